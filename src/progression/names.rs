//! Competencies by their identifiers, looked up many at once.

use std::borrow::Borrow;
use std::fmt;
use std::hash::BuildHasher;

use foldhash::fast::RandomState;

use crate::graph::{at, dense};
use crate::id::ItemId;

/// How many names are looked up side by side.
const ABREAST: usize = 32;
/// How many slots the smallest table has.
const SMALLEST: usize = 16;

/// Competencies in the order in which they first appeared; hashed in a way of its own in every
/// run, and never walked in any other order.
///
/// An open table with linear probing, at most half full. A slot holds half of the hash beside the
/// index, so that a question mostly looks at one slot and one identifier, and so that the table
/// grows without hashing anything again.
#[derive(Clone, Default)]
pub(super) struct Names {
    ids: Vec<ItemId>,
    slots: Vec<Slot>,
    hasher: RandomState,
}

/// The upper half of a name's hash, and the index of the name; `u32::MAX` for none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    tag: u32,
    index: u32,
}

impl Slot {
    const FREE: Self = Self {
        tag: 0,
        index: u32::MAX,
    };

    /// The index of the name, if it was known when it was looked up.
    #[inline]
    pub(super) fn index(self) -> Option<u32> {
        (self.index != u32::MAX).then_some(self.index)
    }
}

impl Names {
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// All of them, by their indices.
    pub(super) fn ids(&self) -> &[ItemId] {
        &self.ids
    }

    /// Makes room for so many more.
    pub(super) fn reserve(&mut self, more: usize) {
        self.ids.reserve(more);
        self.fit(self.ids.len().saturating_add(more));
    }

    pub(super) fn shrink_to_fit(&mut self) {
        self.ids.shrink_to_fit();
    }

    /// The index of a name. O(1) on average.
    pub(super) fn index_of(&self, id: &ItemId) -> Option<u32> {
        self.probe(self.tag(id), id).ok()
    }

    /// Adds a name where it is not there yet; its index. O(1) on average.
    pub(super) fn insert(&mut self, id: &ItemId) -> u32 {
        self.add(self.tag(id), id)
    }

    /// The index of a name that was looked up, which is added where it is not there yet.
    #[inline]
    pub(super) fn settle(&mut self, found: Slot, id: &ItemId) -> u32 {
        found.index().unwrap_or_else(|| self.add(found.tag, id))
    }

    fn add(&mut self, tag: u32, id: &ItemId) -> u32 {
        self.fit(self.ids.len().saturating_add(1));
        match self.probe(tag, id) {
            Ok(index) => index,
            Err(place) => {
                let index = dense(self.ids.len());
                if let Some(slot) = self.slots.get_mut(place) {
                    *slot = Slot { tag, index };
                }
                self.ids.push(id.clone());
                index
            }
        }
    }

    /// Looks up many names: a slot with an index for what is known, else without.
    ///
    /// A large table answers each question after a wait for memory. Asked for several names step
    /// by step, the waits pass side by side: the group prefetching of Chen, Ailamaki, Gibbons and
    /// Mowry (2004), left to the processor. O(names) on average.
    pub(super) fn look_up<N: Borrow<ItemId>>(&self, names: &[N], found: &mut Vec<Slot>) {
        found.clear();
        found.reserve(names.len());
        for names in names.chunks(ABREAST) {
            let mut tags = [0; ABREAST];
            for (tag, name) in tags.iter_mut().zip(names) {
                *tag = self.tag(name.borrow());
            }
            let mut firsts = [Slot::FREE; ABREAST];
            for (first, tag) in firsts.iter_mut().zip(tags) {
                let slot = self.slots.get(self.home(tag));
                *first = slot.copied().unwrap_or(Slot::FREE);
            }
            for ((first, tag), name) in firsts.into_iter().zip(tags).zip(names) {
                found.push(self.slot_of(first, tag, name.borrow()));
            }
        }
    }

    /// What a name is found as, given the slot where its search begins.
    #[inline]
    fn slot_of(&self, first: Slot, tag: u32, name: &ItemId) -> Slot {
        if first.tag == tag && self.ids.get(at(first.index)) == Some(name) {
            return first;
        }
        let index = match first.index() {
            Some(_) => self.probe(tag, name).unwrap_or(u32::MAX),
            None => u32::MAX,
        };
        Slot { tag, index }
    }

    #[inline]
    fn tag(&self, id: &ItemId) -> u32 {
        (self.hasher.hash_one(id) >> 32) as u32
    }

