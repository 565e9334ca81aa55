//! Readers of evidence: JSON lines and CSV.

mod column;
mod column_map;
mod csv;
mod flat;
mod gather;
mod json_lines;
mod members;
mod record;
pub mod rule;
mod targets;

pub use column::{Column, ColumnError};
pub use column_map::ColumnMap;

use self::gather::Gather;
use super::{EvidenceLog, LogError, Record};
use crate::finding::{Folding, Note, Report};
use crate::framework::Library;
use crate::source::{Limits, Span};

/// Reads evidence from JSON lines, with targets by identifier or code. O(bytes).
///
/// Every line by itself is read or left out; what was left out, and why, is in the report. The
/// report holds no line of the text and names no learner. The grammar stands at
/// [the module](crate::evidence#json-lines).
///
/// ```
/// use continua::evidence::json_lines;
/// use continua::framework::{Framework, ItemDraft, Library};
///
/// let mut builder = Framework::builder("doc", "Sample")?;
/// builder.item(ItemDraft::new("a", "Count.")?.code("N.1").kind("Standard"));
/// let library = Library::of([("math", builder.build()?)])?;
///
/// let text = br#"{"id":"e1","learner":"ana","target":"N.1","level":3,"task":"quiz","performed":"2026-03-02"}
/// {"id":"e2","learner":"ana","target":"N.7","level":3,"task":"quiz","performed":"2026-03-02"}
/// "#;
/// let (log, report) = json_lines(text, &library);
/// assert_eq!(log.len(), 1);
/// assert_eq!(report.iter().next().unwrap().code(), "EVID-006");
/// assert_eq!(report.iter().next().unwrap().place().position().unwrap().line, 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn json_lines(bytes: &[u8], library: &Library) -> (EvidenceLog, Report) {
    let mut log = EvidenceLog::new();
    let report = Reader::new(library).json_lines(bytes, &mut log);
    (log, report)
}

/// Reads evidence from a CSV file, with targets by identifier or code. O(bytes).
///
/// Every row by itself is read or left out; what was left out, and why, is in the report. The
/// report holds no line of the text and names no learner. The columns stand at
/// [the module](crate::evidence#csv).
///
/// ```
/// use continua::evidence::{ColumnMap, csv};
/// use continua::framework::{Framework, ItemDraft, Library};
///
/// let mut builder = Framework::builder("doc", "Sample")?;
/// builder.item(ItemDraft::new("a", "Count.")?.code("N.1").kind("Standard"));
/// let library = Library::of([("math", builder.build()?)])?;
///
/// let text = b"id,learner,target,level,task,performed\n1,ana,math:N.1,3,quiz,2026-03-02\n";
/// let (log, report) = csv(text, &library, &ColumnMap::default());
/// assert!(report.is_empty());
/// assert_eq!(log.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn csv(bytes: &[u8], library: &Library, columns: &ColumnMap) -> (EvidenceLog, Report) {
    let mut log = EvidenceLog::new();
    let report = Reader::new(library).csv(bytes, columns, &mut log);
    (log, report)
}

/// Reads evidence with options of one's own, into a log that may hold records already.
///
/// ```
/// use continua::evidence::Reader;
/// use continua::EvidenceLog;
///
/// let mut log = EvidenceLog::new();
/// let line = br#"{"id":"e1","learner":"ana","target":"n-1","level":"3","task":"quiz","performed":"2026-03-02"}"#;
/// let reader = Reader::of_identifiers();
/// assert!(reader.json_lines(line, &mut log).is_empty());
/// // The same again changes nothing.
/// assert!(reader.json_lines(line, &mut log).is_empty());
/// assert_eq!(log.len(), 1);
/// ```
#[derive(Debug, Clone)]
pub struct Reader<'l> {
    library: Option<&'l Library>,
    limits: Limits,
    folding: Folding,
}

impl<'l> Reader<'l> {
    /// Targets are identifiers or codes of this library.
    pub fn new(library: &'l Library) -> Self {
        Self {
            library: Some(library),
            ..Reader::of_identifiers()
        }
    }

    /// Targets are identifiers, and are not looked up: what [`EvidenceLog::to_json_lines`] wrote
    /// is read again as it was.
    pub fn of_identifiers() -> Self {
        Self {
            library: None,
            limits: Limits::default(),
            folding: Folding::default(),
        }
    }

    /// How much is read; depth and values are those of one line.
    #[must_use]
    pub const fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// How findings are folded and capped.
    #[must_use]
    pub fn with_folding(self, folding: Folding) -> Self {
        Self { folding, ..self }
    }

    /// Reads JSON lines into a log. O(bytes).
    pub fn json_lines(&self, bytes: &[u8], log: &mut EvidenceLog) -> Report {
        json_lines::read(self, bytes, log)
    }

    /// Reads a CSV file into a log. O(bytes).
    pub fn csv(&self, bytes: &[u8], columns: &ColumnMap, log: &mut EvidenceLog) -> Report {
        csv::read(self, bytes, columns, log)
    }
}

/// Whether there is more than may be read, with a finding if so.
fn is_past_limit(reader: &Reader<'_>, bytes: &[u8], gather: &mut Gather<'_>) -> bool {
    let limit = reader.limits.bytes;
    let past = u32::try_from(bytes.len()).map_or(true, |length| length > limit);
    if past {
        // The place is the beginning, so that no text is made of all the bytes.
        gather.add_at_start(&rule::PAST_LIMIT, || {
            Note::new(format!(
                "the input has {} bytes, expected at most {limit}",
                bytes.len()
            ))
            .help("raise the limit, or read the input in parts into one log")
        });
    }
    past
}

/// Appends what was read, with a finding if the log refuses it.
fn append(log: &mut EvidenceLog, record: Record, span: Span, gather: &mut Gather<'_>) {
    let Err(error) = log.append(record) else {
        return;
    };
    let habit = match &error {
        LogError::OtherRecord { .. } => "record",
        LogError::OtherWork { .. } => "work",
        LogError::OfItself { .. } => "itself",
        LogError::Full => "full",
    };
    gather.add(&rule::CONTRADICTION, habit, span, || {
        Note::new(error.to_string()).help(error.help())
    });
}
