//! What each audience reads, in each form.

use continua::advancement::*;
use continua::framework::{Framework, ItemDraft, Library};
use continua::report::*;
use continua::*;
use serde_json::Value;

use crate::world::*;

const AUDIENCES: [Audience; 3] = [Audience::Teacher, Audience::Learner, Audience::Outside];

fn forms(report: &ProgressReport, audience: Audience) -> [String; 4] {
    let wording = Wording::english();
    [
        report.to_text(&wording, audience),
        report.to_markdown(&wording, audience),
        report.to_csv(&wording, audience),
        report.to_json(&wording, audience),
    ]
}

fn lively() -> ProgressReport {
    let help = || Support::accommodated(["ACCOMMODATION".parse().unwrap()]);
    let by = |row: Evidence| {
        row.with_assessor("ASSESSOR".parse().unwrap())
            .with_note("NOTE")
            .with_link("https://LINK.example/")
            .with_support(help())
    };
    let scaffolded = |row: Evidence| by(row).with_support(Support::SCAFFOLDED);
    let log = log([
        by(row("e1", "a", 2, "2025-10-01")),
        by(row("e2", "a", 3, "2026-02-01")),
        scaffolded(row("e3", "c", 3, "2026-02-02")),
        by(row("e4", "h1", 2, "2026-02-02")),
    ]);
    let mut options = ProgressOptions::default();
    options.progression = Some(progression());
    options.most_coming = 2;
    progress(&log, &options)
}

#[test]
fn families_read_of_nobody_who_judged_of_no_support_and_no_code() {
    let report = lively();
    for audience in AUDIENCES {
        for form in forms(&report, audience) {
            for word in ["ASSESSOR", "NOTE", "LINK", "ACCOMMODATION", "task of"] {
                assert!(!form.contains(word), "{word} for {audience:?}: {form}");
            }
            let teacher = audience == Audience::Teacher;
            assert_eq!(form.contains("CODE-a"), teacher, "{audience:?}: {form}");
            if !teacher {
                for word in ["accommodat", "scaffold", "upport", "with help", "missing"] {
                    assert!(!form.contains(word), "{word} for {audience:?}: {form}");
                }
            }
        }
        let [text, markdown, csv, _] = forms(&report, audience);
        for form in [&text, &markdown, &csv] {
            let ids = form.contains("ana") && audience != Audience::Teacher;
            assert!(!ids, "{form}");
            for word in ["notYet", "noEvidence", "rule", "fail"] {
                assert!(!form.contains(word), "{word}: {form}");
            }
        }
        let next = audience != Audience::Outside;
        assert_eq!(text.contains("Next:"), next, "{text}");
    }
    let [teacher, ..] = forms(&report, Audience::Teacher);
    assert!(
        teacher.contains("Shown with help, and not yet enough without."),
        "{teacher}"
    );
    assert_eq!(
        serde_json::to_value(&report).unwrap(),
        serde_json::from_str::<Value>(&forms(&report, Audience::Learner)[3]).unwrap()
    );
}

#[test]
fn the_text_and_the_markdown_as_a_family_reads_them() {
    let [text, markdown, csv, _] = forms(&lively(), Audience::Learner);
    assert_eq!(
        text,
        "\
Progress from 2026-01-05 to 2026-03-27

Goals

The learner can count to 20
  You have shown this at Proficient.
  Level: Proficient now, Developing before.
  Pieces of work: 1 in this time, 2 in all.

Add within 20.
  You have begun to work on this.
  Pieces of work: 1 in this time, 1 in all.
  Next:
  - show it once more at Proficient or above, without help

Larger areas
An area stands at the middle level of its goals.
- Number: Proficient now, Developing before; 1 of 4 goals have a level
- Counting: Proficient now, Developing before; 1 of 2 goals have a level
- Adding: open at the moment; 0 of 2 goals have a level
- Portrait: open at the moment; 0 of 1 goals have a level

Habits and skills beside the subjects

Skills across subjects

Larger areas
An area stands at the middle level of its goals.
- Portrait: open at the moment; 0 of 2 goals have a level

Habits of work

I keep going.
  You are on the way.
  Level: Developing.
  Pieces of work: 1 in this time, 1 in all.
  Next:
  - show it once more at Proficient or above, without help

Larger areas
An area stands at the middle level of its goals.
- Portrait: Developing; 1 of 1 goals have a level

What can come next
- Count back.
- Use numbers in daily life.
- and 3 more
"
    );
    assert!(
        markdown.starts_with(
            "# Progress from 2026-01-05 to 2026-03-27\n\n## Goals\n\n### The learner can count to 20\n\n\
             - You have shown this at Proficient.\n- Level: Proficient now, Developing before.\n"
        ),
        "{markdown}"
    );
    assert!(
        markdown.contains("\n- Next:\n  - show it once more at Proficient or above"),
        "{markdown}"
    );
    assert!(
        markdown.contains("\n### Habits of work\n\n#### I keep going.\n"),
        "{markdown}"
    );
    assert!(
        csv.starts_with(
            "Kind,Section,Goal,Level before,Level now,What it says,Works in this time,Works in all,Next\n\
             goal,Subjects,The learner can count to 20,Developing,Proficient,You have shown this at Proficient.,1,2,\n"
        ),
        "{csv}"
    );
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    assert!(reader.records().all(|record| record.unwrap().len() == 9));
}

