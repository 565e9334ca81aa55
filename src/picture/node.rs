//! The parts of a picture: boxes, what joins them, and what is one of several ways.

use crate::ItemId;
use crate::progression::Strength;

use super::status::Status;

/// A box: a target, or a group of targets.
#[derive(Debug, Clone, Default)]
pub(super) struct Node {
    /// The identifiers of what it stands for; one but for groups.
    pub(super) ids: Vec<ItemId>,
    pub(super) code: String,
    pub(super) text: String,
    /// Everything about it, for a tooltip.
    pub(super) full: String,
    pub(super) link: Option<String>,
    pub(super) lane: usize,
    pub(super) row: usize,
    pub(super) status: Option<Status>,
    /// Of a group: how many of its members have each status.
    pub(super) tally: Vec<(Status, usize)>,
    /// It is a member of a core, so that it cannot be learned.
    pub(super) stuck: bool,
    /// The picture is around it.
    pub(super) centre: bool,
}

impl Node {
    pub(super) fn is_group(&self) -> bool {
        self.ids.len() > 1
    }

    /// What to call it in one word.
    pub(super) fn short(&self) -> &str {
        if self.code.is_empty() {
            &self.text
        } else {
            &self.code
        }
    }
}

/// One box before another.
#[derive(Debug, Clone)]
pub(super) struct Edge {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) strength: Strength,
    /// The alternative that it is part of, and by which of its ways.
    pub(super) way: Option<(usize, usize)>,
    /// Both ends are in one core.
    pub(super) stuck: bool,
    /// Of how many requirements between groups it tells.
    pub(super) count: usize,
    /// What it says, for a tooltip.
    pub(super) words: String,
}

/// A requirement of several ways, of which one is enough.
#[derive(Debug, Clone)]
pub(super) struct Choice {
    pub(super) to: usize,
    pub(super) strength: Strength,
    /// How many members of each way are in the picture.
    pub(super) ways: Vec<usize>,
    pub(super) words: String,
}

/// A box of its own around each target of a band; or a line through the bands for a strand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Division {
    /// Empty for the one division of what is not divided.
    pub(super) titles: Vec<String>,
}

impl Division {
    /// How many there are, one at least.
    pub(super) fn count(&self) -> usize {
        self.titles.len().max(1)
    }
}
