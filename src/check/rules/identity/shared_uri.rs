//! Two items have one URI.

use std::borrow::Cow;
use std::collections::HashMap;

use super::uri_without_identifier::Stray;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::Item;
use crate::source::Value;

/// Two items have one URI.
pub static SHARED_URI: Rule = Rule {
    code: "ID-012",
    name: "shared-uri",
    severity: Severity::Error,
    blocking: false,
    ground: Ground::Practice,
    finds: "Two items of different identifiers with the same `uri`.",
    why: "A URI names one thing. Whoever refers to it, in a resource or a credential, means one of the two, and nobody can say which.",
    repair: "The identifiers count.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "uri": "https://larkspur.example/N.1"},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 100.", "uri": "https://larkspur.example/N.1"}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "uri": "https://larkspur.example/N.1"},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 100.", "uri": "https://larkspur.example/N.2"}]}"#,
};

/// Gives the objects that it spoke of, in order.
///
/// A URI that holds its own identifier is no other's: only strays can share one, be it with each
/// other or with what is no stray. O(n), and O(1) where nothing strays.
pub(in crate::check) fn check(
    package: &Package,
    strays: &[Stray<'_>],
    findings: &mut Findings,
) -> Vec<u32> {
    let mut spoken = Vec::new();
    if strays.is_empty() || !findings.hears(&SHARED_URI) {
        return spoken;
    }
    let mut first: HashMap<Cow<'_, str>, Value<'_>> = HashMap::with_capacity(strays.len());
    let stray = |object: Value<'_>| {
        let place = strays.binary_search_by_key(&object.index(), |stray| stray.object.index());
        place.is_ok()
    };
    let framework = &package.readout().framework;
    let objects = || {
        let origins = framework.items().filter_map(Item::origin);
        origins.filter_map(|origin| package.json().value(origin))
    };
    // What is no stray has the better claim to its URI.
    for is_stray in [false, true] {
        for object in objects().filter(|object| stray(*object) == is_stray) {
            let Some(uri) = object.get("uri") else {
                continue;
            };
            let Some(text) = uri.as_str().filter(|text| !text.is_empty()) else {
                continue;
            };
            match first.get(&text) {
                Some(earlier) => {
                    spoken.push(object.index());
                    found(findings, object, uri, *earlier);
                }
                None => {
                    first.insert(text, uri);
                }
            }
        }
    }
    spoken.sort_unstable();
    spoken
}

fn found(findings: &mut Findings, object: Value<'_>, uri: Value<'_>, earlier: Value<'_>) {
    findings.add(&SHARED_URI, "", uri, || {
        let text = uri.as_str().unwrap_or_default();
        let note = Note::new(format!("two items have the `uri` `{}`", short(&text)))
            .related("stands here too", earlier)
            .help("give each item a `uri` of its own");
        crate::check::rules::named(note, object)
    });
}
