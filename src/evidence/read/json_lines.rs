//! Reads evidence from JSON lines.

use std::borrow::Cow;

use super::column::Column;
use super::flat::{Cell, Cells, Row, Value as CellValue};
use super::gather::Gather;
use super::members::{scalar, unknown, wrong_kind};
use super::record::{Full, demand_text};
use super::rule;
use super::targets::Targets;
use super::{Reader, append};
use crate::evidence::{EvidenceLog, Record};
use crate::finding::{Note, Report};
use crate::source::{Json, JsonError, JsonErrorKind, Kind, Source, Value};

/// The members of a line that is no short form.
const FORMS: [&str; 5] = [
    "judgement",
    "attestation",
    "retraction",
    "exemption",
    "removal",
];

pub(super) fn read(reader: &Reader<'_>, bytes: &[u8], log: &mut EvidenceLog) -> Report {
    let mut gather = Gather::new(bytes, reader.folding.clone());
    if super::is_past_limit(reader, bytes, &mut gather) {
        return gather.into_report();
    }
    let mut targets = Targets::new(reader.library);
    let mut start = 0usize;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        gather.set_base(u32::try_from(start).unwrap_or(u32::MAX));
        start += line.len();
        if line.trim_ascii().is_empty() {
            continue;
        }
        let Some(json) = parse(reader, line.trim_ascii_end(), &mut gather) else {
            continue;
        };
        for repeated in json.repeated() {
            let name = repeated.key.as_str().unwrap_or_default();
            gather.add(&rule::REPEATED_MEMBER, &name, repeated.key.span(), || {
                Note::new("a member stands twice in one object, and the first is read")
                    .help("remove one of them")
            });
        }
        if let Some(record) = record(json.root(), &mut gather, &mut targets) {
            append(log, record, json.root().span(), &mut gather);
        }
    }
    gather.into_report()
}

fn parse(reader: &Reader<'_>, line: &[u8], gather: &mut Gather<'_>) -> Option<Json> {
    let source = match Source::from_slice(line) {
        Ok(source) => source,
        Err(error) => {
            gather.add(&rule::LINE_SYNTAX, "utf-8", error.span(), || {
                Note::new("the line is not UTF-8").help(error.help())
            });
            return None;
        }
    };
    match Json::parse_source(source, &reader.limits) {
        Ok(json) => Some(json),
        Err(error) => {
            let what = what_is_wrong(&error);
            gather.add(&rule::LINE_SYNTAX, what, error.span(), || {
                let note = Note::new(format!("the line is not JSON: {what}"));
                match error.help() {
                    Some(help) => note.help(help),
                    None => note,
                }
            });
            None
        }
    }
}

/// What is wrong with a line, without a word of it.
fn what_is_wrong(error: &JsonError) -> &'static str {
    match error.kind() {
        JsonErrorKind::TooLong | JsonErrorKind::TooDeep | JsonErrorKind::TooManyValues => {
            "it is past a limit"
        }
        JsonErrorKind::ByteOrderMark => "it begins with a byte order mark",
        JsonErrorKind::TrailingComma => "a comma before the end of an object or a list",
        JsonErrorKind::CutOff => "it ends too early",
        JsonErrorKind::TrailingText => "more text after the end of the object",
        JsonErrorKind::ControlCharacter => "a control character in a string",
        JsonErrorKind::Escape | JsonErrorKind::LoneSurrogate => "a malformed escape in a string",
        JsonErrorKind::Number => "a malformed number",
        _ => "something unexpected stands here",
    }
}

fn record(value: Value<'_>, gather: &mut Gather<'_>, targets: &mut Targets<'_>) -> Option<Record> {
    if value.kind() != Kind::Object {
        wrong_kind(gather, "line", value, "an object");
        return None;
    }
    let Some((form, inner)) = form_of(value) else {
        return short_form(value, gather, targets);
    };
    let mut full = Full { gather, targets };
    match form {
        "judgement" => full.judgement(inner).map(Record::from),
        "attestation" => full.attestation(inner).map(Record::from),
        "retraction" => full.retraction(inner).map(Record::from),
        "removal" => full.removal(inner).map(Record::from),
        _ => full.exemption(inner).map(Record::from),
    }
}

/// The kind of a record that is not in the short form, and what it holds.
fn form_of(value: Value<'_>) -> Option<(&'static str, Value<'_>)> {
    let member = value.members().next().filter(|_| value.len() == 1)?;
    let form = FORMS.into_iter().find(|form| member.name == *form)?;
    Some((form, member.value))
}

fn short_form(
    value: Value<'_>,
    gather: &mut Gather<'_>,
    targets: &mut Targets<'_>,
) -> Option<Record> {
    let mut cells = Cells::default();
    for member in value.members() {
        let Ok(column) = member.name.parse::<Column>() else {
            let columns = Column::ALL.map(Column::name);
            let known: Vec<&'static str> = columns.into_iter().chain(FORMS).collect();
            unknown(gather, &member.name, member.key.span(), &known);
            continue;
        };
        if member.value.is_null() {
            continue;
        }
        let span = member.value.span();
        let value = cell(column, member.value, gather);
        cells.set(column, Cell { value, span });
    }
    let row = Row {
        cells: &cells,
        whole: value.span(),
        gather,
        targets,
        good: true,
    };
    row.read(None).map(Record::from)
}

fn cell<'v>(column: Column, value: Value<'v>, gather: &mut Gather<'_>) -> CellValue<'v> {
    if column == Column::Demand
        && let Some(text) = demand_text(value)
    {
        return CellValue::One(Cow::Owned(text));
    }
    if let Some(text) = scalar(value) {
        return CellValue::One(text);
    }
    let expected = if column.is_list() {
        let texts: Option<Vec<_>> = value.elements().map(scalar).collect();
        match texts {
            Some(texts) if value.kind() == Kind::Array => return CellValue::Several(texts),
            _ => "a list of texts",
        }
    } else {
        "text"
    };
    wrong_kind(gather, column.name(), value, expected);
    CellValue::Bad
}
