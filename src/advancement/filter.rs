//! Which works a rule looks at.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::evidence::{Purpose, SupportKind};
use crate::framework::CognitiveDemand;
use crate::id::{ModalityName, RoleName, RungId, TaskId};

/// Which works a rule looks at. All conditions must hold.
///
/// By default: works judged for a summative, moderation or accountability purpose (practice,
/// formative work and placement never count unless a rule says so), shown independently or with
/// accommodations, by the learner and not by a group, of any modality, role, task, performance level, demand and
/// age.
///
/// A filter sees what was shown and when. It cannot see due dates or lateness, time spent, age,
/// grade, or anything of who the learner is.
///
/// ```
/// use continua::advancement::Filter;
///
/// let filter: Filter = serde_json::from_str(r#"{"freshDays": 365}"#)?;
/// assert_eq!(filter.purposes, Filter::default().purposes);
/// assert_eq!(filter.fresh_days, Some(365));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    remote = "Self",
    rename_all = "camelCase",
    default,
    deny_unknown_fields
)]
#[non_exhaustive]
pub struct Filter {
    /// The purposes that count.
    pub purposes: Vec<Purpose>,
    /// The kinds of support that count.
    pub supports: Vec<SupportKind>,
    /// The modalities that count; nothing for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modalities: Option<Vec<ModalityName>>,
    /// The roles of assessors whose judgements count; nothing for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<RoleName>>,
    /// The tasks that count; nothing for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tasks: Option<Vec<TaskId>>,
    /// The rungs of a ladder, or performance levels, at which tasks that count were set; nothing for
    /// all tasks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rungs: Option<Vec<RungId>>,
    /// Whether a work that names no rung counts where `rungs` are listed; by default it does not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub without_rung: bool,
    /// The least cognitive demand that counts. A work whose demand is not said, or is said in
    /// another taxonomy, does not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub demand: Option<CognitiveDemand>,
    /// At most how many days before the moment of the question a work was performed. A question
    /// about such a rule must say its moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fresh_days: Option<u32>,
    /// Whether the common result of a group counts for each of its members; by default it does
    /// not, and only an individual result of group work counts.
    pub group_work: bool,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            purposes: vec![
                Purpose::Summative,
                Purpose::Moderation,
                Purpose::Accountability,
            ],
            supports: vec![SupportKind::Independent, SupportKind::Accommodated],
            modalities: None,
            roles: None,
            tasks: None,
            rungs: None,
            without_rung: false,
            demand: None,
            fresh_days: None,
            group_work: false,
        }
    }
}

impl Serialize for Filter {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Filter {
    /// From an object alone: of a list of lists `serde` would take the first for the purposes.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Filter;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<Filter, A::Error> {
                Filter::deserialize(MapAccessDeserializer::new(members))
            }
        }
        deserializer.deserialize_map(Members)
    }
}
