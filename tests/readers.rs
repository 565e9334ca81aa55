//! The readers of published progressions: three encodings of one map, two maps beside each other,
//! and hostile input.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "a test fails by panicking"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use continua::ItemId;
use continua::format::case;
use continua::format::edges::{Edges, Format, LeftOutReason};
use continua::format::{coherence_map, knowledge_graph};
use continua::framework::{AssociationKind, Framework, ItemDraft, Library};
use continua::progression::{Progression, Requirement, RequirementSource, Strength};
use serde_json::Value;

const MAP: &str = "prerequisites/coherence-map-sap.json";
const NODES: &str = "knowledge-graph/ca-math-standards.jsonl";
const RELATIONSHIPS: &str = "knowledge-graph/ca-math-progressions.jsonl";
const CASE: &str = "case/curriculum-copilot-teks_math_case.json";

type Pairs = BTreeSet<(String, String)>;

fn map() -> Option<Edges> {
    Some(coherence_map::from_slice(&common::corpus(MAP)?).unwrap())
}

fn graph() -> Option<Edges> {
    let (nodes, edges) = (common::corpus(NODES)?, common::corpus(RELATIONSHIPS)?);
    Some(knowledge_graph::from_slices([&*nodes, &*edges]).unwrap())
}

/// The Texas framework into which the map was copied, as `teks`.
fn teks() -> Option<Library> {
    let package = case::Package::from_slice(&common::corpus(CASE)?).unwrap();
    Some(Library::of([("teks", package.framework().unwrap())]).unwrap())
}

fn codes(edges: &Edges) -> Pairs {
    let code = |node: continua::format::edges::Node<'_>| node.code().unwrap().to_owned();
    let pairs = edges
        .edges()
        .map(|edge| (code(edge.before()), code(edge.after())));
    pairs.collect()
}

/// Unordered, by code.
fn related(edges: &Edges) -> Pairs {
    let code = |node: continua::format::edges::Node<'_>| node.code().unwrap().to_owned();
    let pairs = edges
        .related()
        .map(|pair| sorted(code(pair.before()), code(pair.after())));
    pairs.collect()
}

fn sorted(one: String, other: String) -> (String, String) {
    if one < other {
        (one, other)
    } else {
        (other, one)
    }
}

fn of_kind(library: &Library, kind: &AssociationKind) -> Vec<(String, String)> {
    let code = |end: continua::framework::End<'_>| end.item().unwrap().code().unwrap().to_owned();
    let all = library
        .frameworks()
        .flat_map(|(_, framework)| framework.associations());
    all.filter(|association| association.kind() == kind)
        .map(|all| (code(all.origin_end()), code(all.destination_end())))
        .collect()
}

/// What is in one and not in the other, both ways.
fn differences(one: &Pairs, other: &Pairs) -> [Vec<(String, String)>; 2] {
    [(one, other), (other, one)].map(|(a, b)| a.difference(b).cloned().collect())
}

const NONE: [Vec<(String, String)>; 2] = [Vec::new(), Vec::new()];

/// The map of Student Achievement Partners stands in the corpus as they publish it, as
/// `buildsTowards` of the Knowledge Graph, and as `precedes` of a CASE file of Texas.
#[test]
fn the_same_edges_come_out_of_three_encodings() {
    let (Some(map), Some(graph), Some(teks)) = (map(), graph(), teks()) else {
        return;
    };
    for edges in [&map, &graph] {
        assert!(edges.reports()[0].is_empty(), "{}", edges.reports()[0]);
        assert_eq!(edges.edges().len(), 757);
    }
    let (of_map, of_graph) = (codes(&map), codes(&graph));
    let of_case = of_kind(&teks, &AssociationKind::Precedes);
    assert_eq!(of_case.len(), 757);
    let of_case: Pairs = of_case.into_iter().collect();

    // There is no difference to explain: the codes that are put together for the map are those
    // that the other two state.
    assert_eq!(differences(&of_map, &of_graph), NONE);
    assert_eq!(differences(&of_map, &of_case), NONE);
    assert_eq!(of_map.len(), 757);
    let ends: BTreeSet<&String> = of_map.iter().flat_map(|(a, b)| [a, b]).collect();
    assert_eq!(ends.len(), 396);
}

