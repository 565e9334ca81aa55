//! How many learning paths one part of a progression has.

use std::collections::HashMap;

use fixedbitset::FixedBitSet;

use crate::graph::{at, dense};

use super::needs::Needs;

/// States of one size: by how many paths each is reached, and what could come next.
type Level = HashMap<FixedBitSet, (u128, Vec<u32>)>;

/// How many learning paths a part has, or at least has, and whether that is all.
pub(super) fn paths(needs: &Needs, cap: u64, effort: &mut u64) -> (u64, bool) {
    let nothing = FixedBitSet::with_capacity(at(needs.len()));
    let ready = (0..needs.len()).filter(|target| needs.is_supported(*target, &nothing));
    let mut level = Level::from([(nothing.clone(), (1, ready.collect()))]);
    let mut size = 0;
    loop {
        if level.len() == 1 {
            size += forced(needs, &mut level);
        }
        if size >= needs.len() {
            break;
        }
        // What is ready now can follow in any order, and every beginning can be ended.
        let sum = level.values().fold(0u128, |sum, (number, ready)| {
            sum.saturating_add(number.saturating_mul(orders(ready.len(), cap)))
        });
        if sum > u128::from(cap) || *effort == 0 {
            return (u64::try_from(sum).unwrap_or(u64::MAX), false);
        }
        level = following(needs, level, effort);
        size += 1;
    }
    let number = level.values().map(|(number, _)| *number).sum::<u128>();
    (
        u64::try_from(number).unwrap_or(u64::MAX),
        number <= u128::from(cap),
    )
}

/// `n!`, or something past the cap.
fn orders(n: usize, cap: u64) -> u128 {
    let mut orders = 1u128;
    for factor in 2..=n {
        orders *= u128::from(dense(factor));
        if orders > u128::from(cap) {
            break;
        }
    }
    orders
}

/// Takes all that follows without a choice from the only state there is; tells how much.
fn forced(needs: &Needs, level: &mut Level) -> u32 {
    let mut taken = 0;
    let Some((mut state, (number, mut ready))) = level.drain().next() else {
        return taken;
    };
    while let [only] = ready.as_slice() {
        let only = *only;
        ready = opened(needs, &state, only);
        state.insert(at(only));
        taken += 1;
    }
    level.insert(state, (number, ready));
    taken
}

/// What is ready from `state` with `taken` that was not ready from it alone.
fn opened(needs: &Needs, state: &FixedBitSet, taken: u32) -> Vec<u32> {
    let mut open = Vec::new();
    // The ways of a target stand one after the other, and so do those that use a member.
    for ways in needs.uses(taken).chunk_by(|a, b| {
        let target = |way: &u32| needs.target(needs.record_of(*way));
        target(a) == target(b)
    }) {
        let way = ways.first().copied().unwrap_or(u32::MAX);
        let target = needs.target(needs.record_of(way));
        let with = |member: u32| member == taken || state.contains(at(member));
        let supported = needs.records(target).all(|record| {
            let mut ways = needs.ways(record).map(|way| needs.members(way));
            ways.any(|way| way.iter().all(|member| with(*member)))
        });
        if supported && !with(target) && !needs.is_supported(target, state) {
            open.push(target);
        }
    }
    open
}

fn following(needs: &Needs, level: Level, effort: &mut u64) -> Level {
    let mut next = Level::new();
    for (state, (number, ready)) in level {
        for taken in &ready {
            let mut larger = state.clone();
            larger.insert(at(*taken));
            let work = 16 + dense(larger.as_slice().len()) + dense(needs.uses(*taken).len());
            *effort = effort.saturating_sub(u64::from(work));
            if let Some((sum, _)) = next.get_mut(&larger) {
                *sum += number;
                continue;
            }
            let rest = ready.iter().copied().filter(|one| one != taken);
            let open = rest.chain(opened(needs, &state, *taken)).collect();
            next.insert(larger, (number, open));
        }
    }
    next
}
