//! A progression projected onto some of its competencies, keeping what is implied through the rest.

use std::borrow::Borrow;
use std::fmt;

use fixedbitset::FixedBitSet;

use crate::graph::{Seen, at, dense};
use crate::id::ItemId;

use super::antichain::{Effort, Stop};
use super::builder::ProgressionBuilder;
use super::implied::{Beneath, Implied};
use super::progression::{Inner, Progression};
use super::restriction::Local;
use super::source::{Provenance, RequirementSource, Statement, Strength};

/// How many alternative ways a competency may get.
const MOST_WAYS: usize = 64;

/// How many members are looked at before a projection is given up: about a second's work.
const EFFORT: u64 = 1 << 25;

/// How many removed competencies a rationale names.
const NAMED: usize = 3;

/// Who states what a projection derives.
const SOURCE: &str = "implied through the removed";

/// A progression cannot be projected: there are too many ways through what is removed.
///
/// ```
/// use continua::ItemId;
/// use continua::progression::{Progression, ProjectionErrorKind, Requirement};
///
/// let id = |text: String| ItemId::new(text);
/// // The goal rests on one course of seven units or another course, and each unit on one of two.
/// let mut builder = Progression::builder();
/// let mut kept = vec![id("goal".into())?, id("other".into())?];
/// for unit in 0..7 {
///     let (a, b) = (id(format!("a{unit}"))?, id(format!("b{unit}"))?);
///     builder = builder.require(
///         Requirement::new(id(format!("unit{unit}"))?).way([a.clone()]).way([b.clone()]),
///     );
///     kept.extend([a, b]);
/// }
/// let units: Result<Vec<_>, _> = (0..7).map(|unit| id(format!("unit{unit}"))).collect();
/// let goal = Requirement::new(kept[0].clone()).way(units?).way([kept[1].clone()]);
/// let error = builder.require(goal).build().project(&kept).unwrap_err();
/// assert_eq!(error.kind(), ProjectionErrorKind::TooManyWays);
/// assert_eq!(error.competency(), &kept[0]);
/// # Ok::<(), continua::IdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectionError {
    kind: ProjectionErrorKind,
    competency: ItemId,
}

/// What a projection was given up for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProjectionErrorKind {
    /// The competency would have more than 64 ways, or too many arise on the way to them.
    TooManyWays,
    /// The projection as a whole takes too much time or memory.
    TooMuch,
}

impl ProjectionError {
    /// What it was given up for.
    pub const fn kind(&self) -> ProjectionErrorKind {
        self.kind
    }

    /// The competency at which it was given up: one of those to keep, or a removed one beneath.
    pub const fn competency(&self) -> &ItemId {
        &self.competency
    }

    /// What to do about it.
    pub const fn help(&self) -> &'static str {
        match self.kind {
            ProjectionErrorKind::TooManyWays => {
                "keep more of what lies beneath the competency, above all what alternatives meet in"
            }
            ProjectionErrorKind::TooMuch => {
                "keep more of what much rests on, or restrict the progression to a part first"
            }
        }
    }
}

impl fmt::Display for ProjectionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let competency = &self.competency;
        match self.kind {
            ProjectionErrorKind::TooManyWays => write!(
                f,
                "more than {MOST_WAYS} ways lead to `{competency}` through what is removed"
            ),
            ProjectionErrorKind::TooMuch => write!(
                f,
                "the projection is too large, and was given up at `{competency}`"
            ),
        }
    }
}

impl std::error::Error for ProjectionError {}

