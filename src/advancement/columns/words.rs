//! The words in which a packed row is kept.

use std::fmt::Debug;

/// Two numbers, in one word where both have room in it, else in a word each.
///
/// Plain words, so that room for many is made without writing to it. Words in order are heads in
/// order, and those of one head tails in order.
pub(super) trait Words: Copy + Debug + Default + Ord {
    /// From a head and a tail of `width` bits at most.
    fn of(head: u64, tail: u64, width: u32) -> Self;

    fn head(self, width: u32) -> u64;

    /// The tail in its bits; what stands above them is anything.
    fn tail(self) -> u64;
}

impl Words for u64 {
    #[inline]
    fn of(head: u64, tail: u64, width: u32) -> Self {
        head << width | tail
    }

    #[inline]
    fn head(self, width: u32) -> u64 {
        self >> width
    }

    #[inline]
    fn tail(self) -> u64 {
        self
    }
}

impl Words for [u64; 2] {
    #[inline]
    fn of(head: u64, tail: u64, _: u32) -> Self {
        [head, tail]
    }

    #[inline]
    fn head(self, _: u32) -> u64 {
        let [head, _] = self;
        head
    }

    #[inline]
    fn tail(self) -> u64 {
        let [_, tail] = self;
        tail
    }
}
