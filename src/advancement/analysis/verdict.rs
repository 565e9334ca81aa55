//! What can be said of a rule before anybody shows anything.

use serde::Serialize;

use crate::advancement::Distinct;
use crate::advancement::filter::Filter;
use crate::advancement::node::{Ask, Leaf, Node};
use crate::framework::Scale;
use crate::mastery::{CurveCap, Estimator, Rounding};

/// Whether a condition can be met, as far as it can be seen without evidence.
///
/// The order is by how easily it is met, so that *all* of several conditions is the least of them
/// and *any* the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// Nobody can meet it.
    Never,
    /// It depends on what is shown.
    Depends,
    /// It is met without anything being shown.
    Always,
}

impl Verdict {
    /// All of several conditions.
    pub(in crate::advancement) fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().min().unwrap_or(Self::Always)
    }

    /// One of several conditions.
    pub(in crate::advancement) fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().max().unwrap_or(Self::Never)
    }

    /// At least k of several conditions.
    pub(in crate::advancement) fn at_least(k: u32, parts: impl IntoIterator<Item = Self>) -> Self {
        let (mut possible, mut sure) = (0u32, 0u32);
        for part in parts {
            possible = possible.saturating_add(u32::from(part != Self::Never));
            sure = sure.saturating_add(u32::from(part == Self::Always));
        }
        if sure >= k {
            Self::Always
        } else if possible >= k {
            Self::Depends
        } else {
            Self::Never
        }
    }
}

/// Judges the rule of one competency.
pub(in crate::advancement) struct Analysis<'a> {
    pub(in crate::advancement) leaves: &'a [Leaf],
    pub(in crate::advancement) filters: &'a [Filter],
    pub(in crate::advancement) scale: &'a Scale,
    /// Whether handing works in is taken for granted: conditions that every work meets are met.
    pub(in crate::advancement) handed_in: bool,
    /// Whether another competency can be held.
    pub(in crate::advancement) holdable: &'a dyn Fn(u32) -> bool,
}

impl Analysis<'_> {
    /// Whether the condition can be met. O(size); its depth is bounded by what compiling lets
    /// through.
    pub(in crate::advancement) fn verdict(&self, node: &Node) -> Verdict {
        let all = |of: &[u32]| Verdict::all(of.iter().map(|other| self.held(*other)));
        match node {
            Node::Leaf(leaf) => self.leaf(*leaf),
            Node::Attested { upon, .. } => match upon.and_then(|leaf| self.why_never(leaf)) {
                Some(_) => Verdict::Never,
                None => Verdict::Depends,
            },
            Node::Held(of) => all(of),
            Node::Ways(ways) => Verdict::any(ways.iter().map(|way| all(way))),
            Node::Count {
                k, of, including, ..
            } => {
                let enough = Verdict::at_least(*k, of.iter().map(|other| self.held(*other)));
                Verdict::all([all(including), enough])
            }
            Node::Points {
                points,
                each,
                including,
            } => {
                let holdable = each.iter().filter(|(other, _)| (self.holdable)(*other));
                let most: i128 = holdable.map(|(_, p)| i128::from(p.millionths())).sum();
                let enough = if most >= i128::from(points.millionths()) {
                    Verdict::Depends
                } else {
                    Verdict::Never
                };
                Verdict::all([all(including), enough])
            }
            Node::All(nodes) => Verdict::all(nodes.iter().map(|node| self.verdict(node))),
            Node::Any(nodes) => Verdict::any(nodes.iter().map(|node| self.verdict(node))),
            Node::AtLeast(k, nodes) => {
                Verdict::at_least(*k, nodes.iter().map(|node| self.verdict(node)))
            }
            Node::Nothing => Verdict::Always,
        }
    }

    fn leaf(&self, leaf: u32) -> Verdict {
        let lowest = |leaf: &Leaf| self.handed_in && self.asks_for_the_lowest(leaf);
        if self.why_never(leaf).is_some() {
            Verdict::Never
        } else if self.leaves.get(leaf as usize).is_some_and(lowest) {
            Verdict::Always
        } else {
            Verdict::Depends
        }
    }

    fn held(&self, other: u32) -> Verdict {
        if (self.holdable)(other) {
            Verdict::Depends
        } else {
            Verdict::Never
        }
    }

    /// The first reason within a condition why nobody can meet it, in words.
    fn reason(&self, node: &Node) -> Option<String> {
        let mut reason = None;
        node.walk(&mut |node| {
            if let Node::Leaf(leaf)
            | Node::Attested {
                upon: Some(leaf), ..
            } = node
            {
                reason = reason.take().or_else(|| self.why_never(*leaf));
            }
        });
        reason
    }

    /// Why nobody can meet a condition, in words.
    pub(in crate::advancement) fn reason_in_words(&self, node: &Node) -> String {
        let reason = self.reason(node);
        reason.unwrap_or_else(|| "no way to hold what it asks for is open".to_owned())
    }

    /// Why no work meets a condition on works, if none can.
    fn why_never(&self, leaf: u32) -> Option<String> {
        let leaf = self.leaves.get(leaf as usize)?;
        let filter = self.filters.get(leaf.filter as usize)?;
        lets_nothing_through(filter)
            .map(|list| format!("its list of {list} is empty, so that no work counts"))
            .or_else(|| self.contradiction(leaf, filter))
    }

    fn contradiction(&self, leaf: &Leaf, filter: &Filter) -> Option<String> {
        match &leaf.ask {
            Ask::Works {
                n,
                distinct,
                spread,
                again,
            } => {
                let (kinds, what) = match distinct {
                    Some(Distinct::Task) => (filter.tasks.as_deref().map(different), "tasks"),
                    Some(Distinct::Modality) => {
                        (filter.modalities.as_deref().map(different), "modalities")
                    }
                    _ => (None, ""),
                };
                if let Some(kinds) = kinds.filter(|kinds| *kinds < *n as usize) {
                    return Some(format!(
                        "it asks for `{n}` works of different {what} and lets `{kinds}` count"
                    ));
                }
                let fresh = filter.fresh_days?;
                let apart = spread.unwrap_or(0).saturating_add(again.unwrap_or(0));
                (apart > fresh).then(|| {
                    format!(
                        "it asks for works `{apart}` days apart of which none is older than `{fresh}` days"
                    )
                })
            }
            Ask::Body { .. } => None,
            Ask::Estimate(Estimator::PowerLaw(law)) => match law.cap() {
                CurveCap::At(cap) if stays_below(cap, leaf.value) => Some(format!(
                    "it asks for at least `{}` of a curve that is capped at `{cap}`",
                    leaf.value
                )),
                _ => None,
            },
            Ask::Estimate(by) => {
                let top = self.scale.levels().last()?.value();
                let cut = cut(by).filter(|cut| *cut > top)?;
                Some(format!(
                    "it asks for works of at least `{cut}` on a scale that ends at `{top}`"
                ))
            }
        }
    }

    /// Whether a condition on works asks for no more than every work reaches.
    fn asks_for_the_lowest(&self, leaf: &Leaf) -> bool {
        let levels = self.scale.levels();
        let lowest = levels.first();
        // Of points, fewer than the lowest cut reach no level.
        let low_cut = self.scale.cuts().first().is_some_and(|cut| {
            lowest.is_some_and(|level| level.id() == cut.level())
                && cut.at_least() > crate::Score::ZERO
        });
        let other =
            matches!(&leaf.ask, Ask::Estimate(by) if cut(by).is_some() || may_fall(by, leaf.value));
        levels.len() > 1 && leaf.level == 0 && !low_cut && !other
    }
}

