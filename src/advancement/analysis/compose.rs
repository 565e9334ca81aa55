//! How the bodies of evidence are composed that are tried.

use super::draft::{Draft, Piece};
use super::kind::Kind;
use super::search::{Beside, Knobs, Search};
use super::ways::{Atom, Way};
use crate::advancement::node::{Ask, Leaf};
use crate::advancement::weigh::estimated;
use crate::advancement::{Distinct, Filter};
use crate::id::{ModalityName, TaskId};

/// How many works of one level are tried to bring an estimate there.
const MOST_WORKS: u32 = 16;

impl Search<'_> {
    /// A draft with more works before or after its own.
    pub(super) fn with(&self, draft: &Draft, beside: Beside, full: bool) -> Draft {
        let mut more = draft.clone();
        let Some(kind) = self.kinds.all().get(beside.kind) else {
            return more;
        };
        for _ in 0..beside.works {
            let day = if beside.after {
                more.last() + 1
            } else {
                more.first() - 1
            };
            push(&mut more, kind, beside.level, day, full, None);
        }
        more
    }

    /// The works that a way asks for, and no more than it asks.
    pub(super) fn base(&self, way: &Way, knobs: Knobs) -> Draft {
        let mut draft = Draft {
            age: knobs.age,
            ..Draft::default()
        };
        let top = self.levels().saturating_sub(1);
        let leaves = way.iter().filter_map(|atom| match atom {
            Atom::Leaf(leaf) => self.one.plan.leaves.get(*leaf as usize),
            _ => None,
        });
        let mut leaves: Vec<(u32, u32, &Leaf)> = leaves
            .map(|leaf| {
                let (works, level) = self.asked(leaf);
                (works, if knobs.top { top } else { level }, leaf)
            })
            .collect();
        // The most works first, so that the others find them there.
        leaves.sort_by_key(|(works, level, _)| std::cmp::Reverse((*works, *level)));
        for (works, level, leaf) in leaves {
            self.show(&mut draft, works, level, leaf, knobs);
        }
        for atom in way {
            match atom {
                Atom::Attested(role, level) => draft.attested.push((
                    role.clone(),
                    if knobs.top {
                        level.map(|_| top)
                    } else {
                        *level
                    },
                )),
                Atom::Held(other) => draft.held.push(*other),
                // No draft tells which works somebody looked at.
                Atom::Leaf(_) | Atom::Upon(..) => {}
            }
        }
        draft
    }

    /// How many works of which level a condition needs.
    fn asked(&self, leaf: &Leaf) -> (u32, u32) {
        match &leaf.ask {
            Ask::Works {
                n, spread, again, ..
            } => {
                let two = u32::from(spread.is_some_and(|days| days > 0)) + 1;
                ((*n).max(two) + u32::from(again.is_some()), leaf.level)
            }
            Ask::Body { n } => (*n, leaf.level),
            Ask::Estimate(by) => {
                let compiled = self.one.compiled();
                let scale = compiled.scale_of(self.one.plan);
                let settings = compiled.settings_of(self.one.plan);
                let (Some(scale), Some(settings)) = (scale, settings) else {
                    return (1, leaf.level);
                };
                for works in 1..=MOST_WORKS {
                    let levels = scale.levels().iter().enumerate().skip(leaf.level as usize);
                    for (at, level) in levels {
                        let values = vec![level.value(); works as usize];
                        let (value, _) = estimated(*by, &values, settings);
                        if value.is_some_and(|value| value.at_least(leaf.value)) {
                            return (works, crate::graph::dense(at));
                        }
                    }
                }
                (1, leaf.level)
            }
        }
    }

    fn show(&self, draft: &mut Draft, works: u32, level: u32, leaf: &Leaf, knobs: Knobs) {
        let Some(filter) = self.one.filter(leaf) else {
            return;
        };
        let bit = self.kinds.bit(filter);
        let passing = || {
            self.kinds
                .all()
                .iter()
                .filter(|kind| kind.passes & bit != 0)
        };
        let mut kinds: Vec<&Kind> = passing().collect();
        // Kinds that few filters let through tell the most.
        kinds.sort_by_key(|kind| kind.passes.count_ones());
        let Some(kind) = kinds.get(knobs.kind).or(kinds.last()) else {
            return;
        };
        let there = draft.pieces.iter();
        let there = there.filter(|piece| piece.kind.passes & bit != 0 && piece.level >= level);
        let there = i64::try_from(there.count()).unwrap_or(i64::MAX);
        let works = (i64::from(works) + knobs.more).clamp(0, 40);
        let (distinct, spread) = match &leaf.ask {
            Ask::Works {
                distinct,
                spread,
                again,
                ..
            } => (*distinct, spread.unwrap_or(0).max(again.unwrap_or(0))),
            Ask::Estimate(_) | Ask::Body { .. } => (None, 0),
        };
        for nth in there..works {
            let last = nth + 1 == works && spread > 0;
            let day = if last { i64::from(spread) } else { 0 };
            push(
                draft,
                kind,
                level,
                day,
                knobs.full,
                Some((distinct, filter)),
            );
        }
    }

    /// The same works, each judged once more at the lowest level, in a way that does not count for
    /// the first rule and does for the other.
    pub(super) fn judged_again(&self, draft: &Draft, way: &Way) -> Option<Draft> {
        let own = way.iter().filter_map(|atom| match atom {
            Atom::Leaf(leaf) => self.one.filter(self.one.plan.leaves.get(*leaf as usize)?),
            _ => None,
        });
        let own = own.fold(0, |bits, filter| bits | self.kinds.bit(filter));
        let mut kinds = self.kinds.all().iter();
        let mut again = draft.clone();
        let kind = kinds.find(|kind| {
            let alike = |piece: &Piece| {
                piece.kind.support == kind.support && piece.kind.demand == kind.demand
            };
            kind.passes & own == 0 && draft.pieces.iter().all(alike)
        })?;
        for piece in &draft.pieces {
            let mut kind = kind.clone();
            kind.role = kind.role.or_else(|| "moderator".parse().ok());
            again.pieces.push(Piece {
                kind,
                level: 0,
                late: true,
                ..piece.clone()
            });
        }
        Some(again)
    }
}

