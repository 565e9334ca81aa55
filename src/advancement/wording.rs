//! Proofs in words, for several readers, from templates that an embedder can replace.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::proof::{Asks, Counted, Named, Passed, Reason, Step};
use super::{Applicability, Need, Outcome, Proof, Why, WorksNeed, rule_words};
use crate::{ItemId, LevelId};

/// For whom a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Audience {
    /// The learner and the family: no codes, nobody named.
    Learner,
    /// A teacher of the learner: codes, what was passed over and why.
    Teacher,
    /// Anybody else: the outcome and the works that count; no support, no assessor.
    Outside,
}

macro_rules! phrases {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)*) => {
        /// A sentence, or a part of one, that a text is made of.
        ///
        /// The words in braces stand for what is filled in; each template may use those that its
        /// English form uses.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Phrase {
            $($(#[$doc])* $name,)*
        }

        impl Phrase {
            /// All phrases.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The English template.
            pub fn english(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }
        }
    };
}

phrases! {
    /// The heading for a teacher.
    TeacherHeading = "{text} ({code})";
    /// The heading where there is no code, and for other readers.
    Heading = "{text}";
    /// The rule is met.
    Demonstrated = "Demonstrated.";
    /// The rule is met but for a person's word.
    AwaitingConfirmation = "Shown; waiting for a person to confirm it.";
    /// There is good evidence, and not enough.
    TooLittle = "On the way: what counts so far is at the level asked, and there is not enough of it yet.";
    /// There is evidence, and none of it counts by itself.
    NothingCounts = "On the way: nothing that was shown counts by itself yet.";
    /// The evidence is below the level.
    Below = "On the way: work so far is not yet at {level}.";
    /// The evidence is mixed.
    Disagrees = "On the way: some work is at {level} and some is not yet.";
    /// The evidence is below, and the rule names no level.
    Underway = "On the way.";
    /// Nothing was shown.
    NoEvidence = "Nothing that counts here has been shown yet.";
    /// Not addressed in this period.
    NotAddressed = "It is not part of this period.";
    /// The learner is exempt.
    Exempt = "It is not asked of this learner.";
    /// Another target is asked.
    AlternateTarget = "Another target is asked in its place.";
    /// Held by another body's determination.
    Credited = "It is credited from elsewhere.";
    /// Before the works that count.
    ShownSoFar = "Shown so far:";
    /// One work.
    Work = "{task}, {date}: {level}";
    /// One work whose level has no name.
    WorkValue = "{task}, {date}: {value}";
    /// Before what did not count.
    NotCounted = "Not counted:";
    /// One thing that did not count.
    PassedOver = "{task}, {date}: {reason}";
    /// A confirmation that was given.
    Confirmed = "Confirmed on {date} by somebody in the role of {role}.";
    /// Components that are held.
    PartsHeld = "Parts that are shown: {names}.";
    /// Before what is missing.
    NextToShow = "Next to show:";
    /// One new work.
    OneWork = "one more piece of work at {level} or above{how}";
    /// Several new works.
    SeveralWorks = "{count} more pieces of work at {level} or above{how}";
    /// They must be on new tasks.
    OnNewTask = ", on a task that is new";
    /// They must be on new tasks, of several works.
    OnNewTasks = ", each on a task that is new";
    /// They must be shown in a certain way.
    ByModality = ", as {how} work";
    /// They must be on certain tasks.
    OnTasks = ", on {how}";
    /// They must ask for enough.
    AsDemanding = ", on a task that asks for enough ({how})";
    /// They must be judged in a certain role.
    ByRole = ", judged by somebody in the role of {how}";
    /// They must be judged by others.
    ByOther = ", seen by somebody else";
    /// They must be shown in other ways.
    InOtherWay = ", shown in another way";
    /// They must be shown in other settings.
    InOtherSetting = ", in another setting";
    /// They must come later.
    LaterThanFirst = ", at least {count} days after the first";
    /// They must be done alone.
    Independently = ", without help";
    /// One other competency.
    OneCompetency = "this first: {names}";
    /// All of several competencies.
    AllCompetencies = "all of these: {names}";
    /// Some of several competencies.
    SomeCompetencies = "{count} of these: {names}";
    /// A person's word.
    Attestation = "a confirmation by somebody in the role of {role}";
    /// Nothing would do.
    CannotBeMet = "more work of this kind cannot bring it about; talk with the teacher about another way";
    /// Withdrawn.
    ReasonRetracted = "it was withdrawn";
    /// Replaced.
    ReasonSuperseded = "a later judgement stands in its place";
    /// Later.
    ReasonPerformedLater = "it came after the day that was asked for";
    /// Alternate target.
    ReasonAlternateTarget = "it belongs to another target";
    /// Not judged.
    ReasonNotJudged = "it was not judged here";
    /// Absent.
    ReasonAbsent = "there was nothing to judge";
    /// Purpose.
    ReasonPurpose = "it was for practice or another purpose";
    /// Support.
    ReasonSupport = "it was done with help";
    /// Modality.
    ReasonModality = "it was shown in another way than counts here";
    /// Role.
    ReasonRole = "it was judged by somebody whose judgement does not count here";
    /// Task.
    ReasonTask = "it is another task than counts here";
    /// Demand.
    ReasonDemand = "the task asked for less than counts here";
    /// Stale.
    ReasonStale = "it is too long ago";
    /// Group.
    ReasonGroup = "it is the work of a group";
    /// Scale.
    ReasonNotOnScale = "its result cannot be placed on the scale";
    /// Another judgement.
    ReasonOtherJudgement = "another judgement of the same work counts";
    /// Another attempt.
    ReasonOtherAttempt = "another try at the same task counts";
    /// A rule: works.
    RuleWorks = "at least {count} pieces of work at {level} or above{how}";
    /// A rule: one work.
    RuleOneWork = "a piece of work at {level} or above{how}";
    /// A rule: an estimate.
    RuleEstimate = "{estimate} is at {level} or above{how}";
    /// A rule: the days between works.
    RuleSpread = ", with at least {count} days from the first to the last";
    /// A rule: how old works may be.
    RuleFresh = ", not older than {count} days";
    /// A rule: other competencies.
    RuleHeld = "these are held: {names}";
    /// A rule: prerequisites.
    RulePrerequisites = "what must come before is held";
    /// A rule: all components.
    RuleAllParts = "all of these parts are held: {names}";
    /// A rule: some components.
    RuleParts = "{count} of these parts are held: {names}";
    /// A rule: components by points.
    RulePoints = "{count} points by these parts: {names}";
    /// A rule: components that must be among those held.
    RuleAmongThem = "; among them {names}";
    /// A rule: all parts.
    RuleAll = "all of:";
    /// A rule: one part.
    RuleAny = "one of:";
    /// A rule: some parts.
    RuleAtLeast = "{count} of:";
    /// The latest value.
    EstimateLatest = "the latest work";
    /// The highest value.
    EstimateHighest = "the best work";
    /// The mean.
    EstimateMean = "the average of the works";
    /// The median.
    EstimateMedian = "the middle one of the works";
    /// The mode.
    EstimateMode = "what most works show";
    /// The decaying average.
    EstimateDecaying = "the average of the works, later ones weighing more,";
    /// The mean of those at mastery.
    EstimateNOfMastery = "the average of enough works at the level";
    /// The m-th best of the newest.
    EstimateMOfLastN = "enough of the newest works";
    /// Any other estimate.
    EstimateOther = "the estimate over the works";
    /// Between the names of a list.
    ListDivider = "; ";
    /// Before each line of a list.
    Bullet = "- ";
}

