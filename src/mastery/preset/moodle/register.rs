//! The ratings of one learner in a tree of competencies.

use std::collections::BTreeMap;

use super::{Action, PointsFault, PointsRule, Rating, Review, ScaleSettings};

/// What children must reach.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ChildRule {
    /// All of them are proficient; see [`all_proficient`].
    All,
    /// Some of them are, for so many points.
    Points(PointsRule),
}

/// What happens to the parent when its rule is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RuleOutcome {
    /// Nothing.
    None,
    /// It is noted.
    Evidence,
    /// It is noted, and a review is asked for.
    Recommend,
    /// It is completed.
    Complete,
}

/// A competency cannot be added or found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RegisterError {
    /// There is none of this name.
    #[error("no competency `{0}`")]
    Unknown(String),
    /// There is one of this name already.
    #[error("a second competency `{0}`")]
    Twice(String),
    /// The rule by points is refused.
    #[error(transparent)]
    Points(#[from] PointsFault),
}

/// Whether there is a child and all are proficient: a competency without children never is complete
/// by them, and a child without a rating is not proficient.
///
/// ```
/// use continua::mastery::preset::moodle::all_proficient;
///
/// assert!(all_proficient([Some(true), Some(true)]));
/// assert!(!all_proficient([Some(true), None]));
/// assert!(!all_proficient([]));
/// ```
pub fn all_proficient(children: impl IntoIterator<Item = Option<bool>>) -> bool {
    let mut children = children.into_iter().peekable();
    children.peek().is_some() && children.all(|child| child == Some(true))
}

/// The ratings of one learner in a tree of competencies that have rules.
///
/// A rule is looked at when a child *becomes* proficient, and completing a parent may complete its
/// own parent. A child that is no longer proficient takes nothing from its parent.
///
/// ```
/// use continua::mastery::preset::moodle::{
///     Action, ChildRule, Register, RuleOutcome, ScaleItem, ScaleSettings,
/// };
///
/// let good = ScaleItem { id: 2, default: true, proficient: true };
/// let mut register = Register::new(ScaleSettings::new([good])?);
/// register.add_competency("whole", None)?;
/// register.add_competency("part", Some("whole"))?;
/// register.set_rule("whole", ChildRule::All, RuleOutcome::Complete)?;
/// register.add("part", Action::Complete { override_grade: false }, false)?;
/// assert_eq!(register.rating("whole").unwrap().is_proficient(), Some(true));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register {
    scale: ScaleSettings,
    competencies: BTreeMap<String, Competency>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Competency {
    parent: Option<String>,
    rule: Option<(ChildRule, RuleOutcome)>,
    rating: Option<Rating>,
    course_grade: Option<u32>,
}

impl Register {
    /// A register without competencies, rated by this scale.
    pub const fn new(scale: ScaleSettings) -> Self {
        Self {
            scale,
            competencies: BTreeMap::new(),
        }
    }

    /// Adds a competency below one that is there. O(log n).
    ///
    /// # Errors
    /// [`RegisterError`] for a name that is there already or a parent that is not.
    pub fn add_competency(&mut self, id: &str, parent: Option<&str>) -> Result<(), RegisterError> {
        if let Some(parent) = parent.filter(|parent| !self.competencies.contains_key(*parent)) {
            return Err(RegisterError::Unknown(parent.to_owned()));
        }
        if self.competencies.contains_key(id) {
            return Err(RegisterError::Twice(id.to_owned()));
        }
        let competency = Competency {
            parent: parent.map(str::to_owned),
            ..Competency::default()
        };
        self.competencies.insert(id.to_owned(), competency);
        Ok(())
    }

    /// Gives a competency, whose children are there, a rule.
    ///
    /// # Errors
    /// [`RegisterError`] for an unknown competency or a rule that [`PointsRule::check`] refuses.
    pub fn set_rule(
        &mut self,
        id: &str,
        rule: ChildRule,
        outcome: RuleOutcome,
    ) -> Result<(), RegisterError> {
        if let ChildRule::Points(points) = &rule {
            points.check(id, |child| {
                let child = self.competencies.get(child);
                child.is_some_and(|child| child.parent.as_deref() == Some(id))
            })?;
        }
        self.known(id)?.rule = Some((rule, outcome));
        Ok(())
    }

    /// Adds a piece of evidence, and what follows from it above.
    ///
    /// O(depth × n) at most: the children of each competency above are looked at.
    ///
    /// # Errors
    /// [`RegisterError`] for an unknown competency.
    pub fn add(&mut self, id: &str, action: Action, recommend: bool) -> Result<(), RegisterError> {
        let (mut at, mut action, mut recommend) = (id.to_owned(), action, recommend);
        loop {
            let scale = self.scale.clone();
            let competency = self.known(&at)?;
            let rating = competency.rating.get_or_insert_default();
            let became = rating.add(action, recommend, &scale);
            let Some(parent) = competency.parent.clone().filter(|_| became) else {
                return Ok(());
            };
            let Some(outcome) = self.met(&parent) else {
                return Ok(());
            };
            (action, recommend) = match outcome {
                RuleOutcome::None => return Ok(()),
                RuleOutcome::Evidence => (Action::Log, false),
                RuleOutcome::Recommend => (Action::Log, true),
                RuleOutcome::Complete => {
                    let override_grade = false;
                    (Action::Complete { override_grade }, false)
                }
            };
            at = parent;
        }
    }

    /// A person rates in a course: the grade stands in the course, and reaches the learner's rating
    /// only if the course pushes its ratings to learning plans.
    ///
    /// # Errors
    /// [`RegisterError`] for an unknown competency.
    pub fn rate_in_course(
        &mut self,
        id: &str,
        grade: Option<u32>,
        push: bool,
    ) -> Result<(), RegisterError> {
        self.known(id)?.course_grade = grade;
        if push {
            self.add(id, Action::Override(grade), false)?;
        }
        Ok(())
    }

    /// A person takes up or ends the review of a rating.
    ///
    /// # Errors
    /// [`RegisterError`] for an unknown competency.
    pub fn set_review(&mut self, id: &str, review: Review) -> Result<(), RegisterError> {
        let rating = self.known(id)?.rating.get_or_insert_default();
        rating.set_review(review);
        Ok(())
    }

    /// The rating of a competency, if there is evidence or a review.
    pub fn rating(&self, id: &str) -> Option<&Rating> {
        self.competencies.get(id)?.rating.as_ref()
    }

    /// The grade of a competency in the course.
    pub fn course_grade(&self, id: &str) -> Option<u32> {
        self.competencies.get(id)?.course_grade
    }

    fn known(&mut self, id: &str) -> Result<&mut Competency, RegisterError> {
        let competency = self.competencies.get_mut(id);
        competency.ok_or_else(|| RegisterError::Unknown(id.to_owned()))
    }

    /// What follows for a competency whose rule is met.
    fn met(&self, id: &str) -> Option<RuleOutcome> {
        let (rule, outcome) = self.competencies.get(id)?.rule.as_ref()?;
        let proficient = |it: &Competency| it.rating.and_then(|rating| rating.is_proficient());
        let met = match rule {
            ChildRule::All => {
                let all = self.competencies.values();
                let children = all.filter(|child| child.parent.as_deref() == Some(id));
                all_proficient(children.map(proficient))
            }
            ChildRule::Points(points) => points.is_met(|child| {
                let child = self.competencies.get(child);
                child.is_some_and(|child| proficient(child) == Some(true))
            }),
        };
        met.then_some(*outcome)
    }
}
