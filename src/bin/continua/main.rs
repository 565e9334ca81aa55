//! The command `continua`: every verb is a few calls of the library, and some printing.

mod check;
mod cohort;
mod explain;
mod inputs;
mod map;
mod overlay;
mod policy;
mod report;
mod show;
mod standing;
mod walk;

use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use inputs::Failure;

/// Competency frameworks, evidence and advancement rules from the command line.
#[derive(Debug, Parser)]
#[command(
    version,
    about,
    after_help = "Exit codes: 0 done, 1 findings of severity error or that make a file unusable, 2 could not run, or not on every file."
)]
struct Command {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Check framework files: what is wrong, where, and how to mend it
    #[command(
        after_help = "Example:\n  continua check standards.json\n  continua check --profile author --deny TREE --output sarif frameworks/ > findings.sarif"
    )]
    Check(check::Arguments),
    /// Show what a framework file holds
    #[command(after_help = "Example:\n  continua show standards.json --targets")]
    Show(show::Arguments),
    /// Work with overlays
    #[command(subcommand)]
    Overlay(overlay::Verb),
    /// Decide what a learner has shown, why, what is missing, and what comes next
    #[command(
        after_help = "Example:\n  continua standing --framework standards.json --overlay ours.json --evidence grades.csv --learner amara\n  continua standing --framework math=standards.json --evidence grades.csv --output csv\n  continua standing --framework math=standards.json --evidence grades.csv --count"
    )]
    Standing(standing::Arguments),
    /// Report what a learner showed in a period, where that leads, and what comes next
    #[command(
        after_help = "Example:\n  continua report --framework standards.json --overlay ours.json --evidence grades.csv --learner amara --from 2026-01-05 --to 2026-03-27\n  continua report --framework math=standards.json --evidence grades.csv --learner amara --from 2026-01-05 --to 2026-03-27 --for teacher --output markdown"
    )]
    Report(report::Arguments),
    /// Explain one target: its words, what comes before and after, and the rule that decides it
    #[command(
        after_help = "Example:\n  continua explain --framework standards.json --overlay ours.json NUM.2.1"
    )]
    Explain(explain::Arguments),
    /// Analyse rules before they run, or say which are stricter than before
    #[command(
        after_help = "Example:\n  continua policy --framework standards.json --overlay ours.json NUM.2.1\n  continua policy --framework standards.json --overlay new.json --against old.json"
    )]
    Policy(policy::Arguments),
    /// Draw what comes before what: SVG, Mermaid or DOT
    #[command(
        after_help = "Example:\n  continua map --framework standards.json > map.svg\n  continua map --framework standards.json --overlay ours.json --around NUM.2.1 --steps 2 > near.svg\n  continua map --framework standards.json --overlay ours.json --evidence grades.csv --learner amara > amara.svg\n  continua map --progression coherence-map.json --around 3.OA.A.1 > products.svg"
    )]
    Map(map::Arguments),
}

/// How results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Output {
    /// For people.
    Text,
    /// For programs.
    Json,
}

fn main() -> ExitCode {
    let command = Command::parse();
    let done = match command.verb {
        Verb::Check(arguments) => check::run(&arguments),
        Verb::Show(arguments) => show::run(&arguments),
        Verb::Overlay(verb) => overlay::run(&verb),
        Verb::Standing(arguments) => standing::run(&arguments),
        Verb::Report(arguments) => report::run(&arguments),
        Verb::Explain(arguments) => explain::run(&arguments),
        Verb::Policy(arguments) => policy::run(&arguments),
        Verb::Map(arguments) => map::run(&arguments),
    };
    done.unwrap_or_else(|failure: Failure| {
        eprintln!("continua: {failure}");
        ExitCode::from(2)
    })
}