/// Adds a work, which differs from those that are there in what is asked, or in all.
fn push(
    draft: &mut Draft,
    kind: &Kind,
    level: u32,
    day: i64,
    full: bool,
    leaf: Option<(Option<Distinct>, &Filter)>,
) {
    let work = draft.next_work();
    let differs = |by: Distinct| full || leaf.is_some_and(|(distinct, _)| distinct == Some(by));
    let listed = work as usize;
    let tasks = leaf.and_then(|(_, filter)| filter.tasks.as_ref());
    let task = match (&kind.task, tasks) {
        (Some(_), Some(tasks)) if differs(Distinct::Task) && !tasks.is_empty() => {
            tasks.get(listed % tasks.len()).cloned()
        }
        (Some(task), _) => Some(task.clone()),
        (None, _) => {
            let number = if differs(Distinct::Task) { work + 1 } else { 1 };
            TaskId::new(format!("task-{number}")).ok()
        }
    };
    let means = leaf.and_then(|(_, filter)| filter.modalities.as_ref());
    let modality = match (&kind.modality, means) {
        (Some(_), Some(means)) if differs(Distinct::Modality) && !means.is_empty() => {
            means.get(listed % means.len()).cloned()
        }
        (None, None) if differs(Distinct::Modality) => {
            ModalityName::new(format!("means-{}", work + 1)).ok()
        }
        (modality, _) => modality.clone(),
    };
    let Some(task) = task else { return };
    let attempts = draft.pieces.iter().filter(|piece| piece.task == task);
    let attempt = crate::graph::dense(attempts.count() + 1);
    draft.pieces.push(Piece {
        work,
        kind: kind.clone(),
        level,
        task,
        attempt,
        assessor: differs(Distinct::Assessor).then_some(work + 1),
        modality,
        context: differs(Distinct::Context).then_some(work + 1),
        day,
        due: None,
        late: false,
    });
}
