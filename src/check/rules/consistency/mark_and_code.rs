//! The mark of an item is not the end of its code.

use super::run::{bare, bare_end};
use super::sample::sample;
use super::survey::{Survey, is_slip};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::framework::Item;

/// The mark of an item is not the end of its code.
pub static MARK_AND_CODE: Rule = Rule {
    code: "CONS-008",
    name: "mark-and-code",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A `listEnumeration` with which the code of the item does not end, where most codes end with the mark of their item.",
    why: "One of the two is wrong: printed by its mark and looked up by its code, an item is two.",
    repair: "Both are read as they are.",
    bad: sample!("";
        "11": r#""fullStatement": "Count to 20.", "humanCodingScheme": "N.1", "listEnumeration": "1""#,
        "12": r#""fullStatement": "Count to 100.", "humanCodingScheme": "N.2", "listEnumeration": "2""#,
        "13": r#""fullStatement": "Count back from 20.", "humanCodingScheme": "N.3", "listEnumeration": "3""#,
        "14": r#""fullStatement": "Compare two numbers.", "humanCodingScheme": "N.4", "listEnumeration": "4""#,
        "15": r#""fullStatement": "Order three numbers.", "humanCodingScheme": "N.5", "listEnumeration": "5""#,
        "16": r#""fullStatement": "Read numbers to 100.", "humanCodingScheme": "N.6", "listEnumeration": "6""#,
        "17": r#""fullStatement": "Write numbers to 100.", "humanCodingScheme": "N.7", "listEnumeration": "9""#;
        "11" < "10", "12" < "10", "13" < "10", "14" < "10", "15" < "10", "16" < "10", "17" < "10"),
    good: sample!("";
        "11": r#""fullStatement": "Count to 20.", "humanCodingScheme": "N.1", "listEnumeration": "1""#,
        "12": r#""fullStatement": "Count to 100.", "humanCodingScheme": "N.2", "listEnumeration": "2""#,
        "13": r#""fullStatement": "Count back from 20.", "humanCodingScheme": "N.3", "listEnumeration": "3""#,
        "14": r#""fullStatement": "Compare two numbers.", "humanCodingScheme": "N.4", "listEnumeration": "4""#,
        "15": r#""fullStatement": "Order three numbers.", "humanCodingScheme": "N.5", "listEnumeration": "5""#,
        "16": r#""fullStatement": "Read numbers to 100.", "humanCodingScheme": "N.6", "listEnumeration": "6""#,
        "17": r#""fullStatement": "Write numbers to 100.", "humanCodingScheme": "N.7", "listEnumeration": "7""#;
        "11" < "10", "12" < "10", "13" < "10", "14" < "10", "15" < "10", "16" < "10", "17" < "10"),
};

pub(in crate::check) fn check(survey: &Survey<'_>, findings: &mut Findings) {
    if !findings.hears(&MARK_AND_CODE) {
        return;
    }
    let (mut keeping, mut breaking) = (0, Vec::new());
    for item in survey.framework.items() {
        let (Some(mark), Some(code)) = (item.enumeration(), item.code()) else {
            continue;
        };
        if ends(code, mark) {
            keeping += 1;
        } else {
            breaking.push(item);
        }
    }
    if !is_slip(keeping, u32::try_from(breaking.len()).unwrap_or(u32::MAX)) {
        return;
    }
    for item in breaking {
        found(survey, findings, item);
    }
}

/// Whether a code ends with a mark, and that not in the middle of a number or word.
fn ends(code: &str, mark: &str) -> bool {
    let (code, mark) = (bare_end(code).as_bytes(), bare(mark).as_bytes());
    let Some((before, end)) = code
        .len()
        .checked_sub(mark.len())
        .map(|at| code.split_at(at))
    else {
        return false;
    };
    let (Some(first), Some(last)) = (mark.first(), before.last()) else {
        return end.eq_ignore_ascii_case(mark);
    };
    let splits = first.is_ascii_digit() && last.is_ascii_digit();
    end.eq_ignore_ascii_case(mark) && !splits
}

fn found(survey: &Survey<'_>, findings: &mut Findings, item: Item<'_>) {
    let Some(site) = survey.site(item, "listEnumeration") else {
        return;
    };
    findings.add(&MARK_AND_CODE, "", site, || {
        let note = Note::new(format!(
            "`listEnumeration` is `{}`, expected the end of the code `{}`, as in the others",
            short(item.enumeration().unwrap_or_default()),
            short(item.code().unwrap_or_default())
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
    fn ends_of_codes() {
        for (code, mark, expected) in [
            ("N.1", "1", true),
            ("N.1", "1.", true),
            ("N.3a", "(a)", true),
            ("N.3A", "a", true),
            ("N.11", "1", false),
            ("N.1", "2", false),
            ("1", "1", true),
            ("1", "11", false),
            ("ä", "b", false),
        ] {
            assert_eq!(ends(code, mark), expected, "{code} {mark}");
        }
    }
}
