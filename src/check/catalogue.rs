//! All rules.

use std::sync::LazyLock;

use super::rules;
use crate::finding::{REPEATED_MEMBER, Rule, SYNTAX};

/// The rules of framework files.
static OF_FILES: [&Rule; 24] = [
    &SYNTAX,
    &REPEATED_MEMBER,
    &rules::NO_PACKAGE,
    &rules::ONLY_DOCUMENTS,
    &rules::NO_IDENTIFIER,
    &rules::SEVERAL_PACKAGES,
    &rules::MISSING_ESSENTIAL,
    &rules::MISSING_REQUIRED,
    &rules::WRONG_TYPE,
    &rules::UNKNOWN_MEMBER,
    &rules::LOOSE_TYPE,
    &rules::NEWER_MEMBER,
    &rules::MALFORMED_IDENTIFIER,
    &rules::REPEATED_IDENTIFIER,
    &rules::DANGLING_END,
    &rules::DUPLICATE_ASSOCIATION,
    &rules::UNKNOWN_ASSOCIATION_TYPE,
    &rules::BAD_DATE,
    &rules::EMPTY_STATEMENT,
    &rules::SCORE_PRECISION,
    &rules::TREE_CYCLE,
    &rules::SIBLING_ORDER,
    &rules::UNNUMBERED_SIBLINGS,
    &rules::GUESSED_ROLE,
];

static CATALOGUE: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let of_policies = crate::advancement::finding::ALL.iter();
    let of_evidence = crate::evidence::rule::ALL.iter();
    let all = OF_FILES
        .iter()
        .chain(crate::overlay::RULES)
        .chain(of_policies)
        .chain(of_evidence);
    all.copied().collect()
});

/// All rules: of framework files, then of overlays, of policies and of evidence, each by code.
///
/// ```
/// use continua::check::catalogue;
///
/// let rule = catalogue().iter().find(|rule| rule.code == "TREE-001").unwrap();
/// assert_eq!(rule.name, "tree-cycle");
/// assert!(rule.blocking);
/// ```
pub fn catalogue() -> &'static [&'static Rule] {
    &CATALOGUE
}
