//! What was found in several inputs, and what is written of it.

use std::fmt::Write as _;

use super::render::counted;
use super::{Report, Severity, Style, sarif, view};

/// The version of the form of [`Reports::to_json`].
pub const REPORT_FORMAT: semver::Version = semver::Version::new(1, 0, 0);

/// What was found in several inputs, each with its name, in the order in which they were added.
///
/// ```
/// use continua::check::Profile;
/// use continua::finding::Reports;
/// use continua::format::case::File;
///
/// let report = File::from_slice(b"{}")?.check(&Profile::practice());
/// let reports = Reports::of([("a.json", report)]);
/// assert!(reports.has_errors());
/// assert!(reports.to_json().starts_with("{\n  \"continuaReport\": \"1.0.0\","));
/// # Ok::<(), continua::format::case::FileError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Reports {
    pub(super) files: Vec<Reported>,
    pub(super) skipped: Vec<String>,
    pub(super) unread: Vec<(String, String)>,
    totals: Totals,
}

/// What was found in one input.
#[derive(Debug, Clone)]
pub(super) struct Reported {
    pub(super) name: String,
    pub(super) report: Report,
    pub(super) contents: Option<Contents>,
}

/// What a framework file holds, over all its packages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
#[non_exhaustive]
pub struct Contents {
    /// How many packages.
    pub packages: u32,
    /// How many items, in whatever role.
    pub competencies: u32,
    /// How many items in the role of a target.
    pub targets: u32,
    /// How many associations.
    pub associations: u32,
}

/// How much was found in all.
#[derive(Debug, Clone, Copy, Default)]
struct Totals {
    files: usize,
    by_severity: [usize; 3],
    files_with: [usize; 3],
    waived: usize,
    blocking: usize,
    dropped: u32,
}

impl Totals {
    fn add(&mut self, report: &Report) {
        self.files += 1;
        for (at, severity) in Severity::ALL.into_iter().enumerate() {
            let count = report.of(severity).count();
            if let (Some(all), Some(files)) =
                (self.by_severity.get_mut(at), self.files_with.get_mut(at))
            {
                *all += count;
                *files += usize::from(count > 0);
            }
        }
        self.waived += report.waived().count();
        self.blocking += report.blocking().count();
        self.dropped = self.dropped.saturating_add(report.dropped());
    }
}

impl Reports {
    /// None so far.
    pub fn new() -> Self {
        Self::default()
    }

    /// These, each under its name.
    pub fn of<N: Into<String>>(reports: impl IntoIterator<Item = (N, Report)>) -> Self {
        let mut all = Self::new();
        for (name, report) in reports {
            all.add(name, report, None);
        }
        all
    }

    /// Adds a report of the input `name`, and what that holds if it was a framework file.
    pub fn add(&mut self, name: impl Into<String>, report: Report, contents: Option<Contents>) {
        self.count(&report);
        self.files.push(Reported {
            name: name.into(),
            report,
            contents,
        });
    }

    /// Counts a report in the [summary](Self::summary) without keeping it, for one that was
    /// written at once.
    pub fn count(&mut self, report: &Report) {
        self.totals.add(report);
    }

    /// Adds that an input was passed over, for it is none of the kind that is looked at.
    pub fn skip(&mut self, name: impl Into<String>) {
        self.skipped.push(name.into());
    }

    /// Adds that an input could not be had, and why.
    pub fn unread(&mut self, name: impl Into<String>, why: impl Into<String>) {
        self.unread.push((name.into(), why.into()));
    }

    /// The reports that were kept, with their names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Report)> {
        let files = self.files.iter();
        files.map(|file| (file.name.as_str(), &file.report))
    }

    /// The inputs that could not be had, and why.
    pub fn unreadable(&self) -> impl Iterator<Item = (&str, &str)> {
        let unread = self.unread.iter();
        unread.map(|(name, why)| (name.as_str(), why.as_str()))
    }

    /// How many findings of a severity there are, folded ones counted once.
    pub fn total(&self, severity: Severity) -> usize {
        let at = Severity::ALL.into_iter().position(|one| one == severity);
        at.and_then(|at| self.totals.by_severity.get(at))
            .copied()
            .unwrap_or_default()
    }

    /// Whether there is an error anywhere.
    pub fn has_errors(&self) -> bool {
        self.total(Severity::Error) > 0
    }

    /// Whether something anywhere makes an input unusable, whatever its severity.
    pub fn is_blocked(&self) -> bool {
        self.totals.blocking > 0
    }

    /// One line: how many files, how many of them with errors and with warnings, and how many
    /// findings in all; then what was passed over and what could not be read, a line each.
    ///
    /// ```
    /// use continua::finding::Reports;
    ///
    /// let mut reports = Reports::new();
    /// reports.skip("package.json");
    /// assert_eq!(reports.summary(), "0 files: nothing found\nskipped: package.json: not a framework file\n");
    /// ```
    pub fn summary(&self) -> String {
        let totals = &self.totals;
        let mut text = format!("{}: ", files(totals.files));
        let mut parts = Vec::new();
        for ((severity, count), with) in Severity::ALL
            .into_iter()
            .zip(totals.by_severity)
            .zip(totals.files_with)
        {
            if count > 0 {
                parts.push(format!("{} in {}", counted(count, severity), files(with)));
            }
        }
        if parts.is_empty() {
            parts.push("nothing found".to_owned());
        }
        text.push_str(&parts.join(", "));
        if totals.waived > 0 {
            let _ = write!(text, "; {} waived", totals.waived);
        }
        if totals.dropped > 0 {
            let _ = write!(text, "; {} more left out", totals.dropped);
        }
        text.push('\n');
        for name in &self.skipped {
            let _ = writeln!(text, "skipped: {name}: not a framework file");
        }
        for (name, why) in &self.unread {
            let _ = writeln!(text, "not read: {name}: {why}");
        }
        text
    }

    /// All findings as text, and the summary if there are several inputs.
    pub fn render(&self, style: &Style) -> String {
        let mut text = String::new();
        for (name, report) in self.iter() {
            text.push_str(&report.render_with(name, style));
        }
        if self.totals.files + self.skipped.len() + self.unread.len() > 1 {
            text.push_str(&self.summary());
        }
        text
    }

    /// All findings as JSON, in the form of `docs/report.schema.json`, version [`REPORT_FORMAT`].
    /// The same reports give the same bytes.
    pub fn to_json(&self) -> String {
        view::written(&view::Root::of(self))
    }

    /// All findings in the Static Analysis Results Interchange Format, version 2.1.0, which code
    /// hosts and editors show beside the text. The same reports give the same bytes.
    ///
    /// The names of the inputs are taken as paths, best relative to the root of a repository;
    /// advice has the level `note`, and what is waived is a result with a suppression and its
    /// reason.
    pub fn to_sarif(&self) -> String {
        view::written(&sarif::Log::of(self))
    }
}

fn files(count: usize) -> String {
    format!("{count} file{}", if count == 1 { "" } else { "s" })
}
