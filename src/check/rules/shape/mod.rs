//! What the format asks of the shape of a file.

pub(in crate::check) mod absent;
pub(in crate::check) mod back_link;
pub(in crate::check) mod empty_essential;
pub(in crate::check) mod empty_form;
pub(in crate::check) mod empty_optional;
pub(in crate::check) mod empty_required;
pub(in crate::check) mod integer_form;
pub(in crate::check) mod loose_type;
pub(in crate::check) mod missing_essential;
pub(in crate::check) mod missing_formal;
pub(in crate::check) mod missing_required;
pub(in crate::check) mod newer_member;
pub(in crate::check) mod no_identifier;
pub(in crate::check) mod no_package;
pub(in crate::check) mod null_member;
pub(in crate::check) mod only_documents;
pub(in crate::check) mod several_packages;
pub(in crate::check) mod single_resource;
pub(in crate::check) mod unknown_case_version;
pub(in crate::check) mod unknown_member;
pub(in crate::check) mod unknown_target_type;
pub(in crate::check) mod unusable_document;
pub(in crate::check) mod unusable_identifier;
pub(in crate::check) mod wrapper;
pub(in crate::check) mod wrong_type;

pub use self::back_link::BACK_LINK_IN_PACKAGE;
pub use self::empty_essential::EMPTY_ESSENTIAL;
pub use self::empty_form::EMPTY_FORM;
pub use self::empty_optional::EMPTY_OPTIONAL;
pub use self::empty_required::EMPTY_REQUIRED;
pub use self::integer_form::INTEGER_FORM;
pub use self::loose_type::LOOSE_TYPE;
pub use self::missing_essential::MISSING_ESSENTIAL;
pub use self::missing_formal::MISSING_FORMAL;
pub use self::missing_required::MISSING_REQUIRED;
pub use self::newer_member::NEWER_MEMBER;
pub use self::no_identifier::NO_IDENTIFIER;
pub use self::no_package::NO_PACKAGE;
pub use self::null_member::NULL_MEMBER;
pub use self::only_documents::ONLY_DOCUMENTS;
pub use self::several_packages::SEVERAL_PACKAGES;
pub use self::single_resource::SINGLE_RESOURCE;
pub use self::unknown_case_version::UNKNOWN_CASE_VERSION;
pub use self::unknown_member::UNKNOWN_MEMBER;
pub use self::unknown_target_type::UNKNOWN_TARGET_TYPE;
pub use self::unusable_document::UNUSABLE_DOCUMENT_IDENTIFIER;
pub use self::unusable_identifier::UNUSABLE_IDENTIFIER;
pub use self::wrapper::WRAPPER;
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
    &NULL_MEMBER,
    &MISSING_FORMAL,
    &BACK_LINK_IN_PACKAGE,
    &EMPTY_FORM,
    &INTEGER_FORM,
    &WRAPPER,
    &EMPTY_REQUIRED,
    &EMPTY_ESSENTIAL,
    &EMPTY_OPTIONAL,
    &UNUSABLE_IDENTIFIER,
    &UNUSABLE_DOCUMENT_IDENTIFIER,
    &SINGLE_RESOURCE,
    &UNKNOWN_TARGET_TYPE,
    &UNKNOWN_CASE_VERSION,
];
