//! The coherence map: one JSON object with the standards of a framework and arrows between them.
//!
//! Student Achievement Partners publish a map of the Common Core standards for mathematics that
//! tells which standard builds directly on which. Its data are one object of four maps by number
//! and two lists:
//!
//! | member | is read as |
//! |---|---|
//! | `domains.N.grade`, `ordinal` | grade and domain, as `K` and `CC`, or `HS` and `G-CO` |
//! | `clusters.N.ccmathdomain_id`, `ordinal` | the domain of a cluster, and its letter |
//! | `standards.N.ccmathcluster_id`, `ordinal`, `desc` | the cluster of a standard, its number, and what it says |
//! | `edges[].from`, `to` | what comes first, and what builds on it |
//! | `nd_edges[].from`, `to` | a [related](super::edges::Edges::related) pair, mostly written from both of its ends |
//!
//! A standard has no code of its own; it is put together from grade, domain, cluster and number:
//! `K.CC.A.1`, and without a point after `HS` for high school, `HSG-CO.A.1`. That code is its
//! identifier in [`Edges::progression`](super::edges::Edges::progression). The statements are
//! published in HTML, and given without its tags. Members that are not in the table say nothing here.

mod plain;
mod standards;

use self::standards::Standards;
use super::edges::{Draft, Edges, EdgesError, Spot, rule};
use crate::finding::{Note, REPEATED_MEMBER, describe, short};
use crate::format::case::lenient;
use crate::source::{Json, Kind, Limits, Source, Value};

/// Reads a coherence map. O(bytes).
///
/// # Errors
/// [`EdgesError`] if the bytes are no JSON or past a limit, or what they say is no coherence map.
///
/// ```
/// use continua::format::coherence_map;
///
/// let map = coherence_map::from_slice(br#"{
///     "domains": {"7": {"grade": "HS", "ordinal": "G-CO"}},
///     "clusters": {"5": {"ccmathdomain_id": "7", "ordinal": "A"}},
///     "standards": {
///         "1": {"ccmathcluster_id": "5", "ordinal": "1", "desc": "<p>Know angles.</p>"},
///         "2": {"ccmathcluster_id": "5", "ordinal": "2"},
///         "3": {"ccmathcluster_id": "5", "ordinal": "3"}
///     },
///     "edges": [{"from": "1", "to": "2"}, {"from": "1", "to": "2"}],
///     "nd_edges": [{"from": "2", "to": "3"}, {"from": "3", "to": "2"}]
/// }"#)?;
/// let edge = map.edges().next().unwrap();
/// assert_eq!(edge.before().code(), Some("HSG-CO.A.1"));
/// assert_eq!(edge.place().pointer(), Some("/edges/0"));
/// assert_eq!(map.related().len(), 1);
/// let finding = map.reports()[0].iter().next().unwrap();
/// assert_eq!(finding.message(), "`HSG-CO.A.1` and `HSG-CO.A.2` are joined so already");
/// # Ok::<(), continua::format::edges::EdgesError>(())
/// ```
pub fn from_slice(bytes: &[u8]) -> Result<Edges, EdgesError> {
    from_slice_with(bytes, &Limits::default())
}

/// The same within other limits.
///
/// # Errors
/// As [`from_slice`].
pub fn from_slice_with(bytes: &[u8], limits: &Limits) -> Result<Edges, EdgesError> {
    let mut draft = Draft::new("coherence map");
    match Json::parse_with(bytes, limits) {
        Ok(json) => {
            let input = draft.input(json.source().clone(), Some(json.clone()));
            let mut map = Map { draft, input };
            map.read(&json);
            map.draft.finish()
        }
        Err(error) => {
            let text = Source::from_slice(bytes).ok();
            let input = draft.input(text.unwrap_or_else(|| Source::new("")), None);
            draft.syntax(input, &error);
            draft.finish()
        }
    }
}

