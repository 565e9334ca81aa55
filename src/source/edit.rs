//! Edits of a document that leave every other byte as it is.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Serialize;

use super::children::{self, Child, Inserted};
use super::edit_error::EditError;
use super::json::Json;
use super::layout::{self, Layout};
use super::limits::Limits;
use super::overlap::overlap;
use super::splice::{self, Splice};
use super::text::Source;
use super::value::{Kind, Value};

/// Edits of one document, gathered first and then written at once.
///
/// Every value, place and length that an edit names is of the document as it was read, so edits
/// can be made in any order and do not disturb one another. Two that overlap, such as one inside
/// a removed value, are refused. What is inserted follows the layout around it; all bytes that no
/// edit touches stay as they are: order, white space, number texts, escapes and repeated members.
///
/// ```
/// use continua::source::{Edit, Json};
///
/// let json = Json::parse(br#"{
///   "title" : "Math",
///   "adoptionStatus" : "Draft",
///   "CFItems" : [ ]
/// }"#)?;
/// let root = json.root();
/// let mut edit = Edit::of(&json);
/// edit.replace(root.get("title").unwrap(), &"Mathematics")?;
/// edit.remove(root.get("adoptionStatus").unwrap())?;
/// edit.insert_member(root, "version", &"1.0.1")?;
/// assert_eq!(edit.write(), r#"{
///   "title" : "Mathematics",
///   "CFItems" : [ ],
///   "version" : "1.0.1"
/// }"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Edit {
    pub(super) json: Json,
    /// What stands in place of values, nothing for those removed. None lies in another.
    pub(super) values: BTreeMap<u32, Option<String>>,
    /// The new texts of member names.
    pub(super) names: BTreeMap<u32, String>,
    /// What is put into objects and arrays.
    pub(super) inserted: BTreeMap<u32, Inserted>,
    layouts: BTreeMap<Option<u32>, Layout>,
    /// How often each name will stand in an object, for objects where names are new.
    taken: BTreeMap<u32, BTreeMap<String, u32>>,
}

impl Edit {
    /// No edits yet, of a document. O(1).
    ///
    /// ```
    /// # use continua::source::{Edit, Json};
    /// let json = Json::parse(b"{ \"a\": 1.0 }\n")?;
    /// assert_eq!(Edit::of(&json).write(), "{ \"a\": 1.0 }\n");
    /// # Ok::<(), continua::source::JsonError>(())
    /// ```
    pub fn of(json: &Json) -> Self {
        Self {
            json: json.clone(),
            values: BTreeMap::new(),
            names: BTreeMap::new(),
            inserted: BTreeMap::new(),
            layouts: BTreeMap::new(),
            taken: BTreeMap::new(),
        }
    }

