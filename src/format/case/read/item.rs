//! Reads items.

use std::borrow::Cow;

use super::lenient;
use crate::ItemId;
use crate::framework::ItemDraft;
use crate::source::{Kind, Value};

/// An item, with all its members met once. Nothing without a usable identifier.
pub(super) fn read(value: Value<'_>) -> Option<ItemDraft<'_>> {
    // The statement and the identifier come where they come: the draft begins with neither.
    let mut id = None;
    let mut statement = Cow::Borrowed("");
    let mut dates = (None, None);
    let mut fields = Fields::default();
    for member in value.members() {
        let value = member.value;
        match member.name.as_ref() {
            "identifier" => id = id.or_else(|| identifier(value)),
            "fullStatement" => statement = lenient::statement(value).unwrap_or(statement),
            "statusStartDate" => dates.0 = lenient::date(value),
            "statusEndDate" => dates.1 = lenient::date(value),
            name => fields.read(name, value),
        }
    }
    let draft = ItemDraft::of(id?, statement).origin(value.index());
    Some(fields.onto(draft).in_force(dates.0, dates.1))
}

fn identifier(value: Value<'_>) -> Option<ItemId> {
    ItemId::new(lenient::identifier(value)?).ok()
}

#[derive(Default)]
struct Fields<'a> {
    code: Option<Cow<'a, str>>,
    abbreviated: Option<Cow<'a, str>>,
    alternative_label: Option<Cow<'a, str>>,
    kind: Option<Cow<'a, str>>,
    enumeration: Option<Cow<'a, str>>,
    notes: Option<Cow<'a, str>>,
    language: Option<Cow<'a, str>>,
    uri: Option<Cow<'a, str>>,
    keywords: Option<Value<'a>>,
    levels: Option<Value<'a>>,
}

impl<'a> Fields<'a> {
    #[inline]
    fn read(&mut self, name: &str, value: Value<'a>) {
        let field = match name {
            "humanCodingScheme" => &mut self.code,
            "abbreviatedStatement" => &mut self.abbreviated,
            "alternativeLabel" => &mut self.alternative_label,
            "CFItemType" => &mut self.kind,
            "listEnumeration" => &mut self.enumeration,
            "notes" => &mut self.notes,
            "language" => &mut self.language,
            "uri" => &mut self.uri,
            "conceptKeywords" => return set(&mut self.keywords, value),
            "educationLevel" => return set(&mut self.levels, value),
            // A name that an early writer used; the right one wins.
            "educationalLevel" if self.levels.is_none() => return set(&mut self.levels, value),
            _ => return,
        };
        if field.is_none() {
            *field = lenient::text(value);
        }
    }

    fn onto(self, mut draft: ItemDraft<'a>) -> ItemDraft<'a> {
        draft = draft.texts([
            self.code,
            self.abbreviated,
            self.alternative_label,
            self.kind,
            self.enumeration,
            self.notes,
            self.language,
            self.uri,
        ]);
        if let Some(keywords) = self.keywords {
            lenient::texts(keywords, |text| draft.push_keyword(text));
        }
        if let Some(levels) = self.levels {
            lenient::texts(levels, |text| draft.push_level(text));
        }
        draft
    }
}

fn set<'a>(slot: &mut Option<Value<'a>>, value: Value<'a>) {
    if value.kind() != Kind::Null {
        *slot = Some(value);
    }
}
