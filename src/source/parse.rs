//! The reader: one pass over the text, without recursion.

use super::error::{Expected, Fault, JsonErrorKind};
use super::escape::unescape;
use super::lex;
use super::limits::Limits;
use super::names::{Names, Place, Symbol};
use super::repeated::{self, FEW, Repetition};
use super::span::Span;
use super::tape::Tape;
use super::value::Kind;

/// What came of reading.
pub(super) struct Read {
    pub(super) tape: Tape,
    pub(super) repeated: Vec<Repetition>,
}

/// Reads a text that is within the limit of bytes.
pub(super) fn parse(text: &str, limits: &Limits) -> Result<Read, Fault> {
    let mut parser = Parser::new(text, limits);
    parser.begin()?;
    while parser.value()? || parser.go_on()? {}
    // In large objects repetitions are found at the end; the order is that of the text.
    parser
        .repeated
        .sort_unstable_by_key(|repetition| repetition.key);
    Ok(Read {
        tape: parser.tape,
        repeated: parser.repeated,
    })
}

struct Parser<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    tape: Tape,
    /// The innermost open object or array; of no meaning while `outer` is empty.
    open: Open,
    /// Those around it, and one of no meaning.
    outer: Vec<Open>,
    names: Names,
    repeated: Vec<Repetition>,
    values: u32,
    most_values: u32,
    depth: usize,
}

