//! Reads associations.

use std::borrow::Cow;

use super::lenient;
use crate::AssociationId;
use crate::framework::{AssociationDraft, AssociationKind, Builder};
use crate::source::{Kind, Value};

/// An association, with all its members met once. Nothing for what is no object.
pub(super) fn read<'a>(builder: &Builder, value: Value<'a>) -> Option<AssociationDraft<'a>> {
    if value.kind() != Kind::Object {
        return None;
    }
    let mut kind = None;
    let mut id = None;
    let mut sequence = None;
    let mut notes = None;
    let mut from = None;
    let mut to = None;
    for member in value.members() {
        let value = member.value;
        match member.name.as_ref() {
            "identifier" => id = id.or_else(|| lenient::identifier(value)),
            "associationType" => kind = kind.or_else(|| lenient::text(value)),
            "sequenceNumber" => sequence = lenient::integer(value),
            "originNodeURI" => from = from.or(Some(value)),
            "destinationNodeURI" => to = to.or(Some(value)),
            "notes" => notes = lenient::text(value),
            _ => {}
        }
    }
    let kind = AssociationKind::of_name(kind.as_deref().unwrap_or_default());
    let (from, to) = (End::of(builder, from), End::of(builder, to));
    let mut draft = AssociationDraft::new(kind, from.identifier, to.identifier)
        .from_link(from.uri, from.title)
        .to_link(to.uri, to.title)
        .ends(from.item, to.item)
        .origin(value.index());
    if let Some(id) = id.and_then(|id| AssociationId::new(id).ok()) {
        draft = draft.id(id);
    }
    if let Some(sequence) = sequence {
        draft = draft.sequence(sequence);
    }
    if let Some(notes) = notes {
        draft = draft.notes(notes);
    }
    Some(draft)
}

/// One end: the item that it is, or what is written of it.
#[derive(Default)]
struct End<'a> {
    item: Option<u32>,
    identifier: Cow<'a, str>,
    uri: Option<Cow<'a, str>>,
    title: Option<Cow<'a, str>>,
}

impl<'a> End<'a> {
    fn of(builder: &Builder, value: Option<Value<'a>>) -> Self {
        let (mut identifier, mut uri, mut title) = (None, None, None);
        let Some(value) = value else {
            return Self::default();
        };
        if value.kind() == Kind::String {
            uri = Some(value);
        }
        for member in value.members() {
            match member.name.as_ref() {
                "identifier" => identifier = identifier.or(Some(member.value)),
                "uri" => uri = uri.or(Some(member.value)),
                "title" => title = title.or(Some(member.value)),
                _ => {}
            }
        }
        let identifier = identifier.and_then(lenient::identifier);
        if let Some(item) = identifier.as_deref().and_then(|id| builder.index_of(id)) {
            // Of an item the framework knows more than the link says.
            let item = Some(item);
            return Self {
                item,
                ..Self::default()
            };
        }
        let uri = uri.and_then(lenient::text);
        Self {
            item: None,
            identifier: identifier
                .or_else(|| last_part(uri.as_deref()?))
                .unwrap_or_default(),
            title: title.and_then(lenient::text),
            uri,
        }
    }
}

/// A URI mostly ends with the identifier.
fn last_part<'a>(uri: &str) -> Option<Cow<'a, str>> {
    let at = uri.rfind(['/', ':']).map_or(0, |at| at + 1);
    Some(Cow::Owned(uri.get(at..)?.to_owned()))
}
