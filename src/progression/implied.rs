//! What must be held of the kept for a removed competency, or a requirement, to be in reach.

use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

use fixedbitset::FixedBitSet;

use crate::graph::{Rows, at};

use super::antichain::{Antichain, Effort, MOST, Stop, Way};
use super::progression::Inner;

/// What must be held: nothing is enough, or all of some and one way of each choice.
///
/// Choices stay apart as long as nothing asks for one of several such conditions, for multiplied
/// out they grow without measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Implied {
    Never,
    When {
        /// Ascending, each once.
        sure: Vec<u32>,
        /// Each of at least two ways, of which none names what is sure; ascending, each once.
        choices: Vec<Rc<Antichain>>,
    },
}

impl Implied {
    fn sure(mut members: Vec<u32>) -> Self {
        members.sort_unstable();
        members.dedup();
        Self::When {
            sure: members,
            choices: Vec::new(),
        }
    }

    /// One condition that an antichain stands for.
    fn choice(antichain: Antichain, effort: &mut Effort) -> Result<Self, Stop> {
        Self::settled(Vec::new(), vec![Rc::new(antichain)], effort)
    }

    /// All of several conditions at once.
    fn all(conditions: &[Rc<Self>], effort: &mut Effort) -> Result<Rc<Self>, Stop> {
        if let [only] = conditions {
            return Ok(Rc::clone(only));
        }
        let (mut all, mut chosen) = (Vec::new(), Vec::new());
        for condition in conditions {
            let Self::When { sure, choices } = &**condition else {
                return Ok(Rc::new(Self::Never));
            };
            effort.spend(sure.len() + choices.len() + 4)?;
            all.extend_from_slice(sure);
            chosen.extend(choices.iter().cloned());
        }
        Self::settled(all, chosen, effort).map(Rc::new)
    }

    /// Takes what is sure out of the choices, until these are choices indeed.
    fn settled(
        mut sure: Vec<u32>,
        mut choices: Vec<Rc<Antichain>>,
        effort: &mut Effort,
    ) -> Result<Self, Stop> {
        loop {
            effort.spend(sure.len() + choices.len() + 1)?;
            sure.sort_unstable();
            sure.dedup();
            let mut left = Vec::with_capacity(choices.len());
            let known = sure.len();
            for choice in choices {
                let choice = without_sure(choice, &sure, effort)?;
                match choice.ways() {
                    [] => return Ok(Self::Never),
                    [only] => sure.extend_from_slice(only.members()),
                    _ => left.push(choice),
                }
            }
            choices = left;
            if sure.len() == known {
                break;
            }
        }
        let ways = choices.iter().map(|choice| choice.len()).sum();
        effort.spend(ways)?;
        choices.sort_unstable();
        choices.dedup();
        if ways > MOST {
            return Err(Stop::Ways);
        }
        Ok(Self::When { sure, choices })
    }

    /// All of it multiplied out.
    fn antichain(&self, effort: &mut Effort) -> Result<Antichain, Stop> {
        let Self::When { sure, choices } = self else {
            return Ok(Antichain::never());
        };
        let sure = Antichain::all(sure.clone());
        let choices = choices.iter().map(|choice| &**choice);
        Antichain::product(choices.chain([&sure]), effort)
    }

    /// What is left of it where a competency cannot be held before itself.
    pub(super) fn without(&self, target: u32, effort: &mut Effort) -> Result<Self, Stop> {
        let Self::When { sure, choices } = self else {
            return Ok(Self::Never);
        };
        if sure.binary_search(&target).is_ok() {
            return Ok(Self::Never);
        }
        effort.spend(sure.len())?;
        let mut left = Vec::with_capacity(choices.len());
        for choice in choices {
            effort.spend(choice.len())?;
            let names = |way: &&Way| way.members().binary_search(&target).is_ok();
            if !choice.ways().iter().any(|way| names(&way)) {
                left.push(Rc::clone(choice));
                continue;
            }
            let ways = choice.ways().iter().filter(|way| !names(way));
            left.push(Rc::new(Antichain::least(ways.cloned().collect(), effort)?));
        }
        Self::settled(sure.clone(), left, effort)
    }

