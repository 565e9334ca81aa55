//! Targets and groups as boxes.

use std::fmt::Write as _;

use super::{Sheet, stripe};
use crate::picture::glyph;
use crate::picture::label::{BAR, CODE, EDGE, LEFT, Label, WORDS};
use crate::picture::layout::Rect;
use crate::picture::look::{INK, Look, STUCK, of};
use crate::picture::node::Node;
use crate::picture::picture::Picture;
use crate::picture::text::{line, xml};

impl Sheet<'_> {
    pub(super) fn node(&mut self, at: usize, label: &Label) {
        let node = &self.picture.nodes[at];
        let one = self.layout.boxes[at];
        let look = of(node.status);
        let status = node.status.map_or("", |status| status.name());
        line(
            &mut self.out,
            format_args!("<g class=\"node {status}\" data-node=\"n{at}\">"),
        );
        line(
            &mut self.out,
            format_args!("<title>{}</title>", xml(&tooltip(self.picture, node))),
        );
        if let Some(link) = &node.link {
            line(&mut self.out, format_args!("<a href=\"{}\">", xml(link)));
        }
        self.frame(node, one, look);
        self.words(node, one, label);
        if node.link.is_some() {
            self.out.push_str("</a>\n");
        }
        self.out.push_str("</g>\n");
    }

    fn frame(&mut self, node: &Node, one: Rect, look: Look) {
        let (x, y, width, height) = (one.x, one.y, one.width, one.height);
        if node.is_group() {
            line(
                &mut self.out,
                format_args!(
                    "<path d=\"M{} {}H{}V{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"2\"/>",
                    x + 6,
                    y + height + 3,
                    x + width + 3,
                    y + 6,
                    look.line
                ),
            );
        }
        if node.centre {
            let more = format!(" rx=\"10\" stroke=\"{INK}\" stroke-width=\"2\"");
            self.rect((x - 4, y - 4, width + 8, height + 8), "none", &more);
        }
        let (line_colour, thickness) = if node.stuck {
            (STUCK, look.thickness.max(2))
        } else {
            (look.line, look.thickness)
        };
        let dashes = if look.dashes.is_empty() {
            String::new()
        } else {
            format!(" stroke-dasharray=\"{}\"", look.dashes)
        };
        let more = format!(
            " class=\"box\" rx=\"7\" stroke=\"{line_colour}\" stroke-width=\"{thickness}\"{dashes}"
        );
        self.rect((x, y, width, height), look.fill, &more);
        if node.status.is_none() && self.picture.rows.count() > 1 {
            line(
                &mut self.out,
                format_args!(
                    "<path d=\"M{} {y}a7 7 0 0 0 -7 7v{}a7 7 0 0 0 7 7z\" fill=\"{}\"/>",
                    x + 7,
                    height - 14,
                    stripe(node.row)
                ),
            );
        }
        if node.stuck {
            glyph::circle_mark(&mut self.out, (x + width - 14, y + 14));
        } else {
            glyph::mark(&mut self.out, (x + width - 14, y + 14), look);
        }
    }

    fn words(&mut self, node: &Node, one: Rect, label: &Label) {
        let text_height = label.size.1 - 2 * EDGE;
        // Boxes that many lines meet are taller than their text.
        let mut at = one.y + (one.height - text_height) / 2;
        let x = one.x + LEFT;
        for text in &label.code {
            self.text(text, (x, at + 13), CODE.0, (INK, "start", true));
            at += CODE.1;
        }
        for text in &label.words {
            self.text(text, (x, at + 13), WORDS.0, (INK, "start", false));
            at += WORDS.1;
        }
        if node.is_group() && !node.tally.is_empty() {
            self.bar(node, (x, at + 2, one.width - LEFT - EDGE));
        }
    }

    /// How much of a group has which status.
    fn bar(&mut self, node: &Node, (x, y, room): (i32, i32, i32)) {
        let all = i64::try_from(node.ids.len()).unwrap_or(i64::MAX).max(1);
        let mut done = 0;
        for (status, count) in &node.tally {
            let count = i64::try_from(*count).unwrap_or(0);
            let edge = |count: i64| i32::try_from(i64::from(room) * count / all).unwrap_or(0);
            let (from, to) = (edge(done), edge(done + count));
            let look = of(Some(*status));
            let more = format!(" stroke=\"{}\"", look.line);
            self.rect((x + from, y, to - from, BAR), look.fill, &more);
            done += count;
        }
    }
}

/// Everything about a box. Writing to a `String` cannot fail.
fn tooltip(picture: &Picture, node: &Node) -> String {
    let mut text = node.full.clone();
    let places = [&picture.lanes, &picture.rows]
        .into_iter()
        .zip([node.lane, node.row]);
    let places = places.filter_map(|(division, at)| division.titles.get(at).cloned());
    let places: Vec<String> = places.collect();
    if !places.is_empty() {
        text.push('\n');
        text.push_str(&places.join(", "));
    }
    if let Some(status) = node.status {
        text.push('\n');
        text.push_str(&status.to_string());
    }
    for (status, count) in node.tally.iter().filter(|_| node.is_group()) {
        let _ = write!(text, "\n{status}: {count}");
    }
    if node.stuck {
        text.push_str("\nIn a circle: each of it waits for another of it");
    }
    text
}
