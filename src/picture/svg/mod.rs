//! The picture as SVG: one file with nothing to load and nothing that runs.

pub(super) use lines::{colour, dashes};

mod boxes;
mod ground;
mod lines;

use super::label::{Label, WIDTHS, labels};
use super::layout::{Layout, layout};
use super::legend;
use super::look::{INK, PAPER, RULE, SOFT, STRIPES};
use super::options::Direction;
use super::picture::Picture;
use super::slots::Slots;
use super::text::{line, wrap, xml};

/// Around everything.
const MARGIN: i32 = 24;
/// The size of letters, and from line to line, of the title, of what is said under it, and of
/// headings; the strips of headings above, and beside. All grow with the sheet, so that they can
/// be read from where the whole sheet is seen.
const TITLE: (i32, i32) = (26, 32);
const SAID: (i32, i32) = (14, 18);
const HEADING: (i32, i32) = (16, 19);
const HEAD: i32 = 46;
const GUTTER: i32 = 152;

/// By how many tenths of their size titles and headings are larger on a large sheet.
#[derive(Debug, Clone, Copy)]
struct Growth(i32);

impl Growth {
    fn of(width: i32, height: i32) -> Self {
        Self((width.max(height) / 200).clamp(10, 18))
    }

    fn one(self, size: i32) -> i32 {
        size * self.0 / 10
    }

    fn both(self, (size, line): (i32, i32)) -> (i32, i32) {
        (self.one(size), self.one(line))
    }
}

impl Picture {
    /// The picture as one SVG file, to be shown in a page, opened in a browser or printed.
    ///
    /// Bands are lanes and strands lines across them. What is required is joined by a whole line,
    /// what is recommended by a dashed one; ways of which one is enough come together in a mark
    /// *or*, what is needed together in a dot. Circles that keep things from being learned are
    /// drawn in a colour of their own, and what runs back in them is marked. Every box has a
    /// tooltip with its full text, and a link where the item has a web address.
    ///
    /// The file has no script, style sheet or identifier, so that several fit in one page. It is
    /// the same byte for byte for the same picture.
    ///
    /// O(boxes + lines) in memory; the layout is bounded for every input, see
    /// [`PictureOptions::max_labels`](super::PictureOptions::max_labels).
    pub fn to_svg(&self) -> String {
        let labels = labels(&self.nodes, &self.options);
        let sizes: Vec<(i32, i32)> = labels.iter().map(|label| label.size).collect();
        let sizes = Slots::from(sizes);
        let lay = |across: bool| {
            let several = self.rows.count() > 1;
            let least = if across { 44 } else { WIDTHS[0] };
            layout(self, &sizes, across, if several { least } else { 0 })
        };
        let (layout, across) = match self.options.direction {
            Direction::Across => (lay(true), true),
            Direction::Down => (lay(false), false),
            Direction::Fit => {
                let (across, down) = (lay(true), lay(false));
                let is_across = stretch(across.depth(), across.breadth())
                    <= stretch(down.breadth(), down.depth());
                (if is_across { across } else { down }, is_across)
            }
        };
        Sheet::new(self, &layout, across).write(&labels)
    }
}

/// How far a width and a height are from a sheet of 4 by 3, in hundredths.
fn stretch(width: i32, height: i32) -> i64 {
    let (wide, tall) = (i64::from(width.max(1)) * 3, i64::from(height.max(1)) * 4);
    wide.max(tall) * 100 / wide.min(tall)
}

/// The picture on its paper.
struct Sheet<'p> {
    picture: &'p Picture,
    layout: &'p Layout,
    across: bool,
    /// Room for headings at the left and above.
    left: i32,
    top: i32,
    body: (i32, i32),
    growth: Growth,
    out: String,
}

impl<'p> Sheet<'p> {
    fn new(picture: &'p Picture, layout: &'p Layout, across: bool) -> Self {
        let has_lanes = !picture.lanes.titles.is_empty();
        let has_rows = picture.rows.count() > 1;
        let (above, beside) = if across {
            (has_lanes, has_rows)
        } else {
            (has_rows, has_lanes)
        };
        let (depth, breadth) = (layout.depth(), layout.breadth());
        let growth = Growth::of(depth, breadth);
        Self {
            picture,
            layout,
            across,
            left: if beside { growth.one(GUTTER) } else { 0 },
            top: if above { growth.one(HEAD) } else { 0 },
            body: if across {
                (depth, breadth)
            } else {
                (breadth, depth)
            },
            growth,
            out: String::new(),
        }
    }

