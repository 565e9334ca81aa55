//! Collects what a reader meets, and judges it as a whole.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use super::edge::EdgeData;
use super::list::{Edges, Inner};
use super::node::NodeData;
use super::spot::{Input, Spot, site};
use super::{EdgesError, rule};
use crate::ItemId;
use crate::finding::{Findings, Note, Report, Rule, Site, short};
use crate::progression::RequirementSource;
use crate::source::{Json, JsonError, Source};

/// What a reader has met so far.
pub(in crate::format) struct Draft {
    name: &'static str,
    inputs: Vec<Input>,
    ids: HashMap<Box<str>, u32>,
    nodes: Vec<NodeData>,
    edges: Vec<EdgeData>,
    related: Vec<EdgeData>,
}

/// What a reader knows of a thing.
pub(in crate::format) struct NodeDraft {
    pub(in crate::format) item: ItemId,
    pub(in crate::format) code: Option<Box<str>>,
    pub(in crate::format) statement: Option<Box<str>>,
    pub(in crate::format) kind: Option<Box<str>>,
    pub(in crate::format) levels: Box<[Box<str>]>,
}

impl Draft {
    /// Nothing so far, of a form of this name.
    pub(in crate::format) fn new(name: &'static str) -> Self {
        Self {
            name,
            inputs: Vec::new(),
            ids: HashMap::new(),
            nodes: Vec::new(),
            edges: Vec::new(),
            related: Vec::new(),
        }
    }

    /// One more input, which findings and spots speak of by its number.
    pub(in crate::format) fn input(&mut self, text: Source, json: Option<Json>) -> u32 {
        self.inputs.push(Input {
            text,
            json,
            findings: Findings::new(),
        });
        number(self.inputs.len() - 1)
    }

    /// The findings of an input, for what is said of it as a whole.
    pub(in crate::format) fn findings(&mut self, input: u32) -> Option<&mut Findings> {
        Some(&mut self.inputs.get_mut(input as usize)?.findings)
    }

    /// An input that is no JSON.
    pub(in crate::format) fn syntax(&mut self, input: u32, error: &JsonError) {
        if let Some(findings) = self.findings(input) {
            findings.add_syntax(error);
        }
    }

    /// A finding.
    pub(in crate::format) fn add(
        &mut self,
        rule: &'static Rule,
        habit: &str,
        spot: Spot,
        note: impl FnOnce() -> Note,
    ) {
        self.add_beside(rule, habit, spot, |_| note());
    }

    /// A finding that points at other places of the same input too.
    fn add_beside(
        &mut self,
        rule: &'static Rule,
        habit: &str,
        spot: Spot,
        note: impl FnOnce(&dyn Fn(Spot, Note, &str) -> Note) -> Note,
    ) {
        let Some(input) = self.inputs.get_mut(spot.input as usize) else {
            return;
        };
        let Input {
            text,
            json,
            findings,
        } = input;
        let at = |spot| -> Site<'_> { site(text, json.as_ref(), spot) };
        let related = |other: Spot, note: Note, label: &str| -> Note {
            if other.input == spot.input {
                note.related(label, at(other))
            } else {
                note.help(format!("{label} in another input"))
            }
        };
        findings.add(rule, habit, at(spot), || note(&related));
    }

    /// A thing is declared. The first declaration of an identifier counts.
    pub(in crate::format) fn node(&mut self, id: &str, draft: NodeDraft, spot: Spot) {
        let index = self.named(id);
        let Some(node) = self.nodes.get_mut(index as usize) else {
            return;
        };
        if let Some(first) = node.spot {
            self.add_beside(&rule::REPEATED_IDENTIFIER, id, spot, |related| {
                let note = Note::new(format!("`{}` is declared again", short(id)));
                related(first, note, "stands first here")
            });
            return;
        }
        node.item = Some(draft.item);
        node.code = draft.code;
        node.statement = draft.statement;
        node.kind = draft.kind;
        node.levels = draft.levels;
        node.spot = Some(spot);
    }

    /// One thing comes before another.
    pub(in crate::format) fn edge(&mut self, before: &str, after: &str, spot: Spot) {
        let ends = (self.named(before), self.named(after));
        self.edges.push(EdgeData { ends, spot });
    }

    /// Two things belong together.
    pub(in crate::format) fn related(&mut self, one: &str, other: &str, spot: Spot) {
        let ends = (self.named(one), self.named(other));
        self.related.push(EdgeData { ends, spot });
    }

    fn named(&mut self, id: &str) -> u32 {
        if let Some(index) = self.ids.get(id) {
            return *index;
        }
        let index = number(self.nodes.len());
        self.ids.insert(id.into(), index);
        self.nodes.push(NodeData::named(id));
        index
    }

    /// Where nothing is declared at all, what is named stands for itself.
    pub(in crate::format) fn stand_for_themselves(&mut self) {
        if self.nodes.iter().any(|node| node.spot.is_some()) {
            return;
        }
        for node in &mut self.nodes {
            node.item = ItemId::new(&*node.id).ok();
        }
    }

