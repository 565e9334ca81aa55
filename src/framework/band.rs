//! Bands: the steps of a continuum, in order over a span of education.

use std::collections::HashMap;

use super::interpretation::NONE;
use super::{BandSource, Competency, Core, Framework};

/// A step of a continuum that holds targets of its own: a grade, a span of grades, a course.
///
/// It orders content, not learners: a learner works in any band at any age.
#[derive(Debug, Clone, Copy)]
pub struct Band<'f> {
    pub(super) framework: &'f Framework,
    pub(super) index: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BandData {
    code: Box<str>,
    title: Box<str>,
    /// First and last rank in the vocabulary; what is not of it comes after, as it appears.
    rank: (u32, u32),
}

/// The CEDS vocabulary of education levels in its order of rank, with the words for each.
/// Source: Common Education Data Standards, element *Entry Grade Level* and its kin.
pub(crate) const LEVELS: [(&str, &str); 28] = [
    ("IT", "Infants and toddlers"),
    ("PR", "Preschool"),
    ("PK", "Prekindergarten"),
    ("TK", "Transitional kindergarten"),
    ("KG", "Kindergarten"),
    ("01", "Grade 1"),
    ("02", "Grade 2"),
    ("03", "Grade 3"),
    ("04", "Grade 4"),
    ("05", "Grade 5"),
    ("06", "Grade 6"),
    ("07", "Grade 7"),
    ("08", "Grade 8"),
    ("09", "Grade 9"),
    ("10", "Grade 10"),
    ("11", "Grade 11"),
    ("12", "Grade 12"),
    ("13", "Grade 13"),
    ("AS", "Associate degree"),
    ("BA", "Bachelor's degree"),
    ("PB", "Post-baccalaureate"),
    ("MD", "Master's degree"),
    ("PM", "Post-master"),
    ("DO", "Doctoral degree"),
    ("PD", "Post-doctoral"),
    ("AE", "Adult education"),
    ("PT", "Professional or technical"),
    ("OT", "Other"),
];

/// Levels that stand beside the grades, neither before nor after them.
const ASIDE: [&str; 3] = ["AE", "PT", "OT"];

/// Item types whose items stand for a grade or a course.
const GRADE_KINDS: [&str; 5] = [
    "grade/course",
    "grade level",
    "grade",
    "course",
    "grade band",
];

impl<'f> Band<'f> {
    fn data(self) -> Option<&'f BandData> {
        self.framework
            .interpretation()
            .bands
            .get(self.index as usize)
    }

    /// The short name: a code of the CEDS vocabulary, a span of two such as `06-08`, or the title
    /// of a course.
    pub fn code(self) -> &'f str {
        self.data().map_or("", |data| &data.code)
    }

    /// The name, as people read it.
    pub fn title(self) -> &'f str {
        self.data().map_or("", |data| &data.title)
    }

    /// The place in the order of bands, from 0.
    pub fn position(self) -> u32 {
        self.index
    }

    /// Whether all of it comes after all of another band of the framework. Bands that overlap, and
    /// those whose order nobody states, such as courses by title, are never after each other. O(1).
    pub(crate) fn lies_after(self, other: Self) -> bool {
        let (Some(own), Some(other_data)) = (self.data(), other.data()) else {
            return false;
        };
        let is_grade =
            |rank: (u32, u32)| level(rank.1).is_some_and(|(code, _)| !ASIDE.contains(code));
        match (own.rank, other_data.rank) {
            // Only bands that were listed one by one share a rank.
            (a, b) if a == b => a.0 != NONE && self.index > other.index,
            (a, b) => is_grade(a) && is_grade(b) && a.0 > b.1,
        }
    }

    /// Its targets, in the order of the file. O(n).
    pub fn targets(self) -> impl Iterator<Item = Competency<'f>> {
        self.framework
            .competencies()
            .filter(move |target| target.band() == Some(self))
    }
}

impl PartialEq for Band<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index && std::ptr::eq(self.framework.core(), other.framework.core())
    }
}

impl Eq for Band<'_> {}

