//! A report in sentences, and the text and the Markdown made of them.

use super::escape::{line, markdown};
use super::{
    AreaLevel, AreaProgress, LadderProgress, ProgressReport, RollUp, Section, ShownLevel,
    TargetProgress,
};
use crate::advancement::{Applicability, Audience, Basis, Need, Outcome, Phrase, Wording};
use crate::framework::{Dimension, Rung};
use crate::moment::Moment;

/// All sentences of a report, not yet cleaned.
struct Told {
    title: String,
    sections: Vec<ToldSection>,
    /// What is said where there is no section.
    nothing: Option<String>,
    coming: Option<(String, Vec<String>)>,
}

struct ToldSection {
    heading: String,
    parts: Vec<ToldPart>,
}

/// What is said of one dimension.
struct ToldPart {
    heading: Option<String>,
    targets: Vec<ToldTarget>,
    ladders: Vec<ToldTarget>,
    ladders_heading: String,
    areas: Vec<String>,
    areas_heading: [String; 2],
}

struct ToldTarget {
    title: String,
    sentences: Vec<String>,
    /// Each with the line over it.
    lists: Vec<(String, Vec<String>)>,
}

/// Says what a report holds, in some wording and for an audience.
#[derive(Clone, Copy)]
pub(super) struct Teller<'t> {
    pub(super) wording: &'t Wording,
    pub(super) audience: Audience,
}

impl ProgressReport {
    /// The report as text, for people. O(length).
    ///
    /// What was shown comes first; what is still missing is told as the next thing to show. Every
    /// sentence comes from the [`Wording`]. For the learner and the family it holds no code, no
    /// identifier, nobody who judged and no support; for [`Audience::Outside`] neither what is
    /// missing nor what comes next. See [`Policy::progress`](crate::Policy::progress) for one.
    pub fn to_text(&self, wording: &Wording, audience: Audience) -> String {
        let told = self.told(Teller { wording, audience });
        let mut lines = vec![line(&told.title)];
        let heading = |lines: &mut Vec<String>, text: &str| {
            lines.push(String::new());
            lines.push(line(text));
        };
        let items = |lines: &mut Vec<String>, indent: &str, of: &[String]| {
            lines.extend(of.iter().map(|text| format!("{indent}- {}", line(text))));
        };
        for section in &told.sections {
            heading(&mut lines, &section.heading);
            for part in &section.parts {
                if let Some(text) = &part.heading {
                    heading(&mut lines, text);
                }
                let entry = |lines: &mut Vec<String>, target: &ToldTarget| {
                    heading(lines, &target.title);
                    let sentences = target.sentences.iter();
                    lines.extend(sentences.map(|text| format!("  {}", line(text))));
                    for (title, of) in &target.lists {
                        lines.push(format!("  {}", line(title)));
                        items(lines, "  ", of);
                    }
                };
                part.targets.iter().for_each(|one| entry(&mut lines, one));
                if !part.ladders.is_empty() {
                    heading(&mut lines, &part.ladders_heading);
                    part.ladders.iter().for_each(|one| entry(&mut lines, one));
                }
                if !part.areas.is_empty() {
                    let [title, how] = &part.areas_heading;
                    heading(&mut lines, title);
                    lines.push(line(how));
                    items(&mut lines, "", &part.areas);
                }
            }
        }
        if let Some(nothing) = &told.nothing {
            heading(&mut lines, nothing);
        }
        if let Some((title, of)) = &told.coming {
            heading(&mut lines, title);
            items(&mut lines, "", of);
        }
        lines.join("\n") + "\n"
    }