/// The sentences of which texts are made: English, or those of an embedder.
///
/// ```
/// use continua::advancement::{Phrase, Wording};
///
/// let spanish = Wording::english().with(Phrase::Demonstrated, "Demostrado.");
/// assert_eq!(spanish.template(Phrase::Demonstrated), "Demostrado.");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wording {
    replaced: BTreeMap<Phrase, String>,
}

impl Wording {
    /// The English sentences.
    pub fn english() -> Self {
        Self::default()
    }

    /// The same with one sentence replaced.
    #[must_use]
    pub fn with(mut self, phrase: Phrase, template: impl Into<String>) -> Self {
        self.replaced.insert(phrase, template.into());
        self
    }

    /// The template of a phrase.
    pub fn template(&self, phrase: Phrase) -> &str {
        self.replaced
            .get(&phrase)
            .map_or(phrase.english(), String::as_str)
    }

    /// Fills in a template in one pass, so that what is filled in is never read as a template.
    pub(super) fn say(&self, phrase: Phrase, values: &[(&str, &str)]) -> String {
        let mut out = String::new();
        let mut rest = self.template(phrase);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, after)) = after.split_once('}') else {
                rest = after;
                break;
            };
            let value = values.iter().find(|(known, _)| *known == name);
            out.push_str(value.map_or("", |(_, value)| value));
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

