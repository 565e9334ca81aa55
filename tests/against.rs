//! Two versions of a package: what is said of the examples, of pairs of files with one defect, and
//! of a good framework that is changed at will.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what a test cannot unwrap or find fails it"
)]

mod common;

use std::path::Path;

use continua::check::{Profile, catalogue};
use continua::finding::{Finding, Report, Rule};
use continua::format::case::{File, Package};
use continua::source::{Edit, Json};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

fn rules() -> impl Iterator<Item = &'static Rule> {
    catalogue()
        .iter()
        .copied()
        .filter(|rule| rule.group() == "VER")
}

fn against(previous: &str, new: &str) -> Report {
    let file = |text: &str| File::from_slice(text.as_bytes()).unwrap();
    file(new).check_against(&file(previous), &Profile::practice())
}

fn codes(report: &Report) -> Vec<&'static str> {
    report.iter().map(Finding::code).collect()
}

/// An example holds both packages in a list.
fn of_example(text: &str) -> Report {
    let json = Json::parse(text.as_bytes()).unwrap();
    let mut packages = json.root().elements().map(continua::source::Value::raw);
    against(packages.next().unwrap(), packages.next().unwrap())
}

#[test]
fn the_examples_of_each_rule_run() {
    assert!(rules().count() >= 10);
    for rule in rules() {
        let (bad, good) = (of_example(rule.bad), of_example(rule.good));
        assert_eq!(codes(&bad), [rule.code], "{bad}");
        assert!(good.is_empty(), "{}: {good}", rule.code);
    }
}

/// Each pair in `tests/data/against` has one defect, and what is said of it beside it.
#[test]
fn every_pair_is_told_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/against");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| Some(name.strip_suffix(".previous.json")?.to_owned()))
        .collect();
    names.sort();
    for name in &names {
        let read = |ending: &str| std::fs::read_to_string(folder.join(format!("{name}.{ending}")));
        let report = against(&read("previous.json").unwrap(), &read("json").unwrap());
        let (code, _) = name.split_once('_').unwrap();
        assert!(
            !report.is_empty() && codes(&report).iter().all(|found| *found == code),
            "{name}:\n{report}"
        );
        let expected = format!("tests/data/against/{name}.txt");
        common::pinned(&expected, &report.render(&format!("{name}.json")));
    }
    for rule in rules() {
        let told = |name: &String| name.starts_with(rule.code);
        assert!(names.iter().any(told), "no pair for {}", rule.code);
    }
}

fn id(n: usize) -> String {
    format!("00000000-0000-4000-8000-{n:012x}")
}

/// A framework of a strand and its targets.
fn sample(targets: usize) -> Value {
    let at = "2026-01-05T08:00:00Z";
    let item = |n: usize, code: String, text: String| json!({"identifier": id(n), "humanCodingScheme": code, "fullStatement": text, "lastChangeDateTime": at});
    let child = |n: usize, parent: usize| {
        json!({"identifier": id(1_000 + n), "associationType": "isChildOf", "lastChangeDateTime": at,
        "originNodeURI": {"identifier": id(n)}, "destinationNodeURI": {"identifier": id(parent)}})
    };
    let mut items = vec![item(1, "N".to_owned(), "Number".to_owned())];
    let mut associations = vec![child(1, 0)];
    for n in 2..targets + 2 {
        items.push(item(n, format!("N.{n}"), format!("Count to {n} by steps.")));
        associations.push(child(n, 1));
    }
    json!({"CFDocument": {"identifier": id(0), "title": "Number", "version": "1.0.0", "lastChangeDateTime": at},
        "CFItems": items, "CFAssociations": associations})
}

/// Counts the version up, and dates the document anew.
fn published(mut package: Value) -> Value {
    package["CFDocument"]["version"] = json!("1.1.0");
    package["CFDocument"]["lastChangeDateTime"] = json!("2026-06-01T08:00:00Z");
    package
}

fn compared(previous: &Value, new: &Value) -> Report {
    against(&previous.to_string(), &new.to_string())
}

fn list<'v>(package: &'v mut Value, name: &str) -> &'v mut Vec<Value> {
    package[name].as_array_mut().unwrap()
}

/// What a report says, in whatever order.
fn said(report: &Report) -> Vec<String> {
    let mut said: Vec<String> = report
        .iter()
        .map(|finding| format!("{} {}", finding.code(), finding.message()))
        .collect();
    said.sort();
    said
}

