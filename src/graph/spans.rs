//! Rows of consecutive numbers: only where each begins is kept.

use std::ops::Range;

use super::rows::{at, dense};

/// Where each row of consecutive numbers begins: row `i` is `starts[i]..starts[i + 1]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spans(Vec<u32>);

impl Default for Spans {
    fn default() -> Self {
        Self(vec![0])
    }
}

impl From<Vec<u32>> for Spans {
    /// Of where each row begins and the last one ends, which are at least one number.
    fn from(starts: Vec<u32>) -> Self {
        Self(starts)
    }
}

impl Spans {
    /// No rows yet, for at most so many.
    pub(crate) fn with_capacity(rows: usize) -> Self {
        let mut starts = Vec::with_capacity(rows.saturating_add(1));
        starts.push(0);
        Self(starts)
    }

    /// The numbers of which each of so many rows is told, ascending and all below `rows`.
    pub(crate) fn of_ascending(row_of_each: &[u32], rows: u32) -> Self {
        let mut spans = Self::with_capacity(at(rows));
        for (number, row) in (0..).zip(row_of_each) {
            while spans.len() < at(*row) {
                spans.push(number);
            }
        }
        while spans.len() < at(rows) {
            spans.push(dense(row_of_each.len()));
        }
        spans
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len().saturating_sub(1)
    }

    /// Ends a row before `end`, where the next begins.
    #[inline]
    pub(crate) fn push(&mut self, end: u32) {
        self.0.push(end);
    }

    /// Takes the last row off.
    pub(crate) fn pop(&mut self) {
        if self.0.len() > 1 {
            self.0.pop();
        }
    }

    /// As many rows, each bound of which is another number.
    pub(crate) fn map(&self, bound: impl Fn(u32) -> u32) -> Self {
        Self(self.0.iter().map(|old| bound(*old)).collect())
    }

    /// Where the last row ends.
    #[inline]
    pub(crate) fn end(&self) -> u32 {
        self.0.last().copied().unwrap_or(0)
    }

    pub(crate) fn reserve(&mut self, rows: usize) {
        self.0.reserve(rows);
    }

    pub(crate) fn shrink_to_fit(&mut self) {
        self.0.shrink_to_fit();
    }

    /// How long each row is.
    pub(crate) fn lengths(&self) -> impl ExactSizeIterator<Item = u32> {
        let ends = self.0.iter().skip(1);
        self.0.iter().zip(ends).map(|(start, end)| end - start)
    }

    /// The row of each number.
    pub(crate) fn row_of_each(&self) -> Vec<u32> {
        let mut row_of = Vec::with_capacity(at(self.end()));
        for (row, length) in (0..).zip(self.lengths()) {
            row_of.extend((0..length).map(|_| row));
        }
        row_of
    }

    /// The numbers of a row; none for a row that is not there. O(1).
    #[inline]
    pub(crate) fn row(&self, row: u32) -> Range<u32> {
        let from = self.0.get(at(row)).copied().unwrap_or(0);
        let to = self.0.get(at(row).saturating_add(1)).copied();
        from..to.unwrap_or(from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_told_by_their_numbers_and_back() {
        let row_of = [1, 1, 4, 5];
        let mut spans = Spans::of_ascending(&row_of, 7);
        assert_eq!((spans.len(), spans.end()), (7, 4));
        assert_eq!(spans.row_of_each(), row_of);
        assert_eq!(spans.lengths().collect::<Vec<_>>(), [0, 2, 0, 0, 1, 1, 0]);
        assert_eq!((spans.row(1), spans.row(4)), (0..2, 2..3));
        assert!(spans.row(0).is_empty() && spans.row(6).is_empty() && spans.row(7).is_empty());
        assert_eq!(spans.map(|bound| 10 * bound).row(5), 30..40);
        (0..9).for_each(|_| spans.pop());
        assert_eq!(spans, Spans::default());
        spans.push(3);
        assert_eq!(spans.row(0), 0..3);
    }
}
