//! When two texts say the same, and when they have nothing in common.

use std::collections::BTreeSet;

/// A text as it is compared: white space of any kind and length is one space, and none at the
/// ends; curly quotes and long dashes are the plain ones; what cannot be seen is left out.
///
/// Letters stay as they are written, composed or not, and in their case.
fn folded(text: &str) -> impl Iterator<Item = char> {
    let mut gap = false;
    let mut begun = false;
    let mut pending = None;
    let mut letters = text.chars();
    std::iter::from_fn(move || {
        if let Some(next) = pending.take() {
            return Some(next);
        }
        for c in letters.by_ref() {
            if c.is_whitespace() {
                gap = begun;
                continue;
            }
            let Some(c) = plain(c) else { continue };
            begun = true;
            if std::mem::take(&mut gap) {
                pending = Some(c);
                return Some(' ');
            }
            return Some(c);
        }
        None
    })
}

/// Nothing for what cannot be seen.
fn plain(c: char) -> Option<char> {
    Some(match c {
        '\u{2018}' | '\u{2019}' | '\u{201b}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201f}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => return None,
        c => c,
    })
}

/// Whether two texts are the same but for how they are set. O(length).
pub(super) fn same_text(one: &str, other: &str) -> bool {
    one == other || folded(one).eq(folded(other))
}

/// A statement as it is looked for: set in one way, and in lower case.
pub(super) fn statement_key(text: &str) -> String {
    folded(text).flat_map(char::to_lowercase).collect()
}

/// Whether two texts are of other things: fewer than a fifth of the words of the one with fewer
/// words are in the other. O(length log length).
///
/// Words are runs of letters and digits, in lower case; those of one to three letters, which all
/// texts share, count only where a text has no others. A text without words is like any other.
pub(super) fn nothing_in_common(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    let fewer = one.len().min(other.len());
    let shared = one.intersection(&other).count();
    fewer > 0 && shared * 5 < fewer
}

fn words(text: &str) -> BTreeSet<String> {
    let text = text.to_lowercase();
    let all = || {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
    };
    let tells = |word: &&str| word.chars().count() > 3 || word.contains(|c: char| c.is_numeric());
    let long: BTreeSet<String> = all().filter(tells).map(str::to_owned).collect();
    if long.is_empty() {
        return all().map(str::to_owned).collect();
    }
    long
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn setting_does_not_count_and_words_do() {
        for (one, other, same) in [
            ("Count  to\u{a0}20.\n", " Count to 20.", true),
            (
                "the learner\u{2019}s \u{201c}x\u{201d}",
                "the learner's \"x\"",
                true,
            ),
            ("ab\u{ad}c", "abc", true),
            ("Count to 20.", "count to 20.", false),
            ("a b", "ab", false),
            ("", " ", true),
        ] {
            assert_eq!(same_text(one, other), same, "{one:?} {other:?}");
        }
        assert_eq!(statement_key(" Count\tTo 20. "), "count to 20.");
    }

    #[test]
    fn other_things_share_few_words() {
        for (one, other, apart) in [
            ("Count to 20.", "Count to 100.", false),
            ("Count to 20.", "Describe how a plant grows.", true),
            (
                "Count the parts of a set",
                "Name the parts of a plant",
                false,
            ),
            ("", "Count to 20.", false),
            ("add", "the sum", true),
        ] {
            assert_eq!(nothing_in_common(one, other), apart, "{one:?} {other:?}");
        }
    }
}
