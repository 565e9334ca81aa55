//! `continua report`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use continua::advancement::Audience;
use continua::report::{Covers, Labels, Period, ProgressError, ProgressOptions, RollUp};
use continua::{LearnerId, Moment, Policy};

use crate::inputs::{Failure, Frameworks, evidence, expect_learner, print, wording};

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    frameworks: Frameworks,
    /// Evidence: JSON lines, or CSV where the name ends so
    #[arg(long, value_name = "FILE")]
    evidence: PathBuf,
    /// The learner
    #[arg(long, value_name = "ID")]
    learner: LearnerId,
    /// The first day or time of the period
    #[arg(long, value_name = "TIME")]
    from: Moment,
    /// The last day or time of the period
    #[arg(long, value_name = "TIME")]
    to: Moment,
    /// With all that was recorded by then; the end of the period where it is not said
    #[arg(long, value_name = "TIME")]
    known_by: Option<Moment>,
    /// List all targets that apply, not only those of the period
    #[arg(long)]
    all: bool,
    /// How the level of an area follows from those of its targets
    #[arg(long, value_enum, value_name = "HOW", default_value_t = Rolled::Median)]
    roll_up: Rolled,
    /// What is shown beside a level, such as a letter; several may be given
    #[arg(long, value_name = "LEVEL=TEXT")]
    label: Vec<String>,
    /// Who reads it
    #[arg(long = "for", value_enum, value_name = "WHO", default_value_t = Reader::Learner)]
    reader: Reader,
    /// Sentences to use in place of the English ones, as JSON
    #[arg(long, value_name = "FILE")]
    wording: Option<PathBuf>,
    /// How the report is written
    #[arg(long, value_enum, default_value_t = Output::Text)]
    output: Output,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Rolled {
    Lowest,
    Median,
    Mode,
    Points,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Reader {
    /// The learner and the family.
    Learner,
    /// The teachers of the learner.
    Teacher,
    /// Anybody else.
    Outside,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Output {
    /// For people.
    Text,
    /// For people, with headings and lists.
    Markdown,
    /// For a spreadsheet.
    Csv,
    /// For programs.
    Json,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let resolved = arguments.frameworks.resolve()?;
    let (log, found) = evidence(&arguments.evidence, resolved.library())?;
    expect_learner(&arguments.evidence, &log, &arguments.learner)?;
    let mut period = Period::new(arguments.from, arguments.to);
    if let Some(moment) = arguments.known_by {
        period = period.known_by(moment);
    }
    let mut options = ProgressOptions::default();
    if arguments.all {
        options.covers = Covers::InScope;
    }
    options.roll_up = match arguments.roll_up {
        Rolled::Lowest => RollUp::Lowest,
        Rolled::Median => RollUp::Median,
        Rolled::Mode => RollUp::Mode,
        Rolled::Points => RollUp::Points,
    };
    options.progression = Some(resolved.progression().clone());
    options.labels = labels(&arguments.label, resolved.policy())?;
    let report = resolved
        .policy()
        .progress(&log, &arguments.learner, period, &options);
    let report = report
        .map_err(|error: ProgressError| Failure::new(format!("{error}; {}", error.help())))?;
    let audience = match arguments.reader {
        Reader::Learner => Audience::Learner,
        Reader::Teacher => Audience::Teacher,
        Reader::Outside => Audience::Outside,
    };
    let wording = wording(arguments.wording.as_deref())?;
    print(&match arguments.output {
        Output::Text => report.to_text(&wording, audience),
        Output::Markdown => report.to_markdown(&wording, audience),
        Output::Csv => report.to_csv(&wording, audience),
        Output::Json => report.to_json(&wording, audience),
    });
    Ok(if found.has_errors() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// The labels, on every scale of the policy that has the level.
fn labels(given: &[String], policy: &Policy) -> Result<Labels, Failure> {
    let mut labels = Labels::default();
    for argument in given {
        let (level, label) = argument
            .split_once('=')
            .ok_or_else(|| Failure::new(format!("`{argument}` is no label; write LEVEL=TEXT")))?;
        let mut known = false;
        for target in policy.decides() {
            let scale = policy.scale(target.id());
            let Some(scale) = scale.filter(|scale| scale.level(level).is_some()) else {
                continue;
            };
            known = true;
            labels = labels
                .with(scale, level, label)
                .map_err(|error| Failure::new(error.to_string()))?;
        }
        if !known {
            return Err(Failure::new(format!(
                "no scale that decides has a level `{level}`"
            )));
        }
    }
    Ok(labels)
}
