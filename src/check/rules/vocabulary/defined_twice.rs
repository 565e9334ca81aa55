//! One word is defined twice.

use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::{Definition, DefinitionKind};

/// One word is defined twice.
pub static DEFINED_TWICE: Rule = Rule {
    code: "VOC-016",
    name: "defined-twice",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "Two item types, subjects, licences or groupings of one title under different identifiers.",
    why: "What points to the one and what points to the other look alike and are not brought together.",
    repair: "Both are kept.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFDefinitions": {"CFSubjects": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c21", "title": "Mathematics"},
  {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c22", "title": "Mathematics"}]}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFDefinitions": {"CFSubjects": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c21", "title": "Mathematics"}]}}"#,
};

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    if package.definitions().is_none() || !findings.hears(&DEFINED_TWICE) {
        return;
    }
    let concept = |definition: &Definition<'_>| definition.kind() == DefinitionKind::Concept;
    let all = package.readout().framework.definitions();
    let mut all: Vec<Definition<'_>> = all
        .filter(|definition| !concept(definition) && !definition.title().trim().is_empty())
        .collect();
    all.sort_by_key(|definition| (definition.kind(), definition.title().trim()));
    for pair in all.windows(2) {
        let [first, again] = pair else { continue };
        let same = first.kind() == again.kind()
            && first.title().trim() == again.title().trim()
            && !first.identifier().eq_ignore_ascii_case(again.identifier());
        if same {
            found(package, findings, *first, *again);
        }
    }
}

fn found(package: &Package, findings: &mut Findings, first: Definition<'_>, again: Definition<'_>) {
    let title =
        |definition: Definition<'_>| package.json().value(definition.origin()?)?.get("title");
    let (Some(earlier), Some(site)) = (title(first), title(again)) else {
        return;
    };
    let (noun, habit) = match again.kind() {
        DefinitionKind::ItemType => ("item type", "types"),
        DefinitionKind::Subject => ("subject", "subjects"),
        DefinitionKind::License => ("licence", "licences"),
        _ => ("grouping", "groupings"),
    };
    findings.add(&DEFINED_TWICE, habit, site, || {
        Note::new(format!(
            "the {noun} `{}` is defined again under another identifier",
            short(again.title())
        ))
        .about(short(again.identifier()))
        .related("is defined first here", earlier)
        .help("keep one of the two and let all links point to it")
    });
}
