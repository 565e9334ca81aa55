//! The cheapest way to meet each condition of a rule.

use jiff::civil::Date;

use super::super::Basis;
use super::super::analysis::{Analysis, Verdict};
use super::super::node::{Ask, Leaf, Node, count};
use super::super::policy::Plan;
use super::super::state::State;
use super::super::weigh::{Desk, LeafState, estimated};
use super::OutOfReach;
use super::way::{Part, Shows, Way, cheapest, never, show};
use crate::evidence::Row;
use crate::graph::dense;
use crate::id::RoleName;
use crate::mastery::Estimator;
use crate::score::Score;

/// How many further works are tried before an estimate is said to be out of reach.
const FURTHEST: u32 = 64;

pub(super) struct Seeker<'a> {
    pub(super) state: &'a State,
    pub(super) plan: &'a Plan,
    pub(super) target: u32,
    pub(super) rows: &'a [Row<'a>],
    /// Absent for what another competency would cost, which is estimated from its state.
    pub(super) desk: Option<&'a Desk<'a>>,
}

impl Seeker<'_> {
    pub(super) fn is_met(&self, node: &Node) -> bool {
        self.state
            .meets(self.target, node, self.state.leaves_of(self.plan))
    }

    /// The cheapest way to meet a condition.
    pub(super) fn way(&self, node: &Node) -> Way {
        if self.is_met(node) {
            return Way {
                floor: self.floor(node),
                ..Way::default()
            };
        }
        match node {
            Node::Leaf(leaf) => self.leaf(*leaf),
            Node::Attested { role, level, upon } => self.confirm(role, *level, *upon),
            Node::Held(of) => self.hold(of),
            Node::Ways(ways) => cheapest(ways.iter().map(|way| self.hold(way)))
                .unwrap_or_else(|| never(OutOfReach::NothingDecides)),
            Node::Count {
                k, of, including, ..
            } => {
                let held = count(of.iter().filter(|c| self.state.is_held(**c)));
                let must: Vec<u32> = self.unheld(including);
                let missing = k.saturating_sub(held).saturating_sub(dense(must.len()));
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
    pub(super) fn floor(&self, node: &Node) -> u32 {
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
                    Ask::Works { .. } | Ask::Body { .. } => None,
                }),
            Node::All(nodes) | Node::AtLeast(_, nodes) => met(nodes).into_iter().max(),
            Node::Any(nodes) => met(nodes).into_iter().min(),
            _ => None,
        };
        floor.unwrap_or(0)
    }

    fn top(&self) -> u32 {
        let scale = self.state.policy.0.scale_of(self.plan);
        scale.map_or(0, |scale| dense(scale.levels().len().saturating_sub(1)))
    }

    pub(super) fn unheld(&self, of: &[u32]) -> Vec<u32> {
        of.iter()
            .copied()
            .filter(|c| !self.state.is_held(*c))
            .collect()
    }

    pub(super) fn hold(&self, of: &[u32]) -> Way {
        let mut way = Way::default();
        for other in self.unheld(of) {
            let compiled = &self.state.policy.0;
            let credit = self.state.policy.satisfied_by().contains(Basis::Credited);
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

    /// That somebody attests it, and the works to look at that are not there yet: at the level that
    /// is to be attested, for works below it give little to attest.
    pub(super) fn confirm(&self, role: &RoleName, level: Option<u32>, upon: Option<u32>) -> Way {
        let asked = |at: u32| self.condition(at)?.0.ask.body();
        let mut way = upon.map_or(Way::default(), |at| self.leaf(at));
        way.add(Part::Confirm {
            role: role.clone(),
            level,
            upon: upon.and_then(asked),
        });
        way
    }

    fn condition(&self, at: u32) -> Option<(&Leaf, &LeafState)> {
        let state = self.state.leaves_of(self.plan).get(at as usize)?;
        Some((self.plan.leaves.get(at as usize)?, state))
    }

    pub(super) fn leaf(&self, at: u32) -> Way {
        let Some((leaf, state)) = self.condition(at) else {
            return Way::default();
        };
        if self.is_contradiction(at) {
            return never(OutOfReach::Rule);
        }
        match &leaf.ask {
            Ask::Body { n } => match n.saturating_sub(state.works) {
                0 => Way::default(),
                works => show(Shows {
                    works,
                    ..Shows::at(leaf)
                }),
            },
            Ask::Works {
                n,
                distinct,
                spread,
                again,
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
                let to_reach = n.saturating_sub(state.toward).max(ends);
                let not_before = match (again, state.first) {
                    // All is there but the last, whose day is known.
                    (Some(days), Some(first)) => days_after(first, *days),
                    _ => spread
                        .filter(|_| alone)
                        .and_then(|days| self.not_before(leaf, days)),
                };
                show(Shows {
                    works: to_reach + u32::from(again.is_some()),
                    distinct: *distinct,
                    not_before,
                    spread: spread.filter(|_| alone),
                    again: again.filter(|_| state.first.is_none()),
                    ..Shows::at(leaf)
                })
            }
            Ask::Estimate(by) => self.estimate(*by, leaf),
        }
    }

    /// Whether no work can be what a condition asks for.
    fn is_contradiction(&self, leaf: u32) -> bool {
        let compiled = &self.state.policy.0;
        let Some(scale) = compiled.scale_of(self.plan) else {
            return false;
        };
        let analysis = Analysis {
            leaves: &self.plan.leaves,
            filters: &compiled.filters,
            scale,
            handed_in: false,
            holdable: &|_| true,
        };
        analysis.verdict(&Node::Leaf(leaf)) == Verdict::Never
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
        days_after(first.performed().day(zone), days)
    }

    fn estimate(&self, by: Estimator, leaf: &Leaf) -> Way {
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
                        floor: if steady { 0 } else { dense(at) },
                        ..show(Shows {
                            works,
                            level: dense(at),
                            ..Shows::at(leaf)
                        })
                    };
                }
            }
        }
        never(OutOfReach::Estimate)
    }
}

fn days_after(day: Date, days: u32) -> Option<Date> {
    day.checked_add(jiff::Span::new().days(i64::from(days)))
        .ok()
}
