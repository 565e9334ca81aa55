//! What other systems publish of their calculations, for the estimators that are here.

use std::path::Path;

use continua::mastery::*;
use continua::*;
use serde_json::Value;

use super::text;

/// The vectors, or nothing where they are absent; their absence fails where the corpus is required.
fn vectors() -> Option<Vec<Value>> {
    let file = std::env::var_os("CONTINUA_CORPUS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/vectors/peers.json"),
        |corpus| Path::new(&corpus).join("../vectors/peers.json"),
    );
    let Ok(bytes) = std::fs::read(&file) else {
        let required = std::env::var("CONTINUA_REQUIRE_CORPUS").as_deref() == Ok("1");
        assert!(
            !required,
            "the vectors are required but not at {}",
            file.display()
        );
        println!("skipped: no vectors at {}", file.display());
        return None;
    };
    let all: Value = serde_json::from_slice(&bytes).unwrap();
    Some(all["vectors"].as_array().unwrap().clone())
}

fn score(value: &Value) -> Score {
    text(value.to_string())
}

fn scores(vector: &Value) -> Option<Vec<Score>> {
    let list = ["scores_oldest_first", "scores_any_order"];
    let list = list.iter().find_map(|name| vector[*name].as_array())?;
    let numbers = list.iter().all(Value::is_number);
    numbers.then(|| list.iter().map(score).collect())
}

fn estimator(vector: &Value) -> Option<Estimator> {
    let params = &vector["params"];
    let whole = |name: &str| params[name].as_u64().map(|n| u32::try_from(n).unwrap());
    Some(match vector["method"].as_str()? {
        "latest" => Latest.into(),
        "highest" => Highest.into(),
        "average" => Mean.into(),
        "standard_decaying_average" => {
            let rate = params["decay_rate_percent"].as_i64()?;
            Decaying::new(Score::from_millionths(rate * 10_000))
                .unwrap()
                .into()
        }
        "n_mastery" => {
            let cut = Some(&params["mastery_points"]).filter(|cut| cut.is_number())?;
            NOfMastery::new(whole("n")?, score(cut)).unwrap().into()
        }
        "mode" => {
            let ties = match params["tie"].as_str()? {
                "higher" => Ties::Higher,
                _ => Ties::Newer,
            };
            Mode::new(ties).into()
        }
        "median_of_recent" => Median::default().into(),
        _ => return None,
    })
}

#[test]
fn estimates_are_those_that_peers_publish() {
    let Some(vectors) = vectors() else { return };
    let mut seen = std::collections::BTreeMap::new();
    for vector in &vectors {
        let (Some(estimator), Some(scores)) = (estimator(vector), scores(vector)) else {
            continue;
        };
        let name = vector["id"].as_str().unwrap();
        let value = estimator.estimate(&scores).value();
        // A peer writes two digits, or the exact value.
        let expected = &vector["expected"];
        match (value, expected) {
            (None, Value::Null) => {}
            (Some(value), Value::Number(_)) => {
                let expected = score(expected);
                let found = [value.rounded(), value.rounded_to(2)];
                assert!(found.contains(&expected), "{name}: {found:?} {expected}");
            }
            other => panic!("{name}: {other:?}"),
        }
        *seen.entry(vector["method"].as_str().unwrap()).or_insert(0) += 1;
    }
    println!("{seen:?}");
    for method in [
        "latest",
        "highest",
        "average",
        "standard_decaying_average",
        "n_mastery",
        "mode",
    ] {
        assert!(seen.contains_key(method), "no vector of {method}");
    }
}

#[test]
fn m_of_the_newest_n_is_met_where_peers_say_so() {
    let Some(vectors) = vectors() else { return };
    let mut seen = 0;
    for vector in vectors
        .iter()
        .filter(|vector| vector["method"] == "m_of_n_progress")
    {
        let whole = |name: &str| u32::try_from(vector["params"][name].as_u64().unwrap()).unwrap();
        let mut attempts: Vec<Score> = vector["attempts_newest_first"]
            .as_array()
            .unwrap()
            .iter()
            .map(score)
            .collect();
        attempts.reverse();
        let estimate = MOfLastN::new(whole("m"), whole("n"))
            .unwrap()
            .estimate(&attempts);
        let met = estimate
            .value()
            .is_some_and(|value| value.at_least(Score::ONE));
        assert_eq!(
            met,
            vector["expected"].as_f64().unwrap() >= 1.0,
            "{}",
            vector["id"]
        );
        seen += 1;
    }
    assert!(seen > 0);
}