/// The pairs without an order are the same 142 in all three. The files differ in rows only: the
/// Knowledge Graph and the CASE file write each pair from both of its ends, 284 rows; the map
/// leaves out one of these, 283.
#[test]
fn the_same_pairs_belong_together_in_three_encodings() {
    let (Some(map), Some(graph), Some(teks)) = (map(), graph(), teks()) else {
        return;
    };
    let rows: Value = serde_json::from_slice(&common::corpus(MAP).unwrap()).unwrap();
    let rows = rows["nd_edges"].as_array().unwrap();
    assert_eq!(rows.len(), 283);
    let written: BTreeSet<(&str, &str)> = rows
        .iter()
        .map(|row| (row["from"].as_str().unwrap(), row["to"].as_str().unwrap()))
        .collect();
    let once: Vec<_> = written
        .iter()
        .filter(|(from, to)| !written.contains(&(*to, *from)))
        .map(|(from, to)| [from, to].map(|id| map.node(id).unwrap().code().unwrap()))
        .collect();
    assert_eq!(once, [["HSS-ID.C.9", "HSS-IC.B.6"]]);

    let of_case = of_kind(&teks, &AssociationKind::IsRelatedTo);
    assert_eq!(of_case.len(), 284);
    let of_case: Pairs = of_case.into_iter().map(|(a, b)| sorted(a, b)).collect();
    assert_eq!(map.related().len(), 142);
    assert_eq!(graph.related().len(), 142);
    assert_eq!(differences(&related(&map), &related(&graph)), NONE);
    assert_eq!(differences(&related(&map), &of_case), NONE);
}

/// The edges of a progression, with the target of each.
fn direct(progression: &Progression) -> BTreeSet<(ItemId, ItemId)> {
    let all = progression.competencies();
    all.flat_map(|after| {
        let before = progression.direct_before(after);
        before
            .map(|before| (before.clone(), after.clone()))
            .collect::<Vec<_>>()
    })
    .collect()
}

/// The identifiers from CASE that the graph knows are those of the CASE file, so that it resolves
/// by identifier, and the map by code. All ends are targets: the file says no item type, and they
/// have no children.
#[test]
fn all_three_make_one_progression_of_a_framework() {
    let (Some(map), Some(graph), Some(teks)) = (map(), graph(), teks()) else {
        return;
    };
    let own = Progression::from_associations(&teks);
    assert!(own.skipped.is_empty());
    let own = own.progression;
    let by_code = map.resolve(&teks);
    let by_identifier = graph.resolve(&teks);
    for resolved in [&by_code, &by_identifier] {
        assert!(resolved.left_out.is_empty(), "{:?}", resolved.left_out);
        assert!(resolved.reports.iter().all(continua::Report::is_empty));
        assert_eq!(direct(&resolved.progression), direct(&own));
        assert_eq!(resolved.progression.len(), 396);
    }
    // By itself the graph has the same identifiers, and the map its codes.
    assert_eq!(graph.progression(), by_identifier.progression);
    let first = map.progression().competencies().next().unwrap().to_string();
    assert_eq!(first, map.edges().next().unwrap().before().code().unwrap());

    // Merged, each requirement stands once and is stated by all three.
    let merged = own
        .merge(&by_code.progression)
        .merge(&by_identifier.progression);
    assert_eq!(merged.len(), own.len());
    let ids: Vec<&ItemId> = merged.competencies().collect();
    let mut stated: BTreeMap<String, usize> = BTreeMap::new();
    for requirement in ids.into_iter().flat_map(|id| merged.requirements(id)) {
        assert_eq!(requirement.strength(), Strength::Recommended);
        let who: BTreeSet<String> = requirement
            .provenance()
            .map(|stated| stated.source().to_string())
            .collect();
        *stated.entry(Vec::from_iter(who).join(", ")).or_default() += 1;
    }
    let all = "an association of `teks`, coherence map, knowledge graph";
    assert_eq!(stated, BTreeMap::from([(all.to_owned(), 361)]));
    assert!(merged.contradictions().is_empty());
}

