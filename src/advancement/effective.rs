//! When a policy is in effect, and what changed in it.

use jiff::civil::Date;
use semver::Version;
use serde::{Deserialize, Serialize};

use crate::moment::{AsOf, TimeZone};

/// The days on which a policy is in effect, both ends included, in the zone of the policy. By
/// default always.
///
/// ```
/// use continua::advancement::{Effective, InEffect};
/// use jiff::civil::date;
///
/// let year = Effective::from(date(2025, 8, 1)).until(date(2026, 7, 31));
/// assert_eq!(year.on(date(2026, 7, 31)), InEffect::Yes);
/// assert_eq!(year.on(date(2026, 8, 1)), InEffect::NoLonger { until: date(2026, 7, 31) });
/// assert_eq!(serde_json::to_string(&year).unwrap(), r#"{"from":"2025-08-01","until":"2026-07-31"}"#);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Effective {
    /// The first day; nothing: since ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day; nothing: until further notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// Whether a policy is in effect at the moment of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum InEffect {
    /// It is.
    Yes,
    /// Only later.
    NotYet {
        /// Its first day.
        from: Date,
    },
    /// No longer.
    NoLonger {
        /// Its last day.
        until: Date,
    },
    /// It is in effect on some days only, and the question names no moment.
    NoMoment,
}

/// What changed with a version of a policy.
///
/// ```
/// use continua::advancement::Revision;
///
/// let revision = Revision::new("1.1.0".parse()?, "2026-01-15".parse()?, ["three works, not two"]);
/// assert_eq!(revision.changes.len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Revision {
    /// The version.
    pub version: Version,
    /// The day on which it was made.
    pub date: Date,
    /// What changed, in words.
    #[serde(default)]
    pub changes: Vec<String>,
}

impl Effective {
    /// From a day on.
    pub const fn from(day: Date) -> Self {
        Self {
            from: Some(day),
            until: None,
        }
    }

    /// The same up to and including a day.
    #[must_use]
    pub const fn until(self, day: Date) -> Self {
        Self {
            until: Some(day),
            ..self
        }
    }

    /// Whether it is always in effect.
    pub const fn is_always(&self) -> bool {
        self.from.is_none() && self.until.is_none()
    }

    /// Whether it is in effect on a day.
    pub fn on(&self, day: Date) -> InEffect {
        match (self.from, self.until) {
            (Some(from), _) if day < from => InEffect::NotYet { from },
            (_, Some(until)) if day > until => InEffect::NoLonger { until },
            _ => InEffect::Yes,
        }
    }

    /// Whether it is in effect at the moment of a question: when works must have been performed, or
    /// else what must have been known.
    pub(super) fn at(&self, as_of: &AsOf, zone: &TimeZone) -> InEffect {
        let moment = as_of.performed().or(as_of.known());
        match moment {
            Some(moment) => self.on(moment.day(zone)),
            None if self.is_always() => InEffect::Yes,
            None => InEffect::NoMoment,
        }
    }
}

impl Revision {
    /// What changed with a version.
    pub fn new<T: Into<String>>(
        version: Version,
        date: Date,
        changes: impl IntoIterator<Item = T>,
    ) -> Self {
        Self {
            version,
            date,
            changes: changes.into_iter().map(Into::into).collect(),
        }
    }
}
