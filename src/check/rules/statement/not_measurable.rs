//! A target names nothing that can be observed.

use super::said::Said;
use super::sentence::{Mark, Sentence, Word, lead};
use super::verbs::observable;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};

/// A target names nothing that can be observed.
pub static NOT_MEASURABLE: Rule = Rule {
    code: "TEXT-017",
    name: "not-measurable",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Author,
    finds: "A target in English that leads with a word such as \"understand\", \"know\", \"learn\", \"appreciate\" or \"be familiar with\" and has no verb elsewhere whose doing can be seen or heard. It is read as a whole sentence, with the stem of its parents.",
    why: "Competencies are explicit, measurable, transferable learning objectives, says the working definition of competency-based education of CompetencyWorks. Whether a learner understands shows only in what they do; two teachers who judge it will not agree. The revised taxonomy of Bloom lists what one can do instead: explain, compare, apply.",
    repair: "The target is kept; what counts as evidence is left to whoever judges.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Understand the place value of two-digit numbers."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Explain what each digit of a two-digit number stands for."}]}"#,
};

pub(super) fn look(said: Said<'_>, sentence: &Sentence, findings: &mut Findings) {
    let Some(vague) = vague_lead(&sentence.words) else {
        return;
    };
    if acts(&sentence.words) {
        return;
    }
    said.add(findings, &NOT_MEASURABLE, "", || {
        let text = short(said.text.trim());
        Note::new(format!(
            "the target `{text}` leads with \"{vague}\" and names nothing that can be observed"
        ))
        .help("say what a learner does who has reached it, as explain, compare, solve or write")
    });
}

/// The word that a target leads with, if nobody can see it being done.
pub(super) fn vague_lead(words: &[Word]) -> Option<&str> {
    let at = lead(words)?;
    let word = words.get(at)?.text.as_str();
    match word {
        "understand" | "understands" | "know" | "knows" | "learn" | "learns" | "appreciate"
        | "appreciates" | "realize" | "realizes" | "realise" | "realises" | "comprehend"
        | "comprehends" | "grasp" | "grasps" | "aware" | "familiar" => Some(word),
        "become" | "becomes" => {
            let next = words.get(at + 1)?.text.as_str();
            matches!(next, "aware" | "familiar").then_some(next)
        }
        "develop" | "develops" | "gain" | "gains" | "have" | "has" | "acquire" | "acquires"
        | "deepen" | "deepens" => {
            let near = words.iter().skip(at + 1).take(4);
            let noun = |text: &str| {
                matches!(
                    text,
                    "understanding" | "knowledge" | "awareness" | "appreciation" | "familiarity"
                )
            };
            near.map(|word| word.text.as_str()).find(|text| noun(text))
        }
        _ => None,
    }
}

/// Whether some word after the lead may be a verb whose doing can be observed. What may be a noun
/// counts too: the rule speaks only where it is sure.
fn acts(words: &[Word]) -> bool {
    let skip = lead(words).unwrap_or_default() + 1;
    let by_heart = words.windows(2).any(|pair| {
        matches!(pair, [a, b] if (a.text == "by" && b.text == "heart") || (a.text == "from" && b.text == "memory"))
    });
    let pairs = words.windows(2).skip(skip.saturating_sub(1));
    by_heart
        || pairs.into_iter().any(|pair| {
            let [before, word] = pair else {
                return false;
            };
            let joined = word.mark > Mark::Space
                || matches!(
                    before.text.as_str(),
                    "and" | "or" | "to" | "by" | "then" | "can" | "through" | "when" | "while"
                )
                || before.text.ends_with("ly");
            joined && observable(&word.text).is_some()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> bool {
        let words = Sentence::of(text).words;
        vague_lead(&words).is_some() && !acts(&words)
    }

    #[test]
    fn targets() {
        for text in [
            "Understand the value of a digit.",
            "The student understands that objects have weight.",
            "Students will be familiar with the parts of a plant.",
            "Develop a deep understanding of number.",
            "The learner is expected to know the days of the week",
        ] {
            assert!(found(text), "{text}");
        }
        for text in [
            "Understand the value of a digit and explain it.",
            "Know how to add two numbers.",
            "Know from memory all sums of two one-digit numbers.",
            "Demonstrate understanding of number.",
            "Develop a plan for a garden.",
            "Understand place value by grouping objects.",
            "Explain what they know.",
            "Number sense",
        ] {
            assert!(!found(text), "{text}");
        }
    }
}
