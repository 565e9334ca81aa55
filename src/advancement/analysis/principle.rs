//! Principles of the field that a rule contradicts.

use std::collections::BTreeSet;

use serde::Serialize;

use super::draft::Draft;
use super::search::{Search, Side};
use super::verdict::{Analysis, Verdict};
use super::witness::Witness;
use crate::advancement::node::{Ask, Facts, Leaf, Node};
use crate::advancement::policy::Plan;
use crate::advancement::weigh::estimated;
use crate::advancement::{Filter, finding};
use crate::evidence::Purpose;
use crate::finding::Rule as Finding;
use crate::framework::{Dimension, Item, Level, Library, Scale};
use crate::id::ItemId;
use crate::mastery::{Attempts, Estimator, OrderKey, Reached, Settings, Ties};
use crate::progression::Progression;
use crate::score::Score;

/// A principle of the field that a rule contradicts, with evidence that shows the harm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Contradiction {
    principle: Principle,
    met: Option<Witness>,
    unmet: Option<Witness>,
}

/// A principle of competency-based education that a rule can contradict.
///
/// Each has a finding, which tells more of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Principle {
    /// First attempts are part of learning: an average over all works, or a share of more than half
    /// of them, holds them against the learner for good. For a median, a mode and a learning curve
    /// about as many good works make up for them, and a decaying average follows the newest.
    EarlyAttempts,
    /// A decision rests on several pieces of evidence: one work should not decide alone.
    SeveralWorks,
    /// Practice is for learning: it does not count.
    Practice,
    /// It matters what is shown, not when it was due.
    DueDates,
    /// What is shown is recognised, whatever came before: prerequisites gate what is offered.
    Prerequisites,
    /// Habits are reported beside academic targets, and decide none of them.
    Habits,
}

impl Principle {
    /// The finding that tells of rules which contradict it.
    ///
    /// ```
    /// use continua::advancement::Principle;
    ///
    /// assert_eq!(Principle::Practice.finding().code, "POL-024");
    /// ```
    pub fn finding(self) -> &'static Finding {
        match self {
            Self::EarlyAttempts => &finding::PUNISHED_ATTEMPTS,
            Self::SeveralWorks => &finding::ONE_WORK,
            Self::Practice => &finding::PRACTICE_COUNTED,
            Self::DueDates => &finding::DUE_DATES,
            Self::Prerequisites => &finding::WITHHELD,
            Self::Habits => &finding::HABITS,
        }
    }
}

impl Contradiction {
    /// The principle.
    pub fn principle(&self) -> Principle {
        self.principle
    }

    /// Small evidence that meets the rule.
    ///
    /// Of one work and of practice it shows the harm by itself; for all others it stands beside
    /// [`unmet`](Self::unmet). Nothing where none was found.
    pub fn met(&self) -> Option<&Witness> {
        self.met.as_ref()
    }

    /// The same evidence, which does not meet the rule: after one more work that came before, with
    /// other due dates, or without what is asked beside what was shown.
    pub fn unmet(&self) -> Option<&Witness> {
        self.unmet.as_ref()
    }
}

/// What rules are read against.
pub(in crate::advancement) struct Reading<'a> {
    pub(in crate::advancement) library: &'a Library,
    pub(in crate::advancement) progression: Option<&'a Progression>,
    pub(in crate::advancement) targets: &'a [ItemId],
    pub(in crate::advancement) filters: &'a [Filter],
}

