//! Rules: what must be shown.

use serde::{Deserialize, Serialize};

use super::{Components, Filter};
use crate::framework::Reference;
use crate::id::{LevelId, RoleName};
use crate::mastery::Estimator;

/// What must be shown for a competency: a closed algebra that can be stored, explained and
/// analysed.
///
/// Serialised, a rule is an object of one member, as in `{"works": {"atLeast": 3, "level": "3"}}`
/// or `{"any": [RULE, RULE]}`. Conditions on other competencies are positive only.
///
/// ```
/// use continua::advancement::Rule;
/// use continua::LevelId;
///
/// let proficient = LevelId::new("3")?;
/// let rule = Rule::All(vec![
///     Rule::works(3, proficient),
///     Rule::attested("teacher".parse()?),
/// ]);
/// let text = serde_json::to_string(&rule)?;
/// assert_eq!(serde_json::from_str::<Rule>(&text)?, rule);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Rule {
    /// An estimate over the works is at least a level.
    Estimate(EstimateRule),
    /// At least so many works are at or above a level.
    Works(WorksRule),
    /// Enough components are held.
    Components(Components),
    /// All of these are held.
    Held(Vec<Reference>),
    /// What the progression says comes before is held.
    Prerequisites(Prerequisites),
    /// Somebody in a role attests it.
    Attested(Attested),
    /// All of these rules are met.
    All(Vec<Rule>),
    /// At least one of these rules is met.
    Any(Vec<Rule>),
    /// At least k of these rules are met.
    AtLeast(KOf),
}

/// Which requirements of a progression a rule asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Prerequisites {
    /// The required ones; the recommended ones are advice and never a condition.
    #[default]
    Required,
}

/// An estimate over the works that a filter lets through is at least a level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct EstimateRule {
    /// How the values of several works become one.
    pub by: Estimator,
    /// The level to reach.
    pub at_least: LevelId,
    /// Which works are looked at.
    #[serde(rename = "where", default)]
    pub filter: Filter,
}

/// At least so many works, of those that a filter lets through, are at or above a level.
///
/// Two members ask that learning lasts. With `spread_days` the first and the last work that count
/// lie so far apart, whichever they are. With `again_after_days` all that is asked for is reached
/// first; then, at least so many days after the day on which it was, one more work that counts
/// reaches the level.
///
/// ```
/// use continua::advancement::WorksRule;
///
/// let kept = WorksRule::new(2, "3".parse()?).again_after(28);
/// let text = serde_json::to_string(&kept)?;
/// assert!(text.starts_with(r#"{"atLeast":2,"level":"3","againAfterDays":28"#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct WorksRule {
    /// How many.
    pub at_least: u32,
    /// The level to reach.
    pub level: LevelId,
    /// In what the works that count must differ from each other; nothing: each work counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distinct_by: Option<Distinct>,
    /// At least how many days must lie between the first and the last of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spread_days: Option<u32>,
    /// How many days after all this was first reached a further work must reach the level again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again_after_days: Option<u32>,
    /// Which works are looked at.
    #[serde(rename = "where", default)]
    pub filter: Filter,
}

/// In what works must differ to count as several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Distinct {
    /// In the task.
    Task,
    /// In the assessor. A work whose assessor is not said does not count.
    Assessor,
    /// In the modality. A work whose modality is not said does not count.
    Modality,
    /// In the context. A work whose context is not said does not count.
    Context,
}

/// Somebody in a role attests that the competency was shown.
///
/// With a body of evidence it is a professional judgement of several works as a whole: what is
/// attested and what the works by themselves reach are told side by side, and neither changes the
/// other.
///
/// ```
/// use continua::advancement::{Attested, BodyOfWork};
///
/// let judged = Attested::new("teacher".parse()?, Some("3".parse()?)).upon(BodyOfWork::new(3));
/// let text = r#"{"role":"teacher","atLeast":"3","upon":{"works":3}}"#;
/// assert_eq!(serde_json::from_str::<Attested>(text)?, judged);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Attested {
    /// The role.
    pub role: RoleName,
    /// The level that the attestation must say at least; nothing: none need be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<LevelId>,
    /// The body of evidence that the attestation must rest on; nothing: it need not name works.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upon: Option<BodyOfWork>,
}

