//! One criterion: a grade compared with a threshold.

use serde::Deserialize;

use super::{Fraction, Status};

/// How a grade is compared with a threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Comparison {
    /// At least the threshold.
    Gte,
    /// At most the threshold.
    Lte,
    /// The threshold exactly.
    Eq,
}

/// A rule on the grade of one piece of work.
///
/// It is read from JSON with exactly the members `op`, `value` and `scale`, which is `percent`
/// although the value is a fraction; other members, missing ones and a boolean value are refused.
///
/// ```
/// use continua::mastery::preset::open_edx::{GradeRule, Status};
///
/// let rule: GradeRule = serde_json::from_str(r#"{"op": "gte", "value": 0.8, "scale": "percent"}"#)?;
/// assert!(rule.is_met("0.8".parse()?));
/// assert_eq!(rule.status("0.79".parse()?), Status::AttemptedNotDemonstrated);
/// assert!(serde_json::from_str::<GradeRule>(r#"{"op": "gte", "value": 80, "scale": "percent"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(from = "Payload")]
pub struct GradeRule {
    op: Comparison,
    value: Fraction,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Payload {
    op: Comparison,
    value: Fraction,
    scale: PercentScale,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum PercentScale {
    Percent,
}

impl From<Payload> for GradeRule {
    fn from(payload: Payload) -> Self {
        let PercentScale::Percent = payload.scale;
        Self::new(payload.op, payload.value)
    }
}

impl GradeRule {
    /// A rule.
    pub const fn new(op: Comparison, value: Fraction) -> Self {
        Self { op, value }
    }

    /// Whether a grade meets it, exactly.
    pub fn is_met(self, grade: Fraction) -> bool {
        match self.op {
            Comparison::Gte => grade >= self.value,
            Comparison::Lte => grade <= self.value,
            Comparison::Eq => grade == self.value,
        }
    }

    /// The status that a grade gives.
    pub fn status(self, grade: Fraction) -> Status {
        if self.is_met(grade) {
            Status::Demonstrated
        } else {
            Status::AttemptedNotDemonstrated
        }
    }
}
