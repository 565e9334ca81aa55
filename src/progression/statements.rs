//! Who says what of each of many requirements; what is the same in all is kept once.

use std::collections::BTreeSet;

use fixedbitset::FixedBitSet;
use foldhash::fast::RandomState;
use indexmap::IndexSet;

use crate::graph::{Spans, at, dense};

use super::source::{Provenance, Statement, Strength};

/// Rows of one or more statements, each with the place where it is made.
#[derive(Debug, Clone, Default)]
pub(super) struct Statements {
    distinct: IndexSet<Statement, RandomState>,
    rows: Spans,
    words: Vec<Word>,
}

/// The index of a distinct statement, and where it is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Word {
    statement: u32,
    /// `u32::MAX` where that is not known.
    origin: u32,
}

impl Statements {
    /// No rows yet, over the distinct statements of another, for at most as many rows and words.
    pub(super) fn over(other: &Self) -> Self {
        Self {
            distinct: other.distinct.clone(),
            rows: Spans::with_capacity(other.rows.len()),
            words: Vec::with_capacity(other.words.len()),
        }
    }

    /// Makes room for so many more rows of one statement each.
    pub(super) fn reserve(&mut self, rows: usize) {
        self.rows.reserve(rows);
        self.words.reserve(rows);
    }

    /// What stands for a statement in a row. O(1) where it is like the last new one, else O(1) on
    /// average.
    pub(super) fn word(&mut self, said: Provenance<'_>) -> Word {
        let last = self.distinct.last();
        let statement = if last.is_some_and(|last| last == said.statement) {
            self.distinct.len() - 1
        } else if let Some(known) = self.distinct.get_index_of(said.statement) {
            known
        } else {
            self.distinct.insert_full(said.statement.clone()).0
        };
        Word {
            statement: dense(statement),
            origin: said.origin.unwrap_or(u32::MAX),
        }
    }

    /// Adds a row of one statement.
    pub(super) fn only(&mut self, word: Word) {
        self.words.push(word);
        self.rows.push(dense(self.words.len()));
    }

    /// Adds a row of statements.
    pub(super) fn push<'p>(&mut self, all: impl IntoIterator<Item = Provenance<'p>>) {
        for said in all {
            let word = self.word(said);
            self.words.push(word);
        }
        self.end_row();
    }

    /// Adds rows of another over the same distinct statements as one row.
    pub(super) fn join(&mut self, other: &Self, rows: &[u32]) {
        for row in rows {
            self.words.extend_from_slice(other.words(*row));
        }
        self.end_row();
    }

    /// Ends the row that is being built; equal statements stay once.
    fn end_row(&mut self) {
        let first = at(self.rows.end());
        if self.words.len() > first.saturating_add(1) {
            let repeated = self.words.split_off(first);
            let mut seen = BTreeSet::new();
            let fresh = repeated.into_iter().filter(|word| seen.insert(*word));
            self.words.extend(fresh);
        }
        self.rows.push(dense(self.words.len()));
    }

    fn words(&self, row: u32) -> &[Word] {
        let row = self.rows.row(row);
        self.words
            .get(at(row.start)..at(row.end))
            .unwrap_or_default()
    }

    /// The statements of a row, in the order in which they were added.
    pub(super) fn row(
        &self,
        row: u32,
    ) -> impl ExactSizeIterator<Item = Provenance<'_>> + Clone + use<'_> {
        self.words(row).iter().map(|word| self.provenance(*word))
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "a word is only ever made for a statement that is there"
    )]
    fn provenance(&self, word: Word) -> Provenance<'_> {
        Provenance {
            statement: &self.distinct[at(word.statement)],
            origin: (word.origin != u32::MAX).then_some(word.origin),
        }
    }

    pub(super) fn shrink_to_fit(&mut self) {
        self.rows.shrink_to_fit();
        self.words.shrink_to_fit();
    }

    /// The rows of which some statement means them as required. O(rows + words), and less where
    /// all statements are meant alike.
    pub(super) fn required(&self) -> FixedBitSet {
        let required = |said: &Statement| said.strength == Strength::Required;
        let mut rows = FixedBitSet::with_capacity(self.rows.len());
        if self.distinct.iter().all(required) {
            rows.insert_range(..);
        } else if self.distinct.iter().any(required) {
            for row in 0..dense(self.rows.len()) {
                let any = self.row(row).any(|said| required(said.statement));
                rows.set(at(row), any);
            }
        }
        rows
    }

    /// Rewrites each distinct statement.
    pub(super) fn rewrite(&mut self, change: impl FnMut(&mut Statement)) {
        let mut all: Vec<Statement> = std::mem::take(&mut self.distinct).into_iter().collect();
        all.iter_mut().for_each(change);
        let place = all
            .into_iter()
            .map(|statement| self.distinct.insert_full(statement).0);
        let place: Vec<u32> = place.map(dense).collect();
        for word in &mut self.words {
            if let Some(statement) = place.get(at(word.statement)) {
                word.statement = *statement;
            }
        }
    }
}

/// Equal if every row is, whatever was kept first.
impl PartialEq for Statements {
    fn eq(&self, other: &Self) -> bool {
        self.rows == other.rows
            && (0..dense(self.rows.len())).all(|row| self.row(row).eq(other.row(row)))
    }
}
