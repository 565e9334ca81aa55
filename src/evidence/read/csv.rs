//! Reads evidence from CSV.

use std::borrow::Cow;

use csv::{ByteRecord, ReaderBuilder, Trim};

use super::column::Column;
use super::column_map::ColumnMap;
use super::flat::{Cell, Cells, Row, Value};
use super::gather::Gather;
use super::members::unknown;
use super::rule;
use super::targets::Targets;
use super::{Reader, append};
use crate::evidence::{EvidenceLog, Record};
use crate::finding::{Note, Report};
use crate::id::JudgementId;
use crate::source::Span;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

pub(super) fn read(
    reader: &Reader<'_>,
    bytes: &[u8],
    map: &ColumnMap,
    log: &mut EvidenceLog,
) -> Report {
    let mut gather = Gather::new(bytes, reader.folding.clone());
    if super::is_past_limit(reader, bytes, &mut gather) {
        return gather.into_report();
    }
    // Spreadsheets begin their files with it.
    let text = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    gather.set_base(to_u32(bytes.len() - text.len()));
    let mut table = Table {
        rows: ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(map.divider())
            .trim(Trim::All)
            .from_reader(text),
        text,
        record: ByteRecord::new(),
    };
    let Some(columns) = columns(&mut table, map, &mut gather) else {
        return gather.into_report();
    };
    let mut targets = Targets::new(reader.library);
    while let Some(whole) = table.next(&mut gather) {
        let row = cells(&table.record, &columns, map, whole, &mut gather);
        let Some((cells, id)) = row else { continue };
        let row = Row {
            cells: &cells,
            whole,
            gather: &mut gather,
            targets: &mut targets,
            good: true,
        };
        if let Some(evidence) = row.read(id) {
            append(log, Record::from(evidence), whole, &mut gather);
        }
    }
    gather.into_report()
}

fn to_u32(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

struct Table<'b> {
    rows: csv::Reader<&'b [u8]>,
    text: &'b [u8],
    record: ByteRecord,
}

impl Table<'_> {
    /// Reads on to the next row that is not empty, and tells where it stands.
    fn next(&mut self, gather: &mut Gather<'_>) -> Option<Span> {
        loop {
            let before = usize::try_from(self.rows.position().byte()).ok()?;
            // Reading from memory, and with rows of any length, nothing can fail.
            if !self.rows.read_byte_record(&mut self.record).ok()? {
                return None;
            }
            let after = usize::try_from(self.rows.position().byte()).ok()?;
            let raw = self.text.get(before..after).unwrap_or_default();
            // What ended the row before belongs to this one in the reader's count.
            let blank = raw.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
            let start = before + blank.count();
            let row = self.text.get(start..after).unwrap_or_default();
            let span = Span::new(to_u32(start), to_u32(start + row.trim_ascii_end().len()));
            let is_open = || row.iter().fold(false, |open, byte| open ^ (*byte == b'"'));
            if after == self.text.len() && is_open() {
                gather.add(&rule::LINE_SYNTAX, "quote", first_line(row, span), || {
                    Note::new("a quote is opened here and never closed")
                        .help("close the quote; a quote inside a cell is written twice")
                });
                return None;
            }
            if self.record.iter().any(|cell| !cell.is_empty()) {
                return Some(first_line(row, span));
            }
        }
    }
}

/// A place that is shown as a line is one line long.
fn first_line(row: &[u8], span: Span) -> Span {
    let line = row.iter().take_while(|byte| **byte != b'\n').count();
    Span::new(
        span.start,
        span.end.min(span.start.saturating_add(to_u32(line))),
    )
}

