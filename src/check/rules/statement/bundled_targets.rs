//! One target bundles several.

use super::not_measurable::vague_lead;
use super::said::Said;
use super::sentence::{Mark, Sentence, Word, is_manner, leading_verb};
use super::verbs::{Form, is_noun_too, observable};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};

/// One target bundles several.
pub static BUNDLED_TARGETS: Rule = Rule {
    code: "TEXT-018",
    name: "bundled-targets",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Author,
    finds: "A target in English of two clauses or sentences that could each stand alone, each with a verb of its own whose doing can be observed and with an object of its own. Several verbs on one object (\"read and write numbers\"), what comes back to the first (\"and explain the result\"), and what \"including\", \"such as\" or brackets add are one target.",
    why: "A learner who has shown the one and not the other can be told neither that they have reached the target nor that they have not, and evidence of one counts for both.",
    repair: "The target is kept as one.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count forward to 20. Write the days of the week."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count forward to 20."},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Write the days of the week."}]}"#,
};

pub(super) fn look(said: Said<'_>, sentence: &Sentence, findings: &mut Findings) {
    let Some((first, second)) = parts(sentence) else {
        return;
    };
    said.add(findings, &BUNDLED_TARGETS, "", || {
        let text = short(said.text.trim());
        Note::new(format!(
            "the target `{text}` bundles several: one to {first}, another to {second}"
        ))
        .help("make each a target of its own, or join them below a heading")
    });
}

/// The verbs of two parts of a target that could be targets themselves.
fn parts(sentence: &Sentence) -> Option<(&'static str, &'static str)> {
    let mut first: Option<(&[Word], usize, &'static str, Form)> = None;
    for clause in sentence.clauses() {
        let Some((at, verb, form)) = leading_verb(clause) else {
            // What begins otherwise is an introduction, or led by "understand".
            if first.is_none() && vague_lead(clause).is_none() {
                return None;
            }
            continue;
        };
        if let Some((earlier, lead, verb_before, form_before)) = first {
            let object = clause.get(at + 1..).unwrap_or_default();
            let before = earlier.get(lead..).unwrap_or_default();
            if form == form_before && verb != verb_before && stands_alone(verb, before, object) {
                return Some((verb_before, verb));
            }
        } else {
            first = Some((clause, at, verb, form));
        }
        if let Some(other) = joined(clause, at, form) {
            return Some((verb, other));
        }
    }
    None
}

/// The verb of a second part that "and" joins to the clause.
fn joined(clause: &[Word], lead: usize, form: Form) -> Option<&'static str> {
    // The lead and two words of an object come first, then "and".
    const LEAST: usize = 4;
    for at in lead + 1..clause.len() {
        let (word, last) = (clause.get(at)?, clause.get(at - 1)?);
        let verb = observable(&word.text).filter(|(_, other)| *other == form);
        // What follows such a word may hang on it, and not on the lead; so may what follows a
        // second verb, as in "use a model to add and subtract".
        let second = last.text == "to" && (verb.is_some() || is_manner(&word.text));
        if hangs(&last.text) || second {
            return None;
        }
        if let Some((verb, _)) = verb
            && last.text == "and"
            && at >= lead + LEAST
            && is_second(verb, clause, lead, at)
        {
            return Some(verb);
        }
    }
    None
}

/// Whether the verb after "and", at this place, begins a part of its own.
fn is_second(verb: &str, clause: &[Word], lead: usize, at: usize) -> bool {
    let before = clause.get(lead..at - 1).unwrap_or_default();
    let object = clause.get(at + 1..).unwrap_or_default();
    let is_verb = |word: &Word| observable(&word.text).is_some_and(|(verb, _)| !is_noun_too(verb));
    // As in "add, subtract and multiply numbers".
    let listed = before.last().is_some_and(is_verb) || in_list(clause, at);
    let named = object.first().is_some_and(|word| opens_object(&word.text));
    let own = content(before).skip(1).take(2).count() == 2;
    !listed && own && (!is_noun_too(verb) || named) && stands_alone(verb, before, object)
}

/// Whether "and" before this place ends a list, as in "take-apart, put-together, and compare".
fn in_list(clause: &[Word], at: usize) -> bool {
    let near = clause.get(at.saturating_sub(4)..at).unwrap_or_default();
    let marks = near.iter().filter(|word| word.mark == Mark::Comma).count();
    marks >= 2
}

