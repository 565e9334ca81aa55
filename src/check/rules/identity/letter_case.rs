//! An identifier is written in two cases.

use std::borrow::Cow;

use crate::check::rules::names::{Bearer, Names};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::source::Value;

/// An identifier is written in two cases.
pub static LETTER_CASE: Rule = Rule {
    code: "ID-008",
    name: "letter-case",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A link that writes an identifier in other letters than the thing that it means, upper case for lower case; and identifiers that are no UUIDs and differ in nothing else.",
    why: "Many readers compare identifiers letter by letter: to them the link leads nowhere. Others disregard the case: to them two things are one.",
    repair: "UUIDs are compared without regard to case, other identifiers letter by letter.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6A0F6A52-70D5-4C38-8A55-0D4C6C1B6C11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}]}"#,
};

/// Looks at the identifiers that are no UUIDs.
pub(in crate::check) fn check(package: &Package, names: &Names<'_>, findings: &mut Findings) {
    let texts = names.texts();
    if texts.len() < 2 || !findings.hears(&LETTER_CASE) {
        return;
    }
    let mut folded: Vec<(String, &Cow<'_, str>, Bearer)> = texts
        .iter()
        .map(|(text, bearer)| (text.to_ascii_lowercase(), text, *bearer))
        .collect();
    folded.sort_unstable();
    let mut hits: Vec<(Bearer, Bearer)> = folded
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if a.0 == b.0 && a.1 != b.1 => Some((a.2, b.2)),
            _ => None,
        })
        .collect();
    hits.sort_unstable_by_key(|(a, b)| a.1.max(b.1));
    for (a, b) in hits {
        let (first, second) = if a.1 < b.1 { (a, b) } else { (b, a) };
        let identifier = |bearer: Bearer| package.json().value(bearer.1)?.get("identifier");
        if let (Some(one), Some(other)) = (identifier(first), identifier(second)) {
            alike(findings, (first, one), (second, other));
        }
    }
}

fn alike(findings: &mut Findings, first: (Bearer, Value<'_>), second: (Bearer, Value<'_>)) {
    findings.add(&LETTER_CASE, "two", second.1, || {
        let (one, other) = (first.1.as_str(), second.1.as_str());
        let (one, other) = (one.unwrap_or_default(), other.unwrap_or_default());
        Note::new(format!(
            "the identifiers `{}` of {} and `{}` of {} differ in nothing but case",
            short(&other),
            second.0.0.with_article(),
            short(&one),
            first.0.0.with_article()
        ))
        .about(short(&other))
        .related("the other stands here", first.1)
        .help("give one of them another identifier")
    });
}

/// A link writes `identifier` otherwise than the thing does whose identifier is `own`.
pub(in crate::check) fn found(
    findings: &mut Findings,
    member: &str,
    identifier: Value<'_>,
    own: Value<'_>,
) {
    findings.add(&LETTER_CASE, member, identifier, || {
        let written = identifier.as_str().unwrap_or_default();
        Note::new(format!(
            "`{member}` writes the identifier `{}` in other letters than the thing that has it",
            short(&written)
        ))
        .about(short(&written))
        .related("has it here", own)
        .help("write an identifier everywhere as where it is given, best in lower case")
    });
}
