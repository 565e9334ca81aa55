//! Overlays: the file and the builder, the schema and the reader, resolving, and what is refused.

#![recursion_limit = "256"]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use continua::advancement::{
    Attested, Basis, Binding, BodyOfWork, ComponentList, Components, DeclaredComponents, Distinct,
    Effective, Enough, Extends, Filter, Inherited, LadderBinding, PolicyDefinition,
    PolicyExtension, Revision, Rule, Selection, Selector, Unpitched, WorksRule,
};
use continua::finding::{Report, Severity};
use continua::format::case;
use continua::framework::{
    CriterionDraft, CriterionLevelDraft, Dimension, Document, Framework, ItemDraft, Ladder, Level,
    Library, Role, RubricDraft, Scale,
};
use continua::mastery::{
    Attempts, BetaBinomial, CurveCap, CurvePoint, Decaying, InARow, LevelMachine, MeanOfHighest,
    PowerLaw, Settings, WeightedLatest,
};
use continua::overlay::{
    AncestorPattern, BandEntry, Bands, BandsFrom, ComponentsEntry, DemandEntry, DimensionEntry,
    Expected, LadderEntry, LadderFrom, Overlay, OwnFramework, OwnItem, ProgressionSource,
    RequirementEntry, RoleEntry, RungEntry, Scope, ScopeEntry,
};
use continua::progression::Strength;
use jiff::civil::date;
use serde_json::{Value, json};

fn data(name: &str) -> Vec<u8> {
    std::fs::read(format!(
        "{}/examples/data/{name}",
        env!("CARGO_MANIFEST_DIR")
    ))
    .unwrap()
}

fn sample_library() -> Library {
    let package = case::Package::from_slice(&data("framework.json")).unwrap();
    Library::of([("math", package.framework().unwrap())]).unwrap()
}

fn codes(report: &Report) -> Vec<&str> {
    report.iter().map(continua::Finding::code).collect()
}

#[test]
fn the_sample_reads_without_a_finding_and_writes_back_its_bytes() {
    let bytes = data("overlay.json");
    let overlay = Overlay::from_slice(&bytes).unwrap_or_else(|e| panic!("{}", e.report()));
    assert!(
        overlay.report().unwrap().is_empty(),
        "{}",
        overlay.report().unwrap()
    );
    assert_eq!(overlay.write().as_bytes(), bytes);
    let changed = overlay.clone().with_title("Another title");
    assert_ne!(changed, overlay);
    let again = Overlay::from_slice(changed.write().as_bytes()).unwrap();
    assert_eq!(again, changed);
    assert_eq!(again.with_title(overlay.title().unwrap()), overlay);
}

#[test]
fn the_sample_resolves_without_a_finding() {
    let overlay = Overlay::from_slice(&data("overlay.json")).unwrap();
    let resolved = overlay
        .resolve(&sample_library())
        .unwrap_or_else(|e| panic!("{}", e.report()));
    assert!(resolved.report().is_empty(), "{}", resolved.report());
    let library = resolved.library();
    let item = |code: &str| library.find(&code.parse().unwrap()).unwrap();
    assert_eq!(item("math:FRC.3").role(), Role::Target);
    assert_eq!(item("habits:HW.1").dimension(), Dimension::HabitsOfWork);
    assert_eq!(
        resolved.scope(item("math:GEO.K.2").id()),
        Scope::NotAssessed
    );
    assert_eq!(
        item("math:OPS.3.4").learner_statement(),
        Some("I know my multiplication facts to 9 × 9.")
    );
    assert!(
        resolved
            .policy()
            .binding(item("math:GEO.K.2").id())
            .is_none(),
        "not assessed"
    );
    assert!(
        resolved
            .policy()
            .binding(item("math:OPS.3.4").id())
            .is_some()
    );
    assert_eq!(
        resolved
            .progression()
            .requirements(item("math:OPS.3.4").id())
            .len(),
        2
    );
}

