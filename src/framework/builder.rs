//! Builds a framework in code, or from a document that a reader has read.

use std::borrow::Cow;
use std::collections::hash_map::Entry;

use super::association::{AssociationData, EndData};
use super::definition::DefinitionData;
use super::draft::{AssociationDraft, CriterionDraft, EndDraft, ItemDraft, RubricDraft};
use super::item::ItemData;
use super::pool::{Given, Pool, Text};
use super::rubric::{CriterionData, CriterionLevelData, RubricData};
use super::tree::{Link, Tree};
use super::{
    AssociationKind, ById, DefinitionKind, Document, Framework, FrameworkError, Problem, Scale,
};
use crate::ItemId;
use crate::source::Source;

/// Collects the parts of a [`Framework`] and checks them together.
///
/// Made by [`Framework::builder`]. Nothing fails before [`Builder::build`], which names all that
/// is wrong at once.
#[derive(Debug, Clone)]
pub struct Builder {
    document: Document,
    pool: Pool,
    items: Vec<ItemData>,
    by_id: ById,
    lists: Vec<Text>,
    associations: Vec<AssociationData>,
    rubrics: Vec<RubricData>,
    scales: Vec<Scale>,
    definitions: Vec<DefinitionData>,
    problems: Vec<Problem>,
}

