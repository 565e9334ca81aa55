//! The rules, one a file: what each finds, why it matters, and an example.
//!
//! A folder is a group, and has a prefix of the codes of its own.

pub mod consistency;
pub mod identity;
mod links;
mod names;
pub mod progression;
pub mod reference;
pub mod rubric;
pub mod shape;
pub mod statement;
mod terms;
pub mod tree;
pub mod version;
pub mod vocabulary;

use self::names::Names;
use crate::finding::{Findings, Note, Rule, short};
use crate::format::case::Package;
use crate::source::Value;

/// The rules of framework files, group by group.
pub(super) static GROUPS: [&[&Rule]; 10] = [
    shape::RULES,
    identity::RULES,
    reference::RULES,
    tree::RULES,
    consistency::RULES,
    vocabulary::RULES,
    statement::RULES,
    rubric::RULES,
    progression::RULES,
    version::RULES,
];

/// Looks at a package for what its shape alone does not show. The rules of two versions are for
/// [`check_against`](Package::check_against).
pub(super) fn check(package: &Package, findings: &mut Findings) {
    let names = Names::of(package);
    identity::check(package, &names, findings);
    reference::check(package, &names, findings);
    links::check(package, &names, findings);
    tree::check(package, findings);
    consistency::check(package, findings);
    vocabulary::check(package, findings);
    statement::check(package, findings);
    rubric::check(package, findings);
    progression::check(package, findings);
}

/// The note about the object, by its identifier, if it has one.
fn named(note: Note, object: Value<'_>) -> Note {
    match object.get("identifier").and_then(Value::as_str) {
        Some(id) if !id.is_empty() => note.about(short(&id)),
        _ => note,
    }
}
