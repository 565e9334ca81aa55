//! The search for evidence: small bodies of it are tried in a fixed order, and only what two
//! policies really decide is believed.

use std::cell::Cell;

use super::draft::{Draft, nobody};
use super::kind::Kinds;
use super::verdict::Verdict;
use super::ways::{Atom, Way, ways};
use super::witness::Witness;
use crate::advancement::node::{Facts, Leaf};
use crate::advancement::policy::{Compiled, Plan};
use crate::advancement::weigh::{Desk, Scratch};
use crate::advancement::{Basis, Filter, Policy};
use crate::framework::Rung;
use crate::id::{ItemId, RungId};

/// How many bodies of evidence are tried.
const MOST_TRIED: u32 = 1500;

/// How many ways to meet a rule are tried.
const MOST_WAYS: usize = 12;

/// One rule for a competency, or for a rung of its ladder.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) policy: &'a Policy,
    pub(super) plan: &'a Plan,
    pub(super) rung: Option<&'a RungId>,
}

impl<'a> Side<'a> {
    /// The rule that decides a competency by itself.
    pub(super) fn of(policy: &'a Policy, competency: &ItemId) -> Option<Self> {
        Self::under(policy, *policy.0.index.get(competency)?)
    }

    /// The rule that decides a rung of its ladder.
    pub(super) fn of_rung(policy: &'a Policy, competency: &ItemId, rung: &RungId) -> Option<Self> {
        Self::under(policy, policy.0.unit(competency, rung)?)
    }

    fn under(policy: &'a Policy, at: u32) -> Option<Self> {
        Some(Self {
            policy,
            plan: policy.0.plan(at)?,
            rung: policy.0.rung(at).map(Rung::id),
        })
    }

    pub(super) fn compiled(&self) -> &'a Compiled {
        &self.policy.0
    }

    pub(super) fn filter(&self, leaf: &Leaf) -> Option<&'a Filter> {
        self.compiled().filters.get(leaf.filter as usize)
    }

    /// Its rule as the verdict reads it.
    pub(super) fn verdict(&self, atom: &Atom) -> Verdict {
        let compiled = self.compiled();
        let Some(scale) = compiled.scale_of(self.plan) else {
            return Verdict::Depends;
        };
        let analysis = super::verdict::Analysis {
            leaves: &self.plan.leaves,
            filters: &compiled.filters,
            scale,
            handed_in: false,
            holdable: &|_| true,
        };
        match atom {
            Atom::Leaf(leaf) => analysis.verdict(&crate::advancement::node::Node::Leaf(*leaf)),
            _ => Verdict::Depends,
        }
    }

    /// The ways to meet its rule that somebody can go, or nothing where there are too many.
    pub(super) fn ways(&self) -> Option<Vec<Way>> {
        let mut all = ways(&self.plan.node)?;
        all.retain(|way| way.iter().all(|atom| self.verdict(atom) != Verdict::Never));
        Some(all)
    }

    /// Whether a witness meets its rule, by the conditions on works, what is confirmed and what is
    /// held; other competencies are held only as the draft says.
    fn meets(&self, draft: &Draft, witness: &Witness, held: &[ItemId]) -> bool {
        let (compiled, as_of) = (self.compiled(), witness.as_of());
        let log = witness.log();
        let Some(learner) = nobody() else {
            return false;
        };
        let desk = Desk::new(compiled, &log, &learner, &as_of);
        let view = desk.view.target(witness.competency());
        let rows = view.as_ref().map_or(&[][..], |view| view.shown());
        let mut states = Vec::with_capacity(self.plan.leaves.len());
        let mut scratch = Scratch::default();
        desk.scales
            .leaves(self.plan, rows, &mut scratch, &mut states);
        self.plan.node.is_met(&Facts {
            held: &|other| compiled.id(other).is_some_and(|id| held.contains(id)),
            leaf: &|leaf| states.get(leaf as usize).is_some_and(|state| state.met),
            attested: &|role, level, upon| {
                let mut said = draft.attested.iter();
                let mut said =
                    || said.any(|(by, at)| by == role && (level.is_none() || *at >= level));
                upon.is_none() && said()
            },
        })
    }
}

/// What is varied among the bodies of evidence that are tried.
#[derive(Debug, Clone, Copy)]
pub(super) struct Knobs {
    /// At the highest level and not at the one that is asked.
    pub(super) top: bool,
    /// On different tasks, by different assessors and means.
    pub(super) full: bool,
    /// How many more works than are needed; one fewer where it is below 0.
    pub(super) more: i64,
    /// Which of the kinds of works that pass.
    pub(super) kind: usize,
    /// How many days after the last work it is asked about.
    pub(super) age: u32,
}

