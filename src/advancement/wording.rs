//! The sentences for teachers, learners and families.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Applicability, Distinct, InEffect, Need, Outcome, Phrase, Skip, Why};
use crate::framework::Rung;

/// The templates of all sentences. Replace any of them, or all for another language.
///
/// It serialises as an object of templates; what is not given stays English.
///
/// ```
/// use continua::advancement::{Phrase, Wording};
///
/// let spanish = Wording::english().with(Phrase::NextTitle, "Ahora:");
/// assert_eq!(spanish.template(Phrase::NextTitle), "Ahora:");
/// let text = serde_json::to_string(&spanish)?;
/// assert_eq!(serde_json::from_str::<Wording>(&text)?, spanish);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Wording(BTreeMap<Phrase, String>);

impl Wording {
    /// The English sentences.
    pub fn english() -> Self {
        Self::default()
    }

    /// The same with another template for one phrase.
    #[must_use]
    pub fn with(mut self, phrase: Phrase, template: impl Into<String>) -> Self {
        self.0.insert(phrase, template.into());
        self
    }

    /// The template of a phrase.
    pub fn template(&self, phrase: Phrase) -> &str {
        match self.0.get(&phrase) {
            Some(own) => own,
            None => phrase.english(),
        }
    }

    /// The phrases that have no template of their own, and so are said in English.
    ///
    /// ```
    /// use continua::advancement::{Phrase, Wording};
    ///
    /// let begun = Wording::english().with(Phrase::NextTitle, "Ahora:");
    /// assert_eq!(begun.untold().count() + 1, Phrase::all().count());
    /// ```
    pub fn untold(&self) -> impl Iterator<Item = Phrase> {
        Phrase::all().filter(|phrase| !self.0.contains_key(phrase))
    }

