//! Attestations as proofs tell them.

use serde::Serialize;

use super::proof::day;
use super::{Phrase, Wording};
use crate::evidence::Attestation;
use crate::framework::{Level, Scale};
use crate::id::{AssessorId, JudgementId, RoleName, WorkId};
use crate::moment::Moment;

/// What somebody in a role attested, as a proof tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Confirmation {
    /// The attestation.
    pub attestation: JudgementId,
    /// The name of the level that it says.
    pub level: Option<String>,
    /// When it was recorded.
    pub recorded: Moment,
    /// The works that it names, of those that count and had been performed when it was recorded.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub works: Vec<WorkId>,
    /// Whether it meets the condition.
    pub meets: bool,
    /// In which role.
    pub role: RoleName,
    /// By whom; for teachers alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<AssessorId>,
    /// Why; for teachers alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rationale: Option<String>,
}

impl Confirmation {
    /// How an attestation is told; its level by the name that it has on the scale.
    pub(super) fn of(
        attestation: &Attestation,
        scale: Option<&Scale>,
        works: Vec<WorkId>,
        meets: bool,
    ) -> Self {
        let title = |id: &crate::LevelId| {
            let known = scale.and_then(|scale| scale.level(id.as_str()));
            known.map_or(id.as_str(), Level::title).to_owned()
        };
        Self {
            attestation: attestation.id().clone(),
            level: attestation.level().map(title),
            recorded: attestation.recorded(),
            works,
            meets,
            role: attestation.role().clone(),
            by: Some(attestation.by().clone()),
            rationale: attestation.rationale().map(ToOwned::to_owned),
        }
    }

    pub(super) fn line(&self, wording: &Wording) -> String {
        let (date, count) = (day(self.recorded), self.works.len().to_string());
        let level = match &self.level {
            Some(level) => wording.say(Phrase::JudgedLevel, &[("level", level)]),
            None => String::new(),
        };
        let places = [
            ("date", &*date),
            ("role", self.role.as_str()),
            ("count", &*count),
            ("level", &*level),
        ];
        let one = if self.works.len() == 1 {
            Phrase::JudgedOne
        } else {
            Phrase::JudgedMany
        };
        let line = wording.say(one, &places);
        let Some(by) = &self.by else { return line };
        let line = wording.say(
            Phrase::JudgedBy,
            &[("judged", &line), ("assessor", by.as_str())],
        );
        match &self.rationale {
            Some(why) => wording.say(Phrase::JudgedBecause, &[("judged", &line), ("why", why)]),
            None => line,
        }
    }

    pub(super) fn redact(&mut self) {
        self.by = None;
        self.rationale = None;
    }
}
