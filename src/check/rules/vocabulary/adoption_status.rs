//! An adoption status is none.

use super::adoption_status_case;
use crate::finding::{Findings, Ground, Note, Rule, Severity, did_you_mean, short};
use crate::source::Value;

/// An adoption status is none.
pub static ADOPTION_STATUS: Rule = Rule {
    code: "VOC-005",
    name: "adoption-status",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "An `adoptionStatus` other than `Private Draft`, `Draft`, `Adopted` and `Deprecated`.",
    why: "Systems offer what is adopted and hide what is deprecated; with another word they do either.",
    repair: "Only `Deprecated` takes a framework out of force; any other word leaves it to the dates.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics", "adoptionStatus": "Published"}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics", "adoptionStatus": "Adopted"}}"#,
};

const WORDS: [&str; 4] = ["Private Draft", "Draft", "Adopted", "Deprecated"];

/// Looks at the status of the document, also for [`adoption_status_case`].
pub(in crate::check) fn check(document: Value<'_>, findings: &mut Findings) {
    let Some(site) = document.get("adoptionStatus") else {
        return;
    };
    let Some(word) = site.as_str().filter(|word| !word.trim().is_empty()) else {
        return;
    };
    if WORDS.contains(&word.as_ref()) {
        return;
    }
    let trimmed = word.trim();
    match WORDS
        .iter()
        .find(|known| known.eq_ignore_ascii_case(trimmed))
    {
        Some(meant) => adoption_status_case::found(findings, site, &word, meant),
        None => found(findings, site, &word),
    }
}

fn found(findings: &mut Findings, site: Value<'_>, word: &str) {
    findings.add(&ADOPTION_STATUS, "", site, || {
        let near = did_you_mean(word.trim(), WORDS);
        let note = Note::new(format!(
            "`adoptionStatus` is `{}`, expected `Private Draft`, `Draft`, `Adopted` or `Deprecated`",
            short(word)
        ));
        match near {
            Some(near) => note.help(format!("did you mean `{near}`?")),
            None => note.help("say whether it is a draft, adopted or deprecated"),
        }
    });
}
