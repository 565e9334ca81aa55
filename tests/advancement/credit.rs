//! Credit: what another school has determined counts, and only the rest is asked for.

use continua::advancement::{
    Basis, Binding, ComponentList, Components, Determination, Enough, Holdings, Need, Outcome,
    Policy, Rule, Selection, Selector, Standing,
};
use continua::progression::{Progression, ProgressionBuilder, Requirement};
use continua::{AsOf, EvidenceLog, ItemId, Score};

use crate::acts::{Act, day, log_of};
use crate::sample::{ana, definition, id, level, library, reference, scale};

/// The first target is made up of the others; each of those is shown by a work.
fn policy(need: Enough) -> Policy {
    let of = ComponentList::Items((1..5).map(reference).collect());
    let whole = Rule::Components(Components::Of { need, of });
    let definition = definition()
        .bind(Binding::new(Selection::all(), Rule::works(1, level(3))))
        .bind(Binding::new(Selector::Identifier(id(0)), whole));
    Policy::compile(&definition, &library(), &[scale()], None).unwrap()
}

fn credit(name: &str, at: usize) -> Determination {
    Determination::new(
        name.parse().unwrap(),
        ana(),
        id(at),
        Outcome::Demonstrated,
        "registrar".parse().unwrap(),
        "registrar".parse().unwrap(),
        day(0),
    )
}

fn with(policy: &Policy, log: &EvidenceLog, all: Vec<Determination>) -> Standing {
    let holdings = Holdings::default().determined(all);
    let as_of = AsOf::everything();
    policy.evaluate_with(log, &ana(), as_of, &holdings).unwrap()
}

fn to_hold(standing: &Standing, log: &EvidenceLog) -> Vec<ItemId> {
    let missing = standing.decision(&id(0)).unwrap().missing(log);
    missing
        .into_iter()
        .map(|need| match need {
            Need::Hold { competency, .. } => competency,
            other => panic!("{other:?}"),
        })
        .collect()
}

#[test]
fn only_the_components_that_are_missing_are_asked_for() {
    let log = EvidenceLog::new();
    let all = policy(Enough::All);
    let two = || vec![credit("d1", 1), credit("d2", 3)];
    assert_eq!(to_hold(&with(&all, &log, two()), &log), [id(2), id(4)]);
    let including = vec![reference(4)];
    let three = policy(Enough::AtLeast { k: 3, including });
    assert_eq!(to_hold(&with(&three, &log, two()), &log), [id(4)]);
    let each = (1..5).map(|at| (reference(at), Score::whole(if at == 2 { 5 } else { 1 })));
    let points = policy(Enough::Points {
        points: Score::whole(6),
        each: each.collect(),
        including: Vec::new(),
    });
    assert_eq!(to_hold(&with(&points, &log, two()), &log), [id(2)]);
}

#[test]
fn only_they_are_offered() {
    let policy = policy(Enough::All);
    let way = Requirement::new(id(0)).way((1..5).map(id));
    let targets = (0..5).map(id);
    let builder = targets.fold(Progression::builder(), ProgressionBuilder::competency);
    let progression = builder.require(way).build();
    let log = EvidenceLog::new();
    let standing = with(&policy, &log, vec![credit("d1", 1), credit("d2", 3)]);
    let zone = standing.zone(&progression);
    let ready: Vec<ItemId> = zone.ready().map(|one| one.id().clone()).collect();
    assert_eq!(ready, [id(2), id(4)]);
}

#[test]
fn components_by_credit_and_by_work_make_the_whole_and_stay_apart() {
    let policy = policy(Enough::All);
    let act = |target| Act::Add {
        target,
        level: 3,
        task: 0,
        day: 1,
        purpose: continua::Purpose::Summative,
        support: continua::Support::INDEPENDENT,
        by: 0,
    };
    let log = log_of(&[act(2), act(4)]);
    let standing = with(&policy, &log, vec![credit("d1", 1), credit("d2", 3)]);
    let decision = |at| standing.decision(&id(at)).unwrap();
    assert_eq!(decision(0).outcome(), Outcome::Demonstrated);
    assert!(decision(1).is_held() && decision(2).is_held());
    assert!(decision(1).basis().contains(Basis::Credited));
    assert!(!decision(1).basis().contains(Basis::Demonstrated));
    assert_eq!(decision(1).outcome(), Outcome::NoEvidence);
    assert!(!decision(2).basis().contains(Basis::Credited));
    let proof = decision(0).proof(&log);
    let assumed = proof.check(&policy, &ana(), &log).unwrap();
    assert_eq!(assumed.len(), 4);
}

#[test]
fn credit_that_is_withdrawn_or_is_of_another_learner_counts_no_more() {
    let policy = policy(Enough::All);
    let log = EvidenceLog::new();
    let by = || ("registrar".parse().unwrap(), "registrar".parse().unwrap());
    let first = credit("d1", 1);
    let (who, role) = by();
    let id_of = "d2".parse().unwrap();
    let revoked = first
        .clone()
        .revoke(id_of, who, role, day(5), "another record was meant");
    let held = |all| with(&policy, &log, all).decision(&id(1)).unwrap().is_held();
    assert!(held(vec![first.clone()]));
    assert!(!held(vec![first.clone(), revoked.clone()]));
    let mut bens = first.clone();
    bens.learner = "ben".parse().unwrap();
    assert!(!held(vec![bens]));
    // As of the day before it was withdrawn it stands.
    let holdings = Holdings::default().determined([first, revoked]);
    let then = AsOf::at(day(4));
    let standing = policy.evaluate_with(&log, &ana(), then, &holdings).unwrap();
    assert!(standing.decision(&id(1)).unwrap().is_held());
}

#[test]
fn dimensions_are_reported_apart() {
    let mut builder = continua::Framework::builder("doc", "Sample").unwrap();
    let draft = |at: usize| {
        let draft = continua::framework::ItemDraft::of(id(at), format!("Do thing {at}"));
        draft.kind("Learning Target")
    };
    for at in 0..3 {
        builder.item(draft(at));
    }
    let framework = builder.build().unwrap();
    let library = continua::Library::of([("math", framework)]).unwrap();
    let habits = continua::framework::Dimension::HabitsOfWork;
    let library =
        library.read_as(|_, _| continua::framework::Reading::default().dimension(id(1), habits));
    let definition = definition().bind(Binding::new(Selection::all(), Rule::works(1, level(3))));
    let policy = Policy::compile(&definition, &library, &[scale()], None).unwrap();
    let log = EvidenceLog::new();
    let standing = policy.evaluate(&log, &ana(), AsOf::everything()).unwrap();
    let apart = standing.by_dimension();
    let counts: Vec<(String, usize)> = apart
        .iter()
        .map(|(dimension, decisions)| (dimension.name().to_owned(), decisions.len()))
        .collect();
    assert_eq!(
        counts,
        [("academic".to_owned(), 2), ("habitsOfWork".to_owned(), 1)]
    );
}
