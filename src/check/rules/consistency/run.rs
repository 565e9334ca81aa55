//! Runs of marks: 1, 2, 3 or a, b, c or i, ii, iii.

/// A mark without the points, brackets and spaces around it.
pub(super) fn bare(mark: &str) -> &str {
    bare_end(mark.trim_start_matches(is_around))
}

/// A mark or code without those after it.
pub(super) fn bare_end(mark: &str) -> &str {
    mark.trim_end_matches(is_around)
}

fn is_around(letter: char) -> bool {
    matches!(letter, '.' | '(' | ')' | '[' | ']' | ' ')
}

/// The places of marks in their order, from 1 for `1`, `a` and `i`; nothing if they are not all of
/// one style.
pub(super) fn places(marks: &[&str], out: &mut Vec<u32>) -> Option<()> {
    out.clear();
    let all = |fits: fn(u8) -> bool| {
        marks
            .iter()
            .all(|mark| !mark.is_empty() && mark.bytes().all(fits))
    };
    if all(|byte| byte.is_ascii_digit()) {
        for mark in marks {
            out.push(mark.parse().ok()?);
        }
        return Some(());
    }
    let lower = all(|byte| byte.is_ascii_lowercase());
    if !lower && !all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let single = marks.iter().all(|mark| mark.len() == 1);
    let first = marks.first()?;
    // `i` alone may be a letter or a numeral: it is a numeral where it comes first.
    if single && !first.eq_ignore_ascii_case("i") {
        let start = if lower { b'a' } else { b'A' };
        out.extend(
            marks
                .iter()
                .flat_map(|mark| mark.bytes())
                .map(|byte| u32::from(byte - start) + 1),
        );
        return Some(());
    }
    for mark in marks {
        out.push(roman(mark)?);
    }
    Some(())
}

/// A Roman numeral up to 39.
fn roman(text: &str) -> Option<u32> {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let tens = text
        .bytes()
        .take_while(|byte| byte.eq_ignore_ascii_case(&b'x'))
        .count();
    let ones = text.get(tens..)?;
    let ones = ONES
        .iter()
        .position(|known| known.eq_ignore_ascii_case(ones))?;
    if tens > 3 {
        return None;
    }
    u32::try_from(tens * 10 + ones)
        .ok()
        .filter(|value| *value > 0)
}

/// How a sequence of places runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    /// One after another.
    Whole,
    /// One after another but for at most two that are missing, the first of them after the member
    /// at this index.
    Gap(usize),
    /// One after another but for one that stands twice, the second time at this index.
    Twice(usize),
    /// Anything else.
    None,
}

/// The run of at least three places.
pub(super) fn run(places: &[u32]) -> Run {
    let (Some(first), Some(last)) = (places.first(), places.last()) else {
        return Run::None;
    };
    let Ok(count) = u32::try_from(places.len()) else {
        return Run::None;
    };
    if count < 3 || last <= first {
        return Run::None;
    }
    let steps = || {
        places.windows(2).map(|pair| match pair {
            [a, b] => i64::from(*b) - i64::from(*a),
            _ => 0,
        })
    };
    let missing = (u64::from(last - first) + 1).saturating_sub(u64::from(count));
    if steps().all(|step| step == 1) {
        return Run::Whole;
    }
    let forward = steps().all(|step| step > 0);
    // Of three at least two stand together; of more, most do.
    if forward && missing <= 2 && missing * 3 <= u64::from(count) {
        return steps()
            .position(|step| step > 1)
            .map_or(Run::None, Run::Gap);
    }
    let again = steps().filter(|step| *step == 0).count() == 1;
    if again && steps().all(|step| step == 0 || step == 1) {
        return steps()
            .position(|step| step == 0)
            .map_or(Run::None, |at| Run::Twice(at + 1));
    }
    Run::None
}

/// What is left of codes without their common beginning, if that is a mark.
pub(super) fn tails<'c>(codes: &[&'c str], out: &mut Vec<&'c str>) {
    out.clear();
    let Some(first) = codes.first() else { return };
    let mut common = first.len();
    for code in codes {
        let same = first.bytes().zip(code.bytes()).take_while(|(a, b)| a == b);
        common = common.min(same.count());
    }
    let bytes = first.as_bytes();
    let before = |at: usize| at.checked_sub(1).and_then(|at| bytes.get(at)).copied();
    // Not in the middle of a number.
    let digit = |byte: u8| byte.is_ascii_digit();
    let splits = codes.iter().any(|code| {
        let next = code.as_bytes().get(common).copied();
        next.is_none_or(digit)
    });
    while splits && before(common).is_some_and(digit) {
        common -= 1;
    }
    let tail = |code: &'c str, from: usize| {
        let end: &[char] = &['.', ')', ' '];
        code.get(from..).unwrap_or_default().trim_end_matches(end)
    };
    // Numerals begin alike.
    let short = |from: usize| codes.iter().all(|code| tail(code, from).len() == 1);
    let digits = codes
        .iter()
        .all(|code| tail(code, common).bytes().all(digit));
    if !digits && !short(common) {
        while before(common).is_some_and(|byte| byte.is_ascii_alphabetic()) {
            common -= 1;
        }
    }
    out.extend(codes.iter().map(|code| tail(code, common)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_codes(codes: &[&str]) -> Option<Vec<u32>> {
        let (mut marks, mut out) = (Vec::new(), Vec::new());
        tails(codes, &mut marks);
        places(&marks, &mut out)?;
        Some(out)
    }

    #[test]
    fn codes_of_siblings() {
        for (codes, expected) in [
            (&["N.1", "N.2", "N.4"][..], Some(vec![1, 2, 4])),
            (&["N.10", "N.11", "N.12"], Some(vec![10, 11, 12])),
            (&["N.9", "N.10", "N.11"], Some(vec![9, 10, 11])),
            (&["1A", "1B", "1D"], Some(vec![1, 2, 4])),
            (&["N.1", "N.10", "N.11"], Some(vec![1, 10, 11])),
            (&["N.1.", "N.2.", "N.3."], Some(vec![1, 2, 3])),
            (&["N.i", "N.ii", "N.iii", "N.iv"], Some(vec![1, 2, 3, 4])),
            (&["P.TA", "P.TB", "P.TC"], Some(vec![1, 2, 3])),
            (&["a.h.", "a.i.", "a.j."], Some(vec![8, 9, 10])),
            (&["CS", "SE", "DS"], None),
            (&["N", "N.1", "N.2"], None),
            (&["ä1", "ä2", "ö3"], None),
            (&["", "", ""], None),
        ] {
            assert_eq!(of_codes(codes), expected, "{codes:?}");
        }
    }

    #[test]
    fn runs() {
        for (places, expected) in [
            (&[1, 2, 3][..], Run::Whole),
            (&[1, 2, 4], Run::Gap(1)),
            (&[25, 27, 28, 29], Run::Gap(0)),
            (&[1, 4, 5], Run::None),
            (&[1, 2, 2], Run::Twice(2)),
            (&[1, 2, 2, 3], Run::Twice(2)),
            (&[1, 3, 2], Run::None),
            (&[1, 2], Run::None),
            (&[2, 2, 2], Run::None),
            (&[4_294_967_293, 4_294_967_294, 4_294_967_295], Run::Whole),
            (&[0, 4_294_967_295, 4_294_967_295], Run::None),
        ] {
            assert_eq!(run(places), expected, "{places:?}");
        }
    }
}
