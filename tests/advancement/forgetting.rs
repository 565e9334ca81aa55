//! Nothing of a forgotten learner is left: in standings, in cohorts, in reports, in what is rendered.

use std::collections::BTreeSet;

use continua::advancement::{
    Applicability, ApplyError, Audience, CohortTable, Counts, Outcome, Rule, StoredStanding,
    Wording,
};
use continua::evidence::{Coded, EvidenceColumns, Moments, Results};
use continua::mastery::Settings;
use continua::report::{Period, ProgressError, ProgressOptions, ProgressReport};
use continua::{
    AsOf, EvidenceLog, Judged, Judgement, LearnerId, Policy, Record, Standing, TaskId, TimeZone,
    Work, Worker,
};
use proptest::prelude::*;
use serde_json::Value;

use crate::rules::rules;
use crate::sample::{TARGETS, id, level, policy_of};
use crate::told::{LEARNERS, all_said, january, learner, log_told, policy_told, told};

const AUDIENCES: [Audience; 3] = [Audience::Learner, Audience::Teacher, Audience::Outside];

/// The records as they would be had the learner never been there, written by hand.
fn never(records: &[Record], gone: &LearnerId) -> EvidenceLog {
    let gone = Value::from(gone.as_str());
    let kept = records.iter().filter_map(|record| {
        let mut value = serde_json::to_value(record).unwrap();
        let (_, inner) = value.as_object_mut().unwrap().iter_mut().next().unwrap();
        if inner["learner"] == gone || inner["work"]["learner"] == gone {
            return None;
        }
        let way = ["work", "group", "members"];
        let members = way
            .iter()
            .try_fold(&mut *inner, |value, name| value.get_mut(name));
        if let Some(members) = members.and_then(Value::as_array_mut) {
            members.retain(|member| *member != gone);
            let nobody = members.is_empty();
            let results = inner["results"].as_array_mut().unwrap();
            results.retain(|result| result["learner"] != gone);
            if nobody || results.is_empty() {
                return None;
            }
        }
        Some(serde_json::from_value::<Record>(value).unwrap())
    });
    let kept: Vec<Record> = kept.collect();
    log_told(&kept)
}

/// What is of the learner alone: records and works that nobody else has a part in.
fn own_names(records: &[Record], of: &LearnerId) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for record in records {
        let alone = |learners: &[LearnerId]| learners.iter().all(|it| it == of);
        let own = match record {
            Record::Judgement(it) => {
                let by = it.work().by().learners();
                if alone(by) {
                    names.insert(it.work().id().to_string());
                }
                alone(by)
            }
            Record::Attestation(it) => it.learner() == of,
            Record::Exemption(it) => it.learner() == of,
            _ => false,
        };
        if own {
            names.insert(record.id().to_string());
        }
    }
    names
}

fn period() -> Period {
    Period::new(january(5), january(15))
}

fn report(policy: &Policy, log: &EvidenceLog, learner: &LearnerId) -> ProgressReport {
    let options = ProgressOptions::default();
    policy.progress(log, learner, period(), &options).unwrap()
}

/// Everything that can be read of a learner, in every form and for everybody.
fn readings(policy: &Policy, log: &EvidenceLog, learner: &LearnerId) -> Vec<String> {
    let wording = Wording::english();
    let standing = policy.evaluate(log, learner, AsOf::everything()).unwrap();
    let mut all = Vec::new();
    for audience in AUDIENCES {
        for said in all_said(&standing, log) {
            all.push(said.proof.render(&wording, audience));
            all.push(serde_json::to_string(&said.proof.for_audience(audience)).unwrap());
        }
        let report = report(policy, log, learner);
        all.push(report.to_text(&wording, audience));
        all.push(report.to_markdown(&wording, audience));
        all.push(report.to_csv(&wording, audience));
        all.push(report.to_json(&wording, audience));
    }
    all
}

fn rows(table: &CohortTable) -> Vec<(String, Counts)> {
    let rows = table.rows();
    rows.map(|(competency, counts)| (competency.id().to_string(), counts.clone()))
        .collect()
}

