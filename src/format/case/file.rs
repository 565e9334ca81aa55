//! A file with no, one or several packages.

use std::fmt;

use super::error::FileFault;
use super::package::Package;
use super::{FileError, schema};
use crate::source::{Json, Kind, Limits, Source, Value};

/// A CASE file: any number of packages, with what wraps them.
///
/// The shapes that are known: a package by itself; `{"CFPackage": …}`; `{"CFPackages": […]}`; an
/// array of any of these; and the list of documents that a server answers with,
/// `{"CFDocuments": […]}`, which holds no package.
///
/// Owned, `Send + Sync`; a clone is O(number of packages) and copies no text.
///
/// ```
/// use continua::format::case::File;
///
/// let file = File::from_slice(br#"[
///     {"CFDocument": {"identifier": "math", "title": "Mathematics"}},
///     {"CFPackage": {"CFDocument": {"identifier": "ela", "title": "English"}}}
/// ]"#)?;
/// let titles = file.packages().iter().map(|package| package.title().unwrap_or_default());
/// assert_eq!(titles.collect::<Vec<_>>(), ["Mathematics", "English"]);
/// # Ok::<(), continua::format::case::FileError>(())
/// ```
#[derive(Clone)]
pub struct File {
    json: Json,
    packages: Vec<Package>,
    documents: Option<u32>,
    /// Where a package was expected and something else stands.
    strays: Vec<u32>,
}

impl File {
    /// Reads a file within the default [`Limits`]. O(bytes).
    ///
    /// # Errors
    ///
    /// Only if the bytes are no JSON or past a limit. A file without any package is read: whether
    /// there is one is for [`File::packages`] to say.
    ///
    /// ```
    /// use continua::format::case::File;
    ///
    /// assert!(File::from_slice(b"{}")?.packages().is_empty());
    /// assert!(File::from_slice(b"{").is_err());
    /// # Ok::<(), continua::format::case::FileError>(())
    /// ```
    pub fn from_slice(bytes: &[u8]) -> Result<Self, FileError> {
        Self::from_slice_with(bytes, &Limits::default())
    }

    /// The same of bytes that are taken over without copying. Reading and checking a file then
    /// take less than twice its size; from a slice it stands in memory once more.
    ///
    /// # Errors
    ///
    /// As [`File::from_slice`].
    pub fn from_vec(bytes: Vec<u8>) -> Result<Self, FileError> {
        let limits = Limits::default();
        if bytes.len() > limits.bytes as usize {
            return Self::from_slice_with(&bytes, &limits);
        }
        match Source::from_vec(bytes) {
            Ok(source) => Self::from_source(source, &limits),
            Err(error) => Err(FileError::json(error.into(), None)),
        }
    }

    /// The same within other limits.
    ///
    /// # Errors
    ///
    /// As [`File::from_slice`].
    pub fn from_slice_with(bytes: &[u8], limits: &Limits) -> Result<Self, FileError> {
        if bytes.len() > limits.bytes as usize {
            let read = Json::parse_with(bytes, limits);
            return read
                .map(Self::of)
                .map_err(|error| FileError::json(error, None));
        }
        match Source::from_slice(bytes) {
            Ok(source) => Self::from_source(source, limits),
            Err(error) => Err(FileError::json(error.into(), None)),
        }
    }

    /// Reads a text that is at hand, and shares it.
    ///
    /// # Errors
    ///
    /// As [`File::from_slice`].
    pub fn from_source(source: Source, limits: &Limits) -> Result<Self, FileError> {
        match Json::parse_source(source.clone(), limits) {
            Ok(json) => Ok(Self::of(json)),
            Err(error) => Err(FileError::json(error, Some(source))),
        }
    }

    /// The packages of a document that is read already. O(number of packages).
    pub fn of(json: Json) -> Self {
        let mut found = Found::default();
        found.look(json.root());
        if found.packages.is_empty() && found.documents.is_none() {
            found.strays.clear();
        }
        let alone =
            found.packages.len() == 1 && found.documents.is_none() && found.strays.is_empty();
        let packages = (0..).zip(&found.packages);
        let packages = packages.map(|(place, index)| Package::new(&json, *index, place, alone));
        Self {
            packages: packages.collect(),
            documents: found.documents,
            strays: found.strays,
            json,
        }
    }

