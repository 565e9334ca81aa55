//! What a criterion or a group of criteria says of a learner.

use serde::{Deserialize, Serialize};

use super::CriteriaError;

/// A learner's status in a criterion, a group or a competency, lowest first. None of them is said
/// of what was not tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Something was tried and not met.
    AttemptedNotDemonstrated,
    /// A part is met, the rest was not tried.
    PartiallyAttempted,
    /// All that is asked for is met.
    Demonstrated,
}

/// How the members of a group stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Operator {
    /// All must be met.
    And,
    /// One must be met.
    Or,
}

impl Status {
    /// The status to write after a new one was found, or nothing where the written one stands: a
    /// status only rises, and an equal one is not written again.
    ///
    /// The source says of *demonstrated* that it is never left; that the two below rise in the
    /// order of this type is this library's reading.
    ///
    /// ```
    /// use continua::mastery::preset::open_edx::Status::{AttemptedNotDemonstrated, Demonstrated};
    ///
    /// assert_eq!(Demonstrated.raises(Some(AttemptedNotDemonstrated)), Some(Demonstrated));
    /// assert_eq!(AttemptedNotDemonstrated.raises(Some(Demonstrated)), None);
    /// assert_eq!(Demonstrated.raises(Some(Demonstrated)), None);
    /// ```
    pub fn raises(self, written: Option<Self>) -> Option<Self> {
        (Some(self) > written).then_some(self)
    }
}

/// The status of a group, or nothing where no member was tried. O(n).
///
/// *And*: all demonstrated is demonstrated; else one that was tried and not met makes it attempted;
/// else it is partial. *Or*: the highest member, of which a partial one stays partial; this is
/// this library's reading where none is demonstrated.
///
/// # Errors
/// [`CriteriaError::Empty`] for a group without members.
///
/// ```
/// use continua::mastery::preset::open_edx::{Operator, Status, rollup};
///
/// let half = rollup(Operator::And, &[Some(Status::Demonstrated), None])?;
/// assert_eq!(half, Some(Status::PartiallyAttempted));
/// # Ok::<(), continua::mastery::preset::open_edx::CriteriaError>(())
/// ```
pub fn rollup(
    operator: Operator,
    members: &[Option<Status>],
) -> Result<Option<Status>, CriteriaError> {
    if members.is_empty() {
        return Err(CriteriaError::Empty);
    }
    let highest = members.iter().flatten().max().copied();
    let any = |status| members.contains(&Some(status));
    let met = members
        .iter()
        .all(|member| *member == Some(Status::Demonstrated));
    Ok(match operator {
        Operator::Or => highest,
        Operator::And if met => Some(Status::Demonstrated),
        Operator::And if any(Status::AttemptedNotDemonstrated) => {
            Some(Status::AttemptedNotDemonstrated)
        }
        Operator::And => highest.map(|_| Status::PartiallyAttempted),
    })
}
