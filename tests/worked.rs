//! Worked cases: what a published map says to teachers, pinned as facts.
//!
//! The facts were counted apart from the library, by the plainest means.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod common;

use std::collections::{BTreeMap, HashMap};

use continua::ItemId;
use continua::format::coherence_map;
use continua::format::edges::Edges;
use continua::progression::{
    Competencies, Progression, Requirement, RequirementSource, Sketch, Strength,
};
use serde_json::Value;

fn id(text: &str) -> ItemId {
    ItemId::new(text).unwrap()
}

fn sorted(ids: Competencies<'_>) -> Vec<String> {
    let mut texts: Vec<String> = ids.map(ToString::to_string).collect();
    texts.sort();
    texts
}

fn sizes(progression: &Progression) -> Vec<usize> {
    let layers = progression.layers();
    layers.iter().map(|layer| layer.len()).collect()
}

/// The competencies that most rests on, and on how many.
fn gateways(progression: &Progression, most: usize) -> Vec<(u64, String)> {
    // With more ranks than competencies every answer is exact.
    let gateways = progression.gateways(Sketch::seeded(1).with_ranks(512));
    let first = gateways.most().take(most);
    first
        .map(|gateway| {
            assert!(gateway.is_exact());
            assert_eq!(gateway.reach(), progression.reach(gateway.id()) as u64);
            (gateway.reach(), gateway.id().to_string())
        })
        .collect()
}

/// The longest chain leads from a step that anybody can take up, each step resting on the one
/// before.
fn holds(progression: &Progression, chain: &[&ItemId]) {
    for pair in chain.windows(2) {
        assert!(progression.direct_before(pair[1]).any(|id| id == pair[0]));
    }
    assert_eq!(progression.direct_before(chain[0]).len(), 0);
}

const GRADES: [&str; 10] = ["K", "1", "2", "3", "4", "5", "6", "7", "8", "HS"];

/// All standards of the map, those without an edge too.
fn common_core() -> Option<(Edges, Progression)> {
    let bytes = common::corpus("prerequisites/coherence-map-sap.json")?;
    let map = coherence_map::from_slice(&bytes).unwrap();
    let mut builder = Progression::builder();
    builder.extend(map.nodes().map(|node| node.item().clone()));
    let progression = builder.merge(&map.progression()).build();
    Some((map, progression))
}

fn of_grade<'e>(map: &'e Edges, grade: &'e str) -> impl Iterator<Item = ItemId> + 'e {
    let nodes = map.nodes();
    let nodes = nodes.filter(move |node| node.levels().next() == Some(grade));
    nodes.map(|node| node.item().clone())
}

#[test]
fn common_core_mathematics_as_a_whole() {
    let Some((map, progression)) = common_core() else {
        return;
    };
    assert_eq!(progression.len(), 480);
    assert_eq!(progression.learnable_count(), 480);
    assert_eq!(
        sizes(&progression),
        [
            119, 21, 16, 16, 14, 22, 22, 16, 13, 7, 9, 6, 5, 11, 9, 9, 16, 9, 19, 21, 22, 18, 12,
            18, 8, 4, 2, 3, 6, 4, 3
        ]
    );
    // 84 standards have no edge at all: they can be taken up at any time, and nothing waits for
    // them.
    assert_eq!(progression.entry_points().len(), 119);
    assert_eq!(progression.capstones().len(), 175);
    assert_eq!(map.progression().entry_points().len(), 119 - 84);
    assert_eq!(map.progression().capstones().len(), 175 - 84);
    // Where the map begins in kindergarten.
    let begins = sorted(map.progression().entry_points());
    assert_eq!(
        begins[26..],
        [
            "K.CC.A.1",
            "K.CC.B.4.a",
            "K.CC.B.4.c",
            "K.CC.C.6",
            "K.G.A.1",
            "K.G.A.2",
            "K.G.A.3",
            "K.MD.A.1",
            "K.OA.A.1"
        ]
    );
}

#[test]
fn the_longest_chains_of_common_core_mathematics() {
    let Some((_, progression)) = common_core() else {
        return;
    };
    let layers = progression.layers();
    let chains: Vec<Vec<&ItemId>> = layers.longest_chains().map(Iterator::collect).collect();
    let tops: Vec<String> = chains.iter().map(|chain| chain[30].to_string()).collect();
    assert_eq!(tops, ["HSG-SRT.D.10", "HSG-SRT.D.11", "HSN-CN.B.6"]);
    for chain in &chains {
        assert_eq!(chain.len(), 31);
        holds(&progression, chain);
    }
}

