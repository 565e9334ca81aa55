//! Reads the files that verbs are given.

use std::fmt;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use continua::advancement::Wording;
use continua::evidence::{ColumnMap, csv, json_lines};
use continua::finding::Report;
use continua::format::edges::{Edges, EdgesError, Format};
use continua::format::{case, coherence_map, knowledge_graph};
use continua::framework::{Framework, Library};
use continua::overlay::{Overlay, Resolved};
use continua::{EvidenceLog, LearnerId};

/// Why a verb could not run: the file, what is wrong, and what to do.
#[derive(Debug)]
pub struct Failure(String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Failure {
    /// A failure in these words.
    pub fn new(words: impl Into<String>) -> Self {
        Self(words.into())
    }
}

/// The frameworks and the overlay that several verbs take.
#[derive(Debug, Args)]
pub struct Frameworks {
    /// A framework file, or NAME=FILE; several may be given
    #[arg(long = "framework", value_name = "[NAME=]FILE", required = true, num_args = 1..)]
    frameworks: Vec<String>,
    /// What is laid over the frameworks; a starter overlay where none is given
    #[arg(long, value_name = "FILE")]
    overlay: Option<PathBuf>,
    /// An overlay whose policy that of the overlay builds on, such as the district's; several may
    /// be given
    #[arg(long = "base", value_name = "FILE", requires = "overlay")]
    bases: Vec<PathBuf>,
}

/// Writes to standard output; a reader that has gone away is no failure.
pub fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// The bytes of a file.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| {
        Failure::new(format!(
            "{}: {error}; is the name right, and may it be read?",
            path.display()
        ))
    })
}

/// The sentences of a file, in place of the English ones.
pub fn wording(path: Option<&Path>) -> Result<Wording, Failure> {
    let Some(path) = path else {
        return Ok(Wording::english());
    };
    serde_json::from_slice(&bytes(path)?).map_err(|error| {
        Failure::new(format!(
            "{}: {error}; expected an object of templates by the names of their phrases",
            path.display()
        ))
    })
}

/// The frameworks of a file.
pub fn frameworks(path: &Path) -> Result<Vec<Framework>, Failure> {
    let file = case::File::from_slice(&bytes(path)?)
        .map_err(|error| Failure::new(format!("{}\n{}", path.display(), error.report())))?;
    if file.packages().is_empty() {
        return Err(Failure::new(format!(
            "{}: there is no package in it",
            path.display()
        )));
    }
    let built = file.packages().iter().map(case::Package::framework);
    built
        .collect::<Result<_, _>>()
        .map_err(|error| Failure::new(format!("{}\n{}", path.display(), error.report())))
}

impl Frameworks {
    /// These framework files, this overlay, and the overlays that it builds on.
    pub fn of(frameworks: &[String], overlay: Option<&PathBuf>, bases: &[PathBuf]) -> Self {
        Self {
            frameworks: frameworks.to_vec(),
            overlay: overlay.cloned(),
            bases: bases.to_vec(),
        }
    }

    /// The library, and the overlay resolved over it.
    pub fn resolve(&self) -> Result<Resolved, Failure> {
        let overlay = self.overlay.as_deref().map(read_overlay).transpose()?;
        let bases = self.bases.iter().map(|path| read_overlay(path));
        let bases: Vec<Overlay> = bases.collect::<Result<_, _>>()?;
        let library = self.library(overlay.as_ref())?;
        let name = self.overlay.as_deref().unwrap_or(Path::new("overlay"));
        let beneath = self.bases.iter().map(PathBuf::as_path).zip(bases);
        resolve_over(&library, (name, overlay), beneath.collect())
    }

    /// Each framework under the name given, else the one under which the overlay expects it, else
    /// the name of its file.
    pub fn library(&self, overlay: Option<&Overlay>) -> Result<Library, Failure> {
        let mut named: Vec<(String, Framework)> = Vec::new();
        for argument in &self.frameworks {
            let (name, path) = match argument.split_once('=') {
                Some((name, path)) => (Some(name), Path::new(path)),
                None => (None, Path::new(argument)),
            };
            let all = frameworks(path)?;
            let several = all.len() > 1;
            for (number, framework) in (1..).zip(all) {
                let name = match name {
                    Some(name) if several => format!("{name}-{number}"),
                    Some(name) => name.to_owned(),
                    None => expected_name(overlay, &framework).unwrap_or_else(|| {
                        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
                        let stem = stem.replace(':', "-");
                        if several {
                            format!("{stem}-{number}")
                        } else {
                            stem
                        }
                    }),
                };
                named.push((name, framework));
            }
        }
        Library::of(named).map_err(|error| {
            Failure::new(format!(
                "{error}; name frameworks apart with --framework NAME=FILE"
            ))
        })
    }
}

/// A published progression, and the files that it was read from.
pub struct Published {
    pub edges: Edges,
    files: Vec<PathBuf>,
}

impl Published {
    fn new(edges: Edges, files: Vec<PathBuf>) -> Self {
        let published = Self { edges, files };
        published.tell(published.edges.reports());
        published
    }