impl Reading<'_> {
    /// The principles that the rule of a target contradicts. O(size of the rule × conditions).
    pub(in crate::advancement) fn principles(
        &self,
        target: u32,
        plan: &Plan,
        scale: &Scale,
        settings: &Settings,
    ) -> Vec<Principle> {
        let holds = |principle: &Principle| match principle {
            Principle::EarlyAttempts => averages_all(plan, settings),
            Principle::SeveralWorks => self.one_is_enough(plan, scale, settings),
            Principle::Practice => self.counts_practice(plan),
            Principle::DueDates => follows_due_dates(plan, settings),
            Principle::Prerequisites => withholds(plan, &self.prerequisites(target, plan)),
            Principle::Habits => withholds(plan, &self.habits(target, plan)),
        };
        let all = [
            Principle::EarlyAttempts,
            Principle::SeveralWorks,
            Principle::Practice,
            Principle::DueDates,
            Principle::Prerequisites,
            Principle::Habits,
        ];
        all.into_iter().filter(holds).collect()
    }

    /// Whether one work at the highest level meets the rule, with nothing beside it.
    fn one_is_enough(&self, plan: &Plan, scale: &Scale, settings: &Settings) -> bool {
        let Some(top) = scale.levels().last().map(Level::value) else {
            return false;
        };
        let analysis = Analysis {
            leaves: &plan.leaves,
            filters: self.filters,
            scale,
            handed_in: false,
            holdable: &|_| true,
        };
        let alone = |leaf: &Leaf| match &leaf.ask {
            Ask::Works {
                n, spread, again, ..
            } => *n == 1 && spread.is_none_or(|days| days == 0) && again.is_none(),
            Ask::Body { .. } => false,
            Ask::Estimate(by) => {
                let (value, _) = estimated(*by, &[top], settings);
                value.is_some_and(|value| value.at_least(leaf.value))
            }
        };
        plan.leaves.iter().any(|first| {
            plan.node.is_met(&Facts {
                held: &|_| false,
                leaf: &|at| {
                    let possible = analysis.verdict(&Node::Leaf(at)) != Verdict::Never;
                    let leaf = plan.leaves.get(at as usize);
                    let same = leaf.filter(|leaf| possible && leaf.filter == first.filter);
                    same.is_some_and(alone)
                },
                attested: &|_, _, _| false,
            })
        })
    }

    fn counts_practice(&self, plan: &Plan) -> bool {
        let filters = plan.leaves.iter();
        let mut filters = filters.filter_map(|leaf| self.filters.get(leaf.filter as usize));
        filters.any(|filter| filter.purposes.contains(&Purpose::Practice))
    }

    /// What the rule asks to hold because it comes directly before.
    fn prerequisites(&self, target: u32, plan: &Plan) -> BTreeSet<u32> {
        let id = self.targets.get(target as usize);
        let requirements = self.progression.zip(id).into_iter();
        let requirements = requirements.flat_map(|(all, id)| all.requirements(id));
        let before: BTreeSet<&ItemId> = requirements
            .flat_map(|requirement| requirement.ways().flatten().collect::<Vec<_>>())
            .collect();
        let is_before = |other: &u32| {
            let id = self.targets.get(*other as usize);
            id.is_some_and(|id| before.contains(id))
        };
        let (mut asked, mut parts) = (BTreeSet::new(), BTreeSet::new());
        plan.node.walk(&mut |node| match node {
            Node::Ways(ways) => asked.extend(ways.iter().flatten()),
            Node::Held(of) => asked.extend(of.iter().filter(|other| is_before(other))),
            Node::Count { of, .. } => parts.extend(of),
            Node::Points { each, .. } => parts.extend(each.iter().map(|(other, _)| other)),
            _ => {}
        });
        // What a whole is made of is no prerequisite of it, though it may be learned first.
        asked.difference(&parts).copied().collect()
    }

    /// The habits that the rule of an academic target asks to hold.
    fn habits(&self, target: u32, plan: &Plan) -> BTreeSet<u32> {
        let dimension = |target: u32| {
            let id = self.targets.get(target as usize);
            id.and_then(|id| self.library.item(id)).map(Item::dimension)
        };
        if dimension(target) != Some(Dimension::Academic) {
            return BTreeSet::new();
        }
        let is_habit = |other: &u32| {
            let dimension = dimension(*other);
            matches!(
                dimension,
                Some(Dimension::HabitsOfWork | Dimension::HabitsOfMind)
            )
        };
        plan.node.others().into_iter().filter(is_habit).collect()
    }
}

/// Whether the rule is met where all conditions on works for which this holds are, and all that is
/// asked beside works.
fn is_met(plan: &Plan, leaf: impl Fn(&Leaf) -> bool, held: impl Fn(u32) -> bool) -> bool {
    plan.node.is_met(&Facts {
        held: &|other| held(other),
        leaf: &|at| plan.leaves.get(at as usize).is_some_and(&leaf),
        attested: &|_, _, _| true,
    })
}

/// Whether more good works are needed than there were poor ones to make up for poor first works, if
/// any number is enough.
///
/// - A mean, and a weighted mean in which the newest work counts for less than a third: where it
///   lies a whole level above, it does not lift works that lie half a level below.
/// - A share of more than half of all works.
///
/// For a median, a mode and a learning curve about as many good works are enough. No work is poor
/// where no more than the lowest level is asked.
fn is_average(leaf: &Leaf) -> bool {
    leaf.level > 0 && weighs_alike(&leaf.ask)
}