#[test]
fn gateways_of_common_core_mathematics() {
    let Some((_, progression)) = common_core() else {
        return;
    };
    // What much of school mathematics rests on: what an equals sign means, and where things are
    // and what they are called.
    let first = gateways(&progression, 8);
    let told: Vec<(u64, &str)> = first.iter().map(|(n, id)| (*n, id.as_str())).collect();
    assert_eq!(
        told,
        [
            (245, "1.OA.D.7"),
            (245, "K.G.A.1"),
            (245, "K.G.A.2"),
            (245, "K.G.A.3"),
            (242, "K.MD.A.1"),
            (241, "K.MD.A.2"),
            (238, "K.OA.A.1"),
            (237, "1.MD.A.1"),
        ]
    );
    // And the standard that rests on most.
    let most = id("HSG-GPE.B.5");
    assert_eq!(progression.before(&most).len(), 154);
    let others = progression.competencies();
    assert!(
        others
            .into_iter()
            .all(|id| progression.before(id).len() <= 154)
    );
}

/// What is ready once everything up to a grade is held: how much is held, how much is ready, how
/// much of that is of the next grade, how much of that rests on something, and the first of those.
#[test]
fn ready_after_each_grade_of_common_core_mathematics() {
    type After = (&'static str, [usize; 4], [&'static str; 4]);
    const AFTER: [After; 9] = [
        (
            "K",
            [25, 115, 13, 8],
            ["1.G.A.1", "1.G.A.2", "1.MD.A.1", "1.NBT.A.1"],
        ),
        (
            "1",
            [49, 112, 16, 9],
            ["2.G.A.1", "2.MD.A.1", "2.MD.C.7", "2.MD.D.10"],
        ),
        (
            "2",
            [77, 104, 22, 7],
            ["3.G.A.1", "3.MD.C.5", "3.NBT.A.1", "3.NBT.A.2"],
        ),
        (
            "3",
            [114, 94, 17, 11],
            ["4.G.A.1", "4.G.A.3", "4.MD.A.1", "4.MD.A.3"],
        ),
        (
            "4",
            [151, 87, 24, 11],
            ["5.G.A.1", "5.G.A.2", "5.G.B.3", "5.MD.C.3"],
        ),
        (
            "5",
            [191, 76, 23, 12],
            ["6.EE.A.1", "6.EE.C.9", "6.G.A.1", "6.G.A.2"],
        ),
        (
            "6",
            [238, 65, 27, 10],
            ["7.EE.A.1", "7.G.B.4", "7.G.B.5", "7.G.B.6"],
        ),
        (
            "7",
            [281, 56, 20, 9],
            ["8.EE.A.1", "8.EE.A.2", "8.EE.B.5", "8.EE.C.7.b"],
        ),
        (
            "8",
            [317, 55, 55, 33],
            ["HSA-APR.A.1", "HSA-REI.A.1", "HSA-REI.C.5", "HSA-REI.D.10"],
        ),
    ];
    let Some((map, progression)) = common_core() else {
        return;
    };
    let grade: HashMap<&ItemId, &str> = map
        .nodes()
        .map(|node| (node.item(), node.levels().next().unwrap()))
        .collect();
    let mut held = progression.held([]);
    assert_eq!(held.ready().len(), 119);
    for ((now, counts, first), next) in AFTER.into_iter().zip(&GRADES[1..]) {
        for standard in of_grade(&map, now) {
            held.insert(standard);
        }
        // No edge leads back to an earlier grade: what a grade ends with is a state.
        assert!(held.is_state() && held.underpinnings().is_empty(), "{now}");
        let ready: Vec<&ItemId> = held.ready().collect();
        let mut of_next: Vec<&ItemId> = ready.clone();
        of_next.retain(|id| grade[id] == *next);
        let mut resting: Vec<String> = of_next
            .iter()
            .filter(|id| progression.direct_before(id).len() > 0)
            .map(ToString::to_string)
            .collect();
        resting.sort();
        let told = [held.len(), ready.len(), of_next.len(), resting.len()];
        assert_eq!((now, told), (now, counts));
        assert_eq!(resting[..4], first);
        // Recommended only: everything else is open against the recommendation.
        assert_eq!(held.open().len() + ready.len() + held.len(), 480, "{now}");
    }
}

/// Concepts of machine learning, as their authors say what rests on what and why.
///
/// The files name a concept in three styles: as its folder, with dashes for underscores, and by
/// its title. What is neither is told.
struct Metacademy {
    progression: Progression,
    edges: usize,
    unlike_a_folder: usize,
    unknown: Vec<String>,
}

/// Small letters and digits, all else an underscore.
fn folder(tag: &str) -> String {
    let parts = tag.split(|c: char| !c.is_ascii_alphanumeric());
    let parts: Vec<String> = parts
        .filter(|part| !part.is_empty())
        .map(str::to_lowercase)
        .collect();
    parts.join("_")
}

