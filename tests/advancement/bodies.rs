//! Bodies of evidence at random, beside which analyses are held.

use continua::advancement::{Determination, Holdings, Outcome, Policy};
use continua::{AsOf, Attestation, Evidence, EvidenceLog, Moment, Purpose, RungId, SupportKind};
use proptest::prelude::*;
use proptest::strategy::BoxedStrategy;

use crate::ladders::{RUNGS, rung};
use crate::sample::{ana, id, level};

/// One work as it comes at random, and how it was judged once more.
#[derive(Debug, Clone)]
pub struct Shown {
    pub level: i32,
    again: Option<(i32, bool, bool)>,
    task: usize,
    day: i64,
    due: i64,
    purpose: Purpose,
    support: SupportKind,
    peer: bool,
    demand: Option<u32>,
    modality: Option<bool>,
    assessor: Option<u32>,
    rung: Option<usize>,
}

pub fn shown() -> BoxedStrategy<Shown> {
    let purpose = prop_oneof![
        6 => Just(Purpose::Summative), 2 => Just(Purpose::Formative), 1 => Just(Purpose::Practice)
    ];
    let support = prop_oneof![
        5 => Just(SupportKind::Independent), 1 => Just(SupportKind::Accommodated),
        1 => Just(SupportKind::Scaffolded)
    ];
    let again = prop_oneof![
        4 => Just(None),
        1 => (1..5i32, any::<bool>(), any::<bool>()).prop_map(Some),
    ];
    let level = prop_oneof![1 => 1..5i32, 2 => 3..5i32];
    let first = (level, again, 0..4usize, 0..60i64, 0..60i64, purpose);
    let second = (
        support,
        prop::bool::weighted(0.2),
        prop::option::of(1..5u32),
        prop::option::of(any::<bool>()),
        prop::option::of(0..4u32),
        prop::option::of(0..=RUNGS),
    );
    (first, second)
        .prop_map(
            |(
                (level, again, task, day, due, purpose),
                (support, peer, demand, modality, assessor, rung),
            )| {
                Shown {
                    level,
                    again,
                    task,
                    day,
                    due,
                    purpose,
                    support,
                    peer,
                    demand,
                    modality,
                    assessor,
                    rung,
                }
            },
        )
        .boxed()
}

#[derive(Debug, Clone)]
pub struct Body {
    pub works: Vec<Shown>,
    attested: Vec<bool>,
    held: Vec<usize>,
}

pub fn bodies() -> BoxedStrategy<Body> {
    let works = prop::collection::vec(shown(), 0..7);
    let attested = prop::collection::vec(any::<bool>(), 0..2);
    let held = prop::sample::subsequence(vec![1, 2], 0..3);
    (works, attested, held)
        .prop_map(|(works, attested, held)| Body {
            works,
            attested,
            held,
        })
        .boxed()
}

fn day(at: i64) -> Moment {
    let first = jiff::civil::date(2026, 1, 1);
    Moment::Day(first.checked_add(jiff::Span::new().days(at)).unwrap())
}

impl Body {
    pub fn log(&self) -> EvidenceLog {
        let mut log = EvidenceLog::new();
        for (at, work) in self.works.iter().enumerate() {
            let row = |name: String, shown: i32| {
                let mut row = Evidence::new(
                    name.parse().unwrap(),
                    ana(),
                    id(0),
                    level(shown),
                    ["a", "b", "c", "d"][work.task].parse().unwrap(),
                    day(work.day),
                )
                .of_work(format!("w{at}").parse().unwrap())
                .with_attempt(u32::try_from(at).unwrap() + 1)
                .with_due(day(work.due))
                .with_purpose(work.purpose)
                .with_support(work.support.into());
                if work.peer {
                    row = row.with_role("peer".parse().unwrap());
                }
                if let Some(demand) = work.demand {
                    row = row.with_demand(format!("webb:{demand}").parse().unwrap());
                }
                if let Some(at) = work.rung {
                    row = row.on_rung(rung(at));
                }
                if let Some(oral) = work.modality {
                    let means = if oral { "oral" } else { "written" };
                    row = row.with_modality(means.parse().unwrap());
                }
                if let Some(by) = work.assessor {
                    row = row.with_assessor(format!("assessor {by}").parse().unwrap());
                }
                row
            };
            log.append(row(format!("j{at}"), work.level)).unwrap();
            if let Some((shown, formative, moderator)) = work.again {
                let mut again = row(format!("k{at}"), shown).recorded_at(day(work.day + 1));
                if formative {
                    again = again.with_purpose(Purpose::Formative);
                }
                if moderator {
                    again = again.with_role("moderator".parse().unwrap());
                }
                log.append(again).unwrap();
            }
        }
        for (at, teacher) in self.attested.iter().enumerate() {
            let role = if *teacher { "teacher" } else { "peer" };
            let said = Attestation::new(
                format!("a{at}").parse().unwrap(),
                ana(),
                id(0),
                "x".parse().unwrap(),
                role.parse().unwrap(),
                day(30),
            );
            log.append(said).unwrap();
        }
        log
    }

    /// Whether it meets what is asked of the target, or of a rung of its ladder.
    pub fn meets(&self, policy: &Policy, at: Option<&RungId>) -> bool {
        let holdings = Holdings::default().determined(self.held.iter().map(|at| {
            Determination::new(
                format!("d{at}").parse().unwrap(),
                ana(),
                id(*at),
                Outcome::Demonstrated,
                "x".parse().unwrap(),
                "registrar".parse().unwrap(),
                day(1),
            )
        }));
        let as_of = AsOf::at(day(70));
        let standing = policy
            .evaluate_with(&self.log(), &ana(), as_of, &holdings)
            .unwrap();
        let decision = match at {
            None => standing.decision(&id(0)),
            Some(rung) => standing.ladder(&id(0)).unwrap().rung(rung),
        };
        decision.unwrap().outcome() == Outcome::Demonstrated
    }
}

/// A body of evidence, one more work, and which of its works is better by how much.
pub type Changed = (Body, Shown, prop::sample::Index, i32);

pub fn changed_bodies() -> BoxedStrategy<Changed> {
    (bodies(), shown(), any::<prop::sample::Index>(), 1..5i32).boxed()
}
