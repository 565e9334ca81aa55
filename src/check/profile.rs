//! What a check looks for and how it says it.

use super::catalogue;
use crate::finding::{Findings, Folding, Rule, Severity};

/// Which rules a check goes by, how much each matters, and how findings are folded.
///
/// ```
/// use continua::check::Profile;
/// use continua::finding::Severity;
///
/// let profile = Profile::practice().unfolded().with_severity("CASE-004", Severity::Error)?;
/// assert_eq!(profile.name(), "practice");
/// assert!(Profile::practice().with_severity("CASE-999", Severity::Error).is_err());
/// # Ok::<(), continua::check::UnknownRule>(())
/// ```
#[derive(Debug, Clone)]
pub struct Profile {
    name: &'static str,
    folding: Folding,
    severities: Vec<(&'static Rule, Severity)>,
}

/// A code is that of no rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no rule `{code}`")]
pub struct UnknownRule {
    code: String,
}

impl Profile {
    /// What breaks or misleads a reader. What works in practice is not complained of, even where
    /// the letter of the standard has it otherwise.
    pub fn practice() -> Self {
        Self {
            name: "practice",
            folding: Folding::default(),
            severities: Vec::new(),
        }
    }

    /// The name.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Names every hit by itself, where else those of one habit are folded into one finding.
    #[must_use]
    pub fn unfolded(mut self) -> Self {
        self.folding = self.folding.unfolded();
        self
    }

    /// At most so many findings; 10,000 by default. What blocks is named in any case.
    #[must_use]
    pub fn at_most(mut self, most: u32) -> Self {
        self.folding = self.folding.at_most(most);
        self
    }

    /// The same profile with another severity for the findings of one rule. A rule that blocks
    /// still does.
    ///
    /// # Errors
    ///
    /// If no rule has this code.
    pub fn with_severity(mut self, code: &str, severity: Severity) -> Result<Self, UnknownRule> {
        let rule = catalogue().iter().find(|rule| rule.code == code);
        let Some(rule) = rule else {
            return Err(UnknownRule {
                code: code.to_owned(),
            });
        };
        self.severities.push((rule, severity));
        Ok(self)
    }

    pub(super) fn findings(&self) -> Findings {
        let mut findings = Findings::with(self.folding.clone());
        for (rule, severity) in &self.severities {
            findings.set_severity(rule, *severity);
        }
        findings
    }
}

impl Default for Profile {
    /// The practice profile.
    fn default() -> Self {
        Self::practice()
    }
}
