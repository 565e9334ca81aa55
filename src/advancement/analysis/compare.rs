//! One rule beside another: which asks for more.

use std::collections::BTreeSet;
use std::fmt;

use serde::Serialize;

use super::implied::Ground;
use super::search::{Search, Side};
use super::ways::{Atom, Way};
use super::witness::Witness;
use crate::advancement::node::Facts;
use crate::advancement::policy::{Compiled, Plan};
use crate::advancement::{Basis, Filter, Policy};
use crate::id::{ItemId, RungId};
use crate::score::Score;

/// How what one rule asks for stands to what another asks for.
///
/// *Equal*, and that one implies the other, are proved from what the rules say; that one does not
/// imply the other is shown by evidence that both policies have decided. What can be neither proved
/// nor shown is undecided and says so: no evidence ever contradicts a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Comparison {
    /// Whatever meets one meets the other.
    Equal,
    /// Whatever meets the first meets the second, and not the other way round.
    Stricter {
        /// What the second accepts and the first does not.
        only_second: Box<Witness>,
    },
    /// Whatever meets the second meets the first, and not the other way round.
    Weaker {
        /// What the first accepts and the second does not.
        only_first: Box<Witness>,
    },
    /// Each accepts what the other does not.
    Incomparable {
        /// What the first accepts and the second does not.
        only_first: Box<Witness>,
        /// What the second accepts and the first does not.
        only_second: Box<Witness>,
    },
    /// Not decidable here: one way could be neither proved nor contradicted.
    Undecided {
        /// Why not.
        why: Doubt,
        /// What the first accepts and the second does not, where that much was found.
        only_first: Option<Box<Witness>>,
        /// What the second accepts and the first does not, where that much was found.
        only_second: Option<Box<Witness>>,
    },
}

/// Why a claim about a rule is not decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Doubt {
    /// The rules are read on other scales, under other settings or in another zone.
    OtherGround,
    /// There are more ways to meet a rule than are told apart, which are 256.
    TooManyWays,
    /// No proof is known, and none of the small bodies of evidence that are tried contradicts it.
    NothingFound,
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OtherGround => "they are read on other scales or under other settings",
            Self::TooManyWays => "there are too many ways to meet them to be told apart",
            Self::NothingFound => "no proof is known, and no small evidence was found against it",
        })
    }
}

impl Policy {
    /// Whether this policy asks for more of a competency than another one: *stricter* means that
    /// this one is.
    ///
    /// The policies may be two versions of one, or one with and without a [rule](Policy::with_rule).
    /// They are compared as a whole: where a rule asks for other competencies, it counts how both
    /// policies decide those. Nothing if one of them has no rule for the competency.
    ///
    /// O(ways to meet the rules × their size) for what is proved, with at most 256 ways, for each
    /// competency that the rules ask about; where it cannot be proved, up to 1,500 small bodies of
    /// evidence are tried either way.
    ///
    /// ```
    /// use continua::advancement::{Binding, Comparison, Policy, PolicyDefinition, Rule, Selection};
    /// # use continua::framework::{Framework, ItemDraft, Level, Library, Scale};
    /// # let mut builder = Framework::builder("doc", "Sample")?;
    /// # let count = builder.item(ItemDraft::new("a", "Count.")?.code("N.1"));
    /// # let library = Library::of([("math", builder.build()?)])?;
    /// # let scale = Scale::new("two", "Two", [Level::new("no", "Not yet", 0)?, Level::new("yes", "Shown", 1)?])?;
    /// let asking = |rule: Rule| -> Result<Policy, Box<dyn std::error::Error>> {
    ///     let definition = PolicyDefinition::new("p".parse()?, "1.0.0".parse()?, "two".parse()?)
    ///         .bind(Binding::new(Selection::all(), rule));
    ///     Ok(Policy::compile(&definition, &library, std::slice::from_ref(&scale), None)?)
    /// };
    /// let old = asking(Rule::works(2, "yes".parse()?))?;
    /// let new = asking(Rule::works(3, "yes".parse()?))?;
    /// let Some(Comparison::Stricter { only_second }) = new.compare(&old, &count) else {
    ///     panic!("three are more than two");
    /// };
    /// assert!(only_second.meets(&old) && !only_second.meets(&new));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn compare(&self, other: &Self, competency: &ItemId) -> Option<Comparison> {
        let (first, second) = (Side::of(self, competency)?, Side::of(other, competency)?);
        Some(Comparison::of(first, second, competency))
    }

    /// As [`compare`](Self::compare), of the rules that decide a rung of a competency's ladder;
    /// nothing if one of the policies has none for it, or the ladder that it knows not this rung.
    ///
    /// ```
    /// use continua::advancement::{Comparison, LadderBinding, Policy, PolicyDefinition, Rule, Selection};
    /// # use continua::framework::{Framework, ItemDraft, Ladder, Level, Library, Reading, Rung, Scale};
    /// # let mut builder = Framework::builder("doc", "Sample")?;
    /// # let argue = builder.item(ItemDraft::new("a", "Argue from evidence.")?);
    /// # let ladder = Ladder::new(argue.clone(), [Rung::new("9", "Gives a reason.")?, Rung::new("10", "Gives several.")?])?;
    /// # let framework = builder.build()?.read_as(&Reading::new().ladder(ladder));
    /// # let library = Library::of([("ela", framework)])?;
    /// # let scale = Scale::new("two", "Two", [Level::new("no", "Not yet", 0)?, Level::new("yes", "Shown", 1)?])?;
    /// let own = LadderBinding::new(Selection::all(), Rule::works(1, "yes".parse()?));
    /// let asking = |ladder: LadderBinding| -> Result<Policy, Box<dyn std::error::Error>> {
    ///     let definition = PolicyDefinition::new("p".parse()?, "1.0.0".parse()?, "two".parse()?);
    ///     let scales = std::slice::from_ref(&scale);
    ///     Ok(Policy::compile(&definition.bind_ladder(ladder), &library, scales, None)?)
    /// };
    /// let (apart, higher_too) = (asking(own.clone())?, asking(own.counting_higher())?);
    /// let said = |rung: &str| -> Result<_, Box<dyn std::error::Error>> {
    ///     Ok(apart.compare_rung(&higher_too, &argue, &rung.parse()?))
    /// };
    /// assert!(matches!(said("9")?, Some(Comparison::Stricter { .. })));
    /// assert_eq!(said("10")?, Some(Comparison::Equal));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn compare_rung(
        &self,
        other: &Self,
        competency: &ItemId,
        rung: &RungId,
    ) -> Option<Comparison> {
        let first = Side::of_rung(self, competency, rung)?;
        let second = Side::of_rung(other, competency, rung)?;
        Some(Comparison::of(first, second, competency))
    }
}

