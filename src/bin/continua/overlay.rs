//! `continua overlay`.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use continua::overlay::Overlay;

use crate::inputs::{Failure, Frameworks, print};

#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Write a starter overlay, which runs at once and is meant to be edited
    #[command(
        after_help = "Example:\n  continua overlay new --framework math=standards.json > ours.json"
    )]
    New(Arguments),
}

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(flatten)]
    frameworks: Frameworks,
    /// The identifier of the overlay
    #[arg(long, value_name = "ID", default_value = "urn:example:overlay")]
    identifier: String,
}

pub fn run(verb: &Verb) -> Result<ExitCode, Failure> {
    let Verb::New(arguments) = verb;
    let library = arguments.frameworks.library(None)?;
    let overlay = Overlay::starter(&arguments.identifier, &library)
        .map_err(|error| Failure::new(error.to_string()))?;
    print(&overlay.write());
    Ok(ExitCode::SUCCESS)
}
