//! Collects findings, folding those of one habit.

use std::collections::HashMap;
use std::sync::Arc;

use super::plain::plain;
use super::waiver::{Waiver, Waiving};
use super::{Finding, Hearing, Place, Related, Report, Rule, Scope, Severity, Site};
use crate::source::Source;

/// How many more places a folded finding names.
const MORE: usize = 5;

/// How findings are folded and capped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folding {
    unfold: bool,
    most: u32,
}

impl Default for Folding {
    /// Folded, and at most 10,000 findings.
    fn default() -> Self {
        Self {
            unfold: false,
            most: 10_000,
        }
    }
}

impl Folding {
    /// Names every hit by itself.
    #[must_use]
    pub fn unfolded(mut self) -> Self {
        self.unfold = true;
        self
    }

    /// At most so many findings; how many were left out is said.
    #[must_use]
    pub fn at_most(mut self, most: u32) -> Self {
        self.most = most;
        self
    }
}

/// What a finding says, apart from rule and place.
#[derive(Debug, Clone, Default)]
pub struct Note {
    message: String,
    ids: Vec<String>,
    help: Option<String>,
    related: Vec<Related>,
}

impl Note {
    /// What was found and what was expected.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            ..Self::default()
        }
    }

    /// How to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The identifier of something that it concerns.
    #[must_use]
    pub fn about(mut self, id: impl std::fmt::Display) -> Self {
        self.ids.push(id.to_string());
        self
    }

    /// A place that helps to understand it.
    #[must_use]
    pub fn related<'a>(mut self, label: impl Into<String>, site: impl Into<Site<'a>>) -> Self {
        self.related.push(Related {
            label: plain(label.into()),
            place: site.into().place(),
        });
        self
    }
}

impl Note {
    fn at(
        self,
        rule: &'static Rule,
        severity: Severity,
        site: Site<'_>,
        package: Option<u32>,
    ) -> Finding {
        Finding {
            rule,
            severity,
            message: plain(self.message),
            place: site.place(),
            ids: self.ids,
            help: self.help.map(plain),
            related: self.related,
            count: 1,
            more: Vec::new(),
            package,
            waiver: None,
        }
    }
}

impl Finding {
    /// Counts one more hit.
    fn fold(&mut self, site: Site<'_>) {
        self.count = self.count.saturating_add(1);
        if self.more.len() < MORE {
            self.more.push(site.place());
        }
    }
}

/// Collects the findings of one input.
///
/// Findings of one *habit* (a rule and a word for what repeats, mostly the name of a member) fold
/// into the first of them, with a count and up to five more places.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    folding: Folding,
    findings: Vec<Finding>,
    habits: HashMap<(&'static str, Option<u32>, String), usize>,
    hearing: Hearing,
    /// Nothing where nothing is waived, so that it costs nothing.
    waiving: Option<Box<Waiving>>,
    package: Option<u32>,
    dropped: u32,
    hits: u64,
}

impl Findings {
    /// Collects with the default folding.
    pub fn new() -> Self {
        Self::default()
    }

    /// Collects with this folding.
    pub fn with(folding: Folding) -> Self {
        Self {
            folding,
            ..Self::default()
        }
    }

    /// Collects what this hearing lets through.
    pub(crate) fn heard_by(folding: Folding, hearing: Hearing) -> Self {
        Self {
            folding,
            hearing,
            ..Self::default()
        }
    }

    /// From here on, what these waivers are for is kept apart.
    pub(crate) fn waive(&mut self, waivers: Arc<[Arc<Waiver>]>) {
        self.waiving = (!waivers.is_empty()).then(|| Box::new(Waiving::of(waivers)));
    }

    /// From here on findings of this rule have this severity.
    pub fn set_severity(&mut self, rule: &'static Rule, severity: Severity) {
        self.hearing.set(Scope::Rule(rule.code), Some(severity));
    }

