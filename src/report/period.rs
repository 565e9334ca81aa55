//! The time of which a report speaks.

use serde::Serialize;

use crate::moment::{AsOf, Moment, TimeZone};

/// From one moment to another, both included; a day includes all of itself.
///
/// To an educator: a quarter, a term, a week. To a programmer: two values of [`Moment`], for no
/// clock is read. Days lie in the zone that the policy names.
///
/// A report looks as one would have looked at the end of the period: what was recorded later is
/// not there. Where teachers enter the last works some days after, say until when with
/// [`known_by`](Self::known_by).
///
/// ```
/// use continua::report::Period;
///
/// let spring = Period::new("2026-01-05".parse()?, "2026-03-27".parse()?);
/// assert_eq!(spring.as_of(), continua::AsOf::at("2026-03-27".parse()?));
/// assert_eq!(spring.before(), Some(continua::AsOf::at("2026-01-04".parse()?)));
/// # Ok::<(), continua::MomentError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Period {
    from: Moment,
    to: Moment,
    #[serde(skip_serializing_if = "Option::is_none")]
    known_by: Option<Moment>,
}

impl Period {
    /// From one moment to another, both included.
    pub const fn new(from: Moment, to: Moment) -> Self {
        Self {
            from,
            to,
            known_by: None,
        }
    }

    /// The same period, seen with all that was recorded by this moment: the standings at its
    /// beginning and at its end then differ by what was performed in it, and by nothing else.
    #[must_use]
    pub const fn known_by(self, moment: Moment) -> Self {
        Self {
            known_by: Some(moment),
            ..self
        }
    }

    /// The first moment.
    pub const fn from(&self) -> Moment {
        self.from
    }

    /// The last moment.
    pub const fn to(&self) -> Moment {
        self.to
    }

    /// As of when the learner stands at the end of it.
    pub const fn as_of(&self) -> AsOf {
        self.seen(self.to)
    }

    /// As of when the learner stood before it: the last moment before its first. Nothing at the
    /// beginning of time.
    pub fn before(&self) -> Option<AsOf> {
        let last = match self.from {
            Moment::Day(day) => Moment::Day(day.yesterday().ok()?),
            Moment::Instant(at) => {
                Moment::Instant(at.checked_sub(jiff::SignedDuration::from_nanos(1)).ok()?)
            }
        };
        Some(self.seen(last))
    }

    const fn seen(&self, moment: Moment) -> AsOf {
        let as_of = AsOf::at(moment);
        match self.known_by {
            Some(known) => as_of.known_by(known),
            None => as_of,
        }
    }

    /// The period between two standings: from the moment after the first to the last moment of
    /// the second.
    pub(super) fn between(then: &AsOf, now: &AsOf) -> Option<Self> {
        let after = match then.performed()? {
            Moment::Day(day) => Moment::Day(day.tomorrow().ok()?),
            Moment::Instant(at) => {
                Moment::Instant(at.checked_add(jiff::SignedDuration::from_nanos(1)).ok()?)
            }
        };
        let to = now.performed()?;
        let known_by = now.known().filter(|known| *known != to);
        Some(Self {
            from: after,
            to,
            known_by,
        })
    }

    pub(super) fn is_forward(&self, zone: &TimeZone) -> bool {
        self.from.earliest(zone) <= self.to.latest(zone)
    }
}
