//! Compressed rows: where each row begins, and all rows one after the other.

use std::iter::Copied;
use std::ops::Range;
use std::slice::Iter;

use super::spans::Spans;

/// A dense index as a position in a slice.
pub(crate) const fn at(index: u32) -> usize {
    index as usize
}

/// A count or position as a dense index.
///
/// Four thousand million rows would need more memory than their indices could address usefully;
/// past that the index saturates and lookups find nothing.
pub(crate) fn dense(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

/// Up to so many rows their starts stay in the nearest memory while pairs are grouped.
const NEAR: u32 = 1 << 15;
/// How many rows one part has when pairs of more rows are grouped, in bits.
const PART: u32 = 13;
/// Up to so many cells comparing all of them is faster than guessing which to compare.
const FEW: usize = 8;

/// The pairs part by part of their rows, which are all below `rows`; in their order within a part.
/// O(rows + pairs).
fn by_part(rows: u32, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Vec<(u32, u32)> {
    let mut next = vec![0usize; at(rows >> PART).saturating_add(1)];
    for (row, _) in pairs.clone() {
        if let Some(count) = next.get_mut(at(row >> PART)) {
            *count += 1;
        }
    }
    let mut total = 0;
    for next in &mut next {
        total += std::mem::replace(next, total);
    }
    let mut parted = vec![(0, 0); total];
    for pair in pairs {
        if let Some(next) = next.get_mut(at(pair.0 >> PART)) {
            if let Some(slot) = parted.get_mut(*next) {
                *slot = pair;
            }
            *next += 1;
        }
    }
    parted
}

/// Sorts numbers, a few by exchanges that no branch depends on; whether any is repeated.
fn sort(cells: &mut [u32]) -> bool {
    match cells.len() {
        0 | 1 => false,
        2 => sort_few::<2>(cells),
        3 => sort_few::<3>(cells),
        4 => sort_few::<4>(cells),
        5 => sort_few::<5>(cells),
        6 => sort_few::<6>(cells),
        7 => sort_few::<7>(cells),
        FEW => sort_few::<FEW>(cells),
        _ => {
            cells.sort_unstable();
            repeats(cells)
        }
    }
}

/// Sorts so many numbers that the compiler knows every exchange.
#[inline]
fn sort_few<const N: usize>(cells: &mut [u32]) -> bool {
    let Some(cells) = cells.first_chunk_mut::<N>() else {
        return false;
    };
    let mut sorted = *cells;
    let mut rest = sorted.as_mut_slice();
    while let Some((last, before)) = rest.split_last_mut() {
        for cell in &mut *before {
            (*cell, *last) = ((*cell).min(*last), (*cell).max(*last));
        }
        rest = before;
    }
    *cells = sorted;
    repeats(&sorted)
}

/// Whether neighbours are equal; looks at all, since they hardly ever are.
#[inline]
fn repeats(cells: &[u32]) -> bool {
    let next = cells.iter().skip(1);
    let equal = cells.iter().zip(next).filter(|(one, next)| one == next);
    equal.count() > 0
}

/// Rows that are filled cell by cell in any order, once it is known how many cells each has; what
/// is for other rows is left out.
struct Filling {
    /// Where the next cell of each row goes, one row further on: when all are filled, the start of
    /// the next row has moved to its place.
    next: Vec<u32>,
    cells: Vec<u32>,
}

impl Filling {
    /// For as many cells of each row as it stands in `each`.
    fn of(rows: u32, each: impl Iterator<Item = u32>) -> Self {
        let mut next = vec![0u32; at(rows).saturating_add(2)];
        for row in each {
            if let Some(count) = next.get_mut(at(row).saturating_add(2)) {
                *count = count.saturating_add(1);
            }
        }
        let mut total = 0u32;
        for start in &mut next {
            total = total.saturating_add(*start);
            *start = total;
        }
        let cells = vec![0; at(total)];
        Self { next, cells }
    }

    #[inline]
    fn put(&mut self, row: u32, cell: u32) {
        if let Some(next) = self.next.get_mut(at(row).saturating_add(1)) {
            let place = at(*next);
            *next = next.saturating_add(1);
            if let Some(slot) = self.cells.get_mut(place) {
                *slot = cell;
            }
        }
    }

    fn end(mut self) -> Table {
        self.next.pop();
        Table {
            rows: self.next.into(),
            cells: self.cells,
        }
    }
}

/// Rows of `u32` of different lengths, in two flat columns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Table {
    rows: Spans,
    cells: Vec<u32>,
}

impl Table {
    /// Groups pairs of row and cell by row, keeping the order of the pairs within a row.
    ///
    /// O(rows + pairs). Pairs whose row is not below `rows` are left out.
    pub(crate) fn group(rows: u32, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let inside = pairs.filter(move |(row, _)| *row < rows);
        if rows <= NEAR {
            return Self::group_near(rows, inside);
        }
        Self::group_near(rows, by_part(rows, inside).into_iter())
    }

    /// Groups by a counting sort, which jumps from row to row as the pairs do.
    fn group_near(rows: u32, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let mut filling = Filling::of(rows, pairs.clone().map(|(row, _)| row));
        pairs.for_each(|(row, cell)| filling.put(row, cell));
        filling.end()
    }

    /// For each cell value below `rows` the rows that it stands in, ascending.
    pub(crate) fn transposed(&self, rows: u32) -> Self {
        if rows > NEAR {
            let rows_of = (0..self.len()).map(|row| (row, self.row(row)));
            let pairs = rows_of.flat_map(|(row, cells)| cells.iter().map(move |cell| (*cell, row)));
            return Self::group(rows, pairs);
        }
        let mut filling = Filling::of(rows, self.cells.iter().copied());
        let mut rest = self.cells.as_slice();
        for (row, length) in (0..).zip(self.lengths()) {
            let (cells, after) = rest.split_at_checked(at(length)).unwrap_or_default();
            rest = after;
            for cell in cells {
                filling.put(*cell, row);
            }
        }
        filling.end()
    }

    /// No rows yet, for at most so many rows and cells.
    pub(crate) fn with_capacity(rows: usize, cells: usize) -> Self {
        Self {
            rows: Spans::with_capacity(rows),
            cells: Vec::with_capacity(cells),
        }
    }

    /// Makes room for so many more rows.
    pub(crate) fn reserve(&mut self, rows: usize) {
        self.rows.reserve(rows);
    }

    /// Appends one row.
    #[inline]
    pub(crate) fn push(&mut self, row: impl IntoIterator<Item = u32>) {
        self.cells.extend(row);
        self.rows.push(dense(self.cells.len()));
    }

    /// Adds cells to the row that is being built.
    #[inline]
    pub(crate) fn extend(&mut self, cells: impl IntoIterator<Item = u32>) {
        self.cells.extend(cells);
    }

    /// Ends the row that is being built, its cells ascending and each once.
    pub(crate) fn end_ascending(&mut self) {
        let from = at(self.rows.end());
        if sort(self.cells.get_mut(from..).unwrap_or_default()) {
            let mut row = self.cells.split_off(from);
            row.dedup();
            self.cells.append(&mut row);
        }
        self.rows.push(dense(self.cells.len()));
    }

    /// Takes the last row off.
    pub(crate) fn pop(&mut self) {
        self.rows.pop();
        self.cells.truncate(at(self.rows.end()));
    }

    pub(crate) fn shrink_to_fit(&mut self) {
        self.rows.shrink_to_fit();
        self.cells.shrink_to_fit();
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> u32 {
        dense(self.rows.len())
    }

    /// How many cells each row has.
    pub(crate) fn lengths(&self) -> impl ExactSizeIterator<Item = u32> {
        self.rows.lengths()
    }

    /// All cells, row after row.
    pub(crate) fn cells(&self) -> &[u32] {
        &self.cells
    }

    /// Where a row stands in the cells; empty for a row that is not there.
    #[inline]
    pub(crate) fn range(&self, row: u32) -> Range<usize> {
        let row = self.rows.row(row);
        at(row.start)..at(row.end)
    }

    /// The cells of a row; empty for a row that is not there. O(1).
    #[inline]
    pub(crate) fn row(&self, row: u32) -> &[u32] {
        self.cells.get(self.range(row)).unwrap_or_default()
    }
}

/// A directed graph: the rows of what each node leads to, and of what leads to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rows {
    after: Table,
    before: Table,
}

impl Rows {
    /// Builds the graph of `n` nodes from pairs of a node and one that it leads to.
    ///
    /// Repeated edges stay; edges with an end that is not below `n` are left out. Neighbours
    /// stand in the order of the edges. O(nodes + edges).
    pub(crate) fn from_edges(n: u32, edges: &[(u32, u32)]) -> Self {
        let inside = edges.iter().copied().filter(|(a, b)| *a < n && *b < n);
        Self {
            after: Table::group(n, inside.clone()),
            before: Table::group(n, inside.map(|(a, b)| (b, a))),
        }
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> u32 {
        self.after.len()
    }

    /// What a node leads to.
    pub(crate) fn after(&self, node: u32) -> Copied<Iter<'_, u32>> {
        self.after.row(node).iter().copied()
    }

    /// What leads to a node.
    pub(crate) fn before(&self, node: u32) -> Copied<Iter<'_, u32>> {
        self.before.row(node).iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_the_order_of_the_edges() {
        let rows = Rows::from_edges(4, &[(0, 3), (2, 1), (0, 1), (9, 0), (0, 9)]);
        assert_eq!(rows.len(), 4);
        assert_eq!(rows.after(0).collect::<Vec<_>>(), [3, 1]);
        assert_eq!(rows.before(1).collect::<Vec<_>>(), [2, 0]);
        assert_eq!(rows.after(7).count(), 0);
    }

    #[test]
    fn tables_grow_row_by_row() {
        let mut table = Table::default();
        table.push([4, 5]);
        table.push([]);
        table.push([6]);
        assert_eq!(table.len(), 3);
        assert_eq!(table.row(0), [4, 5]);
        assert!(table.row(1).is_empty());
        assert_eq!(table.row(2), [6]);
        assert!(table.row(3).is_empty());
    }

    #[test]
    fn many_rows_are_grouped_as_few_are() {
        let rows = 3 * NEAR + 7;
        let pairs = (0..200_000u32).map(|i| (i.wrapping_mul(0x9E37_79B9) % (rows + 100), i));
        let table = Table::group(rows, pairs.clone());
        assert_eq!(table.len(), rows);
        let mut expected = vec![Vec::new(); at(rows)];
        for (row, cell) in pairs.filter(|(row, _)| *row < rows) {
            expected[at(row)].push(cell);
        }
        assert!((0..rows).all(|row| table.row(row) == expected[at(row)]));
    }

    #[test]
    fn a_transposed_table_tells_the_rows_of_each_cell() {
        let mut table = Table::default();
        table.push([2, 0]);
        table.push([]);
        table.push([0, 3, 9]);
        let turned = table.transposed(3);
        assert_eq!(turned.len(), 3);
        assert_eq!(turned.row(0), [0, 2]);
        assert!(turned.row(1).is_empty());
        assert_eq!(turned.row(2), [0]);
    }

    #[test]
    fn rows_of_every_length_end_ascending_and_come_off_again() {
        let mut table = Table::default();
        for length in 0..2 * dense(FEW) {
            let cells = (0..length).map(|i| i.wrapping_mul(0x9E37_79B9) % (length + 3) / 2);
            table.extend(cells.clone());
            table.end_ascending();
            let mut expected: Vec<u32> = cells.collect();
            expected.sort_unstable();
            expected.dedup();
            assert_eq!(table.row(length), expected);
        }
        let number = table.len();
        table.push([1, 2]);
        table.pop();
        assert_eq!(table.len(), number);
        assert_eq!(table.cells().len(), table.range(number - 1).end);
        (0..=number).for_each(|_| table.pop());
        assert_eq!(table, Table::default());
    }
}
