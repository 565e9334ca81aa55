//! What the readers of evidence find, one rule a file.

mod ambiguous_target;
mod bad_value;
mod contradiction;
mod line_syntax;
mod missing;
mod not_a_target;
mod outside_target;
mod past_limit;
mod repeated_member;
mod uneven_row;
mod unknown_member;
mod unknown_target;

use crate::finding::Rule;

pub use ambiguous_target::AMBIGUOUS_TARGET;
pub use bad_value::BAD_VALUE;
pub use contradiction::CONTRADICTION;
pub use line_syntax::LINE_SYNTAX;
pub use missing::MISSING;
pub use not_a_target::NOT_A_TARGET;
pub use outside_target::OUTSIDE_TARGET;
pub use past_limit::PAST_LIMIT;
pub use repeated_member::REPEATED_MEMBER;
pub use uneven_row::UNEVEN_ROW;
pub use unknown_member::UNKNOWN_MEMBER;
pub use unknown_target::UNKNOWN_TARGET;

/// Every rule of the readers, in the order of their codes.
pub static ALL: [&Rule; 12] = [
    &LINE_SYNTAX,
    &MISSING,
    &BAD_VALUE,
    &UNKNOWN_MEMBER,
    &REPEATED_MEMBER,
    &UNKNOWN_TARGET,
    &AMBIGUOUS_TARGET,
    &OUTSIDE_TARGET,
    &NOT_A_TARGET,
    &CONTRADICTION,
    &UNEVEN_ROW,
    &PAST_LIMIT,
];