    /// How many hits there were so far, however they are folded.
    pub(crate) fn hits(&self) -> u64 {
        self.hits
    }

    /// Whether findings of this rule are kept at all. A rule that costs something asks before it
    /// looks.
    pub fn hears(&self, rule: &'static Rule) -> bool {
        self.hearing.severity(rule).is_some()
    }

    /// Whether findings of one of these rules are kept.
    pub fn hears_any(&self, rules: &[&'static Rule]) -> bool {
        rules.iter().any(|rule| self.hears(rule))
    }

    /// From here on the rules of the author profile are passed over, or no longer.
    pub(crate) fn hush(&mut self, hushed: bool) {
        self.hearing.hush(hushed);
    }

    /// From here on, findings concern this package of the file.
    pub fn set_package(&mut self, package: Option<u32>) {
        self.package = package;
    }

    /// Adds a hit of `rule` at `site`. What it says is only made if it does not fold into an
    /// earlier one of the same habit. O(1) but for making the texts.
    pub fn add<'a>(
        &mut self,
        rule: &'static Rule,
        habit: &str,
        site: impl Into<Site<'a>>,
        note: impl FnOnce() -> Note,
    ) {
        let Some(severity) = self.hearing.severity(rule) else {
            return;
        };
        self.hits += 1;
        let site = site.into();
        if let Some(waiving) = &self.waiving
            && let Some((number, waiver)) = waiving.find(rule, site)
        {
            self.add_waived((rule, severity), habit, site, (number, waiver), note);
            return;
        }
        if !self.folding.unfold {
            let key = (rule.code, self.package, habit.to_owned());
            if let Some(first) = self
                .habits
                .get(&key)
                .and_then(|at| self.findings.get_mut(*at))
            {
                first.fold(site);
                return;
            }
            if !self.is_full() {
                self.habits.insert(key, self.findings.len());
            }
        }
        if self.is_full() && !rule.blocking {
            self.dropped = self.dropped.saturating_add(1);
            return;
        }
        let finding = note().at(rule, severity, site, self.package);
        self.findings.push(finding);
    }

    /// Keeps a hit that is waived, the first of each waiver in any case.
    fn add_waived(
        &mut self,
        (rule, severity): (&'static Rule, Severity),
        habit: &str,
        site: Site<'_>,
        (number, waiver): (usize, Arc<Waiver>),
        note: impl FnOnce() -> Note,
    ) {
        let Some(waiving) = &mut self.waiving else {
            return;
        };
        let full = waiving.findings.len() >= self.folding.most as usize;
        // Past the cap all hits of a waiver and a rule fold.
        let habit = if full { "" } else { habit };
        if (full || !self.folding.unfold)
            && let Some(first) = waiving.folded(number, rule, self.package, habit)
        {
            first.fold(site);
            return;
        }
        let mut finding = note().at(rule, severity, site, self.package);
        finding.waiver = Some(waiver);
        waiving.findings.push(finding);
    }

    fn is_full(&self) -> bool {
        self.findings.len() >= self.folding.most as usize
    }

    /// Whether something blocking was found so far.
    pub fn is_blocked(&self) -> bool {
        self.findings.iter().any(Finding::blocking)
    }

    /// Whether nothing was found so far.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// The report: findings in document order, what was built in code after them. O(n log n).
    pub fn into_report(self, source: Option<Source>) -> Report {
        let order = |finding: &Finding| match &finding.place {
            Place::Document { span, .. } => (false, span.start, span.end),
            Place::Built { .. } => (true, 0, 0),
        };
        let sorted = |mut findings: Vec<Finding>| -> Arc<[Finding]> {
            findings.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.code().cmp(b.code())));
            findings.into()
        };
        let waived = self.waiving.map(|waiving| waiving.findings);
        Report {
            findings: sorted(self.findings),
            waived: sorted(waived.unwrap_or_default()),
            source,
            dropped: self.dropped,
        }
    }
}