impl Comparison {
    fn of(first: Side<'_>, second: Side<'_>, competency: &ItemId) -> Self {
        let forth = implied(first, second);
        let back = implied(second, first);
        let apart = |one, other, implied: Result<(), Doubt>| {
            implied.err()?;
            let found = Search::new(competency, one, Some(other)).apart();
            found.map(Box::new)
        };
        let only_first = apart(first, second, forth);
        let only_second = apart(second, first, back);
        match (forth, back, only_first, only_second) {
            (Ok(()), Ok(()), ..) => Self::Equal,
            (Ok(()), _, _, Some(only_second)) => Self::Stricter { only_second },
            (_, Ok(()), Some(only_first), _) => Self::Weaker { only_first },
            (Err(_), Err(_), Some(only_first), Some(only_second)) => Self::Incomparable {
                only_first,
                only_second,
            },
            (forth, back, only_first, only_second) => Self::Undecided {
                why: match (forth, &only_first, back) {
                    (Err(why), None, _) | (_, _, Err(why)) => why,
                    _ => Doubt::NothingFound,
                },
                only_first,
                only_second,
            },
        }
    }
}

/// Whether whatever meets one rule meets another, by proof.
fn implied(one: Side<'_>, other: Side<'_>) -> Result<(), Doubt> {
    let (a, b) = (one.compiled(), other.compiled());
    if a.definition.zone != b.definition.zone {
        return Err(Doubt::OtherGround);
    }
    let carried = carried(one, other);
    rule_implied(one, other, &carried)
}

/// Of the competencies that either rule looks at, directly or not, those that whoever holds them
/// under one policy holds under the other.
///
/// What is held is the least fixed point from nothing. So it suffices that each rule of the set
/// implies its counterpart as long as what it asks about is in the set too: the largest such set is
/// what is left when those that do not are taken away, until none is.
fn carried(first: Side<'_>, second: Side<'_>) -> BTreeSet<ItemId> {
    let (one, other) = (first.policy, second.policy);
    let accepted = |policy: &Policy, basis| policy.satisfied_by().contains(basis);
    let bases = Basis::ALL.into_iter();
    if !bases
        .clone()
        .all(|basis| !accepted(one, basis) || accepted(other, basis))
    {
        return BTreeSet::new();
    }
    let cone = cone(first, second);
    let mut carried: BTreeSet<ItemId> = cone.iter().cloned().collect();
    loop {
        let before = carried.len();
        for id in &cone {
            if !carried.contains(id) {
                continue;
            }
            let kept = match (Side::of(one, id), Side::of(other, id)) {
                // What no rule decides is held on grounds that both policies see alike.
                (None, _) => true,
                (Some(_), None) => false,
                (Some(first), Some(second)) => rule_implied(first, second, &carried).is_ok(),
            };
            if !kept {
                carried.remove(id);
            }
        }
        if carried.len() == before {
            return carried;
        }
    }
}

