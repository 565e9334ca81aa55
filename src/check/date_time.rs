//! Dates and times as texts have them.

/// What a text is as a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateTime {
    /// A date, a time and a zone, as RFC 3339 has them.
    Full,
    /// A date and a time.
    NoZone,
    /// A date.
    Day,
    /// Neither.
    Not,
}

impl DateTime {
    /// O(1): the text is no longer than forty bytes or it is none.
    pub(super) fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let Some((day, rest)) = bytes.split_at_checked(10) else {
            return Self::Not;
        };
        if !is_day(day) || bytes.len() > 40 {
            return Self::Not;
        }
        match rest.split_first() {
            None => Self::Day,
            Some((b'T' | b't' | b' ', time)) => after_day(time),
            Some(_) => Self::Not,
        }
    }
}

fn after_day(time: &[u8]) -> DateTime {
    let [h1, h2, b':', m1, m2, b':', s1, s2, rest @ ..] = time else {
        return DateTime::Not;
    };
    // A leap second is written as 60.
    let good = is_time([*h1, *h2], [*m1, *m2]) && within([*s1, *s2], 0, 60);
    let rest = match rest {
        [b'.', digit, rest @ ..] if digit.is_ascii_digit() => {
            let more = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
            rest.get(more..).unwrap_or_default()
        }
        _ => rest,
    };
    match rest {
        [] if good => DateTime::NoZone,
        [b'Z' | b'z'] if good => DateTime::Full,
        [b'+' | b'-', h1, h2, b':', m1, m2] if good && is_time([*h1, *h2], [*m1, *m2]) => {
            DateTime::Full
        }
        _ => DateTime::Not,
    }
}

fn is_time(hour: [u8; 2], minute: [u8; 2]) -> bool {
    within(hour, 0, 23) && within(minute, 0, 59)
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
            ("2016-12-31T23:59:60Z", DateTime::Full),
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
