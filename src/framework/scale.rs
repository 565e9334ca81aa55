//! Scales: ordered performance levels.

use serde::{Deserialize, Serialize};

use crate::{LevelId, ScaleId, Score};

/// An ordered set of performance levels, lowest first.
///
/// To an educator: the levels in which quality is told, as in *Beginning, Developing, Proficient,
/// Extending*. To a programmer: each level has a value in one unit, strictly rising, so that
/// estimators can compute with it; and there may be cuts, from which share of the possible points
/// a level is reached.
///
/// ```
/// use continua::framework::{Level, Scale};
///
/// let scale = Scale::new("four", "Four levels", [
///     Level::new("1", "Beginning", 1)?,
///     Level::new("2", "Developing", 2)?,
///     Level::new("3", "Proficient", 3)?,
///     Level::new("4", "Extending", 4)?,
/// ])?
/// .with_cut("3", "0.7".parse()?)?;
/// assert_eq!(scale.level("3").unwrap().title(), "Proficient");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked", into = "Unchecked")]
pub struct Scale {
    id: ScaleId,
    title: String,
    levels: Vec<Level>,
    cuts: Vec<Cut>,
}

/// One level of a [`Scale`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Level {
    #[serde(rename = "identifier")]
    id: LevelId,
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    value: Score,
}

/// From which share of the possible points a level is reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Cut {
    level: LevelId,
    at_least: Score,
}

/// The levels or cuts do not make a scale.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScaleError {
    /// An identifier was refused.
    #[error(transparent)]
    Id(#[from] crate::IdError),
    /// A scale needs a level.
    #[error("a scale needs at least one level")]
    Empty,
    /// A level is named twice.
    #[error("the level `{0}` stands twice")]
    Repeated(LevelId),
    /// A level's value is not above the value of the level before it.
    #[error("the value of level `{0}` is not above the value of the level before it")]
    NotRising(LevelId),
    /// A cut names a level that the scale has not.
    #[error("the cut names level `{0}`, which the scale does not have")]
    UnknownLevel(LevelId),
    /// A share outside 0 to 1.
    #[error("the cut of level `{0}` is not a share from 0 to 1")]
    NotAShare(LevelId),
    /// A higher level with a cut that is not higher.
    #[error("the cut of level `{0}` is not above the cut of the level below it")]
    CutNotRising(LevelId),
}

impl Level {
    /// A level with its value in the unit of the scale.
    ///
    /// # Errors
    /// [`ScaleError::Id`] if the identifier is refused.
    pub fn new(
        id: impl AsRef<str>,
        title: impl Into<String>,
        value: impl Into<Score>,
    ) -> Result<Self, ScaleError> {
        Ok(Self {
            id: LevelId::new(id)?,
            title: title.into(),
            description: None,
            value: value.into(),
        })
    }

    /// The same level with a description.
    #[must_use]
    pub fn described(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// The identifier, as evidence names it.
    pub fn id(&self) -> &LevelId {
        &self.id
    }

    /// The name, as people read it.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What work at this level shows.
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }

    /// The value in the unit of the scale.
    pub fn value(&self) -> Score {
        self.value
    }
}

impl Cut {
    /// The level that is reached.
    pub fn level(&self) -> &LevelId {
        &self.level
    }

    /// The share of the possible points from which it is reached, 0 to 1.
    pub fn at_least(&self) -> Score {
        self.at_least
    }
}

impl Scale {
    /// A scale of levels, lowest first.
    ///
    /// # Errors
    /// [`ScaleError`] if there is no level, one stands twice, or the values do not rise.
    pub fn new(
        id: impl AsRef<str>,
        title: impl Into<String>,
        levels: impl IntoIterator<Item = Level>,
    ) -> Result<Self, ScaleError> {
        let levels: Vec<Level> = levels.into_iter().collect();
        if levels.is_empty() {
            return Err(ScaleError::Empty);
        }
        for (at, level) in levels.iter().enumerate() {
            if levels.iter().take(at).any(|earlier| earlier.id == level.id) {
                return Err(ScaleError::Repeated(level.id.clone()));
            }
        }
        for (low, high) in levels.iter().zip(levels.iter().skip(1)) {
            if high.value <= low.value {
                return Err(ScaleError::NotRising(high.id.clone()));
            }
        }
        Ok(Self {
            id: ScaleId::new(id)?,
            title: title.into(),
            levels,
            cuts: Vec::new(),
        })
    }

    /// The same scale, on which `at_least` of the possible points reach `level`.
    ///
    /// # Errors
    /// [`ScaleError`] if the scale has no such level, the share is outside 0 to 1, or the cuts do
    /// not rise with the levels.
    pub fn with_cut(mut self, level: impl AsRef<str>, at_least: Score) -> Result<Self, ScaleError> {
        let level = LevelId::new(level)?;
        if self.level(level.as_str()).is_none() {
            return Err(ScaleError::UnknownLevel(level));
        }
        if !(Score::ZERO..=Score::ONE).contains(&at_least) {
            return Err(ScaleError::NotAShare(level));
        }
        self.cuts.retain(|cut| cut.level != level);
        self.cuts.push(Cut { level, at_least });
        let position = |cut: &Cut| self.levels.iter().position(|level| level.id == cut.level);
        self.cuts.sort_by_key(position);
        for (low, high) in self.cuts.iter().zip(self.cuts.iter().skip(1)) {
            if high.at_least <= low.at_least {
                return Err(ScaleError::CutNotRising(high.level.clone()));
            }
        }
        Ok(self)
    }

