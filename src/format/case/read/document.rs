//! Reads a document.

use super::lenient;
use crate::DocumentId;
use crate::framework::{Document, Status};
use crate::source::Value;

/// Says one text of a document.
type Setter = fn(Document, String) -> Document;

/// Nothing without an identifier.
pub(super) fn read(value: Value<'_>) -> Option<Document> {
    let text = |name: &str| lenient::text(value.get(name)?);
    let date = |name: &str| lenient::date(value.get(name)?);
    let id = DocumentId::new(lenient::identifier(value.get("identifier")?)?).ok()?;
    let title = text("title").unwrap_or_default().into_owned();
    let mut document = Document::of(id, title);
    let setters: [(&str, Setter); 6] = [
        ("creator", Document::with_creator),
        ("publisher", Document::with_publisher),
        ("description", Document::with_description),
        ("version", Document::with_version),
        ("language", Document::with_language),
        ("uri", Document::with_uri),
    ];
    for (name, with) in setters {
        if let Some(text) = text(name) {
            document = with(document, text.into_owned());
        }
    }
    let mut subjects = Vec::new();
    if let Some(value) = value.get("subject") {
        lenient::texts(value, |text| subjects.push(text.into_owned()));
    }
    let document = subjects.into_iter().fold(document, Document::with_subject);
    let (start, end) = (date("statusStartDate"), date("statusEndDate"));
    let adoption = text("adoptionStatus");
    Some(document.with_status(Status::new(adoption.as_deref(), start, end)))
}
