//! Depth, distance, order, what is unavoidable, gateways, components and reduction.

use std::collections::{BTreeMap, BTreeSet};

use continua::ItemId;
use continua::progression::proptest1::{progressions, progressions_up_to};
use continua::progression::{Progression, Requirement, Sketch};
use proptest::prelude::*;

use crate::oracle::Oracle;
use crate::{dense_layers, id, line_of_a_million, numbered, pairs, set, texts};

/// What the oracle can reach from nothing without the masked ones.
fn reached(oracle: &Oracle, without: u32) -> u32 {
    let states = oracle.states().iter();
    let states = states.filter(|state| *state & without == 0);
    states.fold(0, |all, state| all | state)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 256,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn depth_is_the_number_of_rounds_until_it_can_be_held(progression in progressions()) {
        let oracle = Oracle::of(&progression);
        let layers = progression.layers();
        let mut held = 0;
        for layer in layers.iter() {
            let ready = oracle.ready(held);
            prop_assert_eq!(oracle.mask(layer.clone()), ready);
            held |= ready;
        }
        prop_assert_eq!(oracle.ready(held), 0);
        prop_assert_eq!(oracle.mask(progression.entry_points()), oracle.ready(0));
        for id in progression.competencies() {
            let depth = layers.depth(id);
            prop_assert_eq!(depth.is_some(), progression.learnable(id));
            let chain: Vec<&ItemId> = layers.chain_to(id).collect();
            prop_assert_eq!(chain.len(), depth.map_or(0, |depth| depth as usize + 1));
            for (place, pair) in chain.windows(2).enumerate() {
                prop_assert!(set(progression.direct_before(pair[1])).contains(pair[0]));
                prop_assert_eq!(layers.depth(pair[0]), Some(place as u32));
            }
        }
        for chain in layers.longest_chains() {
            prop_assert_eq!(chain.len(), layers.len());
        }
    }

    #[test]
    fn capstones_are_what_nothing_else_names(progression in progressions()) {
        for id in progression.competencies() {
            let above = progression.direct_after(id).filter(|above| *above != id).count();
            prop_assert_eq!(above == 0, set(progression.capstones()).contains(id));
        }
    }

    #[test]
    fn distances_are_those_of_single_steps(progression in progressions()) {
        for id in progression.competencies() {
            let mut distance = BTreeMap::from([(id.clone(), 0u32)]);
            for steps in 1..=progression.len() as u32 {
                let last: Vec<ItemId> = distance.keys().cloned().collect();
                for member in last.iter().flat_map(|one| progression.direct_before(one)) {
                    distance.entry(member.clone()).or_insert(steps);
                }
            }
            distance.remove(id);
            let found: BTreeMap<ItemId, u32> = progression
                .before_within(id, u32::MAX)
                .map(|(one, steps)| (one.clone(), steps))
                .collect();
            prop_assert_eq!(&found, &distance);
            for (other, steps) in &distance {
                prop_assert!(progression.comes_before(other, id));
                prop_assert!(progression.after_within(other, *steps).any(|one| one == (id, *steps)));
                prop_assert!(!progression.after_within(other, steps - 1).any(|one| one.0 == id));
            }
            prop_assert_eq!(found.len(), progression.before(id).count());
            for other in progression.competencies() {
                prop_assert_eq!(progression.comes_before(other, id), distance.contains_key(other));
            }
            prop_assert_eq!(progression.reach(id), progression.after(id).count());
        }
    }

    #[test]
    fn the_order_takes_the_smallest_key_that_is_ready(
        progression in progressions(), keys in proptest::collection::vec(0u8..4, 8)
    ) {
        let oracle = Oracle::of(&progression);
        let key = |id: &ItemId| keys[oracle.index(id) as usize];
        let order = progression.order_by_key(key);
        let mut held = 0;
        for id in order.learnable() {
            let ready = oracle.ids(oracle.ready(held));
            let least = ready.iter().min_by_key(|id| (key(id), oracle.index(id))).unwrap();
            prop_assert_eq!(id, least);
            held |= 1 << oracle.index(id);
        }
        prop_assert_eq!(held, oracle.learnable());
        let mut rest = oracle.ids(oracle.all() & !held);
        rest.sort_by_key(|id| (key(id), oracle.index(id)));
        prop_assert_eq!(order.unlearnable().cloned().collect::<Vec<_>>(), rest);
    }

    #[test]
    fn unavoidable_is_what_no_path_does_without(progression in progressions_up_to(10)) {
        let oracle = Oracle::of(&progression);
        for (place, without) in progression.competencies().enumerate() {
            let lost = oracle.learnable() & !reached(&oracle, 1 << place) & !(1 << place);
            let lost = if progression.learnable(without) { lost } else { 0 };
            prop_assert_eq!(oracle.mask(progression.out_of_reach_without(without)), lost);
            for goal in progression.competencies() {
                let listed = set(progression.unavoidable(goal)).contains(without);
                prop_assert_eq!(listed, lost & 1 << oracle.index(goal) != 0);
            }
        }
    }

    #[test]
    fn small_sketches_are_exact(progression in progressions(), seed in any::<u64>()) {
        let gateways = progression.gateways(Sketch::seeded(seed));
        let most: Vec<_> = gateways.most().collect();
        prop_assert!(most.windows(2).all(|pair| pair[0].reach() >= pair[1].reach()));
        for gateway in most {
            prop_assert!(gateway.is_exact());
            prop_assert_eq!(gateway.reach() as usize, progression.reach(gateway.id()));
        }
    }

    #[test]
    fn components_are_what_steps_either_way_lead_to(progression in progressions()) {
        let parts: Vec<BTreeSet<ItemId>> = progression.components().map(set).collect();
        prop_assert_eq!(parts.iter().map(BTreeSet::len).sum::<usize>(), progression.len());
        for part in parts {
            let mut whole = BTreeSet::from([part.first().unwrap().clone()]);
            for _ in 0..progression.len() {
                for one in whole.clone() {
                    whole.extend(progression.direct_before(&one).cloned());
                    whole.extend(progression.direct_after(&one).cloned());
                }
            }
            prop_assert_eq!(part, whole);
        }
    }

    #[test]
    fn reduction_keeps_the_states_and_leaves_nothing_redundant(progression in progressions()) {
        let redundancy = progression.redundancy();
        prop_assert!(redundancy.is_complete());
        for step in redundancy.iter() {
            prop_assert!(set(progression.direct_before(step.after())).contains(step.before()));
            prop_assert!(set(progression.direct_before(step.after())).contains(step.via()));
            prop_assert!(progression.comes_before(step.before(), step.via()));
        }
        let reduced = redundancy.reduced();
        prop_assert!(reduced.competencies().eq(progression.competencies()));
        let oracles = [&reduced, &progression].map(Oracle::of);
        prop_assert_eq!(oracles[0].states(), oracles[1].states());
        prop_assert!(reduced.redundancy().is_empty());
        if redundancy.is_empty() {
            prop_assert_eq!(&reduced, &progression);
        }
        let (before, after) = (progression.competencies(), reduced.cores().len());
        prop_assert_eq!(after, progression.cores().len());
        for id in before {
            prop_assert_eq!(set(progression.before(id)), set(reduced.before(id)));
        }
    }
}

