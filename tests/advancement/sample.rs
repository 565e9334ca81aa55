//! The targets, the scale and the policies that the tests are about.

use continua::advancement::{Binding, Outcome, Policy, PolicyDefinition, Rule, Selector, Standing};
use continua::framework::{Framework, ItemDraft, Level, Library, Reference, Scale};
use continua::{ItemId, LearnerId, LevelId};

pub const TARGETS: usize = 5;

pub fn id(at: usize) -> ItemId {
    ItemId::new(format!("t{at}")).unwrap()
}

pub fn reference(at: usize) -> Reference {
    Reference::from(id(at))
}

pub fn level(at: i32) -> LevelId {
    LevelId::new(at.to_string()).unwrap()
}

pub fn ana() -> LearnerId {
    LearnerId::new("ana").unwrap()
}

pub fn library() -> Library {
    let mut builder = Framework::builder("doc", "Sample").unwrap();
    for at in 0..TARGETS {
        let draft = ItemDraft::of(id(at), format!("Do thing {at}")).code(format!("T.{at}"));
        builder.item(draft.kind("Learning Target"));
    }
    Library::of([("math", builder.build().unwrap())]).unwrap()
}

pub fn scale() -> Scale {
    let titles = ["Beginning", "Developing", "Proficient", "Extending"];
    let levels = (1..)
        .zip(titles)
        .map(|(n, title)| Level::new(n.to_string(), title, n).unwrap());
    Scale::new("four", "Four levels", levels).unwrap()
}

pub fn definition() -> PolicyDefinition {
    PolicyDefinition::new(
        "p".parse().unwrap(),
        "1.0.0".parse().unwrap(),
        "four".parse().unwrap(),
    )
}

pub fn policy_of(rules: &[Rule]) -> Policy {
    let bind = |definition: PolicyDefinition, (at, rule): (usize, &Rule)| {
        definition.bind(Binding::new(Selector::Identifier(id(at)), rule.clone()))
    };
    let definition = rules.iter().enumerate().fold(definition(), bind);
    Policy::compile(&definition, &library(), &[scale()], None).unwrap()
}

pub fn shown(standing: &Standing) -> Vec<bool> {
    standing
        .decisions()
        .map(|d| d.outcome() == Outcome::Demonstrated)
        .collect()
}