fn unfolded(previous: &Value, new: &Value) -> Vec<String> {
    let file = |value: &Value| File::from_slice(value.to_string().as_bytes()).unwrap();
    let profile = Profile::practice().unfolded();
    said(&file(new).check_against(&file(previous), &profile))
}

/// Something that goes wrong with the item at a place.
fn harmed(package: &mut Value, at: usize, harm: u8, new: &str) {
    let item = &mut list(package, "CFItems")[at];
    match harm {
        0 => item["fullStatement"] = json!("Another text altogether."),
        1 => item["identifier"] = json!(new),
        2 => item["lastChangeDateTime"] = json!("2020-01-01T00:00:00Z"),
        3 => item["humanCodingScheme"] = json!("N.3"),
        _ => {
            list(package, "CFItems").remove(at);
        }
    }
}

proptest! {
    #[test]
    fn a_package_against_itself_has_no_finding(targets in 1usize..30) {
        let package = sample(targets);
        let report = compared(&package, &package);
        prop_assert!(report.is_empty(), "{report}");
    }

    #[test]
    fn removing_an_item_is_one_finding(targets in 1usize..30, at: Index) {
        let previous = sample(targets);
        let mut new = published(previous.clone());
        let at = 1 + at.index(targets);
        let gone = list(&mut new, "CFItems").remove(at)["identifier"].clone();
        list(&mut new, "CFAssociations").remove(at);
        let report = compared(&previous, &new);
        prop_assert_eq!(codes(&report), ["VER-004"], "{}", report);
        let finding = report.iter().next().unwrap();
        prop_assert_eq!(finding.ids(), [gone.as_str().unwrap()]);
    }

    #[test]
    fn the_order_of_items_does_not_matter(
        targets in 4usize..20,
        harms in prop::collection::vec((any::<Index>(), 0u8..5), 0..4),
        seed in any::<u64>(),
    ) {
        let previous = sample(targets);
        let mut new = previous.clone();
        for (n, (at, harm)) in harms.into_iter().enumerate() {
            let length = list(&mut new, "CFItems").len();
            harmed(&mut new, at.index(length), harm, &id(5_000 + n));
        }
        let mut other = new.clone();
        for name in ["CFItems", "CFAssociations"] {
            let key = |value: &Value| {
                let id = value["identifier"].as_str().unwrap();
                id.bytes().fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
            };
            list(&mut other, name).sort_by_key(key);
        }
        prop_assert_eq!(unfolded(&previous, &new), unfolded(&previous, &other));
    }

    #[test]
    fn how_it_is_set_does_not_matter(targets in 1usize..10, pretty: bool) {
        let previous = sample(targets);
        let mut new = previous.clone();
        for item in list(&mut new, "CFItems") {
            let text = item["fullStatement"].as_str().unwrap().replace(' ', "\u{a0} ");
            item["fullStatement"] = json!(format!("{text}\n"));
            item["notes"] = Value::Null;
            item["uri"] = json!("https://elsewhere.example.org");
        }
        let text = if pretty { serde_json::to_string_pretty(&new).unwrap() } else { new.to_string() };
        let report = against(&previous.to_string(), &text);
        prop_assert!(report.is_empty(), "{report}");
    }
}

#[test]
fn what_is_announced_is_no_finding() {
    let previous = sample(4);
    // An end date before it goes.
    let mut ended = previous.clone();
    list(&mut ended, "CFItems")[2]["statusEndDate"] = json!("2026-07-31");
    let mut new = published(ended.clone());
    list(&mut new, "CFItems").remove(2);
    assert!(
        compared(&ended, &new).is_empty(),
        "{}",
        compared(&ended, &new)
    );
    // A successor, also one with the same code and statement.
    let mut new = published(previous.clone());
    list(&mut new, "CFItems")[2]["identifier"] = json!(id(77));
    let ends = json!({"identifier": id(2_000), "associationType": "replacedBy",
        "originNodeURI": {"identifier": id(3)}, "destinationNodeURI": {"identifier": id(77)}});
    list(&mut new, "CFAssociations").push(ends);
    assert!(
        compared(&previous, &new).is_empty(),
        "{}",
        compared(&previous, &new)
    );
}

