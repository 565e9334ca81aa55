//! `continua map`: pictures of progressions.

use std::collections::BTreeSet;

use crate::{FRAMEWORK, OVERLAY, place, run, scratch, text};

const MAP: &str = r#"{
 "domains": {"1": {"grade": "K", "ordinal": "CC"}, "2": {"grade": "1", "ordinal": "OA"}},
 "clusters": {"1": {"ccmathdomain_id": "1", "ordinal": "A"}, "2": {"ccmathdomain_id": "2", "ordinal": "C"}},
 "standards": {
  "1": {"ccmathcluster_id": "1", "ordinal": "1", "desc": "<p>Count by tens.</p>"},
  "2": {"ccmathcluster_id": "2", "ordinal": "5", "desc": "<p>Relate counting to addition.</p>"}
 },
 "edges": [{"from": "1", "to": "2"}]
}"#;

#[test]
fn map_draws_a_published_progression_alone() {
    let map = scratch("coherence.json", MAP);
    let output = run(&["map", "--progression", &map, "--output", "mermaid"]);
    let drawn = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    for part in ["Count by tens", "1.OA.C.5", "Kindergarten", "n0 -.-> n1"] {
        assert!(drawn.contains(part), "{part}: {drawn}");
    }
    let near = run(&[
        "map",
        "--progression",
        &map,
        "--around",
        "1.OA.C.5",
        "--steps",
        "0",
    ]);
    assert!(!text(&near.stdout).contains("Count by tens"));

    // Nodes and relationships in two files, in any order.
    let nodes = scratch(
        "nodes.jsonl",
        r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "NUM.K.1", "description": "Count."}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "NUM.K.2"}}
"#,
    );
    let edges = scratch(
        "edges.jsonl",
        r#"{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#,
    );
    let output = run(&["map", "--progression", &edges, &nodes, "--output", "dot"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("n0 -> n1"));
}

#[test]
fn map_adds_a_published_progression_to_a_framework() {
    let lines = |target: &str| {
        format!(
            "{}\n{}\n{}\n",
            r#"{"type": "node", "identifier": "a", "properties": {"statementCode": "FROM"}}"#
                .replace("FROM", "NUM.K.1"),
            r#"{"type": "node", "identifier": "b", "properties": {"statementCode": "TO"}}"#
                .replace("TO", target),
            r#"{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}"#
        )
    };
    let base = [
        "map",
        "--framework",
        FRAMEWORK,
        "--around",
        "OPS.3.4",
        "--output",
        "dot",
    ];
    let drawn = |file: &str| run(&[&base[..], &["--steps", "1", "--progression", file]].concat());
    let plain = run(&[&base[..], &["--steps", "1"]].concat());
    assert!(
        !text(&plain.stdout).contains("NUM.K.1"),
        "{}",
        text(&plain.stdout)
    );
    let added = drawn(&scratch("added.jsonl", &lines("OPS.3.4")));
    assert_eq!(added.status.code(), Some(0), "{}", text(&added.stderr));
    assert!(text(&added.stdout).contains("NUM.K.1"));

    // What does not fit is told at its place, and the rest is drawn.
    let unknown = drawn(&scratch("unknown.jsonl", &lines("OPS.99")));
    assert_eq!(unknown.status.code(), Some(0));
    let told = text(&unknown.stderr);
    assert!(
        told.contains("warning[EDGE-012]: `OPS.99` is no item of the library"),
        "{told}"
    );
    assert!(told.contains("unknown.jsonl:3:1"), "{told}");
    let other = drawn(OVERLAY);
    assert_eq!(other.status.code(), Some(2));
    assert!(text(&other.stderr).contains("neither a coherence map nor"));
    let nothing = run(&["map"]);
    assert_eq!(nothing.status.code(), Some(2));
}

/// Every group of a large map opens a map of its targets, down to boxes for each.
#[test]
fn map_opens_every_group_into_a_folder() {
    let folder = place("maps");
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    let into = folder.to_string_lossy();
    let few = ["--max-labels", "4", "--into", &into];
    let output = run(&[
        &["map", "--framework", FRAMEWORK, "--overlay", OVERLAY],
        &few[..],
    ]
    .concat());
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(output.stdout.is_empty());

    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let (mut waiting, mut seen) = (vec!["map.svg".to_owned()], BTreeSet::new());
    let mut codes = BTreeSet::new();
    while let Some(name) = waiting.pop() {
        let svg = read(&name);
        let drawn = roxmltree::Document::parse(&svg).unwrap();
        let links = drawn
            .descendants()
            .filter_map(|node| node.attribute("href"));
        waiting.extend(
            links
                .filter(|link| link.starts_with("map-"))
                .map(str::to_owned),
        );
        let words = drawn.descendants().filter(|node| node.has_tag_name("text"));
        codes.extend(words.filter_map(|node| node.text()).map(str::to_owned));
        assert!(seen.insert(name), "no map is opened twice");
    }
    let written = std::fs::read_dir(&folder).unwrap().count();
    assert_eq!(seen.len(), written, "each is opened from another");
    assert!(written > 20, "{written}");
    let targets = text(&run(&["show", FRAMEWORK, "--targets"]).stdout);
    for target in targets.lines() {
        let code = target.split_whitespace().next().unwrap();
        assert!(codes.contains(code), "{code}");
    }
    assert!(read("map.svg").contains("Larkspur"));

    let file = folder.join("map.svg");
    let into = file.to_string_lossy();
    let output = run(&["map", "--framework", FRAMEWORK, "--into", &into]);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(
        said.contains(&*into) && said.contains("written to"),
        "{said}"
    );
}
