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
//! 2. Of the judgements that the filter of a part of the rule lets through, those of one work
//!    become one value; several criteria too. Counts are of works.
//! 3. These works stand in order of time, and the part is met or not. Nothing else is seen: no time spent, no lateness, nothing of who the learner is.
//! 4. Conditions on other competencies are positive only; decisions are the least fixed point from
//!    nothing held, so that a circle of rules never supports itself.
//!
//! # What is not yet
//! A rule that would be met but for an attestation is *awaiting confirmation*. Otherwise, of the
//! works that count for the rule: all at the level asked but too few is *too little*, none at it is
//! *below*, some and some is *disagrees*. Nothing shown that counts, and none of the competencies
//! that the rule looks at held, is *no evidence*.

mod basis;
mod compile;
mod components;
mod decision;
mod definition;
mod determination;
mod error;
mod filter;
mod fingerprint;
mod matching;
mod missing;
mod need;
mod node;
mod origin;
mod outcome;
mod policy;
mod proof;
mod rule;
mod rule_words;
mod rules;
mod selection;
mod selector;
mod showing;
mod standing;
mod weigh;
mod wording;

pub use basis::{Bases, Basis};
pub(crate) use compile::compile;
pub use components::{ComponentList, Components, Enough};
pub use decision::Decision;
pub use definition::{Binding, DeclaredComponents, PolicyDefinition};
pub use determination::{Act, Determination, Grounds};
pub use error::PolicyError;
pub use filter::Filter;
pub use fingerprint::Fingerprint;
pub use need::{CannotAdd, Need, WorksNeed};
pub use origin::Origin;
pub use outcome::{Applicability, Outcome, Why};
pub use policy::{Policy, PolicyContext};
pub use proof::{Asks, Counted, Named, Passed, Proof, Reason, Step};
pub use rule::{Attested, Distinct, EstimateRule, KOf, Prerequisites, Rule, WorksRule};
pub use rules::{
    BINDS_NOTHING, IMPOSSIBLE_COUNT, MIXED_DIMENSIONS, NO_COMPONENTS, NO_PROGRESSION, RULES, TIE,
    UNKNOWN_LEVEL, UNKNOWN_REFERENCE, UNKNOWN_SCALE, WITHHELD,
};
pub use selection::Selection;
pub use selector::{CodePrefix, Selector};
pub use standing::{EvaluateError, Standing};
pub use wording::{Audience, Phrase, Wording};
