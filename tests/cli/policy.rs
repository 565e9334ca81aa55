//! `continua overlay`, `explain` and `policy`: what rules ask, and overlays that build on others.

use serde_json::Value;

use crate::{EVIDENCE, FRAMEWORK, OVERLAY, run, scratch, text};

#[test]
fn a_starter_overlay_runs_at_once() {
    let starter = run(&[
        "overlay",
        "new",
        "--framework",
        &format!("math={FRAMEWORK}"),
    ]);
    assert_eq!(starter.status.code(), Some(0));
    let overlay = scratch("starter.json", &text(&starter.stdout));
    let standing = run(&[
        "standing",
        "--framework",
        &format!("math={FRAMEWORK}"),
        "--overlay",
        &overlay,
        "--evidence",
        "examples/data/ten-lines.csv",
        "--as-of",
        "2026-06-30",
    ]);
    assert_eq!(
        standing.status.code(),
        Some(0),
        "{}",
        text(&standing.stderr)
    );
    assert!(text(&standing.stdout).contains("demonstrated"));
}

#[test]
fn explain_says_what_is_known_of_a_target() {
    let explained = text(
        &run(&[
            "explain",
            "--framework",
            FRAMEWORK,
            "--overlay",
            OVERLAY,
            "OPS.3.4",
        ])
        .stdout,
    );
    for part in [
        "Recall the product",
        "Grade 3",
        "required, one of:",
        "After it:",
        "at least 3 pieces of work",
    ] {
        assert!(explained.contains(part), "{part}: {explained}");
    }
    let unknown = run(&["explain", "--framework", FRAMEWORK, "NUM.22"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(
        text(&unknown.stderr).contains("did you mean"),
        "{}",
        text(&unknown.stderr)
    );
}

#[test]
fn policy_says_what_rules_ask() {
    let given = ["policy", "--framework", FRAMEWORK, "--overlay", OVERLAY];
    let said = text(&run(&[&given[..], &["OPS.3.4"]].concat()).stdout);
    for part in ["OPS.3.4", "it is met, for instance, by:", "one more work"] {
        assert!(said.contains(part), "{part}: {said}");
    }
    // Of the rungs of a ladder the same, and nothing of those of none.
    assert!(!said.contains("set at"), "{said}");
    let said = text(&run(&[&given[..], &["OPS.3.5"]].concat()).stdout);
    let second = said.split("  Second: I solve a story").nth(1).unwrap();
    for part in [
        "    it is met, for instance, by:",
        ", set at `PL2` (summative",
        "  Third: I write",
    ] {
        assert!(second.contains(part), "{part}: {said}");
    }
    let same = run(&[&given[..], &["--against", OVERLAY, "OPS.3.5"]].concat());
    let same = text(&same.stdout);
    assert_eq!(
        same.matches("equal: whatever meets one").count(),
        4,
        "{same}"
    );
    let stricter = std::fs::read_to_string(OVERLAY).unwrap();
    let stricter = stricter.replace("\"atLeast\": 3", "\"atLeast\": 4");
    let stricter = scratch("stricter.json", &stricter);
    let against = [
        "policy",
        "--framework",
        FRAMEWORK,
        "--overlay",
        &stricter,
        "--against",
        OVERLAY,
    ];
    let said = text(&run(&[&against[..], &["OPS.3.4"]].concat()).stdout);
    assert!(
        said.contains("stricter: whatever meets the first meets the second"),
        "{said}"
    );
    assert!(said.contains("only the second accepts:"), "{said}");
    let group = run(&[&given[..], &["no-such-code"]].concat());
    assert_eq!(group.status.code(), Some(2));
}

#[test]
fn an_overlay_builds_on_others() {
    // What the sample says, but for its policy, which builds on that of the sample.
    let mut school: Value =
        serde_json::from_str(&std::fs::read_to_string(OVERLAY).unwrap()).unwrap();
    let rule = serde_json::json!({"works": {"atLeast": 5, "level": "3"}});
    school["policy"] = serde_json::json!({
        "identifier": "school", "version": "1.0.0",
        "extends": {"identifier": school["policy"]["identifier"], "version": "^2"},
        "rules": [{"select": {"code": "math:OPS.3.4"}, "rule": rule}],
    });
    let school = scratch("school.json", &school.to_string());
    let alone = ["explain", "--framework", FRAMEWORK, "--overlay", &school];
    let refused = run(&[&alone[..], &["OPS.3.4"]].concat());
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        text(&refused.stderr).contains("which is not given"),
        "{}",
        text(&refused.stderr)
    );
    let based = [&alone[..], &["--base", OVERLAY]].concat();
    let own = text(&run(&[&based[..], &["OPS.3.4"]].concat()).stdout);
    assert!(own.contains("at least 5 pieces of work"), "{own}");
    let taken = text(&run(&[&based[..], &["OPS.2.4"]].concat()).stdout);
    let before = text(
        &run(&[
            "explain",
            "--framework",
            FRAMEWORK,
            "--overlay",
            OVERLAY,
            "OPS.2.4",
        ])
        .stdout,
    );
    assert!(!before.is_empty());
    assert_eq!(taken, before);
    let compared = run(&[
        "policy",
        "--framework",
        FRAMEWORK,
        "--overlay",
        &school,
        "--base",
        OVERLAY,
        "--against",
        OVERLAY,
        "OPS.3.4",
    ]);
    assert_eq!(
        compared.status.code(),
        Some(0),
        "{}",
        text(&compared.stderr)
    );
    let standing = run(&[
        "standing",
        "--framework",
        FRAMEWORK,
        "--overlay",
        &school,
        "--base",
        OVERLAY,
        "--evidence",
        EVIDENCE,
        "--as-of",
        "2026-06-30",
    ]);
    assert_eq!(
        standing.status.code(),
        Some(0),
        "{}",
        text(&standing.stderr)
    );
}

/// The sample's overlay with a policy that builds on that of the sample, changed by this.
fn school_over_sample(change: impl Fn(&mut Value)) -> Value {
    let mut school: Value =
        serde_json::from_str(&std::fs::read_to_string(OVERLAY).unwrap()).unwrap();
    school["policy"] = serde_json::json!({
        "identifier": "school", "version": "1.0.0",
        "extends": {"identifier": school["policy"]["identifier"], "version": "^2"},
        "rules": [],
    });
    change(&mut school);
    school
}

#[test]
fn what_is_wrong_in_a_base_is_told_of_its_file() {
    let school = school_over_sample(|_| {});
    let school = scratch("sound-school.json", &school.to_string());
    let base = std::fs::read_to_string(OVERLAY).unwrap();
    let (before, policy) = base.split_once("\"policy\"").unwrap();
    let policy = policy.replacen("\"level\": \"3\"", "\"level\": \"33\"", 1);
    let base = format!("{before}\"policy\"{policy}");
    let base = scratch("unsound-base.json", &base);
    let refused = run(&[
        "explain",
        "--framework",
        FRAMEWORK,
        "--overlay",
        &school,
        "--base",
        &base,
        "OPS.3.4",
    ]);
    assert_eq!(refused.status.code(), Some(2));
    let told = text(&refused.stderr);
    assert!(told.contains("error[POL-006]"), "{told}");
    assert!(told.contains("unsound-base.json:"), "{told}");
    assert!(!told.contains("sound-school.json:"), "{told}");
    assert!(told.contains("\"level\": \"33\""), "{told}");
}

#[test]
fn policy_compares_with_an_overlay_over_bases_of_its_own() {
    // The school asks for what the sample asks, this year's and last year's.
    let school = school_over_sample(|_| {});
    let school = scratch("this-year.json", &school.to_string());
    let sample = std::fs::read_to_string(OVERLAY).unwrap();
    // Last year the base asked for more of those targets that it asks three works of.
    let last = sample.replace("\"atLeast\": 3", "\"atLeast\": 4");
    assert_ne!(last, sample);
    let last = scratch("last-year-base.json", &last);
    let given = [
        "policy",
        "--framework",
        FRAMEWORK,
        "--overlay",
        &school,
        "--base",
        OVERLAY,
        "--against",
        &school,
    ];
    let said = |more: &[&str]| {
        let output = run(&[&given[..], more, &["OPS.3.4"]].concat());
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    // Where it is not said, the earlier one stands over the same base.
    assert!(said(&[]).contains("equal: whatever meets one meets the other"));
    let weaker = said(&["--against-base", &last]);
    assert!(
        weaker.contains("weaker: whatever meets the second meets the first"),
        "{weaker}"
    );
    assert!(weaker.contains("only the first accepts:"), "{weaker}");
    // It is the base of the earlier one alone, and of nothing without it.
    let base = [
        "policy",
        "--framework",
        FRAMEWORK,
        "--overlay",
        &school,
        "--base",
        OVERLAY,
    ];
    let alone = run(&[&base[..], &["--against-base", &last, "OPS.3.4"]].concat());
    assert_eq!(alone.status.code(), Some(2));
    assert!(
        text(&alone.stderr).contains("--against"),
        "{}",
        text(&alone.stderr)
    );
    let missing = scratch(
        "of-another.json",
        &sample.replace("willow-creek-mastery", "of-another"),
    );
    let missing = run(&[&given[..], &["--against-base", &missing, "OPS.3.4"]].concat());
    assert_eq!(missing.status.code(), Some(2));
    assert!(
        text(&missing.stderr).contains("which is not given"),
        "{}",
        text(&missing.stderr)
    );
}
