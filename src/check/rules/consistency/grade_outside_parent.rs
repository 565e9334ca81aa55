//! An item is for a grade for which its parent is not.

use super::sample::sample;
use super::survey::{Survey, called};
use crate::finding::{Findings, Ground, Note, Rule, Severity, short};
use crate::framework::{Item, level_ranks};

/// An item is for a grade for which its parent is not.
pub static GRADE_OUTSIDE_PARENT: Rule = Rule {
    code: "CONS-009",
    name: "grade-outside-parent",
    severity: Severity::Warning,
    blocking: false,
    ground: Ground::Practice,
    finds: "An item with an `educationLevel` that the nearest item above with such levels does not have.",
    why: "Who narrows a framework to a grade by its headings does not find the item; who narrows it by its targets finds it under a heading of another grade.",
    repair: "An item has its own levels; the parent's are only for those that have none.",
    bad: sample!("";
        "11": r#""fullStatement": "Numbers in grade 1", "educationLevel": ["01"]"#,
        "12": r#""fullStatement": "Count to 100.", "educationLevel": ["02"]"#;
        "12" < "11"),
    good: sample!("";
        "11": r#""fullStatement": "Numbers in grade 1", "educationLevel": ["01"]"#,
        "12": r#""fullStatement": "Count to 100.", "educationLevel": ["01"]"#;
        "12" < "11"),
};

pub(in crate::check) fn check(survey: &Survey<'_>, findings: &mut Findings) {
    if !findings.hears(&GRADE_OUTSIDE_PARENT) {
        return;
    }
    let mut above: Vec<Option<(Item<'_>, u32)>> = survey.each(None);
    for item in &survey.walk {
        let parent = item.parent().filter(|_| item.parents().len() == 1);
        let inherited = parent.and_then(|parent| above.get(parent.index() as usize).copied()?);
        let own = levels(*item);
        if let (Some(own), Some((upper, upper_levels))) = (own, inherited)
            && own & !upper_levels != 0
        {
            found(survey, findings, *item, upper);
        }
        if let Some(slot) = above.get_mut(item.index() as usize) {
            // Levels that cannot be told from each other settle nothing for what lies below.
            *slot = match own {
                Some(own) => Some((*item, own)),
                None if item.education_levels().len() == 0 => inherited,
                None => None,
            };
        }
    }
}

/// The levels of an item as bits, if it has some and all are known.
fn levels(item: Item<'_>) -> Option<u32> {
    let mut bits = 0u32;
    for text in item.education_levels() {
        for rank in level_ranks(text)? {
            bits |= 1u32.checked_shl(rank)?;
        }
    }
    (bits != 0).then_some(bits)
}

fn found(survey: &Survey<'_>, findings: &mut Findings, item: Item<'_>, upper: Item<'_>) {
    let Some(site) = survey.site(item, "educationLevel") else {
        return;
    };
    findings.add(&GRADE_OUTSIDE_PARENT, "", site, || {
        let note = Note::new(format!(
            "the item is for {}, and `{}` above it for {} only",
            listed(item),
            called(upper),
            listed(upper)
        ))
        .about(item.id())
        .help("give the parent all levels of what lies under it, or mend the item's");
        match survey.site(upper, "educationLevel") {
            Some(site) => note.related("the levels above", site),
            None => note,
        }
    });
}

fn listed(item: Item<'_>) -> String {
    let levels = item.education_levels().take(14);
    let levels: Vec<String> = levels.map(|level| format!("`{}`", short(level))).collect();
    levels.join(", ")
}
