//! A progression restricted to some of its competencies: a strand, a band, a subtree.

use std::borrow::Borrow;
use std::fmt;

use fixedbitset::FixedBitSet;

use crate::graph::{Table, at, dense};
use crate::id::ItemId;

use super::builder::ProgressionBuilder;
use super::competencies::Competencies;
use super::progression::{Inner, Progression};

/// A progression restricted to a set of competencies, and what lies outside.
///
/// To a teacher: the map of one grade, for learners who are taken to have what the grades before
/// it teach. Made by [`Progression::restrict`].
#[derive(Clone)]
pub struct Restriction {
    progression: Progression,
    whole: Progression,
    /// The outside members of requirements of what is kept, ascending.
    outside: Vec<u32>,
    /// The kept targets that name each of them.
    needed_by: Table,
}

/// A competency outside a restriction that something inside rests on. A view: it borrows the
/// restriction and is `Copy`.
#[derive(Clone, Copy)]
pub struct OutsideMember<'a> {
    restriction: &'a Restriction,
    place: u32,
    index: u32,
}

impl Progression {
    /// The progression restricted to some competencies: what lies outside counts as given.
    ///
    /// Members of ways that lie outside are dropped. A requirement of which a way is empty then is
    /// always met, and is dropped too. All others keep their strength and who states them; where
    /// they say the same now, they are folded. The order stays; identifiers that are not part of
    /// the progression are passed over. To keep what is implied through the removed instead, see
    /// [`project`](Self::project).
    ///
    /// For every held set within, the restriction answers as this progression does when everything
    /// outside is held as well: the same requirements are met, so that the same competencies are
    /// ready or open. Only what is learnable can differ, and with it which of the two they are: a
    /// competency that rests on something unlearnable outside is open here at best, and ready in
    /// the restriction. O(size).
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement};
    ///
    /// let id = |text: &str| ItemId::new(text);
    /// let progression = Progression::builder()
    ///     .require(Requirement::new(id("4.A")?).way([id("3.A")?]))
    ///     .require(Requirement::new(id("4.B")?).way([id("4.A")?, id("3.B")?]))
    ///     .build();
    /// let grade_4 = progression.restrict([id("4.A")?, id("4.B")?]);
    /// let restricted = grade_4.progression();
    /// assert_eq!(restricted.entry_points().collect::<Vec<_>>(), [&id("4.A")?]);
    /// assert_eq!(restricted.direct_before(&id("4.B")?).collect::<Vec<_>>(), [&id("4.A")?]);
    /// let outside: Vec<_> = grade_4.outside().map(|one| one.competency().to_string()).collect();
    /// assert_eq!(outside, ["3.A", "3.B"]);
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn restrict<I: Borrow<ItemId>>(&self, ids: impl IntoIterator<Item = I>) -> Restriction {
        let inner = self.inner();
        let kept = inner.chosen(ids);
        let mut builder = ProgressionBuilder::default();
        let local = builder.intern_chosen(inner, &kept);
        let mut outside = Vec::new();
        for target in kept.ones().map(dense) {
            for record in inner.needs.records(target) {
                let ways = inner.needs.ways(record).map(|way| inner.needs.members(way));
                let mut left = Vec::with_capacity(ways.len());
                let mut given = false;
                for way in ways {
                    let beyond = way.iter().filter(|member| !kept.contains(at(**member)));
                    outside.extend(beyond.map(|member| (*member, target)));
                    let inside: Vec<u32> = way.iter().filter_map(|m| local.of(*m)).collect();
                    given |= inside.is_empty() && !way.is_empty();
                    left.push(inside);
                }
                if let Some(target) = local.of(target).filter(|_| !given) {
                    builder.state(target, left, inner.statements.row(record));
                }
            }
        }
        Restriction::new(self, builder.build(), outside)
    }
}

