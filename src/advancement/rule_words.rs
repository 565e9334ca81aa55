//! Rules in words.

use super::node::{ComponentsNode, Node, WorksNode};
use super::policy::{Bound, Compiled};
use super::{Distinct, Filter, Phrase, Policy, Wording};
use crate::evidence::SupportKind;
use crate::mastery::Estimator;
use crate::{ItemId, LevelId, ModalityName, RoleName, TaskId};

impl Policy {
    /// The rule that decides a competency, in words: one line for each part, parts of parts
    /// indented by two spaces. O(size of the rule).
    pub fn rule_in_words(&self, competency: &ItemId, wording: &Wording) -> Option<Vec<String>> {
        let policy = &*self.0;
        let bound = policy.bound(*policy.index.get(competency)?)?;
        let mut words = Words {
            policy,
            bound,
            wording,
            lines: Vec::new(),
        };
        words.rule(&bound.node, 0);
        Some(words.lines)
    }
}

struct Words<'w> {
    policy: &'w Compiled,
    bound: &'w Bound,
    wording: &'w Wording,
    lines: Vec<String>,
}

impl Words<'_> {
    fn line(&mut self, depth: usize, text: &str) {
        self.lines
            .push(format!("{:indent$}{text}", "", indent = 2 * depth));
    }

    /// Walks the rule, whose depth is bounded.
    fn rule(&mut self, node: &Node, depth: usize) {
        let text = match node {
            Node::Works(node) => self.works(node),
            Node::Estimate(node) => {
                let (level, how) = (self.level(&node.level), self.filter(&node.filter));
                let by = self.wording.say(estimator(&node.by), &[]);
                let values = [("estimate", by.as_str()), ("level", &level), ("how", &how)];
                self.wording.say(Phrase::RuleEstimate, &values)
            }
            Node::Attested(node) => self
                .wording
                .say(Phrase::Attestation, &[("role", node.role.as_str())]),
            Node::Components(node) => self.components(node),
            Node::Held(list) => {
                let names = self.names(list.iter().copied());
                self.wording.say(Phrase::RuleHeld, &[("names", &names)])
            }
            Node::Prerequisites(_) => self.wording.say(Phrase::RulePrerequisites, &[]),
            Node::All(_) => self.wording.say(Phrase::RuleAll, &[]),
            Node::Any(_) => self.wording.say(Phrase::RuleAny, &[]),
            Node::AtLeast(k, _) => self
                .wording
                .say(Phrase::RuleAtLeast, &[("count", &k.to_string())]),
        };
        self.line(depth, &text);
        if let Node::All(nodes) | Node::Any(nodes) | Node::AtLeast(_, nodes) = node {
            for node in nodes {
                self.rule(node, depth + 1);
            }
        }
    }

    fn works(&self, node: &WorksNode) -> String {
        let mut how = String::new();
        if let Some(distinct) = node.distinct {
            how.push_str(&self.wording.say(differ(distinct, node.at_least), &[]));
        }
        how.push_str(&self.filter(&node.filter));
        if let Some(days) = node.spread {
            let days = days.to_string();
            how.push_str(&self.wording.say(Phrase::RuleSpread, &[("count", &days)]));
        }
        let (count, level) = (node.at_least.to_string(), self.level(&node.level));
        let values = [("count", count.as_str()), ("level", &level), ("how", &how)];
        let phrase = if node.at_least == 1 {
            Phrase::RuleOneWork
        } else {
            Phrase::RuleWorks
        };
        self.wording.say(phrase, &values)
    }

    fn components(&self, node: &ComponentsNode) -> String {
        let names = self.names(node.parts.iter().map(|part| part.competency));
        let count = node.need.to_string();
        let must: Vec<u32> = node
            .parts
            .iter()
            .filter(|p| p.must)
            .map(|p| p.competency)
            .collect();
        if must.len() == node.parts.len() {
            return self.wording.say(Phrase::RuleAllParts, &[("names", &names)]);
        }
        let phrase = if node.points {
            Phrase::RulePoints
        } else {
            Phrase::RuleParts
        };
        let mut text = self
            .wording
            .say(phrase, &[("count", &count), ("names", &names)]);
        if !must.is_empty() {
            let names = self.names(must.into_iter());
            text.push_str(
                &self
                    .wording
                    .say(Phrase::RuleAmongThem, &[("names", &names)]),
            );
        }
        text
    }

    fn names(&self, list: impl Iterator<Item = u32>) -> String {
        let name = |at: u32| {
            let id = self.policy.id(at)?;
            Some(
                self.policy
                    .library
                    .item(id)
                    .map_or_else(|| id.to_string(), |item| item.label()),
            )
        };
        let names: Vec<String> = list.filter_map(name).collect();
        names.join(self.wording.template(Phrase::ListDivider))
    }

    fn level(&self, level: &LevelId) -> String {
        let found = self
            .policy
            .scale(self.bound)
            .and_then(|scale| scale.level(level.as_str()));
        found.map_or_else(|| level.to_string(), |level| level.title().to_owned())
    }

    fn filter(&self, filter: &Filter) -> String {
        filter_in_words(filter, self.wording)
    }
}

/// What a filter asks for beyond the usual, in words.
pub(super) fn filter_in_words(filter: &Filter, wording: &Wording) -> String {
    let mut how = String::new();
    if let Some(modalities) = &filter.modalities {
        let names: Vec<&str> = modalities.iter().map(ModalityName::as_str).collect();
        how.push_str(&wording.say(Phrase::ByModality, &[("how", &names.join(", "))]));
    }
    if let Some(tasks) = &filter.tasks {
        let names: Vec<&str> = tasks.iter().map(TaskId::as_str).collect();
        how.push_str(&wording.say(Phrase::OnTasks, &[("how", &names.join(", "))]));
    }
    if let Some(demand) = filter.demand {
        how.push_str(&wording.say(Phrase::AsDemanding, &[("how", &demand.to_string())]));
    }
    if let Some(roles) = &filter.roles {
        let names: Vec<&str> = roles.iter().map(RoleName::as_str).collect();
        how.push_str(&wording.say(Phrase::ByRole, &[("how", &names.join(", "))]));
    }
    if !filter.supports.contains(&SupportKind::Scaffolded) {
        how.push_str(&wording.say(Phrase::Independently, &[]));
    }
    if let Some(days) = filter.fresh_days {
        how.push_str(&wording.say(Phrase::RuleFresh, &[("count", &days.to_string())]));
    }
    how
}

/// In what works must differ, in words.
pub(super) fn differ(distinct: Distinct, count: u32) -> Phrase {
    match distinct {
        Distinct::Task if count == 1 => Phrase::OnNewTask,
        Distinct::Task => Phrase::OnNewTasks,
        Distinct::Assessor => Phrase::ByOther,
        Distinct::Modality => Phrase::InOtherWay,
        Distinct::Context => Phrase::InOtherSetting,
    }
}

fn estimator(by: &Estimator) -> Phrase {
    match by {
        Estimator::Latest(_) => Phrase::EstimateLatest,
        Estimator::Highest(_) => Phrase::EstimateHighest,
        Estimator::Mean(_) => Phrase::EstimateMean,
        Estimator::Median(_) => Phrase::EstimateMedian,
        Estimator::Mode(_) => Phrase::EstimateMode,
        Estimator::Decaying(_) => Phrase::EstimateDecaying,
        Estimator::NOfMastery(_) => Phrase::EstimateNOfMastery,
        Estimator::MOfLastN(_) => Phrase::EstimateMOfLastN,
        _ => Phrase::EstimateOther,
    }
}
