//! Two versions of one package, item by item.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::content;
use super::text::{nothing_in_common, statement_key};
use crate::check::rules::version::code_of;
use crate::format::case::Package;
use crate::framework::{Association, AssociationKind, End, Framework, Item};
use crate::source::Value;
use crate::{AssociationId, ItemId};

/// The members of a document that say in which version it is.
const VERSIONS: [&str; 2] = ["version", "caseVersion"];

/// What two versions of a package have in common, and what they have not.
pub(in crate::check) struct Versions<'a> {
    pub(in crate::check) previous: &'a Package,
    pub(in crate::check) new: &'a Package,
    /// Items of both, in the order of the new version.
    pub(in crate::check) kept: Vec<Kept<'a>>,
    /// Items of the previous version that stand under another identifier now: as they were, and as
    /// they are.
    pub(in crate::check) renamed: Vec<(Item<'a>, Item<'a>)>,
    /// Items of the previous version that are nowhere now.
    pub(in crate::check) gone: Vec<Item<'a>>,
    /// The new identifier of each item that has another.
    renames: HashMap<&'a ItemId, &'a ItemId>,
    /// What stands in place of items that are replaced.
    replaced: HashMap<ItemId, HashSet<ItemId>>,
    /// Associations of both, as they were and as they are.
    pub(in crate::check) kept_associations: Vec<(Value<'a>, Value<'a>)>,
    /// Those of them that say something else now.
    pub(in crate::check) changed_associations: Vec<(Value<'a>, Value<'a>)>,
    changed: bool,
}

/// An item of both versions.
pub(in crate::check) struct Kept<'a> {
    pub(in crate::check) was: Item<'a>,
    pub(in crate::check) now: Item<'a>,
    /// As they are written.
    pub(in crate::check) was_value: Value<'a>,
    pub(in crate::check) now_value: Value<'a>,
    /// The member that says something else now.
    pub(in crate::check) changed: Option<Cow<'a, str>>,
    /// Whether the identifier means another thing now.
    pub(in crate::check) reused: bool,
}

impl<'a> Versions<'a> {
    /// O(bytes log n).
    pub(super) fn of(previous: &'a Package, new: &'a Package) -> Self {
        let (before, after) = (framework(previous), framework(new));
        let kept = after
            .items()
            .filter_map(|now| Kept::of(previous, new, before.item(now.id())?, now));
        let kept: Vec<Kept<'a>> = kept.collect();
        let mut gone: Vec<Item<'a>> = missing(before, after).collect();
        let added: Vec<Item<'a>> = missing(after, before).collect();
        let replaced = replaced([before, after]);
        let renamed = renamed(&mut gone, &added, &replaced);
        let mut versions = Self {
            previous,
            new,
            kept,
            renames: renamed
                .iter()
                .map(|(was, now)| (was.id(), now.id()))
                .collect(),
            renamed,
            gone,
            replaced,
            kept_associations: Vec::new(),
            changed_associations: Vec::new(),
            changed: !added.is_empty(),
        };
        let others = versions.associations();
        versions.changed |= others || versions.says_otherwise();
        versions
    }

    /// The documents of both.
    pub(in crate::check) fn documents(&self) -> Option<(Value<'a>, Value<'a>)> {
        self.previous.document().zip(self.new.document())
    }

    /// The new framework.
    pub(in crate::check) fn after(&self) -> &'a Framework {
        framework(self.new)
    }

    /// The framework as it was.
    pub(in crate::check) fn before(&self) -> &'a Framework {
        framework(self.previous)
    }

    /// A value of the new version.
    pub(in crate::check) fn value(&self, origin: Option<u32>) -> Option<Value<'a>> {
        self.new.json().value(origin?)
    }

    /// A value of the previous version.
    pub(in crate::check) fn value_before(&self, origin: Option<u32>) -> Option<Value<'a>> {
        self.previous.json().value(origin?)
    }

    /// Whether something stands in place of an item.
    pub(in crate::check) fn is_replaced(&self, item: Item<'_>) -> bool {
        self.replaced.contains_key(item.id())
    }

    /// Whether one item stands in place of another.
    pub(in crate::check) fn replaces(&self, now: Item<'_>, was: Item<'_>) -> bool {
        let by = self.replaced.get(was.id());
        by.is_some_and(|by| by.contains(now.id()))
    }

    /// Whether an item has another identifier now, and no other difference.
    pub(in crate::check) fn is_renamed(&self, was: Item<'_>, now: Item<'_>) -> bool {
        self.renames.get(was.id()).is_some_and(|id| *id == now.id())
    }

    /// Whether anything is otherwise than before, but for what says when and in which version.
    pub(in crate::check) fn is_changed(&self) -> bool {
        self.changed
    }

    fn says_otherwise(&self) -> bool {
        let documents = self.documents();
        !self.gone.is_empty()
            || !self.renamed.is_empty()
            || !self.changed_associations.is_empty()
            || self.kept.iter().any(|kept| kept.changed.is_some())
            || documents.is_some_and(|(was, now)| content::change(was, now, &VERSIONS).is_some())
            || self.other_parts()
    }

    /// Whether definitions or rubrics differ.
    fn other_parts(&self) -> bool {
        ["CFDefinitions", "CFRubrics"].into_iter().any(|name| {
            let part = |package: &'a Package| package.value().get(name);
            match (part(self.previous), part(self.new)) {
                (Some(was), Some(now)) => !content::same(was, now),
                (Some(only), None) | (None, Some(only)) => !content::is_empty(only),
                (None, None) => false,
            }
        })
    }

    /// Pairs the associations, and tells whether some came or went.
    fn associations(&mut self) -> bool {
        let mut others = false;
        let (before, after) = (self.before(), self.after());
        let mut was: HashMap<&AssociationId, Association<'a>> = HashMap::new();
        for association in before.associations() {
            if let Some(id) = association.id() {
                was.entry(id).or_insert(association);
            }
        }
        let mut seen: HashSet<&AssociationId> = HashSet::new();
        for now in after.associations() {
            let Some(id) = now.id() else { continue };
            if !seen.insert(id) {
                continue;
            }
            let Some(was) = was.remove(id) else {
                others = true;
                continue;
            };
            let values = self
                .value_before(was.origin())
                .zip(self.value(now.origin()));
            self.kept_associations.extend(values);
            if let Some((was, now)) = values
                && content::change(was, now, &[]).is_some()
            {
                self.changed_associations.push((was, now));
            }
        }
        let nameless = |framework: &Framework| {
            let nameless = framework.associations().filter(|each| each.id().is_none());
            nameless.count()
        };
        others || !was.is_empty() || nameless(before) != nameless(after)
    }
}

