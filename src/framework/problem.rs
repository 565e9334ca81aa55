//! What makes a framework impossible.

use crate::ItemId;

/// One thing that makes a framework impossible.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// Two items of one identifier.
    #[error("the item `{item}` stands twice")]
    RepeatedItem {
        /// The identifier.
        item: ItemId,
    },
    /// A child or a parent that was never added.
    #[error("there is no item `{item}`")]
    UnknownItem {
        /// The identifier.
        item: ItemId,
    },
    /// Items that lie under each other in a circle.
    #[error("items lie under each other in a circle: {}", circle(items))]
    TreeCycle {
        /// A shortest circle: each lies under the next, and the last under the first.
        items: Vec<ItemId>,
        /// How many items lie on circles with these.
        part: u32,
    },
}

/// `a` under `b` under `a`, with the middle left out where it is long.
fn circle(items: &[ItemId]) -> String {
    const SHOWN: usize = 6;
    let mut names: Vec<String> = items
        .iter()
        .take(SHOWN)
        .map(|id| format!("`{id}`"))
        .collect();
    if items.len() > SHOWN {
        names.push(format!("{} more", items.len() - SHOWN));
    }
    names.extend(items.first().map(|id| format!("`{id}`")));
    names.join(" under ")
}

/// A framework could not be built. All problems are listed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the framework cannot be built: {}", list(problems))]
pub struct FrameworkError {
    problems: Vec<Problem>,
}

impl FrameworkError {
    pub(crate) fn new(problems: Vec<Problem>) -> Self {
        Self { problems }
    }

    /// The problems, at least one.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

fn list(problems: &[Problem]) -> String {
    let texts: Vec<String> = problems.iter().map(ToString::to_string).collect();
    texts.join("; ")
}
