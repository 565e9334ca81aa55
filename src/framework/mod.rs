//! Frameworks: items, their tree, associations, rubrics, scales, and the continuum over them.
//!
//! A [`Framework`] is valid by construction: it is made by a reader of some format or by a
//! [`Builder`] in code, and it cannot hold a dangling reference or a cycle in its tree. It never
//! changes; what a product says over it ([`Reading`]) makes another value that shares all texts.
//!
//! Views ([`Item`], [`Competency`], [`Association`], [`Band`], …) borrow the framework and are
//! `Copy`.
//!
//! ```
//! use continua::framework::{Framework, ItemDraft};
//!
//! let mut builder = Framework::builder("larkspur-math", "Mathematics")?;
//! let strand = builder.item(ItemDraft::new("n", "Number")?.kind("Strand"));
//! let target = builder.item(
//!     ItemDraft::new("n1", "Count forward to 20.")?.code("N.1").kind("Learning Target").education_level("KG"),
//! );
//! builder.child(&strand, &target);
//! let framework = builder.build()?;
//!
//! let item = framework.by_code("N.1").next().unwrap();
//! assert_eq!(item.strand().unwrap().title(), "Number");
//! assert_eq!(item.band().unwrap().title(), "Kindergarten");
//! assert_eq!(framework.competencies().count(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod association;
mod band;
mod builder;
mod continuum;
mod definition;
mod demand;
mod dimension;
mod document;
mod draft;
mod full_text;
mod interpretation;
mod item;
mod ladder;
mod library;
mod pool;
mod problem;
mod reading;
mod reference;
mod role;
mod rubric;
mod scale;
mod status;
mod strand;
mod tree;

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use foldhash::fast::RandomState;

pub use self::association::{Association, AssociationKind, End, OutsideEnd};
pub use self::band::Band;
pub(crate) use self::band::{LEVELS, level_ranks};
pub use self::builder::Builder;
pub use self::continuum::{Continuum, Gap};
pub use self::definition::{Definition, DefinitionKind};
pub use self::demand::{Bloom, CognitiveDemand, DepthOfKnowledge};
pub use self::dimension::Dimension;
pub use self::document::Document;
pub use self::draft::{
    AssociationDraft, CriterionDraft, CriterionLevelDraft, ItemDraft, RubricDraft,
};
pub use self::item::{Competency, Item};
pub use self::ladder::{Ladder, LadderError, LadderProblem, Rung};
pub use self::library::{Library, LibraryError};
pub use self::problem::{FrameworkError, Problem};
pub use self::reading::{BandSource, GivenBand, Reading};
pub use self::reference::{Reference, ReferenceError};
pub use self::role::{Role, RoleBasis, UnknownWord};
pub use self::rubric::{Criterion, CriterionLevel, Rubric};
pub use self::scale::{Cut, Level, Scale, ScaleError};
pub use self::status::Status;
pub use self::strand::Strand;

use self::association::AssociationData;
use self::definition::DefinitionData;
use self::interpretation::Interpretation;
use self::item::ItemData;
pub(crate) use self::pool::Given;
use self::pool::{Pool, Text};
use self::rubric::RubricData;
use self::tree::Tree;
use crate::{IdError, ItemId, RubricId};

/// A competency framework: a tree of items with their associations, rubrics and scales.
///
/// Owned, immutable, `Send + Sync`; a clone is O(1) and shares everything.
#[derive(Clone)]
pub struct Framework {
    core: Arc<Core>,
    interpretation: Arc<Interpretation>,
}

/// What was published, as against what is read into it.
pub(crate) struct Core {
    document: Document,
    pool: Pool,
    items: Vec<ItemData>,
    by_id: ById,
    /// Indices of the items that have a code, by code and then by index.
    by_code: Vec<u32>,
    lists: Vec<Text>,
    associations: Vec<AssociationData>,
    rubrics: Vec<RubricData>,
    scales: Vec<Scale>,
    definitions: Vec<DefinitionData>,
    tree: Tree,
}

