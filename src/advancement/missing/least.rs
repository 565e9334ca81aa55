//! The cheapest way to meet a rule, by trying all combinations of what is open.

use std::cmp::Reverse;

use super::super::node::{Ask, Facts, Node};
use super::seeker::Seeker;
use super::way::{Part, Shows, Way};
use crate::id::RoleName;
use crate::mastery::Attempts;

/// With more open conditions than these, their combinations are not all tried.
const MOST_OPEN: usize = 12;

/// A way to meet a rule, and whether there is certainly none that costs less.
pub(super) struct Least {
    pub(super) way: Way,
    pub(super) is_least: bool,
}

/// A condition that is not met yet.
#[derive(PartialEq)]
enum Open {
    Leaf(u32),
    Confirm {
        role: RoleName,
        level: Option<u32>,
        upon: Option<u32>,
    },
    Hold(u32),
}

impl Seeker<'_> {
    /// The cheapest way to meet the rule.
    pub(super) fn least(&self) -> Least {
        let rule = &self.plan.node;
        if self.is_met(rule) {
            return Least {
                way: Way::default(),
                is_least: true,
            };
        }
        let open = self.open();
        if open.len() > MOST_OPEN {
            return Least {
                way: self.way(rule),
                is_least: false,
            };
        }
        let each: Vec<Way> = open.iter().map(|one| self.way_to(one)).collect();
        let meets = |mask: u32| self.meets_with(&open, mask, &|_| true);
        let smallest = |mask: &u32| {
            let bits = (0..open.len()).map(|bit| 1 << bit);
            let mut bits = bits.filter(|bit| mask & bit != 0);
            meets(*mask) && bits.all(|bit| !meets(mask & !bit))
        };
        let masks = (1u32..1 << open.len()).filter(smallest);
        let ways = masks.map(|mask| {
            let chosen = each.iter().enumerate();
            let chosen = chosen.filter(|(bit, _)| mask & 1 << bit != 0);
            let way = chosen.fold(Way::default(), |way, (_, one)| way.and(one.clone()));
            Way {
                floor: way.floor.max(self.relied_on(&open, mask)),
                ..way
            }
        });
        match ways.min_by_key(Way::cost) {
            Some(way) => Least {
                is_least: self.is_certain(&open, &way),
                way: way.settled(),
            },
            // Even with all of it the rule is not met: what it asks to hold has no way.
            None => Least {
                way: self.way(rule),
                is_least: true,
            },
        }
    }

    fn open(&self) -> Vec<Open> {
        let mut open = Vec::new();
        let mut add = |one: Open| {
            if !open.contains(&one) {
                open.push(one);
            }
        };
        self.plan.node.walk(&mut |node| match node {
            Node::Leaf(leaf) if !self.is_met(node) => add(Open::Leaf(*leaf)),
            Node::Attested { role, level, upon } if !self.is_met(node) => add(Open::Confirm {
                role: role.clone(),
                level: *level,
                upon: *upon,
            }),
            _ => {}
        });
        let others = self.plan.node.others();
        self.unheld(&others)
            .into_iter()
            .for_each(|other| add(Open::Hold(other)));
        open
    }

    fn way_to(&self, open: &Open) -> Way {
        match open {
            Open::Leaf(leaf) => self.leaf(*leaf),
            Open::Confirm { role, level, upon } => self.confirm(role, *level, *upon),
            Open::Hold(other) => self.hold(&[*other]),
        }
    }

    /// Whether the rule is met with what is met already, as far as it is kept, and these.
    fn meets_with(&self, open: &[Open], mask: u32, kept: &dyn Fn(u32) -> bool) -> bool {
        let among = |is: &dyn Fn(&Open) -> bool| {
            let at = open.iter().position(is);
            at.is_some_and(|at| mask & 1 << at != 0)
        };
        self.plan.node.is_met(&Facts {
            held: &|other| self.state.is_held(other) || among(&|it| *it == Open::Hold(other)),
            leaf: &|leaf| {
                let met = self.is_met(&Node::Leaf(leaf)) && kept(leaf);
                met || among(&|it| *it == Open::Leaf(leaf))
            },
            attested: &|role, level, upon| {
                let mut said = self.state.words(self.target, role, level, upon);
                said.next().is_some()
                    || among(&|it| {
                        matches!(it, Open::Confirm { role: by, level: at, upon: on }
                            if by == role && *at >= level && *on == upon)
                    })
            },
        })
    }

    /// The level below which a further work could undo a condition that is met and needed.
    fn relied_on(&self, open: &[Open], mask: u32) -> u32 {
        let leaves = 0..crate::graph::dense(self.plan.leaves.len());
        let met = leaves.filter(|leaf| self.is_met(&Node::Leaf(*leaf)));
        let mut kept: Vec<(u32, u32)> = met
            .map(|leaf| (self.floor(&Node::Leaf(leaf)), leaf))
            .collect();
        kept.sort_by_key(|(floor, _)| Reverse(*floor));
        // What asks for the most is let go first, if the rest is enough.
        for (_, leaf) in kept.clone() {
            let rest = |other: u32| other != leaf && kept.iter().any(|(_, it)| *it == other);
            if self.meets_with(open, mask, &rest) {
                kept.retain(|(_, it)| *it != leaf);
            }
        }
        kept.iter().map(|(floor, _)| *floor).max().unwrap_or(0)
    }

    /// Whether no way costs less than the cheapest one that was found.
    ///
    /// So it is where works are only counted, all by one filter and in one regard; of an estimate
    /// only where it is the whole rule and one work is enough; and where no other competency could
    /// be left out, for what those cost is only estimated.
    fn is_certain(&self, open: &[Open], way: &Way) -> bool {
        let compiled = &self.state.policy.0;
        let settings = compiled.settings_of(self.plan);
        if !settings.is_some_and(|settings| settings.attempts() == Attempts::All) {
            return false;
        }
        let all: u32 = open
            .iter()
            .enumerate()
            .fold(0, |all, (bit, _)| all | 1 << bit);
        let forced = open.iter().enumerate().all(|(bit, one)| {
            !matches!(one, Open::Hold(_)) || !self.meets_with(open, all & !(1 << bit), &|_| true)
        });
        let leaves = &self.plan.leaves;
        let counted = leaves
            .iter()
            .all(|leaf| matches!(leaf.ask, Ask::Works { .. }));
        let one_work = || {
            let one = matches!(way.needs.as_slice(), [Part::Show(Shows { works: 1, .. })]);
            let by_value = |ask: &Ask, value| match ask {
                Ask::Estimate(by) => by.monotone(value).in_values(),
                Ask::Works { .. } | Ask::Body { .. } => false,
            };
            let [leaf] = leaves.as_slice() else {
                return false;
            };
            one && by_value(&leaf.ask, leaf.value)
        };
        let asked = open.iter().filter_map(|one| match one {
            Open::Leaf(leaf) => leaves.get(*leaf as usize),
            _ => None,
        });
        let (mut filters, mut regards, mut spread) = (Vec::new(), Vec::new(), false);
        for leaf in asked {
            filters.push(leaf.filter);
            if let Ask::Works {
                distinct,
                spread: days,
                again,
                ..
            } = &leaf.ask
            {
                regards.extend(*distinct);
                spread |= days.is_some_and(|days| days > 0) || again.is_some();
            }
        }
        filters.dedup();
        regards.dedup();
        let alike = filters.len() <= 1 && regards.len() <= 1 && !spread;
        forced && ((counted && alike) || one_work())
    }
}
