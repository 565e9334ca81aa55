//! Many learners whose evidence stands in columns.

mod block;
mod clock;
mod ground;
mod groups;
mod packed;
mod sort;
mod words;

use std::sync::Arc;

use jiff::Timestamp;

use self::ground::Ground;
use self::groups::{Groups, Packed, Room, Span};
use self::packed::Seen;
use self::words::Words;
use super::shown::Shown;
use super::state::State;
use super::weigh::{Scales, Scratch, in_order};
use super::{CohortTable, EvaluateError, Policy, Standing};
use crate::evidence::{ColumnsError, EvidenceColumns, EvidenceLog, LogError, SupportKind};
use crate::id::LearnerId;
use crate::moment::{AsOf, TimeZone};

/// Many learners over one policy: their evidence in columns, by learner.
///
/// Made by [`Policy::cohort_of`], and asked as of any number of moments.
#[derive(Debug, Clone)]
pub struct Cohort<'a> {
    policy: Policy,
    ground: Ground<'a>,
    groups: Groups,
}

impl Policy {
    /// Takes evidence in columns, checks every row against this policy, and finds the rows of each
    /// learner. O(rows).
    ///
    /// Rows that stand learner by learner are read where they lie, and nothing is kept for a row.
    /// Rows in any other order are partitioned first, which takes 8 bytes a learner beside the
    /// columns, and 8 bytes a row, or 16 where what is looked at has no room in 8. It has for 16
    /// million rows of a hundred competencies, a thousand tasks and the days of a year, of learners
    /// who have hundreds of rows each.
    ///
    /// Decisions are those of [`evaluate`](Self::evaluate) over a log of the same rows, to the last
    /// bit; but what a log would pass over in silence is refused here, since nobody reads 10 million
    /// rows: competencies that the library does not have, levels that their scale does not have.
    ///
    /// A stream that is longer than memory is taken in parts of whole learners, whose tables are
    /// put together: `table.merge(&policy.cohort_of(&part)?.table(as_of)?)`.
    ///
    /// # Errors
    /// [`ColumnsError`] with all that is wrong, naming rows and never what stands in them.
    ///
    /// ```
    /// use continua::advancement::{Binding, Policy, PolicyDefinition, Rule, Selection};
    /// use continua::evidence::{Coded, EvidenceColumns, Moments, Results};
    /// use continua::framework::{Framework, ItemDraft, Level, Library, Scale};
    /// use continua::{AsOf, LearnerId, LevelId, Outcome, TaskId};
    ///
    /// # let mut builder = Framework::builder("doc", "Sample")?;
    /// # let count = builder.item(ItemDraft::new("a", "Count.")?);
    /// # let library = Library::of([("math", builder.build()?)])?;
    /// # let scale = Scale::new("two", "Two", [Level::new("no", "Not yet", 0)?, Level::new("yes", "Shown", 1)?])?;
    /// # let definition = PolicyDefinition::new("p".parse()?, "1.0.0".parse()?, "two".parse()?)
    /// #     .bind(Binding::new(Selection::all(), Rule::works(2, "yes".parse()?)));
    /// # let policy = Policy::compile(&definition, &library, &[scale], None)?;
    /// let learners = ["ana".parse::<LearnerId>()?, "ben".parse()?];
    /// let (targets, tasks) = ([count.clone()], ["quiz".parse::<TaskId>()?, "project".parse()?]);
    /// let levels = ["no".parse::<LevelId>()?, "yes".parse()?];
    /// let columns = EvidenceColumns::new(
    ///     Coded::new(&learners, &[0u32, 1, 0]),
    ///     Coded::new(&targets, &[0u32, 0, 0]),
    ///     Results::Levels(Coded::new(&levels, &[1u8, 1, 1])),
    ///     Coded::new(&tasks, &[0u32, 0, 1]),
    ///     Moments::Days(&[20_514, 20_514, 20_520]),
    /// );
    /// let cohort = policy.cohort_of(&columns)?;
    /// let table = cohort.table(AsOf::everything())?;
    /// assert_eq!(table.rows().next().unwrap().1.demonstrated, 1);
    ///
    /// for standing in cohort.standings(AsOf::everything())? {
    ///     let decision = standing.decision(&count).unwrap();
    ///     if decision.outcome() == Outcome::Demonstrated {
    ///         let log = cohort.log(standing.learner())?;
    ///         assert_eq!(decision.proof(&log).condition.counted.len(), 2);
    ///     }
    /// }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn cohort_of<'a>(&self, columns: &EvidenceColumns<'a>) -> Result<Cohort<'a>, ColumnsError> {
        let mut faults = columns.faults();
        let (ground, more) = Ground::new(columns, &self.0);
        faults.extend(more);
        ColumnsError::none_of(faults)?;
        Ok(Cohort {
            policy: self.clone(),
            groups: Groups::new(&ground),
            ground,
        })
    }
}

