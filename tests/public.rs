//! The embedder's contract, from outside: owned values are `'static`, `Send + Sync` and clone
//! cheaply, views are `Copy`, errors are errors.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::error::Error;

use continua::format::case;
use continua::{
    AsOf, Decision, Determination, EvidenceLog, Framework, Held, Item, Library, Overlay, Policy,
    Progression, Proof, Report, Scale, Standing, TimeZone, Zone,
};

fn owned<T: Clone + Send + Sync + 'static>() {}
fn view<T: Copy + Send + Sync>() {}
fn error<T: Error + Send + Sync + 'static>() {}

#[test]
fn owned_values_can_be_kept_and_sent() {
    owned::<case::File>();
    owned::<case::Package>();
    owned::<Framework>();
    owned::<Library>();
    owned::<Scale>();
    owned::<Overlay>();
    owned::<continua::overlay::Resolved>();
    owned::<Progression>();
    owned::<Held>();
    owned::<continua::Frontier>();
    owned::<continua::progression::Restriction>();
    owned::<continua::progression::StateAbove>();
    owned::<continua::progression::StoredHeld>();
    owned::<EvidenceLog>();
    owned::<Policy>();
    owned::<Standing>();
    owned::<continua::framework::Ladder>();
    owned::<continua::advancement::LadderBinding>();
    owned::<Proof>();
    owned::<continua::advancement::RuleAnalysis>();
    owned::<continua::advancement::Comparison>();
    owned::<Determination>();
    owned::<Zone>();
    owned::<continua::Picture>();
    owned::<continua::picture::PictureOptions>();
    owned::<continua::picture::Statuses>();
    owned::<continua::ProgressReport>();
    owned::<continua::report::ProgressOptions>();
    owned::<Report>();
    owned::<TimeZone>();
    owned::<continua::source::Json>();
}

#[test]
fn views_are_copies() {
    view::<Item<'static>>();
    view::<continua::Competency<'static>>();
    view::<continua::framework::Association<'static>>();
    view::<continua::framework::Band<'static>>();
    view::<Decision<'static>>();
    view::<continua::advancement::LadderStanding<'static>>();
    view::<continua::Row<'static>>();
    view::<continua::source::Value<'static>>();
    view::<continua::learner::ZoneTarget<'static>>();
    view::<continua::progression::Gateway<'static>>();
    view::<continua::progression::OutsideMember<'static>>();
    view::<continua::progression::RedundantStep<'static>>();
    view::<continua::progression::Count>();
    view::<AsOf>();
    view::<continua::mastery::Estimator>();
    view::<continua::mastery::preset::canvas::Calculation>();
    view::<continua::report::Period>();
}

#[test]
fn errors_are_errors() {
    error::<continua::picture::PictureError>();
    error::<continua::report::ProgressError>();
    error::<continua::report::LabelError>();
    error::<continua::progression::ProjectionError>();
    error::<continua::IdError>();
    error::<continua::ScoreError>();
    error::<continua::MomentError>();
    error::<continua::LogError>();
    error::<case::FileError>();
    error::<case::PackageError>();
    error::<continua::source::JsonError>();
    error::<continua::source::EditError>();
    error::<continua::framework::FrameworkError>();
    error::<continua::framework::LibraryError>();
    error::<continua::framework::LadderError>();
    error::<continua::framework::ReferenceError>();
    error::<continua::framework::ScaleError>();
    error::<continua::overlay::OverlayError>();
    error::<continua::advancement::PolicyError>();
    error::<continua::advancement::EvaluateError>();
    error::<continua::advancement::ApplyError>();
    error::<continua::advancement::HistoryError>();
    error::<continua::advancement::NotInEffect>();
    error::<continua::RedactError>();
    error::<continua::progression::MixedProgressions>();
    error::<continua::progression::UnknownCompetencies>();
    error::<continua::mastery::SettingError>();
    error::<continua::mastery::preset::canvas::CalculationIntError>();
    error::<continua::mastery::preset::canvas::NotFinite>();
    error::<continua::mastery::preset::canvas::RangeError>();
    error::<continua::mastery::preset::kolibri::UnknownModel>();
    error::<continua::mastery::preset::moodle::PointsFault>();
    error::<continua::mastery::preset::moodle::RegisterError>();
    error::<continua::mastery::preset::moodle::ScaleError>();
    error::<continua::mastery::preset::open_edx::CriteriaError>();
    error::<continua::mastery::preset::open_edx::FractionError>();
}

#[test]
fn one_struct_can_keep_everything() {
    struct Product {
        overlay: continua::overlay::Resolved,
        log: EvidenceLog,
        standings: Vec<Standing>,
    }
    let bytes = include_bytes!("../examples/data/framework.json");
    let framework = case::Package::from_slice(bytes)
        .unwrap()
        .framework()
        .unwrap();
    let library = Library::of([("math", framework)]).unwrap();
    let overlay = Overlay::starter("kept", &library)
        .unwrap()
        .resolve(&library)
        .unwrap();
    let mut product = Product {
        overlay,
        log: EvidenceLog::new(),
        standings: Vec::new(),
    };
    let learner = "a".parse().unwrap();
    let standing = product
        .overlay
        .policy()
        .evaluate(&product.log, &learner, AsOf::everything());
    product.standings.push(standing.unwrap());
    drop(library);
    let decided = product.standings[0].decisions().count();
    assert_eq!(decided, product.overlay.library().competencies().count());
}