    /// Whether no edit was made.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty() && self.names.is_empty() && self.inserted.is_empty()
    }

    /// Puts another value in place of one. O(log edits), after O(values of the document) once.
    ///
    /// # Errors
    ///
    /// If it overlaps another edit, is a member name, is of another document, or if the new value
    /// cannot be written as JSON (a map whose keys are no strings).
    ///
    /// ```
    /// # use continua::source::{Edit, Json};
    /// let json = Json::parse(br#"{"keywords": ["a"], "n": 1}"#)?;
    /// let mut edit = Edit::of(&json);
    /// edit.replace(json.at("/keywords").unwrap(), &["b", "c"])?;
    /// assert_eq!(edit.write(), r#"{"keywords": ["b","c"], "n": 1}"#);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn replace<T>(&mut self, value: Value<'_>, new: &T) -> Result<(), EditError>
    where
        T: Serialize + ?Sized,
    {
        self.check_cover(value)?;
        let layout = self.layout(value.parent());
        let text = layout.render(new).map_err(unwritable)?;
        self.values.insert(value.index(), Some(text));
        Ok(())
    }

    /// Puts a text in place of a value, as it is: to say how a number or string is written.
    ///
    /// # Errors
    ///
    /// If the text is not one JSON value, and as [`Edit::replace`].
    ///
    /// ```
    /// # use continua::source::{Edit, Json};
    /// let json = Json::parse(br#"{"weight": 1}"#)?;
    /// let mut edit = Edit::of(&json);
    /// edit.replace_text(json.at("/weight").unwrap(), "1.50")?;
    /// assert_eq!(edit.write(), r#"{"weight": 1.50}"#);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn replace_text(&mut self, value: Value<'_>, new: &str) -> Result<(), EditError> {
        self.check_cover(value)?;
        Json::parse_source(Source::new(new), &Limits::default())?;
        self.values.insert(value.index(), Some(new.to_owned()));
        Ok(())
    }

    /// Removes a member, given by its value or its name, or an element; with a comma. O(log
    /// edits), after O(values of the document) once.
    ///
    /// # Errors
    ///
    /// If it is the whole document, overlaps another edit or is of another document.
    ///
    /// ```
    /// # use continua::source::{Edit, Json};
    /// let json = Json::parse(b"[1, 2, 3]")?;
    /// let mut edit = Edit::of(&json);
    /// edit.remove(json.at("/0").unwrap())?;
    /// edit.remove(json.at("/2").unwrap())?;
    /// assert_eq!(edit.write(), "[2]");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn remove(&mut self, value: Value<'_>) -> Result<(), EditError> {
        self.check_document(value)?;
        let value = if value.is_name() { next(value) } else { value };
        self.check_cover(value)?;
        let parent = value.parent().ok_or(EditError::Root)?;
        if parent.kind() == Kind::Object {
            let key = previous(value);
            if self.names.contains_key(&key.index()) {
                return Err(overlap(value, key));
            }
            if let Some(taken) = self.taken.get_mut(&parent.index()) {
                release(taken, key);
            }
        }
        self.values.insert(value.index(), None);
        Ok(())
    }

    /// Gives a member, given by its value or its name, another name.
    ///
    /// # Errors
    ///
    /// If it has no name, the object has a member of the new name, it is renamed or removed
    /// already, or is of another document.
    ///
    /// ```
    /// # use continua::source::{Edit, Json};
    /// let json = Json::parse(br#"{"cfItems" : []}"#)?;
    /// let mut edit = Edit::of(&json);
    /// edit.rename(json.at("/cfItems").unwrap(), "CFItems")?;
    /// assert_eq!(edit.write(), r#"{"CFItems" : []}"#);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rename(&mut self, member: Value<'_>, name: &str) -> Result<(), EditError> {
        self.check_document(member)?;
        let parent = member.parent();
        let Some(object) = parent.filter(|parent| parent.kind() == Kind::Object) else {
            return Err(EditError::NotA {
                pointer: member.pointer(),
                expected: "a member of an object",
            });
        };
        let key = if member.is_name() {
            member
        } else {
            previous(member)
        };
        self.check_outside(object)?;
        let removed = self.values.get(&next(key).index()) == Some(&None);
        if removed || self.names.contains_key(&key.index()) {
            return Err(overlap(member, key));
        }
        let text = literal(name)?;
        // A name may be written otherwise, and means the same.
        if key.as_str().as_deref() != Some(name) {
            self.take_name(object, name)?;
            if let Some(taken) = self.taken.get_mut(&object.index()) {
                release(taken, key);
            }
        }
        self.names.insert(key.index(), text);
        Ok(())
    }

    /// Puts a member at the end of an object. O(log edits), after O(members) once an object.
    ///
    /// # Errors
    ///
    /// If it is no object, or has a member of that name, and as [`Edit::replace`].
    ///
    /// ```
    /// # use continua::source::{Edit, Json};
    /// let json = Json::parse(br#"{"a": {}}"#)?;
    /// let mut edit = Edit::of(&json);
    /// edit.insert_member(json.at("/a").unwrap(), "b", &true)?;
    /// assert_eq!(edit.write(), r#"{"a": {"b": true}}"#);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn insert_member<T>(
        &mut self,
        object: Value<'_>,
        name: &str,
        new: &T,
    ) -> Result<(), EditError>
    where
        T: Serialize + ?Sized,
    {
        self.insert_member_at(object, object.len(), name, new)
    }

    /// Puts a member before the one that stands at a place, counted from 0.
    ///
    /// # Errors
    ///
    /// If the place is past the end, and as [`Edit::insert_member`].
    ///
    /// ```
    /// # use continua::source::{Edit, Json};
    /// let json = Json::parse(br#"{ "b": 2 }"#)?;
    /// let mut edit = Edit::of(&json);
    /// edit.insert_member_at(json.root(), 0, "a", &1)?;
    /// assert_eq!(edit.write(), r#"{ "a": 1, "b": 2 }"#);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn insert_member_at<T>(
        &mut self,
        object: Value<'_>,
        place: u32,
        name: &str,
        new: &T,
    ) -> Result<(), EditError>
    where
        T: Serialize + ?Sized,
    {
        self.check_inside(object, Kind::Object, "an object", place)?;
        let layout = self.layout(Some(object));
        let value = layout.render(new).map_err(unwritable)?;
        let text = format!("{}{}{value}", literal(name)?, layout.colon);
        self.take_name(object, name)?;
        self.put(object, place, text);
        Ok(())
    }

    /// Gives a member another value, or puts it at the end where the object has none of that
    /// name.
    ///
    /// # Errors
    ///
    /// As [`Edit::replace`] and [`Edit::insert_member`].
    ///
    /// ```
    /// # use continua::source::{Edit, Json};
    /// let json = Json::parse(br#"{"a":1}"#)?;
    /// let mut edit = Edit::of(&json);
    /// edit.set(json.root(), "a", &2)?;
    /// edit.set(json.root(), "b", &3)?;
    /// assert_eq!(edit.write(), r#"{"a":2,"b":3}"#);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn set<T>(&mut self, object: Value<'_>, name: &str, new: &T) -> Result<(), EditError>
    where
        T: Serialize + ?Sized,
    {
        match object.get(name) {
            Some(value) => self.replace(value, new),
            None => self.insert_member(object, name, new),
        }
    }

    /// Puts an element before the one that stands at a place, counted from 0, or at the end if
    /// the place is the length. Those of one place stand in the order in which they were put.
    ///
    /// # Errors
    ///
    /// If it is no array, or the place is past its end, and as [`Edit::replace`].
    ///
    /// ```
    /// # use continua::source::{Edit, Json};
    /// let json = Json::parse(b"[1, 4]")?;
    /// let mut edit = Edit::of(&json);
    /// edit.insert_element(json.root(), 1, &2)?;
    /// edit.insert_element(json.root(), 1, &3)?;
    /// edit.insert_element(json.root(), 2, &5)?;
    /// assert_eq!(edit.write(), "[1, 2, 3, 4, 5]");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn insert_element<T>(
        &mut self,
        array: Value<'_>,
        place: u32,
        new: &T,
    ) -> Result<(), EditError>
    where
        T: Serialize + ?Sized,
    {
        self.check_inside(array, Kind::Array, "an array", place)?;
        let text = self.layout(Some(array)).render(new).map_err(unwritable)?;
        self.put(array, place, text);
        Ok(())
    }

    /// The document with all edits done; without edits, its very bytes. O(text + members and
    /// elements of objects and arrays that gain or lose some).
    ///
    /// ```
    /// # use continua::source::{Edit, Json};
    /// let json = Json::parse(b"[1e2,\t2.0]\r\n")?;
    /// let mut edit = Edit::of(&json);
    /// edit.replace(json.at("/1").unwrap(), &3)?;
    /// assert_eq!(edit.write(), "[1e2,\t3]\r\n");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn write(&self) -> String {
        let mut splices = Vec::new();
        let mut containers: BTreeSet<u32> = self.inserted.keys().copied().collect();
        for (index, new) in &self.values {
            let Some(value) = self.json.value(*index) else {
                continue;
            };
            match new {
                Some(text) => splices.push(exchanged(value, text)),
                None => containers.extend(value.parent().map(Value::index)),
            }
        }
        for (index, text) in &self.names {
            splices.extend(self.json.value(*index).map(|key| exchanged(key, text)));
        }
        let nothing = Inserted::new();
        let plain = Layout::plain();
        for index in containers {
            let Some(container) = self.json.value(index) else {
                continue;
            };
            let inserted = self.inserted.get(&index).unwrap_or(&nothing);
            let layout = self.layouts.get(&Some(index)).unwrap_or(&plain);
            let children = self.children(container);
            let changes = children::splices(container.span(), &children, inserted, layout);
            splices.extend(changes);
        }
        splice::apply(self.json.source().text(), splices)
    }

    fn children(&self, container: Value<'_>) -> Vec<Child> {
        let members = container.members().map(|member| member.value);
        let values = members.chain(container.elements());
        let spans = layout::children(container);
        let child = |(value, span): (Value<'_>, _)| Child {
            span,
            removed: self.values.get(&value.index()) == Some(&None),
        };
        values.zip(spans).map(child).collect()
    }

    fn put(&mut self, container: Value<'_>, place: u32, text: String) {
        let inserted = self.inserted.entry(container.index()).or_default();
        inserted.entry(place).or_default().push(text);
    }

    /// The layout inside a container, or of the document around its root.
    fn layout(&mut self, container: Option<Value<'_>>) -> &Layout {
        let json = &self.json;
        let index = container.map(Value::index);
        self.layouts
            .entry(index)
            .or_insert_with(|| match container {
                Some(container) => Layout::inside(container),
                None => Layout::around_root(json.root()),
            })
    }

    /// Counts a new name of an object, where it is not taken.
    fn take_name(&mut self, object: Value<'_>, name: &str) -> Result<(), EditError> {
        let values = &self.values;
        let taken = self.taken.entry(object.index()).or_insert_with(|| {
            let mut taken = BTreeMap::new();
            for member in object.members() {
                if values.get(&member.value.index()) != Some(&None) {
                    *taken.entry(member.name.into_owned()).or_default() += 1;
                }
            }
            taken
        });
        let count = taken.entry(name.to_owned()).or_default();
        if *count > 0 {
            return Err(EditError::NameTaken {
                pointer: object.pointer(),
                name: name.to_owned(),
            });
        }
        *count = 1;
        Ok(())
    }
}

