//! Puts packed rows in order by counting them.

use super::packed::Layout;
use super::words::Words;

/// How many rows are put in order by way of a copy at most, so that a near cache holds both.
pub(super) const BUCKET: usize = 1 << 14;

/// Into how many spans of time rows are told apart at most.
const SPANS: usize = 1 << 12;

/// Room that is used again from one bucket of rows to the next.
#[derive(Debug, Default)]
pub(super) struct Sorter<W> {
    copy: Vec<W>,
    ends: Vec<u32>,
}

impl<W: Words> Sorter<W> {
    /// By seat, of each by target, of each by time, but that rows of one span of time stay as they
    /// came: nearly sorted, so that the rest costs little where it is asked for. O(rows + seats ×
    /// targets) up to a bucket, O(rows × log rows) past one.
    pub(super) fn sort(&mut self, rows: &mut [W], seats: usize, layout: &Layout) {
        if rows.len() > BUCKET {
            rows.sort_unstable();
            return;
        }
        if rows.is_empty() {
            return;
        }
        let (first, last) = around(rows, layout);
        let (spans, shift) = spans(last - first, rows.len());
        let mut copy = std::mem::take(&mut self.copy);
        copy.resize(rows.len(), W::default());
        let span = |words| (layout.span(words) - first) >> shift;
        self.scatter(rows, &mut copy, spans, span);
        let cells = layout.cells(seats);
        if cells <= 2 * BUCKET {
            self.scatter(&copy, rows, cells, |words| layout.cell(words));
        } else {
            let target = |words| u64::from(layout.target(words));
            self.scatter(&copy, rows, layout.cells(1), target);
            copy.copy_from_slice(rows);
            self.scatter(&copy, rows, seats, |words| layout.seat(words));
        }
        self.copy = copy;
    }

    /// From one place to another in the order of a small number, those with equal ones as they
    /// were.
    fn scatter(&mut self, from: &[W], to: &mut [W], bound: usize, number: impl Fn(W) -> u64) {
        let ends = &mut self.ends;
        ends.clear();
        ends.resize(bound, 0);
        let at = |words: &W| usize::try_from(number(*words)).unwrap_or(usize::MAX);
        for words in from {
            if let Some(count) = ends.get_mut(at(words)) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for end in ends.iter_mut() {
            sum += std::mem::replace(end, sum);
        }
        for words in from {
            let Some(next) = ends.get_mut(at(words)) else {
                continue;
            };
            if let Some(slot) = to.get_mut(*next as usize) {
                *slot = *words;
            }
            *next += 1;
        }
    }
}

/// The first and the last span of time, or those of all rows where they are few.
fn around<W: Words>(rows: &[W], layout: &Layout) -> (u64, u64) {
    if layout.spans() < SPANS as u64 {
        return (0, layout.spans());
    }
    let spans = rows.iter().map(|words| layout.span(*words));
    spans.fold((u64::MAX, 0), |(first, last), span| {
        (first.min(span), last.max(span))
    })
}

/// Into how many spans a range of time is divided, which is no more than is worth while for so many
/// rows, and by how many bits times are made smaller for it.
fn spans(range: u64, rows: usize) -> (usize, u32) {
    let most = rows.next_power_of_two().min(SPANS);
    let bits = u64::BITS - range.leading_zeros();
    let shift = bits.saturating_sub(most.trailing_zeros());
    let spans = usize::try_from(range >> shift).unwrap_or(usize::MAX);
    (spans.saturating_add(1), shift)
}

#[cfg(test)]
mod tests {
    use super::super::packed::{Extent, Said};
    use super::*;
    use crate::evidence::{Purpose, SupportKind};

    const YEAR: u32 = 31_536_000;

    fn extent(targets: u32) -> Extent {
        Extent {
            rows: BUCKET + 1,
            seats: 30,
            targets: targets as usize,
            tasks: 1,
            levels: 1,
            last: u64::from(YEAR),
        }
    }

    /// Rows in a shuffled order, at times that lie up to a year apart.
    fn rows<W: Words>(layout: &Layout, number: u32, seats: u32, targets: u32) -> Vec<W> {
        let mut seed = 7u64;
        let mut below = |bound: u32| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            u32::try_from(seed >> 33).unwrap() % bound
        };
        let row = |row| {
            let said = Said {
                tick: below(YEAR).into(),
                row,
                target: below(targets),
                task: 0,
                level: 0,
                purpose: Purpose::Summative,
                support: SupportKind::Independent,
            };
            layout.pack(below(seats), &said)
        };
        (0..number).map(row).collect()
    }

    fn stand_in_order<W: Words>(layout: &Layout, number: u32, seats: u32, targets: u32) {
        let mut sorted: Vec<W> = rows(layout, number, seats, targets);
        let mut expected = sorted.clone();
        expected.sort_unstable();
        Sorter::default().sort(&mut sorted, seats as usize, layout);
        assert!(sorted.is_sorted_by_key(|words| layout.cell(*words)));
        // Of so many rows a year is divided into at least 2,000 spans.
        let near = |two: &[W]| {
            let late = layout.span(two[0]).saturating_sub(layout.span(two[1]));
            layout.cell(two[0]) != layout.cell(two[1]) || late <= u64::from(YEAR) / 2_000
        };
        assert!(sorted.windows(2).all(near));
        sorted.sort_by_key(|words| (layout.cell(*words), layout.span(*words)));
        assert_eq!(sorted, expected);
    }

    #[test]
    fn rows_stand_by_seat_and_target_and_nearly_by_time() {
        let bucket = u32::try_from(BUCKET).unwrap();
        for (number, seats, targets) in [
            (0, 1, 1),
            (1, 1, 3),
            (5_000, 16, 100),
            (5_000, 1, 40_000),
            (5_000, 30, 2_000),
            (bucket, 1, 10),
            (bucket + 1, 1, 10),
        ] {
            let extent = extent(targets);
            stand_in_order::<[u64; 2]>(&Layout::wide(&extent), number, seats, targets);
            let narrow = Layout::narrow(&extent);
            assert_eq!(narrow.is_some(), targets < 40_000, "{targets}");
            if let Some(layout) = narrow {
                stand_in_order::<u64>(&layout, number, seats, targets);
            }
        }
    }

    #[test]
    fn of_few_ticks_rows_of_one_cell_stand_by_time() {
        let layout = Layout::narrow(&Extent {
            last: 364,
            ..extent(100)
        })
        .unwrap();
        let mut seed = 7u32;
        let rows = (0..5_000).map(|row| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let said = Said {
                tick: u64::from(seed >> 8) % 365,
                row,
                target: (seed >> 20) % 100,
                task: 0,
                level: 0,
                purpose: Purpose::Summative,
                support: SupportKind::Independent,
            };
            layout.pack(seed >> 28, &said)
        });
        let mut sorted: Vec<u64> = rows.collect();
        let mut expected = sorted.clone();
        expected.sort_unstable();
        Sorter::default().sort(&mut sorted, 16, &layout);
        assert_eq!(sorted, expected);
    }
}