/// What two rules ask about, and what the rules of that ask about, and so on; what is asked about
/// stands before what asks, as far as it can.
fn cone(one: Side<'_>, other: Side<'_>) -> Vec<ItemId> {
    let (a, b) = (one.compiled(), other.compiled());
    let asked = |compiled: &Compiled, plan: &Plan| -> Vec<ItemId> {
        let others = plan.node.others().into_iter();
        others
            .filter_map(|other| compiled.id(other).cloned())
            .collect()
    };
    let mut seen = BTreeSet::new();
    let mut open = asked(a, one.plan);
    open.extend(asked(b, other.plan));
    while let Some(id) = open.pop() {
        if !seen.insert(id.clone()) {
            continue;
        }
        for compiled in [a, b] {
            let target = compiled.index.get(&id).copied();
            let plan = target.and_then(|target| compiled.plan(target));
            open.extend(plan.into_iter().flat_map(|plan| asked(compiled, plan)));
        }
    }
    let mut cone: Vec<ItemId> = seen.into_iter().collect();
    let part = |id: &ItemId| a.index.get(id).and_then(|at| a.part_of.get(*at as usize));
    cone.sort_by_key(|id| part(id).copied());
    cone
}

/// Whether one rule implies another, if whoever holds any of these under one policy holds it under
/// the other.
fn rule_implied(one: Side<'_>, other: Side<'_>, carried: &BTreeSet<ItemId>) -> Result<(), Doubt> {
    let (a, b) = (one.compiled(), other.compiled());
    let scales = (a.scale_of(one.plan), b.scale_of(other.plan));
    let settings = (a.settings_of(one.plan), b.settings_of(other.plan));
    let ((Some(scale), Some(scale_b)), (Some(settings), Some(settings_b))) = (scales, settings)
    else {
        return Err(Doubt::OtherGround);
    };
    if scale != scale_b || settings != settings_b {
        return Err(Doubt::OtherGround);
    }
    if is_alike(one, other, carried) {
        return Ok(());
    }
    let ground = Ground { scale, settings };
    let ways = one.ways().ok_or(Doubt::TooManyWays)?;
    let all = ways
        .iter()
        .all(|way| suffices(way, one, other, ground, carried));
    if all {
        Ok(())
    } else {
        Err(Doubt::NothingFound)
    }
}

/// Whether the rules say the same, part for part.
fn is_alike(one: Side<'_>, other: Side<'_>, carried: &BTreeSet<ItemId>) -> bool {
    let (a, b) = (one.compiled(), other.compiled());
    let of_both = |target: &u32| match (a.id(*target), b.id(*target)) {
        (Some(x), Some(y)) => x == y && carried.contains(x),
        _ => false,
    };
    let leaves = || {
        let pairs = one.plan.leaves.iter().zip(&other.plan.leaves);
        one.plan.leaves.len() == other.plan.leaves.len()
            && pairs.into_iter().all(|(x, y)| {
                x.ask == y.ask && x.value == y.value && one.filter(x) == other.filter(y)
            })
    };
    one.plan.node == other.plan.node && leaves() && one.plan.node.others().iter().all(of_both)
}

/// How many works an attestation rests on, of which level, and which of them count.
fn body_of(side: Side<'_>, leaf: u32) -> Option<(u32, Score, &Filter)> {
    let leaf = side.plan.leaves.get(leaf as usize)?;
    Some((leaf.ask.body()?, leaf.value, side.filter(leaf)?))
}

/// Whether all of a way together meets the other rule.
fn suffices(
    way: &Way,
    one: Side<'_>,
    other: Side<'_>,
    ground: Ground<'_>,
    carried: &BTreeSet<ItemId>,
) -> bool {
    let leaf = |leaf: u32| {
        let asked = other.plan.leaves.get(leaf as usize);
        let Some(asked) = asked.and_then(|leaf| Some((leaf, other.filter(leaf)?))) else {
            return false;
        };
        way.iter().any(|atom| {
            let Atom::Leaf(given) = atom else {
                return false;
            };
            let given = one.plan.leaves.get(*given as usize);
            let given = given.and_then(|leaf| Some((leaf, one.filter(leaf)?)));
            given.is_some_and(|given| ground.implies(given, asked))
        })
    };
    other.plan.node.is_met(&Facts {
        held: &|target| {
            let id = other.compiled().id(target);
            let target = id.and_then(|id| one.compiled().index.get(id));
            let in_way = target.is_some_and(|target| way.contains(&Atom::Held(*target)));
            in_way && id.is_some_and(|id| carried.contains(id))
        },
        leaf: &leaf,
        attested: &|role, level, upon| {
            way.iter().any(|atom| {
                let (by, at, body) = match atom {
                    Atom::Attested(by, at) => (by, *at, None),
                    Atom::Upon(by, at, leaf) => (by, *at, Some(*leaf)),
                    _ => return false,
                };
                let said = by == role && (level.is_none() || at >= level);
                let asked = upon.map(|leaf| body_of(other, leaf));
                let enough = asked.is_none_or(|asked| {
                    let given = body.and_then(|leaf| body_of(one, leaf));
                    given.is_some() && given == asked
                });
                said && enough
            })
        },
    })
}
