//! The slow and obvious second reading of rules: every step is taken from the words of the
//! documentation, nothing is remembered, and the fixed point is walked from nothing, all at once.

use std::collections::{BTreeMap, BTreeSet};

use continua::advancement::{
    Attested, Bases, Basis, ComponentList, Components, Distinct, Enough, Filter, Outcome, Rule,
    Why, WorksRule,
};
use continua::evidence::{Observed, Row};
use continua::framework::Scale;
use continua::mastery::{Attempts, Criteria, Judgements, OrderKey, Reached, Rounding, Settings};
use continua::{AsOf, EvidenceLog, ItemId, LearnerId, LevelId, Moment, Score, TimeZone};

use crate::estimates::reaches;

pub struct Oracle<'o> {
    pub rules: &'o BTreeMap<ItemId, Rule>,
    pub scale: &'o Scale,
    pub settings: &'o Settings,
    pub satisfied_by: Bases,
    pub log: &'o EvidenceLog,
    pub learner: &'o LearnerId,
    pub as_of: AsOf,
    pub zone: &'o TimeZone,
    pub credited: BTreeSet<ItemId>,
}

/// A work with its one value.
#[derive(Clone)]
struct Shown<'a> {
    row: Row<'a>,
    value: Score,
}

/// What is decided: outcome, bases, held.
pub type Answer = BTreeMap<ItemId, (Outcome, Bases, bool)>;

impl<'o> Oracle<'o> {
    /// From nothing held, all rules again and again until no more is held.
    pub fn answer(&self) -> Answer {
        let mut held = BTreeSet::new();
        if self.satisfied_by.contains(Basis::Credited) {
            held.extend(self.credited.iter().cloned());
        }
        loop {
            let before = held.clone();
            for (target, rule) in self.rules {
                let met = self.met(target, rule, &before, false);
                if met && self.satisfied_by.contains(Basis::Demonstrated) {
                    held.insert(target.clone());
                }
            }
            if held == before {
                break;
            }
        }
        let decide = |(target, rule): (&ItemId, &Rule)| {
            let outcome = self.outcome(target, rule, &held);
            let mut bases = Bases::NONE;
            if outcome == Outcome::Demonstrated {
                bases = bases.with(Basis::Demonstrated);
            }
            if self.credited.contains(target) {
                bases = bases.with(Basis::Credited);
            }
            (target.clone(), (outcome, bases, held.contains(target)))
        };
        self.rules.iter().map(decide).collect()
    }

    fn outcome(&self, target: &ItemId, rule: &Rule, held: &BTreeSet<ItemId>) -> Outcome {
        if self.met(target, rule, held, false) {
            return Outcome::Demonstrated;
        }
        let mut leaves = Vec::new();
        let mut others = Vec::new();
        walk(rule, &mut leaves, &mut others);
        let mut at = 0;
        let mut below = 0;
        for (filter, level) in &leaves {
            for shown in self.works(target, filter) {
                if shown.value >= self.value(level) {
                    at += 1;
                } else {
                    below += 1;
                }
            }
        }
        let view = self.log.view(self.learner, &self.as_of, self.zone);
        let word = view
            .attestations()
            .iter()
            .any(|word| word.target() == target);
        let others = others.iter().any(|other| held.contains(other));
        if at + below == 0 && !word && !others {
            return Outcome::NoEvidence;
        }
        if self.met(target, rule, held, true) {
            return Outcome::AwaitingConfirmation;
        }
        // The reason is told by cases of its own.
        Outcome::NotYet(Why::TooLittle)
    }

    fn met(&self, target: &ItemId, rule: &Rule, held: &BTreeSet<ItemId>, word: bool) -> bool {
        let holds = |reference: &continua::framework::Reference| {
            held.contains(&reference.as_str().parse().unwrap())
        };
        match rule {
            Rule::Estimate(rule) => {
                let values: Vec<Score> = self
                    .works(target, &rule.filter)
                    .iter()
                    .map(|work| work.value)
                    .collect();
                let asked = self.value(&rule.at_least);
                let exact = self.settings.rounding() == Rounding::Exact;
                assert!(exact, "the oracle does not round");
                match self.settings.reached() {
                    Reached::Follow => reaches(&rule.by, &values, asked),
                    _ => (0..=values.len()).any(|k| reaches(&rule.by, &values[..k], asked)),
                }
            }
            Rule::Works(rule) => self.enough(target, rule),
            Rule::Attested(rule) => self.attested(target, rule, word),
            Rule::Held(list) => list.iter().all(holds),
            Rule::Components(Components::Of {
                need,
                of: ComponentList::Items(list),
            }) => {
                let held: Vec<_> = list.iter().filter(|part| holds(part)).collect();
                match need {
                    Enough::All => held.len() == list.len(),
                    Enough::AtLeast { k, including } => {
                        held.len() >= *k as usize && including.iter().all(holds)
                    }
                    Enough::Points {
                        points,
                        each,
                        including,
                    } => {
                        let of = |part: &&&_| each.get(**part).copied().unwrap_or(Score::ZERO);
                        let sum: i64 = held.iter().map(|p| of(&p).millionths()).sum();
                        sum >= points.millionths() && including.iter().all(holds)
                    }
                    _ => unreachable!(),
                }
            }
            Rule::All(rules) => rules.iter().all(|rule| self.met(target, rule, held, word)),
            Rule::Any(rules) => rules.iter().any(|rule| self.met(target, rule, held, word)),
            Rule::AtLeast(rule) => {
                let met = rule
                    .of
                    .iter()
                    .filter(|rule| self.met(target, rule, held, word));
                met.count() >= rule.k as usize
            }
            _ => unreachable!("the strategies make no other"),
        }
    }

