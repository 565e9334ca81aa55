//! How an estimator is written: a name, or a name with settings.

use serde::{Deserialize, Serialize};

use super::Estimator;
use crate::mastery::{
    BetaBinomial, Decaying, Highest, InARow, Latest, LevelMachine, MOfLastN, Mean, MeanOfHighest,
    Median, Mode, NOfMastery, PowerLaw, WeightedLatest,
};

/// The serialised form with settings.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Full {
    Median(Median),
    Mode(Mode),
    Decaying(Decaying),
    NOfMastery(NOfMastery),
    MOfLastN(MOfLastN),
    WeightedLatest(WeightedLatest),
    InARow(InARow),
    MeanOfHighest(MeanOfHighest),
    PowerLaw(PowerLaw),
    LevelMachine(LevelMachine),
    BetaBinomial(BetaBinomial),
}

/// The serialised form of a name alone.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Name {
    Latest,
    Highest,
    Mean,
    Median,
    Mode,
    Decaying,
    WeightedLatest,
    InARow,
    MeanOfHighest,
    PowerLaw,
    LevelMachine,
    BetaBinomial,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Form {
    Name(Name),
    Full(Full),
}

impl From<Form> for Estimator {
    fn from(form: Form) -> Self {
        match form {
            Form::Name(Name::Latest) => Self::Latest(Latest),
            Form::Name(Name::Highest) => Self::Highest(Highest),
            Form::Name(Name::Mean) => Self::Mean(Mean),
            Form::Name(Name::Median) => Self::Median(Median::default()),
            Form::Name(Name::Mode) => Self::Mode(Mode::default()),
            Form::Name(Name::Decaying) => Self::Decaying(Decaying::default()),
            Form::Name(Name::WeightedLatest) => Self::WeightedLatest(WeightedLatest::default()),
            Form::Name(Name::InARow) => Self::InARow(InARow::default()),
            Form::Name(Name::MeanOfHighest) => Self::MeanOfHighest(MeanOfHighest::default()),
            Form::Name(Name::PowerLaw) => Self::PowerLaw(PowerLaw::default()),
            Form::Name(Name::LevelMachine) => Self::LevelMachine(LevelMachine::default()),
            Form::Name(Name::BetaBinomial) => Self::BetaBinomial(BetaBinomial::default()),
            Form::Full(Full::Median(it)) => Self::Median(it),
            Form::Full(Full::Mode(it)) => Self::Mode(it),
            Form::Full(Full::Decaying(it)) => Self::Decaying(it),
            Form::Full(Full::NOfMastery(it)) => Self::NOfMastery(it),
            Form::Full(Full::MOfLastN(it)) => Self::MOfLastN(it),
            Form::Full(Full::WeightedLatest(it)) => Self::WeightedLatest(it),
            Form::Full(Full::InARow(it)) => Self::InARow(it),
            Form::Full(Full::MeanOfHighest(it)) => Self::MeanOfHighest(it),
            Form::Full(Full::PowerLaw(it)) => Self::PowerLaw(it),
            Form::Full(Full::LevelMachine(it)) => Self::LevelMachine(it),
            Form::Full(Full::BetaBinomial(it)) => Self::BetaBinomial(it),
        }
    }
}

impl From<Estimator> for Form {
    fn from(estimator: Estimator) -> Self {
        match estimator {
            Estimator::Latest(_) => Self::Name(Name::Latest),
            Estimator::Highest(_) => Self::Name(Name::Highest),
            Estimator::Mean(_) => Self::Name(Name::Mean),
            Estimator::Median(it) => Self::Full(Full::Median(it)),
            Estimator::Mode(it) => Self::Full(Full::Mode(it)),
            Estimator::Decaying(it) => Self::Full(Full::Decaying(it)),
            Estimator::NOfMastery(it) => Self::Full(Full::NOfMastery(it)),
            Estimator::MOfLastN(it) => Self::Full(Full::MOfLastN(it)),
            Estimator::WeightedLatest(it) => Self::Full(Full::WeightedLatest(it)),
            Estimator::InARow(it) => Self::Full(Full::InARow(it)),
            Estimator::MeanOfHighest(it) => Self::Full(Full::MeanOfHighest(it)),
            Estimator::PowerLaw(it) => Self::Full(Full::PowerLaw(it)),
            Estimator::LevelMachine(it) => Self::Full(Full::LevelMachine(it)),
            Estimator::BetaBinomial(it) => Self::Full(Full::BetaBinomial(it)),
        }
    }
}
