//! From rows to works: one value for each work, and of attempts those that count.

use std::cmp::Reverse;

use super::{Piece, Skip};
use crate::advancement::shown::Shown;
use crate::mastery::{Attempts, Judgements, Settings};
use crate::score::Score;

/// One row for each work: of several judgements the one that speaks for it, of its criteria one
/// value.
pub(super) fn within_works<R: Shown>(
    pieces: &mut Vec<Piece>,
    rows: &[R],
    settings: &Settings,
    skip: &mut dyn FnMut(u32, Skip),
) {
    let within = settings.within_work();
    let work = |piece: &Piece| rows.get(piece.row as usize).map(|row| row.work_key());
    pieces.sort_by_key(|piece| (work(piece), piece.row));
    let mut one_each: Vec<Piece> = Vec::with_capacity(pieces.len());
    for group in pieces.chunk_by(|a, b| work(a) == work(b)) {
        if let [only] = group {
            one_each.push(*only);
            continue;
        }
        // Rows stand in order of recording, so that the last of equal ones is the latest.
        let speaks = group
            .iter()
            .filter_map(|piece| rows.get(piece.row as usize))
            .max_by_key(|row| {
                let standing = match within.judgements() {
                    Judgements::HighestRole => row.role().map(|role| within.roles().standing(role)),
                    Judgements::Latest => None,
                };
                (row.is_moderated(), standing)
            });
        let Some(speaks) = speaks else { continue };
        let mut values = Vec::with_capacity(group.len());
        let mut last = None;
        for piece in group {
            let Some(row) = rows.get(piece.row as usize) else {
                continue;
            };
            if row.judged_in() == speaks.judged_in() {
                values.push(piece.value);
                last = Some(piece.row);
            } else {
                skip(piece.row, Skip::OtherJudgement);
            }
        }
        if let (Some(value), Some(row)) = (within.criteria().combine(&values), last) {
            one_each.push(Piece { value, row });
        }
    }
    one_each.sort_unstable_by_key(|piece| piece.row);
    *pieces = one_each;
}

/// Leaves out attempts that another one replaces. Works stand in their order.
pub(super) fn attempts<R: Shown>(
    pieces: &mut Vec<Piece>,
    rows: &[R],
    settings: &Settings,
    skip: &mut dyn FnMut(u32, Skip),
) {
    let best = match settings.attempts() {
        Attempts::All => return,
        Attempts::Newest => false,
        Attempts::Best => true,
    };
    let task = |piece: &Piece| rows.get(piece.row as usize).map(|row| row.task_key());
    let mut order: Vec<(Option<u32>, Option<Score>, usize)> = pieces
        .iter()
        .enumerate()
        .map(|(at, piece)| (task(piece), best.then_some(piece.value), at))
        .collect();
    order.sort_unstable_by_key(|entry| Reverse(*entry));
    let mut stays = vec![false; pieces.len()];
    for group in order.chunk_by(|a, b| a.0 == b.0) {
        if let Some(slot) = group.first().and_then(|(_, _, at)| stays.get_mut(*at)) {
            *slot = true;
        }
    }
    let mut stay = stays.into_iter();
    pieces.retain(|piece| {
        let stays = stay.next().unwrap_or(false);
        if !stays {
            skip(piece.row, Skip::OtherAttempt);
        }
        stays
    });
}
