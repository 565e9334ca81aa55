//! Standings fed with what came to the log since.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::weigh::{Desk, Scratch};
use super::{ApplyError, Standing};
use crate::evidence::{EvidenceLog, Receipt};
use crate::id::ItemId;

impl Standing {
    /// Takes in a record that was appended, and with it all other records of the log that the
    /// standing has not seen.
    ///
    /// Recomputes only what the records touch and what depends on it; the result equals an
    /// evaluation of the log. O(rows of the touched targets + rules that depend on
    /// them). A standing that shares its state with a clone copies it first.
    ///
    /// # Errors
    /// [`ApplyError`] if the log is not the one that the standing has seen, or the record is not
    /// in it. The standing is then as it was.
    ///
    /// ```no_run
    /// # fn example(standing: &mut continua::advancement::Standing, log: &mut continua::EvidenceLog, row: continua::Evidence) -> Result<(), Box<dyn std::error::Error>> {
    /// let receipt = log.append(row)?;
    /// standing.apply(receipt, log)?;
    /// # Ok(()) }
    /// ```
    pub fn apply(&mut self, receipt: Receipt, log: &EvidenceLog) -> Result<(), ApplyError> {
        self.apply_to(receipt.position(), log)
    }

    /// Takes in all records of the log that it has not seen.
    ///
    /// # Errors
    /// As [`apply`](Self::apply).
    pub fn catch_up(&mut self, log: &EvidenceLog) -> Result<(), ApplyError> {
        match log.position().checked_sub(1) {
            Some(last) => self.apply_to(last, log),
            None => self.touched_since(log).map(drop),
        }
    }

    /// The targets of the learner that records touch which the standing has not seen, if the log is
    /// still the one that it has seen: no shorter, with no record emptied since, and with every row
    /// of the learner. Taking a learner out of the works of a group empties no record.
    pub(crate) fn touched_since<'l>(
        &self,
        log: &'l EvidenceLog,
    ) -> Result<BTreeSet<&'l ItemId>, ApplyError> {
        let (found, seen) = (log.position(), self.0.position);
        if found < seen {
            return Err(ApplyError::ShorterLog { found, seen });
        }
        let mut rows = self.0.rows;
        let mut all = BTreeSet::new();
        for position in seen..found {
            let touched = log.touched_by(position);
            let mut own = touched
                .into_iter()
                .filter(|(learner, _)| **learner == self.0.learner)
                .peekable();
            if own.peek().is_some() {
                rows = rows.saturating_add(log.rows_brought(position, &self.0.learner));
            }
            all.extend(own.filter_map(|(_, target)| target));
        }
        if log.removed() != self.0.removals || log.rows_of(&self.0.learner) != rows {
            return Err(ApplyError::Removed);
        }
        Ok(all)
    }

    /// Whether the log knew the learner when the standing was evaluated, and was told to forget.
    pub(super) fn is_forgotten(&self, log: &EvidenceLog) -> bool {
        let state = &self.0;
        let Some(known) = log.learner_rows(&state.learner) else {
            return state.rows > 0 || !state.attested.is_empty() || !state.applies.is_empty();
        };
        // One who came back has other rows than those that were seen and came since; what was
        // redacted says whose it was.
        let since = state.position..log.position();
        let since = since.map(|position| log.rows_brought(position, &state.learner));
        known.removals.is_empty() && known.cells != since.fold(state.rows, u32::saturating_add)
    }

    fn apply_to(&mut self, last: u32, log: &EvidenceLog) -> Result<(), ApplyError> {
        let touched = self.touched_since(log)?;
        if last >= log.position() {
            return Err(ApplyError::NoRecord(last));
        }
        // A view sees the whole log, so that all of it is taken in at once.
        let policy = self.0.policy.clone();
        let compiled = &policy.0;
        let touched: BTreeSet<u32> = touched
            .into_iter()
            .filter_map(|id| compiled.index.get(id).copied())
            .collect();
        let state = Arc::make_mut(&mut self.0);
        state.position = log.position();
        state.rows = log.rows_of(&state.learner);
        if touched.is_empty() {
            return Ok(());
        }
        let desk = Desk::new(compiled, log, &state.learner.clone(), &state.as_of.clone());
        let mut parts = BTreeSet::new();
        let mut fresh = Vec::new();
        let mut scratch = Scratch::default();
        for target in touched {
            let mut deciders = compiled.deciders(target).peekable();
            let Some(id) = compiled.id(target).filter(|_| deciders.peek().is_some()) else {
                continue;
            };
            let view = desk.view.target(id);
            let rows = view.as_ref().map_or(&[][..], |view| view.shown());
            for at in deciders {
                let Some(plan) = compiled.plan(at) else {
                    continue;
                };
                fresh.clear();
                desk.scales.leaves(plan, rows, &mut scratch, &mut fresh);
                let slots = state.leaves.iter_mut().skip(plan.first_leaf as usize);
                for (slot, leaf) in slots.zip(fresh.drain(..)) {
                    *slot = leaf;
                }
                if let Some(slot) = state.targets.get_mut(at as usize) {
                    slot.supported = desk.scales.shown_with_support(plan, rows);
                }
                parts.extend(compiled.part_of.get(at as usize));
            }
            state.read_statements(compiled, &desk, Some(target));
        }
        state.decide_from(compiled, parts);
        Ok(())
    }
}