/// A file that uses every member, and the same in code.
fn everything_as_file() -> Value {
    json!({
        "continua": "1.0.0", "identifier": "all", "version": "1.2.3", "title": "All", "notes": "Every member",
        "frameworks": {"math": {"identifier": "doc", "version": "^1.0"}},
        "own": [{"name": "habits", "identifier": "h", "title": "Habits", "version": "1.0.0", "items": [
            {"identifier": "hw", "statement": "Habits of work", "role": "group", "children": [
                {"identifier": "hw1", "statement": "I keep at it", "code": "HW.1", "role": "target", "dimension": "habitsOfWork"}]}]}],
        "scope": [{"select": {"code": "math:N.3"}, "as": "notAssessed"}],
        "statements": {"math:N.1": "I can count"},
        "roles": [{"select": {"identifier": "f"}, "role": "text"}],
        "dimensions": [{"select": {"framework": "habits"}, "dimension": "habitsOfWork"}],
        "demand": [{"select": {"kind": "Learning Target"}, "demand": "webb:2"}],
        "bands": {"span": "K-1", "of": [{"band": "KG", "title": "Kindergarten", "select": {"subtree": "g"}}]},
        "ladders": ladders_as_file(),
        "components": [{"of": "math:N.4", "need": {"atLeast": 1}, "items": ["math:N.1", "math:N.2"]}],
        "progressions": [
            {"from": "precedes", "framework": "math", "strength": "required"},
            {"requirements": [{"target": "math:N.2", "ways": [["math:N.1"]], "strength": "recommended", "rationale": "first things first"}]}],
        "scales": [{"identifier": "s", "title": "S", "levels": [
            {"identifier": "no", "title": "No", "value": "0"}, {"identifier": "yes", "title": "Yes", "value": "1"}],
            "cuts": [{"level": "yes", "atLeast": "0.7"}]}],
        "bases": [state_as_file()],
        "policy": policy_as_file()
    })
}

fn state_as_file() -> Value {
    json!({"identifier": "state", "version": "1.2.0", "title": "State",
        "effective": {"from": "2025-08-01", "until": "2026-07-31"},
        "changelog": [{"version": "1.2.0", "date": "2025-07-01", "changes": ["two works"]}],
        "scale": "s", "components": [{"of": "math:N.4", "components": {"need": "all", "items": ["math:N.1"]}}],
        "rules": [
            {"select": {"code": "math:N.1"}, "rule": {"works": {"atLeast": 2, "level": "yes"}},
             "inherited": {"policy": "nation", "version": "3.0.0"}},
            {"select": {"code": "math:N.2"}, "rule": {"works": {"atLeast": 2, "level": "yes"}}}],
        "ladders": [{"select": {"all": true}, "rule": {"works": {"atLeast": 1, "level": "yes"}},
            "higherCounts": false, "unpitched": "none",
            "inherited": {"policy": "nation", "version": "3.0.0"}}]})
}

fn policy_as_file() -> Value {
    json!({"identifier": "p", "version": "1.0.0", "extends": {"identifier": "state", "version": "^1.0"},
            "title": "Ours", "effective": {"from": "2025-09-01"},
            "changelog": [{"version": "1.0.0", "date": "2025-09-01", "changes": []}],
            "scale": "s", "zone": "UTC", "settings": {"attempts": "newest"}, "satisfiedBy": ["demonstrated"],
            "drops": [{"code": "math:N.2"}], "rules": [
            {"select": {"all": true}, "rule": {"any": [
                {"works": {"atLeast": 2, "level": "yes", "distinctBy": "task", "spreadDays": 7, "againAfterDays": 28,
                    "where": {"groupWork": true, "rungs": ["1", "2"], "withoutRung": true}}},
                {"attested": {"role": "teacher", "atLeast": "yes", "upon": {"works": 2, "where": {"freshDays": 365}}}},
                {"estimate": {"by": {"decaying": {"rate": "0.65"}}, "atLeast": "yes"}},
                {"estimate": {"by": {"weightedLatest": {"weight": "0.5"}}, "atLeast": "yes"}},
                {"estimate": {"by": {"inARow": {"n": 2}}, "atLeast": "yes"}},
                {"estimate": {"by": {"meanOfHighest": {"n": 2}}, "atLeast": "yes"}},
                {"estimate": {"by": {"powerLaw": {"at": "next", "cap": "none", "fewest": 2}}, "atLeast": "yes"}},
                {"estimate": {"by": {"levelMachine": {"up": "1", "down": "0", "start": "0"}}, "atLeast": "yes"}},
                {"estimate": {"by": {"betaBinomial": {"share": "0.5", "credibility": "0.9", "successes": "1", "failures": "2"}}, "atLeast": "yes"}}]}},
            {"select": {"code": "math:N.4"}, "rule": {"all": [{"components": "declared"}, {"attested": {"role": "teacher"}}]}}],
            "ladders": ladder_rules_as_file()})
}

