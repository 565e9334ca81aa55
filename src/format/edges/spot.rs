//! Where something stands in one of several inputs.

use crate::finding::{Findings, Place, Site};
use crate::source::{Json, Source, Span};

/// A stretch of an input, and the value that stands there where the input is one document.
#[derive(Debug, Clone, Copy)]
pub(in crate::format) struct Spot {
    pub(in crate::format) input: u32,
    pub(in crate::format) span: Span,
    pub(in crate::format) value: Option<u32>,
}

/// One input, and what was found in it so far.
#[derive(Debug, Clone)]
pub(super) struct Input {
    pub(super) text: Source,
    pub(super) json: Option<Json>,
    pub(super) findings: Findings,
}

/// Where a spot is in its input.
pub(super) fn site<'a>(text: &'a Source, json: Option<&'a Json>, spot: Spot) -> Site<'a> {
    let value = json.zip(spot.value);
    match value.and_then(|(json, index)| json.value(index)) {
        Some(value) => Site::Value(value),
        None => Site::Text(text, spot.span),
    }
}

/// The same as a place to be kept.
pub(super) fn place(text: &Source, json: Option<&Json>, spot: Spot) -> Place {
    site(text, json, spot).place()
}
