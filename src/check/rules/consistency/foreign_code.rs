//! A code does not continue that of its parent.

use super::sample::sample;
use super::survey::{Survey, is_slip};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::framework::Item;

/// A code does not continue that of its parent.
pub static FOREIGN_CODE: Rule = Rule {
    code: "CONS-001",
    name: "foreign-code",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A code that does not begin with that of the nearest item above that has one, where most codes of items of the type do.",
    why: "Either the code is mistyped or the item lies under a wrong parent; who goes by codes and who goes by the tree see two frameworks.",
    repair: "The tree is as the associations have it, and the code stays as it is.",
    bad: sample!("";
        "11": r#""fullStatement": "Numbers", "humanCodingScheme": "N""#,
        "12": r#""fullStatement": "Count to 20.", "humanCodingScheme": "N.1""#,
        "13": r#""fullStatement": "Count to 100.", "humanCodingScheme": "N.2""#,
        "14": r#""fullStatement": "Count back from 20.", "humanCodingScheme": "N.3""#,
        "15": r#""fullStatement": "Compare two numbers.", "humanCodingScheme": "N.4""#,
        "16": r#""fullStatement": "Order three numbers.", "humanCodingScheme": "N.5""#,
        "17": r#""fullStatement": "Read numbers to 100.", "humanCodingScheme": "N.6""#,
        "18": r#""fullStatement": "Write numbers to 100.", "humanCodingScheme": "G.7""#;
        "12" < "11", "13" < "11", "14" < "11", "15" < "11", "16" < "11", "17" < "11", "18" < "11"),
    good: sample!("";
        "11": r#""fullStatement": "Numbers", "humanCodingScheme": "N""#,
        "12": r#""fullStatement": "Count to 20.", "humanCodingScheme": "N.1""#,
        "13": r#""fullStatement": "Count to 100.", "humanCodingScheme": "N.2""#,
        "14": r#""fullStatement": "Count back from 20.", "humanCodingScheme": "N.3""#,
        "15": r#""fullStatement": "Compare two numbers.", "humanCodingScheme": "N.4""#,
        "16": r#""fullStatement": "Order three numbers.", "humanCodingScheme": "N.5""#,
        "17": r#""fullStatement": "Read numbers to 100.", "humanCodingScheme": "N.6""#,
        "18": r#""fullStatement": "Write numbers to 100.", "humanCodingScheme": "N.7""#;
        "12" < "11", "13" < "11", "14" < "11", "15" < "11", "16" < "11", "17" < "11", "18" < "11"),
};

pub(in crate::check) fn check(survey: &Survey<'_>, findings: &mut Findings) {
    if !findings.hears(&FOREIGN_CODE) {
        return;
    }
    let mut above: Vec<Option<Item<'_>>> = survey.each(None);
    let mut counts = survey.each_kind((0u32, 0u32));
    let mut foreign = Vec::new();
    for item in &survey.walk {
        let parent = item.parent();
        let coded = parent.and_then(|parent| match parent.code() {
            Some(_) => Some(parent),
            None => above.get(parent.index() as usize).copied().flatten(),
        });
        if let Some(slot) = above.get_mut(item.index() as usize) {
            *slot = coded;
        }
        let Some((coded, (upper, code))) = coded.and_then(|c| Some((c, (c.code()?, item.code()?))))
        else {
            continue;
        };
        let Some((keeping, breaking)) = counts.get_mut(survey.kind(*item)) else {
            continue;
        };
        if continues(upper, code) {
            *keeping += 1;
        } else {
            *breaking += 1;
            foreign.push((*item, coded));
        }
    }
    for (item, coded) in foreign {
        let (keeping, breaking) = counts.get(survey.kind(item)).copied().unwrap_or_default();
        if is_slip(keeping, breaking) {
            found(survey, findings, item, coded);
        }
    }
}

fn found(survey: &Survey<'_>, findings: &mut Findings, item: Item<'_>, coded: Item<'_>) {
    let Some(site) = survey.site(item, "humanCodingScheme") else {
        return;
    };
    findings.add(&FOREIGN_CODE, "", site, || {
        let (code, upper) = (
            item.code().unwrap_or_default(),
            coded.code().unwrap_or_default(),
        );
        let note = Note::new(format!(
            "the code `{}` does not continue `{}`, the code above it, as those of its kind do",
            short(code),
            short(upper)
        ))
        .about(item.id())
        .help("mend the code, or put the item under the parent that the code names");
        match survey.site(coded, "humanCodingScheme") {
            Some(site) => note.related("the code above", site),
            None => note,
        }
    });
}

/// Whether a code begins with another, and that not in the middle of a number.
fn continues(upper: &str, code: &str) -> bool {
    let (upper, code) = (upper.trim(), code.trim());
    let Some(rest) = code.strip_prefix(upper) else {
        return false;
    };
    let digit = |text: Option<char>| text.is_some_and(|letter| letter.is_ascii_digit());
    let splits = digit(upper.chars().next_back()) && digit(rest.chars().next());
    !rest.is_empty() && !splits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_continue() {
        for (upper, code, expected) in [
            ("N", "N.1", true),
            ("N.3", "N.3a", true),
            ("N.3 ", "N.3.a", true),
            ("N.1", "N.12", false),
            ("N.1", "N.1", false),
            ("N", "G.1", false),
        ] {
            assert_eq!(continues(upper, code), expected, "{upper} {code}");
        }
    }
}