    /// The packages, in the order of the file.
    pub fn packages(&self) -> &[Package] {
        &self.packages
    }

    /// The only package.
    ///
    /// # Errors
    ///
    /// If there is none, or more than one.
    ///
    /// ```
    /// use continua::format::case::File;
    ///
    /// let error = File::from_slice(b"{}")?.only_package().unwrap_err();
    /// assert_eq!(error.to_string(), "the file holds no package, expected one");
    /// # Ok::<(), continua::format::case::FileError>(())
    /// ```
    pub fn only_package(&self) -> Result<Package, FileError> {
        match self.packages.as_slice() {
            [only] => Ok(only.clone()),
            _ => Err(FileError::of(FileFault::Packages(self.clone()))),
        }
    }

    /// The documents of a list of documents (`CFDocuments`), which says what packages a server
    /// has.
    ///
    /// ```
    /// use continua::format::case::File;
    ///
    /// let file = File::from_slice(br#"{"CFDocuments": [{"title": "Mathematics"}]}"#)?;
    /// let titles: Vec<_> = file.documents().filter_map(|d| d.get("title")?.as_str()).collect();
    /// assert_eq!(titles, ["Mathematics"]);
    /// # Ok::<(), continua::format::case::FileError>(())
    /// ```
    pub fn documents(&self) -> impl ExactSizeIterator<Item = Value<'_>> {
        let list = self.document_list();
        let documents: Vec<Value<'_>> =
            list.map_or_else(Vec::new, |list| list.elements().collect());
        documents.into_iter()
    }

    /// The list that [`File::documents`] goes through.
    pub(crate) fn document_list(&self) -> Option<Value<'_>> {
        self.json.value(self.documents?)
    }

    /// What stands where a package was expected.
    pub(crate) fn strays(&self) -> impl Iterator<Item = Value<'_>> {
        self.strays
            .iter()
            .filter_map(|index| self.json.value(*index))
    }

    /// The document as JSON.
    pub fn json(&self) -> &Json {
        &self.json
    }

    /// The text of the file, byte for byte as it was read.
    ///
    /// ```
    /// use continua::format::case::File;
    ///
    /// let text = "{\r\n \"CFPackages\": []}\n";
    /// assert_eq!(File::from_slice(text.as_bytes())?.write(), text);
    /// # Ok::<(), continua::format::case::FileError>(())
    /// ```
    pub fn write(&self) -> &str {
        self.json.source().text()
    }
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("packages", &self.packages)
            .field("documents", &self.documents().len())
            .finish_non_exhaustive()
    }
}

/// What was found, by index.
#[derive(Default)]
struct Found {
    packages: Vec<u32>,
    documents: Option<u32>,
    strays: Vec<u32>,
}

impl Found {
    /// A file: a package, or an array of packages.
    fn look(&mut self, root: Value<'_>) {
        if root.kind() == Kind::Array {
            for element in root.elements() {
                self.element(element);
            }
        } else {
            self.element(root);
        }
    }

    fn element(&mut self, value: Value<'_>) {
        let before = (self.packages.len(), self.documents);
        let mut is_package = false;
        for member in value.members() {
            match member.name.as_ref() {
                "CFPackage" | "CFPackages" => self.wrapped(member.value),
                "CFDocuments" if member.value.kind() == Kind::Array => {
                    self.documents.get_or_insert(member.value.index());
                }
                // Any object may have extensions.
                "extensions" => {}
                name => is_package |= schema::PACKAGE.field(name).is_some(),
            }
        }
        if is_package {
            self.packages.push(value.index());
        } else if before == (self.packages.len(), self.documents) {
            self.strays.push(value.index());
        }
    }

    /// One package or a list of packages, each of them perhaps wrapped once more.
    fn wrapped(&mut self, value: Value<'_>) {
        if value.kind() == Kind::Array {
            for element in value.elements() {
                let inner = element.get("CFPackage").unwrap_or(element);
                self.package(inner);
            }
        } else if !value.is_null() {
            self.package(value);
        }
    }

    /// What stands in a wrapper is a package, whatever it holds, if only it is an object.
    fn package(&mut self, value: Value<'_>) {
        let list = if value.kind() == Kind::Object {
            &mut self.packages
        } else {
            &mut self.strays
        };
        list.push(value.index());
    }
}
