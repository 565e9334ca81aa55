//! A list whose places are handed out by whoever fills it.

use std::ops::{Index, IndexMut};

/// A list that is only ever asked for places that exist: the drawing fills it for all nodes, links
/// or layers at once and then goes by those same numbers.
#[derive(Debug, Clone)]
pub(super) struct Slots<T>(Vec<T>);

impl<T> Default for Slots<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Clone> Slots<T> {
    pub(super) fn filled(value: T, count: usize) -> Self {
        Self(vec![value; count])
    }
}

impl<T> Slots<T> {
    /// Adds a value; its place.
    pub(super) fn push(&mut self, value: T) -> usize {
        self.0.push(value);
        self.0.len() - 1
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }
}

impl<T> From<Vec<T>> for Slots<T> {
    fn from(all: Vec<T>) -> Self {
        Self(all)
    }
}

impl<T> Index<usize> for Slots<T> {
    type Output = T;

    #[expect(
        clippy::indexing_slicing,
        reason = "places are handed out for what is in the list"
    )]
    fn index(&self, place: usize) -> &T {
        &self.0[place]
    }
}

impl<T> IndexMut<usize> for Slots<T> {
    #[expect(
        clippy::indexing_slicing,
        reason = "places are handed out for what is in the list"
    )]
    fn index_mut(&mut self, place: usize) -> &mut T {
        &mut self.0[place]
    }
}
