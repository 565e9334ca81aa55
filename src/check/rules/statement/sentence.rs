//! The words of an English target, without asides and examples.

use super::not_measurable::vague_lead;
use super::verbs::{Form, observable};

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// In lower case.
    pub(super) text: String,
    /// What stands between it and the word before.
    pub(super) mark: Mark,
}

/// A mark between two words; where there are several, the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// Nothing that matters.
    Space,
    Comma,
    Colon,
    Semicolon,
    /// The end of a sentence.
    Stop,
}

/// A target as it is read by the rules on how targets are said.
pub(super) struct Sentence {
    /// The text without what stands in brackets, and without examples.
    pub(super) text: String,
    pub(super) words: Vec<Word>,
}

impl Sentence {
    /// O(length).
    pub(super) fn of(text: &str) -> Self {
        let text = without_examples(&without_asides(text));
        let words = words(&text);
        Self { text, words }
    }

    /// Its clauses that can stand alone: what full stops and semicolons part.
    pub(super) fn clauses(&self) -> impl Iterator<Item = &[Word]> {
        self.words.chunk_by(|_, next| next.mark < Mark::Semicolon)
    }
}

/// Where what is done is said: the first word after "The student is expected to" and the like.
pub(super) fn lead(clause: &[Word]) -> Option<usize> {
    const PEOPLE: &[&str] = &[
        "student",
        "students",
        "learner",
        "learners",
        "child",
        "children",
        "pupil",
        "pupils",
        "candidate",
        "candidates",
        "graduate",
        "graduates",
        "participant",
        "participants",
    ];
    const HELPERS: &[&str] = &[
        "i", "we", "you", "will", "can", "should", "must", "shall", "is", "are", "be", "able",
        "expected", "to", "and", "then", "also",
    ];
    let word = |at: usize| clause.get(at).map(|word| word.text.as_str());
    let mut at = 0;
    while let Some(here) = word(at) {
        let article = matches!(here, "the" | "a" | "an" | "all" | "each" | "every");
        let people = |at| word(at).is_some_and(|word| PEOPLE.contains(&word));
        if article && people(at + 1) {
            at += 2;
        } else if people(at) || HELPERS.contains(&here) || is_manner(here) {
            at += 1;
        } else {
            return Some(at);
        }
    }
    None
}

/// The verb that a clause leads with, if its doing can be observed.
pub(super) fn leading_verb(clause: &[Word]) -> Option<(usize, &'static str, Form)> {
    let at = lead(clause)?;
    let (verb, form) = observable(&clause.get(at)?.text)?;
    (form != Form::Ing).then_some((at, verb, form))
}

/// Whether a text begins as a target does: with what a learner does, knows or understands.
pub(super) fn begins_as_target(sentence: &Sentence) -> bool {
    sentence
        .clauses()
        .next()
        .is_some_and(|clause| leading_verb(clause).is_some() || vague_lead(clause).is_some())
}

/// Whether a word says how something is done, as in `fluently`.
pub(super) fn is_manner(word: &str) -> bool {
    word.len() > 4
        && word.ends_with("ly")
        && !matches!(
            word,
            "apply" | "multiply" | "reply" | "supply" | "imply" | "comply"
        )
}

/// Leaves out what stands in round or square brackets.
fn without_asides(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut depth = 0u32;
    for char in text.chars() {
        match char {
            '(' | '[' => depth = depth.saturating_add(1),
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(char),
            _ => {}
        }
    }
    out
}

