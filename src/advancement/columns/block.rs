//! Rows read, some at a time.

use std::ops::Range;

use super::ground::Ground;
use super::packed::Said;
use crate::evidence::NONE;
use crate::graph::dense;

/// How many rows are read of one column before the next: a near cache holds what they come to.
const ROWS: usize = 512;

/// What some rows come to, column by column. Each column is read by a loop of its own, since asking
/// every column anew for every row costs twice as much.
struct Block {
    learners: [u32; ROWS],
    places: [u32; ROWS],
    tasks: [u32; ROWS],
    levels: [u16; ROWS],
    ticks: [u64; ROWS],
}

impl Ground<'_> {
    /// Tells what these rows say, one after the other, with the number of the learner of each.
    pub(super) fn tell(&self, rows: Range<usize>, mut each: impl FnMut(u32, Said)) {
        let mut block = Block {
            learners: [NONE; ROWS],
            places: [NONE; ROWS],
            tasks: [NONE; ROWS],
            levels: [0; ROWS],
            ticks: [0; ROWS],
        };
        let mut start = rows.start;
        while start < rows.end {
            let some = start..rows.end.min(start + ROWS);
            let columns = &self.columns;
            columns.learner.numbers().read(start, &mut block.learners);
            columns.target.numbers().read(start, &mut block.places);
            columns.task.numbers().read(start, &mut block.tasks);
            self.read_levels(start, &block.places, &mut block.levels);
            self.clock.read(columns.performed, start, &mut block.ticks);
            let named = block.learners.iter().zip(&block.places);
            let shown = block.tasks.iter().zip(&block.levels).zip(&block.ticks);
            for (row, ((learner, place), ((task, level), tick))) in
                some.clone().zip(named.zip(shown))
            {
                let said = Said {
                    tick: *tick,
                    row: dense(row),
                    target: self.target(*place),
                    task: *task,
                    level: *level,
                    purpose: self.purpose(row),
                    support: self.support(row),
                };
                each(*learner, said);
            }
            start = some.end;
        }
    }
}
