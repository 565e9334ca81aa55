//! The slow and obvious second implementation: every state is enumerated, every set is a mask.

use std::collections::BTreeSet;

use continua::ItemId;
use continua::progression::{Competencies, Progression, Requirement, Strength};

/// An identifier that is fit to be one.
pub fn id(text: &str) -> ItemId {
    ItemId::new(text).unwrap()
}

/// The identifiers as texts, in their order.
pub fn texts(ids: Competencies<'_>) -> Vec<String> {
    ids.map(ToString::to_string).collect()
}

pub fn set<'a>(ids: impl IntoIterator<Item = &'a ItemId>) -> BTreeSet<ItemId> {
    ids.into_iter().cloned().collect()
}

/// So many identifiers, which sort as they count.
pub fn numbered(n: u32) -> Vec<ItemId> {
    (0..n).map(|i| id(&format!("c{i:07}"))).collect()
}

/// A requirement of these ways.
pub fn requires(target: &str, ways: &[&[&str]]) -> Requirement {
    let ways = ways.iter().map(|way| way.iter().map(|member| id(member)));
    ways.fold(Requirement::new(id(target)), Requirement::way)
}

struct Record {
    required: bool,
    ways: Vec<u32>,
}

/// A progression of at most 16 competencies, with all its states.
pub struct Oracle {
    ids: Vec<ItemId>,
    records: Vec<Vec<Record>>,
    states: Vec<u32>,
}

impl Oracle {
    pub fn of(progression: &Progression) -> Self {
        let ids: Vec<ItemId> = progression.competencies().cloned().collect();
        assert!(ids.len() <= 16);
        let index = |id: &ItemId| ids.iter().position(|other| other == id).unwrap();
        let records = ids.iter().map(|id| {
            let records = progression.requirements(id).map(|requirement| Record {
                required: requirement.strength() == Strength::Required,
                ways: requirement
                    .ways()
                    .map(|way| way.fold(0, |mask, member| mask | 1 << index(member)))
                    .collect(),
            });
            records.collect()
        });
        let mut oracle = Self {
            records: records.collect(),
            ids,
            states: Vec::new(),
        };
        oracle.enumerate();
        oracle
    }

    fn enumerate(&mut self) {
        let mut found = BTreeSet::from([0]);
        let mut pending = vec![0];
        while let Some(state) = pending.pop() {
            for target in self.targets() {
                let larger = state | 1 << target;
                if self.is_supported(target, state) && found.insert(larger) {
                    pending.push(larger);
                }
            }
        }
        self.states = found.into_iter().collect();
    }

    fn targets(&self) -> std::ops::Range<u32> {
        0..self.ids.len() as u32
    }

    fn records(&self, target: u32) -> &[Record] {
        &self.records[target as usize]
    }

    fn is_met(record: &Record, held: u32) -> bool {
        record.ways.iter().any(|way| way & held == *way)
    }

    fn is_supported(&self, target: u32, held: u32) -> bool {
        self.records(target)
            .iter()
            .all(|record| Self::is_met(record, held))
    }

    fn choose(&self, keep: impl Fn(u32) -> bool) -> u32 {
        self.targets()
            .filter(|target| keep(*target))
            .fold(0, |mask, target| mask | 1 << target)
    }

    pub fn index(&self, id: &ItemId) -> u32 {
        self.ids.iter().position(|other| other == id).unwrap() as u32
    }

