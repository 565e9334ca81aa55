//! A learning curve through the values.

use serde::{Deserialize, Serialize};

use super::estimate::{Estimate, count};
use super::{Measure, SettingError};
use crate::score::Score;

/// The value of a learning curve `y = a·xᵇ` through the works, the i-th work standing at `x = i`.
///
/// `ln y = ln a + b·ln x` is fitted by least squares, and the curve is read at the newest work or
/// the one to come. It expects learning to be fast at first and slower later.
///
/// - **Source**: the "power law" of R. Marzano, *Transforming Classroom Grading* (2000), as grade
///   books have it.
/// - **Range**: above 0, up to the cap. **Undefined**: with fewer works than `fewest`, or where a
///   value is 0 or below, which has no logarithm.
/// - **Edge cases**: without a cap the curve passes the best value that was shown. A better early
///   work flattens the curve, and *lowers* the value; so may a further good work.
/// - **Settings**: `at`, where the curve is read, by default at the newest work; `cap`, by default
///   the best value shown; `fewest`, from 2, by default 3 works.
/// - **Rests on**: all works; where it is undefined, those above 0. **Cost**: O(n).
///
/// It is computed in double precision, in the order of the formula, with the logarithm and the
/// exponential function of the crate `libm`, which give the same bits on every platform, and is
/// rounded once, half away from zero to a millionth.
///
/// ```
/// use continua::mastery::{CurveCap, CurvePoint, PowerLaw};
/// use continua::Score;
///
/// let value = |law: PowerLaw, values: &[i32]| {
///     let values: Vec<Score> = values.iter().copied().map(Score::whole).collect();
///     law.estimate(&values).value().map(|value| value.rounded().to_string())
/// };
/// let law = PowerLaw::default();
/// assert_eq!(value(law, &[2, 3, 2, 3, 4]).unwrap(), "3.330869");
/// assert_eq!(value(law, &[1, 2]), None);
/// // A perfect line through 1, 2, 3, 4 goes on to 5.
/// let next = law.read_at(CurvePoint::Next);
/// assert_eq!(value(next, &[1, 2, 3, 4]).unwrap(), "4");
/// assert_eq!(value(next.with_cap(CurveCap::None), &[1, 2, 3, 4]).unwrap(), "5");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
pub struct PowerLaw {
    at: CurvePoint,
    cap: CurveCap,
    fewest: u32,
}

/// Where a learning curve is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CurvePoint {
    /// At the newest work; the default.
    #[default]
    Newest,
    /// At the work to come, as if it foretold it.
    Next,
}

/// What a learning curve may not pass.
///
/// Serialised it is `"best"`, `"none"` or a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(into = "CapForm", from = "CapForm")]
pub enum CurveCap {
    /// The best value that was shown; the default.
    #[default]
    Best,
    /// A fixed value, such as that of the highest level.
    At(Score),
    /// Nothing.
    None,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum CapForm {
    Name(CapName),
    At(Score),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum CapName {
    Best,
    None,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Form {
    #[serde(default)]
    at: CurvePoint,
    #[serde(default)]
    cap: CurveCap,
    #[serde(default = "default_fewest")]
    fewest: u32,
}

const fn default_fewest() -> u32 {
    3
}

impl PowerLaw {
    /// A curve through at least so many works, read at the newest and capped at the best value.
    ///
    /// # Errors
    /// [`SettingError`] for fewer than two works, through which there is no curve.
    pub fn new(fewest: u32) -> Result<Self, SettingError> {
        if fewest < 2 {
            return Err(SettingError::NoCurve(fewest));
        }
        Ok(Self {
            fewest,
            ..Self::default()
        })
    }

    /// The same, read elsewhere.
    #[must_use]
    pub const fn read_at(self, at: CurvePoint) -> Self {
        Self { at, ..self }
    }

    /// The same with another cap.
    #[must_use]
    pub const fn with_cap(self, cap: CurveCap) -> Self {
        Self { cap, ..self }
    }

    /// Where the curve is read.
    pub const fn at(self) -> CurvePoint {
        self.at
    }

    /// What the value may not pass.
    pub const fn cap(self) -> CurveCap {
        self.cap
    }

    /// How many works there must be.
    pub const fn fewest(self) -> u32 {
        self.fewest
    }

    /// The estimate of these values, oldest first.
    pub fn estimate(self, oldest_first: &[Score]) -> Estimate {
        let useful = count(oldest_first.iter().filter(|v| **v > Score::ZERO).count());
        let works = count(oldest_first.len());
        if works < self.fewest || useful < works {
            return Estimate::undefined(useful);
        }
        let at = match self.at {
            CurvePoint::Newest => f64::from(works),
            CurvePoint::Next => f64::from(works) + 1.0,
        };
        let Some(value) = Curve::through(oldest_first).at(at) else {
            return Estimate::undefined(useful);
        };
        let capped = match self.cap {
            CurveCap::Best => oldest_first.iter().max().map_or(value, |b| value.min(*b)),
            CurveCap::At(cap) => value.min(cap),
            CurveCap::None => value,
        };
        Estimate::of(Measure::from(capped), works)
    }
}

/// `ln y = intercept + slope·ln x`.
struct Curve {
    intercept: f64,
    slope: f64,
}

impl Curve {
    /// The curve of least squares in logarithms through at least two values above 0.
    fn through(oldest_first: &[Score]) -> Self {
        let points = || {
            let places = (1u32..).map(|place| libm::log(f64::from(place)));
            places.zip(oldest_first.iter().map(|value| libm::log(value.to_f64())))
        };
        let works = f64::from(count(oldest_first.len()));
        let middle_x = points().map(|(x, _)| x).sum::<f64>() / works;
        let middle_y = points().map(|(_, y)| y).sum::<f64>() / works;
        let mixed = |(x, y)| (x - middle_x) * (y - middle_y);
        let squared = |(x, _)| (x - middle_x) * (x - middle_x);
        let slope = points().map(mixed).sum::<f64>() / points().map(squared).sum::<f64>();
        Self {
            intercept: middle_y - slope * middle_x,
            slope,
        }
    }

    fn at(&self, x: f64) -> Option<Score> {
        Score::from_f64(libm::exp(self.intercept + self.slope * libm::log(x)))
    }
}

impl Default for PowerLaw {
    fn default() -> Self {
        Self {
            at: CurvePoint::Newest,
            cap: CurveCap::Best,
            fewest: default_fewest(),
        }
    }
}

impl From<CapForm> for CurveCap {
    fn from(form: CapForm) -> Self {
        match form {
            CapForm::Name(CapName::Best) => Self::Best,
            CapForm::Name(CapName::None) => Self::None,
            CapForm::At(cap) => Self::At(cap),
        }
    }
}

impl From<CurveCap> for CapForm {
    fn from(cap: CurveCap) -> Self {
        match cap {
            CurveCap::Best => Self::Name(CapName::Best),
            CurveCap::None => Self::Name(CapName::None),
            CurveCap::At(cap) => Self::At(cap),
        }
    }
}

impl From<PowerLaw> for Form {
    fn from(from: PowerLaw) -> Self {
        Self {
            at: from.at,
            cap: from.cap,
            fewest: from.fewest,
        }
    }
}

impl TryFrom<Form> for PowerLaw {
    type Error = SettingError;

    fn try_from(form: Form) -> Result<Self, SettingError> {
        Ok(Self::new(form.fewest)?.read_at(form.at).with_cap(form.cap))
    }
}
