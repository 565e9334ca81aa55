//! Statements that are published in HTML, as plain text.

/// The entities that the map's statements use, and those that any HTML does.
const ENTITIES: [(&str, char); 24] = [
    ("amp", '&'),
    ("apos", '\''),
    ("asymp", '≈'),
    ("cent", '¢'),
    ("deg", '°'),
    ("divide", '÷'),
    ("ge", '≥'),
    ("gt", '>'),
    ("ldquo", '“'),
    ("le", '≤'),
    ("lt", '<'),
    ("mdash", '—'),
    ("minus", '−'),
    ("nbsp", ' '),
    ("ndash", '–'),
    ("ne", '≠'),
    ("pi", 'π'),
    ("plusmn", '±'),
    ("quot", '"'),
    ("radic", '√'),
    ("rdquo", '”'),
    ("rsquo", '’'),
    ("theta", 'θ'),
    ("times", '×'),
];

/// The longest name of an entity, `&` and `;` apart.
const LONGEST: usize = 8;

/// The text without tags, with characters in place of entities and single spaces. An exponent is
/// written with `^`. O(length).
pub(super) fn plain(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    // Past the last `>` no tag ends, and none is sought.
    let beyond = html.rfind('>').map_or(html.len(), |at| html.len() - at - 1);
    while let Some(at) = rest.find(['<', '&']) {
        let (before, mark) = rest.split_at(at);
        push(&mut out, before);
        rest = match mark.strip_prefix('&') {
            Some(entity) => after_entity(&mut out, entity),
            None if mark.len() > beyond => after_tag(&mut out, mark.get(1..).unwrap_or_default()),
            None => {
                out.push('<');
                mark.get(1..).unwrap_or_default()
            }
        };
    }
    push(&mut out, rest);
    out.truncate(out.trim_end().len());
    out
}

/// Adds a text with single spaces.
fn push(out: &mut String, text: &str) {
    for c in text.chars() {
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    }
}

/// Reads what follows `&`, and gives what follows the entity.
fn after_entity<'h>(out: &mut String, html: &'h str) -> &'h str {
    let end = html.bytes().take(LONGEST + 1).position(|byte| byte == b';');
    let parts = end.and_then(|end| Some((html.get(..end)?, html.get(end + 1..)?)));
    if let Some((name, rest)) = parts
        && let Some(character) = entity(name)
    {
        push(out, character.encode_utf8(&mut [0; 4]));
        return rest;
    }
    out.push('&');
    html
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return char::from_u32(number.ok()?).filter(|c| !c.is_control());
    }
    let known = ENTITIES.iter().find(|(known, _)| *known == name);
    known.map(|(_, character)| *character)
}

/// Reads what follows `<`, and gives what follows the tag.
fn after_tag<'h>(out: &mut String, html: &'h str) -> &'h str {
    let name = html.strip_prefix('/').unwrap_or(html);
    let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!');
    let Some((tag, rest)) = is_tag.then(|| html.split_once('>')).flatten() else {
        out.push('<');
        return html;
    };
    let written = out.ends_with(|c: char| c.is_alphanumeric() || c == ')');
    if tag.eq_ignore_ascii_case("sup") && written {
        out.push('^');
    } else if is_block(tag) {
        push(out, " ");
    }
    rest
}

/// Whether what a tag parts are words of their own.
fn is_block(tag: &str) -> bool {
    let name = tag.trim_matches(|c: char| c == '/' || c.is_whitespace());
    let end = name.find(|c: char| !c.is_ascii_alphanumeric());
    let name = name.get(..end.unwrap_or(name.len())).unwrap_or_default();
    ["p", "br", "div", "li", "ul", "ol", "td", "tr"]
        .iter()
        .any(|block| name.eq_ignore_ascii_case(block))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_that_never_end_cost_nothing() {
        let html = "<a".repeat(200_000);
        assert_eq!(plain(&html), html);
        assert_eq!(plain(&format!("{html}>")), "");
    }

    #[test]
    fn tags_and_entities() {
        for (html, text) in [
            (
                "<p>Count&nbsp;to <em>20</em>.</p>\r\n\r\n<p>&nbsp;</p>",
                "Count to 20.",
            ),
            ("x<sup>2</sup> and 10<sup>-3</sup>", "x^2 and 10^-3"),
            ("<p>One.*</p><p><sup>*A note.</sup></p>", "One.* *A note."),
            ("3 &lt; 4 &amp; b &ne; 0", "3 < 4 & b ≠ 0"),
            ("if a < b & c > d", "if a < b & c > d"),
            ("a &unknown; b &#945;&#x3b2;&#0;", "a &unknown; b αβ&#0;"),
            ("one<br/>two<a href=\"x\">three</a>", "one twothree"),
            ("<p", "<p"),
            ("&", "&"),
            ("<b>a</b> <b &lt; c", "a <b < c"),
            ("a > b <", "a > b <"),
            ("é&é;<é>", "é&é;<é>"),
            ("", ""),
        ] {
            assert_eq!(plain(html), text, "{html}");
        }
    }
}
