//! Ladders in reports: the rung then and now, and what each audience reads of it.

use continua::advancement::*;
use continua::framework::{Dimension, Framework, ItemDraft, Ladder, Library, Reading, Rung};
use continua::report::*;
use continua::*;
use serde_json::Value;

use crate::world::{ana, day, id, log, period, row, scale};

/// `a` and the habit `h` are told as ladders; `a` has a rule of its own too, `h` has none.
fn policy() -> Policy {
    let mut builder = Framework::builder("doc", "Sample").unwrap();
    builder.item(ItemDraft::new("a", "Argue.").unwrap().code("CODE-a"));
    builder.item(ItemDraft::new("h", "Keep going.").unwrap().code("CODE-h"));
    let ladder = |at: &str| {
        let rungs = ["First", "Second", "Third"];
        let rungs = rungs.map(|name| Rung::new(name, format!("{name} of {at}.")).unwrap());
        Ladder::new(id(at), rungs).unwrap()
    };
    let reading = Reading::new()
        .ladder(ladder("a"))
        .ladder(ladder("h"))
        .dimension(id("h"), Dimension::HabitsOfWork);
    let framework = builder.build().unwrap().read_as(&reading);
    let library = Library::of([("math", framework)]).unwrap();
    let rule = Rule::works(1, "3".parse().unwrap());
    let definition = PolicyDefinition::new(
        "p".parse().unwrap(),
        "1.0.0".parse().unwrap(),
        "four".parse().unwrap(),
    )
    .bind(Binding::new(Selector::Identifier(id("a")), rule.clone()))
    .bind_ladder(LadderBinding::new(Selection::all(), rule));
    Policy::compile(&definition, &library, &[scale()], None).unwrap()
}

fn set(at: &str, target: &str, rung: &str, level: i32, performed: &str) -> Evidence {
    row(at, target, level, performed).on_rung(rung.parse().unwrap())
}

fn report(log: &EvidenceLog, options: &ProgressOptions) -> ProgressReport {
    policy().progress(log, &ana(), period(), options).unwrap()
}

fn climbing() -> EvidenceLog {
    log([
        set("e1", "a", "First", 3, "2025-10-01"),
        set("e2", "a", "Third", 1, "2025-10-02"),
        set("e3", "a", "Second", 4, "2026-02-01"),
        set("e4", "h", "Second", 3, "2026-02-02"),
    ])
}

fn name(rung: Option<&Rung>) -> Option<&str> {
    rung.map(Rung::title)
}

#[test]
fn a_ladder_is_told_then_and_now() {
    let mut options = ProgressOptions::default();
    options.holdings = Holdings::default().starting(id("h"), "First".parse().unwrap());
    let report = report(&climbing(), &options);
    let a = report.ladder(&id("a")).unwrap();
    assert_eq!(name(a.then.as_ref()), Some("First"));
    assert_eq!(name(a.now.as_ref()), Some("Second"));
    assert_eq!(name(a.next.as_ref()), Some("Third"));
    assert!(a.addressed && a.gaps.is_empty() && a.start.is_none());
    assert_eq!(a.missing.len(), 1, "{:?}", a.missing);
    // Habits keep their own section, and a ladder needs no rule of its competency.
    assert_eq!(report.academic.ladders.len(), 1);
    let h = &report.habits.ladders[0];
    assert_eq!(
        (name(h.then.as_ref()), name(h.now.as_ref())),
        (None, Some("Second"))
    );
    assert_eq!(name(h.start.as_ref()), Some("First"));
    assert_eq!(h.gaps.len(), 1);
    assert!(report.target(&id("h")).is_none());
}

#[test]
fn a_ladder_that_was_not_addressed_is_listed_only_where_all_are() {
    let before = log([set("e1", "a", "First", 3, "2025-10-01")]);
    let quiet = report(&before, &ProgressOptions::default());
    assert_eq!(quiet.ladders().count(), 0);
    let mut all = ProgressOptions::default();
    all.covers = Covers::InScope;
    let all = report(&before, &all);
    assert_eq!(all.ladders().count(), 2);
    let a = all.ladder(&id("a")).unwrap();
    assert!(!a.addressed && a.then == a.now);
    let text = all.to_text(&Wording::english(), Audience::Learner);
    assert!(text.contains("  This is as it was before.\n"), "{text}");
    // What was taken back is told as it is now, and as it was.
    let mut gone = before.clone();
    gone.append(Retraction::new(
        "r".parse().unwrap(),
        "e1".parse().unwrap(),
        day("2026-02-01"),
    ))
    .unwrap();
    let gone = report(&gone, &ProgressOptions::default());
    let a = gone.ladder(&id("a")).unwrap();
    assert_eq!(
        (name(a.then.as_ref()), name(a.now.as_ref())),
        (Some("First"), None)
    );
}

#[test]
fn each_audience_reads_of_a_ladder_what_is_for_it() {
    let report = report(&climbing(), &ProgressOptions::default());
    let wording = Wording::english();
    let text = report.to_text(&wording, Audience::Learner);
    let block = "From level to level\n\
                 \n\
                 Argue.\n  \
                   You have shown this level: Second: Second of a.\n  \
                   Before: First.\n  \
                   Next level: Third: Third of a.\n  \
                   Next:\n  \
                   - show it once more at Proficient or above, on tasks set at level Third, without help\n";
    assert!(text.contains(block), "{text}");
    assert!(
        text.contains("  You can still show these, too:\n  - First: First of h.\n"),
        "{text}"
    );
    let teacher = report.to_text(&wording, Audience::Teacher);
    assert!(
        teacher.contains("Argue. (CODE-a)\n  Place on the ladder: Second"),
        "{teacher}"
    );
    let outside = report.to_text(&wording, Audience::Outside);
    assert!(outside.contains("Second: Second of a."), "{outside}");
    for hidden in ["Third", "First of", "Next", "CODE-"] {
        assert!(!outside.contains(hidden), "{hidden}: {outside}");
    }
    let markdown = report.to_markdown(&wording, Audience::Learner);
    assert!(
        markdown.contains("### From level to level\n\n#### Argue.\n"),
        "{markdown}"
    );
    let csv = report.to_csv(&wording, Audience::Learner);
    assert!(
        csv.contains("ladder,Subjects,Argue.,First,Second,"),
        "{csv}"
    );
    let json =
        |audience| -> Value { serde_json::from_str(&report.to_json(&wording, audience)).unwrap() };
    let teacher = &json(Audience::Teacher)["academic"]["ladders"][0];
    assert!(teacher["missing"].is_array() && teacher["code"] == "CODE-a");
    let learner = &json(Audience::Learner)["academic"]["ladders"][0];
    assert!(learner["missing"].is_null() && learner["nextSteps"].is_array());
    let outside = &json(Audience::Outside)["academic"]["ladders"][0];
    for hidden in [
        "missing",
        "nextSteps",
        "next",
        "gaps",
        "start",
        "applicability",
        "code",
    ] {
        assert!(outside[hidden].is_null(), "{hidden}: {outside}");
    }
    assert_eq!(outside["now"]["identifier"], "Second");
}
