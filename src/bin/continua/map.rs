//! `continua map`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use clap::{Args, ValueEnum};
use continua::finding::Report;
use continua::framework::{Library, Reference};
use continua::overlay::Resolved;
use continua::picture::{Direction, Focus, Group, Picture, PictureOptions, Statuses, Texts};
use continua::progression::Progression;
use continua::{AsOf, LearnerId, Moment};

use crate::explain::unknown;
use crate::inputs::{
    Failure, Frameworks, Published, alone, evidence, expect_learner, print, published,
};
use crate::standing::now;

#[derive(Debug, Args)]
pub struct Arguments {
    /// A framework file, or NAME=FILE; several may be given
    #[arg(long = "framework", value_name = "[NAME=]FILE", num_args = 1..)]
    #[arg(required_unless_present = "progressions")]
    frameworks: Vec<String>,
    /// What is laid over the frameworks; a starter overlay where none is given
    #[arg(long, value_name = "FILE", requires = "frameworks")]
    overlay: Option<PathBuf>,
    /// An overlay whose policy that of the overlay builds on; several may be given
    #[arg(long = "base", value_name = "FILE", requires = "overlay")]
    bases: Vec<PathBuf>,
    /// A published progression, added to the frameworks or drawn alone: JSON lines of the
    /// Knowledge Graph, or a coherence map; several may be given
    #[arg(long = "progression", value_name = "FILE", num_args = 1..)]
    progressions: Vec<PathBuf>,
    /// Evidence, to colour the map by: JSON lines, or CSV where the name ends so
    #[arg(long, value_name = "FILE", requires = "learner")]
    evidence: Option<PathBuf>,
    /// The learner whose standing it shows
    #[arg(long, value_name = "ID", requires = "evidence")]
    learner: Option<LearnerId>,
    /// As of this day or time; now where it is not said
    #[arg(long, value_name = "TIME", requires = "evidence")]
    as_of: Option<Moment>,
    /// Only this target and what is near it: a code, FRAMEWORK:CODE, or an identifier
    #[arg(long, value_name = "CODE", conflicts_with_all = ["band", "strand"])]
    around: Option<Reference>,
    /// How many steps before and after it
    #[arg(long, value_name = "N", default_value_t = 2, requires = "around")]
    steps: u32,
    /// Only this band, by its code or title; with --strand only what lies in both
    #[arg(long, value_name = "BAND")]
    band: Option<String>,
    /// Only this strand, by its title
    #[arg(long, value_name = "STRAND")]
    strand: Option<String>,
    /// In which direction learning runs
    #[arg(long, value_enum, default_value_t = Way::Fit)]
    direction: Way,
    /// Which words stand in the boxes
    #[arg(long, value_enum, default_value_t = Words::Short)]
    words: Words,
    /// How many targets may have a box each; of more, those of a band and strand share one
    #[arg(long, value_name = "N", default_value_t = PictureOptions::default().max_labels)]
    max_labels: usize,
    /// The width in pixels of an SVG
    #[arg(long, value_name = "PIXELS")]
    width: Option<u32>,
    /// The title
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// How the map is written
    #[arg(long, value_enum, default_value_t = Output::Svg)]
    output: Output,
    /// Write the map into this folder, and of a large one a map of each group, to which its box is
    /// a link; without it the map is printed
    #[arg(long, value_name = "FOLDER")]
    into: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Output {
    /// A picture for pages and walls.
    Svg,
    /// A Mermaid flowchart.
    Mermaid,
    /// A graph for Graphviz.
    Dot,
}

impl Output {
    fn of(self, picture: &Picture) -> String {
        match self {
            Self::Svg => picture.to_svg(),
            Self::Mermaid => picture.to_mermaid(),
            Self::Dot => picture.to_dot(),
        }
    }