/// The bands in order, and the band of each item.
pub(super) fn derive(core: &Core, walk: &[u32], source: &BandSource) -> (Vec<BandData>, Vec<u32>) {
    let mut bands = Bands::default();
    let own: Vec<u32> = match source {
        BandSource::Automatic if core.items.iter().any(has_levels) => bands.by_levels(core),
        BandSource::Automatic => bands.by_kinds(core, walk, &GRADE_KINDS, None),
        BandSource::EducationLevels => bands.by_levels(core),
        BandSource::Ancestor { kind, title } => {
            bands.by_kinds(core, walk, &[kind.as_str()], title.as_deref())
        }
        BandSource::Given(given) => bands.given(core, given),
    };
    let order = bands.order(matches!(source, BandSource::Given(_)));
    let mut band_of = vec![NONE; core.items.len()];
    // Parents come before children in the walk, so that each inherits what is settled.
    for item in walk {
        let own = own.get(*item as usize).copied().unwrap_or(NONE);
        let band = if own == NONE {
            let parent = core.tree.parents(*item).first();
            parent
                .and_then(|parent| band_of.get(*parent as usize))
                .copied()
                .unwrap_or(NONE)
        } else {
            order.get(own as usize).copied().unwrap_or(NONE)
        };
        if let Some(slot) = band_of.get_mut(*item as usize) {
            *slot = band;
        }
    }
    (bands.sorted(&order), band_of)
}

fn has_levels(item: &super::ItemData) -> bool {
    item.levels.0 < item.levels.1
}

/// Bands as they are met.
#[derive(Default)]
struct Bands {
    met: Vec<BandData>,
    by_code: HashMap<Box<str>, u32>,
}

impl Bands {
    fn intern(&mut self, band: BandData) -> u32 {
        if let Some(index) = self.by_code.get(&band.code) {
            return *index;
        }
        let index = u32::try_from(self.met.len()).unwrap_or(NONE);
        self.by_code.insert(band.code.clone(), index);
        self.met.push(band);
        index
    }

    fn by_levels(&mut self, core: &Core) -> Vec<u32> {
        let level = |(start, end): (u32, u32)| {
            let range = core
                .lists
                .get(start as usize..end as usize)
                .unwrap_or_default();
            range
                .iter()
                .map(|text| core.pool.get(*text))
                .collect::<Vec<_>>()
        };
        let bands = core.items.iter().map(|item| of_levels(&level(item.levels)));
        bands
            .map(|band| band.map_or(NONE, |band| self.intern(band)))
            .collect()
    }

    /// In the order of the tree, so that courses stand as the framework has them.
    fn by_kinds(
        &mut self,
        core: &Core,
        walk: &[u32],
        kinds: &[&str],
        title: Option<&str>,
    ) -> Vec<u32> {
        let mut own = vec![NONE; core.items.len()];
        for index in walk {
            let Some(item) = core.items.get(*index as usize) else {
                continue;
            };
            let kind = item.kind.map_or("", |kind| core.pool.get(kind)).trim();
            if !kinds.iter().any(|name| name.eq_ignore_ascii_case(kind)) {
                continue;
            }
            let statement = core.pool.get(item.statement).trim();
            let fits = title.is_none_or(|pattern| matches(pattern, statement));
            if fits && let Some(slot) = own.get_mut(*index as usize) {
                *slot = self.intern(of_title(without_code(
                    statement,
                    item.code.map(|c| core.pool.get(c)),
                )));
            }
        }
        own
    }

    fn given(&mut self, core: &Core, given: &[super::GivenBand]) -> Vec<u32> {
        let mut own = vec![NONE; core.items.len()];
        for band in given {
            let rank = (0, 0);
            let data = BandData {
                code: band.code.as_str().into(),
                title: band.title.as_str().into(),
                rank,
            };
            let index = self.intern(data);
            for item in band.items.iter().filter_map(|id| core.by_id.get(id)) {
                if let Some(slot) = own.get_mut(*item as usize) {
                    *slot = index;
                }
            }
        }
        own
    }

