//! The definitions of a package, for finding what a link names.

use super::links::inner;
use super::names::{Key, Noun};
use crate::format::case::{Package, lenient};
use crate::source::Value;

/// The definitions by kind and identifier.
#[derive(Default)]
pub(in crate::check) struct Terms<'a> {
    lists: [List<'a>; Noun::DEFINITIONS.len()],
}

#[derive(Default)]
struct List<'a> {
    /// By identifier, each once, with its definition.
    terms: Vec<(Key<'a>, u32)>,
    /// What was looked for last: many items in a row have one type.
    last: Option<(&'a str, Option<Value<'a>>)>,
}

fn place(noun: Noun) -> Option<usize> {
    Noun::DEFINITIONS.iter().position(|(_, of)| *of == noun)
}

impl<'a> Terms<'a> {
    /// O(n log n).
    pub(in crate::check) fn of(package: &'a Package) -> Self {
        let mut terms = Self::default();
        let Some(definitions) = package.definitions() else {
            return terms;
        };
        for (list, (member, _)) in terms.lists.iter_mut().zip(Noun::DEFINITIONS) {
            let objects = lenient::objects(definitions.get(member));
            list.terms
                .extend(objects.filter_map(|object| Some((Key::at(object)?, object.index()))));
            list.terms.sort_unstable();
        }
        terms
    }

    /// Whether the package has any of the kind.
    pub(in crate::check) fn has(&self, noun: Noun) -> bool {
        place(noun)
            .and_then(|place| self.lists.get(place))
            .is_some_and(|list| !list.terms.is_empty())
    }

    /// The definition of this identifier. O(log n), and O(1) where it is that of the last one.
    pub(in crate::check) fn find(
        &mut self,
        noun: Noun,
        identifier: Value<'a>,
    ) -> Option<Value<'a>> {
        let list = self.lists.get_mut(place(noun)?)?;
        let written = inner(identifier);
        if let Some((last, found)) = list.last
            && last == written
        {
            return found;
        }
        let key = Key::of(lenient::identifier(identifier)?);
        let at = list.terms.partition_point(|(other, _)| *other < key);
        let found = list.terms.get(at).filter(|(other, _)| *other == key);
        let found = found.and_then(|(_, origin)| identifier.json().value(*origin));
        list.last = Some((written, found));
        found
    }
}
