//! JSON texts of every shape, and texts that are nearly JSON.

use proptest::prelude::*;

/// White space as it may stand between words.
fn space() -> impl Strategy<Value = String> + Clone {
    prop_oneof![
        6 => Just(String::new()),
        2 => Just(" ".to_owned()),
        1 => "[ \t\r\n]{1,3}",
        1 => " {7,20}".prop_map(|spaces| format!("\n{spaces}")),
    ]
}

/// A string as it is written, with its quotes.
pub fn string() -> impl Strategy<Value = String> + Clone {
    let piece = prop_oneof![
        4 => "[a-z ]{0,12}",
        1 => "[^\"\\\\\u{0}-\u{1F}]{0,6}",
        1 => prop::sample::select(vec![
            r#"\""#, r"\\", r"\/", r"\b", r"\f", r"\n", r"\r", r"\t",
            r"\u00e9", r"\u20AC", r"\uD834\uDD1E", r"\u0000", "\u{7f}", "é", "𝄞", "\u{2028}",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| format!("\"{}\"", pieces.concat()))
}

/// A member name, often the same one, and one name in two ways of writing.
fn name() -> impl Strategy<Value = String> + Clone {
    prop_oneof![
        4 => prop::sample::select(vec![
            r#""a""#, r#""\u0061""#, r#""b""#, r#""""#, r#""a/b""#, r#""m~n""#,
            r#""identifier""#, r#""identifie""#, r#""lastChangeDateTime""#,
        ]).prop_map(str::to_owned),
        1 => string(),
    ]
}

fn number() -> impl Strategy<Value = String> + Clone {
    prop_oneof![
        any::<i64>().prop_map(|number| number.to_string()),
        "-?(0|[1-9][0-9]{0,4})(\\.[0-9]{1,4})?([eE][+-]?[0-9]{1,2})?",
        "[1-9][0-9]{15,40}",
    ]
}

/// A JSON text, mostly short, with repeated names and odd white space.
pub fn text() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("false".to_owned()),
        number(),
        string(),
    ];
    let value = leaf.prop_recursive(5, 60, 8, |inner| {
        let element = (space(), inner.clone(), space());
        let array = (prop::collection::vec(element, 0..6), space()).prop_map(|(all, inside)| {
            let all: Vec<_> = all.iter().map(|(a, v, b)| format!("{a}{v}{b}")).collect();
            format!(
                "[{}]",
                if all.is_empty() {
                    inside
                } else {
                    all.join(",")
                }
            )
        });
        let member = (space(), name(), space(), space(), inner, space());
        let object = (prop::collection::vec(member, 0..6), space()).prop_map(|(all, inside)| {
            let all: Vec<_> = all
                .iter()
                .map(|(a, name, b, c, value, d)| format!("{a}{name}{b}:{c}{value}{d}"))
                .collect();
            format!(
                "{{{}}}",
                if all.is_empty() {
                    inside
                } else {
                    all.join(",")
                }
            )
        });
        prop_oneof![array, object]
    });
    (space(), value, space()).prop_map(|(a, value, b)| format!("{a}{value}{b}"))
}

/// JSON laid out by a printer, as files of frameworks are.
pub fn printed() -> impl Strategy<Value = String> {
    text().prop_map(|text| {
        let value: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
        serde_json::to_string_pretty(&value).unwrap()
    })
}

/// Bytes that are JSON but for a few changes, or still are.
pub fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![
        4 => prop::sample::select(b"{}[]:,\"\\/ \t\n\r0123456789.-+eEtrufalsn\0\x1f\x7f".to_vec()),
        1 => any::<u8>(),
    ];
    let change = (any::<prop::sample::Index>(), 0..4_u8, byte);
    (text(), prop::collection::vec(change, 0..4)).prop_map(|(text, changes)| {
        let mut bytes = text.into_bytes();
        for (place, what, byte) in changes {
            let at = place.index(bytes.len() + 1);
            match what {
                0 => bytes.insert(at, byte),
                1 if at < bytes.len() => bytes[at] = byte,
                2 if at < bytes.len() => drop(bytes.remove(at)),
                _ => bytes.truncate(at),
            }
        }
        bytes
    })
}
