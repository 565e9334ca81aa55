//! Rubrics: criteria by which work is judged, each with its levels.

use super::Framework;
use super::pool::Text;
use crate::{CriterionId, ItemId, RubricId, Score};

/// A rubric (CASE `CFRubric`): criteria, each with ordered descriptions of quality.
#[derive(Debug, Clone, Copy)]
pub struct Rubric<'f> {
    pub(super) framework: &'f Framework,
    pub(super) data: &'f RubricData,
}

/// One criterion of a [`Rubric`].
#[derive(Debug, Clone, Copy)]
pub struct Criterion<'f> {
    framework: &'f Framework,
    data: &'f CriterionData,
}

/// One level of a [`Criterion`].
#[derive(Debug, Clone, Copy)]
pub struct CriterionLevel<'f> {
    framework: &'f Framework,
    data: &'f CriterionLevelData,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RubricData {
    pub(super) id: RubricId,
    pub(super) title: Option<Text>,
    pub(super) description: Option<Text>,
    pub(super) criteria: Vec<CriterionData>,
    pub(super) origin: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CriterionData {
    pub(super) id: CriterionId,
    pub(super) category: Option<Text>,
    pub(super) description: Option<Text>,
    pub(super) item: Option<ItemId>,
    pub(super) weight: Option<Score>,
    pub(super) position: Option<i32>,
    pub(super) levels: Vec<CriterionLevelData>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CriterionLevelData {
    pub(super) description: Option<Text>,
    pub(super) quality: Option<Text>,
    pub(super) score: Option<Score>,
    pub(super) feedback: Option<Text>,
    pub(super) position: Option<i32>,
}

impl<'f> Rubric<'f> {
    /// The identifier.
    pub fn id(self) -> &'f RubricId {
        &self.data.id
    }

    /// The title, if it has one.
    pub fn title(self) -> Option<&'f str> {
        self.data.title.map(|text| self.framework.text(text))
    }

    /// What the rubric is for.
    pub fn description(self) -> Option<&'f str> {
        self.data.description.map(|text| self.framework.text(text))
    }

    /// The criteria, by position and then as they stand in the file.
    pub fn criteria(self) -> impl ExactSizeIterator<Item = Criterion<'f>> {
        let framework = self.framework;
        self.data
            .criteria
            .iter()
            .map(move |data| Criterion { framework, data })
    }

    /// Where it stands in its document.
    pub fn origin(self) -> Option<u32> {
        self.data.origin
    }
}

impl<'f> Criterion<'f> {
    /// The identifier.
    pub fn id(self) -> &'f CriterionId {
        &self.data.id
    }

    /// The heading of the criterion.
    pub fn category(self) -> Option<&'f str> {
        self.data.category.map(|text| self.framework.text(text))
    }

    /// What is looked at.
    pub fn description(self) -> Option<&'f str> {
        self.data.description.map(|text| self.framework.text(text))
    }

    /// The item that the criterion judges, by identifier; it may lie in another framework.
    pub fn item(self) -> Option<&'f ItemId> {
        self.data.item.as_ref()
    }

    /// The weight as published.
    pub fn weight(self) -> Option<Score> {
        self.data.weight
    }

    /// The position as published.
    pub fn position(self) -> Option<i32> {
        self.data.position
    }

    /// The levels, by position and then as they stand in the file.
    pub fn levels(self) -> impl ExactSizeIterator<Item = CriterionLevel<'f>> {
        let framework = self.framework;
        self.data
            .levels
            .iter()
            .map(move |data| CriterionLevel { framework, data })
    }
}

impl<'f> CriterionLevel<'f> {
    /// What work at this level shows.
    pub fn description(self) -> Option<&'f str> {
        self.data.description.map(|text| self.framework.text(text))
    }

    /// The word for the quality, as in `Proficient`.
    pub fn quality(self) -> Option<&'f str> {
        self.data.quality.map(|text| self.framework.text(text))
    }

    /// The score as published.
    pub fn score(self) -> Option<Score> {
        self.data.score
    }

    /// What to tell the learner.
    pub fn feedback(self) -> Option<&'f str> {
        self.data.feedback.map(|text| self.framework.text(text))
    }

    /// The position as published.
    pub fn position(self) -> Option<i32> {
        self.data.position
    }
}
