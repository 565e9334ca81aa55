//! What a walk has seen, at a cost in proportion to what it saw.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

use fixedbitset::FixedBitSet;

use super::rows::at;

/// A set of dense indices that costs in proportion to what is put in, and becomes a bit set once
/// that is the smaller of the two.
#[derive(Debug, Clone)]
pub(crate) struct Seen {
    bound: u32,
    set: Set,
}

#[derive(Debug, Clone)]
enum Set {
    Few(HashSet<u32, BuildHasherDefault<Mix>>),
    Many(FixedBitSet),
}

/// Up to so many indices a bit set is used from the start: it is cleared faster than a few indices
/// are hashed.
const SMALL: u32 = 1 << 18;

/// The share of all indices past which a bit set is used.
const FEW: u32 = 64;

impl Seen {
    /// An empty set of indices below `bound`. O(1), for a constant of 32 KiB at most.
    pub(crate) fn new(bound: u32) -> Self {
        let set = if bound <= SMALL {
            Set::Many(FixedBitSet::with_capacity(at(bound)))
        } else {
            Set::Few(HashSet::default())
        };
        Self { bound, set }
    }

    /// Puts an index in; true if it is new.
    pub(crate) fn insert(&mut self, index: u32) -> bool {
        match &mut self.set {
            Set::Many(bits) => {
                if index >= self.bound {
                    return false;
                }
                !bits.put(at(index))
            }
            Set::Few(few) => {
                let new = few.insert(index);
                if few.len() > at(self.bound / FEW) {
                    let mut bits = FixedBitSet::with_capacity(at(self.bound));
                    bits.extend(few.iter().copied().filter(|i| *i < self.bound).map(at));
                    self.set = Set::Many(bits);
                }
                new
            }
        }
    }
}

/// Mixes one `u32` by multiplication with an odd constant (Fibonacci hashing). The indices are the
/// crate's own, not text from outside, so that no stronger hash is needed.
#[derive(Debug, Clone, Copy, Default)]
struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u32(u32::from(*byte));
        }
    }

    fn write_u32(&mut self, index: u32) {
        let mixed = (self.0 ^ u64::from(index)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        // The set takes its slot from the low bits, and multiplication mixes upward.
        self.0 = mixed ^ (mixed >> 32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_are_the_same_set() {
        let mut seen = Seen::new(SMALL + 1_000);
        assert!(matches!(seen.set, Set::Few(_)));
        for index in (0..SMALL).rev().step_by(3) {
            assert!(seen.insert(index));
            assert!(!seen.insert(index));
        }
        assert!(matches!(seen.set, Set::Many(_)));
        assert!(seen.insert(1) && !seen.insert(SMALL - 1));
        assert!(!seen.insert(u32::MAX));
        assert!(Seen::new(2).insert(1));
    }
}
