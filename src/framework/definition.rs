//! Definitions: the vocabularies that a framework declares for itself.

use super::Framework;
use super::pool::Text;

/// What a definition defines (the lists of CASE `CFDefinitions`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum DefinitionKind {
    /// `CFConcepts`.
    Concept,
    /// `CFSubjects`.
    Subject,
    /// `CFLicenses`.
    License,
    /// `CFItemTypes`.
    ItemType,
    /// `CFAssociationGroupings`.
    AssociationGrouping,
}

/// One entry of the definitions of a framework.
#[derive(Debug, Clone, Copy)]
pub struct Definition<'f> {
    pub(super) framework: &'f Framework,
    pub(super) data: &'f DefinitionData,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct DefinitionData {
    pub(super) kind: DefinitionKind,
    pub(super) identifier: Text,
    pub(super) title: Text,
    pub(super) description: Option<Text>,
    pub(super) origin: Option<u32>,
}

impl<'f> Definition<'f> {
    /// What it defines.
    pub fn kind(self) -> DefinitionKind {
        self.data.kind
    }

    /// The identifier, as published.
    pub fn identifier(self) -> &'f str {
        self.framework.text(self.data.identifier)
    }

    /// The word that is defined.
    pub fn title(self) -> &'f str {
        self.framework.text(self.data.title)
    }

    /// Its meaning; the text of a licence.
    pub fn description(self) -> Option<&'f str> {
        self.data.description.map(|text| self.framework.text(text))
    }

    /// Where it stands in its document.
    pub fn origin(self) -> Option<u32> {
        self.data.origin
    }
}
