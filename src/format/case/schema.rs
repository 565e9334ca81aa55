//! What the classes of CASE hold: one table for all that checks shape.
//!
//! From the official schemas of CASE 1.0 and 1.1. A class stands here as it is inside a package;
//! the back links of stand-alone resources, which most writers leave in packages, are
//! [`Need::StandAlone`].

use super::Version;

/// A class: what it is called, and its fields.
#[derive(Debug)]
pub(crate) struct Class {
    /// The name in the standard.
    pub(crate) name: &'static str,
    /// The word for it in a message, with its article.
    pub(crate) noun: &'static str,
    pub(crate) fields: &'static [Field],
    /// The place of the class among all.
    pub(crate) place: usize,
    /// Of each field that is missed where it is absent, the bit of its place.
    pub(crate) missed: u32,
    /// Of each field that only the letter of the standard misses, the bit of its place.
    pub(crate) formal: u32,
}

/// How many classes there are.
pub(crate) const CLASSES: usize = 15;

/// A field of a class.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) kind: FieldKind,
    pub(crate) need: Need,
    pub(crate) since: Version,
}

/// Whether a field must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Required, and without it there is no framework; found by a rule of its own.
    Vital,
    /// Required, and nothing comes of the object without it.
    Essential,
    /// Required by the standard.
    Required,
    /// Required by the letter of the standard; nobody misses it.
    Formal,
    Optional,
    /// Known outside packages only, and harmless inside.
    StandAlone,
}

