//! Whether more or better evidence can hurt.

use serde::Serialize;

use super::Doubt;
use super::implied::{Form, Ground};
use super::search::{Search, Side};
use super::witness::Witness;
use crate::advancement::Distinct;
use crate::advancement::node::{Ask, Leaf};
use crate::id::ItemId;
use crate::mastery::{Attempts, Estimator, Rounding};

/// Whether a change of the evidence that should be no harm can turn a rule that is met into one
/// that is not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Steady {
    /// It never can: the rule is monotone in it.
    NeverHurts,
    /// It can, as in this case.
    CanHurt {
        /// Evidence that meets the rule.
        before: Box<Witness>,
        /// The same after the change, which does not.
        after: Box<Witness>,
    },
    /// Not decidable here.
    Undecided {
        /// Why not.
        why: Doubt,
    },
}

impl Steady {
    /// Whether it never hurts, for certain.
    pub fn never_hurts(&self) -> bool {
        *self == Self::NeverHurts
    }
}

/// Whether one more work, whenever it was performed, can hurt.
pub(super) fn in_works(side: Side<'_>, competency: &ItemId) -> Steady {
    decide(side, competency, never_hurt_by_works, &|search, draft| {
        search.one_more(draft, false)
    })
}

/// Whether a higher level of one judgement can hurt.
pub(super) fn in_levels(side: Side<'_>, competency: &ItemId) -> Steady {
    decide(side, competency, never_hurt_by_levels, &|search, draft| {
        search.one_better(draft)
    })
}

fn decide(
    side: Side<'_>,
    competency: &ItemId,
    never: impl Fn(Ground<'_>, &Leaf) -> bool,
    changes: &dyn Fn(&Search<'_>, &super::draft::Draft) -> Vec<super::draft::Draft>,
) -> Steady {
    let compiled = side.compiled();
    let scale = compiled.scale_of(side.plan);
    let settings = compiled.settings_of(side.plan);
    if let (Some(scale), Some(settings)) = (scale, settings) {
        let ground = Ground { scale, settings };
        if side.plan.leaves.iter().all(|leaf| never(ground, leaf)) {
            return Steady::NeverHurts;
        }
    }
    match Search::new(competency, side, None).harm(changes) {
        Some((before, after)) => Steady::CanHurt {
            before: Box::new(before),
            after: Box::new(after),
        },
        None => Steady::Undecided {
            why: Doubt::NothingFound,
        },
    }
}

/// Of attempts that replace each other a further one may be worse, and the best one may be another
/// than before; then only what counts values and nothing else of a work is safe.
fn never_hurt_by_works(ground: Ground<'_>, leaf: &Leaf) -> bool {
    match ground.settings.attempts() {
        Attempts::All => ground.grows(ground.form(leaf)),
        Attempts::Best => counts_values_alone(ground.form(leaf)),
        _ => false,
    }
}

/// Whether a condition sees only how many values there are of which height.
fn counts_values_alone(form: Form) -> bool {
    match form {
        Form::Works {
            distinct,
            spread,
            again,
            ..
        } => {
            let timed = spread > 0 || again.is_some();
            !timed && matches!(distinct, None | Some(Distinct::Task))
        }
        Form::MeanOfTop { .. } => true,
        _ => false,
    }
}

fn never_hurt_by_levels(ground: Ground<'_>, leaf: &Leaf) -> bool {
    let of_values = match &leaf.ask {
        Ask::Works { .. } => true,
        Ask::Body { .. } => false,
        Ask::Estimate(by) => {
            let plain = ground.settings.rounding() == Rounding::Exact || ground.is_plain();
            plain && by.monotone(leaf.value).in_values()
        }
    };
    let in_any_order = || {
        let mean = matches!(
            &leaf.ask,
            Ask::Estimate(Estimator::Mean(_) | Estimator::Median(_))
        );
        mean || counts_values_alone(ground.form(leaf))
    };
    of_values && (ground.settings.attempts() != Attempts::Best || in_any_order())
}
