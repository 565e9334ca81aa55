//! What an item is for: a target to be shown, a heading, a remark, or a course.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The role of an item in its framework.
///
/// To an educator: whether a line of the standards is something to be *shown* (a target), a
/// heading over others, a text to be read, or a course. To a programmer: progressions, policies,
/// decisions and counts speak of targets only.
///
/// ```
/// use continua::framework::Role;
///
/// assert_eq!(Role::of_kind("Student Expectation"), Some(Role::Target));
/// assert_eq!(Role::of_kind("Introduction"), Some(Role::Text));
/// assert_eq!(Role::of_kind("Flurb"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Role {
    /// An explicit, measurable objective: what the rest of the library calls a competency.
    Target,
    /// A heading that holds others: a strand, a domain, a cluster.
    Group,
    /// Words to be read: an introduction, a note, an example.
    Text,
    /// A course or a grade as a whole.
    Course,
}

/// From what the role of an item is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum RoleBasis {
    /// The item type is one whose role is plain, as in `Strand`.
    Kind,
    /// Guessed from the position in the tree: what has no children is a target, what has some is
    /// a group. The item has no type, or one that the library does not know.
    Position,
    /// Said by the embedder, in code or in an overlay.
    Given,
}

/// Item types with a plain role, in lower case. Collected from the vocabularies of published
/// CASE packages; a type that is used for more than one thing is left out.
const KINDS: &[(&str, Role)] = &[
    ("benchmark", Role::Target),
    ("competency", Role::Target),
    ("element", Role::Target),
    ("evidence outcome", Role::Target),
    ("expectation", Role::Target),
    ("grade level expectation", Role::Target),
    ("indicator", Role::Target),
    ("learning objective", Role::Target),
    ("learning outcome", Role::Target),
    ("learning target", Role::Target),
    ("objective", Role::Target),
    ("outcome", Role::Target),
    ("performance expectation", Role::Target),
    ("skill", Role::Target),
    ("student expectation", Role::Target),
    ("sub-standard", Role::Target),
    ("substandard", Role::Target),
    ("target", Role::Target),
    ("anchor", Role::Group),
    ("category", Role::Group),
    ("cluster", Role::Group),
    ("conceptual category", Role::Group),
    ("content area", Role::Group),
    ("discipline", Role::Group),
    ("domain", Role::Group),
    ("grade band", Role::Group),
    ("knowledge and skills", Role::Group),
    ("reporting category", Role::Group),
    ("strand", Role::Group),
    ("subchapter", Role::Group),
    ("subdomain", Role::Group),
    ("theme", Role::Group),
    ("topic", Role::Group),
    ("unit", Role::Group),
    ("appendix", Role::Text),
    ("clarification", Role::Text),
    ("description", Role::Text),
    ("example", Role::Text),
    ("footnote", Role::Text),
    ("general requirements", Role::Text),
    ("implementation", Role::Text),
    ("introduction", Role::Text),
    ("note", Role::Text),
    ("preamble", Role::Text),
    ("course", Role::Course),
    ("grade", Role::Course),
    ("grade level", Role::Course),
    ("grade/course", Role::Course),
];

impl Role {
    /// All roles, in their order.
    pub const ALL: [Self; 4] = [Self::Target, Self::Group, Self::Text, Self::Course];

    /// The role of an item type, where it is plain; case is disregarded. O(number of known types).
    pub fn of_kind(kind: &str) -> Option<Self> {
        let kind = kind.trim();
        KINDS
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(kind))
            .map(|(_, role)| *role)
    }

    /// The word for it, as overlays write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Group => "group",
            Self::Text => "text",
            Self::Course => "course",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Role {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        Self::ALL
            .into_iter()
            .find(|role| role.name() == text)
            .ok_or(UnknownWord("role"))
    }
}

/// A word that is not of a closed vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a {0}")]
pub struct UnknownWord(pub(crate) &'static str);