/// Works beside those that are needed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beside {
    pub(super) works: u32,
    pub(super) level: u32,
    pub(super) kind: usize,
    pub(super) after: bool,
}

/// Looks for evidence about one rule, or about one beside another.
pub(super) struct Search<'a> {
    competency: &'a ItemId,
    pub(super) one: Side<'a>,
    other: Option<Side<'a>>,
    pub(super) kinds: Kinds<'a>,
    basis: Option<Basis>,
}

impl<'a> Search<'a> {
    pub(super) fn new(competency: &'a ItemId, one: Side<'a>, other: Option<Side<'a>>) -> Self {
        let filters = |side: Side<'a>| {
            let leaves = side.plan.leaves.iter();
            leaves.filter_map(move |leaf| side.filter(leaf))
        };
        let both = filters(one).chain(other.into_iter().flat_map(filters));
        let accepted = |basis: &Basis| {
            let by = |side: Side<'_>| side.policy.satisfied_by().contains(*basis);
            *basis != Basis::Demonstrated && by(one) && other.is_none_or(by)
        };
        Self {
            competency,
            one,
            other,
            kinds: Kinds::of(both),
            basis: Basis::ALL.into_iter().find(accepted),
        }
    }

    /// The smallest evidence found that meets one rule and not the other.
    pub(super) fn apart(&self) -> Option<Witness> {
        let other = self.other?;
        let tells = |draft: &Draft| self.holds(draft, self.one) && !self.holds(draft, other);
        let draft = shrunk(self.find(&tells)?, &tells);
        let witness = self.witness(&draft)?;
        let real = witness.meets(self.one.policy) && !witness.meets(other.policy);
        real.then_some(witness)
    }

    /// Small evidence that meets the rule once it is made so.
    pub(super) fn example(&self, made: &dyn Fn(&Draft) -> Option<Draft>) -> Option<Witness> {
        let tells = |draft: &Draft| made(draft).is_some_and(|made| self.holds(&made, self.one));
        let draft = shrunk(self.find(&tells)?, &tells);
        let witness = self.witness(&made(&draft)?)?;
        witness.meets(self.one.policy).then_some(witness)
    }

    /// Evidence that meets the rule, and evidence that does not though it was only changed in this
    /// way.
    pub(super) fn harm(
        &self,
        changes: &dyn Fn(&Self, &Draft) -> Vec<Draft>,
    ) -> Option<(Witness, Witness)> {
        let tried = Cell::new(0u32);
        let spoiled = |draft: &Draft| -> Option<Draft> {
            if tried.get() > 2 * MOST_TRIED || !self.holds(draft, self.one) {
                return None;
            }
            let changed = changes(self, draft);
            tried.set(tried.get() + crate::graph::dense(changed.len()));
            let mut changed = changed.into_iter();
            changed.find(|changed| !self.holds(changed, self.one))
        };
        let tells = |draft: &Draft| spoiled(draft).is_some();
        let draft = self.find(&tells)?;
        tried.set(0);
        let draft = shrunk(draft, &tells);
        tried.set(0);
        let (before, after) = (self.witness(&draft)?, self.witness(&spoiled(&draft)?)?);
        let real = before.meets(self.one.policy) && !after.meets(self.one.policy);
        real.then_some((before, after))
    }

    fn witness(&self, draft: &Draft) -> Option<Witness> {
        let (compiled, plan) = (self.one.compiled(), self.one.plan);
        draft.witness(compiled, plan, (self.competency, self.one.rung), self.basis)
    }

    pub(super) fn holds(&self, draft: &Draft, side: Side<'_>) -> bool {
        let witness = self.witness(draft);
        witness.is_some_and(|witness| side.meets(draft, &witness, witness.held()))
    }

    /// The first body of evidence that tells, in the order in which they are tried.
    fn find(&self, tells: &dyn Fn(&Draft) -> bool) -> Option<Draft> {
        let mut ways = self.one.ways()?;
        ways.truncate(MOST_WAYS);
        if self.basis.is_none() {
            ways.retain(|way| !way.iter().any(|atom| matches!(atom, Atom::Held(_))));
        }
        let mut tried = 0u32;
        let mut attempt = |draft: Draft| -> Option<Result<Draft, ()>> {
            tried += 1;
            if tried > MOST_TRIED {
                return Some(Err(()));
            }
            tells(&draft).then_some(Ok(draft))
        };
        let plain = self.knobs(&[0, -1, 1, 6], true);
        let few = self.knobs(&[0, -1], false);
        for way in &ways {
            for knobs in &plain {
                let draft = self.base(way, *knobs);
                let second = self.judged_again(&draft, way);
                for draft in [Some(draft), second].into_iter().flatten() {
                    if let Some(end) = attempt(draft) {
                        return end.ok();
                    }
                }
            }
        }
        for beside in self.beside() {
            for way in &ways {
                for knobs in &few {
                    let draft = self.with(&self.base(way, *knobs), beside, knobs.full);
                    if let Some(end) = attempt(draft) {
                        return end.ok();
                    }
                }
            }
        }
        None
    }

    fn knobs(&self, more: &[i64], all: bool) -> Vec<Knobs> {
        let slack = u32::from(self.other.is_none());
        let ages = if all { self.ages() } else { vec![slack] };
        let kinds = if all { 0..3usize } else { 0..1 };
        let mut knobs = Vec::new();
        for kind in kinds {
            for age in &ages {
                for more in more {
                    for (top, full) in [(false, false), (false, true), (true, false), (true, true)]
                    {
                        knobs.push(Knobs {
                            top,
                            full,
                            more: *more,
                            kind,
                            age: *age,
                        });
                    }
                }
            }
        }
        knobs
    }

    /// At which ages evidence is just young enough for one rule and too old for the other.
    fn ages(&self) -> Vec<u32> {
        let days = |side: Side<'a>| {
            let leaves = side.plan.leaves.iter();
            leaves.filter_map(move |leaf| side.filter(leaf)?.fresh_days)
        };
        let others = self.other.into_iter().flat_map(days);
        let mut ages: Vec<u32> = [0].into_iter().chain(days(self.one)).collect();
        // Of one rule it is asked what one more work does, so that there must be a day for it.
        ages.extend(self.other.is_none().then_some(1));
        ages.extend(others.map(|days| days.saturating_add(1)));
        ages.sort_unstable();
        ages.dedup();
        ages.truncate(4);
        ages
    }

    pub(super) fn levels(&self) -> u32 {
        let scale = self.one.compiled().scale_of(self.one.plan);
        scale.map_or(0, |scale| crate::graph::dense(scale.levels().len()))
    }

    /// Levels at which something may turn: the lowest, the highest, and those asked and just below.
    pub(super) fn telling_levels(&self) -> Vec<u32> {
        let leaves = |side: Side<'a>| side.plan.leaves.iter().map(|leaf| leaf.level);
        let top = self.levels().saturating_sub(1);
        let mut levels = vec![0, top];
        for level in leaves(self.one).chain(self.other.into_iter().flat_map(leaves)) {
            levels.extend([level.saturating_sub(1), level]);
        }
        levels.retain(|level| *level <= top);
        levels.sort_unstable();
        levels.dedup();
        levels
    }

    fn beside(&self) -> Vec<Beside> {
        let kinds = self.kinds.all().len().min(4);
        let mut all = Vec::new();
        for works in [1, 2, 3, 8] {
            for after in [true, false] {
                for level in self.telling_levels() {
                    all.extend((0..kinds).map(|kind| Beside {
                        works,
                        level,
                        kind,
                        after,
                    }));
                }
            }
        }
        all
    }

    /// One more work on some day, for each kind and telling level: on a new task or on one that is
    /// there, before or after.
    pub(super) fn one_more(&self, draft: &Draft, before_only: bool) -> Vec<Draft> {
        let mut all = Vec::new();
        for level in self.telling_levels() {
            for kind in 0..self.kinds.all().len().min(4) {
                for (after, full) in [(false, true), (true, true), (true, false), (false, false)] {
                    let beside = Beside {
                        works: 1,
                        level,
                        kind,
                        after,
                    };
                    if !(before_only && after) {
                        // What is asked about stays the same day.
                        let mut more = self.with(draft, beside, full);
                        let later = more.last() - draft.last();
                        more.age = u32::try_from(i64::from(more.age) - later).unwrap_or(0);
                        if more.last() + i64::from(more.age) == draft.last() + i64::from(draft.age)
                        {
                            all.push(more);
                        }
                    }
                }
            }
        }
        all
    }

    /// One work at a higher level.
    pub(super) fn one_better(&self, draft: &Draft) -> Vec<Draft> {
        let mut all = Vec::new();
        for at in 0..draft.pieces.len() {
            for level in 0..self.levels() {
                let mut better = draft.clone();
                if let Some(piece) = better.pieces.get_mut(at).filter(|it| it.level < level) {
                    piece.level = level;
                    all.push(better);
                }
            }
        }
        all
    }
}

/// Takes away what can be spared, one part after the other.
fn shrunk(mut draft: Draft, tells: &dyn Fn(&Draft) -> bool) -> Draft {
    loop {
        let smaller = draft.smaller().find(|smaller| tells(smaller));
        match smaller {
            Some(smaller) => draft = smaller,
            None => return draft,
        }
    }
}
