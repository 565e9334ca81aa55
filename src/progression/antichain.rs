//! Antichains: alternative sets of which none holds another.
//!
//! A monotone condition on what is held has exactly one antichain of minimal sets that meet it, so
//! that two conditions are the same exactly if their antichains are.

/// How many alternatives may arise on the way to an antichain.
pub(super) const MOST: usize = 4096;

/// Work that is left before something is given up. One unit is about one look at a member.
#[derive(Debug)]
pub(super) struct Effort(pub(super) u64);

/// Why something is given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// More alternatives than may arise.
    Ways,
    /// More work than was left.
    Work,
}

impl Effort {
    /// Takes off work that is about to be done.
    pub(super) fn spend(&mut self, work: usize) -> Result<(), Stop> {
        let work = u64::try_from(work).unwrap_or(u64::MAX);
        self.0 = self.0.checked_sub(work).ok_or(Stop::Work)?;
        Ok(())
    }
}

/// A set of members, ascending and each once, with marks by which most sets that do not hold it
/// are told at a glance.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Way {
    members: Vec<u32>,
    marks: u64,
}

impl Way {
    /// The set of some members.
    pub(super) fn new(mut members: Vec<u32>) -> Self {
        members.sort_unstable();
        members.dedup();
        let marks = members.iter().fold(0, |marks, m| marks | 1 << (m % 64));
        Self { members, marks }
    }

    pub(super) fn members(&self) -> &[u32] {
        &self.members
    }

    fn union(&self, other: &Self) -> Self {
        let mut members = Vec::with_capacity(self.members.len() + other.members.len());
        members.extend_from_slice(&self.members);
        members.extend_from_slice(&other.members);
        Self::new(members)
    }

    /// Whether all of its members are members of the other.
    fn is_within(&self, other: &Self) -> bool {
        let mut rest = other.members.iter();
        self.marks & !other.marks == 0 && self.members.iter().all(|m| rest.any(|other| other == m))
    }
}

/// Alternative sets of which none holds another, smaller ones first. Without any it stands for what
/// can never be met; with the empty one for what always is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Antichain(Vec<Way>);

impl Antichain {
    /// What can never be met.
    pub(super) fn never() -> Self {
        Self(Vec::new())
    }

    /// What is met by all of some members.
    pub(super) fn all(members: Vec<u32>) -> Self {
        Self(vec![Way::new(members)])
    }

    /// The least of some alternatives.
    pub(super) fn least(mut ways: Vec<Way>, effort: &mut Effort) -> Result<Self, Stop> {
        if ways.len() < 2 {
            return Ok(Self(ways));
        }
        ways.sort_unstable_by(|a, b| {
            let sizes = a.members.len().cmp(&b.members.len());
            sizes.then_with(|| a.members.cmp(&b.members))
        });
        let mut least: Vec<Way> = Vec::new();
        for way in ways {
            effort.spend(least.len() / 4 + way.members.len() + 1)?;
            if least.iter().any(|smaller| smaller.is_within(&way)) {
                continue;
            }
            if least.len() >= MOST {
                return Err(Stop::Ways);
            }
            least.push(way);
        }
        Ok(Self(least))
    }

    pub(super) fn ways(&self) -> &[Way] {
        &self.0
    }

    pub(super) fn into_ways(self) -> Vec<Way> {
        self.0
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn is_never(&self) -> bool {
        self.0.is_empty()
    }

    /// Met where all of some are: the least sets that meet each of them.
    pub(super) fn product<'a>(
        factors: impl IntoIterator<Item = &'a Self>,
        effort: &mut Effort,
    ) -> Result<Self, Stop> {
        let mut factors: Vec<&Self> = factors.into_iter().collect();
        factors.sort_by_key(|factor| factor.len());
        if factors.first().is_some_and(|factor| factor.is_never()) {
            return Ok(Self::never());
        }
        // Those of one way are one way together.
        let single = factors.partition_point(|factor| factor.len() == 1);
        let (sure, choices) = factors.split_at(single);
        let mut members = Vec::new();
        for way in sure.iter().flat_map(|factor| factor.ways()) {
            effort.spend(way.members.len() + 1)?;
            members.extend_from_slice(&way.members);
        }
        let mut product = Self::all(members);
        for choice in choices {
            product = product.times(choice, effort)?;
        }
        Ok(product)
    }

    fn times(&self, other: &Self, effort: &mut Effort) -> Result<Self, Stop> {
        let mut found: Vec<Way> = Vec::new();
        for way in &self.0 {
            for choice in &other.0 {
                effort.spend(8 + way.members.len() + choice.members.len())?;
                found.push(way.union(choice));
            }
            if found.len() > 2 * MOST {
                found = Self::least(found, effort)?.into_ways();
            }
        }
        Self::least(found, effort)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(ways: &[&[u32]]) -> Antichain {
        let ways = ways.iter().map(|way| Way::new(way.to_vec())).collect();
        Antichain::least(ways, &mut Effort(1_000)).unwrap_or(Antichain::never())
    }

    #[test]
    fn the_least_ways_stay_and_each_once() {
        assert_eq!(of(&[&[1, 2], &[3], &[2, 1], &[3, 4], &[65, 1]]).len(), 3);
        assert_eq!(of(&[&[1], &[]]), Antichain::all(Vec::new()));
        assert_eq!(of(&[&[2, 1], &[3]]), of(&[&[3], &[1, 3], &[1, 2]]));
        // 1 and 65 have the same mark.
        assert_eq!(of(&[&[1], &[65, 66]]).len(), 2);
    }

    #[test]
    fn products_distribute_and_absorb() {
        let (one, other) = (of(&[&[1], &[2]]), of(&[&[1], &[3]]));
        let product = Antichain::product([&one, &other], &mut Effort(1_000));
        assert_eq!(product, Ok(of(&[&[1], &[2, 3]])));
        let never = Antichain::product([&one, &Antichain::never()], &mut Effort(1_000));
        assert_eq!(never, Ok(Antichain::never()));
        let nothing = Antichain::product([], &mut Effort(0));
        assert_eq!(nothing, Ok(Antichain::all(Vec::new())));
    }

    #[test]
    fn what_grows_too_large_is_given_up() {
        let choices: Vec<_> = (0..13).map(|i| of(&[&[2 * i], &[2 * i + 1]])).collect();
        let product = Antichain::product(&choices, &mut Effort(u64::MAX));
        assert_eq!(product, Err(Stop::Ways));
        let product = Antichain::product(&choices, &mut Effort(100));
        assert_eq!(product, Err(Stop::Work));
    }
}
