//! Rows by learner.

use super::ground::Ground;
use super::packed::{Extent, Layout};
use super::sort::{BUCKET, Sorter};
use super::words::Words;
use crate::evidence::Numbers;
use crate::graph::dense;

/// Where the rows of one learner stand.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Span {
    start: u32,
    end: u32,
}

/// The rows of each learner, side by side.
#[derive(Debug, Clone)]
pub(super) struct Groups {
    /// By place in the dictionary of learners.
    spans: Vec<Span>,
    layout: Layout,
    kept: Kept,
}

/// What is kept for rows.
#[derive(Debug, Clone)]
enum Kept {
    /// Nothing: the columns have each learner's rows side by side already.
    Nothing,
    /// A word each, where all that is looked at has room in it.
    Narrow(Vec<u64>),
    Wide(Vec<[u64; 2]>),
}

/// Some rows as they are packed.
pub(super) enum Packed<'r> {
    Narrow(&'r [u64]),
    Wide(&'r [[u64; 2]]),
}

/// Room for the rows of one learner, where they are not kept.
#[derive(Debug, Default)]
pub(super) struct Room {
    rows: Vec<[u64; 2]>,
    sorter: Sorter<[u64; 2]>,
}

impl Span {
    pub(super) const fn len(self) -> u32 {
        self.end - self.start
    }

    const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    fn of<W>(self, all: &[W]) -> &[W] {
        all.get(self.range()).unwrap_or_default()
    }
}

impl Groups {
    /// O(rows); nothing is kept for a row where each learner's rows stand side by side.
    pub(super) fn new(ground: &Ground<'_>) -> Self {
        let learner = &ground.columns.learner;
        let (numbers, learners) = (learner.numbers(), learner.names().len());
        if let Some(spans) = side_by_side(numbers, learners) {
            return Self {
                spans,
                layout: Layout::wide(&extent(ground, 1)),
                kept: Kept::Nothing,
            };
        }
        let spans = spans(numbers, learners);
        let seats = seats(&spans);
        let most = seats.iter().map(|seat| seat.place + 1).max();
        let extent = extent(ground, most.unwrap_or(1));
        let narrow = Layout::narrow(&extent);
        let layout = narrow.unwrap_or_else(|| Layout::wide(&extent));
        let kept = if narrow.is_some() {
            Kept::Narrow(partition(ground, &layout, &spans, &seats))
        } else {
            Kept::Wide(partition(ground, &layout, &spans, &seats))
        };
        Self {
            spans,
            layout,
            kept,
        }
    }

    /// How many bytes it holds.
    pub(super) fn bytes(&self) -> usize {
        let kept = match &self.kept {
            Kept::Nothing => 0,
            Kept::Narrow(rows) => rows.capacity() * size_of::<u64>(),
            Kept::Wide(rows) => rows.capacity() * size_of::<[u64; 2]>(),
        };
        self.spans.capacity() * size_of::<Span>() + kept
    }

    pub(super) fn spans(&self) -> &[Span] {
        &self.spans
    }

    pub(super) const fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The rows of a span by target, of each nearly by time; `room` is for those that are not kept.
    pub(super) fn read<'r>(
        &'r self,
        span: Span,
        ground: &Ground<'_>,
        room: &'r mut Room,
    ) -> Packed<'r> {
        match &self.kept {
            Kept::Nothing => {
                let Room { rows, sorter } = room;
                rows.clear();
                ground.tell(span.range(), |_, said| {
                    rows.push(self.layout.pack(0, &said));
                });
                sorter.sort(rows, 1, &self.layout);
                Packed::Wide(rows)
            }
            Kept::Narrow(rows) => Packed::Narrow(span.of(rows)),
            Kept::Wide(rows) => Packed::Wide(span.of(rows)),
        }
    }

    /// The numbers of the rows of a span, in their order.
    pub(super) fn rows(&self, span: Span) -> Vec<usize> {
        match &self.kept {
            Kept::Nothing => span.range().collect(),
            Kept::Narrow(rows) => self.numbers(span.of(rows)),
            Kept::Wide(rows) => self.numbers(span.of(rows)),
        }
    }

    fn numbers<W: Words>(&self, rows: &[W]) -> Vec<usize> {
        let numbers = rows.iter().map(|words| self.layout.row(*words) as usize);
        let mut numbers: Vec<usize> = numbers.collect();
        numbers.sort_unstable();
        numbers
    }
}