impl Proof {
    /// The proof in English, for a teacher.
    pub fn for_teacher(&self) -> String {
        self.render(&Wording::english(), Audience::Teacher)
    }

    /// The proof in English, for the learner and the family.
    pub fn for_learner(&self) -> String {
        self.render(&Wording::english(), Audience::Learner)
    }

    /// The proof in words: what was decided, what was shown first, and what to show next.
    ///
    /// O(length of the proof).
    pub fn render(&self, wording: &Wording, audience: Audience) -> String {
        let mut text = Text {
            proof: self,
            wording,
            audience,
            out: String::new(),
        };
        text.all();
        text.out
    }
}

impl Need {
    /// The need in words, as the next thing to show.
    pub(super) fn say(&self, proof: &Proof, wording: &Wording, audience: Audience) -> String {
        let text = Text {
            proof,
            wording,
            audience,
            out: String::new(),
        };
        text.need(self)
    }
}

struct Text<'p> {
    proof: &'p Proof,
    wording: &'p Wording,
    audience: Audience,
    out: String,
}

impl Text<'_> {
    fn all(&mut self) {
        let heading = self.named(&self.proof.competency);
        self.line(&heading);
        self.outcome();
        let mut counted: Vec<&Counted> = Vec::new();
        works(&self.proof.rule, &mut counted);
        let works: Vec<String> = counted.iter().map(|work| self.work(work)).collect();
        self.list(Phrase::ShownSoFar, &works);
        self.confirmations(&self.proof.rule);
        if self.audience == Audience::Teacher {
            let passed: Vec<String> = self
                .proof
                .passed_over
                .iter()
                .map(|p| self.passed(p))
                .collect();
            self.list(Phrase::NotCounted, &passed);
        }
        if self.audience != Audience::Outside {
            let needs: Vec<String> = self
                .proof
                .missing
                .iter()
                .map(|need| self.need(need))
                .collect();
            self.list(Phrase::NextToShow, &needs);
        }
    }

    fn line(&mut self, line: &str) {
        let _ = writeln!(self.out, "{line}");
    }

    fn list(&mut self, heading: Phrase, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        let heading = self.wording.say(heading, &[]);
        self.line(&heading);
        for line in lines {
            let bullet = self.wording.template(Phrase::Bullet);
            let _ = writeln!(self.out, "{bullet}{line}");
        }
    }

    fn named(&self, named: &Named) -> String {
        match (&named.code, self.audience) {
            (Some(code), Audience::Teacher) => self.wording.say(
                Phrase::TeacherHeading,
                &[("text", &named.text), ("code", code)],
            ),
            (_, Audience::Learner) => self
                .wording
                .say(Phrase::Heading, &[("text", &named.learner_text)]),
            _ => self.wording.say(Phrase::Heading, &[("text", &named.text)]),
        }
    }

    fn outcome(&mut self) {
        let asked = level_asked(&self.proof.rule);
        let level = asked.map_or(String::new(), |level| self.level(level));
        let mut counted = Vec::new();
        works(&self.proof.rule, &mut counted);
        let nothing = counted.is_empty();
        let phrase = match self.proof.outcome {
            Outcome::Demonstrated => Phrase::Demonstrated,
            Outcome::AwaitingConfirmation => Phrase::AwaitingConfirmation,
            Outcome::NotYet(Why::TooLittle) if nothing => Phrase::NothingCounts,
            Outcome::NotYet(Why::TooLittle) => Phrase::TooLittle,
            Outcome::NotYet(_) if level.is_empty() => Phrase::Underway,
            Outcome::NotYet(Why::Below) => Phrase::Below,
            Outcome::NotYet(Why::Disagrees) => Phrase::Disagrees,
            Outcome::NoEvidence => Phrase::NoEvidence,
        };
        let said = self.wording.say(phrase, &[("level", &level)]);
        self.line(&said);
        let applicability = match self.proof.applicability {
            Applicability::InScope => None,
            Applicability::NotAddressed => Some(Phrase::NotAddressed),
            // Why somebody is exempt or held to another target is nobody's business outside.
            _ if self.audience == Audience::Outside => None,
            Applicability::Exempt => Some(Phrase::Exempt),
            Applicability::AlternateTarget(_) => Some(Phrase::AlternateTarget),
        };
        if let Some(phrase) = applicability {
            let said = self.wording.say(phrase, &[]);
            self.line(&said);
        }
        if self.proof.bases.contains(super::Basis::Credited) {
            let said = self.wording.say(Phrase::Credited, &[]);
            self.line(&said);
        }
    }

    fn level(&self, level: &LevelId) -> String {
        let known = self.proof.levels.iter().find(|(id, _)| id == level);
        known.map_or_else(|| level.to_string(), |(_, title)| title.clone())
    }

    fn work(&self, work: &Counted) -> String {
        let date = work.performed.to_string();
        let date = date.get(..10).unwrap_or(&date);
        let task = work.task.as_str();
        match &work.level {
            Some(level) => {
                let level = self.level(level);
                self.wording.say(
                    Phrase::Work,
                    &[("task", task), ("date", date), ("level", &level)],
                )
            }
            None => {
                let value = work.value.to_string();
                self.wording.say(
                    Phrase::WorkValue,
                    &[("task", task), ("date", date), ("value", &value)],
                )
            }
        }
    }

    fn passed(&self, passed: &Passed) -> String {
        let date = passed.performed.to_string();
        let date = date.get(..10).unwrap_or(&date);
        let reason = self.wording.say(reason(passed.because), &[]);
        let values = [
            ("task", passed.task.as_str()),
            ("date", date),
            ("reason", &reason),
        ];
        self.wording.say(Phrase::PassedOver, &values)
    }

    fn confirmations(&mut self, step: &Step) {
        match &step.asks {
            Asks::Attested {
                role,
                recorded: Some(recorded),
                ..
            } => {
                let date = recorded.to_string();
                let date = date.get(..10).unwrap_or(&date);
                let values = [("date", date), ("role", role.as_str())];
                let said = self.wording.say(Phrase::Confirmed, &values);
                self.line(&said);
            }
            Asks::Components { held, .. } | Asks::Held { held, .. } if !held.is_empty() => {
                let names = self.names(held);
                let said = self.wording.say(Phrase::PartsHeld, &[("names", &names)]);
                self.line(&said);
            }
            _ => {}
        }
        step.parts.iter().for_each(|part| self.confirmations(part));
    }

    fn names(&self, ids: &[ItemId]) -> String {
        let names: Vec<String> = ids
            .iter()
            .map(
                |id| match self.proof.named.iter().find(|named| named.id == *id) {
                    Some(named) => self.named(named),
                    None => id.to_string(),
                },
            )
            .collect();
        names.join(self.wording.template(Phrase::ListDivider))
    }

    fn need(&self, need: &Need) -> String {
        match need {
            Need::Works(works) => self.works_need(works),
            Need::Competencies { count, of } => {
                let names = self.names(of);
                let phrase = match (of.len(), *count as usize) {
                    (1, _) => Phrase::OneCompetency,
                    (all, count) if count >= all => Phrase::AllCompetencies,
                    _ => Phrase::SomeCompetencies,
                };
                let count = count.to_string();
                self.wording
                    .say(phrase, &[("names", &names), ("count", &count)])
            }
            Need::Attestation { role, .. } => self
                .wording
                .say(Phrase::Attestation, &[("role", role.as_str())]),
            Need::CannotBeMetByAdding { .. } => self.wording.say(Phrase::CannotBeMet, &[]),
        }
    }

    fn works_need(&self, need: &WorksNeed) -> String {
        let mut how = String::new();
        if let Some(distinct) = need.distinct_by {
            how.push_str(
                &self
                    .wording
                    .say(rule_words::differ(distinct, need.count), &[]),
            );
        }
        how.push_str(&rule_words::filter_in_words(&need.filter, self.wording));
        if let Some(days) = need.days_after_first {
            let days = days.to_string();
            how.push_str(
                &self
                    .wording
                    .say(Phrase::LaterThanFirst, &[("count", &days)]),
            );
        }
        let phrase = if need.count == 1 {
            Phrase::OneWork
        } else {
            Phrase::SeveralWorks
        };
        let (count, level) = (need.count.to_string(), self.level(&need.level));
        self.wording.say(
            phrase,
            &[("count", &count), ("level", &level), ("how", &how)],
        )
    }
}

