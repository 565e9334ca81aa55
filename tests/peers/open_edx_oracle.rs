//! Open edX beside its decision record: grades compared digit by digit, and groups by counting.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use continua::mastery::preset::open_edx::{
    Comparison, Criteria, CriteriaError, Fraction, FractionError, GradeRule, Operator, Status,
    rollup,
};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

const WORKS: usize = 4;
/// How many groups stand in each other at most.
const DEEPEST: usize = 3;

// --- grades ---

/// Two decimals from 0 to 1, compared as texts of equal length.
fn compare(one: &str, other: &str) -> Ordering {
    let padded = |text: &str| {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        format!("{whole}.{part:0<40}")
    };
    padded(one).cmp(&padded(other))
}

/// Decimals from 0 to 1 as they are written, many of them near each other.
fn decimals() -> impl Strategy<Value = String> {
    let near = prop::sample::select(vec![
        "0",
        "0.0",
        "1",
        "1.0",
        "0.75",
        "0.750",
        "0.7500000001",
        "0.7499999999",
        "0.8",
        "0.80",
        "0.799999999999999999",
        "0.800000000000000001",
        "0.3",
        "0.30000000000000004",
    ]);
    prop_oneof![3 => near.prop_map(str::to_owned), 2 => "0\\.[0-9]{1,18}"]
}

fn fraction(text: &str) -> Fraction {
    text.parse().unwrap()
}

fn comparisons() -> impl Strategy<Value = Comparison> {
    prop::sample::select(vec![Comparison::Gte, Comparison::Lte, Comparison::Eq])
}

fn met(op: Comparison, grade: &str, value: &str) -> bool {
    match (op, compare(grade, value)) {
        (_, Ordering::Equal) => true,
        (Comparison::Gte, order) => order == Ordering::Greater,
        (Comparison::Lte, order) => order == Ordering::Less,
        (Comparison::Eq, _) => false,
    }
}

fn status(op: Comparison, grade: &str, value: &str) -> Status {
    if met(op, grade, value) {
        Status::Demonstrated
    } else {
        Status::AttemptedNotDemonstrated
    }
}

// --- groups ---

/// What members say together, by counting how many say what.
fn together(operator: Operator, members: &[Option<Status>]) -> Option<Status> {
    let count = |said: Option<Status>| members.iter().filter(|it| **it == said).count();
    let demonstrated = count(Some(Status::Demonstrated));
    let partially = count(Some(Status::PartiallyAttempted));
    let attempted = count(Some(Status::AttemptedNotDemonstrated));
    if count(None) == members.len() {
        return None;
    }
    let (met, failed) = match operator {
        Operator::And => (demonstrated == members.len(), attempted > 0),
        Operator::Or => (demonstrated > 0, demonstrated + partially == 0),
    };
    Some(match (met, failed) {
        (true, _) => Status::Demonstrated,
        (_, true) => Status::AttemptedNotDemonstrated,
        _ => Status::PartiallyAttempted,
    })
}

/// Criteria as somebody draws them, right or wrong.
#[derive(Debug, Clone)]
enum Tree {
    Leaf(usize, Comparison, String),
    Group(Option<Operator>, Vec<Tree>),
}

impl Tree {
    fn build(&self) -> Result<Criteria, CriteriaError> {
        match self {
            Self::Leaf(work, op, value) => {
                let rule = GradeRule::new(*op, fraction(value));
                Ok(Criteria::grade(work.to_string(), rule))
            }
            Self::Group(operator, members) => {
                let members: Result<Vec<_>, _> = members.iter().map(Self::build).collect();
                Criteria::group(*operator, members?)
            }
        }
    }

    fn depth(&self) -> usize {
        match self {
            Self::Leaf(..) => 0,
            Self::Group(_, members) => 1 + members.iter().map(Self::depth).max().unwrap_or(0),
        }
    }

    fn any_group(&self, wrong: &dyn Fn(Option<Operator>, usize) -> bool) -> bool {
        match self {
            Self::Leaf(..) => false,
            Self::Group(operator, members) => {
                wrong(*operator, members.len()) || members.iter().any(|it| it.any_group(wrong))
            }
        }
    }