/// What a field holds.
#[derive(Debug, Clone, Copy)]
pub(crate) enum FieldKind {
    /// An identifier in the form of a UUID.
    Uuid,
    /// An identifier of any form.
    Identifier,
    /// A URI.
    Uri,
    /// A text.
    Text,
    /// The text of an item.
    Statement,
    /// A list of texts.
    Texts,
    /// A date with a time and a zone.
    DateTime,
    /// A date.
    Date,
    /// A whole number of 32 bits.
    Integer,
    /// A number.
    Number,
    /// A type of association.
    AssociationType,
    /// A type of what stands at the end of an association.
    TargetType,
    /// The version that a document says it is of.
    CaseVersion,
    /// An object of a class.
    Object(&'static Class),
    /// A list of objects of a class.
    Objects(&'static Class),
    /// An object of any members.
    Free,
    /// A list of such objects.
    FreeList,
}

impl Class {
    const fn new(
        name: &'static str,
        noun: &'static str,
        place: usize,
        fields: &'static [Field],
    ) -> Self {
        let (mut missed, mut formal) = (0, 0);
        let (mut bit, mut rest) = (1, fields);
        while let [first, more @ ..] = rest {
            match first.need {
                Need::Essential | Need::Required => missed |= bit,
                Need::Formal => formal |= bit,
                Need::Vital | Need::Optional | Need::StandAlone => {}
            }
            bit <<= 1;
            rest = more;
        }
        Self {
            name,
            noun,
            fields,
            place,
            missed,
            formal,
        }
    }

    /// The place of the field of a name in the table. O(fields), a comparison of lengths each.
    #[inline]
    pub(crate) fn field(&self, name: &str) -> Option<u8> {
        let mut fields = self.fields.iter().zip(0..);
        fields.find_map(|(field, place)| (field.name == name).then_some(place))
    }
}

use FieldKind::{
    AssociationType, CaseVersion, Date, DateTime, Free, FreeList, Identifier, Integer, Number,
    Object, Objects, Statement, TargetType, Text, Texts, Uri, Uuid,
};

const fn field(name: &'static str, kind: FieldKind, need: Need, since: Version) -> Field {
    Field {
        name,
        kind,
        need,
        since,
    }
}

/// There is no framework without it.
const fn vital(name: &'static str, kind: FieldKind) -> Field {
    field(name, kind, Need::Vital, Version::V1_0)
}

/// Nothing comes of the object without it.
const fn must(name: &'static str, kind: FieldKind) -> Field {
    field(name, kind, Need::Essential, Version::V1_0)
}

/// Required by the standard.
const fn req(name: &'static str, kind: FieldKind) -> Field {
    field(name, kind, Need::Required, Version::V1_0)
}

/// Required by the letter only.
const fn formal(name: &'static str, kind: FieldKind) -> Field {
    field(name, kind, Need::Formal, Version::V1_0)
}

const fn opt(name: &'static str, kind: FieldKind) -> Field {
    field(name, kind, Need::Optional, Version::V1_0)
}

/// Since 1.1.
const fn new(name: &'static str, kind: FieldKind) -> Field {
    field(name, kind, Need::Optional, Version::V1_1)
}

/// A back link of a stand-alone resource.
const fn back(name: &'static str) -> Field {
    field(name, Object(&LINK), Need::StandAlone, Version::V1_0)
}

pub(crate) static PACKAGE: Class = Class::new(
    "CFPackage",
    "the package",
    0,
    &[
        vital("CFDocument", Object(&DOCUMENT)),
        opt("CFItems", Objects(&ITEM)),
        opt("CFAssociations", Objects(&ASSOCIATION)),
        opt("CFDefinitions", Object(&DEFINITIONS)),
        opt("CFRubrics", Objects(&RUBRIC)),
        new("extensions", Free),
    ],
);

pub(crate) static DOCUMENT: Class = Class::new(
    "CFDocument",
    "the document",
    1,
    &[
        vital("identifier", Uuid),
        req("uri", Uri),
        new("frameworkType", Text),
        new("caseVersion", CaseVersion),
        req("creator", Text),
        must("title", Text),
        req("lastChangeDateTime", DateTime),
        opt("officialSourceURL", Uri),
        opt("publisher", Text),
        opt("description", Text),
        opt("subject", Texts),
        opt("subjectURI", Objects(&LINK)),
        opt("language", Text),
        opt("version", Text),
        opt("adoptionStatus", Text),
        opt("statusStartDate", Date),
        opt("statusEndDate", Date),
        opt("licenseURI", Object(&LINK)),
        opt("notes", Text),
        new("extensions", Free),
        back("CFPackageURI"),
    ],
);

pub(crate) static ITEM: Class = Class::new(
    "CFItem",
    "the item",
    2,
    &[
        must("identifier", Uuid),
        must("fullStatement", Statement),
        opt("alternativeLabel", Text),
        opt("CFItemType", Text),
        req("uri", Uri),
        opt("humanCodingScheme", Text),
        opt("listEnumeration", Text),
        opt("abbreviatedStatement", Text),
        opt("conceptKeywords", Texts),
        opt("conceptKeywordsURI", Object(&LINK)),
        opt("notes", Text),
        new("subject", Texts),
        new("subjectURI", Objects(&LINK)),
        opt("language", Text),
        opt("educationLevel", Texts),
        opt("CFItemTypeURI", Object(&LINK)),
        opt("licenseURI", Object(&LINK)),
        opt("statusStartDate", Date),
        opt("statusEndDate", Date),
        req("lastChangeDateTime", DateTime),
        new("extensions", Free),
        back("CFDocumentURI"),
    ],
);

pub(crate) static ASSOCIATION: Class = Class::new(
    "CFAssociation",
    "the association",
    3,
    &[
        req("identifier", Uuid),
        must("associationType", AssociationType),
        opt("sequenceNumber", Integer),
        req("uri", Uri),
        must("originNodeURI", Object(&NODE_LINK)),
        must("destinationNodeURI", Object(&NODE_LINK)),
        opt("CFAssociationGroupingURI", Object(&LINK)),
        req("lastChangeDateTime", DateTime),
        new("notes", Text),
        new("extensions", Free),
        back("CFDocumentURI"),
    ],
);

pub(crate) static DEFINITIONS: Class = Class::new(
    "CFDefinition",
    "the definitions",
    4,
    &[
        opt("CFConcepts", Objects(&CONCEPT)),
        opt("CFSubjects", Objects(&SUBJECT)),
        opt("CFLicenses", Objects(&LICENSE)),
        opt("CFItemTypes", Objects(&ITEM_TYPE)),
        opt("CFAssociationGroupings", Objects(&ASSOCIATION_GROUPING)),
        new("extensions", Free),
    ],
);

pub(crate) static SUBJECT: Class = Class::new(
    "CFSubject",
    "the subject",
    5,
    &[
        req("identifier", Uuid),
        req("uri", Uri),
        req("title", Text),
        formal("hierarchyCode", Text),
        opt("description", Text),
        req("lastChangeDateTime", DateTime),
        new("extensions", Free),
    ],
);

pub(crate) static CONCEPT: Class = Class::new(
    "CFConcept",
    "the concept",
    6,
    &[
        req("identifier", Uuid),
        req("uri", Uri),
        req("title", Text),
        opt("keywords", Text),
        formal("hierarchyCode", Text),
        opt("description", Text),
        req("lastChangeDateTime", DateTime),
        new("extensions", Free),
    ],
);

pub(crate) static ITEM_TYPE: Class = Class::new(
    "CFItemType",
    "the item type",
    7,
    &[
        req("identifier", Uuid),
        req("uri", Uri),
        req("title", Text),
        formal("description", Text),
        formal("hierarchyCode", Text),
        opt("typeCode", Text),
        req("lastChangeDateTime", DateTime),
        new("extensions", Free),
    ],
);

pub(crate) static LICENSE: Class = Class::new(
    "CFLicense",
    "the licence",
    8,
    &[
        req("identifier", Uuid),
        req("uri", Uri),
        req("title", Text),
        opt("description", Text),
        req("licenseText", Text),
        req("lastChangeDateTime", DateTime),
        new("extensions", Free),
    ],
);

pub(crate) static ASSOCIATION_GROUPING: Class = Class::new(
    "CFAssociationGrouping",
    "the grouping of associations",
    9,
    &[
        req("identifier", Uuid),
        req("uri", Uri),
        req("title", Text),
        opt("description", Text),
        req("lastChangeDateTime", DateTime),
        new("extensions", Free),
    ],
);

pub(crate) static RUBRIC: Class = Class::new(
    "CFRubric",
    "the rubric",
    10,
    &[
        must("identifier", Uuid),
        req("uri", Uri),
        opt("title", Text),
        opt("description", Text),
        req("lastChangeDateTime", DateTime),
        opt("CFRubricCriteria", Objects(&CRITERION)),
        new("extensions", Free),
    ],
);

pub(crate) static CRITERION: Class = Class::new(
    "CFRubricCriterion",
    "the criterion",
    11,
    &[
        must("identifier", Uuid),
        req("uri", Uri),
        opt("category", Text),
        opt("description", Text),
        opt("CFItemURI", Object(&LINK)),
        opt("weight", Number),
        opt("position", Integer),
        opt("rubricId", Uuid),
        req("lastChangeDateTime", DateTime),
        opt("CFRubricCriterionLevels", Objects(&CRITERION_LEVEL)),
        new("extensions", Free),
    ],
);

pub(crate) static CRITERION_LEVEL: Class = Class::new(
    "CFRubricCriterionLevel",
    "the level",
    12,
    &[
        req("identifier", Uuid),
        req("uri", Uri),
        opt("description", Text),
        opt("quality", Text),
        opt("score", Number),
        opt("feedback", Text),
        opt("position", Integer),
        opt("rubricCriterionId", Uuid),
        req("lastChangeDateTime", DateTime),
        new("extensions", FreeList),
    ],
);

/// A link to something that has a UUID.
pub(crate) static LINK: Class = Class::new(
    "LinkURI",
    "the link",
    13,
    &[req("title", Text), req("identifier", Uuid), req("uri", Uri)],
);

/// A link to an end of an association, which may be anything.
pub(crate) static NODE_LINK: Class = Class::new(
    "LinkGenURI",
    "the end of the association",
    14,
    &[
        req("title", Text),
        must("identifier", Identifier),
        req("uri", Uri),
        new("targetType", TargetType),
    ],
);
