//! What a framework is built of: items, associations and rubrics to be.

use std::borrow::Cow;

use jiff::civil::Date;

use super::AssociationKind;
use super::pool::Given;
use crate::{AssociationId, CriterionId, IdError, ItemId, RubricId, Score};

/// An item to be built.
///
/// Only identifier and statement are needed; the setters say the rest.
#[derive(Debug, Clone)]
pub struct ItemDraft<'a> {
    pub(super) id: ItemId,
    pub(super) statement: Given<'a>,
    pub(super) code: Option<Cow<'a, str>>,
    pub(super) abbreviated: Option<Given<'a>>,
    pub(super) alternative_label: Option<Given<'a>>,
    pub(super) kind: Option<Cow<'a, str>>,
    pub(super) enumeration: Option<Cow<'a, str>>,
    pub(super) notes: Option<Given<'a>>,
    pub(super) language: Option<Cow<'a, str>>,
    pub(super) uri: Option<Given<'a>>,
    pub(super) keywords: Vec<Cow<'a, str>>,
    pub(super) levels: Vec<Cow<'a, str>>,
    pub(super) start: Option<Date>,
    pub(super) end: Option<Date>,
    pub(super) origin: Option<u32>,
}

macro_rules! setters {
    ($($(#[$doc:meta])* $field:ident;)*) => {
        $(
            $(#[$doc])*
            #[must_use]
            pub fn $field(mut self, text: impl Into<Cow<'a, str>>) -> Self {
                let text: Cow<'a, str> = text.into();
                self.$field = Some(text.into());
                self
            }
        )*
    };
}

impl<'a> ItemDraft<'a> {
    /// An item of this identifier and statement.
    ///
    /// # Errors
    /// [`IdError`] if the identifier is refused.
    pub fn new(id: impl AsRef<str>, statement: impl Into<Cow<'a, str>>) -> Result<Self, IdError> {
        Ok(Self::of(ItemId::new(id)?, statement))
    }

    /// An item of an identifier that is at hand.
    pub fn of(id: ItemId, statement: impl Into<Cow<'a, str>>) -> Self {
        let statement: Cow<'a, str> = statement.into();
        Self {
            id,
            statement: statement.into(),
            code: None,
            abbreviated: None,
            alternative_label: None,
            kind: None,
            enumeration: None,
            notes: None,
            language: None,
            uri: None,
            keywords: Vec::new(),
            levels: Vec::new(),
            start: None,
            end: None,
            origin: None,
        }
    }

    setters! {
        /// The code that people use.
        code;
        /// A short form of the statement.
        abbreviated;
        /// Another label.
        alternative_label;
        /// The item type, such as `Strand`.
        kind;
        /// The mark in its list.
        enumeration;
        /// Notes.
        notes;
        /// The language of its texts.
        language;
        /// Its URI.
        uri;
    }

    /// One more keyword.
    #[must_use]
    pub fn keyword(mut self, keyword: impl Into<Cow<'a, str>>) -> Self {
        self.keywords.push(keyword.into());
        self
    }

    /// One more education level, in the CEDS vocabulary: `KG`, `03`.
    #[must_use]
    pub fn education_level(mut self, level: impl Into<Cow<'a, str>>) -> Self {
        self.levels.push(level.into());
        self
    }

    /// The first and the last day in force.
    #[must_use]
    pub fn in_force(mut self, start: Option<Date>, end: Option<Date>) -> Self {
        (self.start, self.end) = (start, end);
        self
    }

    /// Where it stands in its document.
    #[must_use]
    pub fn origin(mut self, origin: u32) -> Self {
        self.origin = Some(origin);
        self
    }

    /// The identifier.
    pub fn id(&self) -> &ItemId {
        &self.id
    }

    /// What a reader has met: code, kind, mark in the list and language, and abbreviated statement,
    /// other label, notes and URI.
    #[must_use]
    pub(crate) fn texts(
        mut self,
        statement: Given<'a>,
        words: [Option<Cow<'a, str>>; 4],
        texts: [Option<Given<'a>>; 4],
    ) -> Self {
        self.statement = statement;
        [self.code, self.kind, self.enumeration, self.language] = words;
        [
            self.abbreviated,
            self.alternative_label,
            self.notes,
            self.uri,
        ] = texts;
        self
    }

    pub(crate) fn push_keyword(&mut self, keyword: Cow<'a, str>) {
        self.keywords.push(keyword);
    }

    pub(crate) fn push_level(&mut self, level: Cow<'a, str>) {
        self.levels.push(level);
    }
}

/// An association to be built.
#[derive(Debug, Clone)]
pub struct AssociationDraft<'a> {
    pub(super) kind: AssociationKind,
    pub(super) from: EndDraft<'a>,
    pub(super) to: EndDraft<'a>,
    pub(super) id: Option<AssociationId>,
    pub(super) sequence: Option<i32>,
    pub(super) notes: Option<Cow<'a, str>>,
    pub(super) origin: Option<u32>,
}

#[derive(Debug, Clone)]
pub(super) struct EndDraft<'a> {
    pub(super) identifier: Cow<'a, str>,
    pub(super) uri: Option<Cow<'a, str>>,
    pub(super) title: Option<Cow<'a, str>>,
    /// The index of the item, where it was looked up already.
    pub(super) item: Option<u32>,
}

impl<'a> AssociationDraft<'a> {
    /// An association from the thing of one identifier to the thing of another.
    ///
    /// An identifier that no item of the framework has makes an outside end.
    pub fn new(
        kind: AssociationKind,
        from: impl Into<Cow<'a, str>>,
        to: impl Into<Cow<'a, str>>,
    ) -> Self {
        let end = |identifier| EndDraft {
            identifier,
            uri: None,
            title: None,
            item: None,
        };
        Self {
            kind,
            from: end(from.into()),
            to: end(to.into()),
            id: None,
            sequence: None,
            notes: None,
            origin: None,
        }
    }

    /// The identifier.
    #[must_use]
    pub fn id(mut self, id: AssociationId) -> Self {
        self.id = Some(id);
        self
    }

    /// The place among the children of one parent.
    #[must_use]
    pub fn sequence(mut self, sequence: i32) -> Self {
        self.sequence = Some(sequence);
        self
    }

    setters! {
        /// Notes.
        notes;
    }

    /// URI and title of the end where it starts, kept where that end lies outside.
    #[must_use]
    pub fn from_link(mut self, uri: Option<Cow<'a, str>>, title: Option<Cow<'a, str>>) -> Self {
        (self.from.uri, self.from.title) = (uri, title);
        self
    }

    /// The indices of the items at its ends, where they were looked up already.
    #[must_use]
    pub(crate) fn ends(mut self, from: Option<u32>, to: Option<u32>) -> Self {
        (self.from.item, self.to.item) = (from, to);
        self
    }

    /// URI and title of the end where it leads, kept where that end lies outside.
    #[must_use]
    pub fn to_link(mut self, uri: Option<Cow<'a, str>>, title: Option<Cow<'a, str>>) -> Self {
        (self.to.uri, self.to.title) = (uri, title);
        self
    }

    /// Where it stands in its document.
    #[must_use]
    pub fn origin(mut self, origin: u32) -> Self {
        self.origin = Some(origin);
        self
    }
}

/// A rubric to be built, with its criteria and their levels.
#[derive(Debug, Clone)]
pub struct RubricDraft {
    /// The identifier.
    pub id: RubricId,
    /// The title.
    pub title: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// The criteria; they are ordered by position when built.
    pub criteria: Vec<CriterionDraft>,
    /// Where it stands in its document.
    pub origin: Option<u32>,
}

/// A criterion to be built.
#[derive(Debug, Clone)]
pub struct CriterionDraft {
    /// The identifier.
    pub id: CriterionId,
    /// The heading.
    pub category: Option<String>,
    /// What is looked at.
    pub description: Option<String>,
    /// The item that it judges.
    pub item: Option<ItemId>,
    /// The weight.
    pub weight: Option<Score>,
    /// The position.
    pub position: Option<i32>,
    /// The levels; they are ordered by position when built.
    pub levels: Vec<CriterionLevelDraft>,
}

/// A level of a criterion to be built.
#[derive(Debug, Clone, Default)]
pub struct CriterionLevelDraft {
    /// What work at this level shows.
    pub description: Option<String>,
    /// The word for the quality.
    pub quality: Option<String>,
    /// The score.
    pub score: Option<Score>,
    /// What to tell the learner.
    pub feedback: Option<String>,
    /// The position.
    pub position: Option<i32>,
}
