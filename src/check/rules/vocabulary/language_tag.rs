//! A language is not named as machines name it.

use oxilangtag::LanguageTag;

use super::language::{first, of_name, two_letters};
use super::{long_language_tag, site};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::format::case::Package;
use crate::source::Value;

/// A language is not named as machines name it.
pub static LANGUAGE_TAG: Rule = Rule {
    code: "VOC-007",
    name: "language-tag",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "A `language` that is no tag of BCP 47, such as `en`, `es-MX` or `zh-Hant`: a name of a language, an underscore. One finding for each such text.",
    why: "Screen readers and translators do not know in which language to read the text.",
    repair: "It is kept as it is.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics", "language": "English"}}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics", "language": "en"}}"#,
};

/// Looks at the language of document and items, also for [`long_language_tag`].
pub(in crate::check) fn check(package: &Package, findings: &mut Findings) {
    if !findings.hears_any(&[&LANGUAGE_TAG, &long_language_tag::LONG_LANGUAGE_TAG]) {
        return;
    }
    let document = package.document().and_then(|value| value.get("language"));
    if let Some(site) = document
        && let Some(text) = site.as_str()
    {
        look(findings, &text, Some(site));
    }
    // Items mostly name one language, or have that of the document.
    let framework = &package.readout().framework;
    let named = framework.document().language();
    let mut last = (named, false);
    for item in framework.items() {
        let language = item.language();
        if language != last.0 {
            last = (language, language.is_some_and(is_odd));
        }
        let Some(text) = language.filter(|_| last.1 && language != named) else {
            continue;
        };
        look(findings, text, site(package, item, "language"));
    }
}

/// Whether a text is no tag, or a longer one than need be.
fn is_odd(text: &str) -> bool {
    !is_tag(text) || two_letters(first(text)).is_some()
}

/// Whether a text is a tag. Of languages of four letters and more none was ever registered.
fn is_tag(text: &str) -> bool {
    LanguageTag::parse(text).is_ok_and(|tag| tag.primary_language().len() < 4)
}

fn look(findings: &mut Findings, text: &str, site: Option<Value<'_>>) {
    let Some(site) = site.filter(|_| !text.trim().is_empty()) else {
        return;
    };
    if !is_tag(text) {
        found(findings, site, text);
    } else if let Some(two) = two_letters(first(text)) {
        long_language_tag::found(findings, site, text, two);
    }
}

fn found(findings: &mut Findings, site: Value<'_>, text: &str) {
    findings.add(&LANGUAGE_TAG, text, site, || {
        let note = Note::new(format!(
            "`language` is `{}`, expected a language tag such as `en` or `es-MX`",
            short(text)
        ));
        match meant(text) {
            Some(tag) => note.help(format!("write it as `{tag}`")),
            None => note.help("name the language by its two letters of ISO 639-1 if it has such, by its three otherwise"),
        }
    });
}

/// The tag that a text means, where that is plain.
fn meant(text: &str) -> Option<String> {
    if let Some(two) = of_name(text) {
        return Some(two.to_owned());
    }
    let dashes = text.trim().replace('_', "-");
    is_tag(&dashes).then_some(dashes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags() {
        for (text, tag, help) in [
            ("en", true, Some("en")),
            ("en-US", true, Some("en-US")),
            ("zh-Hant-TW", true, Some("zh-Hant-TW")),
            ("eng", true, Some("eng")),
            ("haw", true, Some("haw")),
            ("English", false, Some("en")),
            ("en_US", false, Some("en-US")),
            (" en", false, Some("en")),
            ("Elvish", false, None),
            ("e", false, None),
        ] {
            assert_eq!(is_tag(text), tag, "{text}");
            assert_eq!(meant(text).as_deref(), help, "{text}");
        }
    }
}
