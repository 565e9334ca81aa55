//! The numbers of states and of learning paths.

use std::collections::BTreeMap;

use continua::ItemId;
use continua::progression::proptest1::progressions_up_to;
use continua::progression::{Count, Progression, Requirement};
use proptest::prelude::*;

use crate::oracle::Oracle;
use crate::{common, dense_layers, id, line_of_a_million, numbered, pairs};

/// The learning paths of the oracle, as numbers of orders that lead to each state.
fn paths(oracle: &Oracle) -> u64 {
    let mut paths = BTreeMap::from([(0, 1)]);
    let mut states = oracle.states().to_vec();
    states.sort_by_key(|state| state.count_ones());
    for state in states {
        let number = paths[&state];
        for target in 0..16 {
            if oracle.outer_fringe(state) & 1 << target != 0 {
                *paths.entry(state | 1 << target).or_insert(0) += number;
            }
        }
    }
    paths[&oracle.learnable()]
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 256,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn counts_are_those_of_the_oracle(progression in progressions_up_to(10)) {
        let oracle = Oracle::of(&progression);
        let states = oracle.states().len() as u64;
        prop_assert_eq!(progression.count_states(1_024), Count::Exactly(states));
        prop_assert_eq!(progression.count_states(states), Count::Exactly(states));
        prop_assert_eq!(progression.count_states(states - 1), Count::MoreThan(states - 1));
        let paths = paths(&oracle);
        prop_assert_eq!(progression.count_learning_paths(u64::MAX), Count::Exactly(paths));
        prop_assert_eq!(progression.count_learning_paths(paths), Count::Exactly(paths));
        prop_assert_eq!(progression.count_learning_paths(paths - 1), Count::MoreThan(paths - 1));
    }
}

/// The order of which `below` tells which of `n` numbered things lies directly below which.
fn order(n: u32, below: impl Fn(u32, u32) -> bool) -> Progression {
    let ids = numbered(n);
    let mut builder = Progression::builder();
    builder.extend(ids.iter().cloned());
    for above in 0..n {
        let members = (0..n).filter(|one| *one != above && below(*one, above));
        let members: Vec<ItemId> = members.map(|one| ids[one as usize].clone()).collect();
        if !members.is_empty() {
            builder.extend([Requirement::new(ids[above as usize].clone()).way(members)]);
        }
    }
    builder.build()
}

fn counts(progression: &Progression) -> (Option<u64>, Option<u64>) {
    let cap = 10_000_000;
    let states = progression.count_states(cap).exactly();
    (states, progression.count_learning_paths(cap).exactly())
}

#[test]
fn counts_are_those_of_closed_forms() {
    let of = |states, paths| (Some(states), Some(paths));
    assert_eq!(counts(&Progression::default()), of(1, 1));
    // A chain has n + 1 states and one path, an antichain 2^n states and n! paths.
    assert_eq!(counts(&order(6, |a, b| a + 1 == b)), of(7, 1));
    assert_eq!(counts(&order(6, |_, _| false)), of(64, 720));
    // A zigzag: Fibonacci's numbers of states, Euler's zigzag numbers of paths.
    let zigzag = |n| order(n, |a, b| a % 2 == 0 && (a + 1 == b || a == b + 1));
    assert_eq!(counts(&zigzag(4)), of(8, 5));
    assert_eq!(counts(&zigzag(7)), of(34, 272));
    // Grids: binomials of states, standard tableaux of paths.
    let grid = |w: u32, h: u32| {
        order(w * h, move |a, b| {
            (a + w == b) || (a + 1 == b && b % w != 0)
        })
    };
    assert_eq!(counts(&grid(2, 4)), of(15, 14));
    assert_eq!(counts(&grid(3, 3)), of(20, 42));
    // Sets by inclusion: the numbers of Dedekind, and of their linear extensions.
    let sets = |n: u32| order(1 << n, |a, b| a & b == a && (b & !a).is_power_of_two());
    assert_eq!(counts(&sets(3)), of(20, 48));
    assert_eq!(counts(&sets(4)), of(168, 1_680_384));
}

#[test]
fn counts_of_parts_are_put_together() {
    // Two chains of 4: 5 × 5 states, 8 over 4 paths.
    let chains = order(8, |a, b| a + 1 == b && b != 4);
    assert_eq!(counts(&chains), (Some(25), Some(70)));
}

#[test]
fn past_the_cap_it_is_more_than() {
    let cap = 20_000;
    let more = Count::MoreThan(cap);
    let (ids, line) = line_of_a_million();
    let mut builder = Progression::builder();
    builder.extend(ids[..200_000].iter().cloned());
    let antichain = builder.build();
    assert_eq!(antichain.count_states(cap), more);
    assert_eq!(antichain.count_learning_paths(cap), more);
    assert_eq!(line.count_states(u64::MAX), Count::Exactly(1_000_001));
    assert_eq!(line.count_learning_paths(cap), Count::Exactly(1));
    let star = pairs(ids[1..100_001].iter().map(|leaf| (&ids[0], leaf)));
    assert_eq!(star.count_states(cap), more);
    assert_eq!(star.count_learning_paths(cap), more);
    let dense = dense_layers(300, 4);
    assert_eq!(dense.count_states(cap), more);
    assert_eq!(dense.count_learning_paths(cap), more);
}