fn ladders_as_file() -> Value {
    json!([
        {"of": "math:N.1", "rungs": [
            {"identifier": "1", "title": "First", "statement": "I count to 10."},
            {"identifier": "2", "statement": "I count to 20."}]},
        {"of": "math:N.2", "from": {"rubric": "r"}},
        {"of": "math:N.4", "from": {"criterion": "c4"}}
    ])
}

fn ladder_rules_as_file() -> Value {
    json!([
        {"select": {"all": true}, "rule": {"works": {"atLeast": 1, "level": "yes"}},
         "higherCounts": true, "unpitched": "lowest"},
        {"select": {"code": "math:N.2"}, "rule": {"works": {"atLeast": 2, "level": "yes"}},
         "scale": "s", "settings": {"attempts": "newest"}}
    ])
}

/// A rule of works and of every estimator that has settings of its own kind.
fn any_estimate() -> Result<Rule, Box<dyn std::error::Error>> {
    let yes = || "yes".parse::<continua::LevelId>();
    let (mut grouped, mut fresh) = (Filter::default(), Filter::default());
    (grouped.group_work, fresh.fresh_days) = (true, Some(365));
    grouped.rungs = Some(vec!["1".parse()?, "2".parse()?]);
    grouped.without_rung = true;
    Ok(Rule::Any(vec![
        Rule::Works(
            WorksRule::new(2, yes()?)
                .distinct_by(Distinct::Task)
                .spread_over(7)
                .again_after(28)
                .with_filter(grouped),
        ),
        Rule::Attested(
            Attested::new("teacher".parse()?, Some(yes()?))
                .upon(BodyOfWork::new(2).with_filter(fresh)),
        ),
        Rule::estimate(Decaying::new("0.65".parse()?)?, yes()?),
        Rule::estimate(WeightedLatest::new("0.5".parse()?)?, yes()?),
        Rule::estimate(InARow::new(2)?, yes()?),
        Rule::estimate(MeanOfHighest::new(2)?, yes()?),
        Rule::estimate(
            PowerLaw::new(2)?
                .read_at(CurvePoint::Next)
                .with_cap(CurveCap::None),
            yes()?,
        ),
        Rule::estimate(
            LevelMachine::new(1.into(), 0.into())?.starting_at(0.into()),
            yes()?,
        ),
        Rule::estimate(
            BetaBinomial::new("0.5".parse()?, "0.9".parse()?)?.with_prior(1.into(), 2.into())?,
            yes()?,
        ),
    ]))
}

fn state() -> Result<PolicyDefinition, Box<dyn std::error::Error>> {
    let components = Components::Of {
        need: Enough::All,
        of: ComponentList::Items(vec!["math:N.1".parse()?]),
    };
    let two_works = || Ok::<_, Box<dyn std::error::Error>>(Rule::works(2, "yes".parse()?));
    let mut first = Binding::new(Selector::Code("math:N.1".parse()?), two_works()?);
    first.inherited = Some(Inherited::new("nation".parse()?, "3.0.0".parse()?));
    let second = Binding::new(Selector::Code("math:N.2".parse()?), two_works()?);
    let change = Revision::new("1.2.0".parse()?, date(2025, 7, 1), ["two works"]);
    let one_work = Rule::works(1, "yes".parse()?);
    let mut ladders = LadderBinding::new(Selection::all(), one_work);
    ladders.inherited = Some(Inherited::new("nation".parse()?, "3.0.0".parse()?));
    Ok(
        PolicyDefinition::new("state".parse()?, "1.2.0".parse()?, "s".parse()?)
            .with_title("State")
            .with_effective(Effective::from(date(2025, 8, 1)).until(date(2026, 7, 31)))
            .with_changelog([change])
            .declare(DeclaredComponents::new("math:N.4".parse()?, components))
            .bind(first)
            .bind(second)
            .bind_ladder(ladders),
    )
}

