//! A small world: number in two groups, a portrait over three dimensions, one learner.

use continua::advancement::*;
use continua::framework::{Dimension, Framework, ItemDraft, Level, Library, Reading, Role, Scale};
use continua::mastery::Latest;
use continua::report::*;
use continua::*;

pub fn id(text: &str) -> ItemId {
    ItemId::new(text).unwrap()
}

pub fn ana() -> LearnerId {
    "ana".parse().unwrap()
}

pub fn day(text: &str) -> Moment {
    text.parse().unwrap()
}

/// Groups `n` over `n1` (`a`, `b`) and `n2` (`c`, `d`); `p` over `e`, `h1`, `h2`, `h3`.
const ITEMS: [(&str, &str, &str, Role); 12] = [
    ("n", "", "Number", Role::Group),
    ("n1", "n", "Counting. The learner can:", Role::Group),
    ("a", "n1", "count to 20;", Role::Target),
    ("b", "n1", "Count back.", Role::Target),
    ("n2", "n", "Adding", Role::Group),
    ("c", "n2", "Add within 20.", Role::Target),
    ("d", "n2", "Add within 100.", Role::Target),
    ("p", "", "Portrait", Role::Group),
    ("e", "p", "Use numbers in daily life.", Role::Target),
    ("h1", "p", "I keep going.", Role::Target),
    ("h2", "p", "I weigh reasons.", Role::Target),
    ("h3", "p", "I explain myself.", Role::Target),
];

pub fn library() -> Library {
    let mut builder = Framework::builder("doc", "Sample").unwrap();
    let mut reading = Reading::new();
    for (at, parent, text, role) in ITEMS {
        let draft = ItemDraft::new(at, text).unwrap();
        let item = builder.item(draft.code(format!("CODE-{at}")));
        reading = reading.role(item.clone(), role);
        if !parent.is_empty() {
            builder.child(&id(parent), &item);
        }
    }
    builder.precedes(&id("a"), &id("b"));
    builder.precedes(&id("b"), &id("c"));
    builder.precedes(&id("c"), &id("d"));
    let reading = reading
        .dimension(id("h1"), Dimension::HabitsOfWork)
        .dimension(id("h2"), Dimension::HigherOrder)
        .dimension(id("h3"), Dimension::HigherOrder)
        .learner_statement(id("b"), "Count back.");
    let framework = builder.build().unwrap().read_as(&reading);
    Library::of([("math", framework)]).unwrap()
}

pub fn progression() -> Progression {
    let library = library();
    let targets = library.competencies().map(|target| target.id().clone());
    let mut builder = Progression::builder();
    builder.extend(targets);
    let own = Progression::from_associations(&library).progression;
    builder.merge(&own).build()
}

pub fn scale() -> Scale {
    let name = ["Beginning", "Developing", "Proficient", "Extending"];
    let levels = (1..=4i32).zip(name);
    let levels = levels.map(|(n, name)| Level::new(n.to_string(), name, n).unwrap());
    let scale = Scale::new("four", "Four levels", levels).unwrap();
    let cut = |scale: Scale, n: &str, at: &str| scale.with_cut(n, at.parse().unwrap()).unwrap();
    cut(cut(cut(scale, "2", "0.5"), "3", "0.7"), "4", "0.9")
}

/// The latest work is at least this level.
pub fn policy_of(level: &str) -> Policy {
    let rule = Rule::estimate(Latest, level.parse().unwrap());
    let definition = PolicyDefinition::new(
        "p".parse().unwrap(),
        "1.0.0".parse().unwrap(),
        "four".parse().unwrap(),
    )
    .bind(Binding::new(Selection::all(), rule));
    Policy::compile(&definition, &library(), &[scale()], None).unwrap()
}

pub fn policy() -> Policy {
    policy_of("3")
}

pub fn row(at: &str, target: &str, level: i32, performed: &str) -> Evidence {
    Evidence::new(
        at.parse().unwrap(),
        ana(),
        id(target),
        LevelId::new(level.to_string()).unwrap(),
        format!("task of {at}").parse().unwrap(),
        day(performed),
    )
}

pub fn log(rows: impl IntoIterator<Item = Evidence>) -> EvidenceLog {
    rows.into_iter().collect::<Result<_, _>>().unwrap()
}

pub fn period() -> Period {
    Period::new(day("2026-01-05"), day("2026-03-27"))
}

pub fn progress(log: &EvidenceLog, options: &ProgressOptions) -> ProgressReport {
    policy().progress(log, &ana(), period(), options).unwrap()
}

pub fn spring(log: &EvidenceLog) -> ProgressReport {
    progress(log, &ProgressOptions::default())
}
