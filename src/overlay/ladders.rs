//! Competencies that an overlay tells as ladders.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use serde::{Deserialize, Serialize};

use super::rules::{LADDER, LADDER_RUBRIC, REPEATED_ENTRY, TIE};
use super::unit::{Unit, Visit, beside, origin};
use super::{Extra, Overlay};
use crate::advancement::Origin;
use crate::finding::{Findings, Note, did_you_mean};
use crate::framework::{Criterion, Ladder, LadderProblem, Library, Reference, Rubric, Rung};
use crate::source::Value;
use crate::{CriterionId, ItemId, RubricId, RungId};

/// One competency told as an ordered statement for each performance level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct LadderEntry {
    /// The competency.
    pub of: Reference,
    /// Its rungs, lowest first, where they are listed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rungs: Vec<RungEntry>,
    /// From which rubric its rungs come, where they are not listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<LadderFrom>,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
    /// Where it stands in the file.
    #[serde(skip)]
    pub origin: Origin,
}

/// One rung that is listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct RungEntry {
    /// The identifier, by which a work says at which performance level its task was set.
    pub identifier: RungId,
    /// The name, as people read it; the identifier where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What the competency means at this performance level.
    pub statement: String,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
    /// Where it stands in the file.
    #[serde(skip)]
    pub origin: Origin,
}

/// From which rubric of the library the rungs of a ladder come, as
/// [`Ladder::of_criterion`] makes them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum LadderFrom {
    /// From the levels of the one criterion of this rubric that judges the competency.
    Rubric(RubricId),
    /// From the levels of this criterion.
    Criterion(CriterionId),
}

impl LadderEntry {
    /// The ladder of these rungs, lowest first.
    pub fn new(of: Reference, rungs: impl IntoIterator<Item = RungEntry>) -> Self {
        Self {
            of,
            rungs: rungs.into_iter().collect(),
            from: None,
            extra: Extra::new(),
            origin: Origin::default(),
        }
    }

    /// The ladder that a rubric makes.
    pub fn from(of: Reference, from: LadderFrom) -> Self {
        Self {
            from: Some(from),
            ..Self::new(of, [])
        }
    }
}

impl RungEntry {
    /// A rung of this identifier, and what the competency means there.
    pub fn new(identifier: RungId, statement: impl Into<String>) -> Self {
        Self {
            identifier,
            title: None,
            statement: statement.into(),
            extra: Extra::new(),
            origin: Origin::default(),
        }
    }

    /// The same rung under a name for people.
    #[must_use]
    pub fn titled(self, title: impl Into<String>) -> Self {
        let title = Some(title.into());
        Self { title, ..self }
    }

    fn rung(&self) -> Rung {
        let rung = Rung::of(self.identifier.clone(), &self.statement);
        match &self.title {
            Some(title) => rung.titled(title),
            None => rung,
        }
    }
}

impl Unit for LadderEntry {
    fn place(&mut self, value: Value<'_>) {
        self.origin = origin(value);
        for (value, rung) in beside(value, "rungs", &mut self.rungs) {
            rung.origin = origin(value);
        }
    }

    fn visit<'v>(&self, value: Value<'v>, visit: Visit<'v, '_>) {
        visit(value, &self.extra, &["of", "rungs", "from"]);
        for (value, rung) in beside(value, "rungs", &self.rungs) {
            visit(value, &rung.extra, &["identifier", "title", "statement"]);
        }
    }

    fn fault(&self) -> Option<&'static str> {
        let said = usize::from(self.from.is_some()) + usize::from(!self.rungs.is_empty());
        (said != 1).then_some("a ladder either lists its `rungs` or takes them `from` a rubric")
    }
}

impl Overlay {
    /// The ladders, by competency. The roles of items must be known.
    pub(super) fn ladders(
        &self,
        library: &Library,
        findings: &mut Findings,
    ) -> BTreeMap<ItemId, Ladder> {
        let mut found: BTreeMap<ItemId, (Ladder, &LadderEntry)> = BTreeMap::new();
        for entry in &self.body.ladders {
            let Some(target) = self.target(library, &entry.of, entry.origin, findings) else {
                continue;
            };
            let Some(ladder) = self.ladder(target.clone(), entry, library, findings) else {
                continue;
            };
            match found.entry(target) {
                Entry::Vacant(slot) => {
                    slot.insert((ladder, entry));
                }
                Entry::Occupied(slot) => {
                    let (known, earlier) = slot.get();
                    let rule = if *known == ladder {
                        &REPEATED_ENTRY
                    } else {
                        &TIE
                    };
                    findings.add(rule, "ladders", self.site(entry.origin), || {
                        Note::new(format!("two ladders stand for `{}`", entry.of))
                            .about(slot.key())
                            .related("the other stands here", self.site(earlier.origin))
                            .help("keep the one that is meant")
                    });
                }
            }
        }
        let ladders = found.into_iter();
        ladders.map(|(id, (ladder, _))| (id, ladder)).collect()
    }

