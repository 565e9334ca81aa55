//! A set that tells its members in proportion to their number, and changes in constant time.

use super::rows::{at, dense};

/// A set of dense indices below a bound: a list of the members, and where each stands in it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sparse {
    members: Vec<u32>,
    place: Vec<u32>,
}

impl Sparse {
    /// An empty set of indices below `bound`. O(bound).
    pub(crate) fn new(bound: u32) -> Self {
        Self {
            members: Vec::new(),
            place: vec![u32::MAX; at(bound)],
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.members.len()
    }

    /// The members, in no order that means anything.
    pub(crate) fn members(&self) -> &[u32] {
        &self.members
    }

    /// The members, ascending. O(members, log for the order).
    pub(crate) fn sorted(&self) -> Vec<u32> {
        let mut members = self.members.clone();
        members.sort_unstable();
        members
    }

    pub(crate) fn contains(&self, index: u32) -> bool {
        self.place
            .get(at(index))
            .is_some_and(|place| *place != u32::MAX)
    }

    /// Puts an index in, or takes it out. O(1).
    pub(crate) fn set(&mut self, index: u32, member: bool) {
        if self.contains(index) == member {
            return;
        }
        let Some(place) = self.place.get_mut(at(index)) else {
            return;
        };
        if member {
            *place = dense(self.members.len());
            self.members.push(index);
            return;
        }
        let gap = std::mem::replace(place, u32::MAX);
        self.members.swap_remove(at(gap));
        // The last one stands in the gap now, if it was not itself taken out.
        if let Some(moved) = self.members.get(at(gap))
            && let Some(place) = self.place.get_mut(at(*moved))
        {
            *place = gap;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_come_and_go() {
        let mut set = Sparse::new(5);
        for index in [3, 1, 4, 3, 9] {
            set.set(index, true);
        }
        assert_eq!(set.sorted(), [1, 3, 4]);
        set.set(3, false);
        set.set(0, false);
        assert_eq!(set.sorted(), [1, 4]);
        set.set(4, false);
        set.set(1, false);
        assert_eq!((set.len(), set.contains(1)), (0, false));
        set.set(2, true);
        assert_eq!(set.members(), [2]);
    }
}
