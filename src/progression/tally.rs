//! What a frontier counts.

use fixedbitset::FixedBitSet;

use crate::graph::{Sparse, at, dense};

use super::counters::Counters;
use super::progression::Inner;

/// The counters of a held set and the sets that follow from them.
#[derive(Debug, Clone)]
pub(super) struct Tally {
    counters: Counters,
    /// The required records of each target of which no way is wholly held.
    unmet_required: Vec<u32>,
    ready: Sparse,
    open: Sparse,
    /// Held targets that are not supported or cannot be learned.
    unsupported: Sparse,
    /// For each competency the records of held targets that every wholly held way needs it for.
    critical: Vec<u32>,
    /// Held competencies that are critical for nothing.
    free: Sparse,
    /// Of each member of a circle the place in which it is founded; `u32::MAX` if it is not.
    place: Vec<u32>,
    /// The circles of which something held is not founded.
    bare: Sparse,
}

impl Tally {
    pub(super) fn of(inner: &Inner, held: &FixedBitSet) -> Self {
        let size = inner.len();
        let mut tally = Self {
            counters: Counters::new(&inner.needs, held),
            unmet_required: vec![0; at(size)],
            ready: Sparse::new(size),
            open: Sparse::new(size),
            unsupported: Sparse::new(size),
            critical: vec![0; at(size)],
            free: Sparse::new(size),
            place: Vec::new(),
            bare: Sparse::new(inner.circles().len()),
        };
        for record in 0..inner.needs.record_count() {
            if inner.is_required(record) && tally.counters.whole(record) == 0 {
                let target = inner.needs.target(record);
                if let Some(unmet) = tally.unmet_required.get_mut(at(target)) {
                    *unmet += 1;
                }
            }
        }
        for target in held.ones().map(dense) {
            tally.free.set(target, true);
        }
        for target in 0..size {
            tally.offer(inner, held, target);
            if held.contains(at(target)) {
                for record in inner.needs.records(target) {
                    tally.weigh(inner, record, true);
                }
            }
        }
        if !inner.circles().is_empty() {
            tally.place.resize(at(size), u32::MAX);
        }
        for part in 0..inner.circles().len() {
            tally.round(inner, held, part);
        }
        tally
    }

    pub(super) fn ready(&self) -> &Sparse {
        &self.ready
    }

    pub(super) fn open(&self) -> &Sparse {
        &self.open
    }

    pub(super) fn is_state(&self) -> bool {
        self.unsupported.len() == 0 && self.bare.len() == 0
    }

    /// Counts a competency that `held` holds from now on.
    pub(super) fn gain(&mut self, inner: &Inner, held: &FixedBitSet, gained: u32) {
        self.free.set(gained, true);
        self.change(inner, held, gained, true);
        for record in inner.needs.records(gained) {
            self.weigh(inner, record, true);
        }
        self.offer(inner, held, gained);
        self.go_round(inner, held, gained);
    }

    /// Counts a competency that `held` does not hold any more.
    pub(super) fn lose(&mut self, inner: &Inner, held: &FixedBitSet, lost: u32) {
        for record in inner.needs.records(lost) {
            self.weigh(inner, record, false);
        }
        self.change(inner, held, lost, false);
        self.free.set(lost, false);
        self.offer(inner, held, lost);
        self.go_round(inner, held, lost);
    }

    /// Follows a change up to what it is a member of.
    fn change(&mut self, inner: &Inner, held: &FixedBitSet, member: u32, gained: bool) {
        let needs = &inner.needs;
        let same = |a: &u32, b: &u32| needs.record_of(*a) == needs.record_of(*b);
        for ways in needs.uses(member).chunk_by(same) {
            let Some(record) = ways.first().map(|way| needs.record_of(*way)) else {
                continue;
            };
            let target = needs.target(record);
            // What a competency asks for itself weighs only while it is held.
            let weighs = target != member && held.contains(at(target));
            if weighs {
                self.weigh(inner, record, false);
            }
            let mut turned = false;
            for way in ways {
                turned |= if gained {
                    self.counters.fill(needs, *way)
                } else {
                    self.counters.drain(needs, *way)
                };
            }
            if weighs {
                self.weigh(inner, record, true);
            }
            if !turned {
                continue;
            }
            if inner.is_required(record)
                && let Some(unmet) = self.unmet_required.get_mut(at(target))
            {
                *unmet = if gained {
                    unmet.saturating_sub(1)
                } else {
                    *unmet + 1
                };
            }
            self.offer(inner, held, target);
        }
    }

    /// Says whether a target is ready, open, or held without support.
    fn offer(&mut self, inner: &Inner, held: &FixedBitSet, target: u32) {
        let is_held = held.contains(at(target));
        let learnable = inner.learnable.contains(at(target));
        let supported = self.counters.unmet(target) == 0;
        let allowed = self.unmet_required.get(at(target)) == Some(&0);
        let ready = !is_held && supported && learnable;
        self.ready.set(target, ready);
        self.open.set(target, !is_held && allowed && !ready);
        let unsupported = is_held && !(supported && learnable);
        self.unsupported.set(target, unsupported);
    }

