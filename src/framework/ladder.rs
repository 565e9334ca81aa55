//! Ladders: one competency told as an ordered statement for each performance level.

use std::sync::Arc;

use serde::Serialize;

use super::Criterion;
use crate::{IdError, ItemId, RungId, Score};

/// One competency told as an ordered statement for each performance level of the continuum.
///
/// To an educator: the same competency at performance level 9, 10, 11 and 12, or from first steps
/// to an expert's. A learner's place on it is neither the quality of a piece of work, which a
/// [`Scale`](super::Scale) tells, nor a grade nor an age. To a programmer: a competency and its
/// rungs, lowest first; at least one, each with an identifier and a statement of its own. A clone
/// is O(1).
///
/// A framework has the ladders that are [read into it](super::Reading::ladder), in code or by an
/// overlay.
///
/// ```
/// use continua::framework::{Framework, ItemDraft, Ladder, Reading, Rung};
///
/// let mut builder = Framework::builder("doc", "Sample")?;
/// let argue = builder.item(ItemDraft::new("a", "Argue from evidence.")?);
/// let ladder = Ladder::new(argue.clone(), [
///     Rung::new("9", "Makes a claim and gives a reason.")?,
///     Rung::new("10", "Backs a claim with several sources.")?,
/// ])?;
/// let framework = builder.build()?.read_as(&Reading::new().ladder(ladder));
/// let ladder = framework.continuum().ladder(&argue).unwrap();
/// assert_eq!(ladder.rungs()[0].id().as_str(), "9");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ladder {
    competency: ItemId,
    /// Never empty.
    rungs: Arc<[Rung]>,
}

/// One performance level of a [`Ladder`]: what the competency means there.
///
/// It is called a rung so that nobody takes it for the level of quality of a piece of work.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Rung {
    #[serde(rename = "identifier")]
    id: RungId,
    title: Box<str>,
    statement: Box<str>,
}

/// One thing that makes a ladder impossible.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LadderProblem {
    /// A ladder needs a rung.
    #[error("a ladder needs at least one rung")]
    Empty,
    /// Two rungs of one identifier.
    #[error("the rung `{0}` stands twice")]
    Repeated(RungId),
    /// A rung says nothing.
    #[error("the rung `{0}` has no statement")]
    Blank(RungId),
}

/// A ladder was refused. All problems are listed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the ladder cannot be built: {}", list(problems))]
pub struct LadderError {
    problems: Vec<LadderProblem>,
}

impl LadderError {
    /// The problems, at least one.
    pub fn problems(&self) -> &[LadderProblem] {
        &self.problems
    }
}

fn list(problems: &[LadderProblem]) -> String {
    let texts: Vec<String> = problems.iter().map(ToString::to_string).collect();
    texts.join("; ")
}

impl Rung {
    /// A rung of this identifier, which is its title too, and what the competency means there.
    ///
    /// # Errors
    /// [`IdError`] if the identifier is refused.
    pub fn new(id: impl AsRef<str>, statement: impl AsRef<str>) -> Result<Self, IdError> {
        Ok(Self::of(RungId::new(id)?, statement))
    }

    /// As [`new`](Self::new), of an identifier that has been checked.
    pub fn of(id: RungId, statement: impl AsRef<str>) -> Self {
        Self {
            title: id.as_str().into(),
            statement: statement.as_ref().into(),
            id,
        }
    }

    /// The same rung under a name for people.
    #[must_use]
    pub fn titled(self, title: impl AsRef<str>) -> Self {
        let title = title.as_ref().into();
        Self { title, ..self }
    }

    /// The identifier, by which a work says at which performance level its task was set.
    pub fn id(&self) -> &RungId {
        &self.id
    }

    /// The name, as people read it.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What the competency means at this performance level.
    pub fn statement(&self) -> &str {
        &self.statement
    }
}

