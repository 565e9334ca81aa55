//! CASE files: those that were published, and those that should not have been.

#![allow(clippy::unwrap_used, reason = "what a test cannot unwrap fails it")]

mod common;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use continua::check::Profile;
use continua::format::case::{File, Package};
use continua::framework::{Band, Framework, Item, ItemDraft, Role};

/// What is pinned of each file of the corpus is in this file; `CONTINUA_BLESS=1` writes it anew.
const PINNED: &str = "tests/data/corpus.txt";

const FILES: [&str; 19] = [
    "compeito-opencase_round_trip_baseline",
    "curriculum-copilot-teks_math_case",
    "fibonacciskills-example_case",
    "opensalt-AdoptedTestFramework",
    "opensalt-ItemTypeTestFramework",
    "opensalt-MarkdownFramework",
    "opensalt-SequenceNumberFramework",
    "opensalt-Utf8TestFramework",
    "opensalt-framework-20c5134f",
    "smarterbalanced-mockAllDocs",
    "smarterbalanced-mockDOK",
    "smarterbalanced-mockELA",
    "smarterbalanced-mockELAPackage",
    "smarterbalanced-mockIT",
    "smarterbalanced-mockMATHClone",
    "smarterbalanced-mockMATHPackage",
    "smarterbalanced-mockSingleGradePT",
    "smarterbalanced-mockTargetlessMATH",
    "tea-teks-math-111-OFFICIAL",
];

const TEA: &str = "case/tea-teks-math-111-OFFICIAL.json";

#[test]
fn every_published_file_loads_and_counts_as_pinned() {
    let Some(root) = common::corpus_root() else {
        return;
    };
    let mut found: Vec<String> = std::fs::read_dir(root.join("case"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| Some(name.strip_suffix(".json")?.to_owned()))
        .collect();
    found.sort();
    assert_eq!(found, FILES);
    let mut text = String::new();
    for name in FILES {
        let bytes = common::corpus(&format!("case/{name}.json")).unwrap();
        let file = File::from_slice(&bytes).unwrap();
        assert_eq!(file.write().as_bytes(), bytes, "{name}");
        describe(&mut text, name, &file);
    }
    common::pinned(PINNED, &text);
}

fn describe(out: &mut String, name: &str, file: &File) {
    let (packages, documents) = (file.packages().len(), file.documents().len());
    writeln!(
        out,
        "{name}: {packages} packages, {documents} listed documents"
    )
    .unwrap();
    let mut codes = BTreeMap::new();
    for finding in &file.check(&Profile::practice()) {
        *codes.entry(finding.code()).or_insert(0) += 1;
    }
    let codes: Vec<String> = codes
        .iter()
        .map(|(code, count)| format!("{count} {code}"))
        .collect();
    writeln!(out, "  findings: {}", codes.join(", ")).unwrap();
    for package in file.packages() {
        let items = package.items().len();
        let associations = package.associations().len();
        writeln!(out, "  {}", package.title().unwrap_or_default()).unwrap();
        writeln!(out, "    {items} items, {associations} associations read").unwrap();
        describe_framework(out, &package.framework().unwrap());
    }
}

fn describe_framework(out: &mut String, framework: &Framework) {
    let roles = Role::ALL.map(|role| {
        let count = framework.items().filter(|item| item.role() == role).count();
        format!("{count} {role}")
    });
    let mut kinds = BTreeMap::new();
    for association in framework.associations() {
        *kinds.entry(association.kind().name()).or_insert(0) += 1;
    }
    let kinds: Vec<String> = kinds
        .iter()
        .map(|(kind, count)| format!("{count} {kind}"))
        .collect();
    let depth = framework.walk().map(|(depth, _)| depth).max().unwrap_or(0);
    let bands: Vec<&str> = framework.continuum().bands().map(Band::code).collect();
    let without = framework
        .competencies()
        .filter(|target| target.band().is_none())
        .count();
    writeln!(out, "    {} items: {}", framework.len(), roles.join(", ")).unwrap();
    writeln!(out, "    associations: {}", kinds.join(", ")).unwrap();
    writeln!(
        out,
        "    {} roots, depth {depth}, {} rubrics",
        framework.roots().len(),
        framework.rubrics().len()
    )
    .unwrap();
    writeln!(
        out,
        "    bands: {}; {without} targets without",
        bands.join(" | ")
    )
    .unwrap();
}

#[test]
fn the_texas_package_has_its_targets_and_bands() {
    let Some(bytes) = common::corpus(TEA) else {
        return;
    };
    let framework = Package::from_slice(&bytes).unwrap().framework().unwrap();
    assert_eq!(framework.items().len(), 1_515);
    assert_eq!(framework.competencies().count(), 1_081);
    let bands: Vec<&str> = framework.continuum().bands().map(Band::code).collect();
    let grades = ["KG", "01", "02", "03", "04", "05", "06", "07", "08"];
    assert_eq!(bands[..9], grades);
    assert!(bands.contains(&"Algebra I"));
    assert!(
        framework
            .competencies()
            .all(|target| target.band().is_some())
    );
    assert!(
        framework
            .competencies()
            .all(|target| target.education_levels().len() == 0)
    );
}

const SMALL: &str = r#"{
    "CFDocument": {"identifier": "doc", "title": "Number", "subject": "Mathematics"},
    "CFItems": [
        {"identifier": "g", "fullStatement": "Counting. The learner is able to:", "CFItemType": "Cluster"},
        {"identifier": "b", "fullStatement": "count back from 20.", "humanCodingScheme": "N.2",
         "educationLevel": ["KG", "01"], "conceptKeywords": ["count"], "statusEndDate": "2030-07-31T00:00:00Z"},
        {"identifier": "a", "fullStatement": "count to 20;", "humanCodingScheme": "N.1", "educationalLevel": "KG"}
    ],
    "CFAssociations": [
        {"identifier": "1", "associationType": "isChildOf", "sequenceNumber": 1,
         "originNodeURI": {"identifier": "g"}, "destinationNodeURI": {"identifier": "doc"}},
        {"identifier": "2", "associationType": "isChildOf", "sequenceNumber": "2",
         "originNodeURI": {"identifier": "b"}, "destinationNodeURI": {"identifier": "g"}},
        {"identifier": "3", "associationType": "isChildOf", "sequenceNumber": 1,
         "originNodeURI": {"identifier": "a"}, "destinationNodeURI": {"identifier": "g"}},
        {"identifier": "4", "associationType": "precedes",
         "originNodeURI": {"identifier": "a"}, "destinationNodeURI": {"identifier": "b"}}
    ]
}"#;

