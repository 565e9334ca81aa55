//! The official source is not on the web.

use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::source::Value;

/// The official source is not on the web.
pub static SOURCE_URL: Rule = Rule {
    code: "VOC-019",
    name: "source-url",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "An `officialSourceURL` with another scheme than `https` or `http`, such as `file` or `urn`.",
    why: "Who wants to see the standards as they were adopted cannot open it.",
    repair: "It is kept as it is.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics",
  "officialSourceURL": "file:///C:/standards/mathematics.docx"}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics",
  "officialSourceURL": "https://larkspur.example/standards/mathematics"}}"#,
};

pub(in crate::check) fn check(document: Value<'_>, findings: &mut Findings) {
    let Some(site) = document.get("officialSourceURL") else {
        return;
    };
    let Some(text) = site.as_str() else { return };
    let scheme = text.trim().split_once(':').map(|(scheme, _)| scheme);
    // What has no scheme is no address at all, which is another matter.
    let Some(scheme) = scheme.filter(|scheme| is_scheme(scheme)) else {
        return;
    };
    if ["https", "http"]
        .iter()
        .any(|web| web.eq_ignore_ascii_case(scheme))
    {
        return;
    }
    findings.add(&SOURCE_URL, "", site, || {
        Note::new(format!(
            "`officialSourceURL` is `{}`, expected an address on the web",
            short(&text)
        ))
        .help("give the page at which the standards are published")
    });
}

fn is_scheme(text: &str) -> bool {
    let more = |letter: char| letter.is_ascii_alphanumeric() || "+-.".contains(letter);
    text.starts_with(|letter: char| letter.is_ascii_alphabetic()) && text.chars().all(more)
}
