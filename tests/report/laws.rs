//! Reports over random logs, policies and trees, held beside a slow reading of the documentation.

use std::collections::{BTreeMap, BTreeSet};

use continua::advancement::*;
use continua::evidence::proptest1::{learners, logs, moments, zones};
use continua::framework::{Dimension, Framework, ItemDraft, Level, Library, Reading, Role, Scale};
use continua::mastery::{Highest, Latest, Mean};
use continua::report::*;
use continua::*;
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::select;

use crate::world::id;

/// A tree over the four targets of the strategies, and how each is decided.
#[derive(Debug, Clone)]
struct World {
    /// The parent of each of three groups: an earlier one, or none.
    groups: Vec<Option<usize>>,
    /// The parents of each target.
    parents: Vec<BTreeSet<usize>>,
    /// Whether the last target lies under the one before.
    nested: bool,
    dimensions: Vec<Dimension>,
    /// Rule and scale of each target; nothing where none decides.
    rules: Vec<Option<(Rule, bool)>>,
    zone: TimeZone,
}

fn level(n: usize) -> LevelId {
    LevelId::new(format!("level-{n}")).unwrap()
}

fn rules() -> impl Strategy<Value = Rule> {
    prop_oneof![
        (1..3u32, 0..4usize).prop_map(|(n, at)| Rule::works(n, level(at))),
        (0..4usize).prop_map(|at| Rule::estimate(Latest, level(at))),
        (0..4usize).prop_map(|at| Rule::estimate(Highest, level(at))),
        (0..4usize).prop_map(|at| Rule::estimate(Mean, level(at))),
        (0..4usize).prop_map(|at| Rule::All(vec![
            Rule::works(1, level(at)),
            Rule::attested(RoleName::teacher()),
        ])),
    ]
}

fn worlds() -> impl Strategy<Value = World> {
    const DIMENSIONS: [Dimension; 6] = [
        Dimension::Academic,
        Dimension::Academic,
        Dimension::Academic,
        Dimension::Academic,
        Dimension::HigherOrder,
        Dimension::HabitsOfWork,
    ];
    let group =
        |at: usize| proptest::option::of(0..at.max(1)).prop_map(move |up| up.filter(|_| at > 0));
    (
        (group(0), group(1), group(2)),
        vec(btree_set(0..3usize, 1..3), 4),
        any::<bool>(),
        vec(select(&DIMENSIONS[..]), 4),
        vec(
            proptest::option::weighted(0.9, (rules(), proptest::bool::weighted(0.15))),
            4,
        ),
        zones(),
    )
        .prop_map(|(groups, parents, nested, dimensions, rules, zone)| World {
            groups: vec![groups.0, groups.1, groups.2],
            parents,
            nested,
            dimensions,
            rules,
            zone,
        })
}

fn scales() -> [Scale; 2] {
    let scale = |id: &str, values: [i32; 4]| {
        let levels = (0..4).map(|n| Level::new(format!("level-{n}"), format!("L{n}"), values[n]));
        Scale::new(id, id, levels.map(Result::unwrap)).unwrap()
    };
    let cut = scale("four", [1, 2, 3, 4]);
    let cut = cut.with_cut("level-1", "0.4".parse().unwrap()).unwrap();
    let cut = cut.with_cut("level-3", "0.9".parse().unwrap()).unwrap();
    [cut, scale("other", [0, 1, 5, 6])]
}

impl World {
    fn library(&self) -> Library {
        let mut builder = Framework::builder("doc", "Sample").unwrap();
        let mut reading = Reading::new();
        for n in 0..3 {
            let group = format!("group-{n}");
            builder.item(ItemDraft::new(&group, format!("Area {n}.")).unwrap());
            reading = reading.role(id(&group), Role::Group);
        }
        for (n, dimension) in self.dimensions.iter().enumerate() {
            let target = format!("target-{n}");
            builder.item(ItemDraft::new(&target, format!("Do thing {n}.")).unwrap());
            reading = reading.role(id(&target), Role::Target);
            reading = reading.dimension(id(&target), *dimension);
        }
        for (parent, child) in self.links() {
            builder.child(&id(&parent), &id(&child));
        }
        let framework = builder.build().unwrap().read_as(&reading);
        Library::of([("math", framework)]).unwrap()
    }

    fn links(&self) -> Vec<(String, String)> {
        let mut links = Vec::new();
        for (n, up) in self.groups.iter().enumerate() {
            links.extend(up.map(|up| (format!("group-{up}"), format!("group-{n}"))));
        }
        for (n, parents) in self.parents.iter().enumerate() {
            let parents = parents.iter();
            links.extend(parents.map(|up| (format!("group-{up}"), format!("target-{n}"))));
        }
        if self.nested {
            links.push(("target-2".to_owned(), "target-3".to_owned()));
        }
        links
    }

