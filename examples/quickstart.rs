//! The main job, end to end: a published framework, a product's overlay, a learner's evidence, and
//! the answer: what is demonstrated and why, what is still missing, and what comes next.
//!
//! Run it with `cargo run --example quickstart`, or with the identifier of another learner of the
//! sample: `cargo run --example quickstart -- ben`.

use std::error::Error;

use continua::advancement::{Applicability, Outcome, Wording};
use continua::evidence::json_lines;
use continua::format::case;
use continua::framework::Library;
use continua::overlay::Overlay;
use continua::{AsOf, LearnerId};

const FRAMEWORK: &[u8] = include_bytes!("data/framework.json");
const OVERLAY: &[u8] = include_bytes!("data/overlay.json");
const EVIDENCE: &[u8] = include_bytes!("data/evidence.jsonl");

fn main() -> Result<(), Box<dyn Error>> {
    let learner: LearnerId = std::env::args()
        .nth(1)
        .as_deref()
        .unwrap_or("amara")
        .parse()?;

    // A framework as it is published, and what the product lays over it.
    let framework = case::Package::from_slice(FRAMEWORK)?.framework()?;
    let library = Library::of([("math", framework)])?;
    let overlay = Overlay::from_slice(OVERLAY)?.resolve(&library)?;

    // Evidence; rows of a database do as well, see the example `embed`.
    let (log, report) = json_lines(EVIDENCE, overlay.library());
    if !report.is_empty() {
        print!("{}", report.render("evidence.jsonl"));
    }

    let as_of = AsOf::at("2026-06-30".parse()?);
    let standing = overlay.policy().evaluate(&log, &learner, as_of)?;
    let zone = standing.zone(overlay.progression());

    println!("{learner}, as of 2026-06-30\n");
    println!("Demonstrated:");
    let shown = |outcome: Outcome| outcome == Outcome::Demonstrated;
    for decision in standing
        .decisions()
        .filter(|decision| shown(decision.outcome()))
    {
        let level = decision
            .level()
            .map_or(String::new(), |level| format!(", {}", level.title()));
        println!(
            "  {} ({}{level})",
            decision.competency().full_text(),
            decision.competency().label()
        );
    }

    println!("\nOn the way, and what to show next:");
    for decision in standing.decisions() {
        let asked = decision.applicability() == Applicability::InScope;
        if !asked
            || !matches!(
                decision.outcome(),
                Outcome::NotYet(_) | Outcome::AwaitingConfirmation
            )
        {
            continue;
        }
        println!(
            "  {} ({})",
            decision.competency().full_text(),
            decision.competency().label()
        );
        for need in decision.missing(&log) {
            println!("    - {}", Wording::english().need(&need));
        }
    }

    println!("\nReady to take up:");
    for target in zone.ready() {
        let support = if target.shown_with_support() {
            " [shown with support]"
        } else {
            ""
        };
        println!("  {target}{support}");
    }
    println!("\nWorth a quick check, for something that is held rests on it:");
    for check in zone.check_first() {
        println!("  {check}");
    }

    println!("\nOne decision in full, as a teacher reads it:\n");
    if let Some(decision) = standing
        .decisions()
        .find(|decision| shown(decision.outcome()))
    {
        println!("{}", decision.proof(&log).for_teacher());
    }
    Ok(())
}
