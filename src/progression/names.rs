//! Competencies by their identifiers, looked up many at once.

use std::fmt;
use std::hash::{BuildHasher, Hash, Hasher};

use foldhash::fast::RandomState;

use crate::graph::{at, dense};
use crate::id::ItemId;

/// How many names come in together.
const TOGETHER: usize = 32;
/// How many slots the smallest table has.
const SMALLEST: usize = 16;
/// Up to so many slots a table is made twice as wide as it must be: it stays in near memory all the
/// same.
const NEAR: usize = 1 << 13;

/// Competencies in the order in which they first appeared; hashed in a way of its own in every
/// run, and never walked in any other order.
///
/// An open table with linear probing, at most half full. A slot holds half of the hash beside the
/// index, so that a question mostly looks at two slots and one identifier, and so that the table
/// grows without hashing anything again. A search begins at the first of a pair of slots, which
/// nearly always holds what is sought.
#[derive(Clone, Default)]
pub(super) struct Names {
    ids: Vec<ItemId>,
    slots: Vec<Pair>,
    hasher: RandomState,
}

/// Two slots that are looked at together.
type Pair = [Slot; 2];

const FREE_PAIR: Pair = [Slot::FREE; 2];

/// The upper half of a name's hash, and below it the index of the name.
#[derive(Debug, Clone, Copy)]
struct Slot(u64);

impl Slot {
    /// No name, which has an index that none has.
    const FREE: Self = Self(u32::MAX as u64);

    fn new(tag: u32, index: u32) -> Self {
        Self(u64::from(tag) << 32 | u64::from(index))
    }

    /// The index, if the name has this tag; else more than any index.
    #[inline]
    fn index(self, tag: u32) -> u64 {
        self.0 ^ (u64::from(tag) << 32)
    }

    fn tag(self) -> u32 {
        (self.0 >> 32) as u32
    }

    fn is_free(self) -> bool {
        self.0 == Self::FREE.0
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

    #[inline(never)]
    fn add(&mut self, tag: u32, id: &ItemId) -> u32 {
        self.fit(self.ids.len().saturating_add(1));
        match self.probe(tag, id) {
            Ok(index) => index,
            Err(place) => {
                let index = self.ids.len();
                self.ids.push(id.clone());
                self.fill(place, tag, index)
            }
        }
    }

    /// Fills a free slot.
    #[inline]
    fn fill(&mut self, place: usize, tag: u32, index: usize) -> u32 {
        let index = dense(index);
        if let Some(slot) = self.slots.as_flattened_mut().get_mut(place) {
            *slot = Slot::new(tag, index);
        }
        index
    }

    /// Fills slots for the names from `first` on, of which those that are there already are taken
    /// off again. There must be slots enough.
    fn enter(&mut self, first: usize) {
        let tags: Vec<u32> = self.ids.iter().skip(first).map(|id| self.tag(id)).collect();
        let mut end = first;
        for (tag, place) in tags.into_iter().zip(first..) {
            let Some(id) = self.ids.get(place) else {
                break;
            };
            if let Err(free) = self.probe(tag, id) {
                if end < place {
                    self.ids.swap(end, place);
                }
                self.fill(free, tag, end);
                end += 1;
            }
        }
        self.ids.truncate(end);
    }

    /// The indices of many names, in their order, as `found`; what is not there yet is added.
    /// O(names) on average.
    ///
    /// A large table answers each question after a wait for memory. Asked for several names step
    /// by step, the waits pass side by side: the group prefetching of Chen, Ailamaki, Gibbons and
    /// Mowry (2004), left to the processor.
    pub(super) fn settle(&mut self, names: &[&ItemId], found: &mut Vec<u32>) {
        found.clear();
        found.extend(names.iter().map(|name| self.tag(name)));
        for found in found.iter_mut() {
            *found = self.guess(*found);
        }
        for (found, name) in found.iter_mut().zip(names) {
            if self.ids.get(at(*found)) != Some(*name) {
                *found = self.insert(name);
            }
        }
    }

    /// What the pair says where a search begins: for a name that is there likely its index. Nobody
    /// can guess which of the two slots it stands in, so that no branch waits for it.
    #[inline]
    fn guess(&self, tag: u32) -> u32 {
        let [first, second] = *self.slots.get(self.home(tag)).unwrap_or(&FREE_PAIR);
        let likely = first.index(tag).min(second.index(tag));
        u32::try_from(likely).unwrap_or(u32::MAX)
    }

    #[inline]
    #[expect(
        clippy::manual_hash_one,
        reason = "the provided method is not taken into the loop over many names"
    )]
    fn tag(&self, id: &ItemId) -> u32 {
        let mut hasher = self.hasher.build_hasher();
        id.hash(&mut hasher);
        (hasher.finish() >> 32) as u32
    }

    /// The pair where the search for a tag begins: the pairs share all tags evenly, in order.
    #[inline]
    fn home(&self, tag: u32) -> usize {
        ((u64::from(tag) * self.slots.len() as u64) >> 32) as usize
    }

    /// The index of a name, or the free slot where its search ends.
    #[inline]
    fn probe(&self, tag: u32, id: &ItemId) -> Result<u32, usize> {
        let slots = self.slots.as_flattened();
        let mut place = 2 * self.home(tag);
        while let Some(slot) = slots.get(place) {
            if slot.is_free() {
                break;
            }
            if let Ok(index) = u32::try_from(slot.index(tag))
                && self.ids.get(at(index)) == Some(id)
            {
                return Ok(index);
            }
            place = next(place, slots);
        }
        Err(place)
    }

    /// Gives the table at least twice as many slots as there are to be names.
    fn fit(&mut self, names: usize) {
        if names <= self.slots.len() {
            // There are two slots for each.
            return;
        }
        let least = names.saturating_mul(2).max(SMALLEST);
        let size = least.checked_next_power_of_two().unwrap_or(least);
        let size = size.max(size.saturating_mul(2).min(NEAR));
        let old = std::mem::replace(&mut self.slots, vec![FREE_PAIR; size / 2]);
        for slot in old.into_flattened() {
            if !slot.is_free() {
                let mut place = 2 * self.home(slot.tag());
                let slots = self.slots.as_flattened_mut();
                while slots.get(place).is_some_and(|slot| !slot.is_free()) {
                    place = next(place, slots);
                }
                if let Some(free) = slots.get_mut(place) {
                    *free = slot;
                }
            }
        }
    }
}

