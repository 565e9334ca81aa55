//! Rows by learner.

use super::ground::Ground;
use super::packed::{Layout, SEAT_BITS, Words};
use super::sort::{BUCKET, Sorter};
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
    /// Nothing where the columns have them side by side already.
    partition: Option<Vec<Words>>,
}

impl Span {
    pub(super) const fn len(self) -> u32 {
        self.end - self.start
    }

    const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
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
                partition: None,
            };
        }
        let spans = spans(numbers, learners);
        Self {
            partition: Some(partition(ground, &spans)),
            spans,
        }
    }

    /// How many bytes it holds.
    pub(super) fn bytes(&self) -> usize {
        let partition = self.partition.as_ref().map_or(0, Vec::capacity);
        self.spans.capacity() * size_of::<Span>() + partition * size_of::<Words>()
    }

    pub(super) fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The rows of a span by target, of each nearly by time; `room` is for those that are not kept.
    pub(super) fn read<'r>(
        &'r self,
        span: Span,
        ground: &Ground<'_>,
        room: &'r mut Vec<Words>,
        sorter: &mut Sorter,
    ) -> &'r [Words] {
        match &self.partition {
            None => {
                room.clear();
                ground.pack(span.range(), |_, words| room.push(words));
                sorter.sort(room, 1, &ground.layout);
                room
            }
            Some(partition) => partition.get(span.range()).unwrap_or_default(),
        }
    }

    /// The numbers of the rows of a span, in their order.
    pub(super) fn rows(&self, span: Span) -> Vec<usize> {
        match &self.partition {
            None => span.range().collect(),
            Some(partition) => {
                let rows = partition.get(span.range()).unwrap_or_default();
                let rows = rows.iter().map(|words| Layout::row(*words) as usize);
                let mut rows: Vec<usize> = rows.collect();
                rows.sort_unstable();
                rows
            }
        }
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
fn partition(ground: &Ground<'_>, spans: &[Span]) -> Vec<Words> {
    let rows = ground.columns.len();
    let (seats, mut next) = seats(spans);
    let mut partition = vec![[0; 2]; rows];
    ground.pack(0..rows, |learner, words| {
        let Some(seat) = seats.get(learner as usize) else {
            return;
        };
        let Some(at) = next.get_mut(seat.bucket as usize) else {
            return;
        };
        if let Some(slot) = partition.get_mut(*at as usize) {
            *slot = ground.layout.seated(words, seat.place);
        }
        *at += 1;
    });
    let mut sorter = Sorter::default();
    let mut rest = partition.as_mut_slice();
    let mut spans = spans;
    for bucket in seats.chunk_by(|one, other| one.bucket == other.bucket) {
        let (own, others) = spans.split_at(bucket.len());
        let seats = own.iter().filter(|span| span.len() > 0).count();
        let rows = own.iter().map(|span| span.len() as usize).sum();
        let (rows, after) = rest.split_at_mut(rows);
        sorter.sort(rows, seats, &ground.layout);
        (spans, rest) = (others, after);
    }
    partition
}

// Each of a bucket has a row at least.
const _: () = assert!(BUCKET <= 1 << SEAT_BITS);

/// In which bucket a learner is, and which of it.
struct Seat {
    bucket: u32,
    place: u32,
}

/// By learner the seat, and by bucket where its rows begin. A bucket has neighbours who together
/// have so many rows at most, or one learner who has more. Who has no row takes no seat.
fn seats(spans: &[Span]) -> (Vec<Seat>, Vec<u32>) {
    let mut begins: Vec<u32> = Vec::new();
    let mut place = 0;
    let seats = spans.iter().map(|span| {
        let full = |begin: &u32| span.len() > 0 && (span.end - begin) as usize > BUCKET;
        if begins.last().is_none_or(full) {
            begins.push(span.start);
            place = 0;
        }
        let bucket = dense(begins.len() - 1);
        let seat = Seat { bucket, place };
        place += u32::from(span.len() > 0);
        seat
    });
    let seats = seats.collect();
    (seats, begins)
}
