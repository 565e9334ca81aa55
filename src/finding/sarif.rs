//! Reports in the Static Analysis Results Interchange Format, version 2.1.0.
//!
//! Source: OASIS Standard *Static Analysis Results Interchange Format (SARIF) Version 2.1.0*.

mod fingerprint;
mod result;
mod rule;
mod uri;

use std::collections::BTreeMap;

use serde::Serialize;

use self::fingerprint::Fingerprints;
use self::result::{Artifact, Outcome};
use self::rule::Descriptor;
use self::uri::uri;
use super::{Reports, Rule};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Serialize)]
pub(super) struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    invocations: [Invocation; 1],
    artifacts: Vec<Artifacts>,
    /// Columns are counted in Unicode scalar values.
    column_kind: &'static str,
    results: Vec<Outcome>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

/// That a file could not be read.
#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Text,
}

#[derive(Serialize)]
struct Artifacts {
    location: Artifact,
    roles: [&'static str; 1],
}

#[derive(Serialize)]
struct Text {
    text: String,
}

impl Text {
    fn new(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }
}

impl Log {
    pub(super) fn of(reports: &Reports) -> Self {
        Self {
            schema: SCHEMA,
            version: "2.1.0",
            runs: [Run::of(reports)],
        }
    }
}

impl Run {
    fn of(reports: &Reports) -> Self {
        let rules = rules(reports);
        let any_waived = reports.iter().any(|(_, report)| report.waived().len() > 0);
        let mut results = Vec::new();
        let mut artifacts = Vec::new();
        let mut prints = Fingerprints::default();
        for (name, report) in reports.iter() {
            let uri = uri(name);
            for finding in report.iter().chain(report.waived()) {
                let index = rules.get(finding.code()).map_or(0, |(index, _)| *index);
                let print = prints.of(&uri, finding);
                let source = report.source();
                results.push(Outcome::of(finding, source, &uri, index, print, any_waived));
            }
            artifacts.push(Artifacts {
                location: Artifact { uri },
                roles: ["analysisTarget"],
            });
        }
        artifacts.dedup_by(|a, b| a.location.uri == b.location.uri);
        let unread = reports.unreadable().map(|(name, why)| Notification {
            level: "error",
            message: Text::new(format!("{name}: {why}")),
        });
        let unread: Vec<_> = unread.collect();
        Self {
            tool: Tool {
                driver: Driver {
                    name: "continua",
                    version: env!("CARGO_PKG_VERSION"),
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: rules
                        .values()
                        .map(|(_, rule)| Descriptor::of(rule))
                        .collect(),
                },
            },
            invocations: [Invocation {
                execution_successful: unread.is_empty(),
                tool_execution_notifications: unread,
            }],
            artifacts,
            column_kind: "unicodeCodePoints",
            results,
        }
    }
}

/// The rules that found something, by code, each with its place among them.
fn rules(reports: &Reports) -> BTreeMap<&'static str, (usize, &'static Rule)> {
    let found = reports
        .iter()
        .flat_map(|(_, report)| report.iter().chain(report.waived()));
    let mut rules: BTreeMap<_, _> = found
        .map(|finding| (finding.code(), (0, finding.rule())))
        .collect();
    for (at, (index, _)) in rules.values_mut().enumerate() {
        *index = at;
    }
    rules
}
