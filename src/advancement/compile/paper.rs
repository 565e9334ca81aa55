//! What a policy says of itself: its days and its changelog.

use super::Compiler;
use crate::advancement::finding;
use crate::advancement::part::EFFECTIVE;
use crate::finding::{Note, Site};

impl Compiler<'_> {
    /// Looks whether the days on which the policy is in effect are any, and whether its changelog
    /// tells of it.
    pub(super) fn paper(&mut self) {
        let definition = self.definition;
        let effective = definition.effective;
        if let (Some(from), Some(until)) = (effective.from, effective.until)
            && from > until
        {
            let site = Site::Built(&["policy", EFFECTIVE]);
            self.findings.add(&finding::EMPTY_PERIOD, "", site, || {
                Note::new(format!(
                    "the policy is in effect from `{from}` until `{until}`, which is no day"
                ))
                .help("`until` is the last day, and may be the first as well")
            });
        }
        let log = &definition.changelog;
        let mut wrong = Vec::new();
        if let Some(newest) = log
            .first()
            .filter(|newest| newest.version != definition.version)
        {
            wrong.push(format!(
                "the changelog begins with version `{}`, and the policy is of version `{}`",
                newest.version, definition.version
            ));
        }
        for (newer, older) in log.iter().zip(log.iter().skip(1)) {
            if newer.version == older.version {
                wrong.push(format!(
                    "version `{}` stands twice in the changelog",
                    newer.version
                ));
            } else if newer.version < older.version {
                wrong.push(format!(
                    "version `{}` stands before `{}` in the changelog, expected the newest first",
                    newer.version, older.version
                ));
            } else if newer.date < older.date {
                wrong.push(format!(
                    "version `{}` is of `{}`, before `{}` of version `{}`",
                    newer.version, newer.date, older.date, older.version
                ));
            }
        }
        for text in wrong {
            let site = Site::Built(&["policy"]);
            self.findings.add(&finding::CHANGELOG, &text, site, || {
                Note::new(text.clone()).help("write down each version once, the newest first")
            });
        }
    }
}
