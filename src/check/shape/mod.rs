//! Holds the objects of a package against the table of classes, in one pass.

mod leaf;

use self::leaf::is_empty_text;
use super::rules::identity::{uuid_version, wrong_case};
use super::rules::shape::{
    MISSING_ESSENTIAL, MISSING_REQUIRED, absent, back_link, empty_form, integer_form, loose_type,
    missing_formal, newer_member, null_member, unknown_member, wrong_type,
};
use crate::finding::{Findings, Rule};
use crate::format::case::Version;
use crate::format::case::schema::{self, CLASSES, Class, Field, FieldKind, Need};
use crate::source::{Kind, Meanings, Value};

/// Looks at objects; what it finds goes to the findings.
pub(super) struct Shape<'c> {
    pub(super) findings: &'c mut Findings,
    /// The version of the package.
    version: Version,
    /// Whether anybody hears of what only the letter of the schema refuses.
    letter: bool,
    /// Whether the objects stand outside packages, where back links belong.
    alone: bool,
    /// Of each class, the place of the field that a member name means.
    places: [Meanings<Option<u8>>; CLASSES],
    /// Of fields whose values mostly repeat, the last value in which nothing was found.
    clean: [Option<(&'static Field, u32)>; REMEMBERED],
}

/// For how many fields the last good value is remembered.
const REMEMBERED: usize = 8;

/// The rules of the letter, all of which are found here.
static LETTER: [&Rule; 7] = [
    &null_member::NULL_MEMBER,
    &missing_formal::MISSING_FORMAL,
    &back_link::BACK_LINK_IN_PACKAGE,
    &empty_form::EMPTY_FORM,
    &integer_form::INTEGER_FORM,
    &wrong_case::WRONG_CASE,
    &uuid_version::UUID_VERSION,
];

/// What `caseVersion` says, if anything; 1.0 has no such member.
const CASE_VERSION: &str = "1.1";

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
            version,
            letter: findings.hears_any(&LETTER),
            alone: false,
            places: std::array::from_fn(|_| Meanings::new()),
            clean: [None; REMEMBERED],
            findings,
        }
    }

    /// For objects outside packages, which are of any version.
    pub(super) fn alone(findings: &'c mut Findings) -> Self {
        Self {
            alone: true,
            ..Self::of(findings, Version::V1_1)
        }
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
                if self.letter {
                    self.null(class, field, object, value);
                }
                continue;
            }
            let bit = 1 << place;
            if seen & bit != 0 {
                // A repeated member, which is found by itself.
                continue;
            }
            seen |= bit;
            if field.since > self.version {
                self.newer(class, field, key, value);
            }
            if self.letter && field.need == Need::StandAlone && !self.alone {
                back_link::found(self.findings, class, field, object, key);
            }
            self.member(Member {
                class,
                field,
                value,
                object,
            });
        }
        let formal = if self.letter { class.formal } else { 0 };
        if (class.missed | formal) & !seen != 0 {
            self.missing(object, class, seen);
        }
    }

    #[inline]
    fn field(&mut self, class: &'static Class, key: Value<'_>) -> Option<(u8, &'static Field)> {
        let places = self.places.get_mut(class.place)?;
        let place = places.of(key, |name| class.field(name))?;
        Some((place, class.fields.get(usize::from(place))?))
    }

    #[cold]
    fn missing(&mut self, object: Value<'_>, class: &'static Class, seen: u32) {
        for (place, field) in class.fields.iter().enumerate() {
            if seen & (1 << place) != 0 {
                continue;
            }
            match field.need {
                Need::Essential => {
                    absent::found(self.findings, &MISSING_ESSENTIAL, class, field, object);
                }
                Need::Required => {
                    absent::found(self.findings, &MISSING_REQUIRED, class, field, object);
                }
                Need::Formal if self.letter => {
                    missing_formal::found(self.findings, class, field, object);
                }
                Need::Vital | Need::Formal | Need::Optional | Need::StandAlone => {}
            }
        }
    }

    /// A null that nobody misses a value for.
    #[cold]
    fn null(
        &mut self,
        class: &'static Class,
        field: &'static Field,
        object: Value<'_>,
        value: Value<'_>,
    ) {
        match field.need {
            Need::Optional | Need::Formal | Need::StandAlone => {
                let member = Member {
                    class,
                    field,
                    value,
                    object,
                };
                null_member::found(self.findings, member);
            }
            Need::Vital | Need::Essential | Need::Required => {}
        }
    }

    #[cold]
    fn newer(
        &mut self,
        class: &'static Class,
        field: &'static Field,
        key: Value<'_>,
        value: Value<'_>,
    ) {
        // A package is of 1.0 because it says so in a member that 1.0 does not have.
        let says = matches!(field.kind, FieldKind::CaseVersion);
        if !says || value.as_str().as_deref() == Some(CASE_VERSION) {
            newer_member::found(self.findings, class, field, key);
        }
    }

    #[inline]
    fn member(&mut self, member: Member<'_>) {
        match member.field.kind {
            FieldKind::Text => self.text(member),
            FieldKind::Uri => self.uri(member),
            FieldKind::Uuid => self.uuid(member),
            FieldKind::Object(class) if class.place == schema::LINK.place => {
                self.mostly_again(member, |shape| shape.one(member, class));
            }
            FieldKind::Object(class) => self.one(member, class),
            FieldKind::DateTime => self.mostly_again(member, |shape| shape.date_time(member)),
            FieldKind::Identifier => self.identifier(member),
            FieldKind::Statement => self.statement(member),
            FieldKind::Integer => self.integer(member),
            FieldKind::AssociationType => self.association_type(member),
            FieldKind::Objects(class) => self.many(member, class),
            FieldKind::Texts => self.texts(member),
            FieldKind::Date => self.date(member),
            FieldKind::Number => self.number(member),
            FieldKind::TargetType => self.target_type(member),
            FieldKind::CaseVersion => self.case_version(member),
            FieldKind::Free => self.expect(member, Kind::Object, "an object"),
            FieldKind::FreeList => self.free_list(member),
        }
    }

    /// Looks at a value unless it is word for word the last one of its field in which nothing was
    /// found: thousands of items have one type, one document and one date.
    #[inline]
    fn mostly_again(&mut self, member: Member<'_>, look: impl FnOnce(&mut Self)) {
        let value = member.value;
        let slot = self.clean.iter().position(|slot| match slot {
            Some((field, _)) => std::ptr::eq(*field, member.field),
            None => true,
        });
        let last = slot.and_then(|at| self.clean.get(at).copied().flatten());
        if let Some(last) = last.and_then(|(_, at)| value.json().value(at))
            && last.raw() == value.raw()
        {
            return;
        }
        let hits = self.findings.hits();
        look(self);
        if hits == self.findings.hits()
            && let Some(slot) = slot.and_then(|at| self.clean.get_mut(at))
        {
            *slot = Some((member.field, value.index()));
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
            Kind::String if is_empty_text(value) && member.field.need != Need::Essential => {
                empty_form::found(self.findings, member);
            }
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

    fn free_list(&mut self, member: Member<'_>) {
        self.expect(member, Kind::Array, "a list of objects");
        for value in member.value.elements() {
            if value.kind() != Kind::Object {
                wrong_type::found(self.findings, Member { value, ..member }, "an object");
            }
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

#[cfg(test)]
mod tests {
    use super::*;

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
