//! Where a learner stands on a ladder.

use std::fmt;
use std::ops::Range;

use super::{Audience, Bases, Decision, Outcome, Phrase, Standing, Wording};
use crate::framework::{Competency, Ladder, Rung};
use crate::id::{ItemId, RungId};

/// Where a learner stands on the ladder of one competency: each rung decided by itself, and the
/// place that follows. A view: it borrows the standing and is `Copy`.
///
/// - The **place** is the highest rung whose rule is met by the learner's own evidence, whether or
///   not the rules of the rungs below it are. It is neither the quality of a piece of work nor a
///   grade nor an age.
/// - **Gaps** are the rungs below the place whose rules are not met: not yet evidenced, and never a
///   fault.
/// - The **start place** is the highest rung that is held on other grounds: presumed by a placement,
///   or credited. It chooses what to offer first, never becomes evidence and is never merged with
///   the place.
/// - The **next** rung is the one above the higher of place and start place, or the lowest of all.
///
/// ```
/// use continua::advancement::{Holdings, LadderBinding, Policy, PolicyDefinition, Rule, Selection};
/// use continua::framework::{Framework, ItemDraft, Ladder, Level, Library, Reading, Rung, Scale};
/// use continua::{AsOf, Evidence, EvidenceLog, LearnerId, LevelId};
///
/// let mut builder = Framework::builder("doc", "Sample")?;
/// let argue = builder.item(ItemDraft::new("a", "Argue from evidence.")?);
/// let ladder = Ladder::new(argue.clone(), [
///     Rung::new("9", "Makes a claim and gives a reason.")?,
///     Rung::new("10", "Backs a claim with several sources.")?,
///     Rung::new("11", "Answers the best objection to a claim.")?,
/// ])?;
/// let framework = builder.build()?.read_as(&Reading::new().ladder(ladder));
/// let library = Library::of([("ela", framework)])?;
/// let scale = Scale::new("two", "Two", [Level::new("no", "Not yet", 0)?, Level::new("yes", "Shown", 1)?])?;
/// let definition = PolicyDefinition::new("p".parse()?, "1.0.0".parse()?, "two".parse()?)
///     .bind_ladder(LadderBinding::new(Selection::all(), Rule::works(1, "yes".parse()?)));
/// let policy = Policy::compile(&definition, &library, &[scale], None)?;
///
/// let ana: LearnerId = "ana".parse()?;
/// let mut log = EvidenceLog::new();
/// let work = Evidence::new(
///     "e1".parse()?, ana.clone(), argue.clone(), LevelId::new("yes")?, "debate".parse()?, "2026-03-02".parse()?,
/// );
/// log.append(work.on_rung("10".parse()?))?;
/// let holdings = Holdings::default().starting(argue.clone(), "9".parse()?);
/// let standing = policy.evaluate_with(&log, &ana, AsOf::everything(), &holdings)?;
///
/// let stands = standing.ladder(&argue).unwrap();
/// let name = |rung: Option<&Rung>| rung.map(|rung| rung.title().to_owned());
/// assert_eq!(name(stands.place()).as_deref(), Some("10"));
/// assert_eq!(name(stands.start()).as_deref(), Some("9"));
/// assert_eq!(name(stands.next()).as_deref(), Some("11"));
/// assert_eq!(name(stands.gaps().next()).as_deref(), Some("9"));
/// let proof = stands.rung(&"10".parse()?).unwrap().proof(&log);
/// assert!(proof.check(&policy, &ana, &log)?.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct LadderStanding<'s> {
    standing: &'s Standing,
    competency: Competency<'s>,
    ladder: &'s Ladder,
    /// The index of the lowest rung, and that after the highest.
    units: (u32, u32),
}

impl Standing {
    /// Where the learner stands on the ladder of a competency; nothing if it is not told as one or
    /// the policy has no rule for its ladder. O(log ladders).
    pub fn ladder(&self, competency: &ItemId) -> Option<LadderStanding<'_>> {
        let compiled = &self.0.policy.0;
        LadderStanding::new(self, *compiled.index.get(competency)?)
    }

    /// Where the learner stands on each ladder that the policy has a rule for, in the order of the
    /// library.
    pub fn ladders(&self) -> impl Iterator<Item = LadderStanding<'_>> {
        let targets = self.0.policy.0.ladders.keys();
        targets.filter_map(|target| LadderStanding::new(self, *target))
    }
}