    /// All that is wrong with it.
    fn faults(&self) -> Vec<CriteriaError> {
        let mut faults = Vec::new();
        if self.any_group(&|_, members| members == 0) {
            faults.push(CriteriaError::Empty);
        }
        if self.any_group(&|operator, members| members > 1 && operator.is_none()) {
            faults.push(CriteriaError::NoOperator);
        }
        if self.depth() > DEEPEST {
            faults.push(CriteriaError::TooDeep);
        }
        faults
    }

    fn status(&self, grades: &[Option<String>]) -> Option<Status> {
        match self {
            Self::Leaf(work, op, value) => {
                let grade = grades[*work].as_deref()?;
                Some(status(*op, grade, value))
            }
            Self::Group(operator, members) => {
                let said: Vec<_> = members.iter().map(|it| it.status(grades)).collect();
                match operator {
                    // A group of one says what its member says.
                    None => said[0],
                    Some(operator) => together(*operator, &said),
                }
            }
        }
    }
}

fn operators() -> impl Strategy<Value = Option<Operator>> {
    prop_oneof![4 => Just(Some(Operator::And)), 4 => Just(Some(Operator::Or)), 1 => Just(None)]
}

/// A group without an operator has one member more often than not.
fn group(member: impl Strategy<Value = Tree>) -> impl Strategy<Value = Tree> {
    (
        operators(),
        prop::collection::vec(member, 0..4),
        prop::bool::weighted(0.9),
    )
        .prop_map(|(operator, mut members, fitting)| {
            if fitting && operator.is_none() {
                members.truncate(1);
            }
            Tree::Group(operator, members)
        })
}

fn trees() -> impl Strategy<Value = Tree> {
    let leaf = (0..WORKS, comparisons(), decimals())
        .prop_map(|(work, op, value)| Tree::Leaf(work, op, value));
    leaf.prop_recursive(4, 24, 3, |inner| group(inner).boxed())
}

