//! For whom a text is made.

/// For whom a text or a proof is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Audience {
    /// The teachers of the learner: everything.
    Teacher,
    /// The learner and the family: who judged and with what support is left out.
    Learner,
    /// Anybody else: as for the learner, and what was passed over is left out too.
    Outside,
}
