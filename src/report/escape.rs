//! Texts of others, made fit for a line, for Markdown and for a spreadsheet.

/// The text on one line: runs of white space become one space; control characters and those that
/// turn the direction of what follows are dropped.
pub(super) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() {
            gap = !out.is_empty();
        } else if !is_hidden(c) {
            if gap {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        }
    }
    out
}

fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The text on one line of Markdown, in which it stands as it is: no mark, link, list, table or
/// HTML comes of it, at the beginning of a line as within it.
pub(super) fn markdown(text: &str) -> String {
    let text = line(text);
    let mut out = String::with_capacity(text.len() + 8);
    for (at, c) in text.char_indices() {
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at + c.len_utf8()..).unwrap_or_default();
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ => {
                if is_mark(c, before, after) {
                    out.push('\\');
                }
                out.push(c);
            }
        }
    }
    out
}

/// Whether a character would mean something in Markdown where it stands.
fn is_mark(c: char, before: &str, after: &str) -> bool {
    match c {
        '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '$' | '^' => true,
        '-' | '+' | '=' => before.is_empty(),
        // The mark of an ordered list.
        '.' | ')' if !before.is_empty() && before.bytes().all(|b| b.is_ascii_digit()) => true,
        // What some readers make a link of.
        '.' => before.len() >= 3 && ends_with_www(before),
        ':' => after.starts_with("//"),
        _ => false,
    }
}

fn ends_with_www(text: &str) -> bool {
    let tail = text.get(text.len() - 3..);
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case("www"))
}

/// A text as one cell of a spreadsheet: on one line, and never taken for a formula.
///
/// For products that write tables of their own: what people typed in, such as a name or a remark,
/// may begin like a formula, which a spreadsheet would run. Such a text gets a `'` before it.
/// O(length).
///
/// ```
/// use continua::report::cell;
///
/// assert_eq!(cell("=1+1"), "'=1+1");
/// assert_eq!(cell("Count to 20."), "Count to 20.");
/// ```
pub fn cell(text: &str) -> String {
    let text = line(text);
    let first = text.chars().next();
    // The wide forms of the four are taken for them in some places of the world.
    let formula = matches!(
        first,
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
    );
    if formula { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_lines() {
        assert_eq!(line("  a\n\tb\u{202e}c \u{7}d\r\n"), "a bc d");
        assert_eq!(line("\u{7} \n"), "");
    }

    #[test]
    fn markdown_means_nothing() {
        for (text, expected) in [
            ("a *b* _c_ [d](e)", "a \\*b\\* \\_c\\_ \\[d\\](e)"),
            ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
            ("1. one", "1\\. one"),
            ("12) one", "12\\) one"),
            ("3.5 of 1.", "3\\.5 of 1."),
            ("- one", "\\- one"),
            ("one - two + three = four", "one - two + three = four"),
            ("= = =", "\\= = ="),
            ("# one\n# two", "\\# one \\# two"),
            ("http://a.b and www.c.d", "http\\://a.b and www\\.c.d"),
            ("ünïcode | €.", "ünïcode \\| €."),
            ("€w.", "€w."),
        ] {
            assert_eq!(markdown(text), expected, "{text}");
        }
    }

    #[test]
    fn no_cell_is_a_formula() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@a",
            "\t=1",
            " \n=1",
            "\u{feff}=1",
            "＝1",
        ] {
            assert!(cell(text).starts_with('\''), "{text}");
        }
        assert_eq!(cell("a=1"), "a=1");
        assert_eq!(cell(""), "");
    }
}