    fn write(mut self, labels: &[Label]) -> String {
        let inner = (self.left + self.body.0).max(560);
        let (of_title, of_said) = (self.growth.both(TITLE), self.growth.both(SAID));
        let title = wrap(&self.picture.title, of_title.0, true, inner, 3);
        let said = self.picture.description();
        let described = wrap(&said, of_said.0, false, inner, 4);
        let title_height = count(&title) * of_title.1 + count(&described) * of_said.1 + 22;
        let legend = legend::entries(self.picture, self.layout);
        let tenths = self.growth.0;
        let (legend, legend_height) = legend::lay(&legend, inner * 10 / tenths);
        let body_top = MARGIN + title_height;
        let legend_top = body_top + self.top + self.body.1 + 22;
        let height = legend_top + self.growth.one(legend_height) + MARGIN;
        let size = (inner + 2 * MARGIN, height);
        self.open(size, &said);
        self.rect((0, 0, size.0, size.1), PAPER, "");
        let mut at = MARGIN + of_title.0;
        for text in &title {
            self.text(text, (MARGIN, at), of_title.0, (INK, "start", true));
            at += of_title.1;
        }
        at = MARGIN + count(&title) * of_title.1 + of_said.0;
        for text in &described {
            self.text(text, (MARGIN, at), of_said.0, (SOFT, "start", false));
            at += of_said.1;
        }
        let (x, y) = (MARGIN + self.left, body_top + self.top);
        self.grounds((x, y));
        line(
            &mut self.out,
            format_args!("<g transform=\"translate({x} {y})\">"),
        );
        self.edges();
        self.marks();
        for (node, label) in labels.iter().enumerate() {
            self.node(node, label);
        }
        self.out.push_str("</g>\n");
        line(
            &mut self.out,
            format_args!(
                "<g class=\"legend\" transform=\"translate({MARGIN} {legend_top}) scale({}.{})\">",
                tenths / 10,
                tenths % 10
            ),
        );
        for (entry, at) in &legend {
            entry.draw(&mut self.out, *at);
        }
        self.out.push_str("</g>\n</svg>\n");
        self.out
    }

    fn open(&mut self, (width, height): (i32, i32), said: &str) {
        let shown = self.picture.options.width.map_or((width, height), |wish| {
            let wish = i64::from(wish.clamp(1, 100_000));
            let tall = i64::from(height) * wish / i64::from(width.max(1)) + 1;
            (
                i32::try_from(wish).unwrap_or(width),
                i32::try_from(tall).unwrap_or(height),
            )
        });
        let linked = self.picture.nodes.iter().any(|node| node.link.is_some());
        // An image hides the links in it from a screen reader; a graphics document does not.
        let role = if linked {
            "graphics-document document"
        } else {
            "img"
        };
        let title = xml(&self.picture.title);
        line(
            &mut self.out,
            format_args!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"{role}\" aria-label=\"{title}\" \
                 width=\"{}\" height=\"{}\" viewBox=\"0 0 {width} {height}\" \
                 font-family=\"Arial, Helvetica, 'Liberation Sans', Roboto, 'Noto Sans', sans-serif\">",
                shown.0, shown.1
            ),
        );
        line(&mut self.out, format_args!("<title>{title}</title>"));
        line(&mut self.out, format_args!("<desc>{}</desc>", xml(said)));
    }

    fn rect(&mut self, (x, y, width, height): (i32, i32, i32, i32), fill: &str, more: &str) {
        line(
            &mut self.out,
            format_args!(
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"{more}/>"
            ),
        );
    }

    fn text(
        &mut self,
        text: &str,
        (x, y): (i32, i32),
        size: i32,
        (fill, anchor, bold): (&str, &str, bool),
    ) {
        text_at(&mut self.out, text, (x, y), size, (fill, anchor, bold));
    }
}

pub(super) fn text_at(
    out: &mut String,
    text: &str,
    (x, y): (i32, i32),
    size: i32,
    (fill, anchor, bold): (&str, &str, bool),
) {
    let weight = if bold { " font-weight=\"bold\"" } else { "" };
    let anchor = if anchor == "start" {
        String::new()
    } else {
        format!(" text-anchor=\"{anchor}\"")
    };
    line(
        out,
        format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{fill}\"{anchor}{weight}>{}</text>",
            xml(text)
        ),
    );
}

pub(super) fn stripe(row: usize) -> &'static str {
    STRIPES.get(row % STRIPES.len()).copied().unwrap_or(RULE)
}

fn count(lines: &[String]) -> i32 {
    i32::try_from(lines.len()).unwrap_or(i32::MAX / 64)
}