    pub fn mask<'a>(&self, ids: impl Iterator<Item = &'a ItemId>) -> u32 {
        ids.fold(0, |mask, id| mask | 1 << self.index(id))
    }

    pub fn ids(&self, mask: u32) -> Vec<ItemId> {
        let chosen = self.targets().filter(|target| mask & 1 << target != 0);
        chosen
            .map(|target| self.ids[target as usize].clone())
            .collect()
    }

    pub fn all(&self) -> u32 {
        self.choose(|_| true)
    }

    pub fn states(&self) -> &[u32] {
        &self.states
    }

    pub fn is_state(&self, held: u32) -> bool {
        self.states.contains(&held)
    }

    pub fn learnable(&self) -> u32 {
        self.states.iter().fold(0, |all, state| all | state)
    }

    pub fn ready(&self, held: u32) -> u32 {
        self.choose(|target| {
            (held & 1 << target) == 0
                && self.learnable() & 1 << target != 0
                && self.is_supported(target, held)
        })
    }

    pub fn open(&self, held: u32) -> u32 {
        let ready = self.ready(held);
        self.choose(|target| {
            let mut required = self.records(target).iter().filter(|record| record.required);
            (held | ready) & 1 << target == 0 && required.all(|record| Self::is_met(record, held))
        })
    }

    /// What is not held and of which every requirement is met, or every required one.
    pub fn supported(&self, held: u32, only_required: bool) -> u32 {
        self.choose(|target| {
            let records = self.records(target).iter();
            let mut records = records.filter(|record| record.required || !only_required);
            held & 1 << target == 0 && records.all(|record| Self::is_met(record, held))
        })
    }

    /// What is held with all of `among` that can be learned from it, one after the other.
    pub fn grown(&self, mut held: u32, among: u32, only_required: bool) -> u32 {
        loop {
            let more = self.supported(held, only_required) & among;
            if more == 0 {
                return held;
            }
            held |= more;
        }
    }

    pub fn outer_fringe(&self, state: u32) -> u32 {
        self.choose(|target| state & 1 << target == 0 && self.is_state(state | 1 << target))
    }

    pub fn inner_fringe(&self, held: u32) -> u32 {
        self.choose(|target| held & 1 << target != 0 && self.is_state(held & !(1 << target)))
    }

    pub fn direct_before(&self, target: u32) -> u32 {
        self.records(target)
            .iter()
            .flat_map(|record| &record.ways)
            .fold(0, |all, way| all | way)
    }

    pub fn before(&self, target: u32) -> u32 {
        self.closed(target, |target| self.direct_before(target)) & !(1 << target)
    }

    fn closed(&self, target: u32, step: impl Fn(u32) -> u32) -> u32 {
        let mut found = step(target);
        for _ in self.targets() {
            let last = found;
            let members = self.targets().filter(|member| last & 1 << member != 0);
            found = members.fold(found, |found, member| found | step(member));
        }
        found
    }

    /// Whether no member can be learned when everything else is held.
    pub fn is_stuck(&self, members: u32) -> bool {
        let outside = self.all() & !members;
        let mut inside = self.targets().filter(|target| members & 1 << target != 0);
        members != 0 && inside.all(|target| !self.is_supported(target, outside))
    }

    /// What an unlearnable target waits for: unlearnable members of records that nothing learnable
    /// meets.
    fn waiting(&self, target: u32) -> u32 {
        let learnable = self.learnable();
        if learnable & 1 << target != 0 {
            return 0;
        }
        let unmet = self
            .records(target)
            .iter()
            .filter(|record| !Self::is_met(record, learnable));
        unmet
            .flat_map(|record| &record.ways)
            .fold(0, |all, way| all | way)
            & !learnable
    }

    pub fn waits_for(&self, target: u32, member: u32) -> bool {
        self.waiting(target) & 1 << member != 0
    }

    pub fn waits_through(&self, target: u32) -> u32 {
        self.closed(target, |target| self.waiting(target))
    }

    /// How many strongly connected parts of the unlearnable hold a stuck set.
    pub fn core_count(&self) -> usize {
        let mut parts = BTreeSet::new();
        for target in self.targets() {
            let part = self.choose(|other| {
                self.waits_through(target) & 1 << other != 0
                    && self.waits_through(other) & 1 << target != 0
            });
            if (1..=part).any(|some| some & part == some && self.is_stuck(some)) {
                parts.insert(part);
            }
        }
        parts.len()
    }

    /// The length of a shortest circle of waiting within some members.
    pub fn shortest_circle(&self, members: u32) -> Option<usize> {
        let inside = |target: u32| self.waiting(target) & members;
        let around = |start: u32| {
            let mut front = 1u32 << start;
            for length in 1..=self.ids.len() {
                let mut next = 0;
                for target in self.targets().filter(|target| front & 1 << target != 0) {
                    next |= inside(target);
                }
                if next & 1 << start != 0 {
                    return Some(length);
                }
                front = next;
            }
            None
        };
        self.targets()
            .filter(|start| members & 1 << start != 0)
            .filter_map(around)
            .min()
    }
}