    /// What it asks for beyond another one that follows from it.
    pub(super) fn beyond(self, other: &Self) -> Self {
        match (self, other) {
            (Self::Never, Self::Never) => Self::sure(Vec::new()),
            (
                Self::When {
                    mut sure,
                    mut choices,
                },
                Self::When {
                    sure: known,
                    choices: chosen,
                },
            ) => {
                sure.retain(|member| known.binary_search(member).is_err());
                choices.retain(|choice| chosen.binary_search(choice).is_err());
                Self::When { sure, choices }
            }
            (this, _) => this,
        }
    }
}

/// A choice where some members are held anyway.
fn without_sure(
    choice: Rc<Antichain>,
    sure: &[u32],
    effort: &mut Effort,
) -> Result<Rc<Antichain>, Stop> {
    if sure.is_empty() {
        return Ok(choice);
    }
    let is_sure = |member: &u32| sure.binary_search(member).is_ok();
    effort.spend(
        choice
            .ways()
            .iter()
            .map(|way| way.members().len() + 1)
            .sum(),
    )?;
    let mut members = choice.ways().iter().flat_map(Way::members);
    if !members.any(is_sure) {
        return Ok(choice);
    }
    let ways = choice.ways().iter().map(|way| {
        let open = way.members().iter().copied();
        Way::new(open.filter(|member| !is_sure(member)).collect())
    });
    let left = Antichain::least(ways.collect(), effort)?;
    if left.ways().iter().any(|way| way.members().is_empty()) {
        // Met by what is sure: nothing is left to choose, and nothing to add.
        return Ok(Rc::new(Antichain::all(Vec::new())));
    }
    Ok(Rc::new(left))
}

/// What must be held for each removed competency that something kept rests on, in one reading of
/// the requirements: all of them, or only those that are required.
pub(super) struct Beneath<'a> {
    inner: &'a Inner,
    kept: &'a FixedBitSet,
    only_required: bool,
    found: Vec<Option<Rc<Implied>>>,
}

impl<'a> Beneath<'a> {
    /// Works out what is beneath; if it is given up, at which competency.
    ///
    /// A removed competency is in reach as soon as one way of each of its requirements is: the
    /// least fixed point, part by part of what is strongly connected, members before what rests on
    /// them.
    pub(super) fn of(
        inner: &'a Inner,
        kept: &'a FixedBitSet,
        removed: &[u32],
        only_required: bool,
        effort: &mut Effort,
    ) -> Result<Self, (u32, Stop)> {
        let mut beneath = Self {
            inner,
            kept,
            only_required,
            found: vec![None; at(inner.len())],
        };
        let mut edges = Vec::new();
        for target in removed {
            let members = inner.needs.direct(*target).iter();
            let members = members.filter(|member| !kept.contains(at(**member)));
            edges.extend(members.map(|member| (*member, *target)));
        }
        let rows = Rows::from_edges(inner.len(), &edges);
        for part in rows.strong_order() {
            if rows.is_circular(&part) {
                beneath.go_round(&part, &rows, effort)?;
            } else if let [target] = part.as_slice()
                && !kept.contains(at(*target))
            {
                let implied = beneath.target(*target, effort);
                let implied = implied.map_err(|stop| (*target, stop))?;
                beneath.set(*target, implied);
            }
        }
        Ok(beneath)
    }

    fn set(&mut self, target: u32, implied: Rc<Implied>) {
        if let Some(slot) = self.found.get_mut(at(target)) {
            *slot = Some(implied);
        }
    }

    fn get(&self, removed: u32) -> Rc<Implied> {
        let found = self.found.get(at(removed)).cloned().flatten();
        found.unwrap_or_else(|| Rc::new(Implied::Never))
    }

    fn records(&self, target: u32) -> impl Iterator<Item = u32> {
        let records = self.inner.needs.records(target);
        records.filter(|record| !self.only_required || self.inner.is_required(*record))
    }

