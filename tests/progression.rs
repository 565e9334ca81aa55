//! Progressions beside a slow and obvious second implementation, by property, and worked cases.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a test that fails here has failed"
)]

#[allow(dead_code, reason = "each test file uses a part")]
mod oracle;

use std::collections::{BTreeMap, BTreeSet};

use continua::ItemId;
use continua::progression::proptest1::{
    held_of, progressions, progressions_and_held, requirements_up_to,
};
use continua::progression::{
    Competencies, Held, Progression, Provenance, Requirement, RequirementSource, Strength,
};
use oracle::Oracle;
use proptest::prelude::*;

fn id(text: &str) -> ItemId {
    ItemId::new(text).unwrap()
}

fn texts(ids: Competencies<'_>) -> Vec<String> {
    ids.map(ToString::to_string).collect()
}

fn set<'a>(ids: impl IntoIterator<Item = &'a ItemId>) -> BTreeSet<ItemId> {
    ids.into_iter().cloned().collect()
}

fn requires(target: &str, ways: &[&[&str]]) -> Requirement {
    let ways = ways.iter().map(|way| way.iter().map(|member| id(member)));
    ways.fold(Requirement::new(id(target)), Requirement::way)
}

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

/// Two strands over grades 2 to 5, and one competency that either of two ways leads to.
fn school() -> Progression {
    Progression::builder()
        .require(requires("3.NF", &[&["2.G"]]))
        .require(requires("4.NF", &[&["3.NF"]]))
        .require(requires("5.NF", &[&["4.NF", "4.OA"]]))
        .require(requires("3.MD", &[&["2.MD"]]))
        .require(requires("4.MD", &[&["3.MD"]]).recommended())
        .require(requires("4.OA", &[&["3.OA"], &["3.AR"]]))
        .build()
}

#[test]
fn a_learner_who_holds_a_grade_5_target_and_nothing_beneath_it() {
    let progression = school();
    let nothing = progression.held([]);
    let entry = ["2.G", "2.MD", "3.OA", "3.AR"];
    assert_eq!(texts(nothing.ready()), entry);

    let held = progression.held([id("5.NF")]);
    assert_eq!(
        texts(held.ready()),
        entry,
        "everything else is as ready as before"
    );
    assert_eq!(texts(held.open()), ["4.MD"]);
    let beneath = held.underpinnings();
    assert_eq!(
        texts(beneath.competencies()),
        ["2.G", "3.NF", "4.NF", "4.OA", "3.OA"]
    );
    assert!(beneath.iter().all(|one| texts(one.rests_on()) == ["5.NF"]));
    assert_eq!(texts(held.inner_fringe()), ["5.NF"]);
    assert_eq!(
        texts(held.competencies()),
        ["5.NF"],
        "nothing is added or taken away"
    );
}

#[test]
fn an_alternative_that_is_wholly_held_leaves_nothing_missing() {
    let progression = school();
    let held = progression.held([id("4.OA"), id("3.AR"), id("4.NF")]);
    assert_eq!(texts(held.underpinnings().competencies()), ["2.G", "3.NF"]);
    assert_eq!(texts(held.ready()), ["2.G", "5.NF", "2.MD", "3.OA"]);
}

#[test]
fn the_nearest_way_counts_what_is_held() {
    let progression = Progression::builder()
        .require(requires("t", &[&["a"], &["b", "c", "d"]]))
        .require(requires("a", &[&["x"]]))
        .build();
    let held = progression.held([id("b"), id("c"), id("d")]);
    assert!(held.missing_for(&id("t")).is_empty());
    let held = progression.held([id("t"), id("b"), id("c")]);
    // Both ways lack one; the way given first is nearest.
    assert_eq!(texts(held.underpinnings().competencies()), ["a", "x"]);
    let obstacles = held.missing_for(&id("a"));
    assert_eq!(texts(obstacles[0].missing()), ["x"]);
}

#[test]
fn a_circle_of_alternatives_that_holds_itself_up_is_no_support() {
    // c rests on d or e, d rests on c.
    let progression = Progression::builder()
        .require(requires("c", &[&["d"], &["e"]]))
        .require(requires("d", &[&["c"]]))
        .build();
    assert_eq!(progression.learnable_count(), 3);
    let circle = progression.held([id("c"), id("d")]);
    assert!(!circle.is_state());
    assert_eq!(texts(circle.underpinnings().competencies()), ["e"]);
    let state = progression.held([id("c"), id("d"), id("e")]);
    assert_eq!(texts(state.inner_fringe()), ["d"]);
}

