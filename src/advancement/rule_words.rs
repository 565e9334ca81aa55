//! Rules in words.

use super::node::{Ask, Leaf, Node};
use super::policy::{Compiled, Plan};
use super::proof::title;
use super::{Distinct, Filter, Phrase, Policy, Wording};
use crate::evidence::SupportKind;
use crate::id::{ItemId, RoleName, RungId};
use crate::mastery::Estimator;

impl Policy {
    /// The rule that decides a competency, in words: one line for each part, parts of parts
    /// indented by two spaces; nothing for what no rule decides. O(size of the rule).
    pub fn rule_in_words(&self, competency: &ItemId, wording: &Wording) -> Option<Vec<String>> {
        let at = *self.0.index.get(competency)?;
        self.in_words(at, wording)
    }

    /// As [`rule_in_words`](Self::rule_in_words), the rule that decides a rung of a competency's
    /// ladder; nothing if none does. O(size of the rule + rungs).
    ///
    /// ```
    /// # use continua::Policy;
    /// # use continua::advancement::Wording;
    /// # use continua::framework::Competency;
    /// # fn example(policy: &Policy, competency: Competency<'_>) {
    /// for rung in competency.ladder().into_iter().flat_map(|ladder| ladder.rungs()) {
    ///     let lines = policy.rung_rule_in_words(competency.id(), rung.id(), &Wording::english());
    ///     println!("{}: {}", rung.title(), lines.unwrap_or_default().join(" "));
    /// }
    /// # }
    /// ```
    pub fn rung_rule_in_words(
        &self,
        competency: &ItemId,
        rung: &RungId,
        wording: &Wording,
    ) -> Option<Vec<String>> {
        self.in_words(self.0.unit(competency, rung)?, wording)
    }

    fn in_words(&self, at: u32, wording: &Wording) -> Option<Vec<String>> {
        let compiled = &*self.0;
        let plan = compiled.plan(at)?;
        let mut words = Words {
            compiled,
            plan,
            wording,
            lines: Vec::new(),
        };
        words.rule(&plan.node, 0);
        Some(words.lines)
    }
}

struct Words<'w> {
    compiled: &'w Compiled,
    plan: &'w Plan,
    wording: &'w Wording,
    lines: Vec<String>,
}

