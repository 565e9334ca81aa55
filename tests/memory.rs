//! What a progression keeps in memory. One test in a process of its own, since it counts every
//! allocation.

#![allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    reason = "a test fails by panicking"
)]

use continua::ItemId;
use continua::progression::{Progression, RequirementSource, Strength};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const SIZE: u32 = 100_000;
/// How many members a way has.
const EDGES: u32 = 5;

/// So many competencies, of which each has so many ways to earlier ones.
fn progression(ids: &[ItemId], ways: u32) -> Progression {
    let requirements = (0..SIZE).zip(ids).map(|(place, target)| {
        let member = move |number: u32| {
            let back = 1 + number * 37 + place % 31;
            place
                .checked_sub(back)
                .and_then(|place| ids.get(place as usize))
        };
        let way = move |way| (way * EDGES..(way + 1) * EDGES).filter_map(member);
        (target, (0..ways).map(way))
    });
    let mut builder = Progression::builder();
    builder.extend(ids.iter().cloned());
    builder
        .require_all(Strength::Required, RequirementSource::Code, requirements)
        .build()
}

/// The bytes that a progression of so many ways keeps, identifiers apart, once it has been asked
/// what it finds out only then.
fn bytes(ids: &[ItemId], ways: u32) -> usize {
    let before = MEMORY.current_usage();
    let progression = progression(ids, ways);
    assert_eq!(progression.cores().count(), 0);
    let held = progression.held([]);
    assert!(held.ready().len() > 0 && held.inner_fringe().len() == 0);
    drop(held);
    let kept = MEMORY.current_usage() - before;
    assert_eq!(progression.len(), ids.len());
    kept - size_of_val(ids)
}

#[test]
fn a_progression_keeps_less_than_100_bytes_a_competency_and_12_an_edge() {
    let id = |place| ItemId::new(format!("{place:08x}-0000-4000-8000-000000000000")).unwrap();
    let ids: Vec<ItemId> = (0..SIZE).map(id).collect();
    for ways in 0..=2 {
        let kept = bytes(&ids, ways) as f64 / f64::from(SIZE);
        let edges = f64::from(ways * EDGES);
        println!("{ways} ways of {EDGES}: {kept:.1} bytes a competency, the index included");
        assert!(kept < 100.0 + 12.0 * edges);
    }
}
