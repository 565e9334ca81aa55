//! The stable form, over the sample data.

use continua::advancement::{Audience, Wording};
use continua::evidence::json_lines;
use continua::format::case;
use continua::overlay::{Overlay, Resolved};
use continua::report::*;
use continua::*;
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::world::day;

fn sample() -> (Resolved, EvidenceLog) {
    let framework = case::Package::from_slice(include_bytes!("../../examples/data/framework.json"));
    let framework = framework.unwrap().framework().unwrap();
    let library = Library::of([("math", framework)]).unwrap();
    let overlay = Overlay::from_slice(include_bytes!("../../examples/data/overlay.json")).unwrap();
    let overlay = overlay.resolve(&library).unwrap();
    let lines = include_bytes!("../../examples/data/evidence.jsonl");
    let (log, found) = json_lines(lines, overlay.library());
    assert!(found.is_empty());
    (overlay, log)
}

fn schema() -> Validator {
    let schema = include_str!("../../docs/progress-report.schema.json");
    jsonschema::validator_for(&serde_json::from_str(schema).unwrap()).unwrap()
}

fn reports() -> Vec<ProgressReport> {
    let (overlay, log) = sample();
    let mut all = Vec::new();
    let mut learners: Vec<LearnerId> = log.learners().cloned().collect();
    learners.sort();
    let scale = overlay.policy().decides().next().unwrap();
    let scale = overlay.policy().scale(scale.id()).unwrap();
    let labels = Labels::default().with(scale, "3", "B").unwrap();
    for (learner, roll_up) in learners.iter().zip(RollUp::ALL).chain([
        (&learners[0], RollUp::Points),
        (&learners[1], RollUp::Lowest),
    ]) {
        let mut options = ProgressOptions::default();
        options.roll_up = roll_up;
        options.labels = labels.clone();
        options.progression = Some(overlay.progression().clone());
        if roll_up == RollUp::Points {
            options.covers = Covers::InScope;
        }
        let mut period = Period::new(day("2026-01-05"), day("2026-03-27"));
        if roll_up == RollUp::Lowest {
            period = period.known_by(day("2026-06-30"));
        }
        let made = overlay.policy().progress(&log, learner, period, &options);
        all.push(made.unwrap());
    }
    all
}

#[test]
fn json_is_of_the_published_form() {
    let schema = schema();
    let mut targets = 0;
    for report in reports() {
        for audience in [Audience::Teacher, Audience::Learner, Audience::Outside] {
            let text = report.to_json(&Wording::english(), audience);
            assert!(text.starts_with("{\n  \"continuaProgressReport\": \"1.0.0\","));
            let value: Value = serde_json::from_str(&text).unwrap();
            let errors: Vec<String> = schema
                .iter_errors(&value)
                .take(3)
                .map(|error| format!("{}: {error}", error.instance_path()))
                .collect();
            assert_eq!(errors, [""; 0], "{audience:?}");
            targets += text.matches("\"competency\"").count();
        }
        let again = report.clone();
        for audience in [Audience::Teacher, Audience::Learner] {
            let wording = Wording::english();
            assert_eq!(
                report.to_json(&wording, audience),
                again.to_json(&wording, audience)
            );
        }
    }
    assert!(targets > 200, "{targets}");
    assert_eq!(PROGRESS_FORMAT.to_string(), "1.0.0");
}

#[test]
fn the_published_form_refuses_what_is_broken() {
    let schema = schema();
    let good = serde_json::to_value(&reports()[0]).unwrap();
    assert!(schema.is_valid(&good));
    for (pointer, value) in [
        ("/continuaProgressReport", json!("2.0.0")),
        ("/academic/targets/0/works/shown", json!(-1)),
        ("/academic/targets/0/now/outcome", json!("failed")),
        ("/academic/areas/0/dimension", json!("behaviour")),
        ("/academic/ladders", json!({})),
        ("/academic/ladders", json!([{"competency": "a"}])),
        ("/rollUp", json!("mean")),
        ("/period", json!({"from": "2026-01-05"})),
    ] {
        let mut broken = good.clone();
        *broken.pointer_mut(pointer).unwrap() = value;
        assert!(!schema.is_valid(&broken), "{pointer}");
    }
}

#[test]
fn the_sample_says_what_it_says() {
    let (overlay, log) = sample();
    let period = Period::new(day("2026-01-05"), day("2026-03-27"));
    let amara = "amara".parse().unwrap();
    let options = ProgressOptions::default();
    let report = overlay.policy().progress(&log, &amara, period, &options);
    let report = report.unwrap();
    assert_eq!(report.academic.targets.len(), 14);
    assert_eq!(report.habits.targets.len(), 3);
    let demonstrated = report.targets().filter(|target| {
        target.now.outcome == Outcome::Demonstrated && target.then.outcome != Outcome::Demonstrated
    });
    assert_eq!(demonstrated.count(), 9);
    // Nothing of who judged, of how, and of what was noted.
    for learner in log.learners() {
        let report = overlay.policy().progress(&log, learner, period, &options);
        let report = report.unwrap();
        let wording = Wording::english();
        for audience in [Audience::Learner, Audience::Outside] {
            for form in [
                report.to_text(&wording, audience),
                report.to_markdown(&wording, audience),
                report.to_csv(&wording, audience),
                report.to_json(&wording, audience),
            ] {
                for record in log.records() {
                    let Record::Judgement(judgement) = record else {
                        continue;
                    };
                    let assessor = judgement.assessor();
                    assert!(!assessor.is_some_and(|who| form.contains(who.as_str())));
                    assert!(!judgement.note().is_some_and(|note| form.contains(note)));
                    let kinds = judgement.work().support().accommodations();
                    assert!(!kinds.iter().any(|kind| form.contains(kind.as_str())));
                }
            }
        }
    }
}
