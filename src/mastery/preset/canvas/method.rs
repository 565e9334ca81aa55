//! How Canvas makes one score of several.

/// A calculation method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Method {
    /// The greatest score; what stands where no method is set.
    #[default]
    Highest,
    /// The newest score.
    Latest,
    /// The arithmetic mean.
    Average,
    /// The newest score at a weight, the mean of the others at the rest; stored as
    /// `decaying_average`.
    WeightedAverage,
    /// The exponentially decaying average; stored as `standard_decaying_average`.
    DecayingAverage,
    /// The mean of all scores that reach the mastery points, once n did.
    NMastery,
}

/// A number is not one that a calculation method takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("`{stored}` takes {expected}, and `{}` was given", Shown(*.found))]
pub struct CalculationIntError {
    stored: &'static str,
    expected: &'static str,
    found: Option<i64>,
}

struct Shown(Option<i64>);

impl std::fmt::Display for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            Some(number) => number.fmt(f),
            None => f.write_str("null"),
        }
    }
}

impl Method {
    /// The method of a stored name; nothing for a name that is unknown.
    ///
    /// ```
    /// use continua::mastery::preset::canvas::Method;
    ///
    /// let stored = Method::from_stored("decaying_average");
    /// assert_eq!(stored, Some(Method::WeightedAverage));
    /// ```
    pub fn from_stored(name: &str) -> Option<Self> {
        match name {
            "highest" => Some(Self::Highest),
            "latest" => Some(Self::Latest),
            "average" => Some(Self::Average),
            "decaying_average" | "weighted_average" => Some(Self::WeightedAverage),
            "standard_decaying_average" => Some(Self::DecayingAverage),
            "n_mastery" => Some(Self::NMastery),
            _ => None,
        }
    }

    /// The name as Canvas stores it.
    pub const fn stored(self) -> &'static str {
        match self {
            Self::Highest => "highest",
            Self::Latest => "latest",
            Self::Average => "average",
            Self::WeightedAverage => "decaying_average",
            Self::DecayingAverage => "standard_decaying_average",
            Self::NMastery => "n_mastery",
        }
    }

    /// Whether Canvas accepts this `calculation_int` for the method: none where there is nothing to
    /// set; a weight of 1 to 99, a rate of 50 to 99, or a number of 1 to 10, which must be given.
    ///
    /// # Errors
    /// [`CalculationIntError`] with what is expected.
    ///
    /// ```
    /// use continua::mastery::preset::canvas::Method;
    ///
    /// assert!(Method::DecayingAverage.check(Some(50)).is_ok());
    /// let error = Method::DecayingAverage.check(Some(49)).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "`standard_decaying_average` takes a number from 50 to 99, and `49` was given"
    /// );
    /// ```
    pub fn check(self, calculation_int: Option<i64>) -> Result<(), CalculationIntError> {
        let (right, expected) = match (self, calculation_int) {
            (Self::Highest | Self::Latest | Self::Average, found) => (found.is_none(), "no number"),
            (Self::WeightedAverage, found) => (
                found.is_some_and(|n| (1..=99).contains(&n)),
                "a number from 1 to 99",
            ),
            (Self::DecayingAverage, found) => (
                found.is_some_and(|n| (50..=99).contains(&n)),
                "a number from 50 to 99",
            ),
            (Self::NMastery, found) => (
                found.is_some_and(|n| (1..=10).contains(&n)),
                "a number from 1 to 10",
            ),
        };
        if right {
            return Ok(());
        }
        Err(CalculationIntError {
            stored: self.stored(),
            expected,
            found: calculation_int,
        })
    }

    /// What stands where no number is set.
    pub(super) const fn default_int(self) -> Option<i64> {
        match self {
            Self::Highest | Self::Latest | Self::Average => None,
            Self::WeightedAverage | Self::DecayingAverage => Some(65),
            Self::NMastery => Some(5),
        }
    }
}