/// The works that an attestation must rest on.
///
/// Works of any level count: how good they are as a whole is what is judged. A work counts only if
/// it had been performed when the attestation was recorded, in the zone of the policy: on that day
/// or before, where only the day is known of one of them, and else no later than at that instant.
/// What is shown later is for a later attestation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct BodyOfWork {
    /// How many of the works that the attestation names must count, at least; of those that were
    /// performed by the time at which it was recorded.
    pub works: u32,
    /// Which works count.
    #[serde(rename = "where", default)]
    pub filter: Filter,
}

/// At least k of several rules are met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct KOf {
    /// How many.
    pub k: u32,
    /// Of these.
    pub of: Vec<Rule>,
}

impl Rule {
    /// An estimate over the works that count by default is at least a level.
    pub fn estimate(by: impl Into<Estimator>, at_least: LevelId) -> Self {
        Self::Estimate(EstimateRule::new(by, at_least))
    }

    /// At least so many of the works that count by default are at or above a level.
    pub fn works(at_least: u32, level: LevelId) -> Self {
        Self::Works(WorksRule::new(at_least, level))
    }

    /// The required prerequisites of the progression are held.
    pub const fn prerequisites() -> Self {
        Self::Prerequisites(Prerequisites::Required)
    }

    /// Somebody in this role attests it, at whatever level.
    pub const fn attested(role: RoleName) -> Self {
        Self::Attested(Attested {
            role,
            at_least: None,
            upon: None,
        })
    }

    /// At least k of these rules are met.
    pub const fn at_least(k: u32, of: Vec<Self>) -> Self {
        Self::AtLeast(KOf { k, of })
    }
}

impl EstimateRule {
    /// The rule over the works that count by default.
    pub fn new(by: impl Into<Estimator>, at_least: LevelId) -> Self {
        Self {
            by: by.into(),
            at_least,
            filter: Filter::default(),
        }
    }

    /// The same over other works.
    #[must_use]
    pub fn with_filter(self, filter: Filter) -> Self {
        Self { filter, ..self }
    }
}

impl WorksRule {
    /// The rule over the works that count by default, each counting.
    pub fn new(at_least: u32, level: LevelId) -> Self {
        Self {
            at_least,
            level,
            distinct_by: None,
            spread_days: None,
            again_after_days: None,
            filter: Filter::default(),
        }
    }

    /// The same over other works.
    #[must_use]
    pub fn with_filter(self, filter: Filter) -> Self {
        Self { filter, ..self }
    }

    /// The same, where only works that differ in this count as several.
    #[must_use]
    pub fn distinct_by(self, distinct: Distinct) -> Self {
        Self {
            distinct_by: Some(distinct),
            ..self
        }
    }

    /// The same, with at least so many days between the first and the last work.
    #[must_use]
    pub fn spread_over(self, days: u32) -> Self {
        Self {
            spread_days: Some(days),
            ..self
        }
    }

    /// The same, shown again at least so many days after it was first reached.
    #[must_use]
    pub fn again_after(self, days: u32) -> Self {
        Self {
            again_after_days: Some(days),
            ..self
        }
    }
}

impl Attested {
    /// The rule that somebody in this role attests at least a level.
    pub const fn new(role: RoleName, at_least: Option<LevelId>) -> Self {
        Self {
            role,
            at_least,
            upon: None,
        }
    }

    /// The same, resting on a body of evidence.
    #[must_use]
    pub fn upon(self, body: BodyOfWork) -> Self {
        Self {
            upon: Some(body),
            ..self
        }
    }
}

impl BodyOfWork {
    /// At least so many of the works that count by default.
    pub fn new(works: u32) -> Self {
        Self {
            works,
            filter: Filter::default(),
        }
    }

    /// The same of other works.
    #[must_use]
    pub fn with_filter(self, filter: Filter) -> Self {
        Self { filter, ..self }
    }
}
