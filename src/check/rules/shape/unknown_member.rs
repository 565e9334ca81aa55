//! A member is not one of its class.

use crate::check::rules::named;
use crate::finding::{Findings, Ground, Note, Rule, Severity, did_you_mean, short};
use crate::format::case::schema::Class;
use crate::source::Value;

/// A member is not one of its class.
pub static UNKNOWN_MEMBER: Rule = Rule {
    code: "CASE-008",
    name: "unknown-member",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Schema,
    finds: "A member that the standard does not have in this place. The back links `CFDocumentURI` and `CFPackageURI`, which most writers leave in packages, are found by `back-link-in-package`.",
    why: "Other readers drop it, or refuse the file; a misspelt name loses its value.",
    repair: "The member is kept in the file and not read, but for `educationalLevel`, which is read as `educationLevel`.",
    bad: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "educationalLevel": ["01"]}]}"#,
    good: r#"{"CFDocument": {"identifier": "0e5c2b9a-1f60-4c0b-9d39-2c4e8f1d7a10", "title": "Mathematics"},
 "CFItems": [{"identifier": "6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11", "fullStatement": "Count to 20.", "educationLevel": ["01"]}]}"#,
};

pub(in crate::check) fn found(
    findings: &mut Findings,
    class: &'static Class,
    object: Value<'_>,
    key: Value<'_>,
) {
    let name = key.as_str().unwrap_or_default();
    let habit = format!("{}.{name}", class.name);
    findings.add(&UNKNOWN_MEMBER, &habit, key, || {
        // A name that is there already is not the one that was meant.
        let names = class.fields.iter().map(|field| field.name);
        let absent = names.filter(|name| object.get(name).is_none());
        let near = did_you_mean(&name, absent);
        let note = Note::new(format!("`{}` is no member of {}", short(&name), class.noun));
        let note = named(note, object);
        match near {
            Some(near) => note.help(format!("did you mean `{near}`?")),
            None => {
                note.help("since CASE 1.1, members of your own have their place in `extensions`")
            }
        }
    });
}