/// What an edge was read from is told by its number.
#[test]
fn a_statement_leads_back_to_its_line() {
    let Some(graph) = graph() else { return };
    let progression = graph.progression();
    let text = common::corpus(RELATIONSHIPS).unwrap();
    let lines: Vec<&str> = std::str::from_utf8(&text).unwrap().lines().collect();
    for id in progression.competencies() {
        for requirement in progression.requirements(id) {
            let members = requirement.ways().next().unwrap().count();
            assert_eq!(requirement.provenance().len(), members);
            for stated in requirement.provenance() {
                let edge = graph.edge(stated.origin().unwrap()).unwrap();
                assert_eq!((edge.after().item(), edge.input()), (id, 1));
                let line = edge.place().position().unwrap().line;
                let row: Value = serde_json::from_str(lines[line as usize - 1]).unwrap();
                assert_eq!(row["source_identifier"], edge.before().id());
                assert_eq!(row["target_identifier"], edge.after().id());
            }
        }
    }
}

/// The ends are standards of the Common Core. California uses their codes again, for high school
/// once in each course: a code alone does not tell which is meant.
#[test]
fn a_code_of_several_courses_is_not_guessed_at() {
    let (Some(map), Some(graph)) = (map(), graph()) else {
        return;
    };
    let text = common::corpus(NODES).unwrap();
    let mut builder = Framework::builder("california", "Mathematics").unwrap();
    for line in std::str::from_utf8(&text).unwrap().lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let said = &row["properties"];
        if said["jurisdiction"] == "California" {
            let id = said["caseIdentifierUUID"].as_str().unwrap();
            let draft = ItemDraft::new(id, said["description"].as_str().unwrap_or_default());
            let draft = draft
                .unwrap()
                .kind(said["statementType"].as_str().unwrap_or_default());
            builder.item(draft.code(said["statementCode"].as_str().unwrap_or_default()));
        }
    }
    let california = Library::of([("california", builder.build().unwrap())]).unwrap();
    // No identifier fits, and the codes decide for both.
    let mut counts = Vec::new();
    for resolved in [map.resolve(&california), graph.resolve(&california)] {
        let of = |fits: fn(&LeftOutReason) -> bool| {
            resolved
                .left_out
                .iter()
                .filter(|left| fits(&left.reason))
                .count()
        };
        counts.push([
            direct(&resolved.progression).len(),
            of(|reason| matches!(reason, LeftOutReason::Ambiguous { .. })),
            of(|reason| matches!(reason, LeftOutReason::NotInLibrary { .. })),
            of(|reason| matches!(reason, LeftOutReason::NotATarget { .. })),
        ]);
    }
    assert_eq!(counts, [[459, 298, 0, 0]; 2]);
}

/// Dependencies between the same standards that others worked out, with a point in place of the
/// dash in codes of high school.
fn dependencies() -> Option<Progression> {
    let rows: Value =
        serde_json::from_slice(&common::corpus("prerequisites/ccssm-dependencies.json")?).unwrap();
    let id = |code: &Value| {
        let code = code.as_str().unwrap();
        let code = match code.strip_prefix("HS") {
            Some(_) => code.replacen('.', "-", 1),
            None => code.to_owned(),
        };
        ItemId::new(code).unwrap()
    };
    let rows = rows["dependencies"].as_array().unwrap().iter();
    let edges = rows.filter(|row| row["relationship"] == "dependency");
    let mut ways: BTreeMap<ItemId, Vec<ItemId>> = BTreeMap::new();
    for row in edges {
        ways.entry(id(&row["target"]))
            .or_default()
            .push(id(&row["source"]));
    }
    let source = RequirementSource::named("dependencies");
    let requirement = |(target, way)| {
        Requirement::new(target)
            .way(way)
            .recommended()
            .from_source(source.clone())
    };
    Some(ways.into_iter().map(requirement).collect())
}

