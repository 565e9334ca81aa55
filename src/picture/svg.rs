//! The picture as SVG: one file with nothing to load and nothing that runs.

use super::glyph;
use super::label::{BAR, CODE, EDGE, LEFT, Label, WIDTHS, WORDS, labels};
use super::layout::{Layout, Rect, Route, Step, layout};
use super::legend;
use super::look::{
    HEADS, INK, LANES, Look, PAPER, RECOMMENDED, REQUIRED, RULE, SOFT, STRIPES, STUCK, of,
};
use super::node::{Edge, Node};
use super::options::Direction;
use super::picture::Picture;
use super::slots::Slots;
use super::text::{line, wrap, xml};
use crate::progression::Strength;

/// Around everything.
const MARGIN: i32 = 24;
/// The strip of headings above, and beside.
const HEAD: i32 = 46;
const GUTTER: i32 = 152;
const TITLE: (i32, i32) = (26, 32);
const HEADING: (i32, i32) = (16, 19);

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
        let labels = labels(self.nodes.iter(), &self.options);
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
        Self {
            picture,
            layout,
            across,
            left: if beside { GUTTER } else { 0 },
            top: if above { HEAD } else { 0 },
            body: if across {
                (depth, breadth)
            } else {
                (breadth, depth)
            },
            out: String::new(),
        }
    }

    fn write(mut self, labels: &[Label]) -> String {
        let inner = (self.left + self.body.0).max(560);
        let title = wrap(&self.picture.title, TITLE.0, true, inner, 3);
        let said = self.picture.description();
        let described = wrap(&said, WORDS.0, false, inner, 4);
        let title_height = count(&title) * TITLE.1 + count(&described) * WORDS.1 + 22;
        let legend = legend::entries(self.picture, self.layout);
        let (legend, legend_height) = legend::lay(&legend, inner);
        let body_top = MARGIN + title_height;
        let legend_top = body_top + self.top + self.body.1 + 22;
        let size = (inner + 2 * MARGIN, legend_top + legend_height + MARGIN);
        self.open(size, &said);
        self.rect((0, 0, size.0, size.1), PAPER, "");
        let mut at = MARGIN + TITLE.1 - 8;
        for text in &title {
            self.text(text, (MARGIN, at), TITLE.0, (INK, "start", true));
            at += TITLE.1;
        }
        at += WORDS.1 - TITLE.1 + 8;
        for text in &described {
            self.text(text, (MARGIN, at), WORDS.0, (SOFT, "start", false));
            at += WORDS.1;
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
            format_args!("<g class=\"legend\" transform=\"translate({MARGIN} {legend_top})\">"),
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

    /// Lanes with their headings, and lines between rows.
    fn grounds(&mut self, (x, y): (i32, i32)) {
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
        let lines = wrap(title, HEADING.0, true, room - 12, 2);
        let mut at = y + (height - count(&lines) * HEADING.1) / 2 + 15;
        for text in &lines {
            self.text(text, (x + room / 2, at), HEADING.0, (INK, "middle", true));
            at += HEADING.1;
        }
    }

    fn beside(&mut self, title: &str, (x, y, room): (i32, i32, i32)) {
        let most = usize::try_from((room / HEADING.1).clamp(1, 6)).unwrap_or(1);
        let lines = wrap(title, HEADING.0, true, GUTTER - 20, most);
        let mut at = y + (room - count(&lines) * HEADING.1) / 2 + 15;
        for text in &lines {
            self.text(text, (x + 8, at), HEADING.0, (INK, "start", true));
            at += HEADING.1;
        }
    }

    fn edges(&mut self) {
        self.out.push_str("<g fill=\"none\">\n");
        let layout = self.layout;
        let mut order: Vec<usize> = (0..self.picture.edges.len()).collect();
        // What matters more is drawn over what matters less.
        let edges = &self.picture.edges;
        order.sort_by_key(|link| edges.get(*link).map(|edge| (edge.stuck, edge.strength)));
        for link in order {
            if let Some(edge) = edges.get(link) {
                self.edge(edge, &layout.routes[link], layout.turned[link]);
            }
        }
        self.out.push_str("</g>\n");
    }

    fn edge(&mut self, edge: &Edge, route: &Route, is_turned: bool) {
        let mut path = format!("M{} {}", route.start.0, route.start.1);
        for step in &route.steps {
            path.push_str(&match step {
                Step::Line((x, y)) => format!("L{x} {y}"),
                Step::Curve(a, b, c) => {
                    format!("C{} {} {} {} {} {}", a.0, a.1, b.0, b.1, c.0, c.1)
                }
            });
        }
        let colour = colour(edge.strength, edge.stuck);
        let class = if edge.strength == Strength::Required {
            "required"
        } else {
            "recommended"
        };
        line(
            &mut self.out,
            format_args!(
                "<g class=\"edge {class}\" data-from=\"n{}\" data-to=\"n{}\"><title>{}</title>\
                 <path d=\"{path}\" stroke=\"{colour}\" stroke-width=\"{}\"{}/>{}</g>",
                edge.from,
                edge.to,
                xml(&edge.words),
                thickness(edge),
                dashes(edge.strength),
                route
                    .head
                    .map_or_else(String::new, |head| glyph::head(head, colour)),
            ),
        );
        let is_back = is_turned || edge.from == edge.to;
        if edge.stuck && is_back {
            glyph::circle_mark(&mut self.out, route.between);
        }
    }

    /// Where ways of which one is enough come together.
    fn marks(&mut self) {
        let layout = self.layout;
        for mark in &layout.marks {
            let choice = &self.picture.choices[mark.choice];
            let colour = colour(choice.strength, false);
            line(
                &mut self.out,
                format_args!("<g class=\"choice\" data-to=\"n{}\">", choice.to),
            );
            line(
                &mut self.out,
                format_args!("<title>{}</title>", xml(&choice.words)),
            );
            let dashes = dashes(choice.strength);
            for (from, to, several) in &mark.ways {
                line(
                    &mut self.out,
                    format_args!(
                        "<path d=\"M{} {}L{} {}\" stroke=\"{colour}\" stroke-width=\"2\"{dashes}/>",
                        from.0, from.1, to.0, to.1
                    ),
                );
                if *several {
                    glyph::dot(&mut self.out, *from, colour);
                }
            }
            let [from, to] = mark.arrow;
            line(
                &mut self.out,
                format_args!(
                    "<path d=\"M{} {}L{} {}\" stroke=\"{colour}\" stroke-width=\"2\"{dashes}/>{}",
                    from.0,
                    from.1,
                    to.0,
                    to.1,
                    glyph::head(mark.head, colour)
                ),
            );
            glyph::or(&mut self.out, mark.middle, colour);
            self.out.push_str("</g>\n");
        }
    }

    fn node(&mut self, at: usize, label: &Label) {
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
        if node.is_cluster() {
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
        if node.is_cluster() && !node.tally.is_empty() {
            self.bar(node, (x, at + 2, one.width - LEFT - EDGE));
        }
    }

    /// How much of a cluster has which status.
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
    for (status, count) in node.tally.iter().filter(|_| node.is_cluster()) {
        text.push_str(&format!("\n{status}: {count}"));
    }
    if node.stuck {
        text.push_str("\nIn a circle: each of it waits for another of it");
    }
    text
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

pub(super) fn colour(strength: Strength, stuck: bool) -> &'static str {
    match (stuck, strength) {
        (true, _) => STUCK,
        (false, Strength::Required) => REQUIRED,
        (false, Strength::Recommended) => RECOMMENDED,
    }
}

pub(super) fn dashes(strength: Strength) -> &'static str {
    match strength {
        Strength::Required => "",
        Strength::Recommended => " stroke-dasharray=\"6 4\"",
    }
}

/// Thicker between clusters that much joins.
fn thickness(edge: &Edge) -> String {
    let base = if edge.strength == Strength::Required || edge.stuck {
        20
    } else {
        15
    };
    let more = (edge.count.max(1).ilog2() * 6).min(30);
    let tenths = base + more;
    format!("{}.{}", tenths / 10, tenths % 10)
}

pub(super) fn stripe(row: usize) -> &'static str {
    STRIPES.get(row % STRIPES.len()).copied().unwrap_or(RULE)
}

fn count(lines: &[String]) -> i32 {
    i32::try_from(lines.len()).unwrap_or(i32::MAX / 64)
}
