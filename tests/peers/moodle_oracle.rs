//! Moodle beside its rules: the whole history of a learner is gone through again for every question.

use std::collections::BTreeSet;

use continua::mastery::preset::moodle::{
    Action, ChildRule, PointsEntry, PointsFault, PointsRule, Rating, Register, Review, RuleOutcome,
    ScaleError, ScaleItem, ScaleSettings, all_proficient,
};
use proptest::prelude::*;
use serde_json::{Value, json};

/// How many competencies a tree has at most; names beyond are unknown.
const MOST: usize = 7;

fn name(at: usize) -> String {
    format!("c{at}")
}

// --- rules over children ---

/// The children that count, of which all are proficient: at least one, and as many as there are.
fn all_met(children: &[Option<bool>]) -> bool {
    let proficient = children.iter().filter(|it| **it == Some(true)).count();
    !children.is_empty() && proficient == children.len()
}

/// Points and the children that give them.
#[derive(Debug, Clone)]
struct Points {
    asked: i64,
    /// Which competency, its points, and whether it is required.
    entries: Vec<(usize, i64, bool)>,
}

impl Points {
    fn rule(&self) -> PointsRule {
        let entries = self
            .entries
            .iter()
            .map(|(at, points, required)| PointsEntry {
                id: name(*at),
                points: *points,
                required: *required,
            });
        PointsRule::new(self.asked, entries)
    }

    fn met(&self, proficient: impl Fn(usize) -> bool) -> bool {
        let mut points = 0;
        for (at, worth, required) in &self.entries {
            if *required && !proficient(*at) {
                return false;
            }
            if proficient(*at) {
                points += i128::from(*worth);
            }
        }
        points >= i128::from(self.asked)
    }

    /// Everything that is wrong with the settings.
    fn faults(&self, owner: usize, is_child: impl Fn(usize) -> bool) -> Vec<PointsFault> {
        let mut faults = Vec::new();
        if self.asked < 1 {
            faults.push(PointsFault::TooFew(self.asked));
        }
        if self.entries.is_empty() {
            faults.push(PointsFault::Nothing);
        }
        let mut all = 0;
        for (at, points, _) in &self.entries {
            all += i128::from(*points);
            let times = self.entries.iter().filter(|(it, ..)| it == at).count();
            if times > 1 {
                faults.push(PointsFault::Twice(name(*at)));
            }
            if *at == owner || !is_child(*at) {
                faults.push(PointsFault::NoChild(name(*at)));
            }
            if *points < 0 {
                let (id, points) = (name(*at), *points);
                faults.push(PointsFault::Negative { id, points });
            }
        }
        let asked = self.asked;
        if all < i128::from(asked) {
            faults.push(PointsFault::OutOfReach { all, asked });
        }
        faults
    }

    fn config(&self) -> Value {
        let entries = self.entries.iter();
        let entry = |(at, points, required): &(usize, i64, bool)| {
            let required = u8::from(*required);
            json!({"id": name(*at), "points": points, "required": required})
        };
        json!({"base": {"points": self.asked}, "competencies": entries.map(entry).collect::<Vec<_>>()})
    }
}

fn worths() -> impl Strategy<Value = i64> {
    prop_oneof![12 => 0..=4i64, 1 => Just(-1), 1 => Just(i64::MAX)]
}

fn points() -> impl Strategy<Value = Points> {
    let entries = prop::collection::vec((0..MOST, worths(), prop::bool::weighted(0.3)), 0..5);
    (
        prop_oneof![1 => Just(0), 1 => Just(-1), 10 => 1..=8i64, 1 => Just(i64::MAX)],
        entries,
    )
        .prop_map(|(asked, entries)| Points { asked, entries })
}

// --- the state that evidence makes ---

#[derive(Debug, Clone)]
enum Kind {
    All,
    Points(Points),
}

impl Kind {
    fn rule(&self) -> ChildRule {
        match self {
            Self::All => ChildRule::All,
            Self::Points(points) => ChildRule::Points(points.rule()),
        }
    }
}

/// What somebody does.
#[derive(Debug, Clone)]
enum Step {
    Evidence(Action, bool),
    InCourse(Option<u32>, bool),
    Review(Review),
    Rule(Kind, RuleOutcome),
}