/// The works that counted anywhere in the rule, each once, in the order in which they are met.
fn works<'s>(step: &'s Step, found: &mut Vec<&'s Counted>) {
    for work in &step.counted {
        if !found.iter().any(|known| known.judgement == work.judgement) {
            found.push(work);
        }
    }
    step.parts.iter().for_each(|part| works(part, found));
}

fn level_asked(step: &Step) -> Option<&LevelId> {
    match &step.asks {
        Asks::Estimate { level, .. } | Asks::Works { level, .. } => Some(level),
        _ => step.parts.iter().find_map(level_asked),
    }
}

fn reason(reason: Reason) -> Phrase {
    match reason {
        Reason::Retracted => Phrase::ReasonRetracted,
        Reason::Superseded => Phrase::ReasonSuperseded,
        Reason::PerformedLater => Phrase::ReasonPerformedLater,
        Reason::AlternateTarget => Phrase::ReasonAlternateTarget,
        Reason::NotJudged => Phrase::ReasonNotJudged,
        Reason::Absent => Phrase::ReasonAbsent,
        Reason::Purpose => Phrase::ReasonPurpose,
        Reason::Support => Phrase::ReasonSupport,
        Reason::Modality => Phrase::ReasonModality,
        Reason::Role => Phrase::ReasonRole,
        Reason::Task => Phrase::ReasonTask,
        Reason::Demand => Phrase::ReasonDemand,
        Reason::Stale => Phrase::ReasonStale,
        Reason::Group => Phrase::ReasonGroup,
        Reason::NotOnScale => Phrase::ReasonNotOnScale,
        Reason::OtherJudgement => Phrase::ReasonOtherJudgement,
        Reason::OtherAttempt => Phrase::ReasonOtherAttempt,
    }
}

impl Proof {
    /// What is still missing in words, each as the next thing to show.
    pub fn next_to_show(&self, wording: &Wording, audience: Audience) -> Vec<String> {
        self.missing
            .iter()
            .map(|need| need.say(self, wording, audience))
            .collect()
    }
}
