//! A JSON document with the place of every value.

use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Arc, OnceLock};

use super::error::JsonError;
use super::limits::Limits;
use super::parse;
use super::pointer::{self, Parents};
use super::repeated::Repetition;
use super::tape::Tape;
use super::text::Source;
use super::value::Value;

/// A JSON document, read strictly by RFC 8259, with the place of every value.
///
/// It holds the text and a flat list of 8 bytes a value and 8 more for the
/// end of an object or array; nothing is copied out of the text, and
/// number texts, escapes, white space, order and repeated members stay as written. Cloning is
/// O(1). A value's index in the list is stable and can be kept as its origin.
///
/// ```
/// use continua::source::Json;
///
/// let json = Json::parse(br#"{"CFItems": [{"humanCodingScheme": "7.4.D"}]}"#)?;
/// let items = json.root().get("CFItems").unwrap();
/// let code = items.elements().next().unwrap().get("humanCodingScheme").unwrap();
/// assert_eq!(code.as_str().unwrap(), "7.4.D");
/// assert_eq!(code.pointer(), "/CFItems/0/humanCodingScheme");
/// assert_eq!(code.position().column, 36);
/// assert_eq!(json.value(code.index()), Some(code));
/// # Ok::<(), continua::source::JsonError>(())
/// ```
#[derive(Clone)]
pub struct Json(Arc<Inner>);

struct Inner {
    source: Source,
    tape: Tape,
    repeated: Vec<Repetition>,
    parents: OnceLock<Parents>,
    /// How many ways from the root were asked for, up to [`FEW_WAYS`] or a little more.
    ways: AtomicU32,
}

/// How many ways are looked for one by one.
const FEW_WAYS: u32 = 24;

impl Json {
    /// Reads a document of UTF-8 bytes within the default [`Limits`]. O(bytes), but for
    /// O(n log n) in the members of an object of more than 32.
    ///
    /// The bytes are copied once; [`Json::parse_source`] takes a text over.
    ///
    /// # Errors
    ///
    /// At the first place that is no JSON or no UTF-8, or past a limit. Repeated member names are
    /// no error: they are [listed](Json::repeated).
    ///
    /// ```
    /// # use continua::source::Json;
    /// assert!(Json::parse(b"[1, 2]").is_ok());
    /// let error = Json::parse(b"[1, 2").unwrap_err();
    /// assert_eq!(error.to_string(), "the text ends, expected `,` or `]`, at line 1 column 6");
    /// ```
    pub fn parse(bytes: &[u8]) -> Result<Self, JsonError> {
        Self::parse_with(bytes, &Limits::default())
    }

    /// The same within other limits.
    ///
    /// # Errors
    ///
    /// As [`Json::parse`].
    ///
    /// ```
    /// # use continua::source::{Json, Limits};
    /// let limits = Limits::default().with_bytes(3);
    /// let error = Json::parse_with(b"\"long\"", &limits).unwrap_err();
    /// assert_eq!(error.message(), "6 bytes are past the limit of 3");
    /// ```
    pub fn parse_with(bytes: &[u8], limits: &Limits) -> Result<Self, JsonError> {
        check_length(bytes, limits)?;
        Self::parse_source(Source::from_slice(bytes)?, limits)
    }

    /// Reads a text that is at hand as a [`Source`], and shares it.
    ///
    /// # Errors
    ///
    /// As [`Json::parse`].
    ///
    /// ```
    /// use continua::source::{Json, Limits, Source};
    ///
    /// let source = Source::new("[true]".to_owned());
    /// let json = Json::parse_source(source.clone(), &Limits::default())?;
    /// assert_eq!(json.source(), &source);
    /// # Ok::<(), continua::source::JsonError>(())
    /// ```
    pub fn parse_source(source: Source, limits: &Limits) -> Result<Self, JsonError> {
        check_length(source.text().as_bytes(), limits)?;
        match parse::parse(source.text(), limits) {
            Ok(read) => Ok(Self(Arc::new(Inner {
                source,
                tape: read.tape,
                repeated: read.repeated,
                parents: OnceLock::new(),
                ways: AtomicU32::new(0),
            }))),
            Err(fault) => Err(JsonError::of(&fault, source.text())),
        }
    }

