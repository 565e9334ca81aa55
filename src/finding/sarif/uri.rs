//! Paths as URIs.

use std::fmt::Write as _;

/// A path as a URI reference (RFC 3986): relative paths stay relative, absolute ones become
/// `file:` URIs, and all that may not stand in a path is percent-encoded.
pub(super) fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut path = path.as_str();
    while let Some(rest) = path.strip_prefix("./") {
        path = rest.trim_start_matches('/');
    }
    let drive = path.as_bytes().get(1) == Some(&b':')
        && path.starts_with(|first: char| first.is_ascii_alphabetic());
    let mut uri = match (drive, path.starts_with("//"), path.starts_with('/')) {
        (true, _, _) => "file:///".to_owned(),
        // A share of another machine.
        (_, true, _) => "file:".to_owned(),
        (_, _, true) => "file://".to_owned(),
        _ => String::new(),
    };
    for (at, byte) in path.bytes().enumerate() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
        if plain || (drive && at == 1) {
            uri.push(char::from(byte));
        } else {
            // Writing to a `String` cannot fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths() {
        for (path, expected) in [
            ("math.json", "math.json"),
            ("./a/./b.json", "a/./b.json"),
            (
                "grade 5/für:alle?.json",
                "grade%205/f%C3%BCr%3Aalle%3F.json",
            ),
            (r"states\tx.json", "states/tx.json"),
            ("/srv/50%.json", "file:///srv/50%25.json"),
            (r"C:\x.json", "file:///C:/x.json"),
            ("//host/x.json", "file://host/x.json"),
        ] {
            assert_eq!(uri(path), expected);
        }
    }
}