#[test]
fn hostile_texts_stay_texts() {
    let hostile = [
        ("t1", "=HYPERLINK(\"http://x\")"),
        (
            "t2",
            "# a\n- b\r\n| c | <script>d</script> [e](f) **g** `h` &amp; www.i.j",
        ),
        ("t3", "\t@SUM(1)\u{202e}\u{7}"),
        ("t4", "1. one, \"two\""),
    ];
    let mut builder = Framework::builder("doc", "Sample").unwrap();
    for (id, text) in hostile {
        builder.item(ItemDraft::new(id, text).unwrap());
    }
    let library = Library::of([("math", builder.build().unwrap())]).unwrap();
    let definition = policy().definition().clone();
    let policy = Policy::compile(&definition, &library, &[scale()], None).unwrap();
    let log = log(hostile.map(|(id, _)| row(id, id, 2, "2026-02-01")));
    let options = ProgressOptions::default();
    let report = policy.progress(&log, &ana(), period(), &options).unwrap();
    for audience in AUDIENCES {
        let [text, markdown, csv, json] = forms(&report, audience);
        for form in [&text, &markdown, &csv] {
            assert!(!form.contains(['\u{202e}', '\u{7}', '\r', '\t']), "{form}");
        }
        assert_eq!(text.lines().filter(|line| line.starts_with('#')).count(), 1);
        assert!(
            markdown.contains(
                "### \\# a - b \\| c \\| &lt;script&gt;d&lt;/script&gt; \\[e\\](f) \\*\\*g\\*\\* \\`h\\` &amp;amp; www\\.i.j\n"
            ),
            "{markdown}"
        );
        assert!(markdown.contains("### 1\\. one, \"two\"\n"), "{markdown}");
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        for record in reader.records() {
            for cell in &record.unwrap() {
                assert!(
                    !cell.trim_start().starts_with(['=', '+', '-', '@']),
                    "{csv}"
                );
            }
        }
        assert!(csv.contains(",\"'=HYPERLINK(\"\"http://x\"\")\","), "{csv}");
        serde_json::from_str::<Value>(&json).unwrap();
    }
}

#[test]
fn every_sentence_can_be_said_in_another_language() {
    let report = lively();
    // All templates of reports, and those of decisions that this report comes to.
    let wording = Wording::english();
    let mut phrases = vec![
        Phrase::ReportTitle,
        Phrase::ReportGoals,
        Phrase::ReportHabits,
        Phrase::ReportHigherOrder,
        Phrase::ReportHabitsOfWork,
        Phrase::ReportAcademic,
        Phrase::ReportBegun,
        Phrase::ReportLevelNow,
        Phrase::ReportLevelChanged,
        Phrase::ReportWorks,
        Phrase::ReportAreas,
        Phrase::ReportMedian,
        Phrase::ReportAreaNow,
        Phrase::ReportAreaChanged,
        Phrase::ReportAreaOpen,
        Phrase::ReportComing,
        Phrase::ReportMore,
        Phrase::LearnerDemonstratedAt,
        Phrase::LearnerBelow,
        Phrase::NextTitle,
        Phrase::ShowOne,
        Phrase::RuleAlone,
        Phrase::ReportKindGoal,
        Phrase::ReportKindArea,
        Phrase::ReportKindNext,
    ];
    phrases.extend([
        Phrase::ReportColumnKind,
        Phrase::ReportColumnSection,
        Phrase::ReportColumnGoal,
        Phrase::ReportColumnThen,
        Phrase::ReportColumnNow,
        Phrase::ReportColumnSays,
        Phrase::ReportColumnWorks,
        Phrase::ReportColumnAllWorks,
        Phrase::ReportColumnNext,
    ]);
    let other = phrases.iter().fold(Wording::english(), |other, phrase| {
        assert!(!wording.template(*phrase).is_empty(), "{phrase:?}");
        other.with(*phrase, "§")
    });
    let own = "Proficient Developing Count back Counting Use numbers in daily life I keep going \
               The learner can count to 20 Add within 100 Number Adding Portrait";
    let forms = [
        report.to_text(&other, Audience::Learner),
        report.to_markdown(&other, Audience::Learner),
        report.to_csv(&other, Audience::Learner),
    ];
    for form in forms {
        for word in form.split(|c: char| !c.is_alphabetic()) {
            assert!(own.contains(word), "`{word}` is English: {form}");
        }
    }
    let spanish: Wording =
        serde_json::from_str(r#"{"reportTitle": "Progreso del {from} al {to}"}"#).unwrap();
    let text = report.to_text(&spanish, Audience::Learner);
    assert!(text.starts_with("Progreso del 2026-01-05 al 2026-03-27\n"));
}
