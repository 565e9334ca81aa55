//! Puts packed rows in order by counting them.

use super::packed::{Packed, Words};

/// How many rows are put in order by way of a copy at most, so that a near cache holds both.
pub(super) const BUCKET: usize = 1 << 14;

/// Into how many spans of time rows are told apart at most.
const SPANS: usize = 1 << 12;

/// Room that is used again from one bucket of rows to the next.
#[derive(Debug, Default)]
pub(super) struct Sorter {
    copy: Vec<Words>,
    ends: Vec<u32>,
}

impl Sorter {
    /// By seat, of each by target, of each by time, but that rows of one span of time stay as they
    /// came: nearly sorted, so that the rest costs little where it is asked for. O(rows + seats ×
    /// targets) up to a bucket, O(rows × log rows) past one.
    pub(super) fn sort(&mut self, rows: &mut [Words], seats: usize, targets: usize) {
        if rows.len() > BUCKET {
            rows.sort_unstable_by_key(|words| Packed(*words).order());
            return;
        }
        let times = rows.iter().map(|words| Packed(*words).at());
        let (Some(first), Some(last)) = (times.clone().min(), times.max()) else {
            return;
        };
        let (spans, shift) = spans(first.abs_diff(last), rows.len());
        let mut copy = std::mem::take(&mut self.copy);
        copy.resize(rows.len(), [0; 3]);
        let span =
            |row: Packed| usize::try_from(row.at().abs_diff(first) >> shift).unwrap_or(usize::MAX);
        self.scatter(rows, &mut copy, spans, span);
        let cells = seats.saturating_mul(targets);
        if cells <= 2 * BUCKET {
            let cell = |row: Packed| row.seat() as usize * targets + row.target() as usize;
            self.scatter(&copy, rows, cells, cell);
        } else {
            self.scatter(&copy, rows, targets, |row| row.target() as usize);
            copy.copy_from_slice(rows);
            self.scatter(&copy, rows, seats, |row| row.seat() as usize);
        }
        self.copy = copy;
    }

    /// From one place to another in the order of a small number, those with equal ones as they
    /// were.
    fn scatter(
        &mut self,
        from: &[Words],
        to: &mut [Words],
        bound: usize,
        number: impl Fn(Packed) -> usize,
    ) {
        let ends = &mut self.ends;
        ends.clear();
        ends.resize(bound, 0);
        for words in from {
            if let Some(count) = ends.get_mut(number(Packed(*words))) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for end in ends.iter_mut() {
            sum += std::mem::replace(end, sum);
        }
        for words in from {
            let Some(next) = ends.get_mut(number(Packed(*words))) else {
                continue;
            };
            if let Some(slot) = to.get_mut(*next as usize) {
                *slot = *words;
            }
            *next += 1;
        }
    }
}

/// Into how many spans a range of time is divided, which is no more than is worth while for so many
/// rows, and by how many bits times are made smaller for it.
fn spans(range: u64, rows: usize) -> (usize, u32) {
    let spans = rows.next_power_of_two().min(SPANS);
    let bits = u64::BITS - range.leading_zeros();
    (spans, bits.saturating_sub(spans.trailing_zeros()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::{Purpose, SupportKind};

    /// Rows in a shuffled order, at times that lie up to a year apart.
    fn rows(number: u32, seats: u32, targets: u32) -> Vec<Words> {
        let mut seed = 7u64;
        let mut below = |bound: u32| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            u32::try_from(seed >> 33).unwrap() % bound
        };
        let row = |at| {
            let (time, target) = (i64::from(below(31_536_000)) - 9_000_000, below(targets));
            let (level, purpose) = (0, Purpose::Summative);
            let packed = Packed::new(
                time,
                at,
                target,
                0,
                level,
                purpose,
                SupportKind::Independent,
            );
            packed.seated(below(seats)).0
        };
        (0..number).map(row).collect()
    }

    #[test]
    fn rows_stand_by_seat_and_target_and_nearly_by_time() {
        let bucket = u32::try_from(BUCKET).unwrap();
        let mut sorter = Sorter::default();
        for (number, seats, targets) in [
            (0, 1, 1),
            (1, 1, 3),
            (5_000, 16, 100),
            (5_000, 1, 40_000),
            (5_000, 30, 2_000),
            (bucket, 1, 10),
            (bucket + 1, 1, 10),
        ] {
            let mut sorted = rows(number, seats, targets);
            let mut expected = sorted.clone();
            expected.sort_by_key(|words| Packed(*words).order());
            sorter.sort(&mut sorted, seats as usize, targets as usize);
            let cell = |words: &Words| (Packed(*words).seat(), Packed(*words).target());
            assert!(sorted.is_sorted_by_key(cell));
            // Of so many rows a year is divided into at least 2,000 spans.
            let near = |two: &[Words]| {
                let late = Packed(two[0]).at() - Packed(two[1]).at();
                cell(&two[0]) != cell(&two[1]) || late <= 31_536_000 / 2_000
            };
            assert!(sorted.windows(2).all(near));
            sorted.sort_by_key(|words| {
                let (seat, target, at, _) = Packed(*words).order();
                (seat, target, at)
            });
            assert_eq!(sorted, expected);
        }
    }
}
