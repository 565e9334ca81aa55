//! Weakly connected parts: what hangs together, whichever way the edges point.

use super::rows::{at, dense};

/// The parts of `0..n` that the edges hold together, ordered by their least member, members
/// ascending. Near-linear: union by the lesser root, with path halving.
pub(crate) fn weak_parts(n: u32, edges: impl Iterator<Item = (u32, u32)>) -> Vec<Vec<u32>> {
    let mut roots: Vec<u32> = (0..n).collect();
    for (a, b) in edges {
        if a >= n || b >= n {
            continue;
        }
        let (a, b) = (root(&mut roots, a), root(&mut roots, b));
        if let Some(slot) = roots.get_mut(at(a.max(b))) {
            *slot = a.min(b);
        }
    }
    let mut place = vec![u32::MAX; at(n)];
    let mut parts: Vec<Vec<u32>> = Vec::new();
    for node in 0..n {
        // A root is the least of its part, and so comes before the rest of it.
        let root = root(&mut roots, node);
        if root == node
            && let Some(slot) = place.get_mut(at(node))
        {
            *slot = dense(parts.len());
            parts.push(Vec::new());
        }
        let place = place.get(at(root)).copied().unwrap_or(u32::MAX);
        if let Some(part) = parts.get_mut(at(place)) {
            part.push(node);
        }
    }
    parts
}

fn root(roots: &mut [u32], mut node: u32) -> u32 {
    loop {
        let above = roots.get(at(node)).copied().unwrap_or(node);
        if above == node {
            return node;
        }
        let further = roots.get(at(above)).copied().unwrap_or(above);
        if let Some(slot) = roots.get_mut(at(node)) {
            *slot = further;
        }
        node = further;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_hang_together_whichever_way_the_edges_point() {
        let edges = [(5, 1), (1, 3), (2, 2), (4, 0), (9, 0)];
        assert_eq!(
            weak_parts(6, edges.into_iter()),
            [vec![0, 4], vec![1, 3, 5], vec![2]]
        );
    }

    #[test]
    fn a_line_of_a_million_is_one_part_from_either_end() {
        let n = 1_000_000;
        assert_eq!(weak_parts(n, (1..n).map(|a| (a - 1, a))).len(), 1);
        assert_eq!(weak_parts(n, (1..n).rev().map(|a| (a, a - 1))).len(), 1);
    }
}
