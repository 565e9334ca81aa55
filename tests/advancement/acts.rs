//! What happens to a log, act by act.

use continua::{Attestation, Evidence, EvidenceLog, Purpose, Retraction, Support};
use proptest::prelude::*;

use crate::sample::{TARGETS, ana, id, level};

#[derive(Debug, Clone)]
pub enum Act {
    Add {
        target: usize,
        level: i32,
        task: u32,
        day: u32,
        purpose: Purpose,
        support: Support,
        by: u32,
    },
    /// Corrects the judgement that this act, if it is one, added.
    Correct(usize, i32),
    Retract(usize),
    /// In this role and at this level, upon the works of the acts whose bits are set, on this day.
    Attest(usize, &'static str, Option<i32>, u32, u32),
}

pub fn act() -> impl Strategy<Value = Act> {
    let purpose = prop_oneof![3 => Just(Purpose::Summative), 1 => Just(Purpose::Practice)];
    let support = prop_oneof![3 => Just(Support::INDEPENDENT), 1 => Just(Support::SCAFFOLDED)];
    prop_oneof![
        8 => (0..TARGETS, 1..5i32, 0..4u32, 0..60u32, purpose, support, 0..3u32).prop_map(
            |(target, level, task, day, purpose, support, by)| Act::Add { target, level, task, day, purpose, support, by }
        ),
        1 => (0..20usize, 1..5i32).prop_map(|(of, level)| Act::Correct(of, level)),
        1 => (0..20usize).prop_map(Act::Retract),
        1 => (
            0..TARGETS,
            prop_oneof![3 => Just("teacher"), 1 => Just("coach")],
            prop::option::of(1..5i32),
            any::<u32>(),
            0..70u32,
        )
            .prop_map(|(t, r, l, works, on)| Act::Attest(t, r, l, works, on)),
    ]
}

pub fn acts() -> impl Strategy<Value = Vec<Act>> {
    prop::collection::vec(act(), 0..24)
}

pub fn day(at: u32) -> continua::Moment {
    let first = jiff::civil::date(2026, 1, 1);
    continua::Moment::Day(
        first
            .checked_add(jiff::Span::new().days(i64::from(at)))
            .unwrap(),
    )
}

pub fn evidence(at: usize, act: &Act) -> Option<Evidence> {
    let Act::Add {
        target,
        level: l,
        task,
        day: d,
        purpose,
        support,
        by,
    } = act
    else {
        return None;
    };
    let row = Evidence::new(
        format!("j{at:03}").parse().unwrap(),
        ana(),
        id(*target),
        level(*l),
        format!("task {task}").parse().unwrap(),
        day(*d),
    );
    let row = row.with_purpose(*purpose).with_support(support.clone());
    Some(row.with_assessor(format!("a{by}").parse().unwrap()))
}

pub fn append(log: &mut EvidenceLog, all: &[Act], at: usize) -> Option<continua::Receipt> {
    append_with(log, all, at, |_, row| row)
}

/// Appends, with more laid on a row; of a correction, by the number of the act that it corrects.
pub fn append_with(
    log: &mut EvidenceLog,
    all: &[Act],
    at: usize,
    lay: impl Fn(usize, Evidence) -> Evidence,
) -> Option<continua::Receipt> {
    let name = |at: usize| format!("j{at:03}").parse().unwrap();
    let receipt = match all.get(at)? {
        act @ Act::Add { .. } => log.append(lay(at, evidence(at, act)?)),
        Act::Correct(of, l) => {
            let Some(Act::Add {
                target,
                task,
                day: d,
                purpose,
                support,
                by,
                ..
            }) = all.get(*of)
            else {
                return None;
            };
            let corrected = Act::Add {
                target: *target,
                level: *l,
                task: *task,
                day: *d,
                purpose: *purpose,
                support: support.clone(),
                by: *by,
            };
            log.append(lay(*of, evidence(at, &corrected)?.correcting(name(*of))))
        }
        Act::Retract(of) => {
            if !matches!(all.get(*of), Some(Act::Add { .. })) {
                return None;
            }
            log.append(Retraction::new(name(at), name(*of), day(90)))
        }
        Act::Attest(target, role, l, works, on) => {
            let by = "boss".parse().unwrap();
            let word = Attestation::new(
                name(at),
                ana(),
                id(*target),
                by,
                role.parse().unwrap(),
                day(*on),
            );
            let word = l.iter().fold(word, |word, l| word.with_level(level(*l)));
            let works = (0..32).filter(|bit| works >> bit & 1 == 1);
            log.append(word.with_works(works.map(|of| format!("j{of:03}").parse().unwrap())))
        }
    };
    Some(receipt.unwrap())
}

pub fn log_of(all: &[Act]) -> EvidenceLog {
    let mut log = EvidenceLog::new();
    for at in 0..all.len() {
        append(&mut log, all, at);
    }
    log
}
