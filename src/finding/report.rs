//! Findings in order, and the report that holds them.

use std::fmt;
use std::sync::Arc;

use super::{Place, Reports, Rule, Severity, Style, Waiver};
use crate::source::Source;

/// One hit of a rule, or several of one habit folded into one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub(super) rule: &'static Rule,
    pub(super) severity: Severity,
    pub(super) message: String,
    pub(super) place: Place,
    pub(super) ids: Vec<String>,
    pub(super) help: Option<String>,
    pub(super) related: Vec<Related>,
    pub(super) count: u32,
    pub(super) more: Vec<Place>,
    /// Which package of the file it concerns.
    pub(super) package: Option<u32>,
    pub(super) waiver: Option<Arc<Waiver>>,
}

/// A place that helps to understand a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// What is there, as in `stands first here`.
    pub label: String,
    /// Where.
    pub place: Place,
}

impl Finding {
    /// The rule.
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }

    /// The stable code of the rule.
    pub fn code(&self) -> &'static str {
        self.rule.code
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Whether it makes the input unusable.
    pub fn blocking(&self) -> bool {
        self.rule.blocking
    }

    /// What was found and what was expected.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Where it is; the first place of several.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The identifiers of what it concerns.
    pub fn ids(&self) -> &[String] {
        &self.ids
    }

    /// How to mend it.
    pub fn help(&self) -> Option<&str> {
        self.help.as_deref()
    }

    /// Places that help to understand it.
    pub fn related(&self) -> &[Related] {
        &self.related
    }

    /// How many there are of its habit, at least 1.
    pub fn count(&self) -> u32 {
        self.count
    }

    /// Up to five more places of its habit.
    pub fn more(&self) -> &[Place] {
        &self.more
    }

    /// Which package of the file it concerns, from 0, where the file holds packages.
    pub fn package(&self) -> Option<u32> {
        self.package
    }

    /// The waiver that accepts it, for one of [`Report::waived`].
    pub fn waiver(&self) -> Option<&Waiver> {
        self.waiver.as_deref()
    }
}

/// All findings of one input, in document order. Cloning is O(1).
#[derive(Debug, Clone)]
pub struct Report {
    pub(super) findings: Arc<[Finding]>,
    pub(super) waived: Arc<[Finding]>,
    pub(super) source: Option<Source>,
    pub(super) dropped: u32,
}

impl Report {
    /// The findings.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.findings.iter()
    }

    /// How many findings there are, folded ones counted once.
    pub fn len(&self) -> usize {
        self.findings.len()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// The findings of one severity.
    pub fn of(&self, severity: Severity) -> impl Iterator<Item = &Finding> {
        self.iter()
            .filter(move |finding| finding.severity == severity)
    }

    /// Whether there is an error.
    pub fn has_errors(&self) -> bool {
        self.of(Severity::Error).next().is_some()
    }

    /// The findings that make the input unusable.
    pub fn blocking(&self) -> impl Iterator<Item = &Finding> {
        self.iter().filter(|finding| finding.blocking())
    }

    /// The findings that are accepted, each with its [waiver](Finding::waiver), in document order.
    /// They count nowhere else.
    pub fn waived(&self) -> std::slice::Iter<'_, Finding> {
        self.waived.iter()
    }

    /// How many findings past the cap were left out.
    pub fn dropped(&self) -> u32 {
        self.dropped
    }

    /// The text of which the findings speak.
    pub fn source(&self) -> Option<&Source> {
        self.source.as_ref()
    }

    /// Those of the findings for which this holds.
    #[must_use]
    pub(crate) fn only(&self, holds: impl Fn(&Finding) -> bool) -> Self {
        let kept = |findings: &[Finding]| -> Arc<[Finding]> {
            let kept = findings.iter().filter(|finding| holds(finding));
            kept.cloned().collect()
        };
        Self {
            findings: kept(&self.findings),
            waived: kept(&self.waived),
            source: self.source.clone(),
            dropped: self.dropped,
        }
    }

    /// The same findings as of a document: what was found at things built in code is placed where
    /// `site` says that they were read from.
    #[must_use]
    pub(crate) fn placed<'a>(
        &self,
        source: Option<Source>,
        site: impl Fn(&[String]) -> Option<super::Site<'a>>,
    ) -> Self {
        let placed = |place: &mut Place| {
            if let Place::Built { ids } = place
                && let Some(site) = site(ids)
            {
                *place = site.place();
            }
        };
        let all_placed = |findings: &[Finding]| -> Arc<[Finding]> {
            let mut findings = findings.to_vec();
            for finding in &mut findings {
                placed(&mut finding.place);
                finding.more.iter_mut().for_each(placed);
                finding
                    .related
                    .iter_mut()
                    .for_each(|related| placed(&mut related.place));
                fold_here(finding);
            }
            findings.into()
        };
        Self {
            findings: all_placed(&self.findings),
            waived: all_placed(&self.waived),
            source,
            dropped: self.dropped,
        }
    }

    /// Both reports as one, each in its own order.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self {
            findings: self.iter().chain(other.iter()).cloned().collect(),
            waived: self.waived().chain(other.waived()).cloned().collect(),
            source: self.source.clone().or_else(|| other.source.clone()),
            dropped: self.dropped.saturating_add(other.dropped),
        }
    }

    /// The findings as text for people, each with the line it speaks of underlined.
    ///
    /// Plain text without colours; `name` stands for the input, mostly a file's name.
    pub fn render(&self, name: &str) -> String {
        self.render_with(name, &Style::plain())
    }

    /// The findings as text in this style.
    pub fn render_with(&self, name: &str, style: &Style) -> String {
        super::render::render(self, name, *style)
    }

    /// The findings as JSON, in the form of `docs/report.schema.json`: [`Reports`] of this one.
    pub fn to_json(&self, name: &str) -> String {
        Reports::of([(name, self.clone())]).to_json()
    }

    /// The findings as SARIF 2.1.0: [`Reports`] of this one. `name` is the path of the file.
    pub fn to_sarif(&self, name: &str) -> String {
        Reports::of([(name, self.clone())]).to_sarif()
    }
}

/// What is found for each of many targets may stand in one place of the document.
fn fold_here(finding: &mut Finding) {
    let here = finding.place.clone();
    if here.span().is_some() && finding.more.iter().all(|place| *place == here) {
        finding.count = 1;
    }
    finding.more.retain(|place| *place != here);
}

impl<'a> IntoIterator for &'a Report {
    type Item = &'a Finding;
    type IntoIter = std::slice::Iter<'a, Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render("input"))
    }
}
