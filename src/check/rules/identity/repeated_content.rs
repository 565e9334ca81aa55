//! A thing stands twice, word for word.

use super::repeated_identifier::identifiers;
use crate::check::rules::names::Noun;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::source::{Kind, Value};

/// A thing stands twice, word for word.
pub static REPEATED_CONTENT: Rule = Rule {
    code: "ID-006",
    name: "repeated-content",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "Two items, associations, definitions, rubrics, criteria or levels of one identifier that say the same in every member.",
    why: "Nothing is lost yet, but counts are off, strict readers refuse the second, and a change to one of the two leaves the other behind.",
    repair: "The first stands. A second item, rubric or criterion is left out of the framework; a second association is kept.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."},
  {"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
};

/// Whether two values say the same: the order of members and the way of writing aside.
///
/// O(n log n) in the size of the values, without recursion.
pub(super) fn says_the_same(a: Value<'_>, b: Value<'_>) -> bool {
    let mut open = vec![(a, b)];
    while let Some((a, b)) = open.pop() {
        if a.kind() != b.kind() || a.len() != b.len() {
            return false;
        }
        let same = match a.kind() {
            Kind::Object => {
                let sorted = |value: Value<'_>| {
                    let mut members: Vec<_> = value
                        .members()
                        .map(|member| (member.name.into_owned(), member.value.index()))
                        .collect();
                    members.sort_unstable();
                    members
                };
                let pairs = sorted(a).into_iter().zip(sorted(b));
                let mut same = true;
                for ((name, left), (other, right)) in pairs {
                    same &= name == other;
                    open.extend(a.json().value(left).zip(b.json().value(right)));
                }
                same
            }
            Kind::Array => {
                open.extend(a.elements().zip(b.elements()));
                true
            }
            Kind::String => a.as_str() == b.as_str(),
            _ => a.raw() == b.raw(),
        };
        if !same {
            return false;
        }
    }
    true
}

pub(super) fn found(findings: &mut Findings, noun: Noun, first: Value<'_>, second: Value<'_>) {
    let Some((first, second)) = identifiers(first, second) else {
        return;
    };
    let noun = noun.word();
    findings.add(&REPEATED_CONTENT, noun, second, || {
        let id = second.as_str().unwrap_or_default();
        Note::new(format!(
            "the {noun} `{}` stands twice, word for word",
            short(&id)
        ))
        .about(short(&id))
        .related("stands first here", first)
        .help("remove the second")
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Json;

    #[test]
    fn order_and_writing_do_not_matter_and_content_does() {
        for (a, b, same) in [
            (
                r#"{"a": 1, "b": [{}, "x"]}"#,
                r#"{"b":[{},"\u0078"],"a":1}"#,
                true,
            ),
            (r#"{"a": 1}"#, r#"{"a": 2}"#, false),
            (r#"{"a": 1}"#, r#"{"b": 1}"#, false),
            (r#"{"a": [1, 2]}"#, r#"{"a": [2, 1]}"#, false),
            (r#"{"a": null}"#, r#"{"a": ""}"#, false),
        ] {
            let (left, right) = (
                Json::parse(a.as_bytes()).unwrap(),
                Json::parse(b.as_bytes()).unwrap(),
            );
            assert_eq!(says_the_same(left.root(), right.root()), same, "{a} {b}");
        }
    }
}
