//! A date of change is earlier than it was.

use std::cmp::Ordering;

use crate::check::against::{Versions, dates};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::source::Value;

/// A date of change is earlier than it was.
pub static EARLIER_DATE: Rule = Rule {
    code: "VER-007",
    name: "earlier-date",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A document, item or association whose `lastChangeDateTime` is earlier than in the previous version.",
    why: "Readers that keep what is newest keep the old version; or the files are compared the wrong way round.",
    repair: "The date is not read.",
    bad: r#"[{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "lastChangeDateTime": "2026-03-01T08:00:00Z"}},
 {"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "lastChangeDateTime": "2026-01-05T08:00:00Z"}}]"#,
    good: r#"[{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "lastChangeDateTime": "2026-01-05T08:00:00Z"}},
 {"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "lastChangeDateTime": "2026-03-01T08:00:00Z"}}]"#,
};

pub(in crate::check) fn check(versions: &Versions<'_>, findings: &mut Findings) {
    if let Some((was, now)) = versions.documents() {
        pair(findings, "the document", was, now);
    }
    for kept in &versions.kept {
        pair(findings, "the item", kept.was_value, kept.now_value);
    }
    for (was, now) in &versions.kept_associations {
        pair(findings, "the association", *was, *now);
    }
}

fn pair(findings: &mut Findings, noun: &str, was: Value<'_>, now: Value<'_>) {
    const DATE: &str = "lastChangeDateTime";
    let (Some(before), Some(site)) = (was.get(DATE).and_then(Value::as_str), now.get(DATE)) else {
        return;
    };
    let Some(after) = site.as_str() else { return };
    if dates(&after, &before) != Some(Ordering::Less) {
        return;
    }
    findings.add(&EARLIER_DATE, noun, site, || {
        let note = Note::new(format!(
            "`lastChangeDateTime` of {noun} is `{}`, expected no earlier than before, `{}`",
            short(&after),
            short(&before)
        ));
        let id = now
            .get("identifier")
            .and_then(Value::as_str)
            .unwrap_or_default();
        note.about(short(&id))
            .help("set it to when it changed last, or swap the files if the other is the newer one")
    });
}
