//! Decisions: what a policy decides of one competency.

use std::fmt;

use super::{Applicability, Bases, Determination, Need, Outcome, Proof, Standing};
use crate::evidence::EvidenceLog;
use crate::framework::{Competency, Level};
use crate::{ItemId, LevelId};

/// What a policy decides of one competency of one learner. A view: it borrows the standing and is
/// `Copy`.
#[derive(Clone, Copy)]
pub struct Decision<'s> {
    pub(super) standing: &'s Standing,
    pub(super) at: u32,
}

/// What is kept of a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decided {
    pub(super) outcome: Outcome,
    pub(super) applicability: Applicability,
    pub(super) bases: Bases,
    pub(super) level: Option<LevelId>,
    pub(super) supported: bool,
}

impl<'s> Decision<'s> {
    fn decided(self) -> Option<&'s Decided> {
        self.standing.state.decided.get(self.at as usize)?.as_ref()
    }

    /// The identifier of the competency.
    ///
    /// # Panics
    /// Never: a decision is only made for a competency of its policy.
    pub fn id(self) -> &'s ItemId {
        #[expect(
            clippy::indexing_slicing,
            reason = "a view is made for an index of this policy"
        )]
        &self.standing.policy.0.ids[self.at as usize]
    }

    /// The competency.
    ///
    /// # Panics
    /// Never: only targets of the library are decided.
    pub fn competency(self) -> Competency<'s> {
        let found = self.standing.policy.0.competency(self.at);
        #[expect(
            clippy::expect_used,
            reason = "only targets of the library are decided"
        )]
        found.expect("a decided competency is a target of the library")
    }

    /// What is decided.
    pub fn outcome(self) -> Outcome {
        self.decided()
            .map_or(Outcome::NoEvidence, |decided| decided.outcome)
    }

    /// Whether the competency is asked of the learner at all.
    pub fn applicability(self) -> &'s Applicability {
        self.decided()
            .map_or(&Applicability::InScope, |decided| &decided.applicability)
    }

    /// On which bases it is held; none where it is not.
    pub fn bases(self) -> Bases {
        self.decided().map_or(Bases::NONE, |decided| decided.bases)
    }

    /// The level up to which the evidence carries, where the rule looks at levels and there is
    /// enough evidence to say.
    pub fn level(self) -> Option<&'s Level> {
        let level = self.decided()?.level.as_ref()?;
        let policy = &self.standing.policy.0;
        policy.scale(policy.bound(self.at)?)?.level(level.as_str())
    }

    /// Whether the level that is asked was shown with support, and not yet enough without.
    pub fn shown_with_support(self) -> bool {
        self.outcome() != Outcome::Demonstrated && self.decided().is_some_and(|d| d.supported)
    }

    /// The determination of the competency that stands, which may disagree with the outcome; the
    /// latest, if several stand. O(log determinations).
    pub fn determination(self) -> Option<&'s Determination> {
        let all = &self.standing.state.determinations;
        let end = all.partition_point(|d| d.competency <= *self.id());
        let last = all.get(end.checked_sub(1)?)?;
        (last.competency == *self.id()).then_some(last)
    }

    /// Why: what counted, what was passed over, and how the rule comes out. O(its rows).
    ///
    /// The log is the one that was evaluated; what was appended since and lies within the as-of
    /// is seen as well, so [`Standing::apply`] it first.
    pub fn proof(self, log: &EvidenceLog) -> Proof {
        super::proof::prove(self.standing, self.at, log)
    }

    /// The smallest things that are still missing; nothing for what is demonstrated. O(its rows ×
    /// works that are missing).
    pub fn missing(self, log: &EvidenceLog) -> Vec<Need> {
        super::missing::missing(self.standing, self.at, log)
    }
}

impl fmt::Debug for Decision<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Decision")
            .field("competency", self.id())
            .field("outcome", &self.outcome())
            .finish_non_exhaustive()
    }
}
