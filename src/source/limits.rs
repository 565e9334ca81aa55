//! How much input is read before it is refused.

/// How long, deep and full a JSON document may be.
///
/// The defaults are far beyond any published framework. Past a limit, reading stops with a
/// [`JsonError`](super::JsonError) that says which one and where. Reading uses at most
/// 32 bytes of memory for each value besides the text, and no stack.
///
/// ```
/// use continua::source::{Json, JsonErrorKind, Limits};
///
/// let limits = Limits::default().with_depth(2);
/// assert!(Json::parse_with(b"[[1]]", &limits).is_ok());
/// let error = Json::parse_with(b"[[[1]]]", &limits).unwrap_err();
/// assert_eq!(error.kind(), JsonErrorKind::TooDeep);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Limits {
    /// The most bytes of text; 1 GiB by default.
    pub bytes: u32,
    /// The most objects and arrays inside one another; 128 by default.
    pub depth: u32,
    /// The most values, member names not counted; 50 million by default. More than
    /// [`Limits::MOST_VALUES`] are refused whatever stands here.
    pub values: u32,
}

impl Limits {
    /// The most values that one document can hold.
    pub const MOST_VALUES: u32 = (1 << 27) - 1;

    /// The same with at most so many bytes of text.
    ///
    /// ```
    /// # use continua::source::{Json, Limits};
    /// assert!(Json::parse_with(b"[1, 2]", &Limits::default().with_bytes(5)).is_err());
    /// ```
    #[must_use]
    pub const fn with_bytes(mut self, bytes: u32) -> Self {
        self.bytes = bytes;
        self
    }

    /// The same with at most so many objects and arrays inside one another; 0 allows neither.
    ///
    /// ```
    /// # use continua::source::{Json, Limits};
    /// assert!(Json::parse_with(b"[]", &Limits::default().with_depth(0)).is_err());
    /// ```
    #[must_use]
    pub const fn with_depth(mut self, depth: u32) -> Self {
        self.depth = depth;
        self
    }

    /// The same with at most so many values.
    ///
    /// ```
    /// # use continua::source::{Json, Limits};
    /// assert!(Json::parse_with(b"[1, 2]", &Limits::default().with_values(2)).is_err());
    /// ```
    #[must_use]
    pub const fn with_values(mut self, values: u32) -> Self {
        self.values = values;
        self
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 1 << 30,
            depth: 128,
            values: 50_000_000,
        }
    }
}
