//! The picture as a Mermaid flowchart.

use std::fmt::Write as _;

use crate::progression::Strength;

use super::look::{INK, STUCK, of};
use super::node::{Edge, Node};
use super::options::Direction;
use super::picture::Picture;
use super::status::Status;
use super::text::line;

impl Picture {
    /// The picture as a [Mermaid](https://mermaid.js.org/syntax/flowchart.html) flowchart, for
    /// pages and notes that draw it themselves. O(boxes + lines).
    ///
    /// Bands are subgraphs, statuses classes, recommended lines dashed; ways of which one is enough
    /// meet in a node *or*, what is needed together in a node *and*. Every character that could
    /// mean something to Mermaid is written as an entity.
    pub fn to_mermaid(&self) -> String {
        let mut out = String::new();
        let direction = match self.options.direction {
            Direction::Across | Direction::Fit => "LR",
            Direction::Down => "TB",
        };
        line(&mut out, format_args!("flowchart {direction}"));
        line(&mut out, format_args!("  accTitle: {}", plain(&self.title)));
        line(
            &mut out,
            format_args!("  accDescr: {}", plain(&self.description())),
        );
        for lane in 0..self.lanes.count() {
            let title = self.lanes.titles.get(lane);
            if let Some(title) = title {
                line(
                    &mut out,
                    format_args!("  subgraph lane{lane}[\"{}\"]", text(title)),
                );
            }
            for (at, node) in self.nodes.iter().enumerate() {
                if node.lane == lane {
                    line(&mut out, format_args!("    n{at}[\"{}\"]", label(node)));
                }
            }
            if title.is_some() {
                out.push_str("  end\n");
            }
        }
        for edge in self.edges.iter().filter(|edge| edge.way.is_none()) {
            join(
                &mut out,
                &format!("n{}", edge.from),
                &format!("n{}", edge.to),
                edge.strength,
            );
        }
        for (choice, _) in self.choices.iter().enumerate() {
            self.mermaid_choice(&mut out, choice);
        }
        for (at, node) in self.nodes.iter().enumerate() {
            if let Some(link) = &node.link {
                line(
                    &mut out,
                    format_args!("  click n{at} href \"{link}\" _blank"),
                );
            }
        }
        self.mermaid_classes(&mut out);
        out
    }

    fn mermaid_choice(&self, out: &mut String, choice: usize) {
        let stated = &self.choices[choice];
        let of_way = |number: usize| {
            let edges = self.edges.iter();
            edges.filter(move |edge| edge.way == Some((choice, number)))
        };
        if stated.ways.iter().all(|members| *members == 0) {
            return;
        }
        line(out, format_args!("  or{choice}((\"or\"))"));
        for (number, members) in stated.ways.iter().enumerate() {
            let mut to = format!("or{choice}");
            if *members > 1 {
                let and = format!("and{choice}x{number}");
                line(out, format_args!("  {and}((\"and\"))"));
                join(out, &and, &to, stated.strength);
                to = and;
            }
            for Edge { from, strength, .. } in of_way(number) {
                join(out, &format!("n{from}"), &to, *strength);
            }
        }
        join(
            out,
            &format!("or{choice}"),
            &format!("n{}", stated.to),
            stated.strength,
        );
    }

    fn mermaid_classes(&self, out: &mut String) {
        for status in Status::ALL {
            let nodes = self.nodes.iter().enumerate();
            let nodes = nodes.filter(|(_, node)| node.status == Some(status));
            let nodes: Vec<String> = nodes.map(|(at, _)| format!("n{at}")).collect();
            if nodes.is_empty() {
                continue;
            }
            let look = of(Some(status));
            let dashes = if look.dashes.is_empty() {
                String::new()
            } else {
                format!(",stroke-dasharray:{}", look.dashes)
            };
            line(
                out,
                format_args!(
                    "  classDef {} fill:{},stroke:{},stroke-width:{}px,color:{INK}{dashes}",
                    status.name(),
                    look.fill,
                    look.line,
                    look.thickness
                ),
            );
            line(
                out,
                format_args!("  class {} {}", nodes.join(","), status.name()),
            );
        }
        let stuck = self.nodes.iter().enumerate().filter(|(_, node)| node.stuck);
        let stuck: Vec<String> = stuck.map(|(at, _)| format!("n{at}")).collect();
        if !stuck.is_empty() {
            line(
                out,
                format_args!("  classDef circle stroke:{STUCK},stroke-width:3px"),
            );
            line(out, format_args!("  class {} circle", stuck.join(",")));
        }
    }
}

fn join(out: &mut String, from: &str, to: &str, strength: Strength) {
    let arrow = match strength {
        Strength::Required => "-->",
        Strength::Recommended => "-.->",
    };
    line(out, format_args!("  {from} {arrow} {to}"));
}

fn label(node: &Node) -> String {
    let status = node.status.map(|status| text(&format!("({status})")));
    let parts = [Some(bold(&node.code)), Some(text(&node.text)), status];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|t| !t.is_empty())
        .collect();
    parts.join("<br/>")
}

fn bold(code: &str) -> String {
    if code.is_empty() {
        String::new()
    } else {
        format!("<b>{}</b>", text(code))
    }
}

/// Writing to a `String` cannot fail. A text in quotes: what is neither letter, digit, space nor plain punctuation as an entity.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() || " ,.()".contains(c) || (!c.is_ascii() && !c.is_control()) {
            out.push(c);
        } else {
            let _ = write!(out, "#{};", u32::from(c));
        }
    }
    out
}

/// A text to the end of its line, without what could end it or begin something else.
fn plain(text: &str) -> String {
    let kept = text
        .chars()
        .map(|c| if "#;{}%\"<>&`\\".contains(c) { ' ' } else { c });
    kept.collect::<String>().trim().to_owned()
}
