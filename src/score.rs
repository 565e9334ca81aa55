//! Exact scores: whole millionths, so that 7 of 10 meets 0.7 on every machine.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How many parts one whole has.
const MILLION: i64 = 1_000_000;

/// A score, a level's value, a threshold or a weight: a decimal number with at most six digits
/// after the point, kept as whole millionths.
///
/// The range is that of `i64` millionths, about ±9.2 × 10¹². What is finer than a millionth is
/// refused, never rounded. All operations are O(1), but for text, which is O(length).
///
/// ```
/// use continua::Score;
///
/// let cut: Score = "0.7".parse()?;
/// assert_eq!(cut.millionths(), 700_000);
/// assert_eq!(cut.to_string(), "0.7");
/// assert!("0.1234567".parse::<Score>().is_err());
/// # Ok::<(), continua::ScoreError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Score(i64);

/// A text is no score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScoreError {
    /// Not a decimal number such as `3`, `-0.5` or `2.75e1`.
    #[error("not a decimal number")]
    NotANumber,
    /// A digit below the millionth that is not zero.
    #[error("finer than a millionth")]
    TooFine,
    /// Outside the range that a score can hold.
    #[error("outside the range of scores")]
    OutOfRange,
}

impl Score {
    /// Nothing at all.
    pub const ZERO: Self = Self(0);
    /// One whole.
    pub const ONE: Self = Self(MILLION);

    /// A score of so many millionths.
    pub const fn from_millionths(millionths: i64) -> Self {
        Self(millionths)
    }

    /// A score of so many wholes.
    ///
    /// ```
    /// # use continua::Score;
    /// assert_eq!(Score::whole(3), "3".parse().unwrap());
    /// ```
    pub const fn whole(wholes: i32) -> Self {
        // An `i32` times a million is far within an `i64`.
        Self(wholes as i64 * MILLION)
    }

    /// The score in millionths.
    pub const fn millionths(self) -> i64 {
        self.0
    }

    /// The sum, or nothing past the range.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, or nothing past the range.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// Whether `self` of `possible` is at least `share`, exactly: 7 of 10 meets 0.7.
    ///
    /// Nothing possible meets no share.
    ///
    /// ```
    /// # use continua::Score;
    /// let share: Score = "0.7".parse().unwrap();
    /// assert!(Score::whole(7).of_at_least(Score::whole(10), share));
    /// ```
    pub fn of_at_least(self, possible: Self, share: Self) -> bool {
        possible.0 > 0
            && i128::from(self.0) * i128::from(MILLION)
                >= i128::from(share.0) * i128::from(possible.0)
    }

    /// The nearest `f64`; for computing, never for comparing.
    #[expect(
        clippy::cast_precision_loss,
        reason = "documented as the nearest value"
    )]
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / MILLION as f64
    }

    /// A computed value, rounded half away from zero to a millionth; nothing if it is not finite
    /// or past the range.
    ///
    /// ```
    /// # use continua::Score;
    /// assert_eq!(Score::from_f64(3.479_999_9).unwrap().to_string(), "3.48");
    /// assert_eq!(Score::from_f64(f64::NAN), None);
    /// ```
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "the range is checked first and the value is whole"
    )]
    pub fn from_f64(value: f64) -> Option<Self> {
        let scaled = (value * MILLION as f64).round();
        (scaled.is_finite() && scaled.abs() < 9.2e18).then_some(Self(scaled as i64))
    }
}

impl FromStr for Score {
    type Err = ScoreError;

