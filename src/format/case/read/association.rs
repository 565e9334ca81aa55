//! Reads associations.

use std::borrow::Cow;

use super::lenient;
use crate::AssociationId;
use crate::framework::{AssociationDraft, AssociationKind};
use crate::source::{Kind, Value};

/// An association, with all its members met once. Nothing for what is no object.
pub(super) fn read(value: Value<'_>) -> Option<AssociationDraft<'_>> {
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
    let (from, to) = (End::of(from), End::of(to));
    let mut draft = AssociationDraft::new(kind, from.identifier, to.identifier)
        .from_link(from.uri, from.title)
        .to_link(to.uri, to.title)
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

/// One end, as it is written.
#[derive(Default)]
struct End<'a> {
    identifier: Cow<'a, str>,
    uri: Option<Cow<'a, str>>,
    title: Option<Cow<'a, str>>,
}

impl<'a> End<'a> {
    fn of(value: Option<Value<'a>>) -> Self {
        let mut end = Self::default();
        let Some(value) = value else {
            return end;
        };
        if value.kind() == Kind::String {
            end.uri = lenient::text(value);
        }
        let mut identifier = None;
        for member in value.members() {
            match member.name.as_ref() {
                "identifier" => {
                    identifier = identifier.or_else(|| lenient::identifier(member.value))
                }
                "uri" => end.uri = lenient::text(member.value),
                "title" => end.title = lenient::text(member.value),
                _ => {}
            }
        }
        // A URI mostly ends with the identifier.
        let last = || {
            let uri = end.uri.clone()?;
            let at = uri.rfind(['/', ':']).map_or(0, |at| at + 1);
            Some(Cow::Owned(uri.get(at..)?.to_owned()))
        };
        end.identifier = identifier.or_else(last).unwrap_or_default();
        end
    }
}
