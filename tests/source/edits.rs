//! What is written after edits.

use std::collections::{BTreeMap, BTreeSet};

use continua::source::{Edit, EditError, Json, Kind, Limits, Value};
use proptest::prelude::*;
use serde_json::json;

use crate::generate;

/// What a document should be after its edits: what is not edited, byte for byte.
#[derive(Debug, Clone)]
enum Expected {
    Untouched(String),
    New(serde_json::Value),
    Array(Vec<Expected>),
    Object(Vec<(String, Expected)>),
}

/// The edits that were accepted, noted the simplest way.
#[derive(Default)]
struct Noted {
    replaced: BTreeMap<u32, serde_json::Value>,
    removed: BTreeSet<u32>,
    renamed: BTreeMap<u32, String>,
    inserted: BTreeMap<(u32, u32), Vec<(String, serde_json::Value)>>,
}

impl Noted {
    fn expected(&self, value: Value<'_>) -> Expected {
        if let Some(new) = self.replaced.get(&value.index()) {
            return Expected::New(new.clone());
        }
        let untouched = !self.touches(value);
        match value.kind() {
            Kind::Array if !untouched => Expected::Array(self.elements(value)),
            Kind::Object if !untouched => Expected::Object(self.members(value)),
            _ => Expected::Untouched(value.raw().to_owned()),
        }
    }

    fn touches(&self, value: Value<'_>) -> bool {
        self.inserted
            .keys()
            .any(|(index, _)| *index == value.index())
            || value.elements().any(|inner| self.is_touched(inner))
            || value.members().any(|member| {
                self.renamed.contains_key(&member.key.index()) || self.is_touched(member.value)
            })
    }

    fn is_touched(&self, value: Value<'_>) -> bool {
        self.replaced.contains_key(&value.index())
            || self.removed.contains(&value.index())
            || self.touches(value)
    }

    fn inserted_at(&self, value: Value<'_>, place: u32) -> &[(String, serde_json::Value)] {
        self.inserted
            .get(&(value.index(), place))
            .map_or(&[], Vec::as_slice)
    }

    fn elements(&self, array: Value<'_>) -> Vec<Expected> {
        let mut all = Vec::new();
        let new = |place| {
            let new = self.inserted_at(array, place).iter();
            new.map(|(_, value)| Expected::New(value.clone()))
        };
        for (place, element) in (0..).zip(array.elements()) {
            all.extend(new(place));
            if !self.removed.contains(&element.index()) {
                all.push(self.expected(element));
            }
        }
        all.extend(new(array.len()));
        all
    }

    fn members(&self, object: Value<'_>) -> Vec<(String, Expected)> {
        let mut all = Vec::new();
        let new = |place| {
            let new = self.inserted_at(object, place).iter();
            new.map(|(name, value)| (name.clone(), Expected::New(value.clone())))
        };
        for (place, member) in (0..).zip(object.members()) {
            all.extend(new(place));
            if !self.removed.contains(&member.value.index()) {
                let name = self.renamed.get(&member.key.index());
                let name = name.cloned().unwrap_or(member.name.into_owned());
                all.push((name, self.expected(member.value)));
            }
        }
        all.extend(new(object.len()));
        all
    }
}

fn assert_is(value: Value<'_>, expected: &Expected) {
    match expected {
        Expected::Untouched(raw) => assert_eq!(value.raw(), raw),
        Expected::New(new) => assert_eq!(&crate::reading::plain(value), new),
        Expected::Array(elements) => {
            assert_eq!(value.kind(), Kind::Array);
            assert_eq!(value.len() as usize, elements.len());
            for (value, expected) in value.elements().zip(elements) {
                assert_is(value, expected);
            }
        }
        Expected::Object(members) => {
            assert_eq!(value.kind(), Kind::Object);
            assert_eq!(value.len() as usize, members.len());
            for (member, (name, expected)) in value.members().zip(members) {
                assert_eq!(&member.name, name);
                assert_is(member.value, expected);
            }
        }
    }
}

/// A wish for an edit, somewhere.
#[derive(Debug, Clone)]
struct Wish {
    place: prop::sample::Index,
    what: u8,
    at: prop::sample::Index,
    name: String,
    new: serde_json::Value,
}

