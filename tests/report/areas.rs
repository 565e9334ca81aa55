//! What is told of areas.

use continua::advancement::*;
use continua::report::*;
use continua::*;

use crate::listed;
use crate::world::*;

#[test]
fn areas_by_each_roll_up_with_ties() {
    let report_by = |levels: [(&str, i32); 4], roll_up: RollUp| {
        let rows = levels.iter().filter(|(_, level)| *level > 0);
        let rows = rows.map(|(target, level)| row(target, target, *level, "2026-02-01"));
        let mut options = ProgressOptions::default();
        options.roll_up = roll_up;
        progress(&log(rows), &options)
    };
    let level = |levels: [i32; 4], roll_up: RollUp| {
        let [a, b, c, d] = levels;
        let report = report_by([("a", a), ("b", b), ("c", c), ("d", d)], roll_up);
        let area = report
            .areas()
            .find(|area| area.item == id("n"))
            .unwrap()
            .clone();
        let have = levels.iter().filter(|level| **level > 0).count();
        assert_eq!((area.targets, area.with_level as usize), (4, have));
        assert_eq!(area.then, None);
        let now = area.now.unwrap();
        let points = now.points.map(|p| format!("{}/{} ", p.earned, p.possible));
        let level = now.level.map(|level| level.id.to_string());
        points.unwrap_or_default() + &level.unwrap_or_default()
    };
    for (levels, lowest, median, mode, points) in [
        ([1, 2, 3, 4], "1", "2", "1", "10/16 2"),
        ([2, 2, 4, 4], "2", "2", "2", "12/16 3"),
        ([4, 3, 3, 4], "3", "3", "3", "14/16 3"),
        ([4, 4, 1, 0], "1", "4", "4", "9/12 3"),
        ([4, 3, 0, 0], "3", "3", "3", "7/8 3"),
        ([4, 4, 4, 4], "4", "4", "4", "16/16 4"),
        ([0, 0, 1, 0], "1", "1", "1", "1/4 1"),
    ] {
        assert_eq!(level(levels, RollUp::Lowest), lowest, "{levels:?}");
        assert_eq!(level(levels, RollUp::Median), median, "{levels:?}");
        assert_eq!(level(levels, RollUp::Mode), mode, "{levels:?}");
        assert_eq!(level(levels, RollUp::Points), points, "{levels:?}");
    }
}

#[test]
fn what_does_not_apply_is_in_no_area() {
    let mut log = log([
        row("e1", "a", 4, "2026-02-01"),
        row("e2", "b", 1, "2026-02-01"),
    ]);
    log.append(Exemption::new(
        "x1".parse().unwrap(),
        ana(),
        id("b"),
        ExemptionKind::Exempt,
        "someone".parse().unwrap(),
        "coordinator".parse().unwrap(),
        day("2025-09-01"),
    ))
    .unwrap();
    let report = spring(&log);
    assert_eq!(listed(&report), ["a", "b"]);
    assert!(report.target(&id("b")).unwrap().missing.is_empty());
    let counting = report.areas().find(|area| area.item == id("n1")).unwrap();
    assert_eq!((counting.targets, counting.with_level), (1, 1));
    let text = report.to_text(&Wording::english(), Audience::Learner);
    assert!(text.contains("This does not have to be reached."), "{text}");
    let mut options = ProgressOptions::default();
    options.covers = Covers::InScope;
    let mut listed_all = progress(&log, &options);
    listed_all
        .academic
        .targets
        .retain(|t| t.competency == id("b"));
    assert!(listed_all.academic.targets[0].addressed);
}

#[test]
fn points_past_the_range_are_refused() {
    let half = Score::from_millionths(i64::MAX / 2);
    let levels = [("1", Score::ZERO), ("4", half)];
    let levels = levels.map(|(id, value)| framework::Level::new(id, id, value).unwrap());
    let scale = framework::Scale::new("four", "Four", levels).unwrap();
    let rule = Rule::works(1, "4".parse().unwrap());
    let definition = PolicyDefinition::new(
        "p".parse().unwrap(),
        "1.0.0".parse().unwrap(),
        "four".parse().unwrap(),
    );
    let definition = definition.bind(Binding::new(Selection::all(), rule));
    let policy = Policy::compile(&definition, &library(), &[scale], None).unwrap();
    let log = log(["a", "b", "c"].map(|target| row(target, target, 4, "2026-02-01")));
    let mut options = ProgressOptions::default();
    assert!(policy.progress(&log, &ana(), period(), &options).is_ok());
    options.roll_up = RollUp::Points;
    assert_eq!(
        policy.progress(&log, &ana(), period(), &options),
        Err(ProgressError::TooManyPoints)
    );
}

#[test]
fn a_deep_tree_of_areas() {
    let mut builder = framework::Framework::builder("doc", "Deep").unwrap();
    let mut reading = framework::Reading::new();
    let mut above: Option<ItemId> = None;
    for n in 0..2_000 {
        let draft = framework::ItemDraft::new(format!("g{n}"), "Area").unwrap();
        let item = builder.item(draft);
        reading = reading.role(item.clone(), framework::Role::Group);
        if let Some(above) = &above {
            builder.child(above, &item);
        }
        above = Some(item);
    }
    let target = builder.item(framework::ItemDraft::new("a", "Count.").unwrap());
    builder.child(&above.unwrap(), &target);
    let framework = builder.build().unwrap().read_as(&reading);
    let library = Library::of([("math", framework)]).unwrap();
    let definition = policy().definition().clone();
    let policy = Policy::compile(&definition, &library, &[scale()], None).unwrap();
    let log = log([row("e1", "a", 4, "2026-02-01")]);
    let options = ProgressOptions::default();
    let report = policy.progress(&log, &ana(), period(), &options).unwrap();
    assert_eq!(report.areas().count(), 2_000);
    assert!(report.areas().all(|area| area.with_level == 1));
}
