//! Which binding decides each target.

use super::{Compiler, binding_name};
use crate::advancement::Selection;
use crate::advancement::finding;
use crate::advancement::matching::Matcher;
use crate::finding::Note;
use crate::framework::Item;
use crate::id::ItemId;
use std::collections::BTreeMap;

impl Compiler<'_> {
    /// Of some bindings the one that decides each target, of those that can be decided so.
    pub(super) fn choose<'s>(
        &mut self,
        bindings: impl Iterator<Item = (u32, &'s Selection)>,
        can: impl Fn(Item<'_>) -> bool,
    ) -> Vec<Option<u32>> {
        let mut matchers: Vec<(u32, Matcher, bool)> = Vec::new();
        for (at, select) in bindings {
            match select.resolve(self.library) {
                Ok(matcher) => matchers.push((at, matcher, false)),
                Err(error) => self.reference_fault(&error, &binding_name(at)),
            }
        }
        let mut chosen = Vec::with_capacity(self.targets.len());
        let mut ties: BTreeMap<(u32, u32), Vec<ItemId>> = BTreeMap::new();
        for id in &self.targets {
            let Some(item) = self.library.item(id).filter(|item| can(*item)) else {
                chosen.push(None);
                continue;
            };
            let mut best: Option<(u32, &Matcher)> = None;
            let mut tied: Vec<u32> = Vec::new();
            for (at, matcher, used) in &mut matchers {
                if !matcher.matches(self.library, item) {
                    continue;
                }
                *used = true;
                let order = best.map_or(std::cmp::Ordering::Greater, |(_, b)| matcher.compare(b));
                match order {
                    std::cmp::Ordering::Greater => {
                        best = Some((*at, matcher));
                        tied.clear();
                    }
                    std::cmp::Ordering::Equal => tied.push(*at),
                    std::cmp::Ordering::Less => {}
                }
            }
            let best = best.map(|(at, _)| at);
            for other in tied {
                if let Some(first) = best
                    && self.of_one_policy(first, other)
                    && !self.same(first, other)
                {
                    ties.entry((first, other)).or_default().push(id.clone());
                }
            }
            chosen.push(best.filter(|_| !self.not_assessed.contains(id)));
        }
        for (at, _, used) in matchers {
            if !used {
                self.selects_nothing(at);
            }
        }
        for ((first, second), items) in ties {
            self.tie(first, second, &items);
        }
        chosen
    }

    /// Whether two bindings are of one policy. Of two of which one was taken over from farther
    /// beneath, the nearer stands, and they come in that order.
    fn of_one_policy(&self, a: u32, b: u32) -> bool {
        self.definition.inherited(a) == self.definition.inherited(b)
    }

    /// Whether two bindings say the same of whatever they select.
    pub(super) fn same(&self, a: u32, b: u32) -> bool {
        let says = |at: u32| self.definition.bound(at).map(|(_, says)| says);
        says(a).is_some() && says(a) == says(b)
    }

    pub(super) fn selects_nothing(&mut self, at: u32) {
        let Some((select, _)) = self.definition.bound(at) else {
            return;
        };
        let what = match self.definition.ladder_at(at) {
            Some(_) => "target that has a ladder",
            None => "target",
        };
        let name = binding_name(at);
        self.findings.add(
            &finding::SELECTS_NOTHING,
            &name,
            crate::finding::Site::Built(&["policy", &name]),
            || {
                Note::new(format!("`{select}` selects no {what}"))
                    .help(match select.near(self.library) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => {
                        "compare the words with those of the framework; only targets are decided"
                            .to_owned()
                    }
                })
            },
        );
    }

    pub(super) fn tie(&mut self, first: u32, second: u32, items: &[ItemId]) {
        let told = |at: u32| {
            let (bound, told) = (self.definition.bound(at), self.definition.told(at));
            // The name of one that was taken over has the selection in it.
            let own = bound.filter(|_| self.definition.inherited(at).is_none());
            own.map_or(told.clone(), |(select, _)| format!("{told} `{select}`"))
        };
        let (one, two) = (told(first), told(second));
        let (name, other) = (binding_name(first), binding_name(second));
        let label = self.label(items.first());
        self.findings.add(
            &finding::SELECTOR_TIE,
            &format!("{first}/{second}"),
            crate::finding::Site::Built(&["policy", &name]),
            || {
                let more = items.len().saturating_sub(1);
                let more = if more == 0 {
                    String::new()
                } else {
                    format!(" and {more} more")
                };
                let note = Note::new(format!(
                    "{one} and {two} are equally specific and both select `{label}`{more}"
                ))
                .help("make one of the selections more specific, or leave one out")
                .related(
                    "the other",
                    crate::finding::Site::Built(&["policy", &other]),
                );
                items.iter().take(8).fold(note, Note::about)
            },
        );
    }

    pub(super) fn label(&self, id: Option<&ItemId>) -> String {
        let item = id.and_then(|id| self.library.item(id));
        item.map_or_else(String::new, Item::label)
    }
}