/// The space of a base: each competency has a way for each smallest state that holds it.
fn of_base(items: usize, base: &[&str]) -> Progression {
    let ids = numbered(items as u32);
    let mut builder = Progression::builder();
    builder.extend(ids.iter().cloned());
    let held = |set: &str, item: usize| set.as_bytes()[item] == b'1';
    for item in 0..items {
        let with: Vec<&str> = base.iter().copied().filter(|set| held(set, item)).collect();
        let within = |a: &str, b: &str| (0..items).all(|i| !held(a, i) || held(b, i));
        let least = with
            .iter()
            .filter(|set| !with.iter().any(|other| other != *set && within(other, set)));
        let requirement = least.fold(Requirement::new(ids[item].clone()), |one, set| {
            let members = (0..items).filter(|i| *i != item && held(set, *i));
            one.way(members.map(|i| ids[i].clone()))
        });
        builder.extend([requirement]);
    }
    builder.build()
}

#[test]
fn counts_are_the_published_ones() {
    let Some(root) = common::corpus_root() else {
        return;
    };
    let file = root.parent().unwrap().join("vectors/psychometrics.json");
    if !file.is_file() {
        assert!(
            std::env::var("CONTINUA_REQUIRE_CORPUS").as_deref() != Ok("1"),
            "the vectors are required but not at {}",
            file.display()
        );
        println!("skipped: no vectors at {}", file.display());
        return;
    }
    let all: serde_json::Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let list = all.get("vectors").unwrap_or(&all).as_array().unwrap();
    let vector = |id: &str| list.iter().find(|one| one["id"] == id).unwrap();

    let xpl = vector("kst.xpl.and_or");
    let mut builder = Progression::builder();
    for (item, clauses) in xpl["input"]["clauses"].as_object().unwrap() {
        let clauses = clauses.as_array().unwrap().iter();
        let requirement = clauses.fold(Requirement::new(id(item)), |one, clause| {
            let members = clause
                .as_array()
                .unwrap()
                .iter()
                .map(|m| m.as_str().unwrap());
            one.way(members.filter(|m| m != item).map(id))
        });
        builder.extend([id(item)]);
        builder.extend([requirement]);
    }
    let xpl_space = builder.build();
    let expected = &vector("kst.xpl.fringes")["expected"];
    let paths = expected["learning_paths"].as_u64();
    assert_eq!(
        counts(&xpl_space),
        (xpl["expected"]["count"].as_u64(), paths)
    );
    let letters = |text: &serde_json::Value| -> Vec<ItemId> {
        let text = text.as_str().unwrap();
        text.chars().map(|letter| id(&letter.to_string())).collect()
    };
    for row in expected["fringes_state_inner_outer"].as_array().unwrap() {
        let state = xpl_space.held(letters(&row[0]));
        assert!(state.is_state());
        assert!(state.inner_fringe().eq(letters(&row[1]).iter()));
        assert!(state.ready().eq(letters(&row[2]).iter()));
    }

    let phsg = vector("kst.phsg.linear_functions");
    let base = phsg["input"]["base"].as_array().unwrap();
    let base: Vec<&str> = base.iter().map(|set| set.as_str().unwrap()).collect();
    let expected = &phsg["expected"];
    let expected = (
        expected["states"].as_u64(),
        expected["learning_paths"].as_u64(),
    );
    assert_eq!(counts(&of_base(7, &base)), expected);

    // Given as its states: b, which is learned from nothing, is beneath c; d rests on a, or on b
    // with c; e on all. Of the other two small structures of the topic, k5 and f13, d and e together
    // are a state and neither of them alone is, so that no progression has their states.
    let ways = |target: &str, ways: &[&[&str]]| {
        let ways = ways.iter().map(|way| way.iter().map(|member| id(member)));
        ways.fold(Requirement::new(id(target)), Requirement::way)
    };
    let l11 = vector("kst.l11.learning_paths");
    let l11_space: Progression = [
        ways("c", &[&["b"]]),
        ways("d", &[&["a"], &["b", "c"]]),
        ways("e", &[&["a", "b", "c", "d"]]),
    ]
    .into_iter()
    .collect();
    let states = l11["input"]["states"].as_array().unwrap();
    assert!(
        states
            .iter()
            .all(|state| l11_space.held(letters(state)).is_state())
    );
    let expected = (Some(states.len() as u64), l11["expected"]["paths"].as_u64());
    assert_eq!(counts(&l11_space), expected);

    // Two of its items each come before the other: as one they have the published states, apart
    // they are a circle that nobody learns, where that space has the two learned at once.
    let chess = vector("kst.chess_dst1");
    let steps = chess["input"]["prerequisite_of"].as_array().unwrap();
    let items = chess["input"]["items"].as_array().unwrap();
    let as_one = |merge: bool| {
        let name = |item: &serde_json::Value| match item.as_str().unwrap() {
            "eegs" if merge => id("egs"),
            other => id(other),
        };
        let mut builder = Progression::builder();
        builder.extend(items.iter().map(name));
        let steps = steps.iter().map(|step| (name(&step[0]), name(&step[1])));
        let steps = steps.filter(|(before, after)| before != after);
        builder.extend(steps.map(|(before, after)| Requirement::new(after).way([before])));
        builder.build()
    };
    let states = as_one(true).count_states(1_000).exactly();
    assert_eq!(states, chess["expected"]["states"].as_u64());
    assert_eq!(as_one(false).cores().len(), 1);
}
