//! The picture in the DOT language of Graphviz.

use crate::progression::Strength;

use super::look::{INK, REQUIRED, STUCK, of};
use super::node::{Edge, Node};
use super::options::Direction;
use super::picture::Picture;
use super::svg::colour;
use super::text::line;

impl Picture {
    /// The picture in [DOT](https://graphviz.org/doc/info/lang.html), to be laid out by Graphviz
    /// and its kin. O(boxes + lines).
    ///
    /// Bands are clusters, recommended lines dashed; ways of which one is enough meet in a node
    /// *or*, what is needed together in a point. Labels are plain quoted texts, never HTML.
    pub fn to_dot(&self) -> String {
        let mut out = String::new();
        let direction = match self.options.direction {
            Direction::Across | Direction::Fit => "LR",
            Direction::Down => "TB",
        };
        line(&mut out, format_args!("digraph {} {{", quoted(&self.title)));
        line(
            &mut out,
            format_args!(
                "  graph [rankdir={direction}, label={}, labelloc=t, fontname=\"Helvetica\", newrank=true];",
                quoted(&self.title)
            ),
        );
        line(
            &mut out,
            format_args!(
                "  node [shape=box, style=\"rounded,filled\", fillcolor=\"#ffffff\", \
                 fontname=\"Helvetica\", fontcolor=\"{INK}\", fontsize=11];"
            ),
        );
        for lane in 0..self.lanes.count() {
            let title = self.lanes.titles.get(lane);
            if let Some(title) = title {
                line(&mut out, format_args!("  subgraph cluster_{lane} {{"));
                line(&mut out, format_args!("    label={};", quoted(title)));
            }
            for (at, node) in self.nodes.iter().enumerate() {
                if node.lane == lane {
                    line(&mut out, format_args!("    n{at} [{}];", attributes(node)));
                }
            }
            if title.is_some() {
                out.push_str("  }\n");
            }
        }
        for edge in self.edges.iter().filter(|edge| edge.way.is_none()) {
            join(
                &mut out,
                (&format!("n{}", edge.from), &format!("n{}", edge.to)),
                edge,
            );
        }
        for (choice, _) in self.choices.iter().enumerate() {
            self.dot_choice(&mut out, choice);
        }
        out.push_str("}\n");
        out
    }

    fn dot_choice(&self, out: &mut String, choice: usize) {
        let stated = &self.choices[choice];
        if stated.ways.iter().all(|members| *members == 0) {
            return;
        }
        let own = Edge {
            from: stated.to,
            to: stated.to,
            strength: stated.strength,
            way: None,
            stuck: false,
            count: 1,
            words: stated.words.clone(),
        };
        let or = format!("or{choice}");
        line(
            out,
            format_args!(
                "  {or} [shape=circle, style=filled, fillcolor=\"{REQUIRED}\", fontcolor=\"#ffffff\", \
                 label=\"or\", margin=0, width=0.3, tooltip={}];",
                quoted(&stated.words)
            ),
        );
        for (number, members) in stated.ways.iter().enumerate() {
            let mut to = or.clone();
            if *members > 1 {
                let and = format!("and{choice}_{number}");
                line(
                    out,
                    format_args!("  {and} [shape=point, tooltip=\"needed together\"];"),
                );
                join(out, (&and, &to), &own);
                to = and;
            }
            let edges = self.edges.iter();
            for edge in edges.filter(|edge| edge.way == Some((choice, number))) {
                join(out, (&format!("n{}", edge.from), &to), edge);
            }
        }
        join(out, (&or, &format!("n{}", stated.to)), &own);
    }
}

fn join(out: &mut String, (from, to): (&str, &str), edge: &Edge) {
    let style = match edge.strength {
        Strength::Required => "solid",
        Strength::Recommended => "dashed",
    };
    line(
        out,
        format_args!(
            "  {from} -> {to} [style={style}, color=\"{}\", tooltip={}];",
            colour(edge.strength, edge.stuck),
            quoted(&edge.words)
        ),
    );
}

fn attributes(node: &Node) -> String {
    let look = of(node.status);
    let mut words = Vec::new();
    if !node.code.is_empty() {
        words.push(node.code.clone());
    }
    words.extend(super::text::wrap(&node.text, 11, false, 170, 12));
    if let Some(status) = node.status {
        words.push(format!("({status})"));
    }
    let line = if node.stuck { STUCK } else { look.line };
    let mut all = vec![
        format!("label={}", quoted(&words.join("\n"))),
        format!("tooltip={}", quoted(&node.full)),
        format!("fillcolor=\"{}\"", look.fill),
        format!("color=\"{line}\""),
        format!("penwidth={}", look.thickness),
    ];
    if !look.dashes.is_empty() {
        all.push("style=\"rounded,filled,dashed\"".to_owned());
    }
    if let Some(link) = &node.link {
        all.push(format!("URL={}", quoted(link)));
    }
    all.join(", ")
}

/// A quoted string: Graphviz takes backslashes for escapes and `&` for the start of an entity.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '&' => out.push_str("&amp;"),
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}
