//! What is still missing: the smallest things that would meet a rule.

mod least;
mod need;
mod seeker;
mod way;

use serde::Serialize;

use self::least::Least;
pub use self::need::{Need, OutOfReach};
use self::seeker::Seeker;
use self::way::{Part, Shows};
use super::Decision;
use super::policy::Plan;
use super::weigh::Desk;
use crate::evidence::EvidenceLog;
use crate::framework::Level;

/// What is still missing, as small as it was found.
///
/// See [`Decision::least_missing`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Missing {
    needs: Vec<Need>,
    is_least: bool,
}

impl Default for Missing {
    /// Nothing.
    fn default() -> Self {
        Self {
            needs: Vec::new(),
            is_least: true,
        }
    }
}

impl Missing {
    /// What is needed, all of it together.
    pub fn needs(&self) -> &[Need] {
        &self.needs
    }

    /// Whether nothing smaller meets the rule: fewer further works, or as many at lower levels, or
    /// those with fewer people who must confirm. Where it does not hold, the needs suffice and are
    /// a bound: more than 12 conditions are open, or what they need overlaps in part, or more works
    /// can turn what was met.
    pub fn is_least(&self) -> bool {
        self.is_least
    }
}

impl Decision<'_> {
    /// The smallest things that are still missing: fewest further works, then the lowest levels,
    /// then the fewest people who must confirm. Nothing where the rule is met.
    ///
    /// The needs of [`least_missing`](Self::least_missing), which also says whether there is
    /// certainly nothing smaller, and what it costs.
    pub fn missing(&self, log: &EvidenceLog) -> Vec<Need> {
        self.least_missing(log).needs
    }

    /// The smallest things that are still missing, and whether there is certainly nothing smaller.
    ///
    /// Up to 12 conditions that are open are tried in all combinations; of more, alternatives are
    /// compared one by one. Conditions that look at the same works share them; where they look at
    /// different works, what they need is added up. So the answer always suffices, and where it
    /// might not be the smallest it is marked as a bound: see [`Missing::is_least`].
    ///
    /// O(rows of the competency + 4,096 × size of the rule), and for estimates up to 64 further
    /// works tried.
    ///
    /// ```
    /// # fn example(decision: &continua::advancement::Decision<'_>, log: &continua::EvidenceLog) {
    /// let missing = decision.least_missing(log);
    /// for need in missing.needs() {
    ///     println!("{need}");
    /// }
    /// if !missing.is_least() {
    ///     println!("or less");
    /// }
    /// # }
    /// ```
    pub fn least_missing(&self, log: &EvidenceLog) -> Missing {
        let state = &self.standing.0;
        let compiled = &state.policy.0;
        let Some(plan) = compiled.plan(self.target) else {
            return Missing::default();
        };
        let desk = Desk::new(compiled, log, &state.learner, &state.as_of);
        let view = desk.view.target(self.competency().id());
        let rows = view.as_ref().map_or(&[][..], |view| view.shown());
        let seeker = Seeker {
            state,
            plan,
            target: self.target,
            rows,
            desk: Some(&desk),
        };
        let Least { way, is_least } = seeker.least();
        let floor = way.floor;
        let needs = way.needs.into_iter();
        Missing {
            needs: needs
                .filter_map(|part| self.need(plan, part, floor))
                .collect(),
            is_least,
        }
    }

    fn need(&self, plan: &Plan, part: Part, floor: u32) -> Option<Need> {
        let compiled = &self.standing.0.policy.0;
        let level = |at: u32| compiled.scale_of(plan)?.levels().get(at as usize);
        let competency = self.competency().id().clone();
        Some(match part {
            Part::Show(Shows {
                works,
                level: at,
                distinct,
                not_before,
                spread,
                again,
                filter,
            }) => Need::Show {
                competency,
                works,
                level: level(at.max(floor))?.id().clone(),
                level_title: level(at.max(floor))?.title().to_owned(),
                distinct_by: distinct,
                not_before,
                spread_days: spread,
                again_after_days: again,
                filter: compiled.filters.get(filter as usize)?.clone(),
            },
            Part::Confirm {
                role,
                level: at,
                upon,
            } => Need::Confirm {
                competency,
                role,
                level: at.and_then(level).map(Level::id).cloned(),
                upon,
            },
            Part::Hold(other) => {
                let item = compiled.library.item(compiled.id(other)?)?;
                let own = item.learner_statement().map(ToOwned::to_owned);
                Need::Hold {
                    competency: item.id().clone(),
                    text: own.unwrap_or_else(|| item.full_text()),
                }
            }
            Part::Never(why) => Need::CannotBeMetByAdding { competency, why },
        })
    }
}
