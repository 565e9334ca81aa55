//! The whole sentence of an item whose statement ends a sentence that its parents begin.

use super::Item;

/// Joins the stems of the parents and the statement.
///
/// A parent gives a stem if its statement ends with a colon; the stem is its last sentence. Where
/// that sentence is all of the parent's statement, the parent's own parent may begin it.
pub(super) fn full_text(item: Item<'_>) -> String {
    let mut parts = vec![item.statement().trim()];
    for parent in item.ancestors() {
        let Some(opening) = parent.statement().trim().strip_suffix(':') else {
            break;
        };
        let stem = last_sentence(opening);
        parts.push(stem);
        if stem.len() < opening.trim().len() {
            break;
        }
    }
    let stemmed = parts.len() > 1;
    if let Some(own) = parts.first_mut() {
        *own = trim_list_marks(own, stemmed);
    }
    parts.reverse();
    parts.join(" ")
}

/// What follows the last full stop that ends a sentence.
fn last_sentence(text: &str) -> &str {
    text.rmatch_indices(". ")
        .next()
        .map_or(text, |(at, stop)| &text[at + stop.len()..])
        .trim()
}

/// Takes away `;`, `,`, `; and`, and the full stop that ended a list of which this is one part.
fn trim_list_marks(text: &str, stemmed: bool) -> &str {
    let mut rest = text.trim_end();
    for word in [" and", " or"] {
        // Only after a mark, so that a statement that ends with such a word stays whole.
        if let Some(before) = rest.strip_suffix(word)
            && before.trim_end().ends_with([';', ','])
        {
            rest = before.trim_end();
        }
    }
    rest = rest.trim_end_matches([';', ',']).trim_end();
    if stemmed {
        rest.strip_suffix('.').unwrap_or(rest)
    } else {
        rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_marks() {
        for (text, stemmed, expected) in [
            ("count to 20;", true, "count to 20"),
            ("count to 20; and", true, "count to 20"),
            ("count to 20, or", true, "count to 20"),
            ("count to 20.", true, "count to 20"),
            ("Count to 20.", false, "Count to 20."),
            (
                "show what is meant by and",
                true,
                "show what is meant by and",
            ),
            ("", true, ""),
        ] {
            assert_eq!(trim_list_marks(text, stemmed), expected, "{text}");
        }
    }

    #[test]
    fn stems() {
        assert_eq!(
            last_sentence("Number. The learner is able to"),
            "The learner is able to"
        );
        assert_eq!(last_sentence("The learner"), "The learner");
    }
}
