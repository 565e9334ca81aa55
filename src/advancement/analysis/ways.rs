//! The ways to meet a condition: the smallest sets of parts that together are enough.

use std::collections::BTreeSet;

use crate::advancement::node::Node;
use crate::id::RoleName;
use crate::score::Score;

/// More ways than these are not told apart.
pub(super) const MOST: usize = 256;

/// A part of a rule that is met or not, with nothing in between.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Atom {
    /// A condition on the learner's own works, by its index.
    Leaf(u32),
    /// An attestation in this role, at least at this level.
    Attested(RoleName, Option<u32>),
    /// The same of a body of works, as the condition of this index asks for.
    Upon(RoleName, Option<u32>, u32),
    /// Another competency.
    Held(u32),
}

/// Parts that are enough when all of them are met.
pub(super) type Way = BTreeSet<Atom>;

/// Every smallest way to meet a condition, or nothing where there are more than [`MOST`].
///
/// Conditions are positive, so that these ways say all of it: it is met exactly if one of them is.
/// Its depth is bounded by what compiling lets through.
pub(super) fn ways(node: &Node) -> Option<Vec<Way>> {
    match node {
        Node::Leaf(leaf) => Some(vec![Way::from([Atom::Leaf(*leaf)])]),
        Node::Attested { role, level, upon } => Some(vec![Way::from([match upon {
            None => Atom::Attested(role.clone(), *level),
            Some(leaf) => Atom::Upon(role.clone(), *level, *leaf),
        }])]),
        Node::Held(of) => Some(vec![held(of)]),
        Node::Ways(ways) => few(ways.iter().map(|way| held(way)).collect()),
        Node::Count {
            k, of, including, ..
        } => {
            let each = of.iter().map(|other| vec![held(&[*other])]);
            both(&at_least(*k, each)?, &[held(including)])
        }
        Node::Points {
            points,
            each,
            including,
        } => both(&worth(*points, each)?, &[held(including)]),
        Node::All(nodes) => several(nodes.len(), nodes),
        Node::Any(nodes) => several(1, nodes),
        Node::AtLeast(k, nodes) => several(*k as usize, nodes),
        Node::Nothing => Some(vec![Way::new()]),
    }
}

fn held(of: &[u32]) -> Way {
    of.iter().map(|other| Atom::Held(*other)).collect()
}

fn several(k: usize, nodes: &[Node]) -> Option<Vec<Way>> {
    let each: Option<Vec<Vec<Way>>> = nodes.iter().map(ways).collect();
    at_least(crate::graph::dense(k), each?.into_iter())
}

/// The ways to meet at least k of several conditions: of the first ones after another, by how many
/// of them are met.
fn at_least(k: u32, each: impl Iterator<Item = Vec<Way>>) -> Option<Vec<Way>> {
    let mut by_count: Vec<Vec<Way>> = vec![Vec::new(); k as usize + 1];
    by_count.first_mut()?.push(Way::new());
    for one in each {
        for met in (1..=k as usize).rev() {
            let more = both(by_count.get(met - 1)?, &one)?;
            let known = by_count.get_mut(met)?;
            known.extend(more);
            *known = few(std::mem::take(known))?;
        }
    }
    by_count.pop()
}

/// The ways to hold so many points: of the first ones after another, by their sum.
fn worth(points: Score, each: &[(u32, Score)]) -> Option<Vec<Way>> {
    let asked = i128::from(points.millionths());
    let (mut open, mut enough) = (vec![(Way::new(), 0i128)], Vec::new());
    for (other, points) in each {
        for (way, sum) in open.clone() {
            let more: Way = way.into_iter().chain([Atom::Held(*other)]).collect();
            let sum = sum + i128::from(points.millionths());
            if sum >= asked {
                enough.push(more);
            } else {
                open.push((more, sum));
            }
        }
        if open.len() + enough.len() > 4 * MOST {
            return None;
        }
    }
    few(enough)
}

/// The ways to meet both of two conditions.
fn both(one: &[Way], other: &[Way]) -> Option<Vec<Way>> {
    let pairs = one
        .iter()
        .flat_map(|a| other.iter().map(move |b| a.union(b).cloned().collect()));
    few(pairs.collect())
}

/// Without those that ask for all that another asks for, and more.
fn few(mut all: Vec<Way>) -> Option<Vec<Way>> {
    if all.len() > MOST * MOST {
        return None;
    }
    all.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    let mut kept: Vec<Way> = Vec::new();
    for way in all {
        if !kept.iter().any(|smaller| smaller.is_subset(&way)) {
            kept.push(way);
            if kept.len() > MOST {
                return None;
            }
        }
    }
    Some(kept)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn leaves(of: &[u32]) -> Way {
        of.iter().map(|leaf| Atom::Leaf(*leaf)).collect()
    }

    #[test]
    fn the_smallest_sets_that_are_enough() {
        let leaf = |at| Node::Leaf(at);
        let two_of = Node::AtLeast(2, vec![leaf(0), leaf(1), leaf(2)]);
        let expected = [leaves(&[0, 1]), leaves(&[0, 2]), leaves(&[1, 2])];
        assert_eq!(ways(&two_of).unwrap(), expected);
        // What one part alone is enough for, needs no other beside it.
        let idle = Node::Any(vec![leaf(0), Node::All(vec![leaf(0), leaf(1)])]);
        assert_eq!(ways(&idle).unwrap(), [leaves(&[0])]);
        assert_eq!(ways(&Node::Nothing).unwrap(), [Way::new()]);
    }

    #[test]
    fn points_are_reached_without_one_too_many() {
        let each = vec![
            (0, Score::whole(1)),
            (1, Score::whole(2)),
            (2, Score::whole(3)),
        ];
        let points = Node::Points {
            points: Score::whole(3),
            each,
            including: Vec::new(),
        };
        assert_eq!(ways(&points).unwrap(), [held(&[2]), held(&[0, 1])]);
    }

    #[test]
    fn too_many_are_not_told_apart() {
        let count = |k, n| Node::Count {
            k,
            of: (0..n).collect(),
            including: Vec::new(),
            all: false,
        };
        assert_eq!(ways(&count(5, 7)).unwrap().len(), 21);
        assert_eq!(ways(&count(12, 24)), None);
    }
}