    fn from_str(text: &str) -> Result<Self, ScoreError> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (
                mantissa,
                exponent
                    .parse::<i32>()
                    .map_err(|_| ScoreError::NotANumber)?,
            ),
            None => (digits, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        let dotted = mantissa.contains('.');
        if whole.is_empty()
            || (dotted && fraction.is_empty())
            || !all_digits(whole)
            || !all_digits(fraction)
        {
            return Err(ScoreError::NotANumber);
        }
        let fraction_len = i32::try_from(fraction.len()).map_err(|_| ScoreError::TooFine)?;
        // The power of ten of the last digit, counted from the millionth.
        let mut shift = exponent.saturating_sub(fraction_len).saturating_add(6);
        let mut value = 0i128;
        let significant = whole
            .bytes()
            .chain(fraction.bytes())
            .skip_while(|b| *b == b'0');
        let mut digits: Vec<u8> = significant.collect();
        while shift < 0 && digits.last() == Some(&b'0') {
            digits.pop();
            shift += 1;
        }
        if digits.is_empty() {
            return Ok(Self::ZERO);
        }
        if shift < 0 {
            return Err(ScoreError::TooFine);
        }
        if digits.len() > 19 || shift > 19 {
            return Err(ScoreError::OutOfRange);
        }
        for digit in digits {
            value = value * 10 + i128::from(digit - b'0');
        }
        for _ in 0..shift {
            value *= 10;
        }
        let signed = if negative { -value } else { value };
        i64::try_from(signed)
            .map(Self)
            .map_err(|_| ScoreError::OutOfRange)
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let magnitude = self.0.unsigned_abs();
        let (whole, part) = (magnitude / 1_000_000, magnitude % 1_000_000);
        let fraction = format!("{part:06}");
        let fraction = fraction.trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        f.pad_integral(self.0 >= 0, "", &format!("{whole}{point}{fraction}"))
    }
}

impl From<i32> for Score {
    fn from(wholes: i32) -> Self {
        Self::whole(wholes)
    }
}

impl Serialize for Score {
    /// Writes the decimal number as text, so that no reader rounds it.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Score {
    /// Reads text or a number.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl serde::de::Visitor<'_> for Visitor {
            type Value = Score;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a decimal number with at most six digits after the point")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Score, E> {
                text.parse().map_err(E::custom)
            }

            fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Score, E> {
                self.visit_str(&value.to_string())
            }

            fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Score, E> {
                self.visit_str(&value.to_string())
            }

            fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Score, E> {
                // The shortest text of a double is the number that was written.
                self.visit_str(&value.to_string())
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn texts_and_their_millionths() {
        for (text, millionths) in [
            ("0", 0),
            ("-0", 0),
            ("3", 3_000_000),
            ("0.65", 650_000),
            ("-1.5", -1_500_000),
            ("2.5e1", 25_000_000),
            ("25E-1", 2_500_000),
            ("0.1230000000", 123_000),
            ("0e400", 0),
            ("9223372036854.775807", i64::MAX),
        ] {
            assert_eq!(
                text.parse::<Score>().map(Score::millionths),
                Ok(millionths),
                "{text}"
            );
        }
    }

    #[test]
    fn refusals() {
        for text in [
            "", "-", ".5", "1.", "+1", "1e", "1e+", "NaN", "0x1", "1,5", " 1",
        ] {
            assert_eq!(text.parse::<Score>(), Err(ScoreError::NotANumber), "{text}");
        }
        assert_eq!("0.1234567".parse::<Score>(), Err(ScoreError::TooFine));
        assert_eq!("1e-7".parse::<Score>(), Err(ScoreError::TooFine));
        assert_eq!(
            "9223372036854.775808".parse::<Score>(),
            Err(ScoreError::OutOfRange)
        );
        assert_eq!("1e2000000000".parse::<Score>(), Err(ScoreError::OutOfRange));
        assert_eq!("1e-2000000000".parse::<Score>(), Err(ScoreError::TooFine));
    }

    #[test]
    fn shares_are_exact() {
        let share = "0.7".parse().unwrap();
        assert!(Score::whole(7).of_at_least(Score::whole(10), share));
        assert!(!Score::from_millionths(6_999_999).of_at_least(Score::whole(10), share));
        assert!(!Score::whole(1).of_at_least(Score::ZERO, share));
    }

    proptest! {
        #[test]
        fn text_round_trips(millionths: i64) {
            let score = Score::from_millionths(millionths);
            prop_assert_eq!(score.to_string().parse::<Score>(), Ok(score));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[-+0-9.eE]{0,30}") {
            let _ = text.parse::<Score>();
        }
    }
}
