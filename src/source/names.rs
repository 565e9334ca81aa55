//! The member names of a document, each known by a number once it was met.
//!
//! Documents say a few names thousands of times, mostly one after another in the same order. So
//! the reader looks first whether the name comes that came last time, and a consumer looks up once
//! what a name means to it.

use super::repeated::mixed;
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
    /// The name that came last time after one of each number, and as the first of an object that
    /// is held by a member of each number.
    after: [Symbol; MOST],
    first: [Symbol; MOST],
}

/// A name where it was met first.
#[derive(Clone, Copy)]
struct Name {
    /// With its quotes.
    start: u32,
    end: u32,
    mixed: u64,
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
        let nameless = Name {
            start: 0,
            end: 0,
            mixed: 0,
        };
        Self {
            known: vec![nameless],
            slots: [0; SLOTS],
            after: [0; MOST],
            first: [0; MOST],
        }
    }

    /// The name that stands at `at` if it is the one that came at this place last time: its
    /// number, its end past the quotes, and what it is mixed to.
    #[inline]
    pub(super) fn likely(
        &self,
        bytes: &[u8],
        at: usize,
        place: Place,
    ) -> Option<(Symbol, usize, u64)> {
        let symbol = match place {
            Place::After(symbol) => *self.after.get(usize::from(symbol))?,
            Place::First(symbol) => *self.first.get(usize::from(symbol))?,
        };
        let name = self
            .known
            .get(usize::from(symbol))
            .filter(|_| symbol != 0)?;
        let text = bytes.get(name.start as usize..name.end as usize)?;
        let end = at + text.len();
        (bytes.get(at..end)? == text).then_some((symbol, end, name.mixed))
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
        if let Some(likely) = likely {
            *likely = symbol;
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
                let (start, end) = span;
                self.known.push(Name { start, end, mixed });
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
        match self.0.get_mut(usize::from(symbol)) {
            Some(Some(meaning)) => *meaning,
            Some(known) => {
                let meaning = look_up(&key.as_str().unwrap_or_default());
                if symbol != 0 {
                    *known = Some(meaning);
                }
                meaning
            }
            None => look_up(&key.as_str().unwrap_or_default()),
        }
    }
}
