//! `continua check`.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use continua::check::{Profile, UnknownRule, Waivers};
use continua::finding::{Contents, Report, Reports, Severity, Style};
use continua::format::case;

use crate::inputs::{Failure, bytes, print};
use crate::walk::{self, Found};

#[derive(Debug, Args)]
pub struct Arguments {
    /// Framework files, and folders of them
    #[arg(required = true, value_name = "FILE-OR-FOLDER")]
    paths: Vec<PathBuf>,
    /// What to look for: what the official schema says, what breaks or misleads a reader, or also
    /// what an author may still change
    #[arg(long, value_parser = ["standard", "practice", "author"], default_value = "practice")]
    profile: String,
    /// Let the author profile speak of adopted documents too
    #[arg(long)]
    force: bool,
    /// Hold files against this version of CASE, whatever they say of themselves
    #[arg(long, value_name = "VERSION", value_parser = ["1.0", "1.1"])]
    case_version: Option<String>,
    /// How findings are written
    #[arg(long, value_enum, default_value_t = Form::Text)]
    output: Form,
    /// How much the findings of a rule or a group of rules matter: error, warning, advice or off
    #[arg(long, value_name = "CODE=SEVERITY")]
    severity: Vec<String>,
    /// Take the findings of a rule or a group of rules for errors
    #[arg(long, value_name = "CODE")]
    deny: Vec<String>,
    /// At most so many findings a file
    #[arg(long, value_name = "N")]
    max_findings: Option<u32>,
    /// Name every hit by itself, where else those of one habit are folded into one finding
    #[arg(long)]
    all: bool,
    /// Waivers for all files; else those of NAME.json are sought in NAME.waivers.json
    #[arg(long, value_name = "FILE")]
    waivers: Option<PathBuf>,
    /// Also say what went wrong between this earlier version and the file
    #[arg(long, value_name = "PREVIOUS")]
    against: Option<PathBuf>,
    /// Write text in colours; without a word where a terminal reads it
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = When::Never,
        default_missing_value = "auto", num_args = 0..=1, require_equals = true)]
    color: When,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people
    Text,
    /// For programs: the form of docs/report.schema.json
    Json,
    /// For code hosts and editors: SARIF 2.1.0
    Sarif,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum When {
    /// Where a terminal reads it
    Auto,
    Always,
    Never,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let mut check = Check::new(arguments)?;
    for path in &arguments.paths {
        if path.is_dir() {
            let found = walk::files(path, |folder, error| {
                check.unread(folder, &error.to_string());
            });
            for file in &found {
                check.file(file);
            }
        } else {
            let path = path.clone();
            check.file(&Found { path, named: true });
        }
    }
    check.finish()
}

/// A check that is under way.
struct Check {
    profile: Profile,
    form: Form,
    style: Style,
    /// The earlier version that files are held against.
    previous: Option<case::File>,
    /// Waivers for all files, and their name.
    shared: Option<(String, Waivers)>,
    /// The reports that have to do with those.
    waived: Vec<Report>,
    reports: Reports,
    looked_at: usize,
    failed: bool,
}

impl Check {
    fn new(arguments: &Arguments) -> Result<Self, Failure> {
        let coloured = match arguments.color {
            When::Always => true,
            When::Never => false,
            When::Auto => std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        };
        let mut check = Self {
            profile: profile(arguments)?,
            form: arguments.output,
            style: if coloured {
                Style::coloured()
            } else {
                Style::plain()
            },
            previous: arguments.against.as_deref().map(previous).transpose()?,
            shared: None,
            waived: Vec::new(),
            reports: Reports::new(),
            looked_at: 0,
            failed: false,
        };
        if let Some(path) = &arguments.waivers {
            let waivers = Waivers::from_slice(&bytes(path)?).map_err(|error| {
                Failure::new(format!(
                    "the waivers cannot be used\n{}",
                    error.report().render(&name(path))
                ))
            })?;
            check.profile = check.profile.waiving(&waivers);
            check.shared = Some((name(path), waivers));
        }
        Ok(check)
    }

    fn unread(&mut self, path: &Path, why: &str) {
        eprintln!("continua: {}: {why}", path.display());
        self.reports.unread(name(path), why);
        self.failed = true;
    }

