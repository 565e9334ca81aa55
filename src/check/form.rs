//! The forms that texts have: UUIDs, addresses, names of one's own.

use oxiri::IriRef;

/// Eight, four, four, four and twelve hexadecimal digits of either case.
#[inline]
pub(in crate::check) fn is_uuid(text: &[u8]) -> bool {
    const DASHES: [usize; 4] = [8, 13, 18, 23];
    let Ok(mut digits) = <[u8; 36]>::try_from(text) else {
        return false;
    };
    for at in DASHES {
        match digits.get_mut(at) {
            Some(dash) if *dash == b'-' => *dash = b'0',
            _ => return false,
        }
    }
    all_blocks(&digits, are_digits)
}

/// Hexadecimal digits of either case. Without a way out in the middle, so that many bytes are
/// looked at together.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a way out in the middle would keep bytes from being looked at together"
)]
#[inline]
fn are_digits(bytes: &[u8]) -> bool {
    bytes.iter().fold(true, |digits, byte| {
        let digit = byte.wrapping_sub(b'0') < 10;
        let letter = (byte | 0x20).wrapping_sub(b'a') < 6;
        digits & (digit | letter)
    })
}

/// A UUID as the schemas have it: in lower case, of version 1 to 5 and of the variant of RFC 4122.
pub(in crate::check) fn is_strict_uuid(text: &[u8]) -> bool {
    is_uuid(text) && !has_upper_case(text) && is_of_a_version(text)
}

/// Whether a letter is in upper case.
pub(in crate::check) fn has_upper_case(text: &[u8]) -> bool {
    text.iter().any(u8::is_ascii_uppercase)
}

/// Whether the version of a UUID is from 1 to 5 and its variant that of RFC 4122.
pub(in crate::check) fn is_of_a_version(uuid: &[u8]) -> bool {
    let (version, variant) = (uuid.get(14), uuid.get(19));
    matches!(version, Some(b'1'..=b'5'))
        && matches!(variant, Some(b'8' | b'9' | b'a' | b'b' | b'A' | b'B'))
}

/// Whether a [strict](is_strict_uuid) UUID stands somewhere in the text. The pattern of the schemas
/// asks for no more: it is not bound to the ends.
pub(in crate::check) fn holds_uuid(text: &[u8]) -> bool {
    text.windows(36).any(is_strict_uuid)
}

/// Whether the pattern for names of one's own in CASE 1.1, `(ext:)[a-zA-Z0-9.\-_]+`, is somewhere
/// in the text. It is not bound to the ends either.
pub(in crate::check) fn holds_extension(text: &str) -> bool {
    let bytes = text.as_bytes();
    text.match_indices("ext:")
        .any(|(at, _)| bytes.get(at + 4).copied().is_some_and(is_of_extension))
}

/// Whether the text is such a name from end to end.
pub(in crate::check) fn is_extension(text: &str) -> bool {
    text.strip_prefix("ext:")
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(is_of_extension))
}

fn is_of_extension(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_')
}

/// Whether a string, as it is written in JSON with or without escapes, is an `http` or `https`
/// address of plain characters, which most are. Other strings may be good addresses all the same.
pub(in crate::check) fn is_plain_uri(written: &str, escaped: bool) -> bool {
    const BEGINNINGS: [&[u8]; 2] = [b"https://", b"http://"];
    // Some writers escape slashes.
    const ESCAPED: [&[u8]; 2] = [br"https:\/\/", br"http:\/\/"];
    let bytes = written.as_bytes();
    let rest = |beginnings: [&[u8]; 2]| {
        let mut beginnings = beginnings.into_iter();
        beginnings.find_map(|beginning| bytes.strip_prefix(beginning))
    };
    match rest(BEGINNINGS) {
        Some(rest) => all_plain(rest) && (!escaped || all_slashes(rest)),
        None if escaped => rest(ESCAPED).is_some_and(|rest| all_plain(rest) && all_slashes(rest)),
        None => false,
    }
}

/// Whether every block of sixteen bytes is `fine`, or all bytes where there are fewer; some may be
/// looked at twice. What `fine` does without a way out becomes vector code.
#[inline]
pub(in crate::check) fn all_blocks(bytes: &[u8], fine: impl Fn(&[u8]) -> bool) -> bool {
    let (blocks, rest) = bytes.as_chunks::<16>();
    let last = bytes.last_chunk::<16>();
    blocks.iter().all(|block| fine(block)) && fine(last.map_or(rest, |last| last))
}

/// Letters, digits, dots, dashes, slashes and the like.
#[inline]
fn all_plain(bytes: &[u8]) -> bool {
    all_blocks(bytes, are_plain)
}

/// Without a way out in the middle, so that many bytes are looked at together.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a way out in the middle would keep bytes from being looked at together"
)]
#[inline]
fn are_plain(bytes: &[u8]) -> bool {
    bytes.iter().fold(true, |plain, byte| {
        let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
        let digit = byte.wrapping_sub(b'-') < 13;
        let other = (*byte == b'_') | (*byte == b'~') | (*byte == b'\\');
        plain & (letter | digit | other)
    })
}

