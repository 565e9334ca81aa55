//! A code does not continue that of its parent.

use super::sample::sample;
use super::survey::{Survey, called, is_slip};
use crate::finding::{Findings, Ground, Note, Rule, Severity};
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

/// A code under another, and whether it continues it.
struct Pair<'p> {
    upper: Item<'p>,
    item: Item<'p>,
    continues: bool,
}

pub(in crate::check) fn check(survey: &Survey<'_>, findings: &mut Findings) {
    if !findings.hears(&FOREIGN_CODE) {
        return;
    }
    let pairs = pairs(survey);
    // How many hold to the habit and break it: of a type, and under an item.
    let mut of_kind = survey.each_kind((0, 0));
    let mut under = survey.each((0, 0));
    for pair in &pairs {
        let of_kind = of_kind.get_mut(survey.kind(pair.item));
        let under = under.get_mut(pair.upper.index() as usize);
        for count in of_kind.into_iter().chain(under) {
            let (keeping, breaking): &mut (u32, u32) = count;
            *(if pair.continues { keeping } else { breaking }) += 1;
        }
    }
    let mut told = survey.each(false);
    for pair in pairs.iter().filter(|pair| !pair.continues) {
        let of_kind = of_kind.get(survey.kind(pair.item)).copied();
        if !of_kind.is_some_and(|(keeping, breaking)| is_slip(keeping, breaking)) {
            continue;
        }
        let upper = pair.upper.index() as usize;
        // Where several codes and all of them differ, it is the one above that is odd.
        if matches!(under.get(upper), Some((0, 2..))) {
            if !std::mem::replace(told.get_mut(upper).unwrap_or(&mut true), true) {
                family(survey, findings, pair);
            }
            continue;
        }
        if let Some(told) = told.get_mut(pair.item.index() as usize) {
            *told = true;
        }
        found(survey, findings, pair);
    }
}

/// The items that have a code and one above them.
fn pairs<'p>(survey: &Survey<'p>) -> Vec<Pair<'p>> {
    let mut above: Vec<Option<Item<'_>>> = survey.each(None);
    let mut pairs = Vec::with_capacity(survey.walk.len());
    for item in &survey.walk {
        let parent = item.parent();
        let upper = parent.and_then(|parent| match parent.code() {
            Some(_) => Some(parent),
            None => above.get(parent.index() as usize).copied().flatten(),
        });
        if let Some(slot) = above.get_mut(item.index() as usize) {
            *slot = upper;
        }
        let codes = upper.and_then(|upper| Some((upper, upper.code()?, item.code()?)));
        if let Some((upper, upper_code, code)) = codes {
            pairs.push(Pair {
                upper,
                item: *item,
                continues: continues(upper_code, code),
            });
        }
    }
    pairs
}

fn found(survey: &Survey<'_>, findings: &mut Findings, pair: &Pair<'_>) {
    let Some(site) = survey.site(pair.item, "humanCodingScheme") else {
        return;
    };
    findings.add(&FOREIGN_CODE, "", site, || {
        let note = Note::new(format!(
            "the code `{}` does not continue `{}`, the code above it, as those of its kind do",
            called(pair.item),
            called(pair.upper)
        ))
        .about(pair.item.id())
        .help("mend the code, or put the item under the parent that the code names");
        match survey.site(pair.upper, "humanCodingScheme") {
            Some(site) => note.related("the code above", site),
            None => note,
        }
    });
}

fn family(survey: &Survey<'_>, findings: &mut Findings, pair: &Pair<'_>) {
    let Some(site) = survey.site(pair.upper, "humanCodingScheme") else {
        return;
    };
    findings.add(&FOREIGN_CODE, "", site, || {
        let note = Note::new(format!(
            "no code under `{}` continues it, as codes do elsewhere in the file",
            called(pair.upper)
        ))
        .about(pair.upper.id())
        .help("mend the code, or put what lies under it where it belongs");
        match survey.site(pair.item, "humanCodingScheme") {
            Some(site) => note.related("a code under it", site),
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
