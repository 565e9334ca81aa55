//! A random order from a seed, the same on every platform.

use super::rows::at;

/// `0..n` in an order that the seed chooses: the shuffle of Fisher and Yates over the `SplitMix64`
/// of Steele, Lea and Flood (2014). O(n).
pub(crate) fn shuffled(n: u32, seed: u64) -> Vec<u32> {
    let mut order: Vec<u32> = (0..n).collect();
    let mut state = seed;
    for place in (1..n).rev() {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^= mixed >> 31;
        // The high half times the bound, shifted down: no division, and a bias below 2^-32.
        let drawn = ((mixed >> 32) * (u64::from(place) + 1)) >> 32;
        order.swap(at(place), usize::try_from(drawn).unwrap_or(0));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_one_order_of_everything() {
        let order = shuffled(1_000, 7);
        assert_eq!(order, shuffled(1_000, 7));
        assert_ne!(order, shuffled(1_000, 8));
        let mut sorted = order;
        sorted.sort_unstable();
        assert_eq!(sorted, (0..1_000).collect::<Vec<_>>());
        assert!(shuffled(0, 1).is_empty());
    }
}
