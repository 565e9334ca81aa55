//! Who bears which identifier in a package.

use std::borrow::Cow;

use crate::format::case::{Package, lenient};
use crate::id::uuid_of;
use crate::source::Value;

/// What bears an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::check) enum Noun {
    Document,
    Item,
    Association,
    Concept,
    Subject,
    License,
    ItemType,
    Grouping,
    Rubric,
    Criterion,
    Level,
}

impl Noun {
    /// The kinds of definitions, by the member that lists them.
    pub(in crate::check) const DEFINITIONS: [(&'static str, Self); 5] = [
        ("CFConcepts", Self::Concept),
        ("CFSubjects", Self::Subject),
        ("CFLicenses", Self::License),
        ("CFItemTypes", Self::ItemType),
        ("CFAssociationGroupings", Self::Grouping),
    ];

    /// The word for it.
    pub(in crate::check) fn word(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Item => "item",
            Self::Association => "association",
            Self::Concept => "concept",
            Self::Subject => "subject",
            Self::License => "licence",
            Self::ItemType => "item type",
            Self::Grouping => "grouping of associations",
            Self::Rubric => "rubric",
            Self::Criterion => "criterion",
            Self::Level => "level of a criterion",
        }
    }

    /// The word with its article: there is one document, and several of all else.
    pub(in crate::check) fn with_article(self) -> String {
        match self {
            Self::Document => "the document".to_owned(),
            Self::Item | Self::Association | Self::ItemType => format!("an {}", self.word()),
            _ => format!("a {}", self.word()),
        }
    }
}

/// What an identifier says: that of a UUID without regard to case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check) enum Key<'a> {
    Uuid(u128),
    Text(Cow<'a, str>),
}

impl<'a> Key<'a> {
    pub(in crate::check) fn of(identifier: impl Into<Cow<'a, str>>) -> Self {
        let identifier = identifier.into();
        uuid_of(&identifier).map_or(Self::Text(identifier), Self::Uuid)
    }

    /// That of an object.
    pub(in crate::check) fn at(object: Value<'a>) -> Option<Self> {
        lenient::identifier(object.get("identifier")?).map(Self::of)
    }
}

/// What bears an identifier, by the index of its object.
pub(in crate::check) type Bearer = (Noun, u32);

/// All that bear an identifier, by identifier.
#[derive(Debug, Default)]
pub(in crate::check) struct Names<'a> {
    uuids: Vec<(u128, Bearer)>,
    texts: Vec<(Cow<'a, str>, Bearer)>,
}

impl<'a> Names<'a> {
    /// O(n log n).
    pub(in crate::check) fn of(package: &'a Package) -> Self {
        let framework = &package.readout().framework;
        let expected = framework.len() as usize + framework.associations().len();
        let mut names = Self {
            uuids: Vec::with_capacity(expected),
            texts: Vec::new(),
        };
        if let Some(document) = package.document() {
            names.add(Noun::Document, document);
        }
        for item in framework.items() {
            let Some(origin) = item.origin() else {
                continue;
            };
            match item.id().uuid() {
                Some(uuid) => names.uuids.push((uuid, (Noun::Item, origin))),
                None => names
                    .texts
                    .push((item.id().to_string().into(), (Noun::Item, origin))),
            }
        }
        // The framework holds the first of several items only.
        for again in &package.readout().again {
            if let Some(object) = package.json().value(*again) {
                names.add(Noun::Item, object);
            }
        }
        for association in framework.associations() {
            let (Some(id), Some(origin)) = (association.id(), association.origin()) else {
                continue;
            };
            let bearer = (Noun::Association, origin);
            match id.uuid() {
                Some(uuid) => names.uuids.push((uuid, bearer)),
                None => names.texts.push((id.to_string().into(), bearer)),
            }
        }
        names.definitions(package);
        names.rubrics(package);
        names.uuids.sort_unstable();
        names.texts.sort_unstable();
        names
    }

    fn add(&mut self, noun: Noun, object: Value<'a>) {
        let bearer = (noun, object.index());
        match Key::at(object) {
            Some(Key::Uuid(uuid)) => self.uuids.push((uuid, bearer)),
            Some(Key::Text(text)) => self.texts.push((text, bearer)),
            None => {}
        }
    }

    fn definitions(&mut self, package: &'a Package) {
        let Some(definitions) = package.definitions() else {
            return;
        };
        for (member, noun) in Noun::DEFINITIONS {
            for object in lenient::objects(definitions.get(member)) {
                self.add(noun, object);
            }
        }
    }

    fn rubrics(&mut self, package: &'a Package) {
        for rubric in package.rubrics() {
            self.add(Noun::Rubric, rubric);
            for criterion in lenient::objects(rubric.get("CFRubricCriteria")) {
                self.add(Noun::Criterion, criterion);
                for level in lenient::objects(criterion.get("CFRubricCriterionLevels")) {
                    self.add(Noun::Level, level);
                }
            }
        }
    }

    /// What bears this identifier first, by noun and place. O(log n).
    pub(in crate::check) fn find(&self, key: &Key<'_>) -> Option<Bearer> {
        match key {
            Key::Uuid(uuid) => {
                let at = self.uuids.partition_point(|(other, _)| other < uuid);
                let (found, bearer) = self.uuids.get(at)?;
                (found == uuid).then_some(*bearer)
            }
            Key::Text(text) => {
                let at = self.texts.partition_point(|(other, _)| other < text);
                let (found, bearer) = self.texts.get(at)?;
                (found == text).then_some(*bearer)
            }
        }
    }

    /// The identifiers that are no UUIDs, in order.
    pub(in crate::check) fn texts(&self) -> &[(Cow<'a, str>, Bearer)] {
        &self.texts
    }

    /// All bearers, in no order that matters.
    pub(in crate::check) fn bearers(&self) -> impl Iterator<Item = Bearer> {
        let uuids = self.uuids.iter().map(|(_, bearer)| *bearer);
        uuids.chain(self.texts.iter().map(|(_, bearer)| *bearer))
    }

    /// Calls with the bearers of each identifier that has several, by noun and place. O(n).
    pub(in crate::check) fn clashes(&self, mut each: impl FnMut(&[Bearer])) {
        let mut tell = |bearers: Vec<Bearer>| each(&bearers);
        for same in self.uuids.chunk_by(|a, b| a.0 == b.0) {
            if same.len() > 1 {
                tell(same.iter().map(|(_, bearer)| *bearer).collect());
            }
        }
        for same in self.texts.chunk_by(|a, b| a.0 == b.0) {
            if same.len() > 1 {
                tell(same.iter().map(|(_, bearer)| *bearer).collect());
            }
        }
    }
}
