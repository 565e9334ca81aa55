//! Why an edit is refused.

use super::error::JsonError;
use super::value::Kind;

/// An edit is refused; those made before it stand.
///
/// ```
/// use continua::source::{Edit, EditError, Json};
///
/// let json = Json::parse(br#"{"CFItems": [{"fullStatement": "A"}]}"#)?;
/// let mut edit = Edit::of(&json);
/// edit.remove(json.at("/CFItems/0").unwrap())?;
/// let error = edit.replace(json.at("/CFItems/0/fullStatement").unwrap(), &"B").unwrap_err();
/// assert!(matches!(error, EditError::Overlaps { .. }));
/// assert_eq!(
///     error.to_string(),
///     "an edit at `/CFItems/0/fullStatement` overlaps another at `/CFItems/0`",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EditError {
    /// A value of another document.
    #[error("the value at `{pointer}` belongs to another document than the edit")]
    OtherDocument {
        /// The JSON pointer of the value in its own document.
        pointer: String,
    },
    /// A value that is edited already, or is in or around one that is replaced or removed.
    #[error("an edit at `{pointer}` overlaps another at `{other}`")]
    Overlaps {
        /// The JSON pointer of the value.
        pointer: String,
        /// That of the one that is edited already.
        other: String,
    },
    /// The whole document cannot be removed, only replaced.
    #[error("the whole document cannot be removed")]
    Root,
    /// Another kind of value than can be edited so.
    #[error("expected {expected} at `{pointer}`, found {found}")]
    WrongKind {
        /// The JSON pointer of the value.
        pointer: String,
        /// What kind of value could be edited so.
        expected: &'static str,
        /// What it is.
        found: Kind,
    },
    /// A name where only values can be edited so, or a value that has no name.
    #[error("expected {expected} at `{pointer}`")]
    NotA {
        /// The JSON pointer of the member or element.
        pointer: String,
        /// What could be edited so.
        expected: &'static str,
    },
    /// The object has a member of that name.
    #[error("the object at `{pointer}` has a member `{name}` already")]
    NameTaken {
        /// The JSON pointer of the object.
        pointer: String,
        /// The name.
        name: String,
    },
    /// A place past the end of an array or object.
    #[error("place {place} is past the end of `{pointer}`, which has {length}")]
    NoPlace {
        /// The JSON pointer of the array or object.
        pointer: String,
        /// The place that was asked for, counted from 0.
        place: u32,
        /// How many elements or members it has.
        length: u32,
    },
    /// The text to write is no JSON.
    #[error("the new text is not JSON: {0}")]
    NotJson(#[from] JsonError),
    /// The value to write cannot be written as JSON.
    #[error("the new value cannot be written as JSON: {0}")]
    Unwritable(String),
}
