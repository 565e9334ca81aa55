//! Reads the members of an object, with a finding for everything that is not as expected.

use std::borrow::Cow;
use std::fmt::Display;
use std::str::FromStr;

use super::{Findings, Note, Rule, did_you_mean};
use crate::source::{Kind, Value};

/// The rules under which [`Fields`] reports.
#[derive(Debug)]
pub struct ShapeRules {
    /// A member that must be there is not.
    pub missing: &'static Rule,
    /// A value is not of the type, or not one of the words, that its member takes.
    pub wrong_type: &'static Rule,
    /// A member that the format does not have.
    pub unknown: &'static Rule,
}

/// The members of one object, read by name. Whatever is wrong becomes a finding; reading goes on.
///
/// Every name that is asked for is known; [`Fields::finish`] reports all others.
#[derive(Debug)]
pub struct Fields<'a, 'c> {
    object: Value<'a>,
    findings: &'c mut Findings,
    rules: &'static ShapeRules,
    known: Vec<&'static str>,
}

impl<'a, 'c> Fields<'a, 'c> {
    /// The members of an object; nothing, and a finding, if the value is something else.
    pub fn of(
        value: Value<'a>,
        what: &str,
        findings: &'c mut Findings,
        rules: &'static ShapeRules,
    ) -> Option<Self> {
        if value.kind() == Kind::Object {
            return Some(Self {
                object: value,
                findings,
                rules,
                known: Vec::new(),
            });
        }
        wrong_type(findings, rules, value, what, "an object");
        None
    }

    /// The object.
    pub fn object(&self) -> Value<'a> {
        self.object
    }

    /// Where further findings go.
    pub fn findings(&mut self) -> &mut Findings {
        self.findings
    }

    /// The value of a member that may be there.
    pub fn get(&mut self, name: &'static str) -> Option<Value<'a>> {
        self.known.push(name);
        self.object.get(name)
    }

    /// The value of a member that must be there.
    pub fn required(&mut self, name: &'static str) -> Option<Value<'a>> {
        let value = self.get(name);
        if value.is_none() {
            let rule = self.rules.missing;
            self.findings.add(rule, name, self.object, || {
                Note::new(format!("the member `{name}` is missing"))
            });
        }
        value
    }

    /// A text that may be there.
    pub fn text(&mut self, name: &'static str) -> Option<Cow<'a, str>> {
        let value = self.get(name)?;
        self.expect(value, name, "text", Value::as_str)
    }

    /// A text that must be there.
    pub fn required_text(&mut self, name: &'static str) -> Option<Cow<'a, str>> {
        let value = self.required(name)?;
        self.expect(value, name, "text", Value::as_str)
    }

    /// A text that may be there, read as something else.
    pub fn parse<T: FromStr<Err: Display>>(&mut self, name: &'static str) -> Option<T> {
        let value = self.get(name)?;
        self.parse_value(value, name)
    }

    /// A text that must be there, read as something else.
    pub fn required_parse<T: FromStr<Err: Display>>(&mut self, name: &'static str) -> Option<T> {
        let value = self.required(name)?;
        self.parse_value(value, name)
    }

    /// A value that is text, read as something else.
    pub fn parse_value<T: FromStr<Err: Display>>(
        &mut self,
        value: Value<'a>,
        what: &str,
    ) -> Option<T> {
        let text = self.expect(value, what, "text", Value::as_str)?;
        match text.parse() {
            Ok(parsed) => Some(parsed),
            Err(error) => {
                let rule = self.rules.wrong_type;
                self.findings.add(rule, what, value, || {
                    Note::new(format!("`{what}` is `{}`: {error}", short(&text)))
                });
                None
            }
        }
    }

    /// `true` or `false`, if it is there.
    pub fn flag(&mut self, name: &'static str) -> Option<bool> {
        let value = self.get(name)?;
        self.expect(value, name, "true or false", Value::as_bool)
    }

    /// A whole number from 0, if it is there.
    pub fn count(&mut self, name: &'static str) -> Option<u32> {
        let value = self.get(name)?;
        self.expect(value, name, "a whole number from 0", Value::as_u32)
    }

    /// The elements of a list, if it is there; nothing for a member that is not.
    pub fn list(&mut self, name: &'static str) -> Vec<Value<'a>> {
        let Some(value) = self.get(name) else {
            return Vec::new();
        };
        self.elements(value, name)
    }

    /// The elements of a value that is a list.
    pub fn elements(&mut self, value: Value<'a>, what: &str) -> Vec<Value<'a>> {
        let list = |value: Value<'a>| (value.kind() == Kind::Array).then(|| value.elements());
        self.expect(value, what, "a list", list)
            .map(Iterator::collect)
            .unwrap_or_default()
    }

    /// What `read` makes of a value, or a finding that it is not `expected`.
    pub fn expect<T>(
        &mut self,
        value: Value<'a>,
        what: &str,
        expected: &str,
        read: impl FnOnce(Value<'a>) -> Option<T>,
    ) -> Option<T> {
        let found = read(value);
        if found.is_none() {
            wrong_type(self.findings, self.rules, value, what, expected);
        }
        found
    }

    /// Reads an object below this one.
    pub fn below(&mut self, value: Value<'a>, what: &str) -> Option<Fields<'a, '_>> {
        Fields::of(value, what, self.findings, self.rules)
    }

    /// The members that were not asked for, in plain JSON values; nothing is reported.
    pub(crate) fn unknown(self) -> std::collections::BTreeMap<String, serde_json::Value> {
        let unknown = self
            .object
            .members()
            .filter(|m| !self.known.contains(&m.name.as_ref()));
        let plain = unknown.filter_map(|m| {
            Some((
                m.name.clone().into_owned(),
                serde_json::from_str(m.value.raw()).ok()?,
            ))
        });
        plain.collect()
    }

    /// Reports every member that was not asked for.
    pub fn finish(self) {
        for member in self.object.members() {
            if self.known.contains(&member.name.as_ref()) {
                continue;
            }
            let near = did_you_mean(&member.name, self.known.iter().copied());
            self.findings
                .add(self.rules.unknown, &member.name, member.key, || {
                    let note =
                        Note::new(format!("there is no member `{}` here", short(&member.name)));
                    match near {
                        Some(near) => note.help(format!("did you mean `{near}`?")),
                        None => note.help(format!("the members are: {}", self.known.join(", "))),
                    }
                });
        }
    }
}

fn wrong_type(
    findings: &mut Findings,
    rules: &'static ShapeRules,
    value: Value<'_>,
    what: &str,
    expected: &str,
) {
    findings.add(rules.wrong_type, what, value, || {
        Note::new(format!(
            "`{what}` is {}, expected {expected}",
            describe(value)
        ))
    });
}

/// What a value is, in words.
pub(crate) fn describe(value: Value<'_>) -> String {
    match value.kind() {
        Kind::Null => "null".to_owned(),
        Kind::Bool => format!("`{}`", value.raw()),
        Kind::Number => format!("the number `{}`", short(value.raw())),
        Kind::String => format!("the text `{}`", short(&value.as_str().unwrap_or_default())),
        Kind::Array => "a list".to_owned(),
        Kind::Object => "an object".to_owned(),
    }
}

/// At most 60 characters, so that a message stays a line.
pub(crate) fn short(text: &str) -> Cow<'_, str> {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((at, _)) => Cow::Owned(format!("{}...", text.get(..at).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}
