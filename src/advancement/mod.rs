//! From evidence to advancement: rules, policies, decisions and their proofs.
//!
//! A [`Rule`] says what must be shown; a [`PolicyDefinition`] binds rules to competencies by
//! selectors; a [`Policy`] is that definition compiled for a library. Evaluated over the evidence
//! of one learner it gives a [`Standing`]: a [`Decision`] for each competency, which can give its
//! [`Proof`] and what is still missing.
//!
//! Evaluation proposes; people determine: see [`Determination`].
//!
//! # How a decision is made
//! 1. The rule of a competency is the one whose selection is the most specific for it.
//! 2. Several judgements of one work become one value; several criteria too. Counts are of works.
//! 3. The works that pass the filter of a part of the rule stand in order of time, and the part is
//!    met or not. Nothing else is seen: no time spent, no lateness, nothing of who the learner is.
//! 4. Conditions on other competencies are positive only; decisions are the least fixed point from
//!    nothing held, so that a circle of rules never supports itself.
//!
//! # Ladders
//! Where a competency is told as a [`Ladder`](crate::framework::Ladder), a [`LadderBinding`] decides
//! each rung by the works whose tasks were set at it, beside the competency's own decision. See
//! [`LadderStanding`] for place, start place and gaps.
//!
//! # What is not met
//! A rule that would be met but for an attestation is *awaiting confirmation*. Of the works that
//! count for the rule: too few at the level asked for is *too little*, none at it is *below*, and
//! an estimate that has good works and stays below is *disagrees*. Where no work counts, nobody
//! attests and none of the competencies that the rule looks at is held, there is *no evidence*.

mod analysis;
mod audience;
mod basis;
mod change;
mod change_words;
mod checker;
mod cohort;
mod columns;
mod compile;
mod components;
mod confirmation;
mod decision;
mod definition;
mod determination;
mod effective;
mod english;
mod error;
mod extension;
mod feed;
mod filter;
pub mod finding;
mod fingerprint;
mod history;
mod holdings;
mod ladder;
mod ladder_binding;
mod matching;
mod missing;
mod node;
mod origin;
mod outcome;
mod part;
mod phrase;
mod policy;
mod proof;
mod report_words;
mod rule;
mod rule_words;
mod selection;
mod selector;
mod shown;
mod standing;
mod state;
mod stored;
mod weigh;
mod wording;
mod written;

pub use analysis::{
    Comparison, Contradiction, Doubt, Principle, RuleAnalysis, Steady, Verdict, Witness,
};
pub use audience::Audience;
pub use basis::{Bases, Basis};
pub use change::{Cause, Change, ChangesError, Decided};
pub use checker::{Assumption, ProofError, ProofFault};
pub use cohort::{CohortTable, Counts, LadderCounts, OtherPolicyError};
pub use columns::Cohort;
pub use components::{ComponentList, Components, Enough};
pub use confirmation::Confirmation;
pub use decision::Decision;
pub use definition::{Binding, DeclaredComponents, Inherited, PolicyDefinition};
pub use determination::{Determination, Grounds, Instead, in_force};
pub use effective::{Effective, InEffect, Revision};
pub use error::{ApplyError, EvaluateError, PolicyError};
pub use extension::{Extends, PolicyExtension};
pub use filter::Filter;
pub use fingerprint::{Fingerprint, FingerprintError};
pub use history::{HistoryError, HistoryProblem, NotInEffect, PolicyHistory};
pub use holdings::Holdings;
pub use ladder::LadderStanding;
pub use ladder_binding::{LadderBinding, Unpitched};
pub use matching::Matcher;
pub use missing::{Missing, Need, OutOfReach};
pub use origin::Origin;
pub use outcome::{Applicability, Outcome, Why};
pub use phrase::Phrase;
pub use policy::Policy;
pub use proof::{Asked, Other, Proof, Showing, Skipped, Step};
pub use rule::{Attested, BodyOfWork, Distinct, EstimateRule, KOf, Prerequisites, Rule, WorksRule};
pub use selection::Selection;
pub use selector::{CodePrefix, Selector};
pub use standing::Standing;
pub use stored::{RestoreError, StoredStanding};
pub use weigh::Skip;
pub use wording::Wording;
pub use written::WrittenPolicy;
