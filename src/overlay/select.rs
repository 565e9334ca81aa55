//! What an overlay says of items, each by its most specific statement.

use std::cmp::Ordering;

use super::Overlay;
use super::rules::{CHANGES_NOTHING, EMPTY_SELECTION, REPEATED_ENTRY, TIE};
use crate::advancement::{Matcher, Origin, Selection};
use crate::finding::{Findings, Note, Site};
use crate::framework::{Item, Library};

/// One statement: of which items, what, and where it stands.
pub(super) struct Statement<'o, T> {
    pub(super) select: &'o Selection,
    pub(super) what: T,
    pub(super) origin: Origin,
}

/// A statement whose selection was resolved, and what came of it.
struct Heard<'s, 'o, T> {
    matcher: Matcher,
    statement: &'s Statement<'o, T>,
    /// Whether it selects an item.
    used: bool,
    /// Whether some item would be read otherwise without it.
    changes: bool,
    /// An earlier one that is as specific and says the same of some item.
    repeats: Option<usize>,
}

/// The statements that select one item.
struct Ranked<T> {
    best: Option<(usize, T)>,
    /// What would stand without the best.
    next: Option<(usize, T)>,
    tie: Option<(usize, usize)>,
}

impl Overlay {
    /// For each item of the library of which something is said, what the most specific statement
    /// says. Equally specific statements that differ are a finding, and so are statements without
    /// which nothing would be otherwise: `changes` tells that of an item, what would stand without
    /// the statement, and what it says. O(statements × items).
    pub(super) fn settle<'l, T: Copy + PartialEq>(
        &self,
        library: &'l Library,
        statements: &[Statement<'_, T>],
        changes: impl Fn(Item<'l>, Option<T>, T) -> bool,
        findings: &mut Findings,
    ) -> Vec<(Item<'l>, T)> {
        let mut heard: Vec<Heard<'_, '_, T>> = Vec::new();
        for statement in statements {
            match statement.select.resolve(library) {
                Ok(matcher) => heard.push(Heard {
                    matcher,
                    statement,
                    used: false,
                    changes: false,
                    repeats: None,
                }),
                Err(error) => self.unknown(findings, statement.origin, &error),
            }
        }
        let mut said = Vec::new();
        for item in library.items() {
            let ranked = rank(&mut heard, library, item);
            if let Some((one, other)) = ranked.tie
                && let (Some(one), Some(other)) = (heard.get(one), heard.get(other))
            {
                self.tie(item, one.statement, other.statement, findings);
            }
            // What ties says something, though not what.
            for at in ranked.tie.into_iter().flat_map(|(one, other)| [one, other]) {
                if let Some(one) = heard.get_mut(at) {
                    one.changes = true;
                }
            }
            if let Some((best, what)) = ranked.best {
                let without = ranked.next.map(|(_, what)| what);
                if let Some(best) = heard.get_mut(best) {
                    best.changes = best.changes || changes(item, without, what);
                }
                said.push((item, what));
            }
        }
        for one in &heard {
            self.idle(library, one, &heard, findings);
        }
        said
    }

    fn tie<T>(
        &self,
        item: Item<'_>,
        one: &Statement<'_, T>,
        other: &Statement<'_, T>,
        findings: &mut Findings,
    ) {
        findings.add(&TIE, "", self.site(other.origin), || {
            Note::new(format!(
                "of `{}` `{}` and `{}` say different things and are equally specific",
                item.label(),
                one.select,
                other.select
            ))
            .about(item.id())
            .related("the other stands here", self.site(one.origin))
            .help("make one of the two more specific, or take one away")
        });
    }

    /// Reports a statement that selects nothing, or changes nothing.
    fn idle<T>(
        &self,
        library: &Library,
        one: &Heard<'_, '_, T>,
        all: &[Heard<'_, '_, T>],
        findings: &mut Findings,
    ) {
        let (site, select) = (self.site(one.statement.origin), one.statement.select);
        let earlier = one.repeats.and_then(|earlier| all.get(earlier));
        if !one.used {
            empty(findings, site, select, library);
        } else if let Some(earlier) = earlier.filter(|_| !one.changes) {
            findings.add(&REPEATED_ENTRY, "", site, || {
                Note::new(format!("of `{select}` the same is said twice"))
                    .related("it stands here first", self.site(earlier.statement.origin))
                    .help("take one of the two away")
            });
        } else if !one.changes {
            findings.add(&CHANGES_NOTHING, "", site, || {
                Note::new(format!("what is said of `{select}` stands without it"))
                    .help("take it away, or say what was meant instead")
            });
        }
    }
}

fn rank<T: Copy + PartialEq>(
    heard: &mut [Heard<'_, '_, T>],
    library: &Library,
    item: Item<'_>,
) -> Ranked<T> {
    let mut ranked = Ranked {
        best: None,
        next: None,
        tie: None,
    };
    for at in 0..heard.len() {
        let Some(one) = heard.get_mut(at) else {
            continue;
        };
        if !one.matcher.matches(library, item) {
            continue;
        }
        one.used = true;
        let what = one.statement.what;
        let against = |other: Option<(usize, T)>, heard: &[Heard<'_, '_, T>]| {
            let (one, other) = (heard.get(at)?, heard.get(other?.0)?);
            Some(one.matcher.compare(&other.matcher))
        };
        match (against(ranked.best, heard), ranked.best) {
            (None | Some(Ordering::Greater), _) => {
                ranked.next = ranked.best;
                ranked.best = Some((at, what));
                ranked.tie = None;
            }
            (Some(Ordering::Equal), Some((best, value))) if value != what => {
                ranked.tie = Some((best, at));
            }
            (Some(Ordering::Equal), Some((best, _))) => {
                if let Some(one) = heard.get_mut(at) {
                    one.repeats = one.repeats.or(Some(best));
                }
            }
            (Some(_), _) => {
                if against(ranked.next, heard) != Some(Ordering::Less) {
                    ranked.next = Some((at, what));
                }
            }
        }
    }
    ranked
}

pub(super) fn empty(
    findings: &mut Findings,
    site: Site<'_>,
    select: &Selection,
    library: &Library,
) {
    findings.add(&EMPTY_SELECTION, &select.to_string(), site, || {
        let note = Note::new(format!("`{select}` selects no item"));
        match select.near(library) {
            Some(near) => note.help(format!("did you mean `{near}`?")),
            None => note.help("look at the spelling, or take it away"),
        }
    });
}