impl Builder {
    pub(super) fn new(document: Document) -> Self {
        Self {
            document,
            pool: Pool::default(),
            items: Vec::new(),
            by_id: ById::default(),
            lists: Vec::new(),
            associations: Vec::new(),
            rubrics: Vec::new(),
            scales: Vec::new(),
            definitions: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// Makes room for what is known to come.
    #[must_use]
    pub fn with_capacity(mut self, items: usize, associations: usize) -> Self {
        self.items.reserve(items);
        self.by_id.reserve(items);
        self.associations.reserve(associations);
        self
    }

    /// Shares the texts of the document that it is read from, so that they are not copied. To be
    /// said before anything is added.
    #[must_use]
    pub(crate) fn sharing(mut self, source: Source) -> Self {
        self.pool = Pool::sharing(source);
        self
    }

    /// Whether an item of this identifier was added.
    pub fn has(&self, id: &ItemId) -> bool {
        self.by_id.contains_key(id)
    }

    /// The index of the item of this identifier, if one was added.
    fn index_of(&self, identifier: &str) -> Option<u32> {
        let id = ItemId::new(identifier).ok()?;
        self.by_id.get(&id).copied()
    }

    /// The same, sought first at an index and the one after it.
    pub(crate) fn index_near(&self, identifier: &str, near: u32) -> Option<u32> {
        let id = ItemId::new(identifier).ok()?;
        let mut guesses = (near..).zip(self.items.iter().skip(near as usize).take(2));
        let guess = guesses.find(|(_, item)| item.id == id);
        guess.map_or_else(|| self.by_id.get(&id).copied(), |(index, _)| Some(index))
    }

    /// Adds an item and gives its identifier back. A second item of one identifier is a problem
    /// that [`Builder::build`] names.
    pub fn item(&mut self, draft: ItemDraft<'_>) -> ItemId {
        let id = draft.id.clone();
        if !self.item_once(draft) {
            self.problems
                .push(Problem::RepeatedItem { item: id.clone() });
        }
        id
    }

    /// Adds an item unless one of its identifier was added; whether it did.
    pub(crate) fn item_once(&mut self, draft: ItemDraft<'_>) -> bool {
        let index = u32::try_from(self.items.len()).unwrap_or(u32::MAX);
        match self.by_id.entry(draft.id.clone()) {
            Entry::Occupied(_) => return false,
            Entry::Vacant(place) => place.insert(index),
        };
        let last = self.items.last();
        let (last_kind, last_language) =
            last.map_or((None, None), |last| (last.kind, last.language));
        let data = ItemData {
            id: draft.id,
            statement: self.pool.keep(&draft.statement),
            code: draft.code.map(|code| self.pool.copy(&code)),
            abbreviated: self.optional(draft.abbreviated),
            alternative_label: self.optional(draft.alternative_label),
            kind: self.mostly_again(draft.kind, last_kind),
            enumeration: draft.enumeration.map(|mark| self.pool.copy(&mark)),
            notes: self.optional(draft.notes),
            language: self.mostly_again(draft.language, last_language),
            uri: self.optional(draft.uri),
            keywords: self.list(&draft.keywords),
            levels: self.list(&draft.levels),
            start: draft.start,
            end: draft.end,
            origin: draft.origin,
        };
        self.items.push(data);
        true
    }

    fn optional<'t>(&mut self, text: Option<impl Into<Given<'t>>>) -> Option<Text> {
        text.map(|text| self.pool.keep(&text.into()))
    }

    /// Keeps a text that is mostly the last one again: thousands of items have one type.
    fn mostly_again(&mut self, text: Option<Cow<'_, str>>, last: Option<Text>) -> Option<Text> {
        let again = last.filter(|last| text.as_deref() == Some(self.pool.get(*last)));
        again.or_else(|| self.optional(text))
    }

    fn list(&mut self, texts: &[Cow<'_, str>]) -> (u32, u32) {
        let start = u32::try_from(self.lists.len()).unwrap_or(u32::MAX);
        for text in texts {
            let text = self.pool.push(text);
            self.lists.push(text);
        }
        (start, u32::try_from(self.lists.len()).unwrap_or(u32::MAX))
    }

    /// Puts one item under another, after the children that are there.
    ///
    /// An identifier that no item has is a problem that [`Builder::build`] names.
    pub fn child(&mut self, parent: &ItemId, child: &ItemId) {
        for id in [parent, child] {
            if !self.has(id) {
                self.problems
                    .push(Problem::UnknownItem { item: id.clone() });
                return;
            }
        }
        let draft = AssociationDraft::new(
            AssociationKind::IsChildOf,
            child.to_string(),
            parent.to_string(),
        );
        self.associate(draft);
    }

    /// Says that one item comes before another in learning (CASE `precedes`).
    ///
    /// An identifier that no item has makes an outside end.
    pub fn precedes(&mut self, before: &ItemId, after: &ItemId) {
        let draft = AssociationDraft::new(
            AssociationKind::Precedes,
            before.to_string(),
            after.to_string(),
        );
        self.associate(draft);
    }

    /// Adds an association of any kind.
    pub fn associate(&mut self, draft: AssociationDraft<'_>) {
        let from = self.end(draft.from);
        let to = self.end(draft.to);
        let notes = self.optional(draft.notes);
        self.associations.push(AssociationData {
            id: draft.id,
            kind: draft.kind,
            origin: from,
            destination: to,
            sequence: draft.sequence,
            notes,
            source: draft.origin,
        });
    }

    /// Resolves an end as far as the items are known by now; [`Builder::build`] does the rest.
    fn end(&mut self, draft: EndDraft<'_>) -> EndData {
        if let Some(index) = draft.item.or_else(|| self.index_of(&draft.identifier)) {
            return EndData::Item(index);
        }
        EndData::Outside {
            identifier: self.pool.push(&draft.identifier),
            uri: self.optional(draft.uri),
            title: self.optional(draft.title),
        }
    }

    /// Adds a rubric.
    pub fn rubric(&mut self, draft: RubricDraft) {
        let mut criteria: Vec<CriterionData> = draft
            .criteria
            .into_iter()
            .map(|criterion| self.criterion(criterion))
            .collect();
        criteria.sort_by_key(|criterion| (criterion.position.is_none(), criterion.position));
        let data = RubricData {
            id: draft.id,
            title: draft.title.map(|text| self.pool.push(&text)),
            description: draft.description.map(|text| self.pool.push(&text)),
            criteria,
            origin: draft.origin,
        };
        self.rubrics.push(data);
    }

    fn criterion(&mut self, draft: CriterionDraft) -> CriterionData {
        let mut text = |text: Option<String>| text.map(|text| self.pool.push(&text));
        let mut levels: Vec<CriterionLevelData> = draft
            .levels
            .into_iter()
            .map(|level| CriterionLevelData {
                description: text(level.description),
                quality: text(level.quality),
                score: level.score,
                feedback: text(level.feedback),
                position: level.position,
            })
            .collect();
        levels.sort_by_key(|level| (level.position.is_none(), level.position));
        CriterionData {
            id: draft.id,
            category: text(draft.category),
            description: text(draft.description),
            item: draft.item,
            weight: draft.weight,
            position: draft.position,
            levels,
        }
    }

    /// Adds a scale.
    pub fn scale(&mut self, scale: Scale) {
        self.scales.push(scale);
    }

    /// Adds an entry of the definitions.
    pub fn define(
        &mut self,
        kind: DefinitionKind,
        identifier: &str,
        title: &str,
        description: Option<&str>,
        origin: Option<u32>,
    ) {
        let data = DefinitionData {
            kind,
            identifier: self.pool.push(identifier),
            title: self.pool.push(title),
            description: description.map(|text| self.pool.push(text)),
            origin,
        };
        self.definitions.push(data);
    }

    /// Checks all parts together and makes the framework. O(n log n).
    ///
    /// # Errors
    /// [`FrameworkError`] with everything that makes the framework impossible: an identifier that
    /// stands twice, a child or parent that was never added, a cycle in the tree.
    pub fn build(self) -> Result<Framework, FrameworkError> {
        let (framework, problems) = self.build_anyway();
        if problems.is_empty() {
            Ok(framework)
        } else {
            Err(FrameworkError::new(problems))
        }
    }

    /// What can be made of the parts, and what is wrong with them. Where there are cycles, nothing
    /// lies under anything; such a framework serves to look for further faults and is never given
    /// out.
    pub(crate) fn build_anyway(mut self) -> (Framework, Vec<Problem>) {
        self.resolve_ends();
        let count = u32::try_from(self.items.len()).unwrap_or(u32::MAX);
        let tree = Tree::new(count, &self.links()).unwrap_or_else(|cycles| {
            let id = |index: &u32| self.items.get(*index as usize).map(|item| item.id.clone());
            let cycles = cycles.iter().map(|cycle| Problem::TreeCycle {
                items: cycle.items.iter().filter_map(id).collect(),
                part: cycle.part,
            });
            self.problems.extend(cycles);
            Tree::flat(count)
        });
        let framework = Framework::assemble(super::Core {
            by_code: super::by_code(&self.items, &self.pool),
            document: self.document,
            pool: self.pool,
            items: self.items,
            by_id: self.by_id,
            lists: self.lists,
            associations: self.associations,
            rubrics: self.rubrics,
            scales: self.scales,
            definitions: self.definitions,
            tree,
        });
        (framework, self.problems)
    }

    /// Ends may name items that were added after the association, or the document.
    fn resolve_ends(&mut self) {
        let document = self.document.id().to_string();
        let resolve = |end: &mut EndData| {
            let EndData::Outside { identifier, .. } = *end else {
                return;
            };
            let text = self.pool.get(identifier);
            if text.eq_ignore_ascii_case(&document) {
                *end = EndData::Document;
            } else if let Ok(id) = ItemId::new(text)
                && let Some(index) = self.by_id.get(&id)
            {
                *end = EndData::Item(*index);
            }
        };
        for association in &mut self.associations {
            resolve(&mut association.origin);
            resolve(&mut association.destination);
        }
    }

    fn links(&self) -> Vec<Link> {
        let tree = self
            .associations
            .iter()
            .filter(|a| a.kind == AssociationKind::IsChildOf);
        tree.filter_map(|association| {
            let EndData::Item(child) = association.origin else {
                return None;
            };
            let parent = match association.destination {
                EndData::Item(parent) => Some(parent),
                EndData::Document => None,
                EndData::Outside { .. } => return None,
            };
            Some(Link {
                child,
                parent,
                sequence: association.sequence,
            })
        })
        .collect()
    }
}
