//! What a framework says of itself as a whole.

use super::Status;
use crate::DocumentId;

/// The document of a framework (CASE `CFDocument`).
///
/// Made with [`Document::new`] and the setters of the same names; read through the accessors.
///
/// ```
/// use continua::framework::Document;
///
/// let document = Document::new("willow-math", "Mathematics")?.with_version("1.0.0");
/// assert_eq!(document.semver().unwrap().major, 1);
/// # Ok::<(), continua::IdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    id: DocumentId,
    title: String,
    creator: Option<String>,
    publisher: Option<String>,
    description: Option<String>,
    version: Option<String>,
    language: Option<String>,
    subjects: Vec<String>,
    uri: Option<String>,
    status: Status,
}

macro_rules! texts {
    ($($(#[$doc:meta])* $field:ident, $with:ident;)*) => {
        $(
            $(#[$doc])*
            pub fn $field(&self) -> Option<&str> {
                self.$field.as_deref()
            }

            /// The same document with this said.
            #[must_use]
            pub fn $with(mut self, text: impl Into<String>) -> Self {
                self.$field = Some(text.into());
                self
            }
        )*
    };
}

impl Document {
    /// A document of this identifier and title.
    ///
    /// # Errors
    /// [`crate::IdError`] if the identifier is refused.
    pub fn new(id: impl AsRef<str>, title: impl Into<String>) -> Result<Self, crate::IdError> {
        Ok(Self::of(DocumentId::new(id)?, title.into()))
    }

    pub(crate) fn of(id: DocumentId, title: String) -> Self {
        Self {
            id,
            title,
            creator: None,
            publisher: None,
            description: None,
            version: None,
            language: None,
            subjects: Vec::new(),
            uri: None,
            status: Status::default(),
        }
    }

    /// The identifier.
    pub fn id(&self) -> &DocumentId {
        &self.id
    }

    /// The title.
    pub fn title(&self) -> &str {
        &self.title
    }

    texts! {
        /// Who wrote it.
        creator, with_creator;
        /// Who publishes it.
        publisher, with_publisher;
        /// What it is about.
        description, with_description;
        /// The version that its publisher claims. It is reported, never judged.
        version, with_version;
        /// The language of its texts, such as `en`.
        language, with_language;
        /// Its URI.
        uri, with_uri;
    }

    /// The claimed version, where it is a semantic version.
    pub fn semver(&self) -> Option<semver::Version> {
        semver::Version::parse(self.version()?.trim()).ok()
    }

    /// Its subjects.
    pub fn subjects(&self) -> impl ExactSizeIterator<Item = &str> {
        self.subjects.iter().map(String::as_str)
    }

    /// The same document with one more subject.
    #[must_use]
    pub fn with_subject(mut self, subject: impl Into<String>) -> Self {
        self.subjects.push(subject.into());
        self
    }

    /// Adoption status and dates.
    pub fn status(&self) -> &Status {
        &self.status
    }

    /// The same document with this status.
    #[must_use]
    pub fn with_status(mut self, status: Status) -> Self {
        self.status = status;
        self
    }
}
