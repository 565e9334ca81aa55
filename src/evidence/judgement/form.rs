//! What was seen as it stands in JSON, beside the other members of an object.

use super::JudgementError;
use crate::evidence::{Observed, Points, PointsError};
use crate::id::LevelId;
use crate::score::Score;
use crate::{Absence, IdError};

/// What was seen, as the members of a flat object.
#[derive(Debug, Default)]
pub(crate) struct ObservedForm {
    pub(crate) level: Option<LevelId>,
    pub(crate) earned: Option<Score>,
    pub(crate) possible: Option<Score>,
    pub(crate) absence: Option<Absence>,
    pub(crate) not_judged: bool,
}

/// The members of a form do not go together.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum FormError {
    #[error(transparent)]
    Judgement(#[from] JudgementError),
    #[error(transparent)]
    Points(#[from] PointsError),
    #[error(transparent)]
    Id(#[from] IdError),
    #[error("both `supersedes` and `moderates`, expected one of them")]
    TwoLineages,
    #[error("a result without `target` or `criterion`")]
    OnNothing,
    #[error("`earned` without `possible`, or the reverse, expected both")]
    HalfPoints,
    #[error(
        "nothing observed, expected `level`, `earned` and `possible`, `absence` or `notJudged`"
    )]
    NothingObserved,
    #[error("several of `level`, `earned`, `absence` and `notJudged`, expected one")]
    SeveralObserved,
}

impl TryFrom<ObservedForm> for Observed {
    type Error = FormError;

    fn try_from(form: ObservedForm) -> Result<Self, FormError> {
        let points = match (form.earned, form.possible) {
            (Some(earned), Some(possible)) => Some(Points::new(earned, possible)?),
            (None, None) => None,
            _ => return Err(FormError::HalfPoints),
        };
        let seen = [
            form.level.map(Self::Level),
            points.map(Self::Points),
            form.absence.map(Self::Absent),
            form.not_judged.then_some(Self::NotJudged),
        ];
        let mut seen = seen.into_iter().flatten();
        let observed = seen.next().ok_or(FormError::NothingObserved)?;
        if seen.next().is_some() {
            return Err(FormError::SeveralObserved);
        }
        Ok(observed)
    }
}

impl From<Observed> for ObservedForm {
    fn from(observed: Observed) -> Self {
        let mut form = Self::default();
        match observed {
            Observed::Level(level) => form.level = Some(level),
            Observed::Points(points) => {
                form.earned = Some(points.earned());
                form.possible = Some(points.possible());
            }
            Observed::Absent(absence) => form.absence = Some(absence),
            Observed::NotJudged => form.not_judged = true,
        }
        form
    }
}