impl Progression {
    /// The progression projected onto some competencies: what is implied through the removed ones
    /// is kept.
    ///
    /// To a teacher: the map of the priority standards alone, on which each still comes after all
    /// that it comes after on the whole map. To a program: the removed may be learned freely, as
    /// soon as they can be. Let *K* be a held set of kept competencies, and *R(K)* the removed ones
    /// that can be learned one after the other from *K*, each with all its requirements met. Then:
    ///
    /// - a competency is ready in the projection at *K* exactly if it is ready here at *K ∪ R(K)*;
    /// - nothing required of it is missing in the projection at *K* exactly if nothing required of
    ///   it is missing here at *K* with the removed that can be learned where only what is required
    ///   counts. A derived requirement is thus required only if all that it is derived from are:
    ///   no recommendation comes to gate what is offered;
    /// - the states of the projection are what the states of this progression hold of the kept: the
    ///   projection of Falmagne and Doignon (*Learning Spaces*, 2011), where it is the trace of a
    ///   learning space. What is learnable stays so, and what is not stays not.
    ///
    /// Requirements of which no way names a removed competency stay as they are, with who states
    /// them. From each other one follow requirements with the minimal ways that meet it: what all
    /// ways have to go through as one of a single way, and each further choice as one of its own;
    /// what is always met says nothing and is left out. The source of derived requirements is named
    /// `implied through the removed`, since nobody states them, and the rationale names what they
    /// lead through; the statements stand in this progression. Where no way is left through what
    /// can be learned, the competency requires itself: it stays unlearnable, and is a
    /// [core](Self::cores) by itself. Circles among the removed are followed to the end: a harmless
    /// one is one, and one that is not closes the way.
    ///
    /// The order stays; identifiers that are not part of the progression are passed over. What lies
    /// outside can be taken as given instead, see [`restrict`](Self::restrict).
    ///
    /// Near O(size) for lines and trees, and in general O(size of what is derived for each removed
    /// competency): quadratic where much leads through what is removed, and multiplied by
    /// alternatives that meet.
    ///
    /// # Errors
    /// [`ProjectionError`] if a competency would get more than 64 alternative ways, or the whole
    /// takes more than about a second.
    ///
    /// ```
    /// use continua::ItemId;
    /// use continua::progression::{Progression, Requirement};
    ///
    /// let id = |text: &str| ItemId::new(text);
    /// let progression = Progression::builder()
    ///     .require(Requirement::new(id("5.A")?).way([id("4.A")?]).way([id("4.B")?]))
    ///     .require(Requirement::new(id("6.A")?).way([id("5.A")?, id("5.B")?]))
    ///     .build();
    /// let priority = progression.project([id("4.A")?, id("4.B")?, id("6.A")?])?;
    /// let (goal, mut held) = (id("6.A")?, priority.held([]));
    /// assert!(!held.is_ready(&goal));
    /// held.insert(id("4.B")?);
    /// assert!(held.is_ready(&goal));
    /// let derived = priority.requirements(&goal).next().unwrap();
    /// assert_eq!(derived.ways().len(), 2);
    /// assert_eq!(derived.provenance().next().unwrap().rationale(), Some("through `5.A`, `5.B`"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn project<I: Borrow<ItemId>>(
        &self,
        ids: impl IntoIterator<Item = I>,
    ) -> Result<Self, ProjectionError> {
        let inner = self.inner();
        let kept = inner.chosen(ids);
        Projection::of(inner, &kept).map_err(|(at, stop)| ProjectionError {
            kind: match stop {
                Stop::Ways => ProjectionErrorKind::TooManyWays,
                Stop::Work => ProjectionErrorKind::TooMuch,
            },
            competency: inner.name(at).clone(),
        })
    }
}

/// What is known while a projection is made.
struct Projection<'a> {
    inner: &'a Inner,
    kept: &'a FixedBitSet,
    /// What is beneath where all requirements count, and where only required ones do, if some
    /// removed competency tells the two apart.
    all: Beneath<'a>,
    required: Option<Beneath<'a>>,
    effort: Effort,
    builder: ProgressionBuilder,
    local: Local,
}

impl<'a> Projection<'a> {
    fn of(inner: &'a Inner, kept: &'a FixedBitSet) -> Result<Progression, (u32, Stop)> {
        let mut effort = Effort(EFFORT);
        let removed = removed_beneath(inner, kept);
        let mut records = removed.iter().flat_map(|one| inner.needs.records(*one));
        let mixed = records.any(|record| !inner.is_required(record));
        let all = Beneath::of(inner, kept, &removed, false, &mut effort)?;
        let required = if mixed {
            Some(Beneath::of(inner, kept, &removed, true, &mut effort)?)
        } else {
            None
        };
        let mut builder = ProgressionBuilder::default();
        let local = builder.intern_chosen(inner, kept);
        let mut projection = Self {
            inner,
            kept,
            all,
            required,
            effort,
            builder,
            local,
        };
        for target in kept.ones().map(dense) {
            let done = projection.target(target);
            done.map_err(|stop| (target, stop))?;
        }
        Ok(projection.builder.build())
    }

