//! Overlays: the file and the builder, the schema and the reader, and everything that is refused.

use continua::overlay::Overlay;

fn sample() -> Vec<u8> {
    std::fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/examples/data/overlay.json"
    ))
    .unwrap()
}

#[test]
fn the_sample_reads_without_a_finding_and_writes_back_its_bytes() {
    let bytes = sample();
    let overlay = Overlay::from_slice(&bytes).unwrap_or_else(|e| panic!("{}", e.report()));
    assert!(
        overlay.report().unwrap().is_empty(),
        "{}",
        overlay.report().unwrap()
    );
    assert_eq!(overlay.write().as_bytes(), bytes);
    let changed = overlay.clone().with_title("Another title");
    assert_ne!(changed, overlay);
    let again = Overlay::from_slice(changed.write().as_bytes()).unwrap();
    assert_eq!(again, changed);
}
