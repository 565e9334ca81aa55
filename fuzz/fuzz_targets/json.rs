//! Any bytes: accepted as by `serde_json`, read as the same value, and written back the same.

#![no_main]

use continua::source::{Edit, Json, Kind, Limits, Value};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // `serde_json` holds fewer than 128 objects and arrays inside one another.
    let limits = Limits::default().with_depth(127);
    let theirs = serde_json::from_slice::<serde_json::Value>(bytes);
    match (Json::parse_with(bytes, &limits), theirs) {
        (Ok(ours), theirs) => {
            match theirs {
                Ok(theirs) => assert_eq!(plain(ours.root()), Some(theirs)),
                Err(error) => assert!(error.to_string().contains("out of range"), "{error}"),
            }
            check(&ours);
        }
        (Err(error), theirs) => {
            assert!(theirs.is_err(), "{error}");
            assert!(error.span().end as usize <= bytes.len());
        }
    }
});

/// What holds of every document that is read.
fn check(json: &Json) {
    let text = json.source().text();
    assert_eq!(Edit::of(json).write(), text);
    for index in 0..json.value_count() {
        let value = json.value(index).unwrap();
        assert_eq!(value.raw(), &text[value.span().range()]);
        assert!(json.at(&value.pointer()).is_some());
    }
    if let Some(first) = json.root().members().next() {
        let mut edit = Edit::of(json);
        edit.remove(first.value).unwrap();
        let edited = Json::parse_with(edit.write().as_bytes(), &Limits::default()).unwrap();
        assert_eq!(edited.root().len() + 1, json.root().len());
    }
}

/// The same value as `serde_json` has it; nothing for a number that it cannot hold.
fn plain(value: Value<'_>) -> Option<serde_json::Value> {
    Some(match value.kind() {
        Kind::Null => serde_json::Value::Null,
        Kind::Bool => value.as_bool()?.into(),
        Kind::Number => serde_json::from_str(value.number_text()?).ok()?,
        Kind::String => value.as_str()?.into_owned().into(),
        Kind::Array => value.elements().map(plain).collect::<Option<Vec<_>>>()?.into(),
        Kind::Object => {
            let members = value.members();
            let all = members.map(|member| Some((member.name.into_owned(), plain(member.value)?)));
            serde_json::Value::Object(all.collect::<Option<_>>()?)
        }
    })
}
