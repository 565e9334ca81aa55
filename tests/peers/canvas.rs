//! Vectors of Canvas.

use continua::Score;
use continua::mastery::preset::canvas::{
    Calculation, Method, Part, ScoringRange, mean, median, percent, rating_percents,
};
use serde_json::Value;

use super::{Verdict, compared};

/// An exact score from a number as it stands in the vectors.
fn score(value: &Value) -> Option<Score> {
    (!value.is_null()).then(|| value.to_string().parse().unwrap())
}

fn scores(list: &Value) -> Vec<Option<Score>> {
    list.as_array().unwrap().iter().map(score).collect()
}

pub fn verdict(vector: &Value) -> Option<Verdict> {
    let expected = &vector["expected"];
    let method = vector["method"].as_str()?;
    match method {
        "class_mean" | "class_median" => Some(class(vector, method)),
        "validate_calculation_int" => {
            let method = Method::from_stored(vector["params"]["calculation_method"].as_str()?)?;
            let right = |list: &Value, right: bool| {
                let mut list = list.as_array().unwrap().iter();
                list.all(|int| method.check(int.as_i64()).is_ok() == right)
            };
            let all = right(&vector["valid"], true) && right(&vector["invalid"], false);
            Some(compared(all, true))
        }
        "mastery_path_range_contains" => {
            let params = &vector["params"];
            let range =
                ScoringRange::new(score(&params["lower"]), score(&params["upper"])).unwrap();
            let found = range.contains(score(&vector["input"])?);
            Some(compared(found, expected.as_bool()?))
        }
        "rating_percents" => {
            let ratings = scores(&vector["params"]["ratings_points_desc"]);
            let ratings: Vec<Score> = ratings.into_iter().flatten().collect();
            let students = scores(&vector["student_scores"]);
            let students: Vec<Score> = students.into_iter().flatten().collect();
            let found = rating_percents(&ratings, &students);
            let expected: Vec<u32> = serde_json::from_value(expected.clone()).unwrap();
            Some(compared(found, expected))
        }
        "scale_to_outcome_mastery" => Some(scaled(vector)),
        _ => rollup(vector, Method::from_stored(method)?),
    }
}

fn calculation(method: Method, params: &Value) -> Calculation {
    let int = match method {
        Method::WeightedAverage => params["weight_percent"].as_i64(),
        Method::DecayingAverage => params["decay_rate_percent"].as_i64(),
        Method::NMastery => params["n"].as_i64(),
        _ => None,
    };
    let points = |name: &str| score(&params[name]);
    let possible = points("points_possible").or(points("account_proficiency_points_possible"));
    Calculation::new(
        method,
        int,
        points("mastery_points").unwrap_or(Score::whole(3)),
        possible.unwrap_or(Score::whole(5)),
    )
    .unwrap()
}

fn rollup(vector: &Value, method: Method) -> Option<Verdict> {
    let calculation = calculation(method, &vector["params"]);
    let found = if vector["scores_oldest_first"].is_array() {
        let scores = scores(&vector["scores_oldest_first"]);
        let found = calculation.rollup(&scores);
        // The estimator for policies agrees.
        let settings = Calculation::settings();
        let scores: Vec<Score> = scores.into_iter().flatten().collect();
        let estimate = calculation.estimator().estimate(&scores);
        let value = estimate
            .value()
            .map(|value| settings.rounding().apply(value));
        assert_eq!(value, found.map(Into::into), "{}", vector["id"]);
        found
    } else if let Some(parts) = vector["parts_oldest_first"].as_array() {
        let parts: Vec<Part> = parts.iter().map(part).collect();
        calculation.rollup_parts(&parts)
    } else {
        let share =
            |raw: &Value| raw["score"].as_f64().unwrap() / raw["possible"].as_f64().unwrap();
        let raw = vector["raw"].as_array()?.iter();
        let parts: Vec<Part> = raw.map(|raw| Part::single(share(raw)).unwrap()).collect();
        calculation.rollup_parts(&parts)
    };
    Some(compared(found, score(&vector["expected"])))
}

fn part(part: &Value) -> Part {
    let percent = part["percent"].as_f64().unwrap();
    if part["artifact_type"] != "quiz" {
        return Part::single(percent).unwrap();
    }
    let quiz = format!("{} {}", part["association_type"], part["association_id"]);
    Part::of_quiz(quiz, percent, part["possible"].as_f64().unwrap()).unwrap()
}

fn class(vector: &Value, method: &str) -> Verdict {
    let params = &vector["params"];
    if let Some(by_method) = vector["scores_oldest_first"].as_object() {
        let mut found = Vec::new();
        let mut expected = Vec::new();
        for (name, list) in by_method {
            let calculation = calculation(Method::from_stored(name).unwrap(), params);
            found.push(mean(&[calculation.rollup(&scores(list))]));
            expected.push(score(&vector["expected"][name]));
        }
        return compared(found, expected);
    }
    let name = params["per_student_method"].as_str().unwrap();
    let calculation = calculation(Method::from_stored(name).unwrap(), params);
    let mut found = Vec::new();
    let mut expected = Vec::new();
    for (outcome, students) in vector["students"].as_object().unwrap() {
        let students = students.as_array().unwrap().iter();
        let rollups: Vec<_> = students
            .map(|one| calculation.rollup(&scores(one)))
            .collect();
        found.push(if method == "class_mean" {
            mean(&rollups)
        } else {
            median(&rollups)
        });
        expected.push(score(&vector["expected"][outcome]));
        if vector["id"] == "canvas-agg-nil" {
            assert_eq!(median(&rollups), None);
        }
    }
    compared(found, expected)
}

fn scaled(vector: &Value) -> Verdict {
    let number = |of: &str, name: &str| vector[of][name].as_f64().unwrap();
    let found = percent(
        number("input", "score"),
        number("input", "possible"),
        number("params", "mastery_points"),
        number("params", "points_possible"),
        Some(number("params", "alignment_mastery_fraction")),
    )
    .unwrap();
    let round = |value: f64, to: f64| (value * to).round() / to;
    match vector["expected_points_rounded_2"].as_f64() {
        Some(points) => {
            let found = round(found * number("params", "points_possible"), 100.0);
            compared(found, points)
        }
        None => compared(found, vector["expected"].as_f64().unwrap()),
    }
}
