//! An association begins outside the package.

use super::ends::{about, is_outside, object, place};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::{Association, AssociationKind, End};

/// An association begins outside the package.
pub static OUTSIDE_ORIGIN: Rule = Rule {
    code: "REF-005",
    name: "outside-origin",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "An association other than `isChildOf` that leads from something outside into the package, where most begin inside.",
    why: "The standard keeps an association with the thing where it begins: readers that ask an item for its associations never meet this one.",
    repair: "The association is kept with its end outside.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}},
  {"associationType": "precedes",
  "originNodeURI": {"identifier": "4d7e2a18-c0b5-4396-8f12-6b3a9e5d1c70", "uri": "https://elsewhere.example/4d7e2a18-c0b5-4396-8f12-6b3a9e5d1c70"},
  "destinationNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}},
  {"associationType": "precedes",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "4d7e2a18-c0b5-4396-8f12-6b3a9e5d1c70", "uri": "https://elsewhere.example/4d7e2a18-c0b5-4396-8f12-6b3a9e5d1c70"}}]}"#,
};

/// Looks for what begins outside, and leads in or leads out again.
pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    use super::between_others;
    if !findings.hears_any(&[&OUTSIDE_ORIGIN, &between_others::BETWEEN_OTHERS]) {
        return;
    }
    let associations = || {
        let all = package.readout().framework.associations();
        all.filter(|association| *association.kind() != AssociationKind::IsChildOf)
    };
    let begins_outside = |association: &Association<'_>| is_outside(association.origin_end());
    let outside = associations().filter(begins_outside).count();
    // A crosswalk between other frameworks, or an index of what leads here, is made like that.
    if outside == 0 || outside * 2 > package.readout().framework.associations().len() {
        return;
    }
    for association in associations().filter(begins_outside) {
        if is_outside(association.destination_end()) {
            between_others::found(package, findings, association);
        } else {
            found(package, findings, association);
        }
    }
}

fn found(package: &Package, findings: &mut Findings, association: Association<'_>) {
    let (Some(object), End::Outside(origin)) =
        (object(package, association), association.origin_end())
    else {
        return;
    };
    // Without a URI it is nothing outside, but something that should be inside.
    if origin.uri.is_none() {
        return;
    }
    let kind = association.kind().name();
    findings.add(
        &OUTSIDE_ORIGIN,
        kind,
        place(object, "originNodeURI"),
        || {
            let note = Note::new(format!(
                "`{}` comes from `{}` outside the package",
                short(kind),
                short(origin.identifier)
            ))
            .help("keep the association in the package where it begins");
            about(note, association)
        },
    );
}