/// The index of each item.
type ById = HashMap<ItemId, u32, RandomState>;

fn by_code(items: &[ItemData], pool: &Pool) -> Vec<u32> {
    let mut coded: Vec<(u128, &str, u32)> = (0..)
        .zip(items)
        .filter_map(|(index, item)| Some((pool.get(item.code?), index)))
        .filter(|(code, _)| !code.is_empty())
        .map(|(code, index)| (beginning(code), code, index))
        .collect();
    coded.sort_unstable();
    coded.into_iter().map(|(_, _, index)| index).collect()
}

/// The first 16 bytes as a number, which stands in the order of the texts: most are told apart by
/// it, without a look at the text.
fn beginning(text: &str) -> u128 {
    let mut first = [0; 16];
    for (slot, byte) in first.iter_mut().zip(text.bytes()) {
        *slot = byte;
    }
    u128::from_be_bytes(first)
}

impl Framework {
    /// Starts to build a framework of this identifier and title in code.
    ///
    /// # Errors
    /// [`IdError`] if the identifier is refused.
    pub fn builder(id: impl AsRef<str>, title: impl Into<String>) -> Result<Builder, IdError> {
        Ok(Builder::new(Document::new(id, title)?))
    }

    /// Starts to build a framework with this document.
    pub fn builder_of(document: Document) -> Builder {
        Builder::new(document)
    }

    fn assemble(core: Core) -> Self {
        let interpretation = Interpretation::new(&core, &Reading::default());
        Self {
            core: Arc::new(core),
            interpretation: Arc::new(interpretation),
        }
    }