fn extent(ground: &Ground<'_>, seats: u32) -> Extent {
    Extent {
        rows: ground.columns.len(),
        seats: seats as usize,
        targets: ground.targets(),
        tasks: ground.columns.task.names().len(),
        levels: ground.levels(),
        last: ground.clock.last,
    }
}

/// Where each learner's rows stand, if no learner's are apart.
fn side_by_side(numbers: &Numbers<'_>, learners: usize) -> Option<Vec<Span>> {
    let mut spans = vec![Span::default(); learners];
    let mut start = 0;
    while start < numbers.len() {
        let number = numbers.at(start);
        let mut end = start + 1;
        while end < numbers.len() && numbers.at(end) == number {
            end += 1;
        }
        let span = spans.get_mut(number as usize)?;
        if span.len() > 0 {
            return None;
        }
        *span = Span {
            start: dense(start),
            end: dense(end),
        };
        start = end;
    }
    Some(spans)
}

/// Where each learner's rows will stand, by counting them.
fn spans(numbers: &Numbers<'_>, learners: usize) -> Vec<Span> {
    let mut spans = vec![Span::default(); learners];
    for row in 0..numbers.len() {
        if let Some(span) = spans.get_mut(numbers.at(row) as usize) {
            span.end += 1;
        }
    }
    let mut start = 0;
    for span in &mut spans {
        let end = start + span.end;
        *span = Span { start, end };
        start = end;
    }
    spans
}

/// The rows in the order of learners, and of each learner as [`Sorter::sort`] leaves them.
///
/// Written straight to their places, rows of many learners would each touch a page of their own.
/// So they are first written to buckets of neighbouring learners, and then each bucket, which a
/// near cache holds, is put in order.
fn partition<W: Words>(
    ground: &Ground<'_>,
    layout: &Layout,
    spans: &[Span],
    seats: &[Seat],
) -> Vec<W> {
    let rows = ground.columns.len();
    let mut partition = vec![W::default(); rows];
    let buckets = || seats.chunk_by(|one, other| one.bucket == other.bucket);
    let mut next = begins(spans, buckets());
    ground.tell(0..rows, |learner, said| {
        let Some(seat) = seats.get(learner as usize) else {
            return;
        };
        let Some(at) = next.get_mut(seat.bucket as usize) else {
            return;
        };
        if let Some(slot) = partition.get_mut(*at as usize) {
            *slot = layout.pack(seat.place, &said);
        }
        *at += 1;
    });
    let mut sorter = Sorter::default();
    let mut rest = partition.as_mut_slice();
    let mut spans = spans;
    for bucket in buckets() {
        let (own, others) = spans.split_at(bucket.len());
        let seats = own.iter().filter(|span| span.len() > 0).count();
        let rows = own.iter().map(|span| span.len() as usize).sum();
        let (rows, after) = rest.split_at_mut(rows);
        sorter.sort(rows, seats, layout);
        (spans, rest) = (others, after);
    }
    partition
}

/// In which bucket a learner is, and which of it.
struct Seat {
    bucket: u32,
    place: u32,
}

/// By learner the seat. A bucket has neighbours who together have so many rows at most, or one
/// learner who has more. Who has no row takes no seat.
fn seats(spans: &[Span]) -> Vec<Seat> {
    let (mut bucket, mut place, mut begin) = (0, 0, 0);
    let seats = spans.iter().map(|span| {
        if place > 0 && span.len() > 0 && (span.end - begin) as usize > BUCKET {
            (bucket, place, begin) = (bucket + 1, 0, span.start);
        }
        let seat = Seat { bucket, place };
        place += u32::from(span.len() > 0);
        seat
    });
    seats.collect()
}

/// By bucket where its rows begin.
fn begins<'s>(spans: &[Span], buckets: impl Iterator<Item = &'s [Seat]>) -> Vec<u32> {
    let first = buckets.scan(0, |at, bucket| {
        Some(std::mem::replace(at, *at + bucket.len()))
    });
    let starts = first.filter_map(|at| spans.get(at).map(|span| span.start));
    starts.collect()
}
