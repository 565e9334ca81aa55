//! Reads definitions.

use super::{Package, Reader, lenient};
use crate::framework::DefinitionKind;
use crate::source::Value;

impl Reader {
    pub(super) fn definitions(&mut self, package: &Package) {
        let Some(definitions) = package.definitions() else {
            return;
        };
        for member in definitions.members() {
            let kind = match member.name.as_ref() {
                "CFConcepts" => DefinitionKind::Concept,
                "CFSubjects" => DefinitionKind::Subject,
                "CFLicenses" => DefinitionKind::License,
                "CFItemTypes" => DefinitionKind::ItemType,
                "CFAssociationGroupings" => DefinitionKind::AssociationGrouping,
                _ => continue,
            };
            for value in lenient::objects(Some(member.value)) {
                self.definition(kind, value);
            }
        }
    }

    fn definition(&mut self, kind: DefinitionKind, value: Value<'_>) {
        let text = |name: &str| lenient::text(value.get(name)?);
        let identifier = text("identifier").unwrap_or_default();
        let title = text("title").unwrap_or_default();
        let description = match kind {
            DefinitionKind::License => text("licenseText").or_else(|| text("description")),
            _ => text("description"),
        };
        let origin = Some(value.index());
        self.builder
            .define(kind, &identifier, &title, description.as_deref(), origin);
    }
}
