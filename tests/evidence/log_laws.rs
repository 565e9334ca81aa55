//! The laws of the log and its views, by property.

use std::collections::{BTreeMap, BTreeSet};

use continua::evidence::proptest1::{as_ofs, learners, measured, moments, records, zones};
use continua::*;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::log_oracle::{Key, Question, key};
use crate::{log_of, views};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_view_equals_the_oracle(
        records in records(25),
        learner in learners(),
        as_of in as_ofs(),
        zone in zones(),
        measured in measured(),
    ) {
        let log = log_of(&records);
        let view = log.view_measuring(&learner, &as_of, &zone, &measured);
        let question = Question { records: &records, learner: &learner, as_of, zone: &zone, measured: &measured };
        let slow = question.answer();
        let fast: BTreeMap<Option<ItemId>, TargetView<'_>> = view
            .targets()
            .chain(view.untargeted())
            .map(|target| (target.target().cloned(), target))
            .collect();
        prop_assert_eq!(fast.keys().collect::<Vec<_>>(), slow.keys().collect::<Vec<_>>());
        for (target, slow) in &slow {
            let fast = &fast[target];
            let shown: Vec<Key> = fast.shown().iter().copied().map(key).collect();
            prop_assert_eq!(shown.len(), slow.shown.len());
            prop_assert_eq!(&shown.into_iter().collect::<BTreeSet<_>>(), &slow.shown);
            let absent: BTreeSet<Key> = fast.absent().iter().copied().map(key).collect();
            prop_assert_eq!(&absent, &slow.absent);
            let passed: BTreeSet<_> = fast
                .passed_over()
                .iter()
                .map(|(row, why)| (key(*row), why.to_string()))
                .collect();
            prop_assert_eq!(&passed, &slow.passed_over);
            let ordered = fast.shown().is_sorted_by_key(|row| row.performed_at());
            prop_assert!(ordered, "in order of performance");
            for row in fast.shown() {
                prop_assert_eq!(row.performed_at(), row.performed().earliest(&zone));
            }
        }
        for target in view.targets() {
            prop_assert_eq!(view.target(target.target().unwrap()), Some(target));
        }
    }

    #[test]
    fn delivering_again_changes_nothing(records in records(20), learner in learners()) {
        let once = log_of(&records);
        let mut twice = once.clone();
        for (at, record) in (0..).zip(&records) {
            let receipt = twice.append(record.clone()).unwrap();
            prop_assert!(receipt.is_duplicate());
            prop_assert_eq!(receipt.position(), at);
        }
        prop_assert_eq!(&once, &twice);
        let all = AsOf::everything();
        prop_assert_eq!(views(&once, &learner, &all, &TimeZone::UTC), views(&twice, &learner, &all, &TimeZone::UTC));
    }

    #[test]
    fn the_order_of_delivery_does_not_show(
        (records, other) in records(20).prop_flat_map(|records| {
            (Just(records.clone()), Just(records).prop_shuffle())
        }),
        learner in learners(),
        as_of in as_ofs(),
        zone in zones(),
    ) {
        let (one, other) = (log_of(&records), log_of(&other));
        prop_assert_eq!(views(&one, &learner, &as_of, &zone), views(&other, &learner, &as_of, &zone));
        let attested = |log: &EvidenceLog| -> Vec<Attestation> {
            log.view(&learner, &as_of, &zone).attestations().into_iter().cloned().collect()
        };
        prop_assert_eq!(attested(&one), attested(&other));
        let exempt = |log: &EvidenceLog| -> Vec<Exemption> {
            log.view(&learner, &as_of, &zone).exemptions().into_iter().cloned().collect()
        };
        prop_assert_eq!(exempt(&one), exempt(&other));
    }

    #[test]
    fn as_of_equals_the_log_cut(
        records in records(20), learner in learners(), at in moments(), zone in zones(),
    ) {
        let whole = log_of(&records);
        let known = |record: &&Record| record.recorded().earliest(&zone) <= at.latest(&zone);
        let cut = log_of(records.iter().filter(known));
        let as_of = AsOf::everything().known_by(at);
        prop_assert_eq!(
            views(&whole, &learner, &as_of, &zone),
            views(&cut, &learner, &AsOf::everything(), &zone)
        );
        let view = whole.view(&learner, &as_of, &zone);
        let everything = cut.view(&learner, &AsOf::everything(), &zone);
        prop_assert_eq!(view.attestations(), everything.attestations());
        prop_assert_eq!(view.exemptions(), everything.exemptions());
    }

    #[test]
    fn a_retracted_record_might_never_have_been(
        records in records(20), which: Index, learner in learners(), zone in zones(),
    ) {
        prop_assume!(!records.is_empty());
        let gone = &records[which.index(records.len())];
        prop_assume!(!matches!(gone, Record::Retraction(_)));
        let mut with = log_of(&records);
        let id = JudgementId::new("withdrawal").unwrap();
        with.append(Retraction::new(id, gone.id().clone(), "2026-12-01".parse().unwrap())).unwrap();
        let without = log_of(records.iter().filter(|record| *record != gone));
        let in_force = |log: &EvidenceLog| {
            let mut rows: Vec<_> = views(log, &learner, &AsOf::everything(), &zone)
                .into_iter()
                .map(|target| (
                    target.target().cloned(),
                    target.shown().iter().copied().map(key).collect::<Vec<_>>(),
                    target.absent().iter().copied().map(key).collect::<Vec<_>>(),
                ))
                .filter(|(_, shown, absent)| !(shown.is_empty() && absent.is_empty()))
                .collect();
            rows.sort();
            rows
        };
        prop_assert_eq!(in_force(&with), in_force(&without));
    }

    #[test]
    fn only_what_a_record_touches_changes(records in records(15), learner in learners(), zone in zones()) {
        let mut log = EvidenceLog::new();
        for record in records {
            let before = log.clone();
            let position = log.append(record).unwrap().position();
            let touched = log.touched_by(position);
            let by_target = |log: &EvidenceLog| -> BTreeMap<Option<ItemId>, String> {
                views(log, &learner, &AsOf::everything(), &zone)
                    .into_iter()
                    .map(|target| (target.target().cloned(), format!("{target:?}")))
                    .collect()
            };
            let (old, new) = (by_target(&before), by_target(&log));
            let targets: BTreeSet<_> = old.keys().chain(new.keys()).collect();
            for target in targets {
                if old.get(target) != new.get(target) {
                    prop_assert!(touched.contains(&(&learner, target.as_ref())));
                }
            }
        }
    }
}

