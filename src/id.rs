//! Identifiers: one opaque type for each noun, checked when it is made.
//!
//! Two families stand side by side. What a framework file names (items, documents, associations,
//! rubrics, criteria) is mostly a UUID and compares as one, whatever case it was written in; any
//! other text (an IRI, a CTID) is kept as it is and compares exactly. What an embedder names
//! (learners, works, tasks, policies, …) is opaque text.
//!
//! No identifier is empty, longer than [`MAX_LENGTH`] bytes, begins or ends with white space, or
//! holds a control character.
//!
//! ```
//! use continua::{ItemId, LearnerId};
//!
//! let written = ItemId::new("0E5C2B9A-1F60-4C0B-9D39-2C4E8F1D7A10")?;
//! assert_eq!(written, ItemId::new("0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10")?);
//! assert!(LearnerId::new(" ").is_err());
//! # Ok::<(), continua::IdError>(())
//! ```

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The longest identifier that is taken, in bytes.
pub const MAX_LENGTH: usize = 2_048;

/// An identifier was refused.
///
/// The text itself is not repeated: an identifier may name a learner.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the {noun} identifier {fault}")]
pub struct IdError {
    noun: &'static str,
    fault: Fault,
}

impl IdError {
    /// What the identifier was to name, as in `learner`.
    pub fn noun(&self) -> &'static str {
        self.noun
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
enum Fault {
    #[error("is empty")]
    Empty,
    #[error("is longer than 2048 bytes")]
    Long,
    #[error("begins or ends with white space")]
    Padded,
    #[error("holds a control character")]
    Control,
}

fn check(text: &str, noun: &'static str) -> Result<(), IdError> {
    let fault = if text.is_empty() {
        Fault::Empty
    } else if text.len() > MAX_LENGTH {
        Fault::Long
    } else if text.trim().len() != text.len() {
        Fault::Padded
    } else if text.chars().any(char::is_control) {
        Fault::Control
    } else {
        return Ok(());
    };
    Err(IdError { noun, fault })
}

/// A UUID in its 16 bytes, or the text as it was written.
#[derive(Clone, Eq, PartialOrd, Ord)]
enum Repr {
    Uuid([u8; 16]),
    Text(Arc<str>),
}

impl PartialEq for Repr {
    /// As numbers for two UUIDs, with no look at which byte differs.
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Uuid(one), Self::Uuid(other)) => {
                u128::from_ne_bytes(*one) == u128::from_ne_bytes(*other)
            }
            (Self::Text(one), Self::Text(other)) => one == other,
            _ => false,
        }
    }
}

impl Hash for Repr {
    /// One word for a UUID, in place of each part of it by itself.
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        match self {
            Self::Uuid(bytes) => state.write_u128(u128::from_ne_bytes(*bytes)),
            Self::Text(text) => text.hash(state),
        }
    }
}

impl fmt::Display for Repr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.pad(text),
            Self::Uuid(bytes) => {
                let n = u128::from_be_bytes(*bytes);
                // The fields of RFC 9562: 32, 16, 16, 16 and 48 bits.
                let text = format!(
                    "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
                    n >> 96,
                    (n >> 80) & 0xffff,
                    (n >> 64) & 0xffff,
                    (n >> 48) & 0xffff,
                    n & 0xffff_ffff_ffff
                );
                f.pad(&text)
            }
        }
    }
}

/// Reads `8-4-4-4-12` hexadecimal digits of either case; the version is not judged here.
fn parse_uuid(text: &str) -> Option<[u8; 16]> {
    // Where the two digits of each byte begin.
    const AT: [usize; 16] = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];
    let text: &[u8; 36] = text.as_bytes().try_into().ok()?;
    if [text[8], text[13], text[18], text[23]] != [b'-'; 4] {
        return None;
    }
    let mut bytes = [0; 16];
    // A digit is below 16; what is none has its highest bit set.
    let mut faults = 0;
    for (byte, at) in bytes.iter_mut().zip(AT) {
        let [high, low] = *text.get(at..)?.first_chunk()?;
        let (high, low) = (digit(high), digit(low));
        faults |= high | low;
        *byte = high << 4 | low;
    }
    (faults < 0x80).then_some(bytes)
}

