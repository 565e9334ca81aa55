//! An association ends at something that is no item.

use super::ends::{about, object, place};
use crate::check::rules::names::{Key, Names, Noun};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::{Association, AssociationKind, End, OutsideEnd};

/// An association ends at something that is no item.
pub static END_OF_WRONG_KIND: Rule = Rule {
    code: "REF-007",
    name: "end-of-wrong-kind",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "An end of an association that is another association or a definition of the package; or a rubric or a part of one, but for `isRelatedTo`, `exemplar`, `hasSkillLevel` and types of one's own.",
    why: "Associations join items: whoever follows this one arrives nowhere, and a child of such a thing is lost to the tree.",
    repair: "The end is kept as one outside the framework.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFDefinitions": {"CFItemTypes": [{"title": "Strand", "identifier": "2f4b7c1a-6d83-4b0e-9c55-7a1e3d8f0b21"}]},
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "2f4b7c1a-6d83-4b0e-9c55-7a1e3d8f0b21"}}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}],
 "CFDefinitions": {"CFItemTypes": [{"title": "Strand", "identifier": "2f4b7c1a-6d83-4b0e-9c55-7a1e3d8f0b21"}]},
 "CFAssociations": [{"associationType": "isChildOf",
  "originNodeURI": {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  "destinationNodeURI": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}]}"#,
};

/// What inside the package an outside end is after all, if it is wrong there.
pub(super) fn wrong_kind(
    names: &Names<'_>,
    association: Association<'_>,
    end: OutsideEnd<'_>,
) -> Option<(Noun, u32)> {
    let named = names.find(&Key::of(end.identifier))?;
    let right = match named.0 {
        Noun::Rubric | Noun::Criterion | Noun::Level => !matches!(
            association.kind(),
            AssociationKind::IsChildOf
                | AssociationKind::IsPartOf
                | AssociationKind::IsPeerOf
                | AssociationKind::ExactMatchOf
                | AssociationKind::Precedes
                | AssociationKind::ReplacedBy
        ),
        // What is an item and was not resolved is left to other rules.
        Noun::Item | Noun::Document => true,
        _ => false,
    };
    (!right).then_some(named)
}

pub(in crate::check) fn check(package: &Package, names: &Names<'_>, findings: &mut Findings) {
    for association in package.readout().framework.associations() {
        let ends = [
            ("originNodeURI", association.origin_end()),
            ("destinationNodeURI", association.destination_end()),
        ];
        for (name, end) in ends {
            if let End::Outside(outside) = end
                && let Some(named) = wrong_kind(names, association, outside)
            {
                found(package, findings, association, name, named);
            }
        }
    }
}

fn found(
    package: &Package,
    findings: &mut Findings,
    association: Association<'_>,
    name: &str,
    (noun, at): (Noun, u32),
) {
    let (Some(object), Some(other)) = (object(package, association), package.json().value(at))
    else {
        return;
    };
    let identifier = place(object, name);
    let kind = association.kind().name();
    let habit = format!("{kind}.{}", noun.word());
    findings.add(&END_OF_WRONG_KIND, &habit, identifier, || {
        let id = identifier.as_str().unwrap_or_default();
        let leads = if name == "originNodeURI" {
            "comes from"
        } else {
            "leads to"
        };
        let note = Note::new(format!(
            "`{}` {leads} `{}`, which is {}, expected an item",
            short(kind),
            short(&id),
            noun.with_article()
        ))
        .related("stands here", other.get("identifier").unwrap_or(other))
        .help("name the item that is meant, or remove the association");
        about(note, association)
    });
}
