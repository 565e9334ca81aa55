//! What to draw, and how.

use crate::ItemId;

use super::status::Statuses;

/// What of a progression is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Focus {
    /// All of it.
    #[default]
    Everything,
    /// One competency, and what lies at most so many steps before and after it.
    Around {
        /// The competency.
        item: ItemId,
        /// How many steps.
        steps: u32,
    },
    /// The targets of one framework, by its name in the library.
    Framework(String),
    /// The targets of a band, by its code or title: a group of a large picture by itself.
    Band(String),
    /// The targets of a strand, by its title.
    Strand(String),
    /// The targets of a strand within a band.
    Cell {
        /// The code or title of the band.
        band: String,
        /// The title of the strand.
        strand: String,
    },
    /// These competencies.
    Only(Vec<ItemId>),
}

/// In which direction learning runs over the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Direction {
    /// Across or down, whichever is nearer to the shape of a sheet.
    #[default]
    Fit,
    /// From left to right: bands stand side by side.
    Across,
    /// From top to bottom: bands lie one under the other.
    Down,
}

/// What stands in the boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Texts {
    /// The abbreviated statement where there is one, else the statement.
    #[default]
    Short,
    /// The statement.
    Statement,
    /// What learners read where a product says it, else the statement.
    Learner,
}

/// How a picture is made. `..PictureOptions::default()` fills what is not said.
///
/// ```
/// use continua::picture::{Direction, PictureOptions};
///
/// let options = PictureOptions {
///     direction: Direction::Down,
///     title: Some("From counting to fractions".into()),
///     ..PictureOptions::default()
/// };
/// assert_eq!(options.max_labels, 250);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureOptions {
    /// What is drawn; everything by default.
    pub focus: Focus,
    /// The direction of learning; what fits a sheet better by default.
    pub direction: Direction,
    /// How many targets may have a box of their own, 250 by default. Of more, those of one band
    /// and strand share a box that says how many they are: a [`Group`](super::Group), which a
    /// picture of its own opens.
    pub max_labels: usize,
    /// At most so many lines of a statement in a box, 5 by default; the tooltip has all of it.
    pub max_lines: usize,
    /// Which text stands in the boxes.
    pub texts: Texts,
    /// Whether strands are kept apart as lines across the bands; by default where 30 targets or
    /// more of several strands are drawn, and not around one competency.
    pub strands: Option<bool>,
    /// The width in pixels at which the picture is shown; its natural width by default. It scales
    /// without loss.
    pub width: Option<u32>,
    /// The title; by default that of the frameworks.
    pub title: Option<String>,
    /// Where a learner stands, to colour and mark the boxes by.
    pub statuses: Option<Statuses>,
}

impl Default for PictureOptions {
    fn default() -> Self {
        Self {
            focus: Focus::default(),
            direction: Direction::default(),
            max_labels: 250,
            max_lines: 5,
            texts: Texts::default(),
            strands: None,
            width: None,
            title: None,
            statuses: None,
        }
    }
}

/// A picture could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PictureError {
    /// What the picture should be around, or made of, is not in the progression.
    #[error("`{0}` is not part of the progression")]
    NotThere(ItemId),
    /// No target of the progression lies in the framework, band or strand.
    #[error("no target of the progression lies in `{0}`")]
    Nothing(String),
}

impl PictureError {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::NotThere(_) => "name a competency that the progression holds",
            Self::Nothing(_) => {
                "name a framework as the library does, a band by its code or title, a strand by its title"
            }
        }
    }
}
