//! The rules that every JSON document is under, whatever it says.

use super::{Findings, Ground, Note, Rule, Severity, Site};
use crate::source::{Json, JsonError, Value};

/// The text is no JSON document, or is past a limit.
pub static SYNTAX: Rule = Rule {
    code: "JSON-001",
    name: "syntax",
    severity: Severity::Error,
    blocking: true,
    ground: Ground::Schema,
    finds: "Bytes that are no JSON document in UTF-8, or one that is longer, deeper or fuller than the limits allow.",
    why: "No reader can tell what a broken document means. The first broken place is named; what follows it is not looked at.",
    repair: "None.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10",}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10"}}"#,
};

/// A member name stands twice in one object.
pub static REPEATED_MEMBER: Rule = Rule {
    code: "JSON-002",
    name: "repeated-member",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "A member whose name stands earlier in the same object.",
    why: "JSON leaves open which of the two counts. Some readers take the first, many take the last, and some refuse the file.",
    repair: "The first member counts; the others are kept in the file and not read.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Math", "title": "Mathematics"}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"}}"#,
};

impl Findings {
    /// Adds that a text is no JSON.
    pub(crate) fn add_syntax(&mut self, error: &JsonError) {
        let site = Site::Known(error.span(), error.position());
        self.add(&SYNTAX, "", site, || {
            let note = Note::new(error.message());
            match error.help() {
                Some(help) => note.help(help),
                None => note,
            }
        });
    }

    /// Adds the members that stand again, of the objects that are `meant`.
    pub(crate) fn add_repeated<'a>(&mut self, json: &'a Json, meant: impl Fn(Value<'a>) -> bool) {
        for repeated in json.repeated().filter(|repeated| meant(repeated.object)) {
            let name = repeated.name();
            self.add(&REPEATED_MEMBER, &name, repeated.key, || {
                Note::new(format!("the member `{}` stands again", super::short(&name)))
                    .related("stands first here", repeated.first)
                    .help("keep the one that is meant; the first counts here")
            });
        }
    }
}
