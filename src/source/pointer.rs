//! The way from the root to a value.

use super::json::{Json, Node};
use super::text::to_u32;
use super::value::Kind;

/// Of every value the one around it, and its place within.
pub(super) struct Parents(Vec<Up>);

#[derive(Clone, Copy)]
pub(super) struct Up {
    pub(super) parent: u32,
    /// Which member or element, counted from 0; a name and its value have the same.
    pub(super) place: u32,
}

impl Parents {
    /// O(values).
    pub(super) fn of(nodes: &[Node]) -> Self {
        let mut ups = vec![
            Up {
                parent: 0,
                place: 0
            };
            nodes.len()
        ];
        for (at, node) in nodes.iter().enumerate() {
            let object = match node.kind() {
                Kind::Object => true,
                Kind::Array => false,
                _ => continue,
            };
            let parent = to_u32(at);
            for (place, child) in children(nodes, parent, object).enumerate() {
                let up = Up {
                    parent,
                    place: to_u32(place),
                };
                let mut set = |index: u32| {
                    if let Some(slot) = ups.get_mut(index as usize) {
                        *slot = up;
                    }
                };
                set(child);
                if object {
                    set(child - 1);
                }
            }
        }
        Self(ups)
    }

    /// The value around the one at an index; none for the root.
    pub(super) fn up(&self, index: u32) -> Option<Up> {
        match index {
            0 => None,
            _ => self.0.get(index as usize).copied(),
        }
    }
}

/// The indices of the values right inside an object or array.
fn children(nodes: &[Node], parent: u32, object: bool) -> impl Iterator<Item = u32> + '_ {
    let end = nodes.get(parent as usize).map_or(0, |node| node.next);
    let mut at = parent + 1;
    std::iter::from_fn(move || {
        if at >= end {
            return None;
        }
        let child = if object { at + 1 } else { at };
        at = nodes.get(child as usize)?.next;
        Some(child)
    })
}

/// The JSON pointer to a value, or to the value of a member name.
pub(super) fn pointer(json: &Json, index: u32) -> String {
    let mut steps = Vec::new();
    let mut at = index;
    while let Some(up) = json.parents().up(at) {
        steps.push((at, up));
        at = up.parent;
    }
    let mut pointer = String::new();
    for (at, up) in steps.into_iter().rev() {
        pointer.push('/');
        match json.value(up.parent).map(|parent| parent.kind()) {
            Some(Kind::Object) => push_name(&mut pointer, json, at, up),
            _ => pointer.push_str(&up.place.to_string()),
        }
    }
    pointer
}

fn push_name(pointer: &mut String, json: &Json, at: u32, up: Up) {
    // A name and its value have the same place, and the name comes first.
    let before = at.saturating_sub(1);
    let is_value = before != up.parent
        && json
            .parents()
            .up(before)
            .is_some_and(|other| other.parent == up.parent && other.place == up.place);
    let key = if is_value { before } else { at };
    let name = json.value(key).and_then(|key| key.as_str());
    for character in name.unwrap_or_default().chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            _ => pointer.push(character),
        }
    }
}
