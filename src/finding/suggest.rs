//! "Did you mean …?"

/// The candidate that is closest to `name`, if it is close: at most a third of the letters
/// differ. Case is disregarded; of equally close ones the first stands.
///
/// The distance is Levenshtein's, with a swap of neighbours counted once. O(candidates × length²).
///
/// ```
/// use continua::finding::did_you_mean;
///
/// assert_eq!(did_you_mean("fullStatment", ["identifier", "fullStatement"]), Some("fullStatement"));
/// assert_eq!(did_you_mean("colour", ["identifier"]), None);
/// ```
pub fn did_you_mean<'c>(
    name: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    const LONGEST: usize = 64;
    let letters = |text: &str| {
        text.chars()
            .flat_map(char::to_lowercase)
            .collect::<Vec<char>>()
    };
    let name = letters(name);
    if name.len() > LONGEST {
        return None;
    }
    let most = (name.len() / 3).max(1);
    let close = candidates.into_iter().filter_map(|candidate| {
        let other = letters(candidate);
        if other.len() > LONGEST || name.len().abs_diff(other.len()) > most {
            return None;
        }
        let distance = distance(&name, &other);
        (distance <= most && distance < name.len()).then_some((distance, candidate))
    });
    close
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The optimal string alignment distance.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut earlier: Option<char> = None;
    for (row, from) in a.iter().enumerate() {
        let mut current = vec![row + 1];
        let mut left = row + 1;
        for (column, to) in b.iter().enumerate() {
            let get = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX - 1);
            let replaced = get(&last, column) + usize::from(from != to);
            let mut best = replaced.min(get(&last, column + 1) + 1).min(left + 1);
            let swapped = column > 0 && earlier == Some(*to) && b.get(column - 1) == Some(from);
            if swapped {
                best = best.min(get(&before, column - 1) + 1);
            }
            current.push(best);
            left = best;
        }
        earlier = Some(*from);
        before = std::mem::replace(&mut last, current);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances() {
        for (a, b, expected) in [
            ("", "", 0),
            ("abc", "abc", 0),
            ("abc", "acb", 1),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
        ] {
            let letters = |text: &str| text.chars().collect::<Vec<_>>();
            assert_eq!(distance(&letters(a), &letters(b)), expected, "{a} {b}");
        }
    }

    #[test]
    fn close_names_only() {
        assert_eq!(
            did_you_mean("educationalLevel", ["educationLevel"]),
            Some("educationLevel")
        );
        assert_eq!(did_you_mean("a", ["b"]), None);
        assert_eq!(did_you_mean("", ["b"]), None);
    }
}
