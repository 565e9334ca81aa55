//! The structure of progressions, states and counts beside a slow and obvious second
//! implementation, by property, and at sizes where a careless one gives up.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a test that fails here has failed"
)]

mod common;
#[allow(dead_code, reason = "each test file uses a part")]
mod oracle;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use continua::ItemId;
use continua::progression::proptest1::{
    held_of, progressions, progressions_and_held, progressions_up_to,
};
use continua::progression::{
    Competencies, Count, Frontier, Held, Progression, Requirement, Sketch, StoredHeld,
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

fn numbered(n: u32) -> Vec<ItemId> {
    (0..n).map(|i| id(&format!("c{i:07}"))).collect()
}

/// Each later one needs each earlier one that it is paired with.
fn pairs<'a>(pairs: impl Iterator<Item = (&'a ItemId, &'a ItemId)>) -> Progression {
    pairs
        .map(|(before, after)| Requirement::new(after.clone()).way([before.clone()]))
        .collect()
}

/// A line of a million, made once, for it takes a while.
fn line_of_a_million() -> &'static (Vec<ItemId>, Progression) {
    static LINE: OnceLock<(Vec<ItemId>, Progression)> = OnceLock::new();
    LINE.get_or_init(|| {
        let ids = numbered(1_000_000);
        let line = pairs(ids.iter().zip(&ids[1..]));
        (ids, line)
    })
}

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

/// A progression with a run of gains (true) and losses.
fn runs() -> impl Strategy<Value = (Progression, Held, Vec<(bool, usize)>)> {
    progressions().prop_flat_map(|progression| {
        let step = (any::<bool>(), 0..progression.len());
        let held = held_of(&progression);
        (
            Just(progression),
            held,
            proptest::collection::vec(step, 0..24),
        )
    })
}

