//! Reads the full forms of the records from JSON.

use jiff::civil::Date;

use super::gather::Gather;
use super::members::Members;
use super::targets::Targets;
use crate::evidence::judgement::ObservedForm;
use crate::evidence::{
    Attestation, Exemption, ExemptionKind, Judged, Judgement, Observed, On, Removal, Retraction,
    Support, SupportKind, Work, Worker,
};
use crate::framework::CognitiveDemand;
use crate::id::{GroupId, ItemId, JudgementId, LearnerId};
use crate::source::{Kind, Value};

/// The value of the demand of a work: `"webb:2"`, or `{"webb": 2}`.
pub(super) fn demand_text(value: Value<'_>) -> Option<String> {
    if value.kind() != Kind::Object {
        return super::members::scalar(value).map(Into::into);
    }
    let mut members = value.members();
    let member = members.next().filter(|_| value.len() == 1)?;
    let level = super::members::scalar(member.value)?;
    Some(format!("{}:{level}", member.name))
}

/// Reads one record of the full form, with what it needs.
pub(super) struct Full<'r, 'b, 'l> {
    pub(super) gather: &'r mut Gather<'b>,
    pub(super) targets: &'r mut Targets<'l>,
}

impl Full<'_, '_, '_> {
    pub(super) fn judgement(&mut self, value: Value<'_>) -> Option<Judgement> {
        let mut members = Members::of(value, "judgement", self.gather)?;
        let id = members.required_parse("id", self.gather);
        let work = members
            .required("work", self.gather)
            .map(|value| self.work(value));
        let assessor = members.parse("assessor", self.gather);
        let role = members.parse("role", self.gather);
        let recorded = members.parse("recorded", self.gather);
        let purpose = members.parse("purpose", self.gather);
        let supersedes: Option<JudgementId> = members.parse("supersedes", self.gather);
        let moderates: Vec<JudgementId> = members.list("moderates", self.gather);
        let note = members.text("note", self.gather);
        if members.required("results", self.gather).is_none() {
            members.finish(self.gather);
            return None;
        }
        let elements = members.elements("results", self.gather);
        let results: Vec<_> = elements.into_iter().map(|v| self.judged(v)).collect();
        if supersedes.is_some() && !moderates.is_empty() {
            let span = members.object.span();
            let message = "both `supersedes` and `moderates`, expected one of them";
            members.bad(message, span, self.gather, message);
        }
        let (Some(id), Some(Some(work))) = (id, work) else {
            members.finish(self.gather);
            return None;
        };
        let Some(results) = results.into_iter().collect::<Option<Vec<_>>>() else {
            members.finish(self.gather);
            return None;
        };
        let made = Judgement::new(id, work, results);
        let made = members.checked(made, self.gather);
        if !members.finish(self.gather) {
            return None;
        }
        let mut judgement = made?.with_purpose(purpose.unwrap_or_default());
        judgement = set(judgement, assessor, Judgement::with_assessor);
        judgement = set(judgement, role, Judgement::with_role);
        judgement = set(judgement, recorded, Judgement::recorded_at);
        judgement = set(judgement, note.as_deref(), Judgement::with_note);
        judgement = set(judgement, supersedes, Judgement::correcting);
        if moderates.is_empty() {
            return Some(judgement);
        }
        Some(judgement.moderating(moderates))
    }

    fn work(&mut self, value: Value<'_>) -> Option<Work> {
        let mut members = Members::of(value, "work", self.gather)?;
        let id = members.required_parse("id", self.gather);
        let learner: Option<LearnerId> = members.parse("learner", self.gather);
        let group = members.get("group").map(|value| self.group(value));
        let task = members.required_parse("task", self.gather);
        let performed = members.required_parse("performed", self.gather);
        let rung = members.parse("rung", self.gather);
        let attempt = members.parse("attempt", self.gather);
        let due = members.parse("due", self.gather);
        let modality = members.parse("modality", self.gather);
        let demand = self.demand(&mut members);
        let kind = members.parse::<SupportKind>("support", self.gather);
        let names: Vec<_> = members.list("accommodations", self.gather);
        let context = members.parse("context", self.gather);
        let links: Vec<String> = members.list("links", self.gather);
        let kind = match kind {
            None if !names.is_empty() => SupportKind::Accommodated,
            kind => kind.unwrap_or_default(),
        };
        let support = Support::of_parts(kind, names);
        let support = members.checked(support, self.gather);
        let by = match (learner, group) {
            (Some(learner), None) => Some(Worker::Learner(learner)),
            (None, Some(group)) => group,
            (learner, _) => {
                let message = if learner.is_some() {
                    "a work of a learner and of a group, expected one of them"
                } else {
                    "a work without who did it, expected `learner` or `group`"
                };
                members.bad(message, value.span(), self.gather, message);
                None
            }
        };
        if !members.finish(self.gather) {
            return None;
        }
        let mut work = Work::new(id?, by?, task?, performed?).with_support(support?);
        work = set(work, rung, Work::on_rung);
        work = set(work, attempt, Work::with_attempt);
        work = set(work, due, Work::with_due);
        work = set(work, modality, Work::with_modality);
        work = set(work, demand, Work::with_demand);
        work = set(work, context, Work::with_context);
        Some(links.iter().fold(work, |work, link| work.with_link(link)))
    }

    fn demand(&mut self, members: &mut Members<'_>) -> Option<CognitiveDemand> {
        let value = members.get("demand")?;
        let demand = demand_text(value).and_then(|text| text.parse().ok());
        if demand.is_none() {
            let message = "`demand` is no cognitive demand, expected one such as `webb:2` or \
                           `bloom:apply`";
            members.bad("demand", value.span(), self.gather, message);
        }
        demand
    }

    fn group(&mut self, value: Value<'_>) -> Option<Worker> {
        let mut members = Members::of(value, "group", self.gather)?;
        let id: Option<GroupId> = members.required_parse("id", self.gather);
        let learners: Vec<LearnerId> = members.list("members", self.gather);
        let group = id.and_then(|id| {
            let group = Worker::group(id, learners);
            members.checked(group, self.gather)
        });
        members.finish(self.gather).then_some(group)?
    }

    fn judged(&mut self, value: Value<'_>) -> Option<Judged> {
        let mut members = Members::of(value, "results", self.gather)?;
        let target = members.target("target", self.gather, self.targets);
        let criterion = members.parse("criterion", self.gather);
        let learner = members.parse("learner", self.gather);
        let alternate = members.target("alternate", self.gather, self.targets);
        let form = ObservedForm {
            level: members.parse("level", self.gather),
            earned: members.parse("earned", self.gather),
            possible: members.parse("possible", self.gather),
            absence: members.parse("absence", self.gather),
            not_judged: members.parse("notJudged", self.gather).unwrap_or(false),
        };
        let mut on = None;
        let mut observed = None;
        if members.good {
            observed = members.checked(Observed::try_from(form), self.gather);
            on = match (criterion, target) {
                (Some(criterion), target) => {
                    let target = target.or_else(|| self.targets.of_criterion(&criterion));
                    Some(On::Criterion(criterion, target))
                }
                (None, Some(target)) => Some(On::Target(target)),
                (None, None) => {
                    let message = "a result without `target` or `criterion`";
                    members.bad(message, value.span(), self.gather, message);
                    None
                }
            };
        }
        if !members.finish(self.gather) {
            return None;
        }
        let judged = Judged::new(on?, observed?);
        let judged = set(judged, alternate, Judged::with_alternate);
        Some(set(judged, learner, Judged::for_learner))
    }

    pub(super) fn attestation(&mut self, value: Value<'_>) -> Option<Attestation> {
        let mut members = Members::of(value, "attestation", self.gather)?;
        let id = members.required_parse("id", self.gather);
        let learner = members.required_parse("learner", self.gather);
        let target = members.required_target("target", self.gather, self.targets);
        let level = members.parse("level", self.gather);
        let by = members.required_parse("by", self.gather);
        let role = members.required_parse("role", self.gather);
        let recorded = members.required_parse("recorded", self.gather);
        let works: Vec<_> = members.list("works", self.gather);
        let rationale = members.text("rationale", self.gather);
        let note = members.text("note", self.gather);
        if !members.finish(self.gather) {
            return None;
        }
        let attestation = Attestation::new(id?, learner?, target?, by?, role?, recorded?);
        let attestation = set(attestation, level, Attestation::with_level).with_works(works);
        let attestation = set(
            attestation,
            rationale.as_deref(),
            Attestation::with_rationale,
        );
        Some(set(attestation, note.as_deref(), Attestation::with_note))
    }

    pub(super) fn retraction(&mut self, value: Value<'_>) -> Option<Retraction> {
        let mut members = Members::of(value, "retraction", self.gather)?;
        let id = members.required_parse("id", self.gather);
        let judgement = members.required_parse("judgement", self.gather);
        let by = members.parse("by", self.gather);
        let recorded = members.required_parse("recorded", self.gather);
        let reason = members.text("reason", self.gather);
        if !members.finish(self.gather) {
            return None;
        }
        let retraction = Retraction::new(id?, judgement?, recorded?);
        let retraction = set(retraction, by, Retraction::with_by);
        Some(set(retraction, reason.as_deref(), Retraction::with_reason))
    }

    pub(super) fn removal(&mut self, value: Value<'_>) -> Option<Removal> {
        let mut members = Members::of(value, "removal", self.gather)?;
        let id = members.required_parse("id", self.gather);
        let recorded = members.required_parse("recorded", self.gather);
        let reason = members.text("reason", self.gather);
        let elements = members.elements("touches", self.gather);
        let touches: Vec<_> = elements.into_iter().map(|v| self.touches(v)).collect();
        if !members.finish(self.gather) {
            return None;
        }
        let removal = Removal::new(id?, recorded?);
        let mut removal = set(removal, reason.as_deref(), Removal::because);
        for (learner, target) in touches.into_iter().collect::<Option<Vec<_>>>()? {
            removal = removal.touching(learner, target);
        }
        Some(removal)
    }

    fn touches(&mut self, value: Value<'_>) -> Option<(LearnerId, Option<ItemId>)> {
        let mut members = Members::of(value, "touches", self.gather)?;
        let learner = members.required_parse("learner", self.gather);
        let target = members.target("target", self.gather, self.targets);
        members.finish(self.gather).then_some((learner?, target))
    }

    pub(super) fn exemption(&mut self, value: Value<'_>) -> Option<Exemption> {
        let mut members = Members::of(value, "exemption", self.gather)?;
        let id = members.required_parse("id", self.gather);
        let learner = members.required_parse("learner", self.gather);
        let target = members.required_target("target", self.gather, self.targets);
        let kind: Option<String> = members.required_parse("kind", self.gather);
        let from: Option<Date> = members.parse("from", self.gather);
        let to: Option<Date> = members.parse("to", self.gather);
        let alternate = members.target("alternate", self.gather, self.targets);
        let by = members.required_parse("by", self.gather);
        let role = members.required_parse("role", self.gather);
        let recorded = members.required_parse("recorded", self.gather);
        let reason = members.text("reason", self.gather);
        let mut checked = None;
        if members.good {
            let kind = ExemptionKind::of_parts(&kind?, (from, to), alternate);
            checked = members.checked(kind, self.gather);
        }
        if !members.finish(self.gather) {
            return None;
        }
        let kind = checked?;
        let exemption = Exemption::new(id?, learner?, target?, kind, by?, role?, recorded?);
        Some(set(exemption, reason.as_deref(), Exemption::with_reason))
    }
}

fn set<R, T>(record: R, value: Option<T>, lay: impl FnOnce(R, T) -> R) -> R {
    match value {
        Some(value) => lay(record, value),
        None => record,
    }
}