    fn enough(&self, target: &ItemId, rule: &WorksRule) -> bool {
        let asked = self.value(&rule.level);
        let mut good = self.works(target, &rule.filter);
        good.retain(|work| work.value >= asked);
        // Of what it cannot be told in what it differs, it does not count at all.
        good.retain(|work| match rule.distinct_by {
            Some(Distinct::Assessor) => work.row.assessor().is_some(),
            Some(Distinct::Modality) => work.row.modality().is_some(),
            Some(Distinct::Context) => work.row.context().is_some(),
            _ => true,
        });
        let day = |work: &Shown<'_>| work.row.performed().day(self.zone);
        let enough = |good: &[Shown<'_>]| {
            let days: BTreeSet<jiff::civil::Date> = good.iter().map(day).collect();
            let spread = match (days.first(), days.last()) {
                (Some(first), Some(last)) => (*last - *first).get_days(),
                _ => 0,
            };
            let number = match rule.distinct_by {
                None => good.len(),
                Some(Distinct::Task) => distinct(good, |r| Some(r.task().as_str())),
                Some(Distinct::Assessor) => {
                    distinct(good, |r| r.assessor().map(continua::AssessorId::as_str))
                }
                Some(Distinct::Modality) => {
                    distinct(good, |r| r.modality().map(continua::ModalityName::as_str))
                }
                Some(_) => distinct(good, |r| r.context().map(continua::ContextName::as_str)),
            };
            number >= rule.at_least as usize
                && rule.spread_days.is_none_or(|days| spread >= days as i32)
        };
        let Some(again) = rule.again_after_days else {
            return enough(&good);
        };
        // So long before one of them, all that is asked for had been shown.
        good.iter().any(|later| {
            let before = |work: &Shown<'_>| {
                i64::from((day(later) - day(work)).get_days()) >= i64::from(again)
            };
            let there: Vec<_> = good.iter().filter(|w| before(w)).cloned().collect();
            enough(&there)
        })
    }

    fn attested(&self, target: &ItemId, rule: &Attested, word: bool) -> bool {
        let view = self.log.view(self.learner, &self.as_of, self.zone);
        let body = rule.upon.as_ref();
        let works = body.map_or(Vec::new(), |body| self.works(target, &body.filter));
        let named = |attestation: &continua::Attestation| {
            let is_named = |work: &&Shown<'_>| attestation.works().contains(work.row.work_id());
            // Nobody looks at what is not there yet. Of a day it is enough that it has begun.
            let until = attestation.recorded().latest(self.zone);
            let is_there = |work: &&Shown<'_>| work.row.performed().earliest(self.zone) <= until;
            works.iter().filter(is_named).filter(is_there).count()
        };
        let asked = body.map_or(0, |body| body.works as usize);
        (word && works.len() >= asked)
            || view.attestations().iter().any(|attestation| {
                attestation.target() == target
                    && named(attestation) >= asked
                    && *attestation.role() == rule.role
                    && rule.at_least.as_ref().is_none_or(|least| {
                        attestation
                            .level()
                            .is_some_and(|level| self.value(level) >= self.value(least))
                    })
            })
    }

    fn value(&self, level: &LevelId) -> Score {
        self.scale.level(level.as_str()).unwrap().value()
    }

    /// The works that a filter lets through, oldest first.
    fn works(&self, target: &ItemId, filter: &Filter) -> Vec<Shown<'o>> {
        let view = self.log.view(self.learner, &self.as_of, self.zone);
        let Some(view) = view.target(target) else {
            return Vec::new();
        };
        let mut by_work: BTreeMap<_, Vec<Shown<'o>>> = BTreeMap::new();
        for row in view.shown() {
            if let Some(value) = self.points(*row).filter(|_| self.counts(*row, filter)) {
                by_work
                    .entry(row.work_id())
                    .or_default()
                    .push(Shown { row: *row, value });
            }
        }
        let mut works: Vec<Shown<'o>> = by_work
            .into_values()
            .map(|rows| self.speaker(rows))
            .collect();
        works.sort_by_key(|work| {
            let at = match self.settings.order() {
                OrderKey::Due => work.row.due().unwrap_or(work.row.performed()),
                OrderKey::Recorded => work.row.recorded(),
                _ => work.row.performed(),
            };
            let performed = self.early(work.row.performed());
            let attempt = work.row.work().attempt();
            (
                self.early(at),
                performed,
                self.early(work.row.recorded()),
                attempt,
                work.row.judgement().id(),
            )
        });
        let all = works.clone();
        let stands = |at: usize| {
            let one: &Shown<'_> = &all[at];
            let same = |other: &&Shown<'_>| other.row.task() == one.row.task();
            match self.settings.attempts() {
                Attempts::All => true,
                Attempts::Newest => !all[at + 1..].iter().any(|other| same(&other)),
                _ => {
                    let best = all.iter().filter(same).map(|other| other.value).max();
                    let newest = all[at + 1..]
                        .iter()
                        .filter(same)
                        .all(|other| other.value < one.value);
                    best == Some(one.value) && newest
                }
            }
        };
        (0..works.len())
            .filter(|at| stands(*at))
            .map(|at| works[at].clone())
            .collect()
    }

    fn early(&self, moment: Moment) -> jiff::Timestamp {
        moment.earliest(self.zone)
    }

    /// The judgement that speaks for a work, its criteria made one.
    fn speaker(&self, rows: Vec<Shown<'o>>) -> Shown<'o> {
        let within = self.settings.within_work();
        let rank = |row: Row<'o>| {
            let role = match within.judgements() {
                Judgements::Latest => 0,
                _ => within.roles().standing(row.role()),
            };
            (
                row.is_moderated(),
                role,
                self.early(row.recorded()),
                row.judgement().id(),
            )
        };
        let best = rows.iter().map(|shown| rank(shown.row)).max().unwrap();
        let mut rows = rows;
        rows.retain(|shown| rank(shown.row) == best);
        rows.sort_by_key(|shown| shown.value);
        let at = match within.criteria() {
            Criteria::Lowest => 0,
            Criteria::Highest => rows.len() - 1,
            _ => (rows.len() - 1) / 2,
        };
        rows[at].clone()
    }

    fn points(&self, row: Row<'_>) -> Option<Score> {
        match row.observed() {
            Observed::Level(level) => Some(self.scale.level(level.as_str())?.value()),
            Observed::Points(points) => {
                let (earned, possible) =
                    (points.earned().millionths(), points.possible().millionths());
                let mut reached = self.scale.levels().first()?;
                for cut in self.scale.cuts() {
                    let asked = i128::from(cut.at_least().millionths()) * i128::from(possible);
                    if i128::from(earned) * 1_000_000 >= asked {
                        reached = self.scale.level(cut.level().as_str())?;
                    }
                }
                (!self.scale.cuts().is_empty()).then_some(reached.value())
            }
            _ => None,
        }
    }

    fn counts(&self, row: Row<'_>, filter: &Filter) -> bool {
        let fresh = |days: u32| {
            let now = self.as_of.performed().unwrap().day(self.zone);
            (now - row.performed().day(self.zone)).get_days() <= days as i32
        };
        filter.purposes.contains(&row.purpose())
            && filter.supports.contains(&row.support_kind())
            && (filter.group_work || !row.is_shared())
            && (filter.modalities.as_ref())
                .is_none_or(|list| row.modality().is_some_and(|name| list.contains(name)))
            && filter
                .roles
                .as_ref()
                .is_none_or(|list| list.contains(row.role()))
            && filter
                .tasks
                .as_ref()
                .is_none_or(|list| list.contains(row.task()))
            && filter.demand.is_none_or(|least| {
                row.demand().and_then(|demand| demand.at_least(least)) == Some(true)
            })
            && filter.fresh_days.is_none_or(fresh)
    }
}

