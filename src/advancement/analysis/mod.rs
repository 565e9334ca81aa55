//! What can be said of a rule before anybody shows anything, with evidence for each claim.
//!
//! [`Policy::analyse`] tells whether a rule can be met, whether more or better evidence can hurt,
//! and which principles of the field it contradicts; [`Policy::compare`] whether one rule is
//! stricter than another. [`Policy::analyse_rung`] and [`Policy::compare_rung`] say the same of the
//! rule that decides a rung of a ladder. A claim that something always holds is proved from what the rules say; a
//! claim that something can happen is shown by a [`Witness`], which was decided upon. What can be
//! neither proved nor shown is undecided and says so.

mod compare;
mod compose;
mod draft;
mod implied;
mod kind;
mod principle;
mod search;
mod steady;
mod verdict;
mod ways;
mod witness;
mod words;

pub use compare::{Comparison, Doubt};
pub use principle::{Contradiction, Principle};
pub use steady::Steady;
pub use verdict::Verdict;
pub use witness::Witness;

pub(super) use principle::Reading;
pub(super) use verdict::Analysis;

use serde::Serialize;

use self::search::{Search, Side};
use super::{Binding, Policy, PolicyError, Rule, Selector};
use crate::id::{ItemId, RungId};

/// What can be said of the rule of one competency, or of one rung of its ladder, before anybody shows
/// anything.
///
/// See [`Policy::analyse`] and [`Policy::analyse_rung`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RuleAnalysis {
    verdict: Verdict,
    reason: Option<String>,
    example: Option<Witness>,
    more_works: Steady,
    better_levels: Steady,
    contradictions: Vec<Contradiction>,
}

impl RuleAnalysis {
    fn of(side: Side<'_>, competency: &ItemId) -> Option<Self> {
        let compiled = side.compiled();
        let holdable = side.policy.satisfied_by().iter().next().is_some();
        let analysis = Analysis {
            leaves: &side.plan.leaves,
            filters: &compiled.filters,
            scale: compiled.scale_of(side.plan)?,
            handed_in: false,
            holdable: &|_| holdable,
        };
        let verdict = analysis.verdict(&side.plan.node);
        let never = verdict == Verdict::Never;
        let reason = never.then(|| analysis.reason_in_words(&side.plan.node));
        let search = Search::new(competency, side, None);
        Some(Self {
            verdict,
            reason,
            example: search.example(&|draft| Some(draft.clone())),
            more_works: steady::in_works(side, competency),
            better_levels: steady::in_levels(side, competency),
            contradictions: principle::contradictions(side, competency),
        })
    }

    /// Whether the rule can be met, or is always met.
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// Why nobody can meet it, in words.
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }

    /// Small evidence that meets it: nothing shown at all where it is always met.
    pub fn example(&self) -> Option<&Witness> {
        self.example.as_ref()
    }

    /// Whether one more work of the competency, of whatever level and whenever it was performed,
    /// can turn *met* into *not met*.
    pub fn more_works(&self) -> &Steady {
        &self.more_works
    }

    /// Whether a judgement of the competency at a higher level can turn *met* into *not met*.
    pub fn better_levels(&self) -> &Steady {
        &self.better_levels
    }

    /// Whether more or better evidence never hurts, for certain.
    pub fn is_monotone(&self) -> bool {
        self.more_works.never_hurts() && self.better_levels.never_hurts()
    }

    /// The principles of the field that it contradicts, each with evidence.
    pub fn contradictions(&self) -> &[Contradiction] {
        &self.contradictions
    }
}

