//! Input that means harm, or was damaged on its way.

use std::fmt::Write;

use continua::source::{Json, JsonError, JsonErrorKind as K, Limits, Span};

use crate::common;

fn refused(bytes: &[u8]) -> JsonError {
    Json::parse(bytes).expect_err("this is no JSON")
}

/// The error as one reads it, with its help after a semicolon.
fn told(bytes: &[u8]) -> String {
    let error = refused(bytes);
    match error.help() {
        Some(help) => format!("{error}; {help}"),
        None => error.to_string(),
    }
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn each_fault_says_what_was_found_and_expected() {
    for (text, expected) in [
        (
            &b""[..],
            "no text, expected a value, at line 1 column 1; the file is empty; the shortest package is an object: `{}`",
        ),
        (
            b" \n",
            "no text, expected a value, at line 2 column 1; the file is empty; the shortest package is an object: `{}`",
        ),
        (
            b"\xEF\xBB\xBF{}",
            "a byte order mark, expected a value, at line 1 column 1; save the file as UTF-8 without a byte order mark",
        ),
        (
            b"{\"a\": }",
            "unexpected `}`, expected a value, at line 1 column 7",
        ),
        (
            b"{\"a\" 1}",
            "unexpected `1`, expected `:`, at line 1 column 6",
        ),
        (
            b"{\"a\": 1 \"b\": 2}",
            "unexpected `\"`, expected `,` or `}`, at line 1 column 9",
        ),
        (
            b"{a: 1}",
            "unexpected `a`, expected a member name or `}`, at line 1 column 2",
        ),
        (
            b"{'a': 1}",
            "unexpected `'`, expected a member name or `}`, at line 1 column 2; JSON strings stand in double quotes",
        ),
        (
            b"{\"a\": 1,}",
            "a comma before `}`, expected a member name, at line 1 column 9; remove the comma",
        ),
        (
            b"[1,\r\n]",
            "a comma before `]`, expected an element, at line 2 column 1; remove the comma",
        ),
        (
            b"[1,,2]",
            "unexpected `,`, expected a value, at line 1 column 4",
        ),
        (
            b"[1}",
            "unexpected `}`, expected `,` or `]`, at line 1 column 3",
        ),
        (
            b"[True]",
            "unexpected `True`, expected a value, at line 1 column 2; write `true`",
        ),
        (
            b"[truest]",
            "unexpected `truest`, expected a value, at line 1 column 2",
        ),
        (
            b"[tru",
            "the text ends, expected the rest of a word, at line 1 column 5; the file is perhaps cut off; fetch or save it again",
        ),
        (
            b"[NaN]",
            "unexpected `NaN`, expected a value, at line 1 column 2; JSON has no such number; write `null` or leave it out",
        ),
        (
            b"[1] // end",
            "`/` after the end of the document, at line 1 column 5; one file holds one document; JSON Lines are read elsewhere",
        ),
        (
            b"// start",
            "unexpected `/`, expected a value, at line 1 column 1; JSON has no comments",
        ),
        (
            b"<html>",
            "unexpected `<`, expected a value, at line 1 column 1; the file looks like HTML or XML; perhaps an error page was saved",
        ),
        (
            b"\"a\tb\"",
            "control character `U+0009` in a string, at line 1 column 3; write a tab in a string as `\\t`",
        ),
        (
            b"\"a\nb\"",
            "control character `U+000A` in a string, at line 1 column 3; write a line break in a string as `\\n`",
        ),
        (
            b"\"\\x41\"",
            "unknown escape `\\x` in a string, at line 1 column 2; after a backslash stands one of `\"\\/bfnrtu`; write a backslash as `\\\\`",
        ),
        (
            b"\"\\u00g0\"",
            "unknown escape `\\u00g0` in a string, at line 1 column 2; after a backslash stands one of `\"\\/bfnrtu`; write a backslash as `\\\\`",
        ),
        (
            b"\"\\ud834 \"",
            "half of a surrogate pair `\\ud834` in a string, at line 1 column 2; write the character itself, or both halves of the pair",
        ),
        (
            b"[01]",
            "malformed number `01`, at line 1 column 2; remove the leading zeros",
        ),
        (
            b"[+1]",
            "unexpected `+1`, expected a value, at line 1 column 2; remove the plus sign",
        ),
        (
            b"[.5]",
            "unexpected `.5`, expected a value, at line 1 column 2; write a zero before the point",
        ),
        (
            b"[1.]",
            "malformed number `1.`, at line 1 column 2; write digits after the point, or no point",
        ),
        (
            b"[1e]",
            "malformed number `1e`, at line 1 column 2; write digits in the exponent",
        ),
        (
            b"[0x1F]",
            "malformed number `0x1F`, at line 1 column 2; write the number in decimal digits",
        ),
        (b"[-]", "malformed number `-`, at line 1 column 2"),
        (
            b"[1",
            "the text ends, expected `,` or `]`, at line 1 column 3; the file is perhaps cut off; fetch or save it again",
        ),
        (
            b"\"abc",
            "the text ends, expected the rest of a string, at line 1 column 5; the file is perhaps cut off; fetch or save it again",
        ),
        (
            b"caf\xC3\xA9 \xFF",
            "invalid UTF-8: byte `0xFF`, at line 1 column 6; save the file as UTF-8; it is perhaps in Latin-1 or Windows-1252, or cut off",
        ),
    ] {
        assert_eq!(told(text), expected, "{:?}", String::from_utf8_lossy(text));
    }
}

#[test]
fn half_surrogates_are_refused_in_every_place() {
    for text in [
        r#""\uD800""#,
        r#""\uDC00""#,
        r#""\uD800\uD800""#,
        r#""\uD800\n""#,
        r#""\uD834x\uDD1E""#,
        r#"{"\uDFFF": 1}"#,
    ] {
        assert_eq!(refused(text.as_bytes()).kind(), K::LoneSurrogate, "{text}");
    }
    let pair = Json::parse(br#""\uD834\uDD1E""#).unwrap();
    assert_eq!(pair.root().as_str().unwrap(), "𝄞");
}

#[test]
fn control_characters_are_refused_wherever_they_stand_in_a_string() {
    for before in 0..20 {
        for control in 0..0x20_u8 {
            let mut text = format!("\"{}", "é".repeat(before)).into_bytes();
            let at = u32::try_from(text.len()).unwrap();
            text.push(control);
            text.extend(b"0123456789\"");
            let error = refused(&text);
            assert_eq!(error.kind(), K::ControlCharacter);
            assert_eq!(error.span(), Span::new(at, at + 1));
            assert_eq!(error.position().column as usize, before + 2);
        }
    }
}

#[test]
fn the_first_bad_byte_is_named() {
    for (bytes, start, end) in [
        (&b"\"\x80\""[..], 1, 2),
        (b"\"\xC0\xAF\"", 1, 2),
        (b"\"\xED\xA0\x80\"", 1, 2),
        (b"\"ab\xF0\x9F\x92\"", 3, 6),
        (b"\"\xE2\x82", 1, 3),
        (b"{} \xF8\x88", 3, 4),
    ] {
        let error = refused(bytes);
        assert_eq!(error.kind(), K::NotUtf8);
        assert_eq!(error.span(), Span::new(start, end));
    }
    assert!(
        refused(b"\xFE\xFF\0{\0}")
            .help()
            .unwrap()
            .contains("UTF-16")
    );
}

#[test]
fn a_document_cut_off_anywhere_is_refused() {
    let text = "[{\"identifier\" : \"caf\\u00e9 \\uD834\\uDD1E é€𝄞\", \"n\":[-0.5e+10, true,\r\n\
                false,null, {}]}\n]";
    assert!(Json::parse(text.as_bytes()).is_ok());
    for end in 0..text.len() {
        let error = refused(&text.as_bytes()[..end]);
        let kinds = [K::CutOff, K::NotUtf8, K::Empty];
        assert!(kinds.contains(&error.kind()), "{end}: {error}");
        assert!(error.span().end as usize <= end);
    }
}

#[test]
fn a_real_document_cut_off_anywhere_is_refused() {
    let Some(bytes) = common::corpus("case/opensalt-Utf8TestFramework.json") else {
        return;
    };
    let length = bytes.trim_ascii_end().len();
    for end in 0..length {
        assert!(Json::parse(&bytes[..end]).is_err(), "{end}");
    }
    assert!(Json::parse(&bytes).is_ok());
}

#[test]
fn a_million_brackets_are_too_deep_or_read() {
    const DEEP: usize = 1_000_000;
    let open = "[".repeat(DEEP);
    let error = refused(open.as_bytes());
    assert_eq!(error.kind(), K::TooDeep);
    assert_eq!(error.span(), Span::new(128, 129));
    assert_eq!(
        error.message(),
        "objects and arrays inside one another past the limit of 128"
    );

    let limits = Limits::default().with_depth(u32::MAX);
    let cut = Json::parse_with(open.as_bytes(), &limits).unwrap_err();
    assert_eq!(cut.kind(), K::CutOff);
    let text = open + &"]".repeat(DEEP);
    let json = Json::parse_with(text.as_bytes(), &limits).unwrap();
    let innermost = json.values().last().unwrap();
    assert_eq!(innermost.pointer().len(), 2 * (DEEP - 1));
    assert_eq!(json.root().len(), 1);
}

#[test]
fn a_million_objects_in_one_another_are_read() {
    const DEEP: usize = 1_000_000;
    let text = "{\"a\":".repeat(DEEP) + "0" + &"}".repeat(DEEP);
    let limits = Limits::default().with_depth(u32::MAX);
    let json = Json::parse_with(text.as_bytes(), &limits).unwrap();
    assert_eq!(json.value_count() as usize, 2 * DEEP + 1);
    assert_eq!(json.at(&"/a".repeat(DEEP)).unwrap().as_i64(), Some(0));
}

#[test]
fn each_limit_holds_exactly() {
    let text = br#"{"a": [1, {"b": 2}], "c": 3}"#;
    let limits = |bytes, depth, values| {
        Limits::default()
            .with_bytes(bytes)
            .with_depth(depth)
            .with_values(values)
    };
    let length = u32::try_from(text.len()).unwrap();
    assert!(Json::parse_with(text, &limits(length, 3, 6)).is_ok());
    let kind = |limits| Json::parse_with(text, &limits).unwrap_err().kind();
    assert_eq!(kind(limits(length - 1, 3, 6)), K::TooLong);
    assert_eq!(kind(limits(length, 2, 6)), K::TooDeep);
    assert_eq!(kind(limits(length, 3, 5)), K::TooManyValues);
}

// The sizes below keep nobody waiting where the work is in proportion; a quadratic reader would
// take minutes over them.

#[test]
fn an_object_of_a_hundred_thousand_members_is_no_work() {
    const MANY: u32 = 100_000;
    let object = |name: &dyn Fn(u32) -> String| {
        let mut text = "{".to_owned();
        for at in 0..MANY {
            let comma = if at == 0 { "" } else { "," };
            write!(text, "{comma}\"{}\":{at}", name(at)).unwrap();
        }
        text.push('}');
        Json::parse(text.as_bytes()).unwrap()
    };
    assert_eq!(object(&|at| at.to_string()).repeated().len(), 0);
    assert_eq!(object(&|_| "same".to_owned()).repeated().len(), 99_999);
    // Alike at both ends and in length, so that a hash of those would be the same for all.
    let alike = object(&|at| format!("identifier-{at:06}-identifier"));
    assert_eq!(alike.repeated().len(), 0);
    let twice = object(&|at| (at % (MANY / 2)).to_string());
    assert_eq!(twice.repeated().len(), 50_000);
    let keys: Vec<_> = twice.repeated().map(|again| again.key.index()).collect();
    assert!(keys.is_sorted());
}

#[test]
fn many_places_in_one_long_line_are_found_quickly() {
    let text = format!("[{}0]", "\"é\",".repeat(100_000));
    let json = Json::parse(text.as_bytes()).unwrap();
    let last = {
        json.root()
            .elements()
            .map(|value| value.position().column)
            .max()
    };
    assert_eq!(last, Some(100_000 * 4 + 2));
    let longest = {
        json.root()
            .elements()
            .map(|value| value.pointer().len())
            .max()
    };
    assert_eq!(longest, Some("/100000".len()));
}

#[test]
fn numbers_of_any_size_are_kept_as_written() {
    let long = format!("-{}.{}e-999999", "9".repeat(10_000), "1".repeat(10_000));
    let json = Json::parse(long.as_bytes()).unwrap();
    assert_eq!(json.root().number_text(), Some(long.as_str()));
    assert_eq!(json.root().as_i64(), None);
    let json = Json::parse(b"1E400").unwrap();
    assert_eq!(json.root().as_i64(), None);
}

#[test]
fn messages_show_no_more_than_a_word_of_the_input() {
    let error = refused(format!("[{}]", "x".repeat(100_000)).as_bytes());
    assert!(error.to_string().len() < 100);
    let error = refused(format!("[1{}x]", "0".repeat(100_000)).as_bytes());
    assert!(error.to_string().len() < 100);
}