#[test]
fn a_change_is_told_where_no_date_and_no_version_tell_it() {
    let previous = sample(3);
    let mut new = previous.clone();
    list(&mut new, "CFItems")[1]["fullStatement"] = json!("Count to 2 by any steps.");
    let report = compared(&previous, &new);
    assert_eq!(
        codes(&report),
        ["VER-006", "VER-008", "VER-006"],
        "{report}"
    );
    let item = &mut list(&mut new, "CFItems")[1];
    item["lastChangeDateTime"] = json!("2026-05-01T00:00:00Z");
    let report = compared(&previous, &published(new));
    assert!(report.is_empty(), "{report}");
}

#[test]
fn moves_that_follow_from_what_is_gone_are_not_told() {
    let previous = sample(3);
    let mut new = published(previous.clone());
    list(&mut new, "CFItems").remove(0);
    for association in list(&mut new, "CFAssociations") {
        association["destinationNodeURI"]["identifier"] = json!(id(0));
        association["lastChangeDateTime"] = json!("2026-05-01T00:00:00Z");
    }
    list(&mut new, "CFAssociations").remove(0);
    assert_eq!(codes(&compared(&previous, &new)), ["VER-004"]);
}

#[test]
fn many_that_are_gone_are_one_finding_that_names_them() {
    let previous = sample(20);
    let mut new = published(previous.clone());
    list(&mut new, "CFItems").truncate(3);
    list(&mut new, "CFAssociations").truncate(3);
    let report = compared(&previous, &new);
    let finding = report.iter().next().unwrap();
    assert_eq!((report.len(), finding.ids().len()), (1, 18));
    assert!(
        finding
            .message()
            .ends_with("`N.4`, `N.5`, `N.6`, `N.7`, `N.8` and 13 more"),
        "{}",
        finding.message()
    );
    assert_eq!(finding.place().pointer(), Some("/CFDocument/identifier"));
}

#[test]
fn files_of_several_packages_are_paired_by_document() {
    let other = |n: usize| json!({"CFDocument": {"identifier": id(n)}});
    let previous = json!([sample(2), other(50), other(51)]);
    let mut changed = sample(2);
    list(&mut changed, "CFItems")[1]["identifier"] = json!(id(99));
    list(&mut changed, "CFAssociations")[1]["originNodeURI"]["identifier"] = json!(id(99));
    let new = json!([other(51), published(changed), other(60)]);
    let report = compared(&previous, &new);
    assert_eq!(
        codes(&report),
        ["VER-001", "VER-006", "VER-002"],
        "{report}"
    );
    let lost = report.iter().nth(2).unwrap();
    assert_eq!(lost.package(), Some(1));
    assert_eq!(lost.place().pointer(), Some("/1/CFItems/1/identifier"));
}

#[test]
fn what_has_no_document_is_not_compared() {
    for (previous, new) in [
        ("{}", "[]"),
        (r#"{"CFItems": []}"#, r#"{"CFItems": [{}]}"#),
        ("7", "{}"),
    ] {
        assert!(against(previous, new).is_empty());
    }
}

#[test]
fn fifty_thousand_renamed_items_are_compared_in_time() {
    let many = |shift: usize| {
        let items: Vec<Value> = (0..50_000)
            .map(|n| json!({"identifier": id(n + shift), "humanCodingScheme": format!("N.{}", n % 7), "fullStatement": "Count."}))
            .collect();
        json!({"CFDocument": {"identifier": "d"}, "CFItems": items})
    };
    let report = compared(&many(0), &many(1_000_000));
    assert_eq!(codes(&report), ["VER-002"]);
    assert_eq!(report.iter().next().unwrap().count(), 50_000);
}

#[test]
fn the_texas_package_against_itself_and_with_one_target_less() {
    let Some(bytes) = common::corpus("case/tea-teks-math-111-OFFICIAL.json") else {
        return;
    };
    let package = Package::from_slice(&bytes).unwrap();
    let report = package.check_against(&package, &Profile::author());
    assert!(report.is_empty(), "{report}");
    let gone = package.items().nth(700).unwrap();
    let mut edit = Edit::of(package.json());
    edit.remove(gone).unwrap();
    let new = Package::from_slice(edit.write().as_bytes()).unwrap();
    let report = new.check_against(&package, &Profile::practice());
    assert!(codes(&report).contains(&"VER-004"), "{report}");
}
