//! Checks: everything that is wrong with a file, where, and how to mend it.
//!
//! [`File::check`](crate::format::case::File::check) and
//! [`Package::check`](crate::format::case::Package::check) go by a [`Profile`] and give a
//! [`Report`](crate::finding::Report). [`catalogue`] lists the rules, each with an example.
//! What is accepted stands with its reason in [`Waivers`]; tests ask with [`assert_clean!`].
//!
//! ```
//! use continua::check::Profile;
//! use continua::format::case::File;
//!
//! let file = File::from_slice(br#"{
//!     "CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "titel": "Mathematics"}
//! }"#)?;
//! let report = file.check(&Profile::practice());
//! let unknown = report.iter().find(|finding| finding.code() == "CASE-008").unwrap();
//! assert_eq!(unknown.message(), "`titel` is no member of the document");
//! assert_eq!(unknown.help(), Some("did you mean `title`?"));
//! assert_eq!(unknown.place().pointer(), Some("/CFDocument/titel"));
//! # Ok::<(), continua::format::case::FileError>(())
//! ```

mod against;
mod catalogue;
mod date_time;
mod error;
mod file;
mod form;
mod harness;
mod package;
mod profile;
pub mod rules;
mod shape;
pub mod waivers;

pub use self::catalogue::catalogue;
pub use self::harness::{CheckFailure, clean};
pub use self::profile::{Profile, UnknownProfile, UnknownRule};
pub use self::waivers::{Waivers, WaiversError};
#[doc(inline)]
pub use crate::assert_clean;
pub use crate::finding::Waiver;
