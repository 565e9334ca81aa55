//! Vectors of Moodle.

use continua::mastery::preset::moodle::{
    Action, ChildRule, PointsEntry, PointsRule, Rating, Register, Review, RuleOutcome, ScaleItem,
    ScaleSettings, all_proficient,
};
use serde_json::Value;

use super::{Verdict, compared};

pub fn verdict(vector: &Value) -> Option<Verdict> {
    match vector["method"].as_str()? {
        "rule_all" => {
            let children = vector["children"].as_object()?.values();
            let found = all_proficient(children.map(Value::as_bool));
            Some(compared(found, vector["expected"].as_bool()?))
        }
        "rule_points" => points(vector),
        "validate_rule_points" => {
            let params = &vector["params"];
            let children: Vec<String> =
                serde_json::from_value(params["children_of_owner"].clone()).unwrap();
            let is_child = |id: &str| children.iter().any(|child| child == id);
            let rule = serde_json::from_value::<PointsRule>(vector["config"].clone());
            let owner = params["owner"].as_str()?;
            let valid = rule.is_ok_and(|rule| rule.check(owner, is_child).is_ok());
            Some(compared(valid, vector["expected_valid"].as_bool()?))
        }
        "evidence_state_machine" => state_machine(vector),
        _ => None,
    }
}

fn points(vector: &Value) -> Option<Verdict> {
    let config = &vector["config"];
    let entries: Vec<PointsEntry> = serde_json::from_value(config["competencies"].clone()).unwrap();
    let rule = PointsRule::new(config["points_required"].as_i64()?, entries);
    let found = rule.is_met(|child| vector["children"][child] == true);
    Some(compared(found, vector["expected"].as_bool()?))
}

/// A scale of four items, of which those from one on are proficient.
fn scale(default: u32, proficient: u32) -> ScaleSettings {
    ScaleSettings::new((1..=4).map(|id| ScaleItem {
        id,
        default: id == default,
        proficient: id >= proficient,
    }))
    .unwrap()
}

const COMPLETE: Action = Action::Complete {
    override_grade: false,
};

/// What the steps of a vector say of one competency, beside what the register has.
struct Steps {
    register: Register,
    wrong: Vec<String>,
}

impl Steps {
    fn new(scale: ScaleSettings, tree: &[(&str, Option<&str>)]) -> Self {
        let mut register = Register::new(scale);
        for (id, parent) in tree {
            register.add_competency(id, *parent).unwrap();
        }
        Self {
            register,
            wrong: Vec::new(),
        }
    }

    fn grade(&self, id: &str) -> Option<u32> {
        self.register.rating(id).and_then(Rating::grade)
    }

    /// Holds what a step says of a competency to what the register has of it.
    fn check(&mut self, id: &str, step: &Value, prefix: &str) {
        let rating = self.register.rating(id).copied();
        for (name, said) in step.as_object().unwrap() {
            let Some(name) = name.strip_prefix(prefix) else {
                continue;
            };
            let found = match name {
                "proficiency" => rating
                    .and_then(|rating| rating.is_proficient())
                    .map_or(Value::Null, Into::into),
                "grade" => self.grade(id).map_or(Value::Null, Into::into),
                "evidence" => rating.map_or(0, |rating| rating.evidence()).into(),
                "status" => match rating.unwrap_or_default().review() {
                    Review::Idle => "idle",
                    Review::WaitingForReview => "waiting_for_review",
                    Review::InReview => "in_review",
                }
                .into(),
                "do" | "set" => continue,
                other => panic!("a step says `{other}`"),
            };
            if found != *said {
                self.wrong.push(format!("{step}: {name} is {found}"));
            }
        }
    }

    fn verdict(self) -> Verdict {
        compared(self.wrong, [""; 0])
    }
}

