//! Strategies that make evidence, for property tests (feature `proptest1`).
//!
//! The world is small on purpose (few learners, targets, tasks and days), so that records meet:
//! several judgements of one work, corrections of corrections, retractions of either, records
//! that come before those of which they speak, absences, groups, modified and accommodated work.
//!
//! ```
//! use continua::EvidenceLog;
//! use continua::evidence::proptest1::records;
//! use proptest::prelude::*;
//!
//! proptest!(|(records in records(20))| {
//!     let log: EvidenceLog = records.iter().cloned().collect::<Result<_, _>>()?;
//!     prop_assert_eq!(log.len(), records.len());
//! });
//! ```

use std::collections::BTreeMap;

use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::{Index, select};

use super::{
    Absence, Attestation, EvidenceLog, Exemption, ExemptionKind, Judged, Judgement, Measured,
    Observed, On, Points, Purpose, Record, Retraction, Support, SupportKind, Work, Worker,
};
use crate::id::{
    AccommodationName, AssessorId, ContextName, CriterionId, GroupId, IdError, ItemId, JudgementId,
    LearnerId, LevelId, ModalityName, RoleName, RungId, TaskId, WorkId,
};
use crate::moment::{AsOf, Moment, TimeZone};
use crate::score::Score;

/// The first second of 2026.
const START: i64 = 1_767_225_600;
const DAY: i64 = 86_400;

fn named<T: std::fmt::Debug>(
    prefix: &'static str,
    count: u8,
    make: impl Fn(String) -> Result<T, IdError>,
) -> impl Strategy<Value = T> {
    (0..count).prop_filter_map("names are never refused", move |n| {
        make(format!("{prefix}-{n}")).ok()
    })
}

/// One of three learners.
pub fn learners() -> impl Strategy<Value = LearnerId> {
    named("learner", 3, LearnerId::new)
}

/// One of four targets.
pub fn targets() -> impl Strategy<Value = ItemId> {
    named("target", 4, ItemId::new)
}

/// A day, or an instant, of twenty days.
pub fn moments() -> impl Strategy<Value = Moment> {
    let instant = |seconds| jiff::Timestamp::from_second(START + seconds).ok();
    prop_oneof![
        2 => (0..20i64).prop_filter_map("within range", move |day| {
            instant(day * DAY).map(|at| Moment::Day(Moment::Instant(at).day(&TimeZone::UTC)))
        }),
        1 => (0..20 * DAY).prop_filter_map("within range", move |seconds| {
            instant(seconds).map(Moment::Instant)
        }),
        1 => (0..20 * 24i64).prop_filter_map("within range", move |hour| {
            instant(hour * 3_600).map(Moment::Instant)
        }),
    ]
}

/// As of everything, or of moments of the same twenty days.
pub fn as_ofs() -> impl Strategy<Value = AsOf> {
    (option::of(moments()), option::of(moments())).prop_map(|(known, performed)| {
        let as_of = AsOf::everything();
        let as_of = known.map_or(as_of, |moment| as_of.known_by(moment));
        performed.map_or(as_of, |moment| as_of.performed_by(moment))
    })
}

/// UTC, an offset, or a zone whose clocks change.
pub fn zones() -> impl Strategy<Value = TimeZone> {
    const TEXTS: [&str; 4] = ["UTC", "-06:00", "+05:30", "CST6CDT,M3.2.0,M11.1.0"];
    select(&TEXTS[..]).prop_filter_map("these are zones", |text| text.parse().ok())
}

/// A level, points, an absence, or not judged.
pub fn observations() -> impl Strategy<Value = Observed> {
    let points = (0..=10i32, 1..=10i32)
        .prop_filter_map("more than nothing is possible", |(e, p)| {
            Points::new(Score::whole(e), Score::whole(p)).ok()
        });
    prop_oneof![
        6 => named("level", 4, LevelId::new).prop_map(Observed::Level),
        2 => points.prop_map(Observed::Points),
        1 => select(&Absence::ALL[..]).prop_map(Observed::Absent),
        1 => Just(Observed::NotJudged),
    ]
}

/// Mostly independent.
pub fn supports() -> impl Strategy<Value = Support> {
    prop_oneof![
        4 => Just(Support::INDEPENDENT),
        1 => Just(Support::SCAFFOLDED),
        2 => Just(Support::MODIFIED),
        2 => btree_set(named("accommodation", 3, AccommodationName::new), 0..3)
            .prop_map(Support::accommodated),
        1 => Just(Support::from(SupportKind::Accommodated)),
    ]
}

