//! Reads an input line by line.

use super::row::Row;
use crate::finding::{Note, REPEATED_MEMBER, describe, short};
use crate::format::edges::{Draft, Spot, rule};
use crate::source::{Json, Kind, Limits, Source, Span};

pub(super) fn read(draft: &mut Draft, bytes: &[u8], limits: &Limits) {
    if u32::try_from(bytes.len()).map_or(true, |length| length > limits.bytes) {
        let input = draft.input(Source::new(""), None);
        if let Err(error) = Json::parse_with(bytes, limits) {
            draft.syntax(input, &error);
        }
        return;
    }
    let input = draft.input(Source::lossy(bytes), None);
    let mut lines = Lines {
        draft,
        input,
        limits,
    };
    let (mut start, mut any, mut good) = (0, false, false);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let text = line.trim_ascii_end();
        if !text.is_empty() {
            any = true;
            good |= lines.line(text, start);
        }
        start += length(line);
    }
    if any && !good {
        lines.nothing_read();
    }
}

struct Lines<'d> {
    draft: &'d mut Draft,
    input: u32,
    limits: &'d Limits,
}

impl Lines<'_> {
    /// Reads one line; false if it is nothing of a graph.
    fn line(&mut self, line: &[u8], start: u32) -> bool {
        let source = match Source::from_slice(line) {
            Ok(source) => source,
            Err(error) => {
                let spot = self.spot(error.span(), start);
                self.draft.add(&rule::LINE_SYNTAX, "utf-8", spot, || {
                    Note::new("the line is not UTF-8").help(error.help())
                });
                return false;
            }
        };
        let json = match Json::parse_source(source, self.limits) {
            Ok(json) => json,
            Err(error) => {
                let spot = self.spot(error.span(), start);
                self.draft
                    .add(&rule::LINE_SYNTAX, error.message(), spot, || {
                        let note = Note::new(format!("the line is not JSON: {}", error.message()));
                        match error.help() {
                            Some(help) => note.help(help),
                            None => note,
                        }
                    });
                return false;
            }
        };
        self.repeated(&json, start);
        let root = json.root();
        if root.kind() != Kind::Object {
            let spot = self.spot(root.span(), start);
            self.draft.add(&rule::LINE_SYNTAX, "object", spot, || {
                Note::new(format!(
                    "the line is {}, expected an object",
                    describe(root)
                ))
            });
            return false;
        }
        let mut row = Row {
            draft: self.draft,
            input: self.input,
            start,
        };
        row.read(root)
    }

    fn repeated(&mut self, json: &Json, start: u32) {
        for repeated in json.repeated() {
            let name = repeated.name();
            let spot = self.spot(repeated.key.span(), start);
            self.draft.add(&REPEATED_MEMBER, &name, spot, || {
                Note::new(format!("the member `{}` stands again", short(&name)))
                    .help("keep the one that is meant; the first counts here")
            });
        }
    }

    fn nothing_read(&mut self) {
        let spot = self.spot(Span::at(0), 0);
        self.draft.add(&rule::NOT_A_PROGRESSION, "", spot, || {
            Note::new("no line is a node or a relationship of the Knowledge Graph")
                .help("give the files of nodes and of relationships, one JSON object a line")
        });
    }

    fn spot(&self, span: Span, start: u32) -> Spot {
        shifted(self.input, span, start)
    }
}

/// A stretch of a line, as one of the whole input.
pub(super) fn shifted(input: u32, span: Span, start: u32) -> Spot {
    let shift = |at: u32| at.saturating_add(start);
    Spot {
        input,
        span: Span::new(shift(span.start), shift(span.end)),
        value: None,
    }
}

/// Within an input whose length was looked at.
fn length(line: &[u8]) -> u32 {
    u32::try_from(line.len()).unwrap_or(u32::MAX)
}