/// The columns by position: given, or from the header.
fn columns(
    table: &mut Table<'_>,
    map: &ColumnMap,
    gather: &mut Gather<'_>,
) -> Option<Vec<Option<Column>>> {
    if let Some(positions) = map.positions() {
        return Some(positions.to_vec());
    }
    let Some(span) = table.next(gather) else {
        gather.add(&rule::MISSING, "header", Span::at(0), || {
            Note::new("there is no header and no row")
        });
        return None;
    };
    let mut columns: Vec<Option<Column>> = Vec::new();
    for cell in &table.record {
        let name = String::from_utf8_lossy(cell);
        let column = map.column(&name);
        match column {
            Some(column) if columns.contains(&Some(column)) => {
                gather.add(&rule::REPEATED_MEMBER, &name, span, || {
                    Note::new(format!("the column `{}` stands twice", column.name()))
                        .help("rename one of them; the first is read")
                });
                columns.push(None);
            }
            _ => columns.push(column),
        }
    }
    // A first line without any column is a row, mostly, and may name a learner.
    if !map.is_custom() && columns.iter().any(Option::is_some) {
        let names = table.record.iter().zip(&columns);
        for (cell, _) in names.filter(|(cell, column)| column.is_none() && !cell.is_empty()) {
            let name = String::from_utf8_lossy(cell);
            if map.column(&name).is_none() {
                unknown(gather, &name, span, &Column::ALL.map(Column::name));
            }
        }
    }
    if is_complete(&columns, map, span, gather) {
        return Some(columns);
    }
    None
}

/// Whether the columns are there that every row needs.
fn is_complete(
    columns: &[Option<Column>],
    map: &ColumnMap,
    span: Span,
    gather: &mut Gather<'_>,
) -> bool {
    let has = |column| columns.contains(&Some(column)) || map.constant(column).is_some();
    let required = [
        Column::Learner,
        Column::Target,
        Column::Task,
        Column::Performed,
    ];
    let missing: Vec<Column> = required
        .into_iter()
        .filter(|column| !has(*column))
        .collect();
    for column in &missing {
        gather.add(&rule::MISSING, column.name(), span, || {
            let note = Note::new(format!("there is no column `{column}`"));
            if columns.len() == 1 {
                return note.help("say what divides the cells, if it is not a comma");
            }
            note.help("name the column in the header, or say which column it is")
        });
    }
    missing.is_empty()
}

/// The cells of a row, and an identifier made from them if the file has none.
fn cells<'t>(
    record: &'t ByteRecord,
    columns: &[Option<Column>],
    map: &'t ColumnMap,
    whole: Span,
    gather: &mut Gather<'_>,
) -> Option<(Cells<'t>, Option<JudgementId>)> {
    if record.len() > columns.len() {
        gather.add(&rule::UNEVEN_ROW, "more", whole, || {
            Note::new(format!(
                "a row of {} cells, expected {}",
                record.len(),
                columns.len()
            ))
            .help("put quotes around a cell that holds a comma")
        });
        return None;
    }
    let mut cells = Cells::default();
    let mut print = Fingerprint::new();
    for (bytes, column) in record.iter().zip(columns) {
        let Some(column) = *column else { continue };
        let Ok(text) = std::str::from_utf8(bytes) else {
            gather.add(&rule::LINE_SYNTAX, "utf-8", whole, || {
                Note::new(format!("the cell `{column}` is not UTF-8"))
                    .help("save the file as UTF-8")
            });
            return None;
        };
        if text.is_empty() {
            continue;
        }
        print.add(column.name().as_bytes());
        print.add(bytes);
        cells.set(column, cell(column, text, whole));
    }
    for column in Column::ALL {
        if let Some(text) = map.constant(column) {
            cells.set(column, cell(column, text, whole));
        }
    }
    let has_ids = columns.contains(&Some(Column::Id));
    let id = if has_ids { None } else { print.into_id() };
    Some((cells, id))
}

fn cell(column: Column, text: &str, span: Span) -> Cell<'_> {
    let value = if column.is_list() {
        Value::Several(
            text.split(';')
                .map(|part| Cow::Borrowed(part.trim()))
                .collect(),
        )
    } else {
        Value::One(Cow::Borrowed(text))
    };
    Cell { value, span }
}

/// The 128 bits of FNV-1a over all cells: the same row has the same identifier in every file.
struct Fingerprint(u128);

impl Fingerprint {
    const fn new() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    fn add(&mut self, bytes: &[u8]) {
        const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
        // A byte that is in no UTF-8 text divides the parts.
        for byte in bytes.iter().chain(&[0xFF]) {
            self.0 = (self.0 ^ u128::from(*byte)).wrapping_mul(PRIME);
        }
    }

    fn into_id(self) -> Option<JudgementId> {
        JudgementId::new(format!("row-{:032x}", self.0)).ok()
    }
}
