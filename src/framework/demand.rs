//! How demanding a target or a task is.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Cognitive demand, on Webb's or on Bloom's scale.
///
/// The two scales are not comparable: [`CognitiveDemand::at_least`] answers nothing across them.
/// As text: `webb:3`, `bloom:apply`.
///
/// Sources: N. Webb, *Depth-of-Knowledge Levels for Four Content Areas* (2002); L. Anderson and
/// D. Krathwohl, *A Taxonomy for Learning, Teaching, and Assessing* (2001).
///
/// ```
/// use continua::framework::CognitiveDemand;
///
/// let strategic: CognitiveDemand = "webb:3".parse()?;
/// assert_eq!(strategic.at_least("webb:2".parse()?), Some(true));
/// assert_eq!(strategic.at_least("bloom:apply".parse()?), None);
/// # Ok::<(), continua::framework::UnknownWord>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum CognitiveDemand {
    /// Webb's depth of knowledge.
    Webb(DepthOfKnowledge),
    /// Bloom's taxonomy in its revision of 2001.
    Bloom(Bloom),
}

/// Webb's four levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DepthOfKnowledge {
    /// Level 1: recall and reproduction.
    Recall,
    /// Level 2: skills and concepts.
    Skill,
    /// Level 3: strategic thinking.
    Strategic,
    /// Level 4: extended thinking.
    Extended,
}

/// Bloom's six processes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Bloom {
    /// Retrieve from memory.
    Remember,
    /// Make sense of it.
    Understand,
    /// Carry out a procedure.
    Apply,
    /// Take apart and relate.
    Analyze,
    /// Judge by criteria.
    Evaluate,
    /// Put together something new.
    Create,
}

const WORDS: [(&str, CognitiveDemand); 10] = [
    ("webb:1", CognitiveDemand::Webb(DepthOfKnowledge::Recall)),
    ("webb:2", CognitiveDemand::Webb(DepthOfKnowledge::Skill)),
    ("webb:3", CognitiveDemand::Webb(DepthOfKnowledge::Strategic)),
    ("webb:4", CognitiveDemand::Webb(DepthOfKnowledge::Extended)),
    ("bloom:remember", CognitiveDemand::Bloom(Bloom::Remember)),
    (
        "bloom:understand",
        CognitiveDemand::Bloom(Bloom::Understand),
    ),
    ("bloom:apply", CognitiveDemand::Bloom(Bloom::Apply)),
    ("bloom:analyze", CognitiveDemand::Bloom(Bloom::Analyze)),
    ("bloom:evaluate", CognitiveDemand::Bloom(Bloom::Evaluate)),
    ("bloom:create", CognitiveDemand::Bloom(Bloom::Create)),
];

impl CognitiveDemand {
    /// Whether it is as demanding as `other`; nothing where the two are on different scales.
    pub fn at_least(self, other: Self) -> Option<bool> {
        match (self, other) {
            (Self::Webb(a), Self::Webb(b)) => Some(a >= b),
            (Self::Bloom(a), Self::Bloom(b)) => Some(a >= b),
            _ => None,
        }
    }

    /// The text for it, as in `webb:3`.
    pub fn name(self) -> &'static str {
        WORDS
            .iter()
            .find(|(_, demand)| *demand == self)
            .map_or("", |(word, _)| word)
    }
}

impl fmt::Display for CognitiveDemand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for CognitiveDemand {
    type Err = super::UnknownWord;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = WORDS.iter().find(|(word, _)| *word == text);
        found
            .map(|(_, demand)| *demand)
            .ok_or(super::UnknownWord("cognitive demand"))
    }
}

impl Serialize for CognitiveDemand {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for CognitiveDemand {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