    /// For each band as met, its place in the order.
    fn order(&self, as_met: bool) -> Vec<u32> {
        let mut sorted: Vec<(u32, &BandData)> = (0..).zip(&self.met).collect();
        if !as_met {
            sorted.sort_by_key(|(_, band)| band.rank);
        }
        let mut order = vec![NONE; self.met.len()];
        for (place, (index, _)) in (0..).zip(sorted) {
            if let Some(slot) = order.get_mut(index as usize) {
                *slot = place;
            }
        }
        order
    }

    fn sorted(self, order: &[u32]) -> Vec<BandData> {
        let mut placed: Vec<(u32, BandData)> = order.iter().copied().zip(self.met).collect();
        placed.sort_by_key(|(place, _)| *place);
        placed.into_iter().map(|(_, band)| band).collect()
    }
}

/// The band of the education levels of one item: a level, a span, or a list of levels.
fn of_levels(levels: &[&str]) -> Option<BandData> {
    let mut ranks: Vec<u32> = levels
        .iter()
        .filter_map(|text| span(text))
        .flatten()
        .collect();
    ranks.sort_unstable();
    ranks.dedup();
    let (Some(first), Some(last)) = (ranks.first(), ranks.last()) else {
        let text = levels
            .iter()
            .map(|text| text.trim())
            .find(|text| !text.is_empty())?;
        return Some(BandData {
            code: text.into(),
            title: text.into(),
            rank: (NONE, NONE),
        });
    };
    let whole = ranks.len() as u64 == u64::from(last - first) + 1;
    if whole {
        return Some(of_ranks(*first, *last));
    }
    let codes: Vec<&str> = ranks
        .iter()
        .filter_map(|rank| level(*rank))
        .map(|l| l.0)
        .collect();
    let titles: Vec<&str> = ranks
        .iter()
        .filter_map(|rank| level(*rank))
        .map(|l| l.1)
        .collect();
    Some(BandData {
        code: codes.join("+").into(),
        title: titles.join(", ").into(),
        rank: (*first, *last),
    })
}

fn level(rank: u32) -> Option<&'static (&'static str, &'static str)> {
    LEVELS.get(rank as usize)
}

fn of_ranks(first: u32, last: u32) -> BandData {
    let (Some(low), Some(high)) = (level(first), level(last)) else {
        return BandData {
            code: "".into(),
            title: "".into(),
            rank: (first, last),
        };
    };
    let (code, title) = if first == last {
        (low.0.to_owned(), low.1.to_owned())
    } else {
        (
            format!("{}-{}", low.0, high.0),
            format!("{} to {}", low.1, high.1),
        )
    };
    BandData {
        code: code.into(),
        title: title.into(),
        rank: (first, last),
    }
}

/// The ranks in the vocabulary of what a text says: a level, or a span such as `K-2`.
pub(crate) fn level_ranks(text: &str) -> Option<std::ops::RangeInclusive<u32>> {
    // Most texts are codes.
    let code = LEVELS.iter().position(|(known, _)| *known == text);
    match code.and_then(|at| u32::try_from(at).ok()) {
        Some(rank) => Some(rank..=rank),
        None => span(text),
    }
}

/// The ranks of one text: a level, or a span such as `K-2`.
fn span(text: &str) -> Option<std::ops::RangeInclusive<u32>> {
    if let Some(rank) = rank(text) {
        return Some(rank..=rank);
    }
    let (low, high) = text.split_once(['-', '–'])?;
    let (low, high) = (rank(low)?, rank(high)?);
    (low <= high).then_some(low..=high)
}

