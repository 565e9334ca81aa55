//! Numbers read exactly.

/// The whole number that a JSON number is, if it is one and fits: `12`, `-3`, `4.0`, `1.5e1`.
///
/// O(length), without floating point.
pub(super) fn whole(text: &str) -> Option<i64> {
    plain(text.as_bytes()).or_else(|| whole_of_any(text))
}

/// That of a few digits and nothing else, as most are written.
#[inline]
fn plain(digits: &[u8]) -> Option<i64> {
    // No 18 digits are too many for an `i64`.
    if digits.len() > 18 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let digits = digits.iter().map(|digit| i64::from(digit - b'0'));
    Some(digits.fold(0, |value, digit| value * 10 + digit))
}

fn whole_of_any(text: &str) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let (mantissa, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let (before, after) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let before = before.trim_start_matches('0');
    let after = after.trim_end_matches('0');
    if before.is_empty() && after.is_empty() {
        return Some(0);
    }
    // Zeros at the end, or digits below one, by the exponent. One that fits no `i64` is either.
    let exponent: i64 = exponent.parse().ok()?;
    let shift = exponent.checked_sub(i64::try_from(after.len()).ok()?)?;
    let mut value: i64 = 0;
    let all = before.bytes().chain(after.bytes());
    let keep = if shift < 0 {
        let below = usize::try_from(shift.unsigned_abs()).ok()?;
        (before.len() + after.len()).checked_sub(below)?
    } else {
        usize::MAX
    };
    for (at, byte) in all.enumerate() {
        let digit = i64::from(byte.wrapping_sub(b'0'));
        if at >= keep {
            if digit != 0 {
                return None;
            }
            continue;
        }
        value = value.checked_mul(10)?.checked_sub(digit)?;
    }
    for _ in 0..shift.max(0) {
        value = value.checked_mul(10)?;
    }
    // Counted below zero, where there is one number more.
    if negative {
        Some(value)
    } else {
        value.checked_neg()
    }
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn whole_numbers_however_written() {
        for (text, expected) in [
            ("0", Some(0)),
            ("-0.0e9", Some(0)),
            ("12", Some(12)),
            ("-3", Some(-3)),
            ("4.0", Some(4)),
            ("1.5e1", Some(15)),
            ("1500E-2", Some(15)),
            ("1.5", None),
            ("1505e-2", None),
            ("1e-1", None),
            ("0.001e3", Some(1)),
            ("9223372036854775807", Some(i64::MAX)),
            ("-9223372036854775808", Some(i64::MIN)),
            ("9223372036854775808", None),
            ("1e18", Some(1_000_000_000_000_000_000)),
            ("1e19", None),
            ("1e999999999999999999999", None),
            ("0e999999999999999999999", Some(0)),
            ("1e-999999999999999999999", None),
        ] {
            assert_eq!(whole(text), expected, "{text}");
        }
    }
}
