//! How definitions are pointed at, and when two words are one.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::format::case::{Package, lenient};
use crate::framework::{Definition, DefinitionKind};
use crate::source::Value;

/// The definitions of a kind.
pub(super) fn defined(
    package: &Package,
    kind: DefinitionKind,
) -> impl Iterator<Item = Definition<'_>> {
    let all = package.readout().framework.definitions();
    all.filter(move |definition| definition.kind() == kind)
}

/// The identifier to which a link of an object points.
pub(super) fn linked<'a>(object: Value<'a>, member: &str) -> Option<Cow<'a, str>> {
    lenient::identifier(object.get(member)?.get("identifier")?)
}

/// Identifiers, without case.
#[derive(Default)]
pub(super) struct Ids(HashSet<String>);

impl Ids {
    pub(super) fn of<'a>(ids: impl Iterator<Item = Cow<'a, str>>) -> Self {
        let mut all = HashSet::new();
        // Links to one definition mostly come one after another.
        let mut last = Cow::Borrowed("");
        for id in ids {
            if id != last {
                all.insert(id.trim().to_ascii_lowercase());
                last = id;
            }
        }
        Self(all)
    }

    pub(super) fn has(&self, id: &str) -> bool {
        self.0.contains(&id.trim().to_ascii_lowercase())
    }
}

/// A word without what spellings differ in: case, white space and marks, and the plural.
pub(super) fn bare(word: &str) -> String {
    let letters = word.chars().filter(|letter| letter.is_alphanumeric());
    let mut bare: String = letters.flat_map(char::to_lowercase).collect();
    if bare.len() > 3 && bare.ends_with('s') && !bare.ends_with("ss") {
        bare.pop();
    }
    bare
}