/// Two maps of one framework agree in most, differ in some, and nowhere say the opposite.
#[test]
fn two_maps_of_one_framework_beside_each_other() {
    let (Some(map), Some(other)) = (map(), dependencies()) else {
        return;
    };
    let map = map.progression();
    let (one, two) = (direct(&map), direct(&other));
    assert_eq!(
        (one.len(), two.len(), one.intersection(&two).count()),
        (757, 729, 705)
    );
    let merged = map.merge(&other);
    assert!(merged.contradictions().is_empty());
    assert_eq!(merged.learnable_count(), merged.len());

    // Turned round, everything that both say is a contradiction.
    let turned = two.iter().map(|(before, after)| {
        let requirement = Requirement::new(before.clone()).way([after.clone()]);
        requirement.from_source(RequirementSource::named("turned"))
    });
    let turned = map.merge(&turned.collect());
    let contradictions = turned.contradictions();
    assert_eq!(contradictions.len(), one.intersection(&two).count());
    for pair in &contradictions {
        let sides = [
            pair.first_before_second().next().unwrap(),
            pair.second_before_first().next().unwrap(),
        ];
        let who = sides.map(|side| side.provenance().next().unwrap().source().to_string());
        assert!(who.contains(&"turned".to_owned()) && who.contains(&"coherence map".to_owned()));
    }
}

const LINES: &str = r#"{"type": "node", "identifier": "a", "properties": {"caseIdentifierUUID": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "statementCode": "K.1", "gradeLevel": "[\"K\"]"}}
{"type": "node", "identifier": "b", "properties": {"statementCode": "K.2", "description": "Count.", "gradeLevel": "K"}}
{"type": "relationship", "label": "buildsTowards", "source_identifier": "a", "target_identifier": "b"}
{"type": "relationship", "label": "relatesTo", "source_identifier": "b", "target_identifier": "a"}
{"type": "relationship", "label": "hasChild", "source_identifier": "b", "target_identifier": "a"}
"#;

const SMALL: &str = r#"{
 "domains": {"1": {"grade": "K", "ordinal": "CC"}, "2": {"grade": "HS", "ordinal": "G-CO"}},
 "clusters": {"1": {"ccmathdomain_id": "1", "ordinal": "A"}, "2": {"ccmathdomain_id": "2", "ordinal": "A"}},
 "standards": {"1": {"ccmathcluster_id": "1", "ordinal": "1", "desc": "<p>Count.</p>"}, "2": {"ccmathcluster_id": "2", "ordinal": "1"}},
 "edges": [{"from": "1", "to": "2"}],
 "nd_edges": [{"from": 1, "to": 2}]
}"#;

/// Whatever is read, every finding has its place, and what was read is at hand.
fn holds(bytes: &[u8]) {
    let library = common::examples_library();
    for read in [
        coherence_map::from_slice(bytes),
        knowledge_graph::from_slice(bytes),
    ] {
        let reports = match &read {
            Ok(edges) => edges.reports().to_vec(),
            Err(error) => error.reports().to_vec(),
        };
        assert_eq!(read.is_err(), reports[0].blocking().next().is_some());
        for finding in reports.iter().flatten() {
            assert!(
                finding.place().position().is_some(),
                "{}",
                finding.message()
            );
        }
        reports[0].render("input");
        let Ok(edges) = read else { continue };
        for edge in edges.edges().chain(edges.related()) {
            assert!(edge.place().span().unwrap().end as usize <= bytes.len());
            assert_ne!(edge.before().item(), edge.after().item());
        }
        let resolved = edges.resolve(&library);
        assert!(
            direct(&resolved.progression).len() + resolved.left_out.len() <= edges.edges().len()
        );
        assert_eq!(direct(&edges.progression()).len(), edges.edges().len());
    }
    Format::guess(bytes);
}