    /// The same framework with what a product says over it: roles, bands, dimensions, demand,
    /// learner-facing statements and ladders. Shares all texts with this one. O(n).
    ///
    /// ```
    /// use continua::framework::{Framework, ItemDraft, Reading, Role};
    ///
    /// let mut builder = Framework::builder("doc", "Sample")?;
    /// let note = builder.item(ItemDraft::new("a", "About this document")?);
    /// let framework = builder.build()?;
    /// assert_eq!(framework.competencies().count(), 1); // guessed: it has no children
    ///
    /// let read = framework.read_as(&Reading::new().role(note, Role::Text));
    /// assert_eq!(read.competencies().count(), 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn read_as(&self, reading: &Reading) -> Self {
        let interpretation = Interpretation::new(&self.core, reading);
        Self {
            core: Arc::clone(&self.core),
            interpretation: Arc::new(interpretation),
        }
    }

    /// What the framework says of itself as a whole.
    pub fn document(&self) -> &Document {
        &self.core.document
    }

    /// The title of the document.
    pub fn title(&self) -> &str {
        self.core.document.title()
    }

    /// All items, in the order of the file.
    pub fn items(&self) -> impl ExactSizeIterator<Item = Item<'_>> {
        (0..self.len()).map(|index| Item {
            framework: self,
            index,
        })
    }

    /// How many items there are.
    pub fn len(&self) -> u32 {
        u32::try_from(self.core.items.len()).unwrap_or(u32::MAX)
    }

    /// Whether there is no item.
    pub fn is_empty(&self) -> bool {
        self.core.items.is_empty()
    }

    /// All items once, each before what lies under it, in the order of the tree, with the depth
    /// at which it is first met. O(n).
    pub fn walk(&self) -> impl ExactSizeIterator<Item = (u32, Item<'_>)> {
        let walk = self.core.tree.walk().into_iter();
        walk.map(|(index, depth)| {
            (
                depth,
                Item {
                    framework: self,
                    index,
                },
            )
        })
    }

    /// The items in the role of a target, in the order of the file. O(n) for all.
    pub fn competencies(&self) -> impl Iterator<Item = Competency<'_>> {
        self.items().filter_map(Item::competency)
    }

    /// The item of this identifier. O(1).
    pub fn item(&self, id: &ItemId) -> Option<Item<'_>> {
        self.core.by_id.get(id).map(|index| Item {
            framework: self,
            index: *index,
        })
    }

    /// The item at this index, if there are so many.
    pub fn item_at(&self, index: u32) -> Option<Item<'_>> {
        (index < self.len()).then_some(Item {
            framework: self,
            index,
        })
    }

    /// The items of this code, in the order of the file: none, one or several.
    /// O(log n + number found).
    pub fn by_code<'f>(&'f self, code: &str) -> impl ExactSizeIterator<Item = Item<'f>> + use<'f> {
        let index = &self.core.by_code;
        let code_of = |item: &u32| self.code_text(*item);
        let start = index.partition_point(|item| code_of(item) < code);
        let end = index.partition_point(|item| code_of(item) <= code);
        self.views(index.get(start..end).unwrap_or_default())
    }

    /// The items that have a code, by code and then in the order of the file.
    pub(crate) fn coded(&self) -> impl ExactSizeIterator<Item = Item<'_>> {
        self.views(&self.core.by_code)
    }

    fn code_text(&self, index: u32) -> &str {
        self.item_data(index)
            .code
            .map_or("", |code| self.text(code))
    }

    /// What lies right under the document, in order, then what lies under nothing at all.
    pub fn roots(&self) -> impl ExactSizeIterator<Item = Item<'_>> {
        self.views(self.core.tree.roots())
    }

    /// All associations, in the order of the file; those that make the tree among them.
    pub fn associations(&self) -> impl ExactSizeIterator<Item = Association<'_>> {
        self.core.associations.iter().map(|data| Association {
            framework: self,
            data,
        })
    }

    /// All rubrics, in the order of the file.
    pub fn rubrics(&self) -> impl ExactSizeIterator<Item = Rubric<'_>> {
        self.core.rubrics.iter().map(|data| Rubric {
            framework: self,
            data,
        })
    }

    /// The rubric of this identifier. O(number of rubrics).
    pub fn rubric(&self, id: &RubricId) -> Option<Rubric<'_>> {
        self.rubrics().find(|rubric| rubric.id() == id)
    }

    /// The scales that the framework brings along.
    pub fn scales(&self) -> &[Scale] {
        &self.core.scales
    }

    /// The entries of its definitions, in the order of the file.
    pub fn definitions(&self) -> impl ExactSizeIterator<Item = Definition<'_>> {
        self.core.definitions.iter().map(|data| Definition {
            framework: self,
            data,
        })
    }

    /// The continuum: targets by band and strand, and ladders.
    pub fn continuum(&self) -> Continuum<'_> {
        Continuum { framework: self }
    }

    pub(crate) fn core(&self) -> &Core {
        &self.core
    }

    fn interpretation(&self) -> &Interpretation {
        &self.interpretation
    }

    fn tree(&self) -> &Tree {
        &self.core.tree
    }

    fn text(&self, text: Text) -> &str {
        self.core.pool.get(text)
    }

    fn list(&self, (start, end): (u32, u32)) -> impl ExactSizeIterator<Item = &str> {
        let list = self
            .core
            .lists
            .get(start as usize..end as usize)
            .unwrap_or_default();
        list.iter().map(|text| self.text(*text))
    }

    fn views<'f>(
        &'f self,
        indices: &'f [u32],
    ) -> impl ExactSizeIterator<Item = Item<'f>> + DoubleEndedIterator + use<'f> {
        indices.iter().map(move |index| Item {
            framework: self,
            index: *index,
        })
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "an item view is only ever made for an index of this framework"
    )]
    fn item_data(&self, index: u32) -> &ItemData {
        &self.core.items[index as usize]
    }
}

impl fmt::Debug for Framework {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Framework")
            .field("document", self.document().id())
            .field("title", &self.title())
            .field("items", &self.len())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Core {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Core")
            .field("items", &self.items.len())
            .finish_non_exhaustive()
    }
}
