//! The presets and estimators held to what the peers compute.
//!
//! The vectors are facts (inputs, settings, results) from the peers' own tests, specifications and
//! help pages. They are sought in the folder `CONTINUA_VECTORS`, else in `../shared/vectors`; their
//! absence is printed, and fails if `CONTINUA_REQUIRE_CORPUS=1`. Every vector passes, or is skipped
//! for a stated reason. Beside the vectors stand oracles: the published formulas, computed slowly and
//! exactly, which every exact preset equals over random inputs.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::path::{Path, PathBuf};

use serde_json::Value;

#[path = "peers/canvas.rs"]
mod canvas;
#[path = "peers/canvas_oracle.rs"]
mod canvas_oracle;
#[path = "peers/exact.rs"]
mod exact;
#[path = "peers/kolibri_oracle.rs"]
mod kolibri_oracle;
#[path = "peers/moodle.rs"]
mod moodle;
#[path = "peers/moodle_oracle.rs"]
mod moodle_oracle;
#[path = "peers/open_edx.rs"]
mod open_edx;
#[path = "peers/open_edx_oracle.rs"]
mod open_edx_oracle;
#[path = "peers/others.rs"]
mod others;

/// How many vectors there are of each kind.
const PASSED: usize = 152;
const FAILED: usize = 0;
const SKIPPED: usize = 30;

/// What came of a vector.
enum Verdict {
    /// What was found, and what the peer has.
    Compared(String, String),
    /// Why it is not compared.
    Skipped(&'static str),
}

fn compared(found: impl std::fmt::Debug, expected: impl std::fmt::Debug) -> Verdict {
    Verdict::Compared(format!("{found:?}"), format!("{expected:?}"))
}

fn vectors() -> Option<Vec<Value>> {
    let folder = std::env::var_os("CONTINUA_VECTORS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/vectors"),
        PathBuf::from,
    );
    let file = folder.join("peers.json");
    if !file.is_file() {
        assert!(
            std::env::var("CONTINUA_REQUIRE_CORPUS").as_deref() != Ok("1"),
            "the vectors are required but not at {}",
            file.display()
        );
        println!("skipped: no vectors at {}", file.display());
        return None;
    }
    let all: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    assert_eq!(all["version"], 1, "the vectors have another version");
    Some(all["vectors"].as_array().unwrap().clone())
}

/// Judges a vector by its system. One that nobody knows is a failure.
fn verdict(vector: &Value) -> Option<Verdict> {
    match vector["system"].as_str()? {
        "canvas" => canvas::verdict(vector),
        "moodle" => moodle::verdict(vector),
        "openedx-cbe" => open_edx::verdict(vector),
        "kolibri" | "khan" | "mastery_connect" | "otus" | "educate_cbk12" | "teacherease"
        | "marzano_power_law" => others::verdict(vector),
        system => reason(system).map(Verdict::Skipped),
    }
}

/// Why the vectors of a system are outside this crate.
fn reason(system: &str) -> Option<&'static str> {
    match system {
        "artemis" => Some(
            "progress mixes points with lecture units that were opened, which are no evidence of \
             learning; one vector is a known fault of the peer (0/0 becomes 0)",
        ),
        "cass" => Some(
            "assertions that travel along relations are inference, which here chooses what to offer \
             and is never counted as evidence; the peer's rules for `implies` are not sound",
        ),
        "fsrs-rs" => Some("spaced repetition: when to practise again, not what was shown"),
        "trane" => Some("a scheduler of exercises: what to practise next, not what was shown"),
        _ => None,
    }
}

#[test]
fn presets_give_what_the_peers_give() {
    let Some(vectors) = vectors() else {
        return;
    };
    let (mut passed, mut failed, mut skipped) = (0, Vec::new(), 0);
    for vector in &vectors {
        let id = vector["id"].as_str().unwrap();
        match verdict(vector) {
            Some(Verdict::Compared(found, expected)) if found == expected => passed += 1,
            Some(Verdict::Compared(found, expected)) => {
                failed.push(format!("{id}: found {found}, expected {expected}"));
            }
            Some(Verdict::Skipped(reason)) => {
                println!("skipped {id}: {reason}");
                skipped += 1;
            }
            None => failed.push(format!("{id}: neither compared nor skipped for a reason")),
        }
    }
    for failure in &failed {
        println!("failed {failure}");
    }
    println!(
        "{passed} passed, {} failed, {skipped} skipped, of {}",
        failed.len(),
        vectors.len()
    );
    assert_eq!(passed + failed.len() + skipped, vectors.len());
    assert_eq!((passed, failed.len(), skipped), (PASSED, FAILED, SKIPPED));
}
