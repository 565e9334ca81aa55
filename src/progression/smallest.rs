//! The fewest competencies that make a held set a state, where there are alternatives.

use fixedbitset::FixedBitSet;

use crate::graph::{at, dense};

use super::progression::Inner;
use super::search::{Ask, Problem, Search, Step};

/// What to add to `held` for a state, ascending, and the least number that any state adds, as far
/// as is proven. `beneath` is an answer to begin with, and all of `held` can be learned.
pub(super) fn smallest_above(
    inner: &Inner,
    held: &FixedBitSet,
    beneath: Vec<u32>,
    at_most: usize,
) -> (Vec<u32>, usize) {
    if !inner.needs.has_alternatives() || beneath.len() < 2 {
        let size = beneath.len();
        return (beneath, size);
    }
    let needs = &inner.needs;
    // What is founded counts as given; the rest of what is held is wanted, at no cost.
    let founded: FixedBitSet = needs
        .closure(Some(held), None)
        .into_iter()
        .map(at)
        .collect();
    let ask = Ask {
        given: &founded,
        wanted: held.difference(&founded).map(dense).collect(),
        usable: &inner.learnable,
    };
    let cost = |member: u32| u64::from(!held.contains(at(member)));
    let problem = Problem::of(inner, &ask, cost);
    let number = |cost: u64| usize::try_from(cost).unwrap_or(usize::MAX);
    match Search::new(&problem, beneath.len() as u64, at_most).step() {
        Step::Found(chosen, cost) => {
            let mut added = problem.indices(&chosen);
            added.retain(|member| !held.contains(at(*member)));
            (added, number(cost))
        }
        Step::Exhausted => {
            let size = beneath.len();
            (beneath, size)
        }
        Step::Spent(least) => {
            let least = number(least).min(beneath.len());
            (beneath, least)
        }
    }
}
