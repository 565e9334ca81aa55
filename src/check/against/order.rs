//! Which of two versions, and of two dates, is the later one.

use std::cmp::Ordering;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime as CivilDateTime};
use semver::Version;

use crate::check::date_time::DateTime;

/// How two versions stand to each other: as semantic versions, or as numbers between dots, of
/// which those that are absent are 0. Other texts are equal, or cannot be ordered.
pub(in crate::check) fn order(one: &str, other: &str) -> Option<Ordering> {
    let (one, other) = (bare(one), bare(other));
    if one == other {
        return Some(Ordering::Equal);
    }
    if let (Ok(one), Ok(other)) = (Version::parse(one), Version::parse(other)) {
        return Some(one.cmp_precedence(&other));
    }
    let (one, other) = (numbers(one)?, numbers(other)?);
    let longest = one.len().max(other.len());
    let at = |numbers: &[u64], place: usize| numbers.get(place).copied().unwrap_or(0);
    let parts = (0..longest).map(|place| at(&one, place).cmp(&at(&other, place)));
    Some(parts.fold(Ordering::Equal, Ordering::then))
}

fn bare(version: &str) -> &str {
    let version = version.trim();
    version.strip_prefix(['v', 'V']).unwrap_or(version)
}

fn numbers(version: &str) -> Option<Vec<u64>> {
    version.split('.').map(|part| part.parse().ok()).collect()
}

/// How two dates stand to each other, if both are written in full, or both without a zone, or both
/// without a time.
pub(in crate::check) fn dates(one: &str, other: &str) -> Option<Ordering> {
    let (one, other) = (one.trim(), other.trim());
    if one == other {
        return Some(Ordering::Equal);
    }
    match (DateTime::of(one), DateTime::of(other)) {
        (DateTime::Full, DateTime::Full) => {
            let read = |text: &str| text.parse::<Timestamp>().ok();
            Some(read(one)?.cmp(&read(other)?))
        }
        (DateTime::NoZone, DateTime::NoZone) => {
            let read = |text: &str| text.parse::<CivilDateTime>().ok();
            Some(read(one)?.cmp(&read(other)?))
        }
        (DateTime::Day, DateTime::Day) => {
            let read = |text: &str| text.parse::<Date>().ok();
            Some(read(one)?.cmp(&read(other)?))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_ordered_where_both_can_be_read() {
        for (one, other, expected) in [
            ("1.2.0", "1.10.0", Some(Ordering::Less)),
            ("1.0.0-draft", "1.0.0", Some(Ordering::Less)),
            ("v2", "1.9", Some(Ordering::Greater)),
            ("2024.1", "2024.1.0", Some(Ordering::Equal)),
            ("2019 edition", "2019 edition", Some(Ordering::Equal)),
            ("2019 edition", "2020 edition", None),
            ("1.2", "", None),
            ("99999999999999999999", "1", None),
        ] {
            assert_eq!(order(one, other), expected, "{one} {other}");
        }
    }

    #[test]
    fn dates_are_ordered_where_both_are_of_one_form() {
        for (one, other, expected) in [
            (
                "2026-01-01T00:00:00Z",
                "2026-01-01T01:00:00+01:00",
                Some(Ordering::Equal),
            ),
            (
                "2026-01-01T00:00:00Z",
                "2026-01-02T00:00:00Z",
                Some(Ordering::Less),
            ),
            ("2026-01-02", "2026-01-01", Some(Ordering::Greater)),
            (
                "2026-01-02T00:00:00",
                "2026-01-01T00:00:00",
                Some(Ordering::Greater),
            ),
            ("2026-01-02", "2026-01-01T00:00:00Z", None),
            ("soon", "now", None),
        ] {
            assert_eq!(dates(one, other), expected, "{one} {other}");
        }
    }
}
