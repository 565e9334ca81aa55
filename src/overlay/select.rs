//! What an overlay says of items, each by its most specific statement.

use super::rules::{EMPTY_SELECTION, TIE};
use super::{Overlay, resolve};
use crate::advancement::{Origin, Selection};
use crate::finding::{Findings, Note};
use crate::framework::{Item, Library};

/// One statement: of which items, what, and where it stands.
pub(super) struct Statement<'o, T> {
    pub(super) select: &'o Selection,
    pub(super) what: T,
    pub(super) origin: Origin,
}

impl Overlay {
    /// For each item of the library of which something is said, what the most specific statement
    /// says. Equally specific statements that differ are a finding. O(statements × items).
    pub(super) fn settle<'l, T: Copy + PartialEq>(
        &self,
        library: &'l Library,
        statements: &[Statement<'_, T>],
        findings: &mut Findings,
    ) -> Vec<(Item<'l>, T)> {
        let mut matchers = Vec::new();
        for statement in statements {
            match statement.select.resolve(library) {
                Ok(matcher) => matchers.push((matcher, statement, false)),
                Err(error) => resolve::unknown(findings, self.site(statement.origin), &error),
            }
        }
        let mut said = Vec::new();
        for item in library.items() {
            let mut best: Option<(usize, T)> = None;
            let mut tie = None;
            for at in 0..matchers.len() {
                let Some((matcher, statement, used)) = matchers.get_mut(at) else {
                    continue;
                };
                if !matcher.matches(library, item) {
                    continue;
                }
                *used = true;
                let what = statement.what;
                let order = best.and_then(|(best, _)| {
                    Some(matchers.get(at)?.0.compare(&matchers.get(best)?.0))
                });
                match (order, best) {
                    (None | Some(std::cmp::Ordering::Greater), _) => {
                        best = Some((at, what));
                        tie = None;
                    }
                    (Some(std::cmp::Ordering::Equal), Some((other, value))) if value != what => {
                        tie = Some((other, at));
                    }
                    _ => {}
                }
            }
            if let Some((one, other)) = tie
                && let (Some((_, one, _)), Some((_, other, _))) =
                    (matchers.get(one), matchers.get(other))
            {
                findings.add(&TIE, "", self.site(other.origin), || {
                    Note::new(format!(
                        "of `{}` {} and {} say different things and are equally specific",
                        item.label(),
                        one.select,
                        other.select
                    ))
                    .about(item.id())
                    .related("the other stands here", self.site(one.origin))
                    .help("make one of the two more specific, or take one away")
                });
            }
            if let Some((_, what)) = best {
                said.push((item, what));
            }
        }
        for (_, statement, used) in &matchers {
            if !used {
                empty(findings, self.site(statement.origin), statement.select);
            }
        }
        said
    }
}

pub(super) fn empty(findings: &mut Findings, site: crate::finding::Site<'_>, select: &Selection) {
    findings.add(&EMPTY_SELECTION, &select.to_string(), site, || {
        Note::new(format!("{select} selects no item")).help("look at the spelling, or take it away")
    });
}
