//! Which items of a library a selection selects.

use super::selector::{Specificity, compare};
use super::{Selection, Selector};
use crate::finding::did_you_mean;
use crate::framework::{Item, Library, Reference, ReferenceError};
use crate::id::{FrameworkName, ItemId};

/// A selection whose references have been found in a library.
///
/// Made by [`Selection::resolve`].
#[derive(Debug, Clone)]
pub struct Matcher {
    tests: Vec<Test>,
    specificity: Vec<Specificity>,
}

#[derive(Debug, Clone)]
enum Test {
    All,
    Framework(FrameworkName),
    Band(Box<str>),
    Strand(Box<str>),
    Kind(Box<str>),
    Subtree(ItemId),
    Prefix(super::CodePrefix),
    Item(ItemId),
}

impl Selection {
    /// Finds what the selection refers to. O(selectors × look-up).
    ///
    /// # Errors
    /// [`ReferenceError`] for the first reference that names no item or several.
    ///
    /// ```
    /// use continua::advancement::{Selection, Selector};
    /// use continua::framework::{Framework, ItemDraft, Library};
    ///
    /// let mut builder = Framework::builder("doc", "Sample")?;
    /// let id = builder.item(ItemDraft::new("a", "Count.")?.code("N.1").kind("Learning Target"));
    /// let library = Library::of([("math", builder.build()?)])?;
    /// let item = library.item(&id).unwrap();
    /// let matches = |selector: Selector| Selection::from(selector).resolve(&library).map(|m| m.matches(&library, item));
    /// assert!(matches(Selector::kind("Learning Target"))?);
    /// assert!(matches(Selector::Code("math:N.1".parse()?))?);
    /// assert!(!matches(Selector::strand("Number"))?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn resolve(&self, library: &Library) -> Result<Matcher, ReferenceError> {
        let mut tests = Vec::new();
        let mut specificity = Vec::new();
        for selector in self.selectors() {
            let (test, within) = test(selector, library)?;
            tests.push(test);
            specificity.push(Specificity::new(selector.rank(), within));
        }
        specificity.sort_unstable_by(|a, b| b.cmp(a));
        Ok(Matcher { tests, specificity })
    }
}

fn test(selector: &Selector, library: &Library) -> Result<(Test, u32), ReferenceError> {
    Ok(match selector {
        Selector::All => (Test::All, 0),
        Selector::Framework(name) => (Test::Framework(name.clone()), 0),
        Selector::Band(text) => (Test::Band(text.clone()), 0),
        Selector::Strand(text) => (Test::Strand(text.clone()), 0),
        Selector::Kind(text) => (Test::Kind(text.clone()), 0),
        Selector::Subtree(reference) => {
            let item = library.find(reference)?;
            (Test::Subtree(item.id().clone()), item.depth())
        }
        Selector::CodePrefix(prefix) => {
            let length = u32::try_from(prefix.prefix().len()).unwrap_or(u32::MAX / 2);
            // Of two equally long ones, that which names its framework is the more specific.
            let named = u32::from(prefix.framework().is_some());
            (
                Test::Prefix(prefix.clone()),
                length.saturating_mul(2).saturating_add(named),
            )
        }
        Selector::Code(reference) => (Test::Item(library.find(reference)?.id().clone()), 0),
        Selector::Identifier(id) => {
            // By reference, so that one that is not there is told as such.
            let item = library.find(&Reference::from(id))?;
            (Test::Item(item.id().clone()), 0)
        }
    })
}

impl Selection {
    /// For a selection that selects nothing: a word of the library that is close to one of its
    /// words that the library does not have. O(items).
    pub(crate) fn near<'l>(&self, library: &'l Library) -> Option<&'l str> {
        self.selectors().iter().find_map(|selector| {
            let (word, known): (&str, Vec<&'l str>) = match selector {
                Selector::Kind(word) => (word, library.items().filter_map(Item::kind).collect()),
                Selector::Strand(word) => {
                    let strands = library
                        .frameworks()
                        .flat_map(|(_, f)| f.continuum().strands());
                    (word, strands.map(crate::framework::Strand::title).collect())
                }
                Selector::Band(word) => {
                    let bands = library
                        .frameworks()
                        .flat_map(|(_, f)| f.continuum().bands());
                    let words = bands.flat_map(|band| [band.code(), band.title()]);
                    (word, words.collect())
                }
                Selector::Framework(word) => {
                    let names = library.frameworks().map(|(name, _)| name.as_str());
                    (word.as_str(), names.collect())
                }
                _ => return None,
            };
            if known.contains(&word) {
                return None;
            }
            let mut known = known;
            known.sort_unstable();
            known.dedup();
            did_you_mean(word, known)
        })
    }
}

impl Matcher {
    /// Whether it selects this item of the library for which it was resolved.
    /// O(selectors), with a walk to the root for a subtree.
    pub fn matches(&self, library: &Library, item: Item<'_>) -> bool {
        self.tests.iter().all(|test| holds(test, library, item))
    }

    /// Compares by specificity: greater is more specific.
    pub fn compare(&self, other: &Self) -> std::cmp::Ordering {
        compare(&self.specificity, &other.specificity)
    }
}

fn holds(asked: &Test, library: &Library, item: Item<'_>) -> bool {
    match asked {
        Test::All => true,
        Test::Framework(name) => library.name_of(item.id()) == Some(name),
        Test::Band(name) => item
            .band()
            .is_some_and(|band| band.code() == &**name || band.title() == &**name),
        Test::Strand(name) => item
            .strand()
            .is_some_and(|strand| strand.title() == &**name),
        Test::Kind(name) => item.kind() == Some(name),
        Test::Subtree(root) => {
            item.id() == root || library.item(root).is_some_and(|root| item.lies_under(root))
        }
        Test::Prefix(prefix) => {
            let named = prefix.framework();
            named.is_none_or(|name| library.name_of(item.id()) == Some(name))
                && item.code().is_some_and(|code| prefix.begins(code))
        }
        Test::Item(id) => item.id() == id,
    }
}
