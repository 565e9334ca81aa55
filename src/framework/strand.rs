//! Strands: lines of content as the framework names them.

use super::interpretation::NONE;
use super::{Competency, Core, Framework};

/// A line of content, such as *Number* or *Geometry*, through all bands.
///
/// It is taken from the tree: the nearest ancestor whose item type is `Strand`; where a framework
/// has none, `Domain`, and so on through the usual types. Ancestors of one title make one strand.
#[derive(Debug, Clone, Copy)]
pub struct Strand<'f> {
    pub(super) framework: &'f Framework,
    pub(super) index: u32,
}

#[derive(Debug)]
pub(super) struct StrandData {
    title: Box<str>,
}

/// Item types that name lines of content; the first that a framework uses counts.
const KINDS: [&str; 6] = [
    "strand",
    "domain",
    "content area",
    "reporting category",
    "discipline",
    "theme",
];

impl<'f> Strand<'f> {
    /// The title.
    pub fn title(self) -> &'f str {
        let strands = &self.framework.interpretation().strands;
        strands
            .get(self.index as usize)
            .map_or("", |strand| &strand.title)
    }

    /// Its targets, in the order of the file. O(n).
    pub fn targets(self) -> impl Iterator<Item = Competency<'f>> {
        self.framework
            .competencies()
            .filter(move |target| target.strand() == Some(self))
    }
}

impl PartialEq for Strand<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index && std::ptr::eq(self.framework.core(), other.framework.core())
    }
}

impl Eq for Strand<'_> {}

/// The strands in the order of the tree, and the strand of each item.
pub(super) fn derive(core: &Core, walk: &[u32]) -> (Vec<StrandData>, Vec<u32>) {
    let mut strand_of = vec![NONE; core.items.len()];
    let mut strands: Vec<StrandData> = Vec::new();
    let ranks = ranks(core);
    let Some(named) = ranks.iter().flatten().min() else {
        return (strands, strand_of);
    };
    for item in walk {
        let Some(data) = core.items.get(*item as usize) else {
            continue;
        };
        let rank = ranks.get(*item as usize).and_then(Option::as_ref);
        let strand = if rank == Some(named) {
            let text = data.abbreviated.unwrap_or(data.statement);
            let title = title(core.pool.get(text));
            let known = strands.iter().position(|strand| &*strand.title == title);
            let index = known.unwrap_or_else(|| {
                strands.push(StrandData {
                    title: title.into(),
                });
                strands.len() - 1
            });
            u32::try_from(index).unwrap_or(NONE)
        } else {
            let parent = core.tree.parents(*item).first();
            parent
                .and_then(|parent| strand_of.get(*parent as usize))
                .copied()
                .unwrap_or(NONE)
        };
        if let Some(slot) = strand_of.get_mut(*item as usize) {
            *slot = strand;
        }
    }
    (strands, strand_of)
}

/// The place of the type of each item among [`KINDS`].
fn ranks(core: &Core) -> Vec<Option<usize>> {
    // Items of a type mostly stand together.
    let mut last = ("", None);
    let ranks = core.items.iter().map(|item| {
        let kind = core.pool.get(item.kind?);
        if kind != last.0 {
            last = (kind, rank(kind.trim()));
        }
        last.1
    });
    ranks.collect()
}

fn rank(kind: &str) -> Option<usize> {
    KINDS
        .iter()
        .position(|name| name.eq_ignore_ascii_case(kind))
}

/// The first sentence, without the mark that ends it.
fn title(statement: &str) -> &str {
    let first = statement.trim().split(". ").next().unwrap_or_default();
    first.trim_end_matches(['.', ':']).trim_end()
}
