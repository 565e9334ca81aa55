//! All settings of estimation that are not an estimator's own.

use serde::{Deserialize, Serialize};

use super::{Attempts, Measure, OrderKey, Reached, WithinWork};

/// How works are ordered, chosen and condensed before an estimator sees them, and how its value is
/// compared.
///
/// Part of a policy as it is stored; every setting has a documented default, and the stored form
/// always says all of them.
///
/// ```
/// use continua::mastery::{Attempts, Settings};
///
/// let settings = Settings::default().with_attempts(Attempts::Newest);
/// let text = serde_json::to_string(&settings)?;
/// assert!(text.starts_with(r#"{"order":"performed","attempts":"newest","reached":"follow""#));
/// assert_eq!(serde_json::from_str::<Settings>(r#"{"attempts":"newest"}"#)?, settings);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Settings {
    order: OrderKey,
    attempts: Attempts,
    reached: Reached,
    rounding: Rounding,
    within_work: WithinWork,
}

/// How an estimate is rounded before it is compared with a level.
///
/// Serialised it is `"exact"` or the number of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(into = "RoundingForm", try_from = "RoundingForm")]
#[non_exhaustive]
pub enum Rounding {
    /// Not at all; the default.
    #[default]
    Exact,
    /// Once, half away from zero, to so many digits after the point (0 to 6).
    Digits(u8),
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum RoundingForm {
    Name(Exact),
    Digits(u8),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Exact {
    Exact,
}

impl Rounding {
    /// The value to compare.
    ///
    /// ```
    /// use continua::mastery::{Measure, Rounding};
    /// use continua::Score;
    ///
    /// let almost = Measure::from("2.995".parse::<Score>().unwrap());
    /// assert!(!Rounding::Exact.apply(almost).at_least(Score::whole(3)));
    /// assert!(Rounding::Digits(2).apply(almost).at_least(Score::whole(3)));
    /// ```
    pub fn apply(self, value: Measure) -> Measure {
        match self {
            Self::Exact => value,
            Self::Digits(digits) => value.rounded_to(digits).into(),
        }
    }
}

impl From<Rounding> for RoundingForm {
    fn from(rounding: Rounding) -> Self {
        match rounding {
            Rounding::Exact => Self::Name(Exact::Exact),
            Rounding::Digits(digits) => Self::Digits(digits),
        }
    }
}

impl TryFrom<RoundingForm> for Rounding {
    type Error = &'static str;

    fn try_from(form: RoundingForm) -> Result<Self, Self::Error> {
        match form {
            RoundingForm::Name(Exact::Exact) => Ok(Self::Exact),
            RoundingForm::Digits(digits) if digits <= 6 => Ok(Self::Digits(digits)),
            RoundingForm::Digits(_) => Err("more than 6 digits after the point"),
        }
    }
}

impl Settings {
    /// By which time works stand in order; by default when they were performed.
    pub fn order(&self) -> OrderKey {
        self.order
    }

    /// What several attempts at one task count for; by default each counts.
    pub fn attempts(&self) -> Attempts {
        self.attempts
    }

    /// Whether a level that was reached can fall; by default the estimate follows all works.
    pub fn reached(&self) -> Reached {
        self.reached
    }

    /// How an estimate is rounded before it is compared; by default not at all.
    pub fn rounding(&self) -> Rounding {
        self.rounding
    }

    /// How what several criteria and assessors say of one work becomes one value.
    pub fn within_work(&self) -> &WithinWork {
        &self.within_work
    }

    /// The same with another order key.
    #[must_use]
    pub fn with_order(self, order: OrderKey) -> Self {
        Self { order, ..self }
    }

    /// The same with another answer for several attempts.
    #[must_use]
    pub fn with_attempts(self, attempts: Attempts) -> Self {
        Self { attempts, ..self }
    }

    /// The same with another answer for what was once reached.
    #[must_use]
    pub fn with_reached(self, reached: Reached) -> Self {
        Self { reached, ..self }
    }

    /// The same with another rounding.
    #[must_use]
    pub fn with_rounding(self, rounding: Rounding) -> Self {
        Self { rounding, ..self }
    }

    /// The same with other settings within a work.
    #[must_use]
    pub fn with_within_work(self, within_work: WithinWork) -> Self {
        Self {
            within_work,
            ..self
        }
    }
}
