//! Khan Academy: mastery levels that an exercise sets and a mixed assessment moves.
//!
//! A documented method, from the help pages (as of 2026), not from code. Where they are silent the
//! table of [`Level::after`] says what this library does.
//!
//! # Faults of the peer that are not repeated
//! None is known. The percentages are compared exactly here: 7 of 10 is 70 %.

use crate::score::Score;

/// How well a skill is mastered, lowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Level {
    /// Nothing was tried.
    #[default]
    NotStarted,
    /// Tried, with less than 70 % right.
    Attempted,
    /// At least 70 % right.
    Familiar,
    /// All right.
    Proficient,
    /// Right again in a mixed assessment.
    Mastered,
}

/// What a learner did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Event {
    /// An exercise on this skill alone.
    Exercise {
        /// How many were right.
        right: u32,
        /// Of how many.
        of: u32,
    },
    /// A question on this skill in a quiz, a unit test or a mastery challenge.
    Mixed {
        /// Whether it was answered right.
        right: bool,
    },
}

impl Level {
    /// The points that the level is worth in the mastery of a course.
    pub const fn points(self) -> u32 {
        match self {
            Self::NotStarted | Self::Attempted => 0,
            Self::Familiar => 50,
            Self::Proficient => 80,
            Self::Mastered => 100,
        }
    }

    /// The level after an event.
    ///
    /// | from | exercise below 70 % | 70 to 99 % | 100 % | mixed, right | mixed, wrong |
    /// |---|---|---|---|---|---|
    /// | not started, attempted | attempted | familiar | proficient | familiar | attempted |
    /// | familiar | attempted | familiar | proficient | proficient | attempted |
    /// | proficient | familiar | familiar | proficient | mastered | familiar |
    /// | mastered | familiar | proficient | mastered | mastered | proficient |
    ///
    /// An exercise of no question changes nothing. That familiar falls to attempted below 70 % is
    /// read out of the general rule for exercises; the pages do not say it in a sentence. O(1).
    ///
    /// ```
    /// use continua::mastery::preset::khan::{Event, Level};
    ///
    /// let level = Level::NotStarted.after(Event::Exercise { right: 7, of: 10 });
    /// assert_eq!(level, Level::Familiar);
    /// assert_eq!(level.after(Event::Mixed { right: true }), Level::Proficient);
    /// ```
    #[must_use]
    pub fn after(self, event: Event) -> Self {
        match event {
            Event::Exercise { of: 0, .. } => self,
            Event::Exercise { right, of } => self.after_exercise(right, of),
            Event::Mixed { right: true } => match self {
                Self::NotStarted | Self::Attempted => Self::Familiar,
                Self::Familiar => Self::Proficient,
                Self::Proficient | Self::Mastered => Self::Mastered,
            },
            Event::Mixed { right: false } => match self {
                Self::NotStarted | Self::Attempted | Self::Familiar => Self::Attempted,
                Self::Proficient => Self::Familiar,
                Self::Mastered => Self::Proficient,
            },
        }
    }

    fn after_exercise(self, right: u32, of: u32) -> Self {
        let seventy = u64::from(right) * 10 >= u64::from(of) * 7;
        match (self, right >= of, seventy) {
            (Self::Mastered, true, _) => Self::Mastered,
            (_, true, _) => Self::Proficient,
            (Self::Mastered, _, true) => Self::Proficient,
            (Self::Mastered | Self::Proficient, ..) | (_, _, true) => Self::Familiar,
            _ => Self::Attempted,
        }
    }

    /// The level after all these events, oldest first, from not started. O(n).
    pub fn of(oldest_first: impl IntoIterator<Item = Event>) -> Self {
        oldest_first.into_iter().fold(Self::NotStarted, Self::after)
    }
}

/// The mastery of a course in percent: the points of its skills over what they could be.
///
/// It is nothing for a course without a skill. O(n).
///
/// ```
/// use continua::mastery::preset::khan::{Level, course_mastery};
///
/// let mastery = course_mastery(&[Level::Mastered, Level::Familiar]).unwrap();
/// assert_eq!(mastery.to_string(), "75");
/// ```
pub fn course_mastery(skills: &[Level]) -> Option<crate::mastery::Measure> {
    let points: Vec<Score> = skills
        .iter()
        .map(|skill| Score::whole(i32::try_from(skill.points()).unwrap_or(i32::MAX)))
        .collect();
    crate::mastery::Measure::mean(&points)
}
