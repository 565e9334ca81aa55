//! With how much help something was shown.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::id::{AccommodationName, IdError};

/// With how much help a work was done.
///
/// *Accommodated* counts as independent, unless a policy names that kind of accommodation as part
/// of what the target measures. *Scaffolded* shows what a learner can do with help and not yet
/// alone. *Modified* is another, easier target: its result belongs to the alternate target that
/// is recorded with it, and is never counted for, nor called a failure of, the unmodified one.
///
/// As text: `independent`, `scaffolded`, `modified`, `accommodated` or
/// `accommodated: read aloud; extra time`. In JSON the kind and the `accommodations` are members
/// of the work.
///
/// ```
/// use continua::{Support, SupportKind};
///
/// let support: Support = "accommodated: read aloud; extra time".parse()?;
/// assert_eq!(support.kind(), SupportKind::Accommodated);
/// assert_eq!(support.accommodations().len(), 2);
/// assert_eq!(support.to_string(), "accommodated: extra time; read aloud");
/// # Ok::<(), continua::evidence::SupportError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Support {
    kind: SupportKind,
    accommodations: Vec<AccommodationName>,
}

/// The four kinds of [`Support`].
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum SupportKind {
    /// Alone.
    #[default]
    Independent,
    /// With a change in how it was presented or answered, and none in what was asked.
    Accommodated,
    /// With hints, prompts or parts done together.
    Scaffolded,
    /// Something else, mostly less, was asked.
    Modified,
}

impl SupportKind {
    /// Every kind, from none to most.
    pub const ALL: [Self; 4] = [
        Self::Independent,
        Self::Accommodated,
        Self::Scaffolded,
        Self::Modified,
    ];

    /// The text that stands for it in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Independent => "independent",
            Self::Accommodated => "accommodated",
            Self::Scaffolded => "scaffolded",
            Self::Modified => "modified",
        }
    }
}

impl FromStr for SupportKind {
    type Err = SupportError;

    fn from_str(text: &str) -> Result<Self, SupportError> {
        let found = Self::ALL.into_iter().find(|kind| kind.as_str() == text);
        found.ok_or(SupportError::NotAKind)
    }
}

impl fmt::Display for SupportKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Support {
    /// Alone.
    pub const INDEPENDENT: Self = Self::plain(SupportKind::Independent);
    /// With hints, prompts or parts done together.
    pub const SCAFFOLDED: Self = Self::plain(SupportKind::Scaffolded);
    /// Something else was asked.
    pub const MODIFIED: Self = Self::plain(SupportKind::Modified);

    const fn plain(kind: SupportKind) -> Self {
        Self {
            kind,
            accommodations: Vec::new(),
        }
    }

    /// With these accommodations; their order and repetition do not matter.
    ///
    /// ```
    /// use continua::{AccommodationName, Support};
    ///
    /// let aloud = AccommodationName::new("read aloud")?;
    /// let support = Support::accommodated([aloud.clone()]);
    /// assert_eq!(support.accommodations(), [aloud]);
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn accommodated(kinds: impl IntoIterator<Item = AccommodationName>) -> Self {
        let mut accommodations: Vec<_> = kinds.into_iter().collect();
        accommodations.sort_unstable();
        accommodations.dedup();
        Self {
            kind: SupportKind::Accommodated,
            accommodations,
        }
    }

    /// Of a kind and its accommodations.
    ///
    /// # Errors
    /// [`SupportError::NotAccommodated`] if accommodations are named beside another kind.
    pub fn of_parts(
        kind: SupportKind,
        accommodations: impl IntoIterator<Item = AccommodationName>,
    ) -> Result<Self, SupportError> {
        let named = Self::accommodated(accommodations);
        if kind == SupportKind::Accommodated {
            return Ok(named);
        }
        if named.accommodations.is_empty() {
            return Ok(kind.into());
        }
        Err(SupportError::NotAccommodated)
    }

    /// Which of the four it is.
    pub const fn kind(&self) -> SupportKind {
        self.kind
    }

    /// The accommodations, sorted; empty but for [`SupportKind::Accommodated`].
    pub fn accommodations(&self) -> &[AccommodationName] {
        &self.accommodations
    }
}

impl From<SupportKind> for Support {
    /// Accommodations are not named.
    fn from(kind: SupportKind) -> Self {
        Self::plain(kind)
    }
}

impl fmt::Display for Support {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.as_str())?;
        for (at, accommodation) in self.accommodations.iter().enumerate() {
            let joint = if at == 0 { ": " } else { "; " };
            write!(f, "{joint}{accommodation}")?;
        }
        Ok(())
    }
}

/// A text is no [`Support`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SupportError {
    /// None of the four kinds.
    #[error("not a kind of support: `independent`, `accommodated`, `scaffolded` or `modified`")]
    NotAKind,
    /// Accommodations are named beside another kind.
    #[error("only `accommodated` names its accommodations")]
    NotAccommodated,
    /// An accommodation has no name.
    #[error(transparent)]
    Accommodation(#[from] IdError),
}

impl FromStr for Support {
    type Err = SupportError;

    fn from_str(text: &str) -> Result<Self, SupportError> {
        let (kind, names) = match text.split_once(':') {
            Some((kind, names)) => (kind.trim(), Some(names)),
            None => (text, None),
        };
        let kind: SupportKind = kind.parse()?;
        let Some(names) = names else {
            return Ok(kind.into());
        };
        if kind != SupportKind::Accommodated {
            return Err(SupportError::NotAccommodated);
        }
        let names = names.split(';').map(|name| name.trim().parse());
        Ok(Self::accommodated(names.collect::<Result<Vec<_>, _>>()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_round_trip() {
        for text in [
            "independent",
            "accommodated",
            "scaffolded",
            "modified",
            "accommodated: extra time; read aloud",
        ] {
            let support: Support = text.parse().unwrap();
            assert_eq!(support.to_string(), text);
        }
    }

    #[test]
    fn refusals() {
        for text in ["", "helped", "scaffolded: hints", "accommodated: ; x"] {
            assert!(text.parse::<Support>().is_err(), "{text}");
        }
    }
}
