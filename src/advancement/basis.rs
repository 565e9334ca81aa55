//! On what basis a competency is held.

use std::fmt;

use serde::{Deserialize, Serialize};

/// On what basis a learner holds a competency. Bases are reported apart and never merged.
///
/// ```
/// use continua::advancement::Basis;
///
/// assert_eq!(serde_json::to_string(&Basis::Credited).unwrap(), "\"credited\"");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Basis {
    /// By evidence of the learner's own, under a policy.
    Demonstrated,
    /// By a determination, such as that of a former school.
    Credited,
    /// By placement, or because what is held builds on it. It chooses what to offer and what to
    /// check next, and is no evidence.
    Presumed,
    /// Through an alignment with something that is held. It is no evidence.
    Inferred,
}

impl Basis {
    /// All bases, the strongest first.
    pub const ALL: [Self; 4] = [
        Self::Demonstrated,
        Self::Credited,
        Self::Presumed,
        Self::Inferred,
    ];

    const fn bit(self) -> u8 {
        1 << (self as u8)
    }

    /// The word for it, as policies write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Demonstrated => "demonstrated",
            Self::Credited => "credited",
            Self::Presumed => "presumed",
            Self::Inferred => "inferred",
        }
    }
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A set of bases: those that satisfy a condition on another competency.
///
/// By default demonstrated and credited. Serialised it is a list.
///
/// ```
/// use continua::advancement::{Bases, Basis};
///
/// let bases = Bases::default();
/// assert!(bases.contains(Basis::Credited) && !bases.contains(Basis::Presumed));
/// assert_eq!(serde_json::to_string(&bases).unwrap(), r#"["demonstrated","credited"]"#);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<Basis>", into = "Vec<Basis>")]
pub struct Bases(u8);

impl Bases {
    /// No basis at all.
    pub const NONE: Self = Self(0);

    /// Whether this basis is in the set.
    pub const fn contains(self, basis: Basis) -> bool {
        self.0 & basis.bit() != 0
    }

    /// The set with this basis.
    #[must_use]
    pub const fn with(self, basis: Basis) -> Self {
        Self(self.0 | basis.bit())
    }

    /// Whether the two have a basis in common.
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The bases of the set, the strongest first.
    pub fn iter(self) -> impl Iterator<Item = Basis> {
        Basis::ALL
            .into_iter()
            .filter(move |basis| self.contains(*basis))
    }
}

impl Default for Bases {
    fn default() -> Self {
        Self::NONE.with(Basis::Demonstrated).with(Basis::Credited)
    }
}

impl FromIterator<Basis> for Bases {
    fn from_iter<I: IntoIterator<Item = Basis>>(bases: I) -> Self {
        bases.into_iter().fold(Self::NONE, Self::with)
    }
}

impl From<Vec<Basis>> for Bases {
    fn from(bases: Vec<Basis>) -> Self {
        bases.into_iter().collect()
    }
}

impl From<Bases> for Vec<Basis> {
    fn from(bases: Bases) -> Self {
        bases.iter().collect()
    }
}