    fn ladder(
        &self,
        target: ItemId,
        entry: &LadderEntry,
        library: &Library,
        findings: &mut Findings,
    ) -> Option<Ladder> {
        let built = match &entry.from {
            Some(from) => {
                let criterion = self.criterion(&target, from, entry, library, findings)?;
                Ladder::of_criterion(target, criterion)
            }
            None => Ladder::new(target, entry.rungs.iter().map(RungEntry::rung)),
        };
        let error = match built {
            Ok(ladder) => return Some(ladder),
            Err(error) => error,
        };
        for problem in error.problems() {
            let site = self.site(rung_of(entry, problem).map_or(entry.origin, |rung| rung.origin));
            let habit = format!("{} {problem}", entry.of);
            findings.add(&LADDER, &habit, site, || {
                Note::new(format!("in the ladder of `{}`: {problem}", entry.of)).help(match problem
                {
                    LadderProblem::Repeated(_) => "give each rung an identifier of its own",
                    _ => "say what the competency means at each rung",
                })
            });
        }
        None
    }

    fn criterion<'l>(
        &self,
        target: &ItemId,
        from: &LadderFrom,
        entry: &LadderEntry,
        library: &'l Library,
        findings: &mut Findings,
    ) -> Option<Criterion<'l>> {
        let rubrics = || library.frameworks().flat_map(|(_, it)| it.rubrics());
        let (found, fault, near) = match from {
            LadderFrom::Rubric(id) => {
                let Some(rubric) = rubrics().find(|rubric| rubric.id() == id) else {
                    let known: Vec<String> = rubrics().map(|it| it.id().to_string()).collect();
                    return self.no_rubric(entry, "rubric", &id.to_string(), &known, findings);
                };
                let all = rubric.criteria();
                let own: Vec<Criterion<'l>> = all
                    .filter(|criterion| criterion.item() == Some(target))
                    .collect();
                let fault = match own.len() {
                    1 => None,
                    0 => Some(format!(
                        "no criterion of the rubric `{id}` judges `{}`",
                        entry.of
                    )),
                    several => Some(format!(
                        "{several} criteria of the rubric `{id}` judge `{}`",
                        entry.of
                    )),
                };
                (
                    own.first().copied(),
                    fault,
                    "name the one `criterion` that is meant",
                )
            }
            LadderFrom::Criterion(id) => {
                let criteria = || rubrics().flat_map(Rubric::criteria);
                let Some(criterion) = criteria().find(|criterion| criterion.id() == id) else {
                    let known: Vec<String> = criteria().map(|it| it.id().to_string()).collect();
                    return self.no_rubric(entry, "criterion", &id.to_string(), &known, findings);
                };
                let other = criterion.item().filter(|item| *item != target);
                let fault = other.map(|item| {
                    format!("the criterion `{id}` judges `{item}`, not `{}`", entry.of)
                });
                (
                    Some(criterion),
                    fault,
                    "name a criterion of this competency",
                )
            }
        };
        let fault = fault.or_else(|| {
            let empty = found.is_some_and(|criterion| criterion.levels().len() == 0);
            empty.then(|| "the criterion has no levels".to_owned())
        });
        let Some(fault) = fault else { return found };
        let site = self.site(entry.origin);
        findings.add(&LADDER_RUBRIC, &fault, site, || {
            Note::new(fault.as_str()).about(target).help(near)
        });
        None
    }

    fn no_rubric<T>(
        &self,
        entry: &LadderEntry,
        what: &str,
        id: &str,
        known: &[String],
        findings: &mut Findings,
    ) -> Option<T> {
        let site = self.site_of(entry.origin, id);
        findings.add(&LADDER_RUBRIC, id, site, || {
            let note = Note::new(format!("`{id}` names no {what} of the library"));
            match did_you_mean(id, known.iter().map(String::as_str)) {
                Some(near) => note.help(format!("did you mean `{near}`?")),
                None => note.help(format!("name a {what} that a framework brings along")),
            }
        });
        None
    }
}

/// The listed rung that a problem is of: of a repeated one the last.
fn rung_of<'e>(entry: &'e LadderEntry, problem: &LadderProblem) -> Option<&'e RungEntry> {
    let mut rungs = entry.rungs.iter();
    match problem {
        LadderProblem::Repeated(id) => rungs.rfind(|rung| rung.identifier == *id),
        LadderProblem::Blank(id) => {
            rungs.find(|rung| rung.identifier == *id && rung.statement.trim().is_empty())
        }
        _ => None,
    }
}
