//! Overlays over others: what is found stands in the file that says it.

use continua::Finding;
use continua::advancement::{Binding, PolicyDefinition, Rule, Selection};
use continua::finding::Report;
use continua::overlay::{Overlay, OverlayError, Resolved};
use serde_json::{Value, json};

use crate::{small_library, with};

fn read(file: &Value) -> Overlay {
    let text = serde_json::to_string_pretty(file).unwrap();
    Overlay::from_slice(text.as_bytes()).unwrap_or_else(|error| panic!("{}", error.report()))
}

/// An overlay with a policy of this name, its rules for all targets, and its other members.
fn policy(name: &str, rules: Value, more: Value) -> Value {
    let mut policy = json!({"identifier": name, "version": "1.0.0"});
    policy["rules"] = rules;
    let Value::Object(more) = more else {
        panic!("members");
    };
    for (member, value) in more {
        policy[member] = value;
    }
    json!({"continua": "1.0.0", "identifier": format!("{name}-overlay"), "version": "1.0.0",
        "scales": [{"identifier": "s", "title": "S", "levels": [
            {"identifier": "no", "title": "No", "value": "0"}, {"identifier": "yes", "title": "Yes", "value": "1"}]}],
        "policy": policy})
}

fn works(n: u32, level: &str) -> Value {
    json!({"works": {"atLeast": n, "level": level}})
}

fn on(code: &str, rule: Value) -> Value {
    let mut on = json!({"select": {"code": code}});
    on["rule"] = rule;
    on
}

fn all(rule: Value) -> Value {
    let mut all = json!({"select": {"all": true}});
    all["rule"] = rule;
    all
}

fn over(name: &str) -> Value {
    json!({"identifier": name, "version": "^1"})
}

/// Each finding as its code and place, in order of both.
fn told(report: &Report) -> Vec<String> {
    let place = |finding: &Finding| {
        let place = finding.place();
        let place = place
            .pointer()
            .map_or_else(|| place.to_string(), ToOwned::to_owned);
        format!("{} {place}", finding.code())
    };
    let mut told: Vec<String> = report.iter().map(place).collect();
    told.sort();
    told
}

fn refused(file: &Value, beneath: &[Overlay]) -> OverlayError {
    let resolved = read(file).resolve_over(&small_library(), beneath);
    resolved.err().unwrap()
}