    /// The report as Markdown. O(length).
    ///
    /// As [`to_text`](Self::to_text); texts of frameworks, overlays and learners stand in it as
    /// they are and make no mark, link or HTML of their own.
    ///
    /// ```
    /// use continua::advancement::{Audience, Phrase, Wording};
    ///
    /// # fn example(report: &continua::ProgressReport) {
    /// let spanish = Wording::english().with(Phrase::ReportTitle, "Progreso del {from} al {to}");
    /// let text = report.to_markdown(&spanish, Audience::Learner);
    /// assert!(text.starts_with("# Progreso del "));
    /// # }
    /// ```
    pub fn to_markdown(&self, wording: &Wording, audience: Audience) -> String {
        let told = self.told(Teller { wording, audience });
        let mut out = format!("# {}\n", markdown(&told.title));
        let mut blocks: Vec<String> = Vec::new();
        let heading = |mark: &str, text: &str| format!("{mark} {}", markdown(text));
        let items = |of: &[String]| -> Vec<String> {
            of.iter()
                .map(|text| format!("- {}", markdown(text)))
                .collect()
        };
        for section in &told.sections {
            blocks.push(heading("##", &section.heading));
            for part in &section.parts {
                blocks.extend(part.heading.iter().map(|text| heading("###", text)));
                let (mark, beneath) = if part.heading.is_some() {
                    ("####", "#####")
                } else {
                    ("###", "####")
                };
                let entry = |mark: &str, target: &ToldTarget| {
                    let mut list = items(&target.sentences);
                    for (title, of) in &target.lists {
                        list.push(format!("- {}", markdown(title)));
                        let of = items(of).into_iter();
                        list.extend(of.map(|item| format!("  {item}")));
                    }
                    [heading(mark, &target.title), list.join("\n")]
                };
                blocks.extend(part.targets.iter().flat_map(|one| entry(mark, one)));
                if !part.ladders.is_empty() {
                    blocks.push(heading(mark, &part.ladders_heading));
                    blocks.extend(part.ladders.iter().flat_map(|one| entry(beneath, one)));
                }
                if !part.areas.is_empty() {
                    let [title, how] = &part.areas_heading;
                    blocks.push(heading(mark, title));
                    blocks.push(markdown(how));
                    blocks.push(items(&part.areas).join("\n"));
                }
            }
        }
        blocks.extend(told.nothing.iter().map(|text| markdown(text)));
        if let Some((title, of)) = &told.coming {
            blocks.push(heading("##", title));
            blocks.push(items(of).join("\n"));
        }
        for text in blocks.iter().filter(|text| !text.is_empty()) {
            out.push('\n');
            out.push_str(text);
            out.push('\n');
        }
        out
    }

    fn told(&self, teller: Teller<'_>) -> Told {
        let report = self.reduced(teller.audience);
        let sections = [
            (Phrase::ReportGoals, &report.academic),
            (Phrase::ReportHabits, &report.habits),
        ];
        let sections: Vec<ToldSection> = sections
            .into_iter()
            .filter(|(_, section)| !section.is_empty())
            .map(|(phrase, section)| ToldSection {
                heading: teller.say(phrase, &[]),
                parts: teller.parts(section, report.roll_up),
            })
            .collect();
        let nothing = sections.is_empty();
        Told {
            title: teller.report_title(&report),
            nothing: nothing.then(|| teller.say(Phrase::ReportNothing, &[])),
            sections,
            coming: teller.coming(&report),
        }
    }
}

