//! What several tests share.

#![allow(dead_code, reason = "each test file uses a part")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what a test cannot unwrap fails it"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use continua::format::case::Package;
use continua::framework::Library;

/// The bytes of a file of the corpus, or nothing where the corpus is absent.
///
/// The corpus is sought in `CONTINUA_CORPUS`, else in `../shared/corpus`. Its absence is printed,
/// and fails if `CONTINUA_REQUIRE_CORPUS=1`.
pub fn corpus(path: &str) -> Option<Vec<u8>> {
    let file = corpus_root()?.join(path);
    Some(std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display())))
}

/// The folder of the corpus, or nothing where it is absent.
pub fn corpus_root() -> Option<PathBuf> {
    let root = std::env::var_os("CONTINUA_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"),
        PathBuf::from,
    );
    if root.is_dir() {
        return Some(root);
    }
    assert!(
        std::env::var("CONTINUA_REQUIRE_CORPUS").as_deref() != Ok("1"),
        "the corpus is required but not at {}",
        root.display()
    );
    println!("skipped: no corpus at {}", root.display());
    None
}

/// Holds a text equal to a file of the repository; `CONTINUA_BLESS=1` writes the file.
pub fn pinned(path: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var("CONTINUA_BLESS").as_deref() == Ok("1") {
        std::fs::write(&path, text).unwrap();
        return;
    }
    let held = std::fs::read_to_string(&path)
        .unwrap_or_default()
        .replace("\r\n", "\n");
    assert!(
        held == text,
        "{} differs; run again with CONTINUA_BLESS=1 and look at the difference.\n{}",
        path.display(),
        first_difference(&held, text)
    );
}

fn first_difference(held: &str, text: &str) -> String {
    let mut lines = held.lines().zip(text.lines()).zip(1..);
    match lines.find(|((held, now), _)| held != now) {
        Some(((held, now), line)) => format!("line {line}\n  held: {held}\n  now:  {now}"),
        None => "one is longer".to_owned(),
    }
}

/// The library against which the examples of overlays, policies and evidence are judged: one
/// framework, by the name of `math`.
pub fn examples_library() -> Library {
    let package = Package::from_slice(include_bytes!("../data/examples.json")).unwrap();
    Library::of([("math", package.framework().unwrap())]).unwrap()
}

/// The framework of the examples as a table.
pub fn examples_table() -> String {
    let mut out = String::from(
        "| code | item type | band | statement | identifier |\n|---|---|---|---|---|\n",
    );
    for item in examples_library().items() {
        writeln!(
            out,
            "| `{}` | {} | {} | {} | `{}` |",
            item.code().unwrap_or_default(),
            item.kind().unwrap_or_default(),
            item.band().map_or("", |band| band.code()),
            item.statement(),
            item.id()
        )
        .unwrap();
    }
    out
}
