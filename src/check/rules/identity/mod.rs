//! What names things, and whether it names one thing only.

pub(in crate::check) mod letter_case;
pub(in crate::check) mod link_title;
pub(in crate::check) mod link_uri;
pub(in crate::check) mod malformed_identifier;
pub(in crate::check) mod other_document;
pub(in crate::check) mod padded_identifier;
pub(in crate::check) mod repeated_content;
pub(in crate::check) mod repeated_identifier;
pub(in crate::check) mod shared_uri;
pub(in crate::check) mod two_kinds;
pub(in crate::check) mod uri_without_identifier;
pub(in crate::check) mod uuid_version;
pub(in crate::check) mod wrong_case;

pub use self::letter_case::LETTER_CASE;
pub use self::link_title::LINK_TITLE_OF_ANOTHER;
pub use self::link_uri::LINK_URI_OF_ANOTHER;
pub use self::malformed_identifier::MALFORMED_IDENTIFIER;
pub use self::other_document::OTHER_DOCUMENT;
pub use self::padded_identifier::PADDED_IDENTIFIER;
pub use self::repeated_content::REPEATED_CONTENT;
pub use self::repeated_identifier::REPEATED_IDENTIFIER;
pub use self::shared_uri::SHARED_URI;
pub use self::two_kinds::IDENTIFIER_OF_TWO_KINDS;
pub use self::uri_without_identifier::URI_WITHOUT_IDENTIFIER;
pub use self::uuid_version::UUID_VERSION;
pub use self::wrong_case::WRONG_CASE;

use super::names::Names;
use crate::finding::{Findings, Rule};
use crate::format::case::Package;

/// The rules, by code.
pub static RULES: &[&Rule] = &[
    &MALFORMED_IDENTIFIER,
    &REPEATED_IDENTIFIER,
    &WRONG_CASE,
    &UUID_VERSION,
    &PADDED_IDENTIFIER,
    &REPEATED_CONTENT,
    &IDENTIFIER_OF_TWO_KINDS,
    &LETTER_CASE,
    &URI_WITHOUT_IDENTIFIER,
    &LINK_URI_OF_ANOTHER,
    &LINK_TITLE_OF_ANOTHER,
    &SHARED_URI,
    &OTHER_DOCUMENT,
];

pub(in crate::check) fn check(package: &Package, names: &Names<'_>, findings: &mut Findings) {
    repeated_identifier::check(package, names, findings);
    letter_case::check(package, names, findings);
}