impl Teller<'_> {
    pub(super) fn say(&self, phrase: Phrase, places: &[(&str, &str)]) -> String {
        self.wording.say(phrase, places)
    }

    fn is_teacher(&self) -> bool {
        self.audience == Audience::Teacher
    }

    fn report_title(&self, report: &ProgressReport) -> String {
        let phrase = if self.is_teacher() {
            Phrase::ReportTeacherTitle
        } else {
            Phrase::ReportTitle
        };
        let places = [
            ("learner", report.learner.as_str()),
            ("from", &*day(report.period.from())),
            ("to", &*day(report.period.to())),
        ];
        self.say(phrase, &places)
    }

    fn parts(&self, section: &Section, roll_up: RollUp) -> Vec<ToldPart> {
        let of = |dimension: Dimension| {
            let targets = section.targets.iter();
            let targets = targets.filter(|target| target.dimension == dimension);
            let ladders = section.ladders.iter();
            let ladders = ladders.filter(|ladder| ladder.dimension == dimension);
            let areas = section.areas.iter();
            let areas = areas.filter(|area| area.dimension == dimension);
            let apart = dimension != Dimension::Academic;
            ToldPart {
                heading: apart.then(|| self.dimension(dimension)),
                targets: targets.map(|target| self.target(target)).collect(),
                ladders: ladders.map(|ladder| self.ladder(ladder)).collect(),
                ladders_heading: self.say(Phrase::ReportLadders, &[]),
                areas: areas.map(|area| self.area(area)).collect(),
                areas_heading: [
                    self.say(Phrase::ReportAreas, &[]),
                    self.say(roll_up_phrase(roll_up), &[]),
                ],
            }
        };
        let parts = Dimension::ALL.into_iter().map(of);
        let told = |part: &ToldPart| {
            !(part.targets.is_empty() && part.ladders.is_empty() && part.areas.is_empty())
        };
        parts.filter(told).collect()
    }

    pub(super) fn dimension(&self, dimension: Dimension) -> String {
        let phrase = match dimension {
            Dimension::Academic => Phrase::ReportAcademic,
            Dimension::HigherOrder => Phrase::ReportHigherOrder,
            Dimension::HabitsOfWork => Phrase::ReportHabitsOfWork,
            Dimension::HabitsOfMind => Phrase::ReportHabitsOfMind,
            Dimension::SocialEmotional => Phrase::ReportSocialEmotional,
            Dimension::Metacognitive => Phrase::ReportMetacognitive,
        };
        self.say(phrase, &[])
    }

    fn target(&self, target: &TargetProgress) -> ToldTarget {
        ToldTarget {
            title: named(target.title(self.audience), target.code.as_deref()),
            sentences: self.sentences(target),
            lists: self.next_list(&target.missing).into_iter().collect(),
        }
    }

    /// What is still missing, as the next things to show.
    pub(super) fn next_steps(&self, missing: &[Need]) -> Vec<String> {
        let missing = missing.iter();
        missing.map(|need| self.wording.need(need)).collect()
    }

    fn next_list(&self, missing: &[Need]) -> Option<(String, Vec<String>)> {
        let next = self.next_steps(missing);
        (!next.is_empty()).then(|| (self.say(Phrase::NextTitle, &[]), next))
    }

    fn ladder(&self, ladder: &LadderProgress) -> ToldTarget {
        let rung = |phrase, rung: &Rung| self.say(phrase, &[("rung", &self.wording.rung(rung))]);
        let pick = |teacher, learner| if self.is_teacher() { teacher } else { learner };
        let mut sentences = self.ladder_says(ladder);
        let start = pick(Phrase::TeacherStart, Phrase::LearnerStart);
        sentences.extend(ladder.start.iter().map(|start_at| rung(start, start_at)));
        sentences.extend(ladder.next.iter().map(|next| rung(Phrase::NextRung, next)));
        let gaps: Vec<String> = (ladder.gaps.iter())
            .map(|gap| self.wording.rung(gap))
            .collect();
        let gaps_title = self.say(pick(Phrase::TeacherGaps, Phrase::LearnerGaps), &[]);
        let gaps = (!gaps.is_empty()).then_some((gaps_title, gaps));
        let lists = self.next_list(&ladder.missing).into_iter().chain(gaps);
        ToldTarget {
            title: named(ladder.title(self.audience), ladder.code.as_deref()),
            sentences,
            lists: lists.collect(),
        }
    }

    /// Where the learner is on a ladder and was before, and whether it applies.
    pub(super) fn ladder_says(&self, ladder: &LadderProgress) -> Vec<String> {
        let pick = |teacher, learner| if self.is_teacher() { teacher } else { learner };
        let (then, now) = (ladder.then.as_ref(), ladder.now.as_ref());
        let mut said = vec![match now {
            Some(now) => {
                let place = pick(Phrase::TeacherPlace, Phrase::LearnerPlace);
                self.say(place, &[("rung", &self.wording.rung(now))])
            }
            None => self.say(pick(Phrase::TeacherNoPlace, Phrase::LearnerNoPlace), &[]),
        }];
        if let Some(then) = then {
            said.push(if Some(then) == now {
                self.say(Phrase::ReportRungSame, &[])
            } else {
                self.say(Phrase::ReportRungBefore, &[("rung", then.title())])
            });
        }
        let applies: Option<&Applicability> = ladder.applicability.as_ref();
        said.extend(applies.and_then(|applies| self.wording.applicability(applies)));
        said
    }

    /// What the outcome of a target is, and whether it applies.
    pub(super) fn says(&self, target: &TargetProgress) -> Vec<String> {
        let level = target.now.level.as_ref().map(|level| self.level(level));
        let outcome = target.now.outcome;
        let teacher = self.is_teacher();
        // What was done does not count; to the learner it is a beginning all the same.
        let begun = outcome == Outcome::NoEvidence && target.works.shown > 0 && !teacher;
        let mut said = vec![if begun {
            self.say(Phrase::ReportBegun, &[])
        } else {
            self.wording.outcome(outcome, level.as_deref(), teacher)
        }];
        let applies = target.applicability.as_ref();
        said.extend(applies.and_then(|applies| self.wording.applicability(applies)));
        if target.now.basis.contains(Basis::Credited) {
            said.push(self.say(Phrase::Credited, &[]));
        }
        said
    }

    fn sentences(&self, target: &TargetProgress) -> Vec<String> {
        let mut said = self.says(target);
        let then = target.then.level.as_ref().map(|level| self.level(level));
        let now = target.now.level.as_ref().map(|level| self.level(level));
        let phrase = match (&then, &now) {
            (None, None) => None,
            (None, Some(_)) => Some(Phrase::ReportLevelNow),
            (Some(_), None) => Some(Phrase::ReportLevelOpen),
            (Some(then), Some(now)) if then == now => Some(Phrase::ReportLevelSame),
            (Some(_), Some(_)) => Some(Phrase::ReportLevelChanged),
        };
        let levels = [
            ("then", then.as_deref().unwrap_or_default()),
            ("now", now.as_deref().unwrap_or_default()),
        ];
        said.extend(phrase.map(|phrase| self.say(phrase, &levels)));
        let count = |phrase, period: u32, all: u32| {
            let (period, all) = (period.to_string(), all.to_string());
            self.say(phrase, &[("period", &period), ("all", &all)])
        };
        let works = target.works;
        if works.shown > 0 {
            said.push(count(
                Phrase::ReportWorks,
                works.shown_in_period,
                works.shown,
            ));
        }
        if works.shown > 0 && self.is_teacher() {
            let phrase = Phrase::ReportCounted;
            said.push(count(phrase, works.counted_in_period, works.counted));
        }
        if target.shown_with_support == Some(true) {
            said.push(self.say(Phrase::ReportWithSupport, &[]));
        }
        said
    }

    pub(super) fn level(&self, level: &ShownLevel) -> String {
        match &level.label {
            Some(label) => self.say(
                Phrase::ReportLabelled,
                &[("level", &level.title), ("label", label)],
            ),
            None => level.title.clone(),
        }
    }

    pub(super) fn area_level(&self, of: &AreaLevel) -> String {
        let level = of.level.as_ref().map(|level| self.level(level));
        let points = of.points.map(|points| {
            let (earned, possible) = (points.earned.to_string(), points.possible.to_string());
            let places = [("earned", &*earned), ("possible", &*possible)];
            self.say(Phrase::ReportPointsOf, &places)
        });
        match (level, points) {
            (Some(level), Some(points)) => self.say(
                Phrase::ReportLevelAndPoints,
                &[("level", &level), ("points", &points)],
            ),
            (level, points) => level.or(points).unwrap_or_default(),
        }
    }

    fn area(&self, area: &AreaProgress) -> String {
        let then = area.then.as_ref().map(|level| self.area_level(level));
        let now = area.now.as_ref().map(|level| self.area_level(level));
        let phrase = match (&then, &now) {
            (_, None) => Phrase::ReportAreaOpen,
            (None, Some(_)) => Phrase::ReportAreaNow,
            (Some(then), Some(now)) if then == now => Phrase::ReportAreaSame,
            (Some(_), Some(_)) => Phrase::ReportAreaChanged,
        };
        let places = [
            (
                "area",
                &*named(area.title(self.audience), area.code.as_deref()),
            ),
            ("then", then.as_deref().unwrap_or_default()),
            ("now", now.as_deref().unwrap_or_default()),
            ("with", &*area.with_level.to_string()),
            ("count", &*area.targets.to_string()),
        ];
        self.say(phrase, &places)
    }

    fn coming(&self, report: &ProgressReport) -> Option<(String, Vec<String>)> {
        let coming = report.coming.as_ref()?;
        let targets = coming.targets.iter();
        let named =
            |one: &super::ComingTarget| named(one.title(self.audience), one.code.as_deref());
        let mut said: Vec<String> = targets.map(named).collect();
        if coming.more > 0 {
            let more = coming.more.to_string();
            said.push(self.say(Phrase::ReportMore, &[("count", &more)]));
        }
        (!said.is_empty()).then(|| (self.say(Phrase::ReportComing, &[]), said))
    }
}

fn roll_up_phrase(roll_up: RollUp) -> Phrase {
    match roll_up {
        RollUp::Lowest => Phrase::ReportLowest,
        RollUp::Median => Phrase::ReportMedian,
        RollUp::Mode => Phrase::ReportMode,
        RollUp::Points => Phrase::ReportPoints,
    }
}

/// The text and, in brackets, the code where the audience sees one.
fn named(text: &str, code: Option<&str>) -> String {
    match code {
        Some(code) => format!("{text} ({code})"),
        None => text.to_owned(),
    }
}

fn day(moment: Moment) -> String {
    let text = moment.to_string();
    text.split_once('T')
        .map_or(&*text, |(day, _)| day)
        .to_owned()
}
