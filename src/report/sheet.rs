//! A report as a table.

use super::escape::cell;
use super::told::Teller;
use super::{AreaProgress, LadderProgress, ProgressReport, TargetProgress};
use crate::advancement::{Audience, Phrase, Wording};
use crate::framework::Rung;

impl ProgressReport {
    /// The report as CSV, for a spreadsheet: a row for each target, each ladder (with rungs in the
    /// columns of levels), each area and each thing that can come next, with a first row of names. O(length).
    ///
    /// The columns are kind, section, goal, level before, level now, what it says, works in the
    /// period and in all, next; for teachers also works that counted in the period and in all,
    /// code, identifier. The names come from the [`Wording`]. A text that a spreadsheet would take
    /// for a formula has an apostrophe before it.
    pub fn to_csv(&self, wording: &Wording, audience: Audience) -> String {
        let report = self.reduced(audience);
        let sheet = Sheet(Teller { wording, audience });
        let mut rows = vec![sheet.head()];
        for section in [&report.academic, &report.habits] {
            rows.extend(section.targets.iter().map(|target| sheet.target(target)));
            rows.extend(section.ladders.iter().map(|ladder| sheet.ladder(ladder)));
            rows.extend(section.areas.iter().map(|area| sheet.area(area)));
        }
        rows.extend(sheet.coming(&report));
        let wide = audience == Audience::Teacher;
        let mut writer = csv::WriterBuilder::new()
            .flexible(true)
            .from_writer(Vec::new());
        for row in rows {
            let width = if wide { row.len() } else { FOR_ALL };
            // Writing to memory cannot fail.
            let _ = writer.write_record(row.iter().take(width).map(|text| cell(text)));
        }
        let bytes = writer.into_inner().unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

/// How many columns all audiences see.
const FOR_ALL: usize = 9;

type Line = [String; 13];

struct Sheet<'t>(Teller<'t>);

impl Sheet<'_> {
    fn head(&self) -> Line {
        [
            Phrase::ReportColumnKind,
            Phrase::ReportColumnSection,
            Phrase::ReportColumnGoal,
            Phrase::ReportColumnThen,
            Phrase::ReportColumnNow,
            Phrase::ReportColumnSays,
            Phrase::ReportColumnWorks,
            Phrase::ReportColumnAllWorks,
            Phrase::ReportColumnNext,
            Phrase::ReportColumnCounted,
            Phrase::ReportColumnAllCounted,
            Phrase::ReportColumnCode,
            Phrase::ReportColumnIdentifier,
        ]
        .map(|phrase| self.0.say(phrase, &[]))
    }

    fn target(&self, target: &TargetProgress) -> Line {
        let teller = &self.0;
        let level = |place: &super::Place| {
            let level = place.level.as_ref();
            level.map(|level| teller.level(level)).unwrap_or_default()
        };
        let divider = teller.say(Phrase::ListDivider, &[]);
        let works = target.works;
        [
            teller.say(Phrase::ReportKindGoal, &[]),
            teller.dimension(target.dimension),
            target.title(teller.audience).to_owned(),
            level(&target.then),
            level(&target.now),
            teller.says(target).join(" "),
            works.shown_in_period.to_string(),
            works.shown.to_string(),
            teller.next_steps(&target.missing).join(&divider),
            works.counted_in_period.to_string(),
            works.counted.to_string(),
            target.code.clone().unwrap_or_default(),
            target.competency.to_string(),
        ]
    }

    fn ladder(&self, ladder: &LadderProgress) -> Line {
        let teller = &self.0;
        let rung = |rung: &Option<Rung>| {
            let rung = rung.as_ref();
            rung.map(|rung| rung.title().to_owned()).unwrap_or_default()
        };
        let divider = teller.say(Phrase::ListDivider, &[]);
        let mut row = Line::default();
        let [kind, section, goal, then, now, says, _, _, next, ..] = &mut row;
        *kind = teller.say(Phrase::ReportKindLadder, &[]);
        *section = teller.dimension(ladder.dimension);
        ladder.title(teller.audience).clone_into(goal);
        *then = rung(&ladder.then);
        *now = rung(&ladder.now);
        *says = teller.ladder_says(ladder).join(" ");
        *next = teller.next_steps(&ladder.missing).join(&divider);
        let [.., code, identifier] = &mut row;
        *code = ladder.code.clone().unwrap_or_default();
        *identifier = ladder.competency.to_string();
        row
    }

    fn area(&self, area: &AreaProgress) -> Line {
        let teller = &self.0;
        let level = |of: &Option<super::AreaLevel>| {
            let level = of.as_ref().map(|level| teller.area_level(level));
            level.unwrap_or_default()
        };
        let mut row = Line::default();
        let [kind, section, goal, then, now, ..] = &mut row;
        *kind = teller.say(Phrase::ReportKindArea, &[]);
        *section = teller.dimension(area.dimension);
        area.title(self.0.audience).clone_into(goal);
        *then = level(&area.then);
        *now = level(&area.now);
        let [.., code, identifier] = &mut row;
        *code = area.code.clone().unwrap_or_default();
        *identifier = area.item.to_string();
        row
    }

    fn coming(&self, report: &ProgressReport) -> Vec<Line> {
        let coming = report.coming.iter();
        let targets = coming.flat_map(|coming| &coming.targets);
        let row = |target: &super::ComingTarget| {
            let mut row = Line::default();
            let [kind, _, goal, ..] = &mut row;
            *kind = self.0.say(Phrase::ReportKindNext, &[]);
            target.title(self.0.audience).clone_into(goal);
            let [.., code, identifier] = &mut row;
            *code = target.code.clone().unwrap_or_default();
            *identifier = target.competency.to_string();
            row
        };
        targets.map(row).collect()
    }
}