/// An object or array that is not closed yet.
#[derive(Clone, Copy)]
struct Open {
    node: u32,
    count: u32,
    object: bool,
    /// The [bits](repeated::bit) of the names so far.
    names: u64,
    /// Where the next name stands, for guessing it.
    place: Place,
    /// The number of the member that holds it, or holds the arrays around it.
    holder: Symbol,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str, limits: &Limits) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at: 0,
            // Files of frameworks have a value or name for some 30 bytes.
            tape: Tape::with_capacity(text.len() / 24 + 1),
            open: Open {
                node: 0,
                count: 0,
                object: false,
                names: 0,
                place: Place::First(0),
                holder: 0,
            },
            names: Names::new(),
            outer: Vec::new(),
            repeated: Vec::new(),
            values: 0,
            most_values: limits.values.min(Limits::MOST_VALUES),
            depth: limits.depth as usize,
        }
    }

    fn begin(&mut self) -> Result<(), Fault> {
        if self.bytes.starts_with(b"\xEF\xBB\xBF") {
            let expected = Expected::One("a value");
            return Err(lex::fault(
                JsonErrorKind::ByteOrderMark,
                Span::new(0, 3),
                expected,
            ));
        }
        self.space();
        if self.at == self.bytes.len() {
            let end = Span::at(small(self.at));
            let expected = Expected::One("a value");
            return Err(lex::fault(JsonErrorKind::Empty, end, expected));
        }
        Ok(())
    }

    /// Reads a value, of an object or array only the beginning; whether it has something inside
    /// and the first value inside comes next.
    #[inline]
    fn value(&mut self) -> Result<bool, Fault> {
        self.values += 1;
        if self.values > self.most_values {
            return Err(self.past(JsonErrorKind::TooManyValues, self.most_values));
        }
        match self.bytes.get(self.at) {
            Some(b'"') => self.string(),
            Some(b'{') => return self.begin_object(),
            Some(b'[') => return self.begin_array(),
            Some(b'-' | b'0'..=b'9') => {
                let end = lex::number(self.bytes, self.at)?;
                self.leaf(Kind::Number, end);
                Ok(())
            }
            Some(b't') => self.literal(b"true", Kind::Bool),
            Some(b'f') => self.literal(b"false", Kind::Bool),
            Some(b'n') => self.literal(b"null", Kind::Null),
            _ => Err(self.unexpected("a value")),
        }?;
        Ok(false)
    }

    /// After a value: closes what ends here, up to the beginning of the next value; whether there
    /// is one.
    #[inline]
    fn go_on(&mut self) -> Result<bool, Fault> {
        loop {
            self.space();
            if self.outer.is_empty() {
                return self.end();
            }
            self.open.count += 1;
            match (self.bytes.get(self.at), self.open.object) {
                (Some(b','), true) => {
                    self.at += 1;
                    self.space();
                    self.name("a member name")?;
                    return Ok(true);
                }
                (Some(b','), false) => {
                    self.at += 1;
                    self.space();
                    if self.bytes.get(self.at) == Some(&b']') {
                        return Err(self.trailing_comma("an element"));
                    }
                    return Ok(true);
                }
                (Some(b'}'), true) | (Some(b']'), false) => self.close(),
                (_, true) => return Err(self.unexpected("`,` or `}`")),
                (_, false) => return Err(self.unexpected("`,` or `]`")),
            }
        }
    }

    #[inline]
    fn string(&mut self) -> Result<(), Fault> {
        let (end, escaped) = lex::string(self.bytes, self.at + 1)?;
        let span = Span::new(small(self.at), small(end));
        self.tape.push(Kind::String, span, escaped, 0);
        self.at = end;
        Ok(())
    }

    #[inline]
    fn leaf(&mut self, kind: Kind, end: usize) {
        let span = Span::new(small(self.at), small(end));
        self.tape.push(kind, span, false, 0);
        self.at = end;
    }

    fn literal(&mut self, word: &[u8], kind: Kind) -> Result<(), Fault> {
        let end = self.at + word.len();
        let goes_on = self.bytes.get(end).is_some_and(u8::is_ascii_alphanumeric);
        if self.bytes.get(self.at..end) == Some(word) && !goes_on {
            self.leaf(kind, end);
            return Ok(());
        }
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        if word.starts_with(rest) {
            return Err(lex::cut_off(self.bytes, "the rest of a word"));
        }
        Err(self.unexpected("a value"))
    }

    fn begin_object(&mut self) -> Result<bool, Fault> {
        self.begin_inside(Kind::Object)?;
        if self.bytes.get(self.at) == Some(&b'}') {
            self.close();
            return Ok(false);
        }
        self.name("a member name or `}`")?;
        Ok(true)
    }

    fn begin_array(&mut self) -> Result<bool, Fault> {
        self.begin_inside(Kind::Array)?;
        if self.bytes.get(self.at) == Some(&b']') {
            self.close();
            return Ok(false);
        }
        Ok(true)
    }

    #[inline]
    fn begin_inside(&mut self, kind: Kind) -> Result<(), Fault> {
        if self.outer.len() >= self.depth {
            return Err(self.past(JsonErrorKind::TooDeep, small(self.depth)));
        }
        let holder = match self.open.place {
            Place::After(symbol) => symbol,
            Place::First(_) => self.open.holder,
        };
        self.outer.push(self.open);
        self.open = Open {
            node: self.tape.next_index(),
            count: 0,
            object: kind == Kind::Object,
            names: 0,
            place: Place::First(holder),
            holder,
        };
        self.tape.open(kind, small(self.at));
        self.at += 1;
        self.space();
        Ok(())
    }

    #[inline]
    fn close(&mut self) {
        self.at += 1;
        let Open {
            node,
            count,
            object,
            ..
        } = self.open;
        self.tape.close(node, small(self.at), count);
        if object && count > FEW {
            repeated::among_many(self.text, &self.tape, node, &mut self.repeated);
        }
        if let Some(outer) = self.outer.pop() {
            self.open = outer;
        }
    }

    /// A member name and its colon.
    #[inline]
    fn name(&mut self, expected: &'static str) -> Result<(), Fault> {
        match self.bytes.get(self.at) {
            Some(b'"') => {}
            Some(b'}') => return Err(self.trailing_comma(expected)),
            _ => return Err(self.unexpected(expected)),
        }
        let (symbol, end, mixed, escaped) =
            match self.names.likely(self.bytes, self.at, self.open.place) {
                Some((symbol, end, mixed)) => (symbol, end, mixed, false),
                None => self.new_name()?,
            };
        if self.open.count < FEW {
            self.look_back(end, escaped, mixed);
        }
        self.open.place = Place::After(symbol);
        let span = Span::new(small(self.at), small(end));
        self.tape.push(Kind::String, span, escaped, symbol);
        self.at = end;
        self.space();
        if self.bytes.get(self.at) != Some(&b':') {
            return Err(self.unexpected("`:`"));
        }
        self.at += 1;
        self.space();
        Ok(())
    }

    /// A name that was not to be expected here: its number, its end, what it is mixed to, and
    /// whether it has escapes.
    fn new_name(&mut self) -> Result<(Symbol, usize, u64, bool), Fault> {
        let start = self.at + 1;
        let (end, escaped) = lex::string(self.bytes, start)?;
        if escaped {
            let name = unescape(self.text.get(start..end - 1).unwrap_or_default());
            return Ok((0, end, repeated::mixed(name.as_bytes()), true));
        }
        let span = (small(self.at), small(end));
        let (symbol, mixed) = self.names.number(self.bytes, span, self.open.place);
        Ok((symbol, end, mixed, false))
    }

    /// Notes the name that ends at `end` if it stands earlier in the open object.
    #[inline]
    fn look_back(&mut self, end: usize, escaped: bool, mixed: u64) {
        let bit = repeated::bit(mixed);
        if self.open.names & bit == 0 {
            self.open.names |= bit;
        } else {
            self.look_well(end, escaped);
        }
    }

    #[cold]
    fn look_well(&mut self, end: usize, escaped: bool) {
        let span = Span::new(small(self.at), small(end));
        let name = repeated::text_of(self.text, span, escaped);
        let object = self.open.node;
        let first = repeated::earlier(self.text, &self.tape, object, &name);
        self.repeated.extend(first.map(|first| Repetition {
            object,
            key: self.tape.next_index(),
            first,
        }));
    }

    fn end(&mut self) -> Result<bool, Fault> {
        if self.at == self.bytes.len() {
            return Ok(false);
        }
        let span = lex::word_span(self.bytes, self.at);
        Err(lex::fault(
            JsonErrorKind::TrailingText,
            span,
            Expected::Nothing,
        ))
    }

    #[inline]
    fn space(&mut self) {
        self.at = lex::space(self.bytes, self.at);
    }

    #[cold]
    fn unexpected(&self, expected: &'static str) -> Fault {
        lex::unexpected(self.bytes, self.at, expected)
    }

    #[cold]
    fn trailing_comma(&self, expected: &'static str) -> Fault {
        let span = lex::word_span(self.bytes, self.at);
        lex::fault(JsonErrorKind::TrailingComma, span, Expected::One(expected))
    }

    #[cold]
    fn past(&self, kind: JsonErrorKind, limit: u32) -> Fault {
        let at = small(self.at);
        lex::fault(kind, Span::new(at, at + 1), Expected::Limit(limit))
    }
}

/// A length or offset of a text, or of a list of its values: none is past 4 GiB within the limits.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a text past the limits was refused"
)]
#[inline]
const fn small(length: usize) -> u32 {
    length as u32
}