    /// Adds or takes back what a record of a held target needs in each wholly held way.
    fn weigh(&mut self, inner: &Inner, record: u32, add: bool) {
        if self.counters.whole(record) == 0 {
            return;
        }
        let needs = &inner.needs;
        let target = needs.target(record);
        let mut whole = needs
            .ways(record)
            .filter(|way| self.counters.is_whole(*way));
        let first = whole.next().map_or(&[][..], |way| needs.members(way));
        let others: Vec<&[u32]> = whole.map(|way| needs.members(way)).collect();
        for member in first {
            let in_all = others.iter().all(|way| way.binary_search(member).is_ok());
            if !in_all || *member == target {
                continue;
            }
            if let Some(critical) = self.critical.get_mut(at(*member)) {
                *critical = if add {
                    *critical + 1
                } else {
                    critical.saturating_sub(1)
                };
                self.free.set(*member, *critical == 0);
            }
        }
    }

    /// Looks again at the circles that a change touches.
    fn go_round(&mut self, inner: &Inner, held: &FixedBitSet, changed: u32) {
        if inner.circles().is_empty() {
            return;
        }
        let mut touched: Vec<u32> = touched(inner, changed).collect();
        touched.sort_unstable();
        touched.dedup();
        for part in touched {
            self.round(inner, held, part);
        }
    }

    fn round(&mut self, inner: &Inner, held: &FixedBitSet, part: u32) {
        let circles = inner.circles();
        let (order, inside) = circles.founded(&inner.needs, &self.counters, held, part, None);
        self.bare.set(part, order.len() < inside.len());
        for member in inside {
            if let Some(place) = self.place.get_mut(at(member)) {
                *place = u32::MAX;
            }
        }
        for (member, number) in order.into_iter().zip(0..) {
            if let Some(place) = self.place.get_mut(at(member)) {
                *place = number;
            }
        }
    }

    fn place(&self, member: u32) -> u32 {
        self.place.get(at(member)).copied().unwrap_or(u32::MAX)
    }

    pub(super) fn inner_fringe(&self, inner: &Inner, held: &FixedBitSet) -> Vec<u32> {
        if self.is_state() {
            let mut fringe = self.free.sorted();
            if !inner.circles().is_empty() {
                fringe.retain(|member| self.can_go(inner, held, *member));
            }
            return fringe;
        }
        // Of what is no state only the one member can go that is to blame, if there is just one.
        let mut blamed = self.unsupported.members().to_vec();
        for part in self.bare.members() {
            let (order, mut inside) =
                inner
                    .circles()
                    .founded(&inner.needs, &self.counters, held, *part, None);
            let founded: FixedBitSet = order.into_iter().map(at).collect();
            inside.retain(|member| !founded.contains(at(*member)));
            blamed.extend(inside);
        }
        blamed.sort_unstable();
        blamed.dedup();
        match blamed.as_slice() {
            [only] if self.free.contains(*only) && self.can_go(inner, held, *only) => blamed,
            _ => Vec::new(),
        }
    }

    /// Whether the circles stay founded without a member that is critical for nothing.
    fn can_go(&self, inner: &Inner, held: &FixedBitSet, member: u32) -> bool {
        let (needs, circles) = (&inner.needs, inner.circles());
        let mut doubtful = Vec::new();
        let same = |a: &u32, b: &u32| needs.record_of(*a) == needs.record_of(*b);
        for ways in needs.uses(member).chunk_by(same) {
            let Some(record) = ways.first().map(|way| needs.record_of(*way)) else {
                continue;
            };
            let target = needs.target(record);
            let Some(part) = circles.part(target) else {
                continue;
            };
            if target == member || !held.contains(at(target)) {
                continue;
            }
            // A way round it that was founded earlier leaves the order as it is.
            let earlier = |way: &u32| {
                self.counters.is_whole(*way)
                    && ways.binary_search(way).is_err()
                    && needs.members(*way).iter().all(|one| {
                        circles.part(*one) != Some(part) || self.place(*one) < self.place(target)
                    })
            };
            if !needs.ways(record).any(|way| earlier(&way)) {
                doubtful.push(part);
            }
        }
        doubtful.sort_unstable();
        doubtful.dedup();
        doubtful.into_iter().all(|part| {
            let (order, inside) = circles.founded(needs, &self.counters, held, part, Some(member));
            order.len() == inside.len()
        })
    }
}

/// The circles that a competency is in or supports.
fn touched(inner: &Inner, changed: u32) -> impl Iterator<Item = u32> {
    let (needs, circles) = (&inner.needs, inner.circles());
    let above = needs.uses(changed).iter();
    let above = above.map(|way| needs.target(needs.record_of(*way)));
    above.chain([changed]).filter_map(|one| circles.part(one))
}
