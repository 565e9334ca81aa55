//! One learner over time: what is in the learner's zone now.

mod zone;

pub use self::zone::{Check, InTheWay, Zone, ZoneTarget};
