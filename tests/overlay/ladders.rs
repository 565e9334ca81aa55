//! Ladders of overlays.

use continua::framework::Ladder;
use continua::overlay::Overlay;
use serde_json::{Value, json};

use crate::everything::{everything_as_file, everything_in_code};
use crate::{codes, refused, small_library, with};

#[test]
fn ladders_come_from_lists_and_from_rubrics() {
    let overlay = everything_in_code().unwrap();
    let resolved = overlay.resolve(&small_library()).unwrap();
    let told = |code: &str| {
        let item = resolved.library().find(&code.parse().unwrap()).unwrap();
        let ladder = item.competency().unwrap().ladder();
        let rungs = ladder.into_iter().flat_map(Ladder::rungs);
        rungs
            .map(|rung| format!("{} {}: {}", rung.id(), rung.title(), rung.statement()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        told("math:N.1"),
        ["1 First: I count to 10.", "2 2: I count to 20."]
    );
    assert_eq!(
        told("math:N.2"),
        [
            "Weak Weak: I count from 1.",
            "Strong Strong: I count on from any number."
        ]
    );
    assert_eq!(told("math:N.4"), ["1 1: I add.", "2 2: I add tens."]);
    assert!(told("math:N.3").is_empty());
    let math = resolved.library().framework("math").unwrap();
    assert_eq!(math.continuum().ladders().count(), 3);
    // N.3 is not assessed, and the ladders of the others are decided by the most specific rule.
    let binding = |code: &str| {
        let item = resolved.library().find(&code.parse().unwrap()).unwrap();
        let binding = resolved.policy().ladder_binding(item.id());
        binding.map(|binding| binding.higher_counts)
    };
    assert_eq!(binding("math:N.1"), Some(true));
    assert_eq!(binding("math:N.2"), Some(false));
    assert_eq!(binding("math:N.3"), None);
}

#[test]
fn ladders_that_cannot_stand_are_told_all_at_once() {
    let refused = |ladders: Value| {
        let report = match Overlay::from_slice(with_ladders(ladders).to_string().as_bytes()) {
            Ok(overlay) => refused(&overlay),
            Err(error) => error.report().clone(),
        };
        let told = report.iter().map(|finding| {
            let at = finding.place().to_string();
            format!("{} {} ({at})", finding.code(), finding.message())
        });
        told.collect::<Vec<_>>().join("\n")
    };
    let rung = |id: &str, text: &str| json!({"identifier": id, "statement": text});
    let told = refused(json!([
        {"of": "math:N.1", "rungs": [rung("1", "a"), rung("1", "b"), rung("2", " ")]},
        {"of": "math:N.3", "from": {"rubric": "r"}},
        {"of": "math:N.2", "from": {"rubric": "rr"}},
        {"of": "math:N.2", "from": {"criterion": "c9"}},
        {"of": "math:N.4", "from": {"rubric": "r"}},
        {"of": "math:N.4", "from": {"criterion": "c2"}},
        {"of": "e", "from": {"rubric": "r"}},
        {"of": "math:N.9", "rungs": [rung("1", "a")]},
        {"of": "d", "rungs": [rung("1", "a")]},
        {"of": "math:N.4", "rungs": [rung("1", "b")]},
        {"of": "math:N.4", "rungs": [rung("1", "a")]},
    ]));
    for line in [
        "OVER-024 in the ladder of `math:N.1`: the rung `1` stands twice",
        "OVER-024 in the ladder of `math:N.1`: the rung `2` has no statement",
        "OVER-025 the criterion has no levels",
        "OVER-025 `rr` names no rubric of the library",
        "OVER-025 `c9` names no criterion of the library",
        "OVER-025 no criterion of the rubric `r` judges `math:N.4`",
        "OVER-025 the criterion `c2` judges `b`, not `math:N.4`",
        "OVER-025 2 criteria of the rubric `r` judge `e`",
        "OVER-013",
        "OVER-016 two ladders stand for `math:N.4`",
        "OVER-008 two ladders stand for `math:N.4`",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    let neither = refused(json!([{"of": "math:N.1"}]));
    assert!(
        neither.starts_with("OVER-004 a ladder either lists"),
        "{neither}"
    );
    let group = with("ladders", json!([{"of": "g", "rungs": [rung("1", "a")]}]));
    let resolved = group.resolve(&small_library()).unwrap();
    assert!(codes(resolved.report()).contains(&"OVER-017"));
}

fn with_ladders(ladders: Value) -> Value {
    let mut file = everything_as_file();
    file["ladders"] = ladders;
    file
}
