//! Proofs: why a decision is what it is.

mod showing;
mod step;
mod teller;
mod text;

use serde::Serialize;

pub use self::showing::{Showing, Skipped};
pub(super) use self::showing::{day, gone_for, showing_of};
pub use self::step::{Asked, Other, Step};
pub(super) use self::step::{asked, level_of, other, title};
use self::teller::Teller;
pub(super) use self::text::section;
use super::weigh::Desk;
use super::{Applicability, Bases, Decision, InEffect, Inherited, Need, Outcome};
use crate::evidence::{EvidenceLog, Row};
use crate::framework::Rung;
use crate::id::{ItemId, PolicyId};
use crate::moment::AsOf;

/// Why a decision is what it is: a tree of conditions, whose leaves are the works that counted,
/// with what was passed over and why, and what is still missing.
///
/// It serialises (as JSON, say) and renders as text. [`Proof::for_audience`] leaves out what an
/// audience is not to see, from both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Proof {
    /// The competency.
    pub competency: ItemId,
    /// The rung of its ladder that is decided; nothing where it is the competency itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rung: Option<Rung>,
    /// Its full text.
    pub text: String,
    /// What a learner reads in its place, where a product says so.
    pub learner_text: Option<String>,
    /// The outcome.
    pub outcome: Outcome,
    /// Whether the competency applies.
    pub applicability: Applicability,
    /// On which bases it is held.
    pub basis: Bases,
    /// The name of the level that the learner's works reach.
    pub level: Option<String>,
    /// The name of the highest level that is attested for the rule, beside what the works reach.
    pub attested: Option<String>,
    /// The policy.
    pub policy: PolicyId,
    /// Its version.
    pub policy_version: semver::Version,
    /// The policy that the rule was taken over from.
    pub inherited: Option<Inherited>,
    /// Whether the policy is in effect at that moment.
    pub in_effect: InEffect,
    /// Up to when it looked.
    pub as_of: AsOf,
    /// How many records of the log it saw.
    pub position: u32,
    /// The condition.
    pub condition: Step,
    /// What is out of force, or belongs elsewhere.
    pub passed_over: Vec<Skipped>,
    /// What is still missing.
    pub missing: Vec<Need>,
}

impl Decision<'_> {
    /// Why the decision is what it is. Built from the log, which must be the one that the standing
    /// has seen. O(rows of the competency + size of the rule).
    pub fn proof(&self, log: &EvidenceLog) -> Proof {
        let state = &self.standing.0;
        let compiled = &state.policy.0;
        let item = self.competency().item();
        let desk = Desk::new(compiled, log, &state.learner, &state.as_of);
        let view = desk.view.target(item.id());
        let rows = view.as_ref().map_or(&[][..], |view| view.shown());
        let gone = view.as_ref().map_or(&[][..], |view| view.passed_over());
        let plan = compiled.plan(self.target);
        let condition = plan.map(|plan| {
            let teller = Teller {
                decision: self,
                plan,
                desk: &desk,
                rows,
            };
            teller.step(&plan.node)
        });
        Proof {
            competency: item.id().clone(),
            rung: self.rung().cloned(),
            text: item.full_text(),
            learner_text: item.learner_statement().map(ToOwned::to_owned),
            outcome: self.outcome(),
            applicability: self.applicability(),
            basis: self.basis(),
            level: self.level().map(|level| level.title().to_owned()),
            attested: self.attested_level().map(|level| level.title().to_owned()),
            policy: compiled.definition.id.clone(),
            policy_version: compiled.definition.version.clone(),
            inherited: plan
                .and_then(|plan| compiled.definition.inherited(plan.binding))
                .cloned(),
            in_effect: self.standing.in_effect(),
            as_of: state.as_of,
            position: state.position,
            condition: condition.unwrap_or_else(|| Step::new(Asked::Nothing, false)),
            passed_over: gone
                .iter()
                .map(|(row, why)| Skipped {
                    showing: self.showing(*row),
                    why: Some(gone_for(*why)),
                })
                .collect(),
            missing: self.missing(log),
        }
    }

    fn showing(&self, row: Row<'_>) -> Showing {
        showing_of(self.scale(), row)
    }
}
