//! Estimators beside what the peers compute.

use continua::Score;
use continua::mastery::{
    Decaying, Estimator, Highest, Latest, Mean, Median, Mode, NOfMastery, Ties,
};

use crate::common;

#[test]
fn estimators_give_what_the_peers_give() {
    let Some(root) = common::corpus_root() else {
        return;
    };
    let file = root.join("../vectors/peers.json");
    let Ok(bytes) = std::fs::read(&file) else {
        println!("skipped: no vectors at {}", file.display());
        return;
    };
    let all: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let (mut passed, mut skipped) = (0, 0);
    for vector in all["vectors"].as_array().unwrap() {
        match estimate_of(vector) {
            Some(found) => {
                let expected = vector["expected"]
                    .as_f64()
                    .map(|e| Score::from_f64(e).unwrap());
                let digits = vector["expected"]
                    .to_string()
                    .split_once('.')
                    .map_or(0, |(_, d)| d.len());
                let digits = u8::try_from(digits.max(2)).unwrap();
                let found = found.map(|value| value.rounded_to(digits));
                assert_eq!(found, expected, "{}", vector["id"]);
                passed += 1;
            }
            None => skipped += 1,
        }
    }
    println!("{passed} vectors passed, {skipped} are about other things");
    assert!(passed >= 20, "{passed}");
}

/// What the estimator that a vector is about says; nothing for other vectors.
#[expect(clippy::option_option, reason = "skipped, undefined, or a value")]
fn estimate_of(vector: &serde_json::Value) -> Option<Option<continua::mastery::Measure>> {
    let scores = vector["scores_oldest_first"].as_array()?;
    let scores: Vec<Score> = scores
        .iter()
        .filter(|score| !score.is_null())
        .map(|score| score.as_f64().map(|s| Score::from_f64(s).unwrap()))
        .collect::<Option<_>>()?;
    let number = |name: &str| vector["params"][name].as_f64();
    let estimator: Estimator = match vector["method"].as_str()? {
        "highest" => Highest.into(),
        "latest" => Latest.into(),
        "average" => Mean.into(),
        "median" => Median::default().into(),
        "mode" => {
            let higher = vector["params"]["tie"] == "higher";
            Mode::new(if higher { Ties::Higher } else { Ties::Newer }).into()
        }
        "standard_decaying_average" => {
            let rate = Score::from_f64(number("decay_rate_percent")? / 100.0)?;
            Decaying::new(rate).unwrap().into()
        }
        "n_mastery" => {
            let n = vector["params"]["n"]
                .as_u64()
                .and_then(|n| u32::try_from(n).ok())?;
            let cut = Score::from_f64(number("mastery_points")?)?;
            NOfMastery::new(n, cut).unwrap().into()
        }
        _ => return None,
    };
    Some(estimator.estimate(&scores).value())
}
