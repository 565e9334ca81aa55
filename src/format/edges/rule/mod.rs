//! What is found in published progressions, one rule a file.

mod ambiguous_code;
mod both_ways;
mod line_syntax;
mod missing_member;
mod no_identifier;
mod not_a_progression;
mod not_a_target;
mod not_in_library;
mod own_end;
mod repeated_edge;
mod repeated_identifier;
mod unknown_end;
mod unknown_relation;
mod wrong_type;

use crate::finding::Rule;

pub use ambiguous_code::AMBIGUOUS_CODE;
pub use both_ways::BOTH_WAYS;
pub use line_syntax::LINE_SYNTAX;
pub use missing_member::MISSING_MEMBER;
pub use no_identifier::NO_IDENTIFIER;
pub use not_a_progression::NOT_A_PROGRESSION;
pub use not_a_target::NOT_A_TARGET;
pub use not_in_library::NOT_IN_LIBRARY;
pub use own_end::OWN_END;
pub use repeated_edge::REPEATED_EDGE;
pub use repeated_identifier::REPEATED_IDENTIFIER;
pub use unknown_end::UNKNOWN_END;
pub use unknown_relation::UNKNOWN_RELATION;
pub use wrong_type::WRONG_TYPE;

/// Every rule of published progressions, in the order of their codes.
pub static ALL: [&Rule; 14] = [
    &NOT_A_PROGRESSION,
    &LINE_SYNTAX,
    &MISSING_MEMBER,
    &WRONG_TYPE,
    &NO_IDENTIFIER,
    &REPEATED_IDENTIFIER,
    &UNKNOWN_END,
    &OWN_END,
    &REPEATED_EDGE,
    &BOTH_WAYS,
    &UNKNOWN_RELATION,
    &NOT_IN_LIBRARY,
    &AMBIGUOUS_CODE,
    &NOT_A_TARGET,
];