/// Accommodations that are part of what some targets measure.
pub fn measured() -> impl Strategy<Value = Measured> {
    let pair = (targets(), named("accommodation", 3, AccommodationName::new));
    vec(pair, 0..4).prop_map(|pairs| {
        pairs
            .into_iter()
            .fold(Measured::new(), |measured, (target, kind)| {
                measured.with(target, kind)
            })
    })
}

/// A work of a learner, or of a group, with this identifier.
pub fn works_named(id: WorkId) -> impl Strategy<Value = Work> {
    let by = prop_oneof![
        5 => learners().prop_map(Worker::Learner),
        1 => (named("group", 2, GroupId::new), btree_set(learners(), 1..4))
            .prop_filter_map("there is a member", |(id, members)| Worker::group(id, members).ok()),
    ];
    let first = (by, named("task", 3, TaskId::new), moments(), supports());
    let more = (
        1..3u32,
        option::of(moments()),
        option::of(named("modality", 2, ModalityName::new)),
        option::of(named("context", 2, ContextName::new)),
        option::of(select(&["webb:2", "bloom:apply"][..])),
        vec("[a-z \"\\\\é]{0,8}", 0..2),
        option::of(named("rung", 3, RungId::new)),
    );
    (first, more).prop_map(move |((by, task, performed, support), more)| {
        let (attempt, due, modality, context, demand, links, rung) = more;
        let mut work = Work::new(id.clone(), by, task, performed)
            .with_support(support)
            .with_attempt(attempt);
        if let Some(rung) = rung {
            work = work.on_rung(rung);
        }
        if let Some(due) = due {
            work = work.with_due(due);
        }
        if let Some(modality) = modality {
            work = work.with_modality(modality);
        }
        if let Some(context) = context {
            work = work.with_context(context);
        }
        if let Some(demand) = demand.and_then(|text| text.parse().ok()) {
            work = work.with_demand(demand);
        }
        links.iter().fold(work, |work, link| work.with_link(link))
    })
}

/// What a record of a list will be, before it is known what the others are.
#[derive(Debug, Clone)]
enum Plan {
    Judge {
        work: Index,
        results: BTreeMap<On, (Observed, Option<ItemId>, Option<Index>)>,
        assessor: Option<AssessorId>,
        role: RoleName,
        recorded: Moment,
        purpose: Purpose,
        supersedes: Vec<Index>,
        moderates: bool,
        note: Option<String>,
    },
    Retract(Index, Moment),
    Attest(LearnerId, ItemId, Option<LevelId>, Vec<Index>, Moment),
    Exempt(LearnerId, ItemId, ExemptionKind, Moment),
}

fn subjects() -> impl Strategy<Value = On> {
    prop_oneof![
        5 => targets().prop_map(On::Target),
        1 => (named("criterion", 2, CriterionId::new), option::of(targets()))
            .prop_map(|(criterion, target)| On::Criterion(criterion, target)),
    ]
}

fn plans() -> impl Strategy<Value = Plan> {
    let result = (
        observations(),
        option::weighted(0.3, targets()),
        option::weighted(0.3, any::<Index>()),
    );
    let judge = (
        any::<Index>(),
        btree_map(subjects(), result, 1..4),
        option::of(named("assessor", 2, AssessorId::new)),
        named("role", 2, RoleName::new),
        moments(),
        select(&Purpose::ALL[..]),
        prop_oneof![3 => vec(any::<Index>(), 0..1), 1 => vec(any::<Index>(), 1..4)],
        any::<bool>(),
        option::weighted(0.2, "[a-z \"\n]{0,8}"),
    )
        .prop_map(
            |(work, results, assessor, role, recorded, purpose, supersedes, moderates, note)| {
                Plan::Judge {
                    work,
                    results,
                    assessor,
                    role,
                    recorded,
                    purpose,
                    supersedes,
                    moderates,
                    note,
                }
            },
        );
    let kind = prop_oneof![
        Just(ExemptionKind::Exempt),
        targets().prop_map(ExemptionKind::AlternateTarget),
        moments().prop_map(|from| {
            let day = from.day(&TimeZone::UTC);
            ExemptionKind::NotAddressed { from: day, to: day }
        }),
    ];
    prop_oneof![
        8 => judge,
        2 => (any::<Index>(), moments()).prop_map(|(which, at)| Plan::Retract(which, at)),
        2 => attests(),
        1 => (learners(), targets(), kind, moments())
            .prop_map(|(l, t, kind, at)| Plan::Exempt(l, t, kind, at)),
    ]
}

