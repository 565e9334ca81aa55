//! The rules, one a file: what each finds, why it matters, and an example.

pub(super) mod bad_date;
pub(super) mod dangling_end;
pub(super) mod duplicate_association;
pub(super) mod empty_statement;
pub(super) mod guessed_role;
pub(super) mod loose_type;
pub(super) mod malformed_identifier;
pub(super) mod missing_essential;
pub(super) mod missing_required;
pub(super) mod newer_member;
pub(super) mod no_identifier;
pub(super) mod no_package;
pub(super) mod only_documents;
pub(super) mod repeated_identifier;
pub(super) mod score_precision;
pub(super) mod several_packages;
pub(super) mod sibling_order;
pub(super) mod tree_cycle;
pub(super) mod unknown_association_type;
pub(super) mod unknown_member;
pub(super) mod unnumbered_siblings;
pub(super) mod wrong_type;

pub use self::bad_date::BAD_DATE;
pub use self::dangling_end::DANGLING_END;
pub use self::duplicate_association::DUPLICATE_ASSOCIATION;
pub use self::empty_statement::EMPTY_STATEMENT;
pub use self::guessed_role::GUESSED_ROLE;
pub use self::loose_type::LOOSE_TYPE;
pub use self::malformed_identifier::MALFORMED_IDENTIFIER;
pub use self::missing_essential::MISSING_ESSENTIAL;
pub use self::missing_required::MISSING_REQUIRED;
pub use self::newer_member::NEWER_MEMBER;
pub use self::no_identifier::NO_IDENTIFIER;
pub use self::no_package::NO_PACKAGE;
pub use self::only_documents::ONLY_DOCUMENTS;
pub use self::repeated_identifier::REPEATED_IDENTIFIER;
pub use self::score_precision::SCORE_PRECISION;
pub use self::several_packages::SEVERAL_PACKAGES;
pub use self::sibling_order::SIBLING_ORDER;
pub use self::tree_cycle::TREE_CYCLE;
pub use self::unknown_association_type::UNKNOWN_ASSOCIATION_TYPE;
pub use self::unknown_member::UNKNOWN_MEMBER;
pub use self::unnumbered_siblings::UNNUMBERED_SIBLINGS;
pub use self::wrong_type::WRONG_TYPE;

use crate::finding::{Note, short};
use crate::source::Value;

/// The note about the object, by its identifier, if it has one.
fn named(note: Note, object: Value<'_>) -> Note {
    match object.get("identifier").and_then(Value::as_str) {
        Some(id) if !id.is_empty() => note.about(short(&id)),
        _ => note,
    }
}
