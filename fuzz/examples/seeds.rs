//! Writes the first inputs of all targets to `fuzz/corpus`: the files of `fuzz/seeds`, the example
//! data, the defect files of the tests, and the examples of every rule.
//!
//! `cargo run --manifest-path fuzz/Cargo.toml --example seeds`

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use continua::check::catalogue;

/// Longer ones would be cut by the fuzzer, and then be no JSON.
const LONGEST: usize = 65_536;

fn main() -> io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    for target in ["json", "case", "overlay", "evidence", "edges"] {
        fs::create_dir_all(here.join("corpus").join(target))?;
        for file in files(&here.join("seeds").join(target))? {
            seed(target, &name(&file), &fs::read(&file)?)?;
        }
    }
    for file in files(&here.join("../tests/data/invalid"))? {
        if file
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let bytes = fs::read(&file)?;
            seed("json", &name(&file), &bytes)?;
            seed("case", &name(&file), &bytes)?;
        }
    }
    for rule in catalogue() {
        let target = match rule.group() {
            "OVER" | "POL" => "overlay",
            "EVID" => "evidence",
            "EDGE" => "edges",
            _ => "case",
        };
        seed(target, &format!("{}-bad", rule.code), rule.bad.as_bytes())?;
        seed(target, &format!("{}-good", rule.code), rule.good.as_bytes())?;
    }
    let data = here.join("../examples/data");
    seed("overlay", "example", &fs::read(data.join("overlay.json"))?)?;
    seed(
        "evidence",
        "ten-lines",
        &fs::read(data.join("ten-lines.csv"))?,
    )?;
    let table = fs::read_to_string(data.join("evidence.csv"))?;
    seed("evidence", "table", lines(&table, 0, 12).as_bytes())?;
    let records = fs::read_to_string(data.join("evidence.jsonl"))?;
    for start in (0..records.lines().count()).step_by(9) {
        let part = lines(&records, start, 3);
        seed("evidence", &format!("records-{start}"), part.as_bytes())?;
    }
    Ok(())
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>()?;
    files.sort();
    Ok(files)
}

fn name(file: &Path) -> String {
    file.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn lines(text: &str, start: usize, count: usize) -> String {
    text.split_inclusive('\n').skip(start).take(count).collect()
}

fn seed(target: &str, name: &str, bytes: &[u8]) -> io::Result<()> {
    if bytes.len() > LONGEST {
        return Ok(());
    }
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("corpus")
        .join(target);
    fs::write(corpus.join(format!("seed-{name}")), bytes)
}
