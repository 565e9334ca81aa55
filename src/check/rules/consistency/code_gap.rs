//! A run of codes or marks has a hole.

use super::repeated_mark;
use super::run::{Run, bare, places, run, tails};
use super::sample::sample;
use super::survey::Survey;
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::framework::Item;

/// A run of codes or marks has a hole.
pub static CODE_GAP: Rule = Rule {
    code: "CONS-002",
    name: "code-gap",
    severity: Severity::Advice,
    blocking: false,
    ground: Ground::Practice,
    finds: "Siblings whose codes, or whose `listEnumeration`, run on by ones but for one or two that are missing (A, B, D), in a file whose other runs are whole.",
    why: "An item may have been lost on the way; readers of the printed standards look for the one that is missing.",
    repair: "What is there is read. A number that was given up on purpose needs no mending.",
    bad: sample!("";
        "11": r#""fullStatement": "Numbers", "humanCodingScheme": "N""#,
        "12": r#""fullStatement": "Count to 20.", "humanCodingScheme": "N.A""#,
        "13": r#""fullStatement": "Count to 100.", "humanCodingScheme": "N.B""#,
        "14": r#""fullStatement": "Count back from 20.", "humanCodingScheme": "N.D""#;
        "12" < "11", "13" < "11", "14" < "11"),
    good: sample!("";
        "11": r#""fullStatement": "Numbers", "humanCodingScheme": "N""#,
        "12": r#""fullStatement": "Count to 20.", "humanCodingScheme": "N.A""#,
        "13": r#""fullStatement": "Count to 100.", "humanCodingScheme": "N.B""#,
        "14": r#""fullStatement": "Count back from 20.", "humanCodingScheme": "N.C""#;
        "12" < "11", "13" < "11", "14" < "11"),
};

/// Looks at codes and marks of siblings, also for [`repeated_mark`].
pub(in crate::check) fn check(survey: &Survey<'_>, findings: &mut Findings) {
    if !findings.hears_any(&[&CODE_GAP, &repeated_mark::REPEATED_MARK]) {
        return;
    }
    let mut scan = Scan::default();
    survey.siblings(|_, siblings| scan.family(siblings));
    // Where several runs have holes, they are a habit.
    if scan.gaps.len() <= 1 + scan.whole / 6 {
        for gap in &scan.gaps {
            found(survey, findings, gap);
        }
    }
    if scan.twice.len() <= 1 + scan.whole / 6 {
        for (first, again) in &scan.twice {
            repeated_mark::found(survey, findings, *first, *again);
        }
    }
}

struct Gap<'p> {
    member: &'static str,
    before: Item<'p>,
    after: Item<'p>,
}

/// What was met on the way, and room to work in.
#[derive(Default)]
struct Scan<'p> {
    texts: Vec<&'p str>,
    marks: Vec<&'p str>,
    places: Vec<u32>,
    whole: usize,
    gaps: Vec<Gap<'p>>,
    twice: Vec<(Item<'p>, Item<'p>)>,
}

impl<'p> Scan<'p> {
    fn family(&mut self, siblings: &[Item<'p>]) {
        if siblings.len() < 3 {
            return;
        }
        if self.read(siblings, Item::code) {
            tails(&self.texts, &mut self.marks);
            self.note(siblings, "humanCodingScheme");
        }
        if self.read(siblings, Item::enumeration) {
            self.marks.clear();
            self.marks.extend(self.texts.iter().map(|text| bare(text)));
            self.note(siblings, "listEnumeration");
        }
    }

    /// Whether all have the text.
    fn read(&mut self, siblings: &[Item<'p>], text: fn(Item<'p>) -> Option<&'p str>) -> bool {
        self.texts.clear();
        self.texts
            .extend(siblings.iter().map_while(|item| text(*item)));
        self.texts.len() == siblings.len()
    }

    fn note(&mut self, siblings: &[Item<'p>], member: &'static str) {
        if places(&self.marks, &mut self.places).is_none() {
            return;
        }
        let of_list = member == "listEnumeration";
        // Some count their items through the whole document, whatever lies between siblings.
        if of_list && self.places.first() != Some(&1) {
            return;
        }
        match run(&self.places) {
            Run::Whole => self.whole += 1,
            Run::Gap(at) => {
                if let Some([before, after]) = siblings.get(at..at + 2) {
                    let (before, after) = (*before, *after);
                    self.gaps.push(Gap {
                        member,
                        before,
                        after,
                    });
                }
            }
            Run::Twice(at) if of_list => {
                if let Some([first, again]) =
                    at.checked_sub(1).and_then(|from| siblings.get(from..=at))
                {
                    self.twice.push((*first, *again));
                }
            }
            Run::Twice(_) | Run::None => {}
        }
    }
}

fn found(survey: &Survey<'_>, findings: &mut Findings, gap: &Gap<'_>) {
    let Some(site) = survey.site(gap.after, gap.member) else {
        return;
    };
    findings.add(&CODE_GAP, gap.member, site, || {
        let text = |item: Item<'_>| match gap.member {
            "listEnumeration" => short(item.enumeration().unwrap_or_default()).into_owned(),
            _ => short(item.code().unwrap_or_default()).into_owned(),
        };
        let note = Note::new(format!(
            "`{}` follows `{}` among its siblings, expected none to be missing between them",
            text(gap.after),
            text(gap.before)
        ))
        .about(gap.after.id())
        .help("see whether an item was lost; what was given up on purpose may stay so");
        match survey.site(gap.before, gap.member) {
            Some(site) => note.related("the one before", site),
            None => note,
        }
    });
}
