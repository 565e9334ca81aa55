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

#[cfg(test)]
mod tests {
    use super::super::{PointsEntry, ScaleItem};
    use super::*;

    const COMPLETE: Action = Action::Complete {
        override_grade: false,
    };

    fn register() -> Register {
        let scale = ScaleSettings::new((1..=4).map(|id| ScaleItem {
            id,
            default: id == 3,
            proficient: id >= 3,
        }));
        let mut register = Register::new(scale.unwrap());
        for (id, parent) in [
            ("root", None),
            ("left", Some("root")),
            ("right", Some("root")),
            ("leaf", Some("left")),
        ] {
            register.add_competency(id, parent).unwrap();
        }
        register
    }

    #[test]
    fn completion_goes_up_and_never_down() {
        let mut register = register();
        let entry = |id: &str, points, required| PointsEntry {
            id: id.to_owned(),
            points,
            required,
        };
        let points = PointsRule::new(2, [entry("left", 2, true), entry("right", 1, false)]);
        let complete = RuleOutcome::Complete;
        register.set_rule("left", ChildRule::All, complete).unwrap();
        register
            .set_rule("root", ChildRule::Points(points), complete)
            .unwrap();
        register.add("right", COMPLETE, false).unwrap();
        assert_eq!(register.rating("root"), None);
        register.add("leaf", COMPLETE, false).unwrap();
        let proficient = |register: &Register, id| register.rating(id).unwrap().is_proficient();
        assert_eq!(proficient(&register, "left"), Some(true));
        assert_eq!(proficient(&register, "root"), Some(true));
        register.add("leaf", Action::Override(None), false).unwrap();
        assert_eq!(proficient(&register, "leaf"), None);
        assert_eq!(proficient(&register, "left"), Some(true));
        // Becoming proficient again is noted above, and rates nothing anew.
        register
            .add("left", Action::Override(Some(4)), false)
            .unwrap();
        register.add("leaf", COMPLETE, false).unwrap();
        assert_eq!(register.rating("left").unwrap().grade(), Some(4));
        assert_eq!(register.rating("left").unwrap().evidence(), 3);
    }

    #[test]
    fn what_is_refused() {
        let mut register = register();
        let unknown = |id: &str| Err(RegisterError::Unknown(id.to_owned()));
        assert_eq!(register.add("x", COMPLETE, false), unknown("x"));
        assert_eq!(register.add_competency("y", Some("x")), unknown("x"));
        let twice = RegisterError::Twice("leaf".to_owned());
        assert_eq!(register.add_competency("leaf", None), Err(twice));
        // A grandchild is no child.
        let entry = PointsEntry {
            id: "leaf".to_owned(),
            points: 1,
            required: false,
        };
        let rule = ChildRule::Points(PointsRule::new(1, [entry]));
        let error = register.set_rule("root", rule, RuleOutcome::Evidence);
        assert_eq!(
            error.unwrap_err().to_string(),
            "`leaf` is no child of the competency"
        );
        assert_eq!(
            ScaleSettings::new([]),
            Err(super::super::ScaleError::NoDefault)
        );
    }

    #[test]
    fn a_course_pushes_its_rating_if_it_is_to() {
        let mut register = register();
        register.rate_in_course("leaf", Some(2), true).unwrap();
        assert_eq!(register.course_grade("leaf"), Some(2));
        assert_eq!(register.rating("leaf").unwrap().grade(), Some(2));
        register
            .set_rule("left", ChildRule::All, RuleOutcome::None)
            .unwrap();
        register
            .add("leaf", Action::Override(Some(3)), false)
            .unwrap();
        assert_eq!(register.rating("left"), None);
    }
}
