//! What is found in policies: one rule a file.

mod ambiguous_reference;
mod impossible_count;
mod mixed_dimensions;
mod no_components;
mod no_progression;
mod not_a_target;
mod selector_tie;
mod selects_nothing;
mod too_deep;
mod unknown_level;
mod unknown_reference;
mod unknown_scale;

pub use ambiguous_reference::AMBIGUOUS_REFERENCE;
pub use impossible_count::IMPOSSIBLE_COUNT;
pub use mixed_dimensions::MIXED_DIMENSIONS;
pub use no_components::NO_COMPONENTS;
pub use no_progression::NO_PROGRESSION;
pub use not_a_target::NOT_A_TARGET;
pub use selector_tie::SELECTOR_TIE;
pub use selects_nothing::SELECTS_NOTHING;
pub use too_deep::TOO_DEEP;
pub use unknown_level::UNKNOWN_LEVEL;
pub use unknown_reference::UNKNOWN_REFERENCE;
pub use unknown_scale::UNKNOWN_SCALE;

/// All of them, by code.
pub static ALL: [&crate::finding::Rule; 12] = [
    &UNKNOWN_REFERENCE,
    &AMBIGUOUS_REFERENCE,
    &SELECTOR_TIE,
    &MIXED_DIMENSIONS,
    &UNKNOWN_SCALE,
    &UNKNOWN_LEVEL,
    &SELECTS_NOTHING,
    &IMPOSSIBLE_COUNT,
    &TOO_DEEP,
    &NOT_A_TARGET,
    &NO_PROGRESSION,
    &NO_COMPONENTS,
];
