//! Routes beside an enumeration of everything that could be learned, and at sizes where a careless
//! search gives up.

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
use continua::progression::proptest1::progressions_and_held;
use continua::progression::{Held, NoRouteReason, Progression, Requirement, Route, RouteOptions};
use oracle::{Oracle, id, texts};
use proptest::prelude::*;
use proptest::sample::Index;

/// A held set with goals, what is declined and what each competency costs.
#[derive(Debug, Clone)]
struct Wish {
    held: Held,
    goals: Vec<ItemId>,
    declined: Vec<ItemId>,
    costs: BTreeMap<ItemId, u64>,
}

fn wishes() -> impl Strategy<Value = Wish> {
    let picks = || prop::collection::vec(any::<Index>(), 0..3);
    let costs = prop::collection::vec(prop_oneof![3 => Just(1), 1 => 0..5u64], 16);
    (progressions_and_held(), picks(), picks(), costs).prop_map(
        |((progression, held), goals, declined, costs)| {
            let ids: Vec<ItemId> = progression.competencies().cloned().collect();
            let pick = |picks: Vec<Index>| -> Vec<ItemId> {
                let picked = picks.iter().filter(|_| !ids.is_empty());
                picked
                    .map(|pick| ids[pick.index(ids.len())].clone())
                    .collect()
            };
            Wish {
                goals: pick(goals),
                declined: pick(declined),
                costs: ids.iter().cloned().zip(costs).collect(),
                held,
            }
        },
    )
}

impl Wish {
    fn options(&self) -> RouteOptions {
        RouteOptions::default()
            .declining(self.declined.iter().cloned())
            .costs(self.costs.clone())
            .effort(usize::MAX)
    }

    fn cost(&self, oracle: &Oracle, set: u32) -> u64 {
        let learned = oracle.ids(set);
        learned.iter().map(|id| self.costs[id]).sum()
    }

    /// Every set that can be learned from what is held, step by step, and holds the goals.
    fn ways(&self, oracle: &Oracle) -> BTreeSet<u32> {
        let held = oracle.mask(self.held.competencies());
        let declined = oracle.mask(self.declined.iter());
        let goals = oracle.mask(self.goals.iter()) & !held;
        let mut reached = BTreeSet::from([0u32]);
        let mut pending = vec![0u32];
        while let Some(learned) = pending.pop() {
            let ready = oracle.ready(held | learned) & !declined;
            for step in oracle.ids(ready) {
                let next = learned | 1 << oracle.index(&step);
                if reached.insert(next) {
                    pending.push(next);
                }
            }
        }
        reached.retain(|learned| learned & goals == goals);
        reached
    }
}

/// The sets that hold no other of them.
fn least(sets: &BTreeSet<u32>) -> BTreeSet<u32> {
    let holds_another = |set: &u32| sets.iter().any(|one| one != set && one & set == *one);
    sets.iter()
        .filter(|set| !holds_another(set))
        .copied()
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn routes_are_all_least_sets_that_can_be_learned(wish in wishes()) {
        let progression = wish.held.progression();
        let oracle = Oracle::of(progression);
        let ways = wish.ways(&oracle);
        let options = wish.options().at_most(usize::MAX);
        let Ok(routes) = wish.held.routes(wish.goals.clone(), &options) else {
            prop_assert!(ways.is_empty());
            return Ok(());
        };
        let found: Vec<u32> = routes.iter().map(|route| oracle.mask(route.to_learn())).collect();
        prop_assert_eq!(found.iter().copied().collect::<BTreeSet<_>>(), least(&ways));
        prop_assert_eq!(found.len(), least(&ways).len());
        prop_assert!(routes.is_complete() && routes.is_optimal());
        let costs: Vec<u64> = routes.iter().map(Route::cost).collect();
        prop_assert!(costs.is_sorted());
        for (route, set) in routes.iter().zip(&found) {
            prop_assert_eq!(route.cost(), wish.cost(&oracle, *set));
            let mut held = oracle.mask(wish.held.competencies());
            prop_assert_eq!(oracle.mask(route.ready_now()), oracle.ready(held) & set);
            prop_assert_eq!(route.order().count(), route.len());
            for step in route.order() {
                let step = oracle.mask([step].into_iter());
                prop_assert_eq!(oracle.ready(held) & step, step);
                held |= step;
            }
            for id in progression.competencies() {
                let bit = oracle.mask([id].into_iter());
                prop_assert_eq!(route.teaches(id), set & bit == bit);
            }
        }
    }

    #[test]
    fn what_little_effort_finds_is_a_way_and_its_bound_holds(
        wish in wishes(),
        effort in 0usize..6,
        number in 1usize..4,
    ) {
        let oracle = Oracle::of(wish.held.progression());
        let ways = wish.ways(&oracle);
        let options = wish.options().at_most(number).effort(effort);
        let Ok(routes) = wish.held.routes(wish.goals.clone(), &options) else {
            prop_assert!(ways.is_empty());
            return Ok(());
        };
        let best = ways.iter().map(|set| wish.cost(&oracle, *set)).min().unwrap();
        prop_assert!((1..=number).contains(&routes.len()));
        prop_assert!(routes.at_least() <= best);
        for route in routes.iter() {
            prop_assert!(ways.contains(&oracle.mask(route.to_learn())));
        }
        let first = routes.iter().next().unwrap();
        prop_assert!(!routes.is_optimal() || first.cost() == best);
        if routes.is_complete() {
            prop_assert_eq!(routes.len(), least(&ways).len());
        }
    }

    #[test]
    fn what_cannot_be_reached_is_told_with_its_reason(wish in wishes()) {
        let oracle = Oracle::of(wish.held.progression());
        let goals = wish.goals.clone();
        let Err(refused) = wish.held.routes(goals, &wish.options()) else {
            prop_assert!(!wish.ways(&oracle).is_empty());
            return Ok(());
        };
        prop_assert!(wish.ways(&oracle).is_empty());
        for (goal, reason) in refused.goals() {
            let alone = |declined: &[ItemId]| Wish {
                goals: vec![goal.clone()],
                declined: declined.to_vec(),
                ..wish.clone()
            };
            prop_assert!(alone(&wish.declined).ways(&oracle).is_empty());
            let open = !alone(&[]).ways(&oracle).is_empty();
            let expected = if open { NoRouteReason::Declined } else { NoRouteReason::Unlearnable };
            prop_assert_eq!(reason, expected);
        }
    }
}

