//! Reads rubrics.

use std::collections::HashSet;

use super::{Package, Reader, lenient};
use crate::framework::{CriterionDraft, CriterionLevelDraft, RubricDraft};
use crate::source::Value;
use crate::{CriterionId, ItemId, RubricId};

impl Reader {
    pub(super) fn rubrics(&mut self, package: &Package) {
        let mut rubrics = HashSet::new();
        let mut criteria = HashSet::new();
        for value in package.rubrics() {
            let Some(id) = id(value).and_then(|id| RubricId::new(id).ok()) else {
                continue;
            };
            if !rubrics.insert(id.clone()) {
                continue;
            }
            let mut draft = RubricDraft {
                id,
                title: text(value, "title"),
                description: text(value, "description"),
                criteria: Vec::new(),
                origin: Some(value.index()),
            };
            for value in lenient::objects(value.get("CFRubricCriteria")) {
                let Some(criterion) = criterion(value) else {
                    continue;
                };
                if criteria.insert(criterion.id.clone()) {
                    draft.criteria.push(criterion);
                }
            }
            self.builder.rubric(draft);
        }
    }
}

fn id(value: Value<'_>) -> Option<std::borrow::Cow<'_, str>> {
    lenient::identifier(value.get("identifier")?)
}

fn text(value: Value<'_>, name: &str) -> Option<String> {
    lenient::text(value.get(name)?).map(Into::into)
}

fn criterion(value: Value<'_>) -> Option<CriterionDraft> {
    let levels = lenient::objects(value.get("CFRubricCriterionLevels"));
    Some(CriterionDraft {
        id: CriterionId::new(id(value)?).ok()?,
        category: text(value, "category"),
        description: text(value, "description"),
        item: value
            .get("CFItemURI")
            .and_then(id)
            .and_then(|id| ItemId::new(id).ok()),
        weight: value.get("weight").and_then(lenient::score),
        position: value.get("position").and_then(lenient::integer),
        levels: levels.map(level).collect(),
    })
}

fn level(value: Value<'_>) -> CriterionLevelDraft {
    CriterionLevelDraft {
        description: text(value, "description"),
        quality: text(value, "quality"),
        score: value.get("score").and_then(lenient::score),
        feedback: text(value, "feedback"),
        position: value.get("position").and_then(lenient::integer),
    }
}