/// What stands in the history of a competency.
#[derive(Debug, Clone, Copy)]
enum Row {
    Evidence(Action, bool),
    Review(Review),
}

struct Oracle {
    items: Vec<ScaleItem>,
    parents: Vec<Option<usize>>,
    rules: Vec<Option<(Kind, RuleOutcome)>>,
    courses: Vec<Option<u32>>,
    history: Vec<(usize, Row)>,
}

impl Oracle {
    fn rows(&self, at: usize) -> impl Iterator<Item = Row> {
        let rows = self.history.iter().filter(move |(of, _)| *of == at);
        rows.map(|(_, row)| *row)
    }

    /// An override always writes, also that there is no grade; completion where there is no grade or
    /// it is told to; a log never.
    fn grade(&self, at: usize) -> Option<u32> {
        let default = self.items.iter().find(|item| item.default).unwrap().id;
        let mut grade = None;
        for row in self.rows(at) {
            match row {
                Row::Evidence(Action::Override(to), _) => grade = to,
                Row::Evidence(Action::Complete { override_grade }, _) => {
                    grade = if override_grade {
                        Some(default)
                    } else {
                        grade.or(Some(default))
                    };
                }
                _ => {}
            }
        }
        grade
    }

    fn proficient(&self, at: usize) -> Option<bool> {
        let grade = self.grade(at)?;
        let item = self.items.iter().find(|item| item.id == grade);
        Some(item.is_some_and(|item| item.proficient))
    }

    /// Asking for a review makes idle wait, and nothing else; a person sets it to anything.
    fn review(&self, at: usize) -> Review {
        let mut review = Review::Idle;
        for row in self.rows(at) {
            match row {
                Row::Evidence(_, true) if review == Review::Idle => {
                    review = Review::WaitingForReview;
                }
                Row::Evidence(..) => {}
                Row::Review(to) => review = to,
            }
        }
        review
    }

    fn met(&self, at: usize) -> bool {
        match &self.rules[at] {
            None => false,
            Some((Kind::All, _)) => {
                let children = (0..self.parents.len()).filter(|it| self.parents[*it] == Some(at));
                let children: Vec<_> = children.map(|it| self.proficient(it)).collect();
                all_met(&children)
            }
            Some((Kind::Points(points), _)) => points.met(|it| self.proficient(it) == Some(true)),
        }
    }

    /// Only becoming proficient makes the rule of the parent be looked at; what follows there may
    /// make the parent proficient in its turn.
    fn add(&mut self, at: usize, action: Action, recommend: bool) {
        let before = self.proficient(at) == Some(true);
        self.history.push((at, Row::Evidence(action, recommend)));
        let became = !before && self.proficient(at) == Some(true);
        let Some(parent) = self.parents[at].filter(|parent| became && self.met(*parent)) else {
            return;
        };
        match self.rules[parent].as_ref().map(|(_, outcome)| *outcome) {
            Some(RuleOutcome::Evidence) => self.add(parent, Action::Log, false),
            Some(RuleOutcome::Recommend) => self.add(parent, Action::Log, true),
            Some(RuleOutcome::Complete) => {
                let override_grade = false;
                self.add(parent, Action::Complete { override_grade }, false);
            }
            Some(RuleOutcome::None) | None => {}
        }
    }

    /// Whether the step is one that can be done.
    fn step(&mut self, at: usize, step: &Step) -> bool {
        if at >= self.parents.len() {
            return false;
        }
        match step {
            Step::Evidence(action, recommend) => self.add(at, *action, *recommend),
            Step::InCourse(grade, push) => {
                self.courses[at] = *grade;
                if *push {
                    self.add(at, Action::Override(*grade), false);
                }
            }
            Step::Review(review) => self.history.push((at, Row::Review(*review))),
            Step::Rule(kind, outcome) => {
                let is_child = |it: usize| self.parents.get(it).is_some_and(|of| *of == Some(at));
                if let Kind::Points(points) = kind
                    && !points.faults(at, is_child).is_empty()
                {
                    return false;
                }
                self.rules[at] = Some((kind.clone(), *outcome));
            }
        }
        true
    }
}