#[test]
fn hostile_input_does_no_harm() {
    for good in [LINES, SMALL] {
        for cut in 0..good.len() {
            holds(&good.as_bytes()[..cut]);
            let mut other = good.as_bytes().to_vec();
            for byte in [0xff, b'"', b'\n', b'0'] {
                other[cut] = byte;
                holds(&other);
            }
        }
    }
    for bytes in [
        "",
        "\n\n",
        "[]",
        "\u{feff}{}",
        "{}\n{}",
        "null",
        "{\"standards\": [], \"edges\": {}}",
    ] {
        holds(bytes.as_bytes());
    }
}

/// Each value of each form replaced by one of each type.
#[test]
fn values_of_other_types_are_told() {
    for good in [LINES, SMALL] {
        let lines: Vec<&str> = match good {
            LINES => good.split_inclusive('\n').collect(),
            _ => vec![good],
        };
        let mut start = 0;
        for line in lines {
            let json = continua::source::Json::parse(line.trim().as_bytes()).unwrap();
            for span in json.values().map(continua::source::Value::span) {
                let (from, to) = (start + span.start as usize, start + span.end as usize);
                for other in [
                    "null",
                    "-7.5e9",
                    "\"\"",
                    "\" \\u0000\"",
                    "[{}, null]",
                    "{\"\": {}}",
                ] {
                    holds(format!("{}{other}{}", &good[..from], &good[to..]).as_bytes());
                }
            }
            start += line.len();
        }
    }
}

#[test]
fn a_limit_is_kept_to() {
    let limits = continua::source::Limits::default().with_bytes(100);
    let map = coherence_map::from_slice_with(SMALL.as_bytes(), &limits).unwrap_err();
    let graph = knowledge_graph::from_slices_with([LINES.as_bytes()], &limits).unwrap_err();
    for error in [map, graph] {
        assert_eq!(error.report().iter().next().unwrap().code(), "JSON-001");
    }
    // Depth is that of one line: the nodes are too deep, and what they join is not declared.
    let flat = continua::source::Limits::default().with_depth(1);
    let graph = knowledge_graph::from_slices_with([LINES.as_bytes()], &flat).unwrap();
    let codes: Vec<_> = graph.reports()[0]
        .iter()
        .map(|f| (f.code(), f.count()))
        .collect();
    assert_eq!(codes, [("EDGE-002", 2)]);
    assert_eq!(graph.edges().len(), 1);
}

/// Nodes in one input, edges in others, whatever the order; each has a report of its own.
#[test]
fn inputs_are_read_together() {
    let lines: Vec<&str> = LINES.lines().collect();
    let wrong = format!("{}\r\n\r\n{}", lines[2], lines[2].replace("\"b\"", "\"c\""));
    let graph = knowledge_graph::from_slices([
        wrong.as_bytes(),
        lines[0].as_bytes(),
        lines[1].as_bytes(),
        lines[2].as_bytes(),
    ])
    .unwrap();
    assert_eq!(graph.edges().len(), 1);
    let told: Vec<Vec<(&str, u32)>> = graph
        .reports()
        .iter()
        .map(|report| {
            let line = |finding: &continua::Finding| finding.place().position().unwrap().line;
            report
                .iter()
                .map(|finding| (finding.code(), line(finding)))
                .collect()
        })
        .collect();
    assert_eq!(
        told,
        [vec![("EDGE-007", 3)], vec![], vec![], vec![("EDGE-009", 1)]]
    );
    assert_eq!(
        Format::guess(LINES.as_bytes()),
        Some(Format::KnowledgeGraph)
    );
    assert_eq!(Format::guess(SMALL.as_bytes()), Some(Format::CoherenceMap));
}
