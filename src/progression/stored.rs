//! Held sets written by identifier, and read again.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

use crate::id::ItemId;

use super::held::Held;
use super::progression::Progression;

/// How many identifiers an error's message names.
const NAMED: usize = 5;

/// A held set as it is written: identifiers, sorted, each once.
///
/// It knows no progression until [`Progression::restore`] ties it to one. Members that the
/// progression did not hold when it was written stand apart, so that all others can be relied on.
///
/// ```
/// use continua::ItemId;
/// use continua::progression::{Progression, StoredHeld};
///
/// let (a, b) = (ItemId::new("a")?, ItemId::new("b")?);
/// let progression = Progression::builder().competency(b.clone()).competency(a.clone()).build();
/// let held = progression.held([b, a]);
/// let text = serde_json::to_string(&held)?;
/// assert_eq!(text, r#"{"competencies":["a","b"]}"#);
/// let stored: StoredHeld = serde_json::from_str(&text)?;
/// assert_eq!(progression.restore(&stored)?, held);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoredHeld {
    competencies: BTreeSet<ItemId>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    outside: BTreeSet<ItemId>,
}

impl StoredHeld {
    /// The members that were part of the progression, sorted.
    pub fn competencies(&self) -> impl ExactSizeIterator<Item = &ItemId> {
        self.competencies.iter()
    }

    /// The members that were not, sorted.
    pub fn outside(&self) -> impl ExactSizeIterator<Item = &ItemId> {
        self.outside.iter()
    }
}

impl From<&Held> for StoredHeld {
    fn from(held: &Held) -> Self {
        Self {
            competencies: held.competencies().cloned().collect(),
            outside: held.outside().cloned().collect(),
        }
    }
}

/// Written as a [`StoredHeld`]: `{"competencies": [...]}`, sorted by identifier, and `"outside"`
/// beside it if something is held that is not part of the progression.
impl Serialize for Held {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        StoredHeld::from(self).serialize(serializer)
    }
}

/// A stored held set names competencies that the progression does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownCompetencies {
    ids: Vec<ItemId>,
}

impl UnknownCompetencies {
    /// All of them, sorted.
    pub fn ids(&self) -> &[ItemId] {
        &self.ids
    }

    /// What to do about it.
    #[allow(
        clippy::unused_self,
        reason = "every error offers its help in the same way"
    )]
    pub fn help(&self) -> &'static str {
        "restore it with the progression that it was written with, or take the members that are still known by `held`"
    }
}

impl fmt::Display for UnknownCompetencies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.ids.len();
        let what = if number == 1 {
            "competency is"
        } else {
            "competencies are"
        };
        write!(f, "{number} held {what} not part of the progression")?;
        for (id, place) in self.ids.iter().take(NAMED).zip(0..) {
            let before = if place == 0 { ": " } else { ", " };
            write!(f, "{before}`{id}`")?;
        }
        if number > NAMED {
            write!(f, " and {} more", number - NAMED)?;
        }
        Ok(())
    }
}

impl std::error::Error for UnknownCompetencies {}

impl Progression {
    /// The held set that was written, tied to this progression. O(size / 64 + members).
    ///
    /// What was written as outside is taken as it is, part of this progression or not.
    ///
    /// # Errors
    /// [`UnknownCompetencies`] if it was written as part of the progression and is not part of
    /// this one; all such are named.
    pub fn restore(&self, stored: &StoredHeld) -> Result<Held, UnknownCompetencies> {
        let unknown = stored.competencies.iter().filter(|id| !self.contains(id));
        let ids: Vec<ItemId> = unknown.cloned().collect();
        if !ids.is_empty() {
            return Err(UnknownCompetencies { ids });
        }
        let all = stored.competencies.iter().chain(&stored.outside);
        Ok(self.held(all.cloned()))
    }
}