    /// A phrase with its places filled. O(length), in one pass, so that what is filled in is never
    /// taken for a place.
    pub fn say(&self, phrase: Phrase, places: &[(&str, &str)]) -> String {
        let mut rest = self.template(phrase);
        let mut out = String::with_capacity(rest.len() + 32);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            if let Some((name, tail)) = after.split_once('}') {
                let place = places.iter().find(|(known, _)| *known == name);
                out.push_str(place.map_or("", |(_, text)| text));
                rest = tail;
            } else {
                out.push('{');
                rest = after;
            }
        }
        out.push_str(rest);
        out
    }

    /// A thing that is still missing, as the next thing to show.
    pub fn need(&self, need: &Need) -> String {
        match need {
            Need::Show {
                works,
                level_title,
                distinct_by,
                not_before,
                spread_days,
                again_after_days,
                filter,
                ..
            } => {
                let places = [("count", &*works.to_string()), ("level", level_title)];
                let one = *works == 1;
                let mut text = self.say(
                    if one {
                        Phrase::ShowOne
                    } else {
                        Phrase::ShowMany
                    },
                    &places,
                );
                let distinct = distinct_by.map(|distinct| match distinct {
                    Distinct::Task => Phrase::NewTask,
                    Distinct::Assessor => Phrase::NewAssessor,
                    Distinct::Modality => Phrase::NewModality,
                    Distinct::Context => Phrase::NewContext,
                });
                if let Some(phrase) = distinct {
                    text.push_str(&self.say(phrase, &[]));
                }
                text.push_str(&super::rule_words::filter(filter, self));
                if let Some(days) = spread_days {
                    text.push_str(&self.say(Phrase::Apart, &[("days", &days.to_string())]));
                }
                if let Some(days) = again_after_days {
                    let days = days.to_string();
                    text.push_str(&self.say(Phrase::AgainAfter, &[("days", &days)]));
                }
                if let Some(date) = not_before {
                    text.push_str(&self.say(Phrase::NotBefore, &[("date", &date.to_string())]));
                }
                text
            }
            Need::Confirm { role, upon, .. } => match upon {
                Some(works) => {
                    let places = [("role", role.as_str()), ("count", &*works.to_string())];
                    self.say(Phrase::ConfirmUpon, &places)
                }
                None => self.say(Phrase::Confirm, &[("role", role.as_str())]),
            },
            Need::Hold { text, .. } => self.say(Phrase::Hold, &[("text", text)]),
            Need::CannotBeMetByAdding { .. } => self.say(Phrase::CannotBeMet, &[]),
        }
    }

    /// A rung by name and statement.
    pub(crate) fn rung(&self, rung: &Rung) -> String {
        let places = [("rung", rung.title()), ("statement", rung.statement())];
        self.say(Phrase::Rung, &places)
    }

    pub(crate) fn outcome(&self, outcome: Outcome, level: Option<&str>, teacher: bool) -> String {
        let pick = |for_teacher, for_learner| if teacher { for_teacher } else { for_learner };
        let phrase = match (outcome, level) {
            (Outcome::Demonstrated, Some(_)) => {
                pick(Phrase::TeacherDemonstratedAt, Phrase::LearnerDemonstratedAt)
            }
            (Outcome::Demonstrated, None) => {
                pick(Phrase::TeacherDemonstrated, Phrase::LearnerDemonstrated)
            }
            (Outcome::AwaitingConfirmation, _) => {
                pick(Phrase::TeacherAwaiting, Phrase::LearnerAwaiting)
            }
            (Outcome::NotYet(Why::TooLittle), _) => {
                pick(Phrase::TeacherTooLittle, Phrase::LearnerTooLittle)
            }
            (Outcome::NotYet(Why::Below), _) => pick(Phrase::TeacherBelow, Phrase::LearnerBelow),
            (Outcome::NotYet(Why::Disagrees), _) => {
                pick(Phrase::TeacherDisagrees, Phrase::LearnerDisagrees)
            }
            (Outcome::NoEvidence, _) => pick(Phrase::TeacherNoEvidence, Phrase::LearnerNoEvidence),
        };
        self.say(phrase, &[("level", level.unwrap_or_default())])
    }

    pub(crate) fn applicability(&self, applicability: &Applicability) -> Option<String> {
        let phrase = match applicability {
            Applicability::InScope => return None,
            Applicability::NotAddressed => Phrase::NotAddressed,
            Applicability::Exempt => Phrase::Exempt,
            Applicability::HeldTo(_) => Phrase::HeldToOther,
        };
        Some(self.say(phrase, &[]))
    }

    /// That a policy is not in effect.
    pub(crate) fn in_effect(&self, in_effect: InEffect) -> Option<String> {
        let (phrase, date) = match in_effect {
            InEffect::Yes => return None,
            InEffect::NotYet { from } => (Phrase::PolicyNotYet, from.to_string()),
            InEffect::NoLonger { until } => (Phrase::PolicyNoLonger, until.to_string()),
            InEffect::NoMoment => (Phrase::PolicyNoMoment, String::new()),
        };
        Some(self.say(phrase, &[("date", &date)]))
    }

    pub(super) fn skip(&self, skip: Skip) -> String {
        let phrase = match skip {
            Skip::Purpose => Phrase::SkipPurpose,
            Skip::Support => Phrase::SkipSupport,
            Skip::Group => Phrase::SkipGroup,
            Skip::Modality => Phrase::SkipModality,
            Skip::Role => Phrase::SkipRole,
            Skip::Task => Phrase::SkipTask,
            Skip::Rung => Phrase::SkipRung,
            Skip::NoRung => Phrase::SkipNoRung,
            Skip::Demand => Phrase::SkipDemand,
            Skip::Old => Phrase::SkipOld,
            Skip::OtherScale => Phrase::SkipOtherScale,
            Skip::OtherJudgement => Phrase::SkipOtherJudgement,
            Skip::OtherAttempt => Phrase::SkipOtherAttempt,
            Skip::Retracted => Phrase::GoneRetracted,
            Skip::Superseded => Phrase::GoneSuperseded,
            Skip::PerformedLater => Phrase::GoneLater,
            Skip::OtherTarget => Phrase::GoneOtherTarget,
            Skip::NotJudged => Phrase::GoneNotJudged,
        };
        self.say(phrase, &[])
    }
}
