//! The file, the builder and the schema say the same.

use continua::overlay::Overlay;
use serde_json::{Value, json};

use crate::everything::{everything_as_file, everything_in_code};
use crate::{data, small_library};

#[test]
fn code_and_file_give_equal_values() {
    let text = everything_as_file().to_string();
    let read = Overlay::from_slice(text.as_bytes()).unwrap_or_else(|e| panic!("{}", e.report()));
    let built = everything_in_code().unwrap();
    assert_eq!(read, built);
    assert_eq!(
        Overlay::from_slice(built.write().as_bytes()).unwrap(),
        built
    );
    let one = read
        .resolve(&small_library())
        .unwrap_or_else(|e| panic!("{}", e.report()));
    let other = built.resolve(&small_library()).unwrap();
    assert_eq!(one.policy().fingerprint(), other.policy().fingerprint());
}

#[test]
fn the_schema_and_the_reader_agree() {
    let schema = format!("{}/docs/overlay.schema.json", env!("CARGO_MANIFEST_DIR"));
    let schema: Value = serde_json::from_slice(&std::fs::read(schema).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let reads = |value: &Value| match Overlay::from_slice(value.to_string().as_bytes()) {
        Ok(overlay) => overlay.report().unwrap().is_empty(),
        Err(_) => false,
    };
    let sample: Value = serde_json::from_slice(&data("overlay.json")).unwrap();
    for good in [&sample, &everything_as_file()] {
        assert!(reads(good));
        let errors: Vec<String> = validator.iter_errors(good).map(|e| e.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    // Every member dropped, renamed or retyped, one at a time: both say the same.
    let mut compared = 0;
    let mut differ = Vec::new();
    let base = everything_as_file();
    for pointer in pointers(&base) {
        for change in [
            Change::Drop,
            Change::Rename,
            Change::Flag,
            Change::Text,
            Change::List,
            Change::Null,
        ] {
            let Some(changed) = change.apply(&base, &pointer) else {
                continue;
            };
            compared += 1;
            let (ours, theirs) = (reads(&changed), validator.is_valid(&changed));
            if ours != theirs {
                differ.push(format!(
                    "{change:?} at {pointer}: reader {ours}, schema {theirs}"
                ));
            }
        }
    }
    assert!(differ.is_empty(), "{differ:#?}");
    assert!(compared > 500, "only {compared} changes were compared");
}

#[derive(Debug, Clone, Copy)]
enum Change {
    Drop,
    Rename,
    Flag,
    Text,
    List,
    Null,
}

impl Change {
    fn apply(self, base: &Value, pointer: &str) -> Option<Value> {
        let mut value = base.clone();
        let (parent, name) = pointer.rsplit_once('/')?;
        let parent = value.pointer_mut(parent)?;
        match (self, parent) {
            (Self::Drop, Value::Object(members)) => {
                members.remove(name)?;
            }
            (Self::Rename, Value::Object(members)) => {
                let old = members.remove(name)?;
                members.insert(format!("{name}x"), old);
            }
            (Self::Drop | Self::Rename, _) => return None,
            (change, parent) => {
                let slot = match parent {
                    Value::Object(members) => members.get_mut(name)?,
                    Value::Array(list) => list.get_mut(name.parse::<usize>().ok()?)?,
                    _ => return None,
                };
                *slot = match change {
                    Self::Flag => json!(false),
                    Self::Text => json!("\u{1}"),
                    Self::List => json!([[]]),
                    _ => Value::Null,
                };
            }
        }
        Some(value)
    }
}

fn pointers(value: &Value) -> Vec<String> {
    let mut all = Vec::new();
    let mut open = vec![(String::new(), value)];
    while let Some((at, value)) = open.pop() {
        match value {
            Value::Object(members) => {
                open.extend(
                    members
                        .iter()
                        .map(|(name, v)| (format!("{at}/{}", name.replace('/', "~1")), v)),
                );
            }
            Value::Array(list) => {
                open.extend(
                    list.iter()
                        .enumerate()
                        .map(|(n, v)| (format!("{at}/{n}"), v)),
                );
            }
            _ => {}
        }
        if !at.is_empty() {
            all.push(at);
        }
    }
    all
}
