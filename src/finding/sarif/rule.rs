//! Rules, as viewers of results explain them.

use serde::Serialize;

use super::super::{Rule, Severity};
use super::Text;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Descriptor {
    id: &'static str,
    name: &'static str,
    short_description: Text,
    full_description: Text,
    help: Help,
    default_configuration: Configuration,
    properties: Properties,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Properties {
    tags: [&'static str; 1],
    blocking: bool,
}

impl Descriptor {
    pub(super) fn of(rule: &Rule) -> Self {
        let Rule {
            finds,
            why,
            repair,
            bad,
            good,
            ..
        } = rule;
        Self {
            id: rule.code,
            name: rule.name,
            short_description: Text::new(rule.name.replace('-', " ")),
            full_description: Text::new(*finds),
            help: Help {
                text: format!(
                    "Finds: {finds}\n\nMatters because: {why}\n\nRead as: {repair}\n\nFound:\n{bad}\n\nMended:\n{good}\n"
                ),
                markdown: format!(
                    "**Finds.** {finds}\n\n**Matters because.** {why}\n\n**Read as.** {repair}\n\nFound:\n\n```text\n{bad}\n```\n\nMended:\n\n```text\n{good}\n```\n"
                ),
            },
            default_configuration: Configuration {
                level: level(rule.severity),
            },
            properties: Properties {
                tags: [rule.group()],
                blocking: rule.blocking,
            },
        }
    }
}

pub(super) const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}
