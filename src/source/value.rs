//! Views of values in a document.

use std::borrow::Cow;
use std::fmt;

use super::json::Json;
use super::number;
use super::pointer;
use super::repeated::{is_text, text_of};
use super::span::{Position, Span};
use super::tape::Node;

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `null`.
    Null = 0,
    /// `true` or `false`.
    Bool = 1,
    /// A number, kept as it is written.
    Number = 2,
    /// A string.
    String = 3,
    /// An array: `[...]`.
    Array = 4,
    /// An object: `{...}`.
    Object = 5,
}

impl fmt::Display for Kind {
    /// As a message names it: `a string`, `an object`, `null`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Null => "null",
            Self::Bool => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        })
    }
}

/// A value in a [`Json`], or a member's name, with its place: a view to copy freely.
///
/// Two are equal if they are the same place of the same document, not if they say the same.
///
/// ```
/// use continua::source::{Json, Kind};
///
/// let json = Json::parse(br#"{"levels": [1, 2.50, "4"]}"#)?;
/// let levels = json.root().get("levels").unwrap();
/// assert_eq!(levels.kind(), Kind::Array);
/// let texts: Vec<_> = levels.elements().map(|level| level.raw()).collect();
/// assert_eq!(texts, ["1", "2.50", "\"4\""]);
/// # Ok::<(), continua::source::JsonError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Value<'a> {
    json: &'a Json,
    index: u32,
}

impl<'a> Value<'a> {
    pub(super) const fn new(json: &'a Json, index: u32) -> Self {
        Self { json, index }
    }

    #[inline]
    fn node(self) -> Node {
        self.json.tape().node(self.index)
    }

