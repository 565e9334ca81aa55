//! A target type is not one of CASE.

use crate::check::rules::named;
use crate::check::shape::Member;
use crate::finding::{Findings, Ground, Note, Rule, Severity, did_you_mean, short};

/// A target type is not one of CASE.
pub static UNKNOWN_TARGET_TYPE: Rule = Rule {
    code: "CASE-023",
    name: "unknown-target-type",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Schema,
    finds: "A `targetType` that is neither `CASE` nor of the form `ext:…`.",
    why: "It says what stands at an end of an association that is no item of CASE; readers cannot tell, and strict ones refuse the file.",
    repair: "The member is kept in the file and not read.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics", "caseVersion": "1.1"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf", "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "targetType": "item"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics", "caseVersion": "1.1"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf", "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "targetType": "CASE"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}]}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, member: Member<'_>, text: &str) {
    findings.add(&UNKNOWN_TARGET_TYPE, text, member.value, || {
        let note = Note::new(format!("CASE has no target type `{}`", short(text)));
        let note = named(note, member.object);
        match did_you_mean(text, ["CASE"]) {
            Some(near) => note.help(format!("did you mean `{near}`?")),
            None => note
                .help("write `CASE` for items of CASE, and types of your own as in `ext:course`"),
        }
    });
}