fn weighs_alike(ask: &Ask) -> bool {
    match ask {
        Ask::Estimate(Estimator::Mean(_)) => true,
        Ask::Estimate(Estimator::WeightedLatest(by)) => 3 * by.weight().millionths() < WHOLE,
        Ask::Estimate(Estimator::BetaBinomial(by)) => 2 * by.share().millionths() > WHOLE,
        _ => false,
    }
}

const WHOLE: i64 = Score::ONE.millionths();

/// Whether there is no way around an average of all works, first attempts among them.
fn averages_all(plan: &Plan, settings: &Settings) -> bool {
    settings.attempts() == Attempts::All && !is_met(plan, |leaf| !is_average(leaf), |_| true)
}

/// Whether works stand in the order in which they were due, and that order matters.
fn follows_due_dates(plan: &Plan, settings: &Settings) -> bool {
    let in_order = |leaf: &Leaf| match &leaf.ask {
        Ask::Works { .. } | Ask::Body { .. } => false,
        Ask::Estimate(by) => {
            let looks_at_order = match by {
                Estimator::Latest(_)
                | Estimator::Decaying(_)
                | Estimator::MOfLastN(_)
                | Estimator::WeightedLatest(_)
                | Estimator::InARow(_)
                | Estimator::PowerLaw(_)
                | Estimator::LevelMachine(_) => true,
                Estimator::Mode(by) => by.ties() == Ties::Newer,
                _ => false,
            };
            looks_at_order || settings.reached() == Reached::Hold
        }
    };
    let newest = settings.attempts() == Attempts::Newest && !plan.leaves.is_empty();
    settings.order() == OrderKey::Due && (newest || plan.leaves.iter().any(in_order))
}

/// Whether the rule is not met for want of some other competencies, whatever was shown.
fn withholds(plan: &Plan, others: &BTreeSet<u32>) -> bool {
    let shown = !plan.leaves.is_empty() && !others.is_empty();
    shown && !is_met(plan, |_| true, |other| !others.contains(&other))
}

/// The principles that a rule contradicts, each with evidence.
pub(super) fn contradictions(side: Side<'_>, competency: &ItemId) -> Vec<Contradiction> {
    let compiled = side.compiled();
    let scale = compiled.scale_of(side.plan);
    let settings = compiled.settings_of(side.plan);
    let target = compiled.index.get(competency);
    let (Some(scale), Some(settings), Some(target)) = (scale, settings, target) else {
        return Vec::new();
    };
    let reading = Reading {
        library: &compiled.library,
        progression: compiled.progression.as_ref(),
        targets: &compiled.targets,
        filters: &compiled.filters,
    };
    let search = Search::new(competency, side, None);
    let without = |others: BTreeSet<u32>| {
        search.harm(&|_, draft| {
            let mut less = draft.clone();
            less.held.retain(|other| !others.contains(other));
            vec![less]
        })
    };
    let told = |principle| {
        let (met, unmet) = match principle {
            Principle::EarlyAttempts => {
                both(search.harm(&|search, draft| search.one_more(draft, true)))
            }
            Principle::SeveralWorks => (search.example(&alone), None),
            Principle::Practice => (search.example(&as_practice), None),
            Principle::DueDates => both(search.harm(&|_, draft| vec![due_backwards(draft)])),
            Principle::Prerequisites => both(without(reading.prerequisites(*target, side.plan))),
            Principle::Habits => both(without(reading.habits(*target, side.plan))),
        };
        Contradiction {
            principle,
            met,
            unmet,
        }
    };
    let principles = reading.principles(*target, side.plan, scale, settings);
    principles.into_iter().map(told).collect()
}

fn both(pair: Option<(Witness, Witness)>) -> (Option<Witness>, Option<Witness>) {
    pair.map_or((None, None), |(met, unmet)| (Some(met), Some(unmet)))
}

fn alone(draft: &Draft) -> Option<Draft> {
    let one = draft.pieces.len() == 1 && draft.attested.is_empty() && draft.held.is_empty();
    one.then(|| draft.clone())
}

fn as_practice(draft: &Draft) -> Option<Draft> {
    let mut draft = draft.clone();
    for piece in &mut draft.pieces {
        piece.kind.purpose = Purpose::Practice;
    }
    (!draft.pieces.is_empty()).then_some(draft)
}

/// The same works, where what was done last had been due first.
fn due_backwards(draft: &Draft) -> Draft {
    let mut backwards = draft.clone();
    let (first, last) = (draft.first(), draft.last());
    for piece in &mut backwards.pieces {
        piece.due = Some(first + last - piece.day);
    }
    backwards
}
