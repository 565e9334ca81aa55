//! Changes in words: why a decision is another than before.

use std::collections::BTreeSet;

use super::proof::{section, showing_of};
use super::{Audience, Cause, Change, Decided, Phrase, Standing, Wording};
use crate::evidence::{EvidenceLog, Record, Row};
use crate::id::{ItemId, JudgementId, LevelId};

/// What is said of changes. Places stand in braces.
pub(super) const ENGLISH: &[(Phrase, &str)] = &[
    (Phrase::ChangeNow, "Now: {says}"),
    (Phrase::ChangeBefore, "Before: {says}"),
    (Phrase::ChangeUndecided, "this was not decided."),
    (Phrase::ChangeTitle, "What changed it:"),
    (Phrase::ChangeCorrected, "{work}, corrected"),
    (Phrase::ChangeWithdrawn, "{work}, withdrawn"),
    (Phrase::ChangeConfirmed, "it was confirmed"),
    (Phrase::ChangeConfirmedAs, "a {role} confirmed it"),
    (
        Phrase::ChangeExempt,
        "a decision on whether it has to be reached",
    ),
    (Phrase::ChangeRecord, "something else that was recorded"),
    (Phrase::ChangeHeld, "this is there now: {text}"),
    (Phrase::ChangeNotHeld, "this is open again: {text}"),
    (
        Phrase::ChangeGrounds,
        "a decision by your school beside what was shown",
    ),
    (Phrase::ChangeTime, "time went on"),
    (Phrase::ChangePolicy, "what is asked for is new"),
    (Phrase::ChangeFrameworks, "the goals are new"),
];

impl Standing {
    /// A change of this standing as a text: what holds now, what held before, and what changed it.
    ///
    /// Learners and families do not read who judged or confirmed, or with what support; outside,
    /// nothing is read of corrections, withdrawals and exemptions either, but that something was
    /// recorded. `log` is the one that the change was found with.
    /// O(rows of the learner for the competency + causes).
    ///
    /// ```
    /// use continua::advancement::{Audience, Binding, Policy, PolicyDefinition, Rule, Selection, Wording};
    /// use continua::framework::{Framework, ItemDraft, Level, Library, Scale};
    /// use continua::{AsOf, Evidence, EvidenceLog, LevelId};
    ///
    /// # let mut builder = Framework::builder("doc", "Sample")?;
    /// # let count = builder.item(ItemDraft::new("a", "Count.")?);
    /// # let library = Library::of([("math", builder.build()?)])?;
    /// # let scale = Scale::new("two", "Two", [Level::new("no", "Not yet", 0)?, Level::new("yes", "Shown", 1)?])?;
    /// # let definition = PolicyDefinition::new("p".parse()?, "1.0.0".parse()?, "two".parse()?)
    /// #     .bind(Binding::new(Selection::all(), Rule::works(1, "yes".parse()?)));
    /// # let policy = Policy::compile(&definition, &library, &[scale], None)?;
    /// let mut log = EvidenceLog::new();
    /// let monday = policy.evaluate(&log, &"ana".parse()?, AsOf::everything())?;
    /// log.append(Evidence::new(
    ///     "e1".parse()?, "ana".parse()?, count, LevelId::new("yes")?, "quiz".parse()?, "2026-03-02".parse()?,
    /// ))?;
    /// let tuesday = policy.evaluate(&log, &"ana".parse()?, AsOf::everything())?;
    ///
    /// let changes = tuesday.changes_since(&monday, &log)?;
    /// let text = tuesday.tell(&changes[0], &log, &Wording::english(), Audience::Learner);
    /// assert_eq!(text, "\
    /// Count.
    /// Now: You have shown this at Shown.
    /// Before: You can start to show this.
    /// What changed it:
    /// - 2026-03-02, quiz: Shown
    /// ");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn tell(
        &self,
        change: &Change,
        log: &EvidenceLog,
        wording: &Wording,
        audience: Audience,
    ) -> String {
        let teller = Teller {
            standing: self,
            log,
            wording,
            audience,
        };
        teller.tell(change)
    }
}

struct Teller<'t> {
    standing: &'t Standing,
    log: &'t EvidenceLog,
    wording: &'t Wording,
    audience: Audience,
}

