//! The versions of a policy through time.

use std::fmt;

use jiff::civil::Date;
use semver::Version;

use super::{InEffect, Policy};
use crate::id::PolicyId;
use crate::moment::AsOf;

/// The versions of one policy, each in effect on its own days, one after the other without a gap.
///
/// Owned; it holds compiled policies, whose clones are O(1).
///
/// ```
/// use continua::advancement::{Effective, Policy, PolicyDefinition, PolicyHistory};
/// use continua::framework::{Framework, ItemDraft, Level, Library, Scale};
/// use continua::AsOf;
/// use jiff::civil::date;
///
/// # let mut builder = Framework::builder("doc", "Sample")?;
/// # builder.item(ItemDraft::new("a", "Count.")?);
/// # let library = Library::of([("math", builder.build()?)])?;
/// # let scale = Scale::new("two", "Two", [Level::new("no", "Not yet", 0)?, Level::new("yes", "Shown", 1)?])?;
/// let version = |version: &str, effective: Effective| {
///     let definition = PolicyDefinition::new("p".parse()?, version.parse()?, "two".parse()?);
///     Ok::<_, Box<dyn std::error::Error>>(Policy::compile(
///         &definition.with_effective(effective), &library, &[scale.clone()], None,
///     )?)
/// };
/// let old = version("1.0.0", Effective::default().until(date(2026, 7, 31)))?;
/// let new = version("2.0.0", Effective::from(date(2026, 8, 1)))?;
/// let history = PolicyHistory::new([new, old])?;
/// let then = history.on(&AsOf::at("2026-03-02".parse()?))?;
/// assert_eq!(then.definition().version.to_string(), "1.0.0");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct PolicyHistory(Vec<Policy>);

/// Some policies are no versions of one that follow each other; with all that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no history of a policy: {}", told(.problems))]
pub struct HistoryError {
    problems: Vec<HistoryProblem>,
}

/// One thing that is wrong with the versions of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum HistoryProblem {
    /// There is no version at all.
    Nothing,
    /// A version of another policy is among them.
    OtherPolicy(PolicyId),
    /// Two are of the same version.
    SameVersion(Version),
    /// Two versions are in effect on the same days.
    Overlap {
        /// The version that takes effect first.
        earlier: Version,
        /// The other.
        later: Version,
    },
    /// Between two versions there are days on which none is in effect.
    Gap {
        /// The version before.
        earlier: Version,
        /// The version after.
        later: Version,
    },
}

/// No version of a policy is in effect at the moment of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NotInEffect {
    /// The question names no moment.
    #[error("the question names no moment, and the policy has several versions")]
    NoMoment,
    /// The first version takes effect later.
    #[error("the policy takes effect on {0}")]
    Before(Date),
    /// The last version is no longer in effect.
    #[error("the policy was in effect until {0}")]
    After(Date),
}

fn told(problems: &[HistoryProblem]) -> String {
    let all: Vec<String> = problems.iter().map(ToString::to_string).collect();
    all.join("; ")
}

impl fmt::Display for HistoryProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("there is no version"),
            Self::OtherPolicy(id) => write!(f, "`{id}` is another policy"),
            Self::SameVersion(version) => write!(f, "version `{version}` stands twice"),
            Self::Overlap { earlier, later } => {
                write!(
                    f,
                    "versions `{earlier}` and `{later}` are in effect at once"
                )
            }
            Self::Gap { earlier, later } => {
                write!(
                    f,
                    "between versions `{earlier}` and `{later}` none is in effect"
                )
            }
        }
    }
}

impl HistoryError {
    /// All that is wrong.
    pub fn problems(&self) -> &[HistoryProblem] {
        &self.problems
    }
}

impl PolicyHistory {
    /// The versions of a policy, in any order. O(n²).
    ///
    /// # Errors
    /// [`HistoryError`] with every gap and overlap, and every version that is of another policy or
    /// stands twice.
    pub fn new(versions: impl IntoIterator<Item = Policy>) -> Result<Self, HistoryError> {
        let mut versions: Vec<Policy> = versions.into_iter().collect();
        versions.sort_by_key(|policy| policy.definition().effective.from);
        let mut problems = Vec::new();
        match versions.first() {
            None => problems.push(HistoryProblem::Nothing),
            Some(first) => {
                let id = &first.definition().id;
                let others = versions.iter().map(|policy| &policy.definition().id);
                let others = others.filter(|other| *other != id).cloned();
                problems.extend(others.map(HistoryProblem::OtherPolicy));
            }
        }
        for (at, policy) in versions.iter().enumerate() {
            let version = &policy.definition().version;
            let mut before = versions.iter().take(at);
            if before.any(|other| other.definition().version == *version) {
                problems.push(HistoryProblem::SameVersion(version.clone()));
            }
        }
        for (earlier, later) in versions.iter().zip(versions.iter().skip(1)) {
            problems.extend(seam(earlier, later));
        }
        if problems.is_empty() {
            return Ok(Self(versions));
        }
        Err(HistoryError { problems })
    }

    /// The versions, in the order in which they take effect; at least one.
    pub fn versions(&self) -> &[Policy] {
        &self.0
    }

    /// The version that is in effect at the moment of a question: when works must have been
    /// performed, or else what must have been known. O(n).
    ///
    /// # Errors
    /// [`NotInEffect`] if none is, or the question names no moment.
    pub fn on(&self, as_of: &AsOf) -> Result<&Policy, NotInEffect> {
        let mut none = NotInEffect::NoMoment;
        for policy in &self.0 {
            match policy.in_effect(as_of) {
                InEffect::Yes => return Ok(policy),
                InEffect::NoMoment => return Err(NotInEffect::NoMoment),
                InEffect::NotYet { from } => return Err(NotInEffect::Before(from)),
                InEffect::NoLonger { until } => none = NotInEffect::After(until),
            }
        }
        Err(none)
    }
}

/// What is wrong between two versions of which the second does not take effect first.
fn seam(earlier: &Policy, later: &Policy) -> Option<HistoryProblem> {
    let (until, from) = (
        earlier.definition().effective.until,
        later.definition().effective.from,
    );
    let next = until.and_then(|until| until.tomorrow().ok());
    let versions = || {
        (
            earlier.definition().version.clone(),
            later.definition().version.clone(),
        )
    };
    match (next, from) {
        (Some(next), Some(from)) if from == next => None,
        (Some(next), Some(from)) if from > next => {
            let (earlier, later) = versions();
            Some(HistoryProblem::Gap { earlier, later })
        }
        _ => {
            let (earlier, later) = versions();
            Some(HistoryProblem::Overlap { earlier, later })
        }
    }
}
