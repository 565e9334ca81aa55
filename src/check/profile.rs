//! What a check looks for and how it says it.

use std::fmt;
use std::str::FromStr;

use super::{Waivers, catalogue};
use crate::finding::{
    Findings, Folding, Hearing, Report, Rule, Scope, Severity, Tone, did_you_mean,
};
use crate::format::case::{File, Version};

/// Which rules a check goes by, how much each matters, and how findings are folded.
///
/// Three tones: [`standard`](Self::standard) says what the official schema says,
/// [`practice`](Self::practice) what breaks or misleads a reader, and [`author`](Self::author)
/// also what may still be changed before publication. *Severity is opinion, refusal is fact*:
/// findings that block are heard whatever a profile says.
///
/// ```
/// use continua::check::Profile;
/// use continua::finding::Severity;
///
/// let profile = Profile::practice()
///     .unfolded()
///     .with_severity("CASE-004", Severity::Error)?
///     .without("VOC")?;
/// assert_eq!(profile.name(), "practice");
/// assert!(Profile::practice().with_severity("CASE-999", Severity::Error).is_err());
/// # Ok::<(), continua::check::UnknownRule>(())
/// ```
#[derive(Debug, Clone)]
pub struct Profile {
    tone: Tone,
    hearing: Hearing,
    folding: Folding,
    version: Option<Version>,
    forced: bool,
    waivers: Option<Waivers>,
}

/// A text is neither the code of a rule nor of a group of rules.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no rule and no group of rules `{code}`")]
pub struct UnknownRule {
    code: String,
}

impl UnknownRule {
    pub(super) fn new(code: &str) -> Self {
        Self {
            code: code.to_owned(),
        }
    }

    /// The code that is close to the text, if there is one.
    ///
    /// ```
    /// use continua::check::Profile;
    ///
    /// let error = Profile::practice().without("tree-002").unwrap_err();
    /// assert_eq!(error.near(), Some("TREE-002"));
    /// ```
    pub fn near(&self) -> Option<&'static str> {
        let codes = catalogue()
            .iter()
            .flat_map(|rule| [rule.code, rule.group()]);
        did_you_mean(&self.code, codes)
    }
}

/// A text names no profile.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not `standard`, `practice` or `author`")]
pub struct UnknownProfile;

impl Profile {
    fn of(tone: Tone) -> Self {
        Self {
            tone,
            hearing: Hearing::of(tone),
            folding: Folding::default(),
            version: None,
            forced: false,
            waivers: None,
        }
    }

    /// What the official schema of the file's version says, and nothing else, as errors; what goes
    /// beyond it as warnings at most.
    ///
    /// The version is the `caseVersion` of a document, else 1.0, unless
    /// [said otherwise](Self::of_version). A package has an error of a schema rule exactly if the
    /// schema of a package (`CFPackage`) refuses it, with this understanding:
    ///
    /// - The formats `uri` (RFC 3986, ASCII only), `date` and `date-time` (RFC 3339) are asserted,
    ///   and `int32` as a range. `float` is not: every number is good.
    /// - Both schemas go by draft 4 of JSON Schema, in which `1.0` is no integer.
    /// - The patterns for UUIDs and for names of one's own (`ext:…`) are not bound to the ends of
    ///   the text, so that `{6a0f6a52-70d5-4c38-8a55-0d4c6c1b6c11}` passes. What is wrong with such
    ///   texts is found beyond the schema, as `padded-identifier` and `malformed-extension`.
    ///   A UUID in upper case or of another version than 1 to 5 does not pass.
    /// - An empty text is a text: it passes where the schema has no form for it.
    /// - Of members that stand twice the first is looked at, and the others are beyond the schema.
    /// - A file whose package does not stand at its top is refused as `wrapper`.
    pub fn standard() -> Self {
        Self::of(Tone::Standard)
    }

    /// What breaks or misleads a reader. What works in practice is not complained of, even where
    /// the letter of the standard has it otherwise.
    pub fn practice() -> Self {
        Self::of(Tone::Practice)
    }

    /// Practice, and what an author may still want to change: texts, codes, and how targets are
    /// said. Quiet on documents that are adopted, whose text is settled, unless
    /// [forced](Self::forced).
    pub fn author() -> Self {
        Self::of(Tone::Author)
    }

    /// The name: `standard`, `practice` or `author`.
    pub fn name(&self) -> &'static str {
        match self.tone {
            Tone::Standard => "standard",
            Tone::Practice => "practice",
            Tone::Author => "author",
        }
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

    /// Holds packages against this version of the format, whatever they say of themselves.
    #[must_use]
    pub fn of_version(mut self, version: Version) -> Self {
        self.version = Some(version);
        self
    }

