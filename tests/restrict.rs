//! Restriction and projection beside a slow and obvious second implementation, by property, and
//! worked cases.

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
use continua::progression::proptest1::progressions;
use continua::progression::{
    Progression, ProjectionErrorKind, Requirement, RequirementSource, Strength,
};
use oracle::{Oracle, id, numbered, requires, texts};
use proptest::prelude::*;

fn ids(texts: &[&str]) -> Vec<ItemId> {
    texts.iter().map(|text| id(text)).collect()
}

fn of(requirements: impl IntoIterator<Item = Requirement>) -> Progression {
    requirements.into_iter().collect()
}

/// Each requirement as its ways and whether it is required.
fn said(progression: &Progression, target: &str) -> Vec<(Vec<Vec<String>>, bool)> {
    let target = id(target);
    let records = progression.requirements(&target);
    let said = records.map(|record| {
        let ways = record.ways().map(texts).collect();
        (ways, record.strength() == Strength::Required)
    });
    said.collect()
}

fn ways(ways: &[&[&str]]) -> Vec<Vec<String>> {
    let texts = |way: &&[&str]| way.iter().map(ToString::to_string).collect();
    ways.iter().map(texts).collect()
}

/// A progression, a mask of competencies to keep, and one of those to keep of these.
fn progressions_and_kept() -> impl Strategy<Value = (Progression, u32, u32)> {
    (progressions(), any::<u32>(), any::<u32>())
}

/// Every held set among some competencies.
fn within(kept: u32) -> impl Iterator<Item = u32> {
    (0..=kept).filter(move |held| held & kept == *held)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn restrictions_answer_as_if_all_outside_were_held(
        (progression, kept, _) in progressions_and_kept()
    ) {
        let oracle = Oracle::of(&progression);
        let kept = kept & oracle.all();
        let outside = oracle.all() & !kept;
        let restriction = progression.restrict(oracle.ids(kept));
        let restricted = restriction.progression();
        prop_assert_eq!(oracle.mask(restricted.competencies()), kept);
        let learnable = oracle.grown(outside, kept, false);
        for held in within(kept) {
            let inside = restricted.held(oracle.ids(held));
            let (ready, open) = (oracle.mask(inside.ready()), oracle.mask(inside.open()));
            prop_assert_eq!(ready, oracle.supported(held | outside, false) & learnable);
            prop_assert_eq!(ready | open, oracle.supported(held | outside, true));
            let whole = progression.held(oracle.ids(held | outside));
            let (whole_ready, whole_open) = (oracle.mask(whole.ready()), oracle.mask(whole.open()));
            prop_assert_eq!(whole_ready | whole_open, ready | open);
            prop_assert_eq!(whole_ready, ready & oracle.learnable());
        }
        let mut expected: BTreeMap<u32, u32> = BTreeMap::new();
        for target in (0..16).filter(|target| kept & 1 << target != 0) {
            let named = oracle.direct_before(target) & outside;
            for member in (0..16).filter(|member| named & 1 << member != 0) {
                *expected.entry(member).or_default() |= 1 << target;
            }
        }
        let told = restriction.outside().map(|one| {
            (oracle.index(one.competency()), oracle.mask(one.needed_by()))
        });
        prop_assert!(told.eq(expected));
    }

    #[test]
    fn projections_answer_as_if_the_removed_were_learned_as_soon_as_they_can_be(
        (progression, kept, fewer) in progressions_and_kept()
    ) {
        let oracle = Oracle::of(&progression);
        let kept = kept & oracle.all();
        let removed = oracle.all() & !kept;
        let projected = progression.project(oracle.ids(kept)).unwrap();
        prop_assert_eq!(oracle.mask(projected.competencies()), kept);
        for held in within(kept) {
            let there = projected.held(oracle.ids(held));
            let (ready, open) = (oracle.mask(there.ready()), oracle.mask(there.open()));
            let grown = oracle.grown(held, removed, false);
            prop_assert_eq!(ready, oracle.ready(grown) & kept);
            let grown = oracle.grown(held, removed, true);
            prop_assert_eq!(ready | open, oracle.supported(grown, true) & kept);
        }
        let states: BTreeSet<u32> = oracle.states().iter().map(|state| state & kept).collect();
        let small = Oracle::of(&projected);
        let told = small.states().iter().map(|state| oracle.mask(small.ids(*state).iter()));
        prop_assert_eq!(told.collect::<BTreeSet<_>>(), states);
        for target in projected.competencies() {
            prop_assert_eq!(projected.learnable(target), progression.learnable(target));
        }

        // Twice is as good as once.
        let fewer = oracle.ids(kept & fewer);
        let (twice, once) = (projected.project(&fewer), progression.project(&fewer));
        let (twice, once) = (twice.unwrap(), once.unwrap());
        for held in within(oracle.mask(fewer.iter())) {
            let (twice, once) = (twice.held(oracle.ids(held)), once.held(oracle.ids(held)));
            prop_assert!(twice.ready().eq(once.ready()) && twice.open().eq(once.open()));
        }
    }

    #[test]
    fn derived_ways_are_minimal_and_the_rest_stays(
        (progression, kept, _) in progressions_and_kept()
    ) {
        let oracle = Oracle::of(&progression);
        let kept = kept & oracle.all();
        let projected = progression.project(oracle.ids(kept)).unwrap();
        let named = RequirementSource::named("implied through the removed");
        for target in projected.competencies() {
            let (all, mut stated) = (projected.requirements(target), BTreeSet::new());
            for record in all {
                let ways: Vec<u32> = record.ways().map(|way| oracle.mask(way)).collect();
                let derived = record.provenance().all(|one| *one.source() == named);
                for (place, way) in ways.iter().enumerate().filter(|_| derived) {
                    let others = ways.iter().enumerate().filter(|(other, _)| *other != place);
                    prop_assert!(others.into_iter().all(|(_, other)| way & other != *other));
                }
                stated.insert(BTreeSet::from_iter(ways));
            }
            // One that is derived in the same ways is folded into it, and may give them in another
            // order.
            for record in progression.requirements(target) {
                let ways: BTreeSet<u32> = record.ways().map(|way| oracle.mask(way)).collect();
                if ways.iter().all(|way| way & !kept == 0) {
                    prop_assert!(stated.contains(&ways));
                }
            }
        }
        prop_assert_eq!(&progression.project(progression.competencies()).unwrap(), &progression);
        let whole = progression.restrict(progression.competencies());
        prop_assert_eq!(whole.outside().len(), 0);
        prop_assert_eq!(whole.into_progression(), progression);
    }
}

