//! From what a file calls a target to its identifier.

use std::collections::HashMap;

use super::gather::Gather;
use super::rule;
use crate::finding::{Note, Rule, short};
use crate::framework::{Library, Reference, ReferenceError, Role};
use crate::id::{CriterionId, ItemId};
use crate::source::Span;

/// How many unknown codes get a suggestion; finding one looks at every code of the library.
const SUGGESTIONS: u32 = 100;

/// Resolves references, each distinct one once.
pub(super) struct Targets<'l> {
    library: Option<&'l Library>,
    known: HashMap<String, Known>,
    criteria: Option<HashMap<CriterionId, ItemId>>,
    suggestions: u32,
}

/// What is known of a reference.
#[derive(Clone)]
enum Known {
    Target(ItemId),
    /// Kept, with a finding each time.
    Odd(ItemId, &'static Rule),
    /// Left out, with a finding each time.
    Unusable(&'static Rule, Note),
}

impl<'l> Targets<'l> {
    pub(super) fn new(library: Option<&'l Library>) -> Self {
        Self {
            library,
            known: HashMap::new(),
            criteria: None,
            suggestions: SUGGESTIONS,
        }
    }

    /// The target of a reference; nothing, and a finding, if there is no one such item.
    pub(super) fn find(
        &mut self,
        text: &str,
        span: Span,
        gather: &mut Gather<'_>,
    ) -> Option<ItemId> {
        if !self.known.contains_key(text) {
            let known = self.resolve(text);
            self.known.insert(text.to_owned(), known);
        }
        match self.known.get(text)? {
            Known::Target(id) => Some(id.clone()),
            Known::Odd(id, rule) => {
                gather.add(rule, text, span, || odd(rule, text));
                Some(id.clone())
            }
            Known::Unusable(rule, note) => {
                gather.add(rule, text, span, || note.clone());
                None
            }
        }
    }

    /// The target to which a criterion of some rubric of the library belongs.
    pub(super) fn of_criterion(&mut self, criterion: &CriterionId) -> Option<ItemId> {
        let library = self.library?;
        let criteria = self.criteria.get_or_insert_with(|| {
            let rubrics = library.frameworks().flat_map(|(_, f)| f.rubrics());
            rubrics
                .flat_map(|rubric| rubric.criteria().collect::<Vec<_>>())
                .filter_map(|criterion| Some((criterion.id().clone(), criterion.item()?.clone())))
                .collect()
        });
        criteria.get(criterion).cloned()
    }

    fn resolve(&mut self, text: &str) -> Known {
        let (id, reference) = match (ItemId::new(text), Reference::new(text)) {
            (Ok(id), Ok(reference)) => (id, reference),
            (Err(error), _) | (_, Err(error)) => {
                let note = Note::new(format!("the target is no identifier and no code: {error}"));
                return Known::Unusable(&rule::BAD_VALUE, note);
            }
        };
        let Some(library) = self.library else {
            return Known::Target(id);
        };
        // Asking the library for an unknown code makes a suggestion, which is slow for very many.
        if !is_known(library, &id, text) {
            if id.is_uuid() {
                return Known::Odd(id, &rule::OUTSIDE_TARGET);
            }
            if self.suggestions == 0 {
                let note = Note::new(format!("`{}` names no item", short(text)));
                return Known::Unusable(&rule::UNKNOWN_TARGET, note);
            }
            self.suggestions -= 1;
        }
        match library.find(&reference) {
            Ok(item) if item.role() == Role::Target => Known::Target(item.id().clone()),
            Ok(item) => Known::Odd(item.id().clone(), &rule::NOT_A_TARGET),
            Err(error) => unusable(text, &error),
        }
    }
}

/// Whether the library has an item of this identifier or code.
fn is_known(library: &Library, id: &ItemId, text: &str) -> bool {
    if library.item(id).is_some() {
        return true;
    }
    let named = text
        .split_once(':')
        .and_then(|(name, code)| Some((library.framework(name)?, code)));
    match named {
        Some((framework, code)) => framework.by_code(code).next().is_some(),
        None => library
            .frameworks()
            .any(|(_, framework)| framework.by_code(text).next().is_some()),
    }
}

fn odd(rule: &'static Rule, text: &str) -> Note {
    let text = short(text);
    if rule.code == rule::OUTSIDE_TARGET.code {
        return Note::new(format!("`{text}` is the identifier of no item here"))
            .help("load the framework that holds it; the evidence is kept");
    }
    Note::new(format!("`{text}` is not a target"))
        .help("name one of the targets below it, or give it the role of a target in the overlay")
}

fn unusable(text: &str, error: &ReferenceError) -> Known {
    let text = short(text);
    match error {
        ReferenceError::Ambiguous { candidates, .. } => {
            let named: Vec<String> = candidates.iter().take(5).map(ToString::to_string).collect();
            let rest = candidates.len().saturating_sub(named.len());
            let more = if rest > 0 {
                format!(" and {rest} more")
            } else {
                String::new()
            };
            let note = Note::new(format!(
                "`{text}` names {} items, expected one",
                candidates.len()
            ))
            .help(format!(
                "write `framework:code` or one of the identifiers: {}{more}",
                named.join(", ")
            ));
            Known::Unusable(&rule::AMBIGUOUS_TARGET, note)
        }
        ReferenceError::Unknown { near, .. } => {
            let note = Note::new(format!("`{text}` names no item"));
            let note = match near {
                Some(near) => note.help(format!("did you mean `{near}`?")),
                None => note.help("write an identifier, `framework:code`, or a code"),
            };
            Known::Unusable(&rule::UNKNOWN_TARGET, note)
        }
    }
}
