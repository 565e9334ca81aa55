//! An overlay that says everything that one can say, as a file and in code.

use continua::advancement::{
    Attested, Basis, Binding, BodyOfWork, ComponentList, Components, DeclaredComponents, Distinct,
    Effective, Enough, Extends, Filter, Inherited, LadderBinding, PolicyDefinition,
    PolicyExtension, Revision, Rule, Selection, Selector, Unpitched, WorksRule,
};
use continua::framework::{Dimension, Level, Role, Scale};
use continua::mastery::{
    Attempts, BetaBinomial, CurveCap, CurvePoint, Decaying, InARow, LevelMachine, MeanOfHighest,
    PowerLaw, Settings, WeightedLatest,
};
use continua::overlay::{
    BandEntry, Bands, ComponentsEntry, DemandEntry, DimensionEntry, Expected, LadderEntry,
    LadderFrom, Overlay, OwnFramework, OwnItem, ProgressionSource, RequirementEntry, RoleEntry,
    RungEntry, Scope, ScopeEntry,
};
use continua::progression::Strength;
use jiff::civil::date;
use serde_json::{Value, json};

/// A file that uses every member; in code it is `everything_in_code`.
pub fn everything_as_file() -> Value {
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

pub fn state_as_file() -> Value {
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
            "inherited": {"policy": "nation", "version": "3.0.0"}},
            {"select": {"code": "math:N.4"}, "rule": {"works": {"atLeast": 1, "level": "yes"}},
            "higherCounts": false, "unpitched": "none"}]})
}

pub fn policy_as_file() -> Value {
    json!({"identifier": "p", "version": "1.0.0", "extends": {"identifier": "state", "version": "^1.0"},
            "title": "Ours", "effective": {"from": "2025-09-01"},
            "changelog": [{"version": "1.0.0", "date": "2025-09-01", "changes": []}],
            "scale": "s", "zone": "UTC", "settings": {"attempts": "newest"}, "satisfiedBy": ["demonstrated"],
            "drops": [{"code": "math:N.2"}], "dropsLadders": [{"code": "math:N.4"}], "rules": [
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

pub fn ladders_as_file() -> Value {
    json!([
        {"of": "math:N.1", "rungs": [
            {"identifier": "1", "title": "First", "statement": "I count to 10."},
            {"identifier": "2", "statement": "I count to 20."}]},
        {"of": "math:N.2", "from": {"rubric": "r"}},
        {"of": "math:N.4", "from": {"criterion": "c4"}}
    ])
}

pub fn ladder_rules_as_file() -> Value {
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
    let fourth = Selector::Code("math:N.4".parse()?);
    let fourth = LadderBinding::new(fourth, one_work.clone());
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
            .bind_ladder(ladders)
            .bind_ladder(fourth),
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
        .drop_ladder_rule(Selector::Code("math:N.4".parse()?))
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

pub fn everything_in_code() -> Result<Overlay, Box<dyn std::error::Error>> {
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
