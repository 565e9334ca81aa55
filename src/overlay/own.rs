//! Frameworks of an overlay's own: habits of work, a portrait of a graduate, district targets.

use serde::{Deserialize, Serialize};

use super::Extra;
use super::unit::{Unit, Visit, beside, origin};
use crate::advancement::Origin;
use crate::framework::{
    CognitiveDemand, Dimension, Document, Framework, FrameworkError, ItemDraft, Reading, Role,
};
use crate::source::Value;
use crate::{DocumentId, FrameworkName, ItemId};

/// A small framework that an overlay brings along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct OwnFramework {
    /// The name under which the library will hold it.
    pub name: FrameworkName,
    /// The identifier of its document.
    pub identifier: DocumentId,
    /// The title.
    pub title: String,
    /// The version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<semver::Version>,
    /// The language of its texts, such as `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Its items, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<OwnItem>,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
    /// Where it stands in the file.
    #[serde(skip)]
    pub origin: Origin,
}

/// An item of an [`OwnFramework`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct OwnItem {
    /// The identifier.
    pub identifier: ItemId,
    /// The statement.
    pub statement: String,
    /// The code that people use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// A short form of the statement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub abbreviated: Option<String>,
    /// The item type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// The dimension of learning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dimension: Option<Dimension>,
    /// How demanding it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demand: Option<CognitiveDemand>,
    /// Education levels in the CEDS vocabulary.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub education_levels: Vec<String>,
    /// Keywords.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<String>,
    /// Notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// What lies under it, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<OwnItem>,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl OwnFramework {
    /// A framework without items.
    pub fn new(name: FrameworkName, identifier: DocumentId, title: impl Into<String>) -> Self {
        Self {
            name,
            identifier,
            title: title.into(),
            version: None,
            language: None,
            items: Vec::new(),
            extra: Extra::new(),
            origin: Origin::default(),
        }
    }

    /// The same framework with one more item.
    #[must_use]
    pub fn with_item(mut self, item: OwnItem) -> Self {
        self.items.push(item);
        self
    }

    /// Builds it, with what it says of role, dimension and demand. O(n).
    ///
    /// # Errors
    /// [`FrameworkError`] if an item stands twice.
    pub(super) fn build(&self) -> Result<(Framework, Reading), FrameworkError> {
        let mut document = Document::of(self.identifier.clone(), self.title.clone());
        if let Some(version) = &self.version {
            document = document.with_version(version.to_string());
        }
        if let Some(language) = &self.language {
            document = document.with_language(language);
        }
        let mut builder = Framework::builder_of(document);
        let mut reading = Reading::new();
        let mut open: Vec<(Option<&ItemId>, &OwnItem)> =
            self.items.iter().rev().map(|item| (None, item)).collect();
        while let Some((parent, item)) = open.pop() {
            builder.item(item.draft());
            if let Some(parent) = parent {
                builder.child(parent, &item.identifier);
            }
            reading = item.read(reading);
            open.extend(
                item.children
                    .iter()
                    .rev()
                    .map(|child| (Some(&item.identifier), child)),
            );
        }
        Ok((builder.build()?, reading))
    }
}

impl OwnItem {
    /// An item of this identifier and statement.
    pub fn new(identifier: ItemId, statement: impl Into<String>) -> Self {
        Self {
            identifier,
            statement: statement.into(),
            code: None,
            abbreviated: None,
            kind: None,
            role: None,
            dimension: None,
            demand: None,
            education_levels: Vec::new(),
            keywords: Vec::new(),
            notes: None,
            children: Vec::new(),
            extra: Extra::new(),
        }
    }

    /// The same item with a code.
    #[must_use]
    pub fn with_code(mut self, code: impl Into<String>) -> Self {
        self.code = Some(code.into());
        self
    }

    /// The same item in a role.
    #[must_use]
    pub fn with_role(mut self, role: Role) -> Self {
        self.role = Some(role);
        self
    }

    /// The same item in a dimension.
    #[must_use]
    pub fn with_dimension(mut self, dimension: Dimension) -> Self {
        self.dimension = Some(dimension);
        self
    }

    /// The same item with one more child.
    #[must_use]
    pub fn with_child(mut self, child: OwnItem) -> Self {
        self.children.push(child);
        self
    }

    fn draft(&self) -> ItemDraft<'_> {
        let mut draft = ItemDraft::of(self.identifier.clone(), self.statement.as_str());
        if let Some(code) = &self.code {
            draft = draft.code(code.as_str());
        }
        if let Some(text) = &self.abbreviated {
            draft = draft.abbreviated(text.as_str());
        }
        if let Some(kind) = &self.kind {
            draft = draft.kind(kind.as_str());
        }
        if let Some(notes) = &self.notes {
            draft = draft.notes(notes.as_str());
        }
        let draft = self
            .keywords
            .iter()
            .fold(draft, |draft, word| draft.keyword(word.as_str()));
        self.education_levels
            .iter()
            .fold(draft, |draft, level| draft.education_level(level.as_str()))
    }

    fn read(&self, mut reading: Reading) -> Reading {
        if let Some(role) = self.role {
            reading = reading.role(self.identifier.clone(), role);
        }
        if let Some(dimension) = self.dimension {
            reading = reading.dimension(self.identifier.clone(), dimension);
        }
        if let Some(demand) = self.demand {
            reading = reading.demand(self.identifier.clone(), demand);
        }
        reading
    }
}

/// The members of an item of an overlay's own framework.
const ITEM: &[&str] = &[
    "identifier",
    "statement",
    "code",
    "abbreviated",
    "kind",
    "role",
    "dimension",
    "demand",
    "educationLevels",
    "keywords",
    "notes",
    "children",
];

impl Unit for OwnFramework {
    fn place(&mut self, value: Value<'_>) {
        self.origin = origin(value);
    }

    fn visit<'v>(&self, value: Value<'v>, visit: Visit<'v, '_>) {
        let members = &[
            "name",
            "identifier",
            "title",
            "version",
            "language",
            "items",
        ];
        visit(value, &self.extra, members);
        let mut open: Vec<(Value<'v>, &OwnItem)> = beside(value, "items", &self.items).collect();
        while let Some((value, item)) = open.pop() {
            visit(value, &item.extra, ITEM);
            open.extend(beside(value, "children", &item.children));
        }
    }
}