    /// Lets the author profile speak of adopted documents too.
    #[must_use]
    pub fn forced(mut self) -> Self {
        self.forced = true;
        self
    }

    /// The same profile with another severity for the findings of a rule, named by its code as in
    /// `TREE-002`, or of a group of rules, as in `TREE`. Of several such words the last counts.
    ///
    /// A rule named by its code is heard from then on, also where the profile would pass over it;
    /// a group keeps to what the profile hears. A rule that blocks still does.
    ///
    /// # Errors
    ///
    /// If there is no such rule or group.
    pub fn with_severity(self, code: &str, severity: Severity) -> Result<Self, UnknownRule> {
        self.set(code, Some(severity))
    }

    /// The same profile without the findings of a rule or a group. What blocks is heard all the
    /// same.
    ///
    /// # Errors
    ///
    /// If there is no such rule or group.
    pub fn without(self, code: &str) -> Result<Self, UnknownRule> {
        self.set(code, None)
    }

    /// The same profile, in which a finding of a rule or a group is an error.
    ///
    /// # Errors
    ///
    /// If there is no such rule or group.
    pub fn denying(self, code: &str) -> Result<Self, UnknownRule> {
        self.with_severity(code, Severity::Error)
    }

    /// The same profile, which keeps apart what these waivers are for.
    ///
    /// ```
    /// use continua::check::{Profile, Waivers};
    /// use continua::finding::Waiver;
    ///
    /// let waivers = Waivers::of([Waiver::new("CASE", "a draft")?]);
    /// let profile = Profile::practice().waiving(&waivers);
    /// let report = profile.check(br#"{"CFDocument": {"identifier": "d", "titel": "Art"}}"#);
    /// assert!(report.iter().all(|finding| finding.rule().group() != "CASE"));
    /// assert!(report.waived().all(|finding| finding.waiver().unwrap().reason() == "a draft"));
    /// assert!(waivers.unused(&profile, [&report]).is_empty());
    /// # Ok::<(), continua::check::UnknownRule>(())
    /// ```
    #[must_use]
    pub fn waiving(mut self, waivers: &Waivers) -> Self {
        self.waivers = Some(waivers.clone());
        self
    }

    /// The waivers, if there are any.
    pub fn waivers(&self) -> Option<&Waivers> {
        self.waivers.as_ref()
    }

    /// Everything that is wrong with a framework file in these bytes, also where it cannot be
    /// read. O(bytes) on files without findings.
    ///
    /// ```
    /// use continua::check::Profile;
    ///
    /// let report = Profile::practice().check(b"{\"CFDocument\": ");
    /// assert_eq!(report.iter().next().unwrap().code(), "JSON-001");
    /// ```
    pub fn check(&self, bytes: &[u8]) -> Report {
        match File::from_slice(bytes) {
            Ok(file) => file.check(self),
            Err(error) => error.report(),
        }
    }

    fn set(mut self, code: &str, severity: Option<Severity>) -> Result<Self, UnknownRule> {
        self.hearing.set(scope_of(code)?, severity);
        Ok(self)
    }

    pub(super) fn findings(&self) -> Findings {
        let mut findings = Findings::heard_by(self.folding.clone(), self.hearing.clone());
        if let Some(waivers) = &self.waivers {
            findings.waive(waivers.shared());
        }
        findings
    }

    /// Whether a rule of these is heard at all.
    pub(super) fn hears(&self, scope: Scope) -> bool {
        let mut rules = catalogue().iter().filter(|rule| scope.has(rule));
        rules.any(|rule| self.hearing.severity(rule).is_some())
    }

    /// The version that packages are held against, where it is not their own.
    pub(super) fn version(&self) -> Option<Version> {
        self.version
    }

    /// Whether what is settled is passed over.
    pub(super) fn spares_adopted(&self) -> bool {
        !self.forced
    }
}

/// The rule or the group of rules of this code.
pub(super) fn scope_of(code: &str) -> Result<Scope, UnknownRule> {
    let found = catalogue().iter().find_map(|rule| scope(rule, code));
    found.ok_or_else(|| UnknownRule::new(code))
}

fn scope(rule: &'static Rule, code: &str) -> Option<Scope> {
    if rule.code == code {
        return Some(Scope::Rule(rule.code));
    }
    (rule.group() == code).then(|| Scope::Group(rule.group()))
}

impl Default for Profile {
    /// The practice profile.
    fn default() -> Self {
        Self::practice()
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Profile {
    type Err = UnknownProfile;

    fn from_str(text: &str) -> Result<Self, UnknownProfile> {
        match text {
            "standard" => Ok(Self::standard()),
            "practice" => Ok(Self::practice()),
            "author" => Ok(Self::author()),
            _ => Err(UnknownProfile),
        }
    }
}
