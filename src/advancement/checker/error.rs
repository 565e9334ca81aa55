//! Why a proof does not prove what it says.

/// A proof does not prove what it says.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{fault}{}", place(.path))]
pub struct ProofError {
    fault: ProofFault,
    pub(super) path: Vec<u32>,
}

fn place(path: &[u32]) -> String {
    let path: Vec<String> = path.iter().map(ToString::to_string).collect();
    match path.as_slice() {
        [] => String::new(),
        parts => format!(", in condition {}", parts.join(".")),
    }
}

impl ProofError {
    pub(super) fn at(fault: ProofFault) -> Self {
        let path = Vec::new();
        Self { fault, path }
    }

    /// What is wrong.
    pub fn fault(&self) -> ProofFault {
        self.fault
    }

    /// In which condition: of the outermost the number from 1 of one within it, of that the number
    /// of one within it, and so on. Empty for the outermost and for what is said of the whole.
    pub fn path(&self) -> &[u32] {
        &self.path
    }
}

/// What is wrong with a proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum ProofFault {
    /// It was made under another policy, or another version of it.
    #[error("the proof is of another policy")]
    OtherPolicy,
    /// The policy does not decide the competency, or the rung of its ladder.
    #[error("the policy does not decide the competency")]
    NotDecided,
    /// The log does not hold just the records that the proof has seen.
    #[error("the log has not as many records as the proof has seen")]
    OtherLog,
    /// The condition is not the one of the policy, or does not say what was found.
    #[error("what is asked, or what is said to be found, is not so")]
    Asked,
    /// Other works count than those that are named, or they are described wrongly.
    #[error("the works that count are others")]
    Counted,
    /// Other attestations were made than those that are named, or they say something else.
    #[error("the attestations are others, or say something else")]
    Confirmed,
    /// Other works are passed over than those that are named, or for other reasons.
    #[error("the works that are passed over are others, or for other reasons")]
    PassedOver,
    /// The condition asks about other competencies, or what is said of them contradicts itself.
    #[error("the competencies that are asked about are others, or what is said contradicts itself")]
    Others,
    /// The condition is said to be met and is not, or the other way round.
    #[error("whether the condition is met is said wrongly")]
    Met,
    /// The outcome does not follow from the condition.
    #[error("the outcome does not follow")]
    Outcome,
    /// The level is not the one that the works reach.
    #[error("the works reach another level")]
    Level,
    /// The bases do not fit the outcome.
    #[error("the bases do not fit the outcome")]
    Basis,
    /// Whether the competency applies is said wrongly.
    #[error("whether the competency applies is said wrongly")]
    Applicability,
    /// Something is said to be missing of what is met, or nothing of what is not.
    #[error("what is missing does not fit the condition")]
    Missing,
}
