//! Exact grades from 0 to 1.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer};

/// How many digits after the point are kept.
const DIGITS: usize = 18;

/// A grade or a threshold from 0 to 1: an exact decimal of at most 18 digits after the point.
///
/// Finer than a [`Score`](crate::Score), because Open edX stores grades to ten digits and compares
/// all of them.
///
/// ```
/// use continua::mastery::preset::open_edx::Fraction;
///
/// let just_above: Fraction = "0.7500000001".parse()?;
/// assert!(just_above > "0.75".parse()?);
/// assert!("80".parse::<Fraction>().is_err());
/// assert!("NaN".parse::<Fraction>().is_err());
/// # Ok::<(), continua::mastery::preset::open_edx::FractionError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fraction(u64);

/// A text is no fraction from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FractionError {
    /// Not a decimal number, or not a number at all.
    #[error("not a decimal number")]
    NotANumber,
    /// Below 0 or above 1: a percentage is written as a fraction, 80 % as 0.8.
    #[error("outside 0 to 1, expected a fraction such as `0.8`")]
    OutOfRange,
    /// More than 18 digits after the point.
    #[error("more than 18 digits after the point")]
    TooFine,
}

impl Fraction {
    /// One whole.
    pub const ONE: Self = Self(10u64.pow(18));
}

impl FromStr for Fraction {
    type Err = FractionError;

    fn from_str(text: &str) -> Result<Self, FractionError> {
        let (negative, number) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(part) {
            return Err(FractionError::NotANumber);
        }
        let (whole, part) = (whole.trim_start_matches('0'), part.trim_end_matches('0'));
        if part.len() > DIGITS {
            return Err(FractionError::TooFine);
        }
        let whole = match whole {
            "" => 0,
            "1" => Self::ONE.0,
            _ => return Err(FractionError::OutOfRange),
        };
        let part = format!("{part:0<DIGITS$}").parse::<u64>();
        let value = whole + part.map_err(|_| FractionError::NotANumber)?;
        if value > Self::ONE.0 || (negative && value > 0) {
            return Err(FractionError::OutOfRange);
        }
        Ok(Self(value))
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / Self::ONE.0, self.0 % Self::ONE.0);
        let digits = format!("{part:018}");
        match digits.trim_end_matches('0') {
            "" => write!(f, "{whole}"),
            digits => write!(f, "{whole}.{digits}"),
        }
    }
}

impl<'de> Deserialize<'de> for Fraction {
    /// From a number; text and booleans are none.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;

        impl serde::de::Visitor<'_> for Visitor {
            type Value = Fraction;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a fraction from 0 to 1")
            }

            fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Fraction, E> {
                value.to_string().parse().map_err(E::custom)
            }

            fn visit_i64<E: serde::de::Error>(self, value: i64) -> Result<Fraction, E> {
                value.to_string().parse().map_err(E::custom)
            }

            fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Fraction, E> {
                // The shortest text of a double is the number that was written.
                value.to_string().parse().map_err(E::custom)
            }
        }

        deserializer.deserialize_any(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts() {
        for (text, shown) in [
            ("0", Ok("0")),
            ("1.000", Ok("1")),
            ("00.50", Ok("0.5")),
            ("-0", Ok("0")),
            ("0.000000000000000001", Ok("0.000000000000000001")),
            ("0.0000000000000000001", Err(FractionError::TooFine)),
            ("1.01", Err(FractionError::OutOfRange)),
            ("-0.01", Err(FractionError::OutOfRange)),
            ("80", Err(FractionError::OutOfRange)),
            ("Infinity", Err(FractionError::NotANumber)),
            ("", Err(FractionError::NotANumber)),
            (".5", Err(FractionError::NotANumber)),
            ("1e-1", Err(FractionError::NotANumber)),
        ] {
            let found = text.parse::<Fraction>().map(|it| it.to_string());
            assert_eq!(found, shown.map(str::to_owned), "{text}");
        }
    }
}
