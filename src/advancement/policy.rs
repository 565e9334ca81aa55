//! Policies, ready to decide.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::node::{Leaf, Node};
use super::{Bases, EvaluateError, Filter, Fingerprint, InEffect, PolicyDefinition};
use crate::finding::Report;
use crate::framework::{Competency, Ladder, Library, Rung, Scale};
use crate::graph::Table;
use crate::id::{ItemId, RungId};
use crate::mastery::Settings;
use crate::moment::AsOf;
use crate::progression::Progression;

/// A policy, ready to decide: every competency has its rule, every reference is found.
///
/// Owned, immutable, `Send + Sync`; a clone is O(1). It holds the library that it was compiled
/// against. Made by [`Policy::compile`].
#[derive(Debug, Clone)]
pub struct Policy(pub(super) Arc<Compiled>);

#[derive(Debug)]
pub(super) struct Compiled {
    pub(super) definition: PolicyDefinition,
    pub(super) fingerprint: Fingerprint,
    pub(super) library: Library,
    /// The fingerprint of the library, once somebody asked for it.
    pub(super) frameworks: OnceLock<Fingerprint>,
    pub(super) progression: Option<Progression>,
    pub(super) scales: Vec<Scale>,
    pub(super) filters: Vec<Filter>,
    pub(super) settings: Vec<Settings>,
    /// All targets of the library, in its order.
    pub(super) targets: Vec<ItemId>,
    /// Of these no decision is made.
    pub(super) not_assessed: BTreeSet<ItemId>,
    pub(super) index: HashMap<ItemId, u32>,
    /// Rungs of ladders, which are decided under the indices that follow those of the targets.
    pub(super) rungs: Vec<RungPlace>,
    /// By target that has a ladder and a rule for it: the indices of its rungs, lowest first.
    pub(super) ladders: BTreeMap<u32, Range<u32>>,
    /// By target, and then by rung: the rule.
    pub(super) plans: Vec<Option<Plan>>,
    /// Strongly connected parts; what a part asks about stands before it.
    pub(super) parts: Vec<Vec<u32>>,
    pub(super) part_of: Vec<u32>,
    /// By target: the targets whose rules ask about it.
    pub(super) dependents: Table,
    pub(super) needs_moment: bool,
    pub(super) report: Report,
}

impl Compiled {
    /// The fingerprint of the library. O(length of its texts), once.
    pub(super) fn frameworks(&self) -> Fingerprint {
        let print = || Fingerprint::of_library(&self.library);
        *self.frameworks.get_or_init(print)
    }
}

/// A rung that is decided: of which target, and which of its ladder, counted from the lowest.
#[derive(Debug, Clone, Copy)]
pub(super) struct RungPlace {
    pub(super) target: u32,
    pub(super) rung: u32,
}

/// What decides one competency, or one rung of its ladder.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    /// The binding in the definition, by the number that [`super::ladder_binding`] gives it.
    pub(super) binding: u32,
    pub(super) scale: u32,
    pub(super) settings: u32,
    pub(super) node: Node,
    pub(super) leaves: Vec<Leaf>,
    /// Where its leaves begin in a standing.
    pub(super) first_leaf: u32,
}

impl Policy {
    /// The definition from which it was compiled.
    pub fn definition(&self) -> &PolicyDefinition {
        &self.0.definition
    }

    /// The library against which it was compiled.
    pub fn library(&self) -> &Library {
        &self.0.library
    }

    /// The progression on which its rules may ask for prerequisites.
    pub fn progression(&self) -> Option<&Progression> {
        self.0.progression.as_ref()
    }

    /// The fingerprint of the definition and its scales: equal policies have equal ones.
    pub fn fingerprint(&self) -> Fingerprint {
        self.0.fingerprint
    }

    /// The bases on which another competency satisfies a condition.
    pub fn satisfied_by(&self) -> Bases {
        self.0.definition.satisfied_by
    }

    /// Whether it is in effect at the moment of a question. It decides all the same, and every
    /// standing says so.
    pub fn in_effect(&self, as_of: &AsOf) -> InEffect {
        let definition = self.definition();
        definition.effective.at(as_of, &definition.zone)
    }

    /// What was found and did not stand in the way.
    pub fn report(&self) -> &Report {
        &self.0.report
    }

