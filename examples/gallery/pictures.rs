//! The pictures of the gallery, each with the name of its file.

use std::error::Error;

use continua::evidence::json_lines;
use continua::format::case::Package;
use continua::framework::{Framework, ItemDraft, Library};
use continua::overlay::{Overlay, Resolved};
use continua::picture::{Direction, Focus, Picture, PictureOptions, Statuses, Texts};
use continua::progression::{Progression, Requirement};
use continua::{AsOf, ItemId};

const FRAMEWORK: &[u8] = include_bytes!("../data/framework.json");
const OVERLAY: &[u8] = include_bytes!("../data/overlay.json");
const EVIDENCE: &[u8] = include_bytes!("../data/evidence.jsonl");

type Failure = Box<dyn Error>;

/// All pictures, as name and text.
pub fn all() -> Result<Vec<(String, String)>, Failure> {
    let framework = Package::from_slice(FRAMEWORK)?.framework()?;
    let library = Library::of([("math", framework)])?;
    let resolved = Overlay::from_slice(OVERLAY)?.resolve(&library)?;

    let strand = one(&resolved, "Fractions", |options| {
        options.focus = Focus::Strand("Fractions".into());
        options.texts = Texts::Statement;
    })?;
    let whole = one(
        &resolved,
        "Larkspur Mathematics, Kindergarten to Grade 5",
        |options| options.focus = Focus::Framework("math".into()),
    )?;
    let poster = one(
        &resolved,
        "Larkspur Mathematics, Kindergarten to Grade 5",
        |options| {
            options.focus = Focus::Framework("math".into());
            options.direction = Direction::Across;
        },
    )?;
    let standing = one(&resolved, "Where Amara stands in operations", |options| {
        options.focus = Focus::Strand("Operations and patterns".into());
        options.texts = Texts::Learner;
        options.statuses = statuses(&resolved, "amara").ok();
    })?;
    let standing_whole = one(&resolved, "Where Amara stands", |options| {
        options.statuses = statuses(&resolved, "amara").ok();
    })?;
    let item = resolved.library().find(&"math:OPS.3.4".parse()?)?;
    let near = Focus::Around {
        item: item.id().clone(),
        steps: 2,
    };
    let around = one(
        &resolved,
        "Around OPS.3.4: facts of multiplication",
        |options| {
            options.focus = near;
            options.texts = Texts::Statement;
        },
    )?;
    let groups = one(&resolved, "Larkspur Mathematics at a glance", |options| {
        options.max_labels = 60;
        options.statuses = statuses(&resolved, "amara").ok();
    })?;
    let ways = alternatives()?;
    Ok(vec![
        ("strand.svg".into(), strand.to_svg()),
        ("strand.mmd".into(), strand.to_mermaid()),
        ("strand.dot".into(), strand.to_dot()),
        ("progression.svg".into(), whole.to_svg()),
        ("progression-across.svg".into(), poster.to_svg()),
        ("standing.svg".into(), standing.to_svg()),
        ("standing-whole.svg".into(), standing_whole.to_svg()),
        ("around.svg".into(), around.to_svg()),
        ("groups.svg".into(), groups.to_svg()),
        ("ways.svg".into(), ways.to_svg()),
        ("ways.mmd".into(), ways.to_mermaid()),
        ("ways.dot".into(), ways.to_dot()),
    ])
}

fn one(
    resolved: &Resolved,
    title: &str,
    say: impl FnOnce(&mut PictureOptions),
) -> Result<Picture, Failure> {
    let mut options = PictureOptions {
        title: Some(title.into()),
        ..PictureOptions::default()
    };
    say(&mut options);
    Ok(Picture::of(
        resolved.progression(),
        resolved.library(),
        &options,
    )?)
}

fn statuses(resolved: &Resolved, learner: &str) -> Result<Statuses, Failure> {
    let (log, _) = json_lines(EVIDENCE, resolved.library());
    let as_of = AsOf::at("2026-03-31".parse()?);
    let standing = resolved.policy().evaluate(&log, &learner.parse()?, as_of)?;
    Ok(Statuses::of_standing(&standing, resolved.progression()))
}

/// A progression in code: several ways to one target, and a circle that nobody can enter.
fn alternatives() -> Result<Picture, Failure> {
    let mut builder = Framework::builder("workshop", "A bicycle workshop")?;
    let mut target = |id: &str, code: &str, band: &str, statement: &str| {
        let draft = ItemDraft::new(id, statement)?.code(code);
        Ok::<ItemId, Failure>(builder.item(draft.education_level(band)))
    };
    let tools = target("tools", "B.1", "09", "Choose the tool for a job.")?;
    let parts = target("parts", "B.2", "09", "Name the parts of a bicycle.")?;
    let tyre = target("tyre", "B.3", "09", "Mend a tyre.")?;
    let chain = target("chain", "B.4", "10", "Replace a chain.")?;
    let brakes = target("brakes", "B.5", "10", "Adjust brakes by ear and eye.")?;
    let gears = target("gears", "B.6", "10", "Adjust gears.")?;
    let wheel = target("wheel", "B.7", "11", "True a wheel.")?;
    let service = target("service", "B.8", "11", "Carry out a full service.")?;
    let coach = target("coach", "B.9", "12", "Show a beginner how.")?;
    let lead = target("lead", "B.10", "12", "Lead a workshop day.")?;
    let plan = target("plan", "B.11", "12", "Plan a workshop day.")?;
    let library = Library::of([("workshop", builder.build()?)])?;
    let need = |target: &ItemId| Requirement::new(target.clone());
    let progression = Progression::builder()
        .require(need(&tyre).way([tools.clone(), parts.clone()]))
        .require(need(&chain).way([tools.clone()]))
        .require(need(&brakes).way([tyre.clone()]).recommended())
        .require(need(&gears).way([chain.clone()]))
        .require(need(&wheel).way([tyre.clone()]))
        .require(
            need(&service)
                .way([gears.clone(), brakes.clone()])
                .way([wheel.clone(), brakes.clone(), chain])
                .way([coach.clone()]),
        )
        .require(need(&coach).way([wheel]).way([gears]))
        .require(
            need(&lead)
                .way([plan.clone()])
                .because("nobody leads a day without a plan"),
        )
        .require(
            need(&plan)
                .way([lead])
                .because("nobody plans what they never led"),
        )
        .require(need(&plan).way([service]))
        .build();
    let options = PictureOptions {
        title: Some("A bicycle workshop: several ways, and a circle".into()),
        ..PictureOptions::default()
    };
    Ok(Picture::of(&progression, &library, &options)?)
}
