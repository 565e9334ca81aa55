//! What stands in a box, in lines, and how large the box must be.

use super::node::Node;
use super::options::PictureOptions;
use super::text::{width, wrap};

/// The size of letters, and from line to line, of codes and of statements.
pub(super) const CODE: (i32, i32) = (14, 18);
pub(super) const WORDS: (i32, i32) = (13, 16);
/// Between the edge of a box and its text: left, where the stripe is, and elsewhere.
pub(super) const LEFT: i32 = 14;
pub(super) const EDGE: i32 = 9;
/// How wide a box is.
pub(super) const BOX: i32 = 196;
/// The corner that a mark takes.
pub(super) const CORNER: i32 = 22;
/// The height of the bar of a cluster.
pub(super) const BAR: i32 = 8;

/// The lines of a box.
#[derive(Debug, Clone)]
pub(super) struct Label {
    pub(super) code: Vec<String>,
    pub(super) words: Vec<String>,
    pub(super) size: (i32, i32),
}

impl Label {
    pub(super) fn of(node: &Node, options: &PictureOptions) -> Self {
        let room = BOX - LEFT - EDGE;
        let corner = if node.status.is_some() || node.stuck {
            CORNER
        } else {
            0
        };
        let code = wrap(&node.code, CODE.0, true, room - corner, 2);
        // Without a code the first line of the statement is beside the mark.
        let beside = if code.is_empty() { corner } else { 0 };
        let words = wrap(&node.text, WORDS.0, false, room - beside, options.max_lines.max(1));
        let bar = if node.tally.is_empty() || !node.is_cluster() {
            0
        } else {
            BAR + 4
        };
        let height = lines(&code) * CODE.1 + lines(&words) * WORDS.1 + 2 * EDGE + bar - 2;
        Self {
            size: (BOX, height.max(40)),
            code,
            words,
        }
    }

    /// How wide the widest line is at most.
    #[cfg(test)]
    pub(super) fn widest(&self) -> i32 {
        let code = self.code.iter().map(|line| width(line, CODE.0, true));
        let words = self.words.iter().map(|line| width(line, WORDS.0, false));
        code.chain(words).max().unwrap_or(0)
    }
}

fn lines(all: &[String]) -> i32 {
    i32::try_from(all.len()).unwrap_or(i32::MAX / 64)
}

/// How wide a text of the size of statements is at most.
pub(super) fn words_width(text: &str) -> i32 {
    width(text, WORDS.0, false)
}