impl Ladder {
    /// The ladder of a competency, lowest rung first. O(rungs²).
    ///
    /// # Errors
    /// [`LadderError`] with all problems if there is no rung, one stands twice or says nothing.
    ///
    /// ```
    /// use continua::framework::{Ladder, LadderProblem, Rung};
    ///
    /// let error = Ladder::new("sci-1".parse()?, [Rung::new("9", "Asks.")?, Rung::new("9", "")?]).unwrap_err();
    /// let nine = "9".parse::<continua::RungId>()?;
    /// assert_eq!(error.problems(), [LadderProblem::Repeated(nine.clone()), LadderProblem::Blank(nine)]);
    /// # Ok::<(), continua::IdError>(())
    /// ```
    pub fn new(
        competency: ItemId,
        rungs: impl IntoIterator<Item = Rung>,
    ) -> Result<Self, LadderError> {
        let rungs: Vec<Rung> = rungs.into_iter().collect();
        let mut problems = Vec::new();
        for (at, rung) in rungs.iter().enumerate() {
            if rungs.iter().take(at).any(|earlier| earlier.id == rung.id) {
                problems.push(LadderProblem::Repeated(rung.id.clone()));
            }
            if rung.statement.trim().is_empty() {
                problems.push(LadderProblem::Blank(rung.id.clone()));
            }
        }
        if rungs.is_empty() {
            problems.push(LadderProblem::Empty);
        }
        if !problems.is_empty() {
            return Err(LadderError { problems });
        }
        Ok(Self {
            competency,
            rungs: rungs.into(),
        })
    }

    /// The ladder that the levels of a rubric's criterion make, each a rung of its description.
    ///
    /// Lowest first: by score where every level has one and no two the same, else as they stand by
    /// position. A rung is named by the word for its quality where every level has one and no two
    /// the same, else by its number from 1. O(levels²).
    ///
    /// # Errors
    /// As [`Ladder::new`].
    ///
    /// ```
    /// use continua::Score;
    /// use continua::framework::{CriterionDraft, CriterionLevelDraft, Framework, ItemDraft, Ladder, RubricDraft};
    ///
    /// let mut builder = Framework::builder("doc", "Sample")?;
    /// let argue = builder.item(ItemDraft::new("a", "Argue from evidence.")?);
    /// let level = |quality: &str, score: i32, text: &str| CriterionLevelDraft {
    ///     quality: Some(quality.into()),
    ///     score: Some(Score::whole(score)),
    ///     description: Some(text.into()),
    ///     ..CriterionLevelDraft::default()
    /// };
    /// let criterion = CriterionDraft {
    ///     id: "c".parse()?, category: None, description: None, item: Some(argue.clone()),
    ///     weight: None, position: None,
    ///     levels: vec![level("Skilled", 2, "Backs a claim."), level("First steps", 1, "Makes a claim.")],
    /// };
    /// builder.rubric(RubricDraft {
    ///     id: "r".parse()?, title: None, description: None, criteria: vec![criterion], origin: None,
    /// });
    /// let framework = builder.build()?;
    /// let criterion = framework.rubrics().next().unwrap().criteria().next().unwrap();
    /// let ladder = Ladder::of_criterion(argue, criterion)?;
    /// assert_eq!(ladder.rungs()[0].title(), "First steps");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of_criterion(competency: ItemId, criterion: Criterion<'_>) -> Result<Self, LadderError> {
        let mut levels: Vec<_> = criterion.levels().collect();
        let scores: Vec<Score> = levels.iter().filter_map(|level| level.score()).collect();
        if scores.len() == levels.len() && are_distinct(&scores) {
            levels.sort_by_key(|level| level.score());
        }
        let words = levels.iter().filter_map(|level| level.quality());
        let words: Vec<RungId> = words
            .filter_map(|word| RungId::new(word.trim()).ok())
            .collect();
        let named = words.len() == levels.len() && are_distinct(&words);
        let rungs = levels.iter().enumerate().filter_map(|(at, level)| {
            let id = match words.get(at).filter(|_| named) {
                Some(word) => word.clone(),
                None => RungId::new((at + 1).to_string()).ok()?,
            };
            Some(Rung::of(id, level.description().unwrap_or_default()))
        });
        Self::new(competency, rungs)
    }

    /// The competency that it tells.
    pub fn competency(&self) -> &ItemId {
        &self.competency
    }

    /// Its rungs, lowest first.
    pub fn rungs(&self) -> &[Rung] {
        &self.rungs
    }

    /// The rung of this identifier. O(rungs).
    pub fn rung(&self, id: &RungId) -> Option<&Rung> {
        self.rungs.iter().find(|rung| rung.id == *id)
    }
}

fn are_distinct<T: Ord + Clone>(list: &[T]) -> bool {
    let mut sorted = list.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    sorted.len() == list.len()
}
