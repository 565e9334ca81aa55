//! How a judgement stands to earlier ones.

use crate::id::JudgementId;

/// How a judgement stands to earlier ones.
///
/// ```
/// use continua::Lineage;
///
/// let moderated = Lineage::Moderates(vec!["j1".parse()?, "j2".parse()?]);
/// assert_eq!(moderated.supersedes().len(), 2);
/// # Ok::<(), continua::IdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Lineage {
    /// It stands by itself.
    #[default]
    Original,
    /// It corrects a mistake in another and takes its place.
    Corrects(JudgementId),
    /// Several assessors agreed on it after they had judged apart; it takes the place of those
    /// judgements.
    Moderates(Vec<JudgementId>),
}

impl Lineage {
    /// The judgements whose place it takes.
    pub fn supersedes(&self) -> &[JudgementId] {
        match self {
            Self::Original => &[],
            Self::Corrects(judgement) => std::slice::from_ref(judgement),
            Self::Moderates(judgements) => judgements,
        }
    }

    /// Whether it is moderated.
    pub const fn is_moderated(&self) -> bool {
        matches!(self, Self::Moderates(_))
    }
}