    /// Judges the edges, and makes the list.
    pub(in crate::format) fn finish(mut self) -> Result<Edges, EdgesError> {
        let first = self.first_of_each();
        let edges = std::mem::take(&mut self.edges);
        let edges = self.judged(edges, &first, false);
        let related = std::mem::take(&mut self.related);
        let related = self.judged(related, &first, true);
        self.both_ways(&edges, &first);
        let mut reports: Vec<Report> = Vec::new();
        let mut inputs = Vec::new();
        for input in self.inputs {
            reports.push(input.findings.into_report(Some(input.text.clone())));
            inputs.push((input.text, input.json));
        }
        if reports
            .iter()
            .any(|report| report.blocking().next().is_some())
        {
            return Err(EdgesError::new(reports));
        }
        Ok(Edges {
            inner: Arc::new(Inner {
                inputs,
                reports,
                ids: self.ids,
                nodes: self.nodes,
                edges,
                related,
            }),
            source: RequirementSource::named(self.name),
        })
    }

    /// For each node the first that has the same identifier: two nodes may name one item.
    fn first_of_each(&mut self) -> Vec<u32> {
        let mut seen: HashMap<ItemId, u32> = HashMap::new();
        let mut first = Vec::with_capacity(self.nodes.len());
        let mut again = Vec::new();
        for (node, index) in self.nodes.iter().zip(0..) {
            let place = match &node.item {
                Some(item) => *seen.entry(item.clone()).or_insert(index),
                None => index,
            };
            if place != index {
                again.push((place, index));
            }
            first.push(place);
        }
        for (place, index) in again {
            self.shared_identifier(place, index);
        }
        first
    }

    fn shared_identifier(&mut self, first: u32, again: u32) {
        let node = |index: u32| self.nodes.get(index as usize);
        let (Some(first), Some(again)) = (node(first), node(again)) else {
            return;
        };
        let (Some(earlier), Some(spot), Some(item)) = (first.spot, again.spot, &again.item) else {
            return;
        };
        let (item, again) = (item.to_string(), again.id.clone());
        self.add_beside(&rule::REPEATED_IDENTIFIER, &item, spot, |related| {
            let note = Note::new(format!(
                "`{}` has the identifier `{}` of another",
                short(&again),
                short(&item)
            ));
            related(earlier, note, "stands first here")
        });
    }

    /// The edges that say something, each once.
    fn judged(&mut self, edges: Vec<EdgeData>, first: &[u32], mutual: bool) -> Vec<EdgeData> {
        let mut seen: HashMap<(u32, u32), Spot> = HashMap::new();
        let mut kept = Vec::with_capacity(edges.len());
        for edge in edges {
            let (one, other) = edge.ends;
            if self.is_unknown(one, edge.spot) | self.is_unknown(other, edge.spot) {
                continue;
            }
            let ends = (canonical(first, one), canonical(first, other));
            if ends.0 == ends.1 {
                self.own_end(one, edge.spot);
                continue;
            }
            match seen.entry(ends) {
                Entry::Occupied(earlier) => self.again(edge, *earlier.get()),
                Entry::Vacant(place) => {
                    place.insert(edge.spot);
                    // A mutual pair is mostly written from both of its ends.
                    if !(mutual && seen.contains_key(&(ends.1, ends.0))) {
                        kept.push(edge);
                    }
                }
            }
        }
        kept
    }

    /// Whether an end names nothing that the file knows, with a finding if so.
    fn is_unknown(&mut self, end: u32, spot: Spot) -> bool {
        let Some(node) = self.nodes.get(end as usize) else {
            return true;
        };
        if node.item.is_some() {
            return false;
        }
        let id = node.id.clone();
        self.add(&rule::UNKNOWN_END, &id, spot, || {
            Note::new(format!(
                "`{}` is nothing that the file declares",
                short(&id)
            ))
            .help("read the nodes together with the edges, or remove the edge")
        });
        true
    }

    fn own_end(&mut self, end: u32, spot: Spot) {
        let label = self.label(end);
        self.add(&rule::OWN_END, &label, spot, || {
            Note::new(format!("`{}` is at both ends", short(&label)))
        });
    }

    fn again(&mut self, edge: EdgeData, earlier: Spot) {
        let (before, after) = (self.label(edge.ends.0), self.label(edge.ends.1));
        let habit = format!("{before} {after}");
        self.add_beside(&rule::REPEATED_EDGE, &habit, edge.spot, |related| {
            let note = Note::new(format!(
                "`{}` and `{}` are joined so already",
                short(&before),
                short(&after)
            ));
            related(earlier, note, "stands first here")
        });
    }

    /// Tells of two things that each come before the other.
    fn both_ways(&mut self, edges: &[EdgeData], first: &[u32]) {
        let mut seen: HashMap<(u32, u32), Spot> = HashMap::with_capacity(edges.len());
        for edge in edges {
            let ends = (canonical(first, edge.ends.0), canonical(first, edge.ends.1));
            if let Some(earlier) = seen.get(&(ends.1, ends.0)).copied() {
                let (before, after) = (self.label(edge.ends.0), self.label(edge.ends.1));
                let habit = format!("{before} {after}");
                self.add_beside(&rule::BOTH_WAYS, &habit, edge.spot, |related| {
                    let note = Note::new(format!(
                        "`{}` comes before `{}` here, and after it elsewhere",
                        short(&before),
                        short(&after)
                    ));
                    related(earlier, note, "comes after it here")
                });
            }
            seen.insert(ends, edge.spot);
        }
    }

    fn label(&self, node: u32) -> Box<str> {
        let node = self.nodes.get(node as usize);
        node.map_or_else(Box::default, |node| node.label().into())
    }
}

fn canonical(first: &[u32], node: u32) -> u32 {
    first.get(node as usize).copied().unwrap_or(node)
}

/// Inputs are shorter than 4 GiB, and so is the number of things in them.
fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
