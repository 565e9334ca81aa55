//! Letters and percentages, for display alone.

use std::collections::BTreeMap;

use crate::framework::Scale;
use crate::id::{LevelId, ScaleId};

/// What is shown beside a level, such as a letter or a percentage.
///
/// To an educator: a family that is used to letters sees one beside the level, and nothing else
/// changes. To a programmer: a table from level to text that lives in the options of a report.
/// Rules, policies and standings know nothing of it and no decision can read it.
///
/// ```
/// use continua::framework::{Level, Scale};
/// use continua::report::Labels;
///
/// let scale = Scale::new("two", "Two", [Level::new("no", "Not yet", 0)?, Level::new("yes", "Shown", 1)?])?;
/// let labels = Labels::default().with(&scale, "yes", "A")?;
/// assert_eq!(labels.of(scale.id(), scale.levels()[1].id()), Some("A"));
/// assert!(Labels::default().with(&scale, "maybe", "C").is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Labels(BTreeMap<ScaleId, BTreeMap<LevelId, String>>);

/// A label was given for a level that the scale does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the scale `{scale}` has no level `{level}`")]
pub struct LabelError {
    scale: ScaleId,
    level: String,
}

impl Labels {
    /// With what is shown beside a level of a scale.
    ///
    /// # Errors
    /// [`LabelError`] if the scale has no such level.
    pub fn with(
        mut self,
        scale: &Scale,
        level: &str,
        label: impl Into<String>,
    ) -> Result<Self, LabelError> {
        let Some(known) = scale.level(level) else {
            return Err(LabelError {
                scale: scale.id().clone(),
                level: level.to_owned(),
            });
        };
        let of_scale = self.0.entry(scale.id().clone()).or_default();
        of_scale.insert(known.id().clone(), label.into());
        Ok(self)
    }

    /// What is shown beside a level.
    pub fn of(&self, scale: &ScaleId, level: &LevelId) -> Option<&str> {
        self.0.get(scale)?.get(level).map(String::as_str)
    }
}