#[test]
fn what_lies_outside_is_given() {
    let state = RequirementSource::named("state");
    let progression = of([
        requires("4.A", &[&["3.A"], &["4.Z"]]),
        requires("4.B", &[&["4.A", "3.A"], &["4.Z", "3.B"]]).recommended(),
        requires("4.C", &[&["4.A", "3.A"]]).from_source(state.clone()),
        requires("4.C", &[&["4.A", "3.B"]]).recommended(),
        requires("3.A", &[&["2.A"]]),
    ]);
    let grade = ids(&["4.C", "4.B", "4.A", "4.Z", "unknown"]);
    let restriction = progression.restrict(&grade);
    let restricted = restriction.progression();
    assert_eq!(
        texts(restricted.competencies()),
        ["4.Z", "4.A", "4.B", "4.C"]
    );
    assert!(said(restricted, "4.A").is_empty(), "a way of it is given");
    let both = ways(&[&["4.A"], &["4.Z"]]);
    assert_eq!(said(restricted, "4.B"), [(both, false)]);
    // Two that say the same now are one, with both statements.
    assert_eq!(said(restricted, "4.C"), [(ways(&[&["4.A"]]), true)]);
    let only = restricted.requirements(&id("4.C")).next().unwrap();
    let sources = only.provenance().map(|one| one.source().clone());
    assert!(sources.eq([state, RequirementSource::Code]));
    let outside = restriction.outside();
    let outside = outside.map(|one| (one.competency().to_string(), texts(one.needed_by())));
    let outside: Vec<_> = outside.collect();
    let needed_by = |targets: &[&str]| targets.iter().map(ToString::to_string).collect();
    assert_eq!(
        outside,
        [
            ("3.A".into(), needed_by(&["4.A", "4.B", "4.C"])),
            ("3.B".into(), needed_by(&["4.B", "4.C"])),
        ]
    );
    assert_eq!(restriction.whole(), &progression);
    assert!(progression.restrict::<ItemId>([]).progression().is_empty());
}

#[test]
fn a_circle_through_what_is_outside_is_none_inside() {
    let progression = of([requires("a", &[&["b"]]), requires("b", &[&["a"]])]);
    let alone = progression.restrict(ids(&["a"])).into_progression();
    assert!(alone.learnable(&id("a")) && !progression.learnable(&id("a")));
}

