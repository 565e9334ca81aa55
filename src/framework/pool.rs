//! The texts of a framework: those of its document by their place in it, others in one buffer.

use std::borrow::Cow;
use std::num::NonZeroU32;

use crate::source::{Source, Span};

/// A text in a [`Pool`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Text {
    /// One more than its place, so that an absent text takes no room of its own.
    past_start: NonZeroU32,
    length: u32,
}

impl Text {
    const EMPTY: Self = Self {
        past_start: NonZeroU32::MIN,
        length: 0,
    };

    fn new(start: usize, length: usize) -> Option<Self> {
        let end = u32::try_from(start.checked_add(length)?).ok()?;
        let length = u32::try_from(length).ok()?;
        Some(Self {
            past_start: NonZeroU32::MIN.checked_add(end - length)?,
            length,
        })
    }

    const fn start(self) -> usize {
        self.past_start.get() as usize - 1
    }
}

/// A text to be kept: itself, or where the shared document has it, which then need not be looked at
/// while it is far.
#[derive(Debug, Clone)]
pub(crate) enum Given<'a> {
    Itself(Cow<'a, str>),
    /// The span of a text that is not empty.
    At(Span),
}

impl<'a> From<Cow<'a, str>> for Given<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Itself(text)
    }
}

/// Texts by their place: one allocation for a framework in place of one a text, and none for what
/// its document spells as it is meant.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pool {
    /// The document. Offsets below its length are places in it, those above places in `own`.
    shared: Option<Source>,
    own: String,
}

impl Pool {
    pub(crate) fn sharing(source: Source) -> Self {
        Self {
            shared: Some(source),
            own: String::new(),
        }
    }

    fn shared(&self) -> &str {
        self.shared.as_ref().map_or("", Source::text)
    }

    /// Keeps a text; of one that lies in the shared document, only its place. Past 4 GiB in all,
    /// further texts are kept as empty; the limits of the readers stay far below.
    pub(crate) fn push(&mut self, text: &str) -> Text {
        match place_in(self.shared(), text) {
            Some(start) => Text::new(start, text.len()).unwrap_or(Text::EMPTY),
            None => self.copy(text),
        }
    }

    /// Keeps a text that is given by itself or by its place in the shared document.
    pub(crate) fn keep(&mut self, given: &Given<'_>) -> Text {
        match given {
            Given::Itself(text) => self.push(text),
            Given::At(span) => {
                Text::new(span.start as usize, span.len() as usize).unwrap_or(Text::EMPTY)
            }
        }
    }

    /// Keeps a copy of a text that is short and looked at often: copies stand close together,
    /// where the document has them far apart.
    pub(crate) fn copy(&mut self, text: &str) -> Text {
        let start = self.shared().len() + self.own.len();
        let Some(kept) = Text::new(start, text.len()) else {
            return Text::EMPTY;
        };
        self.own.push_str(text);
        kept
    }

    #[inline]
    pub(crate) fn get(&self, text: Text) -> &str {
        let (start, length) = (text.start(), text.length as usize);
        let shared = self.shared();
        let (texts, start) = match start.checked_sub(shared.len()) {
            Some(start) => (self.own.as_str(), start),
            None => (shared, start),
        };
        texts.get(start..start + length).unwrap_or_default()
    }
}

/// Where `text` lies in `whole`, if it is a part of the same memory and not empty.
fn place_in(whole: &str, text: &str) -> Option<usize> {
    let start = text.as_ptr().addr().checked_sub(whole.as_ptr().addr())?;
    let end = start.checked_add(text.len())?;
    (end <= whole.len() && !text.is_empty()).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_the_document_and_others_are_given_back() {
        let source = Source::new(r#"["count", "add"]"#);
        let mut pool = Pool::sharing(source.clone());
        let inside = pool.push(&source.text()[2..7]);
        let other = pool.push("subtract");
        let copy = pool.push(&String::from("count"));
        let empty = pool.push("");
        let last = pool.push(&source.text()[11..14]);
        let texts = [inside, other, copy, empty, last].map(|text| pool.get(text));
        assert_eq!(texts, ["count", "subtract", "count", "", "add"]);
        assert_eq!(pool.own, "subtractcount");
    }

    #[test]
    fn what_is_given_by_its_place_is_what_stands_there() {
        let source = Source::new(r#"["count", "add"]"#);
        let mut pool = Pool::sharing(source);
        let at = pool.keep(&Given::At(Span::new(2, 7)));
        let itself = pool.keep(&Given::Itself("add".into()));
        assert_eq!((pool.get(at), pool.get(itself)), ("count", "add"));
    }

    #[test]
    fn without_a_document_all_texts_are_kept() {
        let mut pool = Pool::default();
        let (a, b) = (pool.push("a"), pool.push("bc"));
        assert_eq!((pool.get(a), pool.get(b)), ("a", "bc"));
    }
}