    fn policy(&self) -> Policy {
        let start = PolicyDefinition::new(
            "p".parse().unwrap(),
            "1.0.0".parse().unwrap(),
            "four".parse().unwrap(),
        );
        let mut definition = start.with_zone(self.zone.clone());
        for (n, rule) in self.rules.iter().enumerate() {
            let Some((rule, other)) = rule else { continue };
            let binding = Binding::new(
                Selector::Identifier(id(&format!("target-{n}"))),
                rule.clone(),
            );
            definition = definition.bind(if *other {
                binding.on_scale("other".parse().unwrap())
            } else {
                binding
            });
        }
        Policy::compile(&definition, &self.library(), &scales(), None).unwrap()
    }

    /// What is told apart in an area: the nearest decided targets beneath, by recursion.
    fn beneath(&self, item: &str, found: &mut BTreeSet<String>) {
        for (_, child) in self.links().iter().filter(|(up, _)| up == item) {
            let target = child.strip_prefix("target-");
            let decided = target.is_some_and(|n| self.rules[n.parse::<usize>().unwrap()].is_some());
            if decided {
                found.insert(child.clone());
            } else {
                self.beneath(child, found);
            }
        }
    }

    fn lies_under(&self, item: &str, above: &str) -> bool {
        let links = self.links();
        let mut ups = links.iter().filter(|(_, child)| child == item);
        ups.any(|(up, _)| up == above || self.lies_under(up, above))
    }
}

/// The levels of a roll-up, counted out; and the points.
fn slow(how: RollUp, scale: &Scale, levels: &[usize]) -> (Option<LevelId>, Option<(i64, i64)>) {
    let at = |n: usize| Some(scale.levels()[n].id().clone());
    let count = |of: &dyn Fn(usize) -> bool| levels.iter().filter(|level| of(**level)).count();
    let all = levels.len();
    if all == 0 {
        return (None, None);
    }
    match how {
        RollUp::Lowest => (at((0..4).find(|n| count(&|l| l <= *n) > 0).unwrap()), None),
        RollUp::Median => {
            let half = (0..4).find(|n| 2 * count(&|l| l <= *n) >= all);
            (at(half.unwrap()), None)
        }
        RollUp::Mode => {
            let most = (0..4).map(|n| count(&|l| l == n)).max().unwrap();
            (
                at((0..4).find(|n| count(&|l| l == *n) == most).unwrap()),
                None,
            )
        }
        RollUp::Points => {
            let value = |n: usize| scale.levels()[n].value().millionths();
            let earned: i64 = levels.iter().map(|n| value(*n)).sum();
            let possible = value(3) * i64::try_from(all).unwrap();
            let share = |percent: i64| 100 * earned >= percent * possible;
            let level = match (scale.id().as_str(), share(90), share(40)) {
                ("four", true, _) => at(3),
                ("four", false, true) => at(1),
                ("four", ..) => at(0),
                _ => None,
            };
            (level, Some((earned, possible)))
        }
        _ => unreachable!("there are four"),
    }
}

fn place_of(decision: Decision<'_>) -> (Outcome, Option<LevelId>, Bases) {
    let level = decision.level().map(|level| level.id().clone());
    (decision.outcome(), level, decision.basis())
}

fn told(place: &Place) -> (Outcome, Option<LevelId>, Bases) {
    let level = place.level.as_ref().map(|level| level.id.clone());
    (place.outcome, level, place.basis)
}

/// What is in force of a target, row by row; and the works that show something.
fn rows(
    standing: &Standing,
    log: &EvidenceLog,
    target: &ItemId,
) -> (Vec<String>, BTreeSet<WorkId>) {
    let zone = &standing.policy().definition().zone;
    let view = log.view(standing.learner(), &standing.as_of(), zone);
    let Some(view) = view.target(target) else {
        return Default::default();
    };
    let all = view.shown().iter().chain(view.absent());
    let mut keys: Vec<String> = all
        .map(|row| format!("{} {}", row.judgement().id(), row.result()))
        .collect();
    keys.sort();
    let works = view.shown().iter().map(|row| row.work_id().clone());
    (keys, works.collect())
}

