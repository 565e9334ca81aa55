//! A mark stands twice in one list.

use super::sample::sample;
use super::survey::Survey;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::framework::Item;

/// A mark stands twice in one list.
pub static REPEATED_MARK: Rule = Rule {
    code: "CONS-003",
    name: "repeated-mark",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "Siblings whose `listEnumeration` runs on by ones but for one that stands twice (a, b, b).",
    why: "Whoever says \"3 (b)\" means one of two.",
    repair: "Both stand as they are, in the order of the tree.",
    bad: sample!("";
        "11": r#""fullStatement": "Numbers""#,
        "12": r#""fullStatement": "Count to 20.", "listEnumeration": "a""#,
        "13": r#""fullStatement": "Count to 100.", "listEnumeration": "b""#,
        "14": r#""fullStatement": "Count back from 20.", "listEnumeration": "b""#;
        "12" < "11", "13" < "11", "14" < "11"),
    good: sample!("";
        "11": r#""fullStatement": "Numbers""#,
        "12": r#""fullStatement": "Count to 20.", "listEnumeration": "a""#,
        "13": r#""fullStatement": "Count to 100.", "listEnumeration": "b""#,
        "14": r#""fullStatement": "Count back from 20.", "listEnumeration": "c""#;
        "12" < "11", "13" < "11", "14" < "11"),
};

pub(in crate::check) fn found(
    survey: &Survey<'_>,
    findings: &mut Findings,
    first: Item<'_>,
    again: Item<'_>,
) {
    let Some(site) = survey.site(again, "listEnumeration") else {
        return;
    };
    findings.add(&REPEATED_MARK, "", site, || {
        let note = Note::new(format!(
            "`{}` stands again among its siblings, expected the next mark of the list",
            short(again.enumeration().unwrap_or_default())
        ))
        .about(again.id())
        .help("mark the list anew from here");
        match survey.site(first, "listEnumeration") {
            Some(site) => note.related("stands first here", site),
            None => note,
        }
    });
}
