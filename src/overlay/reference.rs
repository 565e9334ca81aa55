//! What an overlay names: targets, references that name nothing, and texts for learners.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::Overlay;
use super::rules::{
    AMBIGUOUS_REFERENCE, CHANGES_NOTHING, NOT_A_TARGET, REPEATED_ENTRY, STATEMENT_OF_NO_TARGET,
    TIE, UNKNOWN_REFERENCE,
};
use crate::ItemId;
use crate::advancement::Origin;
use crate::finding::{Findings, Note, Site};
use crate::framework::{Item, Library, Reference, ReferenceError};
use crate::source::{Kind, Value};

/// In entries of more bytes than these a text is not sought.
const SOUGHT: u32 = 20_000;

impl Overlay {
    /// The target that a reference names; else a finding, and nothing.
    pub(super) fn target(
        &self,
        library: &Library,
        reference: &Reference,
        origin: Origin,
        findings: &mut Findings,
    ) -> Option<ItemId> {
        let item = self.find(library, reference, origin, findings)?;
        if item.competency().is_some() {
            return Some(item.id().clone());
        }
        let site = self.site_of(origin, reference.as_str());
        findings.add(&NOT_A_TARGET, reference.as_str(), site, || {
            Note::new(format!(
                "`{reference}` is in the role of a {}, not of a target",
                item.role()
            ))
            .about(item.id())
            .help("name its targets, or give it the role of a target in `roles`")
        });
        None
    }

    fn find<'l>(
        &self,
        library: &'l Library,
        reference: &Reference,
        origin: Origin,
        findings: &mut Findings,
    ) -> Option<Item<'l>> {
        let found = library.find(reference);
        found
            .map_err(|error| self.unknown(findings, origin, &error))
            .ok()
    }

    /// Reports a reference that names no item, or several, at its text within the part that holds
    /// it.
    pub(super) fn unknown(&self, findings: &mut Findings, origin: Origin, error: &ReferenceError) {
        let (ReferenceError::Unknown { reference, .. }
        | ReferenceError::Ambiguous { reference, .. }) = error;
        unknown_at(findings, self.site_of(origin, reference.as_str()), error);
    }

    /// The place of a text within a part of the overlay, else that of the part.
    pub(super) fn site_of(&self, origin: Origin, text: &str) -> Site<'_> {
        let site = self.site(origin);
        let Site::Value(part) = site else { return site };
        within(part, text).map_or(site, Site::Value)
    }

    /// What learners read in place of a statement, by item, each with the reference by which it
    /// is said.
    pub(super) fn statements(
        &self,
        library: &Library,
        findings: &mut Findings,
    ) -> BTreeMap<ItemId, (&Reference, &str)> {
        let places = self.statement_places();
        let mut found: BTreeMap<ItemId, (&Reference, &str)> = BTreeMap::new();
        for (reference, text) in &self.body.statements {
            let site = place(&places, reference);
            let item = match library.find(reference) {
                Ok(item) => item,
                Err(error) => {
                    unknown_at(findings, site, &error);
                    continue;
                }
            };
            match found.entry(item.id().clone()) {
                Entry::Vacant(slot) => {
                    slot.insert((reference, text));
                }
                Entry::Occupied(slot) => {
                    let (earlier, said) = *slot.get();
                    let rule = if said == text { &REPEATED_ENTRY } else { &TIE };
                    findings.add(rule, "statements", site, || {
                        Note::new(format!(
                            "`{earlier}` and `{reference}` are one item, for which two texts stand"
                        ))
                        .about(item.id())
                        .related("the other stands here", place(&places, earlier))
                        .help("keep the one that is meant")
                    });
                }
            }
        }
        found
    }

    /// Looks at the texts for learners once the roles of items are known.
    pub(super) fn judge_statements(
        &self,
        library: &Library,
        statements: &BTreeMap<ItemId, (&Reference, &str)>,
        findings: &mut Findings,
    ) {
        if statements.is_empty() {
            return;
        }
        let places = self.statement_places();
        for (id, (reference, text)) in statements {
            let Some(item) = library.item(id) else {
                continue;
            };
            let site = place(&places, reference);
            if item.competency().is_none() {
                findings.add(&STATEMENT_OF_NO_TARGET, "", site, || {
                    Note::new(format!(
                        "`{reference}` has a text for learners, and is in the role of a {}, not of a target",
                        item.role()
                    ))
                    .about(id)
                    .help("give it to the targets under it, or say in `roles` that it is one")
                });
            } else if item.statement() == *text {
                findings.add(&CHANGES_NOTHING, "statements", site, || {
                    Note::new(format!(
                        "the text for learners of `{reference}` is its statement"
                    ))
                    .about(id)
                    .help("take it away, or say it in the words of a learner")
                });
            }
        }
    }

    /// The names of the member `statements`, in the file that was read.
    fn statement_places(&self) -> BTreeMap<String, Value<'_>> {
        let root = self.json.as_ref().map(crate::source::Json::root);
        let statements = root.and_then(|root| root.get("statements"));
        let members = statements.into_iter().flat_map(Value::members);
        members
            .map(|member| (member.name.into_owned(), member.key))
            .collect()
    }
}

fn place<'v>(places: &BTreeMap<String, Value<'v>>, reference: &Reference) -> Site<'v> {
    let key = places.get(reference.as_str());
    key.map_or(Site::Built(&["the overlay", "statements"]), |key| {
        Site::Value(*key)
    })
}

/// The first text within a value that is this one, or the name of a member. Without recursion.
fn within<'v>(part: Value<'v>, text: &str) -> Option<Value<'v>> {
    let span = part.span();
    if span.end - span.start > SOUGHT {
        return None;
    }
    let mut open = vec![part];
    while let Some(value) = open.pop() {
        if value.kind() == Kind::String && value.as_str().as_deref() == Some(text) {
            return Some(value);
        }
        let named = value.members().find(|member| member.name == text);
        if let Some(member) = named {
            return Some(member.key);
        }
        let first = open.len();
        open.extend(value.members().map(|member| member.value));
        open.extend(value.elements());
        if let Some(new) = open.get_mut(first..) {
            new.reverse();
        }
    }
    None
}

fn unknown_at(findings: &mut Findings, site: Site<'_>, error: &ReferenceError) {
    match error {
        ReferenceError::Unknown { reference, near } => {
            findings.add(&UNKNOWN_REFERENCE, reference.as_str(), site, || {
                let note = Note::new(error.to_string());
                match near {
                    Some(near) => note.help(format!("did you mean `{near}`?")),
                    None => note.help("name an item by its identifier, or as `framework:code`"),
                }
            });
        }
        ReferenceError::Ambiguous {
            reference,
            candidates,
        } => {
            findings.add(&AMBIGUOUS_REFERENCE, reference.as_str(), site, || {
                let names: Vec<String> = candidates.iter().map(|id| format!("`{id}`")).collect();
                candidates
                    .iter()
                    .fold(Note::new(error.to_string()), Note::about)
                    .help(format!("name one by its identifier: {}", names.join(", ")))
            });
        }
    }
}
