//! What is still missing: the smallest things that would meet a rule.

use std::fmt;

use jiff::civil::Date;
use serde::Serialize;

use super::node::{Ask, Leaf, Node, count};
use super::policy::Plan;
use super::standing::State;
use super::weigh::{Desk, estimated};
use super::{Decision, Distinct, Filter};
use crate::evidence::{EvidenceLog, Row};
use crate::framework::Level;
use crate::id::{ItemId, LevelId, RoleName};
use crate::score::Score;

/// How many further works are tried before an estimate is said to be out of reach.
const FURTHEST: u32 = 64;

/// One thing that is still missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Need {
    /// To show the competency in further works.
    Show {
        /// The competency.
        competency: ItemId,
        /// How many further works, each at or above the level.
        works: u32,
        /// The level.
        level: LevelId,
        /// Its name.
        level_title: String,
        /// In what they must differ from each other and from those that count already.
        distinct_by: Option<Distinct>,
        /// Before which day the last of them would be too close to the first.
        not_before: Option<Date>,
        /// How many days must lie between the first and the last, where none is there yet.
        spread_days: Option<u32>,
        /// Which works count.
        #[serde(rename = "where")]
        filter: Filter,
    },
    /// That somebody in this role confirms it.
    Confirm {
        /// The competency.
        competency: ItemId,
        /// The role.
        role: RoleName,
        /// The level that must be confirmed at least.
        level: Option<LevelId>,
    },
    /// To hold another competency.
    Hold {
        /// The other competency.
        competency: ItemId,
        /// Its full text, or what a learner reads in its place.
        text: String,
    },
    /// No further evidence of the learner's can meet the rule.
    CannotBeMetByAdding {
        /// The competency.
        competency: ItemId,
        /// Why.
        why: OutOfReach,
    },
}

/// Why no further evidence can meet a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum OutOfReach {
    /// Not even 64 further works at the highest level bring the estimate there.
    Estimate,
    /// Another competency that must be held is decided by no rule, and credit does not satisfy.
    NothingDecides,
}

/// What to count, smallest first: things out of reach, further works, their levels, and people
/// who must confirm.
type Cost = (u32, u64, u64, u32);

/// A way to meet a condition.
#[derive(Debug, Clone, Default)]
struct Way {
    /// Other competencies cost what their own conditions on works do, or one work.
    other_works: u64,
    /// The level below which a further work could undo an estimate that is relied on.
    floor: u32,
    needs: Vec<Part>,
}

#[derive(Debug, Clone)]
enum Part {
    Show {
        works: u32,
        level: u32,
        distinct: Option<Distinct>,
        not_before: Option<Date>,
        spread: Option<u32>,
        filter: u32,
    },
    Confirm(RoleName, Option<u32>),
    Hold(u32),
    Never(OutOfReach),
}

impl Way {
    fn cost(&self) -> Cost {
        let mut cost: Cost = (0, self.other_works, 0, 0);
        for need in &self.needs {
            match need {
                Part::Show { works, level, .. } => {
                    cost.1 += u64::from(*works);
                    cost.2 += u64::from(*works) * u64::from((*level).max(self.floor));
                }
                Part::Confirm(..) => cost.3 += 1,
                Part::Hold(_) => {}
                Part::Never(_) => cost.0 += 1,
            }
        }
        cost
    }

    /// Both ways at once: one work may serve several conditions that look at the same works.
    fn and(mut self, other: Self) -> Self {
        self.other_works += other.other_works;
        self.floor = self.floor.max(other.floor);
        for need in other.needs {
            self.add(need);
        }
        self
    }

    fn add(&mut self, need: Part) {
        let Part::Show {
            works,
            level,
            distinct,
            not_before,
            spread,
            filter,
        } = need
        else {
            let there = self.needs.iter().any(|known| same(known, &need));
            if !there {
                self.needs.push(need);
            }
            return;
        };
        for known in &mut self.needs {
            if let Part::Show {
                works: w,
                level: l,
                distinct: d,
                not_before: b,
                spread: s,
                filter: f,
            } = known
                && *f == filter
                && (distinct.is_none() || d.is_none() || *d == distinct)
            {
                *w = works.max(*w);
                *l = level.max(*l);
                *d = d.or(distinct);
                *b = not_before.max(*b);
                *s = spread.max(*s);
                return;
            }
        }
        self.needs.push(need);
    }
}

