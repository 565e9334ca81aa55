//! The label of an item begins with another code than its own.

use super::sample::sample;
use super::survey::{Survey, is_slip};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::framework::Item;

/// The label of an item begins with another code than its own.
pub static LABEL_AND_CODE: Rule = Rule {
    code: "CONS-007",
    name: "label-and-code",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "An `alternativeLabel` or `abbreviatedStatement` that begins with another code than the item has, where most begin with the code of their item.",
    why: "One of the two is wrong, and people see now one, now the other.",
    repair: "The code is what `humanCodingScheme` says.",
    bad: sample!("";
        "11": r#""fullStatement": "Count to 20.", "humanCodingScheme": "N.1", "alternativeLabel": "N.1 Count""#,
        "12": r#""fullStatement": "Count to 100.", "humanCodingScheme": "N.2", "alternativeLabel": "N.2 Count on""#,
        "13": r#""fullStatement": "Count back from 20.", "humanCodingScheme": "N.3", "alternativeLabel": "N.3 Count back""#,
        "14": r#""fullStatement": "Compare two numbers.", "humanCodingScheme": "N.4", "alternativeLabel": "N.4 Compare""#,
        "15": r#""fullStatement": "Order three numbers.", "humanCodingScheme": "N.5", "alternativeLabel": "N.5 Order""#,
        "16": r#""fullStatement": "Read numbers to 100.", "humanCodingScheme": "N.6", "alternativeLabel": "N.6 Read""#,
        "17": r#""fullStatement": "Write numbers to 100.", "humanCodingScheme": "N.7", "alternativeLabel": "N.9 Write""#;
        "11" < "10", "12" < "10", "13" < "10", "14" < "10", "15" < "10", "16" < "10", "17" < "10"),
    good: sample!("";
        "11": r#""fullStatement": "Count to 20.", "humanCodingScheme": "N.1", "alternativeLabel": "N.1 Count""#,
        "12": r#""fullStatement": "Count to 100.", "humanCodingScheme": "N.2", "alternativeLabel": "N.2 Count on""#,
        "13": r#""fullStatement": "Count back from 20.", "humanCodingScheme": "N.3", "alternativeLabel": "N.3 Count back""#,
        "14": r#""fullStatement": "Compare two numbers.", "humanCodingScheme": "N.4", "alternativeLabel": "N.4 Compare""#,
        "15": r#""fullStatement": "Order three numbers.", "humanCodingScheme": "N.5", "alternativeLabel": "N.5 Order""#,
        "16": r#""fullStatement": "Read numbers to 100.", "humanCodingScheme": "N.6", "alternativeLabel": "N.6 Read""#,
        "17": r#""fullStatement": "Write numbers to 100.", "humanCodingScheme": "N.7", "alternativeLabel": "N.7 Write""#;
        "11" < "10", "12" < "10", "13" < "10", "14" < "10", "15" < "10", "16" < "10", "17" < "10"),
};

/// Reads a label.
type Label = for<'p> fn(Item<'p>) -> Option<&'p str>;

const LABELS: [(&str, Label); 2] = [
    ("alternativeLabel", |item| item.alternative_label()),
    ("abbreviatedStatement", |item| item.abbreviated()),
];

pub(in crate::check) fn check(survey: &Survey<'_>, findings: &mut Findings) {
    if !findings.hears(&LABEL_AND_CODE) {
        return;
    }
    for (member, label) in LABELS {
        let (mut keeping, mut breaking) = (0, Vec::new());
        for item in survey.framework.items() {
            let (Some(label), Some(code)) = (label(item), item.code()) else {
                continue;
            };
            match first_code(label, code.trim()) {
                Begin::Own => keeping += 1,
                Begin::Other => breaking.push(item),
                Begin::None => {}
            }
        }
        if !is_slip(keeping, u32::try_from(breaking.len()).unwrap_or(u32::MAX)) {
            continue;
        }
        for item in breaking {
            found(
                survey,
                findings,
                member,
                item,
                label(item).unwrap_or_default(),
            );
        }
    }
}

/// With what a label begins.
#[derive(Debug, PartialEq, Eq)]
enum Begin {
    Own,
    Other,
    None,
}

fn first_code(label: &str, code: &str) -> Begin {
    let label = label.trim_start();
    let rest = label.strip_prefix(code);
    if rest.is_some_and(|rest| !rest.starts_with(|letter: char| letter.is_ascii_alphanumeric())) {
        return Begin::Own;
    }
    let word = word(label);
    // Words are no codes, and what has a digit may be one.
    if word.bytes().any(|byte| byte.is_ascii_digit()) {
        Begin::Other
    } else {
        Begin::None
    }
}

fn word(label: &str) -> &str {
    let word = label.split_whitespace().next().unwrap_or_default();
    word.trim_end_matches(':')
}

fn found(
    survey: &Survey<'_>,
    findings: &mut Findings,
    member: &'static str,
    item: Item<'_>,
    label: &str,
) {
    let Some(site) = survey.site(item, member) else {
        return;
    };
    findings.add(&LABEL_AND_CODE, member, site, || {
        let note = Note::new(format!(
            "`{member}` begins with `{}`, expected `{}`, the code of the item, as in the others",
            short(word(label)),
            short(item.code().unwrap_or_default().trim())
        ))
        .about(item.id())
        .help("mend the one that is wrong");
        match survey.site(item, "humanCodingScheme") {
            Some(site) => note.related("the code", site),
            None => note,
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_of_labels() {
        for (label, code, expected) in [
            ("N.1 Count", "N.1", Begin::Own),
            ("N.1: Count", "N.1", Begin::Own),
            ("N.12 Count", "N.1", Begin::Other),
            ("Count to 20", "N.1", Begin::None),
            ("", "N.1", Begin::None),
        ] {
            assert_eq!(first_code(label, code), expected, "{label}");
        }
    }
}
