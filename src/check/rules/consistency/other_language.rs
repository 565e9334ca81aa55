//! Items are in another language than their document.

use super::survey::{Survey, is_slip};
use crate::check::rules::vocabulary::language::primary;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};

/// Items are in another language than their document.
pub static OTHER_LANGUAGE: Rule = Rule {
    code: "CONS-017",
    name: "other-language",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "A document that names a language in which none of its items is, or few items that name another language than the document and all others.",
    why: "Screen readers, search and translation go by the language that is named.",
    repair: "An item is in its own language, and only without one in that of the document.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics", "language": "en"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "language": "es"}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics", "language": "en"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "language": "en-US"}]}"#,
};

pub(in crate::check) fn check(survey: &Survey<'_>, findings: &mut Findings) {
    if !findings.hears(&OTHER_LANGUAGE) {
        return;
    }
    let Some(named) = survey.framework.document().language() else {
        return;
    };
    let (mut same, mut other) = (0, Vec::new());
    let mut last = (named, true);
    for item in survey.framework.items() {
        let language = item.language().unwrap_or(named);
        if language != last.0 {
            last = (language, primary(language) == primary(named));
        }
        if last.1 {
            same += 1;
        } else {
            other.push(item);
        }
    }
    let document = survey
        .package
        .document()
        .and_then(|value| value.get("language"));
    let (Some(first), Some(document)) = (other.first(), document) else {
        return;
    };
    if same == 0 {
        findings.add(&OTHER_LANGUAGE, "document", document, || {
            let note = Note::new(format!(
                "the document is said to be in `{}`, and none of its items is: the first is in `{}`",
                short(named),
                short(first.language().unwrap_or_default())
            ))
            .help("name the language of the texts");
            match survey.site(*first, "language") {
                Some(site) => note.related("the language of the first item", site),
                None => note,
            }
        });
        return;
    }
    if !is_slip(same, u32::try_from(other.len()).unwrap_or(u32::MAX)) {
        return;
    }
    for item in other {
        let Some(site) = survey.site(item, "language") else {
            continue;
        };
        let language = item.language().unwrap_or_default();
        findings.add(&OTHER_LANGUAGE, "item", site, || {
            Note::new(format!(
                "the item is said to be in `{}`, the document and most items in `{}`",
                short(language),
                short(named)
            ))
            .about(item.id())
            .related("the language of the document", document)
            .help("name the language of the text; if it is in another one, this may stay")
        });
    }
}
