//! The member names of a document, each known by a number once it was met.
//!
//! Documents say a few names thousands of times, mostly one after another in the same order. So
//! the reader looks first whether the name comes that came last time, and a consumer looks up once
//! what a name means to it.

use super::repeated::mixed;
use super::text::to_u32;
use super::value::Value;

/// How many names have a number; 0 is the number of all others.
const MOST: usize = 256;
/// Places to find a name by what it is mixed to; a power of two.
const SLOTS: usize = 1024;
/// How many places in a row are looked at.
const PROBES: usize = 8;

/// The number of a name, or 0.
pub(super) type Symbol = u8;

/// The names of a document that is being read.
pub(super) struct Names {
    /// By number; the first is of no meaning.
    known: Vec<Name>,
    slots: [Symbol; SLOTS],
    /// The last two names that came after one of each number, and as the first of an object that
    /// is held by a member of each number.
    after: [[Symbol; 2]; MOST],
    first: [[Symbol; 2]; MOST],
}

/// A name where it was met first.
#[derive(Clone, Copy)]
struct Name {
    /// With its quotes.
    start: u32,
    end: u32,
    /// Its first and last [`WIDE`] bytes, or all of it and zeros; where there is more between
    /// them, it is compared by itself.
    head: u128,
    tail: u128,
    /// The bits of `head` that are of the name.
    mask: u128,
    mixed: u64,
}

/// How many bytes are compared together.
const WIDE: usize = 16;

impl Name {
    fn new(bytes: &[u8], (start, end): (u32, u32), mixed: u64) -> Self {
        let text = bytes.get(start as usize..end as usize).unwrap_or_default();
        let mut head = [0; WIDE];
        for (slot, byte) in head.iter_mut().zip(text) {
            *slot = *byte;
        }
        let head = u128::from_le_bytes(head);
        let unused = 8 * WIDE.saturating_sub(text.len());
        Self {
            start,
            end,
            head,
            tail: text
                .last_chunk()
                .map_or(head, |tail| u128::from_le_bytes(*tail)),
            mask: u128::MAX.checked_shr(to_u32(unused)).unwrap_or(0),
            mixed,
        }
    }

    /// The end of the name if it stands at `at`; also nothing right before the end of the text.
    #[inline]
    fn end_at(&self, bytes: &[u8], at: usize) -> Option<usize> {
        let length = (self.end - self.start) as usize;
        let end = at + length;
        let wide = |from: usize| Some(u128::from_le_bytes(*bytes.get(from..)?.first_chunk()?));
        if wide(at)? & self.mask != self.head {
            return None;
        }
        if length > WIDE && wide(end - WIDE)? != self.tail {
            return None;
        }
        let between = WIDE..length.saturating_sub(WIDE);
        if !between.is_empty() {
            let own = self.start as usize;
            let own = bytes.get(own + between.start..own + between.end)?;
            if bytes.get(at + between.start..at + between.end)? != own {
                return None;
            }
        }
        Some(end)
    }
}

/// Where in an object a name stands.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// After the name of this number.
    After(Symbol),
    /// At the beginning of an object that a member of this number holds.
    First(Symbol),
}

impl Names {
    pub(super) fn new() -> Self {
        let nameless = Name::new(&[], (0, 0), 0);
        Self {
            known: vec![nameless],
            slots: [0; SLOTS],
            after: [[0; 2]; MOST],
            first: [[0; 2]; MOST],
        }
    }

    /// The name that stands at `at` if it is one of those that came at this place last: its
    /// number, its end past the quotes, and what it is mixed to.
    #[inline]
    pub(super) fn likely(
        &self,
        bytes: &[u8],
        at: usize,
        place: Place,
    ) -> Option<(Symbol, usize, u64)> {
        let [first, second] = match place {
            Place::After(symbol) => *self.after.get(usize::from(symbol))?,
            Place::First(symbol) => *self.first.get(usize::from(symbol))?,
        };
        self.standing(bytes, at, first)
            .or_else(|| self.standing(bytes, at, second))
    }

    #[inline]
    fn standing(&self, bytes: &[u8], at: usize, symbol: Symbol) -> Option<(Symbol, usize, u64)> {
        let name = self
            .known
            .get(usize::from(symbol))
            .filter(|_| symbol != 0)?;
        Some((symbol, name.end_at(bytes, at)?, name.mixed))
    }

    /// The number of the name in the quotes from `start` to `end`, which has no escapes, and what
    /// it is mixed to. It is expected at this place from now on.
    pub(super) fn number(&mut self, bytes: &[u8], span: (u32, u32), place: Place) -> (Symbol, u64) {
        let text = bytes
            .get(span.0 as usize..span.1 as usize)
            .unwrap_or_default();
        let mixed = mixed(
            text.get(1..text.len().saturating_sub(1))
                .unwrap_or_default(),
        );
        let symbol = self.find(bytes, text, span, mixed);
        let likely = match place {
            Place::After(before) => self.after.get_mut(usize::from(before)),
            Place::First(holder) => self.first.get_mut(usize::from(holder)),
        };
        if let Some([first, second]) = likely {
            *second = std::mem::replace(first, symbol);
        }
        (symbol, mixed)
    }

    fn find(&mut self, bytes: &[u8], text: &[u8], span: (u32, u32), mixed: u64) -> Symbol {
        // The highest bits are the best mixed.
        let slot = usize::try_from(mixed >> 54).unwrap_or_default();
        for probe in 0..PROBES {
            let Some(symbol) = self.slots.get_mut((slot + probe) % SLOTS) else {
                break;
            };
            if *symbol == 0 {
                let Some(new) = Symbol::try_from(self.known.len()).ok() else {
                    break;
                };
                *symbol = new;
                self.known.push(Name::new(bytes, span, mixed));
                return new;
            }
            if let Some(name) = self.known.get(usize::from(*symbol))
                && name.mixed == mixed
                && bytes.get(name.start as usize..name.end as usize) == Some(text)
            {
                return *symbol;
            }
        }
        0
    }
}

/// What the member names of one document mean to a consumer, each looked up once.
#[derive(Debug, Clone)]
pub(crate) struct Meanings<T>([Option<T>; MOST]);

impl<T: Copy> Meanings<T> {
    pub(crate) fn new() -> Self {
        Self([None; MOST])
    }

    /// What a key means; `look_up` says so where it is met first.
    #[inline]
    pub(crate) fn of(&mut self, key: Value<'_>, look_up: impl FnOnce(&str) -> T) -> T {
        let symbol = key.symbol();
        match self.0.get(usize::from(symbol)) {
            Some(Some(meaning)) => *meaning,
            _ => self.learn(key, symbol, look_up),
        }
    }

    #[cold]
    #[inline(never)]
    fn learn(&mut self, key: Value<'_>, symbol: Symbol, look_up: impl FnOnce(&str) -> T) -> T {
        let meaning = look_up(&key.as_str().unwrap_or_default());
        if symbol != 0
            && let Some(known) = self.0.get_mut(usize::from(symbol))
        {
            *known = Some(meaning);
        }
        meaning
    }
}
