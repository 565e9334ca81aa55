//! What is refused, and what is only told.

use continua::finding::Severity;
use continua::framework::Role;
use continua::overlay::Overlay;
use serde_json::{Value, json};

use crate::everything::everything_as_file;
use crate::{codes, refused, small_library, with};

#[test]
fn references_and_ties_are_refused_with_their_places() {
    let unknown = refused(&with("statements", json!({"math:N.11": "?"})));
    assert!(codes(&unknown).contains(&"OVER-013"), "{unknown}");
    let unknown = refused(&with(
        "roles",
        json!([{"select": {"code": "math:N.6"}, "role": "text"}]),
    ));
    let finding = unknown.iter().find(|f| f.code() == "OVER-013").unwrap();
    assert_eq!(finding.place().pointer(), Some("/roles/0/select/code"));
    let ambiguous = refused(&with(
        "roles",
        json!([{"select": {"code": "math:N.5"}, "role": "text"}]),
    ));
    let finding = ambiguous.iter().find(|f| f.code() == "OVER-014").unwrap();
    assert_eq!(finding.ids(), ["e", "f"]);
    let tie = json!([{"select": {"code": "math:N.1"}, "role": "text"}, {"select": {"code": "math:N.1"}, "role": "course"}]);
    assert!(codes(&refused(&with("roles", tie))).contains(&"OVER-016"));
    let unknown = refused(&with(
        "dimensions",
        json!([{"select": {"identifier": "z"}, "dimension": "academic"}]),
    ));
    assert!(codes(&unknown).contains(&"OVER-013"), "{unknown}");
    let unknown = refused(&with(
        "statements",
        json!({"math:N.1": "I can", "N.7": "?"}),
    ));
    let finding = unknown.iter().find(|f| f.code() == "OVER-013").unwrap();
    assert_eq!(finding.place().pointer(), Some("/statements/N.7"));
    let both = refused(&with(
        "statements",
        json!({"math:N.1": "I can", "N.1": "I do"}),
    ));
    assert_eq!(codes(&both), ["OVER-016", "POL-023", "POL-023"], "{both}");
    let twice = json!([
        {"of": "math:N.4", "need": "all", "items": ["math:N.1"]},
        {"of": "N.4", "need": "all", "items": ["math:N.2"]}]);
    let twice = refused(&with("components", twice));
    let finding = twice.iter().find(|f| f.code() == "POL-003").unwrap();
    assert_eq!(finding.place().pointer(), Some("/components/1"));
    let missing = refused(&with("frameworks", json!({"science": {}})));
    assert!(codes(&missing).contains(&"OVER-010"), "{missing}");
    let shared = json!([{"name": "math", "identifier": "x", "title": "X"}]);
    assert!(codes(&refused(&with("own", shared))).contains(&"OVER-012"));
}

#[test]
fn what_does_not_block_is_reported() {
    let resolve = |overlay: Overlay| {
        overlay
            .resolve(&small_library())
            .unwrap_or_else(|e| panic!("{}", e.report()))
    };
    // One of its alternatives and a rule of its ladders are met by one work, which is told every
    // time.
    let other = resolve(with("frameworks", json!({"math": {"version": "^7.0"}})));
    assert_eq!(codes(other.report()), ["OVER-011", "POL-023", "POL-023"]);
    let empty = resolve(with(
        "scope",
        json!([{"select": {"strand": "Nothing"}, "as": "priority"}]),
    ));
    assert_eq!(codes(empty.report()), ["OVER-015", "POL-023", "POL-023"]);
    let group = resolve(with(
        "progressions",
        json!([{"requirements": [{"target": "math:N.2", "ways": [["g"]]}]}]),
    ));
    assert_eq!(codes(group.report()), ["OVER-017", "POL-023", "POL-023"]);
}

#[test]
fn the_more_specific_statement_wins() {
    let roles = json!([
        {"select": {"kind": "Learning Target"}, "role": "text"},
        {"select": {"code": "math:N.1"}, "role": "target"},
        {"select": {"codePrefix": "math:N"}, "role": "course"},
    ]);
    let mut file = json!({"continua": "1.0.0", "identifier": "o", "version": "1.0.0"});
    file["roles"] = roles;
    let overlay = Overlay::from_slice(file.to_string().as_bytes()).unwrap();
    let resolved = overlay.resolve(&small_library()).unwrap();
    let role = |id: &str| {
        resolved
            .library()
            .item(&id.parse().unwrap())
            .unwrap()
            .role()
    };
    assert_eq!((role("a"), role("b")), (Role::Target, Role::Course));
}

#[test]
fn a_newer_minor_version_warns_and_keeps_but_refuses_unknown_rules() {
    let mut file = everything_as_file();
    file["continua"] = json!("1.9.0");
    file["horizon"] = json!({"years": 3});
    file["scope"][0]["until"] = json!("2030");
    let overlay = Overlay::from_slice(file.to_string().as_bytes())
        .unwrap_or_else(|e| panic!("{}", e.report()));
    let report = overlay.report().unwrap();
    assert_eq!(codes(report), ["OVER-005", "OVER-005"]);
    assert!(
        report
            .iter()
            .all(|finding| finding.severity() == Severity::Warning)
    );
    let written: Value = serde_json::from_str(&overlay.clone().with_title("T").write()).unwrap();
    assert_eq!(written["horizon"], json!({"years": 3}));
    assert_eq!(written["scope"][0]["until"], json!("2030"));
    file["policy"]["rules"][0]["rule"] = json!({"seatTime": 120});
    let error = Overlay::from_slice(file.to_string().as_bytes()).unwrap_err();
    let finding = error.report().blocking().next().unwrap();
    assert_eq!(finding.code(), "OVER-007");
    assert_eq!(finding.place().pointer(), Some("/policy/rules/0/rule"));
}

#[test]
fn hostile_files_are_refused_with_a_finding() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for bytes in [
        &b""[..],
        b"\xff\xfe",
        b"null",
        b"{",
        b"[]",
        deep.as_bytes(),
        b"{\"continua\": 1}",
    ] {
        let error = Overlay::from_slice(bytes).unwrap_err();
        assert!(error.report().blocking().next().is_some());
    }
    let nested = (0..100).fold(
        json!({"attested": {"role": "t"}}),
        |rule, _| json!({"all": [rule]}),
    );
    let mut file = everything_as_file();
    file["policy"]["rules"][0]["rule"] = nested;
    // Either the reader or the compiler refuses it; neither runs out of stack.
    if let Ok(overlay) = Overlay::from_slice(file.to_string().as_bytes()) {
        assert!(overlay.resolve(&small_library()).is_err());
    }
}
