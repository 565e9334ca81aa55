//! Which rules are heard, and how gravely.

use super::{Ground, Rule, Severity};

/// Which rules are heard, and how gravely each of them speaks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Hearing {
    tone: Tone,
    /// Whether rules of the author profile are passed over for now.
    hushed: bool,
    overrides: Vec<(Scope, Option<Severity>)>,
}

/// In whose ear rules speak.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Tone {
    /// What the official schema says.
    Standard,
    /// What breaks or misleads a reader.
    #[default]
    Practice,
    /// Also what an author may still change.
    Author,
}

/// The rules that an override is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    Rule(&'static str),
    Group(&'static str),
}

impl Scope {
    pub(crate) fn has(self, rule: &Rule) -> bool {
        match self {
            Self::Rule(code) => code == rule.code,
            Self::Group(group) => group == rule.group(),
        }
    }
}

impl Hearing {
    pub(crate) fn of(tone: Tone) -> Self {
        Self {
            tone,
            ..Self::default()
        }
    }

    /// From here on the rules have this severity, or are not heard. The last word counts.
    pub(crate) fn set(&mut self, scope: Scope, severity: Option<Severity>) {
        self.overrides.push((scope, severity));
    }

    /// Passes over the rules of the author profile, or no longer.
    pub(crate) fn hush(&mut self, hushed: bool) {
        self.hushed = hushed;
    }

    /// How gravely the rule speaks, if it is heard. What blocks always is.
    ///
    /// An override by code is heard even where the profile would not hear the rule; one by group
    /// changes what is heard anyway.
    pub(crate) fn severity(&self, rule: &'static Rule) -> Option<Severity> {
        let usual = self.usual(rule);
        let overridden = self
            .overrides
            .iter()
            .rev()
            .find(|(scope, _)| scope.has(rule));
        let severity = match overridden {
            Some((Scope::Group(_), severity)) => usual.and(*severity),
            Some((Scope::Rule(_), severity)) => *severity,
            None => usual,
        };
        if rule.blocking {
            return severity.or(usual).or(Some(rule.severity));
        }
        severity
    }

    fn usual(&self, rule: &Rule) -> Option<Severity> {
        match (self.tone, rule.ground) {
            (Tone::Standard, Ground::Letter | Ground::Schema) => Some(Severity::Error),
            (Tone::Standard, Ground::Practice) => Some(rule.severity.max(Severity::Warning)),
            (Tone::Standard | Tone::Practice, Ground::Author) => None,
            (Tone::Practice | Tone::Author, Ground::Letter) => None,
            (Tone::Author, Ground::Author) if self.hushed => None,
            _ => Some(rule.severity),
        }
    }
}
