//! Shapes at sizes where a careless implementation gives up.

use continua::ItemId;
use continua::progression::{Progression, Requirement};

use crate::{id, texts};

fn numbered(n: u32) -> Vec<ItemId> {
    (0..n).map(|i| id(&format!("c{i}"))).collect()
}

// The shapes below keep nobody waiting where the work is in proportion; quadratic work would take
// hours over them.

fn pairs<'a>(pairs: impl Iterator<Item = (&'a ItemId, &'a ItemId)>) -> Progression {
    let requirements = pairs.map(|(from, to)| Requirement::new(to.clone()).way([from.clone()]));
    requirements.collect()
}

#[test]
fn a_line_of_a_million_works() {
    let ids = numbered(1_000_000);
    let progression = pairs(ids.iter().zip(&ids[1..]));
    let last = ids.last().unwrap();
    let nothing = progression.held([]);
    assert_eq!(nothing.ready().collect::<Vec<_>>(), [&ids[0]]);
    assert_eq!(progression.before(last).len(), 999_999);
    assert_eq!(progression.after(&ids[0]).len(), 999_999);
    assert_eq!(progression.cores().len(), 0);
    let high = progression.held([last.clone()]);
    assert!(!high.is_state());
    assert_eq!(high.underpinnings().len(), 999_999);
    let all = progression.held(ids.iter().cloned());
    assert_eq!(all.inner_fringe().collect::<Vec<_>>(), [last]);
}

#[test]
fn a_line_of_a_million_behind_a_circle_is_blocked_by_it() {
    let ids = numbered(1_000_000);
    let progression = pairs(ids.iter().zip(&ids[1..]).chain([(&ids[1], &ids[0])]));
    let core = progression.cores().next().unwrap();
    assert_eq!(texts(core.members()), ["c0", "c1"]);
    assert_eq!(progression.blocked().len(), 999_998);
    // Every one of them in one step, however far behind.
    assert!(
        progression
            .blocked()
            .all(|blocked| blocked.cores().len() == 1)
    );
}

#[test]
fn a_star_of_a_hundred_thousand_works() {
    let ids = numbered(100_000);
    let centre = &ids[0];
    let out = pairs(ids[1..].iter().map(|leaf| (centre, leaf)));
    assert_eq!(out.held([centre.clone()]).ready().len(), 99_999);
    let all = Requirement::new(centre.clone()).way(ids[1..].iter().cloned());
    let any = ids[1..].iter().cloned().map(|leaf| [leaf]);
    let any = any.fold(Requirement::new(centre.clone()), Requirement::way);
    let each = pairs(ids[1..].iter().map(|leaf| (leaf, centre)));
    for progression in [
        [all].into_iter().collect(),
        [any].into_iter().collect(),
        each,
    ] {
        assert_eq!(progression.direct_before(centre).len(), 99_999);
        let held = progression.held(ids.iter().cloned());
        assert!(held.is_state() && held.inner_fringe().len() >= 1);
        assert!(
            !progression
                .held([centre.clone()])
                .underpinnings()
                .is_empty()
        );
    }
}

#[test]
fn dense_layers_work() {
    let ids = numbered(3_000);
    let layers: Vec<&[ItemId]> = ids.chunks(100).collect();
    let edges = layers.windows(2).flat_map(|two| {
        two[0]
            .iter()
            .flat_map(|from| two[1].iter().map(move |to| (from, to)))
    });
    let progression = pairs(edges);
    let held = progression.held(ids[..1_500].iter().cloned());
    assert_eq!(held.ready().len(), 100);
    assert_eq!(held.inner_fringe().len(), 100);
    assert_eq!(progression.before(&ids[2_999]).len(), 2_900);
}

#[test]
fn a_circle_of_a_hundred_thousand_is_its_own_core() {
    let ids = numbered(100_000);
    let progression = pairs(ids.iter().zip(ids[1..].iter().chain([&ids[0]])));
    let core = progression.cores().next().unwrap();
    assert_eq!(
        (core.members().len(), core.circle().len()),
        (100_000, 100_000)
    );
    assert!(!core.is_minimal());
    assert_eq!(progression.held([]).ready().len(), 0);
    let ids = &ids[..1_000];
    let progression = pairs(ids.iter().zip(ids[1..].iter().chain([&ids[0]])));
    assert!(progression.cores().next().unwrap().is_minimal());
}