#[test]
fn requirements_of_one_competency_all_hold_and_required_ones_gate() {
    let progression = Progression::builder()
        .require(requires("t", &[&["a"], &["b"]]))
        .require(requires("t", &[&["c"]]).recommended())
        .build();
    let ready = |held: &[&str]| {
        let held = progression.held(held.iter().map(|text| id(text)));
        (held.is_ready(&id("t")), held.is_open(&id("t")))
    };
    assert_eq!(ready(&[]), (false, false));
    assert_eq!(ready(&["b"]), (false, true));
    assert_eq!(ready(&["c"]), (false, false));
    assert_eq!(ready(&["a", "c"]), (true, false));
    let raised = progression
        .to_builder()
        .raise(|source| *source == RequirementSource::Code);
    assert!(!raised.build().held([id("b")]).is_open(&id("t")));
}

#[test]
fn an_unlearnable_competency_is_open_and_never_ready() {
    let progression = Progression::builder()
        .require(requires("a", &[&["b"]]).recommended())
        .require(requires("b", &[&["a"]]).recommended())
        .build();
    let held = progression.held([]);
    assert_eq!(
        (texts(held.ready()).len(), texts(held.open())),
        (0, vec!["b".into(), "a".into()])
    );
    let held = progression.held([id("a")]);
    assert_eq!(
        (texts(held.ready()).len(), texts(held.open())),
        (0, vec!["b".into()])
    );
}

#[test]
fn unknown_competencies_are_held_and_bear_on_nothing() {
    let progression = school();
    let mut held = progression.held([id("band practice"), id("2.G")]);
    assert_eq!(held.len(), 2);
    assert!(held.contains(&id("band practice")) && held.is_state());
    assert_eq!(held.outside().collect::<Vec<_>>(), [&id("band practice")]);
    assert!(held.remove(&id("band practice")) && !held.remove(&id("band practice")));
    assert_eq!(progression.before(&id("band practice")).len(), 0);
    assert!(!progression.learnable(&id("band practice")));
}

#[test]
fn held_sets_of_two_progressions_do_not_mix() {
    let error = school()
        .held([])
        .union(&Progression::default().held([]))
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the held sets belong to different progressions, of 10 and 0 competencies"
    );
}

#[test]
fn a_way_of_nothing_can_be_taken_and_a_requirement_without_ways_says_nothing() {
    let progression = Progression::builder()
        .require(requires("a", &[&[], &["b"]]))
        .require(requires("b", &[]))
        .require(requires("c", &[&["c"]]))
        .build();
    assert_eq!(texts(progression.held([]).ready()), ["b", "a"]);
    assert_eq!(progression.requirements(&id("b")).len(), 0);
    let core = progression.cores().next().unwrap();
    assert_eq!(
        (texts(core.members()), texts(core.circle())),
        (vec!["c".into()], vec!["c".into()])
    );
}

fn numbered(n: u32) -> Vec<ItemId> {
    (0..n).map(|i| id(&format!("c{i}"))).collect()
}

// The shapes below keep nobody waiting where the work is in proportion; quadratic work would take
// hours over them.

fn pairs<'a>(pairs: impl Iterator<Item = (&'a ItemId, &'a ItemId)>) -> Progression {
    let requirements = pairs.map(|(from, to)| Requirement::new(to.clone()).way([from.clone()]));
    requirements.collect()
}

#[test]
fn a_line_of_a_million_works() {
    let ids = numbered(1_000_000);
    let progression = pairs(ids.iter().zip(&ids[1..]));
    let last = ids.last().unwrap();
    let nothing = progression.held([]);
    assert_eq!(nothing.ready().collect::<Vec<_>>(), [&ids[0]]);
    assert_eq!(progression.before(last).len(), 999_999);
    assert_eq!(progression.after(&ids[0]).len(), 999_999);
    assert_eq!(progression.cores().len(), 0);
    let high = progression.held([last.clone()]);
    assert!(!high.is_state());
    assert_eq!(high.underpinnings().len(), 999_999);
    let all = progression.held(ids.iter().cloned());
    assert_eq!(all.inner_fringe().collect::<Vec<_>>(), [last]);
}

