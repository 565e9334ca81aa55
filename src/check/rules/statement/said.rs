//! A text of an item, and where findings about it stand.

use std::borrow::Cow;

use crate::check::form::all_blocks;
use crate::finding::{Findings, Note, Rule};
use crate::format::case::Package;
use crate::framework::Item;
use crate::source::Value;

/// How far up is looked.
pub(super) const MOST: usize = 32;

/// The statement of an item.
#[derive(Clone, Copy)]
pub(super) struct Said<'p> {
    pub(super) package: &'p Package,
    pub(super) item: Item<'p>,
    pub(super) text: &'p str,
}

impl<'p> Said<'p> {
    pub(super) fn of(package: &'p Package, item: Item<'p>) -> Self {
        let text = item.statement();
        Self {
            package,
            item,
            text,
        }
    }

    /// The whole sentence, with the stem that parents begin. Of stems below stems without end,
    /// only the statement, so that a line of them costs no more than its length.
    pub(super) fn sentence(self) -> Cow<'p, str> {
        let is_stem = |above: &Item<'_>| above.statement().trim_end().ends_with(':');
        let stems = self.item.ancestors().take_while(is_stem).take(MOST).count();
        match stems {
            0 | MOST => Cow::Borrowed(self.text.trim()),
            _ => Cow::Owned(self.item.full_text()),
        }
    }

    /// Whether the text is in English, as far as is known.
    pub(super) fn is_english(self) -> bool {
        let Some(language) = self.item.language() else {
            let foreign = self.text.bytes().filter(|byte| !byte.is_ascii()).count();
            return foreign.saturating_mul(20) <= self.text.len();
        };
        let name = language.split(['-', '_']).next().unwrap_or_default().trim();
        ["en", "eng", "english"]
            .iter()
            .any(|english| name.eq_ignore_ascii_case(english))
    }

    /// A member of the item, as it stands in the file.
    pub(super) fn member(self, name: &str) -> Option<Value<'p>> {
        let object = self.package.json().value(self.item.origin()?)?;
        object.get(name)
    }

    /// Adds a hit at the statement.
    pub(super) fn add(
        self,
        findings: &mut Findings,
        rule: &'static Rule,
        habit: &str,
        note: impl FnOnce() -> Note,
    ) {
        self.add_at(findings, "fullStatement", rule, habit, note);
    }

    /// Adds a hit at another member of the item.
    pub(super) fn add_at(
        self,
        findings: &mut Findings,
        member: &str,
        rule: &'static Rule,
        habit: &str,
        note: impl FnOnce() -> Note,
    ) {
        if let Some(site) = self.member(member) {
            findings.add(rule, habit, site, || note().about(self.item.id()));
        }
    }
}

/// Whether a text is printable ASCII, tabs and line breaks throughout. O(length), a block at a
/// time.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a way out in the middle would keep bytes from being looked at together"
)]
pub(super) fn is_plain(text: &str) -> bool {
    all_blocks(text.as_bytes(), |block| {
        block.iter().fold(true, |plain, byte| {
            let printable = byte.wrapping_sub(b' ') < 0x5f;
            let white = (*byte == b'\t') | (*byte == b'\n') | (*byte == b'\r');
            plain & (printable | white)
        })
    })
}

/// A few words around a place of a text, on one line, for a message.
pub(super) fn around(text: &str, at: usize) -> String {
    const REACH: usize = 24;
    let before = text.get(..at).unwrap_or(text);
    let after = text.get(at..).unwrap_or_default();
    let from = before.char_indices().rev().nth(REACH).map(|(at, _)| at);
    let to = after.char_indices().nth(REACH).map(|(at, _)| at);
    let mut around = String::new();
    if from.is_some() {
        around.push_str("...");
    }
    let near = [
        before.get(from.unwrap_or(0)..).unwrap_or_default(),
        after.get(..to.unwrap_or(after.len())).unwrap_or_default(),
    ];
    for char in near.into_iter().flat_map(str::chars) {
        around.push(if char.is_control() { ' ' } else { char });
    }
    if to.is_some() {
        around.push_str("...");
    }
    around
}

/// Whether a text ends a sentence or an entry of a list.
pub(super) fn is_closed(text: &str) -> bool {
    let last = text.trim_end().chars().next_back();
    last.is_none_or(|char| !char.is_alphanumeric() && !matches!(char, '-' | ','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_texts() {
        assert!(is_plain("Count\tto 20.\r\n~"));
        for text in ["\u{c}rac", "caf\u{e9}", "\u{7f}"] {
            let text = format!("{}{text}", "Count ".repeat(20));
            assert!(!is_plain(&text), "{text:?}");
        }
    }

    #[test]
    fn a_few_words() {
        assert_eq!(around("Count\nto 20.", 6), "Count to 20.");
        let long = "Count forward and backward within twenty from any number.";
        assert_eq!(
            around(long, 30),
            "... forward and backward within twenty from any numb..."
        );
    }
}
