//! An education level is written in another way than the vocabulary has it.

use super::own_level;
use crate::finding::{Findings, Ground, Note, Rule, Severity, did_you_mean, short};
use crate::format::case::{Package, lenient};
use crate::framework::{Item, LEVELS, level_ranks};
use crate::source::{Kind, Value};

/// An education level is written in another way than the vocabulary has it.
pub static LEVEL_SPELLING: Rule = Rule {
    code: "VOC-003",
    name: "level-spelling",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "An `educationLevel` that means one or several levels of the CEDS vocabulary and is not written as it: `3`, `K`, `Kindergarten`, `9-12`. One finding for each such text.",
    why: "Products that filter by grade compare codes, and leave out what is written otherwise.",
    repair: "The usual spellings are understood: `3` is read as `03`, `9-12` as four levels.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "educationLevel": ["K"]}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "educationLevel": ["KG"]}]}"#,
};

/// Looks at the levels of all items, also for [`own_level`].
pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    if !findings.hears_any(&[&LEVEL_SPELLING, &own_level::OWN_LEVEL]) {
        return;
    }
    for item in package.readout().framework.items() {
        if item.education_levels().any(|level| !is_code(level)) {
            odd(package, findings, item);
        }
    }
}

fn is_code(level: &str) -> bool {
    LEVELS.iter().any(|(code, _)| *code == level)
}

/// Looks at each level of an item: in a list, or in place of one.
#[cold]
fn odd(package: &Package, findings: &mut Findings, item: Item<'_>) {
    let Some(value) = item
        .origin()
        .and_then(|origin| package.json().value(origin))
    else {
        return;
    };
    // A name that an early writer used; the right one wins.
    let names = ["educationLevel", "educationalLevel"];
    let Some(levels) = names.into_iter().find_map(|name| value.get(name)) else {
        return;
    };
    let one = (levels.kind() != Kind::Array).then_some(levels);
    for site in one.into_iter().chain(levels.elements()) {
        let Some(level) = lenient::text(site) else {
            continue;
        };
        if is_code(&level) || level.trim().is_empty() {
            continue;
        }
        match meant(&level) {
            Some(codes) => found(findings, item, site, &level, &codes),
            None => own_level::found(findings, item, site, &level),
        }
    }
}

fn found(findings: &mut Findings, item: Item<'_>, site: Value<'_>, level: &str, codes: &[&str]) {
    findings.add(&LEVEL_SPELLING, level, site, || {
        let listed: Vec<String> = codes.iter().map(|code| format!("`{code}`")).collect();
        let listed = listed.join(", ");
        let how = match codes.len() {
            1 => "write it as",
            _ => "write each level by itself:",
        };
        Note::new(format!(
            "the education level is `{}`, expected {listed} of the CEDS vocabulary",
            short(level)
        ))
        .about(item.id())
        .help(format!("{how} {listed}"))
    });
}

/// The codes that a text means.
fn meant(level: &str) -> Option<Vec<&'static str>> {
    if let Some(ranks) = level_ranks(level) {
        let codes = ranks.filter_map(|rank| LEVELS.get(rank as usize));
        return Some(codes.map(|(code, _)| *code).collect());
    }
    let words = LEVELS.iter().map(|(_, words)| *words);
    // Short texts are near to everything, and words that differ in their number mean another grade.
    let near = did_you_mean(level.trim(), words)
        .filter(|_| level.trim().len() > 5 && !level.bytes().any(|byte| byte.is_ascii_digit()))?;
    let of_words = LEVELS.iter().find(|(_, words)| *words == near);
    of_words.map(|(code, _)| vec![*code])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_levels_mean() {
        for (level, expected) in [
            ("3", Some(vec!["03"])),
            ("K", Some(vec!["KG"])),
            ("kg", Some(vec!["KG"])),
            ("Grade 3", Some(vec!["03"])),
            ("Kindergarden", Some(vec!["KG"])),
            ("9-12", Some(vec!["09", "10", "11", "12"])),
            ("Grade 33", None),
            ("14", None),
            ("Year 3b", None),
        ] {
            assert_eq!(meant(level), expected, "{level}");
        }
    }
}
