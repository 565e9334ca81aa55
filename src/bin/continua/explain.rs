//! `continua explain`.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use continua::advancement::Wording;
use continua::framework::{Item, Library, Reference, ReferenceError};
use continua::overlay::Resolved;
use continua::progression::RequirementRef;
use continua::{ItemId, Policy};

use crate::inputs::{Failure, Frameworks, print};

#[derive(Debug, Args)]
pub struct Arguments {
    // One value each, so that the code may follow.
    /// A framework file, or NAME=FILE; may be given several times
    #[arg(long = "framework", value_name = "[NAME=]FILE", required = true)]
    frameworks: Vec<String>,
    /// What is laid over the frameworks; a starter overlay where none is given
    #[arg(long, value_name = "FILE")]
    overlay: Option<PathBuf>,
    /// An overlay whose policy that of the overlay builds on; may be given several times
    #[arg(long = "base", value_name = "FILE", requires = "overlay")]
    bases: Vec<PathBuf>,
    /// A code, FRAMEWORK:CODE, or an identifier
    #[arg(value_name = "CODE")]
    target: Reference,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let overlay = arguments.overlay.as_ref();
    let frameworks = Frameworks::of(&arguments.frameworks, overlay, &arguments.bases);
    let resolved = frameworks.resolve()?;
    let library = resolved.library();
    let item = library
        .find(&arguments.target)
        .map_err(|error| Failure::new(unknown(&error)))?;
    let mut out = String::new();
    explain(&mut out, item, &resolved);
    print(&out);
    Ok(ExitCode::SUCCESS)
}

pub fn unknown(error: &ReferenceError) -> String {
    match error {
        ReferenceError::Unknown {
            near: Some(near), ..
        } => {
            format!("{error}; did you mean `{near}`?")
        }
        ReferenceError::Ambiguous { candidates, .. } => {
            let ids: Vec<String> = candidates.iter().map(ToString::to_string).collect();
            format!("{error}; name one by its identifier: {}", ids.join(", "))
        }
        _ => format!("{error}; `continua show FILE --targets` lists the codes"),
    }
}

/// Writing to a `String` cannot fail.
fn explain(out: &mut String, item: Item<'_>, resolved: &Resolved) {
    let _ = writeln!(out, "{}", item.full_text());
    if let Some(statement) = item.learner_statement() {
        let _ = writeln!(out, "  for learners  {statement}");
    }
    let _ = writeln!(out, "  code          {}", item.code().unwrap_or("(none)"));
    let _ = writeln!(out, "  identifier    {}", item.id());
    let _ = writeln!(
        out,
        "  kind, role    {}, {}",
        item.kind().unwrap_or("(none)"),
        item.role()
    );
    let _ = writeln!(
        out,
        "  band          {}",
        item.band().map_or("(none)", |band| band.title())
    );
    let _ = writeln!(
        out,
        "  strand        {}",
        item.strand().map_or("(none)", |s| s.title())
    );
    let _ = writeln!(out, "  dimension     {}", item.dimension());
    if let Some(demand) = item.demand() {
        let _ = writeln!(out, "  demand        {demand}");
    }
    let above: Vec<String> = item.ancestors().map(continua::Item::label).collect();
    let _ = writeln!(out, "  under         {}", above.join(" < "));
    let (library, progression) = (resolved.library(), resolved.progression());
    let _ = writeln!(out, "\nBefore it:");
    for requirement in progression.requirements(item.id()) {
        requires(out, requirement, library);
    }
    let _ = writeln!(out, "\nAfter it:");
    for after in progression.direct_after(item.id()) {
        let _ = writeln!(out, "  {}", named(after, library));
    }
    let _ = writeln!(out, "\nDecided by:");
    match resolved
        .policy()
        .rule_in_words(item.id(), &Wording::english())
    {
        Some(lines) => lines.iter().for_each(|line| {
            let _ = writeln!(out, "  {line}");
        }),
        None => {
            let _ = writeln!(out, "  nothing: no rule of the policy decides it");
        }
    }
    ladder(out, item, resolved.policy());
}

/// The rungs of its ladder, lowest first, each with the rule that decides it.
fn ladder(out: &mut String, item: Item<'_>, policy: &Policy) {
    let competency = policy.library().competency(item.id());
    let Some(ladder) = competency.and_then(continua::Competency::ladder) else {
        return;
    };
    let _ = writeln!(out, "\nIts ladder:");
    for rung in ladder.rungs() {
        let _ = writeln!(out, "  {}: {}", rung.title(), rung.statement());
        let rule = policy.rung_rule_in_words(item.id(), rung.id(), &Wording::english());
        for line in rule.unwrap_or_default() {
            let _ = writeln!(out, "    {line}");
        }
    }
}

fn requires(out: &mut String, requirement: RequirementRef<'_>, library: &Library) {
    let several = requirement.ways().len() > 1;
    let _ = writeln!(
        out,
        "  {}{}",
        requirement.strength(),
        if several { ", one of:" } else { ":" }
    );
    for (number, way) in (1..).zip(requirement.ways()) {
        for member in way {
            let number = if several {
                format!("({number}) ")
            } else {
                String::new()
            };
            let _ = writeln!(out, "    {number}{}", named(member, library));
        }
    }
    for stated in requirement.provenance() {
        let why = stated
            .rationale()
            .map_or(String::new(), |why| format!(": {why}"));
        if !why.is_empty() {
            let _ = writeln!(out, "    by {}{why}", stated.source());
        }
    }
}

fn named(id: &ItemId, library: &Library) -> String {
    match library.item(id) {
        Some(item) => format!("{}  {}", item.label(), item.full_text()),
        None => id.to_string(),
    }
}