    /// The document it stands in.
    pub const fn json(self) -> &'a Json {
        self.json
    }

    /// Its index in the document, for [`Json::value`]. Indices grow along the text.
    ///
    /// ```
    /// # use continua::source::Json;
    /// let json = Json::parse(b"[7, 8]")?;
    /// let indices: Vec<_> = json.root().elements().map(|v| v.index()).collect();
    /// assert_eq!(indices, [1, 2]);
    /// # Ok::<(), continua::source::JsonError>(())
    /// ```
    pub const fn index(self) -> u32 {
        self.index
    }

    /// Where it stands, quotes and brackets included.
    ///
    /// ```
    /// # use continua::source::{Json, Span};
    /// let json = Json::parse(br#" "text" "#)?;
    /// assert_eq!(json.root().span(), Span::new(1, 7));
    /// # Ok::<(), continua::source::JsonError>(())
    /// ```
    pub fn span(self) -> Span {
        self.json.tape().span(self.index, self.node())
    }

    /// Line and column of its beginning.
    ///
    /// ```
    /// # use continua::source::Json;
    /// let json = Json::parse(b"[\n  true\n]")?;
    /// let position = json.value(1).unwrap().position();
    /// assert_eq!((position.line, position.column), (2, 3));
    /// # Ok::<(), continua::source::JsonError>(())
    /// ```
    pub fn position(self) -> Position {
        self.json.source().position(self.node().start())
    }

    /// What it is.
    pub fn kind(self) -> Kind {
        self.node().kind()
    }

    /// Its text as written, which is a JSON document of its own.
    ///
    /// ```
    /// # use continua::source::Json;
    /// let json = Json::parse(br#"[ { "a" : 1e2 } ]"#)?;
    /// assert_eq!(json.value(1).unwrap().raw(), r#"{ "a" : 1e2 }"#);
    /// # Ok::<(), continua::source::JsonError>(())
    /// ```
    pub fn raw(self) -> &'a str {
        self.json.source().slice(self.span())
    }

    /// The text that a string means, borrowed where it has no escapes.
    ///
    /// ```
    /// # use continua::source::Json;
    /// let json = Json::parse(br#""caf\u00e9""#)?;
    /// assert_eq!(json.root().as_str().unwrap(), "café");
    /// # Ok::<(), continua::source::JsonError>(())
    /// ```
    pub fn as_str(self) -> Option<Cow<'a, str>> {
        let node = self.node();
        let text = self.json.source().text();
        (node.kind() == Kind::String).then(|| text_of(text, self.span(), node.escaped()))
    }

    /// The inside of a string as it is written, escapes and all.
    #[inline]
    pub(crate) fn written(self) -> Option<&'a str> {
        let node = self.node();
        if node.kind() != Kind::String {
            return None;
        }
        self.json.source().text().get(self.span().inside().range())
    }

    /// The span of the inside of a string that is written without escapes.
    #[inline]
    pub(crate) fn plain(self) -> Option<Span> {
        let node = self.node();
        let plain = node.kind() == Kind::String && !node.escaped();
        plain.then(|| self.span().inside())
    }

    /// Whether it is a string that is written with escapes.
    #[inline]
    pub(crate) fn has_escapes(self) -> bool {
        self.node().escaped()
    }

    /// Whether a boolean is true.
    ///
    /// ```
    /// # use continua::source::Json;
    /// assert_eq!(Json::parse(b"false")?.root().as_bool(), Some(false));
    /// # Ok::<(), continua::source::JsonError>(())
    /// ```
    pub fn as_bool(self) -> Option<bool> {
        (self.kind() == Kind::Bool).then(|| self.raw() == "true")
    }

    /// Whether it is `null`.
    pub fn is_null(self) -> bool {
        self.kind() == Kind::Null
    }

    /// A number as it is written, of any length: `1`, `-0.50`, `1E400`.
    ///
    /// ```
    /// # use continua::source::Json;
    /// assert_eq!(Json::parse(b"2.50")?.root().number_text(), Some("2.50"));
    /// assert_eq!(Json::parse(b"\"2\"")?.root().number_text(), None);
    /// # Ok::<(), continua::source::JsonError>(())
    /// ```
    pub fn number_text(self) -> Option<&'a str> {
        (self.kind() == Kind::Number).then(|| self.raw())
    }

    /// A number that is whole and fits, however it is written: `3`, `3.0`, `30e-1`. Exact, without
    /// floating point.
    ///
    /// ```
    /// # use continua::source::Json;
    /// assert_eq!(Json::parse(b"-3.0")?.root().as_i64(), Some(-3));
    /// assert_eq!(Json::parse(b"3.5")?.root().as_i64(), None);
    /// # Ok::<(), continua::source::JsonError>(())
    /// ```
    pub fn as_i64(self) -> Option<i64> {
        number::whole(self.number_text()?)
    }

    /// The same from 0 to 4,294,967,295.
    ///
    /// ```
    /// # use continua::source::Json;
    /// assert_eq!(Json::parse(b"12")?.root().as_u32(), Some(12));
    /// assert_eq!(Json::parse(b"-1")?.root().as_u32(), None);
    /// # Ok::<(), continua::source::JsonError>(())
    /// ```
    pub fn as_u32(self) -> Option<u32> {
        u32::try_from(self.as_i64()?).ok()
    }

    /// How many members or elements are right inside; 0 for other values. O(1).
    ///
    /// ```
    /// # use continua::source::Json;
    /// assert_eq!(Json::parse(br#"{"a": [1, 2], "b": 3}"#)?.root().len(), 2);
    /// # Ok::<(), continua::source::JsonError>(())
    /// ```
    pub fn len(self) -> u32 {
        self.json.tape().count(self.index, self.node())
    }

    /// Whether it has nothing inside.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The value of the first member of that name of an object. O(members).
    ///
    /// Names that stand again are in [`Json::repeated`] and among [`Value::members`].
    ///
    /// ```
    /// # use continua::source::Json;
    /// let json = Json::parse(br#"{"a": 1, "a": 2}"#)?;
    /// assert_eq!(json.root().get("a").unwrap().as_i64(), Some(1));
    /// assert_eq!(json.root().get("b"), None);
    /// # Ok::<(), continua::source::JsonError>(())
    /// ```
    pub fn get(self, name: &str) -> Option<Self> {
        let text = self.json.source().text();
        let says = |key: &Self| is_text(text, key.span(), key.node().escaped(), name);
        self.entries()
            .find(|(key, _)| says(key))
            .map(|(_, value)| value)
    }

    /// The members of an object in document order; none of other values.
    ///
    /// ```
    /// # use continua::source::Json;
    /// let json = Json::parse(br#"{"b": 1, "a": 2}"#)?;
    /// let names: Vec<_> = json.root().members().map(|member| member.name).collect();
    /// assert_eq!(names, ["b", "a"]);
    /// # Ok::<(), continua::source::JsonError>(())
    /// ```
    pub fn members(self) -> Members<'a> {
        Members(Inside::of(self, Kind::Object))
    }

    /// The names and values of the members of an object, with the names not yet looked at.
    pub(crate) fn entries(self) -> impl Iterator<Item = (Self, Self)> {
        let mut inside = Inside::of(self, Kind::Object);
        std::iter::from_fn(move || {
            let at = inside.step(1)?;
            Some((Self::new(self.json, at), Self::new(self.json, at + 1)))
        })
    }

    /// The number that a member name has in its document; 0 for other values, and for names
    /// without one.
    #[inline]
    pub(crate) fn symbol(self) -> u8 {
        self.node().symbol()
    }

    /// The elements of an array in order; none of other values.
    ///
    /// ```
    /// # use continua::source::Json;
    /// let json = Json::parse(b"[1, [2, 3], 4]")?;
    /// assert_eq!(json.root().elements().len(), 3);
    /// # Ok::<(), continua::source::JsonError>(())
    /// ```
    pub fn elements(self) -> Elements<'a> {
        Elements(Inside::of(self, Kind::Array))
    }

    /// The object or array right around it; none around the root. The first few times
    /// O(earlier siblings on the way), then O(1) after O(values of the document) once.
    ///
    /// ```
    /// # use continua::source::Json;
    /// let json = Json::parse(b"[[1]]")?;
    /// let one = json.value(2).unwrap();
    /// assert_eq!(one.parent(), json.value(1));
    /// # Ok::<(), continua::source::JsonError>(())
    /// ```
    pub fn parent(self) -> Option<Self> {
        self.up().map(|up| Self::new(self.json, up.parent))
    }

    /// Whether it is the name of a member and not a value.
    ///
    /// ```
    /// # use continua::source::Json;
    /// let json = Json::parse(br#"{"a": "a"}"#)?;
    /// assert!(json.value(1).unwrap().is_name());
    /// assert!(!json.value(2).unwrap().is_name());
    /// # Ok::<(), continua::source::JsonError>(())
    /// ```
    pub fn is_name(self) -> bool {
        self.up().is_some_and(|up| up.name)
    }

    /// The index past it and all within.
    pub(super) fn next_index(self) -> u32 {
        self.json.tape().next(self.index)
    }

    pub(super) fn up(self) -> Option<pointer::Up> {
        pointer::up(self.json, self.index)
    }

    /// The JSON pointer (RFC 6901) to it; of a member name, to its value. The first few
    /// times O(earlier siblings on the way), then O(depth) after O(values of the document) once.
    ///
    /// ```
    /// # use continua::source::Json;
    /// let json = Json::parse(br#"{"a/b": [0, {"~": 1}]}"#)?;
    /// assert_eq!(json.value(6).unwrap().pointer(), "/a~1b/1/~0");
    /// assert_eq!(json.root().pointer(), "");
    /// # Ok::<(), continua::source::JsonError>(())
    /// ```
    pub fn pointer(self) -> String {
        pointer::pointer(self.json, self.index)
    }
}

