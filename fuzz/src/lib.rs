//! What the fuzz targets share: a small library, and what holds of every report.

use std::sync::OnceLock;

use continua::finding::{Place, Report};
use continua::format::case::Package;
use continua::framework::Library;
use continua::overlay::{Overlay, Resolved};

/// The framework that overlays and evidence are read against; also a seed.
const FRAMEWORK: &[u8] = include_bytes!("../seeds/case/small.json");
/// An overlay over it that says something in every member; also a seed.
const OVERLAY: &[u8] = include_bytes!("../seeds/overlay/every-member.json");

/// A library of one small framework, named `math`. Made once.
pub fn library() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let package = Package::from_slice(FRAMEWORK).unwrap();
        Library::of([("math", package.framework().unwrap())]).unwrap()
    })
}

/// An overlay, resolved against the library. Made once.
pub fn resolved() -> &'static Resolved {
    static RESOLVED: OnceLock<Resolved> = OnceLock::new();
    RESOLVED.get_or_init(|| {
        let overlay = Overlay::from_slice(OVERLAY).unwrap();
        overlay
            .resolve(library())
            .unwrap_or_else(|error| panic!("{}", error.report()))
    })
}

/// A number that follows from the input alone: what is done to an input of one's own choosing is
/// chosen by it, so that a crash is met again.
pub fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Holds of every report on some bytes: each place is in them, and what is said is a line.
pub fn check_report(report: &Report, bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).ok();
    for finding in report {
        assert!(!finding.message().is_empty());
        check_line(finding.message());
        finding.help().into_iter().for_each(check_line);
        assert!(finding.count() as usize > finding.more().len());
        check_place(finding.place(), bytes, text);
        finding
            .more()
            .iter()
            .for_each(|place| check_place(place, bytes, text));
        for related in finding.related() {
            check_line(&related.label);
            check_place(&related.place, bytes, text);
        }
    }
}

fn check_line(line: &str) {
    assert!(!line.contains(is_hidden), "{line:?}");
}

/// Whether a character would break or turn a line that it is shown in.
fn is_hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn check_place(place: &Place, bytes: &[u8], text: Option<&str>) {
    let (Some(span), Some(position)) = (place.span(), place.position()) else {
        return;
    };
    let (start, end) = (span.start as usize, span.end as usize);
    assert!(start <= end && end <= bytes.len(), "{place:?}");
    assert!(position.line >= 1 && position.column >= 1, "{place:?}");
    if let Some(text) = text {
        assert!(text.is_char_boundary(start) && text.is_char_boundary(end));
    }
}

/// Renders a report, for one input in eight: it costs more than all else.
pub fn render_some(report: &Report, hash: u64) {
    if hash % 8 != 0 {
        return;
    }
    let text = report.render("input");
    let odd = |c: char| is_hidden(c) && c != '\n';
    assert!(!text.contains(odd), "{text:?}");
}
