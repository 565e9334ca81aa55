//! What evidence makes of a learner's rating.

use super::ScaleSettings;

/// Whether somebody is to look at a rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Review {
    /// Nobody is asked to.
    #[default]
    Idle,
    /// It waits for review.
    WaitingForReview,
    /// Somebody is at it.
    InReview,
}

/// What a piece of evidence does to the rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Action {
    /// It is noted, nothing more.
    Log,
    /// It completes: the default grade, where there is no grade yet.
    Complete {
        /// Whether it takes the place of a grade that is there (`overridegrade` of a module).
        override_grade: bool,
    },
    /// A person rates; no grade takes the rating away.
    Override(Option<u32>),
}

/// The rating of a learner in a competency.
///
/// ```
/// use continua::mastery::preset::moodle::{Action, Rating, ScaleItem, ScaleSettings};
///
/// let good = ScaleItem { id: 2, default: true, proficient: true };
/// let scale = ScaleSettings::new([good])?;
/// let mut rating = Rating::default();
/// assert!(rating.add(Action::Complete { override_grade: false }, false, &scale));
/// assert_eq!((rating.grade(), rating.is_proficient()), (Some(2), Some(true)));
/// rating.add(Action::Override(Some(1)), false, &scale);
/// assert_eq!(rating.is_proficient(), Some(false));
/// # Ok::<(), continua::mastery::preset::moodle::ScaleError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Rating {
    grade: Option<u32>,
    proficient: Option<bool>,
    review: Review,
    evidence: u32,
}

impl Rating {
    /// The grade: the number of an item of the scale.
    pub const fn grade(&self) -> Option<u32> {
        self.grade
    }

    /// Whether the grade is proficient; nothing without a grade.
    pub const fn is_proficient(&self) -> Option<bool> {
        self.proficient
    }

    /// Whether somebody is to look at it.
    pub const fn review(&self) -> Review {
        self.review
    }

    /// How many pieces of evidence there are.
    pub const fn evidence(&self) -> u32 {
        self.evidence
    }

    /// A person takes the review up or ends it.
    pub const fn set_review(&mut self, review: Review) {
        self.review = review;
    }

    /// Adds a piece of evidence, and says whether the learner became proficient by it.
    ///
    /// `recommend` asks for a review of what is idle; what waits or is in review stays so.
    pub fn add(&mut self, action: Action, recommend: bool, scale: &ScaleSettings) -> bool {
        let before = self.proficient == Some(true);
        self.evidence = self.evidence.saturating_add(1);
        match action {
            Action::Complete { override_grade } if override_grade || self.grade.is_none() => {
                self.rate(Some(scale.default_grade()), scale);
            }
            Action::Override(grade) => self.rate(grade, scale),
            Action::Log | Action::Complete { .. } => {}
        }
        if recommend && self.review == Review::Idle {
            self.review = Review::WaitingForReview;
        }
        !before && self.proficient == Some(true)
    }

    fn rate(&mut self, grade: Option<u32>, scale: &ScaleSettings) {
        self.grade = grade;
        self.proficient = grade.map(|grade| scale.is_proficient(grade));
    }
}