fn step(register: &mut Register, at: usize, step: &Step) -> bool {
    let id = name(at);
    match step.clone() {
        Step::Evidence(action, recommend) => register.add(&id, action, recommend),
        Step::InCourse(grade, push) => register.rate_in_course(&id, grade, push),
        Step::Review(review) => register.set_review(&id, review),
        Step::Rule(kind, outcome) => register.set_rule(&id, kind.rule(), outcome),
    }
    .is_ok()
}

fn grades() -> impl Strategy<Value = Option<u32>> {
    prop::option::weighted(0.8, 0..=5u32)
}

fn outcomes() -> impl Strategy<Value = RuleOutcome> {
    use RuleOutcome::{Complete, Evidence, None, Recommend};
    prop_oneof![1 => Just(None), 2 => Just(Evidence), 2 => Just(Recommend), 5 => Just(Complete)]
}

fn steps() -> impl Strategy<Value = Step> {
    let action = prop_oneof![
        1 => Just(Action::Log),
        4 => prop::bool::weighted(0.2).prop_map(|override_grade| Action::Complete { override_grade }),
        3 => grades().prop_map(Action::Override),
    ];
    let review = prop::sample::select(vec![
        Review::Idle,
        Review::WaitingForReview,
        Review::InReview,
    ]);
    prop_oneof![
        12 => (action, prop::bool::weighted(0.2)).prop_map(|(action, recommend)| Step::Evidence(action, recommend)),
        2 => (grades(), any::<bool>()).prop_map(|(grade, push)| Step::InCourse(grade, push)),
        1 => review.prop_map(Step::Review),
        2 => outcomes().prop_map(|outcome| Step::Rule(Kind::All, outcome)),
        1 => (points(), outcomes()).prop_map(|(points, outcome)| Step::Rule(Kind::Points(points), outcome)),
    ]
}

/// The settings of some items from 1 to 4, in any order, of which none may be a default.
fn items() -> impl Strategy<Value = Vec<ScaleItem>> {
    let flags = prop::collection::vec((prop::bool::weighted(0.4), prop::bool::weighted(0.5)), 4);
    let ids = prop::sample::subsequence(vec![1, 2, 3, 4], 0..=4).prop_shuffle();
    (ids, flags).prop_map(|(ids, flags)| {
        let items = ids.into_iter().zip(flags);
        items
            .map(|(id, (default, proficient))| ScaleItem {
                id,
                default,
                proficient,
            })
            .collect()
    })
}

/// A tree: who stands below whom, of those before.
fn trees() -> impl Strategy<Value = Vec<Option<usize>>> {
    prop::collection::vec(prop::option::weighted(0.9, 0..MOST), 1..=MOST).prop_map(|drawn| {
        let parent = |(at, drawn): (usize, Option<usize>)| {
            drawn.filter(|_| at > 0).map(|parent| parent % at)
        };
        drawn.into_iter().enumerate().map(parent).collect()
    })
}