#[test]
fn what_is_stated_of_the_kept_stays_as_it_is() {
    let state = RequirementSource::named("state");
    let progression = of([
        requires("q", &[&["a", "b"], &["a"]]).from_source(state.clone()),
        requires("q", &[&["b"], &["c"]]).recommended(),
        requires("q", &[&["r"]]),
        requires("r", &[&["d"], &["e"]]),
        requires("r", &[&["f"], &["g"]]),
    ]);
    let kept = ids(&["q", "a", "b", "c", "d", "e", "f", "g"]);
    let projected = progression.project(&kept).unwrap();
    assert_eq!(
        said(&projected, "q"),
        [
            (ways(&[&["a", "b"], &["a"]]), true),
            (ways(&[&["b"], &["c"]]), false),
            (ways(&[&["d"], &["e"]]), true),
            (ways(&[&["f"], &["g"]]), true),
        ]
    );
    let q = id("q");
    let provenance = projected
        .requirements(&q)
        .map(|record| record.provenance().collect::<Vec<_>>());
    let provenance: Vec<_> = provenance.collect();
    assert_eq!(provenance[0][0].source(), &state);
    assert_eq!(
        provenance[2][0].source().to_string(),
        "implied through the removed"
    );
    assert_eq!(provenance[2][0].rationale(), Some("through `r`"));
}

#[test]
fn ways_through_the_removed_are_minimal() {
    // Either r, which is a with b or with c; or s, which is a, b and d.
    let progression = of([
        requires("q", &[&["r"], &["s"]]),
        requires("r", &[&["a"]]),
        requires("r", &[&["b"], &["c"]]),
        requires("s", &[&["a", "t"], &["d", "t"]]),
        requires("t", &[&["b"]]),
    ]);
    let projected = progression
        .project(ids(&["q", "a", "b", "c", "d"]))
        .unwrap();
    let minimal = ways(&[&["a", "b"], &["a", "c"], &["b", "d"]]);
    assert_eq!(said(&projected, "q"), [(minimal, true)]);
}

#[test]
fn what_is_in_reach_from_nothing_asks_for_nothing() {
    let progression = of([
        requires("q", &[&["r", "a"]]),
        requires("p", &[&["r"], &["a"]]),
    ]);
    let projected = progression.project(ids(&["q", "p", "a"])).unwrap();
    assert_eq!(said(&projected, "q"), [(ways(&[&["a"]]), true)]);
    assert!(said(&projected, "p").is_empty());
}

#[test]
fn a_recommendation_on_the_way_gates_nothing() {
    let progression = of([
        requires("q", &[&["r"]]),
        requires("r", &[&["a"]]).recommended(),
        requires("r", &[&["b"]]),
        requires("p", &[&["s"]]).recommended(),
        requires("s", &[&["a"]]),
    ]);
    let projected = progression.project(ids(&["q", "p", "a", "b"])).unwrap();
    let (a, b) = (ways(&[&["a"]]), ways(&[&["b"]]));
    assert_eq!(said(&projected, "q"), [(b, true), (a.clone(), false)]);
    assert_eq!(said(&projected, "p"), [(a, false)]);
    let held = projected.held(ids(&["b"]));
    assert!(held.is_open(&id("q")) && !held.is_ready(&id("q")));
}

#[test]
fn circles_among_the_removed_are_followed_to_the_end() {
    // r and s lead to each other, and there is a way in to each; t and u have none.
    let progression = of([
        requires("q", &[&["r", "s"]]),
        requires("r", &[&["s"], &["a"]]),
        requires("s", &[&["r", "b"], &["c"]]),
        requires("p", &[&["t"], &["d"]]),
        requires("t", &[&["u"]]),
        requires("u", &[&["t"]]),
    ]);
    let projected = progression
        .project(ids(&["q", "p", "a", "b", "c", "d"]))
        .unwrap();
    // Of a circle one condition is known, multiplied out.
    let of_r = ways(&[&["a"], &["c"]]);
    let of_s = ways(&[&["c"], &["a", "b"]]);
    let mut told = said(&projected, "q");
    told.sort();
    assert_eq!(told, [(of_r, true), (of_s, true)]);
    assert_eq!(said(&projected, "p"), [(ways(&[&["d"]]), true)]);
}

#[test]
fn no_way_leads_through_the_target_itself() {
    let progression = of([
        requires("q", &[&["r"]]),
        requires("r", &[&["q", "a"], &["b"]]),
        requires("p", &[&["s"]]),
        requires("s", &[&["p", "a"]]),
    ]);
    let projected = progression.project(ids(&["q", "p", "a", "b"])).unwrap();
    assert_eq!(said(&projected, "q"), [(ways(&[&["b"]]), true)]);
    assert_eq!(said(&projected, "p"), [(ways(&[&["p"]]), true)]);
}

