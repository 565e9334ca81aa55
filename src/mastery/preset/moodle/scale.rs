//! Which items of a scale stand for completion and for proficiency.

/// What the settings of a framework say of one item of a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ScaleItem {
    /// The number of the item in the scale, from 1.
    pub id: u32,
    /// Whether completion gives this item.
    pub default: bool,
    /// Whether the item is proficient.
    pub proficient: bool,
}

/// The items of a scale that have settings.
///
/// ```
/// use continua::mastery::preset::moodle::{ScaleItem, ScaleSettings};
///
/// let good = ScaleItem { id: 2, default: true, proficient: true };
/// let scale = ScaleSettings::new([good])?;
/// assert_eq!(scale.default_grade(), 2);
/// assert!(!scale.is_proficient(1));
/// # Ok::<(), continua::mastery::preset::moodle::ScaleError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ScaleSettings {
    items: Vec<ScaleItem>,
    default: u32,
}

/// The settings of a scale are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScaleError {
    /// No item is the default.
    #[error("no item of the scale is the default")]
    NoDefault,
    /// No item is proficient.
    #[error("no item of the scale is proficient")]
    NotProficient,
}

impl ScaleSettings {
    /// Settings of some items. Of several defaults the first stands.
    ///
    /// # Errors
    /// [`ScaleError`] unless an item is the default and an item is proficient.
    pub fn new(items: impl IntoIterator<Item = ScaleItem>) -> Result<Self, ScaleError> {
        let items: Vec<ScaleItem> = items.into_iter().collect();
        let default = items.iter().find(|item| item.default);
        let default = default.ok_or(ScaleError::NoDefault)?.id;
        if !items.iter().any(|item| item.proficient) {
            return Err(ScaleError::NotProficient);
        }
        Ok(Self { items, default })
    }

    /// The item that completion gives.
    pub const fn default_grade(&self) -> u32 {
        self.default
    }

    /// Whether a grade is proficient; one without settings is not.
    pub fn is_proficient(&self, grade: u32) -> bool {
        self.items
            .iter()
            .any(|item| item.id == grade && item.proficient)
    }
}
