//! Strategies for rules.

use continua::Score;
use continua::advancement::{
    Attested, BodyOfWork, ComponentList, Components, Distinct, Enough, Rule, WorksRule,
};
use continua::framework::Reference;
use continua::mastery::{
    Highest, InARow, Latest, LevelMachine, MOfLastN, Mean, MeanOfHighest, NOfMastery,
    WeightedLatest,
};
use proptest::prelude::*;

use crate::sample::{TARGETS, level, reference};

pub fn monotone_leaf() -> impl Strategy<Value = Rule> {
    let distinct = prop_oneof![
        Just(None),
        Just(Some(Distinct::Task)),
        Just(Some(Distinct::Assessor))
    ];
    let spread = prop_oneof![2 => Just(None), 1 => (0..40u32).prop_map(Some)];
    let again = prop_oneof![2 => Just(None), 1 => (1..40u32).prop_map(Some)];
    prop_oneof![
        (1..4u32, 1..5i32, distinct, spread, again).prop_map(|(n, l, distinct, spread, again)| {
            let mut rule = WorksRule::new(n, level(l));
            rule.distinct_by = distinct;
            rule.spread_days = spread;
            rule.again_after_days = again;
            Rule::Works(rule)
        }),
        (1..5i32).prop_map(|l| Rule::estimate(Highest, level(l))),
        (1..4u32, 1..5i32).prop_map(|(n, l)| {
            Rule::estimate(NOfMastery::new(n, Score::whole(l)).unwrap(), level(l))
        }),
        (1..4u32, 1..5i32)
            .prop_map(|(n, l)| Rule::estimate(MeanOfHighest::new(n).unwrap(), level(l))),
        (1..3i32, 1..5i32).prop_map(|(up, l)| {
            let never_falls = LevelMachine::new(Score::whole(up), Score::ZERO).unwrap();
            Rule::estimate(never_falls.starting_at(Score::whole(1)), level(l))
        }),
        (prop::option::of(1..5i32), prop::option::of(1..3u32)).prop_map(|(l, works)| {
            let word = Attested::new("teacher".parse().unwrap(), l.map(level));
            let upon = works.map(BodyOfWork::new);
            Rule::Attested(upon.into_iter().fold(word, Attested::upon))
        }),
    ]
}

pub fn leaf() -> impl Strategy<Value = Rule> {
    prop_oneof![
        3 => monotone_leaf(),
        1 => (1..5i32).prop_map(|l| Rule::estimate(Latest, level(l))),
        1 => (1..5i32).prop_map(|l| Rule::estimate(Mean, level(l))),
        1 => (1..4u32, 0..3u32, 1..5i32)
            .prop_map(|(m, more, l)| Rule::estimate(MOfLastN::new(m, m + more).unwrap(), level(l))),
        1 => (1..4u32, 1..5i32).prop_map(|(n, l)| Rule::estimate(InARow::new(n).unwrap(), level(l))),
        1 => (1..5i32).prop_map(|l| Rule::estimate(WeightedLatest::default(), level(l))),
        1 => (1..3i32, 1..5i32).prop_map(|(step, l)| {
            let step = Score::whole(step);
            Rule::estimate(LevelMachine::new(step, step).unwrap(), level(l))
        }),
    ]
}

pub fn others() -> impl Strategy<Value = Rule> {
    let list = || prop::sample::subsequence((0..TARGETS).collect::<Vec<_>>(), 1..4);
    prop_oneof![
        list().prop_map(|of| Rule::Held(of.into_iter().map(reference).collect())),
        (list(), any::<prop::sample::Index>(), any::<bool>()).prop_map(|(of, k, all)| {
            let of: Vec<Reference> = of.into_iter().map(reference).collect();
            let k = u32::try_from(k.index(of.len()) + 1).unwrap();
            let including = vec![of[0].clone()];
            let need = if all {
                Enough::All
            } else {
                Enough::AtLeast { k, including }
            };
            Rule::Components(Components::Of {
                need,
                of: ComponentList::Items(of),
            })
        }),
    ]
}

pub fn nested(leaf: impl Strategy<Value = Rule> + 'static) -> impl Strategy<Value = Rule> {
    leaf.prop_recursive(3, 12, 3, |inner| {
        let list = prop::collection::vec(inner, 1..4);
        prop_oneof![
            list.clone().prop_map(Rule::All),
            list.clone().prop_map(Rule::Any),
            (list, any::<prop::sample::Index>()).prop_map(|(of, k)| {
                let k = u32::try_from(k.index(of.len()) + 1).unwrap();
                Rule::at_least(k, of)
            }),
        ]
    })
}

pub fn rules() -> impl Strategy<Value = Vec<Rule>> {
    prop::collection::vec(nested(prop_oneof![2 => leaf(), 1 => others()]), TARGETS)
}
