//! Items and competencies: the nodes of a framework.

use std::fmt;
use std::ops::Deref;

use jiff::civil::Date;

use super::pool::Text;
use super::{Band, CognitiveDemand, Dimension, Framework, Role, RoleBasis, Strand};
use crate::ItemId;

/// Any node of a framework: a target, a heading, a remark, a course.
///
/// A view: it borrows its framework and is `Copy`. Two views are equal if they show the same item
/// of the same framework. Every accessor is O(1) unless it says otherwise.
#[derive(Clone, Copy)]
pub struct Item<'f> {
    pub(crate) framework: &'f Framework,
    pub(crate) index: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ItemData {
    pub(super) id: ItemId,
    pub(super) statement: Text,
    pub(super) code: Option<Text>,
    pub(super) abbreviated: Option<Text>,
    pub(super) alternative_label: Option<Text>,
    pub(super) kind: Option<Text>,
    pub(super) enumeration: Option<Text>,
    pub(super) notes: Option<Text>,
    pub(super) language: Option<Text>,
    pub(super) uri: Option<Text>,
    /// Ranges of the framework's lists.
    pub(super) keywords: (u32, u32),
    pub(super) levels: (u32, u32),
    pub(super) start: Option<Date>,
    pub(super) end: Option<Date>,
    pub(super) origin: Option<u32>,
}

