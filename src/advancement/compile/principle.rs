//! Rules that contradict a principle of the field.

use super::Compiler;
use crate::advancement::Principle;
use crate::advancement::analysis::Reading;
use crate::advancement::policy::Plan;
use crate::finding::Note;

impl Compiler<'_> {
    /// Tells of the principles that the rule of a target, or of a rung of its ladder, contradicts.
    pub(super) fn principles(&mut self, plan: &Plan, at: u32) {
        let target = self.target_of(at);
        let scale = self.scales.get(plan.scale as usize);
        let settings = self.settings.get(plan.settings as usize);
        let (Some(scale), Some(settings)) = (scale, settings) else {
            return;
        };
        let reading = Reading {
            library: self.library,
            progression: self.progression,
            targets: &self.targets,
            filters: &self.filters,
        };
        for principle in reading.principles(target, plan, scale, settings) {
            self.say(
                principle.finding(),
                plan.binding,
                target,
                "",
                |name, label| note(principle, name, label),
            );
        }
    }
}

fn note(principle: Principle, name: &str, label: &str) -> Note {
    match principle {
        Principle::EarlyAttempts => Note::new(format!(
            "{name} takes an average or a share of all works, so that early attempts count against whoever has learned since"
        ))
        .help("look at the newest works or at several good ones, or let a new attempt take the place of the one before"),
        Principle::SeveralWorks => Note::new(format!("one work alone can meet {name}"))
            .help("ask for several works, or for a confirmation beside it"),
        Principle::Practice => Note::new(format!("{name} counts practice"))
            .help("leave `practice` out of the purposes that count"),
        Principle::DueDates => Note::new(format!(
            "{name} takes works in the order in which they were due, so that a due date can decide which of them count"
        ))
        .help("take them in the order in which they were performed"),
        Principle::Prerequisites => Note::new(format!(
            "{name} does not recognise what was shown of {label} until what comes before is held"
        ))
        .help("leave the condition out: what comes before decides what is offered next"),
        Principle::Habits => Note::new(format!(
            "{name} does not recognise what was shown of {label} until a habit is held"
        ))
        .help("decide the habit by a rule of its own, and report it beside the academic target"),
    }
}
