//! No room of the house uses a room above it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::collections::HashMap;
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
    "report",
    "format",
    "check",
    "picture",
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

/// The names that `lib.rs` re-exports, each with its room.
fn re_exports(lib: &str) -> HashMap<String, &'static str> {
    let mut names = HashMap::new();
    for part in lib.split("pub use ").skip(1) {
        let (path, _) = part.split_once(';').unwrap();
        let (room, list) = path.split_once("::").unwrap();
        let room = ROOMS.iter().find(|known| **known == room).unwrap();
        for name in list.trim_matches(['{', '}']).split(',').map(str::trim) {
            names.insert(name.trim_matches(['{', '}']).to_owned(), *room);
        }
    }
    names
}

/// The rooms that a source names, by `crate::room` or by a name that `lib.rs` re-exports;
/// documentation and tests apart.
fn rooms_named(source: &str, names: &HashMap<String, &'static str>) -> Vec<&'static str> {
    let code: String = source
        .lines()
        .take_while(|line| *line != "#[cfg(test)]")
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect();
    let mut rooms = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let end = match rest.strip_prefix('{') {
            Some(_) => rest.find(';').unwrap_or(rest.len()),
            None => rest
                .find([' ', ';', '\n', '(', ',', ')', '<', '>', '{'])
                .unwrap_or(rest.len()),
        };
        for word in rest[..end].split(|c: char| !c.is_ascii_alphanumeric() && c != '_') {
            let room = ROOMS.iter().find(|room| **room == word).copied();
            // Within a path only its first word is a room.
            let first = rest.starts_with(word) || rest.starts_with('{');
            rooms.extend(
                room.filter(|_| first)
                    .or_else(|| names.get(word).copied().filter(|_| first)),
            );
        }
    }
    rooms
}

#[test]
fn no_room_uses_a_room_above_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    let names = re_exports(&fs::read_to_string(root.join("lib.rs")).unwrap());
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
        for named in rooms_named(&fs::read_to_string(&file).unwrap(), &names) {
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
    let names = re_exports("pub use id::{ItemId, LevelId};\npub use overlay::Overlay;");
    let named = |source: &str| rooms_named(source, &names);
    assert_eq!(
        named("use crate::check::Profile;\n// crate::bin\n"),
        ["check"]
    );
    assert_eq!(
        named("use crate::id::ItemId;\n#[cfg(test)]\nuse crate::check;"),
        ["id"]
    );
    assert_eq!(named("use crate::{ItemId, Overlay};\n"), ["id", "overlay"]);
    assert_eq!(named("fn f(x: crate::Overlay) {}\n"), ["overlay"]);
}