impl<'a> Cohort<'a> {
    /// The policy.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The learners of whom there is a row, in the order of their dictionary. O(learners).
    pub fn learners(&self) -> impl Iterator<Item = &'a LearnerId> {
        self.spans().map(|(learner, _)| learner)
    }

    fn spans(&self) -> impl Iterator<Item = (&'a LearnerId, Span)> {
        let names = self.ground.columns.learner.names().iter();
        let all = names.zip(self.groups.spans().iter().copied());
        all.filter(|(_, span)| span.len() > 0)
    }

    /// How many bytes it holds for rows and learners beside the columns: 8 for each learner, and 8
    /// or 16 for each row if they had to be partitioned.
    pub fn bytes(&self) -> usize {
        self.groups.bytes()
    }

    /// Everyone's standing, one at a time, in the order of their dictionary. Each as
    /// [`Policy::evaluate`] gives it over the learner's [`log`](Self::log), and ready for the same.
    /// O(rows + learners × rules) for all.
    ///
    /// # Errors
    /// [`EvaluateError::NoMoment`] if a rule asks how old evidence is and `as_of` names no moment.
    pub fn standings(&self, as_of: AsOf) -> Result<impl Iterator<Item = Standing>, EvaluateError> {
        let mut reader = Reader::new(self, as_of)?;
        let spans = self.spans();
        Ok(spans.map(move |(learner, span)| Standing(Arc::new(reader.state(learner, span)))))
    }

    /// Everyone counted. O(rows + learners × rules), in memory for one standing; with the feature
    /// `rayon1` on all cores, with the same counts.
    ///
    /// # Errors
    /// As [`standings`](Self::standings).
    pub fn table(&self, as_of: AsOf) -> Result<CohortTable, EvaluateError> {
        #[cfg(feature = "rayon1")]
        {
            use rayon::prelude::*;
            let spans: Vec<_> = self.spans().collect();
            let parts = spans.par_chunks(super::cohort::SOME);
            let parts = parts.map(|some| self.counted(as_of, some.iter().copied()));
            parts.try_reduce(
                || CohortTable::new(&self.policy),
                |one, other| Ok(one.with(&other)),
            )
        }
        #[cfg(not(feature = "rayon1"))]
        self.counted(as_of, self.spans())
    }

    fn counted(
        &self,
        as_of: AsOf,
        spans: impl Iterator<Item = (&'a LearnerId, Span)>,
    ) -> Result<CohortTable, EvaluateError> {
        let mut reader = Reader::new(self, as_of)?;
        let mut table = CohortTable::new(&self.policy);
        for (learner, span) in spans {
            table.count(&reader.state(learner, span));
        }
        Ok(table)
    }

    /// The rows of a learner as a log, for proofs, for what is missing, and for all that the columns
    /// cannot say; empty for a learner who has none. O(learners + rows of the learner).
    ///
    /// # Errors
    /// Only if the log cannot take a row, which a checked one never gives reason for.
    pub fn log(&self, learner: &LearnerId) -> Result<EvidenceLog, LogError> {
        let span = self.spans().find(|(known, _)| *known == learner);
        let span = span.map_or(Span::default(), |(_, span)| span);
        let rows = self.groups.rows(span);
        let rows = rows.into_iter();
        rows.filter_map(|row| self.ground.columns.row(row))
            .collect()
    }
}