impl<'a> Kept<'a> {
    fn of(previous: &'a Package, new: &'a Package, was: Item<'a>, now: Item<'a>) -> Option<Self> {
        let was_value = previous.json().value(was.origin()?)?;
        let now_value = new.json().value(now.origin()?)?;
        let changed = content::change(was_value, now_value, &[]);
        Some(Self {
            was,
            now,
            was_value,
            now_value,
            reused: changed.is_some() && is_reused(was, now),
            changed,
        })
    }
}

/// Whether an identifier means another thing: neither code nor statement are the same, and the
/// statements have nothing in common. Without codes, statements alone do not tell.
fn is_reused(was: Item<'_>, now: Item<'_>) -> bool {
    let codes = code_of(was).zip(code_of(now));
    codes.is_some_and(|(was, now)| was != now)
        && nothing_in_common(was.statement(), now.statement())
}

fn framework(package: &Package) -> &Framework {
    &package.readout().framework
}

/// The items of one framework that another has not.
fn missing<'a>(one: &'a Framework, other: &'a Framework) -> impl Iterator<Item = Item<'a>> {
    one.items().filter(|item| other.item(item.id()).is_none())
}

/// What `replacedBy` says in either version.
fn replaced(frameworks: [&Framework; 2]) -> HashMap<ItemId, HashSet<ItemId>> {
    let mut replaced: HashMap<ItemId, HashSet<ItemId>> = HashMap::new();
    for association in frameworks.into_iter().flat_map(Framework::associations) {
        if *association.kind() != AssociationKind::ReplacedBy {
            continue;
        }
        let ends = [association.origin_end(), association.destination_end()];
        if let [Some(was), Some(now)] = ends.map(id_of) {
            replaced.entry(was).or_default().insert(now);
        }
    }
    replaced
}

fn id_of(end: End<'_>) -> Option<ItemId> {
    match end {
        End::Item(item) => Some(item.id().clone()),
        End::Outside(outside) => ItemId::new(outside.identifier.trim()).ok(),
        End::Document => None,
    }
}

/// Takes out of what is gone what was added under another identifier with the same code and
/// statement, and is not said to be replaced. Of several that are the same, the first is the
/// first.
fn renamed<'a>(
    gone: &mut Vec<Item<'a>>,
    added: &[Item<'a>],
    replaced: &HashMap<ItemId, HashSet<ItemId>>,
) -> Vec<(Item<'a>, Item<'a>)> {
    if gone.is_empty() || added.is_empty() {
        return Vec::new();
    }
    let key = |item: Item<'a>| {
        (
            code_of(item).unwrap_or_default(),
            statement_key(item.statement()),
        )
    };
    let mut same: HashMap<_, Vec<Item<'a>>> = HashMap::new();
    // From the last, so that the first is taken off first.
    for item in added.iter().rev() {
        same.entry(key(*item)).or_default().push(*item);
    }
    let mut renamed = Vec::new();
    gone.retain(|was| {
        let key = key(*was);
        // What says nothing cannot be known again.
        if key.0.is_empty() && key.1.is_empty() || replaced.contains_key(was.id()) {
            return true;
        }
        let now = same.get_mut(&key).and_then(Vec::pop);
        renamed.extend(now.map(|now| (*was, now)));
        now.is_none()
    });
    renamed
}
