//! An association type is not one of CASE.

use crate::check::rules::named;
use crate::check::shape::Member;
use crate::finding::{Findings, Ground, Note, Rule, Severity, did_you_mean, short};
use crate::framework::AssociationKind;

/// An association type is not one of CASE.
pub static UNKNOWN_ASSOCIATION_TYPE: Rule = Rule {
    code: "REF-003",
    name: "unknown-association-type",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Schema,
    finds: "An `associationType` that is neither one of the ten words of CASE nor of the form `ext:…`.",
    why: "Other readers refuse it or take it for something else.",
    repair: "The association is kept with its type as written.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildof",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}]}"#,
};

pub(in crate::check) fn found(findings: &mut Findings, member: Member<'_>, text: &str) {
    findings.add(&UNKNOWN_ASSOCIATION_TYPE, text, member.value, || {
        let note = Note::new(format!("CASE has no association type `{}`", short(text)));
        let note = named(note, member.object);
        match did_you_mean(text, AssociationKind::names()) {
            Some(near) => note.help(format!("did you mean `{near}`?")),
            None => {
                note.help("since CASE 1.1, types of your own are written as in `ext:isTaughtWith`")
            }
        }
    });
}
