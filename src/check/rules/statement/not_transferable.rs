//! A target is bound to one text, task or tool.

use super::said::Said;
use super::sentence::{Mark, Sentence, Word, begins_as_target};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};

/// A target is bound to one text, task or tool.
pub static NOT_TRANSFERABLE: Rule = Rule {
    code: "TEXT-019",
    name: "not-transferable",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Author,
    finds: "A target in English that names a work by its title in quotation marks or italics, a page, chapter, lesson or worksheet by its number, or a product of one maker. Examples (\"such as\", \"e.g.\", brackets) are passed over.",
    why: "Competencies are explicit, measurable, transferable learning objectives, says the working definition of competency-based education of CompetencyWorks: what is learnt has to serve with other texts, tasks and tools, and evidence from those has to count.",
    repair: "The target is kept.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Solve the problems of worksheet 12."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Solve problems with two steps."}]}"#,
};

pub(super) fn look(said: Said<'_>, sentence: &Sentence, findings: &mut Findings) {
    if !begins_as_target(sentence) {
        return;
    }
    let text = sentence.text.as_str();
    let hit = numbered(&sentence.words)
        .or_else(|| product(text))
        .or_else(|| title(text));
    if let Some((habit, bound)) = hit {
        said.add(findings, &NOT_TRANSFERABLE, habit, || {
            let bound = short(&bound);
            Note::new(format!("the target is bound to {habit}: `{bound}`"))
                .help("name the kind of text, task or tool, and give this one as an example")
        });
    }
}

type Bound = (&'static str, String);

/// A part of a book or a course by its number.
fn numbered(words: &[Word]) -> Option<Bound> {
    words.windows(2).find_map(|pair| {
        let [part, number] = pair else {
            return None;
        };
        let parts = matches!(
            part.text.as_str(),
            "page"
                | "pages"
                | "chapter"
                | "chapters"
                | "lesson"
                | "lessons"
                | "worksheet"
                | "worksheets"
                | "workbook"
                | "handout"
                | "handouts"
        );
        let digits =
            number.text.bytes().all(|byte| byte.is_ascii_digit()) && number.mark == Mark::Space;
        (parts && digits).then(|| ("one task", format!("{} {}", part.text, number.text)))
    })
}

/// A product of one maker, as it is spelt.
fn product(text: &str) -> Option<Bound> {
    const PRODUCTS: [&str; 30] = [
        "Microsoft Word",
        "Microsoft Excel",
        "Microsoft PowerPoint",
        "MS Word",
        "MS Excel",
        "Microsoft Office",
        "Microsoft Access",
        "PowerPoint",
        "Google Docs",
        "Google Sheets",
        "Google Slides",
        "Google Classroom",
        "Google Earth",
        "Photoshop",
        "Adobe Illustrator",
        "InDesign",
        "AutoCAD",
        "SolidWorks",
        "SketchUp",
        "Tinkercad",
        "GeoGebra",
        "Desmos",
        "Kahoot",
        "Quizlet",
        "Minecraft",
        "Khan Academy",
        "YouTube",
        "TI-84",
        "QuickBooks",
        "Canva",
    ];
    let whole = |at: usize, name: &str| {
        let after = text.get(at + name.len()..).unwrap_or_default();
        !after.starts_with(char::is_alphanumeric)
    };
    PRODUCTS.iter().find_map(|name| {
        let at = text.find(name)?;
        whole(at, name).then(|| ("one tool", (*name).to_owned()))
    })
}

/// The title of a work, in quotation marks or italics.
fn title(text: &str) -> Option<Bound> {
    const MARKS: [(&str, &str); 6] = [
        ("\"", "\""),
        ("\u{201c}", "\u{201d}"),
        ("<i>", "</i>"),
        ("<em>", "</em>"),
        (" *", "*"),
        (" _", "_"),
    ];
    MARKS.iter().find_map(|(open, close)| {
        let at = text.find(open)?;
        let inside = text.get(at + open.len()..)?;
        let inside = inside.get(..inside.find(close)?)?;
        let before = text.get(..at)?.trim_end();
        let named = [
            "word", "words", "phrase", "term", "terms", "question", "called", "letter", "like",
        ];
        let last = before.rsplit(' ').next().unwrap_or_default();
        (is_title(inside) && !named.contains(&last)).then(|| ("one text", inside.to_owned()))
    })
}

/// Two to ten words, of which all but the small ones begin with a capital.
fn is_title(text: &str) -> bool {
    const SMALL: [&str; 14] = [
        "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with",
    ];
    let words = || text.split_whitespace();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let count = words().take(11).count();
    (2..=10).contains(&count)
        && words().filter(capital).count() >= 2
        && words().next().is_some_and(|word| capital(&word))
        && words().all(|word| capital(&word) || SMALL.contains(&word))
        && !text.ends_with('?')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&'static str> {
        let sentence = Sentence::of(text);
        let text = sentence.text.as_str();
        let hit = numbered(&sentence.words)
            .or_else(|| product(text))
            .or_else(|| title(text));
        hit.map(|(habit, _)| habit)
    }

    #[test]
    fn targets() {
        for (text, expected) in [
            ("Solve the problems on page 12.", Some("one task")),
            (
                "Analyze the mood of \"The Old Mill in Winter\".",
                Some("one text"),
            ),
            ("Analyze the mood of *The Old Mill*.", Some("one text")),
            ("Make a budget with Microsoft Excel.", Some("one tool")),
            ("Make a budget with a tool such as Microsoft Excel.", None),
            ("Analyze the mood of a poem (e.g., \"The Old Mill\").", None),
            ("Explain the phrase \"Equal Rights\".", None),
            ("Answer \"who\" and \"what\" questions.", None),
            ("Write a page of 100 words.", None),
            ("Read the chapter. 12 words are new.", None),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }
}
