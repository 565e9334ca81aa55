//! Routes: what is still to be learned for one or several goals, and in which order.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use fixedbitset::FixedBitSet;

use crate::graph::at;
use crate::id::ItemId;

use super::cheapest::cheapest;
use super::competencies::Competencies;
use super::held::Held;
use super::progression::Inner;
use super::search::{Ask, Problem, Search, Step};

/// How routes are sought: what a learner declined, what each competency costs, how many routes.
///
/// ```
/// use continua::ItemId;
/// use continua::progression::RouteOptions;
///
/// let arrays = ItemId::new("arrays")?;
/// let options = RouteOptions::default().at_most(3).cost(arrays.clone(), 4);
/// let without = options.clone().declining([arrays]);
/// assert_ne!(options, without);
/// # Ok::<(), continua::IdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteOptions {
    declined: BTreeSet<ItemId>,
    costs: BTreeMap<ItemId, u64>,
    at_most: usize,
    effort: usize,
}

impl Default for RouteOptions {
    /// One route, nothing declined, every competency at a cost of 1, a thousand sets looked at.
    fn default() -> Self {
        Self {
            declined: BTreeSet::new(),
            costs: BTreeMap::new(),
            at_most: 1,
            effort: 1_000,
        }
    }
}

impl RouteOptions {
    /// Competencies that the learner does not want to take: no route teaches them. What is held
    /// already still counts.
    #[must_use]
    pub fn declining(mut self, ids: impl IntoIterator<Item = ItemId>) -> Self {
        self.declined.extend(ids);
        self
    }

    /// What learning one competency costs, in whatever unit the caller counts: lessons, minutes,
    /// how little a learner likes it. 1 where nothing is said; 0 is allowed.
    #[must_use]
    pub fn cost(mut self, id: ItemId, cost: u64) -> Self {
        self.costs.insert(id, cost);
        self
    }

    /// What many competencies cost.
    #[must_use]
    pub fn costs(mut self, costs: impl IntoIterator<Item = (ItemId, u64)>) -> Self {
        self.costs.extend(costs);
        self
    }

    /// How many routes are wanted; 1 if nothing is said.
    #[must_use]
    pub fn at_most(mut self, number: usize) -> Self {
        self.at_most = number;
        self
    }

    /// How many sets of competencies are looked at before the search ends; 1,000 if nothing is
    /// said. Only progressions with alternatives need more than one for a route.
    #[must_use]
    pub fn effort(mut self, sets: usize) -> Self {
        self.effort = sets;
        self
    }
}

/// Why a goal cannot be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NoRouteReason {
    /// It is not part of the progression.
    Unknown,
    /// It could be reached, but for what the learner declined.
    Declined,
    /// It rests on something that cannot be learned: see [`Progression::cores`].
    ///
    /// [`Progression::cores`]: super::Progression::cores
    Unlearnable,
}

impl fmt::Display for NoRouteReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Unknown => "it is not part of the progression",
            Self::Declined => "every way to it leads through something declined",
            Self::Unlearnable => "every way to it leads through something that cannot be learned",
        })
    }
}

/// Goals that cannot be reached, all at once, each with its reason.
///
/// Made by [`Held::routes`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoRoute {
    goals: Vec<(ItemId, NoRouteReason)>,
}

impl NoRoute {
    /// The goals that cannot be reached, in the order in which they were given.
    pub fn goals(&self) -> impl ExactSizeIterator<Item = (&ItemId, NoRouteReason)> {
        self.goals.iter().map(|(goal, reason)| (goal, *reason))
    }
}

impl fmt::Display for NoRoute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (goal, reason)) in self.goals.iter().enumerate() {
            let comma = if place == 0 { "" } else { "; " };
            write!(f, "{comma}there is no route to `{goal}`: {reason}")?;
        }
        Ok(())
    }
}

impl std::error::Error for NoRoute {}

/// The routes from a held set to some goals, least cost first.
///
/// Each is a different set of competencies still to learn, and none holds another: to a learner
/// they are real choices. They are offered, never imposed.
///
/// Made by [`Held::routes`].
#[derive(Clone)]
pub struct Routes<'a> {
    held: &'a Held,
    found: Vec<Found>,
    at_least: u64,
    complete: bool,
}

#[derive(Clone)]
struct Found {
    set: Vec<u32>,
    cost: u64,
}

/// One way to get to some goals. A view: it borrows the routes and is `Copy`.
#[derive(Clone, Copy)]
pub struct Route<'a> {
    held: &'a Held,
    found: &'a Found,
}

