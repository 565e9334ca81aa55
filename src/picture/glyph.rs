//! Small shapes: marks of statuses, arrowheads, dots, and the signs *or* and *circle*.

use super::layout::Point;
use super::look::{Look, Mark, PAPER, STUCK};
use super::text::line;

/// The mark of a status in a disc of radius 9.
pub(super) fn mark(out: &mut String, (x, y): Point, look: Look) {
    let ink = look.line;
    let full = format!("<circle r=\"9\" fill=\"{ink}\"/>");
    let hollow = format!("<circle r=\"8\" fill=\"{PAPER}\" stroke=\"{ink}\" stroke-width=\"2\"/>");
    let shape = match look.mark {
        Mark::None => return,
        Mark::Check => format!(
            "{full}<path d=\"M-4 0l3 4l6 -8\" fill=\"none\" stroke=\"{PAPER}\" stroke-width=\"2\"/>"
        ),
        Mark::Hourglass => {
            format!("{full}<path d=\"M-4 -5h8l-8 10h8z\" fill=\"{PAPER}\"/>")
        }
        Mark::Half => format!("{hollow}<path d=\"M0 -8a8 8 0 0 0 0 16z\" fill=\"{ink}\"/>"),
        Mark::Arrow => format!("{full}<path d=\"M-3 -5l8 5l-8 5z\" fill=\"{PAPER}\"/>"),
        Mark::HollowArrow => format!(
            "{hollow}<path d=\"M-2 -4l6 4l-6 4z\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"1.5\"/>"
        ),
        Mark::Question => format!(
            "{full}<path d=\"M-3 -2a3 3 0 1 1 3 3v1\" fill=\"none\" stroke=\"{PAPER}\" \
             stroke-width=\"2\"/><circle cy=\"5\" r=\"1.2\" fill=\"{PAPER}\"/>"
        ),
        Mark::Dots => format!(
            "<g fill=\"{ink}\"><circle cx=\"-5\" r=\"1.6\"/><circle r=\"1.6\"/><circle cx=\"5\" r=\"1.6\"/></g>"
        ),
        Mark::Bar => format!("{hollow}<path d=\"M-4 0h8\" stroke=\"{ink}\" stroke-width=\"2\"/>"),
    };
    line(
        out,
        format_args!("<g transform=\"translate({x} {y})\">{shape}</g>"),
    );
}

/// The sign of a circle that keeps things from being learned.
pub(super) fn circle_mark(out: &mut String, (x, y): Point) {
    line(
        out,
        format_args!(
            "<g transform=\"translate({x} {y})\"><circle r=\"9\" fill=\"{STUCK}\"/>\
             <path d=\"M4.3 1.5A4.5 4.5 0 1 1 2.5 -3.7\" fill=\"none\" stroke=\"{PAPER}\" stroke-width=\"2\"/>\
             <path d=\"M1.5 -6.5L6.5 -4L2 -.5z\" fill=\"{PAPER}\"/></g>"
        ),
    );
}

/// The sign for ways of which one is enough.
pub(super) fn or(out: &mut String, (x, y): Point, colour: &str) {
    line(
        out,
        format_args!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"11\" fill=\"{colour}\"/>\
             <text x=\"{x}\" y=\"{}\" font-size=\"12\" font-weight=\"bold\" fill=\"{PAPER}\" \
             text-anchor=\"middle\">or</text>",
            y + 4
        ),
    );
}

/// The sign for what is needed together.
pub(super) fn dot(out: &mut String, (x, y): Point, colour: &str) {
    line(
        out,
        format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"4\" fill=\"{colour}\"/>"),
    );
}

pub(super) fn head([a, b, c]: [Point; 3], colour: &str) -> String {
    format!(
        "<path d=\"M{} {}L{} {}L{} {}z\" fill=\"{colour}\"/>",
        a.0, a.1, b.0, b.1, c.0, c.1
    )
}
