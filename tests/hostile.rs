//! What fuzzing found: each input in its smallest form, and what holds of it since.

#![allow(clippy::unwrap_used, reason = "what a test cannot unwrap fails it")]

use continua::check::Profile;
use continua::evidence::{ColumnMap, csv};
use continua::finding::Report;
use continua::format::case::File;
use continua::framework::{Framework, ItemDraft, Library};
use continua::overlay::Overlay;

/// Nothing that is said steers a terminal, breaks a line or turns its direction.
fn says_what_is_hidden(report: &Report, expected: &str) {
    let hidden = |c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}');
    assert!(!report.is_empty());
    for finding in report {
        let lines = [Some(finding.message()), finding.help()];
        let labels = finding.related().iter().map(|related| &*related.label);
        for line in lines.into_iter().flatten().chain(labels) {
            assert!(!line.contains(hidden), "{line:?}");
        }
    }
    let text = report.render("input");
    assert!(!text.replace('\n', "").contains(hidden), "{text:?}");
    assert!(text.contains(expected), "{text}");
}

#[test]
fn a_member_name_with_a_hidden_character_in_a_package() {
    for (name, expected) in [
        (r"titl\u0000e", r"`titl\u{0}e`"),
        (r"\u001b[2J", r"`\u{1b}[2J`"),
        (r"a\u202eb", r"`a\u{202e}b`"),
        (r"a\nb", r"`a\u{a}b`"),
    ] {
        let text = format!(r#"{{"CFDocument": {{"identifier": "d", "{name}": 1}}}}"#);
        let file = File::from_slice(text.as_bytes()).unwrap();
        says_what_is_hidden(&file.check(&Profile::practice()), expected);
    }
}

#[test]
fn a_member_name_with_a_hidden_character_in_an_overlay() {
    let error = Overlay::from_slice("{\"\u{7f}orks\": 1}".as_bytes()).unwrap_err();
    says_what_is_hidden(error.report(), r"`\u{7f}orks`");
}

#[test]
fn a_column_with_a_hidden_character_in_a_table() {
    let mut builder = Framework::builder("doc", "Sample").unwrap();
    builder.item(ItemDraft::new("a", "Count.").unwrap().code("N.1"));
    let library = Library::of([("math", builder.build().unwrap())]).unwrap();
    let table = b"id,learner,target,level,task,perf\0\n1,ana,N.1,3,quiz,2026-03-02\n";
    let (_, report) = csv(table, &library, &ColumnMap::default());
    says_what_is_hidden(&report, r"`perf\u{0}`");
}
