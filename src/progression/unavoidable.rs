//! What every learning path to a competency goes through.

use fixedbitset::FixedBitSet;

use crate::graph::{at, dense, reach};
use crate::id::ItemId;

use super::competencies::Competencies;
use super::needs::{Needs, NeedsBuilder};
use super::progression::{Inner, Progression};

impl Progression {
    /// What is in every learning path to a competency: what nobody can do without who wants to
    /// reach it, whichever ways they take. In the order of the progression; the competency itself
    /// is left out. Empty for what cannot be learned, to which no path leads.
    ///
    /// Without alternatives it is all that comes [before](Self::before). With them it is exact too:
    /// what single ways ask for is found in one pass; of the rest, what one path goes through is
    /// taken away in turn, and each path that gets round it rules out what it does not need.
    /// O(what lies beneath) without alternatives; with them as much again for each competency
    /// that is tried.
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement};
    ///
    /// let id = |text: &str| ItemId::new(text);
    /// let (counting, adding, arrays, times) = (id("counting")?, id("adding")?, id("arrays")?, id("times")?);
    /// let progression = Progression::builder()
    ///     .require(Requirement::new(adding.clone()).way([counting.clone()]))
    ///     .require(Requirement::new(arrays.clone()).way([counting.clone()]))
    ///     .require(Requirement::new(times.clone()).way([adding.clone()]).way([arrays.clone()]))
    ///     .build();
    /// assert_eq!(progression.unavoidable(&times).collect::<Vec<_>>(), [&counting]);
    /// assert_eq!(progression.out_of_reach_without(&counting).count(), 3);
    /// assert_eq!(progression.out_of_reach_without(&adding).count(), 0);
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn unavoidable(&self, id: &ItemId) -> Competencies<'_> {
        self.answer(id, |inner, goal| {
            if !inner.learnable.contains(at(goal)) {
                return Vec::new();
            }
            let mut found = if inner.needs.has_alternatives() {
                Cone::of(inner, goal).unavoidable()
            } else {
                let next = |target: u32| inner.needs.direct(target).iter().copied();
                reach(goal, inner.len(), next)
            };
            found.sort_unstable();
            found
        })
    }

    /// What could not be learned any more if a competency could not: everything to which it is
    /// [unavoidable](Self::unavoidable), in the order of the progression. Without alternatives it
    /// is all the learnable that comes [after](Self::after). O(size).
    pub fn out_of_reach_without(&self, id: &ItemId) -> Competencies<'_> {
        self.answer(id, |inner, without| {
            if !inner.learnable.contains(at(without)) {
                return Vec::new();
            }
            let mut within = inner.learnable.clone();
            within.remove(at(without));
            for reached in inner.needs.closure(Some(&within), None) {
                within.remove(at(reached));
            }
            within.ones().map(dense).collect()
        })
    }
}

/// What lies beneath one goal, relabelled.
struct Cone {
    /// The goal is the last, so that the rest stand in the order of the progression.
    members: Vec<u32>,
    needs: Needs,
}

impl Cone {
    fn of(inner: &Inner, goal: u32) -> Self {
        let usable = |way: &u32| {
            let members = inner.needs.members(*way);
            members.iter().all(|m| inner.learnable.contains(at(*m)))
        };
        let mut members = reach(goal, inner.len(), |target| {
            let records = inner.needs.records(target);
            let ways = records.flat_map(|record| inner.needs.ways(record));
            ways.filter(usable)
                .flat_map(|way| inner.needs.members(way).iter().copied())
                .collect::<Vec<_>>()
        });
        members.sort_unstable();
        let beneath = dense(members.len());
        let local = |member: u32| match members.binary_search(&member) {
            Ok(place) => dense(place),
            Err(_) => beneath,
        };
        let mut builder = NeedsBuilder::default();
        for target in members.iter().chain([&goal]) {
            for record in inner.needs.records(*target) {
                let ways = inner.needs.ways(record).filter(usable);
                builder.record(ways.map(|way| {
                    let mut way: Vec<u32> =
                        inner.needs.members(way).iter().map(|m| local(*m)).collect();
                    way.sort_unstable();
                    way
                }));
            }
            builder.end_target();
        }
        Self {
            members,
            needs: builder.build(),
        }
    }

    fn goal(&self) -> u32 {
        dense(self.members.len())
    }

    fn unavoidable(&self) -> Vec<u32> {
        let mut sure = FixedBitSet::with_capacity(at(self.goal()) + 1);
        self.force(self.goal(), &mut sure);
        let mut maybe = self.path_without(None).unwrap_or_default();
        maybe.difference_with(&sure);
        // Each round settles one: it is sure, with what it asks for, or a path gets round it.
        while let Some(member) = maybe.ones().next_back() {
            match self.path_without(Some(member)) {
                Some(path) => maybe.intersect_with(&path),
                None => self.force(dense(member), &mut sure),
            }
            maybe.difference_with(&sure);
        }
        sure.remove(at(self.goal()));
        let members = sure.ones().filter_map(|place| self.members.get(place));
        members.copied().collect()
    }

    /// Adds what every way of some requirement asks for, and what that needs in turn.
    fn force(&self, target: u32, sure: &mut FixedBitSet) {
        let mut pending = vec![target];
        while let Some(target) = pending.pop() {
            if sure.put(at(target)) {
                continue;
            }
            for record in self.needs.records(target) {
                let mut ways = self.needs.ways(record).map(|way| self.needs.members(way));
                let first = ways.next().unwrap_or_default();
                let others: Vec<&[u32]> = ways.collect();
                let all = |member: &&u32| others.iter().all(|w| w.binary_search(member).is_ok());
                pending.extend(first.iter().filter(all));
            }
        }
    }

    /// What one learning path to the goal goes through, if there is one without `member`.
    fn path_without(&self, member: Option<usize>) -> Option<FixedBitSet> {
        let size = at(self.goal()) + 1;
        let mut within = FixedBitSet::with_capacity(size);
        within.insert_range(..);
        if let Some(member) = member {
            within.remove(member);
        }
        let mut place = vec![u32::MAX; size];
        for (target, number) in self.needs.closure(Some(&within), None).iter().zip(0..) {
            if let Some(slot) = place.get_mut(at(*target)) {
                *slot = number;
            }
        }
        let place = |target: u32| place.get(at(target)).copied().unwrap_or(u32::MAX);
        if place(self.goal()) == u32::MAX {
            return None;
        }
        let mut path = FixedBitSet::with_capacity(size);
        let mut pending = vec![self.goal()];
        while let Some(target) = pending.pop() {
            if path.put(at(target)) {
                continue;
            }
            for record in self.needs.records(target) {
                let earlier = |way: &u32| {
                    let mut members = self.needs.members(*way).iter();
                    members.all(|m| place(*m) < place(target))
                };
                if let Some(way) = self.needs.ways(record).find(earlier) {
                    pending.extend(self.needs.members(way));
                }
            }
        }
        Some(path)
    }
}
