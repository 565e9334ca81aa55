//! `continua standing`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{Args, ValueEnum};
use continua::advancement::{
    Applicability, Audience, Decision, LadderStanding, Outcome, Standing, Wording,
};
use continua::finding::Report;
use continua::framework::Rung;
use continua::overlay::Resolved;
use continua::report::cell;
use continua::{AsOf, EvidenceLog, LearnerId, Moment};
use serde_json::{Value, json};

use crate::cohort;
use crate::inputs::{Failure, Frameworks, evidence, expect_learner, print};

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    frameworks: Frameworks,
    /// Evidence: JSON lines, or CSV where the name ends so
    #[arg(long, value_name = "FILE")]
    evidence: PathBuf,
    /// One learner; a table of all where none is named
    #[arg(long, value_name = "ID")]
    learner: Option<LearnerId>,
    /// How many learners stand where, target by target and rung by rung, in place of who
    #[arg(long, conflicts_with = "learner")]
    count: bool,
    /// With --count: nothing of what fewer learners than this are counted for
    #[arg(long, value_name = "N", default_value_t = 1, requires = "count")]
    at_least: u32,
    /// As of this day or time; now where it is not said
    #[arg(long, value_name = "TIME")]
    as_of: Option<Moment>,
    /// How the result is written
    #[arg(long, value_enum, default_value_t = Output::Text)]
    output: Output,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Output {
    /// For people.
    Text,
    /// For programs, with proofs.
    Json,
    /// A row for each learner and competency, and for each rung of its ladder.
    Csv,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let resolved = arguments.frameworks.resolve()?;
    let (log, report) = evidence(&arguments.evidence, resolved.library())?;
    let as_of = AsOf::at(arguments.as_of.map_or_else(now, Ok)?);
    if arguments.count {
        let table = resolved.policy().cohort(&log, as_of);
        let table = table.map_err(|error| Failure::new(error.to_string()))?;
        print(&match arguments.output {
            Output::Text => cohort::as_text(&table, arguments.at_least),
            Output::Json => cohort::as_json(&table, arguments.at_least),
            Output::Csv => cohort::as_csv(&table, arguments.at_least)
                .map_err(|error| Failure::new(error.to_string()))?,
        });
        return Ok(exit(&report));
    }
    let learners: Vec<LearnerId> = if let Some(learner) = &arguments.learner {
        expect_learner(&arguments.evidence, &log, learner)?;
        vec![learner.clone()]
    } else {
        let mut all: Vec<LearnerId> = log.learners().cloned().collect();
        all.sort();
        all
    };
    let standings: Result<Vec<Standing>, _> = learners
        .iter()
        .map(|learner| resolved.policy().evaluate(&log, learner, as_of))
        .collect();
    let standings = standings.map_err(|error| Failure::new(error.to_string()))?;
    let text = match (arguments.output, standings.as_slice(), &arguments.learner) {
        (Output::Text, [standing], Some(_)) => one(standing, &log, &resolved),
        (Output::Text, all, _) => class(all),
        (Output::Json, all, _) => {
            let all: Vec<Value> = all.iter().map(|s| as_json(s, &log, &resolved)).collect();
            format!("{:#}\n", json!({ "standings": all }))
        }
        (Output::Csv, all, _) => as_csv(all).map_err(|error| Failure::new(error.to_string()))?,
    };
    print(&text);
    Ok(exit(&report))
}

fn exit(found: &Report) -> ExitCode {
    if found.has_errors() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// The clock is read here, and nowhere in the library.
pub fn now() -> Result<Moment, Failure> {
    let seconds = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map(|d| d.as_secs());
    let instant = seconds
        .ok()
        .and_then(|s| jiff::Timestamp::from_second(i64::try_from(s).ok()?).ok());
    instant
        .map(Moment::from)
        .ok_or_else(|| Failure::new("the clock cannot be read; use --as-of"))
}

fn asked(decision: &Decision<'_>) -> bool {
    decision.applicability() == Applicability::InScope
}

/// Decisions with why, what is missing, and what is next. Writing to a `String` cannot fail.
fn one(standing: &Standing, log: &EvidenceLog, resolved: &Resolved) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{}\n", standing.learner());
    let mut nothing = 0;
    for decision in standing.decisions() {
        if decision.outcome() == Outcome::NoEvidence && asked(&decision) {
            nothing += 1;
            continue;
        }
        let _ = writeln!(out, "{}", decision.proof(log).for_teacher());
    }
    let _ = writeln!(
        out,
        "Of {nothing} more targets nothing has been shown yet.\n"
    );
    let (wording, teacher) = (Wording::english(), Audience::Teacher);
    for ladder in standing.ladders() {
        let _ = writeln!(out, "{}", ladder.render(&wording, teacher));
    }
    let zone = standing.zone(resolved.progression());
    let _ = writeln!(out, "Ready to take up:");
    for target in zone.ready() {
        let mark = if target.shown_with_support() {
            " [shown with support]"
        } else {
            ""
        };
        let _ = writeln!(out, "- {target}{mark}");
    }
    if zone.open().len() > 0 {
        let _ = writeln!(out, "\nOpen, though something is best learned before:");
    }
    for target in zone.open() {
        let first: Vec<String> = target
            .in_the_way()
            .flat_map(|way| way.missing().map(|t| t.label()))
            .collect();
        let _ = writeln!(out, "- {target}; first: {}", first.join(", "));
    }
    if zone.check_first().len() > 0 {
        let _ = writeln!(
            out,
            "\nWorth a quick check, for something that is held rests on it:"
        );
    }
    for check in zone.check_first() {
        let _ = writeln!(out, "- {check}");
    }
    out
}