    /// The competencies that it decides, in the order of the library. O(targets).
    pub fn decides(&self) -> impl Iterator<Item = Competency<'_>> {
        let ids = self.0.targets.iter().zip(&self.0.plans);
        ids.filter(|(_, plan)| plan.is_some())
            .filter_map(|(id, _)| self.0.library.competency(id))
    }

    /// The competencies that it decides, and those that its rules ask about.
    pub(crate) fn asks_about(&self) -> impl Iterator<Item = &ItemId> {
        let plans = (0u32..).zip(&self.0.plans);
        let asked = plans.filter_map(|(at, plan)| Some((at, plan.as_ref()?)));
        let all = asked.flat_map(|(at, plan)| plan.node.others().into_iter().chain([at]));
        all.filter_map(|target| self.0.id(target))
    }

    /// The competencies for which it has no rule, in the order of the library. O(targets).
    pub fn leaves_open(&self) -> impl Iterator<Item = Competency<'_>> {
        let ids = self.0.targets.iter().zip(&self.0.plans);
        ids.filter(|(_, plan)| plan.is_none())
            .filter_map(|(id, _)| self.0.library.competency(id))
    }

    /// The binding that decides a competency. O(1).
    pub fn binding(&self, competency: &ItemId) -> Option<&super::Binding> {
        let plan = self.0.plan(*self.0.index.get(competency)?)?;
        self.0.definition.bindings.get(plan.binding as usize)
    }

    /// The binding that decides the rungs of a competency's ladder. O(log ladders).
    pub fn ladder_binding(&self, competency: &ItemId) -> Option<&super::LadderBinding> {
        let units = self.0.units(*self.0.index.get(competency)?);
        let plan = self.0.plan(units.clone().next()?)?;
        self.0.definition.ladder_at(plan.binding)
    }

    /// The scale in whose levels a competency is decided. O(1).
    pub fn scale(&self, competency: &ItemId) -> Option<&Scale> {
        let plan = self.0.plan(*self.0.index.get(competency)?)?;
        self.0.scales.get(plan.scale as usize)
    }
}

impl Compiled {
    /// Refuses a question without a moment, where a rule asks how old evidence is.
    pub(super) fn needs(&self, as_of: &AsOf) -> Result<(), EvaluateError> {
        let names_none = as_of.performed().is_none() && as_of.known().is_none();
        if self.needs_moment && names_none {
            return Err(EvaluateError::NoMoment);
        }
        Ok(())
    }

    pub(super) fn plan(&self, target: u32) -> Option<&Plan> {
        self.plans.get(target as usize)?.as_ref()
    }

    pub(super) fn id(&self, target: u32) -> Option<&ItemId> {
        self.targets.get(target as usize)
    }

    /// The competency that is decided under an index, by itself or as a rung of its ladder.
    pub(super) fn subject(&self, at: u32) -> Option<&ItemId> {
        self.id(at).or_else(|| self.id(self.rung_place(at)?.target))
    }

    /// The target that is decided under an index, by itself or as a rung of its ladder.
    pub(super) fn target_of(&self, at: u32) -> u32 {
        self.rung_place(at).map_or(at, |place| place.target)
    }

    /// The rung that is decided under an index; nothing for a target.
    pub(super) fn rung(&self, at: u32) -> Option<&Rung> {
        let place = self.rung_place(at)?;
        self.ladder(place.target)?.rungs().get(place.rung as usize)
    }

    fn rung_place(&self, at: u32) -> Option<&RungPlace> {
        let past = (at as usize).checked_sub(self.targets.len())?;
        self.rungs.get(past)
    }

    pub(super) fn ladder(&self, target: u32) -> Option<&Ladder> {
        self.library.competency(self.id(target)?)?.ladder()
    }

    /// The indices of the rungs of a target that are decided, lowest first.
    pub(super) fn units(&self, target: u32) -> Range<u32> {
        self.ladders.get(&target).cloned().unwrap_or_default()
    }

    /// The index under which a rung is decided.
    pub(super) fn unit(&self, competency: &ItemId, rung: &RungId) -> Option<u32> {
        let mut units = self.units(*self.index.get(competency)?);
        units.find(|at| self.rung(*at).is_some_and(|known| known.id() == rung))
    }

    /// The indices under which something is decided of a target: its own and those of its rungs.
    pub(super) fn deciders(&self, target: u32) -> impl Iterator<Item = u32> {
        let all = std::iter::once(target).chain(self.units(target));
        all.filter(|at| self.plan(*at).is_some())
    }

    pub(super) fn scale_of(&self, plan: &Plan) -> Option<&Scale> {
        self.scales.get(plan.scale as usize)
    }

    pub(super) fn settings_of(&self, plan: &Plan) -> Option<&Settings> {
        self.settings.get(plan.settings as usize)
    }
}
