//! What is held on other grounds than the learner's own evidence.

use std::collections::{BTreeMap, BTreeSet};

use super::determination::{Determination, in_force};
use super::policy::Compiled;
use super::{Bases, Basis, Outcome};
use crate::id::{ItemId, LearnerId, RungId};
use crate::moment::AsOf;

/// What is held on other grounds than the learner's own evidence.
///
/// ```
/// use continua::advancement::Holdings;
///
/// let holdings = Holdings::default().presuming(["sci-1".parse()?]);
/// # Ok::<(), continua::IdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holdings {
    determinations: Vec<Determination>,
    presumed: BTreeSet<ItemId>,
    inferred: BTreeSet<ItemId>,
    starts: BTreeMap<ItemId, RungId>,
}

impl Holdings {
    /// With these determinations, in the order in which they were made; those of other learners
    /// are disregarded.
    #[must_use]
    pub fn determined(mut self, all: impl IntoIterator<Item = Determination>) -> Self {
        self.determinations.extend(all);
        self
    }

    /// With these competencies presumed, as by placement.
    #[must_use]
    pub fn presuming(mut self, ids: impl IntoIterator<Item = ItemId>) -> Self {
        self.presumed.extend(ids);
        self
    }

    /// With these competencies inferred through an alignment.
    #[must_use]
    pub fn inferring(mut self, ids: impl IntoIterator<Item = ItemId>) -> Self {
        self.inferred.extend(ids);
        self
    }

    /// With a start place on the ladder of a competency, as by placement: presumed, and no
    /// evidence. Of two for one ladder the later stands.
    #[must_use]
    pub fn starting(mut self, competency: ItemId, rung: RungId) -> Self {
        self.starts.insert(competency, rung);
        self
    }

    /// The bases, other than evidence, on which a learner holds each competency and each rung that
    /// is decided.
    pub(super) fn bases(&self, learner: &LearnerId, as_of: &AsOf, policy: &Compiled) -> Vec<Bases> {
        let mut bases = vec![Bases::NONE; policy.plans.len()];
        let mut add = |id: &ItemId, rung: Option<&RungId>, basis: Basis| {
            let at = match rung {
                Some(rung) => policy.unit(id, rung),
                None => policy.index.get(id).copied(),
            };
            if let Some(slot) = at.and_then(|at| bases.get_mut(at as usize)) {
                *slot = slot.with(basis);
            }
        };
        let zone = &policy.definition.zone;
        let known = |act: &Determination| {
            as_of
                .known()
                .is_none_or(|known| act.at.earliest(zone) <= known.latest(zone))
        };
        let acts: Vec<Determination> = (self.determinations.iter())
            .filter(|act| act.learner == *learner && known(act))
            .cloned()
            .collect();
        for act in in_force(&acts) {
            if act.outcome == Outcome::Demonstrated && act.basis != Basis::Demonstrated {
                add(&act.competency, act.rung.as_ref(), act.basis);
            }
        }
        for (id, rung) in &self.starts {
            add(id, Some(rung), Basis::Presumed);
        }
        for id in &self.presumed {
            add(id, None, Basis::Presumed);
        }
        for id in &self.inferred {
            add(id, None, Basis::Inferred);
        }
        bases
    }
}
