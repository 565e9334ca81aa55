//! Which way of a requirement is the nearest for what is held.

use fixedbitset::FixedBitSet;

use crate::graph::{at, dense};

use super::progression::Inner;

/// Which ways may be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// Any way that does not lead to the competency itself.
    Any,
    /// Only ways that choices never close to a circle.
    Sound,
}

/// The members of the nearest way of a record that are not held: none if a way is wholly held.
///
/// The nearest way is the one with the fewest members missing; among equals one that can be learned
/// goes before one that cannot, and else the one given first.
pub(super) fn nearest_missing(
    inner: &Inner,
    record: u32,
    held: &FixedBitSet,
    choice: Choice,
) -> Vec<u32> {
    let needs = &inner.needs;
    let target = needs.target(record);
    let learnable = |member: u32| inner.learnable.contains(at(member));
    let height = |member: u32| (inner.part(member), inner.rank(member));
    // What cannot be learned has no sound way; then every way is looked at.
    let sound = choice == Choice::Sound && learnable(target);
    let mut best: Option<(bool, u32, u32)> = None;
    for way in needs.ways(record) {
        let members = needs.members(way);
        let free = members
            .iter()
            .all(|m| learnable(*m) && height(*m) < height(target));
        if sound && !free {
            continue;
        }
        let missing = members.iter().filter(|m| !held.contains(at(**m)));
        let unlearnable = missing.clone().any(|m| !learnable(*m) || *m == target);
        let key = (unlearnable, dense(missing.count()), way);
        if key.1 == 0 {
            return Vec::new();
        }
        best = Some(best.map_or(key, |best| best.min(key)));
    }
    let members = best.map_or(&[][..], |(_, _, way)| needs.members(way));
    let missing = members.iter().copied().filter(|m| !held.contains(at(*m)));
    missing.collect()
}