/// The rank of a level in the usual spellings.
fn rank(text: &str) -> Option<u32> {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    let bare = lower
        .strip_prefix("grades ")
        .or_else(|| lower.strip_prefix("grade "))
        .or_else(|| lower.strip_prefix("year "))
        .or_else(|| lower.strip_suffix(" grade"))
        .unwrap_or(&lower)
        .trim();
    let code = match bare {
        "k" | "kindergarten" => "KG".to_owned(),
        "pre-k" | "prek" | "prekindergarten" | "pre-kindergarten" => "PK".to_owned(),
        _ => {
            let digits: String = bare.chars().take_while(char::is_ascii_digit).collect();
            let ending = bare.get(digits.len()..).unwrap_or_default();
            match digits.parse::<u32>() {
                Ok(n) if matches!(ending, "" | "st" | "nd" | "rd" | "th") => format!("{n:02}"),
                _ => bare.to_ascii_uppercase(),
            }
        }
    };
    LEVELS
        .iter()
        .position(|(known, _)| *known == code)
        .and_then(|at| u32::try_from(at).ok())
}

/// The band that the title of a grade or a course names.
fn of_title(statement: &str) -> BandData {
    let title = bare_title(statement);
    if let Some(ranks) = span(title).or_else(|| span(title.strip_prefix("Grades ")?)) {
        return of_ranks(*ranks.start(), *ranks.end());
    }
    BandData {
        code: title.into(),
        title: title.into(),
        rank: (NONE, NONE),
    }
}

/// Takes away the code with which some publishers begin a title, as in `111.29. Algebra`.
fn without_code<'t>(statement: &'t str, code: Option<&str>) -> &'t str {
    let rest = code.and_then(|code| statement.strip_prefix(code));
    rest.and_then(|rest| rest.strip_prefix('.'))
        .map_or(statement, str::trim_start)
}

/// Takes away what publishers add: a year of adoption, credits in brackets, the full stop.
fn bare_title(statement: &str) -> &str {
    let lower = statement.to_ascii_lowercase();
    let cuts = [", adopted", ", effective", ", beginning with", " ("];
    let end = cuts
        .iter()
        .filter_map(|cut| lower.find(cut))
        .min()
        .unwrap_or(statement.len());
    let title = statement.get(..end).unwrap_or(statement).trim();
    title.strip_suffix('.').unwrap_or(title)
}

/// Whether the pattern, in which `*` stands for any text, fits the whole text.
fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(first)) else {
        return false;
    };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return rest.ends_with(part);
        }
        match rest.find(part) {
            Some(at) => rest = rest.get(at + part.len()..).unwrap_or_default(),
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_in_the_usual_spellings() {
        for (text, code) in [
            ("KG", "KG"),
            ("k", "KG"),
            ("Kindergarten", "KG"),
            ("3", "03"),
            ("03", "03"),
            ("Grade 3", "03"),
            ("3rd Grade", "03"),
            ("09-12", "09-12"),
            ("K-2", "KG-02"),
            ("Grades 6-8", "06-08"),
        ] {
            assert_eq!(&*of_levels(&[text]).unwrap().code, code, "{text}");
        }
        assert_eq!(
            &*of_levels(&["09", "10", "11", "12"]).unwrap().code,
            "09-12"
        );
        assert_eq!(&*of_levels(&["01", "03"]).unwrap().code, "01+03");
        assert_eq!(&*of_levels(&["Sixth form"]).unwrap().code, "Sixth form");
        assert_eq!(of_levels(&[""]), None);
    }

    #[test]
    fn titles_of_grades_and_courses() {
        assert_eq!(&*of_title("Grade 1, Adopted 2012.").code, "01");
        assert_eq!(&*of_title("Kindergarten.").code, "KG");
        assert_eq!(
            &*of_title("Algebra I, Adopted 2012 (One Credit).").title,
            "Algebra I"
        );
    }

    #[test]
    fn titles_that_begin_with_their_code() {
        assert_eq!(without_code("11.2. Algebra", Some("11.2")), "Algebra");
        assert_eq!(without_code("11.20 Algebra", Some("11.2")), "11.20 Algebra");
        assert_eq!(without_code("Algebra", None), "Algebra");
    }

    #[test]
    fn patterns() {
        assert!(matches("Grade *", "Grade 3"));
        assert!(matches("*", ""));
        assert!(matches("a*b*c", "a-b-b-c"));
        assert!(!matches("Grade *", "Course"));
        assert!(!matches("a", "ab"));
        assert!(!matches("a*b", "ac"));
    }
}
