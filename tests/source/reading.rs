//! What is read, equal to what `serde_json` reads.

use std::collections::BTreeMap;

use continua::source::{Json, Kind, Value};
use proptest::prelude::*;

use crate::{common, generate};

/// The same value as `serde_json` has it: of repeated names the last.
pub fn plain(value: Value<'_>) -> serde_json::Value {
    match value.kind() {
        Kind::Null => serde_json::Value::Null,
        Kind::Bool => value.as_bool().unwrap().into(),
        Kind::Number => serde_json::from_str(value.number_text().unwrap()).unwrap(),
        Kind::String => value.as_str().unwrap().into_owned().into(),
        Kind::Array => value.elements().map(plain).collect(),
        Kind::Object => value
            .members()
            .map(|member| (member.name.into_owned(), plain(member.value)))
            .collect(),
    }
}

/// Every value and name of a document.
fn all(json: &Json) -> impl Iterator<Item = Value<'_>> {
    let count = json.value_count();
    assert_eq!(json.values().count(), count as usize);
    json.values()
}

/// Whether both accept or both refuse, and read the same. `serde_json` refuses numbers that no
/// `f64` can hold, which are right and are kept here as they are written.
fn agree(bytes: &[u8]) -> Result<(), TestCaseError> {
    let ours = Json::parse(bytes);
    match (serde_json::from_slice::<serde_json::Value>(bytes), ours) {
        (Ok(theirs), Ok(ours)) => prop_assert_eq!(plain(ours.root()), theirs),
        (Err(theirs), Ok(_)) => {
            prop_assert!(
                theirs.to_string().contains("out of range"),
                "they refuse: {theirs}"
            );
        }
        (Ok(_), Err(ours)) => prop_assert!(false, "we refuse: {ours}"),
        (Err(_), Err(ours)) => {
            prop_assert!(ours.span().end as usize <= bytes.len());
            prop_assert!(ours.span().start <= ours.span().end);
            prop_assert!(!ours.message().is_empty());
        }
    }
    Ok(())
}

/// Repeated names, found by looking at every pair.
fn repeated_slowly(json: &Json) -> Vec<(u32, u32, u32)> {
    let mut found = Vec::new();
    for object in all(json) {
        let mut first = BTreeMap::new();
        for member in object.members() {
            let key = member.key.index();
            let known = *first.entry(member.name).or_insert(key);
            if known != key {
                found.push((key, object.index(), known));
            }
        }
    }
    found.sort_unstable();
    found
}

fn repeated(json: &Json) -> Vec<(u32, u32, u32)> {
    json.repeated()
        .map(|again| (again.key.index(), again.object.index(), again.first.index()))
        .collect()
}

proptest! {
    #[test]
    fn right_texts_are_read_as_by_serde_json(text in generate::text()) {
        prop_assert!(Json::parse(text.as_bytes()).is_ok());
        agree(text.as_bytes())?;
    }

    #[test]
    fn changed_texts_are_judged_as_by_serde_json(bytes in generate::mutated()) {
        agree(&bytes)?;
    }

    #[test]
    fn arbitrary_texts_are_judged_as_by_serde_json(text in "[\\[\\]{}\",:0-9eE+.\\\\u truefalsn-]{0,12}") {
        agree(text.as_bytes())?;
    }

    #[test]
    fn every_value_stands_where_its_span_says(text in generate::text()) {
        let json = Json::parse(text.as_bytes()).unwrap();
        for value in all(&json) {
            let alone = Json::parse(value.raw().as_bytes()).unwrap();
            prop_assert_eq!(alone.root().raw(), value.raw());
            prop_assert_eq!(plain(alone.root()), plain(value));
            prop_assert_eq!(value.raw(), &text[value.span().range()]);
            prop_assert_eq!(value.len() as usize, value.members().count() + value.elements().count());
        }
    }

    #[test]
    fn pointers_lead_back(text in generate::text()) {
        let json = Json::parse(text.as_bytes()).unwrap();
        let again = json.repeated().len() > 0;
        let theirs: serde_json::Value = serde_json::from_str(&text).unwrap();
        for value in all(&json) {
            let pointer = value.pointer();
            // Of repeated names a pointer means the first here and the last there.
            if !again && !value.is_name() {
                prop_assert_eq!(json.at(&pointer), Some(value));
                prop_assert_eq!(theirs.pointer(&pointer).unwrap(), &plain(value));
            }
        }
    }

    #[test]
    fn parents_hold_their_children(text in generate::text()) {
        let json = Json::parse(text.as_bytes()).unwrap();
        for value in all(&json) {
            for member in value.members() {
                prop_assert_eq!(member.value.parent(), Some(value));
                prop_assert_eq!(member.key.parent(), Some(value));
                prop_assert!(member.key.is_name() && !member.value.is_name());
                prop_assert_eq!(member.key.pointer(), member.value.pointer());
            }
            for element in value.elements() {
                prop_assert_eq!(element.parent(), Some(value));
                prop_assert!(!element.is_name());
            }
        }
    }

    #[test]
    fn repeated_names_are_those_found_slowly(text in generate::text()) {
        let json = Json::parse(text.as_bytes()).unwrap();
        prop_assert_eq!(repeated(&json), repeated_slowly(&json));
    }

    #[test]
    fn repeated_names_of_large_objects_too(names in prop::collection::vec(0..80_u8, 20..70)) {
        let members: Vec<_> = names
            .iter()
            .map(|name| match name {
                0..26 => format!(r#""\u00{:02x}": {{"x": 1, "x": 2}}"#, name + 0x61),
                26..52 => format!(r#""{}": []"#, char::from(name - 26 + 0x61)),
                _ => format!(r#""longer name {name}": 0"#),
            })
            .collect();
        let json = Json::parse(format!("{{{}}}", members.join(",")).as_bytes()).unwrap();
        prop_assert_eq!(repeated(&json), repeated_slowly(&json));
    }

    #[test]
    fn whole_numbers_are_exact(number: i64, zeros in 0..5_usize) {
        let text = format!("{number}.{}", "0".repeat(zeros + 1));
        let json = Json::parse(text.as_bytes()).unwrap();
        prop_assert_eq!(json.root().as_i64(), Some(number));
        let json = Json::parse(number.to_string().as_bytes()).unwrap();
        prop_assert_eq!(json.root().as_i64(), Some(number));
        prop_assert_eq!(json.root().as_u32(), u32::try_from(number).ok());
    }
}

#[test]
fn real_files_are_read_as_by_serde_json() {
    let Some(root) = common::corpus_root() else {
        return;
    };
    let mut read = 0;
    for entry in std::fs::read_dir(root.join("case")).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let theirs = serde_json::from_slice::<serde_json::Value>(&bytes);
        match (theirs, Json::parse(&bytes)) {
            (Ok(theirs), Ok(ours)) => {
                assert_eq!(plain(ours.root()), theirs, "{}", path.display());
                assert_eq!(repeated(&ours), repeated_slowly(&ours));
                read += 1;
            }
            (Err(_), Err(_)) => {}
            (theirs, ours) => panic!("{}: {:?} {ours:?}", path.display(), theirs.err()),
        }
    }
    assert!(read > 0);
}