impl fmt::Debug for Edit {
    /// Abbreviated: how many edits of each kind.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Edit")
            .field("json", &self.json)
            .field("values", &self.values.len())
            .field("names", &self.names.len())
            .field("inserted_into", &self.inserted.len())
            .finish_non_exhaustive()
    }
}

/// The value of a member whose name is given.
fn next(key: Value<'_>) -> Value<'_> {
    key.json().value(key.index() + 1).unwrap_or(key)
}

/// The name of a member whose value is given.
fn previous(value: Value<'_>) -> Value<'_> {
    let before = value.index().checked_sub(1);
    before
        .and_then(|at| value.json().value(at))
        .unwrap_or(value)
}

fn release(taken: &mut BTreeMap<String, u32>, key: Value<'_>) {
    let name = key.as_str().unwrap_or_default();
    if let Some(count) = taken.get_mut(name.as_ref()) {
        *count = count.saturating_sub(1);
    }
}

fn exchanged<'t>(value: Value<'_>, text: &'t str) -> Splice<'t> {
    Splice {
        span: value.span(),
        text: Cow::Borrowed(text),
    }
}

/// A name as JSON writes it.
fn literal(name: &str) -> Result<String, EditError> {
    serde_json::to_string(name).map_err(unwritable)
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the shape that map_err asks for"
)]
fn unwritable(error: serde_json::Error) -> EditError {
    EditError::Unwritable(error.to_string())
}
