//! Findings as results.

use serde::Serialize;

use super::super::view::PlaceView;
use super::super::{Finding, Place};
use super::Text;
use super::rule::level;
use crate::source::Source;

/// A finding as a result.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Outcome {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    occurrence_count: u32,
    partial_fingerprints: Prints,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressions: Option<Vec<Suppression>>,
    properties: Properties,
}

#[derive(Serialize)]
struct Prints {
    #[serde(rename = "continuaFinding/v1")]
    finding: String,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    status: &'static str,
    justification: String,
}

#[derive(Serialize)]
struct Properties {
    blocking: bool,
    ids: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    package: Option<u32>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: Physical,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<Logical>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

/// A file.
#[derive(Serialize)]
pub(super) struct Artifact {
    pub(super) uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    #[serde(flatten)]
    end: Option<RegionEnd>,
    byte_offset: u32,
    byte_length: u32,
}

/// Past the last character.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RegionEnd {
    end_line: u32,
    end_column: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Logical {
    fully_qualified_name: String,
}

impl Outcome {
    /// `any_waived`: either all results of a run say whether they are suppressed, or none.
    pub(super) fn of(
        finding: &Finding,
        source: Option<&Source>,
        uri: &str,
        rule_index: usize,
        print: String,
        any_waived: bool,
    ) -> Self {
        let message = match finding.help() {
            Some(help) => format!("{}\nhelp: {help}", finding.message()),
            None => finding.message().to_owned(),
        };
        let related = finding.related().iter();
        let related = related.map(|related| (&related.place, related.label.as_str()));
        let more = finding.more().iter().map(|place| (place, "also here"));
        let numbered = related.chain(more).zip(1..);
        let related_locations = numbered.map(|((place, label), id)| Location {
            id: Some(id),
            message: Some(Text::new(label)),
            ..Location::of(place, source, uri)
        });
        let waiver = finding.waiver().map(|waiver| Suppression {
            kind: "external",
            status: "accepted",
            justification: waiver.reason().to_owned(),
        });
        Self {
            rule_id: finding.code(),
            rule_index,
            level: level(finding.severity()),
            message: Text::new(message),
            locations: [Location::of(finding.place(), source, uri)],
            related_locations: related_locations.collect(),
            occurrence_count: finding.count(),
            partial_fingerprints: Prints { finding: print },
            suppressions: any_waived.then(|| waiver.into_iter().collect()),
            properties: Properties {
                blocking: finding.blocking(),
                ids: finding.ids().to_vec(),
                package: finding.package(),
            },
        }
    }
}

impl Location {
    fn of(place: &Place, source: Option<&Source>, uri: &str) -> Self {
        let names = match place {
            Place::Document { pointer, .. } => std::slice::from_ref(pointer),
            Place::Built { ids } => ids,
        };
        let names = names.iter().filter(|name| !name.is_empty());
        Self {
            id: None,
            physical_location: Physical {
                artifact_location: Artifact {
                    uri: uri.to_owned(),
                },
                region: Region::of(&PlaceView::of(place, source)),
            },
            logical_locations: names
                .map(|name| Logical {
                    fully_qualified_name: name.clone(),
                })
                .collect(),
            message: None,
        }
    }
}

impl Region {
    fn of(place: &PlaceView<'_>) -> Option<Self> {
        let span = place.span.as_ref()?;
        let end = place.end_line.zip(place.end_column);
        Some(Self {
            start_line: place.line?,
            start_column: place.column?,
            end: end.map(|(end_line, end_column)| RegionEnd {
                end_line,
                end_column,
            }),
            byte_offset: span.start,
            byte_length: span.end.saturating_sub(span.start),
        })
    }
}
