//! Where a finding is.

use std::fmt;

use serde::Serialize;

use crate::source::{Position, Source, Span, Value};

/// Where a finding is: in a document, or at things that were built in code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Place {
    /// In a text.
    #[serde(rename_all = "camelCase")]
    Document {
        /// The JSON pointer (RFC 6901); empty for the root and for texts that are not JSON.
        pointer: String,
        /// The bytes.
        #[serde(skip)]
        span: Span,
        /// Line and column of the first byte.
        #[serde(skip)]
        position: Position,
    },
    /// At things built in code, by what names them.
    Built {
        /// The names, outermost first.
        ids: Vec<String>,
    },
}

/// What a place is made from, once it is needed: most places of a folded finding are not.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Site<'a> {
    /// A value of a JSON document.
    Value(Value<'a>),
    /// A stretch of a text.
    Text(&'a Source, Span),
    /// A stretch whose place is known, of bytes that are perhaps no text.
    Known(Span, Position),
    /// Things built in code.
    Built(&'a [&'a str]),
}

impl<'a> From<Value<'a>> for Site<'a> {
    fn from(value: Value<'a>) -> Self {
        Self::Value(value)
    }
}

impl Site<'_> {
    pub(crate) fn place(self) -> Place {
        match self {
            Self::Value(value) => Place::Document {
                pointer: value.pointer(),
                span: value.span(),
                position: value.position(),
            },
            Self::Text(source, span) => Place::Document {
                pointer: String::new(),
                span,
                position: source.position(span.start),
            },
            Self::Known(span, position) => Place::Document {
                pointer: String::new(),
                span,
                position,
            },
            Self::Built(ids) => Place::Built {
                ids: ids.iter().map(|id| (*id).to_owned()).collect(),
            },
        }
    }
}

impl Place {
    /// The bytes, in a document.
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Document { span, .. } => Some(*span),
            Self::Built { .. } => None,
        }
    }

    /// Line and column, in a document.
    pub fn position(&self) -> Option<Position> {
        match self {
            Self::Document { position, .. } => Some(*position),
            Self::Built { .. } => None,
        }
    }

    /// The JSON pointer, in a document.
    pub fn pointer(&self) -> Option<&str> {
        match self {
            Self::Document { pointer, .. } => Some(pointer),
            Self::Built { .. } => None,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document { position, .. } => write!(f, "{}:{}", position.line, position.column),
            Self::Built { ids } => f.write_str(&ids.join(", ")),
        }
    }
}
