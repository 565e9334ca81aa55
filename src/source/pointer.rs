//! The way from the root to a value.

use std::borrow::Cow;

use super::json::Json;
use super::tape::Tape;
use super::text::to_u32;
use super::value::{Kind, Value};

/// Of every value the one around it, and its place within.
pub(super) struct Parents(Vec<Up>);

#[derive(Clone, Copy)]
pub(super) struct Up {
    pub(super) parent: u32,
    /// Which member or element, counted from 0; a name and its value have the same.
    pub(super) place: u32,
    /// Whether this is a member's name.
    pub(super) name: bool,
}

impl Parents {
    /// O(values).
    pub(super) fn of(tape: &Tape) -> Self {
        let root = Up {
            parent: 0,
            place: 0,
            name: false,
        };
        let mut ups = vec![root; tape.next_index() as usize];
        for parent in tape.indices() {
            let object = match tape.node(parent).kind() {
                Kind::Object => true,
                Kind::Array => false,
                _ => continue,
            };
            for (place, child) in children(tape, parent, object).enumerate() {
                let mut set = |index: u32, name| {
                    if let Some(up) = ups.get_mut(index as usize) {
                        let place = to_u32(place);
                        *up = Up {
                            parent,
                            place,
                            name,
                        };
                    }
                };
                set(child, false);
                if object {
                    set(child - 1, true);
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
fn children(tape: &Tape, parent: u32, object: bool) -> impl Iterator<Item = u32> + '_ {
    let end = tape.next(parent) - 1;
    let mut at = parent + 1;
    std::iter::from_fn(move || {
        if at >= end {
            return None;
        }
        let child = if object { at + 1 } else { at };
        at = tape.next(child);
        Some(child)
    })
}

/// The value around the one at an index; none for the root.
pub(super) fn up(json: &Json, index: u32) -> Option<Up> {
    match json.parents_if_worth() {
        Some(parents) => parents.up(index),
        None => descend(json.tape(), index).pop().map(|(_, up)| up),
    }
}

/// The values on the way from the root to an index, without the root.
fn way(json: &Json, index: u32) -> Vec<(u32, Up)> {
    let Some(parents) = json.parents_if_worth() else {
        return descend(json.tape(), index);
    };
    let mut steps = Vec::new();
    let mut at = index;
    while let Some(up) = parents.up(at) {
        steps.push((at, up));
        at = up.parent;
    }
    steps.reverse();
    steps
}

/// The same without a table: past all earlier siblings at each step.
fn descend(tape: &Tape, index: u32) -> Vec<(u32, Up)> {
    let mut steps = Vec::new();
    let mut parent = 0;
    while parent != index {
        let object = tape.node(parent).kind() == Kind::Object;
        let found = (0..)
            .zip(children(tape, parent, object))
            .find(|(_, child)| index < tape.next(*child));
        let Some((place, child)) = found else {
            break;
        };
        // A name comes right before its value.
        let name = index < child;
        let at = if name { index } else { child };
        let up = Up {
            parent,
            place,
            name,
        };
        steps.push((at, up));
        parent = at;
    }
    steps
}

/// The JSON pointer to a value, or to the value of a member name.
pub(super) fn pointer(json: &Json, index: u32) -> String {
    let mut pointer = String::new();
    for (at, up) in way(json, index) {
        pointer.push('/');
        match json.value(up.parent).map(Value::kind) {
            Some(Kind::Object) => push_name(&mut pointer, json, at, up),
            _ => pointer.push_str(&up.place.to_string()),
        }
    }
    pointer
}

fn push_name(pointer: &mut String, json: &Json, at: u32, up: Up) {
    let key = if up.name { at } else { at.saturating_sub(1) };
    let name = json.value(key).and_then(Value::as_str);
    for character in name.unwrap_or_default().chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            _ => pointer.push(character),
        }
    }
}

/// The value that a JSON pointer leads to.
pub(super) fn at<'a>(json: &'a Json, pointer: &str) -> Option<Value<'a>> {
    let mut value = json.root();
    let mut steps = pointer.split('/');
    if steps.next() != Some("") {
        return None;
    }
    for step in steps {
        value = match value.kind() {
            Kind::Object => value.get(&unescape(step)?)?,
            Kind::Array => value.elements().nth(place(step)?)?,
            _ => return None,
        };
    }
    Some(value)
}

/// A step without its escapes; nothing if one is unknown.
fn unescape(step: &str) -> Option<Cow<'_, str>> {
    let mut parts = step.split('~');
    let mut name = parts.next().map(Cow::Borrowed)?;
    for part in parts {
        let (character, rest) = match part.as_bytes().first()? {
            b'0' => ('~', part.get(1..)?),
            b'1' => ('/', part.get(1..)?),
            _ => return None,
        };
        let name = name.to_mut();
        name.push(character);
        name.push_str(rest);
    }
    Some(name)
}

/// Which element a step names: digits without leading zeros.
fn place(step: &str) -> Option<usize> {
    let plain = step == "0" || !step.starts_with(['0', '+']);
    if plain { step.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_are_the_same_with_and_without_a_table() {
        let text = br#"{"a/b": [0, {"~": 1, "": {}}], "c": {"d": [[], [true]]}, "e": 2}"#;
        let json = Json::parse(text).unwrap();
        let parents = Parents::of(json.tape());
        for index in json.values().map(Value::index) {
            let last = descend(json.tape(), index).pop();
            let of_table = parents.up(index);
            let told = |up: Up| (up.parent, up.place, up.name);
            assert_eq!(
                last.map(|(at, up)| (at, told(up))),
                of_table.map(|up| (index, told(up)))
            );
        }
        let fresh = Json::parse(text).unwrap();
        let pointers = |json: &Json| -> Vec<String> { json.values().map(Value::pointer).collect() };
        // The first time without a table, the second time with one.
        assert_eq!(pointers(&fresh), pointers(&fresh));
    }
}
