//! Several frameworks under names of the embedder's.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use super::{Competency, Framework, Item, Reading, Reference, ReferenceError};
use crate::{FrameworkName, IdError, ItemId};

/// Frameworks, each under a short name, in which items are found by identifier, by
/// `framework:code`, or by a code that is unique.
///
/// Owned, immutable, `Send + Sync`; a clone is O(1).
///
/// ```
/// use continua::framework::{Framework, ItemDraft, Library};
///
/// let mut builder = Framework::builder("doc", "Sample")?;
/// let id = builder.item(ItemDraft::new("a", "Count.")?.code("N.1"));
/// let library = Library::of([("math", builder.build()?)])?;
///
/// assert_eq!(library.find(&"math:N.1".parse()?)?.id(), &id);
/// assert_eq!(library.find(&"N.1".parse()?)?.id(), &id);
/// assert!(library.find(&"N.2".parse()?).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Library(Arc<Shelf>);

struct Shelf {
    frameworks: Vec<(FrameworkName, Framework)>,
    /// The framework that holds an item.
    by_id: HashMap<ItemId, u32>,
}

/// The frameworks do not make a library.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LibraryError {
    /// A name was refused.
    #[error(transparent)]
    Name(#[from] IdError),
    /// A name has a colon, which divides name and code in a reference.
    #[error("the framework name `{0}` has a colon")]
    Colon(FrameworkName),
    /// Two frameworks of one name.
    #[error("two frameworks are named `{0}`")]
    RepeatedName(FrameworkName),
    /// Items of one identifier in two frameworks.
    #[error("`{first}` and `{second}` both have the item `{item}`{}", others(*more))]
    SharedItems {
        /// The name of the one framework.
        first: FrameworkName,
        /// The name of the other.
        second: FrameworkName,
        /// The first such item of the second.
        item: ItemId,
        /// How many more such items there are.
        more: u32,
    },
}

fn others(more: u32) -> String {
    if more == 0 {
        String::new()
    } else {
        format!(" and {more} more")
    }
}

impl Library {
    /// A library of these frameworks. O(items).
    ///
    /// # Errors
    /// [`LibraryError`] if a name is refused or stands twice, or two frameworks have an item of
    /// one identifier.
    pub fn of<N: AsRef<str>>(
        frameworks: impl IntoIterator<Item = (N, Framework)>,
    ) -> Result<Self, LibraryError> {
        let mut shelf = Shelf {
            frameworks: Vec::new(),
            by_id: HashMap::new(),
        };
        for (name, framework) in frameworks {
            shelf.add(FrameworkName::new(name)?, framework)?;
        }
        Ok(Self(Arc::new(shelf)))
    }

    /// The same library with one more framework.
    ///
    /// # Errors
    /// As [`Library::of`].
    pub fn with(&self, name: impl AsRef<str>, framework: Framework) -> Result<Self, LibraryError> {
        let all = self
            .frameworks()
            .map(|(name, framework)| (name.as_str(), framework.clone()));
        Self::of(all.chain([(name.as_ref(), framework)]))
    }

    /// The same library, in which this is said over every framework. O(items).
    #[must_use]
    pub fn read_as(&self, reading: impl Fn(&FrameworkName, &Framework) -> Reading) -> Self {
        let frameworks = self
            .frameworks()
            .map(|(name, framework)| (name.clone(), framework.read_as(&reading(name, framework))));
        Self(Arc::new(Shelf {
            frameworks: frameworks.collect(),
            by_id: self.0.by_id.clone(),
        }))
    }

    /// The frameworks with their names, in the order in which they were given.
    pub fn frameworks(&self) -> impl ExactSizeIterator<Item = (&FrameworkName, &Framework)> {
        self.0
            .frameworks
            .iter()
            .map(|(name, framework)| (name, framework))
    }

    /// The framework of this name. O(number of frameworks).
    pub fn framework(&self, name: &str) -> Option<&Framework> {
        self.frameworks()
            .find(|(known, _)| known.as_str() == name)
            .map(|(_, framework)| framework)
    }

