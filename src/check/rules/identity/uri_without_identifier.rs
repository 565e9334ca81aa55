//! A URI does not hold the identifier, where others do.

use crate::check::rules::links::{inner, is_held, is_tail};
use crate::check::rules::names::{Names, Noun};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::source::Value;

/// A URI does not hold the identifier, where others do.
pub static URI_WITHOUT_IDENTIFIER: Rule = Rule {
    code: "ID-009",
    name: "uri-without-identifier",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A `uri` that does not hold the identifier of the thing whose it is, where most URIs of its kind do. Publishers whose URIs are made otherwise are not meant.",
    why: "The URI was mostly copied from something else: who follows it finds the wrong thing, or nothing.",
    repair: "The identifier counts.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "uri": "https://larkspur.example/6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 100.", "uri": "https://larkspur.example/b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63", "fullStatement": "Count to 1000.", "uri": "https://larkspur.example/e7c0e6a2-93f1-4a0b-b1a4-1d2c3b4a5f60"}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "uri": "https://larkspur.example/6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11"},
  {"identifier": "b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52", "fullStatement": "Count to 100.", "uri": "https://larkspur.example/b3d9c1de-5a43-4f0e-9a2d-7f3f0a4f7d52"},
  {"identifier": "d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63", "fullStatement": "Count to 1000.", "uri": "https://larkspur.example/d1a5c0f4-2a0c-4b57-8f6e-5b8f8a3f9e63"}]}"#,
};

/// A URI without the identifier.
#[derive(Clone, Copy)]
pub(in crate::check) struct Stray<'a> {
    pub(in crate::check) object: Value<'a>,
    pub(in crate::check) identifier: Value<'a>,
    pub(in crate::check) uri: Value<'a>,
}

/// The URIs of one kind: how many hold their identifier, and those that do not.
#[derive(Default)]
pub(in crate::check) struct Uris<'a> {
    holding: usize,
    pub(in crate::check) strays: Vec<Stray<'a>>,
}

impl<'a> Uris<'a> {
    /// O(1) for what ends with its identifier, else O(length).
    pub(in crate::check) fn see(
        &mut self,
        object: Value<'a>,
        identifier: Option<Value<'a>>,
        uri: Option<Value<'a>>,
    ) {
        let (Some(identifier), Some(uri)) = (identifier, uri) else {
            return;
        };
        let (id, text) = (inner(identifier), inner(uri));
        // Some identifiers cannot stand in a URI as they are.
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:".contains(&byte);
        if id.is_empty() || text.is_empty() {
            return;
        }
        if is_tail(text, id) {
            self.holding += 1;
        } else if !id.bytes().all(fits) {
            // Nobody can tell.
        } else if is_held(uri, identifier) {
            self.holding += 1;
        } else {
            self.strays.push(Stray {
                object,
                identifier,
                uri,
            });
        }
    }

    /// Whether most hold their identifier.
    fn is_usual(&self) -> bool {
        self.holding > self.strays.len()
    }

    /// Says what strays, but for the objects that another rule speaks of.
    pub(in crate::check) fn tell(&self, findings: &mut Findings, noun: Noun, spared: &[u32]) {
        if !self.is_usual() {
            return;
        }
        for stray in &self.strays {
            if spared.binary_search(&stray.object.index()).is_err() {
                found(findings, noun, *stray);
            }
        }
    }
}

/// Looks at all but items and associations, which are few.
pub(in crate::check) fn check(package: &Package, names: &Names<'_>, findings: &mut Findings) {
    let mut others: Vec<_> = names
        .bearers()
        .filter(|(noun, _)| !matches!(noun, Noun::Document | Noun::Item | Noun::Association))
        .collect();
    others.sort_unstable();
    for of_noun in others.chunk_by(|a, b| a.0 == b.0) {
        let mut uris = Uris::default();
        let objects = of_noun.iter();
        for object in objects.filter_map(|(_, origin)| package.json().value(*origin)) {
            uris.see(object, object.get("identifier"), object.get("uri"));
        }
        if let Some((noun, _)) = of_noun.first() {
            uris.tell(findings, *noun, &[]);
        }
    }
}

fn found(findings: &mut Findings, noun: Noun, stray: Stray<'_>) {
    findings.add(&URI_WITHOUT_IDENTIFIER, noun.word(), stray.uri, || {
        let id = stray.identifier.as_str().unwrap_or_default();
        let noun = noun.word();
        Note::new(format!(
            "the `uri` of the {noun} `{}` does not hold its identifier, as those of most do",
            short(&id)
        ))
        .about(short(&id))
        .related("the identifier", stray.identifier)
        .help("end the `uri` with the identifier of the thing itself")
    });
}
