//! Vectors of Open edX.

use continua::mastery::preset::open_edx::{Fraction, GradeRule, Operator, Status, rollup};
use serde_json::{Value, json};

use super::{Verdict, compared};

fn rule(params: &Value) -> GradeRule {
    let payload = json!({"op": params["op"], "value": params["value"], "scale": "percent"});
    serde_json::from_value(payload).unwrap()
}

fn grade(value: &Value) -> Fraction {
    value.as_str().unwrap().parse().unwrap()
}

fn status(value: &Value) -> Option<Status> {
    serde_json::from_value(value.clone()).unwrap()
}

pub fn verdict(vector: &Value) -> Option<Verdict> {
    let (params, expected) = (&vector["params"], &vector["expected"]);
    Some(match vector["method"].as_str()? {
        "validate_fraction" => {
            let fraction = vector["input_decimal"].as_str()?.parse::<Fraction>();
            compared(fraction.is_ok(), expected == "ok")
        }
        "validate_grade_rule" => {
            let rule = serde_json::from_value::<GradeRule>(vector["config"].clone());
            compared(rule.is_ok(), vector["expected_valid"].as_bool()?)
        }
        "grade_rule" => {
            let met = rule(params).is_met(grade(&vector["input_decimal"]));
            compared(met, expected.as_bool()?)
        }
        "criterion_status" => {
            let found = rule(params).status(grade(&vector["input_decimal"]));
            compared(Some(found), status(expected))
        }
        "criterion_status_sequence" => {
            let mut written = None;
            let mut changed = Vec::new();
            for input in vector["inputs_decimal"].as_array()? {
                let raised = rule(params).status(grade(input)).raises(written);
                changed.push(u64::from(raised.is_some()));
                written = raised.or(written);
            }
            let rows: Vec<u64> =
                serde_json::from_value(vector["expected_rows_changed"].clone()).unwrap();
            compared((written, changed), (status(expected), rows))
        }
        "criteria_group_rollup" => {
            let operator: Operator = serde_json::from_value(params["operator"].clone()).unwrap();
            let children: Vec<_> = vector["children"].as_array()?.iter().map(status).collect();
            compared(rollup(operator, &children).unwrap(), status(expected))
        }
        _ => return None,
    })
}
