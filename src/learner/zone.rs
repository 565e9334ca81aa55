//! The zone of proximal development: what a learner can take up next.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::civil::Date;

use crate::ItemId;
use crate::advancement::{Applicability, Outcome, Standing};
use crate::framework::{Competency, Library};
use crate::progression::{Held, Progression, Strength};

/// What a learner can take up next, and what stands in the way of the rest.
///
/// To an educator: the zone of proximal development, as far as a progression and evidence can tell
/// it. *Ready* is what the learner has everything for; *open* is what nothing required stands in
/// the way of, though something recommended does. What was shown with support and not yet alone is
/// marked: it is the heart of the zone. Routes are offered, none is forced.
///
/// Only targets that the policy decides, that are in force, and that are asked of the learner are
/// offered. What is not decided here, not in force or not asked stands in nobody's way.
///
/// Owned, `Send + Sync`; made by [`Standing::zone`].
#[derive(Debug, Clone)]
pub struct Zone {
    library: Library,
    ready: Vec<Entry>,
    open: Vec<Entry>,
    not_ready: Vec<Entry>,
    check_first: Vec<(ItemId, Vec<ItemId>)>,
}

#[derive(Debug, Clone)]
struct Entry {
    id: ItemId,
    builds_on: Vec<ItemId>,
    in_the_way: Vec<(Strength, Vec<ItemId>)>,
    with_support: bool,
}

/// A target in or beyond the zone. A view: it borrows the zone and is `Copy`. Its `Display` is
/// what a teacher reads.
#[derive(Clone, Copy)]
pub struct ZoneTarget<'z> {
    library: &'z Library,
    entry: &'z Entry,
}

/// What stands nearest in the way of a target: the members that the nearest way still lacks.
#[derive(Debug, Clone, Copy)]
pub struct InTheWay<'z> {
    /// Whether it is required, or recommended only.
    pub strength: Strength,
    library: &'z Library,
    missing: &'z [ItemId],
}

/// Something beneath what the learner holds of which nothing is known: worth a quick check.
#[derive(Clone, Copy)]
pub struct Check<'z> {
    library: &'z Library,
    missing: &'z ItemId,
    rests_on: &'z [ItemId],
}

impl Standing {
    /// The learner's zone in a progression. O(size of the progression).
    ///
    /// ```
    /// use continua::advancement::{Binding, Policy, PolicyDefinition, Rule, Selection};
    /// use continua::framework::{Framework, ItemDraft, Level, Library, Scale};
    /// use continua::progression::Progression;
    /// use continua::{AsOf, Evidence, EvidenceLog, LevelId};
    ///
    /// let mut builder = Framework::builder("doc", "Sample")?;
    /// let count = builder.item(ItemDraft::new("a", "Count to 20.")?.code("N.1"));
    /// let compare = builder.item(ItemDraft::new("b", "Compare numbers to 20.")?.code("N.2"));
    /// let add = builder.item(ItemDraft::new("c", "Add within 20.")?.code("N.3"));
    /// builder.precedes(&count, &compare);
    /// builder.precedes(&compare, &add);
    /// let library = Library::of([("math", builder.build()?)])?;
    /// let progression = Progression::from_associations(&library).progression;
    ///
    /// let scale = Scale::new("s", "Shown", [Level::new("no", "Not yet", 0)?, Level::new("yes", "Shown", 1)?])?;
    /// let definition = PolicyDefinition::new("p".parse()?, "1.0.0".parse()?, "s".parse()?)
    ///     .bind(Binding::new(Selection::all(), Rule::works(1, "yes".parse()?)));
    /// let policy = Policy::compile(&definition, &library, &[scale], None)?;
    ///
    /// let mut log = EvidenceLog::new();
    /// log.append(Evidence::new(
    ///     "e1".parse()?, "ana".parse()?, count, LevelId::new("yes")?,
    ///     "counting".parse()?, "2026-03-02".parse()?,
    /// ))?;
    /// let standing = policy.evaluate(&log, &"ana".parse()?, AsOf::everything())?;
    /// let zone = standing.zone(&progression);
    /// let ready: Vec<String> = zone.ready().map(|target| target.to_string()).collect();
    /// assert_eq!(ready, ["Compare numbers to 20. (N.2)"]);
    /// assert_eq!(zone.open().next().unwrap().to_string(), "Add within 20. (N.3)");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn zone(&self, progression: &Progression) -> Zone {
        let library = self.policy().library();
        let zone = &self.policy().definition().zone;
        let day = self.as_of().performed().map(|moment| moment.day(zone));
        let offered: BTreeMap<ItemId, bool> = self
            .decisions()
            .filter(|decision| decision.applicability() == Applicability::InScope)
            .filter(|decision| in_force(decision.competency(), day))
            .filter(|decision| !decision.is_held())
            .map(|decision| {
                (
                    decision.competency().id().clone(),
                    decision.shown_with_support(),
                )
            })
            .collect();
        let waiting: BTreeSet<&ItemId> = self
            .decisions()
            .filter(|decision| decision.outcome() == Outcome::AwaitingConfirmation)
            .map(|decision| decision.competency().item().id())
            .collect();
        let mut held = self.held(progression);
        // What is not asked stands in nobody's way.
        for id in progression.competencies() {
            if !offered.contains_key(id) {
                held.insert(id.clone());
            }
        }
        let entry = |id: &ItemId| Entry::new(id, progression, &held, &offered);
        let is_offered = |id: &&ItemId| offered.contains_key(*id) && !waiting.contains(*id);
        let ready: Vec<Entry> = held.ready().filter(is_offered).map(entry).collect();
        let open: Vec<Entry> = held
            .open()
            .filter(is_offered)
            .filter(|id| !held.is_ready(id))
            .map(entry)
            .collect();
        let not_ready = progression
            .competencies()
            .filter(is_offered)
            .filter(|id| !held.is_ready(id) && !held.is_open(id))
            .map(entry)
            .collect();
        let shown = self.held(progression);
        let beneath = shown.underpinnings();
        let check_first = beneath
            .iter()
            .filter(|one| offered.contains_key(one.missing()) && !waiting.contains(one.missing()))
            .map(|one| (one.missing().clone(), one.rests_on().cloned().collect()))
            .collect();
        Zone {
            library: library.clone(),
            ready,
            open,
            not_ready,
            check_first,
        }
    }
}

