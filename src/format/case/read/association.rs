//! Reads associations.

use std::borrow::Cow;

use super::lenient;
use crate::AssociationId;
use crate::framework::{AssociationDraft, AssociationKind, Builder};
use crate::source::{Kind, Meanings, Value};

/// What a member says of an association, or of a link at an end of one.
#[derive(Debug, Clone, Copy)]
pub(super) enum Says {
    Identifier,
    Kind,
    Sequence,
    From,
    To,
    Notes,
    Uri,
    Title,
    Nothing,
}

impl Says {
    fn of(name: &str) -> Self {
        match name {
            "identifier" => Self::Identifier,
            "associationType" => Self::Kind,
            "sequenceNumber" => Self::Sequence,
            "originNodeURI" => Self::From,
            "destinationNodeURI" => Self::To,
            "notes" => Self::Notes,
            "uri" => Self::Uri,
            "title" => Self::Title,
            _ => Self::Nothing,
        }
    }
}

/// The items at the ends of the association before. Associations mostly stand in the order of
/// the items that they start from, and those of siblings lead to one parent.
#[derive(Debug, Default)]
pub(super) struct Before {
    from: u32,
    to: u32,
}

/// An association, with all its members met once. Nothing for what is no object.
pub(super) fn read<'a>(
    builder: &Builder,
    says: &mut Meanings<Says>,
    before: &mut Before,
    value: Value<'a>,
) -> Option<AssociationDraft<'a>> {
    if value.kind() != Kind::Object {
        return None;
    }
    let mut kind = None;
    let mut id = None;
    let mut sequence = None;
    let mut notes = None;
    let mut from = None;
    let mut to = None;
    for (key, value) in value.entries() {
        match says.of(key, Says::of) {
            Says::Identifier => id = id.or_else(|| lenient::identifier(value)),
            Says::Kind => kind = kind.or_else(|| lenient::text(value)),
            Says::Sequence => sequence = lenient::integer(value),
            Says::From => from = from.or(Some(value)),
            Says::To => to = to.or(Some(value)),
            Says::Notes => notes = lenient::text(value),
            Says::Uri | Says::Title | Says::Nothing => {}
        }
    }
    let kind = AssociationKind::of_name(kind.as_deref().unwrap_or_default());
    let from = End::of(builder, says, &mut before.from, from);
    let to = End::of(builder, says, &mut before.to, to);
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
    fn of(
        builder: &Builder,
        says: &mut Meanings<Says>,
        before: &mut u32,
        value: Option<Value<'a>>,
    ) -> Self {
        let (mut identifier, mut uri, mut title) = (None, None, None);
        let Some(value) = value else {
            return Self::default();
        };
        if value.kind() == Kind::String {
            uri = Some(value);
        }
        for (key, value) in value.entries() {
            match says.of(key, Says::of) {
                Says::Identifier => identifier = identifier.or(Some(value)),
                Says::Uri => uri = uri.or(Some(value)),
                Says::Title => title = title.or(Some(value)),
                _ => {}
            }
        }
        let identifier = identifier.and_then(lenient::identifier);
        let item = identifier.as_deref();
        if let Some(item) = item.and_then(|id| builder.index_near(id, *before)) {
            *before = item;
            // Of an item the framework knows more than the link says.
            return Self {
                item: Some(item),
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
