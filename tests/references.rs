//! What the rules of identity, references and the tree leave unsaid, and what they say besides
//! their examples.

#![allow(clippy::unwrap_used, reason = "what a test cannot unwrap fails it")]

use continua::check::Profile;
use continua::finding::Finding;
use continua::format::case::File;

const DOC: &str = "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10";

fn id(n: u32) -> String {
    format!("6a0f6a52-70d5-4c38-8a55-{n:012x}")
}

fn item(n: u32, more: &str) -> String {
    let id = id(n);
    format!(r#"{{"identifier": "{id}", "fullStatement": "Count to {n}0."{more}}}"#)
}

fn joins(kind: &str, from: &str, to: &str) -> String {
    format!(
        r#"{{"associationType": "{kind}", "originNodeURI": {from}, "destinationNodeURI": {to}}}"#
    )
}

fn end(identifier: &str) -> String {
    format!(r#"{{"identifier": "{identifier}"}}"#)
}

fn outside(identifier: &str) -> String {
    format!(r#"{{"identifier": "{identifier}", "uri": "https://elsewhere.example/{identifier}"}}"#)
}

fn package(items: &[String], associations: &[String]) -> String {
    format!(
        r#"{{"CFDocument": {{"identifier": "{DOC}", "title": "Mathematics"}}, "CFItems": [{}], "CFAssociations": [{}]}}"#,
        items.join(","),
        associations.join(",")
    )
}

/// The findings of these groups in the author profile, those of one code after the other.
fn said(text: &str) -> Vec<String> {
    let report = File::from_slice(text.as_bytes())
        .unwrap()
        .check(&Profile::author());
    let ours = |finding: &&Finding| {
        ["ID", "REF", "TREE"].contains(&finding.rule().group())
            && !["TREE-003", "TREE-004"].contains(&finding.code())
    };
    let line = |finding: &Finding| {
        let help = finding.help().unwrap_or_default();
        format!("{} {} | {help}", finding.code(), finding.message())
    };
    report.iter().filter(ours).map(line).collect()
}

fn quiet(text: &str) {
    assert_eq!(said(text), [""; 0], "{text}");
}

#[test]
fn a_crosswalk_between_others_is_as_it_should_be() {
    let match_of = |n: u32| joins("exactMatchOf", &outside(&id(n)), &outside(&id(n + 100)));
    quiet(&package(&[], &[match_of(1), match_of(2), match_of(3)]));
}

#[test]
fn ends_in_other_frameworks_are_as_they_should_be() {
    let kinds = [
        "precedes",
        "exactMatchOf",
        "isRelatedTo",
        "replacedBy",
        "exemplar",
    ];
    let items = [item(1, r#", "statusEndDate": "2026-07-31""#)];
    let mut associations: Vec<_> = kinds
        .into_iter()
        .map(|kind| joins(kind, &end(&id(1)), &outside(&id(9))))
        .collect();
    associations.push(joins("isChildOf", &end(&id(1)), &end(DOC)));
    quiet(&package(&items, &associations));
}

#[test]
fn uris_that_are_made_otherwise_are_not_complained_of() {
    let uri = |n: u32| format!(r#", "uri": "https://larkspur.example/N.{n}""#);
    let items: Vec<_> = (1..5).map(|n| item(n, &uri(n))).collect();
    let to = |n: u32| {
        let id = id(n);
        format!(r#"{{"identifier": "{id}", "uri": "https://larkspur.example/N.{n}"}}"#)
    };
    let associations = [
        joins("precedes", &to(1), &to(2)),
        joins("precedes", &to(3), &to(4)),
    ];
    quiet(&package(&items, &associations));
    // One that leads to another is told among them too.
    let wrong = format!(
        r#"{{"identifier": "{}", "uri": "https://larkspur.example/N.3"}}"#,
        id(4)
    );
    let found = said(&package(&items, &[joins("precedes", &to(1), &wrong)]));
    assert!(
        found.len() == 1 && found[0].starts_with("ID-010"),
        "{found:?}"
    );
}

#[test]
fn escaped_and_hyphenless_uris_hold_their_identifiers() {
    let plain = |n: u32| format!(r#", "uri": "https:\/\/larkspur.example\/{}""#, id(n));
    let bare = format!(
        r#", "uri": "https://larkspur.example/{}/view""#,
        id(3).replace('-', "").to_uppercase()
    );
    quiet(&package(
        &[item(1, &plain(1)), item(2, &plain(2)), item(3, &bare)],
        &[],
    ));
}

#[test]
fn titles_that_are_cut_composed_stock_or_shared_are_not_complained_of() {
    let items = [
        item(
            1,
            r#", "humanCodingScheme": "N.1", "abbreviatedStatement": "Counting on""#,
        ),
        item(
            2,
            r#", "humanCodingScheme": "N.2", "abbreviatedStatement": "Counting""#,
        ),
        item(
            3,
            r#", "humanCodingScheme": "N.3", "abbreviatedStatement": "Counting""#,
        ),
    ];
    for title in [
        "Count to 1",
        "N.1 Count to 10.",
        "Origin",
        "Destination Node",
        "Counting",
        "Count\\u0020to 10.",
        "",
    ] {
        let link = format!(r#"{{"identifier": "{}", "title": "{title}"}}"#, id(1));
        quiet(&package(
            &items,
            &[joins("isRelatedTo", &link, &end(&id(2)))],
        ));
    }
}

#[test]
fn identifiers_that_differ_in_case_only_are_told_once() {
    let named = |id: &str| format!(r#"{{"identifier": "{id}", "fullStatement": "Count."}}"#);
    let text = package(
        &[named("Strand-N"), named("count")],
        &[
            joins("isChildOf", &end("Strand-N"), &end(DOC)),
            joins("isChildOf", &end("count"), &end("strand-n")),
        ],
    );
    let found: Vec<_> = said(&text)
        .into_iter()
        .filter(|line| !line.starts_with("ID-001"))
        .collect();
    assert_eq!(
        found,
        [
            "REF-001 `isChildOf` leads to `strand-n`, which the package does not hold | did you mean `Strand-N`?"
        ]
    );
    let both = said(&package(&[named("n-1"), named("N-1")], &[]));
    assert!(
        both.iter().any(|line| line.starts_with("ID-008")),
        "{both:?}"
    );
}

#[test]
fn a_repeated_thing_is_told_by_what_it_says() {
    let same = item(1, r#", "humanCodingScheme": "N.1""#);
    let turned = format!(
        r#"{{"humanCodingScheme": "N.1", "fullStatement": "Count to 10.", "identifier": "{}"}}"#,
        id(1).to_uppercase()
    );
    let found = said(&package(&[same.clone(), same.clone()], &[]));
    assert!(found[0].starts_with("ID-006"), "{found:?}");
    // An identifier in upper case is another text.
    let found = said(&package(&[same, turned], &[]));
    assert!(found[0].starts_with("ID-002"), "{found:?}");
}

#[test]
fn a_plain_list_is_no_broken_tree() {
    quiet(&package(&[item(1, ""), item(2, "")], &[]));
}

#[test]
fn a_line_of_replacements_names_its_last() {
    let ended = r#", "statusEndDate": "2026-07-31""#;
    let items: Vec<_> = (0..5).map(|n| item(n, ended)).collect();
    let chain: Vec<_> = (0..4)
        .map(|n| joins("replacedBy", &end(&id(n)), &end(&id(n + 1))))
        .collect();
    let found = said(&package(&items, &chain));
    assert_eq!(found.len(), 1);
    let last = format!("name the last of the line, `{}`", id(4));
    assert!(found[0].ends_with(&last), "{found:?}");
}

/// Dense, deep and wide packages are told as small ones are.
#[test]
fn large_knots_are_told() {
    let n = 5_000;
    let items: Vec<_> = (0..n).map(|n| item(n, "")).collect();
    let mut associations = Vec::new();
    for k in 0..n {
        let (here, next) = (end(&id(k)), end(&id((k + 1) % n)));
        associations.push(joins("replacedBy", &here, &next));
        associations.push(joins("precedes", &here, &next));
        associations.push(joins("precedes", &next, &here));
        associations.push(joins("exactMatchOf", &here, &end(&id(0))));
        if k > 0 {
            associations.push(joins("isChildOf", &here, &end(&id(k - 1))));
            associations.push(joins("isChildOf", &here, &end(&id(0))));
        }
    }
    let text = package(&items, &associations);
    let file = File::from_slice(text.as_bytes()).unwrap();
    let codes: Vec<_> = file
        .check(&Profile::author())
        .iter()
        .map(Finding::code)
        .collect();
    file.check(&Profile::author().unfolded());
    for code in [
        "REF-010", "REF-011", "REF-013", "REF-014", "TREE-005", "TREE-008", "TREE-010",
    ] {
        assert!(codes.contains(&code), "{code} of {codes:?}");
    }
}
