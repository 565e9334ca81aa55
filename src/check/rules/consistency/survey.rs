//! What several rules of the group need to know of a package, gathered once.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::finding::short;
use crate::format::case::Package;
use crate::framework::{Framework, Item};
use crate::source::Value;

/// A package with its tree.
pub(in crate::check) struct Survey<'p> {
    pub(super) package: &'p Package,
    pub(super) framework: &'p Framework,
    /// All items, each before what lies under it.
    pub(super) walk: Vec<Item<'p>>,
    /// The type of each item as a number.
    kinds: Vec<u32>,
    /// How many types there are; to have none is one.
    kind_count: usize,
}

impl<'p> Survey<'p> {
    /// Nothing without a tree: positions would say nothing. O(n).
    pub(super) fn of(package: &'p Package) -> Option<Self> {
        let readout = package.readout();
        let framework = &readout.framework;
        if !readout.problems.is_empty() || framework.is_empty() {
            return None;
        }
        let (kinds, kind_count) = kinds(framework);
        Some(Self {
            package,
            framework,
            walk: framework.walk().map(|(_, item)| item).collect(),
            kinds,
            kind_count,
        })
    }

    /// A value for each item, to be settled from parents to children.
    pub(super) fn each<T: Clone>(&self, start: T) -> Vec<T> {
        vec![start; self.walk.len()]
    }

    /// A value for each type of item.
    pub(super) fn each_kind<T: Clone>(&self, start: T) -> Vec<T> {
        vec![start; self.kind_count]
    }

    /// The type of an item as a number, for [`Self::each_kind`].
    pub(super) fn kind(&self, item: Item<'_>) -> usize {
        self.kinds
            .get(item.index() as usize)
            .map_or(0, |kind| *kind as usize)
    }

    /// The value of a member of an item, or the item where it has none.
    pub(super) fn site(&self, item: Item<'_>, member: &str) -> Option<Value<'p>> {
        let value = self.package.json().value(item.origin()?)?;
        Some(value.get(member).unwrap_or(value))
    }

    /// Calls `look` for the children of each parent, and for what has none, type by type, in the
    /// order of the tree.
    pub(super) fn siblings(&self, mut look: impl FnMut(Option<Item<'p>>, &[Item<'p>])) {
        let mut row: Vec<Item<'p>> = Vec::new();
        let mut family = |parent: Option<Item<'p>>, row: &mut Vec<Item<'p>>| {
            row.sort_by_key(|item| self.kind(*item));
            for alike in row.chunk_by(|a, b| self.kind(*a) == self.kind(*b)) {
                look(parent, alike);
            }
        };
        row.extend(self.framework.roots());
        family(None, &mut row);
        for item in self.framework.items() {
            row.clear();
            row.extend(item.children());
            family(Some(item), &mut row);
        }
    }
}

fn kinds(framework: &Framework) -> (Vec<u32>, usize) {
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let mut last = None;
    let mut out = Vec::with_capacity(framework.len() as usize);
    for item in framework.items() {
        let kind = item.kind().unwrap_or_default().trim();
        // Items of a type mostly stand together.
        let number = match last {
            Some((text, number)) if text == kind => number,
            _ => {
                let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
                *numbers.entry(kind).or_insert(next)
            }
        };
        last = Some((kind, number));
        out.push(number);
    }
    (out, numbers.len())
}

/// What to call an item in a message: its code, else how its statement begins.
pub(super) fn called(item: Item<'_>) -> Cow<'_, str> {
    let text = item.code().unwrap_or_else(|| item.statement());
    short(text.trim())
}

/// Whether what differs is so seldom that it looks like a slip: at least six hold to a habit, and
/// for each that does not, six do.
pub(super) fn is_slip(keeping: u32, breaking: u32) -> bool {
    breaking > 0 && keeping >= 6 && breaking.saturating_mul(6) <= keeping
}