    /// The identifier.
    pub fn id(&self) -> &ScaleId {
        &self.id
    }

    /// The name, as people read it.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The levels, lowest first.
    pub fn levels(&self) -> &[Level] {
        &self.levels
    }

    /// The cuts, lowest first.
    pub fn cuts(&self) -> &[Cut] {
        &self.cuts
    }

    /// The level of this identifier. O(number of levels).
    pub fn level(&self, id: &str) -> Option<&Level> {
        self.levels.iter().find(|level| level.id.as_str() == id)
    }

    /// The highest level whose value is at most `value`: the level that was reached.
    pub fn level_reached(&self, value: Score) -> Option<&Level> {
        self.levels.iter().rev().find(|level| level.value <= value)
    }

    /// The level of `earned` points out of `possible`, by the cuts; compared exactly.
    ///
    /// Below the lowest cut it is the lowest level. Nothing without cuts, or out of nothing.
    ///
    /// ```
    /// # use continua::framework::{Level, Scale};
    /// # use continua::Score;
    /// let scale = Scale::new("two", "Two", [
    ///     Level::new("no", "Not yet", 0)?, Level::new("yes", "Shown", 1)?,
    /// ])?.with_cut("yes", "0.7".parse().unwrap())?;
    /// let level = scale.level_of(Score::whole(7), Score::whole(10)).unwrap();
    /// assert_eq!(level.id().as_str(), "yes");
    /// # Ok::<(), continua::framework::ScaleError>(())
    /// ```
    pub fn level_of(&self, earned: Score, possible: Score) -> Option<&Level> {
        if self.cuts.is_empty() || possible <= Score::ZERO {
            return None;
        }
        let reached = self
            .cuts
            .iter()
            .rev()
            .find(|cut| earned.of_at_least(possible, cut.at_least));
        match reached {
            Some(cut) => self.level(cut.level.as_str()),
            None => self.levels.first(),
        }
    }
}

/// The serialised form, before its checks.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Unchecked {
    identifier: ScaleId,
    title: String,
    levels: Vec<Level>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    cuts: Vec<Cut>,
}

impl TryFrom<Unchecked> for Scale {
    type Error = ScaleError;

    fn try_from(raw: Unchecked) -> Result<Self, ScaleError> {
        let scale = Self::new(raw.identifier, raw.title, raw.levels)?;
        raw.cuts
            .into_iter()
            .try_fold(scale, |scale, cut| scale.with_cut(cut.level, cut.at_least))
    }
}

impl From<Scale> for Unchecked {
    fn from(scale: Scale) -> Self {
        Self {
            identifier: scale.id,
            title: scale.title,
            levels: scale.levels,
            cuts: scale.cuts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn four() -> Scale {
        let level = |n: i32| Level::new(n.to_string(), format!("Level {n}"), n).unwrap();
        Scale::new("four", "Four levels", (1..=4).map(level)).unwrap()
    }

    #[test]
    fn refusals() {
        let level = |id: &str, value: i32| Level::new(id, "", value).unwrap();
        assert_eq!(Scale::new("s", "", []), Err(ScaleError::Empty));
        let twice = Scale::new("s", "", [level("a", 1), level("a", 2)]);
        assert!(matches!(twice, Err(ScaleError::Repeated(_))));
        let flat = Scale::new("s", "", [level("a", 1), level("b", 1)]);
        assert!(matches!(flat, Err(ScaleError::NotRising(_))));
        assert!(matches!(
            four().with_cut("9", Score::ONE),
            Err(ScaleError::UnknownLevel(_))
        ));
        assert!(matches!(
            four().with_cut("3", Score::whole(70)),
            Err(ScaleError::NotAShare(_))
        ));
        let falling = four()
            .with_cut("3", Score::ONE)
            .unwrap()
            .with_cut("4", Score::ZERO);
        assert!(matches!(falling, Err(ScaleError::CutNotRising(_))));
    }

    #[test]
    fn levels_reached() {
        let scale = four();
        assert_eq!(
            scale
                .level_reached("3.99".parse().unwrap())
                .unwrap()
                .id()
                .as_str(),
            "3"
        );
        assert_eq!(scale.level_reached(Score::ZERO), None);
    }

    #[test]
    fn serde_goes_through_the_checks() {
        let scale = four().with_cut("3", "0.7".parse().unwrap()).unwrap();
        let text = serde_json::to_string(&scale).unwrap();
        assert_eq!(serde_json::from_str::<Scale>(&text).unwrap(), scale);
        assert!(serde_json::from_str::<Scale>(&text.replace("0.7", "7")).is_err());
    }
}
