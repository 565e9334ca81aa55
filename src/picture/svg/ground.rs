//! What lies under boxes and lines: lanes and rows with their headings.

use super::{HEADING, Sheet, count, stripe};
use crate::picture::look::{HEADS, INK, LANES, PAPER, RULE};
use crate::picture::text::{line, wrap};

impl Sheet<'_> {
    /// Lanes with their headings, and lines between rows.
    pub(super) fn grounds(&mut self, (x, y): (i32, i32)) {
        let (width, height) = self.body;
        let lanes = self.picture.lanes.titles.clone();
        let rows = self.picture.rows.titles.clone();
        let layout = self.layout;
        for (at, (from, to)) in layout.lanes.iter().copied().enumerate() {
            let (ground, head) = (
                LANES.get(at % 2).copied().unwrap_or(PAPER),
                HEADS.get(at % 2).copied().unwrap_or(PAPER),
            );
            let title = lanes.get(at).map_or("", String::as_str);
            if self.across {
                self.rect((x + from, y, to - from, height), ground, "");
                if self.top > 0 {
                    self.rect((x + from, y - self.top, to - from, self.top), head, "");
                    self.above(title, (x + from, y - self.top, to - from), self.top);
                }
            } else {
                self.rect((x, y + from, width, to - from), ground, "");
                if self.left > 0 {
                    self.rect((x - self.left, y + from, self.left, to - from), head, "");
                    self.beside(title, (x - self.left, y + from, to - from));
                }
            }
        }
        if rows.len() < 2 {
            return;
        }
        for (at, (from, to)) in layout.rows.iter().copied().enumerate() {
            let title = rows.get(at).map_or("", String::as_str);
            let rule = |from: (i32, i32), to: (i32, i32)| {
                format!(
                    "<path d=\"M{} {}L{} {}\" stroke=\"{RULE}\"/>",
                    from.0, from.1, to.0, to.1
                )
            };
            let stripe = stripe(at);
            if self.across {
                self.beside(title, (x - self.left, y + from, to - from));
                self.rect((x - 6, y + from + 2, 6, to - from - 4), stripe, "");
                if at > 0 {
                    let rule = rule((x - self.left, y + from), (x + width, y + from));
                    line(&mut self.out, format_args!("{rule}"));
                }
            } else {
                self.above(title, (x + from, y - self.top, to - from), self.top);
                self.rect((x + from + 2, y - 6, to - from - 4, 6), stripe, "");
                if at > 0 {
                    let rule = rule((x + from, y - self.top), (x + from, y + height));
                    line(&mut self.out, format_args!("{rule}"));
                }
            }
        }
    }

    fn above(&mut self, title: &str, (x, y, room): (i32, i32, i32), height: i32) {
        let (size, step) = self.growth.both(HEADING);
        let lines = wrap(title, size, true, room - 12, 2);
        let mut at = y + (height - count(&lines) * step) / 2 + size - 1;
        for text in &lines {
            self.text(text, (x + room / 2, at), size, (INK, "middle", true));
            at += step;
        }
    }

    fn beside(&mut self, title: &str, (x, y, room): (i32, i32, i32)) {
        let (size, step) = self.growth.both(HEADING);
        let most = usize::try_from((room / step).clamp(1, 6)).unwrap_or(1);
        let lines = wrap(title, size, true, self.left - 20, most);
        let mut at = y + (room - count(&lines) * step) / 2 + size - 1;
        for text in &lines {
            self.text(text, (x + 8, at), size, (INK, "start", true));
            at += step;
        }
    }
}
