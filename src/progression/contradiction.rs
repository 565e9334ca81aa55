//! Where two sources have the opposite order.

use std::fmt;

use crate::id::ItemId;

use super::progression::{Inner, Progression};
use super::requirement::RequirementRef;
use super::source::{Provenance, RequirementSource};

/// Two competencies of which one source has the first directly before the second, and another
/// source the second directly before the first.
///
/// Made by [`Progression::contradictions`].
#[derive(Clone)]
pub struct Contradiction<'a> {
    inner: &'a Inner,
    /// The earlier and the later one of the progression.
    pair: (u32, u32),
    /// The requirements of the second that name the first, and the other way round.
    records: (Vec<u32>, Vec<u32>),
}

impl<'a> Contradiction<'a> {
    /// The one that appeared first in the progression.
    pub fn first(&self) -> &'a ItemId {
        self.inner.name(self.pair.0)
    }

    /// The other one.
    pub fn second(&self) -> &'a ItemId {
        self.inner.name(self.pair.1)
    }

    /// The requirements by which the first comes before the second, each with who states it.
    pub fn first_before_second(&self) -> impl ExactSizeIterator<Item = RequirementRef<'a>> {
        views(self.inner, &self.records.0).into_iter()
    }

    /// The requirements by which the second comes before the first.
    pub fn second_before_first(&self) -> impl ExactSizeIterator<Item = RequirementRef<'a>> {
        views(self.inner, &self.records.1).into_iter()
    }
}

fn views<'a>(inner: &'a Inner, records: &[u32]) -> Vec<RequirementRef<'a>> {
    let view = |record: &u32| RequirementRef {
        inner,
        record: *record,
    };
    records.iter().map(view).collect()
}

impl fmt::Debug for Contradiction<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Contradiction")
            .field("first", self.first())
            .field("second", self.second())
            .field(
                "first_before_second",
                &self.first_before_second().collect::<Vec<_>>(),
            )
            .field(
                "second_before_first",
                &self.second_before_first().collect::<Vec<_>>(),
            )
            .finish()
    }
}

impl Progression {
    /// The pairs of competencies that sources order in opposite ways: each is directly before the
    /// other, and not only by the word of one and the same source. O(members of ways × log).
    ///
    /// To an educator: two published maps disagree here, and someone must say which one holds.
    /// All associations of one framework are one source. A circle that a single source makes by
    /// itself, or one of more than two competencies, is no contradiction of this kind; where it
    /// cannot be learned it is a [core](Progression::cores). Of alternatives any way counts.
    ///
    /// Pairs stand in the order of the progression.
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement, RequirementSource};
    ///
    /// let (area, products) = (ItemId::new("area")?, ItemId::new("products")?);
    /// let says = |name: &str, before: &ItemId, after: &ItemId| {
    ///     let requirement = Requirement::new(after.clone()).way([before.clone()]);
    ///     requirement.recommended().from_source(RequirementSource::named(name))
    /// };
    /// let progression = Progression::builder()
    ///     .require(says("state", &area, &products))
    ///     .require(says("publisher", &products, &area))
    ///     .build();
    ///
    /// let contradictions = progression.contradictions();
    /// let [pair] = contradictions.as_slice() else { panic!() };
    /// assert_eq!([pair.first(), pair.second()], [&area, &products]);
    /// let who = pair.second_before_first().next().unwrap();
    /// assert_eq!(who.provenance().next().unwrap().source().to_string(), "publisher");
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn contradictions(&self) -> Vec<Contradiction<'_>> {
        let inner = self.inner();
        let edges = direct(inner);
        let mut found = Vec::new();
        for there in edges.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let Some((before, after, _)) = there.first().copied() else {
                continue;
            };
            if before >= after {
                continue;
            }
            let start = edges.partition_point(|edge| (edge.0, edge.1) < (after, before));
            let back = edges.get(start..).unwrap_or_default();
            let back = back
                .iter()
                .take_while(|edge| (edge.0, edge.1) == (after, before));
            let records = |edge: &(u32, u32, u32)| edge.2;
            let there: Vec<u32> = there.iter().map(records).collect();
            let back: Vec<u32> = back.map(records).collect();
            if !back.is_empty() && !is_one_voice(inner, &there, &back) {
                found.push(Contradiction {
                    inner,
                    pair: (before, after),
                    records: (there, back),
                });
            }
        }
        found
    }
}

