//! Frontiers, and the states around a held set.

use continua::ItemId;
use continua::progression::proptest1::{held_of, progressions, progressions_and_held};
use continua::progression::{Competencies, Frontier, Held, Progression, Requirement, StoredHeld};
use proptest::prelude::*;

use crate::oracle::Oracle;
use crate::{id, line_of_a_million, numbered, pairs};

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
