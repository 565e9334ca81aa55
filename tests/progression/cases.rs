//! Cases by hand.

use continua::progression::{Held, Progression, Requirement, RequirementSource};

use crate::{id, requires, texts};

/// Two strands over grades 2 to 5, and one competency that either of two ways leads to.
fn school() -> Progression {
    Progression::builder()
        .require(requires("3.NF", &[&["2.G"]]))
        .require(requires("4.NF", &[&["3.NF"]]))
        .require(requires("5.NF", &[&["4.NF", "4.OA"]]))
        .require(requires("3.MD", &[&["2.MD"]]))
        .require(requires("4.MD", &[&["3.MD"]]).recommended())
        .require(requires("4.OA", &[&["3.OA"], &["3.AR"]]))
        .build()
}

#[test]
fn a_learner_who_holds_a_grade_5_target_and_nothing_beneath_it() {
    let progression = school();
    let nothing = progression.held([]);
    let entry = ["2.G", "2.MD", "3.OA", "3.AR"];
    assert_eq!(texts(nothing.ready()), entry);

    let held = progression.held([id("5.NF")]);
    assert_eq!(
        texts(held.ready()),
        entry,
        "everything else is as ready as before"
    );
    assert_eq!(texts(held.open()), ["4.MD"]);
    let beneath = held.underpinnings();
    assert_eq!(
        texts(beneath.competencies()),
        ["2.G", "3.NF", "4.NF", "4.OA", "3.OA"]
    );
    assert!(beneath.iter().all(|one| texts(one.rests_on()) == ["5.NF"]));
    assert_eq!(texts(held.inner_fringe()), ["5.NF"]);
    assert_eq!(
        texts(held.competencies()),
        ["5.NF"],
        "nothing is added or taken away"
    );
}

#[test]
fn an_alternative_that_is_wholly_held_leaves_nothing_missing() {
    let progression = school();
    let held = progression.held([id("4.OA"), id("3.AR"), id("4.NF")]);
    assert_eq!(texts(held.underpinnings().competencies()), ["2.G", "3.NF"]);
    assert_eq!(texts(held.ready()), ["2.G", "5.NF", "2.MD", "3.OA"]);
}

#[test]
fn the_nearest_way_counts_what_is_held() {
    let progression = Progression::builder()
        .require(requires("t", &[&["a"], &["b", "c", "d"]]))
        .require(requires("a", &[&["x"]]))
        .build();
    let held = progression.held([id("b"), id("c"), id("d")]);
    assert!(held.missing_for(&id("t")).is_empty());
    let held = progression.held([id("t"), id("b"), id("c")]);
    // Both ways lack one; the way given first is nearest.
    assert_eq!(texts(held.underpinnings().competencies()), ["a", "x"]);
    let obstacles = held.missing_for(&id("a"));
    assert_eq!(texts(obstacles[0].missing()), ["x"]);
}

#[test]
fn a_circle_of_alternatives_that_holds_itself_up_is_no_support() {
    // c rests on d or e, d rests on c.
    let progression = Progression::builder()
        .require(requires("c", &[&["d"], &["e"]]))
        .require(requires("d", &[&["c"]]))
        .build();
    assert_eq!(progression.learnable_count(), 3);
    let circle = progression.held([id("c"), id("d")]);
    assert!(!circle.is_state());
    assert_eq!(texts(circle.underpinnings().competencies()), ["e"]);
    let state = progression.held([id("c"), id("d"), id("e")]);
    assert_eq!(texts(state.inner_fringe()), ["d"]);
}

#[test]
fn requirements_of_one_competency_all_hold_and_required_ones_gate() {
    let progression = Progression::builder()
        .require(requires("t", &[&["a"], &["b"]]))
        .require(requires("t", &[&["c"]]).recommended())
        .build();
    let ready = |held: &[&str]| {
        let held = progression.held(held.iter().map(|text| id(text)));
        (held.is_ready(&id("t")), held.is_open(&id("t")))
    };
    assert_eq!(ready(&[]), (false, false));
    assert_eq!(ready(&["b"]), (false, true));
    assert_eq!(ready(&["c"]), (false, false));
    assert_eq!(ready(&["a", "c"]), (true, false));
    let raised = progression
        .to_builder()
        .raise(|source| *source == RequirementSource::Code);
    assert!(!raised.build().held([id("b")]).is_open(&id("t")));
}

#[test]
fn an_unlearnable_competency_is_open_and_never_ready() {
    let progression = Progression::builder()
        .require(requires("a", &[&["b"]]).recommended())
        .require(requires("b", &[&["a"]]).recommended())
        .build();
    let held = progression.held([]);
    assert_eq!(
        (texts(held.ready()).len(), texts(held.open())),
        (0, vec!["b".into(), "a".into()])
    );
    let held = progression.held([id("a")]);
    assert_eq!(
        (texts(held.ready()).len(), texts(held.open())),
        (0, vec!["b".into()])
    );
}

#[test]
fn unknown_competencies_are_held_and_bear_on_nothing() {
    let progression = school();
    let mut held = progression.held([id("band practice"), id("2.G")]);
    assert_eq!(held.len(), 2);
    assert!(held.contains(&id("band practice")) && held.is_state());
    assert_eq!(held.outside().collect::<Vec<_>>(), [&id("band practice")]);
    assert!(held.remove(&id("band practice")) && !held.remove(&id("band practice")));
    assert_eq!(progression.before(&id("band practice")).len(), 0);
    assert!(!progression.learnable(&id("band practice")));
}

#[test]
fn held_sets_of_two_progressions_do_not_mix() {
    let error = school()
        .held([])
        .union(&Progression::default().held([]))
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the held sets belong to different progressions, of 10 and 0 competencies"
    );
}

#[test]
fn a_way_of_nothing_can_be_taken_and_a_requirement_without_ways_says_nothing() {
    let progression = Progression::builder()
        .require(requires("a", &[&[], &["b"]]))
        .require(requires("b", &[]))
        .require(requires("c", &[&["c"]]))
        .build();
    assert_eq!(texts(progression.held([]).ready()), ["b", "a"]);
    assert_eq!(progression.requirements(&id("b")).len(), 0);
    let core = progression.cores().next().unwrap();
    assert_eq!(
        (texts(core.members()), texts(core.circle())),
        (vec!["c".into()], vec!["c".into()])
    );
}

#[test]
fn a_core_leaves_out_what_only_hangs_on_the_circle() {
    // A circle of three within a larger part: the part is one, the core is the short circle.
    let progression = Progression::builder()
        .require(requires("a", &[&["c", "e"]]))
        .require(requires("b", &[&["a"]]))
        .require(requires("c", &[&["b"]]))
        .require(requires("d", &[&["c"]]))
        .require(requires("e", &[&["d"]]))
        .build();
    let core = progression.cores().next().unwrap();
    assert_eq!(progression.cores().len(), 1);
    assert_eq!(texts(core.members()), ["c", "a", "b"]);
    assert_eq!(texts(core.circle()), ["c", "a", "b"]);
    let blocked: Vec<_> = progression
        .blocked()
        .map(|one| one.id().to_string())
        .collect();
    assert_eq!(blocked, ["e", "d"]);
}

#[test]
fn values_are_owned_shared_and_cheap_to_clone() {
    fn check<T: Send + Sync + Clone + 'static>() {}
    check::<Progression>();
    check::<Held>();
    check::<Requirement>();
}
