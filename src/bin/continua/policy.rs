//! `continua policy`.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use continua::framework::{Competency, Ladder, Reference};
use continua::overlay::Resolved;
use continua::{ItemId, Policy, RungId};

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
    /// An earlier overlay: says of each target, and of each rung of its ladder, whether its rule is
    /// stricter now
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
        let all = resolved.library().competencies();
        let decided = |it: &Competency<'_>| {
            policy.binding(it.id()).is_some() || policy.ladder_binding(it.id()).is_some()
        };
        asked.extend(all.filter(decided));
    }
    let told = Told {
        policy,
        earlier: earlier.as_ref().map(Resolved::policy),
    };
    let mut out = String::new();
    for competency in asked {
        told.competency(competency, &mut out);
    }
    print(&out);
    Ok(ExitCode::SUCCESS)
}

/// What is said of rules: of one policy, or of it beside an earlier one.
struct Told<'a> {
    policy: &'a Policy,
    earlier: Option<&'a Policy>,
}

impl Told<'_> {
    /// Of the rule of a competency, and of those of the rungs of its ladder, lowest first.
    fn competency(&self, competency: Competency<'_>, out: &mut String) {
        let id = competency.id();
        let mut policies = [Some(self.policy), self.earlier].into_iter().flatten();
        let is_bound = policies.any(|policy| policy.ladder_binding(id).is_some());
        let ladder = competency.ladder().filter(|_| is_bound);
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "{}", competency.label());
        let own = self.said(id, None);
        if own.is_some() || ladder.is_none() {
            lines(out, "  ", own);
        }
        for rung in ladder.into_iter().flat_map(Ladder::rungs) {
            let _ = writeln!(out, "  {}: {}", rung.title(), rung.statement());
            lines(out, "    ", self.said(id, Some(rung.id())));
        }
    }

    /// Of the rule of a competency, or of a rung of its ladder; nothing where there is none.
    fn said(&self, competency: &ItemId, rung: Option<&RungId>) -> Option<String> {
        let policy = self.policy;
        match (self.earlier, rung) {
            (None, None) => policy.analyse(competency).map(|it| it.to_string()),
            (None, Some(rung)) => {
                let said = policy.analyse_rung(competency, rung);
                said.map(|it| it.to_string())
            }
            (Some(earlier), None) => {
                let said = policy.compare(earlier, competency);
                said.map(|it| it.to_string())
            }
            (Some(earlier), Some(rung)) => {
                let said = policy.compare_rung(earlier, competency, rung);
                said.map(|it| it.to_string())
            }
        }
    }
}

/// What was said, a line at a time.
fn lines(out: &mut String, indent: &str, said: Option<String>) {
    let said = said.unwrap_or_else(|| "no rule decides it, now or before\n".to_owned());
    for line in said.lines() {
        let _ = writeln!(out, "{indent}{line}");
    }
}
