//! A text with stretches of it exchanged.

use super::span::Span;

/// A stretch to leave out, and what to write instead; of no length, to insert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Splice<'t> {
    pub(super) span: Span,
    pub(super) text: std::borrow::Cow<'t, str>,
}

/// The text with all splices done. They do not overlap; those of one place are done in the order
/// given, insertions first.
///
/// O(text + n log n).
pub(super) fn apply(text: &str, mut splices: Vec<Splice<'_>>) -> String {
    splices.sort_by_key(|splice| splice.span);
    let more: usize = splices.iter().map(|splice| splice.text.len()).sum();
    let mut written = String::with_capacity(text.len() + more);
    let mut at = 0;
    for splice in splices {
        let span = splice.span.range();
        written.push_str(text.get(at..span.start).unwrap_or_default());
        written.push_str(&splice.text);
        at = span.end;
    }
    written.push_str(text.get(at..).unwrap_or_default());
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn insertions_stand_before_what_is_cut_at_the_same_place() {
        let splice = |start, end, text: &'static str| Splice {
            span: Span::new(start, end),
            text: text.into(),
        };
        let splices = vec![
            splice(2, 4, ""),
            splice(2, 2, "1"),
            splice(2, 2, "2"),
            splice(0, 1, "A"),
        ];
        assert_eq!(apply("abcdef", splices), "Ab12ef");
        assert_eq!(apply("abc", vec![]), "abc");
    }
}
