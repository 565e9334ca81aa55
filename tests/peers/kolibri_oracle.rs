//! Kolibri beside its formula: mastered ? 1 : no attempts ? 0 : max(min(right of newest n / m, 1), 0.001).

use continua::Score;
use continua::mastery::Measure;
use continua::mastery::preset::kolibri::{MasteryModel, progress};
use proptest::prelude::*;

/// The progress by the formula; the quotient is the mean of m numbers, as many of them 1 as are right.
fn formula(m: u32, n: u32, oldest_first: &[bool], mastered: bool) -> Measure {
    if mastered {
        return Measure::from(Score::ONE);
    }
    if oldest_first.is_empty() {
        return Measure::from(Score::ZERO);
    }
    let mut right = 0;
    for (age, attempt) in oldest_first.iter().rev().enumerate() {
        if age < n as usize && *attempt {
            right += 1;
        }
    }
    let m = m as usize;
    if m == 0 {
        return Measure::from(Score::ONE);
    }
    let mut parts = vec![Score::ZERO; m];
    for part in parts.iter_mut().take(right) {
        *part = Score::ONE;
    }
    let least = Measure::from("0.001".parse::<Score>().unwrap());
    Measure::mean(&parts).unwrap().max(least)
}

/// Small numbers, and such an m that one right attempt is worth less than a thousandth.
fn numbers() -> impl Strategy<Value = u32> {
    prop_oneof![8 => 0..=8u32, 1 => 999..=2001u32]
}

fn attempts() -> impl Strategy<Value = Vec<bool>> {
    prop::collection::vec(prop::bool::weighted(0.6), 0..14)
}

fn newest_first(oldest_first: &[bool]) -> Vec<bool> {
    oldest_first.iter().rev().copied().collect()
}

fn models() -> impl Strategy<Value = MasteryModel> {
    prop_oneof![
        (0..=8u32, 0..=8u32).prop_map(|(m, n)| MasteryModel::MOfN { m, n }),
        (0..=8u32).prop_map(MasteryModel::InARow),
        Just(MasteryModel::DoAll),
        Just(MasteryModel::Quiz),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn progress_is_its_formula(m in numbers(), n in numbers(), attempts in attempts(), mastered: bool) {
        let found = progress(m, n, &newest_first(&attempts), mastered);
        prop_assert_eq!(found, formula(m, n, &attempts, mastered));
    }

    /// Attempt by attempt: what was mastered once stays so, and the estimator of the model is at 1
    /// exactly when the newest attempts are.
    #[test]
    fn a_model_is_mastered_when_m_of_the_newest_n_are_right(
        model in models(),
        items in 0..=6u32,
        attempts in attempts(),
    ) {
        let expected = match model {
            MasteryModel::MOfN { m, n } => Some((m, n)),
            MasteryModel::InARow(k) => Some((k, k)),
            MasteryModel::DoAll => Some((items, items)),
            _ => None,
        };
        prop_assert_eq!(model.m_of_n(items), expected);
        let Some((m, n)) = expected else {
            prop_assert_eq!(model.estimator(items), Ok(None));
            return Ok(());
        };
        let estimator = model.estimator(items);
        prop_assert_eq!(estimator.is_ok(), 1 <= m && m <= n);
        let mut mastered = false;
        for until in 0..=attempts.len() {
            let so_far = &attempts[..until];
            let now = |end: usize| {
                let window = &attempts[end.saturating_sub(n as usize)..end];
                end > 0 && window.iter().filter(|right| **right).count() >= m as usize
            };
            let found = progress(m, n, &newest_first(so_far), mastered);
            mastered |= found == Score::ONE.into();
            prop_assert_eq!(mastered, (0..=until).any(now), "after {} attempts", until);
            if let Ok(Some(estimator)) = estimator {
                let values: Vec<Score> = so_far.iter().map(|right| i32::from(*right).into()).collect();
                let reached = estimator.estimate(&values).value();
                prop_assert_eq!(reached.is_some_and(|it| it.at_least(Score::ONE)), now(until));
            }
        }
    }

    /// Four lengths of a row have names, and no other.
    #[test]
    fn other_names_are_refused(row in 0..=12u32, other in "[a-z_]{0,12}") {
        let named = format!("num_correct_in_a_row_{row}").parse();
        let known = [2, 3, 5, 10].contains(&row).then_some(MasteryModel::InARow(row));
        prop_assert_eq!(named.ok(), known);
        let known = match other.as_str() {
            "do_all" => Some(MasteryModel::DoAll),
            "quiz" => Some(MasteryModel::Quiz),
            _ => None,
        };
        prop_assert_eq!(other.parse().ok(), known);
    }
}