impl<'f> Item<'f> {
    fn data(self) -> &'f ItemData {
        self.framework.item_data(self.index)
    }

    fn optional(self, text: Option<Text>) -> Option<&'f str> {
        text.map(|text| self.framework.text(text))
    }

    /// The framework that holds it.
    pub fn framework(self) -> &'f Framework {
        self.framework
    }

    /// The dense index within its framework, in the order of the file. It is stable for one
    /// framework value and means nothing in another.
    pub fn index(self) -> u32 {
        self.index
    }

    /// The identifier.
    pub fn id(self) -> &'f ItemId {
        &self.data().id
    }

    /// The code that people use (CASE `humanCodingScheme`); it need not be unique.
    pub fn code(self) -> Option<&'f str> {
        self.optional(self.data().code)
    }

    /// The code, or the identifier where there is no code: what to call it in one word.
    pub fn label(self) -> String {
        self.code()
            .map_or_else(|| self.id().to_string(), ToOwned::to_owned)
    }

    /// The statement as published (CASE `fullStatement`), often the end of a sentence that a
    /// parent begins: see [`Item::full_text`].
    pub fn statement(self) -> &'f str {
        self.framework.text(self.data().statement)
    }

    /// A short form of the statement.
    pub fn abbreviated(self) -> Option<&'f str> {
        self.optional(self.data().abbreviated)
    }

    /// Another label (CASE `alternativeLabel`).
    pub fn alternative_label(self) -> Option<&'f str> {
        self.optional(self.data().alternative_label)
    }

    /// The item type as published (CASE `CFItemType`).
    pub fn kind(self) -> Option<&'f str> {
        self.optional(self.data().kind)
    }

    /// The mark in its list, as in `a` or `iii` (CASE `listEnumeration`).
    pub fn enumeration(self) -> Option<&'f str> {
        self.optional(self.data().enumeration)
    }

    /// Notes as published.
    pub fn notes(self) -> Option<&'f str> {
        self.optional(self.data().notes)
    }

    /// The language of its texts: its own, else that of the document.
    pub fn language(self) -> Option<&'f str> {
        self.optional(self.data().language)
            .or_else(|| self.framework.document().language())
    }

    /// Its URI as published.
    pub fn uri(self) -> Option<&'f str> {
        self.optional(self.data().uri)
    }

    /// Keywords as published (CASE `conceptKeywords`).
    pub fn keywords(self) -> impl ExactSizeIterator<Item = &'f str> {
        self.framework.list(self.data().keywords)
    }

    /// Its own education levels as published, such as `KG` or `03` of the CEDS vocabulary. For
    /// the level that it has after inheritance see [`Item::band`].
    pub fn education_levels(self) -> impl ExactSizeIterator<Item = &'f str> {
        self.framework.list(self.data().levels)
    }

    /// Whether item and document are in force on this day.
    pub fn in_force(self, on: Date) -> bool {
        let data = self.data();
        self.framework.document().status().in_force(on)
            && data.start.is_none_or(|start| start <= on)
            && data.end.is_none_or(|end| on <= end)
    }

    /// The first and the last day in force, as published for the item.
    pub fn status_dates(self) -> (Option<Date>, Option<Date>) {
        (self.data().start, self.data().end)
    }

    /// What the item is for.
    pub fn role(self) -> Role {
        self.framework.interpretation().role(self.index)
    }

    /// From what the role is known.
    pub fn role_basis(self) -> RoleBasis {
        self.framework.interpretation().role_basis(self.index)
    }

    /// The item as a competency, if it is in the role of a target.
    pub fn competency(self) -> Option<Competency<'f>> {
        (self.role() == Role::Target).then_some(Competency(self))
    }

    /// The dimension of learning; academic unless said otherwise.
    pub fn dimension(self) -> Dimension {
        self.framework.interpretation().dimension(self.index)
    }

    /// How demanding it is, where that was said.
    pub fn demand(self) -> Option<CognitiveDemand> {
        self.framework.interpretation().demand(self.index)
    }

    /// The band of the continuum in which it lies.
    pub fn band(self) -> Option<Band<'f>> {
        let framework = self.framework;
        framework
            .interpretation()
            .band(self.index)
            .map(|index| Band { framework, index })
    }

    /// The strand to which it belongs.
    pub fn strand(self) -> Option<Strand<'f>> {
        let framework = self.framework;
        framework
            .interpretation()
            .strand(self.index)
            .map(|index| Strand { framework, index })
    }

    /// What a learner reads in place of the statement, where a product says so.
    pub fn learner_statement(self) -> Option<&'f str> {
        self.framework
            .interpretation()
            .learner_statement(self.index)
    }

    /// The children in their order: by sequence number, then as the file has them.
    pub fn children(self) -> impl ExactSizeIterator<Item = Item<'f>> + DoubleEndedIterator {
        self.framework
            .views(self.framework.tree().children(self.index))
    }

    /// The parents, in the order of the file; mostly one.
    pub fn parents(self) -> impl ExactSizeIterator<Item = Item<'f>> + DoubleEndedIterator {
        self.framework
            .views(self.framework.tree().parents(self.index))
    }

    /// The first parent, which places the item in one line up to the root.
    pub fn parent(self) -> Option<Item<'f>> {
        self.parents().next()
    }

    /// The line of first parents, nearest first. O(depth).
    pub fn ancestors(self) -> impl Iterator<Item = Item<'f>> {
        std::iter::successors(self.parent(), |item| item.parent())
    }

    /// How deep it lies: 1 for what lies right under the document. O(depth).
    pub fn depth(self) -> u32 {
        // A line of first parents is no longer than the number of items, which is a `u32`.
        self.ancestors().fold(1, |depth, _| depth + 1)
    }

    /// Whether `other` lies on some line of parents above it. O(ancestors).
    pub fn lies_under(self, other: Item<'_>) -> bool {
        std::ptr::eq(self.framework.core(), other.framework.core())
            && self.framework.tree().lies_under(self.index, other.index)
    }

    /// Where it stands in its document, for [`crate::source::Json::value`].
    pub fn origin(self) -> Option<u32> {
        self.data().origin
    }

    /// The whole sentence: the stem of the parents ("The student is expected to:"), the
    /// statement, and no punctuation that only the list needed.
    ///
    /// O(length of the texts).
    ///
    /// ```
    /// use continua::framework::{Framework, ItemDraft};
    ///
    /// let mut builder = Framework::builder("doc", "Sample")?;
    /// let stem = builder.item(ItemDraft::new("s", "Counting. The learner is able to:")?);
    /// let target = builder.item(ItemDraft::new("t", "count forward to 20; and")?);
    /// builder.child(&stem, &target);
    /// let framework = builder.build()?;
    /// let item = framework.item(&target).unwrap();
    /// assert_eq!(item.full_text(), "The learner is able to count forward to 20");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn full_text(self) -> String {
        super::full_text::full_text(self)
    }
}

impl PartialEq for Item<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index && std::ptr::eq(self.framework.core(), other.framework.core())
    }
}

impl Eq for Item<'_> {}

impl fmt::Debug for Item<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Item")
            .field("id", self.id())
            .field("code", &self.code())
            .field("role", &self.role())
            .finish_non_exhaustive()
    }
}

/// An item in the role of a target: explicit, measurable, transferable.
///
/// It dereferences to its [`Item`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Competency<'f>(pub(crate) Item<'f>);

impl<'f> Competency<'f> {
    /// The item that it is.
    pub fn item(self) -> Item<'f> {
        self.0
    }

    /// What it means at each performance level, where a [`Reading`](super::Reading) says so.
    /// O(log ladders).
    pub fn ladder(self) -> Option<&'f super::Ladder> {
        let framework = self.0.framework;
        framework.interpretation().ladder(self.0.index)
    }
}

impl<'f> Deref for Competency<'f> {
    type Target = Item<'f>;

    fn deref(&self) -> &Item<'f> {
        &self.0
    }
}