/// Whether a part says something of its own, and not more of the part before.
fn stands_alone(verb: &str, before: &[Word], object: &[Word]) -> bool {
    let follows = matches!(
        verb,
        "use"
            | "explain"
            | "justify"
            | "give"
            | "apply"
            | "show"
            | "make"
            | "support"
            | "verify"
            | "employ"
            | "communicate"
            | "interpret"
            | "evaluate"
            | "revise"
            | "respond"
    );
    let own: Vec<&str> = content(object).take(12).collect();
    let same = |word: &str| content(before).any(|other| is_same(word, other));
    !follows
        && own.len() >= 2
        && !object.iter().any(|word| points_back(&word.text))
        && !own.iter().any(|word| same(word))
}

fn content(words: &[Word]) -> impl Iterator<Item = &str> {
    words
        .iter()
        .map(|word| word.text.as_str())
        .filter(|word| is_content(word))
}

/// Whether two words are of one stem, as near as it matters.
fn is_same(a: &str, b: &str) -> bool {
    let stem = |word: &str| word.char_indices().nth(5).map_or(word.len(), |(at, _)| at);
    a.get(..stem(a)) == b.get(..stem(b))
        || a.strip_suffix('s') == Some(b)
        || b.strip_suffix('s') == Some(a)
}

fn is_content(word: &str) -> bool {
    word.len() > 2
        && !matches!(
            word,
            "the"
                | "and"
                | "for"
                | "with"
                | "from"
                | "into"
                | "using"
                | "through"
                | "within"
                | "are"
                | "one"
                | "two"
                | "all"
                | "any"
                | "given"
                | "various"
                | "different"
                | "about"
                | "between"
                | "among"
                | "over"
                | "under"
                | "not"
                | "real-world"
        )
}

/// Words that begin what an "and" may go on with.
fn hangs(word: &str) -> bool {
    matches!(
        word,
        "how"
            | "what"
            | "why"
            | "that"
            | "which"
            | "who"
            | "whom"
            | "whose"
            | "when"
            | "where"
            | "whether"
            | "if"
            | "because"
            | "so"
            | "than"
            | "while"
            | "before"
            | "after"
            | "until"
            | "ways"
            | "unless"
            | "they"
            | "it"
            | "as"
    )
}

/// Words that come back to what was said before.
fn points_back(word: &str) -> bool {
    matches!(
        word,
        "it" | "its"
            | "them"
            | "their"
            | "theirs"
            | "they"
            | "this"
            | "that"
            | "these"
            | "those"
            | "each"
            | "both"
            | "same"
            | "such"
            | "other"
            | "others"
            | "result"
            | "results"
            | "answer"
            | "answers"
            | "solution"
            | "solutions"
            | "reasoning"
            | "difference"
            | "differences"
            | "conclusion"
            | "conclusions"
            | "how"
            | "why"
            | "whether"
            | "findings"
            | "calculation"
            | "features"
            | "attributes"
            | "limitations"
            | "characteristics"
            | "steps"
            | "corresponding"
            | "resulting"
            | "evidence"
            | "above"
            | "process"
    )
}

/// Words after which a thing is named, so that the word before is a verb.
fn opens_object(word: &str) -> bool {
    matches!(
        word,
        "a" | "an" | "the" | "two" | "three" | "simple" | "numbers" | "words"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> bool {
        parts(&Sentence::of(text)).is_some()
    }

    #[test]
    fn targets() {
        for text in [
            "Count forward to 20. Write the days of the week.",
            "Count aloud to 20; name the colours of a rainbow",
            "Identify the parts of a plant and write simple poems in rhyme",
            "The student solves problems with money and describes shapes in the room",
        ] {
            assert!(found(text), "{text}");
        }
        for text in [
            "Read and write numbers to 20.",
            "Compare and order fractions with like denominators.",
            "Add, subtract and multiply numbers to 100.",
            "Measure the length of a room and explain the result.",
            "Use a model to add whole numbers and subtract fractions.",
            "Use a model to compose and decompose numbers to 20.",
            "Add, subtract, multiply, and divide whole numbers fluently",
            "Compare two numbers to 20 and represent comparisons with symbols",
            "Solve simple put-together, take-apart, and compare problems of one step",
            "The standards describe ways to work. Read poems; count money to ten.",
            "Use decimal notation. For example, write parts; describe a length in tenths.",
            "Describe how people move and use resources of the land.",
            "Use tools such as a ruler and draw maps.",
            "Solve problems, including counting money and reading clocks.",
            "Graph lines on a plane and determine where they meet.",
            "Understand place value and order of digits.",
            "Draw a line. Use the line to count by fives.",
        ] {
            assert!(!found(text), "{text}");
        }
    }
}