fn wish() -> impl Strategy<Value = Wish> {
    let new = prop::sample::select(vec![
        json!(null),
        json!(17),
        json!("new \"text\" é\n"),
        json!([]),
        json!({"a": [1, {"b": []}], "c": "\n"}),
    ]);
    let place = any::<prop::sample::Index>();
    let at = any::<prop::sample::Index>();
    (place, 0..6_u8, at, "[a-c]{0,2}", new).prop_map(|(place, what, at, name, new)| Wish {
        place,
        what,
        at,
        name,
        new,
    })
}

/// Makes an edit as wished, and notes it if it is accepted.
fn make(wish: &Wish, json: &Json, edit: &mut Edit, noted: &mut Noted) -> Result<(), EditError> {
    let value = json
        .values()
        .nth(wish.place.index(json.value_count() as usize))
        .unwrap();
    let index = value.index();
    let place = wish.at.index(value.len() as usize + 1) as u32;
    match wish.what {
        0 => {
            edit.replace(value, &wish.new)?;
            noted.replaced.insert(index, wish.new.clone());
        }
        1 => {
            edit.replace_text(value, &wish.new.to_string())?;
            noted.replaced.insert(index, wish.new.clone());
        }
        2 => {
            edit.remove(value)?;
            noted
                .removed
                .insert(if value.is_name() { index + 1 } else { index });
        }
        3 => {
            edit.rename(value, &wish.name)?;
            noted.renamed.insert(
                if value.is_name() { index } else { index - 1 },
                wish.name.clone(),
            );
        }
        4 => {
            edit.insert_member_at(value, place, &wish.name, &wish.new)?;
            let new = (wish.name.clone(), wish.new.clone());
            noted.inserted.entry((index, place)).or_default().push(new);
        }
        _ => {
            edit.insert_element(value, place, &wish.new)?;
            let new = (String::new(), wish.new.clone());
            noted.inserted.entry((index, place)).or_default().push(new);
        }
    }
    Ok(())
}

fn check(text: &str, wishes: &[Wish]) {
    let json = Json::parse(text.as_bytes()).unwrap();
    let mut edit = Edit::of(&json);
    let mut noted = Noted::default();
    assert_eq!(edit.write(), text);
    for wish in wishes {
        let before = edit.write();
        if let Err(error) = make(wish, &json, &mut edit, &mut noted) {
            assert!(!error.to_string().is_empty());
            assert_eq!(edit.write(), before);
        }
    }
    let written = edit.write();
    let again =
        Json::parse(written.as_bytes()).unwrap_or_else(|error| panic!("{error}: {written}"));
    assert_is(again.root(), &noted.expected(json.root()));
    // Around the root nothing is touched.
    let (root, new_root) = (json.root().span(), again.root().span());
    assert_eq!(
        text[..root.start as usize],
        written[..new_root.start as usize]
    );
    assert_eq!(text[root.end as usize..], written[new_root.end as usize..]);
}