fn policy_in_code() -> Result<PolicyExtension, Box<dyn std::error::Error>> {
    let any = any_estimate()?;
    let all = Rule::All(vec![
        Rule::Components(Components::Declared),
        Rule::Attested(Attested::new("teacher".parse()?, None)),
    ]);
    let builds_on = Extends::new("state".parse()?, "^1.0".parse()?);
    let mut policy = PolicyExtension::new("p".parse()?, "1.0.0".parse()?, builds_on)
        .with_effective(Effective::from(date(2025, 9, 1)))
        .drop_rule(Selector::Code("math:N.2".parse()?))
        .bind(Binding::new(Selection::all(), any))
        .bind(Binding::new(Selector::Code("math:N.4".parse()?), all));
    policy.title = Some("Ours".to_owned());
    policy.changelog = vec![Revision::new::<&str>(
        "1.0.0".parse()?,
        date(2025, 9, 1),
        [],
    )];
    policy.scale = Some("s".parse()?);
    policy.zone = Some(continua::TimeZone::UTC);
    policy.settings.attempts = Some(Attempts::Newest);
    policy.satisfied_by = Some([Basis::Demonstrated].into_iter().collect());
    Ok(policy
        .bind_ladder(
            LadderBinding::new(Selection::all(), Rule::works(1, "yes".parse()?))
                .counting_higher()
                .with_unpitched(Unpitched::Lowest),
        )
        .bind_ladder(
            LadderBinding::new(
                Selector::Code("math:N.2".parse()?),
                Rule::works(2, "yes".parse()?),
            )
            .on_scale("s".parse()?)
            .with_settings(Settings::default().with_attempts(Attempts::Newest)),
        ))
}

fn everything_in_code() -> Result<Overlay, Box<dyn std::error::Error>> {
    let habit = OwnItem::new("hw1".parse()?, "I keep at it")
        .with_code("HW.1")
        .with_role(Role::Target)
        .with_dimension(Dimension::HabitsOfWork);
    let mut habits = OwnFramework::new("habits".parse()?, "h".parse()?, "Habits").with_item(
        OwnItem::new("hw".parse()?, "Habits of work")
            .with_role(Role::Group)
            .with_child(habit),
    );
    habits.version = Some("1.0.0".parse()?);
    let mut bands = Bands::default();
    bands.span = Some("K-1".to_owned());
    let mut band = BandEntry::new("KG", Selector::Subtree("g".parse()?));
    band.title = Some("Kindergarten".to_owned());
    let scale = Scale::new(
        "s",
        "S",
        [Level::new("no", "No", 0)?, Level::new("yes", "Yes", 1)?],
    )?
    .with_cut("yes", "0.7".parse()?)?;
    let need = Enough::AtLeast {
        k: 1,
        including: Vec::new(),
    };
    Ok(Overlay::new("all".parse()?, "1.2.3".parse()?)
        .with_title("All")
        .with_notes("Every member")
        .expect(
            "math".parse()?,
            Expected::document("doc".parse()?).in_versions("^1.0".parse()?),
        )
        .with_own(habits)
        .with_scope(ScopeEntry::new(
            Selector::Code("math:N.3".parse()?),
            Scope::NotAssessed,
        ))
        .with_statement("math:N.1".parse()?, "I can count")
        .with_role(RoleEntry::new(
            Selector::Identifier("f".parse()?),
            Role::Text,
        ))
        .with_dimension(DimensionEntry::new(
            Selector::Framework("habits".parse()?),
            Dimension::HabitsOfWork,
        ))
        .with_demand(DemandEntry::new(
            Selector::kind("Learning Target"),
            "webb:2".parse()?,
        ))
        .with_bands(bands.with(band))
        .with_ladder(LadderEntry::new(
            "math:N.1".parse()?,
            [
                RungEntry::new("1".parse()?, "I count to 10.").titled("First"),
                RungEntry::new("2".parse()?, "I count to 20."),
            ],
        ))
        .with_ladder(LadderEntry::from(
            "math:N.2".parse()?,
            LadderFrom::Rubric("r".parse()?),
        ))
        .with_ladder(LadderEntry::from(
            "math:N.4".parse()?,
            LadderFrom::Criterion("c4".parse()?),
        ))
        .with_components(ComponentsEntry::of_items(
            "math:N.4".parse()?,
            need,
            vec!["math:N.1".parse()?, "math:N.2".parse()?],
        ))
        .with_progression(
            ProgressionSource::precedes()
                .within("math".parse()?)
                .as_strong_as(Strength::Required),
        )
        .with_progression(ProgressionSource::of([RequirementEntry::new(
            "math:N.2".parse()?,
            vec![vec!["math:N.1".parse()?]],
        )
        .as_strong_as(Strength::Recommended)
        .because("first things first")]))
        .with_scale(scale)
        .with_base(state()?)
        .with_policy(policy_in_code()?))
}