fn state_machine(vector: &Value) -> Option<Verdict> {
    let steps: Vec<Value> = vector["steps"].as_array()?.clone();
    let did = |step: &Value| {
        let text = step["do"].as_str().or(step["set"].as_str());
        text.unwrap_or_default().to_owned()
    };
    match vector["id"].as_str()? {
        "moodle-complete-default-grade" => Some(default_grades()),
        "moodle-course-no-push" => {
            let mut one = Steps::new(scale(2, 3), &[("c", None)]);
            one.register.rate_in_course("c", Some(3), false).unwrap();
            let found = (one.register.course_grade("c"), one.grade("c"));
            let step = &steps[0];
            let said = (step["course_grade"].as_u64(), step["user_grade"].as_u64());
            Some(compared(
                (found.0.map(u64::from), found.1.map(u64::from)),
                said,
            ))
        }
        "moodle-override" => {
            let mut one = Steps::new(scale(2, 3), &[("c", None)]);
            for step in &steps {
                let did = did(step);
                let (grade, recommend) = match did.strip_suffix(" + recommend") {
                    Some(grade) => (grade, true),
                    None => (did.as_str(), false),
                };
                let grade = grade.strip_prefix("override ")?.parse().ok();
                let action = Action::Override(grade);
                one.register.add("c", action, recommend).unwrap();
                one.check("c", step, "");
            }
            Some(one.verdict())
        }
        "moodle-overridegrade" => override_grade(&steps),
        "moodle-review-status" => {
            let mut one = Steps::new(scale(2, 3), &[("c", None)]);
            for step in &steps {
                if step["set"] == "in_review" {
                    one.register.set_review("c", Review::InReview).unwrap();
                } else {
                    assert!(did(step).starts_with("log + recommend"));
                    one.register.add("c", Action::Log, true).unwrap();
                }
                one.check("c", step, "");
            }
            Some(one.verdict())
        }
        "moodle-rule-outcome-complete" => Some(outcome(RuleOutcome::Complete, &steps)),
        "moodle-rule-outcome-evidence" => Some(outcome(RuleOutcome::Evidence, &steps)),
        "moodle-rule-outcome-recommend" => Some(outcome(RuleOutcome::Recommend, &steps)),
        _ => None,
    }
}

/// Completion gives the default item of the scale, 2 in one and 4 in the other, and its proficiency.
fn default_grades() -> Verdict {
    let mut found = Vec::new();
    for (default, proficient) in [(2, 3), (4, 4)] {
        let mut one = Steps::new(scale(default, proficient), &[("c", None)]);
        found.push((one.grade("c"), None));
        one.register.add("c", COMPLETE, false).unwrap();
        let rating = one.register.rating("c").unwrap();
        found.push((one.grade("c"), rating.is_proficient()));
    }
    let expected = [
        (None, None),
        (Some(2), Some(false)),
        (None, None),
        (Some(4), Some(true)),
    ];
    compared(found, expected)
}

fn override_grade(steps: &[Value]) -> Option<Verdict> {
    let mut one = Steps::new(scale(1, 3), &[("c1", None), ("c2", None)]);
    let mut overriding = Vec::new();
    for step in steps {
        if let Some(set) = step["set"].as_str() {
            overriding.push(set.strip_prefix("overridegrade=true on ")?.to_owned());
            continue;
        }
        for id in ["c1", "c2"] {
            let override_grade = overriding.iter().any(|it| it == id);
            let action = match step["do"].as_str()? {
                "module complete" | "module incomplete, complete" => {
                    Action::Complete { override_grade }
                }
                "override 2" => Action::Override(Some(2)),
                // That a module is incomplete again is no evidence.
                "module incomplete" => continue,
                _ => return None,
            };
            one.register.add(id, action, false).unwrap();
        }
        for id in ["c1", "c2"] {
            let (found, said) = (one.grade(id).map(u64::from), step[id].as_u64());
            if found != said {
                one.wrong.push(format!("{step}: {id} is {found:?}"));
            }
        }
    }
    Some(one.verdict())
}

/// A parent whose rule asks for all children. The steps name the children.
fn outcome(outcome: RuleOutcome, steps: &[Value]) -> Verdict {
    let named: Vec<(String, String)> = steps
        .iter()
        .map(|step| {
            let (action, id) = step["do"].as_str().unwrap().split_once(' ').unwrap();
            (action.to_owned(), id.to_owned())
        })
        .collect();
    let mut one = Steps::new(scale(4, 3), &[("parent", None)]);
    for (_, id) in &named {
        // A child that is named twice is one child.
        let _ = one.register.add_competency(id, Some("parent"));
    }
    one.register
        .set_rule("parent", ChildRule::All, outcome)
        .unwrap();
    for (step, (action, id)) in steps.iter().zip(&named) {
        let action = if action == "complete" {
            COMPLETE
        } else {
            Action::Log
        };
        one.register.add(id, action, false).unwrap();
        if step["parent"] == "no record" {
            assert!(one.register.rating("parent").is_none());
        } else {
            one.check("parent", step, "parent_");
        }
    }
    one.verdict()
}
