//! An education level is of another vocabulary.

use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::framework::Item;
use crate::source::Value;

/// An education level is of another vocabulary.
pub static OWN_LEVEL: Rule = Rule {
    code: "VOC-004",
    name: "own-level",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "An `educationLevel` that is none of the CEDS vocabulary. One finding for a package.",
    why: "Products elsewhere do not know what it means, and cannot put it in order.",
    repair: "It makes a band of its own, after those of the vocabulary, in the order in which such levels come.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "educationLevel": ["Lower Primary"]}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "educationLevel": ["KG", "01", "02"]}]}"#,
};

pub(in crate::check) fn found(
    findings: &mut Findings,
    item: Item<'_>,
    site: Value<'_>,
    level: &str,
) {
    findings.add(&OWN_LEVEL, "", site, || {
        Note::new(format!(
            "the education level is `{}`, which the CEDS vocabulary does not have",
            short(level)
        ))
        .about(item.id())
        .help("its levels are IT, PR, PK, TK, KG, 01 to 13, AS, BA, PB, MD, PM, DO, PD, AE, PT and OT; those of another vocabulary may stay, and an overlay can put them in order as bands")
    });
}