/// What reading one learner after another needs, made once for a question.
struct Reader<'c> {
    cohort: &'c Cohort<'c>,
    scales: Scales<'c>,
    zone: &'c TimeZone,
    as_of: AsOf,
    /// The last instants that are looked at.
    known: Option<Timestamp>,
    performed: Option<Timestamp>,
    room: Room,
    rows: Vec<Seen<'c>>,
    scratch: Scratch,
}

impl<'c> Reader<'c> {
    fn new(cohort: &'c Cohort<'_>, as_of: AsOf) -> Result<Self, EvaluateError> {
        let compiled = &cohort.policy.0;
        compiled.needs(&as_of)?;
        let zone = &compiled.definition.zone;
        Ok(Self {
            scales: Scales::new(compiled, &cohort.ground, &as_of),
            zone,
            as_of,
            known: as_of.known().map(|moment| moment.latest(zone)),
            performed: as_of.performed().map(|moment| moment.latest(zone)),
            room: Room::default(),
            rows: Vec::new(),
            scratch: Scratch::default(),
            cohort,
        })
    }

    /// Whether a row is looked at: it belongs to its target, and is known and performed by then.
    ///
    /// The start of a civil day is at or before an instant exactly if the day is at or before the
    /// civil day of the instant, so that days and instants are compared alike.
    fn looks_at(&self, seen: &Seen<'_>) -> bool {
        seen.support != SupportKind::Modified
            && self
                .performed
                .is_none_or(|last| seen.performed_at() <= last)
            && self
                .known
                .is_none_or(|last| seen.recorded_at(self.zone) <= last)
    }

    /// What one learner's rows come to.
    fn state(&mut self, learner: &LearnerId, span: Span) -> State {
        let cohort = self.cohort;
        let mut state = State::blank(&cohort.policy, learner.clone(), self.as_of, span.len());
        state.rows = span.len();
        let mut room = std::mem::take(&mut self.room);
        match (cohort.groups).read(span, &cohort.ground, &mut room) {
            Packed::Narrow(rows) => self.weigh(rows, &mut state),
            Packed::Wide(rows) => self.weigh(rows, &mut state),
        }
        self.room = room;
        state.decide_all(&cohort.policy.0);
        state
    }

    /// Weighs the rows of one learner, target by target.
    fn weigh<W: Words>(&mut self, all: &[W], state: &mut State) {
        let (compiled, layout) = (&self.cohort.policy.0, self.cohort.groups.layout());
        let mut rest = all;
        for (at, plan) in (0u32..).zip(&compiled.plans) {
            let target = compiled.target_of(at);
            // Targets come first and in the order of the rows; their rungs come after them all.
            let is_first = target == at;
            let from = if is_first {
                rest
            } else {
                let from = all.partition_point(|words| layout.target(*words) < target);
                all.get(from..).unwrap_or_default()
            };
            let own = layout.run(from, target);
            let number = match plan {
                None => own.count(),
                Some(plan) => {
                    let number = self.gather(own);
                    state.weigh(at, plan, &self.scales, &self.rows, &mut self.scratch);
                    number
                }
            };
            if is_first {
                rest = rest.get(number..).unwrap_or_default();
            }
        }
    }

    /// The rows of one target that are looked at, in order; and how many it has.
    fn gather<W: Words>(&mut self, own: impl Iterator<Item = W>) -> usize {
        let (ground, layout) = (&self.cohort.ground, self.cohort.groups.layout());
        let mut rows = std::mem::take(&mut self.rows);
        rows.clear();
        let mut number = 0;
        for words in own {
            let seen = layout.seen(words, ground);
            if self.looks_at(&seen) {
                rows.push(seen);
            }
            number += 1;
        }
        // Most targets have no two works of one time.
        if !rows.is_sorted_by(|one, other| one.at < other.at) {
            rows.sort_by(|one, other| in_order(one, other, self.zone));
        }
        self.rows = rows;
        number
    }
}
