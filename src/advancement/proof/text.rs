//! Proofs as texts, and what each audience sees of them.

use super::{Asked, Proof, Showing, Skipped};
use crate::advancement::{Audience, Basis, Confirmation, Phrase, Skip, Wording};
use crate::id::JudgementId;

impl Proof {
    /// The same proof without what this audience is not to see.
    #[must_use]
    pub fn for_audience(&self, audience: Audience) -> Self {
        let mut proof = self.clone();
        if audience == Audience::Teacher {
            return proof;
        }
        let mut open = vec![&mut proof.condition];
        while let Some(step) = open.pop() {
            step.counted.iter_mut().for_each(Showing::redact);
            step.confirmed.iter_mut().for_each(Confirmation::redact);
            redact(&mut step.passed_over, audience);
            open.extend(step.of.iter_mut());
        }
        redact(&mut proof.passed_over, audience);
        proof
    }

    /// The text for teachers, in English.
    pub fn for_teacher(&self) -> String {
        self.render(&Wording::english(), Audience::Teacher)
    }

    /// The text for the learner and the family, in English.
    pub fn for_learner(&self) -> String {
        self.render(&Wording::english(), Audience::Learner)
    }

    /// A text for an audience: what was shown first, then what is still needed, said as the next
    /// thing to show.
    pub fn render(&self, wording: &Wording, audience: Audience) -> String {
        let proof = self.for_audience(audience);
        let teacher = audience == Audience::Teacher;
        let title = match &proof.learner_text {
            Some(own) if !teacher => own,
            _ => &proof.text,
        };
        let mut lines = vec![title.clone()];
        lines.extend(proof.rung.as_ref().map(|rung| wording.rung(rung)));
        // Where people judge otherwise than the works by themselves, both are told below.
        let differs = proof.attested.is_some() && proof.attested != proof.level;
        let level = proof.level.as_deref().filter(|_| !differs);
        lines.push(wording.outcome(proof.outcome, level, teacher));
        lines.extend(wording.applicability(&proof.applicability));
        lines.extend(wording.in_effect(proof.in_effect));
        if let Some(from) = proof.inherited.as_ref().filter(|_| teacher) {
            let version = from.version.to_string();
            let places = [("policy", from.policy.as_str()), ("version", &version)];
            lines.push(wording.say(Phrase::RuleInherited, &places));
        }
        if proof.basis.contains(Basis::Credited) {
            lines.push(wording.say(Phrase::Credited, &[]));
        }
        let shown = if teacher {
            Phrase::ShownTitle
        } else {
            Phrase::LearnerShownTitle
        };
        section(&mut lines, &wording.say(shown, &[]), proof.works(wording));
        let title = wording.say(Phrase::JudgedTitle, &[]);
        section(&mut lines, &title, proof.judged(wording));
        section(
            &mut lines,
            &wording.say(Phrase::HeldTitle, &[]),
            proof.held(wording),
        );
        if audience != Audience::Outside {
            let next = proof
                .missing
                .iter()
                .map(|need| wording.need(need))
                .collect();
            section(&mut lines, &wording.say(Phrase::NextTitle, &[]), next);
        }
        if teacher {
            let title = wording.say(Phrase::PassedOverTitle, &[]);
            section(&mut lines, &title, proof.not_counted(wording));
        }
        lines.join("\n") + "\n"
    }

    /// The works that counted for some condition, each once, in order of performance.
    fn works(&self, wording: &Wording) -> Vec<String> {
        let all = self.condition.walk().flat_map(|step| &step.counted);
        let mut works: Vec<&Showing> = Vec::new();
        for showing in all {
            if works
                .iter()
                .all(|known| known.judgement != showing.judgement)
            {
                works.push(showing);
            }
        }
        works
            .into_iter()
            .map(|showing| showing.line(wording))
            .collect()
    }

    /// What was judged of works as a whole, and beside it what the works reach by themselves.
    fn judged(&self, wording: &Wording) -> Vec<String> {
        let mut lines = Vec::new();
        for step in self.condition.walk() {
            let Asked::Attested {
                upon: Some(_),
                works_alone,
                ..
            } = &step.asks
            else {
                continue;
            };
            lines.extend(step.confirmed.iter().map(|one| one.line(wording)));
            if !step.confirmed.is_empty() {
                lines.push(match works_alone {
                    Some(level) => wording.say(Phrase::WorksAlone, &[("level", level)]),
                    None => wording.say(Phrase::WorksAloneNone, &[]),
                });
            }
        }
        lines
    }

    fn held(&self, wording: &Wording) -> Vec<String> {
        let all = self.condition.walk().flat_map(|step| &step.others);
        let mut texts: Vec<String> = Vec::new();
        for other in all.filter(|other| other.held) {
            let text = wording.say(Phrase::Held, &[("text", &other.text)]);
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        texts
    }

    fn not_counted(&self, wording: &Wording) -> Vec<String> {
        let counted: Vec<&JudgementId> = (self.condition.walk())
            .flat_map(|step| &step.counted)
            .map(|showing| &showing.judgement)
            .collect();
        let all = self.condition.walk().flat_map(|step| &step.passed_over);
        let mut lines: Vec<String> = Vec::new();
        for skipped in all.chain(&self.passed_over) {
            let Some(why) = skipped.why else { continue };
            if counted.contains(&&skipped.showing.judgement) {
                continue;
            }
            let work = skipped.showing.line(wording);
            let why = wording.skip(why);
            let line = wording.say(Phrase::PassedOver, &[("work", &work), ("why", &why)]);
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        lines
    }
}

fn redact(list: &mut Vec<Skipped>, audience: Audience) {
    if audience == Audience::Outside {
        list.clear();
    }
    for skipped in list {
        skipped.showing.redact();
        // That help is the reason would say that there was help.
        if matches!(skipped.why, Some(Skip::Support | Skip::OtherTarget)) {
            skipped.why = None;
        }
    }
}

pub(in crate::advancement) fn section(lines: &mut Vec<String>, title: &str, of: Vec<String>) {
    if of.is_empty() {
        return;
    }
    lines.push(title.to_owned());
    lines.extend(of.into_iter().map(|line| format!("- {line}")));
}
