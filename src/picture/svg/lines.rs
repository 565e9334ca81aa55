//! What comes before what, as lines.

use std::fmt::Write as _;

use super::Sheet;
use crate::picture::glyph;
use crate::picture::layout::{Route, Step};
use crate::picture::look::{RECOMMENDED, REQUIRED, STUCK};
use crate::picture::node::Edge;
use crate::picture::text::{line, xml};
use crate::progression::Strength;

impl Sheet<'_> {
    pub(super) fn edges(&mut self) {
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
        let path = path(route);
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
    pub(super) fn marks(&mut self) {
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
}

/// Writing to a `String` cannot fail.
fn path(route: &Route) -> String {
    let mut path = format!("M{} {}", route.start.0, route.start.1);
    for step in &route.steps {
        let _ = match step {
            Step::Line((x, y)) => write!(path, "L{x} {y}"),
            Step::Curve(a, b, c) => {
                write!(path, "C{} {} {} {} {} {}", a.0, a.1, b.0, b.1, c.0, c.1)
            }
        };
    }
    path
}

pub(in crate::picture) fn colour(strength: Strength, stuck: bool) -> &'static str {
    match (stuck, strength) {
        (true, _) => STUCK,
        (false, Strength::Required) => REQUIRED,
        (false, Strength::Recommended) => RECOMMENDED,
    }
}

pub(in crate::picture) fn dashes(strength: Strength) -> &'static str {
    match strength {
        Strength::Required => "",
        Strength::Recommended => " stroke-dasharray=\"6 4\"",
    }
}

/// Thicker between groups that much joins.
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
