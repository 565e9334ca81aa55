//! CASE 1.0 and 1.1: the format in which states publish standards as JSON.
//!
//! A [`File`] holds no, one or several [`Package`]s, in any of the shapes that servers and exports
//! write. A package keeps every byte, and makes a framework:
//!
//! ```
//! use continua::format::case;
//!
//! let bytes = br#"{
//!     "CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
//!     "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]
//! }"#;
//! let package = case::Package::from_slice(bytes)?;
//! let framework = package.framework()?;
//! assert_eq!(framework.title(), "Mathematics");
//! assert_eq!(package.write().as_bytes(), bytes);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # How files that are not as the standard has them are read
//!
//! | in the file | is read as |
//! |---|---|
//! | `{"CFPackage": {…}}`, `{"CFPackages": […]}`, a bare array | the packages inside |
//! | `null`, an empty text, an empty list | absent |
//! | a text in place of a list of texts (`"subject": "Mathematics"`) | a list of one |
//! | a number in place of a text; a text of digits in place of a number | what it says |
//! | an object with a `name` or `title` in place of a text (`publisher`) | that text |
//! | a text in place of a link (`CFDocumentURI`, the ends of an association) | the URI of a link |
//! | one object in place of a list of objects | a list of one |
//! | `educationalLevel` | `educationLevel` |
//! | a date with a time | its date |
//! | a date that is none, a score finer than a millionth | absent |
//! | an identifier with white space around it | without it |
//! | a second item, criterion or rubric of one identifier | the first stands, the second is left out |
//! | an item, rubric or criterion without identifier | left out of the framework; nothing could refer to it |
//! | an end of an association that resolves to nothing | an outside end |
//! | an association type that CASE does not know | kept as it is |
//!
//! All of it stays in the package as written, and [checking](Package::check) says where it is.

mod error;
mod file;
mod package;
mod read;
pub(crate) mod schema;
mod version;

pub(crate) use self::error::FileFault;
pub use self::error::{FileError, PackageError, PackageProblem};
pub use self::file::File;
pub use self::package::Package;
pub(crate) use self::read::lenient;
pub use self::version::Version;
