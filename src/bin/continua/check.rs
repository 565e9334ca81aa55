//! `continua check`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use continua::check::Profile;
use continua::finding::{Finding, Report};
use continua::format::case;
use serde_json::{Value, json};

use crate::Output;
use crate::inputs::{Failure, bytes, print};

#[derive(Debug, Args)]
pub struct Arguments {
    /// Framework files
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How findings are written
    #[arg(long, value_enum, default_value_t = Output::Text)]
    output: Output,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let mut errors = false;
    let mut files = Vec::new();
    for path in &arguments.files {
        let name = path.to_string_lossy();
        let bytes = bytes(path)?;
        let (counts, report) = match case::File::from_slice(&bytes) {
            Ok(file) => (Some(Counts::of(&file)), file.check(&Profile::practice())),
            Err(error) => (None, error.report()),
        };
        errors |= report.has_errors();
        match arguments.output {
            Output::Text => print(&report.render(&name)),
            Output::Json => files.push(as_json(&name, counts.unwrap_or_default(), &report)),
        }
    }
    if arguments.output == Output::Json {
        print(&format!("{:#}\n", json!({ "files": files })));
    }
    Ok(if errors {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// What a file holds, over all its packages.
#[derive(Clone, Copy, Default)]
struct Counts {
    packages: usize,
    items: usize,
    targets: usize,
    associations: usize,
}

impl Counts {
    fn of(file: &case::File) -> Self {
        let mut counts = Self {
            packages: file.packages().len(),
            ..Self::default()
        };
        for package in file.packages() {
            counts.items += package.items().len();
            counts.associations += package.associations().len();
            counts.targets += package.framework().map_or(0, |f| f.competencies().count());
        }
        counts
    }
}

fn as_json(name: &str, counts: Counts, report: &Report) -> Value {
    json!({
        "file": name,
        "format": "CASE",
        "packages": counts.packages,
        "competencies": counts.items,
        "targets": counts.targets,
        "associations": counts.associations,
        "findings": report.iter().map(finding).collect::<Vec<_>>(),
    })
}

fn finding(finding: &Finding) -> Value {
    let position = finding.place().position();
    json!({
        "code": finding.code(),
        "severity": finding.severity(),
        "message": finding.message(),
        "pointer": finding.place().pointer(),
        "line": position.map(|position| position.line),
        "column": position.map(|position| position.column),
        "count": finding.count(),
        "package": finding.package(),
        "ids": finding.ids(),
        "help": finding.help(),
    })
}
