//! `continua policy`.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use continua::framework::{Competency, Reference};

use crate::explain::unknown;
use crate::inputs::{Failure, Frameworks, print};

#[derive(Debug, Args)]
pub struct Arguments {
    // One value each, so that the code may follow.
    /// A framework file, or NAME=FILE; may be given several times
    #[arg(long = "framework", value_name = "[NAME=]FILE", required = true)]
    frameworks: Vec<String>,
    /// The overlay whose policy is analysed; a starter overlay where none is given
    #[arg(long, value_name = "FILE")]
    overlay: Option<PathBuf>,
    /// An overlay whose policy that of the overlay builds on; may be given several times
    #[arg(long = "base", value_name = "FILE", requires = "overlay")]
    bases: Vec<PathBuf>,
    /// An earlier overlay: says of each target whether its rule is stricter now
    #[arg(long, value_name = "FILE")]
    against: Option<PathBuf>,
    /// What the earlier overlay builds on; as --base where it is not said
    #[arg(long = "against-base", value_name = "FILE", requires = "against")]
    against_bases: Vec<PathBuf>,
    /// Codes, FRAMEWORK:CODE, or identifiers; all targets where none is given
    #[arg(value_name = "CODE")]
    targets: Vec<Reference>,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let resolve = |overlay: &Option<PathBuf>, bases: &[PathBuf]| {
        Frameworks::of(&arguments.frameworks, overlay.as_ref(), bases).resolve()
    };
    let resolved = resolve(&arguments.overlay, &arguments.bases)?;
    let policy = resolved.policy();
    let earlier = match &arguments.against {
        Some(_) if arguments.against_bases.is_empty() => {
            Some(resolve(&arguments.against, &arguments.bases)?)
        }
        Some(_) => Some(resolve(&arguments.against, &arguments.against_bases)?),
        None => None,
    };
    let mut asked: Vec<Competency<'_>> = Vec::new();
    for target in &arguments.targets {
        let item = resolved.library().find(target);
        let item = item.map_err(|error| Failure::new(unknown(&error)))?;
        let competency = resolved.library().competency(item.id());
        asked.push(competency.ok_or_else(|| {
            Failure::new(format!("{target}: it is not a target; no rule decides it"))
        })?);
    }
    if asked.is_empty() {
        asked.extend(policy.decides());
    }
    // Writing to a `String` cannot fail.
    let mut out = String::new();
    for competency in asked {
        let said = match &earlier {
            Some(earlier) => policy
                .compare(earlier.policy(), competency.id())
                .map(|it| it.to_string()),
            None => policy.analyse(competency.id()).map(|it| it.to_string()),
        };
        let _ = writeln!(out, "{}", competency.label());
        let said = said.unwrap_or_else(|| "no rule decides it, now or before\n".to_owned());
        for line in said.lines() {
            let _ = writeln!(out, "  {line}");
        }
    }
    print(&out);
    Ok(ExitCode::SUCCESS)
}