#[test]
fn what_nobody_can_learn_stays_so_and_says_so() {
    let progression = of([
        requires("q", &[&["r"]]),
        requires("r", &[&["r"]]),
        requires("p", &[&["s"]]),
        requires("s", &[&["p"]]).recommended(),
        requires("o", &[&["r"], &["a"]]),
    ]);
    let projected = progression.project(ids(&["q", "p", "o", "a"])).unwrap();
    assert!(!projected.learnable(&id("q")) && !projected.learnable(&id("p")));
    assert_eq!(said(&projected, "q"), [(ways(&[&["q"]]), true)]);
    // Only a recommendation stands in its way, and that is only recommended.
    assert_eq!(said(&projected, "p"), [(ways(&[&["p"]]), false)]);
    assert!(projected.held([]).is_open(&id("p")) && !projected.held([]).is_open(&id("q")));
    assert_eq!(projected.cores().len(), 2);
    assert_eq!(said(&projected, "o"), [(ways(&[&["a"]]), true)]);
}

#[test]
fn too_many_ways_are_refused_by_name() {
    let mut requirements = Vec::new();
    let mut kept = ids(&["q", "p", "z"]);
    for unit in 0..33 {
        let (a, b) = (format!("a{unit}"), format!("b{unit}"));
        let name = format!("unit{unit}");
        requirements.push(requires(&name, &[&[&a], &[&b]]));
        kept.extend([id(&a), id(&b)]);
    }
    let units: Vec<String> = (0..33).map(|unit| format!("unit{unit}")).collect();
    let upto = |n: usize| units[..n].iter().map(String::as_str).collect::<Vec<_>>();
    let progression = |target| {
        let all = requirements.iter().cloned();
        of(all.chain([target])).project(&kept)
    };
    // Apart they do not multiply: 32 choices of two ways each.
    let apart = progression(requires("q", &[&upto(32)])).unwrap();
    assert_eq!(apart.requirements(&id("q")).len(), 32);
    let error = progression(requires("q", &[&upto(33)])).unwrap_err();
    assert_eq!(error.competency(), &id("q"));
    // Beside another way they do: 64 ways from six, and that one.
    assert!(progression(requires("q", &[&upto(5), &["z"]])).is_ok());
    for n in [6, 13, 33] {
        let error = progression(requires("p", &[&upto(n), &["z"]])).unwrap_err();
        assert_eq!(error.kind(), ProjectionErrorKind::TooManyWays);
        assert_eq!(
            error.to_string(),
            "more than 64 ways lead to `p` through what is removed"
        );
    }
}

#[test]
fn too_much_is_given_up() {
    // Each removed one rests on the one before it and on a kept one: a triangle of pairs.
    let (kept, line) = (numbered(10_000), (0..10_000).map(|i| id(&format!("r{i}"))));
    let line: Vec<ItemId> = line.collect();
    let first = Requirement::new(line[0].clone()).way([kept[0].clone()]);
    let steps = line
        .windows(2)
        .zip(&kept[1..])
        .map(|(pair, kept)| Requirement::new(pair[1].clone()).way([pair[0].clone(), kept.clone()]));
    let goal = Requirement::new(id("goal")).way([line[9_999].clone()]);
    let progression = of(steps.chain([first, goal]));
    let goal = [id("goal")];
    let error = progression.project(kept.iter().chain(&goal)).unwrap_err();
    assert_eq!(error.kind(), ProjectionErrorKind::TooMuch);
    assert!(error.competency().to_string().starts_with('r'));
}

#[test]
fn long_lines_and_rings_are_quick() {
    let all = numbered(100_000);
    let steps = all.windows(2);
    let line = steps.map(|pair| Requirement::new(pair[1].clone()).way([pair[0].clone()]));
    let line: Progression = line.collect();
    let tenth: Vec<&ItemId> = all.iter().step_by(10).collect();
    let projected = line.project(tenth.iter().copied()).unwrap();
    assert_eq!(projected.len(), 10_000);
    let direct = projected.direct_before(tenth[9_999]);
    assert_eq!(direct.collect::<Vec<_>>(), [tenth[9_998]]);
    assert_eq!(projected.learnable_count(), 10_000);
    let last = projected.project([tenth[0], tenth[9_999]]).unwrap();
    assert_eq!(
        last.direct_before(tenth[9_999]).collect::<Vec<_>>(),
        [tenth[0]]
    );

    // A ring that can be gone round either way, with one way in.
    let next = |i: usize| all[(i + 1) % all.len()].clone();
    let ring = (0..all.len()).map(|i| {
        let before = all[(i + all.len() - 1) % all.len()].clone();
        let both = Requirement::new(all[i].clone())
            .way([before])
            .way([next(i)]);
        if i == 0 { both.way([id("in")]) } else { both }
    });
    let out = Requirement::new(id("out")).way([all[50_000].clone()]);
    let ring = of(ring.chain([out]));
    let projected = ring.project(ids(&["in", "out"])).unwrap();
    assert_eq!(said(&projected, "out"), [(ways(&[&["in"]]), true)]);
}
