//! From evidence to advancement: rules, policies, decisions and their proofs.
//!
//! A [`Rule`] says what must be shown; a [`PolicyDefinition`] binds rules to competencies by
//! selectors.

mod basis;
mod compile;
mod components;
mod decision;
mod definition;
mod determination;
mod error;
mod filter;
pub mod finding;
mod fingerprint;
mod matching;
mod missing;
mod node;
mod origin;
mod outcome;
mod policy;
mod proof;
mod rule;
mod selection;
mod selector;
mod standing;
mod weigh;
mod wording;

pub use basis::{Bases, Basis};
pub use components::{ComponentList, Components, Enough};
pub use decision::Decision;
pub use definition::{Binding, DeclaredComponents, PolicyDefinition};
pub use determination::{Determination, Grounds, Instead, in_force};
pub use error::{ApplyError, EvaluateError, PolicyError};
pub use filter::Filter;
pub use fingerprint::{Fingerprint, FingerprintError};
pub use matching::Matcher;
pub use missing::{Need, OutOfReach};
pub use origin::Origin;
pub use outcome::{Applicability, Outcome, Why};
pub use policy::Policy;
pub use proof::{Asked, Audience, Other, Proof, Showing, Skipped, Step};
pub use rule::{Attested, Distinct, EstimateRule, KOf, Prerequisites, Rule, WorksRule};
pub use selection::Selection;
pub use selector::{CodePrefix, Selector};
pub use standing::{Holdings, Standing};
pub use weigh::Skip;
pub use wording::{Phrase, Wording};