fn same(a: &Part, b: &Part) -> bool {
    match (a, b) {
        (Part::Confirm(a, x), Part::Confirm(b, y)) => a == b && x == y,
        (Part::Hold(a), Part::Hold(b)) => a == b,
        (Part::Never(a), Part::Never(b)) => a == b,
        _ => false,
    }
}

impl Decision<'_> {
    /// The smallest things that are still missing: fewest further works, then the lowest levels,
    /// then the fewest people who must confirm. Nothing where the rule is met.
    ///
    /// Alternatives are compared by what they cost here and now; where several conditions of a
    /// conjunction look at different works, what they need is added up, so that the answer always
    /// suffices and is the smallest unless such conditions overlap.
    /// O(rows of the competency + size of the rule), and for estimates up to 64 further works
    /// tried.
    pub fn missing(&self, log: &EvidenceLog) -> Vec<Need> {
        let state = &self.standing.0;
        let compiled = &state.policy.0;
        let Some(plan) = compiled.plan(self.target) else {
            return Vec::new();
        };
        let desk = Desk::new(compiled, log, &state.learner, &state.as_of);
        let view = desk.view.target(self.competency().id());
        let rows = view.as_ref().map_or(&[][..], |view| view.shown());
        let seeker = Seeker {
            state,
            plan,
            target: self.target,
            rows,
            desk: Some(&desk),
        };
        let way = seeker.way(&plan.node);
        let floor = way.floor;
        way.needs
            .into_iter()
            .filter_map(|part| self.need(plan, part, floor))
            .collect()
    }

    fn need(&self, plan: &Plan, part: Part, floor: u32) -> Option<Need> {
        let compiled = &self.standing.0.policy.0;
        let level = |at: u32| compiled.scale_of(plan)?.levels().get(at as usize);
        let competency = self.competency().id().clone();
        Some(match part {
            Part::Show {
                works,
                level: at,
                distinct,
                not_before,
                spread,
                filter,
            } => Need::Show {
                competency,
                works,
                level: level(at.max(floor))?.id().clone(),
                level_title: level(at.max(floor))?.title().to_owned(),
                distinct_by: distinct,
                not_before,
                spread_days: spread,
                filter: compiled.filters.get(filter as usize)?.clone(),
            },
            Part::Confirm(role, at) => Need::Confirm {
                competency,
                role,
                level: at.and_then(level).map(Level::id).cloned(),
            },
            Part::Hold(other) => {
                let item = compiled.library.item(compiled.id(other)?)?;
                let own = item.learner_statement().map(ToOwned::to_owned);
                Need::Hold {
                    competency: item.id().clone(),
                    text: own.unwrap_or_else(|| item.full_text()),
                }
            }
            Part::Never(why) => Need::CannotBeMetByAdding { competency, why },
        })
    }
}

struct Seeker<'a> {
    state: &'a State,
    plan: &'a Plan,
    target: u32,
    rows: &'a [Row<'a>],
    /// Absent for what another competency would cost, which is estimated from its state.
    desk: Option<&'a Desk<'a>>,
}

