//! An association leads to something that should be inside, and is not.

use super::wrong_kind::wrong_kind;
use crate::check::rules::names::Names;
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

pub(in crate::check) fn check(package: &Package, names: &Names<'_>, findings: &mut Findings) {
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
                && wrong_kind(names, association, outside).is_none()
            {
                let end = Dangling {
                    association,
                    name,
                    identifier: outside.identifier,
                    value,
                };
                found(names, findings, end);
            }
        }
    }
}

/// Whether the end says that it is nothing of CASE.
fn is_elsewhere(end: Value<'_>) -> bool {
    let target = end.get("targetType").and_then(Value::as_str);
    target.is_some_and(|target| target != "CASE")
}

#[derive(Clone, Copy)]
struct Dangling<'a> {
    association: Association<'a>,
    name: &'static str,
    identifier: &'a str,
    value: Value<'a>,
}

fn found(names: &Names<'_>, findings: &mut Findings, end: Dangling<'_>) {
    let Dangling {
        association,
        name,
        identifier,
        value,
    } = end;
    let habit = format!("{}.{name}", association.kind());
    let site = value.get("identifier").unwrap_or(value);
    findings.add(&DANGLING_END, &habit, site, || {
        let kind = short(association.kind().name());
        let leads = match name {
            "originNodeURI" => "comes from",
            _ => "leads to",
        };
        let note = Note::new(format!(
            "`{kind}` {leads} `{}`, which the package does not hold",
            short(identifier)
        ));
        let note = match association.id() {
            Some(id) => note.about(id),
            None => note,
        };
        match in_other_case(names, identifier) {
            Some(near) => note.help(format!("did you mean `{}`?", short(near))),
            None => note.help("add the item, mend the identifier, or remove the association"),
        }
    });
}

/// Among so many identifiers a near one is looked for.
const NEAR: usize = 10_000;

/// An identifier of the package that differs in nothing but case.
fn in_other_case<'a>(names: &'a Names<'_>, identifier: &str) -> Option<&'a str> {
    let mut texts = names.texts().iter().map(|(text, _)| text.as_ref());
    texts
        .by_ref()
        .take(NEAR)
        .find(|text| text.eq_ignore_ascii_case(identifier))
}