/// How many competencies of each learner have each outcome.
fn class(standings: &[Standing]) -> String {
    const OUTCOMES: [&str; 6] = [
        "demonstrated",
        "awaiting confirmation",
        "not yet: too little evidence",
        "not yet: evidence below the level",
        "not yet: evidence disagrees",
        "no evidence",
    ];
    let mut out = String::new();
    let width = standings
        .iter()
        .map(|s| s.learner().as_str().chars().count())
        .max()
        .unwrap_or(0);
    let width = width.max("learner".len());
    let _ = write!(out, "{:<width$}", "learner");
    for name in OUTCOMES {
        let _ = write!(out, "  {name}");
    }
    out.push('\n');
    for standing in standings {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for decision in standing.decisions().filter(asked) {
            *counts.entry(decision.outcome().to_string()).or_default() += 1;
        }
        let _ = write!(out, "{:<width$}", standing.learner());
        for name in OUTCOMES {
            let count = counts.get(name).copied().unwrap_or(0);
            let _ = write!(out, "  {count:>width$}", width = name.len());
        }
        out.push('\n');
    }
    out
}

fn as_json(standing: &Standing, log: &EvidenceLog, resolved: &Resolved) -> Value {
    let zone = standing.zone(resolved.progression());
    let ready: Vec<Value> = zone
        .ready()
        .map(|target| json!({"id": target.id(), "withSupport": target.shown_with_support()}))
        .collect();
    let open: Vec<Value> = zone
        .open()
        .map(|target| json!({"id": target.id()}))
        .collect();
    let proofs: Vec<Value> = standing.decisions().map(|d| json!(d.proof(log))).collect();
    let ladders = standing.ladders().map(|ladder| ladder_as_json(ladder, log));
    let ladders: Vec<Value> = ladders.collect();
    json!({
        "learner": standing.learner(),
        "asOf": standing.as_of(),
        "policy": standing.policy().definition().id,
        "policyVersion": standing.policy().definition().version,
        "decisions": proofs,
        "ladders": ladders,
        "ready": ready,
        "open": open,
    })
}

fn ladder_as_json(ladder: LadderStanding<'_>, log: &EvidenceLog) -> Value {
    let proofs = ladder.rungs().map(|rung| json!(rung.proof(log)));
    json!({
        "competency": ladder.competency().id(),
        "place": ladder.place().map(Rung::id),
        "start": ladder.start().map(Rung::id),
        "next": ladder.next().map(Rung::id),
        "gaps": ladder.gaps().map(Rung::id).collect::<Vec<_>>(),
        "rungs": proofs.collect::<Vec<_>>(),
    })
}

fn as_csv(standings: &[Standing]) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([
        "learner",
        "code",
        "identifier",
        "outcome",
        "applicability",
        "level",
        "rung",
        "text",
    ])?;
    for standing in standings {
        let rungs = standing.ladders().flat_map(LadderStanding::rungs);
        for decision in standing.decisions().chain(rungs) {
            let competency = decision.competency();
            let applicability = match decision.applicability() {
                Applicability::InScope => "in scope",
                Applicability::NotAddressed => "not addressed",
                Applicability::Exempt => "exempt",
                _ => "alternate target",
            };
            let cells = [
                standing.learner().as_str(),
                competency.code().unwrap_or_default(),
                &competency.id().to_string(),
                &decision.outcome().to_string(),
                applicability,
                decision.level().map_or("", |level| level.title()),
                decision.rung().map_or("", Rung::title),
                &competency.full_text(),
            ];
            writer.write_record(cells.map(cell))?;
        }
    }
    let bytes = writer
        .into_inner()
        .map_err(csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
