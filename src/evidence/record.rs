//! What an evidence log holds.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Attestation, Evidence, Exemption, Judgement, Removal, Retraction};
use crate::id::JudgementId;
use crate::moment::Moment;

/// One record of an [`EvidenceLog`](super::EvidenceLog). Cloning is O(1).
///
/// In JSON it is an object with one member that names its kind: `{"judgement": {…}}`,
/// `{"attestation": {…}}`, `{"retraction": {…}}`, `{"exemption": {…}}` or `{"removal": {…}}`.
///
/// ```
/// use continua::{Record, Retraction};
///
/// let record = Record::from(Retraction::new("r1".parse()?, "j1".parse()?, "2026-03-06".parse()?));
/// assert_eq!(
///     serde_json::to_string(&record)?,
///     r#"{"retraction":{"id":"r1","judgement":"j1","recorded":"2026-03-06"}}"#
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
#[non_exhaustive]
pub enum Record {
    /// What an assessor saw in a work.
    Judgement(Arc<Judgement>),
    /// That a learner has reached a target.
    Attestation(Arc<Attestation>),
    /// That a record is withdrawn.
    Retraction(Arc<Retraction>),
    /// That a target does not apply to a learner.
    Exemption(Arc<Exemption>),
    /// That the content of a record was removed.
    Removal(Arc<Removal>),
}

/// How a record stands in JSON.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Form {
    Judgement(Judgement),
    Attestation(Attestation),
    Retraction(Retraction),
    Exemption(Exemption),
    Removal(Removal),
}

impl From<Record> for Form {
    fn from(record: Record) -> Self {
        match record {
            Record::Judgement(record) => Self::Judgement(Arc::unwrap_or_clone(record)),
            Record::Attestation(record) => Self::Attestation(Arc::unwrap_or_clone(record)),
            Record::Retraction(record) => Self::Retraction(Arc::unwrap_or_clone(record)),
            Record::Exemption(record) => Self::Exemption(Arc::unwrap_or_clone(record)),
            Record::Removal(record) => Self::Removal(Arc::unwrap_or_clone(record)),
        }
    }
}

impl From<Form> for Record {
    fn from(form: Form) -> Self {
        match form {
            Form::Judgement(record) => record.into(),
            Form::Attestation(record) => record.into(),
            Form::Retraction(record) => record.into(),
            Form::Exemption(record) => record.into(),
            Form::Removal(record) => Self::Removal(Arc::new(record)),
        }
    }
}

impl Record {
    /// Its identifier; the records of one log share one space of identifiers.
    pub fn id(&self) -> &JudgementId {
        match self {
            Self::Judgement(record) => record.id(),
            Self::Attestation(record) => record.id(),
            Self::Retraction(record) => record.id(),
            Self::Exemption(record) => record.id(),
            Self::Removal(record) => record.id(),
        }
    }

    /// When it was recorded.
    pub fn recorded(&self) -> Moment {
        match self {
            Self::Judgement(record) => record.recorded(),
            Self::Attestation(record) => record.recorded(),
            Self::Retraction(record) => record.recorded(),
            Self::Exemption(record) => record.recorded(),
            Self::Removal(record) => record.recorded(),
        }
    }

    /// The judgement, if it is one.
    pub fn judgement(&self) -> Option<&Judgement> {
        match self {
            Self::Judgement(record) => Some(record),
            _ => None,
        }
    }
}

impl From<Removal> for Record {
    fn from(record: Removal) -> Self {
        Self::Removal(Arc::new(record))
    }
}

impl From<Judgement> for Record {
    fn from(record: Judgement) -> Self {
        Self::Judgement(Arc::new(record))
    }
}

impl From<Evidence> for Record {
    fn from(record: Evidence) -> Self {
        Judgement::from(record).into()
    }
}

impl From<Attestation> for Record {
    fn from(record: Attestation) -> Self {
        Self::Attestation(Arc::new(record))
    }
}

impl From<Retraction> for Record {
    fn from(record: Retraction) -> Self {
        Self::Retraction(Arc::new(record))
    }
}

impl From<Exemption> for Record {
    fn from(record: Exemption) -> Self {
        Self::Exemption(Arc::new(record))
    }
}