/// A map on its way into the draft.
struct Map {
    draft: Draft,
    input: u32,
}

impl Map {
    fn read(&mut self, json: &Json) {
        for repeated in json.repeated() {
            let name = repeated.name();
            let spot = self.spot(repeated.key);
            self.draft.add(&REPEATED_MEMBER, &name, spot, || {
                Note::new(format!("the member `{}` stands again", short(&name)))
                    .help("keep the one that is meant; the first counts here")
            });
        }
        let root = json.root();
        let (standards, edges) = (root.get("standards"), root.get("edges"));
        let (Some(standards), Some(edges)) = (standards, edges) else {
            let spot = self.spot(root);
            self.draft.add(&rule::NOT_A_PROGRESSION, "", spot, || {
                Note::new("the text is no coherence map: it has no `standards` and `edges`")
            });
            return;
        };
        self.standards(root, standards);
        for (value, (from, to)) in self.pairs(edges, "edges") {
            let spot = self.spot(value);
            self.draft.edge(&from, &to, spot);
        }
        if let Some(related) = root.get("nd_edges").filter(|value| !value.is_null()) {
            for (value, (one, other)) in self.pairs(related, "nd_edges") {
                let spot = self.spot(value);
                self.draft.related(&one, &other, spot);
            }
        }
    }

    fn standards(&mut self, root: Value<'_>, standards: Value<'_>) {
        let all = Standards::of(root);
        if standards.kind() != Kind::Object {
            self.wrong_type(standards, "standards", "an object");
            return;
        }
        for member in standards.members() {
            let spot = self.spot(member.value);
            if member.value.kind() != Kind::Object {
                self.wrong_type(member.value, "standards", "an object for each");
                continue;
            }
            match all.node(member.value) {
                Some(node) => self.draft.node(&member.name, node, spot),
                None => self.draft.add(&rule::NO_IDENTIFIER, "standard", spot, || {
                    Note::new("no code can be put together for the standard").help(
                        "a standard needs an `ordinal`, and a cluster and a domain with one each",
                    )
                }),
            }
        }
    }

    /// The pairs of a list, each with the value that says it.
    fn pairs<'v>(
        &mut self,
        list: Value<'v>,
        name: &'static str,
    ) -> Vec<(Value<'v>, (String, String))> {
        if list.kind() != Kind::Array {
            self.wrong_type(list, name, "a list");
            return Vec::new();
        }
        let pair = |value| Some((value, self.pair(value, name)?));
        list.elements().filter_map(pair).collect()
    }

    fn pair(&mut self, value: Value<'_>, name: &'static str) -> Option<(String, String)> {
        if value.kind() != Kind::Object {
            self.wrong_type(value, name, "an object for each");
            return None;
        }
        let from = self.end(value, "from");
        let to = self.end(value, "to");
        Some((from?, to?))
    }

    fn end(&mut self, pair: Value<'_>, name: &'static str) -> Option<String> {
        let Some(value) = pair.get(name).filter(|value| !value.is_null()) else {
            let spot = self.spot(pair);
            self.draft.add(&rule::MISSING_MEMBER, name, spot, || {
                Note::new(format!("the member `{name}` is missing"))
            });
            return None;
        };
        let text = match value.kind() {
            Kind::String | Kind::Number => lenient::text(value),
            _ => None,
        };
        if text.is_none() {
            self.wrong_type(value, name, "text");
        }
        text.map(Into::into)
    }

    fn wrong_type(&mut self, value: Value<'_>, name: &'static str, expected: &str) {
        let spot = self.spot(value);
        self.draft.add(&rule::WRONG_TYPE, name, spot, || {
            Note::new(format!(
                "`{name}` is {}, expected {expected}",
                describe(value)
            ))
        });
    }

    fn spot(&self, value: Value<'_>) -> Spot {
        Spot {
            input: self.input,
            span: value.span(),
            value: Some(value.index()),
        }
    }
}