/// The value of a hexadecimal digit, else `0x80`.
#[expect(
    clippy::indexing_slicing,
    reason = "a byte is an index of a table of 256"
)]
const fn digit(byte: u8) -> u8 {
    const VALUES: [u8; 256] = {
        let mut values = [0x80; 256];
        let mut value = 0;
        while value < 16 {
            let digit = b"0123456789abcdef"[value as usize];
            values[digit as usize] = value;
            values[digit.to_ascii_uppercase() as usize] = value;
            value += 1;
        }
        values
    };
    VALUES[byte as usize]
}

/// A UUID as a number, which compares faster than a text.
pub(crate) fn uuid_of(text: &str) -> Option<u128> {
    parse_uuid(text).map(u128::from_be_bytes)
}

macro_rules! serde_through_text {
    ($name:ident) => {
        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                Self::new(text)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::new(&text).map_err(serde::de::Error::custom)
            }
        }
    };
}

macro_rules! framework_id {
    ($(#[$doc:meta])* $name:ident, $noun:literal) => {
        $(#[$doc])*
        ///
        /// Cloning and comparing are O(1) for a UUID, O(length) at most otherwise.
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Repr);

        impl $name {
            /// Checks and keeps an identifier; a UUID is kept without regard to case.
            ///
            /// # Errors
            /// [`IdError`] if the text is empty, longer than [`MAX_LENGTH`] bytes, padded with
            /// white space, or holds a control character.
            pub fn new(text: impl AsRef<str>) -> Result<Self, IdError> {
                let text = text.as_ref();
                if let Some(bytes) = parse_uuid(text) {
                    return Ok(Self(Repr::Uuid(bytes)));
                }
                check(text, $noun)?;
                Ok(Self(Repr::Text(text.into())))
            }

            /// Whether it has the form of a UUID.
            pub fn is_uuid(&self) -> bool {
                matches!(self.0, Repr::Uuid(_))
            }

            /// The number that a UUID is; nothing for other texts.
            #[allow(dead_code, reason = "not asked of every noun")]
            pub(crate) fn uuid(&self) -> Option<u128> {
                match &self.0 {
                    Repr::Uuid(bytes) => Some(u128::from_be_bytes(*bytes)),
                    Repr::Text(_) => None,
                }
            }

            /// The version nibble of a UUID; nothing for other texts.
            pub fn uuid_version(&self) -> Option<u8> {
                match &self.0 {
                    Repr::Uuid([_, _, _, _, _, _, byte, ..]) => Some(byte >> 4),
                    Repr::Text(_) => None,
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        serde_through_text!($name);
    };
}

macro_rules! opaque_id {
    ($(#[$doc:meta])* $name:ident, $noun:literal) => {
        $(#[$doc])*
        ///
        /// Opaque text that compares exactly; cloning is O(1).
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Checks and keeps an identifier.
            ///
            /// # Errors
            /// [`IdError`] if the text is empty, longer than [`MAX_LENGTH`] bytes, padded with
            /// white space, or holds a control character.
            pub fn new(text: impl AsRef<str>) -> Result<Self, IdError> {
                let text = text.as_ref();
                check(text, $noun)?;
                Ok(Self(text.into()))
            }

            /// The text as it was given.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        serde_through_text!($name);
    };
    (debug $name:ident) => {
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }
    };
}

framework_id!(
    /// Names an item of a framework (CASE `CFItem.identifier`).
    ItemId, "item");
framework_id!(
    /// Names a framework document (CASE `CFDocument.identifier`).
    DocumentId, "document");
framework_id!(
    /// Names an association (CASE `CFAssociation.identifier`).
    AssociationId, "association");
framework_id!(
    /// Names a rubric (CASE `CFRubric.identifier`).
    RubricId, "rubric");
framework_id!(
    /// Names a criterion of a rubric (CASE `CFRubricCriterion.identifier`).
    CriterionId, "criterion");

opaque_id!(
    /// The short name under which a library holds a framework, as in `math` of `math:3.OA.7`.
    FrameworkName, "framework name");
opaque_id!(
    /// Names a scale of performance levels.
    ScaleId, "scale");
opaque_id!(
    /// Names a level of a scale, as in `3` or `proficient`.
    LevelId, "level");
opaque_id!(
    /// Names a rung of a ladder: a performance level of the continuum, as in `9`.
    RungId, "rung");
opaque_id!(
    /// Names a learner to the embedder, and says nothing else of them. `Debug` shows only its
    /// first two characters, so that a log of the embedder holds no learner by accident.
    LearnerId, "learner");
opaque_id!(
    /// Names a group of learners who made one work together.
    GroupId, "group");
opaque_id!(
    /// Names a piece of work: what a learner made or did, once.
    WorkId, "work");
opaque_id!(
    /// Names a task: what a learner was asked to do, any number of times.
    TaskId, "task");
opaque_id!(
    /// Names a judgement of a work, or another record of an evidence log.
    JudgementId, "judgement");
opaque_id!(
    /// Names who judged.
    AssessorId, "assessor");
opaque_id!(
    /// The role in which somebody judged or attested, as in `teacher`.
    RoleName, "role");
opaque_id!(
    /// The means by which a learner showed it, as in `written`, `spoken`, `made`.
    ModalityName, "modality");
opaque_id!(
    /// The setting in which it was shown, as in `classroom`, `internship`.
    ContextName, "context");
opaque_id!(
    /// A kind of accommodation, as in `read aloud`.
    AccommodationName, "accommodation");
opaque_id!(
    /// Names a policy.
    PolicyId, "policy");
opaque_id!(
    /// Names an overlay.
    OverlayId, "overlay");
opaque_id!(
    /// Names a determination: the dated act of an authorised person.
    DeterminationId, "determination");

opaque_id!(debug FrameworkName);
opaque_id!(debug ScaleId);
opaque_id!(debug LevelId);
opaque_id!(debug RungId);
opaque_id!(debug GroupId);
opaque_id!(debug WorkId);
opaque_id!(debug TaskId);
opaque_id!(debug JudgementId);
opaque_id!(debug AssessorId);
opaque_id!(debug RoleName);
opaque_id!(debug ModalityName);
opaque_id!(debug ContextName);
opaque_id!(debug AccommodationName);
opaque_id!(debug PolicyId);
opaque_id!(debug OverlayId);
opaque_id!(debug DeterminationId);

impl RoleName {
    /// The role `teacher`, in which most judgements are made.
    pub fn teacher() -> Self {
        Self("teacher".into())
    }
}

impl From<&JudgementId> for WorkId {
    /// Names a work that has no name of its own after its only judgement.
    fn from(judgement: &JudgementId) -> Self {
        Self(Arc::clone(&judgement.0))
    }
}

impl fmt::Debug for LearnerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let start: String = self.0.chars().take(2).collect();
        write!(f, "LearnerId({start}…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uuids_compare_without_case_and_print_in_lower_case() {
        let upper = ItemId::new("0E5C2B9A-1F60-4C0B-9D39-2C4E8F1D7A10").unwrap();
        let lower = ItemId::new("0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10").unwrap();
        assert_eq!(upper, lower);
        assert_eq!(upper.to_string(), "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10");
        assert_eq!(upper.uuid_version(), Some(4));
        assert!(
            !ItemId::new("0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a1g")
                .unwrap()
                .is_uuid()
        );
    }

    #[test]
    fn other_texts_compare_exactly() {
        assert_ne!(ItemId::new("ce-A").unwrap(), ItemId::new("ce-a").unwrap());
    }

    #[test]
    fn refusals_say_what_and_never_repeat_the_text() {
        for (text, message) in [
            ("", "the learner identifier is empty"),
            (
                " x",
                "the learner identifier begins or ends with white space",
            ),
            (
                "x\u{7}y",
                "the learner identifier holds a control character",
            ),
        ] {
            assert_eq!(LearnerId::new(text).unwrap_err().to_string(), message);
        }
        let long = "x".repeat(MAX_LENGTH + 1);
        assert!(LearnerId::new(long).is_err());
    }

    #[test]
    fn debug_of_a_learner_is_abbreviated() {
        let learner = LearnerId::new("maria.santos@example.org").unwrap();
        assert_eq!(format!("{learner:?}"), "LearnerId(ma…)");
    }

    #[test]
    fn serde_goes_through_the_check() {
        assert!(serde_json::from_str::<ItemId>("\"\"").is_err());
        let id: TaskId = serde_json::from_str("\"quiz 1\"").unwrap();
        assert_eq!(serde_json::to_string(&id).unwrap(), "\"quiz 1\"");
    }
}
