//! The sample, bands from frameworks, and a starter.

use continua::framework::{Dimension, Role};
use continua::overlay::{AncestorPattern, Bands, BandsFrom, Overlay, Scope};

use crate::{data, sample_library, small_library};

#[test]
fn the_sample_reads_without_a_finding_and_writes_back_its_bytes() {
    let bytes = data("overlay.json");
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
    assert_eq!(again.with_title(overlay.title().unwrap()), overlay);
}

#[test]
fn the_sample_resolves_without_a_finding() {
    let overlay = Overlay::from_slice(&data("overlay.json")).unwrap();
    let resolved = overlay
        .resolve(&sample_library())
        .unwrap_or_else(|e| panic!("{}", e.report()));
    assert!(resolved.report().is_empty(), "{}", resolved.report());
    let library = resolved.library();
    let item = |code: &str| library.find(&code.parse().unwrap()).unwrap();
    assert_eq!(item("math:FRC.3").role(), Role::Target);
    assert_eq!(item("habits:HW.1").dimension(), Dimension::HabitsOfWork);
    assert_eq!(
        resolved.scope(item("math:GEO.K.2").id()),
        Scope::NotAssessed
    );
    assert_eq!(
        item("math:OPS.3.4").learner_statement(),
        Some("I know my multiplication facts to 9 × 9.")
    );
    assert!(
        resolved
            .policy()
            .binding(item("math:GEO.K.2").id())
            .is_none(),
        "not assessed"
    );
    assert!(
        resolved
            .policy()
            .binding(item("math:OPS.3.4").id())
            .is_some()
    );
    assert_eq!(
        resolved
            .progression()
            .requirements(item("math:OPS.3.4").id())
            .len(),
        2
    );
}

#[test]
fn bands_from_ancestors_and_from_levels() {
    let bands = Bands::from(BandsFrom::Ancestor(AncestorPattern::new("Strand")));
    let overlay = Overlay::new("o".parse().unwrap(), "1.0.0".parse().unwrap()).with_bands(bands);
    let resolved = overlay.resolve(&small_library()).unwrap();
    let band = resolved
        .library()
        .item(&"a".parse().unwrap())
        .unwrap()
        .band()
        .map(|b| b.title().to_owned());
    assert_eq!(band.as_deref(), Some("Number"));
}

#[test]
fn the_starter_resolves_at_once_and_decides_every_target() {
    let library = sample_library();
    let starter = Overlay::starter("first", &library).unwrap();
    let again = Overlay::from_slice(starter.write().as_bytes()).unwrap();
    assert_eq!(again, starter);
    let resolved = again
        .resolve(&library)
        .unwrap_or_else(|e| panic!("{}", e.report()));
    assert_eq!(
        resolved.policy().decides().count(),
        library.competencies().count()
    );
}