impl Words<'_> {
    /// Walks the rule, whose depth is bounded.
    fn rule(&mut self, node: &Node, depth: usize) {
        let say = |phrase, places: &[(&str, &str)]| self.wording.say(phrase, places);
        let text = match node {
            Node::Leaf(leaf) => self
                .plan
                .leaves
                .get(*leaf as usize)
                .map_or(String::new(), |leaf| self.leaf(leaf)),
            Node::Attested { role, level, upon } => self.confirmed(role, *level, *upon),
            Node::Held(of) => say(Phrase::RuleHeld, &[("names", &self.names(of))]),
            Node::Ways(_) => say(Phrase::RulePrerequisites, &[]),
            Node::Count {
                k,
                of,
                including,
                all,
            } => {
                let phrase = if *all {
                    Phrase::RuleAllParts
                } else {
                    Phrase::RuleParts
                };
                self.parts(phrase, &k.to_string(), of, including)
            }
            Node::Points {
                points,
                each,
                including,
            } => {
                let of: Vec<u32> = each.iter().map(|(part, _)| *part).collect();
                self.parts(Phrase::RulePoints, &points.to_string(), &of, including)
            }
            Node::All(_) => say(Phrase::RuleAll, &[]),
            Node::Any(_) => say(Phrase::RuleAny, &[]),
            Node::AtLeast(k, _) => say(Phrase::RuleAtLeast, &[("count", &k.to_string())]),
            Node::Nothing => say(Phrase::RuleNothing, &[]),
        };
        self.lines
            .push(format!("{:indent$}{text}", "", indent = 2 * depth));
        if let Node::All(nodes) | Node::Any(nodes) | Node::AtLeast(_, nodes) = node {
            nodes.iter().for_each(|node| self.rule(node, depth + 1));
        }
    }

    fn confirmed(&self, role: &RoleName, level: Option<u32>, upon: Option<u32>) -> String {
        let say = |phrase, places: &[(&str, &str)]| self.wording.say(phrase, places);
        let scale = self.compiled.scale_of(self.plan);
        let mut text = say(Phrase::RuleConfirmed, &[("role", role.as_str())]);
        if let Some(level) = title(scale, level) {
            text.push_str(&say(Phrase::RuleConfirmedAt, &[("level", &level)]));
        }
        let body = upon.and_then(|at| self.plan.leaves.get(at as usize));
        if let Some((leaf, works)) = body.and_then(|leaf| Some((leaf, leaf.ask.body()?))) {
            let asks = self.compiled.filters.get(leaf.filter as usize);
            let how = asks.map_or(String::new(), |asks| filter(asks, self.wording));
            let places = [("count", &*works.to_string()), ("how", &how)];
            text.push_str(&say(Phrase::RuleConfirmedUpon, &places));
        }
        text
    }

    fn leaf(&self, leaf: &Leaf) -> String {
        let scale = self.compiled.scale_of(self.plan);
        let level = scale.and_then(|scale| scale.levels().get(leaf.level as usize));
        let level = level.map_or("", |level| level.title());
        let asks = self.compiled.filters.get(leaf.filter as usize);
        let mut how = String::new();
        if let Ask::Works {
            distinct: Some(distinct),
            ..
        } = &leaf.ask
        {
            how.push_str(&self.wording.say(differ(*distinct), &[]));
        }
        how.push_str(&asks.map_or(String::new(), |asks| filter(asks, self.wording)));
        match &leaf.ask {
            Ask::Estimate(by) => {
                let by = self.wording.say(estimator(by), &[]);
                let places = [("estimate", by.as_str()), ("level", level), ("how", &how)];
                self.wording.say(Phrase::RuleEstimate, &places)
            }
            Ask::Body { .. } => String::new(),
            Ask::Works {
                n, spread, again, ..
            } => {
                if let Some(days) = spread {
                    let places = [("count", &*days.to_string())];
                    how.push_str(&self.wording.say(Phrase::RuleSpread, &places));
                }
                if let Some(days) = again {
                    let places = [("count", &*days.to_string())];
                    how.push_str(&self.wording.say(Phrase::RuleAgain, &places));
                }
                let phrase = if *n == 1 {
                    Phrase::RuleOneWork
                } else {
                    Phrase::RuleWorks
                };
                let places = [("count", &*n.to_string()), ("level", level), ("how", &how)];
                self.wording.say(phrase, &places)
            }
        }
    }

    fn parts(&self, phrase: Phrase, count: &str, of: &[u32], including: &[u32]) -> String {
        let mut text = self
            .wording
            .say(phrase, &[("count", count), ("names", &self.names(of))]);
        if !including.is_empty() {
            let names = self.names(including);
            text.push_str(
                &self
                    .wording
                    .say(Phrase::RuleAmongThem, &[("names", &names)]),
            );
        }
        text
    }

    fn names(&self, list: &[u32]) -> String {
        let name = |at: &u32| {
            let id = self.compiled.id(*at)?;
            let item = self.compiled.library.item(id);
            Some(item.map_or_else(|| id.to_string(), crate::framework::Item::label))
        };
        let names: Vec<String> = list.iter().filter_map(name).collect();
        names.join(self.wording.template(Phrase::ListDivider))
    }
}

/// What a filter asks for beyond the usual.
pub(super) fn filter(filter: &Filter, wording: &Wording) -> String {
    let mut how = String::new();
    if let Some(modalities) = &filter.modalities {
        let names: Vec<&str> = modalities.iter().map(AsRef::as_ref).collect();
        how.push_str(&wording.say(Phrase::RuleModality, &[("how", &names.join(", "))]));
    }
    if let Some(rungs) = &filter.rungs {
        let names: Vec<&str> = rungs.iter().map(AsRef::as_ref).collect();
        how.push_str(&wording.say(Phrase::RuleRungs, &[("names", &names.join(", "))]));
    }
    if !filter.supports.contains(&SupportKind::Scaffolded) {
        how.push_str(&wording.say(Phrase::RuleAlone, &[]));
    }
    if let Some(days) = filter.fresh_days {
        how.push_str(&wording.say(Phrase::RuleFresh, &[("count", &days.to_string())]));
    }
    how
}

fn differ(distinct: Distinct) -> Phrase {
    match distinct {
        Distinct::Task => Phrase::RuleDistinctTask,
        Distinct::Assessor => Phrase::RuleDistinctAssessor,
        Distinct::Modality => Phrase::RuleDistinctModality,
        Distinct::Context => Phrase::RuleDistinctContext,
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
        Estimator::WeightedLatest(_) => Phrase::EstimateWeightedLatest,
        Estimator::InARow(_) => Phrase::EstimateInARow,
        Estimator::MeanOfHighest(_) => Phrase::EstimateMeanOfHighest,
        Estimator::PowerLaw(_) => Phrase::EstimatePowerLaw,
        Estimator::LevelMachine(_) => Phrase::EstimateLevelMachine,
        Estimator::BetaBinomial(_) => Phrase::EstimateBetaBinomial,
    }
}