/// Whether all escapes are those of slashes, sixteen bytes at a time.
#[inline]
fn all_slashes(bytes: &[u8]) -> bool {
    let Some((last, first)) = bytes.split_last() else {
        return true;
    };
    let next = bytes.get(1..).unwrap_or_default();
    let (chunks, nexts) = (first.as_chunks::<16>().0, next.as_chunks::<16>().0);
    *last != b'\\'
        && chunks.iter().zip(nexts).all(|(a, b)| are_slashes(a, b))
        && match (first.last_chunk::<16>(), next.last_chunk::<16>()) {
            // Some bytes are looked at twice.
            (Some(a), Some(b)) => are_slashes(a, b),
            _ => are_slashes(first, next),
        }
}

/// Whether a slash follows each backslash; `next` is one byte further on.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a way out in the middle would keep bytes from being looked at together"
)]
#[inline]
fn are_slashes(bytes: &[u8], next: &[u8]) -> bool {
    bytes.iter().zip(next).fold(true, |slashes, (byte, next)| {
        slashes & ((*byte != b'\\') | (*next == b'/'))
    })
}

/// What is wrong with an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum BadIri {
    /// Nothing is there.
    Empty,
    /// It does not begin with a scheme.
    Relative,
    /// It would be an IRI; the schemas ask for a URI, which is all ASCII.
    NotAscii(char),
    /// It holds a character that no address holds.
    Holds(char),
    /// It is wrong in some other way.
    Wrong,
}

/// What is wrong with a text as a URI, if anything is. O(length).
pub(in crate::check) fn bad_iri(text: &str) -> Option<BadIri> {
    if text.is_empty() {
        return Some(BadIri::Empty);
    }
    let Ok(iri) = IriRef::parse(text) else {
        let odd = |c: &char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(*c);
        return Some(text.chars().find(odd).map_or(BadIri::Wrong, BadIri::Holds));
    };
    if !iri.is_absolute() {
        return Some(BadIri::Relative);
    }
    let wide = text.chars().find(|c| !c.is_ascii());
    wide.map(BadIri::NotAscii)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uuids() {
        for (text, strict, holds) in [
            ("6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", true, true),
            ("6A0F6A52-70D5-4C38-8A55-0D4C6C1B6C11", false, false),
            ("6a0f6a52-70d5-7c38-8a55-0d4c6c1b6c11", false, false),
            ("6a0f6a52-70d5-4c38-ca55-0d4c6c1b6c11", false, false),
            ("{6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11}", false, true),
            ("ä6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c111", false, true),
            ("6a0f6a5270d54c388a550d4c6c1b6c11", false, false),
            ("", false, false),
        ] {
            assert_eq!(is_strict_uuid(text.as_bytes()), strict, "{text}");
            assert_eq!(holds_uuid(text.as_bytes()), holds, "{text}");
        }
    }

    #[test]
    fn extensions() {
        for (text, is, holds) in [
            ("ext:mirrors", true, true),
            ("ext:mirrors it", false, true),
            ("text:mirrors", false, true),
            ("ext:", false, false),
            ("ext: ext:a", false, true),
            ("EXT:mirrors", false, false),
            ("ext:ä", false, false),
        ] {
            assert_eq!(
                (is_extension(text), holds_extension(text)),
                (is, holds),
                "{text}"
            );
        }
    }

    #[test]
    fn addresses() {
        for (text, expected) in [
            ("https://larkspur.example/CFItems/6a0f", None),
            ("https://larkspur.example:8080/a?b=c#d", None),
            ("urn:uuid:6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", None),
            ("local:6a0f", None),
            ("data:text/x-ref,a%20b", None),
            ("http://[::1]/", None),
            ("", Some(BadIri::Empty)),
            ("/CFItems/6a0f", Some(BadIri::Relative)),
            ("larkspur.example", Some(BadIri::Relative)),
            ("https://larkspur.example/ä", Some(BadIri::NotAscii('ä'))),
            ("https://larkspur.example/a b", Some(BadIri::Holds(' '))),
            ("https://larkspur.example/{id}", Some(BadIri::Holds('{'))),
            ("https://larkspur.example/%zz", Some(BadIri::Wrong)),
            ("https://larkspur.example:port/", Some(BadIri::Wrong)),
        ] {
            assert_eq!(bad_iri(text), expected, "{text}");
        }
    }

    /// What the quick look lets through is an address.
    #[test]
    fn plain_addresses() {
        for (raw, plain) in [
            (r"https://larkspur.example/CFItems/6a0f-1_2~3.4", true),
            (r"http://larkspur.example", true),
            (r"https:\/\/larkspur.example\/CFItems\/6a0f", true),
            (r"https:\/\/larkspur.example\u002f", false),
            (r"https://larkspur.example/CFItems\/6a0f", true),
            (r"https://larkspur.example/CFItems\", false),
            (r"https://larkspur.example/a?b", false),
            (r"https://larkspur.example/a b", false),
            (r"https://larkspur.example/CFItems/6a0f-1234-5678 ", false),
            (r"https://larkspur.example/{CFItems}/6a0f-1234-5678", false),
            (r"https://", true),
            (r"https:", false),
            (r"", false),
        ] {
            assert_eq!(is_plain_uri(raw, raw.contains('\\')), plain, "{raw}");
            if plain {
                let text = raw.replace('\\', "");
                assert_eq!(bad_iri(&text), None, "{raw}");
            }
        }
        for byte in 0..128u8 {
            let text = format!("https://a{}b/", char::from(byte));
            if all_plain(&[byte]) && byte != b'\\' {
                assert_eq!(bad_iri(&text), None, "{text}");
            }
        }
    }
}