#[test]
fn the_strategies_make_the_interesting_shapes() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
    for _ in 0..600 {
        let records = records(25).new_tree(&mut runner).unwrap().current();
        let log = log_of(&records);
        let at = |id: &JudgementId| records.iter().position(|record| record.id() == id);
        let mut note = |what, happened: bool| *seen.entry(what).or_default() += u32::from(happened);
        for (here, record) in records.iter().enumerate() {
            if let Record::Judgement(judgement) = record {
                for other in judgement.lineage().supersedes() {
                    note("correction before what it corrects", at(other) > Some(here));
                    note("of what is not there", at(other).is_none());
                    let back = at(other).and_then(|at| records[at].judgement());
                    note(
                        "correction of a correction",
                        back.is_some_and(|j| *j.lineage() != Lineage::Original),
                    );
                    note(
                        "corrections of each other",
                        back.is_some_and(|j| j.lineage().supersedes().contains(record.id())),
                    );
                }
                note("moderated", judgement.lineage().is_moderated());
                note("group", judgement.work().by().learners().len() > 1);
                note(
                    "individual result",
                    judgement.results().iter().any(|r| r.learner().is_some()),
                );
                note(
                    "modified with an alternate",
                    judgement.work().support().kind() == SupportKind::Modified
                        && judgement.results().iter().any(|r| r.alternate().is_some()),
                );
                let same = records.iter().filter_map(Record::judgement);
                note(
                    "several judgements of a work",
                    same.filter(|j| j.work() == judgement.work()).count() > 1,
                );
            }
            if let Record::Retraction(retraction) = record {
                let what = at(retraction.retracts()).map(|at| &records[at]);
                note(
                    "retraction of a judgement",
                    matches!(what, Some(Record::Judgement(_))),
                );
                note(
                    "retraction of an attestation",
                    matches!(what, Some(Record::Attestation(_))),
                );
                note(
                    "retraction before what it retracts",
                    at(retraction.retracts()) > Some(here),
                );
                note(
                    "retraction of a correction",
                    what.and_then(Record::judgement)
                        .is_some_and(|j| *j.lineage() != Lineage::Original),
                );
            }
        }
        for learner in log.learners() {
            for target in log
                .view(learner, &AsOf::everything(), &TimeZone::UTC)
                .targets()
            {
                note("absent", !target.absent().is_empty());
                for (_, why) in target.passed_over() {
                    note("retracted", matches!(why, PassedOver::Retracted(_)));
                    note("superseded", matches!(why, PassedOver::Superseded(_)));
                    note("modified", matches!(why, PassedOver::Modified { .. }));
                    note("not judged", matches!(why, PassedOver::NotJudged));
                }
                note(
                    "alternate",
                    target.shown().iter().any(|row| row.in_place_of().is_some()),
                );
            }
        }
    }
    for (what, count) in &seen {
        assert!(*count >= 10, "{what}: {count} of {seen:#?}");
    }
}
