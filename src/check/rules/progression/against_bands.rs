//! What is learned later comes first.

use super::precedes::{Precedes, Step};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};

/// What is learned later comes first.
pub static AGAINST_BANDS: Rule = Rule {
    code: "PROG-003",
    name: "against-the-bands",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A target that `precedes` one of an earlier band, as one of grade 3 before one of grade 1. Bands that overlap are not compared.",
    why: "Either the association is the wrong way around, or a grade is wrong; a learner of the earlier band is never ready.",
    repair: "The association is followed as it is.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [
  {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "educationLevel": ["KG"]},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Add within 20.", "educationLevel": ["01"]}],
 "CFAssociations": [{"associationType": "precedes",
  "originNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [
  {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "educationLevel": ["KG"]},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Add within 20.", "educationLevel": ["01"]}],
 "CFAssociations": [{"associationType": "precedes",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}}]}"#,
};

pub(super) fn check(precedes: &Precedes<'_>, findings: &mut Findings) {
    for step in &precedes.steps {
        let band = |index| precedes.item(index).and_then(crate::framework::Item::band);
        let (Some(before), Some(after)) = (band(step.before), band(step.after)) else {
            continue;
        };
        if before.lies_after(after) {
            found(precedes, *step, (before.title(), after.title()), findings);
        }
    }
}

fn found(
    precedes: &Precedes<'_>,
    step: Step,
    (later, earlier): (&str, &str),
    findings: &mut Findings,
) {
    let Some(site) = precedes.site(step.origin) else {
        return;
    };
    findings.add(&AGAINST_BANDS, "", site, || {
        let note = Note::new(format!(
            "{} of `{}` precedes {} of `{}`",
            precedes.name(step.before),
            short(later),
            precedes.name(step.after),
            short(earlier)
        ));
        precedes
            .about(note, step)
            .help("turn the association around, or mend the education levels")
    });
}
