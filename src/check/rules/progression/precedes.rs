//! The `precedes` associations of a package.

use std::collections::HashMap;

use crate::finding::{Note, short};
use crate::format::case::Package;
use crate::framework::{Association, AssociationKind, End, Framework, Item, Role};
use crate::graph::Rows;
use crate::source::Value;

/// What a package says comes before what.
pub(super) struct Precedes<'p> {
    package: &'p Package,
    pub(super) framework: &'p Framework,
    /// Those between two targets of the package, in the order of the file.
    pub(super) steps: Vec<Step>,
    /// The others.
    pub(super) others: Vec<Association<'p>>,
}

/// That one target comes before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) before: u32,
    pub(super) after: u32,
    /// The association that says so.
    pub(super) origin: u32,
}

impl<'p> Precedes<'p> {
    /// Nothing, if the package has no such association. O(associations).
    pub(super) fn of(package: &'p Package) -> Option<Self> {
        let framework = &package.readout().framework;
        let (mut steps, mut others) = (Vec::new(), Vec::new());
        for association in framework.associations() {
            if *association.kind() != AssociationKind::Precedes {
                continue;
            }
            match Step::of(association) {
                Some(step) => steps.push(step),
                None => others.push(association),
            }
        }
        (!steps.is_empty() || !others.is_empty()).then_some(Self {
            package,
            framework,
            steps,
            others,
        })
    }

    /// The steps as a graph, each once.
    pub(super) fn rows(&self) -> Rows {
        let mut edges: Vec<(u32, u32)> = self.steps.iter().map(|s| (s.before, s.after)).collect();
        edges.sort_unstable();
        edges.dedup();
        Rows::from_edges(self.framework.len(), &edges)
    }

    /// The associations that state steps, the first of each.
    pub(super) fn origins(&self) -> HashMap<(u32, u32), u32> {
        let mut origins = HashMap::with_capacity(self.steps.len());
        for step in &self.steps {
            origins
                .entry((step.before, step.after))
                .or_insert(step.origin);
        }
        origins
    }

    /// The object at an origin.
    pub(super) fn object(&self, origin: u32) -> Option<Value<'p>> {
        self.package.json().value(origin)
    }

    /// Where a finding on an association points: at its type.
    pub(super) fn site(&self, origin: u32) -> Option<Value<'p>> {
        let object = self.object(origin)?;
        Some(object.get("associationType").unwrap_or(object))
    }

    pub(super) fn item(&self, index: u32) -> Option<Item<'p>> {
        self.framework.item_at(index)
    }

    /// What to call an item in a message.
    pub(super) fn name(&self, index: u32) -> String {
        self.item(index)
            .map_or_else(String::new, |item| format!("`{}`", short(&item.label())))
    }

    /// The note about both ends of a step.
    pub(super) fn about(&self, note: Note, step: Step) -> Note {
        [step.before, step.after]
            .into_iter()
            .filter_map(|index| self.item(index))
            .fold(note, |note, item| note.about(item.id()))
    }
}

impl Step {
    fn of(association: Association<'_>) -> Option<Self> {
        Some(Self {
            before: target(association.origin_end())?,
            after: target(association.destination_end())?,
            origin: association.origin()?,
        })
    }
}

fn target(end: End<'_>) -> Option<u32> {
    let item = end.item().filter(|item| item.role() == Role::Target)?;
    Some(item.index())
}
