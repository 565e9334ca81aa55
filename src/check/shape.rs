//! Holds the objects of a package against the table of classes, in one pass.

use std::borrow::Cow;

use super::date_time::DateTime;
use super::rules::identity::malformed_identifier;
use super::rules::reference::unknown_association_type;
use super::rules::rubric::score_precision;
use super::rules::shape::{
    loose_type, missing_essential, missing_required, newer_member, unknown_member, wrong_type,
};
use super::rules::statement::empty_statement;
use super::rules::vocabulary::bad_date;
use crate::finding::Findings;
use crate::format::case::schema::{CLASSES, Class, Field, FieldKind, Need};
use crate::format::case::{Version, lenient};
use crate::framework::AssociationKind;
use crate::source::{Kind, Meanings, Value};
use crate::{ItemId, Score, ScoreError};

/// Looks at objects; what it finds goes to the findings.
pub(super) struct Shape<'c> {
    pub(super) findings: &'c mut Findings,
    /// The version of the package.
    version: Version,
    /// Of each class, the place of the field that a member name means.
    places: [Meanings<Option<usize>>; CLASSES],
}

/// A member on the way: what rules say it in.
#[derive(Clone, Copy)]
pub(super) struct Member<'a> {
    pub(super) class: &'static Class,
    pub(super) field: &'static Field,
    pub(super) value: Value<'a>,
    /// The object that holds it.
    pub(super) object: Value<'a>,
}

impl Member<'_> {
    /// What the value is, in words: the member, or an entry of the list that the member is.
    pub(super) fn what(self) -> String {
        let inside = self
            .value
            .parent()
            .is_some_and(|around| around != self.object);
        let entry = if inside { "an entry of " } else { "" };
        format!("{entry}`{}` of {}", self.field.name, self.class.noun)
    }

    /// What repeats: the member of the class.
    pub(super) fn habit(self) -> String {
        format!("{}.{}", self.class.name, self.field.name)
    }
}

impl<'c> Shape<'c> {
    pub(super) fn of(findings: &'c mut Findings, version: Version) -> Self {
        Self {
            findings,
            version,
            places: std::array::from_fn(|_| Meanings::new()),
        }
    }

    /// For objects outside packages, which are of any version.
    pub(super) fn alone(findings: &'c mut Findings) -> Self {
        Self::of(findings, Version::V1_1)
    }

    /// An object of a class with all below it. Calls itself as deep as the table goes, which is
    /// five classes, whatever the input.
    pub(super) fn object(&mut self, object: Value<'_>, class: &'static Class) {
        let mut seen = 0u32;
        for (key, value) in object.entries() {
            let Some((place, field)) = self.field(class, key) else {
                unknown_member::found(self.findings, class, object, key);
                continue;
            };
            // Null is read as absent.
            if value.is_null() {
                continue;
            }
            let bit = 1 << place;
            if seen & bit != 0 {
                // A repeated member, which is found by itself.
                continue;
            }
            seen |= bit;
            if field.since > self.version {
                newer_member::found(self.findings, class, field, key);
            }
            self.member(Member {
                class,
                field,
                value,
                object,
            });
        }
        if class.missed & !seen != 0 {
            self.missing(object, class, seen);
        }
    }

    #[inline]
    fn field(&mut self, class: &'static Class, key: Value<'_>) -> Option<(usize, &'static Field)> {
        let places = self.places.get_mut(class.place)?;
        let place = places.of(key, |name| class.field(name).map(|(place, _)| place))?;
        Some((place, class.fields.get(place)?))
    }

    #[cold]
    fn missing(&mut self, object: Value<'_>, class: &'static Class, seen: u32) {
        for (place, field) in class.fields.iter().enumerate() {
            if seen & (1 << place) != 0 {
                continue;
            }
            match field.need {
                Need::Essential => missing_essential::found(self.findings, class, field, object),
                Need::Required => missing_required::found(self.findings, class, field, object),
                Need::Vital | Need::Formal | Need::Optional | Need::StandAlone => {}
            }
        }
    }

    #[inline]
    fn member(&mut self, member: Member<'_>) {
        match member.field.kind {
            FieldKind::Text | FieldKind::Uri => self.text(member),
            FieldKind::Uuid => self.uuid(member),
            FieldKind::Object(class) => self.one(member, class),
            FieldKind::DateTime => self.date_time(member),
            FieldKind::Identifier => self.identifier(member),
            FieldKind::Statement => self.statement(member),
            FieldKind::Integer => self.integer(member),
            FieldKind::AssociationType => self.association_type(member),
            FieldKind::Objects(class) => self.many(member, class),
            FieldKind::Texts => self.texts(member),
            FieldKind::Date => self.date(member),
            FieldKind::Number => self.number(member),
            FieldKind::Free => self.expect(member, Kind::Object, "an object"),
            FieldKind::FreeList => self.expect(member, Kind::Array, "a list of objects"),
        }
    }

