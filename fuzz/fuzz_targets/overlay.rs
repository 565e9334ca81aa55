//! Any bytes as an overlay: read or refused, resolved or not, evaluated, and written back equal.

#![no_main]

use continua::overlay::Overlay;
use continua::{AsOf, EvidenceLog};
use continua_fuzz::{check_report, hash, library, render_some};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let hash = hash(bytes);
    let overlay = match Overlay::from_slice(bytes) {
        Ok(overlay) => overlay,
        Err(error) => {
            assert!(error.report().blocking().next().is_some());
            check_report(error.report(), bytes);
            return render_some(error.report(), hash);
        }
    };
    assert_eq!(overlay.write().as_bytes(), bytes);
    let changed = overlay.clone().with_title("Another");
    let again = Overlay::from_slice(changed.write().as_bytes())
        .unwrap_or_else(|error| panic!("{}\n{}", error.report(), changed.write()));
    assert_eq!(again, changed);
    match overlay.resolve(library()) {
        Ok(resolved) => {
            assert!(resolved.report().blocking().next().is_none());
            check_report(resolved.report(), bytes);
            render_some(resolved.report(), hash);
            let learner = "ana".parse().unwrap();
            let as_of = AsOf::at("2026-06-30".parse().unwrap());
            let standing = resolved
                .policy()
                .evaluate(&EvidenceLog::new(), &learner, as_of);
            if let Ok(standing) = standing {
                let _ = standing.zone(resolved.progression()).ready().count();
            }
        }
        Err(error) => {
            assert!(error.report().blocking().next().is_some());
            check_report(error.report(), bytes);
            render_some(error.report(), hash);
        }
    }
});
