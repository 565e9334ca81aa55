//! Any bytes: accepted as by `serde_json`, read as the same value, and written back the same.

#![no_main]

use continua::source::{Edit, Json, Kind, Limits, Value};
use continua_fuzz::hash;
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
            check(&ours, hash(bytes));
        }
        (Err(error), theirs) => {
            assert!(theirs.is_err(), "{error}");
            assert!(error.span().end as usize <= bytes.len());
        }
    }
});

/// What holds of every document that is read.
fn check(json: &Json, hash: u64) {
    let text = json.source().text();
    assert_eq!(Edit::of(json).write(), text);
    for value in json.values() {
        assert_eq!(json.value(value.index()), Some(value));
        assert_eq!(value.raw(), &text[value.span().range()]);
    }
    // A pointer costs as much as its arrays are long: only some are followed.
    let step = usize::try_from(json.value_count() / 64 + 1).unwrap();
    for value in json.values().step_by(step) {
        let found = json.at(&value.pointer());
        // A pointer cannot tell members of one name apart, and leads to the first.
        if json.repeated().len() == 0 && !value.is_name() {
            assert_eq!(found, Some(value));
        }
    }
    replaced(json, hash);
    if let Some(first) = json.root().members().next() {
        let mut edit = Edit::of(json);
        edit.remove(first.value).unwrap();
        let edited = Json::parse_with(edit.write().as_bytes(), &Limits::default()).unwrap();
        assert_eq!(edited.root().len() + 1, json.root().len());
    }
}

/// A value, of the input's own choosing, is replaced; every other byte stays.
fn replaced(json: &Json, hash: u64) {
    let place = usize::try_from(hash % u64::from(json.value_count())).unwrap();
    let value = json.values().nth(place).unwrap();
    let mut edit = Edit::of(json);
    if value.is_name() {
        assert!(edit.replace_text(value, "1.50").is_err());
        return;
    }
    edit.replace_text(value, "1.50").unwrap();
    let (text, span) = (json.source().text(), value.span());
    let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
    assert_eq!(edit.write(), format!("{before}1.50{after}"));
}

/// The same value as `serde_json` has it; nothing for a number that it cannot hold.
fn plain(value: Value<'_>) -> Option<serde_json::Value> {
    Some(match value.kind() {
        Kind::Null => serde_json::Value::Null,
        Kind::Bool => value.as_bool()?.into(),
        Kind::Number => serde_json::from_str(value.number_text()?).ok()?,
        Kind::String => value.as_str()?.into_owned().into(),
        Kind::Array => value
            .elements()
            .map(plain)
            .collect::<Option<Vec<_>>>()?
            .into(),
        Kind::Object => {
            let members = value.members();
            let all = members.map(|member| Some((member.name.into_owned(), plain(member.value)?)));
            serde_json::Value::Object(all.collect::<Option<_>>()?)
        }
    })
}
