//! The values of a document in a flat list, eight bytes each.

use super::limits::Limits;
use super::names::Symbol;
use super::span::Span;
use super::text::to_u32;
use super::value::Kind;

/// All values and member names in the order of their beginnings in the text, and the ends of
/// objects and arrays.
#[derive(Default)]
pub(super) struct Tape {
    nodes: Vec<Node>,
    /// How many nodes are ends.
    ends: u32,
    /// The ends of texts too long for their nodes to say, by their indices; ascending.
    long: Vec<(u32, u32)>,
}

/// A value, a member name, or the end of an object or array.
#[derive(Clone, Copy)]
pub(super) struct Node {
    /// Where it begins; of an end, what is past it.
    at: u32,
    /// The kind in the lowest three bits. Then of an object or array how many nodes later its end
    /// stands; of an end how many members or elements there are; of anything else whether it has
    /// escapes, in eight bits the number of a member name, and in the rest the length, or
    /// [`Node::LONG`].
    info: u32,
}

// A value has a name and an end at most, and how far an end is takes 29 bits.
const _: () = assert!(Limits::MOST_VALUES < (1 << 29) / 3);

impl Node {
    const END: u32 = 7;
    const LONG: u32 = (1 << 20) - 1;

    const NULL: Self = Self { at: 0, info: 0 };

    const fn leaf(kind: Kind, span: Span, escaped: bool, symbol: Symbol) -> Self {
        let length = span.len();
        let length = if length < Self::LONG {
            length
        } else {
            Self::LONG
        };
        let form = kind as u32 | (escaped as u32) << 3;
        Self {
            at: span.start,
            info: form | (symbol as u32) << 4 | length << 12,
        }
    }

    /// Where it begins.
    #[inline]
    pub(super) const fn start(self) -> u32 {
        self.at
    }

    #[inline]
    pub(super) const fn kind(self) -> Kind {
        match self.info & 7 {
            0 => Kind::Null,
            1 => Kind::Bool,
            2 => Kind::Number,
            3 => Kind::String,
            4 => Kind::Array,
            _ => Kind::Object,
        }
    }

    /// Whether it is a value or a name.
    #[inline]
    const fn is_value(self) -> bool {
        self.info & 7 != Self::END
    }

    #[inline]
    const fn is_container(self) -> bool {
        self.info & 7 >= Kind::Array as u32
    }

    /// Whether it is a string that is written with escapes.
    #[inline]
    pub(super) const fn escaped(self) -> bool {
        !self.is_container() && self.info & 8 != 0
    }

    /// The number of a member name; 0 for values, and for names without one.
    #[inline]
    pub(super) const fn symbol(self) -> Symbol {
        if self.is_container() {
            return 0;
        }
        let [low, ..] = (self.info >> 4).to_le_bytes();
        low
    }

    /// How many nodes later its end stands; 0 for what has none.
    #[inline]
    const fn within(self) -> u32 {
        if self.is_container() {
            self.info >> 3
        } else {
            0
        }
    }
}

impl Tape {
    pub(super) fn with_capacity(nodes: usize) -> Self {
        Self {
            nodes: Vec::with_capacity(nodes),
            ..Self::default()
        }
    }

    /// The index of the next node.
    #[inline]
    pub(super) fn next_index(&self) -> u32 {
        to_u32(self.nodes.len())
    }

    /// How many values and names there are.
    pub(super) fn len(&self) -> u32 {
        self.next_index() - self.ends
    }

    /// The indices of all values and names.
    pub(super) fn indices(&self) -> impl Iterator<Item = u32> + '_ {
        let nodes = (0..).zip(&self.nodes);
        nodes.filter_map(|(index, node)| node.is_value().then_some(index))
    }

    /// Whether a value or name has this index.
    #[inline]
    pub(super) fn has(&self, index: u32) -> bool {
        let node = self.nodes.get(index as usize);
        node.is_some_and(|node| node.is_value())
    }

    /// The value or name of an index that is one's; null for any other.
    #[inline]
    pub(super) fn node(&self, index: u32) -> Node {
        let node = self.nodes.get(index as usize);
        node.copied().unwrap_or(Node::NULL)
    }

    /// Adds a value that holds no others, or a name: of one with a number, the number.
    #[inline]
    pub(super) fn push(&mut self, kind: Kind, span: Span, escaped: bool, symbol: Symbol) {
        if span.len() >= Node::LONG {
            self.long.push((self.next_index(), span.end));
        }
        self.nodes.push(Node::leaf(kind, span, escaped, symbol));
    }

    /// Begins an object or array.
    #[inline]
    pub(super) fn open(&mut self, kind: Kind, start: u32) {
        self.nodes.push(Node {
            at: start,
            info: kind as u32,
        });
    }

    /// Ends the object or array of an index after all that is within it.
    #[inline]
    pub(super) fn close(&mut self, index: u32, end: u32, count: u32) {
        let within = self.next_index() - index;
        if let Some(node) = self.nodes.get_mut(index as usize) {
            node.info |= within << 3;
        }
        self.nodes.push(Node {
            at: end,
            info: Node::END | count << 3,
        });
        self.ends += 1;
    }

    /// The end of an object or array.
    #[inline]
    fn end(&self, index: u32, node: Node) -> Node {
        self.node(index + node.within())
    }

    /// Where the node of an index stands in the text.
    #[inline]
    pub(super) fn span(&self, index: u32, node: Node) -> Span {
        let end = if node.is_container() {
            self.end(index, node).at
        } else if node.info >> 12 == Node::LONG {
            self.long_end(index)
        } else {
            node.at + (node.info >> 12)
        };
        Span::new(node.at, end)
    }

    #[cold]
    fn long_end(&self, index: u32) -> u32 {
        let place = self.long.binary_search_by_key(&index, |(at, _)| *at);
        let long = place.ok().and_then(|place| self.long.get(place));
        long.map_or(0, |(_, end)| *end)
    }

    /// The index past a value and all within it.
    #[inline]
    pub(super) fn next(&self, index: u32) -> u32 {
        index + self.node(index).within() + 1
    }

    /// How many members or elements are right inside.
    #[inline]
    pub(super) fn count(&self, index: u32, node: Node) -> u32 {
        if node.is_container() {
            self.end(index, node).info >> 3
        } else {
            0
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::source::Json;

    /// Texts about as long as a node can say, as names and as values, before and after others.
    #[test]
    fn texts_of_every_length_end_where_they_end() {
        for length in (1 << 20) - 5..(1 << 20) + 3 {
            let long = "x".repeat(length);
            let text = format!(r#"[{{"{long}":["{long}",1],"a":"{long}"}},"b"]"#);
            let json = Json::parse(text.as_bytes()).unwrap();
            let raw = |index| json.value(index).unwrap().raw();
            let quoted = format!("\"{long}\"");
            let [name, first, last] = [2, 4, 8].map(raw);
            assert!([name, first, last].iter().all(|text| *text == quoted));
            assert_eq!([5, 7, 10].map(raw), ["1", "\"a\"", "\"b\""]);
            // The ends of the list, of the object and of the whole have no values.
            assert!(
                [6, 9, 11, 12]
                    .map(|index| json.value(index))
                    .iter()
                    .all(Option::is_none)
            );
            let object = json.root().elements().next().unwrap();
            assert_eq!((object.len(), object.get("a").unwrap().index()), (2, 8));
            let named = object.members().next().unwrap();
            assert!(named.name == long && named.value.len() == 2);
            assert_eq!(named.value.span().end as usize, 2 + 2 * quoted.len() + 5);
        }
    }
}
