//! Which column of a CSV file is which.

use std::collections::BTreeMap;

use super::Column;

/// Says which column of a CSV file is which, where the header does not say it in the names of
/// [`Column`].
///
/// Names are compared without regard to case and surrounding white space. With a map, columns
/// that it does not name and that are no [`Column`] are passed over in silence; without one they
/// are findings.
///
/// ```
/// use continua::evidence::{Column, ColumnMap, Reader};
/// use continua::EvidenceLog;
///
/// let export = b"Student No;Standard;Rating;Assignment;Date\n17;N.1;3;quiz;2026-03-02\n";
/// let columns = ColumnMap::new()
///     .with(Column::Learner, "Student No")
///     .with(Column::Target, "Standard")
///     .with(Column::Level, "Rating")
///     .with(Column::Task, "Assignment")
///     .with(Column::Performed, "Date")
///     .with_constant(Column::Purpose, "formative")
///     .divided_by(';');
///
/// let mut log = EvidenceLog::new();
/// let report = Reader::of_identifiers().csv(export, &columns, &mut log);
/// assert!(report.is_empty());
/// assert_eq!(log.len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnMap {
    names: BTreeMap<Column, String>,
    constants: BTreeMap<Column, String>,
    positions: Option<Vec<Option<Column>>>,
    divider: char,
}

impl Default for ColumnMap {
    fn default() -> Self {
        Self::new()
    }
}

impl ColumnMap {
    /// The header names its columns as [`Column`] does, and cells are divided by commas.
    pub const fn new() -> Self {
        Self {
            names: BTreeMap::new(),
            constants: BTreeMap::new(),
            positions: None,
            divider: ',',
        }
    }

    /// The header's name of a column.
    #[must_use]
    pub fn with(mut self, column: Column, name: &str) -> Self {
        self.names.insert(column, name.trim().to_lowercase());
        self
    }

    /// What every row says where its own cell is empty or absent.
    #[must_use]
    pub fn with_constant(mut self, column: Column, value: &str) -> Self {
        self.constants.insert(column, value.trim().to_owned());
        self
    }

    /// The file has no header: its columns are these, and `None` is passed over.
    ///
    /// ```
    /// use continua::evidence::{Column, ColumnMap, Reader};
    /// use continua::EvidenceLog;
    ///
    /// let columns = ColumnMap::new().without_header([
    ///     Some(Column::Learner), None, Some(Column::Target), Some(Column::Level),
    ///     Some(Column::Task), Some(Column::Performed),
    /// ]);
    /// let mut log = EvidenceLog::new();
    /// let report = Reader::of_identifiers().csv(b"17,x,N.1,3,quiz,2026-03-02\n", &columns, &mut log);
    /// assert!(report.is_empty());
    /// ```
    #[must_use]
    pub fn without_header(self, columns: impl IntoIterator<Item = Option<Column>>) -> Self {
        let positions = Some(columns.into_iter().collect());
        Self { positions, ..self }
    }

    /// What stands between cells; a comma if it is not said. Only ASCII characters divide.
    #[must_use]
    pub fn divided_by(self, divider: char) -> Self {
        Self { divider, ..self }
    }

    pub(super) fn divider(&self) -> u8 {
        u8::try_from(self.divider)
            .ok()
            .filter(u8::is_ascii)
            .unwrap_or(b',')
    }

    pub(super) fn positions(&self) -> Option<&[Option<Column>]> {
        self.positions.as_deref()
    }

    pub(super) fn constant(&self, column: Column) -> Option<&str> {
        self.constants.get(&column).map(String::as_str)
    }

    /// Whether the map names columns itself, so that others are nothing unusual.
    pub(super) fn is_custom(&self) -> bool {
        !self.names.is_empty()
    }

    /// The column of a header name.
    pub(super) fn column(&self, header: &str) -> Option<Column> {
        let header = header.trim().to_lowercase();
        let mapped = self.names.iter().find(|(_, name)| **name == header);
        let own = || {
            Column::ALL.into_iter().find(|column| {
                !self.names.contains_key(column) && column.name().to_lowercase() == header
            })
        };
        mapped.map(|(column, _)| *column).or_else(own)
    }
}
