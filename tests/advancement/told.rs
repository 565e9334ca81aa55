//! Records of every kind, from the crate's own strategies, in the names of the sample: three
//! learners and their groups, corrections, retractions, attestations and exemptions.

use continua::advancement::{
    Binding, Decision, Need, Policy, PolicyDefinition, Proof, Rule, Selector,
};
use continua::evidence::proptest1::records;
use continua::mastery::Settings;
use continua::{AsOf, EvidenceLog, LearnerId, Moment, Record, Standing, TimeZone};
use proptest::prelude::*;

use crate::sample::{definition, id, library, scale};

pub const LEARNERS: usize = 3;

pub fn learner(at: usize) -> LearnerId {
    format!("learner-{at}").parse().unwrap()
}

/// One of the twenty days on which things happen, from 0.
pub fn january(day: i8) -> Moment {
    Moment::Day(jiff::civil::date(2026, 1, day + 1))
}

/// The same in the names of the sample, and judged for more decisions than a sixth of it would.
fn in_sample(record: &Record) -> Record {
    let text = serde_json::to_string(record).unwrap();
    let named = (0..5).fold(text, |text, at| {
        text.replace(&format!("\"target-{at}\""), &format!("\"t{at}\""))
            .replace(&format!("\"level-{at}\""), &format!("\"{}\"", at + 1))
    });
    let purposes = ["formative", "placement", "moderation", "accountability"];
    let text = purposes.iter().fold(named, |text, purpose| {
        text.replace(
            &format!("\"purpose\":\"{purpose}\""),
            "\"purpose\":\"summative\"",
        )
    });
    serde_json::from_str(&text).unwrap()
}

pub fn told(most: usize) -> impl Strategy<Value = Vec<Record>> {
    records(most).prop_map(|records| records.iter().map(in_sample).collect())
}

pub fn log_told<'r>(records: impl IntoIterator<Item = &'r Record>) -> EvidenceLog {
    let log: Result<EvidenceLog, _> = records.into_iter().cloned().collect();
    log.unwrap()
}

/// A rule for each target, over a scale with cuts, so that points count too.
pub fn policy_told(rules: &[Rule], settings: &Settings, zone: &TimeZone) -> Policy {
    let bind = |definition: PolicyDefinition, (at, rule): (usize, &Rule)| {
        definition.bind(Binding::new(Selector::Identifier(id(at)), rule.clone()))
    };
    let mut all = rules.iter().enumerate().fold(definition(), bind);
    all.settings = settings.clone();
    all.zone = zone.clone();
    let cuts = [("2", "0.3"), ("3", "0.5"), ("4", "0.8")];
    let scale = cuts.iter().fold(scale(), |scale, (level, cut)| {
        scale.with_cut(level, cut.parse().unwrap()).unwrap()
    });
    Policy::compile(&all, &library(), &[scale], None).unwrap()
}

/// All that is said of a competency, but for how long the log is and up to when it was asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Said {
    pub proof: Proof,
    pub missing: Vec<Need>,
    pub held: bool,
    pub attested: Option<String>,
    pub shown_with_support: bool,
}

impl Said {
    fn of(decision: Decision<'_>, log: &EvidenceLog) -> Self {
        let mut proof = decision.proof(log);
        proof.position = 0;
        proof.as_of = AsOf::everything();
        Self {
            proof,
            missing: decision.missing(log),
            held: decision.is_held(),
            attested: decision
                .attested_level()
                .map(|level| level.id().to_string()),
            shown_with_support: decision.shown_with_support(),
        }
    }
}

pub fn all_said(standing: &Standing, log: &EvidenceLog) -> Vec<Said> {
    let decisions = standing.decisions();
    decisions.map(|decision| Said::of(decision, log)).collect()
}
