//! The continuum: targets by band and strand, and the ladders of competencies.

use super::{Band, Competency, Framework, Ladder, Strand};
use crate::ItemId;

/// The set of targets along a span of education: in bands that are ordered and hold targets of
/// their own, and in [`Ladder`]s, each one competency told for every performance level. The two may
/// be mixed. It is not a line, and not by age.
///
/// ```
/// use continua::framework::{Framework, ItemDraft};
///
/// let mut builder = Framework::builder("doc", "Sample")?;
/// for (id, grade) in [("b", "01"), ("a", "KG"), ("c", "03")] {
///     builder.item(ItemDraft::new(id, "Count.")?.education_level(grade));
/// }
/// let framework = builder.build()?;
/// let codes: Vec<&str> = framework.continuum().bands().map(|band| band.code()).collect();
/// assert_eq!(codes, ["KG", "01", "03"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Continuum<'f> {
    pub(super) framework: &'f Framework,
}

/// A band in which a strand has no target although it has some before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap<'f> {
    /// The strand that pauses.
    pub strand: Strand<'f>,
    /// The band without a target of that strand.
    pub band: Band<'f>,
}

impl<'f> Continuum<'f> {
    /// The bands that the framework has, in order; a band may hold no target.
    pub fn bands(self) -> impl ExactSizeIterator<Item = Band<'f>> + DoubleEndedIterator {
        let framework = self.framework;
        let count = u32::try_from(framework.interpretation().bands.len()).unwrap_or(u32::MAX);
        (0..count).map(move |index| Band { framework, index })
    }

    /// The band of this code. O(number of bands).
    pub fn band(self, code: &str) -> Option<Band<'f>> {
        self.bands().find(|band| band.code() == code)
    }

    /// The strands, in the order of the tree.
    pub fn strands(self) -> impl ExactSizeIterator<Item = Strand<'f>> {
        let framework = self.framework;
        let count = u32::try_from(framework.interpretation().strands.len()).unwrap_or(u32::MAX);
        (0..count).map(move |index| Strand { framework, index })
    }

    /// The strand of this title. O(number of strands).
    pub fn strand(self, title: &str) -> Option<Strand<'f>> {
        self.strands().find(|strand| strand.title() == title)
    }

    /// The ladders of targets, in the order of the file. O(ladders).
    pub fn ladders(self) -> impl Iterator<Item = &'f Ladder> {
        let framework = self.framework;
        let all = framework.interpretation().ladders();
        let told = all.filter(|(index, _)| {
            let item = framework.item_at(*index);
            item.is_some_and(|item| item.competency().is_some())
        });
        told.map(|(_, ladder)| ladder)
    }

    /// The ladder of a target, if it is told as one. O(log ladders).
    pub fn ladder(self, competency: &ItemId) -> Option<&'f Ladder> {
        self.framework.item(competency)?.competency()?.ladder()
    }

    /// The targets that lie in both, in the order of the file. O(n).
    pub fn targets(
        self,
        band: Band<'f>,
        strand: Strand<'f>,
    ) -> impl Iterator<Item = Competency<'f>> {
        band.targets()
            .filter(move |target| target.strand() == Some(strand))
    }

    /// The targets that lie in no band. O(n).
    pub fn without_band(self) -> impl Iterator<Item = Competency<'f>> {
        self.framework
            .competencies()
            .filter(|target| target.band().is_none())
    }

    /// Where a strand pauses, by strand and then by band. O(n + strands × bands).
    pub fn gaps(self) -> Vec<Gap<'f>> {
        let bands: Vec<Band<'f>> = self.bands().collect();
        let strands: Vec<Strand<'f>> = self.strands().collect();
        let mut held = vec![vec![false; bands.len()]; strands.len()];
        for target in self.framework.competencies() {
            let (Some(strand), Some(band)) = (target.strand(), target.band()) else {
                continue;
            };
            let row = held.get_mut(strand.index as usize);
            if let Some(cell) = row.and_then(|row| row.get_mut(band.index as usize)) {
                *cell = true;
            }
        }
        let mut gaps = Vec::new();
        for (strand, row) in strands.into_iter().zip(&held) {
            let first = row.iter().position(|held| *held).unwrap_or(row.len());
            let last = row.iter().rposition(|held| *held).unwrap_or(0);
            let between = bands.iter().zip(row).take(last).skip(first);
            gaps.extend(between.filter(|(_, held)| !**held).map(|(band, _)| Gap {
                strand,
                band: *band,
            }));
        }
        gaps
    }
}
