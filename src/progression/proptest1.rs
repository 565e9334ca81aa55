//! Strategies of [proptest](https://docs.rs/proptest/1) for progressions and held sets, by which an
//! embedder can test what it builds on them. Feature `proptest1`.
//!
//! ```
//! use continua::progression::proptest1::progressions_and_held;
//! use proptest::prelude::*;
//!
//! proptest!(|((progression, held) in progressions_and_held())| {
//!     for id in held.ready() {
//!         prop_assert!(progression.contains(id) && !held.contains(id));
//!     }
//! });
//! ```

use proptest::collection::vec;
use proptest::prelude::*;

use crate::id::ItemId;

use super::{Held, Progression, Requirement, RequirementSource, Strength};

/// Progressions of one to eight competencies, small enough to enumerate all their held sets.
///
/// They hold alternatives, requirements of several records, required and recommended ones, circles
/// that are harmless and circles that are not, and statements by several sources.
pub fn progressions() -> impl Strategy<Value = Progression> {
    progressions_up_to(8)
}

/// Progressions of one to `most` competencies and up to twice as many requirements.
pub fn progressions_up_to(most: u32) -> impl Strategy<Value = Progression> {
    requirements_up_to(most).prop_map(|(ids, requirements)| {
        let mut builder = Progression::builder();
        builder.extend(ids);
        builder.extend(requirements);
        builder.build()
    })
}

/// One to `most` competencies and requirements among them, to build a progression from.
pub fn requirements_up_to(most: u32) -> impl Strategy<Value = (Vec<ItemId>, Vec<Requirement>)> {
    (1..=most.max(1)).prop_flat_map(|n| {
        let ids: Vec<ItemId> = (0..n)
            .filter_map(|i| ItemId::new(format!("c{i}")).ok())
            .collect();
        let size = ids.len();
        vec(statement(size), 0..=size * 2).prop_map(move |statements| {
            let requirements = statements
                .into_iter()
                .filter_map(|one| one.among(&ids))
                .collect();
            (ids.clone(), requirements)
        })
    })
}

/// Any held set of a progression, states and others.
pub fn held_of(progression: &Progression) -> impl Strategy<Value = Held> + use<> {
    let progression = progression.clone();
    vec(any::<bool>(), progression.len()).prop_map(move |mask| {
        let chosen = progression
            .competencies()
            .zip(mask)
            .filter(|(_, held)| *held);
        progression.held(chosen.map(|(id, _)| id.clone()))
    })
}

/// A progression of up to eight competencies with any held set of it.
pub fn progressions_and_held() -> impl Strategy<Value = (Progression, Held)> {
    progressions().prop_flat_map(|progression| {
        let held = held_of(&progression);
        (Just(progression), held)
    })
}

#[derive(Debug, Clone)]
struct Statement {
    target: usize,
    ways: Vec<Vec<usize>>,
    strength: Strength,
    source: RequirementSource,
}

impl Statement {
    fn among(self, ids: &[ItemId]) -> Option<Requirement> {
        let mut requirement = Requirement::new(ids.get(self.target)?.clone());
        for way in self.ways {
            requirement = requirement.way(way.iter().filter_map(|i| ids.get(*i).cloned()));
        }
        Some(
            requirement
                .with_strength(self.strength)
                .from_source(self.source),
        )
    }
}

/// Mostly requirements on earlier competencies, so that much is learnable, and some on any.
fn statement(size: usize) -> impl Strategy<Value = Statement> {
    let strength = prop_oneof![Just(Strength::Required), Just(Strength::Recommended)];
    let source = prop_oneof![
        Just(RequirementSource::Code),
        Just(RequirementSource::named("state")),
        Just(RequirementSource::named("district")),
    ];
    let forward = (0..size).prop_flat_map(|target| {
        let ways = vec(vec(0..target.max(1), 1..=3), 1..=3);
        (Just(target), ways)
    });
    let any = (0..size, vec(vec(0..size, 0..=3), 1..=3));
    let shape = prop_oneof![
        3 => forward.prop_filter("an entry point", |(target, _)| *target > 0),
        1 => any,
    ];
    // A single competency can only rest on itself.
    let shape = if size > 1 {
        shape.boxed()
    } else {
        (0..size, vec(vec(0..size, 0..=1), 1..=2)).boxed()
    };
    (shape, strength, source).prop_map(|((target, ways), strength, source)| Statement {
        target,
        ways,
        strength,
        source,
    })
}
