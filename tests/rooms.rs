//! No room of the house uses a room above it.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, lowest first. A room may use those before it and itself.
const ROOMS: &[&str] = &[
    "id",
    "score",
    "moment",
    "graph",
    "source",
    "finding",
    "framework",
    "progression",
    "evidence",
    "mastery",
    "advancement",
    "overlay",
    "learner",
    "format",
    "check",
    "bin",
];

/// Rooms that must not use another although it is lower.
const NEVER: &[(&str, &str)] = &[
    ("format", "advancement"),
    ("format", "overlay"),
    ("format", "evidence"),
];

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The rooms that a source names by `crate::room`, documentation and tests apart.
fn rooms_named(source: &str) -> Vec<&'static str> {
    let code: String = source
        .lines()
        .take_while(|line| *line != "#[cfg(test)]")
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect();
    let named = code.split("crate::").skip(1).filter_map(|rest| {
        let end = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .unwrap_or(rest.len());
        ROOMS.iter().find(|room| **room == &rest[..end]).copied()
    });
    named.collect()
}

#[test]
fn no_room_uses_a_room_above_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    let place = |room: &str| ROOMS.iter().position(|known| *known == room);
    let mut wrong = Vec::new();
    let mut looked_at = 0;
    for file in files {
        let inside = file.strip_prefix(&root).unwrap();
        let first = inside
            .components()
            .next()
            .unwrap()
            .as_os_str()
            .to_str()
            .unwrap();
        let room = first.trim_end_matches(".rs");
        if room == "lib" {
            continue;
        }
        let at = place(room).unwrap_or_else(|| panic!("`{room}` is no room: add it to the list"));
        looked_at += 1;
        for named in rooms_named(&fs::read_to_string(&file).unwrap()) {
            let upward = place(named).unwrap() > at;
            if upward || NEVER.contains(&(room, named)) {
                wrong.push(format!("{} uses {named}", inside.display()));
            }
        }
    }
    assert!(looked_at > 20, "only {looked_at} files were looked at");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn an_upward_use_is_seen() {
    assert_eq!(
        rooms_named("use crate::check::Profile;\n// crate::bin\n"),
        ["check"]
    );
    assert_eq!(
        rooms_named("use crate::id::ItemId;\n#[cfg(test)]\nuse crate::check;"),
        ["id"]
    );
}
