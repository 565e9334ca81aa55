//! One package of a file.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, OnceLock};

use super::read::{self, Readout};
use super::{File, FileError, PackageError, Version};
use crate::framework::Framework;
use crate::source::{Json, Kind, Value};

/// A CASE package (`CFPackage`): one document with its items, associations, definitions and
/// rubrics, as they were published.
///
/// Lossless: it holds the text, and every value knows its place. Owned, `Send + Sync`; a clone is
/// O(1). The framework is read once, when first asked for.
#[derive(Clone)]
pub struct Package(Arc<Inner>);

struct Inner {
    json: Json,
    /// The index of the object.
    index: u32,
    /// The place among the packages of its file.
    place: u32,
    /// Whether its file holds nothing else.
    alone: bool,
    parts: Parts,
    readout: OnceLock<Readout>,
}

/// The indices of the values of the package's members.
#[derive(Default, Clone, Copy)]
struct Parts {
    document: Option<u32>,
    items: Option<u32>,
    associations: Option<u32>,
    definitions: Option<u32>,
    rubrics: Option<u32>,
}

impl Parts {
    fn of(package: Value<'_>) -> Self {
        let mut parts = Self::default();
        for member in package.members() {
            let part = match member.name.as_ref() {
                "CFDocument" => &mut parts.document,
                "CFItems" => &mut parts.items,
                "CFAssociations" => &mut parts.associations,
                "CFDefinitions" => &mut parts.definitions,
                "CFRubrics" => &mut parts.rubrics,
                _ => continue,
            };
            part.get_or_insert(member.value.index());
        }
        parts
    }
}

impl Package {
    /// Reads a file that holds exactly one package, within the default limits. O(bytes).
    ///
    /// # Errors
    ///
    /// If the bytes are no JSON or past a limit, or if the file holds no package or several:
    /// [`File`] reads those.
    ///
    /// ```
    /// use continua::format::case::Package;
    ///
    /// let error = Package::from_slice(b"[]").unwrap_err();
    /// assert_eq!(error.to_string(), "the file holds no package, expected one");
    /// ```
    pub fn from_slice(bytes: &[u8]) -> Result<Self, FileError> {
        File::from_slice(bytes)?.only_package()
    }

    pub(super) fn new(json: &Json, index: u32, place: u32, alone: bool) -> Self {
        let parts = json.value(index).map(Parts::of).unwrap_or_default();
        Self(Arc::new(Inner {
            json: json.clone(),
            index,
            place,
            alone,
            parts,
            readout: OnceLock::new(),
        }))
    }

    /// The file as JSON; origins of items and associations are indices into it.
    pub fn json(&self) -> &Json {
        &self.0.json
    }

    /// The object that the package is.
    pub fn value(&self) -> Value<'_> {
        self.part(Some(self.0.index)).unwrap_or(self.0.json.root())
    }

    /// The place among the packages of its file, from 0.
    pub fn place(&self) -> u32 {
        self.0.place
    }

    fn part(&self, part: Option<u32>) -> Option<Value<'_>> {
        self.0.json.value(part?)
    }

    /// The `CFDocument`, if there is one.
    pub fn document(&self) -> Option<Value<'_>> {
        self.part(self.0.parts.document)
            .filter(|document| document.kind() == Kind::Object)
    }

    /// The title of the document, if it has one.
    pub fn title(&self) -> Option<Cow<'_, str>> {
        read::lenient::text(self.document()?.get("title")?)
    }

    /// The `CFItems`, as published: those that a framework leaves out are among them.
    ///
    /// ```
    /// use continua::format::case::Package;
    ///
    /// let package = Package::from_slice(br#"{"CFItems": [{"humanCodingScheme": "N.1"}, {}]}"#)?;
    /// assert_eq!(package.items().len(), 2);
    /// # Ok::<(), continua::format::case::FileError>(())
    /// ```
    pub fn items(&self) -> impl ExactSizeIterator<Item = Value<'_>> + Clone {
        read::lenient::objects(self.part(self.0.parts.items))
    }

    /// The `CFAssociations`.
    pub fn associations(&self) -> impl ExactSizeIterator<Item = Value<'_>> + Clone {
        read::lenient::objects(self.part(self.0.parts.associations))
    }

    /// The `CFRubrics`.
    pub fn rubrics(&self) -> impl ExactSizeIterator<Item = Value<'_>> + Clone {
        read::lenient::objects(self.part(self.0.parts.rubrics))
    }

    /// The `CFDefinitions`, if there are any.
    pub fn definitions(&self) -> Option<Value<'_>> {
        self.part(self.0.parts.definitions)
    }

    /// The version of CASE: what `caseVersion` says, else 1.0.
    pub fn version(&self) -> Version {
        let said = self
            .document()
            .and_then(|document| document.get("caseVersion"));
        match said.and_then(read::lenient::text).as_deref().map(str::trim) {
            Some("1.1") => Version::V1_1,
            _ => Version::V1_0,
        }
    }

    /// The framework that it makes. O(n log n) once, then O(1).
    ///
    /// Its texts are those of the file, which it keeps in memory; nothing is copied but the codes
    /// and what the file writes with escapes.
    ///
    /// # Errors
    ///
    /// Only on what makes a framework impossible, all of it at once: no document, no identifier
    /// of the document, items that lie under each other in a circle. All else is read as the
    /// [module](super) says.
    ///
    /// ```
    /// use continua::format::case::Package;
    ///
    /// let package = Package::from_slice(br#"{"CFDocument": {"title": "Mathematics"}}"#)?;
    /// let error = package.framework().unwrap_err();
    /// assert_eq!(error.to_string(), "no framework: the document has no identifier");
    /// # Ok::<(), continua::format::case::FileError>(())
    /// ```
    pub fn framework(&self) -> Result<Framework, PackageError> {
        let readout = self.readout();
        if readout.problems.is_empty() {
            Ok(readout.framework.clone())
        } else {
            Err(PackageError::new(self.clone()))
        }
    }

    /// What came of reading it, impossible or not.
    pub(crate) fn readout(&self) -> &Readout {
        self.0.readout.get_or_init(|| read::read(self))
    }

    /// Its text, byte for byte: that of the whole file, if the file holds nothing else, and its
    /// own stretch of it otherwise.
    pub fn write(&self) -> &str {
        if self.0.alone {
            self.0.json.source().text()
        } else {
            self.value().raw()
        }
    }
}

impl fmt::Debug for Package {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Package")
            .field("title", &self.title())
            .field("items", &self.items().len())
            .field("associations", &self.associations().len())
            .finish_non_exhaustive()
    }
}
