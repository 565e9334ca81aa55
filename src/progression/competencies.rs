//! An answer of several competencies.

use std::fmt;
use std::iter::FusedIterator;

use crate::id::ItemId;

use super::progression::Inner;

/// Competencies of a progression, as an iterator over their identifiers.
///
/// Unless a query says otherwise they stand in the order in which the progression got them, which
/// is the same on every run and every platform.
#[derive(Clone)]
pub struct Competencies<'a> {
    inner: &'a Inner,
    indices: std::vec::IntoIter<u32>,
}

impl<'a> Competencies<'a> {
    pub(super) fn new(inner: &'a Inner, indices: Vec<u32>) -> Self {
        Self {
            inner,
            indices: indices.into_iter(),
        }
    }

    pub(super) fn none(inner: &'a Inner) -> Self {
        Self::new(inner, Vec::new())
    }
}

impl<'a> Iterator for Competencies<'a> {
    type Item = &'a ItemId;

    fn next(&mut self) -> Option<&'a ItemId> {
        self.inner.id(self.indices.next()?)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.indices.size_hint()
    }
}

impl DoubleEndedIterator for Competencies<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.inner.id(self.indices.next_back()?)
    }
}

impl ExactSizeIterator for Competencies<'_> {}

impl FusedIterator for Competencies<'_> {}

impl fmt::Debug for Competencies<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}