fn in_force(target: Competency<'_>, day: Option<Date>) -> bool {
    day.is_none_or(|day| target.in_force(day))
}

impl Entry {
    fn new(
        id: &ItemId,
        progression: &Progression,
        held: &Held,
        offered: &BTreeMap<ItemId, bool>,
    ) -> Self {
        let obstacles = held.missing_for(id).into_iter();
        Self {
            id: id.clone(),
            builds_on: progression
                .direct_before(id)
                .filter(|before| held.contains(before) && !offered.contains_key(*before))
                .cloned()
                .collect(),
            in_the_way: obstacles
                .map(|o| (o.requirement().strength(), o.missing().cloned().collect()))
                .collect(),
            with_support: offered.get(id).copied().unwrap_or_default(),
        }
    }
}

impl Zone {
    fn views<'z>(&'z self, list: &'z [Entry]) -> impl ExactSizeIterator<Item = ZoneTarget<'z>> {
        list.iter().map(|entry| ZoneTarget {
            library: &self.library,
            entry,
        })
    }

    /// What the learner has everything for, in the order of the progression.
    pub fn ready(&self) -> impl ExactSizeIterator<Item = ZoneTarget<'_>> {
        self.views(&self.ready)
    }

    /// What nothing required stands in the way of, though something recommended does.
    pub fn open(&self) -> impl ExactSizeIterator<Item = ZoneTarget<'_>> {
        self.views(&self.open)
    }

    /// What something required stands in the way of.
    pub fn not_ready(&self) -> impl ExactSizeIterator<Item = ZoneTarget<'_>> {
        self.views(&self.not_ready)
    }

    /// Of ready and open: what was shown with support and not yet alone.
    pub fn with_support(&self) -> impl Iterator<Item = ZoneTarget<'_>> {
        self.ready()
            .chain(self.open())
            .filter(|target| target.shown_with_support())
    }

    /// What lies beneath something that the learner holds, and is not yet evidenced: to be
    /// checked first. It is no fault, and nothing waits for it.
    pub fn check_first(&self) -> impl ExactSizeIterator<Item = Check<'_>> {
        let library = &self.library;
        self.check_first
            .iter()
            .map(move |(missing, rests_on)| Check {
                library,
                missing,
                rests_on,
            })
    }
}

impl<'z> ZoneTarget<'z> {
    /// The identifier.
    pub fn id(self) -> &'z ItemId {
        &self.entry.id
    }

    /// The competency, if the library has it.
    pub fn competency(self) -> Option<Competency<'z>> {
        self.library.competency(self.id())
    }

    /// What of the things held it builds on directly.
    pub fn builds_on(self) -> impl Iterator<Item = Competency<'z>> {
        self.entry
            .builds_on
            .iter()
            .filter_map(move |id| self.library.competency(id))
    }

    /// Whether the level that is asked was shown with support, and not yet enough without.
    pub fn shown_with_support(self) -> bool {
        self.entry.with_support
    }

    /// The nearest things in the way, required ones first; none for what is ready.
    pub fn in_the_way(self) -> impl ExactSizeIterator<Item = InTheWay<'z>> {
        let library = self.library;
        let ways = self.entry.in_the_way.iter();
        ways.map(move |(strength, missing)| InTheWay {
            strength: *strength,
            library,
            missing,
        })
    }
}

impl<'z> InTheWay<'z> {
    /// What the nearest way still lacks.
    pub fn missing(self) -> impl Iterator<Item = Competency<'z>> {
        self.missing
            .iter()
            .filter_map(move |id| self.library.competency(id))
    }
}

impl<'z> Check<'z> {
    /// What is not yet evidenced.
    pub fn missing(self) -> Option<Competency<'z>> {
        self.library.competency(self.missing)
    }

    /// What the learner holds that rests on it.
    pub fn rests_on(self) -> impl Iterator<Item = Competency<'z>> {
        self.rests_on
            .iter()
            .filter_map(move |id| self.library.competency(id))
    }
}

/// The sentence and, in brackets, the code.
fn name(f: &mut fmt::Formatter<'_>, library: &Library, id: &ItemId) -> fmt::Result {
    let Some(target) = library.competency(id) else {
        return write!(f, "{id}");
    };
    match target.code() {
        Some(code) => write!(f, "{} ({code})", target.full_text()),
        None => f.write_str(&target.full_text()),
    }
}

impl fmt::Display for ZoneTarget<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        name(f, self.library, self.id())
    }
}

impl fmt::Debug for ZoneTarget<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ZoneTarget({self})")
    }
}

impl fmt::Display for Check<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        name(f, self.library, self.missing)
    }
}

impl fmt::Debug for Check<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Check({self})")
    }
}
