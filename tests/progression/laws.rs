//! The laws of progressions and held sets.

use std::collections::{BTreeMap, BTreeSet};

use continua::ItemId;
use continua::progression::proptest1::{
    held_of, progressions, progressions_and_held, requirements_up_to,
};
use continua::progression::{Competencies, Progression, Provenance, Requirement, Strength};
use proptest::prelude::*;

use crate::oracle::Oracle;
use crate::{set, texts};

type Canonical<'p> =
    BTreeMap<ItemId, BTreeSet<(BTreeSet<BTreeSet<ItemId>>, BTreeSet<Provenance<'p>>)>>;

/// What a progression says, whatever the order it was said in.
fn canonical(progression: &Progression) -> Canonical<'_> {
    let records = |target: &ItemId| {
        let records = progression.requirements(target);
        let canonical = records.map(|record| {
            let ways = record.ways().map(set).collect();
            (ways, record.provenance().collect())
        });
        canonical.collect()
    };
    progression
        .competencies()
        .map(|target| (target.clone(), records(target)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 256,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn held_sets_answer_as_the_oracle_does((progression, held) in progressions_and_held()) {
        let oracle = Oracle::of(&progression);
        let mask = oracle.mask(held.competencies());
        prop_assert_eq!(oracle.mask(held.ready()), oracle.ready(mask));
        prop_assert_eq!(oracle.mask(held.open()), oracle.open(mask));
        prop_assert_eq!(held.is_state(), oracle.is_state(mask));
        prop_assert_eq!(oracle.mask(held.inner_fringe()), oracle.inner_fringe(mask));
        for id in progression.competencies() {
            prop_assert_eq!(held.is_ready(id), set(held.ready()).contains(id));
            prop_assert_eq!(held.is_open(id), set(held.open()).contains(id));
        }
        prop_assert!(held.ready().all(|id| !held.contains(id)));
    }

    #[test]
    fn on_states_ready_is_the_outer_fringe_and_states_close_under_union(
        progression in progressions()
    ) {
        let oracle = Oracle::of(&progression);
        for state in oracle.states() {
            let held = progression.held(oracle.ids(*state));
            prop_assert!(held.is_state());
            prop_assert_eq!(oracle.mask(held.ready()), oracle.outer_fringe(*state));
            prop_assert_eq!(oracle.mask(held.inner_fringe()), oracle.inner_fringe(*state));
            prop_assert!(held.underpinnings().is_empty());
        }
        for (one, other) in oracle.states().iter().zip(oracle.states().iter().rev()) {
            let one = progression.held(oracle.ids(*one));
            let other = progression.held(oracle.ids(*other));
            prop_assert!(one.union(&other).unwrap().is_state());
        }
    }

    #[test]
    fn learnable_is_what_some_state_holds(progression in progressions()) {
        let oracle = Oracle::of(&progression);
        let learnable = progression.competencies().filter(|id| progression.learnable(id));
        prop_assert_eq!(oracle.mask(learnable), oracle.learnable());
        prop_assert_eq!(progression.learnable_count() as u32, oracle.learnable().count_ones());
    }

    #[test]
    fn underpinnings_are_what_a_state_lacks((progression, held) in progressions_and_held()) {
        let beneath = held.underpinnings();
        prop_assert_eq!(beneath.len(), beneath.iter().len());
        prop_assert!(beneath.competencies().all(|id| !held.contains(id)));
        for one in beneath.iter() {
            let missing = one.missing();
            prop_assert!(one.rests_on().len() > 0);
            for rests in one.rests_on() {
                prop_assert!(held.contains(rests));
                prop_assert!(set(progression.before(rests)).contains(missing));
            }
        }
        if held.competencies().all(|id| progression.learnable(id)) {
            prop_assert_eq!(beneath.is_empty(), held.is_state());
            let mut all = held.clone();
            all.extend(beneath.competencies().cloned());
            prop_assert!(all.is_state());
        }
    }

    #[test]
    fn without_alternatives_the_underpinnings_are_all_that_comes_before(
        (ids, requirements) in requirements_up_to(8), seed in any::<u8>()
    ) {
        let mut builder = Progression::builder();
        builder.extend(ids);
        builder.extend(requirements.iter().map(|one| {
            Requirement::new(one.target().clone()).way(one.ways()[0].iter().cloned())
        }));
        let progression = builder.build();
        let oracle = Oracle::of(&progression);
        let held = progression.held(oracle.ids(u32::from(seed) & oracle.all()));
        let before = held.competencies().flat_map(|id| progression.before(id));
        let missing: BTreeSet<ItemId> = before.filter(|id| !held.contains(id)).cloned().collect();
        prop_assert_eq!(set(held.underpinnings().competencies()), missing);
    }

    #[test]
    fn underpinnings_never_touch_what_else_is_ready((_, held) in progressions_and_held()) {
        // Evidence of the underpinnings brings more, and takes nothing away but what it evidences.
        let mut all = held.clone();
        all.extend(held.underpinnings().competencies().cloned());
        for id in held.ready().filter(|id| !all.contains(id)) {
            prop_assert!(all.is_ready(id));
        }
    }

    #[test]
    fn holding_more_never_closes_what_was_offered(
        (progression, held) in progressions_and_held(), more in any::<u8>()
    ) {
        let oracle = Oracle::of(&progression);
        let mut grown = held.clone();
        grown.extend(oracle.ids(u32::from(more) & oracle.all()));
        for id in held.ready().filter(|id| !grown.contains(id)) {
            prop_assert!(grown.is_ready(id));
        }
        for id in held.open().filter(|id| !grown.contains(id)) {
            prop_assert!(grown.is_ready(id) || grown.is_open(id));
        }
    }

    #[test]
    fn a_learner_who_holds_one_high_target_is_ready_everywhere_else(
        progression in progressions(), pick in any::<prop::sample::Index>()
    ) {
        let high = pick.get(&set(progression.competencies()).into_iter().collect::<Vec<_>>()).clone();
        let nothing = progression.held([]);
        let held = progression.held([high.clone()]);
        for id in nothing.ready().filter(|id| **id != high) {
            prop_assert!(held.is_ready(id), "{id} is no longer ready");
        }
    }

    #[test]
    fn cores_are_small_and_block_the_rest(progression in progressions()) {
        let oracle = Oracle::of(&progression);
        let mut told = 0u32;
        for core in progression.cores() {
            let members = oracle.mask(core.members());
            prop_assert!(core.is_minimal() && core.is_circle_shortest());
            prop_assert!(oracle.is_stuck(members), "the core can be learned");
            for fewer in (1..members).filter(|fewer| fewer & members == *fewer) {
                prop_assert!(!oracle.is_stuck(fewer), "a smaller core exists");
            }
            prop_assert_eq!(members & told, 0);
            told |= members;
            let cycle: Vec<u32> = core.circle().map(|id| oracle.index(id)).collect();
            prop_assert_eq!(oracle.shortest_circle(members), Some(cycle.len()));
            for (place, to) in cycle.iter().enumerate() {
                let from = cycle[(place + cycle.len() - 1) % cycle.len()];
                prop_assert!(oracle.waits_for(*to, from));
            }
        }
        prop_assert_eq!(progression.cores().len(), oracle.core_count());
        for blocked in progression.blocked() {
            let index = oracle.index(blocked.id());
            prop_assert_eq!(told & 1 << index, 0);
            told |= 1 << index;
            let named: BTreeSet<u32> =
                blocked.cores().into_iter().map(|core| oracle.mask(core.members())).collect();
            let all = progression.cores().map(|core| oracle.mask(core.members()));
            let behind: BTreeSet<u32> =
                all.filter(|core| oracle.waits_through(index) & core != 0).collect();
            prop_assert!(!named.is_empty());
            prop_assert_eq!(named, behind);
        }
        prop_assert_eq!(told, oracle.all() & !oracle.learnable());
    }

    #[test]
    fn before_and_after_are_each_other_turned_round(progression in progressions()) {
        let oracle = Oracle::of(&progression);
        for id in progression.competencies() {
            let index = oracle.index(id);
            prop_assert_eq!(oracle.mask(progression.direct_before(id)), oracle.direct_before(index));
            prop_assert_eq!(oracle.mask(progression.before(id)), oracle.before(index));
            for other in progression.competencies() {
                let before = set(progression.before(id)).contains(other);
                prop_assert_eq!(before, set(progression.after(other)).contains(id));
                let direct = set(progression.direct_before(id)).contains(other);
                prop_assert_eq!(direct, set(progression.direct_after(other)).contains(id));
            }
            prop_assert_eq!(set(progression.before(id)).len(), progression.before(id).len());
        }
    }

    #[test]
    fn obstacles_are_what_the_nearest_way_lacks((progression, held) in progressions_and_held()) {
        for id in progression.competencies() {
            let obstacles = held.missing_for(id);
            let unmet: Vec<_> = progression.requirements(id).filter(|requirement| {
                !requirement.ways().any(|mut way| way.all(|member| held.contains(member)))
            }).collect();
            prop_assert_eq!(obstacles.len(), unmet.len());
            for obstacle in &obstacles {
                let lacks = |way: Competencies<'_>| -> BTreeSet<ItemId> {
                    way.filter(|member| !held.contains(member)).cloned().collect()
                };
                let ways: Vec<_> = obstacle.requirement().ways().map(lacks).collect();
                let missing = set(obstacle.missing());
                prop_assert!(ways.contains(&missing));
                let learnable = |way: &BTreeSet<ItemId>| {
                    way.iter().all(|member| progression.learnable(member) && member != id)
                };
                let near = ways.iter().filter(|way| learnable(way) || !learnable(&missing));
                prop_assert!(near.map(BTreeSet::len).all(|lacking| lacking >= missing.len())
                    || learnable(&missing));
                if learnable(&missing) {
                    let least = ways.iter().filter(|way| learnable(way)).map(BTreeSet::len).min();
                    prop_assert_eq!(Some(missing.len()), least);
                }
            }
        }
    }

    #[test]
    fn merging_keeps_everything_and_repeats_nothing(
        (one, other, third) in (progressions(), progressions(), progressions())
    ) {
        prop_assert_eq!(&one.merge(&one), &one);
        prop_assert_eq!(&one.merge(&Progression::default()), &one);
        prop_assert_eq!(&one.to_builder().build(), &one);
        let merged = one.merge(&other);
        let turned = other.merge(&one);
        prop_assert_eq!(canonical(&merged), canonical(&turned));
        prop_assert_eq!(merged.merge(&third), one.merge(&other.merge(&third)));
        for part in [&one, &other] {
            for id in part.competencies() {
                prop_assert!(merged.contains(id));
                for requirement in part.requirements(id) {
                    let ways: BTreeSet<_> = requirement.ways().map(set).collect();
                    let kept = merged.requirements(id).find(|kept| {
                        kept.ways().map(set).collect::<BTreeSet<_>>() == ways
                    }).unwrap();
                    prop_assert!(kept.strength() >= requirement.strength());
                    for stated in requirement.provenance() {
                        prop_assert_eq!(kept.provenance().filter(|p| *p == stated).count(), 1);
                    }
                }
            }
        }
    }

    #[test]
    fn the_order_of_requirements_does_not_matter(
        (ids, requirements, shuffled) in requirements_up_to(8).prop_flat_map(|(ids, all)| {
            (Just(ids), Just(all.clone()), Just(all).prop_shuffle())
        }),
        held in any::<u8>()
    ) {
        let build = |requirements: Vec<Requirement>| {
            let mut builder = Progression::builder();
            builder.extend(ids.clone());
            builder.extend(requirements);
            builder.build()
        };
        let (one, other) = (build(requirements), build(shuffled));
        prop_assert_eq!(canonical(&one), canonical(&other));
        let oracle = Oracle::of(&one);
        let mask = u32::from(held) & oracle.all();
        let (one, other) = (one.held(oracle.ids(mask)), other.held(oracle.ids(mask)));
        prop_assert_eq!(texts(one.ready()), texts(other.ready()));
        prop_assert_eq!(texts(one.open()), texts(other.open()));
        prop_assert_eq!(texts(one.inner_fringe()), texts(other.inner_fringe()));
    }

    #[test]
    fn held_sets_are_sets((progression, one, other) in progressions().prop_flat_map(|progression| {
        let (one, other) = (held_of(&progression), held_of(&progression));
        (Just(progression), one, other)
    })) {
        let (a, b) = (set(one.competencies()), set(other.competencies()));
        let union = one.union(&other).unwrap();
        prop_assert_eq!(set(union.competencies()), &a | &b);
        prop_assert_eq!(set(one.intersection(&other).unwrap().competencies()), &a & &b);
        prop_assert_eq!(set(one.difference(&other).unwrap().competencies()), &a - &b);
        prop_assert_eq!(one.is_subset(&other).unwrap(), a.is_subset(&b));
        // An equal progression built apart is the same progression.
        let again = progression.to_builder().build();
        prop_assert_eq!(one.union(&again.held(b)).unwrap(), union);
    }
}

#[test]
fn the_strategies_make_the_interesting_shapes() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    for _ in 0..400 {
        let tree = progressions_and_held().new_tree(&mut runner).unwrap();
        let (progression, held) = tree.current();
        let records: Vec<_> = progression
            .competencies()
            .flat_map(|id| progression.requirements(id))
            .collect();
        let circular = progression.competencies().any(|id| {
            progression.learnable(id)
                && progression
                    .before(id)
                    .any(|other| set(progression.before(other)).contains(id))
        });
        for (shape, found) in [
            (
                "alternatives",
                records.iter().any(|record| record.ways().len() > 1),
            ),
            (
                "recommended",
                records
                    .iter()
                    .any(|r| r.strength() == Strength::Recommended),
            ),
            (
                "several statements",
                records.iter().any(|r| r.provenance().len() > 1),
            ),
            ("several requirements", records.len() > progression.len()),
            ("a harmless circle", circular),
            ("a core", progression.cores().len() > 0),
            ("several cores", progression.cores().len() > 1),
            ("blocked", progression.blocked().len() > 0),
            (
                "all learnable",
                progression.learnable_count() == progression.len(),
            ),
            ("a state", held.is_state() && held.len() > 1),
            ("no state", !held.is_state()),
            ("open", held.open().len() > 0),
            ("underpinnings", !held.underpinnings().is_empty()),
        ] {
            *seen.entry(shape).or_default() += u32::from(found);
        }
    }
    for (shape, count) in &seen {
        assert!(*count >= 4, "{shape} occurs {count} times in 400: {seen:?}");
    }
}
