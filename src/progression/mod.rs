//! Learning progressions: what comes before what, and what a learner is ready for.
//!
//! A [`Progression`] holds competencies and [`Requirement`]s. A requirement offers alternative
//! *ways*, each a set of competencies needed together, and is *required* or *recommended*; several
//! requirements of one competency all hold. From code, overlays and the associations of frameworks
//! they are merged into one value, and each keeps who states it and why.
//!
//! A [`Held`] set is what a learner holds, in whatever order they came to hold it. It answers:
//!
//! | question | answer |
//! |---|---|
//! | what comes next? | [`Held::ready`] |
//! | what may be taken up against a recommendation? | [`Held::open`] |
//! | what stands in the way of this one? | [`Held::missing_for`] |
//! | what is not evidenced yet beneath what is held? | [`Held::underpinnings`] |
//! | could it have been learned in order? | [`Held::is_state`], and why not: [`Held::why_not_state`] |
//! | which states lie nearest? | [`Held::largest_state`] within, [`Held::smallest_state_above`] |
//! | what may have been learned last? | [`Held::inner_fringe`] |
//! | how to get to a goal from here? | [`Held::routes`] |
//!
//! A [`Frontier`] keeps these answers up to date as competencies are gained and lost.
//!
//! The progression itself tells what lies [before](Progression::before) and
//! [after](Progression::after) a competency, what is [learnable](Progression::learnable), and which
//! [cores](Progression::cores) make the rest unlearnable. Of its structure it tells:
//!
//! | question | answer |
//! |---|---|
//! | how deep does each competency lie, and what takes longest? | [`Progression::layers`] |
//! | where does it begin and lead to? | [`Progression::entry_points`], [`Progression::capstones`] |
//! | how far is it from one to another? | [`Progression::before_within`], [`Progression::after_within`] |
//! | in what order could all of it be taught? | [`Progression::order_by_key`] |
//! | what can nobody do without? | [`Progression::unavoidable`], [`Progression::out_of_reach_without`] |
//! | what does much depend on? | [`Progression::gateways`], and of one: [`Progression::reach`] |
//! | what hangs together? | [`Progression::components`] |
//! | what is said twice? | [`Progression::redundancy`] |
//! | what is it of one grade or strand, with all else as given? | [`Progression::restrict`] |
//! | what is it of a few, with what is implied through the others? | [`Progression::project`] |
//! | where do sources disagree? | [`Progression::contradictions`] |
//! | in how many ways can it be learned? | [`Progression::count_states`], [`Progression::count_learning_paths`] |
//!
//! Answers stand in the order in which competencies first appeared, unless a query says otherwise:
//! the same on every run and every platform.
//!
//! # A learner who came from elsewhere
//! ```
//! use continua::ItemId;
//! use continua::progression::{Progression, Requirement};
//!
//! let id = |text: &str| ItemId::new(text);
//! let progression = Progression::builder()
//!     .require(Requirement::new(id("4.NF")?).way([id("3.NF")?]))
//!     .require(Requirement::new(id("5.NF")?).way([id("4.NF")?]))
//!     .require(Requirement::new(id("4.G")?).way([id("3.G")?]))
//!     .build();
//! let texts = |ids: continua::progression::Competencies<'_>| -> Vec<String> {
//!     ids.map(ToString::to_string).collect()
//! };
//!
//! // A grade 5 target, and nothing beneath it: everything else is as ready as before.
//! let held = progression.held([id("5.NF")?]);
//! assert_eq!(texts(held.ready()), ["3.NF", "3.G"]);
//! assert_eq!(texts(held.underpinnings().competencies()), ["3.NF", "4.NF"]);
//! # Ok::<(), continua::IdError>(())
//! ```

mod antichain;
mod associations;
mod batch;
mod before;
mod builder;
mod cheapest;
mod circles;
mod competencies;
mod contradiction;
mod cores;
mod count;
mod count_paths;
mod counters;
mod distance;
mod fringe;
mod frontier;
mod gateway;
mod held;
mod implied;
mod layers;
mod names;
mod nearest;
mod needs;
mod obstacle;
mod order;
#[expect(
    clippy::module_inception,
    reason = "the file is named for the type in it, and so is the room"
)]
mod progression;
mod projection;
#[cfg(feature = "proptest1")]
pub mod proptest1;
mod ready;
mod reduction;
mod requirement;
mod restriction;
mod route;
mod search;
mod smallest;
mod source;
mod state;
mod stated;
mod statements;
mod stored;
mod tally;
mod unavoidable;
mod underpinnings;

pub use associations::{FromAssociations, SkipReason, SkippedAssociation};
pub use builder::ProgressionBuilder;
pub use competencies::Competencies;
pub use contradiction::Contradiction;
pub use cores::{Blocked, Core};
pub use count::Count;
pub use frontier::Frontier;
pub use gateway::{Gateway, Gateways, Sketch};
pub use held::{Held, MixedProgressions};
pub use layers::Layers;
pub use obstacle::Obstacle;
pub use order::LearningOrder;
pub use progression::Progression;
pub use projection::{ProjectionError, ProjectionErrorKind};
pub use reduction::{Redundancy, RedundantStep};
pub use requirement::{Requirement, RequirementRef};
pub use restriction::{OutsideMember, Restriction};
pub use route::{NoRoute, NoRouteReason, Route, RouteOptions, Routes};
pub(crate) use source::Statement;
pub use source::{Provenance, RequirementSource, Strength};
pub use state::StateAbove;
pub(crate) use stated::Stated;
pub use stored::{StoredHeld, UnknownCompetencies};
pub use underpinnings::{Underpinning, Underpinnings};
