//! The texts of a framework: those of its document by their place in it, others in one buffer.

use crate::source::Source;

/// A text in a [`Pool`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Text {
    start: u32,
    length: u32,
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
        let shared = self.shared();
        let within = place_in(shared, text);
        let start = within.unwrap_or(shared.len() + self.own.len());
        let end = u32::try_from(start.saturating_add(text.len()));
        match (u32::try_from(start), u32::try_from(text.len()), end) {
            (Ok(start), Ok(length), Ok(_)) => {
                if within.is_none() {
                    self.own.push_str(text);
                }
                Text { start, length }
            }
            _ => Text::default(),
        }
    }

    #[inline]
    pub(crate) fn get(&self, text: Text) -> &str {
        let (start, length) = (text.start as usize, text.length as usize);
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
    fn without_a_document_all_texts_are_kept() {
        let mut pool = Pool::default();
        let (a, b) = (pool.push("a"), pool.push("bc"));
        assert_eq!((pool.get(a), pool.get(b)), ("a", "bc"));
    }
}
