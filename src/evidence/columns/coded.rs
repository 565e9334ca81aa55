//! Columns of numbers that stand for names.

use std::collections::HashSet;
use std::fmt;
use std::hash::Hash;

/// Numbers of one width, one a row, as they lie in memory.
///
/// The greatest number of a width (`u8::MAX`, `u16::MAX`, `u32::MAX`) says that a row has none,
/// in columns where that may be.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Numbers<'a> {
    /// One byte a row.
    U8(&'a [u8]),
    /// Two bytes a row.
    U16(&'a [u16]),
    /// Four bytes a row.
    U32(&'a [u32]),
}

/// A number that every width knows as "none".
pub(crate) const NONE: u32 = u32::MAX;

const fn narrow(number: u32, none: u32) -> u32 {
    if number == none { NONE } else { number }
}

impl Numbers<'_> {
    /// How many rows there are.
    pub const fn len(&self) -> usize {
        match self {
            Self::U8(all) => all.len(),
            Self::U16(all) => all.len(),
            Self::U32(all) => all.len(),
        }
    }

    /// Whether there is no row.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of a row; [`NONE`] for none.
    #[inline]
    pub(crate) fn at(&self, row: usize) -> u32 {
        match self {
            Self::U8(all) => all
                .get(row)
                .map_or(NONE, |n| narrow(u32::from(*n), u32::from(u8::MAX))),
            Self::U16(all) => all
                .get(row)
                .map_or(NONE, |n| narrow(u32::from(*n), u32::from(u16::MAX))),
            Self::U32(all) => all.get(row).map_or(NONE, |n| *n),
        }
    }

    /// The numbers of some rows, as many as there is room for; [`NONE`] for none.
    pub(crate) fn read(&self, first: usize, into: &mut [u32]) {
        fn copy<T: Copy + Into<u32>>(all: &[T], first: usize, into: &mut [u32], none: u32) {
            let all = all.get(first..).unwrap_or_default();
            for (slot, number) in into.iter_mut().zip(all) {
                *slot = narrow((*number).into(), none);
            }
        }
        match self {
            Self::U8(all) => copy(all, first, into, u8::MAX.into()),
            Self::U16(all) => copy(all, first, into, u16::MAX.into()),
            Self::U32(all) => copy(all, first, into, NONE),
        }
    }

    /// The number of a row that has one.
    pub(crate) fn get(&self, row: usize) -> Option<u32> {
        Some(self.at(row)).filter(|number| *number != NONE)
    }

    /// The greatest number, "none" left out of it or as [`NONE`].
    pub(crate) fn greatest(&self) -> u32 {
        // Copied, since a loop that remembers where the greatest stands is not made of vectors.
        fn most<T: Copy + Ord + Into<u32>>(all: &[T], none: u32) -> u32 {
            let most = all.iter().copied().max();
            most.map_or(0, |number| narrow(number.into(), none))
        }
        match self {
            Self::U8(all) => most(all, u8::MAX.into()),
            Self::U16(all) => most(all, u16::MAX.into()),
            Self::U32(all) => most(all, NONE),
        }
    }
}

impl fmt::Debug for Numbers<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Numbers({} rows)", self.len())
    }
}

macro_rules! from_slices {
    ($($variant:ident $width:ty),*) => {$(
        impl<'a> From<&'a [$width]> for Numbers<'a> {
            fn from(all: &'a [$width]) -> Self {
                Self::$variant(all)
            }
        }

        impl<'a> From<&'a Vec<$width>> for Numbers<'a> {
            fn from(all: &'a Vec<$width>) -> Self {
                Self::$variant(all)
            }
        }

        impl<'a, const N: usize> From<&'a [$width; N]> for Numbers<'a> {
            fn from(all: &'a [$width; N]) -> Self {
                Self::$variant(all)
            }
        }
    )*};
}

from_slices!(U8 u8, U16 u16, U32 u32);

/// A column of names, told once each and numbered from 0: a dictionary, and a number a row.
///
/// ```
/// use continua::evidence::Coded;
/// use continua::TaskId;
///
/// let tasks = ["quiz".parse::<TaskId>()?, "lab report".parse()?];
/// let column = Coded::new(&tasks, &[1u8, 0, 0, 1]);
/// assert_eq!(column.len(), 4);
/// assert_eq!(column.name(0).unwrap().as_str(), "lab report");
/// # Ok::<(), continua::IdError>(())
/// ```
pub struct Coded<'a, T> {
    names: &'a [T],
    numbers: Numbers<'a>,
}

impl<'a, T> Coded<'a, T> {
    /// A dictionary, and for each row the place of its name in it.
    pub fn new(names: &'a [T], numbers: impl Into<Numbers<'a>>) -> Self {
        Self {
            names,
            numbers: numbers.into(),
        }
    }

    /// How many rows there are.
    pub const fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether there is no row.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The dictionary.
    pub const fn names(&self) -> &'a [T] {
        self.names
    }

    /// The name of a row, if it has one. O(1).
    pub fn name(&self, row: usize) -> Option<&'a T> {
        self.names.get(self.numbers.at(row) as usize)
    }

    pub(crate) const fn numbers(&self) -> &Numbers<'a> {
        &self.numbers
    }
}

impl<T: Eq + Hash> Coded<'_, T> {
    /// The places of the dictionary whose name stood before.
    pub(super) fn repeated(&self) -> impl Iterator<Item = usize> {
        let mut seen = HashSet::with_capacity(self.names.len());
        let all = self.names.iter().enumerate();
        all.filter(move |(_, name)| !seen.insert(*name))
            .map(|(at, _)| at)
    }
}

impl<T> Clone for Coded<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Coded<'_, T> {}

impl<T> fmt::Debug for Coded<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (rows, names) = (self.len(), self.names.len());
        write!(f, "Coded({rows} rows, {names} names)")
    }
}
