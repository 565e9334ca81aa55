//! Overlays: what a product or a district lays over published frameworks.
//!
//! A state publishes its standards without requirements, rules or local scales, and its file stays
//! untouched. An [`Overlay`] says the rest: the frameworks it expects, frameworks of its own, the
//! scope, roles, dimensions, bands, ladders, components, the progression, scales, and the policy.
//!
//! An overlay is written in code or as a file; both give equal values. It speaks of items by
//! [`Reference`](crate::framework::Reference) and [`Selection`](crate::advancement::Selection);
//! [`Overlay::resolve`] finds them in a library and gives a [`Resolved`], in which nothing is left
//! open. The file is described in `docs/overlay.md`, its JSON Schema is `docs/overlay.schema.json`.
//!
//! # Versions of the format
//! The member `continua` holds the version of the format, [`FORMAT`]. Another major version is
//! refused. Of a newer minor version, members that are not known here are kept with a warning; a
//! rule that is not known is refused, for passing over a condition would let through what it was
//! to hold back.

mod bands;
mod body;
mod error;
mod judge;
mod ladders;
mod own;
mod policy;
mod progressions;
mod read;
mod readings;
mod reference;
mod resolve;
mod resolved;
mod rules;
mod said;
mod select;
mod starter;
mod unit;

use std::collections::BTreeMap;

pub use self::bands::{AncestorPattern, BandEntry, Bands, BandsFrom};
pub use self::body::{ComponentsEntry, Expected, Overlay};
pub use self::error::OverlayError;
pub use self::ladders::{LadderEntry, LadderFrom, RungEntry};
pub use self::own::{OwnFramework, OwnItem};
pub use self::progressions::{ProgressionFrom, ProgressionSource, RequirementEntry};
pub use self::resolved::Resolved;
pub use self::rules::{
    AGAINST_BANDS, AMBIGUOUS_REFERENCE, CHANGES_NOTHING, CONTRADICTS_FRAMEWORK, EMPTY_SELECTION,
    FORMAT_VERSION, LADDER, LADDER_RUBRIC, MISSING, NO_FRAMEWORK, NOT_A_TARGET, NOT_AN_OVERLAY,
    OTHER_VERSION, OWN_FRAMEWORK, REPEATED_ENTRY, REPEATED_MEMBER, REQUIREMENT_WITHOUT_EFFECT,
    RULES, STATEMENT_OF_NO_TARGET, TIE, UNKNOWN_MEMBER, UNKNOWN_REFERENCE, UNKNOWN_RULE,
    UNLEARNABLE_CORE, UNUSED_FRAMEWORK, WRONG_TYPE,
};
pub use self::said::{DemandEntry, DimensionEntry, RoleEntry, Scope, ScopeEntry};

/// The version of the overlay format that this library writes, and reads with all before it.
pub const FORMAT: semver::Version = semver::Version::new(1, 0, 0);

/// Members that this version of the format does not know, kept as they were.
pub type Extra = BTreeMap<String, serde_json::Value>;
