//! Reads the members of one JSON object of evidence, never repeating what may name a learner.

use std::borrow::Cow;
use std::fmt::Display;
use std::str::FromStr;

use super::gather::Gather;
use super::rule;
use super::targets::Targets;
use crate::finding::{Note, did_you_mean, short};
use crate::id::ItemId;
use crate::source::{Kind, Span, Value};

/// The members of one object. Every name that is asked for is known.
pub(super) struct Members<'v> {
    pub(super) object: Value<'v>,
    known: Vec<&'static str>,
    /// Whether all was well so far.
    pub(super) good: bool,
}

/// A text, or a number by its digits, or `true` and `false`.
pub(super) fn scalar(value: Value<'_>) -> Option<Cow<'_, str>> {
    match value.kind() {
        Kind::String => value.as_str(),
        Kind::Number | Kind::Bool => Some(Cow::Borrowed(value.raw())),
        Kind::Null | Kind::Array | Kind::Object => None,
    }
}

pub(super) fn wrong_kind(gather: &mut Gather<'_>, name: &str, value: Value<'_>, expected: &str) {
    gather.add(&rule::BAD_VALUE, name, value.span(), || {
        Note::new(format!("`{name}` is {}, expected {expected}", value.kind()))
    });
}

impl<'v> Members<'v> {
    /// The members of an object; nothing, and a finding, if it is none.
    pub(super) fn of(value: Value<'v>, name: &str, gather: &mut Gather<'_>) -> Option<Self> {
        if value.kind() != Kind::Object {
            wrong_kind(gather, name, value, "an object");
            return None;
        }
        Some(Self {
            object: value,
            known: Vec::new(),
            good: true,
        })
    }

    /// A member that is there and not null.
    pub(super) fn get(&mut self, name: &'static str) -> Option<Value<'v>> {
        self.known.push(name);
        self.object.get(name).filter(|value| !value.is_null())
    }

    pub(super) fn required(
        &mut self,
        name: &'static str,
        gather: &mut Gather<'_>,
    ) -> Option<Value<'v>> {
        let value = self.get(name);
        if value.is_none() {
            self.good = false;
            gather.add(&rule::MISSING, name, self.object.span(), || {
                Note::new(format!("there is no `{name}`"))
            });
        }
        value
    }

    /// A member as a value of its kind, which a finding may not repeat.
    pub(super) fn parse<T: FromStr<Err: Display>>(
        &mut self,
        name: &'static str,
        gather: &mut Gather<'_>,
    ) -> Option<T> {
        let value = self.get(name)?;
        self.parse_value(name, value, gather)
    }

    pub(super) fn required_parse<T: FromStr<Err: Display>>(
        &mut self,
        name: &'static str,
        gather: &mut Gather<'_>,
    ) -> Option<T> {
        let value = self.required(name, gather)?;
        self.parse_value(name, value, gather)
    }

    fn parse_value<T: FromStr<Err: Display>>(
        &mut self,
        name: &'static str,
        value: Value<'v>,
        gather: &mut Gather<'_>,
    ) -> Option<T> {
        let Some(text) = scalar(value) else {
            self.good = false;
            wrong_kind(gather, name, value, "text");
            return None;
        };
        match text.parse() {
            Ok(parsed) => Some(parsed),
            Err(error) => {
                self.bad(
                    name,
                    value.span(),
                    gather,
                    &format!("`{name}` is of no use: {error}"),
                );
                None
            }
        }
    }

    /// A list of such values; none if it is not there.
    pub(super) fn list<T: FromStr<Err: Display>>(
        &mut self,
        name: &'static str,
        gather: &mut Gather<'_>,
    ) -> Vec<T> {
        self.elements(name, gather)
            .into_iter()
            .filter_map(|value| self.parse_value(name, value, gather))
            .collect()
    }

    /// The elements of a list; none if it is not there.
    pub(super) fn elements(
        &mut self,
        name: &'static str,
        gather: &mut Gather<'_>,
    ) -> Vec<Value<'v>> {
        let Some(value) = self.get(name) else {
            return Vec::new();
        };
        if value.kind() != Kind::Array {
            self.good = false;
            wrong_kind(gather, name, value, "a list");
            return Vec::new();
        }
        value.elements().collect()
    }

    /// A text, kept and never repeated.
    pub(super) fn text(&mut self, name: &'static str, gather: &mut Gather<'_>) -> Option<String> {
        self.parse::<String>(name, gather)
    }

    /// A reference to a target.
    pub(super) fn target(
        &mut self,
        name: &'static str,
        gather: &mut Gather<'_>,
        targets: &mut Targets<'_>,
    ) -> Option<ItemId> {
        let value = self.get(name)?;
        let Some(text) = scalar(value) else {
            self.good = false;
            wrong_kind(gather, name, value, "text");
            return None;
        };
        let found = targets.find(&text, value.span(), gather);
        self.good &= found.is_some();
        found
    }

    pub(super) fn required_target(
        &mut self,
        name: &'static str,
        gather: &mut Gather<'_>,
        targets: &mut Targets<'_>,
    ) -> Option<ItemId> {
        self.required(name, gather)?;
        self.target(name, gather, targets)
    }

    /// Something is wrong at a place.
    pub(super) fn bad(&mut self, habit: &str, span: Span, gather: &mut Gather<'_>, message: &str) {
        self.good = false;
        gather.add(&rule::BAD_VALUE, habit, span, || Note::new(message));
    }

    /// What a check makes of the object as a whole.
    pub(super) fn checked<T, E: Display>(
        &mut self,
        result: Result<T, E>,
        gather: &mut Gather<'_>,
    ) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                let message = error.to_string();
                self.bad(&message, self.object.span(), gather, &message);
                None
            }
        }
    }

    /// Reports every member that was not asked for, and says whether all was well.
    pub(super) fn finish(self, gather: &mut Gather<'_>) -> bool {
        for member in self.object.members() {
            if !self.known.contains(&member.name.as_ref()) {
                unknown(gather, &member.name, member.key.span(), &self.known);
            }
        }
        self.good
    }
}

/// A member that the format does not have.
pub(super) fn unknown(gather: &mut Gather<'_>, name: &str, span: Span, known: &[&'static str]) {
    gather.add(&rule::UNKNOWN_MEMBER, name, span, || {
        let note = Note::new(format!("there is no member `{}` here", short(name)));
        match did_you_mean(name, known.iter().copied()) {
            Some(near) => note.help(format!("did you mean `{near}`?")),
            None => note.help(format!("the members are: {}", known.join(", "))),
        }
    });
}