/// A framework as far as its views tell.
fn told(framework: &Framework) -> String {
    let mut out = String::new();
    let document = framework.document();
    writeln!(
        out,
        "{} {} {:?}",
        document.id(),
        document.title(),
        document.subjects().collect::<Vec<_>>()
    )
    .unwrap();
    for (depth, item) in framework.walk() {
        writeln!(
            out,
            "{depth} {} {:?} {} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            item.id(),
            item.code(),
            item.full_text(),
            item.kind(),
            item.role(),
            item.band().map(|band| band.code().to_owned()),
            item.education_levels().collect::<Vec<_>>(),
            item.keywords().collect::<Vec<_>>(),
            item.status_dates(),
            item.children().map(Item::index).collect::<Vec<_>>(),
        )
        .unwrap();
    }
    for a in framework.associations() {
        let (from, to) = (a.origin_end().item(), a.destination_end().item());
        let ends = (from.map(Item::index), to.map(Item::index));
        writeln!(out, "{} {ends:?}", a.kind()).unwrap();
    }
    out
}

#[test]
fn a_framework_from_a_file_equals_the_same_built_in_code() {
    use continua::framework::{AssociationDraft, AssociationKind, Document};

    let read = Package::from_slice(SMALL.as_bytes())
        .unwrap()
        .framework()
        .unwrap();
    let document = Document::new("doc", "Number")
        .unwrap()
        .with_subject("Mathematics");
    let mut builder = Framework::builder_of(document);
    let stem = "Counting. The learner is able to:";
    builder.item(ItemDraft::new("g", stem).unwrap().kind("Cluster"));
    let end = Some(jiff::civil::date(2030, 7, 31));
    let back = ItemDraft::new("b", "count back from 20.")
        .unwrap()
        .code("N.2");
    let back = back
        .education_level("KG")
        .education_level("01")
        .keyword("count");
    let b = builder.item(back.in_force(None, end));
    let a = builder.item(
        ItemDraft::new("a", "count to 20;")
            .unwrap()
            .code("N.1")
            .education_level("KG"),
    );
    for (child, parent, sequence) in [("g", "doc", 1), ("b", "g", 2), ("a", "g", 1)] {
        let link = AssociationDraft::new(AssociationKind::IsChildOf, child, parent);
        builder.associate(link.sequence(sequence));
    }
    builder.precedes(&a, &b);
    assert_eq!(told(&read), told(&builder.build().unwrap()));
}

#[test]
fn shapes_of_files() {
    let document = r#""CFDocument": {"identifier": "d"}"#;
    for (text, packages, documents) in [
        (format!("{{{document}}}"), 1, 0),
        (format!("{{\"CFPackage\": {{{document}}}}}"), 1, 0),
        (
            format!("[{{{document}}}, {{\"CFPackage\": {{{document}}}}}]"),
            2,
            0,
        ),
        (
            format!("{{\"CFPackages\": [{{{document}}}, {{\"CFPackage\": {{{document}}}}}]}}"),
            2,
            0,
        ),
        ("{\"CFDocuments\": [{}, {}]}".to_owned(), 0, 2),
        ("{\"CFPackages\": []}".to_owned(), 0, 0),
        ("{\"CFPackage\": {}}".to_owned(), 1, 0),
        ("[]".to_owned(), 0, 0),
        ("[1, null, \"CFDocument\"]".to_owned(), 0, 0),
        ("7".to_owned(), 0, 0),
    ] {
        let file = File::from_slice(text.as_bytes()).unwrap();
        assert_eq!(file.packages().len(), packages, "{text}");
        assert_eq!(file.documents().len(), documents, "{text}");
        assert_eq!(file.write(), text);
        if packages == 1 {
            assert_eq!(file.packages()[0].write(), text);
        }
    }
}
