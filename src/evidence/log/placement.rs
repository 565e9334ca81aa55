//! Where the results of a judgement belong.

use std::collections::BTreeSet;

use super::super::{Judged, Judgement, Worker};
use crate::id::{ItemId, LearnerId};

/// One cell to be: where a result of a judgement belongs.
pub(super) struct Placement<'a> {
    pub(super) learner: &'a LearnerId,
    pub(super) target: Option<&'a ItemId>,
    pub(super) result: u32,
    pub(super) judged: &'a Judged,
    pub(super) shared: bool,
    pub(super) alternate: bool,
}

/// Where the results of a judgement belong: to each learner of the work, or to the one whose
/// individual result it is; under its target and, if there is one, under its alternate target.
pub(super) fn placements(judgement: &Judgement) -> impl Iterator<Item = Placement<'_>> {
    let by = judgement.work().by();
    let own: BTreeSet<_> = judgement
        .results()
        .iter()
        .filter_map(|result| result.learner().map(|learner| (result.on(), learner)))
        .collect();
    let mut places = Vec::new();
    for (at, judged) in (0u32..).zip(judgement.results()) {
        let learners = judged
            .learner()
            .map_or_else(|| by.learners(), std::slice::from_ref);
        let shared = judged.learner().is_none() && matches!(by, Worker::Group(_));
        for learner in learners {
            if shared && own.contains(&(judged.on(), learner)) {
                continue;
            }
            let place = |target, alternate| Placement {
                learner,
                target,
                result: at,
                judged,
                shared,
                alternate,
            };
            places.push(place(judged.on().target(), false));
            if let Some(alternate) = judged.alternate() {
                places.push(place(Some(alternate), true));
            }
        }
    }
    places.into_iter()
}