/// Each competency directly before each, with the requirement that says so, sorted and once.
fn direct(inner: &Inner) -> Vec<(u32, u32, u32)> {
    let mut edges = Vec::new();
    for record in 0..inner.needs.record_count() {
        let target = inner.needs.target(record);
        for way in inner.needs.ways(record) {
            let members = inner.needs.members(way).iter();
            edges.extend(members.map(|member| (*member, target, record)));
        }
    }
    edges.sort_unstable();
    edges.dedup();
    edges
}

/// Whether both directions are stated by the same one source and by no other.
fn is_one_voice(inner: &Inner, there: &[u32], back: &[u32]) -> bool {
    let mut all = there
        .iter()
        .chain(back)
        .flat_map(|record| inner.statements.row(*record))
        .map(Provenance::source);
    let Some(first) = all.next() else {
        return true;
    };
    all.all(|other| is_same_voice(first, other))
}

/// The associations of one framework are one voice.
fn is_same_voice(one: &RequirementSource, other: &RequirementSource) -> bool {
    match (one, other) {
        (
            RequirementSource::Association { framework, .. },
            RequirementSource::Association {
                framework: other, ..
            },
        ) => framework == other,
        _ => one == other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{AssociationId, FrameworkName};
    use crate::progression::Requirement;

    fn id(text: &str) -> ItemId {
        ItemId::new(text).unwrap()
    }

    fn says(source: RequirementSource, before: &[&str], after: &str) -> Requirement {
        Requirement::new(id(after))
            .way(before.iter().map(|before| id(before)))
            .from_source(source)
    }

    fn of_framework(name: &str, association: &str) -> RequirementSource {
        RequirementSource::Association {
            framework: FrameworkName::new(name).unwrap(),
            association: Some(AssociationId::new(association).unwrap()),
        }
    }

    fn pairs(requirements: impl IntoIterator<Item = Requirement>) -> Vec<[String; 2]> {
        let progression: Progression = requirements.into_iter().collect();
        let all = progression.contradictions();
        all.iter()
            .map(|pair| [pair.first().to_string(), pair.second().to_string()])
            .collect()
    }

    #[test]
    fn only_different_voices_contradict() {
        let map = || RequirementSource::named("map");
        let other = || RequirementSource::named("other");
        assert!(pairs([says(map(), &["a"], "b"), says(map(), &["b"], "a")]).is_empty());
        assert!(
            pairs([
                says(of_framework("math", "1"), &["a"], "b"),
                says(of_framework("math", "2"), &["b"], "a")
            ])
            .is_empty()
        );
        assert_eq!(
            pairs([
                says(of_framework("math", "1"), &["a"], "b"),
                says(of_framework("art", "2"), &["b"], "a")
            ]),
            [["a", "b"]]
        );
        // One source with a circle of its own, and another that is with it in one direction.
        assert_eq!(
            pairs([
                says(map(), &["a"], "b"),
                says(map(), &["b"], "a"),
                says(other(), &["c", "b"], "a")
            ]),
            [["a", "b"]]
        );
    }

    #[test]
    fn pairs_stand_in_order_with_all_that_states_them() {
        let map = || RequirementSource::named("map");
        let other = || RequirementSource::named("other");
        let progression: Progression = [
            says(map(), &["a", "b"], "c"),
            says(other(), &["a"], "c"),
            says(other(), &["c"], "b").way([id("d")]),
            says(other(), &["c"], "a"),
            // A longer circle is none of two.
            says(map(), &["c"], "e"),
            says(other(), &["e"], "f"),
            says(other(), &["f"], "c"),
        ]
        .into_iter()
        .collect();
        let found = progression.contradictions();
        let told: Vec<_> = found
            .iter()
            .map(|pair| {
                (
                    pair.first().to_string(),
                    pair.second().to_string(),
                    pair.first_before_second().len(),
                    pair.second_before_first().len(),
                )
            })
            .collect();
        let told_as = |a: &str, b: &str, there, back| (a.to_owned(), b.to_owned(), there, back);
        assert_eq!(told, [told_as("a", "c", 2, 1), told_as("b", "c", 1, 1)]);
        let back = found[1].second_before_first().next().unwrap();
        assert_eq!(back.ways().len(), 2);
    }
}
