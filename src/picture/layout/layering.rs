//! Which layer each box stands in.
//!
//! Lanes follow each other, and each has as many layers as its longest path: the layer of a box is
//! the length of the longest path to it within its lane, after links that close a circle have been
//! turned (K. Sugiyama, S. Tagawa, M. Toda, *Methods for Visual Understanding of Hierarchical System
//! Structures*, IEEE Transactions on Systems, Man, and Cybernetics 11 (1981), first step; longest
//! paths as in P. Healy, N. Nikolov, *Hierarchical Drawing Algorithms*, in *Handbook of Graph Drawing
//! and Visualization*, 2013). Boxes that nothing in their lane bears on fill the emptiest layer.

use crate::picture::slots::Slots;

/// What layering is told of a box.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) lane: usize,
    pub(super) row: usize,
    pub(super) breadth: i32,
}

/// The layers of boxes.
#[derive(Debug)]
pub(super) struct Layering {
    pub(super) layer: Slots<usize>,
    /// The lane of each layer.
    pub(super) lane: Slots<usize>,
    /// Whether a link is laid out against its direction.
    pub(super) turned: Slots<bool>,
}

/// Layers of all boxes. Links that join a box with itself are left alone. O(boxes + links).
pub(super) fn assign(
    places: &Slots<Place>,
    links: &Slots<(usize, usize)>,
    lanes: usize,
) -> Layering {
    let inside = |(from, to): (usize, usize)| from != to && places[from].lane == places[to].lane;
    let mut turned = closing(places.len(), links, inside);
    let mut after = Slots::filled(Vec::new(), places.len());
    let mut waits = Slots::filled(0_usize, places.len());
    let mut is_free = Slots::filled(true, places.len());
    let mut has_before = Slots::filled(false, places.len());
    for (link, (from, to)) in links.iter().copied().enumerate() {
        if from != to && !inside((from, to)) {
            turned[link] = places[from].lane > places[to].lane;
        }
        let (from, to) = if turned[link] { (to, from) } else { (from, to) };
        has_before[to] |= from != to;
        if inside((from, to)) {
            after[from].push(to);
            waits[to] += 1;
            (is_free[from], is_free[to]) = (false, false);
        }
    }
    let mut depth = longest_paths(&after, &mut waits);
    for node in 0..places.len() {
        // What only leads on stands right before what it leads to.
        if !has_before[node]
            && let Some(first) = after[node].iter().map(|to| depth[*to]).min()
        {
            depth[node] = first.saturating_sub(1);
        }
    }
    let spread = Spread::new(places, &depth, &is_free, lanes);
    spread.finish(places, depth, &is_free, turned)
}

/// The links within lanes that close a circle, by a walk in depth from the first boxes on.
fn closing(
    count: usize,
    links: &Slots<(usize, usize)>,
    inside: impl Fn((usize, usize)) -> bool,
) -> Slots<bool> {
    let mut turned = Slots::filled(false, links.len());
    let mut out = Slots::filled(Vec::new(), count);
    let mut entered = Slots::filled(false, count);
    for (link, (from, to)) in links.iter().copied().enumerate() {
        if inside((from, to)) {
            out[from].push(link);
            entered[to] = true;
        }
    }
    // 0 not seen, 1 on the way, 2 done.
    let mut seen = Slots::filled(0_u8, count);
    let starts = (0..count).filter(|node| !entered[*node]);
    for start in starts.chain(0..count) {
        let mut open = vec![(start, 0)];
        while let Some((node, next)) = open.pop() {
            if next == 0 {
                if seen[node] != 0 {
                    continue;
                }
                seen[node] = 1;
            }
            let Some(link) = out[node].get(next).copied() else {
                seen[node] = 2;
                continue;
            };
            open.push((node, next + 1));
            let (_, to) = links[link];
            match seen[to] {
                0 => open.push((to, 0)),
                1 => turned[link] = true,
                _ => {}
            }
        }
    }
    turned
}

fn longest_paths(after: &Slots<Vec<usize>>, waits: &mut Slots<usize>) -> Slots<usize> {
    let mut depth = Slots::filled(0, after.len());
    let mut open: Vec<usize> = (0..after.len()).filter(|node| waits[*node] == 0).collect();
    while let Some(node) = open.pop() {
        for to in &after[node] {
            depth[*to] = depth[*to].max(depth[node] + 1);
            waits[*to] -= 1;
            if waits[*to] == 0 {
                open.push(*to);
            }
        }
    }
    depth
}

/// How many layers each lane has, and how full each is.
struct Spread {
    layers: Slots<usize>,
}

impl Spread {
    fn new(
        places: &Slots<Place>,
        depth: &Slots<usize>,
        is_free: &Slots<bool>,
        lanes: usize,
    ) -> Self {
        let mut layers = Slots::filled(1, lanes);
        let rows = places.iter().map(|p| p.row + 1).max().unwrap_or(1);
        let mut free = Slots::filled(0_usize, lanes * rows);
        for (node, place) in places.iter().enumerate() {
            layers[place.lane] = layers[place.lane].max(depth[node] + 1);
            free[place.lane * rows + place.row] += usize::from(is_free[node]);
        }
        // Where nothing orders many boxes they stand in a square rather than in one long line.
        for lane in 0..lanes {
            let most = (0..rows).map(|row| free[lane * rows + row]).max();
            let side = most.unwrap_or(0).saturating_sub(2).isqrt() + 1;
            layers[lane] = layers[lane].max(side);
        }
        Self { layers }
    }

    fn finish(
        self,
        places: &Slots<Place>,
        depth: Slots<usize>,
        is_free: &Slots<bool>,
        turned: Slots<bool>,
    ) -> Layering {
        let mut first = Slots::filled(0, self.layers.len());
        let mut lane = Slots::default();
        for of in 0..self.layers.len() {
            first[of] = lane.len();
            for _ in 0..self.layers[of] {
                lane.push(of);
            }
        }
        let rows = places.iter().map(|p| p.row + 1).max().unwrap_or(1);
        let mut load = Slots::filled(0_i64, lane.len() * rows);
        let mut layer = depth;
        for (node, place) in places.iter().enumerate() {
            if !is_free[node] {
                layer[node] += first[place.lane];
                load[layer[node] * rows + place.row] += i64::from(place.breadth);
            }
        }
        for (node, place) in places.iter().enumerate() {
            if is_free[node] {
                let choices = first[place.lane]..first[place.lane] + self.layers[place.lane];
                let emptiest = choices.min_by_key(|layer| load[layer * rows + place.row]);
                layer[node] = emptiest.unwrap_or(0);
                load[layer[node] * rows + place.row] += i64::from(place.breadth);
            }
        }
        Layering {
            layer,
            lane,
            turned,
        }
    }
}
