//! Kinds of works that the filters of rules tell apart.

use std::collections::BTreeMap;

use super::implied::is_same;
use crate::advancement::Filter;
use crate::evidence::{Purpose, SupportKind};
use crate::framework::CognitiveDemand;
use crate::id::{ModalityName, RoleName, RungId, TaskId};

/// What is the same of works that no filter tells apart; what is not said is left open.
#[derive(Debug, Clone)]
pub(super) struct Kind {
    pub(super) purpose: Purpose,
    pub(super) support: SupportKind,
    pub(super) role: Option<RoleName>,
    pub(super) modality: Option<ModalityName>,
    pub(super) task: Option<TaskId>,
    pub(super) demand: Option<CognitiveDemand>,
    /// At which rung of a ladder its task was set.
    pub(super) rung: Option<RungId>,
    /// Which filters let it through, one bit each.
    pub(super) passes: u64,
}

/// The filters of one or two rules, and one kind of work for each set of them that lets it through.
pub(super) struct Kinds<'a> {
    filters: Vec<&'a Filter>,
    all: Vec<Kind>,
}

/// More filters than these are not told apart.
const MOST: usize = 64;

impl<'a> Kinds<'a> {
    /// O(filters × what they name) for each of the few kinds.
    pub(super) fn of(filters: impl Iterator<Item = &'a Filter>) -> Self {
        let mut kinds = Self {
            filters: Vec::new(),
            all: Vec::new(),
        };
        for filter in filters {
            let known = kinds.filters.iter().any(|known| is_same(known, filter));
            if !known && kinds.filters.len() < MOST {
                kinds.filters.push(filter);
            }
        }
        kinds.all = kinds.distinct();
        kinds
    }

    pub(super) fn all(&self) -> &[Kind] {
        &self.all
    }

    /// The bit of a filter.
    pub(super) fn bit(&self, filter: &Filter) -> u64 {
        let at = self.filters.iter().position(|known| is_same(known, filter));
        at.map_or(0, |at| 1 << at)
    }

    fn passing(&self, passes: impl Fn(&Filter) -> bool) -> u64 {
        let bits = (0u32..).zip(&self.filters);
        bits.filter(|(_, filter)| passes(filter))
            .fold(0, |bits, (at, _)| bits | 1 << at)
    }

    fn distinct(&self) -> Vec<Kind> {
        let plain = Kind {
            purpose: Purpose::Summative,
            support: SupportKind::Independent,
            role: None,
            modality: None,
            task: None,
            demand: None,
            rung: None,
            passes: self.passing(|_| true),
        };
        let mut all = vec![plain];
        // What counts by default comes first.
        let mut purposes = Purpose::ALL.to_vec();
        purposes.sort_by_key(|purpose| *purpose != Purpose::Summative);
        Self::widen(&mut all, purposes, |kind, purpose| {
            kind.purpose = purpose;
            self.passing(|filter| filter.purposes.contains(&purpose))
        });
        let supports = [
            SupportKind::Independent,
            SupportKind::Accommodated,
            SupportKind::Scaffolded,
        ];
        Self::widen(&mut all, supports, |kind, support| {
            kind.support = support;
            self.passing(|filter| filter.supports.contains(&support))
        });
        let roles = self.named(
            |filter| filter.roles.as_ref(),
            RoleName::new("somebody").ok(),
        );
        Self::widen(&mut all, roles, |kind, role| {
            kind.role.clone_from(&role);
            let role = role.or_else(|| RoleName::new("teacher").ok());
            self.passing(|filter| listed(filter.roles.as_ref(), role.as_ref()))
        });
        let modalities = self.named(|filter| filter.modalities.as_ref(), None);
        Self::widen(&mut all, modalities, |kind, modality| {
            kind.modality.clone_from(&modality);
            self.passing(|filter| listed(filter.modalities.as_ref(), modality.as_ref()))
        });
        let tasks = self.named(|filter| filter.tasks.as_ref(), None);
        Self::widen(&mut all, tasks, |kind, task| {
            kind.task.clone_from(&task);
            self.passing(|filter| listed(filter.tasks.as_ref(), task.as_ref()))
        });
        let demands = self.filters.iter().filter_map(|filter| filter.demand);
        let demands: Vec<_> = [None].into_iter().chain(demands.map(Some)).collect();
        Self::widen(&mut all, demands, |kind, demand| {
            kind.demand = demand;
            self.passing(|filter| {
                let Some(least) = filter.demand else {
                    return true;
                };
                demand.and_then(|demand| demand.at_least(least)) == Some(true)
            })
        });
        let rungs = self.named(|filter| filter.rungs.as_ref(), RungId::new("another").ok());
        Self::widen(&mut all, rungs, |kind, rung| {
            kind.rung.clone_from(&rung);
            self.passing(|filter| match (&filter.rungs, &rung) {
                (None, _) => true,
                (Some(_), None) => filter.without_rung,
                (rungs, rung) => listed(rungs.as_ref(), rung.as_ref()),
            })
        });
        all.retain(|kind| kind.passes != 0);
        all
    }

    /// What the lists of the filters name, after nothing and before what none of them names.
    fn named<T: Ord + Clone + 'a>(
        &self,
        list: impl Fn(&'a Filter) -> Option<&'a Vec<T>>,
        other: Option<T>,
    ) -> Vec<Option<T>> {
        let named = self.filters.iter().copied().filter_map(list).flatten();
        let mut named: Vec<Option<T>> = named.cloned().map(Some).collect();
        named.sort_unstable();
        named.dedup();
        let mut all = vec![None];
        all.append(&mut named);
        all.extend(other.map(Some));
        all
    }

    /// Each kind with each value of one more attribute, keeping the first that the same filters let
    /// through.
    fn widen<T: Clone>(
        all: &mut Vec<Kind>,
        values: impl IntoIterator<Item = T>,
        mut set: impl FnMut(&mut Kind, T) -> u64,
    ) {
        let values: Vec<T> = values.into_iter().collect();
        let mut seen = BTreeMap::new();
        for kind in all.iter() {
            for value in &values {
                let mut kind = kind.clone();
                kind.passes &= set(&mut kind, value.clone());
                let next = seen.len();
                seen.entry(kind.passes).or_insert((next, kind));
            }
        }
        let mut kinds: Vec<(usize, Kind)> = seen.into_values().collect();
        kinds.sort_by_key(|(at, _)| *at);
        *all = kinds.into_iter().map(|(_, kind)| kind).collect();
    }
}

fn listed<T: PartialEq>(list: Option<&Vec<T>>, value: Option<&T>) -> bool {
    list.is_none_or(|list| value.is_some_and(|value| list.contains(value)))
}
