//! Values without members of their own: texts of every form, numbers, and lists of texts.

use std::borrow::Cow;

use super::{CASE_VERSION, Member, Shape};
use crate::check::date_time::DateTime;
use crate::check::form;
use crate::check::rules::identity::{
    malformed_identifier, padded_identifier, uuid_version, wrong_case,
};
use crate::check::rules::reference::{malformed_extension, unknown_association_type};
use crate::check::rules::rubric::score_precision;
use crate::check::rules::shape::{
    MISSING_ESSENTIAL, MISSING_REQUIRED, absent, empty_essential, empty_form, empty_optional,
    empty_required, integer_form, loose_type, newer_member, null_member, unknown_case_version,
    unknown_target_type, unusable_identifier, wrong_type,
};
use crate::check::rules::statement::empty_statement;
use crate::check::rules::vocabulary::{bad_date, bad_iri, odd_year};
use crate::format::case::schema::Need;
use crate::format::case::{Version, lenient};
use crate::framework::AssociationKind;
use crate::source::{Kind, Value};
use crate::{ItemId, Score, ScoreError};

impl Shape<'_> {
    pub(super) fn text(&mut self, member: Member<'_>) {
        if member.value.kind() != Kind::String {
            self.no_text(member);
        } else if member.value.span().len() == 2 {
            self.empty_text(member);
        }
    }

    /// An empty text, which the schema takes for a text like any other.
    #[cold]
    fn empty_text(&mut self, member: Member<'_>) {
        match member.field.need {
            Need::Vital | Need::Essential => empty_essential::found(self.findings, member),
            Need::Required => empty_required::found(self.findings, member),
            Need::Optional | Need::StandAlone => empty_optional::found(self.findings, member),
            // Whoever puts nothing there has nothing to say.
            Need::Formal => {}
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

    /// The text of a form of its own that a member is, if it is not empty. An empty one counts as
    /// absent; for a member that must be there, as missing.
    #[inline]
    fn some_text<'a>(&mut self, member: Member<'a>) -> Option<Cow<'a, str>> {
        let Some(text) = member.value.as_str() else {
            self.no_text(member);
            return None;
        };
        if !text.is_empty() {
            return Some(text);
        }
        self.no_form(member);
        None
    }

    /// An empty text where the schema has a form for the text.
    #[cold]
    fn no_form(&mut self, member: Member<'_>) {
        let Member { class, field, .. } = member;
        match field.need {
            Need::Essential => absent::empty(
                self.findings,
                &MISSING_ESSENTIAL,
                class,
                field,
                member.value,
            ),
            Need::Required => {
                absent::empty(self.findings, &MISSING_REQUIRED, class, field, member.value);
            }
            Need::Vital => {}
            Need::Formal | Need::Optional | Need::StandAlone => {
                empty_form::found(self.findings, member);
            }
        }
    }

    pub(super) fn uri(&mut self, member: Member<'_>) {
        let value = member.value;
        let plain = value
            .written()
            .is_some_and(|text| form::is_plain_uri(text, value.has_escapes()));
        if !plain {
            self.other_uri(member);
        }
    }

    #[inline(never)]
    fn other_uri(&mut self, member: Member<'_>) {
        let Some(text) = member.value.as_str() else {
            return self.no_text(member);
        };
        match form::bad_iri(&text) {
            None => {}
            Some(form::BadIri::Empty) if member.field.need == Need::Optional => {
                empty_form::found(self.findings, member);
            }
            Some(bad) => bad_iri::found(self.findings, member, &text, bad),
        }
    }

    #[inline]
    pub(super) fn uuid(&mut self, member: Member<'_>) {
        if self.letter || !is_plain_uuid(member.value) {
            self.other_uuid(member);
        }
    }

    #[inline(never)]
    fn other_uuid(&mut self, member: Member<'_>) {
        let Some(text) = self.some_text(member) else {
            return;
        };
        if form::is_uuid(text.as_bytes()) {
            if self.letter {
                self.strict_uuid(member, &text);
            }
            return;
        }
        let holds = form::holds_uuid(text.as_bytes());
        if !holds {
            malformed_identifier::found(self.findings, member, &text);
        }
        if self.usable(member, &text) && holds {
            padded_identifier::found(self.findings, member, &text);
        }
    }

    /// What the schema has against a UUID.
    fn strict_uuid(&mut self, member: Member<'_>, text: &str) {
        if form::has_upper_case(text.as_bytes()) {
            wrong_case::found(self.findings, member, text);
        }
        if !form::is_of_a_version(text.as_bytes()) {
            uuid_version::found(self.findings, member, text);
        }
    }

    #[inline]
    pub(super) fn identifier(&mut self, member: Member<'_>) {
        if !is_plain_uuid(member.value) {
            self.other_identifier(member);
        }
    }

    #[inline(never)]
    fn other_identifier(&mut self, member: Member<'_>) {
        match member.value.as_str() {
            Some(text) if form::is_uuid(text.as_bytes()) => {}
            Some(text) if text.is_empty() => self.empty_text(member),
            Some(text) => {
                self.usable(member, &text);
            }
            None => self.no_text(member),
        }
    }

    /// Whether an identifier can be used as one at all.
    fn usable(&mut self, member: Member<'_>, text: &str) -> bool {
        let usable = ItemId::new(text.trim()).is_ok();
        // That of a document is said when its framework is read.
        if !usable && member.field.need != Need::Vital {
            unusable_identifier::found(self.findings, member, text);
        }
        usable
    }

    pub(super) fn statement(&mut self, member: Member<'_>) {
        match member.value.as_str() {
            Some(text) if text.trim_start().is_empty() => {
                empty_statement::found(self.findings, member);
            }
            Some(_) => {}
            None => self.no_text(member),
        }
    }

    pub(super) fn date_time(&mut self, member: Member<'_>) {
        if let Some(text) = self.some_text(member) {
            odd_year::see(self.findings, member, &text);
            match DateTime::of(&text) {
                DateTime::Full => {}
                found => bad_date::found(self.findings, member, &text, found),
            }
        }
    }

    pub(super) fn date(&mut self, member: Member<'_>) {
        if let Some(text) = self.some_text(member) {
            odd_year::see(self.findings, member, &text);
            match DateTime::of(&text) {
                DateTime::Day => {}
                DateTime::Full | DateTime::Spaced | DateTime::NoZone => {
                    loose_type::found(self.findings, member, "a date without a time");
                }
                DateTime::Not => bad_date::found(self.findings, member, &text, DateTime::Not),
            }
        }
    }

    pub(super) fn integer(&mut self, member: Member<'_>) {
        const EXPECTED: &str = "a whole number of 32 bits";
        let value = member.value;
        match lenient::integer(value) {
            Some(_) if value.kind() == Kind::Number => {
                if self.letter && value.raw().contains(['.', 'e', 'E']) {
                    integer_form::found(self.findings, member);
                }
            }
            Some(_) => loose_type::found(self.findings, member, "a whole number"),
            None if is_empty_text(value) => empty_form::found(self.findings, member),
            None => wrong_type::found(self.findings, member, EXPECTED),
        }
    }

    pub(super) fn number(&mut self, member: Member<'_>) {
        let value = member.value;
        let is_number = value.kind() == Kind::Number;
        let text = match value.number_text() {
            Some(text) => Some(Cow::Borrowed(text)),
            None => value.as_str(),
        };
        match text.as_deref().map(|text| text.trim().parse::<Score>()) {
            Some(Ok(_)) if is_number => {}
            Some(Ok(_)) => loose_type::found(self.findings, member, "a number"),
            Some(Err(error @ (ScoreError::TooFine | ScoreError::OutOfRange))) => {
                if !is_number {
                    loose_type::found(self.findings, member, "a number");
                }
                score_precision::found(self.findings, member, error);
            }
            // An exponent past all bounds.
            Some(Err(ScoreError::NotANumber)) if is_number => {
                score_precision::found(self.findings, member, ScoreError::OutOfRange);
            }
            _ if is_empty_text(value) => empty_form::found(self.findings, member),
            _ => wrong_type::found(self.findings, member, "a number"),
        }
    }

    pub(super) fn association_type(&mut self, member: Member<'_>) {
        let Some(text) = self.some_text(member) else {
            return;
        };
        let open = self.version >= Version::V1_1;
        let newer = match AssociationKind::of_name(&text) {
            AssociationKind::Unknown(_) if open && form::holds_extension(&text) => {
                malformed_extension::found(self.findings, member, &text);
                false
            }
            AssociationKind::Unknown(_) => {
                unknown_association_type::found(self.findings, member, &text);
                false
            }
            AssociationKind::Extension(_) | AssociationKind::IsTranslationOf => true,
            _ => false,
        };
        if newer && !open {
            newer_member::association_type(self.findings, member, &text);
        }
    }

    pub(super) fn target_type(&mut self, member: Member<'_>) {
        let Some(text) = self.some_text(member) else {
            return;
        };
        if text == "CASE" || form::is_extension(&text) {
            return;
        }
        if form::holds_extension(&text) {
            malformed_extension::found(self.findings, member, &text);
        } else {
            unknown_target_type::found(self.findings, member, &text);
        }
    }

    pub(super) fn case_version(&mut self, member: Member<'_>) {
        if let Some(text) = self.some_text(member)
            && text != CASE_VERSION
        {
            unknown_case_version::found(self.findings, member, &text);
        }
    }

    pub(super) fn texts(&mut self, member: Member<'_>) {
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
            Kind::String if is_empty_text(member.value) => {
                empty_form::found(self.findings, member);
            }
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
                Kind::String => {}
                Kind::Null => null_member::found(self.findings, element_of),
                _ if lenient::text(element).is_some() => {
                    loose_type::found(self.findings, element_of, expected);
                }
                _ => wrong_type::found(self.findings, element_of, expected),
            }
        }
    }
}

/// Whether a value is a UUID written without escapes.
#[inline]
fn is_plain_uuid(value: Value<'_>) -> bool {
    let written = value.written();
    written.is_some_and(|text| form::is_uuid(text.as_bytes()))
}

pub(super) fn is_empty_text(value: Value<'_>) -> bool {
    value.as_str().is_some_and(|text| text.trim().is_empty())
}
