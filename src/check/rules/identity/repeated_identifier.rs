//! Two different things of one kind have one identifier.

use super::repeated_content::{self, REPEATED_CONTENT};
use super::two_kinds::{self, IDENTIFIER_OF_TWO_KINDS};
use crate::check::rules::names::{Bearer, Names, Noun};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::source::Value;

/// Two different things of one kind have one identifier.
pub static REPEATED_IDENTIFIER: Rule = Rule {
    code: "ID-002",
    name: "repeated-identifier",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "Two items, associations, definitions, rubrics, criteria or levels of one identifier that do not say the same.",
    why: "Whatever refers to the identifier means one of them, and nobody can say which.",
    repair: "The first stands. A second item, rubric or criterion is left out of the framework; a second association is kept.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."},
  {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 100."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 100."}]}"#,
};

/// An identifier that stands again.
struct Again {
    first: Bearer,
    second: Bearer,
}

pub(in crate::check) fn check(package: &Package, names: &Names<'_>, findings: &mut Findings) {
    let rules = [
        &REPEATED_IDENTIFIER,
        &REPEATED_CONTENT,
        &IDENTIFIER_OF_TWO_KINDS,
    ];
    if !findings.hears_any(&rules) {
        return;
    }
    let mut again = Vec::new();
    names.clashes(|bearers| {
        for same in bearers.chunk_by(|a, b| a.0 == b.0) {
            let (Some(first), [own, others @ ..]) = (bearers.first(), same) else {
                continue;
            };
            if own != first {
                let (first, second) = (*first, *own);
                again.push(Again { first, second });
            }
            again.extend(others.iter().map(|second| Again {
                first: *own,
                second: *second,
            }));
        }
    });
    // In the order of the file.
    again.sort_unstable_by_key(|again| again.second.1);
    for again in again {
        let value = |bearer: Bearer| package.json().value(bearer.1);
        let (Some(first), Some(second)) = (value(again.first), value(again.second)) else {
            continue;
        };
        let noun = again.second.0;
        if again.first.0 != noun {
            two_kinds::found(findings, (again.first.0, first), (noun, second));
        } else if repeated_content::says_the_same(first, second) {
            repeated_content::found(findings, noun, first, second);
        } else {
            found(findings, noun, first, second);
        }
    }
}

/// The identifiers of two objects.
pub(super) fn identifiers<'a>(
    first: Value<'a>,
    second: Value<'a>,
) -> Option<(Value<'a>, Value<'a>)> {
    Some((first.get("identifier")?, second.get("identifier")?))
}

fn found(findings: &mut Findings, noun: Noun, first: Value<'_>, second: Value<'_>) {
    let Some((first, second)) = identifiers(first, second) else {
        return;
    };
    let noun = noun.word();
    findings.add(&REPEATED_IDENTIFIER, noun, second, || {
        let id = second.as_str().unwrap_or_default();
        Note::new(format!(
            "a second {noun} has the identifier `{}`",
            short(&id)
        ))
        .about(short(&id))
        .related("stands first here", first)
        .help(format!(
            "give the second {noun} an identifier of its own, or remove it"
        ))
    });
}
