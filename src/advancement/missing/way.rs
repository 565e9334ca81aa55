//! A way to meet a condition, and what it costs.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::OutOfReach;
use crate::advancement::Distinct;
use crate::advancement::node::Leaf;
use crate::id::RoleName;

/// What to count, smallest first: things out of reach, further works, their levels, and people
/// who must confirm.
pub(super) type Cost = (u32, u64, u64, u32);

/// A way to meet a condition.
#[derive(Debug, Clone, Default)]
pub(super) struct Way {
    /// Other competencies cost what their own conditions on works do, or one work.
    pub(super) other_works: u64,
    /// The level below which a further work could undo an estimate that is relied on.
    pub(super) floor: u32,
    pub(super) needs: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Part {
    Show(Shows),
    Confirm {
        role: RoleName,
        level: Option<u32>,
        upon: Option<u32>,
    },
    Hold(u32),
    Never(OutOfReach),
}

/// Further works to show.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shows {
    pub(super) works: u32,
    pub(super) level: u32,
    pub(super) distinct: Option<Distinct>,
    pub(super) not_before: Option<Date>,
    pub(super) spread: Option<u32>,
    pub(super) again: Option<u32>,
    pub(super) filter: u32,
}

impl Shows {
    /// At the level and of the kind that a condition asks for.
    pub(super) const fn at(leaf: &Leaf) -> Self {
        Self {
            works: 0,
            level: leaf.level,
            distinct: None,
            not_before: None,
            spread: None,
            again: None,
            filter: leaf.filter,
        }
    }

    /// Whether days are asked for between works.
    const fn is_timed(&self) -> bool {
        self.not_before.is_some() || self.spread.is_some() || self.again.is_some()
    }

    /// Whether a work can be shown for both: they look at the same works, and ask for differences
    /// in the same.
    fn is_alike(&self, other: &Self) -> bool {
        self.filter == other.filter
            && (self.distinct.is_none()
                || other.distinct.is_none()
                || self.distinct == other.distinct)
    }
}

impl Way {
    pub(super) fn cost(&self) -> Cost {
        let mut cost: Cost = (0, self.other_works, 0, 0);
        for need in &self.clone().settled().needs {
            match need {
                Part::Show(Shows { works, level, .. }) => {
                    cost.1 += u64::from(*works);
                    cost.2 += u64::from(*works) * u64::from((*level).max(self.floor));
                }
                Part::Confirm { .. } => cost.3 += 1,
                Part::Hold(_) => {}
                Part::Never(_) => cost.0 += 1,
            }
        }
        cost
    }

    /// Both ways at once: one work may serve several conditions that look at the same works.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.other_works += other.other_works;
        self.floor = self.floor.max(other.floor);
        for need in other.needs {
            self.add(need);
        }
        self
    }

    pub(super) fn add(&mut self, need: Part) {
        let Part::Show(more) = need else {
            if let Part::Confirm { role, level, upon } = &need {
                // One person can confirm it once, at the higher level and upon more works.
                for known in &mut self.needs {
                    if let Part::Confirm {
                        role: by,
                        level: at,
                        upon: on,
                    } = known
                        && by == role
                    {
                        *at = (*at).max(*level);
                        *on = (*on).max(*upon);
                        return;
                    }
                }
            }
            if !self.needs.contains(&need) {
                self.needs.push(need);
            }
            return;
        };
        for known in &mut self.needs {
            let Part::Show(known) = known else { continue };
            let timed = known.is_timed() || more.is_timed();
            if known.is_alike(&more) && (known.level == more.level || timed) {
                known.works = known.works.max(more.works);
                known.level = known.level.max(more.level);
                known.distinct = known.distinct.or(more.distinct);
                known.not_before = known.not_before.max(more.not_before);
                known.spread = known.spread.max(more.spread);
                known.again = known.again.max(more.again);
                return;
            }
        }
        self.needs.push(need);
    }

    /// The same, where of works that are asked at several levels those at the higher ones are no
    /// longer asked at the lower ones too.
    pub(super) fn settled(mut self) -> Self {
        let mut asked: Vec<Shows> = Vec::new();
        let (mut shown, mut rest) = (Vec::new(), Vec::new());
        for part in std::mem::take(&mut self.needs) {
            match part {
                Part::Show(shows) => shown.push(shows),
                other => rest.push(other),
            }
        }
        shown.sort_by_key(|shows| Reverse(shows.level));
        for mut shows in shown {
            for other in &mut asked {
                shows.is_served_by(other);
            }
            if shows.works > 0 {
                asked.push(shows);
            }
        }
        self.needs = asked.into_iter().map(Part::Show).chain(rest).collect();
        self
    }
}

impl Shows {
    /// Takes off the works that are shown for another at a higher level: where one work can be
    /// shown for both, and none needs days between.
    fn is_served_by(&mut self, other: &mut Self) {
        if !self.is_timed() && !other.is_timed() && self.is_alike(other) {
            self.works = self.works.saturating_sub(other.works);
            other.distinct = other.distinct.or(self.distinct);
        }
    }
}

pub(super) fn show(shows: Shows) -> Way {
    Way {
        needs: vec![Part::Show(shows)],
        ..Way::default()
    }
}

pub(super) fn never(why: OutOfReach) -> Way {
    Way {
        needs: vec![Part::Never(why)],
        ..Way::default()
    }
}

pub(super) fn cheapest(ways: impl Iterator<Item = Way>) -> Option<Way> {
    ways.min_by_key(Way::cost)
}