    fn target(&self, target: u32, effort: &mut Effort) -> Result<Rc<Implied>, Stop> {
        let mut conditions = Vec::new();
        for record in self.records(target) {
            conditions.push(self.record(record, effort)?);
        }
        Implied::all(&conditions, effort)
    }

    /// What must be held for a requirement to be met.
    pub(super) fn record(&self, record: u32, effort: &mut Effort) -> Result<Rc<Implied>, Stop> {
        let ways = self.inner.needs.ways(record);
        if ways.len() == 1 {
            return self.way(ways.start, effort);
        }
        let mut found = Vec::new();
        for way in ways {
            let way = self.way(way, effort)?.antichain(effort)?;
            found.extend(way.into_ways());
        }
        let least = Antichain::least(found, effort)?;
        Implied::choice(least, effort).map(Rc::new)
    }

    fn way(&self, way: u32, effort: &mut Effort) -> Result<Rc<Implied>, Stop> {
        let members = self.inner.needs.members(way);
        effort.spend(members.len() + 4)?;
        let (mut sure, mut conditions) = (Vec::new(), Vec::new());
        for member in members {
            if self.kept.contains(at(*member)) {
                sure.push(*member);
            } else {
                conditions.push(self.get(*member));
            }
        }
        if !sure.is_empty() || conditions.is_empty() {
            conditions.push(Rc::new(Implied::sure(sure)));
        }
        Implied::all(&conditions, effort)
    }

    /// The least fixed point of a part whose members rest on one another: from never for all of
    /// them, each again when one that it rests on has changed.
    fn go_round(
        &mut self,
        part: &[u32],
        rows: &Rows,
        effort: &mut Effort,
    ) -> Result<(), (u32, Stop)> {
        let mut values: HashMap<u32, Antichain> = HashMap::new();
        for target in part {
            values.insert(*target, Antichain::never());
        }
        for target in part {
            for member in self.inner.needs.direct(*target) {
                if !self.kept.contains(at(*member)) && !values.contains_key(member) {
                    let value = self.get(*member).antichain(effort);
                    values.insert(*member, value.map_err(|stop| (*target, stop))?);
                }
            }
        }
        let mut pending: VecDeque<u32> = part.iter().copied().collect();
        let mut waits = FixedBitSet::with_capacity(part.len());
        waits.insert_range(..);
        while let Some(target) = pending.pop_front() {
            if let Ok(place) = part.binary_search(&target) {
                waits.remove(place);
            }
            let value = self.round(target, &values, effort);
            let value = value.map_err(|stop| (target, stop))?;
            if values.get(&target) == Some(&value) {
                continue;
            }
            values.insert(target, value);
            let again = rows.after(target).filter(|next| {
                let place = part.binary_search(next);
                place.is_ok_and(|place| !waits.put(place))
            });
            pending.extend(again);
        }
        for target in part {
            let value = values.remove(target).unwrap_or(Antichain::never());
            let implied = Implied::choice(value, effort).map_err(|stop| (*target, stop))?;
            self.set(*target, Rc::new(implied));
        }
        Ok(())
    }

    fn round(
        &self,
        target: u32,
        values: &HashMap<u32, Antichain>,
        effort: &mut Effort,
    ) -> Result<Antichain, Stop> {
        let mut records = Vec::new();
        for record in self.records(target) {
            let mut found = Vec::new();
            for way in self.inner.needs.ways(record) {
                let members = self.inner.needs.members(way);
                effort.spend(members.len() + 1)?;
                let (kept, removed): (Vec<u32>, Vec<u32>) =
                    members.iter().partition(|m| self.kept.contains(at(**m)));
                let kept = Antichain::all(kept);
                let removed = removed.iter().filter_map(|member| values.get(member));
                let way = Antichain::product(removed.chain([&kept]), effort)?;
                found.extend(way.into_ways());
            }
            let record = Antichain::least(found, effort)?;
            if record.is_never() {
                return Ok(record);
            }
            records.push(record);
        }
        Antichain::product(&records, effort)
    }
}
