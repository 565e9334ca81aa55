//! The lines of a picture, from the requirements of a progression.

use std::collections::HashMap;

use crate::ItemId;
use crate::progression::{Provenance, RequirementRef};

use super::node::{Choice, Edge};
use super::picture::Picture;
use super::text::clean;

impl Picture {
    /// Takes in one requirement, as far as its competencies are in the picture.
    pub(super) fn require(
        &mut self,
        requirement: RequirementRef<'_>,
        place: &HashMap<&ItemId, usize>,
        core: &HashMap<ItemId, usize>,
    ) {
        let Some(to) = place.get(requirement.target()).copied() else {
            return;
        };
        let strength = requirement.strength();
        let several = requirement.ways().len() > 1;
        let mut ways = Vec::new();
        let choice = self.choices.len();
        for (number, way) in requirement.ways().enumerate() {
            let mut members = 0;
            for member in way {
                let Some(from) = place.get(member).copied() else {
                    continue;
                };
                members += 1;
                let within = core.get(member);
                self.edges.push(Edge {
                    from,
                    to,
                    strength,
                    way: several.then_some((choice, number)),
                    stuck: within.is_some() && within == core.get(requirement.target()),
                    count: 1,
                    words: self.edge_words(from, to, requirement),
                });
            }
            ways.push(members);
        }
        if !several {
            return;
        }
        self.choices.push(Choice {
            to,
            strength,
            words: self.choice_words(to, requirement, place),
            ways,
        });
    }

    fn edge_words(&self, from: usize, to: usize, requirement: RequirementRef<'_>) -> String {
        let mut words = format!(
            "{} before {}, {}",
            self.nodes[from].short(),
            self.nodes[to].short(),
            requirement.strength()
        );
        let said = requirement.provenance();
        for why in said.filter_map(Provenance::rationale) {
            words.push_str(": ");
            words.push_str(&clean(why));
        }
        words
    }

    fn choice_words(
        &self,
        to: usize,
        requirement: RequirementRef<'_>,
        place: &HashMap<&ItemId, usize>,
    ) -> String {
        let ways = requirement.ways().map(|way| {
            let members = way.map(|id| match place.get(id) {
                Some(node) => self.nodes[*node].short().to_owned(),
                None => clean(&id.to_string()),
            });
            let members: Vec<String> = members.collect();
            if members.is_empty() {
                "nothing".to_owned()
            } else {
                members.join(" and ")
            }
        });
        let ways: Vec<String> = ways.collect();
        format!(
            "Before {}, one of: {}",
            self.nodes[to].short(),
            ways.join("; or ")
        )
    }

    /// Plain edges between the same two become one, as strong as the strongest.
    pub(super) fn fold(&mut self) {
        let mut first: HashMap<(usize, usize), usize> = HashMap::new();
        let mut kept: Vec<Edge> = Vec::new();
        for edge in std::mem::take(&mut self.edges) {
            if edge.way.is_some() {
                kept.push(edge);
                continue;
            }
            let first = *first.entry((edge.from, edge.to)).or_insert(kept.len());
            match kept.get_mut(first) {
                None => kept.push(edge),
                Some(known) if known.strength < edge.strength => {
                    known.strength = edge.strength;
                    known.words = edge.words;
                }
                Some(_) => {}
            }
        }
        self.edges = kept;
    }
}