#[test]
fn a_required_step_is_not_redundant_by_recommended_ones() {
    let step = |before: &str, after: &str| Requirement::new(id(after)).way([id(before)]);
    let recommended = Progression::builder()
        .require(step("a", "b").recommended())
        .require(step("b", "c"))
        .require(step("a", "c"))
        .build();
    assert!(recommended.redundancy().is_empty());
    let required = recommended.to_builder().require(step("a", "b")).build();
    assert_eq!(required.redundancy().len(), 1);
    let reduced = required.redundancy().reduced();
    assert_eq!(texts(reduced.direct_before(&id("c"))), ["b"]);
}

#[test]
fn a_line_of_a_million_is_told_in_linear_time() {
    let (ids, line) = line_of_a_million();
    let (first, last) = (&ids[0], &ids[999_999]);
    let layers = line.layers();
    assert_eq!(layers.len(), 1_000_000);
    assert_eq!(layers.chain_to(last).len(), 1_000_000);
    assert_eq!(line.unavoidable(last).len(), 999_999);
    assert_eq!(line.out_of_reach_without(first).len(), 999_999);
    assert_eq!(line.before_within(last, 3).len(), 3);
    assert_eq!(
        line.after_within(first, u32::MAX).last(),
        Some((last, 999_999))
    );
    assert!(line.comes_before(first, last) && !line.comes_before(last, first));
    assert_eq!(line.components().count(), 1);
    let order = line.order_by_key(|_| 0);
    assert!(order.learnable().eq(ids.iter()));
    assert!(line.redundancy().is_empty() && line.redundancy().is_complete());
    let gateways = line.gateways(Sketch::seeded(1).with_ranks(3));
    assert_eq!(gateways.of(last).unwrap().reach(), 0);
}

#[test]
fn a_star_and_dense_layers_do_not_blow_up() {
    let ids = numbered(100_001);
    let star = pairs(ids[1..].iter().map(|leaf| (&ids[0], leaf)));
    assert_eq!(
        star.gateways(Sketch::default()).most().next().unwrap().id(),
        &ids[0]
    );
    assert_eq!(star.layers().layer(1).len(), 100_000);
    assert_eq!(star.capstones().len(), 100_000);
    assert_eq!(star.out_of_reach_without(&ids[0]).len(), 100_000);
    assert!(star.redundancy().is_empty());

    let dense = dense_layers(200, 5);
    assert_eq!(dense.layers().len(), 5);
    assert_eq!(dense.unavoidable(&id("l4.0")).len(), 800);
    assert!(dense.redundancy().is_empty());
}

#[test]
fn a_long_line_of_choices_has_its_joints_unavoidable() {
    // A line of diamonds: each joint needs either side, each side the joint before.
    let joint = |i: u32| id(&format!("joint {i}"));
    let side = |i: u32, which: char| id(&format!("side {i} {which}"));
    let mut builder = Progression::builder();
    let n = 300;
    for i in 1..n {
        for which in ['a', 'b'] {
            builder.extend([Requirement::new(side(i, which)).way([joint(i - 1)])]);
        }
        let either = Requirement::new(joint(i));
        builder.extend([either.way([side(i, 'a')]).way([side(i, 'b')])]);
    }
    let line = builder.build();
    let unavoidable = line.unavoidable(&joint(n - 1));
    assert!(unavoidable.eq((0..n - 1).map(joint).collect::<Vec<_>>().iter()));
    assert_eq!(line.layers().len(), 2 * n as usize - 1);
}
