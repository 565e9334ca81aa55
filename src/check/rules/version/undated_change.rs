//! Something changed and its date did not.

use crate::check::against::{Versions, dates};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::source::Value;

use super::name_of;

/// Something changed and its date did not.
pub static UNDATED_CHANGE: Rule = Rule {
    code: "VER-006",
    name: "undated-change",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "An item or an association that says something else than before with the same `lastChangeDateTime`; and a document with the same `lastChangeDateTime` although something in the package changed. How texts are set, the order of lists, and where things are served do not count.",
    why: "Readers that fetch only what changed since a date miss the change.",
    repair: "The new text is read.",
    bad: r#"[{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N.1", "fullStatement": "Count to 20.", "lastChangeDateTime": "2026-01-05T08:00:00Z"}]},
 {"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N.1", "fullStatement": "Count to 100.", "lastChangeDateTime": "2026-01-05T08:00:00Z"}]}]"#,
    good: r#"[{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N.1", "fullStatement": "Count to 20.", "lastChangeDateTime": "2026-01-05T08:00:00Z"}]},
 {"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"},
  "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "humanCodingScheme": "N.1", "fullStatement": "Count to 100.", "lastChangeDateTime": "2026-03-01T08:00:00Z"}]}]"#,
};

const DATE: &str = "lastChangeDateTime";

pub(in crate::check) fn check(versions: &Versions<'_>, findings: &mut Findings) {
    if !findings.hears(&UNDATED_CHANGE) {
        return;
    }
    if let Some((was, now)) = versions.documents()
        && let Some(site) = same_date(was, now)
        && versions.is_changed()
    {
        findings.add(&UNDATED_CHANGE, "document", site, || {
            Note::new("the package changed since the previous version, and the `lastChangeDateTime` of its document did not")
                .help("set it to when the package changed last")
        });
    }
    for kept in &versions.kept {
        let Some(member) = kept.changed.as_deref().filter(|_| !kept.reused) else {
            continue;
        };
        let Some(site) = same_date(kept.was_value, kept.now_value) else {
            continue;
        };
        findings.add(&UNDATED_CHANGE, "item", site, || {
            Note::new(format!(
                "`{}` of {} changed since the previous version, and its `lastChangeDateTime` did not",
                short(member),
                name_of(kept.now)
            ))
            .about(kept.now.id())
            .help("set it to when the item changed last")
        });
    }
    for (was, now) in &versions.changed_associations {
        let Some(site) = same_date(*was, *now) else {
            continue;
        };
        findings.add(&UNDATED_CHANGE, "association", site, || {
            let id = now.get("identifier").and_then(Value::as_str).unwrap_or_default();
            Note::new(format!(
                "the association `{}` changed since the previous version, and its `lastChangeDateTime` did not",
                short(&id)
            ))
            .about(short(&id))
            .help("set it to when the association changed last")
        });
    }
}

/// The date of the new object, if it is that of the previous one.
fn same_date<'a>(was: Value<'a>, now: Value<'a>) -> Option<Value<'a>> {
    let site = now.get(DATE)?;
    let (was, now) = (was.get(DATE)?.as_str()?, site.as_str()?);
    let same = !now.trim().is_empty() && dates(&was, &now).is_some_and(std::cmp::Ordering::is_eq);
    same.then_some(site)
}
