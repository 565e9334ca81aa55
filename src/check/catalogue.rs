//! All rules.

use std::sync::LazyLock;

use super::{rules, waivers};
use crate::finding::{REPEATED_MEMBER, Rule, SYNTAX};

static OF_JSON: &[&Rule] = &[&SYNTAX, &REPEATED_MEMBER];

/// The rules of framework files.
fn of_files() -> impl Iterator<Item = &'static Rule> {
    [OF_JSON]
        .into_iter()
        .chain(rules::GROUPS)
        .flatten()
        .copied()
}

static CATALOGUE: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let others = [
        crate::overlay::RULES,
        &crate::advancement::finding::ALL,
        &crate::evidence::rule::ALL,
        &crate::format::edges::rule::ALL,
        waivers::RULES,
    ];
    of_files()
        .chain(others.into_iter().flatten().copied())
        .collect()
});

/// All rules: of framework files, then of overlays, of policies, of evidence, of
/// published progressions and of waivers, each by code.
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