fn distinct<'a>(works: &[Shown<'a>], by: impl Fn(Row<'a>) -> Option<&'a str>) -> usize {
    let names: BTreeSet<&str> = works.iter().filter_map(|work| by(work.row)).collect();
    names.len()
}

/// The filters of a rule with the levels they are asked for, and the competencies it looks at.
pub fn walk(rule: &Rule, leaves: &mut Vec<(Filter, LevelId)>, others: &mut Vec<ItemId>) {
    let id = |reference: &continua::framework::Reference| reference.as_str().parse().unwrap();
    match rule {
        Rule::Estimate(rule) => leaves.push((rule.filter.clone(), rule.at_least.clone())),
        Rule::Works(rule) => leaves.push((rule.filter.clone(), rule.level.clone())),
        Rule::Attested(rule) => {
            let lowest = || "level-0".parse().unwrap();
            let level = rule.at_least.clone().unwrap_or_else(lowest);
            leaves.extend(
                rule.upon
                    .iter()
                    .map(|body| (body.filter.clone(), level.clone())),
            );
        }
        Rule::Held(list)
        | Rule::Components(Components::Of {
            of: ComponentList::Items(list),
            ..
        }) => {
            others.extend(list.iter().map(id));
        }
        Rule::All(rules) | Rule::Any(rules) => {
            rules.iter().for_each(|rule| walk(rule, leaves, others));
        }
        Rule::AtLeast(rule) => rule.of.iter().for_each(|rule| walk(rule, leaves, others)),
        _ => {}
    }
}
