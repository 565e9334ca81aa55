//! Weights that are meant as shares do not make a whole.

use super::view::{Rubric, site};
use crate::Score;
use crate::check::rules::named;
use crate::finding::{Findings, Ground, Note, Rule, Severity};

/// Weights that are meant as shares do not make a whole.
pub static WEIGHT_SUM: Rule = Rule {
    code: "RUB-014",
    name: "weight-sum",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "Weights of all criteria of one rubric that are all below 1 and do not sum to 1, or that sum to nearly 100 and not to 100. Sums that rounding explains, equal weights far from a whole, and weights of other kinds, as 1, 1 and 2, are passed over.",
    why: "The best work gets more or less than all; mostly a criterion or a digit was lost.",
    repair: "All is kept as written.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "weight": 0.6, "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure"}]},
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e52", "weight": 0.3, "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e03", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e04", "quality": "Secure"}]}]}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFRubrics": [{"identifier": "1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e50", "title": "Counting", "CFRubricCriteria": [
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e51", "weight": 0.6, "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e01", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e02", "quality": "Secure"}]},
  {"identifier": "2c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e52", "weight": 0.4, "CFRubricCriterionLevels": [
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e03", "quality": "Beginning"},
   {"identifier": "3c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e04", "quality": "Secure"}]}]}]}"#,
};

/// One, in millionths.
const ONE: i128 = 1_000_000;

pub(super) fn check(rubrics: &[Rubric<'_>], findings: &mut Findings) {
    for rubric in rubrics {
        let weights: Option<Vec<i128>> = rubric
            .criteria
            .iter()
            .map(|criterion| Some(criterion.weight?.millionths().into()))
            .collect();
        let (Some(weights), Some(first)) = (weights, rubric.criteria.first()) else {
            continue;
        };
        let Some((sum, whole)) = meant(&weights) else {
            continue;
        };
        findings.add(&WEIGHT_SUM, "", site(first.value, "weight"), || {
            let sum = i64::try_from(sum).unwrap_or_default();
            let (sum, count) = (Score::from_millionths(sum), weights.len());
            let note = Note::new(format!(
                "the weights of {count} criteria sum to {sum}, expected {whole}"
            ));
            named(note, rubric.value).help("mend the weights, or add the criterion that is missing")
        });
    }
}

/// The sum of weights that are meant as shares of a whole and do not make one, and the whole.
fn meant(weights: &[i128]) -> Option<(i128, i128)> {
    let [first, _, ..] = weights else {
        return None;
    };
    let sum: i128 = weights.iter().sum();
    let count = i128::try_from(weights.len()).ok()?;
    let near = |whole: i128, part: i128| (sum - whole * ONE).abs() <= part;
    let equal = weights.iter().all(|weight| weight == first);
    let parts = weights.iter().all(|weight| (1..ONE).contains(weight));
    // Half of the last digit of shares with two digits, for each.
    if parts && !near(1, count * ONE / 200) && (!equal || near(1, ONE / 5)) {
        return Some((sum, 1));
    }
    let percents = weights.iter().all(|weight| *weight >= ONE);
    (percents && near(100, 10 * ONE) && !near(100, count * ONE / 2)).then_some((sum, 100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares() {
        let found = |weights: &[i128]| {
            let weights: Vec<i128> = weights.iter().map(|weight| weight * 10_000).collect();
            meant(&weights).map(|(_, whole)| whole)
        };
        assert_eq!(found(&[60, 40]), None);
        assert_eq!(found(&[33, 33, 33]), None);
        assert_eq!(found(&[60, 30]), Some(1));
        assert_eq!(found(&[50, 50, 50]), None);
        assert_eq!(found(&[100, 100, 200]), None);
        assert_eq!(found(&[100, 50]), None);
        assert_eq!(found(&[6000, 4000]), None);
        assert_eq!(found(&[3300, 3300, 3300]), None);
        assert_eq!(found(&[6000, 3500]), Some(100));
        assert_eq!(found(&[60]), None);
    }
}