/// Leaves out what "including" and "such as" begin, up to the end of the clause, and what "for
/// example" begins, up to the end of the sentence.
fn without_examples(text: &str) -> String {
    const OPENINGS: [(&str, bool); 8] = [
        ("including", false),
        ("such as", false),
        ("especially", false),
        ("namely", false),
        ("e.g.", true),
        ("i.e.", true),
        ("for example", true),
        ("for instance", true),
    ];
    let lower = text.to_ascii_lowercase();
    let mut out = String::with_capacity(text.len());
    let (mut kept, mut at) = (0, 0);
    while let Some(left) = lower.get(at..)
        && let Some(first) = left.chars().next()
    {
        let inside = lower
            .get(..at)
            .is_some_and(|before| before.ends_with(char::is_alphanumeric));
        let mut openings = OPENINGS.iter();
        let opening = openings.find(|(opening, _)| left.starts_with(opening) && !inside);
        if let Some((opening, sentence)) = opening {
            out.push_str(text.get(kept..at).unwrap_or_default());
            at += opening.len();
            at += end(text.get(at..).unwrap_or_default(), *sentence);
            kept = at;
        } else {
            at += first.len_utf8();
        }
    }
    out.push_str(text.get(kept..).unwrap_or_default());
    out
}

/// Where the sentence, or only the clause, ends that the text begins.
fn end(text: &str, sentence: bool) -> usize {
    let ends = |(at, char): &(usize, char)| match char {
        ';' => !sentence,
        '.' => is_stop(text, *at),
        _ => false,
    };
    let mut chars = text.char_indices();
    chars.find(ends).map_or(text.len(), |(at, _)| at)
}

/// Whether the full stop at this place ends a sentence: an abbreviation goes on in lower case.
fn is_stop(text: &str, at: usize) -> bool {
    let after = text.get(at..).unwrap_or_default();
    // Not far, so that a line of stops costs no more than its length.
    let mut near = after.chars().skip(1).take(4);
    let next = near.find(|char| char.is_alphanumeric());
    after.chars().nth(1).is_none_or(char::is_whitespace)
        && next.is_none_or(|char| char.is_uppercase() || char.is_numeric())
}

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut mark = Mark::Space;
    let mut open = false;
    for (at, char) in text.char_indices() {
        let inside = char.is_alphanumeric() || (open && matches!(char, '\'' | '\u{2019}' | '-'));
        if inside {
            if !open {
                words.push(Word {
                    text: String::new(),
                    mark,
                });
                mark = Mark::Space;
            }
            if let Some(word) = words.last_mut() {
                word.text.extend(char.to_lowercase());
            }
        } else {
            mark = mark.max(match char {
                '.' | '?' | '!' if is_stop(text, at) => Mark::Stop,
                ';' => Mark::Semicolon,
                ':' => Mark::Colon,
                ',' => Mark::Comma,
                _ => Mark::Space,
            });
        }
        open = inside;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(clause: &[Word]) -> Vec<&str> {
        clause.iter().map(|word| word.text.as_str()).collect()
    }

    #[test]
    fn asides_and_examples_are_left_out() {
        for (text, expected) in [
            ("Count objects (e.g. cubes) to 20.", "Count objects  to 20."),
            (
                "count, including by twos; write numbers",
                "count, ; write numbers",
            ),
            ("Use tools such as rulers. Draw.", "Use tools . Draw."),
            ("Sort shapes e.g. squares", "Sort shapes "),
        ] {
            assert_eq!(Sentence::of(text).text, expected);
        }
    }

    #[test]
    fn clauses_part_at_stops_and_semicolons() {
        let sentence = Sentence::of("Count to 20; write approx. ten numbers. Read 3.5, then stop.");
        let clauses: Vec<_> = sentence.clauses().map(texts).collect();
        assert_eq!(
            clauses,
            [
                vec!["count", "to", "20"],
                vec!["write", "approx", "ten", "numbers"],
                vec!["read", "3", "5", "then", "stop"],
            ]
        );
    }

    #[test]
    fn the_lead() {
        for (text, expected) in [
            (
                "The student is expected to fluently add within 20",
                Some("add"),
            ),
            ("Students will be able to count", Some("count")),
            ("The graph shows a line", Some("the")),
            ("Apply rules", Some("apply")),
            ("The student", None),
        ] {
            let words = Sentence::of(text).words;
            let found = lead(&words).and_then(|at| words.get(at));
            assert_eq!(found.map(|word| word.text.as_str()), expected, "{text}");
        }
    }
}
