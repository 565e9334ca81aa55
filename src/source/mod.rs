//! Source texts, places in them, and JSON read with every place kept.
//!
//! [`Json`] reads a document strictly, in one pass, and remembers of every value where in the
//! text it stands. From that follow the two things a checker of curriculum files needs: a finding
//! can point at the line it speaks of, and an [`Edit`] can change one member and leave every other
//! byte as it was.
//!
//! ```
//! use continua::source::{Edit, Json};
//!
//! let json = Json::parse(br#"{ "title": "Mathematics", "grade": 7.0 }"#)?;
//! let grade = json.root().get("grade").unwrap();
//! assert_eq!(grade.number_text(), Some("7.0"));
//! assert_eq!(grade.pointer(), "/grade");
//!
//! let mut edit = Edit::of(&json);
//! edit.replace(json.root().get("title").unwrap(), &"Math")?;
//! assert_eq!(edit.write(), r#"{ "title": "Math", "grade": 7.0 }"#);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod children;
mod edit;
mod edit_error;
mod error;
mod escape;
mod json;
mod layout;
mod lex;
mod limits;
mod names;
mod number;
mod overlap;
mod parse;
mod pointer;
mod repeated;
mod span;
mod splice;
mod tape;
mod text;
mod value;

pub use edit::Edit;
pub use edit_error::EditError;
pub use error::{JsonError, JsonErrorKind};
pub use json::{Json, Repeated};
pub use limits::Limits;
pub(crate) use names::Meanings;
pub use span::{Position, Span};
pub use text::{Source, Utf8Error};
pub use value::{Elements, Kind, Member, Members, Value};
