//! How much each node reaches, for all nodes at once, from a random sample of ranks.

use super::rows::{Rows, at};
use super::shuffle::shuffled;

/// How much one node reaches, itself included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) size: u64,
    pub(crate) exact: bool,
}

impl Rows {
    /// For each node how many nodes it reaches, itself included: exact below `ranks`, beyond that
    /// estimated from the `ranks` least of the ranks that a seeded shuffle gives to what it
    /// reaches.
    ///
    /// The size estimation of E. Cohen, *Size-estimation framework with applications to transitive
    /// closure and reachability* (1997), with ranks without replacement: of a random order of `n`
    /// nodes, where the `k`-th that is reached stands at place `t`, `n (k - 1) / (t - 1)` is
    /// unbiased, with a relative standard error below `1 / sqrt(k - 2)`. O(ranks × edges).
    pub(crate) fn reach_sizes(&self, ranks: u32, seed: u64) -> Vec<Size> {
        let n = self.len();
        let mut count = vec![0u32; at(n)];
        let mut last = vec![0u32; at(n)];
        let mut seen = vec![u32::MAX; at(n)];
        let mut pending = Vec::new();
        for (source, rank) in shuffled(n, seed).into_iter().zip(1..) {
            pending.push(source);
            while let Some(node) = pending.pop() {
                let (Some(count), Some(seen)) = (count.get_mut(at(node)), seen.get_mut(at(node)))
                else {
                    continue;
                };
                // What leads to a full node reaches the same ranks and is full itself.
                if *seen == source || *count >= ranks {
                    continue;
                }
                *seen = source;
                *count += 1;
                if let Some(last) = last.get_mut(at(node)) {
                    *last = rank;
                }
                pending.extend(self.before(node));
            }
        }
        let sizes = count.into_iter().zip(last);
        let sizes = sizes.map(|(count, last)| {
            if count < ranks || last <= 1 {
                return Size {
                    size: u64::from(count),
                    exact: count < ranks,
                };
            }
            let (below, place) = (u64::from(ranks) - 1, u64::from(last) - 1);
            Size {
                size: (u64::from(n) * below + place / 2) / place,
                exact: false,
            }
        });
        sizes.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_reaches_are_exact_also_on_circles() {
        let edges = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4)];
        let sizes = Rows::from_edges(6, &edges).reach_sizes(16, 1);
        let sizes: Vec<_> = sizes.iter().map(|size| (size.size, size.exact)).collect();
        assert_eq!(sizes, [5, 5, 5, 2, 1, 1].map(|size| (size, true)));
    }

    #[test]
    fn the_error_stays_where_it_is_said_to() {
        // A line: node `i` reaches `n - i` nodes.
        let n = 2_000u32;
        let edges: Vec<_> = (1..n).map(|a| (a - 1, a)).collect();
        let rows = Rows::from_edges(n, &edges);
        let ranks = 66;
        let (mut sum, mut number) = (0.0f64, 0.0f64);
        for seed in 0..20 {
            let sizes = rows.reach_sizes(ranks, seed);
            for node in (0..1_800).step_by(100) {
                let truth = f64::from(n - node);
                let size = f64::from(u32::try_from(sizes[at(node)].size).unwrap());
                sum += ((size - truth) / truth).powi(2);
                number += 1.0;
            }
        }
        let error: f64 = (sum / number).sqrt();
        assert!(error < 0.125, "{error}");
    }
}