#[test]
fn goals_that_are_held_need_nothing_and_unknown_ones_are_named() {
    let progression: Progression = [Requirement::new(id("b")).way([id("a")])]
        .into_iter()
        .collect();
    let held = progression.held([id("b"), id("elsewhere")]);
    let options = RouteOptions::default();
    let routes = held.routes([id("b"), id("elsewhere")], &options).unwrap();
    let route = routes.iter().next().unwrap();
    assert!(route.is_empty() && route.cost() == 0 && routes.is_optimal());

    let refused = held
        .routes([id("x"), id("a"), id("y")], &options)
        .unwrap_err();
    assert_eq!(
        refused.to_string(),
        "there is no route to `x`: it is not part of the progression; \
         there is no route to `y`: it is not part of the progression"
    );
}

#[test]
fn a_declined_competency_that_is_held_still_counts() {
    let progression: Progression = [Requirement::new(id("b")).way([id("a")])]
        .into_iter()
        .collect();
    let options = RouteOptions::default().declining([id("a")]);
    let held = progression.held([id("a")]);
    let routes = held.routes([id("b")], &options).unwrap();
    assert_eq!(texts(routes.iter().next().unwrap().to_learn()), ["b"]);
    let nothing = progression.held([]);
    let refused = nothing.routes([id("b")], &options).unwrap_err();
    assert_eq!(refused.goals().next().unwrap().1, NoRouteReason::Declined);
}

#[test]
fn two_goals_share_what_is_dearer_for_one_alone() {
    // `x` and `y` alone are each cheapest by a way of their own, together by the one they share.
    let progression: Progression = [
        Requirement::new(id("x"))
            .way([id("own x")])
            .way([id("shared")]),
        Requirement::new(id("y"))
            .way([id("own y")])
            .way([id("shared")]),
    ]
    .into_iter()
    .collect();
    let held = progression.held([]);
    let options = RouteOptions::default()
        .cost(id("shared"), 3)
        .cost(id("own x"), 2);
    let options = options.cost(id("own y"), 2).at_most(2);
    let routes = held.routes([id("x"), id("y")], &options).unwrap();
    let sets: Vec<_> = routes.iter().map(|route| texts(route.to_learn())).collect();
    assert_eq!(
        sets,
        [vec!["shared", "x", "y"], vec!["own x", "x", "own y", "y"]]
    );
}

/// A line of choices: each joint is reached by a short way or by one of two members.
fn choices(n: usize) -> (Progression, ItemId) {
    let joint = |i: usize| id(&format!("joint {i:06}"));
    let progression = (1..=n).map(|i| {
        let part = |name: &str| id(&format!("{name} {i:06}"));
        Requirement::new(joint(i))
            .way([joint(i - 1), part("long a"), part("long b")])
            .way([joint(i - 1), part("short")])
    });
    (progression.collect(), joint(n))
}

#[test]
fn a_long_line_of_choices_is_bounded_and_says_what_is_proven() {
    let (progression, last) = choices(10_000);
    let held = progression.held([]);
    let options = RouteOptions::default().effort(20);
    let routes = held.routes([last.clone()], &options).unwrap();
    let route = routes.iter().next().unwrap();
    assert_eq!(route.len(), 20_001);
    assert!(!routes.is_optimal() && routes.at_least() < 20_001);
    assert_eq!(texts(route.order()).last(), Some(&last.to_string()));

    let (progression, last) = choices(8);
    let held = progression.held([]);
    let options = RouteOptions::default().at_most(3).effort(100_000);
    let routes = held.routes([last], &options).unwrap();
    let sizes: Vec<usize> = routes.iter().map(Route::len).collect();
    assert_eq!((sizes, routes.is_optimal()), (vec![17, 18, 18], true));
}

#[test]
fn a_line_of_a_hundred_thousand_is_one_route() {
    let ids: Vec<ItemId> = (0..100_000).map(|i| id(&format!("c{i:06}"))).collect();
    let steps = ids
        .windows(2)
        .map(|pair| Requirement::new(pair[1].clone()).way([pair[0].clone()]));
    let progression: Progression = steps.collect();
    let held = progression.held(ids[..1_000].iter().cloned());
    let routes = held
        .routes([ids[99_999].clone()], &RouteOptions::default())
        .unwrap();
    let route = routes.iter().next().unwrap();
    assert!(routes.is_optimal());
    assert_eq!(route.len(), 99_000);
    assert!(route.order().eq(ids[1_000..].iter()));
    assert_eq!(route.ready_now().collect::<Vec<_>>(), [&ids[1_000]]);
}