impl PartialEq for Value<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index && self.json.is_same(other.json)
    }
}

impl Eq for Value<'_> {}

impl fmt::Debug for Value<'_> {
    /// Abbreviated: kind and place, not the text, which may be about learners.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let span = self.span();
        write!(
            f,
            "Value({:?} at {}..{})",
            self.kind(),
            span.start,
            span.end
        )
    }
}

/// A member of an object.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Member<'a> {
    /// What the name means.
    pub name: Cow<'a, str>,
    /// The name where it stands.
    pub key: Value<'a>,
    /// The value.
    pub value: Value<'a>,
}

/// The members of an object in document order; see [`Value::members`].
#[derive(Debug, Clone)]
pub struct Members<'a>(Inside<'a>);

/// The elements of an array in order; see [`Value::elements`].
#[derive(Debug, Clone)]
pub struct Elements<'a>(Inside<'a>);

/// What is left to go through of an object or array.
#[derive(Debug, Clone)]
struct Inside<'a> {
    json: &'a Json,
    at: u32,
    left: u32,
}

impl<'a> Inside<'a> {
    fn of(value: Value<'a>, kind: Kind) -> Self {
        let node = value.node();
        Self {
            json: value.json,
            at: value.index + 1,
            left: if node.kind() == kind { value.len() } else { 0 },
        }
    }

    /// Steps over a value that stands `after` the beginning of the member or element.
    #[inline]
    fn step(&mut self, after: u32) -> Option<u32> {
        self.left = self.left.checked_sub(1)?;
        let at = self.at;
        self.at = self.json.tape().next(at + after);
        Some(at)
    }
}

impl<'a> Iterator for Members<'a> {
    type Item = Member<'a>;

    fn next(&mut self) -> Option<Member<'a>> {
        let at = self.0.step(1)?;
        let key = Value::new(self.0.json, at);
        Some(Member {
            name: key.as_str().unwrap_or_default(),
            key,
            value: Value::new(self.0.json, at + 1),
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.0.left as usize, Some(self.0.left as usize))
    }
}

impl<'a> Iterator for Elements<'a> {
    type Item = Value<'a>;

    fn next(&mut self) -> Option<Value<'a>> {
        let at = self.0.step(0)?;
        Some(Value::new(self.0.json, at))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.0.left as usize, Some(self.0.left as usize))
    }
}

impl ExactSizeIterator for Members<'_> {}
impl ExactSizeIterator for Elements<'_> {}
