//! The smallest things that are still missing.
//!
//! Smallest means: fewest new works, then fewest other competencies, then fewest attestations,
//! then the lowest level. Works that several parts of a rule need are counted once.

use super::node::{ComponentsNode, EstimateNode, Node, WorksNode};
use super::showing::{count, days_between};
use super::standing::scene;
use super::weigh::{Case, estimated};
use super::{CannotAdd, Need, Outcome, Standing, WorksNeed};
use crate::Score;
use crate::evidence::EvidenceLog;
use crate::framework::Level;

/// How many new works are tried before an estimate is said to be out of reach.
const TRIED: u32 = 100;

pub(super) fn missing(standing: &Standing, at: u32, log: &EvidenceLog) -> Vec<Need> {
    let policy = &*standing.policy.0;
    let state = &*standing.state;
    let (Some(bound), Some(id)) = (policy.bound(at), policy.id(at)) else {
        return Vec::new();
    };
    let decided = state.decided.get(at as usize).and_then(Option::as_ref);
    if decided.is_some_and(|decided| decided.outcome == Outcome::Demonstrated) {
        return Vec::new();
    }
    let scene = scene(policy, log, &state.learner, &state.as_of);
    let target = scene.view.target(id);
    let mut shown = Vec::new();
    scene.shown(bound, target.as_ref(), &mut shown);
    let case = Case {
        scene: &scene,
        bound,
        target: target.as_ref(),
        shown: &shown,
        id,
        held: &state.held,
        as_if_attested: false,
    };
    case.needs(&bound.node)
}

impl Case<'_, '_> {
    /// What a rule that is not met still needs; nothing for one that is. The depth of rules is
    /// bounded.
    fn needs(&self, node: &Node) -> Vec<Need> {
        if self.weigh(node).met {
            return Vec::new();
        }
        match node {
            Node::Works(node) => vec![Need::Works(self.missing_works(node))],
            Node::Estimate(node) => vec![self.missing_estimate(node)],
            Node::Attested(node) => vec![Need::Attestation {
                role: node.role.clone(),
                level: node.at_least.as_ref().map(|(level, _)| level.clone()),
            }],
            Node::Components(node) => self.missing_components(node),
            Node::Held(list) => self.competencies(list.iter().copied()),
            Node::Prerequisites(list) => {
                let unmet = list
                    .iter()
                    .filter(|ways| !ways.iter().any(|way| self.held_whole(way)));
                let nearest = unmet.filter_map(|ways| {
                    ways.iter()
                        .min_by_key(|way| way.iter().filter(|at| !self.holds(**at)).count())
                });
                self.competencies(nearest.flatten().copied())
            }
            Node::All(nodes) => join(nodes.iter().flat_map(|node| self.needs(node))),
            Node::Any(nodes) => self.cheapest(nodes, 1),
            Node::AtLeast(k, nodes) => self.cheapest(nodes, *k as usize),
        }
    }

    fn held_whole(&self, way: &[u32]) -> bool {
        way.iter().all(|at| self.holds(*at))
    }

    /// The cheapest parts that bring the number of met parts to `need`.
    fn cheapest(&self, nodes: &[Node], need: usize) -> Vec<Need> {
        let needs: Vec<Vec<Need>> = nodes.iter().map(|node| self.needs(node)).collect();
        let met = needs.iter().filter(|needs| needs.is_empty()).count();
        let mut unmet: Vec<Vec<Need>> = needs
            .into_iter()
            .filter(|needs| !needs.is_empty())
            .collect();
        unmet.sort_by_key(|needs| self.cost(needs));
        join(unmet.into_iter().take(need.saturating_sub(met)).flatten())
    }

    fn cost(&self, needs: &[Need]) -> (bool, u32, u32, u32, Score) {
        let mut cost = (false, 0u32, 0u32, 0u32, Score::ZERO);
        let scale = self.scene.policy.scale(self.bound);
        for need in needs {
            match need {
                Need::Works(works) => {
                    cost.1 = cost.1.saturating_add(works.count);
                    let level = scale.and_then(|scale| scale.level(works.level.as_str()));
                    cost.4 = cost.4.max(level.map_or(Score::ZERO, Level::value));
                }
                Need::Competencies { count, .. } => cost.2 = cost.2.saturating_add(*count),
                Need::Attestation { .. } => cost.3 = cost.3.saturating_add(1),
                Need::CannotBeMetByAdding { .. } => cost.0 = true,
            }
        }
        cost
    }

