//! Words, dates and names that others define.

pub(in crate::check) mod adoption_status;
pub(in crate::check) mod adoption_status_case;
pub(in crate::check) mod bad_date;
pub(in crate::check) mod bad_iri;
pub(in crate::check) mod defined_twice;
pub(in crate::check) mod framework_type;
pub(in crate::check) mod language;
pub(in crate::check) mod language_tag;
pub(in crate::check) mod level_spelling;
pub(in crate::check) mod licence_without_text;
pub(in crate::check) mod long_language_tag;
pub(in crate::check) mod odd_year;
pub(in crate::check) mod own_level;
pub(in crate::check) mod repeated_keyword;
pub(in crate::check) mod reversed_period;
pub(in crate::check) mod source_url;
pub(in crate::check) mod two_spellings;
pub(in crate::check) mod undefined_word;
pub(in crate::check) mod unused_definition;
pub(in crate::check) mod unused_licence;
mod used;

pub use self::adoption_status::ADOPTION_STATUS;
pub use self::adoption_status_case::ADOPTION_STATUS_CASE;
pub use self::bad_date::BAD_DATE;
pub use self::bad_iri::BAD_IRI;
pub use self::defined_twice::DEFINED_TWICE;
pub use self::framework_type::FRAMEWORK_TYPE;
pub use self::language_tag::LANGUAGE_TAG;
pub use self::level_spelling::LEVEL_SPELLING;
pub use self::licence_without_text::LICENCE_WITHOUT_TEXT;
pub use self::long_language_tag::LONG_LANGUAGE_TAG;
pub use self::odd_year::ODD_YEAR;
pub use self::own_level::OWN_LEVEL;
pub use self::repeated_keyword::REPEATED_KEYWORD;
pub use self::reversed_period::REVERSED_PERIOD;
pub use self::source_url::SOURCE_URL;
pub use self::two_spellings::TWO_SPELLINGS;
pub use self::undefined_word::UNDEFINED_WORD;
pub use self::unused_definition::UNUSED_DEFINITION;
pub use self::unused_licence::UNUSED_LICENCE;

use crate::finding::{Findings, Rule};
use crate::format::case::Package;
use crate::framework::Item;
use crate::source::Value;

/// The rules, by code.
pub static RULES: &[&Rule] = &[
    &BAD_DATE,
    &BAD_IRI,
    &LEVEL_SPELLING,
    &OWN_LEVEL,
    &ADOPTION_STATUS,
    &ADOPTION_STATUS_CASE,
    &LANGUAGE_TAG,
    &LONG_LANGUAGE_TAG,
    &REVERSED_PERIOD,
    &ODD_YEAR,
    &LICENCE_WITHOUT_TEXT,
    &UNUSED_LICENCE,
    &UNDEFINED_WORD,
    &UNUSED_DEFINITION,
    &TWO_SPELLINGS,
    &DEFINED_TWICE,
    &REPEATED_KEYWORD,
    &FRAMEWORK_TYPE,
    &SOURCE_URL,
];

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    if !findings.hears_any(RULES) {
        return;
    }
    if let Some(document) = package.document() {
        adoption_status::check(document, findings);
        framework_type::check(document, findings);
        source_url::check(document, findings);
    }
    level_spelling::check(package, findings);
    language_tag::check(package, findings);
    reversed_period::check(package, findings);
    licence_without_text::check(package, findings);
    unused_licence::check(package, findings);
    undefined_word::check(package, findings);
    unused_definition::check(package, findings);
    two_spellings::check(package, findings);
    defined_twice::check(package, findings);
    repeated_keyword::check(package, findings);
}

/// The value of a member of an item, or the item where it has none.
fn site<'p>(package: &'p Package, item: Item<'_>, member: &str) -> Option<Value<'p>> {
    let value = package.json().value(item.origin()?)?;
    Some(value.get(member).unwrap_or(value))
}
