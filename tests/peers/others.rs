//! Vectors of Kolibri, Khan Academy, the vendors of grade books and the power law.

use continua::Score;
use continua::mastery::Estimate;
use continua::mastery::preset::khan::{Event, Level};
use continua::mastery::preset::kolibri::{MasteryModel, progress};
use continua::mastery::preset::{educate, marzano, mastery_connect, otus, teacher_ease};
use serde_json::{Value, json};

use super::{Verdict, compared};

pub fn verdict(vector: &Value) -> Option<Verdict> {
    match vector["system"].as_str()? {
        "kolibri" => kolibri(vector),
        "khan" => khan(vector),
        _ => estimated(vector),
    }
}

fn count(value: &Value) -> u32 {
    value.as_u64().unwrap().try_into().unwrap()
}

fn kolibri(vector: &Value) -> Option<Verdict> {
    let params = &vector["params"];
    match vector["method"].as_str()? {
        "m_of_n_progress" => {
            let attempts = vector["attempts_newest_first"].as_array()?;
            let attempts: Vec<bool> = attempts.iter().map(|right| *right == 1).collect();
            let found = progress(count(&params["m"]), count(&params["n"]), &attempts, false);
            let expected = Score::from_f64(vector["expected"].as_f64()?);
            Some(compared(Some(found.rounded()), expected))
        }
        "mastery_model_to_m_of_n" => {
            let model: MasteryModel = params["type"].as_str()?.parse().unwrap();
            let expected = &vector["expected"];
            let expected = (count(&expected["m"]), count(&expected["n"]));
            Some(compared(model.m_of_n(1), Some(expected)))
        }
        _ => None,
    }
}

fn level(name: &str) -> Option<Level> {
    Some(match name {
        "not_started" => Level::NotStarted,
        "attempted" => Level::Attempted,
        "familiar" => Level::Familiar,
        "proficient" => Level::Proficient,
        "mastered" => Level::Mastered,
        _ => return None,
    })
}

fn khan(vector: &Value) -> Option<Verdict> {
    let expected = &vector["expected"];
    if vector["method"] == "mastery_points" {
        let points = expected.as_object()?.iter();
        let wrong: Vec<_> = points
            .filter(|(name, points)| level(name).unwrap().points() != count(points))
            .collect();
        return Some(compared(wrong, [0; 0]));
    }
    let exercise = |range: std::ops::RangeInclusive<u32>| -> Vec<Event> {
        range
            .map(|right| Event::Exercise { right, of: 100 })
            .collect()
    };
    let events = match vector["input"]["event"].as_str()? {
        "exercise <70%" => exercise(0..=69),
        "exercise 70-99%" => exercise(70..=99),
        "exercise 100%" => exercise(100..=100),
        "mixed assessment correct" => vec![Event::Mixed { right: true }],
        "mixed assessment wrong" | "missed" => vec![Event::Mixed { right: false }],
        _ => return None,
    };
    let from = level(vector["input"]["from"].as_str()?)?;
    let mut found: Vec<Level> = events.iter().map(|event| from.after(*event)).collect();
    found.dedup();
    Some(compared(found, [level(expected.as_str()?)?]))
}

fn values(list: &Value) -> Option<Vec<Score>> {
    // Mastery Connect's levels by their letters, lowest first.
    let value = |value: &Value| match value.as_str() {
        Some(letters) => {
            let order = ["R", "NM", "M"].iter().position(|it| *it == letters)?;
            Some(Score::whole(i32::try_from(order).ok()?))
        }
        None => value.to_string().parse().ok(),
    };
    list.as_array()?.iter().map(value).collect()
}

fn estimated(vector: &Value) -> Option<Verdict> {
    let params = &vector["params"];
    let list = ["scores_oldest_first", "scores_any_order"];
    let values = list.iter().find_map(|name| values(&vector[name]))?;
    let found: Estimate = match (vector["system"].as_str()?, vector["method"].as_str()?) {
        ("mastery_connect", "standard_decaying_average") => {
            let rate = count(&params["decay_rate_percent"]);
            mastery_connect::decaying_average(rate)
                .unwrap()
                .estimate(&values)
        }
        ("mastery_connect", "mode") => mastery_connect::mode().estimate(&values),
        ("otus", "standard_decaying_average") => {
            assert_eq!(params["decay_rate_percent"], 65);
            let found = otus::decaying_average().estimate(&values);
            let shown = otus::shown(found.value()?).to_string();
            assert_eq!(shown, vector["expected_display"].to_string());
            found
        }
        ("educate_cbk12", "mode") => educate::mode().estimate(&values),
        ("educate_cbk12", "average_of_highest_n") => {
            let by = educate::average_of_highest();
            assert_eq!(by.n(), count(&params["n"]));
            by.estimate(&values)
        }
        ("teacherease", "median_of_recent") => {
            teacher_ease::median_of_recent(count(&params["n"]), &values)
        }
        ("marzano_power_law", "power_law") => marzano::power_law().estimate(&values),
        _ => return None,
    };
    let expected = match vector["expected"].as_str() {
        Some(letters) => values_of(letters)?,
        None => vector["expected"].to_string(),
    };
    let digits = expected
        .split_once('.')
        .map_or(0, |(_, digits)| digits.len());
    let expected: Score = expected.parse().ok()?;
    let found = found
        .value()
        .map(|value| value.rounded_to(digits.try_into().unwrap()));
    Some(compared(found, Some(expected)))
}

fn values_of(letters: &str) -> Option<String> {
    let value = values(&json!([letters]))?;
    Some(value.first()?.to_string())
}