fn statuses() -> impl Strategy<Value = Option<Status>> {
    prop::option::weighted(
        0.8,
        prop::sample::select(vec![
            Status::AttemptedNotDemonstrated,
            Status::PartiallyAttempted,
            Status::Demonstrated,
            Status::Demonstrated,
        ]),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    /// A threshold is compared as a decimal, to its last digit.
    #[test]
    fn a_grade_meets_a_threshold_as_a_decimal(op in comparisons(), grade in decimals(), value in decimals()) {
        let rule = GradeRule::new(op, fraction(&value));
        prop_assert_eq!(rule.is_met(fraction(&grade)), met(op, &grade, &value));
        prop_assert_eq!(rule.status(fraction(&grade)), status(op, &grade, &value));
        prop_assert_eq!(fraction(&grade).cmp(&fraction(&value)), compare(&grade, &value));
        prop_assert_eq!(fraction(&grade).to_string().parse(), Ok(fraction(&grade)));
    }

    /// What is no decimal from 0 to 1 is refused.
    #[test]
    fn what_is_no_fraction_is_refused(text in prop_oneof![
        "-?[0-9]{0,3}(\\.[0-9]{0,21})?", "-?[01](\\.0{0,4}[0-9]?)?", "[0-9a-zA-Z+.-]{0,5}",
    ]) {
        let number = text.strip_prefix('-').unwrap_or(&text);
        let parts: Vec<&str> = number.split('.').collect();
        let is_number = parts.len() <= 2
            && parts.iter().all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit()));
        let found = text.parse::<Fraction>();
        if !is_number {
            prop_assert_eq!(found, Err(FractionError::NotANumber));
            return Ok(());
        }
        let fine = parts.get(1).is_some_and(|part| part.trim_end_matches('0').len() > 18);
        let digits = format!("{}{}", parts[0], parts.get(1).copied().unwrap_or(""));
        let nothing = digits.chars().all(|c| c == '0');
        let whole = parts[0].trim_start_matches('0');
        let rest = parts.get(1).is_some_and(|part| part.chars().any(|c| c != '0'));
        let outside = match (nothing, text.starts_with('-'), whole) {
            (true, ..) => false,
            (_, true, _) => true,
            (_, _, "") => false,
            (_, _, "1") => rest,
            _ => true,
        };
        let faults = [(fine, FractionError::TooFine), (outside, FractionError::OutOfRange)];
        match found {
            Ok(_) => prop_assert!(!fine && !outside),
            Err(error) => prop_assert!(faults.contains(&(true, error)), "{:?}", error),
        }
    }

    /// A stored rule has exactly its three members: one of three comparisons, a fraction that is a
    /// number, and the scale `percent`.
    #[test]
    fn a_stored_rule_of_another_form_is_refused(
        op in prop::sample::select(vec![json!("gte"), json!("lte"), json!("eq"), json!("eq"), json!("gt"), json!("GTE"), json!(1), json!(null)]),
        value in prop::sample::select(vec![
            json!(0), json!(1), json!(0.8), json!(0.0), json!(1.0), json!(0.75), json!(80), json!(1.5), json!(-0.1), json!(-1),
            json!(true), json!(false), json!("0.8"), json!(null), json!([0.8]),
        ]),
        scale in prop::sample::select(vec![json!("percent"), json!("percent"), json!("percent"), json!("raw"), json!("Percent"), json!(null)]),
        left_out in prop::option::weighted(0.2, 0..3usize),
        extra in prop::bool::weighted(0.2),
    ) {
        let members = [("op", op.clone()), ("value", value.clone()), ("scale", scale.clone())];
        let kept = members.into_iter().enumerate().filter(|(at, _)| Some(*at) != left_out);
        let mut config: Map<String, Value> = kept.map(|(_, (name, it))| (name.to_owned(), it)).collect();
        if extra {
            config.insert("note".to_owned(), json!("more"));
        }
        let op = match op.as_str() {
            Some("gte") => Some(Comparison::Gte),
            Some("lte") => Some(Comparison::Lte),
            Some("eq") => Some(Comparison::Eq),
            _ => None,
        };
        let number = value.as_f64().filter(|it| (0.0..=1.0).contains(it));
        let right = left_out.is_none() && !extra && scale == "percent";
        let expected = op.zip(number).filter(|_| right);
        let expected = expected.map(|(op, number)| GradeRule::new(op, fraction(&number.to_string())));
        prop_assert_eq!(serde_json::from_value(Value::Object(config)).ok(), expected);
    }

    #[test]
    fn a_group_is_its_formula(operator in operators(), members in prop::collection::vec(statuses(), 0..5)) {
        let operator = operator.unwrap_or(Operator::Or);
        let expected = if members.is_empty() {
            Err(CriteriaError::Empty)
        } else {
            Ok(together(operator, &members))
        };
        prop_assert_eq!(rollup(operator, &members), expected);
    }

    /// A tree of criteria is refused for one of its faults, or has the status of its formula.
    #[test]
    fn criteria_have_the_status_of_their_formula(
        tree in trees(),
        grades in prop::collection::vec(prop::option::weighted(0.7, decimals()), WORKS),
    ) {
        let faults = tree.faults();
        match tree.build() {
            Err(error) => prop_assert!(faults.contains(&error), "{:?} is none of {:?}", error, faults),
            Ok(criteria) => {
                prop_assert_eq!(faults, []);
                let grades_by_name: BTreeMap<String, Fraction> = grades
                    .iter()
                    .enumerate()
                    .filter_map(|(at, grade)| Some((at.to_string(), fraction(grade.as_deref()?))))
                    .collect();
                let found = criteria.status(&|work| grades_by_name.get(work).copied());
                prop_assert_eq!(found, tree.status(&grades));
            }
        }
    }

    /// A written status only rises, and an equal one is not written again.
    #[test]
    fn a_written_status_only_rises(found in prop::collection::vec(statuses(), 0..8)) {
        let rank = |status: Option<Status>| match status {
            None => 0,
            Some(Status::AttemptedNotDemonstrated) => 1,
            Some(Status::PartiallyAttempted) => 2,
            Some(Status::Demonstrated) => 3,
        };
        let mut written = None;
        for (at, now) in found.iter().enumerate() {
            let before = written;
            let raised = now.and_then(|now| now.raises(written));
            written = raised.or(written);
            let highest = found[..=at].iter().map(|it| rank(*it)).max().unwrap_or(0);
            prop_assert_eq!(rank(written), highest);
            prop_assert_eq!(raised.is_some(), rank(written) > rank(before));
        }
    }
}