/// Rules with which a tree begins: points of children that are there, as most real ones.
fn first_rules(parents: &[Option<usize>]) -> Vec<(usize, Step)> {
    let children = |of: usize| (0..parents.len()).filter(move |it| parents[*it] == Some(of));
    let rule = |at: usize| {
        let entries: Vec<_> = children(at)
            .enumerate()
            .map(|(nth, child)| (child, 1 + i64::try_from(nth).unwrap(), nth == 1))
            .collect();
        let kind = if at.is_multiple_of(2) {
            Kind::All
        } else {
            Kind::Points(Points { asked: 2, entries })
        };
        (at, Step::Rule(kind, RuleOutcome::Complete))
    };
    (0..parents.len()).map(rule).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_children_are_its_formula(children in prop::collection::vec(prop::option::of(prop::bool::weighted(0.8)), 0..5)) {
        prop_assert_eq!(all_proficient(children.iter().copied()), all_met(&children));
    }

    #[test]
    fn points_are_their_formula(points in points(), proficient in prop::collection::btree_set(0..MOST, 0..=MOST)) {
        let found = points.rule().is_met(|id| proficient.iter().any(|at| name(*at) == id));
        prop_assert_eq!(found, points.met(|at| proficient.contains(&at)));
    }

    /// A rule by points is refused for one of its faults, and for no other reason.
    #[test]
    fn settings_of_points_are_refused_for_their_faults(
        points in points(),
        owner in 0..MOST,
        children in prop::collection::btree_set(0..MOST, 0..=MOST),
    ) {
        let faults = points.faults(owner, |at| children.contains(&at));
        let children: BTreeSet<String> = children.into_iter().map(name).collect();
        let built = points.rule();
        let read: PointsRule = serde_json::from_value(points.config()).unwrap();
        prop_assert_eq!(&read, &built);
        match built.check(&name(owner), |id| children.contains(id)) {
            Ok(()) => prop_assert_eq!(faults, []),
            Err(fault) => prop_assert!(faults.contains(&fault), "{:?} is none of {:?}", fault, faults),
        }
    }

    /// What is no whole number of points, or not there, is no rule.
    #[test]
    fn settings_of_another_form_are_refused(
        points in points(),
        wrong in prop::sample::select(vec![json!(1.5), json!("two"), json!(null), json!([1]), json!({})]),
        place in 0..6usize,
    ) {
        let mut config = points.config();
        let mut entry = json!({"id": "c9", "points": 1, "required": 0});
        match place {
            0 => config["base"]["points"] = wrong,
            1 => config["competencies"] = json!("none"),
            2 => config = json!([config]),
            3 => { config.as_object_mut().unwrap().remove("base"); }
            4 => {
                entry["points"] = wrong;
                config["competencies"].as_array_mut().unwrap().push(entry);
            }
            _ => {
                entry.as_object_mut().unwrap().remove("id");
                config["competencies"].as_array_mut().unwrap().push(entry);
            }
        }
        prop_assert!(serde_json::from_value::<PointsRule>(config).is_err());
    }

    #[test]
    fn a_scale_needs_a_default_and_a_proficient_item(items in items(), grade in 0..=5u32) {
        let found = ScaleSettings::new(items.clone());
        let default = items.iter().filter(|item| item.default).map(|item| item.id).next();
        let expected = if default.is_none() {
            Err(ScaleError::NoDefault)
        } else if items.iter().all(|item| !item.proficient) {
            Err(ScaleError::NotProficient)
        } else {
            Ok(default)
        };
        prop_assert_eq!(found.as_ref().map(|scale| Some(scale.default_grade())), expected.as_ref().map(|it| *it));
        if let Ok(scale) = found {
            let item = items.iter().find(|item| item.id == grade);
            prop_assert_eq!(scale.is_proficient(grade), item.is_some_and(|item| item.proficient));
        }
    }

    /// The state machine, over a tree with rules: every grade, proficiency, review and number of rows
    /// after every step.
    #[test]
    fn evidence_makes_the_state_of_its_history(
        items in items().prop_filter("a scale", |items| ScaleSettings::new(items.clone()).is_ok()),
        parents in trees(),
        begin: bool,
        steps in prop::collection::vec((0..=MOST, steps()), 0..24),
    ) {
        let mut register = Register::new(ScaleSettings::new(items.clone()).unwrap());
        for (at, parent) in parents.iter().enumerate() {
            register.add_competency(&name(at), parent.map(name).as_deref()).unwrap();
        }
        let mut oracle = Oracle {
            items,
            rules: vec![None; parents.len()],
            courses: vec![None; parents.len()],
            parents: parents.clone(),
            history: Vec::new(),
        };
        let first = if begin { first_rules(&parents) } else { Vec::new() };
        for (at, one) in first.iter().chain(&steps) {
            prop_assert_eq!(step(&mut register, *at, one), oracle.step(*at, one), "{:?}", one);
            for at in 0..parents.len() {
                let id = name(at);
                let there = oracle.rows(at).next().is_some();
                prop_assert_eq!(register.rating(&id).is_some(), there);
                let rating = register.rating(&id).copied().unwrap_or_default();
                let evidence = oracle.rows(at).filter(|row| matches!(row, Row::Evidence(..))).count();
                prop_assert_eq!(rating.grade(), oracle.grade(at));
                prop_assert_eq!(rating.is_proficient(), oracle.proficient(at));
                prop_assert_eq!(rating.review(), oracle.review(at));
                prop_assert_eq!(rating.evidence() as usize, evidence);
                prop_assert_eq!(register.course_grade(&id), oracle.courses[at]);
            }
        }
        prop_assert_eq!(register.rating("nobody").map(Rating::evidence), None);
    }
}