    fn file(&mut self, file: &Found) {
        self.looked_at += 1;
        let path = file.path.as_path();
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => return self.unread(path, &error.to_string()),
        };
        let read = match case::File::from_vec(bytes) {
            Ok(read) => read,
            Err(error) => return self.add(path, error.report(), None),
        };
        if !file.named && is_something_else(&read) {
            self.reports.skip(name(path));
            return;
        }
        let contents = Some(Contents::of(&read));
        if self.shared.is_some() {
            let report = self.judge(&read, &self.profile);
            self.waived.push(report.clone());
            return self.add(path, report, contents);
        }
        let beside = path.with_extension(walk::WAIVERS.trim_start_matches('.'));
        let waivers = match std::fs::read(&beside) {
            Ok(bytes) => Waivers::from_slice(&bytes),
            Err(error) => {
                if error.kind() != std::io::ErrorKind::NotFound {
                    self.unread(&beside, &error.to_string());
                }
                return self.add(path, self.judge(&read, &self.profile), contents);
            }
        };
        match waivers {
            Ok(waivers) => {
                let profile = self.profile.clone().waiving(&waivers);
                let report = self.judge(&read, &profile);
                let unused = waivers.unused(&self.profile, [&report]);
                self.add(path, report, contents);
                self.add_waivers(name(&beside), &waivers.report().and(&unused));
            }
            Err(error) => {
                self.add(path, self.judge(&read, &self.profile), contents);
                self.add_waivers(name(&beside), error.report());
            }
        }
    }

    /// What is wrong with a file, and with the way from the earlier version to it.
    fn judge(&self, file: &case::File, profile: &Profile) -> Report {
        let report = file.check(profile);
        match &self.previous {
            Some(previous) => report.and(&file.check_against(previous, profile)),
            None => report,
        }
    }

    /// Text is written at once, so that nothing of many files is kept.
    fn add(&mut self, path: &Path, report: Report, contents: Option<Contents>) {
        self.put(name(path), report, contents);
    }

    fn put(&mut self, name: String, report: Report, contents: Option<Contents>) {
        if self.form == Form::Text {
            print(&report.render_with(&name, &self.style));
            self.reports.count(&report);
        } else {
            self.reports.add(name, report, contents);
        }
    }

    fn add_waivers(&mut self, name: String, report: &Report) {
        if !report.is_empty() {
            self.put(name, report.clone(), None);
        }
    }

    fn finish(mut self) -> Result<ExitCode, Failure> {
        if self.looked_at == 0 && !self.failed {
            return Err(Failure::new(
                "there is no `.json` file in what was named; is the folder right?",
            ));
        }
        if let Some((name, waivers)) = self.shared.take() {
            let unused = waivers.unused(&self.profile, &self.waived);
            self.add_waivers(name, &waivers.report().and(&unused));
        }
        match self.form {
            Form::Text if self.looked_at > 1 => print(&self.reports.summary()),
            Form::Text => {}
            Form::Json => print(&self.reports.to_json()),
            Form::Sarif => print(&self.reports.to_sarif()),
        }
        let bad = self.reports.has_errors() || self.reports.is_blocked();
        Ok(match (self.failed, bad) {
            (true, _) => ExitCode::from(2),
            (_, true) => ExitCode::FAILURE,
            _ => ExitCode::SUCCESS,
        })
    }
}

/// The earlier version of a file.
fn previous(path: &Path) -> Result<case::File, Failure> {
    case::File::from_vec(bytes(path)?).map_err(|error| {
        Failure::new(format!(
            "the earlier version cannot be read\n{}",
            error.report().render(&name(path))
        ))
    })
}

/// Whether a JSON file has nothing to do with frameworks.
fn is_something_else(file: &case::File) -> bool {
    let mut members = file.json().root().members();
    file.packages().is_empty()
        && file.documents().len() == 0
        && !members.any(|member| member.name.starts_with("CF"))
}

fn name(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn profile(arguments: &Arguments) -> Result<Profile, Failure> {
    let mut profile: Profile = arguments
        .profile
        .parse()
        .map_err(|error| Failure::new(format!("--profile is {error}")))?;
    if arguments.force {
        profile = profile.forced();
    }
    profile = match arguments.case_version.as_deref() {
        Some("1.0") => profile.of_version(case::Version::V1_0),
        Some(_) => profile.of_version(case::Version::V1_1),
        None => profile,
    };
    if arguments.all {
        profile = profile.unfolded();
    }
    if let Some(most) = arguments.max_findings {
        profile = profile.at_most(most);
    }
    for word in &arguments.severity {
        let Some((code, severity)) = word.split_once('=') else {
            return Err(Failure::new(format!(
                "--severity is `{word}`, expected CODE=SEVERITY as in TREE-002=error"
            )));
        };
        let set = if severity == "off" {
            profile.without(code)
        } else {
            let severity: Severity = severity.parse().map_err(|_| {
                Failure::new(format!(
                    "--severity has `{severity}`, expected `error`, `warning`, `advice` or `off`"
                ))
            })?;
            profile.with_severity(code, severity)
        };
        profile = set.map_err(|error| unknown(&error))?;
    }
    for code in &arguments.deny {
        profile = profile.denying(code).map_err(|error| unknown(&error))?;
    }
    Ok(profile)
}

fn unknown(error: &UnknownRule) -> Failure {
    Failure::new(match error.near() {
        Some(near) => format!("{error}; did you mean `{near}`?"),
        None => format!("{error}; docs/findings.md lists them"),
    })
}
