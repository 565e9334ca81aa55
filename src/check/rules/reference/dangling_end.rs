//! An association leads to something that should be inside, and is not.

use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::{Package, PackageProblem};
use crate::framework::{Association, AssociationKind, End};
use crate::source::Value;

/// An association leads to something that should be inside, and is not.
pub static DANGLING_END: Rule = Rule {
    code: "REF-001",
    name: "dangling-end",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "An end that resolves to nothing in the package where it can mean nothing else: either end of `isChildOf`, or an end without a `uri`. Ends of other kinds that name something of another framework are as they should be.",
    why: "The item is lost to the tree, or the association leads nowhere.",
    repair: "The end is kept as one outside the framework; a child of nothing stands at the top.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}]}"#,
};

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    // Where the document has no identifier, what lies under it cannot be told from what dangles.
    let readout = package.readout();
    let nameless = |problem: &PackageProblem| !matches!(problem, PackageProblem::TreeCycle { .. });
    if readout.problems.iter().any(nameless) {
        return;
    }
    for association in readout.framework.associations() {
        let child = *association.kind() == AssociationKind::IsChildOf;
        let ends = [
            ("originNodeURI", association.origin_end()),
            ("destinationNodeURI", association.destination_end()),
        ];
        for (name, end) in ends {
            let End::Outside(outside) = end else {
                continue;
            };
            if outside.identifier.is_empty() || !(child || outside.uri.is_none()) {
                continue;
            }
            let object = association
                .origin()
                .and_then(|origin| package.json().value(origin));
            if let Some(object) = object
                && let Some(value) = object.get(name)
                && !is_elsewhere(value)
            {
                found(findings, association, name, outside.identifier, value);
            }
        }
    }
}

/// Whether the end says that it is nothing of CASE.
fn is_elsewhere(end: Value<'_>) -> bool {
    let target = end.get("targetType").and_then(Value::as_str);
    target.is_some_and(|target| target != "CASE")
}

fn found(
    findings: &mut Findings,
    association: Association<'_>,
    name: &'static str,
    identifier: &str,
    end: Value<'_>,
) {
    let habit = format!("{}.{name}", association.kind());
    let site = end.get("identifier").unwrap_or(end);
    findings.add(&DANGLING_END, &habit, site, || {
        let kind = short(association.kind().name());
        let note = Note::new(match name {
            "originNodeURI" => {
                format!(
                    "`{kind}` comes from `{}`, which the package does not hold",
                    short(identifier)
                )
            }
            _ => format!(
                "`{kind}` leads to `{}`, which the package does not hold",
                short(identifier)
            ),
        });
        let note = match association.id() {
            Some(id) => note.about(id),
            None => note,
        };
        note.help("add the item, mend the identifier, or remove the association")
    });
}