fn attests() -> impl Strategy<Value = Plan> {
    let level = option::of(named("level", 4, LevelId::new));
    let works = vec(any::<Index>(), 0..5);
    (learners(), targets(), level, works, moments())
        .prop_map(|(l, t, level, works, at)| Plan::Attest(l, t, level, works, at))
}

fn record_id(at: usize) -> Option<JudgementId> {
    JudgementId::new(format!("record-{at}")).ok()
}

fn lay(at: usize, count: usize, plan: Plan, works: &[Work]) -> Option<Record> {
    let id = record_id(at)?;
    let other = |index: Index| {
        // The one past the last never comes.
        let other = index.index(count + 1);
        (other != at).then(|| record_id(other)).flatten()
    };
    Some(match plan {
        Plan::Judge {
            work,
            results,
            assessor,
            role,
            recorded,
            purpose,
            supersedes,
            moderates,
            note,
        } => {
            let work = works.get(work.index(works.len()))?;
            let learners = work.by().learners();
            let grouped = learners.len() > 1;
            let results = results
                .into_iter()
                .map(|(on, (observed, alternate, learner))| {
                    let mut judged = Judged::new(on, observed);
                    if let Some(alternate) = alternate {
                        judged = judged.with_alternate(alternate);
                    }
                    let learner =
                        learner.and_then(|index| learners.get(index.index(learners.len())));
                    match learner {
                        Some(learner) if grouped => judged.for_learner(learner.clone()),
                        _ => judged,
                    }
                });
            let mut judgement = Judgement::new(id, work.clone(), results).ok()?;
            if let Some(assessor) = assessor {
                judgement = judgement.with_assessor(assessor);
            }
            if let Some(note) = note {
                judgement = judgement.with_note(&note);
            }
            judgement = judgement
                .with_role(role)
                .recorded_at(recorded)
                .with_purpose(purpose);
            let mut others = supersedes.into_iter().filter_map(other);
            if moderates {
                judgement = judgement.moderating(others);
            } else if let Some(other) = others.next() {
                judgement = judgement.correcting(other);
            }
            judgement.into()
        }
        Plan::Retract(which, recorded) => {
            let retraction = Retraction::new(id, other(which)?, recorded);
            retraction.with_reason("a slip").into()
        }
        Plan::Attest(learner, target, level, named, recorded) => {
            let by = AssessorId::new("assessor-0").ok()?;
            let word = Attestation::new(id, learner, target, by, RoleName::teacher(), recorded);
            let named = named
                .iter()
                .filter_map(|at| works.get(at.index(works.len())));
            let word = word.with_works(named.map(|work| work.id().clone()));
            let word = level.into_iter().fold(word, Attestation::with_level);
            word.with_rationale("all in all").into()
        }
        Plan::Exempt(learner, target, kind, recorded) => {
            let by = AssessorId::new("assessor-0").ok()?;
            Exemption::new(id, learner, target, kind, by, RoleName::teacher(), recorded).into()
        }
    })
}

/// At most so many records with different identifiers that one log takes, in any order: a
/// correction may come before what it corrects, and two may correct each other.
pub fn records(most: usize) -> impl Strategy<Value = Vec<Record>> {
    let works = (0..6u8)
        .filter_map(|n| WorkId::new(format!("work-{n}")).ok())
        .map(works_named)
        .collect::<Vec<_>>();
    (works, vec(plans(), 0..=most))
        .prop_map(|(works, plans)| {
            let count = plans.len();
            let plans = plans.into_iter().enumerate();
            plans
                .filter_map(|(at, plan)| lay(at, count, plan, &works))
                .collect::<Vec<_>>()
        })
        .prop_shuffle()
}

/// A log of at most so many records.
pub fn logs(most: usize) -> impl Strategy<Value = EvidenceLog> {
    records(most).prop_map(|records| {
        let mut log = EvidenceLog::new();
        for record in records {
            // The identifiers differ and the works agree, so that no record is refused.
            let _ = log.append(record);
        }
        log
    })
}
