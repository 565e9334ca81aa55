//! A score or a weight is finer than can be kept.

use crate::ScoreError;
use crate::check::rules::named;
use crate::check::shape::Member;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};

/// A score or a weight is finer than can be kept.
pub static SCORE_PRECISION: Rule = Rule {
    code: "RUB-001",
    name: "score-precision",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A `score` or a `weight` with a digit below the millionth, or beyond about nine million million.",
    why: "Scores are compared exactly, and are never rounded behind anybody's back.",
    repair: "The number is kept in the file and read as absent.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "CFRubricCriteria": [
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "weight": 0.33333333}]}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "CFRubricCriteria": [
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "weight": 0.333333}]}]}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, member: Member<'_>, error: ScoreError) {
    findings.add(&SCORE_PRECISION, &member.habit(), member.value, || {
        let (name, noun) = (member.field.name, member.class.noun);
        let number = short(member.value.raw());
        let note = Note::new(format!(
            "`{name}` of {noun} is `{number}`, which is {error}"
        ));
        named(note, member.object).help("write at most six digits after the point")
    });
}
