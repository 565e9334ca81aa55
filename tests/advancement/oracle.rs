//! The slow and obvious second reading of rules.

use continua::advancement::{ComponentList, Components, Distinct, Enough, EstimateRule, Rule};
use continua::framework::Reference;
use continua::mastery::Estimator;
use continua::{LevelId, Purpose, Score, Support};

use crate::acts::Act;

struct Seen {
    target: usize,
    level: i32,
    task: u32,
    day: u32,
    by: u32,
    counts: bool,
    name: String,
}

/// What is in force, oldest first, by going through all acts again and again.
fn in_force(all: &[Act]) -> Vec<Seen> {
    let mut seen = Vec::new();
    let retracted = |at: usize| {
        all.iter()
            .any(|act| matches!(act, Act::Retract(of) if *of == at))
    };
    for (at, act) in all.iter().enumerate() {
        let (of, corrected) = match act {
            Act::Add { .. } => (at, None),
            Act::Correct(of, level) => (*of, Some(*level)),
            _ => continue,
        };
        let Some(Act::Add {
            target,
            level,
            task,
            day,
            purpose,
            support,
            by,
        }) = all.get(of)
        else {
            continue;
        };
        let superseded = corrected.is_none()
            && all
                .iter()
                .any(|act| matches!(act, Act::Correct(of, _) if *of == at));
        if superseded || (corrected.is_none() && retracted(at)) {
            continue;
        }
        seen.push(Seen {
            target: *target,
            level: corrected.unwrap_or(*level),
            task: *task,
            day: *day,
            by: *by,
            counts: *purpose == Purpose::Summative && *support == Support::INDEPENDENT,
            name: format!("j{at:03}"),
        });
    }
    seen.sort_by_key(|seen| (seen.day, seen.name.clone()));
    seen
}

fn number(level: &LevelId) -> i32 {
    level.as_str().parse().unwrap()
}

/// By the definition of each estimator, in whole numbers.
fn reaches(by: &Estimator, levels: Vec<i32>, asked: i32) -> bool {
    match by {
        Estimator::Latest(_) => levels.last().is_some_and(|l| *l >= asked),
        Estimator::Highest(_) => levels.iter().any(|l| *l >= asked),
        Estimator::Mean(_) => {
            !levels.is_empty()
                && levels.iter().sum::<i32>() >= asked * i32::try_from(levels.len()).unwrap()
        }
        Estimator::NOfMastery(it) => {
            let cut = i32::try_from(it.at_least().millionths() / 1_000_000).unwrap();
            let good: Vec<i32> = levels.into_iter().filter(|l| *l >= cut).collect();
            let n = i32::try_from(good.len()).unwrap();
            n >= i32::try_from(it.n()).unwrap() && good.iter().sum::<i32>() >= asked * n
        }
        Estimator::MOfLastN(it) => {
            let last = levels.iter().rev().take(it.n() as usize);
            last.filter(|l| **l >= asked).count() >= it.m() as usize
        }
        Estimator::InARow(it) => {
            let run = levels.iter().rev().take_while(|l| **l >= asked);
            run.count() >= it.n() as usize
        }
        Estimator::MeanOfHighest(it) => {
            let n = it.n() as usize;
            let mut levels = levels;
            levels.sort_by_key(|l| -l);
            let top: Vec<i32> = levels.into_iter().take(n).collect();
            top.len() == n && top.iter().sum::<i32>() >= asked * i32::try_from(n).unwrap()
        }
        Estimator::WeightedLatest(_) => match levels.split_last() {
            None => false,
            Some((newest, [])) => *newest >= asked,
            Some((newest, earlier)) => {
                // 0.65 is 13 of 20.
                let n = i32::try_from(earlier.len()).unwrap();
                13 * newest * n + 7 * earlier.iter().sum::<i32>() >= 20 * asked * n
            }
        },
        Estimator::LevelMachine(it) => {
            let whole = |score: Score| i32::try_from(score.millionths() / 1_000_000).unwrap();
            let mut stands = it.start().map(whole).filter(|_| !levels.is_empty());
            for level in levels {
                let now = stands.unwrap_or(level);
                let (low, high) = (now - whole(it.down()), now + whole(it.up()));
                stands = Some(level.clamp(low, high));
            }
            stands.is_some_and(|stands| stands >= asked)
        }
        other => panic!("the oracle does not know {other:?}"),
    }
}