impl Policy {
    /// What can be said of the rule of a competency before anybody shows anything; nothing if no
    /// rule decides it.
    ///
    /// O(size of the rule) for what is proved; to find evidence up to 1,500 small bodies of it are
    /// tried for each claim.
    ///
    /// ```
    /// use continua::advancement::{Binding, Policy, PolicyDefinition, Rule, Selection, Steady, Verdict};
    /// use continua::mastery::Latest;
    /// # use continua::framework::{Framework, ItemDraft, Level, Library, Scale};
    /// # let mut builder = Framework::builder("doc", "Sample")?;
    /// # let count = builder.item(ItemDraft::new("a", "Count.")?.code("N.1"));
    /// # let library = Library::of([("math", builder.build()?)])?;
    /// # let scale = Scale::new("two", "Two", [Level::new("no", "Not yet", 0)?, Level::new("yes", "Shown", 1)?])?;
    /// let definition = PolicyDefinition::new("p".parse()?, "1.0.0".parse()?, "two".parse()?)
    ///     .bind(Binding::new(Selection::all(), Rule::estimate(Latest, "yes".parse()?)));
    /// let policy = Policy::compile(&definition, &library, &[scale], None)?;
    /// let analysis = policy.analyse(&count).unwrap();
    /// assert_eq!(analysis.verdict(), Verdict::Depends);
    /// // A later work at a lower level takes the place of the one before.
    /// let Steady::CanHurt { before, after } = analysis.more_works() else { panic!() };
    /// assert!(before.meets(&policy) && !after.meets(&policy));
    /// assert!(analysis.better_levels().never_hurts());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn analyse(&self, competency: &ItemId) -> Option<RuleAnalysis> {
        RuleAnalysis::of(Side::of(self, competency)?, competency)
    }

    /// As [`analyse`](Self::analyse), of the rule that decides a rung of a competency's ladder;
    /// nothing if none does. One more work is one of the competency, set at whatever rung or at
    /// none.
    ///
    /// ```
    /// use continua::advancement::{LadderBinding, Policy, PolicyDefinition, Rule, Selection};
    /// # use continua::framework::{Framework, ItemDraft, Ladder, Level, Library, Reading, Rung, Scale};
    /// # let mut builder = Framework::builder("doc", "Sample")?;
    /// # let argue = builder.item(ItemDraft::new("a", "Argue from evidence.")?);
    /// # let ladder = Ladder::new(argue.clone(), [Rung::new("9", "Gives a reason.")?, Rung::new("10", "Gives several.")?])?;
    /// # let framework = builder.build()?.read_as(&Reading::new().ladder(ladder));
    /// # let library = Library::of([("ela", framework)])?;
    /// # let scale = Scale::new("two", "Two", [Level::new("no", "Not yet", 0)?, Level::new("yes", "Shown", 1)?])?;
    /// let definition = PolicyDefinition::new("p".parse()?, "1.0.0".parse()?, "two".parse()?)
    ///     .bind_ladder(LadderBinding::new(Selection::all(), Rule::works(2, "yes".parse()?)));
    /// let policy = Policy::compile(&definition, &library, &[scale], None)?;
    /// let analysis = policy.analyse_rung(&argue, &"10".parse()?).unwrap();
    /// let example = analysis.example().unwrap();
    /// assert!(example.meets(&policy) && example.to_string().contains("set at `10`"));
    /// assert!(analysis.is_monotone());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn analyse_rung(&self, competency: &ItemId, rung: &RungId) -> Option<RuleAnalysis> {
        RuleAnalysis::of(Side::of_rung(self, competency, rung)?, competency)
    }

    /// This policy with another rule for one competency, on the same scale and settings, to compare
    /// it with. O(targets × bindings + size of the rules).
    ///
    /// # Errors
    /// As [`compile`](Self::compile). For a competency that no rule decides, the scale and settings
    /// are those of the policy.
    ///
    /// ```
    /// use continua::advancement::{Binding, Comparison, Policy, PolicyDefinition, Rule, Selection};
    /// use continua::mastery::{Highest, NOfMastery};
    /// # use continua::framework::{Framework, ItemDraft, Level, Library, Scale};
    /// # let mut builder = Framework::builder("doc", "Sample")?;
    /// # let count = builder.item(ItemDraft::new("a", "Count.")?.code("N.1"));
    /// # let library = Library::of([("math", builder.build()?)])?;
    /// # let scale = Scale::new("two", "Two", [Level::new("no", "Not yet", 0)?, Level::new("yes", "Shown", 1)?])?;
    /// let definition = PolicyDefinition::new("p".parse()?, "1.0.0".parse()?, "two".parse()?)
    ///     .bind(Binding::new(Selection::all(), Rule::estimate(Highest, "yes".parse()?)));
    /// let policy = Policy::compile(&definition, &library, &[scale], None)?;
    /// let counted = policy.with_rule(&count, Rule::works(1, "yes".parse()?))?;
    /// assert_eq!(policy.compare(&counted, &count), Some(Comparison::Equal));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_rule(&self, competency: &ItemId, rule: Rule) -> Result<Self, PolicyError> {
        let mut definition = self.definition().clone();
        let own = Selector::Identifier(competency.clone());
        let bound = self.binding(competency);
        let mut binding = Binding::new(own.clone(), rule);
        binding.scale = bound.and_then(|bound| bound.scale.clone());
        binding.settings = bound.and_then(|bound| bound.settings.clone());
        // Selections of it and of more that is true of it would stand over the new one.
        let selects = |bound: &Binding| bound.select.selectors().contains(&own);
        definition.bindings.retain(|bound| !selects(bound));
        let definition = definition.bind(binding);
        let compiled = &self.0;
        Self::compile_without(
            &definition,
            &compiled.library,
            &compiled.scales,
            compiled.progression.as_ref(),
            &compiled.not_assessed,
        )
    }
}