/// What a frontier tells, and what the held set tells from scratch.
fn agree(frontier: &Frontier) -> Result<(), TestCaseError> {
    let held = frontier.held();
    prop_assert!(frontier.ready().eq(held.ready()));
    prop_assert!(frontier.open().eq(held.open()));
    prop_assert_eq!(frontier.is_state(), held.is_state());
    let told: Vec<&ItemId> = frontier.inner_fringe().collect();
    prop_assert_eq!(told, held.inner_fringe().collect::<Vec<_>>());
    for id in held.progression().competencies() {
        prop_assert_eq!(frontier.is_ready(id), held.is_ready(id));
        prop_assert_eq!(frontier.is_open(id), held.is_open(id));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 512,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_frontier_tells_what_the_held_set_tells((progression, held, run) in runs()) {
        let ids: Vec<ItemId> = progression.competencies().cloned().collect();
        let mut frontier = Frontier::new(held);
        agree(&frontier)?;
        for (gain, place) in run {
            let was = frontier.held().contains(&ids[place]);
            if gain {
                prop_assert_eq!(frontier.gain(ids[place].clone()), !was);
            } else {
                prop_assert_eq!(frontier.lose(&ids[place]), was);
            }
            prop_assert_eq!(frontier.held().contains(&ids[place]), gain);
            agree(&frontier)?;
        }
    }

    #[test]
    fn what_is_no_state_has_an_obstacle((progression, held) in progressions_and_held()) {
        let founded = held.largest_state();
        match held.why_not_state() {
            None => prop_assert!(held.is_state()),
            Some(obstacle) => {
                prop_assert!(!held.is_state());
                let target = obstacle.requirement().target();
                prop_assert!(held.contains(target) && !founded.contains(target));
                let met = |mut way: Competencies<'_>| way.all(|one| founded.contains(one));
                prop_assert!(!obstacle.requirement().ways().any(met));
                if held.competencies().all(|id| progression.learnable(id)) {
                    prop_assert!(obstacle.missing().len() > 0);
                    prop_assert!(obstacle.missing().all(|one| !held.contains(one)));
                }
            }
        }
    }

    #[test]
    fn the_largest_state_is_that_of_the_oracle((progression, held) in progressions_and_held()) {
        let oracle = Oracle::of(&progression);
        let mask = oracle.mask(held.competencies());
        let within = oracle.states().iter().filter(|state| *state & !mask == 0);
        let largest = within.fold(0, |all, state| all | state);
        prop_assert_eq!(oracle.mask(held.largest_state().competencies()), largest);
        prop_assert!(held.largest_state().is_state());
    }

    #[test]
    fn the_smallest_state_is_that_of_the_oracle((progression, held) in progressions_and_held()) {
        let oracle = Oracle::of(&progression);
        let mask = oracle.mask(held.competencies());
        let above = oracle.states().iter().filter(|state| mask & !*state == 0);
        let least = above.map(|state| (state & !mask).count_ones() as usize).min();
        let found = held.smallest_state_above(10_000);
        prop_assert_eq!(found.as_ref().map(|found| found.added().len()), least);
        if let Some(found) = found {
            prop_assert!(found.is_smallest() && found.state().is_state());
            prop_assert!(held.is_subset(found.state()).unwrap());
            let state = found.state();
            let added = |id| state.contains(id) && !held.contains(id);
            let told = progression.competencies().all(|id| found.adds(id) == added(id));
            prop_assert!(told);
            for at_most in 0..3 {
                let hasty = held.smallest_state_above(at_most).unwrap();
                prop_assert!(hasty.state().is_state());
                prop_assert!(hasty.at_least() <= least.unwrap());
                prop_assert!(hasty.added().len() >= least.unwrap());
            }
        }
    }

    #[test]
    fn held_sets_come_back_as_they_were_written((progression, mut held) in progressions_and_held()) {
        let text = serde_json::to_string(&held).unwrap();
        let stored: StoredHeld = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(&progression.restore(&stored).unwrap(), &held);
        prop_assert_eq!(serde_json::to_string(&stored).unwrap(), text);
        // The order in which the progression got its competencies does not show.
        let mut ids: Vec<ItemId> = held.competencies().cloned().collect();
        ids.sort();
        prop_assert!(stored.competencies().eq(ids.iter()));
        let other = Progression::default();
        match other.restore(&stored) {
            Ok(_) => prop_assert!(ids.is_empty()),
            Err(error) => prop_assert_eq!(error.ids(), &ids),
        }
        held.insert(id("elsewhere"));
        let stored = StoredHeld::from(&held);
        prop_assert_eq!(progression.restore(&stored).unwrap(), held);
    }

    #[test]
    fn every_state_is_reached_by_a_learning_path(progression in progressions()) {
        let oracle = Oracle::of(&progression);
        for state in oracle.states() {
            // Backwards along the inner fringe, one at a time.
            let mut frontier = Frontier::new(progression.held(oracle.ids(*state)));
            while !frontier.held().is_empty() {
                let last = frontier.inner_fringe().next().cloned();
                prop_assert!(last.is_some_and(|last| frontier.lose(&last)));
                prop_assert!(frontier.is_state());
            }
        }
    }
}

#[test]
fn unknown_competencies_are_refused_all_at_once() {
    let known = Progression::builder().competency(id("a")).build();
    let text = r#"{"competencies": ["z", "a", "y"], "outside": ["x"]}"#;
    let stored: StoredHeld = serde_json::from_str(text).unwrap();
    let error = known.restore(&stored).unwrap_err();
    assert_eq!(
        error.to_string(),
        "2 held competencies are not part of the progression: `y`, `z`"
    );
    assert_eq!(stored.outside().count(), 1);
    let many = known.held(numbered(9));
    let all = Progression::builder().competency(id("c0000000")).build();
    assert_eq!(all.restore(&StoredHeld::from(&many)).unwrap().len(), 9);
    for bad in [r#"{"competencies": [""]}"#, r#"{"held": []}"#, "[]"] {
        assert!(serde_json::from_str::<StoredHeld>(bad).is_err(), "{bad}");
    }
}

#[test]
fn the_nearest_ways_one_by_one_are_not_always_the_smallest_state() {
    // The nearest way of each is a thing of its own; one shared thing serves them all.
    let goal = |i: u32| id(&format!("goal {i}"));
    let shared = [id("one"), id("two")];
    let mut builder = Progression::builder();
    for i in 0..5 {
        let own = id(&format!("own {i}"));
        builder.extend([Requirement::new(goal(i)).way([own]).way(shared.clone())]);
    }
    let held = builder.build().held((0..5).map(goal));
    assert_eq!(held.underpinnings().len(), 5);
    let above = held.smallest_state_above(1_000).unwrap();
    assert!(above.added().eq(shared.iter()) && above.is_smallest());
    let hasty = held.smallest_state_above(0).unwrap();
    assert_eq!((hasty.added().len(), hasty.is_smallest()), (5, false));
}

#[test]
fn a_frontier_walks_a_line_of_a_hundred_thousand_and_a_harmless_circle() {
    let ids = numbered(100_000);
    let line = pairs(ids.iter().zip(&ids[1..]));
    let mut frontier = Frontier::new(line.held([]));
    for id in &ids {
        assert_eq!(frontier.ready().collect::<Vec<_>>(), [id]);
        frontier.gain(id.clone());
        assert!(frontier.is_state());
    }
    for id in ids.iter().rev() {
        assert_eq!(frontier.inner_fringe().collect::<Vec<_>>(), [id]);
        frontier.lose(id);
    }
    // Each of a circle rests on the one before it or on an entry point.
    let n = 200;
    let entry = |i: usize| id(&format!("entry {i}"));
    let circle: Progression = (0..n)
        .map(|i| {
            let before = ids[(i + n - 1) % n].clone();
            Requirement::new(ids[i].clone())
                .way([before])
                .way([entry(i)])
        })
        .collect();
    let mut frontier = Frontier::new(circle.held(ids[..n].iter().cloned()));
    assert!(!frontier.is_state());
    assert_eq!(frontier.ready().len(), n);
    frontier.gain(entry(7));
    assert!(frontier.is_state());
    assert!(frontier.inner_fringe().eq([&ids[6]]));
    frontier.lose(&entry(7));
    assert!(!frontier.is_state());
}

#[test]
fn states_of_a_line_of_a_million() {
    let (ids, line) = line_of_a_million();
    let last = line.held([ids[999_999].clone()]);
    assert!(last.largest_state().is_empty());
    let above = last.smallest_state_above(0).unwrap();
    assert!(above.is_smallest() && above.state().is_state());
    assert_eq!(above.added().len(), 999_999);
    let obstacle = last.why_not_state().unwrap();
    assert!(obstacle.missing().eq([&ids[999_998]]));
    assert_eq!(Frontier::new(last).ready().collect::<Vec<_>>(), [&ids[0]]);
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

/// Layers of so many competencies, each of which needs all of the layer beneath.
fn dense_layers(width: u32, layers: u32) -> Progression {
    let layer = |layer: u32| (0..width).map(move |i| id(&format!("l{layer}.{i}")));
    let mut builder = Progression::builder();
    builder.extend(layer(0));
    for above in 1..layers {
        builder.extend(layer(above).map(|one| Requirement::new(one).way(layer(above - 1))));
    }
    builder.build()
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
