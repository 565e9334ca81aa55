//! What can be reached from a node.

use super::seen::Seen;

/// Everything that steps of `next` reach from `from`, nearest first; `from` itself is left out,
/// also where a circle leads back to it. O(what is reached and its edges).
pub(crate) fn reach<I: IntoIterator<Item = u32>>(
    from: u32,
    bound: u32,
    mut next: impl FnMut(u32) -> I,
) -> Vec<u32> {
    let mut seen = Seen::new(bound);
    seen.insert(from);
    let mut found = Vec::new();
    let mut node = from;
    let mut position = 0;
    loop {
        for neighbour in next(node) {
            if seen.insert(neighbour) {
                found.push(neighbour);
            }
        }
        let Some(following) = found.get(position) else {
            return found;
        };
        node = *following;
        position += 1;
    }
}

/// As [`reach`], each with the fewest steps that lead to it, and no further than `most` steps.
pub(crate) fn reach_within<I: IntoIterator<Item = u32>>(
    from: u32,
    bound: u32,
    most: u32,
    mut next: impl FnMut(u32) -> I,
) -> Vec<(u32, u32)> {
    let mut seen = Seen::new(bound);
    seen.insert(from);
    let mut found: Vec<(u32, u32)> = Vec::new();
    let (mut node, mut steps) = (from, 0);
    let mut position = 0;
    while steps < most {
        for neighbour in next(node) {
            if seen.insert(neighbour) {
                found.push((neighbour, steps + 1));
            }
        }
        let Some(following) = found.get(position) else {
            break;
        };
        (node, steps) = *following;
        position += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::Rows;
    use super::*;

    #[test]
    fn the_nearest_come_first_and_a_circle_ends() {
        let rows = Rows::from_edges(5, &[(0, 2), (2, 1), (0, 1), (1, 3), (3, 0)]);
        assert_eq!(reach(0, 5, |node| rows.after(node)), [2, 1, 3]);
        assert!(reach(4, 5, |node| rows.after(node)).is_empty());
        let within = |most| reach_within(0, 5, most, |node| rows.after(node));
        assert_eq!(within(u32::MAX), [(2, 1), (1, 1), (3, 2)]);
        assert_eq!(within(1), [(2, 1), (1, 1)]);
        assert!(within(0).is_empty());
    }
}