fn small_library() -> Library {
    let mut builder = Framework::builder_of(
        Document::new("doc", "Sample")
            .unwrap()
            .with_version("1.0.0"),
    );
    let group = builder.item(ItemDraft::new("g", "Number").unwrap().kind("Strand"));
    for (id, code) in [
        ("a", "N.1"),
        ("b", "N.2"),
        ("c", "N.3"),
        ("d", "N.4"),
        ("e", "N.5"),
        ("f", "N.5"),
    ] {
        let draft = ItemDraft::new(id, "Count.")
            .unwrap()
            .code(code)
            .kind("Learning Target");
        let item = builder.item(draft);
        builder.child(&group, &item);
    }
    builder.rubric(small_rubric());
    Library::of([("math", builder.build().unwrap())]).unwrap()
}

/// Criteria of N.2 (twice), of N.3 without levels, and of no item.
fn small_rubric() -> RubricDraft {
    let level = |quality: Option<&str>, score: Option<i32>, text: &str| CriterionLevelDraft {
        quality: quality.map(Into::into),
        score: score.map(Into::into),
        description: Some(text.into()),
        ..CriterionLevelDraft::default()
    };
    let criterion =
        |id: &str, item: Option<&str>, levels: Vec<CriterionLevelDraft>| CriterionDraft {
            id: id.parse().unwrap(),
            category: None,
            description: None,
            item: item.map(|item| item.parse().unwrap()),
            weight: None,
            position: None,
            levels,
        };
    // The best stands first, as rubrics are often printed.
    let words = vec![
        level(Some("Strong"), Some(3), "I count on from any number."),
        level(Some("Weak"), Some(1), "I count from 1."),
    ];
    let numbers = vec![
        level(Some("Same"), None, "I add."),
        level(Some("Same"), None, "I add tens."),
    ];
    RubricDraft {
        id: "r".parse().unwrap(),
        title: None,
        description: None,
        criteria: vec![
            criterion("c2", Some("b"), words),
            criterion("c3", Some("c"), Vec::new()),
            criterion("c4", None, numbers),
            criterion("c5", Some("e"), Vec::new()),
            criterion("c6", Some("e"), Vec::new()),
        ],
        origin: None,
    }
}

