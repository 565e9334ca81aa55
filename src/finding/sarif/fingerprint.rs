//! What stays the same of a finding when other parts of a file change.

use std::collections::HashMap;

use super::super::{Finding, Place};

/// Gives each result a fingerprint; equal ones are told apart by their order.
#[derive(Default)]
pub(super) struct Fingerprints {
    seen: HashMap<u64, u32>,
}

impl Fingerprints {
    /// Over the file, the rule, the ids and the way to the place without the numbers of elements,
    /// which change when something is put in before them. 64-bit FNV-1a.
    pub(super) fn of(&mut self, uri: &str, finding: &Finding) -> String {
        let mut print = Fnv::new();
        print.text(uri);
        print.text(finding.code());
        for id in finding.ids() {
            print.text(id);
        }
        match finding.place() {
            Place::Document { pointer, .. } => {
                let named = |step: &&str| step.bytes().any(|byte| !byte.is_ascii_digit());
                pointer.split('/').filter(named).for_each(|s| print.text(s));
            }
            Place::Built { ids } => ids.iter().for_each(|id| print.text(id)),
        }
        // Without ids nothing else tells two findings of one member apart.
        if finding.ids().is_empty() {
            print.text(finding.message());
        }
        let number = self.seen.entry(print.0).or_default();
        *number += 1;
        format!("{:016x}:{number}", print.0)
    }
}

struct Fnv(u64);

impl Fnv {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Takes in a text and where it ends.
    fn text(&mut self, text: &str) {
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