#[test]
fn a_line_of_a_million_behind_a_circle_is_blocked_by_it() {
    let ids = numbered(1_000_000);
    let progression = pairs(ids.iter().zip(&ids[1..]).chain([(&ids[1], &ids[0])]));
    let core = progression.cores().next().unwrap();
    assert_eq!(texts(core.members()), ["c0", "c1"]);
    assert_eq!(progression.blocked().len(), 999_998);
    // Every one of them in one step, however far behind.
    assert!(
        progression
            .blocked()
            .all(|blocked| blocked.cores().len() == 1)
    );
}

#[test]
fn a_star_of_a_hundred_thousand_works() {
    let ids = numbered(100_000);
    let centre = &ids[0];
    let out = pairs(ids[1..].iter().map(|leaf| (centre, leaf)));
    assert_eq!(out.held([centre.clone()]).ready().len(), 99_999);
    let all = Requirement::new(centre.clone()).way(ids[1..].iter().cloned());
    let any = ids[1..].iter().cloned().map(|leaf| [leaf]);
    let any = any.fold(Requirement::new(centre.clone()), Requirement::way);
    let each = pairs(ids[1..].iter().map(|leaf| (leaf, centre)));
    for progression in [
        [all].into_iter().collect(),
        [any].into_iter().collect(),
        each,
    ] {
        assert_eq!(progression.direct_before(centre).len(), 99_999);
        let held = progression.held(ids.iter().cloned());
        assert!(held.is_state() && held.inner_fringe().len() >= 1);
        assert!(
            !progression
                .held([centre.clone()])
                .underpinnings()
                .is_empty()
        );
    }
}

#[test]
fn dense_layers_work() {
    let ids = numbered(3_000);
    let layers: Vec<&[ItemId]> = ids.chunks(100).collect();
    let edges = layers.windows(2).flat_map(|two| {
        two[0]
            .iter()
            .flat_map(|from| two[1].iter().map(move |to| (from, to)))
    });
    let progression = pairs(edges);
    let held = progression.held(ids[..1_500].iter().cloned());
    assert_eq!(held.ready().len(), 100);
    assert_eq!(held.inner_fringe().len(), 100);
    assert_eq!(progression.before(&ids[2_999]).len(), 2_900);
}

#[test]
fn a_circle_of_a_hundred_thousand_is_its_own_core() {
    let ids = numbered(100_000);
    let progression = pairs(ids.iter().zip(ids[1..].iter().chain([&ids[0]])));
    let core = progression.cores().next().unwrap();
    assert_eq!(
        (core.members().len(), core.circle().len()),
        (100_000, 100_000)
    );
    assert!(!core.is_minimal());
    assert_eq!(progression.held([]).ready().len(), 0);
    let ids = &ids[..1_000];
    let progression = pairs(ids.iter().zip(ids[1..].iter().chain([&ids[0]])));
    assert!(progression.cores().next().unwrap().is_minimal());
}

#[test]
fn a_core_leaves_out_what_only_hangs_on_the_circle() {
    // A circle of three within a larger part: the part is one, the core is the short circle.
    let progression = Progression::builder()
        .require(requires("a", &[&["c", "e"]]))
        .require(requires("b", &[&["a"]]))
        .require(requires("c", &[&["b"]]))
        .require(requires("d", &[&["c"]]))
        .require(requires("e", &[&["d"]]))
        .build();
    let core = progression.cores().next().unwrap();
    assert_eq!(progression.cores().len(), 1);
    assert_eq!(texts(core.members()), ["c", "a", "b"]);
    assert_eq!(texts(core.circle()), ["c", "a", "b"]);
    let blocked: Vec<_> = progression
        .blocked()
        .map(|one| one.id().to_string())
        .collect();
    assert_eq!(blocked, ["e", "d"]);
}

#[test]
fn values_are_owned_shared_and_cheap_to_clone() {
    fn check<T: Send + Sync + Clone + 'static>() {}
    check::<Progression>();
    check::<Held>();
    check::<Requirement>();
}