    /// The slot where the search for a tag begins: the slots share all tags evenly, in order.
    #[inline]
    fn home(&self, tag: u32) -> usize {
        ((u64::from(tag) * self.slots.len() as u64) >> 32) as usize
    }

    /// The index of a name, or the free slot where its search ends.
    #[inline]
    fn probe(&self, tag: u32, id: &ItemId) -> Result<u32, usize> {
        let mut place = self.home(tag);
        while let Some(slot) = self.slots.get(place) {
            if slot.index == u32::MAX {
                break;
            }
            if slot.tag == tag && self.ids.get(at(slot.index)) == Some(id) {
                return Ok(slot.index);
            }
            place = self.next(place);
        }
        Err(place)
    }

    fn next(&self, place: usize) -> usize {
        let next = place + 1;
        if next < self.slots.len() { next } else { 0 }
    }

    /// Gives the table at least twice as many slots as there are to be names.
    fn fit(&mut self, names: usize) {
        if names <= self.slots.len() / 2 {
            return;
        }
        let least = names.saturating_mul(2).max(SMALLEST);
        let size = least.checked_next_power_of_two().unwrap_or(least);
        let old = std::mem::replace(&mut self.slots, vec![Slot::FREE; size]);
        for slot in old.into_iter().filter(|slot| slot.index != u32::MAX) {
            let mut place = self.home(slot.tag);
            while self.slots.get(place).is_some_and(|s| s.index != u32::MAX) {
                place = self.next(place);
            }
            if let Some(free) = self.slots.get_mut(place) {
                *free = slot;
            }
        }
    }
}

impl Extend<ItemId> for Names {
    fn extend<I: IntoIterator<Item = ItemId>>(&mut self, ids: I) {
        let mut ids = ids.into_iter();
        self.reserve(ids.size_hint().0);
        let mut some = Vec::with_capacity(ABREAST);
        let mut found = Vec::new();
        loop {
            some.extend(ids.by_ref().take(ABREAST));
            if some.is_empty() {
                return;
            }
            self.look_up(&some, &mut found);
            for (id, found) in some.iter().zip(&found) {
                self.settle(*found, id);
            }
            some.clear();
        }
    }
}

impl FromIterator<ItemId> for Names {
    fn from_iter<I: IntoIterator<Item = ItemId>>(ids: I) -> Self {
        let mut names = Self::default();
        names.extend(ids);
        names
    }
}

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.ids).finish()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// UUIDs and other texts in turn.
    pub(in crate::progression) fn ids(count: u32) -> Vec<ItemId> {
        let id = |i: u32| match i % 3 {
            0 => ItemId::new(format!("item {i}")),
            _ => ItemId::new(format!("{i:08x}-0000-4000-8000-0000{i:08x}")),
        };
        (0..count).map(|i| id(i).unwrap()).collect()
    }

    #[test]
    fn names_are_found_where_they_first_appeared() {
        let ids = ids(50_000);
        let (known, unknown) = ids.split_at(40_000);
        // One table grew step by step, the other had room from the start.
        let mut grown = Names::default();
        assert!(known.iter().zip(0..).all(|(id, i)| grown.insert(id) == i));
        let twice = known.iter().chain(known).cloned();
        let roomy: Names = twice.collect();
        for names in [grown, roomy] {
            assert_eq!(names.ids(), known);
            let mut found = Vec::new();
            names.look_up(&ids, &mut found);
            assert_eq!(found.len(), ids.len());
            for ((id, found), index) in ids.iter().zip(&found).zip(0..) {
                let index = (index < 40_000).then_some(index);
                assert_eq!((found.index(), names.index_of(id)), (index, index));
            }
            let mut names = names;
            // What a look-up did not know may have come in since.
            for (place, index) in [(40_000, 40_000), (40_001, 40_001), (40_000, 40_000)] {
                assert_eq!(names.settle(found[place], &unknown[place - 40_000]), index);
            }
        }
        assert_eq!(Names::default().index_of(&ids[0]), None);
    }

    #[test]
    fn names_of_one_tag_are_told_apart() {
        let ids = ids(100);
        let mut names = Names::default();
        let slot = Slot {
            tag: u32::MAX,
            index: u32::MAX,
        };
        for (id, index) in ids.iter().zip(0..).chain(ids.iter().zip(0..)) {
            assert_eq!(names.settle(slot, id), index);
        }
        assert_eq!(names.len(), 100);
    }
}