/// The slot after one, round the end.
fn next(place: usize, slots: &[Slot]) -> usize {
    let next = place + 1;
    if next < slots.len() { next } else { 0 }
}

impl Extend<ItemId> for Names {
    fn extend<I: IntoIterator<Item = ItemId>>(&mut self, ids: I) {
        let mut ids = ids.into_iter();
        self.reserve(ids.size_hint().0);
        loop {
            let first = self.ids.len();
            self.ids.extend(ids.by_ref().take(TOGETHER));
            if self.ids.len() == first {
                return;
            }
            self.fit(self.ids.len());
            self.enter(first);
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
        let doubled: Names = known
            .iter()
            .flat_map(|id| [id.clone(), id.clone()])
            .collect();
        for names in [grown, roomy, doubled] {
            assert_eq!(names.ids(), known);
            let index = |(_, index): (&ItemId, u32)| (index < 40_000).then_some(index);
            assert!(
                ids.iter()
                    .zip(0..)
                    .all(|pair| names.index_of(pair.0) == index(pair))
            );
            // What is not known yet comes in once.
            let mut names = names;
            let mut indices = Vec::new();
            let repeated: Vec<&ItemId> = ids.iter().chain(unknown.iter().rev()).collect();
            names.settle(&repeated, &mut indices);
            assert!(
                indices
                    .iter()
                    .copied()
                    .eq((0..50_000).chain((40_000..50_000).rev()))
            );
            assert_eq!(names.ids(), ids);
        }
        assert_eq!(Names::default().index_of(&ids[0]), None);
    }

    #[test]
    fn names_of_one_tag_are_told_apart() {
        let ids = ids(100);
        let mut names = Names::default();
        for (id, index) in ids.iter().zip(0..).chain(ids.iter().zip(0..)) {
            assert_eq!(names.add(u32::MAX, id), index);
        }
        assert_eq!(names.len(), 100);
    }
}
