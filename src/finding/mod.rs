//! Findings: what is wrong with an input, where, and how to mend it.
//!
//! A [`Rule`] is data: a stable code, what it finds and why it matters. A [`Finding`] is one hit of
//! a rule at a [`Place`]. [`Findings`] collects them, folds those of one habit into one, and makes
//! a [`Report`] in document order. *Severity is opinion, refusal is fact*: a severity may be
//! overridden, while a rule is blocking or not.

mod collector;
mod fields;
mod hearing;
mod json;
mod place;
mod plain;
mod render;
mod report;
mod reports;
mod rule;
mod sarif;
mod style;
mod suggest;
mod typed;
mod view;
mod waiver;
mod window;

pub use self::collector::{Findings, Folding, Note};
pub use self::fields::{Fields, ShapeRules};
pub(crate) use self::fields::{describe, short};
pub(crate) use self::hearing::{Hearing, Scope, Tone};
pub use self::json::{REPEATED_MEMBER, SYNTAX};
pub use self::place::{Place, Site};
pub use self::report::{Finding, Related, Report};
pub use self::reports::{Contents, REPORT_FORMAT, Reports};
pub(crate) use self::rule::rules;
pub use self::rule::{Ground, Rule, Severity, UnknownSeverity};
pub use self::style::Style;
pub use self::suggest::did_you_mean;
pub(crate) use self::typed::{Untyped, UntypedKind, typed};
pub use self::waiver::Waiver;
