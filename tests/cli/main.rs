//! The command: verbs, outputs, exit codes, and errors that say what to do.
#![cfg(feature = "cli")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod check;
mod map;
mod policy;
mod standing;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_continua"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A place in the folder that the build keeps for tests. No two tests use the same name, for they
/// run side by side.
fn place(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli");
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(name)
}

/// A file with this content, under a name that no other test uses.
fn scratch(name: &str, content: &str) -> String {
    let path = place(name);
    std::fs::write(&path, content).unwrap();
    path.to_string_lossy().into_owned()
}

const FRAMEWORK: &str = "examples/data/framework.json";
const OVERLAY: &str = "examples/data/overlay.json";
const EVIDENCE: &str = "examples/data/evidence.jsonl";

#[test]
fn show_counts_walks_and_lists() {
    let summary = text(&run(&["show", FRAMEWORK]).stdout);
    assert!(summary.contains("items         162"), "{summary}");
    assert!(summary.contains("Kindergarten"), "{summary}");
    let tree = text(&run(&["show", FRAMEWORK, "--tree"]).stdout);
    assert_eq!(tree.lines().count(), 162);
    let targets = text(&run(&["show", FRAMEWORK, "--targets"]).stdout);
    assert_eq!(targets.lines().count(), 116);
    assert!(
        targets
            .lines()
            .any(|line| line.starts_with("NUM.K.1\tKG\tThe learner can count"))
    );
}

#[test]
fn help_has_an_example_for_each_verb() {
    for verb in [
        &["check"][..],
        &["show"],
        &["overlay", "new"],
        &["standing"],
        &["explain"],
        &["policy"],
        &["map"],
    ] {
        let help = text(&run(&[verb, &["--help"]].concat()).stdout);
        assert!(help.contains("Example:"), "{help}");
    }
}
