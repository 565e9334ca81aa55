//! Associations: statements that one item stands in some relation to another.

use std::fmt;

use super::pool::Text;
use super::{Framework, Item};
use crate::AssociationId;

/// The kind of an association, in the words of CASE.
///
/// CASE 1.0 closes the list; 1.1 adds `isTranslationOf` and names of the form `ext:…`. Any other
/// word is kept as [`AssociationKind::Unknown`].
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum AssociationKind {
    /// The origin lies under the destination in the tree.
    IsChildOf,
    /// The two stand beside each other.
    IsPeerOf,
    /// The origin is a part of the destination.
    IsPartOf,
    /// The two say the same.
    ExactMatchOf,
    /// The origin comes before the destination in learning.
    Precedes,
    /// The two have to do with each other.
    IsRelatedTo,
    /// The destination stands in place of the origin.
    ReplacedBy,
    /// The destination is an example of the origin.
    Exemplar,
    /// The destination is the skill level of the origin.
    HasSkillLevel,
    /// The origin says in another language what the destination says.
    IsTranslationOf,
    /// A name of the form `ext:…`, kept with its prefix.
    Extension(Box<str>),
    /// A word that CASE does not know.
    Unknown(Box<str>),
}

const KINDS: [(&str, AssociationKind); 10] = [
    ("isChildOf", AssociationKind::IsChildOf),
    ("isPeerOf", AssociationKind::IsPeerOf),
    ("isPartOf", AssociationKind::IsPartOf),
    ("exactMatchOf", AssociationKind::ExactMatchOf),
    ("precedes", AssociationKind::Precedes),
    ("isRelatedTo", AssociationKind::IsRelatedTo),
    ("replacedBy", AssociationKind::ReplacedBy),
    ("exemplar", AssociationKind::Exemplar),
    ("hasSkillLevel", AssociationKind::HasSkillLevel),
    ("isTranslationOf", AssociationKind::IsTranslationOf),
];

impl AssociationKind {
    /// The kind that a word of a file names.
    ///
    /// ```
    /// use continua::framework::AssociationKind;
    ///
    /// assert_eq!(AssociationKind::of_name("precedes"), AssociationKind::Precedes);
    /// assert_eq!(AssociationKind::of_name("ext:mirrors").name(), "ext:mirrors");
    /// ```
    pub fn of_name(name: &str) -> Self {
        if let Some((_, kind)) = KINDS.iter().find(|(known, _)| *known == name) {
            return kind.clone();
        }
        if is_extension(name) {
            Self::Extension(name.into())
        } else {
            Self::Unknown(name.into())
        }
    }

    /// The names that CASE knows.
    pub fn names() -> impl Iterator<Item = &'static str> {
        KINDS.iter().map(|(name, _)| *name)
    }

    /// The word of CASE for it.
    pub fn name(&self) -> &str {
        match self {
            Self::Extension(name) | Self::Unknown(name) => name,
            known => KINDS
                .iter()
                .find(|(_, kind)| kind == known)
                .map_or("", |(name, _)| *name),
        }
    }
}

/// `(ext:)[a-zA-Z0-9.\-_]+` of CASE 1.1.
fn is_extension(name: &str) -> bool {
    name.strip_prefix("ext:").is_some_and(|rest| {
        !rest.is_empty()
            && rest
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'))
    })
}

impl fmt::Display for AssociationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// An association of a framework. A view: it borrows and is `Copy`.
#[derive(Debug, Clone, Copy)]
pub struct Association<'f> {
    pub(super) framework: &'f Framework,
    pub(super) data: &'f AssociationData,
}

/// One end of an [`Association`].
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum End<'f> {
    /// An item of the same framework.
    Item(Item<'f>),
    /// The document itself; the destination of an `isChildOf` at the top of the tree.
    Document,
    /// Something that the framework does not hold.
    Outside(OutsideEnd<'f>),
}

/// An end that lies outside the framework.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutsideEnd<'f> {
    /// Its identifier, as published; it need not be a UUID.
    pub identifier: &'f str,
    /// Its URI.
    pub uri: Option<&'f str>,
    /// Its title, which published files cut at will.
    pub title: Option<&'f str>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AssociationData {
    pub(super) id: Option<AssociationId>,
    pub(super) kind: AssociationKind,
    pub(super) origin: EndData,
    pub(super) destination: EndData,
    pub(super) sequence: Option<i32>,
    pub(super) notes: Option<Text>,
    pub(super) source: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EndData {
    Item(u32),
    Document,
    Outside {
        identifier: Text,
        uri: Option<Text>,
        title: Option<Text>,
    },
}

impl<'f> Association<'f> {
    /// The identifier; some writers leave it out.
    pub fn id(self) -> Option<&'f AssociationId> {
        self.data.id.as_ref()
    }

    /// What the association says.
    pub fn kind(self) -> &'f AssociationKind {
        &self.data.kind
    }

    /// Where it starts: the child, the part, what comes before.
    pub fn origin_end(self) -> End<'f> {
        self.end(self.data.origin)
    }

    /// Where it leads: the parent, the whole, what comes after.
    pub fn destination_end(self) -> End<'f> {
        self.end(self.data.destination)
    }

    /// The place among the children of one parent, as published.
    pub fn sequence(self) -> Option<i32> {
        self.data.sequence
    }

    /// Notes (CASE 1.1).
    pub fn notes(self) -> Option<&'f str> {
        self.data.notes.map(|text| self.framework.text(text))
    }

    /// Where it stands in its document.
    pub fn origin(self) -> Option<u32> {
        self.data.source
    }

    fn end(self, end: EndData) -> End<'f> {
        let framework = self.framework;
        match end {
            EndData::Item(index) => End::Item(Item { framework, index }),
            EndData::Document => End::Document,
            EndData::Outside {
                identifier,
                uri,
                title,
            } => End::Outside(OutsideEnd {
                identifier: framework.text(identifier),
                uri: uri.map(|text| framework.text(text)),
                title: title.map(|text| framework.text(text)),
            }),
        }
    }
}

impl<'f> End<'f> {
    /// The item, if the end lies inside.
    pub fn item(self) -> Option<Item<'f>> {
        match self {
            Self::Item(item) => Some(item),
            _ => None,
        }
    }
}
