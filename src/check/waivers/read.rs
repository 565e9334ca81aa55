//! Reads waivers from their file.

use std::sync::Arc;

use semver::Version;

use super::rules::{
    CANNOT_BE_WAIVED, NOT_WAIVERS, REPEATED_MEMBER, SHAPE, UNKNOWN_RULE, WRONG_TYPE,
};
use super::{FORMAT, Waivers, WaiversError};
use crate::check::catalogue;
use crate::finding::{Fields, Findings, Note, Waiver, describe, short};
use crate::source::{Json, Kind, Source, Value};

const VERSION: &str = "continua-waivers";

impl Waivers {
    /// Reads a file of waivers. O(length).
    ///
    /// # Errors
    ///
    /// [`WaiversError`] with all findings if the text holds no waivers or some cannot be read.
    ///
    /// ```
    /// use continua::check::Waivers;
    ///
    /// let error = Waivers::from_slice(br#"{"continua-waivers": "1.0.0", "waivers": [
    ///     {"rule": "CASE-008", "reson": "our portal reads it"}]}"#).unwrap_err();
    /// let messages: Vec<_> = error.report().iter().map(|finding| finding.message()).collect();
    /// assert_eq!(messages, ["the member `reason` is missing", "there is no member `reson` here"]);
    /// ```
    pub fn from_slice(bytes: &[u8]) -> Result<Self, WaiversError> {
        let mut findings = Findings::new();
        let json = match Json::parse(bytes) {
            Ok(json) => json,
            Err(error) => {
                findings.add_syntax(&error);
                let report = findings.into_report(Source::from_slice(bytes).ok());
                return Err(WaiversError { report });
            }
        };
        let all = file(&json, &mut findings);
        let report = findings.into_report(Some(json.source().clone()));
        if report.blocking().next().is_some() {
            return Err(WaiversError { report });
        }
        Ok(Self {
            all: all.into_iter().map(Arc::new).collect(),
            json: Some(json),
            report,
        })
    }
}

fn file(json: &Json, findings: &mut Findings) -> Vec<Waiver> {
    for repeated in json.repeated() {
        findings.add(&REPEATED_MEMBER, "", repeated.key, || {
            Note::new(format!(
                "the member `{}` stands again",
                short(&repeated.name())
            ))
            .related("stands first here", repeated.first)
            .help("keep the one that is meant")
        });
    }
    let root = json.root();
    if root.kind() != Kind::Object {
        findings.add(&NOT_WAIVERS, "", root, || {
            let found = describe(root);
            Note::new(format!("the file is {found}, expected an object"))
        });
        return Vec::new();
    }
    let Some(mut fields) = Fields::of(root, "the file", findings, &SHAPE) else {
        return Vec::new();
    };
    let version = fields.required_parse::<Version>(VERSION);
    let list = fields.required("waivers");
    let list = list.map(|list| fields.elements(list, "waivers"));
    fields.finish();
    if let (Some(version), Some(value)) = (version, root.get(VERSION))
        && version.major != FORMAT.major
    {
        findings.add(&NOT_WAIVERS, "", value, || {
            Note::new(format!(
                "waivers of version {version}, expected {}",
                FORMAT.major
            ))
            .help(format!("the version read here is `{FORMAT}`"))
        });
    }
    let all = list.into_iter().flatten();
    all.filter_map(|value| waiver(value, findings)).collect()
}

fn waiver(value: Value<'_>, findings: &mut Findings) -> Option<Waiver> {
    let mut fields = Fields::of(value, "waiver", findings, &SHAPE)?;
    let code = fields.required_text("rule");
    let reason = fields.required_text("reason");
    let pointer = fields.text("pointer");
    let identifier = fields.text("identifier");
    fields.finish();
    let (code, reason) = (code?, reason?);
    if reason.trim().is_empty() {
        blank(value, "reason", "why the finding is accepted", findings);
    }
    if (identifier.as_ref()).is_some_and(|identifier| identifier.trim().is_empty()) {
        blank(value, "identifier", "the identifier of an object", findings);
    }
    if let (Some(pointer), Some(member)) = (&pointer, value.get("pointer"))
        && !(pointer.is_empty() || pointer.starts_with('/'))
    {
        findings.add(&WRONG_TYPE, "pointer", member, || {
            Note::new(format!(
                "`pointer` is `{}`, expected a JSON pointer",
                short(pointer)
            ))
            .help("a JSON pointer begins with `/`, as in `/CFItems/0/fullStatement`")
        });
    }
    let mut waiver = match Waiver::new(&code, reason) {
        Ok(waiver) => waiver,
        Err(error) => {
            let site = value.get("rule").unwrap_or(value);
            findings.add(&UNKNOWN_RULE, &code, site, || {
                let note = Note::new(error.to_string());
                match error.near() {
                    Some(near) => note.help(format!("did you mean `{near}`?")),
                    None => note,
                }
            });
            return None;
        }
    };
    let rule = catalogue().iter().find(|rule| rule.code == waiver.code());
    if rule.is_some_and(|rule| rule.blocking) {
        let site = value.get("rule").unwrap_or(value);
        findings.add(&CANNOT_BE_WAIVED, &code, site, || {
            Note::new(format!("`{}` cannot be waived", waiver.code()))
                .help("what it finds makes a file unusable; mend it there")
        });
        return None;
    }
    waiver.pointer = pointer.map(Into::into);
    waiver.identifier = identifier.map(Into::into);
    waiver.origin = Some(value.index());
    Some(waiver)
}

fn blank(value: Value<'_>, name: &str, expected: &str, findings: &mut Findings) {
    let site = value.get(name).unwrap_or(value);
    findings.add(&WRONG_TYPE, name, site, || {
        Note::new(format!("`{name}` is blank, expected {expected}"))
    });
}