impl<'s> LadderStanding<'s> {
    fn new(standing: &'s Standing, target: u32) -> Option<Self> {
        let compiled = &standing.0.policy.0;
        let Range { start, end } = compiled.ladders.get(&target)?.clone();
        let competency = compiled.library.competency(compiled.id(target)?)?;
        Some(Self {
            standing,
            competency,
            ladder: compiled.ladder(target)?,
            units: (start, end),
        })
    }

    /// The competency.
    pub fn competency(self) -> Competency<'s> {
        self.competency
    }

    /// Its ladder.
    pub fn ladder(self) -> &'s Ladder {
        self.ladder
    }

    /// The decision of each rung, lowest first: with outcome, proof and what is still missing.
    pub fn rungs(self) -> impl DoubleEndedIterator<Item = Decision<'s>> {
        let (first, end) = self.units;
        (first..end).filter_map(move |at| Decision::new(self.standing, at))
    }

    /// The decision of one rung; nothing if the ladder has none of this identifier. O(rungs).
    pub fn rung(self, rung: &RungId) -> Option<Decision<'s>> {
        self.rungs()
            .find(|decision| decision.rung().is_some_and(|known| known.id() == rung))
    }

    /// The highest rung whose rule is met. O(rungs).
    pub fn place(self) -> Option<&'s Rung> {
        self.highest(|decision| decision.outcome() == Outcome::Demonstrated)
    }

    /// The highest rung that is held on other grounds than evidence; on which, its decision's
    /// [`basis`](Decision::basis) says. O(rungs).
    pub fn start(self) -> Option<&'s Rung> {
        self.highest(|decision| {
            let state = self.standing.0.targets.get(decision.target as usize);
            state.is_some_and(|state| state.given != Bases::NONE)
        })
    }

    fn highest(self, is: impl Fn(&Decision<'s>) -> bool) -> Option<&'s Rung> {
        self.rungs().rev().find(is)?.rung()
    }

    /// The rung to show next: that above the higher of place and start place, the lowest where
    /// there is neither, nothing at the top. O(rungs).
    pub fn next(self) -> Option<&'s Rung> {
        let mut rungs = self.ladder.rungs().iter();
        let reached = [self.place(), self.start()];
        let last = rungs
            .clone()
            .rposition(|rung| reached.contains(&Some(rung)));
        rungs.nth(last.map_or(0, |last| last + 1))
    }

    /// The rungs below the place whose rules are not met, lowest first. O(rungs).
    pub fn gaps(self) -> impl Iterator<Item = &'s Rung> {
        let place = self.place();
        let all = self.rungs();
        let below = all.take_while(move |decision| place.is_some() && decision.rung() != place);
        let unmet = below.filter(|decision| decision.outcome() != Outcome::Demonstrated);
        unmet.filter_map(Decision::rung)
    }

    /// Place, start place, gaps and next rung as a text for an audience. Outside, only the place is
    /// told.
    pub fn render(self, wording: &Wording, audience: Audience) -> String {
        let teacher = audience == Audience::Teacher;
        let pick = |for_teacher, for_learner| if teacher { for_teacher } else { for_learner };
        let say = |phrase, rung: &Rung| wording.say(phrase, &[("rung", &wording.rung(rung))]);
        let title = match self.competency.learner_statement() {
            Some(own) if !teacher => own.to_owned(),
            _ => self.competency.full_text(),
        };
        let mut lines = vec![title];
        lines.push(match self.place() {
            Some(rung) => say(pick(Phrase::TeacherPlace, Phrase::LearnerPlace), rung),
            None => wording.say(pick(Phrase::TeacherNoPlace, Phrase::LearnerNoPlace), &[]),
        });
        if audience != Audience::Outside {
            let start = pick(Phrase::TeacherStart, Phrase::LearnerStart);
            lines.extend(self.start().map(|rung| say(start, rung)));
            lines.extend(self.next().map(|rung| say(Phrase::NextRung, rung)));
            let gaps: Vec<String> = self.gaps().map(|rung| wording.rung(rung)).collect();
            if !gaps.is_empty() {
                lines.push(wording.say(pick(Phrase::TeacherGaps, Phrase::LearnerGaps), &[]));
                lines.extend(gaps.into_iter().map(|rung| format!("- {rung}")));
            }
        }
        lines.join("\n") + "\n"
    }
}

impl fmt::Debug for LadderStanding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LadderStanding")
            .field("competency", self.competency.id())
            .field("place", &self.place().map(Rung::id))
            .field("start", &self.start().map(Rung::id))
            .finish_non_exhaustive()
    }
}
