//! Reads items.

use std::borrow::Cow;

use super::changes::Changes;
use super::lenient;
use crate::ItemId;
use crate::framework::{Given, ItemDraft};
use crate::source::{Kind, Meanings, Value};

/// What a member says of an item.
#[derive(Debug, Clone, Copy)]
pub(super) enum Says {
    Identifier,
    Statement,
    Changed,
    Start,
    End,
    Keywords,
    Levels,
    /// What an early writer called the levels.
    OldLevels,
    /// One of the [texts](ItemDraft::texts) that are looked at, by its place among them.
    Word(usize),
    /// One of those that are kept as they stand.
    Text(usize),
    Nothing,
}

impl Says {
    fn of(name: &str) -> Self {
        match name {
            "identifier" => Self::Identifier,
            "fullStatement" => Self::Statement,
            "lastChangeDateTime" => Self::Changed,
            "statusStartDate" => Self::Start,
            "statusEndDate" => Self::End,
            "conceptKeywords" => Self::Keywords,
            "educationLevel" => Self::Levels,
            "educationalLevel" => Self::OldLevels,
            _ => {
                let word = WORDS.iter().position(|word| *word == name).map(Self::Word);
                let text = || TEXTS.iter().position(|text| *text == name).map(Self::Text);
                word.or_else(text).unwrap_or(Self::Nothing)
            }
        }
    }
}

/// The members that are short texts, and those that may be long, in the order of
/// [`ItemDraft::texts`].
const WORDS: [&str; 4] = [
    "humanCodingScheme",
    "CFItemType",
    "listEnumeration",
    "language",
];
const TEXTS: [&str; 4] = ["abbreviatedStatement", "alternativeLabel", "notes", "uri"];

/// An item, with all its members met once, and when it was changed. Nothing without a usable
/// identifier.
pub(super) fn read<'a>(
    says: &mut Meanings<Says>,
    changes: &mut Changes,
    value: Value<'a>,
) -> Option<ItemDraft<'a>> {
    // The statement and the identifier come where they come: the draft begins with neither.
    let mut id = None;
    let mut statement = Given::Itself(Cow::Borrowed(""));
    let mut changed = None;
    let mut dates = (None, None);
    let mut words = [const { None }; WORDS.len()];
    let mut texts = [const { None }; TEXTS.len()];
    let (mut keywords, mut levels) = (None, None);
    for (key, value) in value.entries() {
        match says.of(key, Says::of) {
            Says::Nothing => {}
            Says::Identifier => id = id.or_else(|| identifier(value)),
            Says::Statement => statement = lenient::statement(value).unwrap_or(statement),
            Says::Changed => changed = changed.or(Some(value)),
            Says::Start => dates.0 = lenient::date(value),
            Says::End => dates.1 = lenient::date(value),
            Says::Keywords => set(&mut keywords, value),
            Says::Levels => set(&mut levels, value),
            // The right name wins.
            Says::OldLevels if levels.is_none() => set(&mut levels, value),
            Says::OldLevels => {}
            Says::Word(place) => {
                if let Some(word @ None) = words.get_mut(place) {
                    *word = lenient::text(value);
                }
            }
            Says::Text(place) => {
                if let Some(text @ None) = texts.get_mut(place) {
                    *text = lenient::given(value);
                }
            }
        }
    }
    if let Some(changed) = changed {
        changes.add(changed);
    }
    let draft = ItemDraft::of(id?, "").origin(value.index());
    let draft = draft.texts(statement, words, texts);
    let mut draft = draft.in_force(dates.0, dates.1);
    if let Some(keywords) = keywords {
        lenient::texts(keywords, |text| draft.push_keyword(text));
    }
    if let Some(levels) = levels {
        lenient::texts(levels, |text| draft.push_level(text));
    }
    Some(draft)
}

fn identifier(value: Value<'_>) -> Option<ItemId> {
    ItemId::new(lenient::identifier(value)?).ok()
}

fn set<'a>(slot: &mut Option<Value<'a>>, value: Value<'a>) {
    if value.kind() != Kind::Null {
        *slot = Some(value);
    }
}
