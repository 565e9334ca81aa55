//! What an item is for had to be guessed.

use std::cmp::Reverse;

use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::framework::RoleBasis;
use crate::source::Value;

/// What an item is for had to be guessed.
pub static GUESSED_ROLE: Rule = Rule {
    code: "TREE-004",
    name: "guessed-role",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "Items without a type, or of a type whose role is not plain. One finding for a package, with the number of items by type.",
    why: "Whether a line is a target to be shown, a heading or a remark decides what is counted, taught and assessed.",
    repair: "What has no children is taken for a target, what has some for a group. An overlay can say otherwise.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20."}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "CFItemType": "Learning Target"}]}"#,
};

pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    let readout = package.readout();
    if !readout.problems.is_empty() {
        // Without its tree, positions say nothing.
        return;
    }
    let mut first = None;
    let mut kinds = Vec::new();
    for item in readout.framework.items() {
        if item.role_basis() == RoleBasis::Position {
            first = first.or(item.origin());
            kinds.push((item.kind(), item.index()));
        }
    }
    let Some(first) = first.and_then(|first| package.json().value(first)) else {
        return;
    };
    kinds.sort_unstable();
    let same = kinds.chunk_by(|a, b| a.0 == b.0);
    // The most frequent first; the order of the file decides between equal counts.
    let mut by_type: Vec<_> = same
        .filter_map(|same| Some((Reverse(same.len()), same.first()?.1, same.first()?.0)))
        .collect();
    by_type.sort_unstable();
    found(findings, first, &by_type);
}

fn found(
    findings: &mut Findings,
    first: Value<'_>,
    by_type: &[(Reverse<usize>, u32, Option<&str>)],
) {
    let site = first.get("CFItemType").unwrap_or(first);
    findings.add(&GUESSED_ROLE, "", site, || {
        let all: usize = by_type.iter().map(|(count, ..)| count.0).sum();
        let mut parts: Vec<String> = by_type
            .iter()
            .take(SHOWN)
            .map(|(count, _, kind)| match kind {
                Some(kind) => format!("{} of type `{}`", count.0, short(kind)),
                None => format!("{} without a type", count.0),
            })
            .collect();
        if by_type.len() > SHOWN {
            let left = by_type.len() - SHOWN;
            let types = if left == 1 { "type" } else { "types" };
            parts.push(format!("{left} more {types}"));
        }
        let items = match all {
            1 => "the role of 1 item is".to_owned(),
            _ => format!("the roles of {all} items are"),
        };
        Note::new(format!("{items} guessed: {}", parts.join(", ")))
            .help("give items a `CFItemType` such as `Strand` or `Learning Target`, or say their roles in an overlay")
    });
}

/// How many types are named.
const SHOWN: usize = 6;