impl Held {
    /// The routes to some goals from what is held: what is still to be learned, as little of it as
    /// can be.
    ///
    /// What is held counts as held, whatever is missing beneath it: that is worth a check (see
    /// [`underpinnings`](Self::underpinnings)), and is not asked for again. A step is possible
    /// when every requirement, recommended ones too, has a way wholly held. Goals that are held
    /// need nothing.
    ///
    /// Without alternatives there is just one route, everything before the goals that is not held,
    /// in O(size of the progression). With them the least set is as hard to find as covering sets
    /// (Karp, 1972): sets are looked at best-first, each in O(what lies beneath), as many as the
    /// [effort](RouteOptions::effort) allows. [`Routes::is_optimal`] says whether the first is
    /// proven to cost least, [`Routes::at_least`] how little any might cost. Where the effort is
    /// spent before any is found, there is one by Knuth's algorithm (1977), which is good and not
    /// always the best.
    ///
    /// # Errors
    /// [`NoRoute`] with all goals that cannot be reached, each with its reason.
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement, RouteOptions};
    ///
    /// let id = |text: &str| ItemId::new(text);
    /// let progression = Progression::builder()
    ///     .require(Requirement::new(id("adding")?).way([id("counting")?]))
    ///     .require(Requirement::new(id("multiplying")?).way([id("adding")?]).way([id("arrays")?]))
    ///     .build();
    /// let held = progression.held([]);
    /// let options = RouteOptions::default().at_most(5);
    /// let routes = held.routes([id("multiplying")?], &options)?;
    /// let orders = routes.iter().map(|route| route.order().cloned().collect::<Vec<_>>());
    /// let long = vec![id("counting")?, id("adding")?, id("multiplying")?];
    /// assert_eq!(orders.collect::<Vec<_>>(), [vec![id("arrays")?, id("multiplying")?], long]);
    /// assert!(routes.is_optimal() && routes.is_complete());
    ///
    /// let other = held.routes([id("multiplying")?], &options.declining([id("arrays")?]))?;
    /// let route = other.iter().next().unwrap();
    /// assert_eq!(route.ready_now().collect::<Vec<_>>(), [&id("counting")?]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn routes(
        &self,
        goals: impl IntoIterator<Item = ItemId>,
        options: &RouteOptions,
    ) -> Result<Routes<'_>, NoRoute> {
        let inner = self.inner();
        let usable = reachable(inner, self.bits(), &options.declined);
        let wanted = self.wanted(goals, options, &usable)?;
        let ask = Ask {
            given: self.bits(),
            wanted,
            usable: &usable,
        };
        let cost = |member: u32| {
            inner
                .id(member)
                .and_then(|id| options.costs.get(id))
                .copied()
        };
        let problem = Problem::of(inner, &ask, |member| cost(member).unwrap_or(1));
        let (found, at_least, complete) = find(&problem, options);
        Ok(Routes {
            held: self,
            found,
            at_least,
            complete,
        })
    }

    /// The goals that are not held, ascending and once.
    fn wanted(
        &self,
        goals: impl IntoIterator<Item = ItemId>,
        options: &RouteOptions,
        usable: &FixedBitSet,
    ) -> Result<Vec<u32>, NoRoute> {
        let inner = self.inner();
        let (mut wanted, mut missed) = (Vec::new(), Vec::new());
        for goal in goals.into_iter().filter(|goal| !self.contains(goal)) {
            match inner.index(&goal) {
                Some(index) if usable.contains(at(index)) => wanted.push(index),
                Some(index) => missed.push((goal, Some(index))),
                None => missed.push((goal, None)),
            }
        }
        if missed.is_empty() {
            wanted.sort_unstable();
            wanted.dedup();
            return Ok(wanted);
        }
        let nothing = BTreeSet::new();
        let could = (!options.declined.is_empty()).then(|| reachable(inner, self.bits(), &nothing));
        let reason = |index: Option<u32>| match index {
            None => NoRouteReason::Unknown,
            Some(index)
                if could
                    .as_ref()
                    .is_some_and(|could| could.contains(at(index))) =>
            {
                NoRouteReason::Declined
            }
            Some(_) => NoRouteReason::Unlearnable,
        };
        let goals = missed
            .into_iter()
            .map(|(goal, index)| (goal, reason(index)));
        Err(NoRoute {
            goals: goals.collect(),
        })
    }
}

/// What can be learned by someone who holds `held` and takes nothing that is declined.
fn reachable(inner: &Inner, held: &FixedBitSet, declined: &BTreeSet<ItemId>) -> FixedBitSet {
    let mut allowed = inner.learnable.clone();
    for index in declined.iter().filter_map(|id| inner.index(id)) {
        allowed.remove(at(index));
    }
    let reached = inner.needs.closure(Some(&allowed), Some(held));
    let mut usable = FixedBitSet::with_capacity(at(inner.len()));
    usable.extend(reached.into_iter().map(at));
    usable
}

