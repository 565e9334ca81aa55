//! A way to meet a condition, and what it costs.

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

#[derive(Debug, Clone)]
pub(super) enum Part {
    Show {
        works: u32,
        level: u32,
        distinct: Option<Distinct>,
        not_before: Option<Date>,
        spread: Option<u32>,
        filter: u32,
    },
    Confirm(RoleName, Option<u32>),
    Hold(u32),
    Never(OutOfReach),
}

impl Way {
    pub(super) fn cost(&self) -> Cost {
        let mut cost: Cost = (0, self.other_works, 0, 0);
        for need in &self.clone().settled().needs {
            match need {
                Part::Show { works, level, .. } => {
                    cost.1 += u64::from(*works);
                    cost.2 += u64::from(*works) * u64::from((*level).max(self.floor));
                }
                Part::Confirm(..) => cost.3 += 1,
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
        let Part::Show {
            works,
            level,
            distinct,
            not_before,
            spread,
            filter,
        } = need
        else {
            if let Part::Confirm(role, level) = &need {
                // One person can confirm it once, at the higher level.
                for known in &mut self.needs {
                    if let Part::Confirm(by, at) = known
                        && by == role
                    {
                        *at = (*at).max(*level);
                        return;
                    }
                }
            }
            let there = self.needs.iter().any(|known| same(known, &need));
            if !there {
                self.needs.push(need);
            }
            return;
        };
        for known in &mut self.needs {
            if let Part::Show {
                works: w,
                level: l,
                distinct: d,
                not_before: b,
                spread: s,
                filter: f,
            } = known
                && *f == filter
                && (*l == level || spread.is_some() || s.is_some() || not_before.or(*b).is_some())
                && (distinct.is_none() || d.is_none() || *d == distinct)
            {
                *w = works.max(*w);
                *l = level.max(*l);
                *d = d.or(distinct);
                *b = not_before.max(*b);
                *s = spread.max(*s);
                return;
            }
        }
        self.needs.push(need);
    }
}

impl Way {
    /// The same, where of works that are asked at several levels those at the higher ones are no
    /// longer asked at the lower ones too.
    pub(super) fn settled(mut self) -> Self {
        let mut asked: Vec<Part> = Vec::new();
        let (mut shown, rest): (Vec<Part>, Vec<Part>) = std::mem::take(&mut self.needs)
            .into_iter()
            .partition(|part| matches!(part, Part::Show { .. }));
        shown.sort_by_key(|part| std::cmp::Reverse(part.level()));
        for mut part in shown {
            for other in &mut asked {
                part.is_served_by(other);
            }
            if part.works() > 0 {
                asked.push(part);
            }
        }
        asked.extend(rest);
        Self {
            needs: asked,
            ..self
        }
    }
}

impl Part {
    fn level(&self) -> u32 {
        match self {
            Self::Show { level, .. } => *level,
            _ => 0,
        }
    }

    fn works(&self) -> u32 {
        match self {
            Self::Show { works, .. } => *works,
            _ => 0,
        }
    }

    /// Takes off the works that are shown for another at a higher level: where they look at the
    /// same works, can differ in the same, and need no days between them.
    fn is_served_by(&mut self, other: &mut Self) {
        if let (
            Self::Show {
                works,
                distinct: by,
                not_before: None,
                spread: None,
                filter,
                ..
            },
            Self::Show {
                works: there,
                distinct: other,
                not_before: None,
                spread: None,
                filter: same,
                ..
            },
        ) = (self, other)
            && filter == same
            && (by.is_none() || other.is_none() || by == other)
        {
            *works = works.saturating_sub(*there);
            *other = other.or(*by);
        }
    }
}

fn same(a: &Part, b: &Part) -> bool {
    match (a, b) {
        (Part::Hold(a), Part::Hold(b)) => a == b,
        (Part::Never(a), Part::Never(b)) => a == b,
        _ => false,
    }
}

pub(super) fn show(
    works: u32,
    leaf: &Leaf,
    distinct: Option<Distinct>,
    not_before: Option<Date>,
    spread: Option<u32>,
) -> Way {
    let part = Part::Show {
        works,
        level: leaf.level,
        distinct,
        not_before,
        spread,
        filter: leaf.filter,
    };
    Way {
        needs: vec![part],
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
