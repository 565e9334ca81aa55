//! From evidence to advancement: rules, policies, decisions and their proofs.
//!
//! A [`Rule`] says what must be shown; a [`PolicyDefinition`] binds rules to competencies by
//! selectors.

mod basis;
mod components;
mod definition;
mod filter;
mod origin;
mod rule;
mod selection;
mod selector;

pub use basis::{Bases, Basis};
pub use components::{ComponentList, Components, Enough};
pub use definition::{Binding, DeclaredComponents, PolicyDefinition};
pub use filter::Filter;
pub use origin::Origin;
pub use rule::{Attested, Distinct, EstimateRule, KOf, Prerequisites, Rule, WorksRule};
pub use selection::Selection;
pub use selector::{CodePrefix, Selector};
