//! What is wrong with columns.

use std::fmt;

use super::super::Column;

/// How many rows a fault names.
const NAMED: usize = 6;

/// How many faults an error tells in its message.
const TOLD: usize = 3;

/// Columns cannot be read as evidence; all that is wrong with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnsError {
    faults: Vec<ColumnFault>,
}

/// One kind of fault of one column, with the rows that have it. Never what stands in them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ColumnFault {
    /// The column.
    pub column: Column,
    /// What is wrong.
    pub kind: ColumnFaultKind,
    /// In how many rows, or in how many names of the dictionary.
    pub count: u64,
    /// The first of them, counted from 0; at most six.
    pub places: Vec<u64>,
}

/// What can be wrong with a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ColumnFaultKind {
    /// It has other rows than the column of learners.
    Length {
        /// How many it has.
        found: u64,
        /// How many the column of learners has.
        expected: u64,
    },
    /// There are more rows than can be numbered.
    TooManyRows,
    /// A name stands in the dictionary before.
    RepeatedName,
    /// A number names nothing in the dictionary, or a row has none.
    NoName,
    /// A row has no moment, or one outside the years -9998 to 9998.
    NoMoment,
    /// An attempt is numbered 0.
    NoAttempt,
    /// The library of the policy has no such competency.
    UnknownTarget,
    /// The scale in which the competency is decided has no such level.
    OtherScale,
    /// The scale in which the competency is decided has no cut scores for points.
    NoCuts,
}

impl ColumnFaultKind {
    fn says(self) -> &'static str {
        match self {
            Self::Length { .. } | Self::TooManyRows => "",
            Self::RepeatedName => "a name that stands in the dictionary before",
            Self::NoName => "no name of the dictionary",
            Self::NoMoment => "no moment within the years -9998 to 9998",
            Self::NoAttempt => "an attempt `0`, expected one counted from 1",
            Self::UnknownTarget => "a competency that the library does not have",
            Self::OtherScale => "a level that the scale of its competency does not have",
            Self::NoCuts => "points where the scale of its competency has no cut scores",
        }
    }

    /// What to do about it.
    pub const fn help(self) -> &'static str {
        match self {
            Self::Length { .. } => "give each column one value a row",
            Self::TooManyRows => "give the rows in parts of whole learners and merge their tables",
            Self::RepeatedName => "tell each name once, and let the rows point at one place",
            Self::NoName => "number the dictionary from 0, and leave rows out that name nothing",
            Self::NoMoment => "count days or seconds from 1970-01-01",
            Self::NoAttempt => "count attempts from 1, or leave the column out",
            Self::UnknownTarget => "leave the rows out, or add the framework to the library",
            Self::OtherScale => "give the level by its identifier in the scale of the policy",
            Self::NoCuts => "add cut scores to the scale, or give levels",
        }
    }
}

impl ColumnFault {
    /// A fault of the whole column.
    pub(crate) const fn whole(column: Column, kind: ColumnFaultKind) -> Self {
        Self {
            column,
            kind,
            count: 1,
            places: Vec::new(),
        }
    }

    /// A fault at these places, if there is any.
    pub(crate) fn at(
        column: Column,
        kind: ColumnFaultKind,
        places: impl Iterator<Item = usize>,
    ) -> Option<Self> {
        let mut fault = Self {
            count: 0,
            ..Self::whole(column, kind)
        };
        for place in places {
            fault.count += 1;
            if fault.places.len() < NAMED {
                fault.places.push(place as u64);
            }
        }
        (fault.count > 0).then_some(fault)
    }
}

impl fmt::Display for ColumnFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { column, count, .. } = self;
        match self.kind {
            ColumnFaultKind::Length { found, expected } => {
                return write!(f, "`{column}` has `{found}` rows, expected `{expected}`");
            }
            ColumnFaultKind::TooManyRows => {
                return write!(f, "`{column}` has more than 4294967294 rows");
            }
            _ => {}
        }
        let (place, what) = (self.places.first().unwrap_or(&0), self.kind.says());
        match self.kind {
            ColumnFaultKind::RepeatedName => {
                write!(f, "`{column}` has {what}, at place `{place}` of it")?;
            }
            _ => write!(f, "`{column}` has {what} in row `{place}`")?,
        }
        match count - 1 {
            0 => Ok(()),
            1 => f.write_str(" and 1 other"),
            more => write!(f, " and {more} others"),
        }
    }
}

impl ColumnsError {
    pub(crate) fn none_of(faults: Vec<ColumnFault>) -> Result<(), Self> {
        if faults.is_empty() {
            return Ok(());
        }
        Err(Self { faults })
    }

    /// All faults, column by column.
    pub fn faults(&self) -> &[ColumnFault] {
        &self.faults
    }
}

impl fmt::Display for ColumnsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the columns cannot be read: ")?;
        for (at, fault) in self.faults.iter().take(TOLD).enumerate() {
            let joint = if at == 0 { "" } else { "; " };
            write!(f, "{joint}{fault}")?;
        }
        match self.faults.len().saturating_sub(TOLD) {
            0 => Ok(()),
            more => write!(f, "; and {more} more"),
        }
    }
}

impl std::error::Error for ColumnsError {}