fn standings(policy: &Policy, log: &EvidenceLog) -> Vec<Standing> {
    let all = (0..LEARNERS).map(|at| policy.evaluate(log, &learner(at), AsOf::everything()));
    all.map(Result::unwrap).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    /// Cohorts, standings, reports and everything rendered are as if the learner had never been.
    #[test]
    fn a_forgotten_learner_might_never_have_been(
        rules in rules(),
        records in told(30),
        who in 0..LEARNERS,
    ) {
        let policy = policy_told(&rules, &Settings::default(), &TimeZone::UTC);
        let gone = learner(who);
        let mut log = log_told(&records);
        log.forget(&gone, january(19));
        let never = never(&records, &gone);

        let (table, other) = (policy.cohort(&log, AsOf::everything()), policy.cohort(&never, AsOf::everything()));
        let (table, other) = (table.unwrap(), other.unwrap());
        prop_assert_eq!(table.learners(), other.learners());
        prop_assert_eq!(rows(&table), rows(&other));
        let counted: Vec<_> = policy.evaluate_everyone(&log, AsOf::everything()).map(Result::unwrap).collect();
        prop_assert!(counted.iter().all(|standing| *standing.learner() != gone));

        let quoted = own_names(&records, &gone).into_iter().map(|name| format!("\"{name}\""));
        let names: Vec<String> = quoted.chain([gone.to_string()]).collect();
        let tells = |text: &str| names.iter().any(|name| text.contains(name));
        prop_assert!(!tells(&log.to_json_lines()));
        prop_assert!(!tells(&serde_json::to_string(&rows(&table)).unwrap()));
        for at in (0..LEARNERS).filter(|at| *at != who) {
            let found = readings(&policy, &log, &learner(at));
            for text in &found {
                prop_assert!(!tells(text), "{}", text);
            }
            prop_assert_eq!(found, readings(&policy, &never, &learner(at)));
            let standing = policy.evaluate(&log, &learner(at), AsOf::everything()).unwrap();
            prop_assert!(!tells(&serde_json::to_string(&standing).unwrap()));
        }

        // Asked of the learner, what is said is what is said of nobody.
        let standing = policy.evaluate(&log, &gone, AsOf::everything()).unwrap();
        prop_assert!(standing.decisions().all(|it| it.applicability() == Applicability::default()));
        prop_assert!(report(&policy, &log, &gone).targets().next().is_none());
        let nobody = readings(&policy, &log, &"nobody".parse().unwrap()).into_iter();
        let nobody: Vec<String> = nobody.map(|text| text.replace("nobody", gone.as_str())).collect();
        prop_assert_eq!(readings(&policy, &log, &gone), nobody);
    }

    /// A standing that was kept, in memory or stored, does not go on over the log without the
    /// learner; and evaluated anew it goes on.
    #[test]
    fn a_standing_that_was_kept_is_refused(
        rules in rules(),
        records in told(30),
        who in 0..LEARNERS,
    ) {
        let policy = policy_told(&rules, &Settings::default(), &TimeZone::UTC);
        let gone = learner(who);
        let mut log = log_told(&records);
        let known = log.learners().any(|learner| *learner == gone);
        let before = standings(&policy, &log);
        let emptied = log.forget(&gone, january(19));
        let written = log.to_json_lines();
        let mut again = EvidenceLog::new();
        let read = continua::evidence::Reader::of_identifiers().json_lines(written.as_bytes(), &mut again);
        prop_assert!(read.is_empty(), "{}", read);
        for standing in before {
            let text = serde_json::to_string(&standing).unwrap();
            let stored: StoredStanding = serde_json::from_str(&text).unwrap();
            let restored = policy.restore(&stored).unwrap();
            let touched = emptied > 0 || (known && *standing.learner() == gone);
            for log in [&log, &again] {
                for mut kept in [standing.clone(), restored.clone()] {
                    let found = kept.catch_up(log);
                    prop_assert_eq!(&kept, &standing, "it is as it was");
                    let expected = if touched { Err(ApplyError::Removed) } else { Ok(()) };
                    prop_assert_eq!(found, expected, "{}", standing.learner());
                }
            }
        }
        for mut standing in standings(&policy, &log) {
            let stored: StoredStanding = serde_json::from_str(&serde_json::to_string(&standing).unwrap()).unwrap();
            prop_assert_eq!(standing.catch_up(&again), Ok(()));
            prop_assert_eq!(policy.restore(&stored).unwrap().catch_up(&again), Ok(()));
        }
    }
}

/// A work of two, which one of them shows.
fn group_work(shown: i32) -> Record {
    let by = Worker::group("pair".parse().unwrap(), [learner(0), learner(1)]).unwrap();
    let work = Work::new(
        "poster".parse().unwrap(),
        by,
        "poster".parse().unwrap(),
        january(3),
    );
    let results = [0, 1].map(|at| Judged::target(id(0), level(shown)).for_learner(learner(at)));
    Judgement::new("j1".parse().unwrap(), work, results)
        .unwrap()
        .into()
}

