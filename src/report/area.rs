//! Areas: the groups of a framework, with a level rolled up from their targets.

use std::collections::BTreeMap;

use serde::Serialize;

use super::roll_up::Rolled;
use super::{Labels, Pointed, ProgressError, ProgressOptions, ShownLevel};
use crate::advancement::{Applicability, Decision, Standing};
use crate::framework::{Dimension, Framework, Item, Role, Scale};
use crate::id::{ItemId, ScaleId};

/// Where a learner was and is with an area: a group of a framework, in one dimension and scale.
///
/// Its level is a summary for readers, by the [`RollUp`](super::RollUp) of the report, of the
/// nearest targets beneath it that the policy decides and that apply to the learner, whether or
/// not the report lists them. No rule reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct AreaProgress {
    /// The group.
    pub item: ItemId,
    /// The code that people use; for teachers alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Its short form; where it has none its statement, without the stem with which its targets
    /// begin.
    pub text: String,
    /// What a learner reads in its place, where a product says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub learner_text: Option<String>,
    /// How deep it lies in its framework: 1 for what lies right under the document.
    pub depth: u32,
    /// The dimension of the targets that it is told of.
    pub dimension: Dimension,
    /// The scale of their levels.
    pub scale: ScaleId,
    /// How many targets it has, in this dimension and scale.
    pub targets: u32,
    /// How many of them have a level at the end of the period.
    pub with_level: u32,
    /// Its level before the period; nothing where no target had one.
    pub then: Option<AreaLevel>,
    /// Its level at the end of the period.
    pub now: Option<AreaLevel>,
}

/// The level of an area, or its points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct AreaLevel {
    /// The level; for points only where the scale has cuts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<ShownLevel>,
    /// The points, where they are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<Pointed>,
}

/// The areas over these targets, in the order of the library and of the trees. O(items) to find
/// them, and for each what lies beneath it.
pub(super) fn areas(
    listed: &[&ItemId],
    then: &Standing,
    now: &Standing,
    options: &ProgressOptions,
) -> Result<Vec<AreaProgress>, ProgressError> {
    let mut all = Vec::new();
    for (_, framework) in now.policy().library().frameworks() {
        let over = over(framework, listed);
        if over.is_empty() {
            continue;
        }
        let mut seen = vec![0; framework.len() as usize];
        let groups = framework.walk().filter(|(_, item)| is_area(*item));
        let groups = groups.filter(|(_, item)| over.contains(&item.index()));
        for (turn, (depth, item)) in (1..).zip(groups) {
            let beneath = nearest(item, now, &mut seen, turn);
            for (of, targets) in apart(&beneath, now) {
                all.push(area(item, depth, of, &targets, [then, now], options)?);
            }
        }
    }
    Ok(all)
}

fn is_area(item: Item<'_>) -> bool {
    matches!(item.role(), Role::Group | Role::Course)
}

/// What lies above these targets, on any line of parents.
fn over(framework: &Framework, listed: &[&ItemId]) -> std::collections::BTreeSet<u32> {
    let mut found = std::collections::BTreeSet::new();
    let mut open: Vec<Item<'_>> = listed.iter().filter_map(|id| framework.item(id)).collect();
    while let Some(item) = open.pop() {
        let parents = item.parents();
        open.extend(parents.filter(|parent| found.insert(parent.index())));
    }
    found
}

/// The nearest decided targets beneath an item, in the order of the tree.
fn nearest<'f>(area: Item<'f>, now: &Standing, seen: &mut [u32], turn: u32) -> Vec<Item<'f>> {
    let mut found = Vec::new();
    let mut open: Vec<Item<'_>> = area.children().rev().collect();
    while let Some(item) = open.pop() {
        match seen.get_mut(item.index() as usize) {
            Some(last) if *last != turn => *last = turn,
            _ => continue,
        }
        if now.decision(item.id()).is_some() {
            found.push(item);
        } else {
            open.extend(item.children().rev());
        }
    }
    found
}

type Kind<'s> = (Dimension, &'s Scale);

/// The targets that apply, by dimension and scale: levels of others do not compare.
fn apart<'s, 'f>(targets: &[Item<'f>], now: &'s Standing) -> Vec<(Kind<'s>, Vec<Item<'f>>)> {
    let mut kinds: BTreeMap<(Dimension, &ScaleId), (&Scale, Vec<Item<'f>>)> = BTreeMap::new();
    for item in targets {
        let Some(decision) = now.decision(item.id()) else {
            continue;
        };
        let Some(scale) = decision.scale() else {
            continue;
        };
        if decision.applicability() == Applicability::InScope {
            let kind = (item.dimension(), scale.id());
            kinds
                .entry(kind)
                .or_insert_with(|| (scale, Vec::new()))
                .1
                .push(*item);
        }
    }
    kinds
        .into_iter()
        .map(|((dimension, _), (scale, items))| ((dimension, scale), items))
        .collect()
}

fn area(
    item: Item<'_>,
    depth: u32,
    (dimension, scale): Kind<'_>,
    targets: &[Item<'_>],
    [then, now]: [&Standing; 2],
    options: &ProgressOptions,
) -> Result<AreaProgress, ProgressError> {
    let ranks = |standing: &Standing| -> Vec<usize> {
        let decisions = targets
            .iter()
            .filter_map(|item| standing.decision(item.id()));
        decisions.filter_map(|one| rank(one, scale)).collect()
    };
    let rolled = |ranks: Vec<usize>| {
        let rolled = options.roll_up.of(scale, ranks)?;
        Ok::<_, ProgressError>(rolled.map(|one| AreaLevel::of(&one, scale, &options.labels)))
    };
    let have = ranks(now);
    Ok(AreaProgress {
        item: item.id().clone(),
        code: item.code().map(ToOwned::to_owned),
        text: name(item).to_owned(),
        learner_text: item.learner_statement().map(ToOwned::to_owned),
        depth,
        dimension,
        scale: scale.id().clone(),
        targets: crate::graph::dense(targets.len()),
        with_level: crate::graph::dense(have.len()),
        then: rolled(ranks(then))?,
        now: rolled(have)?,
    })
}

/// What to call an area: `Number. The learner can:` is `Number.`, for the rest belongs to the
/// sentences of its targets.
fn name(item: Item<'_>) -> &str {
    let text = item.statement().trim();
    let whole = || {
        let Some(opening) = text.strip_suffix(':') else {
            return text;
        };
        let first = opening.rsplit_once(". ").map(|(first, _)| first);
        first.unwrap_or(opening).trim_end()
    };
    item.abbreviated().unwrap_or_else(whole)
}

/// The place of a decision's level in its scale.
fn rank(decision: Decision<'_>, scale: &Scale) -> Option<usize> {
    let level = decision.level()?;
    let mut levels = scale.levels().iter();
    levels.position(|known| known.id() == level.id())
}

impl AreaLevel {
    fn of(rolled: &Rolled<'_>, scale: &Scale, labels: &Labels) -> Self {
        Self {
            level: rolled
                .level
                .map(|level| ShownLevel::of(level, scale, labels)),
            points: rolled.points,
        }
    }
}
