//! From the rule of a ladder to one for each of its rungs.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Compiler;
use crate::advancement::policy::{Plan, RungPlace};
use crate::advancement::{Filter, Unpitched};
use crate::framework::Ladder;
use crate::graph::dense;
use crate::id::{ItemId, RungId};

/// Of which rungs works count where one is decided.
pub(super) struct Pitch {
    rungs: Vec<RungId>,
    without_rung: bool,
}

impl Pitch {
    /// The same filter, letting through works of these rungs alone.
    pub(super) fn narrow(&self, filter: &Filter) -> Filter {
        let asked = filter.rungs.as_ref();
        let wanted = |rung: &&RungId| asked.is_none_or(|asked| asked.contains(rung));
        Filter {
            rungs: Some(self.rungs.iter().filter(wanted).cloned().collect()),
            without_rung: self.without_rung && (asked.is_none() || filter.without_rung),
            ..filter.clone()
        }
    }
}

impl Compiler<'_> {
    /// Adds a plan for each rung of each ladder that a rule is bound to, after those of the targets,
    /// and says under which indices they stand.
    pub(super) fn ladders(
        &mut self,
        plans: &mut Vec<Option<Plan>>,
        mut first_leaf: u32,
    ) -> BTreeMap<u32, Range<u32>> {
        let mut ladders = BTreeMap::new();
        if self.definition.ladders.is_empty() {
            return ladders;
        }
        let chosen = self.choose(self.definition.ladder_selections(), |item| {
            item.competency().is_some_and(|it| it.ladder().is_some())
        });
        for (target, binding) in (0u32..).zip(chosen) {
            let Some(binding) = binding else { continue };
            let first = dense(plans.len());
            for (rung, pitch) in (0u32..).zip(self.pitches(target, binding)) {
                let plan = self.plan(target, binding, first_leaf, Some(pitch));
                let leaves = plan.as_ref().map_or(0, |plan| dense(plan.leaves.len()));
                first_leaf = first_leaf.saturating_add(leaves);
                self.rungs.push(RungPlace { target, rung });
                plans.push(plan);
            }
            ladders.insert(target, first..dense(plans.len()));
        }
        ladders
    }

    /// For each rung of a ladder, lowest first, of which rungs works count for it.
    fn pitches(&self, target: u32, binding: u32) -> Vec<Pitch> {
        let (Some(ladder), Some((_, bound))) =
            (self.ladder(target), self.definition.bound(binding))
        else {
            return Vec::new();
        };
        let mut rest: &[_] = ladder.rungs();
        let mut pitches = Vec::with_capacity(rest.len());
        while let [own, higher @ ..] = rest {
            let higher_too = higher.iter().filter(|_| bound.higher_counts);
            let rungs = std::iter::once(own).chain(higher_too);
            pitches.push(Pitch {
                rungs: rungs.map(|rung| rung.id().clone()).collect(),
                without_rung: pitches.is_empty() && bound.unpitched == Unpitched::Lowest,
            });
            rest = higher;
        }
        pitches
    }

    fn ladder(&self, target: u32) -> Option<&Ladder> {
        let id = self.targets.get(target as usize)?;
        self.library.competency(id)?.ladder()
    }

    /// The competency that is decided under an index, by itself or as a rung of its ladder.
    pub(super) fn subject(&self, at: u32) -> Option<&ItemId> {
        self.targets.get(self.target_of(at) as usize)
    }

    /// The target that is decided under an index, by itself or as a rung of its ladder.
    pub(super) fn target_of(&self, at: u32) -> u32 {
        let past = (at as usize).checked_sub(self.targets.len());
        let rung = past.and_then(|past| self.rungs.get(past));
        rung.map_or(at, |rung| rung.target)
    }
}
