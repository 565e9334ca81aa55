//! One result as Canvas stores it: a share of what was possible.

/// A result of a learner for one outcome: a share of what was possible, of a question of a quiz or
/// of another piece of work.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    quiz: Option<String>,
    percent: f64,
    possible: f64,
}

/// A share or a number of points is not finite, or points are below 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a share or a number of points that is not finite, or points below 0")]
pub struct NotFinite;

impl Part {
    /// A piece of work that is no question of a quiz.
    ///
    /// # Errors
    /// [`NotFinite`] for a share that is not finite.
    pub fn single(percent: f64) -> Result<Self, NotFinite> {
        Self::checked(None, percent, 1.0)
    }

    /// A question of a quiz that is named in any way that is its own, and the points possible in
    /// the question.
    ///
    /// # Errors
    /// [`NotFinite`] for a number that is not finite, or points below 0.
    pub fn of_quiz(
        quiz: impl Into<String>,
        percent: f64,
        possible: f64,
    ) -> Result<Self, NotFinite> {
        Self::checked(Some(quiz.into()), percent, possible)
    }

    fn checked(quiz: Option<String>, percent: f64, possible: f64) -> Result<Self, NotFinite> {
        if !percent.is_finite() || !possible.is_finite() || possible < 0.0 {
            return Err(NotFinite);
        }
        Ok(Self {
            quiz,
            percent,
            possible,
        })
    }

    pub(super) const fn percent(&self) -> f64 {
        self.percent
    }

    /// The share of the whole quiz, weighted by what was possible in each question; nothing where
    /// nothing was possible. Its own share where it is no part of a quiz. O(n).
    pub(super) fn of_whole(&self, all: &[Self]) -> Option<f64> {
        if self.quiz.is_none() {
            return Some(self.percent);
        }
        let (mut total, mut weighted) = (0.0, 0.0);
        for part in all.iter().filter(|part| part.quiz == self.quiz) {
            total += part.possible;
            weighted += part.possible * part.percent;
        }
        (total > 0.0).then(|| weighted / total)
    }
}
