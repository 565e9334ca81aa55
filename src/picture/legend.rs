//! The legend: only what the picture uses, in lines of words beside what they explain.

use crate::progression::Strength;

use super::glyph;
use super::label::words_width;
use super::layout::{Layout, Point};
use super::look::{INK, SOFT, of};
use super::picture::Picture;
use super::status::Status;
use super::svg::{colour, dashes, text_at};
use super::text::line;

/// From line to line, the room of a sign, and between two entries.
const LINE: i32 = 30;
const SIGN: i32 = 42;
const GAP: i32 = 26;

/// What a sign means.
#[derive(Debug, Clone)]
pub(super) enum Entry {
    Line(Strength, &'static str),
    Or,
    Together,
    Circle,
    Group,
    Status(Status, usize),
}

/// What needs explaining.
fn of_lines(picture: &Picture, layout: &Layout) -> Vec<Entry> {
    let has = |strength| picture.edges.iter().any(|edge| edge.strength == strength);
    let mut entries = Vec::new();
    if has(Strength::Required) {
        entries.push(Entry::Line(Strength::Required, "required before"));
    }
    if has(Strength::Recommended) {
        entries.push(Entry::Line(Strength::Recommended, "recommended before"));
    }
    if !layout.marks.is_empty() {
        entries.push(Entry::Or);
    }
    let mut ways = layout.marks.iter().flat_map(|mark| &mark.ways);
    if ways.any(|(_, _, several)| *several) {
        entries.push(Entry::Together);
    }
    if picture.nodes.iter().any(|node| node.stuck) {
        entries.push(Entry::Circle);
    }
    if picture.is_grouped() {
        entries.push(Entry::Group);
    }
    entries
}

/// All entries, lines first.
pub(super) fn entries(picture: &Picture, layout: &Layout) -> Vec<Entry> {
    let mut entries = of_lines(picture, layout);
    let tally = picture.tally().into_iter();
    entries.extend(tally.map(|(status, count)| Entry::Status(status, count)));
    entries
}

/// Each entry with its place, and how tall all are.
pub(super) fn lay(entries: &[Entry], room: i32) -> (Vec<(Entry, Point)>, i32) {
    let mut placed = Vec::new();
    let (mut x, mut y) = (0, 0);
    let mut was_status = false;
    for entry in entries {
        let is_status = matches!(entry, Entry::Status(..));
        let width = SIGN + words_width(&entry.words());
        if x > 0 && (x + width > room || is_status != was_status) {
            (x, y) = (0, y + LINE);
        }
        was_status = is_status;
        placed.push((entry.clone(), (x, y)));
        x += width + GAP;
    }
    let height = if entries.is_empty() { 0 } else { y + LINE };
    (placed, height)
}

impl Entry {
    fn words(&self) -> String {
        match self {
            Self::Line(_, words) => (*words).to_owned(),
            Self::Or => "one of these ways is enough".to_owned(),
            Self::Together => "needed together".to_owned(),
            Self::Circle => "a circle: each waits for another, so none can come first".to_owned(),
            Self::Group => "several targets; hover for their codes".to_owned(),
            Self::Status(status, count) => format!("{status} ({count})"),
        }
    }

    pub(super) fn draw(&self, out: &mut String, (x, y): Point) {
        let middle = y + 12;
        match self {
            Self::Line(strength, _) => {
                let colour = colour(*strength, false);
                let tip = x + 34;
                line(
                    out,
                    format_args!(
                        "<path d=\"M{x} {middle}H{}\" stroke=\"{colour}\" stroke-width=\"2\"{}/>{}",
                        tip - 7,
                        dashes(*strength),
                        glyph::head(
                            [(tip, middle), (tip - 8, middle - 4), (tip - 8, middle + 4)],
                            colour
                        )
                    ),
                );
            }
            Self::Or => glyph::or(out, (x + 22, middle), colour(Strength::Required, false)),
            Self::Together => glyph::dot(out, (x + 24, middle), colour(Strength::Required, false)),
            Self::Circle => glyph::circle_mark(out, (x + 22, middle)),
            Self::Group => line(
                out,
                format_args!(
                    "<rect x=\"{}\" y=\"{}\" width=\"26\" height=\"16\" rx=\"4\" fill=\"#ffffff\" \
                     stroke=\"{SOFT}\"/><path d=\"M{} {}H{}V{}\" fill=\"none\" stroke=\"{SOFT}\" \
                     stroke-width=\"2\"/>",
                    x + 4,
                    middle - 9,
                    x + 9,
                    middle + 10,
                    x + 33,
                    middle - 4
                ),
            ),
            Self::Status(status, _) => status_box(out, *status, (x, middle)),
        }
        let at = (x + SIGN, middle + 4);
        text_at(out, &self.words(), at, 13, (INK, "start", false));
    }
}

fn status_box(out: &mut String, status: Status, (x, middle): Point) {
    let look = of(Some(status));
    let dashes = if look.dashes.is_empty() {
        String::new()
    } else {
        format!(" stroke-dasharray=\"{}\"", look.dashes)
    };
    line(
        out,
        format_args!(
            "<rect x=\"{}\" y=\"{}\" width=\"32\" height=\"24\" rx=\"5\" fill=\"{}\" \
             stroke=\"{}\" stroke-width=\"{}\"{dashes}/>",
            x + 2,
            middle - 12,
            look.fill,
            look.line,
            look.thickness
        ),
    );
    glyph::mark(out, (x + 18, middle), look);
}