proptest! {
    #[test]
    fn edits_do_what_they_say_and_no_more(
        text in generate::text(),
        wishes in prop::collection::vec(wish(), 0..8),
    ) {
        check(&text, &wishes);
    }

    #[test]
    fn edits_of_printed_documents_too(
        text in generate::printed(),
        wishes in prop::collection::vec(wish(), 0..8),
    ) {
        check(&text, &wishes);
    }

    #[test]
    fn the_order_of_edits_does_not_matter(
        text in generate::text(),
        wishes in prop::collection::vec(wish(), 0..6),
    ) {
        let json = Json::parse(text.as_bytes()).unwrap();
        let write = |wishes: Vec<&Wish>| {
            let mut edit = Edit::of(&json);
            let mut noted = Noted::default();
            for wish in wishes {
                make(wish, &json, &mut edit, &mut noted).ok()?;
            }
            Some((edit.write(), noted))
        };
        let forward = write(wishes.iter().collect());
        let backward = write(wishes.iter().rev().collect());
        if let (Some((forward, noted)), Some((backward, _))) = (forward, backward) {
            // Those put in at one place stand in the order in which they were put.
            if noted.inserted.values().all(|together| together.len() == 1) {
                prop_assert_eq!(forward, backward);
            }
        }
    }

    #[test]
    fn what_is_put_into_a_printed_document_looks_printed(
        text in generate::printed(),
        wish in wish(),
    ) {
        let json = Json::parse(text.as_bytes()).unwrap();
        let Some(object) = json
            .values()
            .find(|value| value.kind() == Kind::Object && (!value.is_empty() || value.index() > 0))
        else {
            return Ok(());
        };
        let mut edit = Edit::of(&json);
        edit.insert_member(object, "zzz zzz", &wish.new).unwrap();
        let written = edit.write();
        let value: serde_json::Value = serde_json::from_str(&written).unwrap();
        let mut sorted = written.lines().collect::<Vec<_>>();
        let printed = serde_json::to_string_pretty(&value).unwrap();
        let mut expected = printed.lines().collect::<Vec<_>>();
        sorted.sort_unstable();
        expected.sort_unstable();
        // The same lines, though the order of members may differ, and with it their commas.
        let bare = |lines: Vec<&str>| -> BTreeSet<String> {
            lines.iter().map(|line| line.trim_end_matches(',').to_owned()).collect()
        };
        prop_assert_eq!(bare(sorted), bare(expected));
    }
}

fn edited(text: &str, change: impl FnOnce(&Json, &mut Edit) -> Result<(), EditError>) -> String {
    let json = Json::parse(text.as_bytes()).unwrap();
    let mut edit = Edit::of(&json);
    change(&json, &mut edit).unwrap();
    edit.write()
}

#[test]
fn commas_are_right_whichever_elements_go() {
    for mask in 0..16_u32 {
        let text = "[ 0 , 1,2 ,\n3 ]";
        let written = edited(text, |json, edit| {
            let mut values = (0..).zip(json.root().elements());
            values.try_for_each(|(at, value)| match mask >> at & 1 {
                1 => edit.remove(value),
                _ => Ok(()),
            })
        });
        let expected: Vec<u32> = (0..4).filter(|at| mask >> at & 1 == 0).collect();
        assert_eq!(
            serde_json::from_str::<Vec<u32>>(&written).unwrap(),
            expected,
            "{written}"
        );
    }
}

#[test]
fn a_line_removed_leaves_no_trace() {
    let text = "{\r\n\t\"a\": 1,\r\n\t\"b\": 2,\r\n\t\"c\": 3\r\n}\r\n";
    for (name, expected) in [
        ("a", "{\r\n\t\"b\": 2,\r\n\t\"c\": 3\r\n}\r\n"),
        ("b", "{\r\n\t\"a\": 1,\r\n\t\"c\": 3\r\n}\r\n"),
        ("c", "{\r\n\t\"a\": 1,\r\n\t\"b\": 2\r\n}\r\n"),
    ] {
        let written = edited(text, |json, edit| {
            edit.remove(json.root().get(name).unwrap())
        });
        assert_eq!(written, expected);
    }
}

#[test]
fn an_insertion_follows_the_layout_around_it() {
    let text = "{\r\n\t\"a\" : {},\r\n\t\"b\" : [1]\r\n}";
    let written = edited(text, |json, edit| {
        edit.insert_member(json.at("/a").unwrap(), "x", &json!({"y": [2]}))?;
        edit.insert_element(json.at("/b").unwrap(), 1, &3)?;
        edit.insert_member(json.root(), "c", &json!([4, 5]))
    });
    let expected = "{\r\n\t\"a\" : {\r\n\t\t\"x\" : {\r\n\t\t\t\"y\": [\r\n\t\t\t\t2\r\n\t\t\t]\r\n\
                    \t\t}\r\n\t},\r\n\t\"b\" : [1, 3],\r\n\t\"c\" : [\r\n\t\t4,\r\n\t\t5\r\n\t]\r\n}";
    assert_eq!(written, expected);
}

