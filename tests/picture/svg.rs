//! What every SVG promises.

use roxmltree::{Document, Node};

#[derive(Debug, Clone, Copy, PartialEq)]
struct Rect {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

fn number(node: Node<'_, '_>, name: &str) -> f64 {
    node.attribute(name).unwrap().parse().unwrap()
}

fn boxes(svg: &Document<'_>) -> Vec<Rect> {
    let rects = svg
        .descendants()
        .filter(|node| node.attribute("class") == Some("box"));
    rects
        .map(|node| Rect {
            x: number(node, "x"),
            y: number(node, "y"),
            width: number(node, "width"),
            height: number(node, "height"),
        })
        .collect()
}

/// Points along a path of lines and cubic curves.
fn points(path: &str) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = Vec::new();
    let spaced = path
        .replace('M', " M ")
        .replace('L', " L ")
        .replace('C', " C ");
    let mut words = spaced.split_whitespace();
    while let Some(word) = words.next() {
        let mut next = || -> (f64, f64) {
            let mut one = || words.next().unwrap().parse::<f64>().unwrap();
            (one(), one())
        };
        match word {
            "M" => points.push(next()),
            "L" => {
                let (from, to) = (*points.last().unwrap(), next());
                for step in 1..=20 {
                    let t = f64::from(step) / 20.0;
                    points.push((from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * t));
                }
            }
            "C" => {
                let from = *points.last().unwrap();
                let (a, b, c) = (next(), next(), next());
                for step in 1..=20 {
                    let t = f64::from(step) / 20.0;
                    let u = 1.0 - t;
                    let at = |p: f64, q: f64, r: f64, s: f64| {
                        u * u * u * p + 3.0 * u * u * t * q + 3.0 * u * t * t * r + t * t * t * s
                    };
                    points.push((at(from.0, a.0, b.0, c.0), at(from.1, a.1, b.1, c.1)));
                }
            }
            other => panic!("`{other}` in a path"),
        }
    }
    points
}

fn inside(one: Rect, (x, y): (f64, f64)) -> bool {
    x > one.x + 1.0
        && x < one.x + one.width - 1.0
        && y > one.y + 1.0
        && y < one.y + one.height - 1.0
}

/// Holds what every SVG promises.
pub fn hold(text: &str) {
    let svg = Document::parse(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let root = svg.root_element();
    assert!(!root.attribute("aria-label").unwrap().is_empty());
    let first: Vec<&str> = root
        .children()
        .filter(Node::is_element)
        .map(|n| n.tag_name().name())
        .take(2)
        .collect();
    assert_eq!(first, ["title", "desc"]);
    for node in svg.descendants().filter(Node::is_element) {
        assert!(!["script", "style", "foreignObject"].contains(&node.tag_name().name()));
        assert!(node.attributes().all(|a| !a.name().starts_with("on")));
        if let Some(link) = node.attribute("href") {
            assert!(
                link.starts_with("https://") || link.starts_with("http://"),
                "{link}"
            );
        }
    }
    let boxes = boxes(&svg);
    for (at, one) in boxes.iter().enumerate() {
        for other in &boxes[..at] {
            let apart = one.x + one.width <= other.x
                || other.x + other.width <= one.x
                || one.y + one.height <= other.y
                || other.y + other.height <= one.y;
            assert!(apart, "{one:?} overlaps {other:?}");
        }
    }
    let groups = svg
        .descendants()
        .filter(|n| n.attribute("data-node").is_some());
    for (group, one) in groups.zip(&boxes) {
        for text in group.descendants().filter(|n| n.has_tag_name("text")) {
            let (x, y) = (number(text, "x"), number(text, "y"));
            let size = number(text, "font-size");
            // What a letter is wide in the mean: the library's own table is wider.
            let letters = text.text().unwrap_or_default().chars();
            let wide: f64 = letters.map(|c| if c.is_ascii() { 0.45 } else { 0.0 }).sum();
            assert!(
                x >= one.x && x + wide * size <= one.x + one.width,
                "{text:?} {one:?}"
            );
            assert!(
                y - size >= one.y && y + 2.0 <= one.y + one.height,
                "{text:?} {one:?}"
            );
        }
    }
    let (width, height) = {
        let view = root.attribute("viewBox").unwrap();
        let all: Vec<f64> = view.split(' ').map(|n| n.parse().unwrap()).collect();
        (all[2], all[3])
    };
    for one in &boxes {
        assert!(one.x >= 0.0 && one.x + one.width <= width && one.y + one.height <= height);
    }
    for edge in svg
        .descendants()
        .filter(|n| n.attribute("data-from").is_some())
    {
        let path = edge.descendants().find(|n| n.has_tag_name("path")).unwrap();
        for point in points(path.attribute("d").unwrap()) {
            let through = boxes.iter().find(|one| inside(**one, point));
            assert!(through.is_none(), "{point:?} of {edge:?} is in {through:?}");
        }
    }
}
