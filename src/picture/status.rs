//! Where a learner stands with each target of a picture.

use std::collections::BTreeMap;

use crate::ItemId;
use crate::advancement::{Applicability, Outcome, Standing};
use crate::progression::{Held, Progression};

/// Where a learner stands with one target, as a picture shows it: each by a colour, a mark, a
/// border and, in the legend, by words.
///
/// ```
/// use continua::picture::Status;
///
/// assert_eq!(Status::Ready.to_string(), "Ready to take up");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Status {
    /// Held: demonstrated, or held on another basis that counts.
    Held,
    /// All is shown, and somebody has yet to attest it.
    Awaiting,
    /// Something was shown, and more is needed.
    Started,
    /// Everything that comes before it is held.
    Ready,
    /// Nothing required is missing, though something recommended is.
    Open,
    /// Something that is held rests on it, and nothing of it was shown: worth a quick check.
    CheckFirst,
    /// Something required comes first.
    Later,
    /// Not asked of the learner here.
    NotAsked,
}

impl Status {
    /// All, in the order of a legend.
    pub const ALL: [Self; 8] = [
        Self::Held,
        Self::Awaiting,
        Self::Started,
        Self::Ready,
        Self::Open,
        Self::CheckFirst,
        Self::Later,
        Self::NotAsked,
    ];

    /// The word for it in class names, as in `checkFirst`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Awaiting => "awaiting",
            Self::Started => "started",
            Self::Ready => "ready",
            Self::Open => "open",
            Self::CheckFirst => "checkFirst",
            Self::Later => "later",
            Self::NotAsked => "notAsked",
        }
    }
}

impl std::fmt::Display for Status {
    /// In plain words, as in a legend.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            Self::Held => "Demonstrated",
            Self::Awaiting => "Shown, awaiting confirmation",
            Self::Started => "Begun, more to show",
            Self::Ready => "Ready to take up",
            Self::Open => "Open, something is best learned before",
            Self::CheckFirst => "Worth a quick check",
            Self::Later => "Later",
            Self::NotAsked => "Not asked here",
        })
    }
}

/// Where a learner stands with every target of a progression. It names no learner.
///
/// ```
/// use continua::ItemId;
/// use continua::picture::{Status, Statuses};
/// use continua::progression::{Progression, Requirement};
///
/// let (a, b) = (ItemId::new("a")?, ItemId::new("b")?);
/// let progression = Progression::builder()
///     .require(Requirement::new(b.clone()).way([a.clone()]))
///     .build();
/// let statuses = Statuses::of_held(&progression.held([a.clone()]));
/// assert_eq!(statuses.get(&a), Some(Status::Held));
/// assert_eq!(statuses.get(&b), Some(Status::Ready));
/// # Ok::<(), continua::IdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Statuses(BTreeMap<ItemId, Status>);

impl Statuses {
    /// What a held set makes of each competency: held, ready, open, to be checked, or later.
    /// O(size of the progression times log n).
    pub fn of_held(held: &Held) -> Self {
        let mut all = BTreeMap::new();
        for id in held.progression().competencies() {
            all.insert(id.clone(), Status::Later);
        }
        let sets = [
            (
                held.underpinnings().competencies().collect::<Vec<_>>(),
                Status::CheckFirst,
            ),
            (held.open().collect(), Status::Open),
            (held.ready().collect(), Status::Ready),
            (held.competencies().collect(), Status::Held),
        ];
        for (ids, status) in sets {
            all.extend(ids.into_iter().map(|id| (id.clone(), status)));
        }
        Self(all)
    }

    /// What a standing and its zone make of each competency. What no rule decides, and what is not
    /// asked of the learner, is not asked. O(size of the progression times log n).
    pub fn of_standing(standing: &Standing, progression: &Progression) -> Self {
        let mut all: BTreeMap<ItemId, Status> = progression
            .competencies()
            .map(|id| (id.clone(), Status::NotAsked))
            .collect();
        for decision in standing.decisions() {
            let status = match decision.outcome() {
                _ if decision.is_held() => Status::Held,
                _ if decision.applicability() != Applicability::InScope => Status::NotAsked,
                Outcome::AwaitingConfirmation => Status::Awaiting,
                Outcome::NotYet(_) => Status::Started,
                _ => Status::Later,
            };
            all.insert(decision.competency().id().clone(), status);
        }
        let zone = standing.zone(progression);
        let mut next = |id: &ItemId, status: Status| {
            if let Some(known) = all.get_mut(id)
                && *known == Status::Later
            {
                *known = status;
            }
        };
        for target in zone.ready() {
            next(target.id(), Status::Ready);
        }
        for check in zone.check_first() {
            if let Some(missing) = check.missing() {
                next(missing.id(), Status::CheckFirst);
            }
        }
        for target in zone.open() {
            next(target.id(), Status::Open);
        }
        Self(all)
    }

    /// The status of a competency, if one was given. O(log n).
    pub fn get(&self, id: &ItemId) -> Option<Status> {
        self.0.get(id).copied()
    }
}

/// Statuses of the embedder's own making.
impl FromIterator<(ItemId, Status)> for Statuses {
    fn from_iter<I: IntoIterator<Item = (ItemId, Status)>>(all: I) -> Self {
        Self(all.into_iter().collect())
    }
}
