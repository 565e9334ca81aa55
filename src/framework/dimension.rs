//! Kinds of learning that are reported beside each other and never averaged together.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The dimension of a competency.
///
/// Skills and dispositions stand beside academic knowledge in competency-based education: they
/// are shown and reported, but never mixed into an academic estimate. Evidence of two dimensions
/// never enters one estimator.
///
/// ```
/// use continua::framework::Dimension;
///
/// assert_eq!("habitsOfWork".parse(), Ok(Dimension::HabitsOfWork));
/// assert_eq!(Dimension::default(), Dimension::Academic);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[non_exhaustive]
pub enum Dimension {
    /// Knowledge and skills of a subject.
    #[default]
    Academic,
    /// Skills that cross subjects: critical thinking, communication.
    HigherOrder,
    /// How work is done: persistence, punctuality, care.
    HabitsOfWork,
    /// How one thinks: curiosity, open-mindedness.
    HabitsOfMind,
    /// Social and emotional learning.
    SocialEmotional,
    /// Knowing and steering one's own learning.
    Metacognitive,
}

impl Dimension {
    /// All dimensions, in their order.
    pub const ALL: [Self; 6] = [
        Self::Academic,
        Self::HigherOrder,
        Self::HabitsOfWork,
        Self::HabitsOfMind,
        Self::SocialEmotional,
        Self::Metacognitive,
    ];

    /// The word for it, as overlays write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Academic => "academic",
            Self::HigherOrder => "higherOrder",
            Self::HabitsOfWork => "habitsOfWork",
            Self::HabitsOfMind => "habitsOfMind",
            Self::SocialEmotional => "socialEmotional",
            Self::Metacognitive => "metacognitive",
        }
    }
}

impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Dimension {
    type Err = super::UnknownWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|d| d.name() == text)
            .ok_or(super::UnknownWord("dimension"))
    }
}

impl Serialize for Dimension {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Dimension {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