    fn target(&mut self, target: u32) -> Result<(), Stop> {
        let mut ways = 0;
        for record in self.inner.needs.records(target) {
            let members = self.inner.needs.ways(record);
            let mut members = members.flat_map(|way| self.inner.needs.members(way));
            if members.all(|member| self.kept.contains(at(*member))) {
                self.keep(target, record);
            } else {
                ways += self.derive(target, record)?;
            }
            if ways > MOST_WAYS {
                return Err(Stop::Ways);
            }
        }
        Ok(())
    }

    /// Adds a requirement as it is.
    fn keep(&mut self, target: u32, record: u32) {
        let Some(target) = self.local.of(target) else {
            return;
        };
        let ways = self.inner.needs.ways(record).map(|way| {
            let members = self.inner.needs.members(way).iter();
            members.filter_map(|m| self.local.of(*m)).collect()
        });
        let ways: Vec<Vec<u32>> = ways.collect();
        let stated = self.inner.statements.row(record);
        self.builder.state(target, ways, stated);
    }

    /// Adds what follows from a requirement that names something removed; tells how many ways it
    /// has where there are several.
    fn derive(&mut self, target: u32, record: u32) -> Result<usize, Stop> {
        let effort = &mut self.effort;
        let all = self.all.record(record, effort)?.without(target, effort)?;
        if !self.inner.is_required(record) {
            return self.add(target, record, all, Strength::Recommended);
        }
        let Some(required) = &self.required else {
            return self.add(target, record, all, Strength::Required);
        };
        let required = required.record(record, effort)?;
        let required = required.without(target, effort)?;
        let beyond = all.beyond(&required);
        let ways = self.add(target, record, required, Strength::Required)?;
        Ok(ways + self.add(target, record, beyond, Strength::Recommended)?)
    }

    fn add(
        &mut self,
        target: u32,
        record: u32,
        implied: Implied,
        strength: Strength,
    ) -> Result<usize, Stop> {
        let Some(place) = self.local.of(target) else {
            return Ok(0);
        };
        let (sure, choices) = match implied {
            // What can never be learned comes before itself.
            Implied::Never => (vec![target], Vec::new()),
            Implied::When { sure, choices } => (sure, choices),
        };
        let count: usize = choices.iter().map(|choice| choice.len()).sum();
        if sure.is_empty() && count == 0 {
            return Ok(0);
        }
        if count > MOST_WAYS {
            return Err(Stop::Ways);
        }
        let statement = &self.derived(record, strength);
        let said = || {
            [Provenance {
                statement,
                origin: None,
            }]
        };
        let members =
            |way: &[u32]| -> Vec<u32> { way.iter().filter_map(|m| self.local.of(*m)).collect() };
        if !sure.is_empty() {
            self.effort.spend(sure.len())?;
            let ways = vec![members(&sure)];
            self.builder.state(place, ways, said());
        }
        for choice in choices {
            let ways = choice.ways().iter().map(|way| members(way.members()));
            self.builder.state(place, ways, said());
        }
        Ok(count)
    }

    fn derived(&self, record: u32, strength: Strength) -> Statement {
        let ways = self.inner.needs.ways(record);
        let members = ways.flat_map(|way| self.inner.needs.members(way));
        let removed = members.filter(|member| !self.kept.contains(at(**member)));
        let mut removed: Vec<u32> = removed.copied().collect();
        removed.sort_unstable();
        removed.dedup();
        let named = removed.iter().take(NAMED);
        let named: Vec<String> = named
            .map(|one| format!("`{}`", self.inner.name(*one)))
            .collect();
        let named = named.join(", ");
        let rationale = match removed.len().saturating_sub(NAMED) {
            0 => format!("through {named}"),
            more => format!("through {named} and {more} more"),
        };
        Statement {
            source: RequirementSource::named(SOURCE),
            strength,
            rationale: Some(rationale.into()),
        }
    }
}

/// The removed competencies that something kept rests on, directly or through others removed.
fn removed_beneath(inner: &Inner, kept: &FixedBitSet) -> Vec<u32> {
    let mut seen = Seen::new(inner.len());
    let mut removed = Vec::new();
    let mut add = |target: u32, removed: &mut Vec<u32>| {
        for member in inner.needs.direct(target) {
            if !kept.contains(at(*member)) && seen.insert(*member) {
                removed.push(*member);
            }
        }
    };
    for target in kept.ones().map(dense) {
        add(target, &mut removed);
    }
    let mut position = 0;
    while let Some(target) = removed.get(position).copied() {
        position += 1;
        add(target, &mut removed);
    }
    removed
}
