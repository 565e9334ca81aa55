//! How overlays, evidence and rules name an item.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{IdError, ItemId};

/// A text that names an item of a library: an identifier, `framework:code`, or a code alone.
///
/// It is resolved by [`super::Library::find`], in that order: what is the identifier of an item
/// names that item; what begins with the name of a framework and a colon names by code in that
/// framework; all else is a code, which must be unique in the library.
///
/// ```
/// use continua::framework::Reference;
///
/// let reference: Reference = "math:3.OA.7".parse()?;
/// assert_eq!(reference.as_str(), "math:3.OA.7");
/// # Ok::<(), continua::IdError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reference(Arc<str>);

impl Reference {
    /// Keeps a reference, unresolved.
    ///
    /// # Errors
    /// [`IdError`] if the text could be no identifier and no code: empty, too long, padded, or
    /// with a control character.
    pub fn new(text: impl AsRef<str>) -> Result<Self, IdError> {
        // The rules for a reference are those for an identifier that it may be.
        let text = text.as_ref();
        ItemId::new(text)?;
        Ok(Self(text.into()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&ItemId> for Reference {
    fn from(id: &ItemId) -> Self {
        Self(id.to_string().into())
    }
}

impl From<ItemId> for Reference {
    fn from(id: ItemId) -> Self {
        Self::from(&id)
    }
}

impl FromStr for Reference {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        Self::new(text)
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reference({})", self.0)
    }
}

impl Serialize for Reference {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Reference {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// A reference names no item, or more than one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReferenceError {
    /// Neither an identifier nor a code of the library.
    #[error("`{reference}` names no item")]
    Unknown {
        /// The reference.
        reference: Reference,
        /// A code that is close to it, as a reference.
        near: Option<Reference>,
    },
    /// A code that several items have.
    #[error("`{reference}` names {} items", candidates.len())]
    Ambiguous {
        /// The reference.
        reference: Reference,
        /// The identifiers of the items, in the order of the library.
        candidates: Vec<ItemId>,
    },
}
