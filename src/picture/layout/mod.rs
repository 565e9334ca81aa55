//! The layout: a layered drawing after Sugiyama, in whole pixels throughout.
//!
//! Four steps: [layers](layering), [order within layers](order), [places](place), and lines with
//! their [ports] and [routes](route). Each file names its source. Lanes lie along the *depth* of
//! the picture, the direction of learning; rows along its *breadth*.

mod layering;
mod mesh;
mod order;
mod place;
mod ports;
mod route;
mod straight;

use super::picture::Picture;
use super::slots::Slots;

use layering::{Layering, Place, assign};
use mesh::{Mesh, bends};
use ports::Meetings;
use route::Router;

pub(super) use route::{Mark, Route, Step};

/// x and y.
pub(super) type Point = (i32, i32);

/// A box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Rect {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) width: i32,
    pub(super) height: i32,
}

/// Where everything is.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) boxes: Slots<Rect>,
    pub(super) routes: Slots<Route>,
    pub(super) turned: Slots<bool>,
    pub(super) marks: Vec<Mark>,
    /// From where to where each lane reaches in depth, and each row in breadth.
    pub(super) lanes: Slots<(i32, i32)>,
    pub(super) rows: Slots<(i32, i32)>,
}

impl Layout {
    /// The end of the last lane.
    pub(super) fn depth(&self) -> i32 {
        self.lanes.iter().map(|(_, to)| *to).max().unwrap_or(0)
    }

    /// The end of the last row.
    pub(super) fn breadth(&self) -> i32 {
        self.rows.iter().map(|(_, to)| *to).max().unwrap_or(0)
    }
}

/// Where layers begin and end in depth, and how much room lines have for straight ends.
#[derive(Debug)]
pub(super) struct Layers {
    starts: Slots<i32>,
    ends: Slots<i32>,
    entries: Slots<i32>,
    exits: Slots<i32>,
}

/// Room for an arrowhead, for the end of a line, and for the mark of a choice.
const ENTRY: i32 = 12;
const EXIT: i32 = 6;
const CHOICE: i32 = ports::REACH + 10;
/// Between the edge of a lane and its layers.
const LANE: i32 = 10;

/// How many bends a picture may have; with more its targets are drawn in groups.
pub(super) const BENDS: usize = 60_000;

/// Whether a picture has more bends than can be laid out in good time. O(boxes + links).
pub(super) fn is_too_much(picture: &Picture) -> bool {
    let sizes = Slots::filled((1, 1), picture.nodes.len());
    let (places, links) = places(picture, &sizes, true);
    let layering = assign(&places, &links, picture.lanes.count());
    bends(&links, &layering) > BENDS
}

fn places(
    picture: &Picture,
    sizes: &Slots<(i32, i32)>,
    across: bool,
) -> (Slots<Place>, Slots<(usize, usize)>) {
    let places = picture
        .nodes
        .iter()
        .zip(sizes.iter())
        .map(|(node, size)| Place {
            lane: node.lane,
            row: node.row,
            breadth: if across { size.1 } else { size.0 },
        });
    let links = picture.edges.iter().map(|edge| (edge.from, edge.to));
    (
        places.collect::<Vec<_>>().into(),
        links.collect::<Vec<_>>().into(),
    )
}