impl Seeker<'_> {
    fn is_met(&self, node: &Node) -> bool {
        self.state
            .meets(self.target, node, self.state.leaves_of(self.plan))
    }

    /// The cheapest way to meet a condition.
    fn way(&self, node: &Node) -> Way {
        if self.is_met(node) {
            return Way {
                floor: self.floor(node),
                ..Way::default()
            };
        }
        match node {
            Node::Leaf(leaf) => self.leaf(*leaf),
            Node::Attested { role, level } => Way {
                needs: vec![Part::Confirm(role.clone(), *level)],
                ..Way::default()
            },
            Node::Held(of) => self.hold(of),
            Node::Ways(ways) => cheapest(ways.iter().map(|way| self.hold(way)))
                .unwrap_or_else(|| never(OutOfReach::NothingDecides)),
            Node::Count {
                k, of, including, ..
            } => {
                let held = count(of.iter().filter(|c| self.state.is_held(**c)));
                let must: Vec<u32> = self.unheld(including);
                let missing = k
                    .saturating_sub(held)
                    .saturating_sub(crate::graph::dense(must.len()));
                let mut rest: Vec<u32> = self.unheld(of);
                rest.retain(|c| !must.contains(c));
                rest.sort_by_key(|c| (self.other_cost(*c), *c));
                let more = rest.into_iter().take(missing as usize);
                self.hold(&must.into_iter().chain(more).collect::<Vec<u32>>())
            }
            Node::Points {
                points,
                each,
                including,
            } => self.points(*points, each, including),
            Node::All(nodes) => nodes
                .iter()
                .map(|node| self.way(node))
                .fold(Way::default(), Way::and),
            Node::Any(nodes) => {
                cheapest(nodes.iter().map(|node| self.way(node))).unwrap_or_default()
            }
            Node::AtLeast(k, nodes) => {
                let met = count(nodes.iter().filter(|node| self.is_met(node)));
                let (there, open): (Vec<&Node>, Vec<&Node>) =
                    nodes.iter().partition(|node| self.is_met(node));
                let mut ways: Vec<Way> = open.iter().map(|node| self.way(node)).collect();
                ways.sort_by_key(Way::cost);
                let needed = k.saturating_sub(met) as usize;
                let there = there.iter().map(|node| self.way(node));
                there
                    .chain(ways.into_iter().take(needed))
                    .fold(Way::default(), Way::and)
            }
            Node::Nothing => Way::default(),
        }
    }

    /// The level below which a further work could undo a condition that is met.
    fn floor(&self, node: &Node) -> u32 {
        let met = |nodes: &[Node]| -> Vec<u32> {
            nodes
                .iter()
                .filter(|node| self.is_met(node))
                .map(|node| self.floor(node))
                .collect()
        };
        let floor = match node {
            Node::Leaf(at) => self
                .plan
                .leaves
                .get(*at as usize)
                .and_then(|leaf| match &leaf.ask {
                    Ask::Estimate(by) => {
                        let monotone = by.monotone(leaf.value);
                        if monotone.in_any_work() {
                            None
                        } else if monotone.in_good_works() {
                            Some(leaf.level)
                        } else {
                            // Where a good work may hurt, the best is the safest.
                            Some(self.top())
                        }
                    }
                    Ask::Works { .. } => None,
                }),
            Node::All(nodes) | Node::AtLeast(_, nodes) => met(nodes).into_iter().max(),
            Node::Any(nodes) => met(nodes).into_iter().min(),
            _ => None,
        };
        floor.unwrap_or(0)
    }

    fn top(&self) -> u32 {
        let scale = self.state.policy.0.scale_of(self.plan);
        scale.map_or(0, |scale| {
            crate::graph::dense(scale.levels().len().saturating_sub(1))
        })
    }

    fn unheld(&self, of: &[u32]) -> Vec<u32> {
        of.iter()
            .copied()
            .filter(|c| !self.state.is_held(*c))
            .collect()
    }

    fn hold(&self, of: &[u32]) -> Way {
        let mut way = Way::default();
        for other in self.unheld(of) {
            let compiled = &self.state.policy.0;
            let credit = self
                .state
                .policy
                .satisfied_by()
                .contains(super::Basis::Credited);
            if compiled.plan(other).is_none() && !credit {
                way.add(Part::Never(OutOfReach::NothingDecides));
            } else {
                way.other_works += self.other_cost(other);
                way.add(Part::Hold(other));
            }
        }
        way
    }

    /// How many works another competency needs by its own conditions on works, at least one.
    fn other_cost(&self, other: u32) -> u64 {
        let plan = self.state.policy.0.plan(other);
        let Some(plan) = plan.filter(|_| self.desk.is_some()) else {
            return 1;
        };
        let seeker = Seeker {
            state: self.state,
            plan,
            target: other,
            rows: &[],
            desk: None,
        };
        seeker.way(&plan.node).cost().1.max(1)
    }

    /// The most points first: the fewest further components.
    fn points(&self, points: Score, each: &[(u32, Score)], including: &[u32]) -> Way {
        let mut chosen = self.unheld(including);
        let counted = |c: u32, chosen: &[u32]| self.state.is_held(c) || chosen.contains(&c);
        let mut sum: i128 = each
            .iter()
            .filter(|(c, _)| counted(*c, &chosen))
            .map(|(_, p)| i128::from(p.millionths()))
            .sum();
        let mut rest: Vec<(u32, Score)> = each
            .iter()
            .copied()
            .filter(|(c, _)| !counted(*c, &chosen))
            .collect();
        rest.sort_by_key(|(c, p)| (std::cmp::Reverse(*p), *c));
        for (other, more) in rest {
            if sum >= i128::from(points.millionths()) {
                break;
            }
            sum += i128::from(more.millionths());
            chosen.push(other);
        }
        self.hold(&chosen)
    }

    fn leaf(&self, at: u32) -> Way {
        let found = self.plan.leaves.get(at as usize);
        let state = self.state.leaves_of(self.plan).get(at as usize);
        let (Some(leaf), Some(state)) = (found, state) else {
            return Way::default();
        };
        match &leaf.ask {
            Ask::Works {
                n,
                distinct,
                spread,
            } => {
                let alone = spread.is_some_and(|days| days > 0) && !state.spread;
                // What is there makes one end of the spread; with nothing there both are missing.
                let ends = if !alone {
                    0
                } else if state.toward == 0 {
                    2
                } else {
                    1
                };
                let works = n.saturating_sub(state.toward).max(ends);
                let not_before = spread
                    .filter(|_| alone)
                    .and_then(|days| self.not_before(leaf, days));
                show(works, leaf, *distinct, not_before, spread.filter(|_| alone))
            }
            Ask::Estimate(by) => self.estimate(*by, leaf),
        }
    }

    /// The first day on which a further work would lie far enough from the first that counts.
    fn not_before(&self, leaf: &Leaf, days: u32) -> Option<Date> {
        let desk = self.desk?;
        let pieces = desk
            .scales
            .pieces(self.plan, leaf, self.rows, &mut |_, _| {});
        let good = pieces.iter().filter(|piece| piece.value >= leaf.value);
        let rows = good.filter_map(|piece| self.rows.get(piece.row as usize));
        let first = rows.min_by_key(|row| row.performed_at())?;
        let zone = &self.state.policy.0.definition.zone;
        let span = jiff::Span::new().days(i64::from(days));
        first.performed().day(zone).checked_add(span).ok()
    }

    fn estimate(&self, by: crate::mastery::Estimator, leaf: &Leaf) -> Way {
        let compiled = &self.state.policy.0;
        let (Some(scale), Some(settings)) = (
            compiled.scale_of(self.plan),
            compiled.settings_of(self.plan),
        ) else {
            return Way::default();
        };
        let pieces = self.desk.map(|desk| {
            desk.scales
                .pieces(self.plan, leaf, self.rows, &mut |_, _| {})
        });
        let values: Vec<Score> = pieces.unwrap_or_default().iter().map(|p| p.value).collect();
        for works in 1..=FURTHEST {
            for (at, level) in scale.levels().iter().enumerate().skip(leaf.level as usize) {
                let mut more = values.clone();
                more.resize(values.len() + works as usize, level.value());
                let (value, _) = estimated(by, &more, settings);
                if value.is_some_and(|value| value.at_least(leaf.value)) {
                    // What other conditions ask for must not pull the estimate down again.
                    let steady = by.monotone(leaf.value).in_any_work();
                    return Way {
                        floor: if steady { 0 } else { crate::graph::dense(at) },
                        needs: vec![Part::Show {
                            works,
                            level: crate::graph::dense(at),
                            distinct: None,
                            not_before: None,
                            spread: None,
                            filter: leaf.filter,
                        }],
                        ..Way::default()
                    };
                }
            }
        }
        never(OutOfReach::Estimate)
    }
}

fn show(
    works: u32,
    leaf: &Leaf,
    distinct: Option<Distinct>,
    not_before: Option<Date>,
    spread: Option<u32>,
) -> Way {
    let part = Part::Show {
        works,
        level: leaf.level,
        distinct,
        not_before,
        spread,
        filter: leaf.filter,
    };
    Way {
        needs: vec![part],
        ..Way::default()
    }
}

fn never(why: OutOfReach) -> Way {
    Way {
        needs: vec![Part::Never(why)],
        ..Way::default()
    }
}

fn cheapest(ways: impl Iterator<Item = Way>) -> Option<Way> {
    ways.min_by_key(Way::cost)
}

impl fmt::Display for Need {
    /// In plain English, as a learner reads it; [`Wording`](super::Wording) says it otherwise.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&super::Wording::english().need(self))
    }
}
