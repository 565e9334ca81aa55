//! What the format asks of the shape of a file.

pub(in crate::check) mod loose_type;
pub(in crate::check) mod missing_essential;
pub(in crate::check) mod missing_required;
pub(in crate::check) mod newer_member;
pub(in crate::check) mod no_identifier;
pub(in crate::check) mod no_package;
pub(in crate::check) mod only_documents;
pub(in crate::check) mod several_packages;
pub(in crate::check) mod unknown_member;
pub(in crate::check) mod wrong_type;

pub use self::loose_type::LOOSE_TYPE;
pub use self::missing_essential::MISSING_ESSENTIAL;
pub use self::missing_required::MISSING_REQUIRED;
pub use self::newer_member::NEWER_MEMBER;
pub use self::no_identifier::NO_IDENTIFIER;
pub use self::no_package::NO_PACKAGE;
pub use self::only_documents::ONLY_DOCUMENTS;
pub use self::several_packages::SEVERAL_PACKAGES;
pub use self::unknown_member::UNKNOWN_MEMBER;
pub use self::wrong_type::WRONG_TYPE;

use crate::finding::Rule;

/// The rules, by code.
pub static RULES: &[&Rule] = &[
    &NO_PACKAGE,
    &ONLY_DOCUMENTS,
    &NO_IDENTIFIER,
    &SEVERAL_PACKAGES,
    &MISSING_ESSENTIAL,
    &MISSING_REQUIRED,
    &WRONG_TYPE,
    &UNKNOWN_MEMBER,
    &LOOSE_TYPE,
    &NEWER_MEMBER,
];