    /// The one value that the document is.
    ///
    /// ```
    /// # use continua::source::{Json, Kind};
    /// assert_eq!(Json::parse(b" {} ")?.root().kind(), Kind::Object);
    /// # Ok::<(), continua::source::JsonError>(())
    /// ```
    pub fn root(&self) -> Value<'_> {
        Value::new(self, 0)
    }

    /// The text.
    pub fn source(&self) -> &Source {
        &self.0.source
    }

    /// The value of an index that [`Value::index`] gave; a member name is a string. O(1).
    ///
    /// ```
    /// # use continua::source::Json;
    /// let json = Json::parse(b"[true]")?;
    /// assert_eq!(json.value(1).unwrap().as_bool(), Some(true));
    /// assert_eq!(json.value(2), None);
    /// # Ok::<(), continua::source::JsonError>(())
    /// ```
    pub fn value(&self, index: u32) -> Option<Value<'_>> {
        self.tape().has(index).then(|| Value::new(self, index))
    }

    /// The value that a JSON pointer (RFC 6901) leads to; of a repeated name, the first member.
    /// O(members and elements passed over).
    ///
    /// ```
    /// # use continua::source::Json;
    /// let json = Json::parse(br#"{"a/b": [5, 6]}"#)?;
    /// assert_eq!(json.at("/a~1b/1").unwrap().as_i64(), Some(6));
    /// assert_eq!(json.at("/a~1b/01"), None);
    /// assert_eq!(json.at(""), Some(json.root()));
    /// # Ok::<(), continua::source::JsonError>(())
    /// ```
    pub fn at(&self, pointer: &str) -> Option<Value<'_>> {
        pointer::at(self, pointer)
    }

    /// All values and member names, in the order of their beginnings in the text.
    ///
    /// ```
    /// # use continua::source::{Json, Value};
    /// let json = Json::parse(br#"[{"a": 1}, 2]"#)?;
    /// let texts: Vec<_> = json.values().map(Value::raw).collect();
    /// assert_eq!(texts[1..], [r#"{"a": 1}"#, r#""a""#, "1", "2"]);
    /// # Ok::<(), continua::source::JsonError>(())
    /// ```
    pub fn values(&self) -> impl Iterator<Item = Value<'_>> {
        self.tape().indices().map(|index| Value::new(self, index))
    }

    /// How many values there are, member names counted.
    ///
    /// ```
    /// # use continua::source::Json;
    /// assert_eq!(Json::parse(br#"{"a": 1}"#)?.value_count(), 3);
    /// # Ok::<(), continua::source::JsonError>(())
    /// ```
    pub fn value_count(&self) -> u32 {
        self.0.tape.len()
    }

    /// The members whose name stands earlier in the same object, in document order. They were
    /// found while reading.
    ///
    /// ```
    /// # use continua::source::Json;
    /// let json = Json::parse(br#"{"title": "A", "titl\u0065": "B"}"#)?;
    /// let repeated: Vec<_> = json.repeated().collect();
    /// assert_eq!(repeated.len(), 1);
    /// assert_eq!(repeated[0].name(), "title");
    /// assert_eq!(repeated[0].key.span().start, 15);
    /// assert_eq!(repeated[0].first.span().start, 1);
    /// # Ok::<(), continua::source::JsonError>(())
    /// ```
    pub fn repeated(&self) -> impl ExactSizeIterator<Item = Repeated<'_>> + Clone {
        self.0.repeated.iter().map(|repetition| Repeated {
            object: Value::new(self, repetition.object),
            key: Value::new(self, repetition.key),
            first: Value::new(self, repetition.first),
        })
    }

    #[inline]
    pub(super) fn tape(&self) -> &Tape {
        &self.0.tape
    }

    /// Of every value the one around it, once so many ways were asked for that finding all at once
    /// is worth its time and memory. A file with few findings never comes to it.
    pub(super) fn parents_if_worth(&self) -> Option<&Parents> {
        if self.0.ways.load(Relaxed) >= FEW_WAYS {
            return Some(self.0.parents.get_or_init(|| Parents::of(&self.0.tape)));
        }
        self.0.ways.fetch_add(1, Relaxed);
        None
    }

    pub(super) fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

fn check_length(bytes: &[u8], limits: &Limits) -> Result<(), JsonError> {
    match u32::try_from(bytes.len()) {
        Ok(length) if length <= limits.bytes => Ok(()),
        _ => Err(JsonError::too_long(bytes, limits.bytes)),
    }
}

impl fmt::Debug for Json {
    /// Abbreviated: a document may be long, and may be about learners.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Json({} values)", self.0.tape.len())
    }
}

/// A member whose name stands earlier in the same object.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Repeated<'a> {
    /// The object.
    pub object: Value<'a>,
    /// The name, where it stands again.
    pub key: Value<'a>,
    /// The name, where it stands first.
    pub first: Value<'a>,
}

impl<'a> Repeated<'a> {
    /// The name.
    pub fn name(&self) -> std::borrow::Cow<'a, str> {
        self.key.as_str().unwrap_or_default()
    }
}