fn resolved(file: &Value, beneath: &[Overlay]) -> Resolved {
    let resolved = read(file).resolve_over(&small_library(), beneath);
    resolved.unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn what_is_wrong_with_a_rule_stands_in_the_file_that_says_it() {
    let state = policy(
        "state",
        json!([all(works(2, "yes")), on("math:N.2", works(2, "ys"))]),
        json!({"scale": "s", "ladders": [on("math:N.77", works(2, "yes"))]}),
    );
    let school = policy(
        "school",
        json!([on("math:N.1", works(2, "yess"))]),
        json!({"extends": over("state")}),
    );
    let error = refused(&school, &[read(&state)]);
    assert_eq!(
        told(error.report()),
        ["POL-006 /policy/rules/0/rule/works/level"]
    );
    let [beneath] = error.beneath() else {
        panic!("one overlay was given");
    };
    assert_eq!(
        told(beneath),
        [
            "POL-001 /policy/ladders/0/select/code",
            "POL-006 /policy/rules/1/rule/works/level"
        ]
    );
    // Each is told with the lines of its own file.
    assert!(beneath.to_string().contains("\"ys\""), "{beneath}");
    assert!(error.report().to_string().contains("\"yess\""), "{error}");
    // What stands in the way beneath alone is said too.
    let school = policy("school", json!([]), json!({"extends": over("state")}));
    let error = refused(&school, &[read(&state)]);
    assert!(error.report().is_empty(), "{}", error.report());
    let text = error.to_string();
    assert!(
        text.contains("(in overlay 1 of those beneath, at ") && text.ends_with("and 1 more"),
        "{text}"
    );
}

#[test]
fn what_only_is_advised_against_stands_there_too() {
    let state = policy(
        "state",
        json!([all(works(1, "yes")), on("math:N.2", works(1, "yes"))]),
        json!({"scale": "s"}),
    );
    let school = policy(
        "school",
        json!([on("math:N.1", works(1, "yes"))]),
        json!({"extends": over("state")}),
    );
    let found = resolved(&school, &[read(&state)]);
    assert_eq!(told(found.report()), ["POL-023 /policy/rules/0"]);
    let [beneath] = found.beneath() else {
        panic!("one overlay was given");
    };
    assert_eq!(
        told(beneath),
        ["POL-023 /policy/rules/0", "POL-023 /policy/rules/1"]
    );
    let mut messages: Vec<&str> = beneath.iter().map(Finding::message).collect();
    messages.sort_unstable();
    assert_eq!(
        messages,
        [
            r#"one work alone can meet the rule of `{"all":true}` from `state`"#,
            r#"one work alone can meet the rule of `{"code":"math:N.2"}` from `state`"#,
        ]
    );
    let own = found.report().iter().next().unwrap();
    assert_eq!(own.message(), "one work alone can meet rule 1");
}

#[test]
fn what_a_policy_says_as_a_whole_stands_where_it_is_said() {
    let state = policy(
        "state",
        json!([all(works(2, "yes"))]),
        json!({"scale": "t", "effective": {"from": "2026-02-01", "until": "2026-01-01"}}),
    );
    let district = policy(
        "district",
        json!([]),
        json!({"extends": over("state"), "drops": [{"code": "math:N.1"}], "dropsLadders": [{"all": true}]}),
    );
    let school = policy("school", json!([]), json!({"extends": over("district")}));
    // Dropped in vain in the middle.
    let error = refused(&school, &[read(&district), read(&state)]);
    assert!(error.report().is_empty(), "{}", error.report());
    assert_eq!(
        told(&error.beneath()[0]),
        ["POL-034 /policy", "POL-034 /policy"]
    );
    assert!(error.beneath()[1].is_empty());
    // Days that are none, and an unknown scale, at the bottom.
    let district = policy("district", json!([]), json!({"extends": over("state")}));
    let error = refused(&school, &[read(&district), read(&state)]);
    assert!(error.report().is_empty() && error.beneath()[0].is_empty());
    assert_eq!(told(&error.beneath()[1]), ["POL-035 /policy"]);
    let other = policy(
        "state",
        json!([all(works(2, "yes"))]),
        json!({"scale": "t"}),
    );
    let error = refused(&school, &[read(&district), read(&other)]);
    assert!(error.report().is_empty() && error.beneath()[0].is_empty());
    assert_eq!(told(&error.beneath()[1]), ["POL-005 /policy/scale"]);
    // Where the middle one says the scale, it is the one that says it wrongly.
    let between = policy(
        "district",
        json!([]),
        json!({"extends": over("state"), "scale": "t"}),
    );
    let sound = policy(
        "state",
        json!([all(works(2, "yes"))]),
        json!({"scale": "s"}),
    );
    let school_rule = policy(
        "school",
        json!([on("math:N.1", works(2, "yes"))]),
        json!({"extends": over("district")}),
    );
    let error = refused(&school_rule, &[read(&between), read(&sound)]);
    assert_eq!(told(&error.beneath()[0]), ["POL-005 /policy/scale"]);
    assert!(error.beneath()[1].is_empty());
    // What is not given beneath the middle one is missed there.
    let error = refused(&school, &[read(&district)]);
    assert_eq!(told(&error.beneath()[0]), ["POL-031 /policy"]);
    // What the school itself asks for in vain is its own.
    let error = refused(&school, &[read(&state)]);
    assert_eq!(told(error.report()), ["POL-031 /policy"]);
}

#[test]
fn components_and_what_is_wrong_in_two_files_are_told_in_each() {
    let whole = |to: &str| json!([{"of": "math:N.4", "need": "all", "items": [to]}]);
    let mut state = policy(
        "state",
        json!([
            all(works(2, "yes")),
            on("math:N.4", json!({"components": "declared"}))
        ]),
        json!({"scale": "s"}),
    );
    state["components"] = whole("math:N.8");
    let school = policy(
        "school",
        json!([on("math:N.1", json!({"held": ["math:N.8"]}))]),
        json!({"extends": over("state")}),
    );
    let error = refused(&school, &[read(&state)]);
    assert_eq!(
        told(error.report()),
        ["POL-001 /policy/rules/0/rule/held/0"]
    );
    // Where a rule asks for what is declared, the rule is named.
    assert_eq!(told(&error.beneath()[0]), ["POL-001 /policy/rules/1"]);
    // A list that names no competency is told at the list.
    state["components"][0]["of"] = json!("math:N.9");
    let error = refused(&school, &[read(&state)]);
    let found = told(&error.beneath()[0]);
    assert!(
        found.contains(&"POL-001 /components/0/of".to_owned()),
        "{found:?}"
    );
}

#[test]
fn bases_of_the_same_file_have_their_places_in_it() {
    let state = json!({"identifier": "state", "version": "1.0.0", "scale": "s",
        "rules": [all(works(2, "yes")), on("math:N.2", works(1, "yes"))]});
    let mut school = policy(
        "school",
        json!([on("math:N.1", works(2, "yes"))]),
        json!({"extends": over("state")}),
    );
    school["bases"] = json!([state]);
    let found = resolved(&school, &[]);
    assert_eq!(told(found.report()), ["POL-023 /bases/0/rules/1"]);
    assert!(found.beneath().is_empty());
}

#[test]
fn an_overlay_built_in_code_has_findings_of_its_own_too() {
    let state = PolicyDefinition::new(
        "state".parse().unwrap(),
        "1.0.0".parse().unwrap(),
        "s".parse().unwrap(),
    )
    .bind(Binding::new(
        Selection::all(),
        Rule::works(1, "yes".parse().unwrap()),
    ));
    let state = Overlay::new("o".parse().unwrap(), "1.0.0".parse().unwrap()).with_policy(state);
    let school = policy("school", json!([]), json!({"extends": over("state")}));
    let found = resolved(&school, &[state]);
    assert!(found.report().is_empty(), "{}", found.report());
    assert_eq!(told(&found.beneath()[0]), ["POL-023 policy, rule 1"]);
    // An overlay that nothing is taken from has none.
    let nothing = with("roles", json!([]));
    let alone = nothing.resolve_over(&small_library(), std::slice::from_ref(&nothing));
    assert!(alone.unwrap().beneath()[0].is_empty());
}
