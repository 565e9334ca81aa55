//! What an estimator found.

use serde::{Deserialize, Serialize};

use super::Measure;

/// A value and how much it rests on, or no value.
///
/// An estimate without a value is undefined: there was too little to say anything. It is not 0.
///
/// ```
/// use continua::mastery::{Estimator, Latest};
///
/// let nothing = Estimator::from(Latest).estimate(&[]);
/// assert_eq!(nothing.value(), None);
/// assert_eq!(nothing.rests_on(), 0);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    value: Option<Measure>,
    rests_on: u32,
}

impl Estimate {
    /// A value that rests on so many works.
    pub(crate) const fn of(value: Measure, rests_on: u32) -> Self {
        Self {
            value: Some(value),
            rests_on,
        }
    }

    /// No value, although so many works are of use.
    pub(crate) const fn undefined(rests_on: u32) -> Self {
        Self {
            value: None,
            rests_on,
        }
    }

    /// The value, or nothing where the estimator is undefined.
    pub fn value(&self) -> Option<Measure> {
        self.value
    }

    /// On how many works the value rests. Where there is no value: how many works are of use
    /// towards one.
    pub fn rests_on(&self) -> u32 {
        self.rests_on
    }
}

/// The number of works, for [`Estimate::rests_on`].
pub(super) fn count(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}
