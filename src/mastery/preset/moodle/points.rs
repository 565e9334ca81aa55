//! Points for children, some of which are required.

use serde::{Deserialize, Deserializer, Serialize};

/// A rule by points: so many points by children that are proficient, all required ones among them.
///
/// It is read from the settings as Moodle stores them.
///
/// ```
/// use continua::mastery::preset::moodle::PointsRule;
///
/// let rule: PointsRule = serde_json::from_str(
///     r#"{"base": {"points": 4},
///         "competencies": [{"id": "2", "points": 3, "required": 0}, {"id": "3", "points": 2, "required": 1}]}"#,
/// )?;
/// rule.check("1", |id| id == "2" || id == "3").unwrap();
/// assert!(rule.is_met(|_| true));
/// assert!(!rule.is_met(|id| id == "3"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PointsRule {
    base: Base,
    competencies: Vec<PointsEntry>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
struct Base {
    points: i64,
}

/// What one child is worth.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PointsEntry {
    /// The child.
    #[serde(deserialize_with = "identifier")]
    pub id: String,
    /// Its points.
    pub points: i64,
    /// Whether it must be proficient.
    #[serde(deserialize_with = "truth")]
    pub required: bool,
}

/// Why the settings of a rule by points are refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PointsFault {
    /// Fewer than one point are asked for.
    #[error("`{0}` points are asked for, expected at least 1")]
    TooFew(i64),
    /// No child has points.
    #[error("no competency has points")]
    Nothing,
    /// A competency counts twice.
    #[error("`{0}` counts twice")]
    Twice(String),
    /// A competency is not a child of the one that has the rule, or is itself.
    #[error("`{0}` is no child of the competency")]
    NoChild(String),
    /// A competency has fewer than no points.
    #[error("`{id}` has `{points}` points, expected at least 0")]
    Negative {
        /// The competency.
        id: String,
        /// Its points.
        points: i64,
    },
    /// All children together have fewer points than are asked for.
    #[error("all together have `{all}` points, and `{asked}` are asked for")]
    OutOfReach {
        /// The points of all children.
        all: i128,
        /// The points that are asked for.
        asked: i64,
    },
}

impl PointsRule {
    /// A rule that asks for so many points.
    pub fn new(points: i64, competencies: impl IntoIterator<Item = PointsEntry>) -> Self {
        Self {
            base: Base { points },
            competencies: competencies.into_iter().collect(),
        }
    }

    /// Whether Moodle accepts the settings for a competency. O(n²).
    ///
    /// # Errors
    /// The first [`PointsFault`].
    pub fn check(&self, owner: &str, is_child: impl Fn(&str) -> bool) -> Result<(), PointsFault> {
        let asked = self.base.points;
        if asked < 1 {
            return Err(PointsFault::TooFew(asked));
        }
        if self.competencies.is_empty() {
            return Err(PointsFault::Nothing);
        }
        for (at, entry) in self.competencies.iter().enumerate() {
            let id = || entry.id.clone();
            if self.competencies.iter().take(at).any(|e| e.id == entry.id) {
                return Err(PointsFault::Twice(id()));
            }
            if entry.id == owner || !is_child(&entry.id) {
                return Err(PointsFault::NoChild(id()));
            }
            if entry.points < 0 {
                let points = entry.points;
                return Err(PointsFault::Negative { id: id(), points });
            }
        }
        let all = self.sum(|_| true);
        if all < i128::from(asked) {
            return Err(PointsFault::OutOfReach { all, asked });
        }
        Ok(())
    }

    /// Whether every required child is proficient and the proficient ones have the points. O(n).
    pub fn is_met(&self, proficient: impl Fn(&str) -> bool) -> bool {
        let mut required = self.competencies.iter().filter(|entry| entry.required);
        required.all(|entry| proficient(&entry.id))
            && self.sum(proficient) >= i128::from(self.base.points)
    }

    fn sum(&self, counts: impl Fn(&str) -> bool) -> i128 {
        let counted = self.competencies.iter().filter(|entry| counts(&entry.id));
        counted.map(|entry| i128::from(entry.points)).sum()
    }
}

/// An identifier, which Moodle stores as a number.
fn identifier<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Form {
        Number(u64),
        Text(String),
    }
    Ok(match Form::deserialize(deserializer)? {
        Form::Number(number) => number.to_string(),
        Form::Text(text) => text,
    })
}

/// Yes or no, which Moodle stores as 1 or 0.
fn truth<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Form {
        Truth(bool),
        Number(i64),
    }
    Ok(match Form::deserialize(deserializer)? {
        Form::Truth(truth) => truth,
        Form::Number(number) => number != 0,
    })
}
