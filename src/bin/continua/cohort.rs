//! `continua standing --count`: how many learners stand where.

use std::fmt::Write as _;

use continua::advancement::{CohortTable, Counts, LadderCounts};
use continua::framework::{Competency, Ladder};
use continua::report::cell;
use serde_json::{Value, json};

/// What is counted of one competency, in the order of the columns.
const COLUMNS: [&str; 8] = [
    "demonstrated",
    "awaiting confirmation",
    "too little",
    "below",
    "disagrees",
    "no evidence",
    "not applicable",
    "held",
];

fn columns(counts: &Counts) -> [u32; 8] {
    [
        counts.demonstrated,
        counts.awaiting_confirmation,
        counts.too_little,
        counts.below,
        counts.disagrees,
        counts.no_evidence,
        counts.not_applicable,
        counts.held,
    ]
}

/// The rungs of a ladder, lowest first, and then what stands on none, each with its count.
fn places<'t>(ladder: &'t Ladder, counts: &LadderCounts) -> Vec<(&'t str, u32)> {
    let at = |rung| counts.places.get(rung).copied().unwrap_or_default();
    let rungs = ladder.rungs().iter();
    let rungs = rungs.map(|rung| (rung.title(), at(rung.id())));
    let others = [
        ("no place yet", counts.no_place),
        ("not applicable", counts.not_applicable),
    ];
    rungs.chain(others).collect()
}

/// A row for each competency and a block for each ladder. Writing to a `String` cannot fail.
pub fn as_text(table: &CohortTable, least: u32) -> String {
    let mut out = format!("{} learners\n\n", table.learners());
    let labels = table.rows().map(|(competency, _)| competency.label());
    let width = labels.map(|label| label.chars().count()).max().unwrap_or(0);
    let _ = writeln!(out, "{:width$}  {}", "", COLUMNS.join("  "));
    for (competency, counts) in table.rows_of_at_least(least) {
        let _ = write!(out, "{:width$}", competency.label());
        for (at, name) in COLUMNS.iter().enumerate() {
            let count = counts.and_then(|counts| columns(counts).get(at).copied());
            let count = count.map_or_else(|| "few".to_owned(), |count| count.to_string());
            let _ = write!(out, "  {count:>wide$}", wide = name.len());
        }
        out.push('\n');
    }
    for (competency, ladder, counts) in table.ladders_of_at_least(least) {
        let _ = writeln!(out, "\n{}, from level to level", competency.label());
        let Some(counts) = counts else {
            out.push_str("  few\n");
            continue;
        };
        for (name, count) in places(ladder, counts) {
            let _ = writeln!(out, "  {name}: {count}");
        }
    }
    out
}

/// What is hidden is `null`.
pub fn as_json(table: &CohortTable, least: u32) -> String {
    let rows = table.rows_of_at_least(least);
    let rows = rows.map(|(it, counts)| json!({"id": it.id(), "counts": counts}));
    let ladders = table.ladders_of_at_least(least);
    let ladders = ladders.map(|(it, _, counts)| json!({"id": it.id(), "counts": counts}));
    let table = json!({
        "learners": table.learners(),
        "targets": rows.collect::<Vec<Value>>(),
        "ladders": ladders.collect::<Vec<Value>>(),
    });
    format!("{table:#}\n")
}

/// A row for each competency and count, and for each rung of its ladder. What is hidden is empty.
pub fn as_csv(table: &CohortTable, least: u32) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["code", "identifier", "rung", "what", "learners", "text"])?;
    let mut write = |it: Competency<'_>, rung: &str, what: &str, count: Option<u32>| {
        let count = count.map(|count| count.to_string()).unwrap_or_default();
        let (code, text) = (it.code().unwrap_or_default(), it.full_text());
        let id = it.id().to_string();
        writer.write_record([code, &id, rung, what, &count, &text].map(cell))
    };
    for (competency, counts) in table.rows_of_at_least(least) {
        for (at, name) in COLUMNS.iter().enumerate() {
            let count = counts.and_then(|counts| columns(counts).get(at).copied());
            write(competency, "", name, count)?;
        }
    }
    for (competency, ladder, counts) in table.ladders_of_at_least(least) {
        let shown = counts.cloned().unwrap_or_default();
        let named = ladder.rungs().len();
        for (at, (name, count)) in places(ladder, &shown).into_iter().enumerate() {
            let (rung, what) = if at < named {
                (name, "place")
            } else {
                ("", name)
            };
            write(competency, rung, what, counts.map(|_| count))?;
        }
    }
    let bytes = writer
        .into_inner()
        .map_err(csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
