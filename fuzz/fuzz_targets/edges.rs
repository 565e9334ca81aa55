//! Any bytes as a published progression: refused, or read as edges that lead back to their places.

#![no_main]

use continua::format::edges::{Edges, EdgesError, Format};
use continua::format::{coherence_map, knowledge_graph};
use continua_fuzz::{check_report, hash, library, render_some};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let hash = hash(bytes);
    Format::guess(bytes);
    read(coherence_map::from_slice(bytes), bytes, hash);
    read(knowledge_graph::from_slice(bytes), bytes, hash);
});

fn read(read: Result<Edges, EdgesError>, bytes: &[u8], hash: u64) {
    let edges = match read {
        Ok(edges) => edges,
        Err(error) => {
            let report = error.report();
            assert!(report.blocking().next().is_some());
            check_report(&report, bytes);
            return render_some(&report, hash);
        }
    };
    let [report] = edges.reports() else {
        panic!("one input has one report");
    };
    assert!(report.blocking().next().is_none());
    check_report(report, bytes);
    render_some(report, hash);
    for edge in edges.edges().chain(edges.related()) {
        let span = edge.place().span().unwrap_or_default();
        assert!(span.end as usize <= bytes.len());
        assert_ne!(edge.before().item(), edge.after().item());
    }
    let progression = edges.progression();
    let stated = progression
        .competencies()
        .map(|id| progression.direct_before(id).len());
    assert_eq!(stated.sum::<usize>(), edges.edges().len());
    let resolved = edges.resolve(library());
    assert!(resolved.left_out.len() <= edges.edges().len());
    resolved
        .reports
        .iter()
        .for_each(|report| check_report(report, bytes));
    if hash % 16 == 0 {
        let framework = edges.framework();
        assert!(
            progression
                .competencies()
                .all(|id| framework.item(id).is_some())
        );
        progression.contradictions();
    }
}
