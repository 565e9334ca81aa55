//! Dates and times as texts have them.

/// What a text is as a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateTime {
    /// A date, a time and a zone, as RFC 3339 has them.
    Full,
    /// The same with a space in place of the `T`, which RFC 3339 lets readers refuse.
    Spaced,
    /// A date and a time.
    NoZone,
    /// A date.
    Day,
    /// Neither.
    Not,
}

impl DateTime {
    /// O(length), without going past the first byte that is wrong.
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let Some((day, rest)) = bytes.split_at_checked(10) else {
            return Self::Not;
        };
        if !is_day(day) {
            return Self::Not;
        }
        match rest.split_first() {
            None => Self::Day,
            Some((b'T' | b't', time)) => after_day(time),
            Some((b' ', time)) => match after_day(time) {
                Self::Full => Self::Spaced,
                other => other,
            },
            Some(_) => Self::Not,
        }
    }
}

fn after_day(time: &[u8]) -> DateTime {
    let [h1, h2, b':', m1, m2, b':', s1, s2, rest @ ..] = time else {
        return DateTime::Not;
    };
    let Some(minute) = minute_of_day([*h1, *h2], [*m1, *m2]) else {
        return DateTime::Not;
    };
    if !within([*s1, *s2], 0, 60) {
        return DateTime::Not;
    }
    let leap = [*s1, *s2] == *b"60";
    let rest = match rest {
        [b'.', digit, rest @ ..] if digit.is_ascii_digit() => {
            let more = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            rest.get(more..).unwrap_or_default()
        }
        _ => rest,
    };
    let offset = match rest {
        [] => return DateTime::NoZone,
        [b'Z' | b'z'] => 0,
        [sign @ (b'+' | b'-'), h1, h2, b':', m1, m2] => {
            match minute_of_day([*h1, *h2], [*m1, *m2]) {
                Some(offset) if *sign == b'+' => offset,
                Some(offset) => -offset,
                None => return DateTime::Not,
            }
        }
        _ => return DateTime::Not,
    };
    // A leap second is the last of a day of UTC.
    if leap && (minute - offset).rem_euclid(DAY) != DAY - 1 {
        return DateTime::Not;
    }
    DateTime::Full
}

/// The minutes of a day.
const DAY: i32 = 24 * 60;

fn minute_of_day(hour: [u8; 2], minute: [u8; 2]) -> Option<i32> {
    let good = within(hour, 0, 23) && within(minute, 0, 59);
    let minutes = i32::from(number(hour)?) * 60 + i32::from(number(minute)?);
    good.then_some(minutes)
}

fn is_day(day: &[u8]) -> bool {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = day else {
        return false;
    };
    let (Some(century), Some(year)) = (number([*y1, *y2]), number([*y3, *y4])) else {
        return false;
    };
    let year = u32::from(century) * 100 + u32::from(year);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match number([*m1, *m2]) {
        Some(2) if leap => 29,
        Some(2) => 28,
        Some(4 | 6 | 9 | 11) => 30,
        Some(1..=12) => 31,
        _ => return false,
    };
    within([*d1, *d2], 1, last)
}

fn within(digits: [u8; 2], least: u8, most: u8) -> bool {
    number(digits).is_some_and(|number| (least..=most).contains(&number))
}

fn number([tens, ones]: [u8; 2]) -> Option<u8> {
    let digit = |byte: u8| byte.is_ascii_digit().then(|| byte - b'0');
    Some(digit(tens)? * 10 + digit(ones)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts() {
        for (text, expected) in [
            ("2019-08-26T15:21:18+00:00", DateTime::Full),
            ("2019-08-26T15:21:18.123Z", DateTime::Full),
            ("2019-08-26 15:21:18+00:00", DateTime::Spaced),
            ("2019-08-26 15:21:18", DateTime::NoZone),
            ("2016-12-31T23:59:60Z", DateTime::Full),
            ("2017-01-01T00:59:60+01:00", DateTime::Full),
            ("2016-12-31T18:29:60-05:30", DateTime::Full),
            ("2016-12-31T22:59:60Z", DateTime::Not),
            (
                "2019-08-26t15:21:18.1234567890123456789012345678901234567890z",
                DateTime::Full,
            ),
            ("2017-05-25T18:05:33", DateTime::NoZone),
            ("2024-02-29", DateTime::Day),
            ("2023-02-29", DateTime::Not),
            ("2000-02-29", DateTime::Day),
            ("1900-02-29", DateTime::Not),
            ("2023-13-01", DateTime::Not),
            ("2023-00-10", DateTime::Not),
            ("2023-04-31", DateTime::Not),
            ("8/27/18", DateTime::Not),
            ("2023-04-30T24:00:00Z", DateTime::Not),
            ("2023-04-30T10:00Z", DateTime::Not),
            ("2023-04-30T10:00:00.Z", DateTime::Not),
            ("2023-04-30T10:00:00+0100", DateTime::Not),
            ("", DateTime::Not),
            ("äääää", DateTime::Not),
        ] {
            assert_eq!(DateTime::of(text), expected, "{text}");
        }
    }
}
