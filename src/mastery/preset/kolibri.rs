//! Kolibri: m of the last n attempts, with a progress on the way.
//!
//! # Faults of the peer that are not repeated
//! - Its test runs one case a hundred times under other titles; some titles say that nothing right
//!   gives a progress of 0. The code gives 0.001 once there is an attempt, and so does this.
//! - The progress is computed in the browser and the server believes what it is told.
//! - What coach and learner see is computed apart, and disagrees at times. Here there is one function.
//! - What counts as mastered is not always what the file of an exercise says. Here it is what is given.

use crate::mastery::{MOfLastN, Measure, SettingError};
use crate::score::Score;

/// What counts as mastered.
///
/// ```
/// use continua::mastery::preset::kolibri::MasteryModel;
///
/// let model: MasteryModel = "num_correct_in_a_row_3".parse()?;
/// assert_eq!(model.m_of_n(20), Some((3, 3)));
/// assert_eq!("do_all".parse::<MasteryModel>()?.m_of_n(20), Some((20, 20)));
/// # Ok::<(), continua::mastery::preset::kolibri::UnknownModel>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MasteryModel {
    /// m right of the newest n.
    MOfN {
        /// How many must be right.
        m: u32,
        /// How many of the newest count.
        n: u32,
    },
    /// So many right in a row.
    InARow(u32),
    /// All items right.
    DoAll,
    /// A quiz, which is never mastered.
    Quiz,
}

/// A name is that of no mastery model, or of one that needs numbers.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is no mastery model that stands by its name")]
pub struct UnknownModel {
    name: String,
}

impl std::str::FromStr for MasteryModel {
    type Err = UnknownModel;

    /// The name as Kolibri writes it; `m_of_n` has numbers and is made as [`MasteryModel::MOfN`].
    fn from_str(name: &str) -> Result<Self, UnknownModel> {
        match name {
            "num_correct_in_a_row_2" => Ok(Self::InARow(2)),
            "num_correct_in_a_row_3" => Ok(Self::InARow(3)),
            "num_correct_in_a_row_5" => Ok(Self::InARow(5)),
            "num_correct_in_a_row_10" => Ok(Self::InARow(10)),
            "do_all" => Ok(Self::DoAll),
            "quiz" => Ok(Self::Quiz),
            _ => Err(UnknownModel {
                name: name.to_owned(),
            }),
        }
    }
}

impl MasteryModel {
    /// How many of how many of the newest attempts must be right, for an exercise of so many
    /// items; nothing for a quiz.
    pub const fn m_of_n(self, items: u32) -> Option<(u32, u32)> {
        match self {
            Self::MOfN { m, n } => Some((m, n)),
            Self::InARow(n) => Some((n, n)),
            Self::DoAll => Some((items, items)),
            Self::Quiz => None,
        }
    }

    /// The same as an estimator over attempts of 1 (right) and 0; nothing for a quiz.
    ///
    /// # Errors
    /// [`SettingError`] unless 1 ≤ m ≤ n.
    pub fn estimator(self, items: u32) -> Result<Option<MOfLastN>, SettingError> {
        self.m_of_n(items)
            .map(|(m, n)| MOfLastN::new(m, n))
            .transpose()
    }
}

/// The progress towards m of the newest n attempts, from 0 to 1.
///
/// It is 1 for what was mastered before, 0 without an attempt, and else the right ones among the
/// newest n over m, at least 0.001 and at most 1. An attempt is right only if it was right at
/// first, without a hint. With an m of 0 there is nothing to reach and the progress is 1. O(n).
///
/// ```
/// use continua::mastery::preset::kolibri::progress;
///
/// let newest_first = [true, true, false, true, true];
/// assert_eq!(progress(3, 3, &newest_first, false).to_string(), "0.67");
/// assert_eq!(progress(3, 5, &newest_first, false).to_string(), "1");
/// assert_eq!(progress(3, 5, &[false], false).rounded().to_string(), "0.001");
/// ```
pub fn progress(m: u32, n: u32, newest_first: &[bool], mastered: bool) -> Measure {
    let window = usize::try_from(n).unwrap_or(usize::MAX);
    let right = newest_first.iter().take(window).filter(|right| **right);
    let right = u32::try_from(right.count()).unwrap_or(u32::MAX);
    if mastered {
        return Score::ONE.into();
    }
    if newest_first.is_empty() {
        return Score::ZERO.into();
    }
    if right >= m {
        return Score::ONE.into();
    }
    let wholes = i128::from(right) * i128::from(Score::ONE.millionths());
    Measure::quotient(wholes, i128::from(m)).max(Score::from_millionths(1_000).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn models_and_edges() {
        for (name, expected) in [
            ("num_correct_in_a_row_10", Some((10, 10))),
            ("do_all", Some((7, 7))),
            ("quiz", None),
        ] {
            let model: MasteryModel = name.parse().unwrap();
            assert_eq!(model.m_of_n(7), expected);
            let estimator = model.estimator(7).unwrap();
            assert_eq!(estimator.map(|by| (by.m(), by.n())), expected);
        }
        let error = "m_of_n".parse::<MasteryModel>().unwrap_err().to_string();
        assert_eq!(
            error,
            "`m_of_n` is no mastery model that stands by its name"
        );
        assert!(MasteryModel::MOfN { m: 3, n: 2 }.estimator(1).is_err());
        assert!(MasteryModel::DoAll.estimator(0).is_err());
        assert_eq!(progress(3, 5, &[], false), Score::ZERO.into());
        assert_eq!(progress(3, 5, &[], true), Score::ONE.into());
        assert_eq!(progress(0, 0, &[false], false), Score::ONE.into());
    }
}
