//! What stands in a box, in lines, and how large the box must be.

use super::node::Node;
use super::options::PictureOptions;
use super::slots::Slots;
use super::text::{width, wrap};

/// The size of letters, and from line to line, of codes and of statements.
pub(super) const CODE: (i32, i32) = (15, 19);
pub(super) const WORDS: (i32, i32) = (14, 17);
/// Between the edge of a box and its text: left, where the stripe is, and elsewhere.
pub(super) const LEFT: i32 = 14;
pub(super) const EDGE: i32 = 10;
/// How wide a box is: narrow where nearly all statements are short, so that letters are large on a
/// sheet of a given size.
pub(super) const WIDTHS: [i32; 2] = [166, 214];
/// The corner that a mark takes.
pub(super) const CORNER: i32 = 22;
/// The height of the bar of a group.
pub(super) const BAR: i32 = 8;

/// The lines of a box.
#[derive(Debug, Clone)]
pub(super) struct Label {
    pub(super) code: Vec<String>,
    pub(super) words: Vec<String>,
    pub(super) size: (i32, i32),
}

/// The labels of all boxes, all of one width.
pub(super) fn labels(nodes: &Slots<Node>, options: &PictureOptions) -> Vec<Label> {
    let all = |width| -> Vec<Label> {
        let nodes = nodes.iter();
        nodes.map(|node| Label::of(node, options, width)).collect()
    };
    let [narrow, wide] = WIDTHS;
    let labels = all(narrow);
    let long = labels.iter().filter(|label| label.words.len() > 3).count();
    if long * 10 > labels.len() {
        all(wide)
    } else {
        labels
    }
}

impl Label {
    fn of(node: &Node, options: &PictureOptions, width: i32) -> Self {
        let room = width - LEFT - EDGE;
        let corner = if node.status.is_some() || node.stuck {
            CORNER
        } else {
            0
        };
        let code = wrap(&node.code, CODE.0, true, room - corner, 2);
        // Without a code the first line of the statement is beside the mark.
        let beside = if code.is_empty() { corner } else { 0 };
        let words = wrap(
            &node.text,
            WORDS.0,
            false,
            room - beside,
            options.max_lines.max(1),
        );
        let bar = if node.tally.is_empty() || !node.is_group() {
            0
        } else {
            BAR + 4
        };
        let height = lines(&code) * CODE.1 + lines(&words) * WORDS.1 + 2 * EDGE + bar - 2;
        Self {
            size: (width, height.max(42)),
            code,
            words,
        }
    }
}

fn lines(all: &[String]) -> i32 {
    i32::try_from(all.len()).unwrap_or(i32::MAX / 64)
}

/// How wide a text of the size of statements is at most.
pub(super) fn words_width(text: &str) -> i32 {
    width(text, WORDS.0, false)
}
