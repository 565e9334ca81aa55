//! A plain text holds TeX.

use super::said::Said;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};

/// A plain text holds TeX.
pub static TEX_IN_STATEMENT: Rule = Rule {
    code: "TEXT-012",
    name: "tex-in-statement",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Author,
    finds: "Formulas in TeX in a statement: between dollar signs (`$x^2$`), or commands such as `\\frac`.",
    why: "Statements are plain text: readers that do not set TeX show a parent or a learner the code of the formula.",
    repair: "The text is kept as written.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Solve $x^2 = 4$."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Solve x² = 4."}]}"#,
};

pub(super) fn look(said: Said<'_>, findings: &mut Findings) {
    if let Some((from, to)) = first(said.text) {
        said.add(findings, &TEX_IN_STATEMENT, "", || {
            let formula = short(said.text.get(from..to).unwrap_or_default());
            Note::new(format!(
                "the statement holds `{formula}` in TeX, expected plain text"
            ))
            .help("write the formula in plain characters, unless all your readers set TeX")
        });
    }
}

/// Where the first formula is.
fn first(text: &str) -> Option<(usize, usize)> {
    between_dollars(text).or_else(|| command(text))
}

/// A formula between dollar signs, and no two prices: the first sign has a character right after
/// it, the second one right before it and no digit after it.
fn between_dollars(text: &str) -> Option<(usize, usize)> {
    let mut open: Option<usize> = None;
    for (at, _) in text.match_indices('$') {
        let before = text.get(..at)?.chars().next_back();
        let after = text.get(at + 1..)?.chars().next();
        let closes = before.is_some_and(|char| !char.is_whitespace() && char != '$')
            && !after.is_some_and(|char| char.is_ascii_digit());
        if let Some(from) = open
            && closes
        {
            return Some((from, at + 1));
        }
        let opens = after.is_some_and(|char| !char.is_whitespace() && char != '$');
        open = opens.then_some(at);
    }
    None
}

/// A command such as `\frac`, `\(` or `\pi`.
fn command(text: &str) -> Option<(usize, usize)> {
    text.match_indices('\\').find_map(|(at, _)| {
        let after = text.get(at + 1..)?;
        let letters = after
            .bytes()
            .take(24)
            .take_while(u8::is_ascii_alphabetic)
            .count();
        let opening = after.starts_with(['(', '[']) && text.contains(['{', '^', '=']);
        (letters >= 2 || opening).then_some((at, at + 1 + letters.max(1)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_and_prices() {
        for (text, expected) in [
            ("Solve $x^2$.", Some("$x^2$")),
            ("as $a/b$, with $b$", Some("$a/b$")),
            ("Add \\frac{1}{2}", Some("\\frac")),
            ("from $5 to $10", None),
            ("from $5-$10", None),
            ("it costs $5.", None),
            ("$1 and 5$", Some("$1 and 5$")),
        ] {
            let found = first(text).and_then(|(from, to)| text.get(from..to));
            assert_eq!(found, expected, "{text}");
        }
    }
}