    fn missing_works(&self, node: &WorksNode) -> WorksNeed {
        let works = self.showings(node.slot);
        let good = || works.iter().filter(|work| work.value >= node.value);
        let lacking = node.at_least.saturating_sub(count(good(), node.distinct));
        let far_enough = |days: &u32| days_between(good(), self.scene.view.zone()) >= *days;
        let days_after_first = node.spread.filter(|days| !far_enough(days));
        // The last new work can come late enough; where none lacks, one more must.
        let alone = u32::from(good().next().is_none() && days_after_first.is_some());
        WorksNeed {
            count: lacking.max(u32::from(days_after_first.is_some()) + alone),
            level: node.level.clone(),
            distinct_by: node.distinct,
            days_after_first,
            filter: node.filter.clone(),
        }
    }

    /// Tries one more work, two more, …, at the highest level; then the lowest level that does.
    fn missing_estimate(&self, node: &EstimateNode) -> Need {
        let out_of_reach = Need::CannotBeMetByAdding {
            because: CannotAdd::EstimateOutOfReach,
        };
        let Some(scale) = self.scene.policy.scale(self.bound) else {
            return out_of_reach;
        };
        let works = self.showings(node.slot);
        let mut scores: Vec<Score> = works.iter().map(|work| work.value).collect();
        let known = scores.len();
        let reaches = |scores: &[Score]| {
            estimated(node, &self.bound.settings, scores)
                .1
                .is_some_and(|v| v.at_least(node.at_least))
        };
        let Some(top) = scale.levels().last() else {
            return out_of_reach;
        };
        for count in 1..=TRIED {
            scores.push(top.value());
            if !reaches(&scores) {
                continue;
            }
            let enough = |level: &&Level| {
                let mut scores = scores.clone();
                scores.truncate(known);
                scores.extend((0..count).map(|_| level.value()));
                reaches(&scores)
            };
            let level = scale.levels().iter().find(enough).unwrap_or(top);
            return Need::Works(WorksNeed {
                count,
                level: level.id().clone(),
                distinct_by: None,
                days_after_first: None,
                filter: node.filter.clone(),
            });
        }
        out_of_reach
    }

    /// First those that must be held, then the ones worth most.
    fn missing_components(&self, node: &ComponentsNode) -> Vec<Need> {
        let mut worth: i64 = 0;
        let mut open = Vec::new();
        for part in &node.parts {
            if self.holds(part.competency) {
                worth = worth.saturating_add(part.worth.millionths());
            } else {
                open.push(*part);
            }
        }
        let (must, mut rest): (Vec<_>, Vec<_>) = open.into_iter().partition(|part| part.must);
        for part in &must {
            worth = worth.saturating_add(part.worth.millionths());
        }
        let mut needs = self.competencies(must.iter().map(|part| part.competency));
        let lacking = node.need.millionths().saturating_sub(worth);
        if lacking <= 0 {
            return needs;
        }
        rest.sort_by_key(|part| std::cmp::Reverse(part.worth));
        let mut count = 0;
        let mut gained: i64 = 0;
        for part in &rest {
            if gained >= lacking {
                break;
            }
            gained = gained.saturating_add(part.worth.millionths());
            count += 1;
        }
        // Where parts are worth different points, only the dearest are sure to be enough.
        let choice = if node.points {
            count as usize
        } else {
            rest.len()
        };
        let of = rest
            .iter()
            .take(choice)
            .filter_map(|p| self.scene.policy.id(p.competency))
            .cloned();
        needs.push(Need::Competencies {
            count,
            of: of.collect(),
        });
        needs
    }

    /// All of these that are not held.
    fn competencies(&self, list: impl Iterator<Item = u32>) -> Vec<Need> {
        let mut lacking: Vec<u32> = list.filter(|at| !self.holds(*at)).collect();
        lacking.sort_unstable();
        lacking.dedup();
        let of: Vec<_> = lacking
            .iter()
            .filter_map(|at| self.scene.policy.id(*at))
            .cloned()
            .collect();
        let count = u32::try_from(of.len()).unwrap_or(u32::MAX);
        if of.is_empty() {
            Vec::new()
        } else {
            vec![Need::Competencies { count, of }]
        }
    }
}

/// Joins what several parts need: works under one filter serve all of them.
fn join(needs: impl Iterator<Item = Need>) -> Vec<Need> {
    let mut joined: Vec<Need> = Vec::new();
    for need in needs {
        let Need::Works(works) = &need else {
            if !joined.contains(&need) {
                joined.push(need);
            }
            continue;
        };
        let same = joined.iter_mut().find_map(|other| match other {
            Need::Works(other)
                if other.filter == works.filter
                    && other.level == works.level
                    && (other.distinct_by == works.distinct_by
                        || other.distinct_by.is_none()
                        || works.distinct_by.is_none()) =>
            {
                Some(other)
            }
            _ => None,
        });
        match same {
            Some(other) => {
                other.count = other.count.max(works.count);
                other.distinct_by = other.distinct_by.or(works.distinct_by);
                other.days_after_first = other.days_after_first.max(works.days_after_first);
            }
            None => joined.push(need),
        }
    }
    joined
}
