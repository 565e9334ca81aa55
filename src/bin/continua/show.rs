//! `continua show`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use continua::framework::{Framework, Item, Role};

use crate::inputs::{Failure, frameworks, print};

#[derive(Debug, Args)]
pub struct Arguments {
    /// A framework file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Show the tree
    #[arg(long)]
    tree: bool,
    /// List the targets: code, band and full text
    #[arg(long)]
    targets: bool,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    for framework in frameworks(&arguments.file)? {
        // Writing to a `String` cannot fail.
        let mut out = String::new();
        if arguments.tree {
            tree(&mut out, &framework);
        }
        if arguments.targets {
            targets(&mut out, &framework);
        }
        if !arguments.tree && !arguments.targets {
            summary(&mut out, &framework);
        }
        print(&out);
    }
    Ok(ExitCode::SUCCESS)
}

fn summary(out: &mut String, framework: &Framework) {
    let document = framework.document();
    let _ = writeln!(out, "{}", framework.title());
    let _ = writeln!(out, "  identifier    {}", document.id());
    let said = [
        ("version", document.version()),
        ("creator", document.creator()),
        ("status", document.status().adoption()),
        ("language", document.language()),
    ];
    for (name, text) in said
        .into_iter()
        .filter_map(|(name, text)| Some((name, text?)))
    {
        let _ = writeln!(out, "  {name:<13} {text}");
    }
    let depth = framework.walk().map(|(depth, _)| depth).max().unwrap_or(0);
    let roots = framework.roots().len();
    let _ = writeln!(
        out,
        "  items         {} ({roots} at the top, depth {depth})",
        framework.len()
    );
    for role in Role::ALL {
        let count = framework.items().filter(|item| item.role() == role).count();
        let _ = writeln!(out, "    {role:<11} {count}");
    }
    counts(
        out,
        "kinds",
        framework
            .items()
            .map(|item| item.kind().unwrap_or("(none)").to_owned()),
    );
    counts(
        out,
        "associations",
        framework.associations().map(|a| a.kind().to_string()),
    );
    let bands: Vec<(String, String)> = framework
        .continuum()
        .bands()
        .map(|band| (band.title().to_owned(), band.targets().count().to_string()))
        .collect();
    section(out, "bands", &bands);
    let outside = framework.continuum().without_band().count();
    if outside > 0 {
        let _ = writeln!(out, "    (no band)   {outside}");
    }
}

fn counts(out: &mut String, heading: &str, names: impl Iterator<Item = String>) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    let rows: Vec<(String, String)> = counts
        .into_iter()
        .map(|(name, count)| (name, count.to_string()))
        .collect();
    section(out, heading, &rows);
}

fn section(out: &mut String, heading: &str, rows: &[(String, String)]) {
    let total = rows.len();
    let _ = writeln!(out, "  {heading:<13} {total}");
    let width = rows
        .iter()
        .map(|(name, _)| name.chars().count())
        .max()
        .unwrap_or(0);
    for (name, count) in rows {
        let _ = writeln!(out, "    {name:<width$}  {count}");
    }
}

fn tree(out: &mut String, framework: &Framework) {
    for (depth, item) in framework.walk() {
        let indent = 2 * (depth as usize - 1);
        let _ = writeln!(
            out,
            "{:indent$}{}{}",
            "",
            code(item),
            item.statement().trim()
        );
    }
}

fn code(item: Item<'_>) -> String {
    item.code()
        .map_or_else(String::new, |code| format!("{code}  "))
}

fn targets(out: &mut String, framework: &Framework) {
    for target in framework.competencies() {
        let band = target.band().map_or("", |band| band.code());
        let _ = writeln!(out, "{}\t{band}\t{}", target.label(), target.full_text());
    }
}
