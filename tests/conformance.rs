//! Runs the conformance cases of `tests/data/conformance` against this library.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use continua::advancement::{Binding, Outcome, Policy, PolicyDefinition, Rule, Selection, Why};
use continua::evidence::json_lines;
use continua::framework::{Framework, ItemDraft, Level, Library, Scale};
use continua::mastery::Estimator;
use continua::progression::{Progression, Requirement, Strength};
use continua::{AsOf, ItemId, Score};
use serde_json::Value;

fn cases(name: &str) -> Vec<Value> {
    let path = format!(
        "{}/tests/data/conformance/{name}.json",
        env!("CARGO_MANIFEST_DIR")
    );
    let cases: Vec<Value> = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    assert!(!cases.is_empty());
    cases
}

fn texts(value: &Value) -> Vec<String> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|text| text.as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn estimators() {
    for case in cases("estimators") {
        let by: Estimator = serde_json::from_value(case["by"].clone()).unwrap();
        let values: Vec<Score> = texts(&case["values"])
            .iter()
            .map(|v| v.parse().unwrap())
            .collect();
        let estimate = by.estimate(&values);
        let expected = &case["expected"];
        let value = estimate.value().map(|value| value.rounded().to_string());
        assert_eq!(
            value.as_deref(),
            expected["value"].as_str(),
            "{}",
            case["name"]
        );
        if let Some(rests_on) = expected["restsOn"].as_u64() {
            assert_eq!(u64::from(estimate.rests_on()), rests_on, "{}", case["name"]);
        }
    }
}

#[test]
fn readiness() {
    for case in cases("readiness") {
        let mut builder = Progression::builder();
        for stated in case["requirements"].as_array().unwrap() {
            let id = |text: &str| ItemId::new(text).unwrap();
            let strength: Strength = serde_json::from_value(stated["strength"].clone()).unwrap();
            let mut requirement =
                Requirement::new(id(stated["target"].as_str().unwrap())).with_strength(strength);
            for way in stated["ways"].as_array().unwrap() {
                requirement = requirement.way(texts(way).iter().map(|member| id(member)));
            }
            builder = builder.require(requirement);
        }
        let progression = builder.build();
        let held = texts(&case["held"])
            .into_iter()
            .map(|id| ItemId::new(id).unwrap());
        let held = progression.held(held);
        let sorted = |ids: continua::progression::Competencies<'_>| {
            let mut ids: Vec<String> = ids.map(ToString::to_string).collect();
            ids.sort();
            ids
        };
        let (name, expected) = (&case["name"], &case["expected"]);
        assert_eq!(sorted(held.ready()), texts(&expected["ready"]), "{name}");
        assert_eq!(sorted(held.open()), texts(&expected["open"]), "{name}");
        let beneath = sorted(held.underpinnings().competencies());
        assert_eq!(beneath, texts(&expected["underpinnings"]), "{name}");
        assert_eq!(
            held.is_state(),
            expected["state"].as_bool().unwrap(),
            "{name}"
        );
    }
}

#[test]
fn decisions() {
    let mut builder = Framework::builder("doc", "Conformance").unwrap();
    let target = builder.item(ItemDraft::new("t", "Do it.").unwrap());
    let library = Library::of([("f", builder.build().unwrap())]).unwrap();
    let level = |n: i32| Level::new(n.to_string(), n.to_string(), n).unwrap();
    let scale = Scale::new("four", "Four levels", (1..=4).map(level)).unwrap();
    for case in cases("decisions") {
        let rule: Rule = serde_json::from_value(case["rule"].clone()).unwrap();
        let ids = (
            "p".parse().unwrap(),
            "1.0.0".parse().unwrap(),
            "four".parse().unwrap(),
        );
        let definition =
            PolicyDefinition::new(ids.0, ids.1, ids.2).bind(Binding::new(Selection::all(), rule));
        let policy =
            Policy::compile(&definition, &library, std::slice::from_ref(&scale), None).unwrap();
        let lines: Vec<String> = case["evidence"]
            .as_array()
            .unwrap()
            .iter()
            .map(ToString::to_string)
            .collect();
        let (log, report) = json_lines(lines.join("\n").as_bytes(), &library);
        assert!(report.is_empty(), "{}: {report}", case["name"]);
        let as_of = AsOf::at("2026-12-31".parse().unwrap());
        let standing = policy.evaluate(&log, &"l".parse().unwrap(), as_of).unwrap();
        let outcome = standing.decision(&target).unwrap().outcome();
        let because = match outcome {
            Outcome::NotYet(Why::TooLittle) => Some("tooLittle"),
            Outcome::NotYet(Why::Below) => Some("below"),
            Outcome::NotYet(Why::Disagrees) => Some("disagrees"),
            _ => None,
        };
        let expected = &case["expected"];
        let found = (Some(outcome.name()), because);
        assert_eq!(
            found,
            (expected["outcome"].as_str(), expected["because"].as_str()),
            "{}",
            case["name"]
        );
    }
}