fn different<T: Ord>(list: &[T]) -> usize {
    let mut list: Vec<&T> = list.iter().collect();
    list.sort_unstable();
    list.dedup();
    list.len()
}

/// The list of a filter that is empty, where the filter lets through only what it lists.
fn lets_nothing_through(filter: &Filter) -> Option<&'static str> {
    let is_empty = [
        (filter.purposes.is_empty(), "purposes"),
        (filter.supports.is_empty(), "supports"),
        (
            filter.modalities.as_ref().is_some_and(Vec::is_empty),
            "modalities",
        ),
        (filter.roles.as_ref().is_some_and(Vec::is_empty), "roles"),
        (filter.tasks.as_ref().is_some_and(Vec::is_empty), "tasks"),
        (
            filter.rungs.as_ref().is_some_and(Vec::is_empty) && !filter.without_rung,
            "rungs",
        ),
    ];
    is_empty
        .into_iter()
        .find_map(|(empty, list)| empty.then_some(list))
}

/// The value that works must reach to enter an estimate.
fn cut(by: &Estimator) -> Option<crate::Score> {
    match by {
        Estimator::NOfMastery(by) => Some(by.at_least()),
        Estimator::MOfLastN(by) => by.at_least(),
        _ => None,
    }
}

/// Whether a value stays below another however it is rounded.
fn stays_below(value: crate::Score, other: crate::Score) -> bool {
    let rounded = |digits| Rounding::Digits(digits).apply(value.into());
    (0..=6).all(|digits| !rounded(digits).at_least(other))
}

/// Whether the estimate may lie below every value that was shown, and below this one.
fn may_fall(by: &Estimator, lowest: crate::Score) -> bool {
    match by {
        // A falling curve passes the least value, and values of 0 have no curve.
        Estimator::PowerLaw(_) => true,
        Estimator::LevelMachine(by) => by.start().is_some_and(|start| start < lowest),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::Verdict::{self, Always, Depends, Never};

    #[test]
    fn verdicts_of_several() {
        assert_eq!(Verdict::all([Always, Depends]), Depends);
        assert_eq!(Verdict::all([Always, Never, Depends]), Never);
        assert_eq!(Verdict::any([Never, Depends]), Depends);
        assert_eq!(Verdict::any([]), Never);
        assert_eq!(Verdict::at_least(2, [Always, Never, Depends]), Depends);
        assert_eq!(Verdict::at_least(2, [Never, Never, Depends]), Never);
        assert_eq!(Verdict::at_least(1, [Never, Always]), Always);
    }
}
