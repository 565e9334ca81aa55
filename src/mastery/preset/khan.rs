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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Level::{Attempted, Familiar, Mastered, NotStarted, Proficient};
    use super::*;
    use crate::mastery::LevelMachine;

    #[test]
    fn the_table() {
        let events = [
            Event::Exercise { right: 69, of: 100 },
            Event::Exercise { right: 7, of: 10 },
            Event::Exercise { right: 3, of: 3 },
            Event::Mixed { right: true },
            Event::Mixed { right: false },
        ];
        for (from, row) in [
            (
                NotStarted,
                [Attempted, Familiar, Proficient, Familiar, Attempted],
            ),
            (
                Attempted,
                [Attempted, Familiar, Proficient, Familiar, Attempted],
            ),
            (
                Familiar,
                [Attempted, Familiar, Proficient, Proficient, Attempted],
            ),
            (
                Proficient,
                [Familiar, Familiar, Proficient, Mastered, Familiar],
            ),
            (
                Mastered,
                [Familiar, Proficient, Mastered, Mastered, Proficient],
            ),
        ] {
            assert_eq!(events.map(|event| from.after(event)), row, "{from:?}");
            assert_eq!(from.after(Event::Exercise { right: 0, of: 0 }), from);
        }
        assert_eq!(course_mastery(&[]), None);
    }

    proptest! {
        /// A level machine that starts at attempted moves as mixed assessments move a skill.
        #[test]
        fn mixed_assessments_are_a_level_machine(answers in prop::collection::vec(any::<bool>(), 1..20)) {
            let events = answers.iter().map(|right| Event::Mixed { right: *right });
            let level = match Level::of(events) {
                NotStarted => 0,
                Attempted => 1,
                Familiar => 2,
                Proficient => 3,
                Mastered => 4,
            };
            let values: Vec<Score> = answers
                .iter()
                .map(|right| Score::whole(if *right { 4 } else { 1 }))
                .collect();
            let machine = LevelMachine::default().starting_at(Score::whole(1));
            prop_assert_eq!(machine.estimate(&values).value(), Some(Score::whole(level).into()));
        }
    }
}
