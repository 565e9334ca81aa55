//! A statement begins a list, and nothing follows.

use super::survey::Survey;
use crate::finding::{Findings, Ground, Note, Rule, Severity};
use crate::framework::{Item, Role};

/// A statement begins a list, and nothing follows.
pub static CHILDLESS_STEM: Rule = Rule {
    code: "CONS-014",
    name: "childless-stem",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A statement that ends with a colon (\"The student is expected to:\") of an item without children.",
    why: "What the learner is to show was lost: half a sentence stands in place of the targets.",
    repair: "The item is taken for a target, as what has no children is, unless its type says otherwise.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Counting. The learner is able to:"}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Counting. The learner is able to count to 20."}]}"#,
};

pub(in crate::check) fn check(survey: &Survey<'_>, findings: &mut Findings) {
    for item in survey.framework.items() {
        let statement = item.statement().trim_end();
        let stem = statement.ends_with([':', '：']);
        if !stem || item.children().len() > 0 || item.role() == Role::Text {
            continue;
        }
        if let Some(site) = survey.site(item, "fullStatement") {
            found(findings, item, site);
        }
    }
}

fn found(findings: &mut Findings, item: Item<'_>, site: crate::source::Value<'_>) {
    findings.add(&CHILDLESS_STEM, "", site, || {
        let text = item.statement().trim();
        // The end is what matters.
        let start = text.char_indices().nth_back(39).map_or(0, |(at, _)| at);
        let dots = if start > 0 { "..." } else { "" };
        Note::new(format!(
            "`{dots}{}` begins a list, and the item has no children",
            text.get(start..).unwrap_or(text)
        ))
        .about(item.id())
        .help("add the items that belong under it, or end the sentence")
    });
}
