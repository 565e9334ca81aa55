//! Criteria in groups.

use super::{Fraction, GradeRule, Operator, Status, rollup};

/// How many groups stand in each other at most: competency, course, and within a course.
const DEEPEST: u32 = 3;

/// What a competency asks for: a rule on the grade of one piece of work, or a group.
///
/// ```
/// use continua::mastery::preset::open_edx::{Comparison, Criteria, GradeRule, Operator, Status};
///
/// let rule = GradeRule::new(Comparison::Gte, "0.75".parse()?);
/// let both = Criteria::group(
///     Some(Operator::And),
///     [Criteria::grade("essay", rule), Criteria::grade("talk", rule)],
/// )?;
/// let graded = |work: &str| (work == "essay").then(|| "0.8".parse().unwrap());
/// assert_eq!(both.status(&graded), Some(Status::PartiallyAttempted));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Criteria {
    form: Form,
    groups: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Form {
    Grade {
        work: String,
        rule: GradeRule,
    },
    Group {
        operator: Operator,
        members: Vec<Criteria>,
    },
}

/// A group of criteria is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CriteriaError {
    /// It has no members.
    #[error("a group of criteria without members")]
    Empty,
    /// It has several members and does not say how they stand together.
    #[error("a group of several criteria without an operator")]
    NoOperator,
    /// Groups stand in each other too deeply.
    #[error("groups of criteria more than three deep")]
    TooDeep,
}

impl Criteria {
    /// A rule on the grade of one piece of work.
    pub fn grade(work: impl Into<String>, rule: GradeRule) -> Self {
        let form = Form::Grade {
            work: work.into(),
            rule,
        };
        Self { form, groups: 0 }
    }

    /// A group. One of a single member needs no operator.
    ///
    /// # Errors
    /// [`CriteriaError`] for a group without members, of several without an operator, or more than
    /// three deep.
    pub fn group(
        operator: Option<Operator>,
        members: impl IntoIterator<Item = Self>,
    ) -> Result<Self, CriteriaError> {
        let members: Vec<Self> = members.into_iter().collect();
        let deepest = members.iter().map(|member| member.groups).max();
        let groups = deepest.ok_or(CriteriaError::Empty)? + 1;
        let operator = match operator {
            None if members.len() > 1 => return Err(CriteriaError::NoOperator),
            None => Operator::And,
            Some(operator) => operator,
        };
        if groups > DEEPEST {
            return Err(CriteriaError::TooDeep);
        }
        let form = Form::Group { operator, members };
        Ok(Self { form, groups })
    }

    /// The status that grades give, or nothing where no work of it has a grade. O(size).
    pub fn status(&self, grade_of: &dyn Fn(&str) -> Option<Fraction>) -> Option<Status> {
        match &self.form {
            Form::Grade { work, rule } => grade_of(work).map(|grade| rule.status(grade)),
            Form::Group { operator, members } => {
                let members: Vec<Option<Status>> = members
                    .iter()
                    .map(|member| member.status(grade_of))
                    .collect();
                rollup(*operator, &members).unwrap_or(None)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mastery::preset::open_edx::Comparison;

    fn leaf(work: &str) -> Criteria {
        let rule = GradeRule::new(Comparison::Gte, "0.75".parse().unwrap());
        Criteria::grade(work, rule)
    }

    #[test]
    fn groups() {
        assert_eq!(Criteria::group(None, []), Err(CriteriaError::Empty));
        let two = [leaf("a"), leaf("b")];
        assert_eq!(
            Criteria::group(None, two.clone()),
            Err(CriteriaError::NoOperator)
        );
        let one = Criteria::group(None, [leaf("a")]).unwrap();
        let all = Criteria::group(Some(Operator::And), two).unwrap();
        let root = Criteria::group(Some(Operator::Or), [one.clone(), all]).unwrap();
        let grades = |a: Option<&'static str>, b: Option<&'static str>| {
            move |work: &str| if work == "a" { a } else { b }.map(|grade| grade.parse().unwrap())
        };
        let status = |a, b| root.status(&grades(a, b));
        assert_eq!(status(Some("0.8"), None), Some(Status::Demonstrated));
        assert_eq!(status(None, Some("0.8")), Some(Status::PartiallyAttempted));
        let failed = Some(Status::AttemptedNotDemonstrated);
        assert_eq!(status(Some("0.7"), Some("0.8")), failed);
        assert_eq!(status(None, None), None);
        let three = Criteria::group(None, [root]).unwrap();
        assert_eq!(Criteria::group(None, [three]), Err(CriteriaError::TooDeep));
    }
}