impl Restriction {
    /// `named` are the members outside, each with a target that names it.
    fn new(whole: &Progression, progression: Progression, mut named: Vec<(u32, u32)>) -> Self {
        named.sort_unstable();
        named.dedup();
        let mut outside: Vec<u32> = named.iter().map(|(member, _)| *member).collect();
        outside.dedup();
        let place = |member: &u32| outside.binary_search(member).map_or(u32::MAX, dense);
        let pairs = named
            .iter()
            .map(|(member, target)| (place(member), *target));
        Self {
            needed_by: Table::group(dense(outside.len()), pairs),
            progression,
            whole: whole.clone(),
            outside,
        }
    }

    /// The progression of what is inside.
    pub fn progression(&self) -> &Progression {
        &self.progression
    }

    /// The progression of what is inside, and nothing else.
    pub fn into_progression(self) -> Progression {
        self.progression
    }

    /// The progression that was restricted.
    pub fn whole(&self) -> &Progression {
        &self.whole
    }

    /// What lies outside and is a member of some way of a requirement, required or recommended, of
    /// something inside: each once, in the order of the whole progression.
    ///
    /// To a teacher: what the learners of this grade are taken to bring with them, and worth a
    /// check where they do not. What lies further beneath is not listed.
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement};
    ///
    /// let id = |text: &str| ItemId::new(text);
    /// let progression = Progression::builder()
    ///     .require(Requirement::new(id("4.A")?).way([id("3.A")?]))
    ///     .require(Requirement::new(id("4.B")?).way([id("3.A")?]))
    ///     .build();
    /// let grade_4 = progression.restrict([id("4.A")?, id("4.B")?]);
    /// let brought = grade_4.outside().next().unwrap();
    /// assert_eq!(brought.competency(), &id("3.A")?);
    /// assert_eq!(brought.needed_by().collect::<Vec<_>>(), [&id("4.A")?, &id("4.B")?]);
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn outside(&self) -> impl ExactSizeIterator<Item = OutsideMember<'_>> {
        let outside = self.outside.iter().enumerate();
        outside.map(|(place, index)| OutsideMember {
            restriction: self,
            place: dense(place),
            index: *index,
        })
    }
}

impl<'a> OutsideMember<'a> {
    /// The competency that lies outside.
    pub fn competency(self) -> &'a ItemId {
        self.restriction.whole.inner().name(self.index)
    }

    /// The targets inside of which some way names it, in the order of the progression. Where there
    /// are alternatives they may do without it.
    pub fn needed_by(self) -> Competencies<'a> {
        let targets = self.restriction.needed_by.row(self.place).to_vec();
        Competencies::new(self.restriction.whole.inner(), targets)
    }
}

impl fmt::Debug for Restriction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Restriction")
            .field("progression", &self.progression)
            .field("outside", &self.outside().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for OutsideMember<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OutsideMember")
            .field("competency", &self.competency())
            .field("needed_by", &self.needed_by())
            .finish()
    }
}

/// Where the chosen competencies of a progression stand in one of them alone.
pub(super) struct Local(Vec<u32>);

impl Local {
    /// The place of a chosen competency; none for any other.
    pub(super) fn of(&self, index: u32) -> Option<u32> {
        let place = self.0.get(at(index)).copied();
        place.filter(|place| *place != u32::MAX)
    }
}

impl Inner {
    /// The competencies of some identifiers; such as are not part of the progression are passed
    /// over.
    pub(super) fn chosen<I: Borrow<ItemId>>(
        &self,
        ids: impl IntoIterator<Item = I>,
    ) -> FixedBitSet {
        let mut chosen = FixedBitSet::with_capacity(at(self.len()));
        for id in ids {
            if let Some(index) = self.index(id.borrow()) {
                chosen.insert(at(index));
            }
        }
        chosen
    }
}

impl ProgressionBuilder {
    /// Adds the chosen competencies of a progression in their order.
    pub(super) fn intern_chosen(&mut self, inner: &Inner, chosen: &FixedBitSet) -> Local {
        let mut local = vec![u32::MAX; at(inner.len())];
        for index in chosen.ones() {
            if let (Some(place), Some(id)) = (local.get_mut(index), inner.id(dense(index))) {
                *place = self.intern(id);
            }
        }
        Local(local)
    }
}
