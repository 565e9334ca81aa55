//! What a family reads at the end of a term, and what a teacher puts in a spreadsheet.

use continua::advancement::{Audience, Wording};
use continua::evidence::json_lines;
use continua::format::case;
use continua::framework::Library;
use continua::overlay::Overlay;
use continua::report::{Period, ProgressOptions, RollUp};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let framework =
        case::Package::from_slice(include_bytes!("data/framework.json"))?.framework()?;
    let library = Library::of([("math", framework)])?;
    let overlay = Overlay::from_slice(include_bytes!("data/overlay.json"))?.resolve(&library)?;
    let (log, _) = json_lines(include_bytes!("data/evidence.jsonl"), overlay.library());

    let term = Period::new("2026-01-05".parse()?, "2026-03-27".parse()?);
    let mut options = ProgressOptions::default();
    options.roll_up = RollUp::Lowest;
    options.progression = Some(overlay.progression().clone());
    let report = (overlay.policy()).progress(&log, &"amara".parse()?, term, &options)?;

    print!("{}", report.to_text(&Wording::english(), Audience::Learner));
    println!();
    print!("{}", report.to_csv(&Wording::english(), Audience::Teacher));
    Ok(())
}