#[test]
fn a_member_can_be_exchanged_for_one_of_the_same_name() {
    let written = edited(r#"{"a": 1, "b": 2}"#, |json, edit| {
        edit.remove(json.at("/a").unwrap())?;
        edit.insert_member(json.root(), "a", &3)
    });
    assert_eq!(written, r#"{"b": 2, "a": 3}"#);
    let written = edited(r#"{"a": 1, "b": 2}"#, |json, edit| {
        edit.rename(json.at("/a").unwrap(), "c")?;
        edit.rename(json.at("/b").unwrap(), "a")
    });
    assert_eq!(written, r#"{"c": 1, "a": 2}"#);
}

type Act<'a> = Box<dyn Fn(&mut Edit) -> Result<(), EditError> + 'a>;

#[test]
fn edits_that_overlap_are_refused_in_either_order() {
    let json = Json::parse(br#"{"a": {"b": [1]}, "c": 2}"#).unwrap();
    let (outer, inner) = (json.at("/a").unwrap(), json.at("/a/b").unwrap());
    let outside: [Act<'_>; 2] = [
        Box::new(|edit| edit.remove(outer)),
        Box::new(|edit| edit.replace(outer, &1)),
    ];
    let inside: [Act<'_>; 5] = [
        Box::new(|edit| edit.replace(inner, &1)),
        Box::new(|edit| edit.remove(inner)),
        Box::new(|edit| edit.rename(inner, "x")),
        Box::new(|edit| edit.insert_element(inner, 0, &1)),
        Box::new(|edit| edit.insert_member(outer, "x", &1)),
    ];
    for around in &outside {
        for within in &inside {
            for (first, second) in [(around, within), (within, around)] {
                let mut edit = Edit::of(&json);
                first(&mut edit).unwrap();
                let error = second(&mut edit).unwrap_err();
                assert!(matches!(error, EditError::Overlaps { .. }), "{error}");
            }
        }
    }
}

#[test]
fn edits_that_make_no_sense_are_refused() {
    let json = Json::parse(br#"{"a": [1], "b": 2}"#).unwrap();
    let other = Json::parse(br#"{"a": [1], "b": 2}"#).unwrap();
    let mut edit = Edit::of(&json);
    let (array, name) = (json.at("/a").unwrap(), json.value(1).unwrap());
    let messages = [
        edit.remove(json.root()),
        edit.replace(name, &1),
        edit.rename(json.at("/a/0").unwrap(), "x"),
        edit.rename(array, "b"),
        edit.insert_member(json.root(), "b", &1),
        edit.insert_member(array, "b", &1),
        edit.insert_element(array, 2, &1),
        edit.replace_text(array, "[1,]"),
        edit.replace(array, &BTreeMap::from([(vec![1], 1)])),
        edit.remove(other.root().get("a").unwrap()),
    ]
    .map(|result| result.unwrap_err().to_string());
    assert_eq!(
        messages,
        [
            "the whole document cannot be removed",
            "expected a value, not a name at `/a`",
            "expected a member of an object at `/a/0`",
            "the object at `` has a member `b` already",
            "the object at `` has a member `b` already",
            "expected an object at `/a`, found an array",
            "place 2 is past the end of `/a`, which has 1",
            "the new text is not JSON: a comma before `]`, expected an element, at line 1 column 4",
            "the new value cannot be written as JSON: key must be a string",
            "the value at `/a` belongs to another document than the edit",
        ]
    );
    assert!(edit.is_empty());
}

#[test]
fn many_edits_of_one_array_take_time_in_proportion() {
    const MANY: u32 = 50_000;
    let text = format!("[{}0]", "{\"a\": 1}, ".repeat(MANY as usize));
    let json = Json::parse_with(text.as_bytes(), &Limits::default()).unwrap();
    let mut edit = Edit::of(&json);
    for (place, element) in (0..MANY).zip(json.root().elements()) {
        match place % 3 {
            0 => edit.remove(element).unwrap(),
            1 => edit.set(element, "a", &place).unwrap(),
            _ => edit.insert_element(json.root(), place, &[place]).unwrap(),
        }
    }
    let written = edit.write();
    let read = Json::parse(written.as_bytes()).unwrap();
    assert_eq!(read.root().len(), MANY + 1 - 16_667 + 16_666);
}
