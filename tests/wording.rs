//! Another language: the sample told in Spanish, with nothing English left.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that fails here has failed"
)]

use std::collections::BTreeMap;

use continua::advancement::{Audience, Phrase, Wording};
use continua::evidence::json_lines;
use continua::format::case;
use continua::overlay::Resolved;
use continua::report::{Covers, Period, ProgressOptions};
use continua::{AsOf, EvidenceLog, LearnerId, Library, Overlay};

const AUDIENCES: [Audience; 3] = [Audience::Teacher, Audience::Learner, Audience::Outside];

fn data(name: &str) -> String {
    let root = env!("CARGO_MANIFEST_DIR");
    std::fs::read_to_string(format!("{root}/examples/data/{name}")).unwrap()
}

fn spanish() -> Wording {
    serde_json::from_str(&data("wording.es.json")).unwrap()
}

fn sample() -> (Resolved, EvidenceLog) {
    let package = case::Package::from_slice(data("framework.json").as_bytes()).unwrap();
    let library = Library::of([("math", package.framework().unwrap())]).unwrap();
    let overlay = Overlay::from_slice(data("overlay.json").as_bytes()).unwrap();
    let overlay = overlay.resolve(&library).unwrap();
    let (log, _) = json_lines(data("evidence.jsonl").as_bytes(), overlay.library());
    (overlay, log)
}

/// Everything that the sample is told in: proofs, rules, changes and reports, for everybody.
fn told(wording: &Wording) -> Vec<String> {
    let (overlay, log) = sample();
    let policy = overlay.policy();
    let mut texts = Vec::new();
    for competency in policy.decides() {
        texts.extend(policy.rule_in_words(competency.id(), wording).unwrap());
    }
    let winter = AsOf::at("2026-01-15".parse().unwrap());
    let learners: Vec<LearnerId> = log.learners().cloned().collect();
    for learner in &learners {
        let before = policy.evaluate(&log, learner, winter).unwrap();
        let now = policy.evaluate(&log, learner, AsOf::everything()).unwrap();
        let changes = now.changes_since(&before, &log).unwrap();
        let period = Period::new("2026-01-15".parse().unwrap(), "2026-06-30".parse().unwrap());
        let mut options = ProgressOptions::default();
        options.covers = Covers::InScope;
        options.progression = Some(overlay.progression().clone());
        let report = policy.progress(&log, learner, period, &options).unwrap();
        for audience in AUDIENCES {
            let proofs = now.decisions().map(|decision| decision.proof(&log));
            texts.extend(proofs.map(|proof| proof.render(wording, audience)));
            texts.extend(
                changes
                    .iter()
                    .map(|change| now.tell(change, &log, wording, audience)),
            );
            let ladders = now.ladders();
            texts.extend(ladders.map(|ladder| ladder.render(wording, audience)));
            texts.push(report.to_text(wording, audience));
            texts.push(report.to_markdown(wording, audience));
            texts.push(report.to_csv(wording, audience));
        }
    }
    texts
}

/// The fixed parts of a template that are long enough to be known again.
fn fixed(template: &str) -> impl Iterator<Item = &str> {
    let parts = template.split(['{', '}']).step_by(2);
    parts
        .map(str::trim)
        .filter(|part| part.chars().filter(|c| c.is_alphabetic()).count() >= 6)
}

#[test]
fn the_spanish_wording_is_whole_and_fills_the_same_places() {
    let spanish = spanish();
    assert_eq!(spanish.untold().collect::<Vec<_>>(), []);
    for phrase in Phrase::all() {
        let template = spanish.template(phrase);
        let mut places: Vec<&str> = template.split(['{', '}']).skip(1).step_by(2).collect();
        let mut expected: Vec<&str> = phrase.places().collect();
        places.sort_unstable();
        expected.sort_unstable();
        assert_eq!(places, expected, "{phrase:?}");
        if fixed(phrase.english()).next().is_some() {
            assert_ne!(template, phrase.english(), "{phrase:?}");
        }
    }
}

#[test]
fn phrases_are_each_there_once() {
    let mut seen = BTreeMap::new();
    for phrase in Phrase::all() {
        assert!(!phrase.english().is_empty());
        *seen.entry(phrase).or_insert(0) += 1;
    }
    assert!(seen.values().all(|times| *times == 1), "{seen:?}");
}

#[test]
fn nothing_english_is_left_in_what_the_sample_is_told_in() {
    let own: String = ["framework.json", "overlay.json", "evidence.jsonl"]
        .map(data)
        .concat();
    let texts = told(&spanish());
    let english = told(&Wording::english());
    assert_eq!(texts.len(), english.len());
    let mut used = 0;
    for phrase in Phrase::all() {
        for part in fixed(phrase.english()).filter(|part| !own.contains(part)) {
            used += usize::from(english.iter().any(|text| text.contains(part)));
            let left = texts.iter().find(|text| text.contains(part));
            assert_eq!(left, None, "{phrase:?}: {part}");
        }
    }
    // The sample makes use of most of what can be said.
    assert!(used > 60, "{used}");
}

#[test]
fn a_change_is_told_in_spanish() {
    let (overlay, log) = sample();
    let policy = overlay.policy();
    let amara: LearnerId = "amara".parse().unwrap();
    let winter = AsOf::at("2026-01-15".parse().unwrap());
    let before = policy.evaluate(&log, &amara, winter).unwrap();
    let now = policy.evaluate(&log, &amara, AsOf::everything()).unwrap();
    let changes = now.changes_since(&before, &log).unwrap();
    let text = now.tell(&changes[0], &log, &spanish(), Audience::Learner);
    let expected = [
        "I can subtract two-digit numbers by thinking of tens and ones.",
        "Ahora: Ya lo has mostrado con el nivel Proficient.",
        "Antes: Vas por buen camino: parte de tu trabajo ya llega.",
        "Lo que lo cambió:",
        "- 2026-02-03, ten-frame-take-away: Proficient",
    ];
    assert_eq!(text.lines().collect::<Vec<_>>(), expected);
}

/// Who judged, who confirmed, and what help there was is not read by those it is not for.
#[test]
fn changes_keep_from_an_audience_what_is_not_for_it() {
    let (overlay, log) = sample();
    let assessors: Vec<String> = log
        .records()
        .filter_map(|record| Some(record.judgement()?.assessor()?.to_string()))
        .collect();
    assert!(!assessors.is_empty());
    let mut seen = false;
    let winter = AsOf::at("2026-01-15".parse().unwrap());
    for learner in log.learners() {
        let before = overlay.policy().evaluate(&log, learner, winter).unwrap();
        let now = overlay
            .policy()
            .evaluate(&log, learner, AsOf::everything())
            .unwrap();
        for change in now.changes_since(&before, &log).unwrap() {
            let tell = |audience| now.tell(&change, &log, &Wording::english(), audience);
            let names = |text: String| {
                assessors
                    .iter()
                    .any(|name| text.contains(&format!("by {name},")))
            };
            seen |= names(tell(Audience::Teacher));
            assert!(!names(tell(Audience::Learner)) && !names(tell(Audience::Outside)));
            assert!(!tell(Audience::Outside).contains("corrected"));
        }
    }
    assert!(seen);
}
