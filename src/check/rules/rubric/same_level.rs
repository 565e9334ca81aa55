//! Two levels of a criterion say the same.

use super::view::{Criterion, Rubric, text};
use crate::check::rules::named;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};

/// Two levels of a criterion say the same.
pub static SAME_LEVEL: Rule = Rule {
    code: "RUB-006",
    name: "same-level",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "Two levels of one criterion with the same `description` or the same `quality`.",
    why: "Nobody can tell which of the two to choose.",
    repair: "All is kept as written.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "description": "Counts to 20 with help."},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "description": "Counts to 20 with help."}]}]}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "description": "Counts to 20 with help."},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "description": "Counts to 20 alone."}]}]}]}"#,
};

pub(super) fn check(rubrics: &[Rubric<'_>], findings: &mut Findings) {
    for criterion in rubrics.iter().flat_map(|rubric| &rubric.criteria) {
        for name in ["description", "quality"] {
            look(criterion, name, findings);
        }
    }
}

fn look(criterion: &Criterion<'_>, name: &'static str, findings: &mut Findings) {
    let levels = criterion.levels.iter().map(|level| level.value);
    let mut said: Vec<_> = levels
        .filter_map(|level| Some((text(level, name)?, level.get(name)?)))
        .collect();
    // Stable, so that the file decides which of several stands first.
    said.sort_by(|a, b| a.0.cmp(&b.0));
    for same in said.chunk_by(|a, b| a.0 == b.0) {
        let Some(((words, first), again)) = same.split_first() else {
            continue;
        };
        for (_, site) in again {
            findings.add(&SAME_LEVEL, name, *site, || {
                let words = short(words);
                let note = Note::new(format!(
                    "two levels of one criterion have the `{name}` `{words}`"
                ));
                named(note, criterion.value)
                    .related("stands first here", *first)
                    .help("say how the levels differ, or remove one")
            });
        }
    }
}