#[test]
fn one_who_only_worked_in_a_group_is_forgotten_too() {
    let policy = policy_of(&[Rule::works(1, level(3))]);
    let mut log = log_told(&[group_work(3)]);
    let ends = [january(1), january(9)].map(AsOf::at);
    let [then, now] = ends.map(|as_of| policy.evaluate(&log, &learner(0), as_of).unwrap());
    let mut other = policy
        .evaluate(&log, &learner(1), AsOf::everything())
        .unwrap();
    let options = ProgressOptions::default();
    let report = now.progress_since(&then, &log, &options).unwrap();
    assert_eq!(report.targets().count(), 1);
    // No record is emptied: the other's part of it stands.
    assert_eq!(log.forget(&learner(0), january(10)), 0);
    assert_eq!(now.clone().catch_up(&log), Err(ApplyError::Removed));
    assert_eq!(other.catch_up(&log), Ok(()));
    let refused = now.progress_since(&then, &log, &options).unwrap_err();
    assert_eq!(refused, ProgressError::Removed);
    let outcome = |at| {
        let standing = policy
            .evaluate(&log, &learner(at), AsOf::everything())
            .unwrap();
        standing.decision(&id(0)).unwrap().outcome()
    };
    assert_eq!(
        (outcome(0), outcome(1)),
        (Outcome::NoEvidence, Outcome::Demonstrated)
    );
}

/// Somebody comes back under a name that was forgotten: nothing of before comes back with them.
#[test]
fn a_name_that_comes_back_does_not_bring_back_what_was_shown() {
    let policy = policy_of(&[Rule::works(1, level(3))]);
    let mut log = log_told(&[group_work(3)]);
    let mut kept = policy
        .evaluate(&log, &learner(0), AsOf::everything())
        .unwrap();
    log.forget(&learner(0), january(10));
    let row = continua::Evidence::new(
        "j2".parse().unwrap(),
        learner(0),
        id(1),
        level(2),
        "essay".parse().unwrap(),
        january(12),
    );
    let receipt = log.append(row).unwrap();
    assert_eq!(kept.apply(receipt, &log), Err(ApplyError::Removed));
    let mut anew = policy
        .evaluate(&log, &learner(0), AsOf::everything())
        .unwrap();
    assert_eq!(
        anew.decision(&id(0)).unwrap().outcome(),
        Outcome::NoEvidence
    );
    anew.catch_up(&log).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Columns are the rows of whoever has them, and a cohort keeps none of its own: without the
    /// rows of a learner the name in the dictionary is nobody, and a log made of the rest is one in
    /// which the learner was forgotten.
    #[test]
    fn columns_without_the_rows_of_a_learner_know_nothing_of_them(
        rules in rules(),
        rows_of_all in prop::collection::vec((0..LEARNERS, 0..TARGETS, 0..4usize, 0..3usize, 20_454..20_474i32), 0..30),
        who in 0..LEARNERS,
    ) {
        let policy = policy_of(&rules);
        let names: Vec<LearnerId> = (0..LEARNERS).map(learner).collect();
        let targets: Vec<_> = (0..TARGETS).map(id).collect();
        let levels: Vec<_> = (1..5).map(level).collect();
        let tasks: Vec<TaskId> = (0..3).map(|at| format!("task {at}").parse().unwrap()).collect();
        let rest: Vec<_> = rows_of_all.iter().filter(|row| row.0 != who).copied().collect();
        let column = |of: fn(&(usize, usize, usize, usize, i32)) -> usize| -> Vec<u32> {
            rest.iter().map(|row| u32::try_from(of(row)).unwrap()).collect()
        };
        let (by, on, shown, task) = (column(|it| it.0), column(|it| it.1), column(|it| it.2), column(|it| it.3));
        let days: Vec<i32> = rest.iter().map(|row| row.4).collect();
        let columns = EvidenceColumns::new(
            Coded::new(&names, &by[..]),
            Coded::new(&targets, &on[..]),
            Results::Levels(Coded::new(&levels, &shown[..])),
            Coded::new(&tasks, &task[..]),
            Moments::Days(&days),
        );
        let cohort = policy.cohort_of(&columns).unwrap();
        prop_assert!(cohort.learners().all(|it| *it != names[who]));
        prop_assert!(cohort.log(&names[who]).unwrap().is_empty());
        let table = cohort.table(AsOf::everything()).unwrap();
        let held: BTreeSet<_> = by.iter().collect();
        prop_assert_eq!(table.learners() as usize, held.len());

        // The same rows in a log in which the learner was, and was forgotten.
        let all = rows_of_all.iter().enumerate().map(|(at, (by, on, shown, task, day))| {
            let performed = continua::Moment::Day(jiff::civil::date(1970, 1, 1) + jiff::Span::new().days(*day));
            continua::Evidence::new(
                format!("row {at:04}").parse().unwrap(), learner(*by), id(*on), levels[*shown].clone(), tasks[*task].clone(), performed,
            )
        });
        let mut log: EvidenceLog = all.collect::<Result<_, _>>().unwrap();
        log.forget(&names[who], january(19));
        prop_assert_eq!(rows(&table), rows(&policy.cohort(&log, AsOf::everything()).unwrap()));
        // A standing made of columns goes on over the log of its rows.
        for mut standing in cohort.standings(AsOf::everything()).unwrap() {
            let log = cohort.log(standing.learner()).unwrap();
            prop_assert_eq!(standing.catch_up(&log), Ok(()));
        }
    }
}
