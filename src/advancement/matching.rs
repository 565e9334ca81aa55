//! Which items a selection selects in a library, and how specific it is there.

use std::cmp::Ordering;

use super::selector::Specificity;
use super::{Selection, Selector};
use crate::ItemId;
use crate::framework::{Item, Library, Reference, ReferenceError};

/// A selection whose references were found.
#[derive(Debug)]
pub(crate) struct Matcher<'l> {
    tests: Vec<Test<'l>>,
    specificity: Vec<Specificity>,
}

#[derive(Debug)]
enum Test<'l> {
    All,
    Framework(&'l str),
    Band(&'l str),
    Strand(&'l str),
    Kind(&'l str),
    Under(Item<'l>),
    Prefix(&'l super::CodePrefix),
    Is(ItemId),
}

impl Selection {
    /// Finds in a library what the selection names.
    pub(crate) fn matcher<'l>(
        &'l self,
        library: &'l Library,
    ) -> Result<Matcher<'l>, ReferenceError> {
        let mut tests = Vec::new();
        let mut specificity = Vec::new();
        for selector in self.selectors() {
            let (test, within) = Test::of(selector, library)?;
            tests.push(test);
            specificity.push(Specificity::new(selector.rank(), within));
        }
        specificity.sort_by(|a, b| b.cmp(a));
        Ok(Matcher { tests, specificity })
    }
}

impl<'l> Test<'l> {
    fn of(selector: &'l Selector, library: &'l Library) -> Result<(Self, u32), ReferenceError> {
        Ok(match selector {
            Selector::All => (Self::All, 0),
            Selector::Framework(name) => (Self::Framework(name.as_str()), 0),
            Selector::Band(band) => (Self::Band(band), 0),
            Selector::Strand(strand) => (Self::Strand(strand), 0),
            Selector::Kind(kind) => (Self::Kind(kind), 0),
            Selector::Subtree(reference) => {
                let item = library.find(reference)?;
                (Self::Under(item), item.depth())
            }
            Selector::CodePrefix(prefix) => {
                let length = u32::try_from(prefix.prefix().len()).unwrap_or(u32::MAX);
                (Self::Prefix(prefix), length)
            }
            Selector::Code(reference) => (Self::Is(library.find(reference)?.id().clone()), 0),
            Selector::Identifier(id) if library.item(id).is_none() => {
                let reference = Reference::from(id);
                return Err(ReferenceError::Unknown {
                    reference,
                    near: None,
                });
            }
            Selector::Identifier(id) => (Self::Is(id.clone()), 0),
        })
    }

    fn fits(&self, item: Item<'_>, framework: &str) -> bool {
        match self {
            Self::All => true,
            Self::Framework(name) => framework == *name,
            Self::Band(band) => item
                .band()
                .is_some_and(|b| b.code() == *band || b.title() == *band),
            Self::Strand(strand) => item.strand().is_some_and(|s| s.title() == *strand),
            Self::Kind(kind) => item.kind().is_some_and(|k| k.eq_ignore_ascii_case(kind)),
            Self::Under(above) => item.id() == above.id() || item.lies_under(*above),
            Self::Prefix(prefix) => {
                prefix
                    .framework()
                    .is_none_or(|name| name.as_str() == framework)
                    && item.code().is_some_and(|code| prefix.begins(code))
            }
            Self::Is(id) => item.id() == id,
        }
    }
}

impl Matcher<'_> {
    /// Whether every selector selects the item. O(selectors × depth).
    pub(crate) fn matches(&self, item: Item<'_>, framework: &str) -> bool {
        self.tests.iter().all(|test| test.fits(item, framework))
    }

    /// Which of two matching selections is the more specific.
    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        super::selector::compare(&self.specificity, &other.specificity)
    }
}
