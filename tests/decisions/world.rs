//! A small world: four targets of the strategies of evidence.

use std::collections::{BTreeMap, BTreeSet};

use continua::advancement::*;
use continua::framework::{Framework, ItemDraft, Level, Library, Reference, Scale};
use continua::*;

pub fn text<T: std::str::FromStr<Err: std::fmt::Debug>>(text: impl AsRef<str>) -> T {
    text.as_ref().parse().unwrap()
}

pub fn target(n: usize) -> ItemId {
    text(format!("target-{n}"))
}

pub fn refer(n: usize) -> Reference {
    Reference::from(target(n))
}

pub fn library() -> Library {
    let mut builder = Framework::builder("doc", "Sample").unwrap();
    for n in 0..4 {
        let draft = ItemDraft::new(format!("target-{n}"), format!("Do thing {n}.")).unwrap();
        builder.item(draft.code(format!("T.{n}")));
    }
    Library::of([("math", builder.build().unwrap())]).unwrap()
}

pub fn level(n: usize) -> LevelId {
    text(format!("level-{n}"))
}

pub fn scale() -> Scale {
    let name = ["Beginning", "Developing", "Proficient", "Extending"];
    let levels = (0..4).map(|n| Level::new(format!("level-{n}"), name[n as usize], n + 1).unwrap());
    let scale = Scale::new("four", "Four levels", levels).unwrap();
    let cut =
        |scale: Scale, n: usize, at: &str| scale.with_cut(format!("level-{n}"), text(at)).unwrap();
    cut(cut(cut(scale, 1, "0.4"), 2, "0.7"), 3, "0.9")
}

pub fn definition(rules: &BTreeMap<ItemId, Rule>) -> PolicyDefinition {
    let start = PolicyDefinition::new(text("p"), text("1.0.0"), text("four"));
    rules.iter().fold(start, |definition, (id, rule)| {
        definition.bind(Binding::new(Selector::Identifier(id.clone()), rule.clone()))
    })
}

pub fn compile(definition: &PolicyDefinition) -> Result<Policy, PolicyError> {
    let library = library();
    Policy::compile(definition, &library, &[scale()], None)
}

pub fn one_rule(rule: Rule) -> Policy {
    compile(&definition(&BTreeMap::from([(target(0), rule)]))).unwrap()
}

pub fn row(id: &str, at: usize, task: &str, day: &str) -> Evidence {
    Evidence::new(
        text(id),
        text("ana"),
        target(0),
        level(at),
        text(task),
        text(day),
    )
}

pub fn log(rows: impl IntoIterator<Item = Evidence>) -> EvidenceLog {
    rows.into_iter().collect::<Result<_, _>>().unwrap()
}

pub fn evaluate(policy: &Policy, log: &EvidenceLog) -> Standing {
    policy
        .evaluate(log, &text("ana"), AsOf::everything())
        .unwrap()
}

pub fn outcome(rule: Rule, rows: impl IntoIterator<Item = Evidence>) -> Outcome {
    outcome_as_of(rule, rows, AsOf::everything())
}

pub fn outcome_as_of(rule: Rule, rows: impl IntoIterator<Item = Evidence>, as_of: AsOf) -> Outcome {
    let standing = one_rule(rule)
        .evaluate(&log(rows), &text("ana"), as_of)
        .unwrap();
    standing.decision(&target(0)).unwrap().outcome()
}

pub const MET: Outcome = Outcome::Demonstrated;
pub const LITTLE: Outcome = Outcome::NotYet(Why::TooLittle);
pub const BELOW: Outcome = Outcome::NotYet(Why::Below);
pub const DISAGREES: Outcome = Outcome::NotYet(Why::Disagrees);

pub fn credit(learner: &LearnerId, target: &ItemId) -> Determination {
    Determination::new(
        text(format!("credit-{target}")),
        learner.clone(),
        target.clone(),
        Outcome::Demonstrated,
        text("registrar"),
        text("registrar"),
        text("2025-12-01"),
    )
}

pub fn log_of<'r>(records: impl IntoIterator<Item = &'r Record>) -> EvidenceLog {
    records
        .into_iter()
        .cloned()
        .collect::<Result<_, LogError>>()
        .unwrap()
}

pub fn held(standing: &Standing) -> BTreeSet<ItemId> {
    let held = standing.decisions().filter(|decision| decision.is_held());
    held.map(|decision| decision.competency().id().clone())
        .collect()
}

pub fn holdings(given: Vec<Determination>) -> Holdings {
    Holdings::default().determined(given)
}

/// The outcome with the reasons of what is not met taken as one.
pub fn coarse(outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::NotYet(_) => LITTLE,
        other => other,
    }
}

pub fn demonstrated(standing: &Standing) -> BTreeSet<ItemId> {
    let met = standing
        .decisions()
        .filter(|decision| decision.outcome() == MET);
    met.map(|decision| decision.competency().id().clone())
        .collect()
}
