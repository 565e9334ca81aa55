//! Rules, policies, settings and questions at random.

use std::collections::BTreeMap;

use continua::advancement::*;
use continua::evidence::proptest1::as_ofs;
use continua::framework::Reference;
use continua::mastery::*;
use continua::*;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

use crate::world::*;

pub fn levels() -> impl Strategy<Value = LevelId> {
    (0..4usize).prop_map(level)
}

pub fn filters() -> impl Strategy<Value = Filter> {
    let all = subsequence(Purpose::ALL.to_vec(), 1..=Purpose::ALL.len());
    let supports = subsequence(SupportKind::ALL.to_vec(), 1..=4);
    let names = (
        proptest::option::weighted(0.2, Just(vec![text("modality-0")])),
        proptest::option::weighted(0.2, Just(vec![text("role-0")])),
        proptest::option::weighted(0.2, Just(vec![text("task-0"), text("task-1")])),
        proptest::option::weighted(0.1, Just(text("webb:2"))),
        proptest::option::weighted(0.2, 0..12u32),
    );
    let usual = Just(Filter::default());
    let other =
        (all, supports, names, any::<bool>()).prop_map(|(purposes, supports, names, group)| {
            let mut filter = Filter::default();
            (filter.purposes, filter.supports) = (purposes, supports);
            (filter.modalities, filter.roles, filter.tasks) = (names.0, names.1, names.2);
            (filter.demand, filter.fresh_days, filter.group_work) = (names.3, names.4, group);
            filter
        });
    prop_oneof![usual, other]
}

pub fn estimators() -> impl Strategy<Value = Estimator> {
    prop_oneof![
        Just(Latest.into()),
        Just(Mean.into()),
        select(vec![Even::Mean, Even::Lower, Even::Higher]).prop_map(|it| Median::new(it).into()),
        select(vec![Ties::Newer, Ties::Lower, Ties::Higher]).prop_map(|it| Mode::new(it).into()),
        (1..=20i64).prop_map(|r| Decaying::new(Score::from_millionths(r * 50_000))
            .unwrap()
            .into()),
        (1..4u32, 1..4i32)
            .prop_map(|(n, cut)| NOfMastery::new(n, Score::whole(cut)).unwrap().into()),
        (1..4u32, 0..3u32).prop_map(|(m, more)| MOfLastN::new(m, m + more).unwrap().into()),
        further_estimators(),
    ]
}

pub fn further_estimators() -> impl Strategy<Value = Estimator> {
    let twentieths = || (1..20i64).prop_map(|n| Score::from_millionths(n * 50_000));
    let cap = prop_oneof![
        Just(CurveCap::Best),
        Just(CurveCap::None),
        (1..5i32).prop_map(|cap| CurveCap::At(Score::whole(cap))),
    ];
    let at = select(vec![CurvePoint::Newest, CurvePoint::Next]);
    let start = proptest::option::of((0..5i32).prop_map(Score::whole));
    prop_oneof![
        twentieths().prop_map(|weight| WeightedLatest::new(weight).unwrap().into()),
        (1..4u32).prop_map(|n| InARow::new(n).unwrap().into()),
        (1..4u32).prop_map(|n| MeanOfHighest::new(n).unwrap().into()),
        (2..4u32, cap, at).prop_map(|(fewest, cap, at)| {
            let law = PowerLaw::new(fewest).unwrap();
            law.with_cap(cap).read_at(at).into()
        }),
        (1..3i32, 0..3i32, start).prop_map(|(up, down, start)| {
            let it = LevelMachine::new(Score::whole(up), Score::whole(down)).unwrap();
            start.map_or(it, |start| it.starting_at(start)).into()
        }),
        (twentieths(), twentieths(), 1..3i32, 1..3i32).prop_map(|(share, sure, a, b)| {
            let it = BetaBinomial::new(share, sure).unwrap();
            let it = it.with_prior(Score::whole(a), Score::whole(b));
            it.unwrap().into()
        }),
    ]
}

pub fn works_rules(filters: BoxedStrategy<Filter>) -> impl Strategy<Value = Rule> {
    let distinct = proptest::option::of(select(vec![
        Distinct::Task,
        Distinct::Assessor,
        Distinct::Modality,
        Distinct::Context,
    ]));
    (
        1..4u32,
        levels(),
        distinct,
        proptest::option::weighted(0.3, 0..12u32),
        proptest::option::weighted(0.3, 1..12u32),
        filters,
    )
        .prop_map(|(n, level, distinct, spread, again, filter)| {
            let mut rule = WorksRule::new(n, level).with_filter(filter);
            (rule.distinct_by, rule.spread_days) = (distinct, spread);
            rule.again_after_days = again;
            Rule::Works(rule)
        })
}

pub fn attested(filters: BoxedStrategy<Filter>) -> impl Strategy<Value = Rule> {
    let body = (1..3u32, filters).prop_map(|(n, filter)| BodyOfWork::new(n).with_filter(filter));
    (
        proptest::option::weighted(0.2, levels()),
        proptest::option::weighted(0.5, body),
    )
        .prop_map(|(level, body)| {
            let word = Attested::new(RoleName::teacher(), level);
            Rule::Attested(body.into_iter().fold(word, Attested::upon))
        })
}