pub fn oracle_rule(rule: &Rule, target: usize, all: &[Act], held: &[bool]) -> bool {
    let seen = in_force(all);
    let shown: Vec<&Seen> = seen
        .iter()
        .filter(|s| s.target == target && s.counts)
        .collect();
    match rule {
        Rule::Estimate(EstimateRule { by, at_least, .. }) => {
            let asked = number(at_least);
            let levels: Vec<i32> = shown.iter().map(|s| s.level).collect();
            reaches(by, levels, asked)
        }
        Rule::Works(rule) => {
            let asked = number(&rule.level);
            let good: Vec<&&Seen> = shown.iter().filter(|s| s.level >= asked).collect();
            let key = |s: &Seen| match rule.distinct_by {
                None => s.name.clone(),
                Some(Distinct::Task) => s.task.to_string(),
                Some(Distinct::Assessor) => s.by.to_string(),
                _ => panic!("the oracle does not know this"),
            };
            let enough = |by: u32| {
                let by_then: Vec<&&&Seen> = good.iter().filter(|s| s.day <= by).collect();
                let mut keys: Vec<String> = by_then.iter().map(|s| key(s)).collect();
                keys.sort();
                keys.dedup();
                let days = by_then.iter().map(|s| s.day);
                let apart = days.clone().max().unwrap_or(0) - days.min().unwrap_or(0);
                keys.len() >= rule.at_least as usize
                    && rule.spread_days.is_none_or(|spread| apart >= spread)
            };
            match rule.again_after_days {
                None => enough(u32::MAX),
                Some(again) => good
                    .iter()
                    .any(|later| later.day >= again && enough(later.day - again)),
            }
        }
        Rule::Held(of) => of.iter().all(|r| held[place(r)]),
        Rule::Components(Components::Of {
            need,
            of: ComponentList::Items(of),
        }) => {
            let found = of.iter().filter(|r| held[place(r)]).count();
            match need {
                Enough::All => found == of.len(),
                Enough::AtLeast { k, including } => {
                    found >= *k as usize && including.iter().all(|r| held[place(r)])
                }
                other => panic!("the oracle does not know {other:?}"),
            }
        }
        Rule::Attested(rule) => all.iter().any(|act| {
            let Act::Attest(of, role, said, works, on) = act else {
                return false;
            };
            let there = shown.iter().filter(|s| s.day <= *on);
            let named = there.filter(|s| works >> s.name[1..].parse::<u32>().unwrap() & 1 == 1);
            *of == target
                && *role == rule.role.as_str()
                && rule
                    .at_least
                    .as_ref()
                    .is_none_or(|least| said.is_some_and(|said| said >= number(least)))
                && rule
                    .upon
                    .as_ref()
                    .is_none_or(|body| named.count() >= body.works as usize)
        }),
        Rule::All(rules) => rules
            .iter()
            .all(|rule| oracle_rule(rule, target, all, held)),
        Rule::Any(rules) => rules
            .iter()
            .any(|rule| oracle_rule(rule, target, all, held)),
        Rule::AtLeast(rule) => {
            let met = rule
                .of
                .iter()
                .filter(|rule| oracle_rule(rule, target, all, held))
                .count();
            met >= rule.k as usize
        }
        other => panic!("the oracle does not know {other:?}"),
    }
}

fn place(reference: &Reference) -> usize {
    reference.as_str()[1..].parse().unwrap()
}

/// The least fixed point: from nothing, look at everything until nothing changes.
pub fn oracle(rules: &[Rule], all: &[Act]) -> Vec<bool> {
    let mut held = vec![false; rules.len()];
    loop {
        let next: Vec<bool> = (rules.iter().enumerate())
            .map(|(at, rule)| oracle_rule(rule, at, all, &held))
            .collect();
        if next == held {
            return held;
        }
        held = next;
    }
}