impl Teller<'_> {
    fn tell(&self, change: &Change) -> String {
        let mut lines = vec![self.text(&change.competency)];
        for (phrase, decided) in [
            (Phrase::ChangeNow, &change.now),
            (Phrase::ChangeBefore, &change.was),
        ] {
            let says = self.decided(&change.competency, decided.as_ref());
            lines.push(self.wording.say(phrase, &[("says", &says)]));
        }
        // Several records may come to the same words.
        let mut told = BTreeSet::new();
        let causes = change.causes.iter();
        let causes = causes.map(|cause| self.cause(&change.competency, cause));
        let causes = causes.filter(|text| told.insert(text.clone())).collect();
        section(
            &mut lines,
            &self.wording.say(Phrase::ChangeTitle, &[]),
            causes,
        );
        lines.join("\n") + "\n"
    }

    fn is_teacher(&self) -> bool {
        self.audience == Audience::Teacher
    }

    /// The text of a competency; its identifier where the library does not hold it any more.
    fn text(&self, id: &ItemId) -> String {
        let Some(item) = self.standing.policy().library().item(id) else {
            return id.to_string();
        };
        let own = item.learner_statement().filter(|_| !self.is_teacher());
        own.map_or_else(|| item.full_text(), ToOwned::to_owned)
    }

    fn decided(&self, competency: &ItemId, decided: Option<&Decided>) -> String {
        let Some(decided) = decided else {
            return self.wording.say(Phrase::ChangeUndecided, &[]);
        };
        let level = decided.level.as_ref();
        let level = level.map(|level| self.level(competency, level));
        let teacher = self.is_teacher();
        let outcome = self
            .wording
            .outcome(decided.outcome, level.as_deref(), teacher);
        match self.wording.applicability(&decided.applicability) {
            Some(applicability) => format!("{outcome} {applicability}"),
            None => outcome,
        }
    }

    fn level(&self, competency: &ItemId, level: &LevelId) -> String {
        let scale = self.standing.policy().scale(competency);
        let known = scale.and_then(|scale| scale.level(level.as_str()));
        known.map_or_else(|| level.to_string(), |level| level.title().to_owned())
    }

    fn cause(&self, competency: &ItemId, cause: &Cause) -> String {
        let say = |phrase| self.wording.say(phrase, &[]);
        match cause {
            Cause::Record(id) => self
                .record(competency, id)
                .unwrap_or_else(|| say(Phrase::ChangeRecord)),
            Cause::Other {
                competency: other,
                held,
            } => {
                let phrase = if *held {
                    Phrase::ChangeHeld
                } else {
                    Phrase::ChangeNotHeld
                };
                self.wording.say(phrase, &[("text", &self.text(other))])
            }
            Cause::Grounds => say(Phrase::ChangeGrounds),
            Cause::AsOf => say(Phrase::ChangeTime),
            Cause::Policy => say(Phrase::ChangePolicy),
            Cause::Frameworks => say(Phrase::ChangeFrameworks),
        }
    }

    /// What a record says of a competency; nothing where the audience is not to read it.
    fn record(&self, competency: &ItemId, id: &JudgementId) -> Option<String> {
        let outside = self.audience == Audience::Outside;
        match self.log.get(id)? {
            Record::Judgement(judgement) if judgement.lineage().supersedes().is_empty() => {
                self.work(competency, id)
            }
            _ if outside => None,
            Record::Judgement(_) => {
                let work = self.work(competency, id)?;
                Some(
                    self.wording
                        .say(Phrase::ChangeCorrected, &[("work", &work)]),
                )
            }
            Record::Retraction(retraction) => {
                let work = self.work(competency, retraction.retracts())?;
                Some(
                    self.wording
                        .say(Phrase::ChangeWithdrawn, &[("work", &work)]),
                )
            }
            Record::Attestation(attestation) if self.is_teacher() => {
                let role = attestation.role().as_str();
                Some(
                    self.wording
                        .say(Phrase::ChangeConfirmedAs, &[("role", role)]),
                )
            }
            Record::Attestation(_) => Some(self.wording.say(Phrase::ChangeConfirmed, &[])),
            Record::Exemption(_) => Some(self.wording.say(Phrase::ChangeExempt, &[])),
            Record::Removal(_) => None,
        }
    }

    /// A work as a judgement of it tells it, with the level that it gives this competency.
    fn work(&self, competency: &ItemId, judgement: &JudgementId) -> Option<String> {
        let view = self.standing.evidence(self.log).target(competency)?;
        let passed_over = view.passed_over().iter().map(|(row, _)| row);
        let all = view.shown().iter().chain(view.absent());
        let mut all = all.chain(passed_over);
        let row: &Row<'_> = all.find(|row| row.judgement().id() == judgement)?;
        let mut showing = showing_of(self.standing.policy().scale(competency), *row);
        if !self.is_teacher() {
            showing.redact();
        }
        Some(showing.line(self.wording))
    }
}