    /// All items, framework by framework.
    pub fn items(&self) -> impl Iterator<Item = Item<'_>> {
        self.frameworks()
            .flat_map(|(_, framework)| framework.items())
    }

    /// All targets, framework by framework.
    pub fn competencies(&self) -> impl Iterator<Item = Competency<'_>> {
        self.frameworks()
            .flat_map(|(_, framework)| framework.competencies())
    }

    /// The item of this identifier. O(1).
    pub fn item(&self, id: &ItemId) -> Option<Item<'_>> {
        let (_, framework) = self.0.frameworks.get(*self.0.by_id.get(id)? as usize)?;
        framework.item(id)
    }

    /// The item of this identifier, if it is a target. O(1).
    pub fn competency(&self, id: &ItemId) -> Option<Competency<'_>> {
        self.item(id)?.competency()
    }

    /// The name of the framework that holds an item. O(1).
    pub fn name_of(&self, id: &ItemId) -> Option<&FrameworkName> {
        self.0
            .frameworks
            .get(*self.0.by_id.get(id)? as usize)
            .map(|(name, _)| name)
    }

    /// How to refer to an item: `framework:code` where that is unique, else its identifier.
    pub fn reference(&self, item: Item<'_>) -> Reference {
        let by_code = || {
            let code = item.code()?;
            let name = self.name_of(item.id())?;
            let unique = item.framework().by_code(code).len() == 1;
            Reference::new(format!("{name}:{code}"))
                .ok()
                .filter(|_| unique)
        };
        by_code().unwrap_or_else(|| item.id().into())
    }

    /// The item that a reference names. O(log n), and O(n) to find a near one where it names
    /// none.
    ///
    /// # Errors
    /// [`ReferenceError`] if it names no item, or several; a reference that is close and the
    /// candidates are given.
    pub fn find(&self, reference: &Reference) -> Result<Item<'_>, ReferenceError> {
        let text = reference.as_str();
        if let Some(item) = ItemId::new(text).ok().and_then(|id| self.item(&id)) {
            return Ok(item);
        }
        let named = text
            .split_once(':')
            .and_then(|(name, code)| Some((self.framework(name)?, code)));
        let candidates: Vec<Item<'_>> = match named {
            Some((framework, code)) => framework.by_code(code).collect(),
            None => self
                .frameworks()
                .flat_map(|(_, framework)| framework.by_code(text))
                .collect(),
        };
        match candidates.as_slice() {
            [item] => Ok(*item),
            [] => Err(ReferenceError::Unknown {
                reference: reference.clone(),
                near: self.near(text, named.map(|(framework, _)| framework)),
            }),
            several => Err(ReferenceError::Ambiguous {
                reference: reference.clone(),
                candidates: several.iter().map(|item| item.id().clone()).collect(),
            }),
        }
    }

    fn near(&self, text: &str, within: Option<&Framework>) -> Option<Reference> {
        let code = if within.is_some() {
            text.split_once(':')?.1
        } else {
            text
        };
        let items = self.items().filter(|item| {
            within.is_none_or(|framework| std::ptr::eq(framework.core(), item.framework().core()))
        });
        let codes = items.filter_map(|item| Some((item.code()?, item)));
        let codes: Vec<(&str, Item<'_>)> = codes.collect();
        let near = crate::finding::did_you_mean(code, codes.iter().map(|(code, _)| *code))?;
        let (_, item) = codes.iter().find(|(code, _)| *code == near)?;
        Some(self.reference(*item))
    }
}

impl Shelf {
    fn add(&mut self, name: FrameworkName, framework: Framework) -> Result<(), LibraryError> {
        if name.as_str().contains(':') {
            return Err(LibraryError::Colon(name));
        }
        if self.frameworks.iter().any(|(known, _)| *known == name) {
            return Err(LibraryError::RepeatedName(name));
        }
        let place = u32::try_from(self.frameworks.len()).unwrap_or(u32::MAX);
        let mut shared: Option<(u32, ItemId)> = None;
        let mut more = 0;
        for item in framework.items() {
            let earlier = self.by_id.insert(item.id().clone(), place);
            match (earlier, &shared) {
                (Some(first), None) => shared = Some((first, item.id().clone())),
                (Some(_), Some(_)) => more += 1,
                (None, _) => {}
            }
        }
        if let Some((first, item)) = shared
            && let Some((first, _)) = self.frameworks.get(first as usize)
        {
            return Err(LibraryError::SharedItems {
                first: first.clone(),
                second: name,
                item,
                more,
            });
        }
        self.frameworks.push((name, framework));
        Ok(())
    }
}

impl fmt::Debug for Library {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.frameworks()).finish()
    }
}
