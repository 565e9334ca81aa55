//! A plain text holds HTML.

use super::said::Said;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};

/// A plain text holds HTML.
pub static HTML_IN_STATEMENT: Rule = Rule {
    code: "TEXT-010",
    name: "html-in-statement",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Author,
    finds: "A tag (`<b>`, `<br/>`) or a reference (`&nbsp;`, `&#60;`) of HTML in a statement.",
    why: "Statements are plain text: most readers show the marks themselves, and some leave out what stands between `<` and `>`.",
    repair: "The text is kept as written.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to <b>20</b>."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
};

/// The tags that editors of text leave.
const TAGS: [&str; 40] = [
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "center",
    "code",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "hr",
    "i",
    "img",
    "li",
    "math",
    "mfrac",
    "mi",
    "mn",
    "mo",
    "mrow",
    "msup",
    "ol",
    "p",
    "pre",
    "s",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "td",
    "tr",
    "u",
    "ul",
];

pub(super) fn look(said: Said<'_>, findings: &mut Findings) {
    let hit = said.text.match_indices(['<', '&']).find_map(|(at, mark)| {
        let after = said.text.get(at + 1..)?;
        let habit = if mark == "<" { "tag" } else { "reference" };
        let end = if mark == "<" {
            tag(after)
        } else {
            reference(after)
        }?;
        Some((habit, said.text.get(at..=at + end)?))
    });
    if let Some((habit, mark)) = hit {
        said.add(findings, &HTML_IN_STATEMENT, habit, || {
            let mark = short(mark);
            Note::new(format!(
                "the statement holds the {habit} `{mark}` of HTML, expected plain text"
            ))
            .help("write the characters that are meant, and leave the layout to the reader")
        });
    }
}

/// The length of the tag that goes on like this after `<`.
fn tag(after: &str) -> Option<usize> {
    const MOST: usize = 400;
    let rest = after.strip_prefix('/').unwrap_or(after);
    let name = rest
        .split(|char: char| !char.is_ascii_alphanumeric())
        .next()?;
    if name.len() > 10 || !TAGS.contains(&name.to_ascii_lowercase().as_str()) {
        return None;
    }
    let end = after
        .char_indices()
        .take(MOST)
        .find(|(_, char)| matches!(char, '>' | '<'))?;
    let inside = after.get(..end.0)?;
    let bare = rest.get(name.len()..)?.trim_start_matches('/');
    // `a <b and c> d` compares; attributes have an equals sign in quotes.
    let plain = bare.starts_with('>')
        || inside.contains("=\"")
        || inside.contains("='")
        || inside.ends_with('/');
    (end.1 == '>' && plain).then_some(end.0 + 1)
}

/// The length of the character reference that goes on like this after `&`.
fn reference(after: &str) -> Option<usize> {
    if let Some(number) = after.strip_prefix('#') {
        let digits = number
            .bytes()
            .take(8)
            .take_while(u8::is_ascii_alphanumeric)
            .count();
        let decimal = number.bytes().take(2).filter(u8::is_ascii_digit).count() == 2;
        let hex = number.starts_with(['x', 'X']);
        let ends = number.as_bytes().get(digits) == Some(&b';');
        let decimals = number
            .bytes()
            .take(6)
            .take_while(u8::is_ascii_digit)
            .count();
        return match (hex, decimal, ends) {
            (true, _, true) | (_, true, true) => Some(digits + 2),
            // Browsers read it without the semicolon too.
            (false, true, false) => Some(decimals + 1),
            _ => None,
        };
    }
    let name = after
        .bytes()
        .take(10)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let ends = after.as_bytes().get(name) == Some(&b';');
    (ends && name >= 2 && after.starts_with(|char: char| char.is_ascii_alphabetic()))
        .then_some(name + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags() {
        for (text, expected) in [
            ("b>20", Some(2)),
            ("br/>", Some(4)),
            ("/p> next", Some(3)),
            ("a href=\"x\">", Some(11)),
            ("b and c> d", None),
            ("x>", None),
            (" 3 and 5 > 4", None),
            ("b", None),
        ] {
            assert_eq!(tag(text), expected, "{text}");
        }
    }

    #[test]
    fn references() {
        for (text, expected) in [
            ("nbsp;", Some(5)),
            ("#60;", Some(4)),
            ("#60topic&#62", Some(3)),
            ("#x27;", Some(5)),
            (" B; C", None),
            ("A Games", None),
            ("#1 rule", None),
        ] {
            assert_eq!(reference(text), expected, "{text}");
        }
    }
}
