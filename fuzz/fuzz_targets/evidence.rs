//! Any bytes as evidence, in JSON lines and in CSV: every line read or told of, and the log
//! written back equal.

#![no_main]

use continua::evidence::{ColumnMap, Reader};
use continua::finding::Report;
use continua::{AsOf, EvidenceLog};
use continua_fuzz::{check_report, hash, render_some, resolved};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let hash = hash(bytes);
    let reader = Reader::new(resolved().library());
    let columns = ColumnMap::default();
    // Making a reader of CSV costs more than reading most inputs: each is read as what it looks
    // like, and one in sixteen as the other too.
    let (lines, both) = (bytes.trim_ascii_start().starts_with(b"{"), hash % 16 == 0);
    if lines || both {
        read(bytes, hash, |log| reader.json_lines(bytes, log));
    }
    if !lines || both {
        read(bytes, hash, |log| reader.csv(bytes, &columns, log));
    }
});

fn read(bytes: &[u8], hash: u64, into: impl Fn(&mut EvidenceLog) -> Report) {
    let mut log = EvidenceLog::new();
    let report = into(&mut log);
    check_report(&report, bytes);
    render_some(&report, hash);
    if log.is_empty() {
        return;
    }
    if hash % 4 == 0 {
        // The same again changes nothing.
        let mut twice = log.clone();
        into(&mut twice);
        assert_eq!(twice, log);
    }

    let text = log.to_json_lines();
    let mut again = EvidenceLog::new();
    let report = Reader::of_identifiers().json_lines(text.as_bytes(), &mut again);
    assert!(report.is_empty(), "{report}\n{text}");
    assert_eq!(again, log);

    if hash % 32 == 0 {
        evaluated(&log);
    }
}

/// What the records come to, for one input in thirty-two: it costs more than all else.
fn evaluated(log: &EvidenceLog) {
    let as_of = AsOf::at("2026-06-30".parse().unwrap());
    let Some(learner) = log.learners().next() else {
        return;
    };
    let Ok(standing) = resolved().policy().evaluate(log, learner, as_of) else {
        return;
    };
    let _ = standing.zone(resolved().progression()).ready().count();
    for decision in standing.decisions().take(2) {
        let _ = (decision.outcome(), decision.missing(log).len());
    }
}
