//! Checks in tests: a line that fails with the findings.

use std::fmt;

use super::Profile;
use crate::finding::{Contents, Reports, Severity, Style};
use crate::format::case::{File, Package};
use crate::framework::Framework;

/// Framework files are not clean. As text, also as `Debug`, all findings and a summary.
#[derive(Clone, thiserror::Error)]
#[error("{}", reports.render(&Style::plain()))]
pub struct CheckFailure {
    reports: Box<Reports>,
}

impl CheckFailure {
    /// What was found in each file.
    pub fn reports(&self) -> &Reports {
        &self.reports
    }
}

/// As text, so that a test that returns it, or unwraps it, shows the findings.
impl fmt::Debug for CheckFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\n{self}")
    }
}

/// Holds that framework files, each with a name, have neither errors nor warnings; advice is no
/// failure. A waiver of the profile that no file needed is a warning.
///
/// [`assert_clean!`](crate::assert_clean) is the short form for one file.
///
/// # Errors
///
/// [`CheckFailure`] with the findings of all files.
///
/// ```
/// use continua::check::{CheckFailure, Profile, clean};
///
/// # let framework = std::fs::read("examples/data/framework.json").unwrap();
/// // As the body of a `#[test] fn frameworks_are_clean() -> Result<(), CheckFailure>`:
/// clean([("framework.json", &framework)], &Profile::practice())?;
///
/// let failure = clean([("a.json", "{}"), ("b.json", "[")], &Profile::practice()).unwrap_err();
/// assert!(failure.to_string().ends_with("2 files: 2 errors in 2 files\n"));
/// # Ok::<(), CheckFailure>(())
/// ```
pub fn clean<N: Into<String>, B: AsRef<[u8]>>(
    files: impl IntoIterator<Item = (N, B)>,
    profile: &Profile,
) -> Result<(), CheckFailure> {
    let mut reports = Reports::new();
    for (name, bytes) in files {
        reports.add(name, profile.check(bytes.as_ref()), None);
    }
    if let Some(waivers) = profile.waivers() {
        let unused = waivers.unused(profile, reports.iter().map(|(_, report)| report));
        if !unused.is_empty() {
            reports.add("waivers", unused, None);
        }
    }
    let faults = reports.total(Severity::Error) + reports.total(Severity::Warning);
    if faults == 0 {
        return Ok(());
    }
    Err(CheckFailure {
        reports: Box::new(reports),
    })
}

/// Fails a test, with the findings as text, if a framework file has errors or warnings.
///
/// Takes the bytes, and a [`Profile`](crate::check::Profile) if it is not to be that of practice.
/// [`check::clean`](crate::check::clean) is the form for many files.
///
/// ```
/// use continua::assert_clean;
/// use continua::check::Profile;
///
/// # let ours = std::fs::read("examples/data/framework.json").unwrap();
/// // In a `#[test]`, with `let ours = include_bytes!("../frameworks/ours.json");`
/// assert_clean!(&ours);
/// assert_clean!(&ours, Profile::practice().without("TREE").unwrap());
/// ```
///
/// ```should_panic
/// continua::assert_clean!("{}");
/// ```
#[macro_export]
macro_rules! assert_clean {
    ($bytes:expr $(,)?) => {
        $crate::assert_clean!($bytes, $crate::check::Profile::practice())
    };
    ($bytes:expr, $profile:expr $(,)?) => {
        if let ::core::result::Result::Err(failure) =
            $crate::check::clean([("framework", $bytes)], &$profile)
        {
            ::core::panic!("the framework is not clean\n{failure}");
        }
    };
}

impl Contents {
    /// What a file holds.
    ///
    /// ```
    /// use continua::finding::Contents;
    /// use continua::format::case::File;
    ///
    /// let file = File::from_slice(br#"{"CFDocument": {"identifier": "d"}}"#)?;
    /// assert_eq!(Contents::of(&file).packages, 1);
    /// # Ok::<(), continua::format::case::FileError>(())
    /// ```
    pub fn of(file: &File) -> Self {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let sum = |count: fn(&Package) -> usize| number(file.packages().iter().map(count).sum());
        Self {
            packages: number(file.packages().len()),
            competencies: sum(|package| package.items().len()),
            targets: sum(|package| package.framework().as_ref().map_or(0, targets)),
            associations: sum(|package| package.associations().len()),
        }
    }
}

fn targets(framework: &Framework) -> usize {
    framework.competencies().count()
}