fn check(
    world: &World,
    log: &EvidenceLog,
    learner: &LearnerId,
    period: Period,
    options: &ProgressOptions,
) -> Result<(), TestCaseError> {
    let policy = world.policy();
    let made = policy.progress(log, learner, period, options);
    let backwards = period.from().earliest(&world.zone) > period.to().latest(&world.zone);
    prop_assert_eq!(backwards, made == Err(ProgressError::Backwards));
    let Ok(report) = made else { return Ok(()) };
    let then = policy
        .evaluate(log, learner, period.before().unwrap())
        .unwrap();
    let now = policy.evaluate(log, learner, period.as_of()).unwrap();
    let again = now.progress_since(&then, log, options).unwrap();
    prop_assert_eq!(&again.academic, &report.academic);
    prop_assert_eq!(&again.habits, &report.habits);

    for decision in now.decisions() {
        let target = decision.competency().id().clone();
        let earlier = then.decision(&target).unwrap();
        let (had, known) = rows(&then, log, &target);
        let (have, works) = rows(&now, log, &target);
        let addressed = had != have || place_of(earlier) != place_of(decision);
        let applies = decision.applicability() == Applicability::InScope;
        let wanted = addressed || options.covers == Covers::InScope && applies;
        let listed = report.target(&target);
        prop_assert_eq!(listed.is_some(), wanted, "{}", target);
        let Some(listed) = listed else { continue };
        prop_assert_eq!(listed.addressed, addressed);
        prop_assert_eq!(told(&listed.then), place_of(earlier));
        prop_assert_eq!(told(&listed.now), place_of(decision));
        let proof = decision.proof(log);
        let counted = proof.condition.walk().flat_map(|step| &step.counted);
        let counted: BTreeSet<WorkId> = counted.map(|one| one.work.clone()).collect();
        let fresh = |of: &BTreeSet<WorkId>| of.iter().filter(|work| !known.contains(*work)).count();
        let count = [works.len(), fresh(&works), counted.len(), fresh(&counted)];
        let said = listed.works;
        let said = [
            said.shown,
            said.shown_in_period,
            said.counted,
            said.counted_in_period,
        ];
        prop_assert_eq!(said.map(|n| n as usize), count);
        let missing = if applies && !decision.is_held() {
            decision.missing(log)
        } else {
            Vec::new()
        };
        prop_assert_eq!(&listed.missing, &missing);
    }
    areas(world, &report, [&then, &now], options.roll_up)?;
    for audience in [Audience::Learner, Audience::Outside] {
        let wording = Wording::english();
        for form in [
            report.to_text(&wording, audience),
            report.to_markdown(&wording, audience),
            report.to_csv(&wording, audience),
            report.to_json(&wording, audience),
        ] {
            for word in ["assessor-", "accommodation-", "task-", "note", "upport"] {
                prop_assert!(!form.contains(word), "{}: {}", word, form);
            }
        }
    }
    Ok(())
}

fn areas(
    world: &World,
    report: &ProgressReport,
    standings: [&Standing; 2],
    how: RollUp,
) -> Result<(), TestCaseError> {
    let mut expected = BTreeMap::new();
    for n in 0..3 {
        let group = format!("group-{n}");
        let over = report
            .targets()
            .any(|one| world.lies_under(&one.competency.to_string(), &group));
        if !over {
            continue;
        }
        let mut beneath = BTreeSet::new();
        world.beneath(&group, &mut beneath);
        for dimension in Dimension::ALL {
            for scale in scales() {
                let decisions = |standing: &Standing| -> Vec<Option<usize>> {
                    let of = beneath.iter().map(|target| id(target));
                    of.filter(|target| {
                        let now = standings[1].decision(target).unwrap();
                        now.competency().dimension() == dimension
                            && now.scale() == Some(&scale)
                            && now.applicability() == Applicability::InScope
                    })
                    .map(|target| {
                        let level = standing.decision(&target).unwrap().level()?.id().clone();
                        scale.levels().iter().position(|one| *one.id() == level)
                    })
                    .collect()
                };
                let [then, now] = standings.map(decisions);
                if now.is_empty() {
                    continue;
                }
                let of = |levels: &[Option<usize>]| {
                    let levels: Vec<usize> = levels.iter().flatten().copied().collect();
                    slow(how, &scale, &levels)
                };
                let with_level = now.iter().flatten().count();
                let key = (group.clone(), dimension, scale.id().to_string());
                expected.insert(key, (now.len(), with_level, of(&then), of(&now)));
            }
        }
    }
    let said = |of: &Option<AreaLevel>| {
        let level = of.as_ref().and_then(|one| one.level.as_ref());
        let points = of.as_ref().and_then(|one| one.points);
        (
            level.map(|level| level.id.clone()),
            points.map(|p| (p.earned.millionths(), p.possible.millionths())),
        )
    };
    let found: BTreeMap<_, _> = report
        .areas()
        .map(|area| {
            let key = (
                area.item.to_string(),
                area.dimension,
                area.scale.to_string(),
            );
            let counts = (area.targets as usize, area.with_level as usize);
            (key, (counts.0, counts.1, said(&area.then), said(&area.now)))
        })
        .collect();
    prop_assert_eq!(report.areas().count(), found.len(), "each once");
    prop_assert_eq!(found, expected);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn a_report_says_what_the_standings_say(
        world in worlds(),
        log in logs(60),
        learner in learners(),
        (from, to) in (moments(), moments()),
        known in proptest::option::weighted(0.3, moments()),
        how in select(&RollUp::ALL[..]),
        everything in any::<bool>(),
    ) {
        // Mostly forwards.
        let turn = from.earliest(&world.zone) > to.earliest(&world.zone) && everything;
        let (from, to) = if turn { (to, from) } else { (from, to) };
        let mut period = Period::new(from, to);
        if let Some(known) = known {
            period = period.known_by(known);
        }
        let mut options = ProgressOptions::default();
        options.roll_up = how;
        if everything {
            options.covers = Covers::InScope;
        }
        check(&world, &log, &learner, period, &options)?;
    }
}
