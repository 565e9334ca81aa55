//! Sums and rounding as Ruby has them.

use crate::score::Score;

/// The sum with the correction of Kahan and Babuška, in this order.
pub(super) fn sum(values: &[f64]) -> f64 {
    let (mut sum, mut lost) = (0.0f64, 0.0f64);
    for value in values {
        let next = sum + value;
        lost += if sum.abs() >= value.abs() {
            (sum - next) + value
        } else {
            (value - next) + sum
        };
        sum = next;
    }
    sum + lost
}

/// The mean; nothing for none.
pub(super) fn mean(values: &[f64]) -> Option<f64> {
    let number = u32::try_from(values.len()).ok().filter(|n| *n > 0)?;
    Some(sum(values) / f64::from(number))
}

/// Rounded half away from zero to so many digits, where a double that lies just below a half but is
/// the nearest one to it counts as a half. Nothing where it is no finite number.
pub(super) fn round(value: f64, digits: u32) -> Option<Score> {
    let scale = f64::from(10u32.pow(digits));
    let mut units = (value.abs() * scale).round();
    if (units + 0.5) / scale <= value.abs() {
        units += 1.0;
    }
    Score::from_f64(units.copysign(value) / scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves() {
        for (value, shown) in [
            (4.125, "4.13"),
            (-4.125, "-4.13"),
            (2.675, "2.68"),
            (3.175, "3.18"),
            (2.9, "2.9"),
            (0.0, "0"),
            (1.004_999, "1"),
        ] {
            assert_eq!(round(value, 2).unwrap().to_string(), shown, "{value}");
        }
        assert_eq!(round(f64::NAN, 2), None);
        assert_eq!(round(f64::INFINITY, 2), None);
    }

    #[test]
    fn sums_are_corrected() {
        assert!((sum(&[1e16, 1.0, -1e16]) - 1.0).abs() < 1e-12);
        assert_eq!(mean(&[]), None);
    }
}