fn metacademy() -> Option<Metacademy> {
    let bytes = common::corpus("prerequisites/metacademy-concepts.json")?;
    let read: Value = serde_json::from_slice(&bytes).unwrap();
    let concepts = read["concepts"].as_array().unwrap();
    let name = |concept: &Value| concept["id"].as_str().unwrap().to_owned();
    let known: BTreeMap<String, String> = concepts
        .iter()
        .map(|concept| (folder(&name(concept)), name(concept)))
        .collect();
    let source = RequirementSource::named("metacademy");
    let mut builder = Progression::builder();
    builder.extend(concepts.iter().map(|concept| id(&name(concept))));
    let (mut edges, mut unlike_a_folder, mut unknown) = (0, 0, Vec::new());
    for concept in concepts {
        let mut way = Vec::new();
        let mut reasons = Vec::new();
        for dependency in concept["dependencies"].as_array().unwrap() {
            edges += 1;
            let tag = dependency["tag"].as_str().unwrap();
            unlike_a_folder += usize::from(!known.values().any(|name| name == tag));
            match known.get(&folder(tag)) {
                Some(name) => way.push(id(name)),
                None => unknown.push(tag.to_owned()),
            }
            reasons.extend(dependency["reason"].as_str());
        }
        if way.is_empty() {
            continue;
        }
        // All of it is one requirement; each reason is a statement of it.
        let stated = Requirement::new(id(&name(concept))).way(way).recommended();
        let stated = stated.from_source(source.clone());
        builder.extend([stated.clone()]);
        builder.extend(reasons.into_iter().map(|why| stated.clone().because(why)));
    }
    Some(Metacademy {
        progression: builder.build(),
        edges,
        unlike_a_folder,
        unknown,
    })
}

#[test]
fn metacademy_as_a_whole() {
    let Some(read) = metacademy() else { return };
    assert_eq!((read.edges, read.unlike_a_folder), (985, 359));
    assert_eq!(read.unknown.len(), 20);
    assert!(read.unknown.contains(&"kruskals-algorithm".to_owned()));
    let progression = read.progression;
    assert_eq!(
        (progression.len(), progression.learnable_count()),
        (392, 392)
    );
    let direct = progression.competencies();
    let direct = direct.map(|id| progression.direct_before(id).len());
    assert_eq!(direct.sum::<usize>(), 985 - 20);
    assert_eq!(
        sizes(&progression),
        [
            24, 29, 30, 34, 44, 52, 40, 27, 18, 6, 8, 9, 20, 17, 17, 13, 3, 1
        ]
    );
    assert_eq!(progression.entry_points().len(), 24);
    assert_eq!(progression.capstones().len(), 139);
    // One concept by itself: the one that names nothing, and that nothing names.
    assert_eq!(
        progression
            .components()
            .filter(|part| part.len() == 1)
            .count(),
        1
    );
    // The reasons stand beside what they are reasons for.
    let logistic = id("logistic_regression");
    let requirement = progression.requirements(&logistic).next().unwrap();
    assert_eq!(requirement.strength(), Strength::Recommended);
    assert!(
        requirement
            .provenance()
            .any(|stated| stated.rationale().is_some())
    );
}

#[test]
fn the_longest_chain_and_the_gateways_of_metacademy() {
    let Some(read) = metacademy() else { return };
    let progression = read.progression;
    let layers = progression.layers();
    let chains: Vec<Vec<&ItemId>> = layers.longest_chains().map(Iterator::collect).collect();
    let [chain] = chains.as_slice() else {
        panic!("{chains:?}");
    };
    assert_eq!(chain.len(), 18);
    assert_eq!(*chain[17], id("gp_classification_laplace"));
    assert_eq!(progression.before(chain[17]).len(), 82);
    holds(&progression, chain);
    let first = gateways(&progression, 6);
    let told: Vec<(u64, &str)> = first.iter().map(|(n, id)| (*n, id.as_str())).collect();
    assert_eq!(
        told,
        [
            (223, "vectors"),
            (207, "dot_product"),
            (206, "functions_of_several_variables"),
            (206, "probability"),
            (198, "random_variables"),
            (181, "matrix_multiplication"),
        ]
    );
}

/// Somebody who has learned layer by layer, and somebody with one goal.
#[test]
fn ready_in_metacademy() {
    let Some(read) = metacademy() else { return };
    let progression = read.progression;
    let layers = progression.layers();
    let mut held = progression.held([]);
    let mut told = Vec::new();
    for layer in layers.iter().take(6) {
        for concept in layer {
            held.insert(concept.clone());
        }
        told.push((held.len(), held.ready().len()));
    }
    assert_eq!(
        told,
        [
            (24, 29),
            (53, 30),
            (83, 34),
            (117, 44),
            (161, 52),
            (213, 40)
        ]
    );

    let goal = id("logistic_regression");
    assert_eq!(progression.before(&goal).len(), 21);
    let mut held = progression.held(progression.before(&goal).cloned());
    assert!(held.is_state() && held.is_ready(&goal));
    // One link missing beneath blocks nothing that is near, and is told.
    let dot_product = id("dot_product");
    held.remove(&dot_product);
    assert!(!held.is_state() && held.is_ready(&goal));
    let missing: Vec<_> = held.underpinnings().competencies().collect();
    assert_eq!(missing, [&dot_product]);
    assert!(held.is_ready(&dot_product));
}