/// Lays out boxes of these widths and heights. Learning runs `across` or down; `least` is the
/// breadth that a row needs for its heading.
pub(super) fn layout(
    picture: &Picture,
    sizes: &Slots<(i32, i32)>,
    across: bool,
    least: i32,
) -> Layout {
    let (places, links) = places(picture, sizes, across);
    let layering = assign(&places, &links, picture.lanes.count());
    let mut mesh = Mesh::new(&places, &links, &layering, layering.lane.len());
    let meetings = meetings(picture, &mesh, &layering);
    for node in 0..picture.nodes.len() {
        let need = meetings.need(node, &picture.choices);
        let vertex = &mut mesh.vertices[node];
        vertex.breadth = vertex.breadth.max(need);
    }
    order::arrange(&mut mesh);
    let rounds = (400_000 / (mesh.vertices.len() + 1)).clamp(7, 40);
    let least = vec![least; picture.rows.count()];
    let mut placing = place::place(&mesh, &least, rounds);
    let (layers, lanes) = depths(
        picture,
        sizes,
        &mesh,
        &layering,
        &meetings,
        &placing.middle,
        across,
    );
    let mut boxes = Slots::default();
    for (node, size) in sizes.iter().enumerate() {
        let vertex = mesh.vertices[node];
        let breadth = placing.middle[node] - vertex.breadth / 2;
        let depth = layers.starts[vertex.layer];
        boxes.push(if across {
            Rect {
                x: depth,
                y: breadth,
                width: size.0,
                height: vertex.breadth,
            }
        } else {
            Rect {
                x: breadth,
                y: depth,
                width: vertex.breadth,
                height: size.1,
            }
        });
    }
    let ports = meetings.place(&mesh, &placing.middle, &picture.edges, &picture.choices);
    placing.straighten(&mesh, |link| {
        let [source, target] = ports.ends[link];
        if layering.turned[link] {
            (target.1, source.1)
        } else {
            (source.1, target.1)
        }
    });
    let router = Router {
        mesh: &mesh,
        layers: &layers,
        boxes: &boxes,
        middle: &placing.middle,
        across,
    };
    let mut routes = Slots::default();
    for (link, edge) in picture.edges.iter().enumerate() {
        routes.push(router.route(link, edge, layering.turned[link], &ports));
    }
    Layout {
        marks: ports.joints.iter().map(|one| router.mark(one)).collect(),
        routes,
        lanes,
        rows: placing.rows,
        turned: layering.turned,
        boxes,
    }
}

fn meetings(picture: &Picture, mesh: &Mesh, layering: &Layering) -> Meetings {
    let near = |link: usize, is_target: bool| {
        let chain = &mesh.chains[link];
        let at = if is_target == layering.turned[link] {
            1
        } else {
            chain.len().saturating_sub(2)
        };
        chain.get(at).copied().unwrap_or(0)
    };
    Meetings::new(picture.nodes.len(), &picture.edges, &layering.turned, near)
}

/// Layers and lanes in depth: wider between layers where links are many or lead far.
fn depths(
    picture: &Picture,
    sizes: &Slots<(i32, i32)>,
    mesh: &Mesh,
    layering: &Layering,
    meetings: &Meetings,
    middle: &Slots<i32>,
    across: bool,
) -> (Layers, Slots<(i32, i32)>) {
    let count = layering.lane.len();
    let mut layers = Layers {
        starts: Slots::filled(0, count),
        ends: Slots::filled(0, count),
        entries: Slots::filled(ENTRY, count),
        exits: Slots::filled(EXIT, count),
    };
    let mut lanes = Slots::filled((0, 0), picture.lanes.count());
    let mut at = 0;
    for layer in 0..count {
        let mut depth = 0;
        for node in mesh.layers[layer].iter().copied() {
            if node < sizes.len() {
                depth = depth.max(if across { sizes[node].0 } else { sizes[node].1 });
                for (is_after, zone) in [(false, &mut layers.entries), (true, &mut layers.exits)] {
                    if meetings.has_choice(node, is_after) {
                        zone[layer] = CHOICE;
                    }
                }
            }
        }
        let lane = layering.lane[layer];
        let is_first = layer == 0 || layering.lane[layer - 1] != lane;
        let is_last = layer + 1 == count || layering.lane[layer + 1] != lane;
        let half = if layer == 0 {
            0
        } else {
            channel(mesh, layer, middle) / 2
        };
        if is_first {
            lanes[lane].0 = at;
            at += LANE;
        }
        at += half + layers.entries[layer];
        layers.starts[layer] = at;
        at += depth;
        layers.ends[layer] = at;
        at += layers.exits[layer];
        if layer + 1 < count {
            at += channel(mesh, layer + 1, middle) / 2;
        }
        if is_last {
            at += LANE;
            lanes[lane].1 = at;
        }
    }
    (layers, lanes)
}

/// The room for curves before a layer.
fn channel(mesh: &Mesh, layer: usize, middle: &Slots<i32>) -> i32 {
    let mut links = 0;
    let mut far = 0;
    for vertex in &mesh.layers[layer] {
        for near in &mesh.before[*vertex] {
            links += 1;
            far = far.max(middle[*vertex].abs_diff(middle[*near]));
        }
    }
    let far = i32::try_from(far / 16).unwrap_or(i32::MAX / 4);
    (20 + far + links / 2).clamp(24, 64)
}
