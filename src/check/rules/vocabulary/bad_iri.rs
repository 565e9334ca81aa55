//! An address is none.

use crate::check::form::BadIri;
use crate::check::rules::named;
use crate::check::shape::Member;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};

/// An address is none.
pub static BAD_IRI: Rule = Rule {
    code: "VOC-002",
    name: "bad-iri",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Schema,
    finds: "A `uri` or an `officialSourceURL` that is empty, relative, not all ASCII, or holds what no address holds. `urn:`, `local:` and other schemes are as good as `https:`.",
    why: "Nobody can fetch what it should lead to, and strict readers refuse the file.",
    repair: "The text is kept as it is.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.",
  "uri": "/CFItems/6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.",
  "uri": "https://example.org/CFItems/6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}]}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, member: Member<'_>, text: &str, is: BadIri) {
    let kind = match is {
        BadIri::Empty => "empty",
        BadIri::Relative => "relative",
        BadIri::NotAscii(_) => "not ASCII",
        BadIri::Holds(_) | BadIri::Wrong => "wrong",
    };
    let habit = format!("{}.{kind}", member.habit());
    findings.add(&BAD_IRI, &habit, member.value, || {
        let (name, noun, text) = (member.field.name, member.class.noun, short(text));
        let is_text = format!("`{name}` of {noun} is `{text}`");
        let (message, help) = match is {
            BadIri::Empty => (
                format!("`{name}` of {noun} is empty, expected an address"),
                "write where it is published, as in `https://example.org/…`",
            ),
            BadIri::Relative => (
                format!("{is_text}, expected a whole address"),
                "begin it with its scheme and host, as in `https://example.org/…`",
            ),
            BadIri::NotAscii(c) => (
                format!("{is_text}, which holds `{c}`, expected ASCII only"),
                "write such characters percent-encoded",
            ),
            BadIri::Holds(c) if c.is_whitespace() || c.is_control() => (
                format!("{is_text}, which holds white space, expected an address"),
                "remove it, or write it as `%20` where it belongs to the address",
            ),
            BadIri::Holds(c) => (
                format!("{is_text}, which holds `{c}`, expected an address"),
                "write such characters percent-encoded",
            ),
            BadIri::Wrong => (
                format!("{is_text}, expected an address"),
                "write it as in `https://example.org/…`",
            ),
        };
        named(Note::new(message), member.object).help(help)
    });
}