pub fn others() -> impl Strategy<Value = Vec<Reference>> {
    subsequence((0..4usize).map(refer).collect::<Vec<_>>(), 1..=3)
}

pub fn over_others() -> impl Strategy<Value = Rule> {
    let counted =
        (others(), 1..3u32, any::<bool>(), any::<Index>()).prop_map(|(of, k, must, which)| {
            let k = k.min(of.len() as u32);
            let including = if must {
                vec![of[which.index(of.len())].clone()]
            } else {
                Vec::new()
            };
            (Enough::AtLeast { k, including }, of)
        });
    let points = (others(), 1..=2i32, proptest::collection::vec(1..3i32, 3)).prop_map(
        |(of, need, worth)| {
            let each = of
                .iter()
                .cloned()
                .zip(worth.iter().map(|n| Score::whole(*n)))
                .collect();
            let need = Score::whole(need.min(of.len() as i32));
            (
                Enough::Points {
                    points: need,
                    each,
                    including: Vec::new(),
                },
                of,
            )
        },
    );
    let all = others().prop_map(|of| (Enough::All, of));
    prop_oneof![
        others().prop_map(Rule::Held),
        prop_oneof![counted, points, all].prop_map(|(need, of)| {
            Rule::Components(Components::Of {
                need,
                of: ComponentList::Items(of),
            })
        }),
    ]
}

pub fn joined(leaf: impl Strategy<Value = Rule> + 'static) -> impl Strategy<Value = Rule> {
    leaf.prop_recursive(2, 8, 3, |inner| {
        let several = proptest::collection::vec(inner, 1..4);
        prop_oneof![
            several.clone().prop_map(Rule::All),
            several.clone().prop_map(Rule::Any),
            (several, any::<Index>())
                .prop_map(|(of, k)| Rule::at_least(k.index(of.len()) as u32 + 1, of)),
        ]
    })
}

/// A rule; over others it does not look at its own competency, which is refused.
pub fn rules() -> impl Strategy<Value = Rule> {
    let estimate = (estimators(), levels(), filters()).prop_map(|(by, level, filter)| {
        Rule::Estimate(EstimateRule::new(by, level).with_filter(filter))
    });
    joined(prop_oneof![
        3 => estimate,
        3 => works_rules(filters().boxed()),
        1 => attested(filters().boxed()),
        3 => over_others(),
    ])
}

/// Rules that no further and no better evidence can hurt.
pub fn monotone_rules() -> impl Strategy<Value = Rule> {
    let highest = levels().prop_map(|level| Rule::estimate(Highest, level));
    let works = works_rules(Just(Filter::default()).boxed());
    let attested = attested(Just(Filter::default()).boxed());
    joined(prop_oneof![2 => highest, 3 => works, 1 => attested, 2 => over_others()])
}

/// Rules for some of the targets that a policy does not refuse.
pub fn policies(
    rule: impl Strategy<Value = Rule>,
) -> impl Strategy<Value = BTreeMap<ItemId, Rule>> {
    let rules = proptest::collection::vec(proptest::option::weighted(0.9, rule), 4);
    let rules = rules.prop_map(|rules| {
        let rules = rules.into_iter().enumerate();
        rules
            .filter_map(|(n, rule)| Some((target(n), rule?)))
            .collect::<BTreeMap<_, _>>()
    });
    rules.prop_filter("the policy stands", |rules| {
        compile(&definition(rules)).is_ok()
    })
}

pub fn all_settings() -> impl Strategy<Value = Settings> {
    let within = (
        select(vec![Judgements::HighestRole, Judgements::Latest]),
        select(vec![Criteria::Median, Criteria::Lowest, Criteria::Highest]),
        any::<bool>(),
    )
        .prop_map(|(judgements, criteria, roles)| {
            let within = WithinWork::default()
                .with_judgements(judgements)
                .with_criteria(criteria);
            if roles {
                within.with_roles(RoleOrder::new([text("role-1")], []))
            } else {
                within
            }
        });
    (
        select(vec![OrderKey::Performed, OrderKey::Due, OrderKey::Recorded]),
        select(vec![Attempts::All, Attempts::Newest, Attempts::Best]),
        select(vec![Reached::Follow, Reached::Hold]),
        within,
    )
        .prop_map(|(order, attempts, reached, within)| {
            let settings = Settings::default()
                .with_order(order)
                .with_attempts(attempts);
            settings.with_reached(reached).with_within_work(within)
        })
}

/// A moment of the question is always said, as rules that ask for freshness need it.
pub fn questions() -> impl Strategy<Value = AsOf> {
    as_ofs().prop_map(|as_of| match as_of.performed() {
        Some(_) => as_of,
        None => as_of.performed_by(text("2026-01-20")),
    })
}

pub fn credits() -> impl Strategy<Value = Vec<ItemId>> {
    let some = subsequence((0..4usize).map(target).collect::<Vec<_>>(), 0..=2);
    prop_oneof![2 => Just(Vec::new()), 1 => some]
}