    fn file(self, name: &str) -> String {
        let ending = match self {
            Self::Svg => "svg",
            Self::Mermaid => "mmd",
            Self::Dot => "dot",
        };
        format!("{name}.{ending}")
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Way {
    /// Whichever is nearer to the shape of a sheet.
    Fit,
    /// From left to right.
    Across,
    /// From top to bottom.
    Down,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Words {
    /// The abbreviated statement where there is one.
    Short,
    /// The statement.
    Statement,
    /// What learners read.
    Learner,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let published = published(&arguments.progressions)?;
    let resolved = if arguments.frameworks.is_empty() {
        alone(&published)?
    } else {
        let overlay = arguments.overlay.as_ref();
        Frameworks::of(&arguments.frameworks, overlay, &arguments.bases).resolve()?
    };
    let (progression, any_errors) = with_published(&resolved, &published);
    let (statuses, code) = statuses(arguments, &resolved, &progression)?;
    let options = PictureOptions {
        focus: focus(arguments, &resolved)?,
        direction: match arguments.direction {
            Way::Fit => Direction::Fit,
            Way::Across => Direction::Across,
            Way::Down => Direction::Down,
        },
        texts: match arguments.words {
            Words::Short => Texts::Short,
            Words::Statement => Texts::Statement,
            Words::Learner => Texts::Learner,
        },
        max_labels: arguments.max_labels,
        width: arguments.width,
        title: arguments.title.clone(),
        statuses,
        ..PictureOptions::default()
    };
    let picture = drawn(&progression, resolved.library(), &options)?;
    if let Some(folder) = &arguments.into {
        let of = |options: &PictureOptions| drawn(&progression, resolved.library(), options);
        write(folder, arguments.output, picture, &options, of)?;
    } else {
        print(&arguments.output.of(&picture));
    }
    Ok(if any_errors { ExitCode::FAILURE } else { code })
}

fn drawn(
    progression: &Progression,
    library: &Library,
    options: &PictureOptions,
) -> Result<Picture, Failure> {
    Picture::of(progression, library, options)
        .map_err(|error| Failure::new(format!("{error}; {}", error.help())))
}

/// Writes a picture, and one of each group, and of each group of these: every group is smaller
/// than what it is a group of.
fn write(
    folder: &Path,
    output: Output,
    picture: Picture,
    options: &PictureOptions,
    of: impl Fn(&PictureOptions) -> Result<Picture, Failure>,
) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| unwritten(folder, &error))?;
    let mut waiting = vec![("map".to_owned(), picture)];
    while let Some((name, picture)) = waiting.pop() {
        let opened = |group: Group<'_>| format!("{name}-{}", group.node_name());
        for group in picture.groups() {
            let options = PictureOptions {
                focus: group.focus(),
                title: Some(format!("{}: {}", picture.title(), group.title())),
                ..options.clone()
            };
            waiting.push((opened(group), of(&options)?));
        }
        let linked = picture.link_groups(|group| output.file(&opened(group)));
        let path = folder.join(output.file(&name));
        fs::write(&path, output.of(&linked)).map_err(|error| unwritten(&path, &error))?;
    }
    Ok(())
}

fn unwritten(path: &Path, error: &io::Error) -> Failure {
    Failure::new(format!(
        "{}: {error}; is it in a folder that may be written to?",
        path.display()
    ))
}

/// What the overlay takes together with what is published, and whether some of that is wrong.
fn with_published(resolved: &Resolved, all: &[Published]) -> (Progression, bool) {
    let mut progression = resolved.progression().clone();
    let mut any_errors = false;
    for one in all {
        let found = one.edges.resolve(resolved.library());
        any_errors |= one.edges.reports().iter().any(Report::has_errors);
        any_errors |= one.tell(&found.reports);
        progression = progression.merge(&found.progression);
    }
    (progression, any_errors)
}

fn focus(arguments: &Arguments, resolved: &Resolved) -> Result<Focus, Failure> {
    if let Some(reference) = &arguments.around {
        let item = resolved.library().find(reference);
        let item = item.map_err(|error| Failure::new(unknown(&error)))?;
        return Ok(Focus::Around {
            item: item.id().clone(),
            steps: arguments.steps,
        });
    }
    Ok(match (arguments.band.clone(), arguments.strand.clone()) {
        (Some(band), Some(strand)) => Focus::Cell { band, strand },
        (Some(band), None) => Focus::Band(band),
        (None, Some(strand)) => Focus::Strand(strand),
        (None, None) => Focus::Everything,
    })
}

/// Where the learner stands, and the exit code that the evidence asks for.
fn statuses(
    arguments: &Arguments,
    resolved: &Resolved,
    progression: &Progression,
) -> Result<(Option<Statuses>, ExitCode), Failure> {
    let (Some(path), Some(learner)) = (&arguments.evidence, &arguments.learner) else {
        return Ok((None, ExitCode::SUCCESS));
    };
    let (log, report) = evidence(path, resolved.library())?;
    expect_learner(path, &log, learner)?;
    let as_of = AsOf::at(arguments.as_of.map_or_else(now, Ok)?);
    let standing = resolved.policy().evaluate(&log, learner, as_of);
    let standing = standing.map_err(|error| Failure::new(error.to_string()))?;
    let code = if report.has_errors() {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    };
    let statuses = Statuses::of_standing(&standing, progression);
    Ok((Some(statuses), code))
}