#[test]
fn ladders_come_from_lists_and_from_rubrics() {
    let overlay = everything_in_code().unwrap();
    let resolved = overlay.resolve(&small_library()).unwrap();
    let told = |code: &str| {
        let item = resolved.library().find(&code.parse().unwrap()).unwrap();
        let ladder = item.competency().unwrap().ladder();
        let rungs = ladder.into_iter().flat_map(Ladder::rungs);
        rungs
            .map(|rung| format!("{} {}: {}", rung.id(), rung.title(), rung.statement()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        told("math:N.1"),
        ["1 First: I count to 10.", "2 2: I count to 20."]
    );
    assert_eq!(
        told("math:N.2"),
        [
            "Weak Weak: I count from 1.",
            "Strong Strong: I count on from any number."
        ]
    );
    assert_eq!(told("math:N.4"), ["1 1: I add.", "2 2: I add tens."]);
    assert!(told("math:N.3").is_empty());
    let math = resolved.library().framework("math").unwrap();
    assert_eq!(math.continuum().ladders().count(), 3);
    // N.3 is not assessed, and the ladders of the others are decided by the most specific rule.
    let binding = |code: &str| {
        let item = resolved.library().find(&code.parse().unwrap()).unwrap();
        let binding = resolved.policy().ladder_binding(item.id());
        binding.map(|binding| binding.higher_counts)
    };
    assert_eq!(binding("math:N.1"), Some(true));
    assert_eq!(binding("math:N.2"), Some(false));
    assert_eq!(binding("math:N.3"), None);
}

#[test]
fn ladders_that_cannot_stand_are_told_all_at_once() {
    let refused = |ladders: Value| {
        let report = match Overlay::from_slice(with_ladders(ladders).to_string().as_bytes()) {
            Ok(overlay) => refused(&overlay),
            Err(error) => error.report().clone(),
        };
        let told = report.iter().map(|finding| {
            let at = finding.place().to_string();
            format!("{} {} ({at})", finding.code(), finding.message())
        });
        told.collect::<Vec<_>>().join("\n")
    };
    let rung = |id: &str, text: &str| json!({"identifier": id, "statement": text});
    let told = refused(json!([
        {"of": "math:N.1", "rungs": [rung("1", "a"), rung("1", "b"), rung("2", " ")]},
        {"of": "math:N.3", "from": {"rubric": "r"}},
        {"of": "math:N.2", "from": {"rubric": "rr"}},
        {"of": "math:N.2", "from": {"criterion": "c9"}},
        {"of": "math:N.4", "from": {"rubric": "r"}},
        {"of": "math:N.4", "from": {"criterion": "c2"}},
        {"of": "e", "from": {"rubric": "r"}},
        {"of": "math:N.9", "rungs": [rung("1", "a")]},
        {"of": "d", "rungs": [rung("1", "a")]},
        {"of": "math:N.4", "rungs": [rung("1", "b")]},
        {"of": "math:N.4", "rungs": [rung("1", "a")]},
    ]));
    for line in [
        "OVER-024 in the ladder of `math:N.1`: the rung `1` stands twice",
        "OVER-024 in the ladder of `math:N.1`: the rung `2` has no statement",
        "OVER-025 the criterion has no levels",
        "OVER-025 `rr` names no rubric of the library",
        "OVER-025 `c9` names no criterion of the library",
        "OVER-025 no criterion of the rubric `r` judges `math:N.4`",
        "OVER-025 the criterion `c2` judges `b`, not `math:N.4`",
        "OVER-025 2 criteria of the rubric `r` judge `e`",
        "OVER-013",
        "OVER-016 two ladders stand for `math:N.4`",
        "OVER-008 two ladders stand for `math:N.4`",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    let neither = refused(json!([{"of": "math:N.1"}]));
    assert!(
        neither.starts_with("OVER-004 a ladder either lists"),
        "{neither}"
    );
    let group = with("ladders", json!([{"of": "g", "rungs": [rung("1", "a")]}]));
    let resolved = group.resolve(&small_library()).unwrap();
    assert!(codes(resolved.report()).contains(&"OVER-017"));
}

fn with_ladders(ladders: Value) -> Value {
    let mut file = everything_as_file();
    file["ladders"] = ladders;
    file
}

#[test]
fn code_and_file_give_equal_values() {
    let text = everything_as_file().to_string();
    let read = Overlay::from_slice(text.as_bytes()).unwrap_or_else(|e| panic!("{}", e.report()));
    let built = everything_in_code().unwrap();
    assert_eq!(read, built);
    assert_eq!(
        Overlay::from_slice(built.write().as_bytes()).unwrap(),
        built
    );
    let one = read
        .resolve(&small_library())
        .unwrap_or_else(|e| panic!("{}", e.report()));
    let other = built.resolve(&small_library()).unwrap();
    assert_eq!(one.policy().fingerprint(), other.policy().fingerprint());
}

#[test]
fn the_schema_and_the_reader_agree() {
    let schema = format!("{}/docs/overlay.schema.json", env!("CARGO_MANIFEST_DIR"));
    let schema: Value = serde_json::from_slice(&std::fs::read(schema).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let reads = |value: &Value| match Overlay::from_slice(value.to_string().as_bytes()) {
        Ok(overlay) => overlay.report().unwrap().is_empty(),
        Err(_) => false,
    };
    let sample: Value = serde_json::from_slice(&data("overlay.json")).unwrap();
    for good in [&sample, &everything_as_file()] {
        assert!(reads(good));
        let errors: Vec<String> = validator.iter_errors(good).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    // Every member dropped, renamed or retyped, one at a time: both say the same.
    let mut compared = 0;
    let mut differ = Vec::new();
    let base = everything_as_file();
    for pointer in pointers(&base) {
        for change in [
            Change::Drop,
            Change::Rename,
            Change::Flag,
            Change::Text,
            Change::List,
            Change::Null,
        ] {
            let Some(changed) = change.apply(&base, &pointer) else {
                continue;
            };
            compared += 1;
            let (ours, theirs) = (reads(&changed), validator.is_valid(&changed));
            if ours != theirs {
                differ.push(format!(
                    "{change:?} at {pointer}: reader {ours}, schema {theirs}"
                ));
            }
        }
    }
    assert!(differ.is_empty(), "{differ:#?}");
    assert!(compared > 500, "only {compared} changes were compared");
}

#[derive(Debug, Clone, Copy)]
enum Change {
    Drop,
    Rename,
    Flag,
    Text,
    List,
    Null,
}

impl Change {
    fn apply(self, base: &Value, pointer: &str) -> Option<Value> {
        let mut value = base.clone();
        let (parent, name) = pointer.rsplit_once('/')?;
        let parent = value.pointer_mut(parent)?;
        match (self, parent) {
            (Self::Drop, Value::Object(members)) => {
                members.remove(name)?;
            }
            (Self::Rename, Value::Object(members)) => {
                let old = members.remove(name)?;
                members.insert(format!("{name}x"), old);
            }
            (Self::Drop | Self::Rename, _) => return None,
            (change, parent) => {
                let slot = match parent {
                    Value::Object(members) => members.get_mut(name)?,
                    Value::Array(list) => list.get_mut(name.parse::<usize>().ok()?)?,
                    _ => return None,
                };
                *slot = match change {
                    Self::Flag => json!(false),
                    Self::Text => json!("\u{1}"),
                    Self::List => json!([[]]),
                    _ => Value::Null,
                };
            }
        }
        Some(value)
    }
}

fn pointers(value: &Value) -> Vec<String> {
    let mut all = Vec::new();
    let mut open = vec![(String::new(), value)];
    while let Some((at, value)) = open.pop() {
        match value {
            Value::Object(members) => {
                open.extend(
                    members
                        .iter()
                        .map(|(name, v)| (format!("{at}/{}", name.replace('/', "~1")), v)),
                );
            }
            Value::Array(list) => {
                open.extend(
                    list.iter()
                        .enumerate()
                        .map(|(n, v)| (format!("{at}/{n}"), v)),
                );
            }
            _ => {}
        }
        if !at.is_empty() {
            all.push(at);
        }
    }
    all
}

fn with(member: &str, value: Value) -> Overlay {
    let mut file = everything_as_file();
    file[member] = value;
    Overlay::from_slice(file.to_string().as_bytes()).unwrap_or_else(|e| panic!("{}", e.report()))
}

fn refused(overlay: &Overlay) -> Report {
    overlay
        .resolve(&small_library())
        .expect_err("it is to be refused")
        .report()
        .clone()
}

#[test]
fn references_and_ties_are_refused_with_their_places() {
    let unknown = refused(&with("statements", json!({"math:N.11": "?"})));
    assert!(codes(&unknown).contains(&"OVER-013"), "{unknown}");
    let unknown = refused(&with(
        "roles",
        json!([{"select": {"code": "math:N.6"}, "role": "text"}]),
    ));
    let finding = unknown.iter().find(|f| f.code() == "OVER-013").unwrap();
    assert_eq!(finding.place().pointer(), Some("/roles/0/select/code"));
    let ambiguous = refused(&with(
        "roles",
        json!([{"select": {"code": "math:N.5"}, "role": "text"}]),
    ));
    let finding = ambiguous.iter().find(|f| f.code() == "OVER-014").unwrap();
    assert_eq!(finding.ids(), ["e", "f"]);
    let tie = json!([{"select": {"code": "math:N.1"}, "role": "text"}, {"select": {"code": "math:N.1"}, "role": "course"}]);
    assert!(codes(&refused(&with("roles", tie))).contains(&"OVER-016"));
    let unknown = refused(&with(
        "dimensions",
        json!([{"select": {"identifier": "z"}, "dimension": "academic"}]),
    ));
    assert!(codes(&unknown).contains(&"OVER-013"), "{unknown}");
    let unknown = refused(&with(
        "statements",
        json!({"math:N.1": "I can", "N.7": "?"}),
    ));
    let finding = unknown.iter().find(|f| f.code() == "OVER-013").unwrap();
    assert_eq!(finding.place().pointer(), Some("/statements/N.7"));
    let both = refused(&with(
        "statements",
        json!({"math:N.1": "I can", "N.1": "I do"}),
    ));
    assert_eq!(codes(&both), ["OVER-016", "POL-023", "POL-023"], "{both}");
    let twice = json!([
        {"of": "math:N.4", "need": "all", "items": ["math:N.1"]},
        {"of": "N.4", "need": "all", "items": ["math:N.2"]}]);
    let twice = refused(&with("components", twice));
    let finding = twice.iter().find(|f| f.code() == "POL-003").unwrap();
    assert_eq!(finding.place().pointer(), Some("/components/1"));
    let missing = refused(&with("frameworks", json!({"science": {}})));
    assert!(codes(&missing).contains(&"OVER-010"), "{missing}");
    let shared = json!([{"name": "math", "identifier": "x", "title": "X"}]);
    assert!(codes(&refused(&with("own", shared))).contains(&"OVER-012"));
}

#[test]
fn what_does_not_block_is_reported() {
    let resolve = |overlay: Overlay| {
        overlay
            .resolve(&small_library())
            .unwrap_or_else(|e| panic!("{}", e.report()))
    };
    // One of its alternatives and a rule of its ladders are met by one work, which is told every
    // time.
    let other = resolve(with("frameworks", json!({"math": {"version": "^7.0"}})));
    assert_eq!(codes(other.report()), ["OVER-011", "POL-023", "POL-023"]);
    let empty = resolve(with(
        "scope",
        json!([{"select": {"strand": "Nothing"}, "as": "priority"}]),
    ));
    assert_eq!(codes(empty.report()), ["OVER-015", "POL-023", "POL-023"]);
    let group = resolve(with(
        "progressions",
        json!([{"requirements": [{"target": "math:N.2", "ways": [["g"]]}]}]),
    ));
    assert_eq!(codes(group.report()), ["OVER-017", "POL-023", "POL-023"]);
}

#[test]
fn the_more_specific_statement_wins() {
    let roles = json!([
        {"select": {"kind": "Learning Target"}, "role": "text"},
        {"select": {"code": "math:N.1"}, "role": "target"},
        {"select": {"codePrefix": "math:N"}, "role": "course"},
    ]);
    let mut file = json!({"continua": "1.0.0", "identifier": "o", "version": "1.0.0"});
    file["roles"] = roles;
    let overlay = Overlay::from_slice(file.to_string().as_bytes()).unwrap();
    let resolved = overlay.resolve(&small_library()).unwrap();
    let role = |id: &str| {
        resolved
            .library()
            .item(&id.parse().unwrap())
            .unwrap()
            .role()
    };
    assert_eq!((role("a"), role("b")), (Role::Target, Role::Course));
}

#[test]
fn a_newer_minor_version_warns_and_keeps_but_refuses_unknown_rules() {
    let mut file = everything_as_file();
    file["continua"] = json!("1.9.0");
    file["horizon"] = json!({"years": 3});
    file["scope"][0]["until"] = json!("2030");
    let overlay = Overlay::from_slice(file.to_string().as_bytes())
        .unwrap_or_else(|e| panic!("{}", e.report()));
    let report = overlay.report().unwrap();
    assert_eq!(codes(report), ["OVER-005", "OVER-005"]);
    assert!(
        report
            .iter()
            .all(|finding| finding.severity() == Severity::Warning)
    );
    let written: Value = serde_json::from_str(&overlay.clone().with_title("T").write()).unwrap();
    assert_eq!(written["horizon"], json!({"years": 3}));
    assert_eq!(written["scope"][0]["until"], json!("2030"));
    file["policy"]["rules"][0]["rule"] = json!({"seatTime": 120});
    let error = Overlay::from_slice(file.to_string().as_bytes()).unwrap_err();
    let finding = error.report().blocking().next().unwrap();
    assert_eq!(finding.code(), "OVER-007");
    assert_eq!(finding.place().pointer(), Some("/policy/rules/0/rule"));
}

#[test]
fn bands_from_ancestors_and_from_levels() {
    let bands = Bands::from(BandsFrom::Ancestor(AncestorPattern::new("Strand")));
    let overlay = Overlay::new("o".parse().unwrap(), "1.0.0".parse().unwrap()).with_bands(bands);
    let resolved = overlay.resolve(&small_library()).unwrap();
    let band = resolved
        .library()
        .item(&"a".parse().unwrap())
        .unwrap()
        .band()
        .map(|b| b.title().to_owned());
    assert_eq!(band.as_deref(), Some("Number"));
}

#[test]
fn hostile_files_are_refused_with_a_finding() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for bytes in [
        &b""[..],
        b"\xff\xfe",
        b"null",
        b"{",
        b"[]",
        deep.as_bytes(),
        b"{\"continua\": 1}",
    ] {
        let error = Overlay::from_slice(bytes).unwrap_err();
        assert!(error.report().blocking().next().is_some());
    }
    let nested = (0..100).fold(
        json!({"attested": {"role": "t"}}),
        |rule, _| json!({"all": [rule]}),
    );
    let mut file = everything_as_file();
    file["policy"]["rules"][0]["rule"] = nested;
    // Either the reader or the compiler refuses it; neither runs out of stack.
    if let Ok(overlay) = Overlay::from_slice(file.to_string().as_bytes()) {
        assert!(overlay.resolve(&small_library()).is_err());
    }
}

#[test]
fn the_starter_resolves_at_once_and_decides_every_target() {
    let library = sample_library();
    let starter = Overlay::starter("first", &library).unwrap();
    let again = Overlay::from_slice(starter.write().as_bytes()).unwrap();
    assert_eq!(again, starter);
    let resolved = again
        .resolve(&library)
        .unwrap_or_else(|e| panic!("{}", e.report()));
    assert_eq!(
        resolved.policy().decides().count(),
        library.competencies().count()
    );
}