    /// Writes what was found in its files to standard error; true if there is an error.
    pub fn tell(&self, reports: &[Report]) -> bool {
        for (path, report) in self.files.iter().zip(reports) {
            if !report.is_empty() {
                eprint!("{}", report.render(&path.to_string_lossy()));
            }
        }
        reports.iter().any(Report::has_errors)
    }

    /// The things that it speaks of, under the name of its first file.
    fn framework(&self) -> (String, Framework) {
        let file = self.files.first().and_then(|path| path.file_stem());
        let name = file.unwrap_or_default().to_string_lossy();
        (name.replace(':', "-"), self.edges.framework())
    }
}

/// Published progressions: files of the Knowledge Graph are read together, each coherence map by
/// itself. What is found in them goes to standard error.
pub fn published(paths: &[PathBuf]) -> Result<Vec<Published>, Failure> {
    let mut all = Vec::new();
    let mut graph: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for path in paths {
        let bytes = bytes(path)?;
        match Format::guess(&bytes) {
            Some(Format::KnowledgeGraph) => graph.push((path.clone(), bytes)),
            Some(Format::CoherenceMap) => {
                let edges = coherence_map::from_slice(&bytes);
                let edges = edges.map_err(|error| refused(&error, std::slice::from_ref(path)))?;
                all.push(Published::new(edges, vec![path.clone()]));
            }
            _ => {
                return Err(Failure::new(format!(
                    "{}: it is neither a coherence map nor JSON lines of the Knowledge Graph",
                    path.display()
                )));
            }
        }
    }
    if !graph.is_empty() {
        let edges = knowledge_graph::from_slices(graph.iter().map(|(_, bytes)| &**bytes));
        let files: Vec<PathBuf> = graph.iter().map(|(path, _)| path.clone()).collect();
        let edges = edges.map_err(|error| refused(&error, &files))?;
        all.push(Published::new(edges, files));
    }
    Ok(all)
}

fn refused(error: &EdgesError, files: &[PathBuf]) -> Failure {
    let told = error.reports().iter().zip(files);
    let told = told.filter(|(report, _)| report.blocking().next().is_some());
    let told = told.map(|(report, path)| report.render(&path.to_string_lossy()));
    Failure::new(told.collect::<String>())
}

/// The frameworks that published progressions make by themselves, with a starter overlay.
pub fn alone(all: &[Published]) -> Result<Resolved, Failure> {
    let library = Library::of(all.iter().map(Published::framework)).map_err(|error| {
        Failure::new(format!(
            "{error}; draw them one by one, or give the framework with --framework FILE"
        ))
    })?;
    resolve_over(&library, (Path::new("overlay"), None), Vec::new())
}

/// An overlay resolved over a library and the overlays that it builds on, each with its name; a
/// starter overlay where there is none. What stands in the way is told file by file.
fn resolve_over(
    library: &Library,
    (name, overlay): (&Path, Option<Overlay>),
    beneath: Vec<(&Path, Overlay)>,
) -> Result<Resolved, Failure> {
    let overlay = match overlay {
        Some(overlay) => overlay,
        None => Overlay::starter("starter", library).map_err(|e| Failure::new(e.to_string()))?,
    };
    let (names, bases): (Vec<&Path>, Vec<Overlay>) = beneath.into_iter().unzip();
    let resolved = overlay.resolve_over(library, &bases);
    resolved.map_err(|error| {
        let reports = [error.report()].into_iter().chain(error.beneath());
        let told = [name].into_iter().chain(names).zip(reports);
        let told = told.filter(|(_, report)| report.blocking().next().is_some());
        let told = told.map(|(name, report)| report.render(&name.to_string_lossy()));
        Failure::new(told.collect::<String>())
    })
}

fn expected_name(overlay: Option<&Overlay>, framework: &Framework) -> Option<String> {
    let document = framework.document().id();
    let mut expected = overlay?.expected();
    let fits = expected.find(|(_, expected)| expected.identifier.as_ref() == Some(document));
    fits.map(|(name, _)| name.to_string())
}

fn read_overlay(path: &Path) -> Result<Overlay, Failure> {
    Overlay::from_slice(&bytes(path)?)
        .map_err(|error| Failure::new(error.report().render(&path.to_string_lossy())))
}

/// Evidence from JSON lines, or from CSV where the file's name ends so; and what was found, which is
/// told on the way.
pub fn evidence(path: &Path, library: &Library) -> Result<(EvidenceLog, Report), Failure> {
    let bytes = bytes(path)?;
    let is_csv = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
    let (log, report) = if is_csv {
        csv(&bytes, library, &ColumnMap::default())
    } else {
        json_lines(&bytes, library)
    };
    if !report.is_empty() {
        eprint!("{}", report.render(&path.to_string_lossy()));
    }
    Ok((log, report))
}

/// Fails if the evidence has nothing of a learner: most likely the name is written otherwise.
pub fn expect_learner(path: &Path, log: &EvidenceLog, learner: &LearnerId) -> Result<(), Failure> {
    if log.learners().any(|known| known == learner) {
        return Ok(());
    }
    Err(Failure::new(format!(
        "{}: it has no evidence of that learner",
        path.display()
    )))
}
