//! Standings fed with what came to the log since.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::weigh::{Desk, Scratch};
use super::{ApplyError, Standing};
use crate::evidence::{EvidenceLog, Receipt};

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
            None => self.same_log(log),
        }
    }

    fn same_log(&self, log: &EvidenceLog) -> Result<(), ApplyError> {
        let (found, seen) = (log.position(), self.0.position);
        if found < seen {
            return Err(ApplyError::ShorterLog { found, seen });
        }
        if log.removed() != self.0.removals {
            return Err(ApplyError::Removed);
        }
        Ok(())
    }

    fn apply_to(&mut self, last: u32, log: &EvidenceLog) -> Result<(), ApplyError> {
        self.same_log(log)?;
        if last >= log.position() {
            return Err(ApplyError::NoRecord(last));
        }
        // A view sees the whole log, so that all of it is taken in at once.
        let policy = self.0.policy.clone();
        let compiled = &policy.0;
        let mut touched = BTreeSet::new();
        for position in self.0.position..log.position() {
            for (learner, target) in log.touched_by(position) {
                if *learner == self.0.learner
                    && let Some(target) = target.and_then(|id| compiled.index.get(id))
                {
                    touched.insert(*target);
                }
            }
        }
        let state = Arc::make_mut(&mut self.0);
        state.position = log.position();
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
