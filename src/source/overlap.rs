//! What can be edited beside the edits that were made: no two of them overlap.

use super::edit::Edit;
use super::edit_error::EditError;
use super::value::{Kind, Value};

impl Edit {
    /// That a value is of the document that is edited.
    pub(super) fn check_document(&self, value: Value<'_>) -> Result<(), EditError> {
        if value.json().is_same(&self.json) {
            return Ok(());
        }
        Err(EditError::OtherDocument {
            pointer: value.pointer(),
        })
    }

    /// That a value can be replaced or removed.
    pub(super) fn check_cover(&self, value: Value<'_>) -> Result<(), EditError> {
        self.check_document(value)?;
        if value.is_name() {
            return Err(EditError::NotA {
                pointer: value.pointer(),
                expected: "a value, not a name",
            });
        }
        self.check_outside(value)?;
        let within = value.index()..value.next_index();
        let edited = [
            self.values.range(within.clone()).next().map(|(at, _)| *at),
            self.names.range(within.clone()).next().map(|(at, _)| *at),
            self.inserted.range(within).next().map(|(at, _)| *at),
        ];
        match edited.into_iter().flatten().next() {
            Some(other) => Err(self.overlap_at(value, other)),
            None => Ok(()),
        }
    }

    /// That a value is not in one that is replaced or removed, nor such a one itself.
    pub(super) fn check_outside(&self, value: Value<'_>) -> Result<(), EditError> {
        // Of those before it only the last can hold it, since none of them lies in another.
        let before = self.values.range(..=value.index()).next_back();
        let around = before.and_then(|(other, _)| self.json.value(*other));
        match around.filter(|other| value.index() < other.next_index()) {
            Some(other) => Err(overlap(value, other)),
            None => Ok(()),
        }
    }

    /// That something can be put into an object or array.
    pub(super) fn check_inside(
        &self,
        container: Value<'_>,
        kind: Kind,
        expected: &'static str,
        place: u32,
    ) -> Result<(), EditError> {
        self.check_document(container)?;
        if container.kind() != kind {
            return Err(EditError::WrongKind {
                pointer: container.pointer(),
                expected,
                found: container.kind(),
            });
        }
        self.check_outside(container)?;
        if place > container.len() {
            return Err(EditError::NoPlace {
                pointer: container.pointer(),
                place,
                length: container.len(),
            });
        }
        Ok(())
    }

    fn overlap_at(&self, value: Value<'_>, other: u32) -> EditError {
        overlap(value, self.json.value(other).unwrap_or(value))
    }
}

pub(super) fn overlap(value: Value<'_>, other: Value<'_>) -> EditError {
    EditError::Overlaps {
        pointer: value.pointer(),
        other: other.pointer(),
    }
}