    fn text(&mut self, member: Member<'_>) {
        if member.value.kind() != Kind::String {
            self.no_text(member);
        }
    }

    #[cold]
    fn no_text(&mut self, member: Member<'_>) {
        if lenient::text(member.value).is_some() {
            loose_type::found(self.findings, member, "a text");
        } else {
            wrong_type::found(self.findings, member, "a text");
        }
    }

    /// The text that a member is, if it is not empty. An empty one counts as absent; for a member
    /// that must be there, as missing.
    fn some_text<'a>(&mut self, member: Member<'a>) -> Option<Cow<'a, str>> {
        let Some(text) = member.value.as_str() else {
            self.no_text(member);
            return None;
        };
        if !text.is_empty() {
            return Some(text);
        }
        let Member { class, field, .. } = member;
        match field.need {
            Need::Essential => missing_essential::empty(self.findings, class, field, member.value),
            Need::Required => missing_required::empty(self.findings, class, field, member.value),
            Need::Vital | Need::Formal | Need::Optional | Need::StandAlone => {}
        }
        None
    }

    fn uuid(&mut self, member: Member<'_>) {
        if let Some(text) = self.some_text(member)
            && !is_uuid(text.as_bytes())
        {
            malformed_identifier::found(self.findings, member, &text);
            self.usable(member, &text);
        }
    }

    fn identifier(&mut self, member: Member<'_>) {
        if let Some(text) = self.some_text(member)
            && !is_uuid(text.as_bytes())
        {
            self.usable(member, &text);
        }
    }

    /// Whether an identifier can be used as one at all.
    fn usable(&mut self, member: Member<'_>, text: &str) {
        if let Err(error) = ItemId::new(text.trim()) {
            wrong_type::unusable(self.findings, member, &error);
        }
    }

    fn statement(&mut self, member: Member<'_>) {
        match member.value.as_str() {
            Some(text) if text.trim_start().is_empty() => {
                empty_statement::found(self.findings, member);
            }
            Some(_) => {}
            None => self.no_text(member),
        }
    }

    fn date_time(&mut self, member: Member<'_>) {
        if let Some(text) = self.some_text(member) {
            match DateTime::of(&text) {
                DateTime::Full => {}
                found => bad_date::found(self.findings, member, &text, found),
            }
        }
    }

    fn date(&mut self, member: Member<'_>) {
        if let Some(text) = self.some_text(member) {
            match DateTime::of(&text) {
                DateTime::Day => {}
                DateTime::Full | DateTime::NoZone => {
                    loose_type::found(self.findings, member, "a date without a time");
                }
                DateTime::Not => bad_date::found(self.findings, member, &text, DateTime::Not),
            }
        }
    }

    fn integer(&mut self, member: Member<'_>) {
        const EXPECTED: &str = "a whole number of 32 bits";
        match lenient::integer(member.value) {
            Some(_) if member.value.kind() == Kind::Number => {}
            Some(_) => loose_type::found(self.findings, member, "a whole number"),
            None if is_empty_text(member.value) => {}
            None => wrong_type::found(self.findings, member, EXPECTED),
        }
    }

    fn number(&mut self, member: Member<'_>) {
        let value = member.value;
        let text = match value.kind() {
            Kind::Number => value.number_text().map(Cow::Borrowed),
            _ => value.as_str(),
        };
        match text.as_deref().map(|text| text.trim().parse::<Score>()) {
            Some(Ok(_)) if value.kind() == Kind::Number => {}
            Some(Ok(_)) => loose_type::found(self.findings, member, "a number"),
            Some(Err(error @ (ScoreError::TooFine | ScoreError::OutOfRange))) => {
                score_precision::found(self.findings, member, error);
            }
            _ if is_empty_text(value) => {}
            _ => wrong_type::found(self.findings, member, "a number"),
        }
    }

    fn association_type(&mut self, member: Member<'_>) {
        let Some(text) = self.some_text(member) else {
            return;
        };
        let newer = match AssociationKind::of_name(&text) {
            AssociationKind::Unknown(_) => {
                unknown_association_type::found(self.findings, member, &text);
                false
            }
            AssociationKind::Extension(_) | AssociationKind::IsTranslationOf => true,
            _ => false,
        };
        if newer && self.version < Version::V1_1 {
            newer_member::association_type(self.findings, member, &text);
        }
    }

    fn texts(&mut self, member: Member<'_>) {
        const EXPECTED: &str = "a list of texts";
        match member.value.kind() {
            Kind::Array => {
                let texts = member
                    .value
                    .elements()
                    .all(|element| element.kind() == Kind::String);
                if !texts {
                    self.no_texts(member, EXPECTED);
                }
            }
            Kind::String if is_empty_text(member.value) => {}
            _ if lenient::text(member.value).is_some() => {
                loose_type::found(self.findings, member, EXPECTED);
            }
            _ => wrong_type::found(self.findings, member, EXPECTED),
        }
    }

    #[cold]
    fn no_texts(&mut self, member: Member<'_>, expected: &'static str) {
        for element in member.value.elements() {
            let element_of = Member {
                value: element,
                ..member
            };
            match element.kind() {
                Kind::String | Kind::Null => {}
                _ if lenient::text(element).is_some() => {
                    loose_type::found(self.findings, element_of, expected);
                }
                _ => wrong_type::found(self.findings, element_of, expected),
            }
        }
    }

    fn one(&mut self, member: Member<'_>, class: &'static Class) {
        let value = member.value;
        match value.kind() {
            Kind::Object => self.object(value, class),
            // What some writers make of an object without members, and of a link.
            Kind::Array if value.is_empty() => {
                loose_type::found(self.findings, member, "an object");
            }
            Kind::String if !is_empty_text(value) && class.name.starts_with("Link") => {
                loose_type::found(
                    self.findings,
                    member,
                    "a link with title, identifier and uri",
                );
            }
            Kind::String if is_empty_text(value) && member.field.need != Need::Essential => {}
            Kind::Array if class.name.starts_with("Link") => {
                loose_type::found(self.findings, member, "one link");
                value
                    .elements()
                    .for_each(|element| self.element(member, element, class));
            }
            _ => wrong_type::found(self.findings, member, "an object"),
        }
    }

    fn many(&mut self, member: Member<'_>, class: &'static Class) {
        let value = member.value;
        match value.kind() {
            Kind::Array => {
                for element in value.elements() {
                    self.element(member, element, class);
                }
            }
            Kind::Object => {
                loose_type::found(self.findings, member, "a list of objects");
                self.object(value, class);
            }
            _ => wrong_type::found(self.findings, member, "a list of objects"),
        }
    }

    #[inline]
    fn element(&mut self, member: Member<'_>, element: Value<'_>, class: &'static Class) {
        if element.kind() == Kind::Object {
            self.object(element, class);
        } else {
            let value = element;
            wrong_type::found(self.findings, Member { value, ..member }, "an object");
        }
    }

    fn expect(&mut self, member: Member<'_>, kind: Kind, expected: &'static str) {
        let found = member.value.kind();
        if found == kind {
            return;
        }
        // The standard has a list in one class and an object in all others.
        let other = matches!(found, Kind::Array | Kind::Object);
        if other {
            loose_type::found(self.findings, member, expected);
        } else {
            wrong_type::found(self.findings, member, expected);
        }
    }
}

