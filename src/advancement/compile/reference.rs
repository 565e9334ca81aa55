//! Finds in the library what rules name.

use super::{Compiler, Subject, binding_name, with_near};
use crate::advancement::finding;
use crate::finding::Note;
use crate::framework::{Reference, ReferenceError};
use crate::id::ItemId;

impl Compiler<'_> {
    pub(super) fn targets_of(
        &mut self,
        references: &[Reference],
        subject: &Subject<'_>,
    ) -> Option<Vec<u32>> {
        let name = binding_name(subject.binding);
        let mut all = Some(Vec::new());
        for reference in references {
            let Some(id) = self.find(reference, &name) else {
                all = None;
                continue;
            };
            let Some(target) = self.index.get(&id).copied() else {
                let habit = self.habit(&name, reference.as_str());
                self.findings.add(
                    &finding::NOT_A_TARGET,
                    &habit,
                    crate::finding::Site::Built(&["policy", &name, reference.as_str()]),
                    || Note::new(format!("`{reference}` is not a target")).about(&id),
                );
                all = None;
                continue;
            };
            if let Some(all) = &mut all {
                all.push(target);
            }
        }
        let mut all = all?;
        all.sort_unstable();
        all.dedup();
        Some(all)
    }

    pub(super) fn find(&mut self, reference: &Reference, name: &str) -> Option<ItemId> {
        match self.library.find(reference) {
            Ok(item) => Some(item.id().clone()),
            Err(error) => {
                self.reference_fault(&error, name);
                None
            }
        }
    }

    pub(super) fn reference_fault(&mut self, error: &ReferenceError, name: &str) {
        let (ReferenceError::Ambiguous { reference, .. }
        | ReferenceError::Unknown { reference, .. }) = error;
        let habit = self.habit(name, reference.as_str());
        let site = ["policy", name, reference.as_str()];
        let site = crate::finding::Site::Built(&site);
        match error {
            ReferenceError::Ambiguous { candidates, .. } => {
                self.findings
                    .add(&finding::AMBIGUOUS_REFERENCE, &habit, site, || {
                        let list: Vec<String> = candidates
                            .iter()
                            .filter_map(|id| Some((self.library.name_of(id)?, id)))
                            .map(|(name, id)| format!("`{id}` in `{name}`"))
                            .collect();
                        let note = Note::new(format!("{error}, expected one"));
                        let note = note.help(format!("name one of {}", list.join(", ")));
                        candidates.iter().fold(note, Note::about)
                    });
            }
            ReferenceError::Unknown { near, .. } => {
                let near = near.as_ref().map(Reference::as_str);
                self.findings
                    .add(&finding::UNKNOWN_REFERENCE, &habit, site, || {
                        with_near(Note::new(error.to_string()), near)
                    });
            }
        }
    }
}