/// The routes found, the least that any might cost, and whether there is no other.
fn find(problem: &Problem, options: &RouteOptions) -> (Vec<Found>, u64, bool) {
    let found = |set: &FixedBitSet, cost| Found {
        set: problem.indices(set),
        cost,
    };
    // One that is at hand without a search is worth nothing where there is no choice.
    let first = problem
        .needs
        .has_alternatives()
        .then(|| cheapest(problem))
        .flatten();
    let first = first.map(|set| (problem.sum(&set), set));
    let bound = first.as_ref().filter(|_| options.at_most == 1);
    let bound = bound.map_or(u64::MAX, |(cost, _)| *cost);
    let mut search = Search::new(problem, bound, options.effort.max(1));
    let mut sets: Vec<(FixedBitSet, u64)> = Vec::new();
    let (at_least, complete) = loop {
        if sets.len() == options.at_most {
            break (None, false);
        }
        match search.step() {
            Step::Found(set, cost) => {
                if !sets.iter().any(|(known, _)| known.is_subset(&set)) {
                    sets.push((set, cost));
                }
            }
            Step::Exhausted => break (None, bound == u64::MAX),
            Step::Spent(least) => break (Some(least), false),
        }
    };
    if let ([], Some((cost, set))) = (sets.as_slice(), first) {
        let least = at_least.map_or(cost, |least| least.min(cost));
        let some = (options.at_most > 0).then(|| found(&set, cost));
        return (some.into_iter().collect(), least, false);
    }
    let least = sets.first().map(|(_, cost)| *cost).or(at_least);
    let all = sets.iter().map(|(set, cost)| found(set, *cost));
    (all.collect(), least.unwrap_or(0), complete)
}

impl<'a> Routes<'a> {
    /// How many routes were found; at least one, if any was asked for.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether none was asked for.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Each route, least cost first; of equal cost the one with fewer competencies.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Route<'_>> {
        let held = self.held;
        self.found.iter().map(move |found| Route { held, found })
    }

    /// The least that any route costs, as far as is proven.
    pub fn at_least(&self) -> u64 {
        self.at_least
    }

    /// Whether no route costs less than the first. The others then each cost the least of what
    /// was not listed before.
    pub fn is_optimal(&self) -> bool {
        self.found
            .first()
            .is_some_and(|first| first.cost <= self.at_least)
    }

    /// Whether every other route is known to hold one of these.
    pub fn is_complete(&self) -> bool {
        self.complete
    }

    /// The held set that the routes start from.
    pub fn held(&self) -> &'a Held {
        self.held
    }
}

impl<'a> Route<'a> {
    /// What is still to be learned, goals included, in the order of the progression.
    pub fn to_learn(self) -> Competencies<'a> {
        Competencies::new(self.held.inner(), self.found.set.clone())
    }

    /// How many competencies are still to be learned.
    pub fn len(self) -> usize {
        self.found.set.len()
    }

    /// Whether nothing is left to learn.
    pub fn is_empty(self) -> bool {
        self.found.set.is_empty()
    }

    /// What they cost together.
    pub fn cost(self) -> u64 {
        self.found.cost
    }

    /// The same in an order in which each can be learned after those before it. There are usually
    /// others; a learner is free to choose what is ready at each step. O(size of the progression).
    pub fn order(self) -> Competencies<'a> {
        let inner = self.held.inner();
        let within: FixedBitSet = self.found.set.iter().copied().map(at).collect();
        let mut order = inner.needs.closure(Some(&within), Some(self.held.bits()));
        order.retain(|target| within.contains(at(*target)));
        Competencies::new(inner, order)
    }

    /// What may be taken up at once, in the order of the progression. O(requirements of the
    /// route).
    pub fn ready_now(self) -> Competencies<'a> {
        let inner = self.held.inner();
        let mut ready = self.found.set.clone();
        ready.retain(|target| inner.needs.is_supported(*target, self.held.bits()));
        Competencies::new(inner, ready)
    }

    /// Whether a competency is to be learned on this route. O(log of their number).
    pub fn teaches(self, id: &ItemId) -> bool {
        let index = self.held.inner().index(id);
        index.is_some_and(|index| self.found.set.binary_search(&index).is_ok())
    }
}

impl fmt::Debug for Route<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Route")
            .field("order", &self.order())
            .field("cost", &self.cost())
            .finish()
    }
}

impl fmt::Debug for Routes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