fn is_empty_text(value: Value<'_>) -> bool {
    value.as_str().is_some_and(|text| text.trim().is_empty())
}

/// Eight, four, four, four and twelve hexadecimal digits of either case.
#[inline]
fn is_uuid(text: &[u8]) -> bool {
    const DASHES: [usize; 4] = [8, 13, 18, 23];
    let Ok(text) = <&[u8; 36]>::try_from(text) else {
        return false;
    };
    // Without a way out of the loops, several bytes are looked at together.
    let digits = text.iter().filter(|byte| byte.is_ascii_hexdigit()).count();
    digits == 32 && DASHES.iter().all(|at| text.get(*at) == Some(&b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::case::schema;

    #[test]
    fn the_table_fits_its_bounds() {
        let mut places = Vec::new();
        let mut open = vec![&schema::PACKAGE];
        while let Some(class) = open.pop() {
            let bits = u32::BITS as usize;
            assert!(class.fields.len() <= bits, "{}", class.name);
            if places.contains(&class.place) {
                continue;
            }
            places.push(class.place);
            open.extend(class.fields.iter().filter_map(|field| match field.kind {
                FieldKind::Object(class) | FieldKind::Objects(class) => Some(class),
                _ => None,
            }));
        }
        places.sort_unstable();
        assert_eq!(places, (0..CLASSES).collect::<Vec<_>>());
    }
}
