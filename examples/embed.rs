//! An LMS that keeps its own tables and feeds the library from rows: works, judgements, results and
//! determinations live in `SQLite`, and no file of evidence is ever written.
//!
//! Run it with `cargo run --example embed`.

use std::error::Error;

use continua::advancement::{Basis, Determination, Outcome, Standing, in_force};
use continua::evidence::{Judged, Judgement, Work};
use continua::format::case;
use continua::framework::Library;
use continua::overlay::{Overlay, Resolved};
use continua::{AsOf, EvidenceLog, ItemId, LearnerId, LevelId};
use rusqlite::{Connection, params};

/// What the application holds for as long as it runs.
struct Lms {
    database: Connection,
    overlay: Resolved,
}

const TABLES: &str = "
    CREATE TABLE work (id TEXT PRIMARY KEY, learner TEXT, task TEXT, attempt INTEGER, performed TEXT);
    CREATE TABLE judgement (id TEXT PRIMARY KEY, work TEXT REFERENCES work, assessor TEXT, recorded TEXT,
        corrects TEXT REFERENCES judgement);
    CREATE TABLE result (judgement TEXT REFERENCES judgement, target TEXT, level TEXT);
    CREATE TABLE determination (id TEXT PRIMARY KEY, learner TEXT, target TEXT, assessor TEXT, made TEXT, record TEXT);
";

fn main() -> Result<(), Box<dyn Error>> {
    let framework =
        case::Package::from_slice(include_bytes!("data/framework.json"))?.framework()?;
    let library = Library::of([("math", framework)])?;
    let overlay = Overlay::from_slice(include_bytes!("data/overlay.json"))?.resolve(&library)?;
    let lms = Lms {
        database: Connection::open_in_memory()?,
        overlay,
    };
    lms.database.execute_batch(TABLES)?;

    // A teacher records two works, and a correction of the second judgement.
    lms.record(
        "w1",
        "dana",
        "sort-the-tray",
        "2026-02-03",
        "j1",
        None,
        &[("math:GEO.1.1", "3")],
    )?;
    lms.record(
        "w2",
        "dana",
        "shape-hunt",
        "2026-02-20",
        "j2",
        None,
        &[("math:GEO.1.1", "2")],
    )?;
    lms.record(
        "w2",
        "dana",
        "shape-hunt",
        "2026-02-20",
        "j3",
        Some("j2"),
        &[("math:GEO.1.1", "3")],
    )?;

    let mut log = lms.log()?;
    let learner: LearnerId = "dana".parse()?;
    let as_of = AsOf::at("2026-06-30".parse()?);
    let mut standing = lms.overlay.policy().evaluate(&log, &learner, as_of)?;
    let target = lms
        .overlay
        .library()
        .find(&"math:GEO.1.1".parse()?)?
        .id()
        .clone();
    print(&standing, &target, &log);

    // One more record arrives: only what it touches is decided anew.
    lms.record(
        "w3",
        "dana",
        "tangram-boat",
        "2026-03-03",
        "j4",
        None,
        &[("math:GEO.1.2", "3")],
    )?;
    let receipt = log.append(lms.judgement("j4")?)?;
    standing.apply(receipt, &log)?;
    println!(
        "one more record taken in: {} of the log",
        standing.position()
    );

    // Evaluation proposes, a person determines; the determination is stored, and read back as it was.
    lms.determine(&standing, &target)?;
    let determinations = lms.determinations(&learner)?;
    for determination in in_force(&determinations) {
        let now = standing
            .decision(&determination.competency)
            .map(continua::Decision::outcome);
        println!(
            "determined by {} on {}: {}; the evidence says: {}",
            determination.by,
            determination.at,
            determination.outcome,
            now.map_or("nothing".to_owned(), |outcome| outcome.to_string()),
        );
    }
    Ok(())
}

fn print(standing: &Standing, target: &ItemId, log: &EvidenceLog) {
    if let Some(decision) = standing.decision(target) {
        println!("{}", decision.proof(log).for_teacher());
    }
}

impl Lms {
    #[expect(clippy::too_many_arguments, reason = "a row of three tables")]
    fn record(
        &self,
        work: &str,
        learner: &str,
        task: &str,
        performed: &str,
        judgement: &str,
        corrects: Option<&str>,
        results: &[(&str, &str)],
    ) -> Result<(), Box<dyn Error>> {
        self.database.execute(
            "INSERT OR IGNORE INTO work VALUES (?1, ?2, ?3, 1, ?4)",
            params![work, learner, task, performed],
        )?;
        self.database.execute(
            "INSERT INTO judgement VALUES (?1, ?2, 't-lee', ?3, ?4)",
            params![judgement, work, performed, corrects],
        )?;
        for (reference, level) in results {
            // The application stores identifiers, which stay when codes change.
            let target = self
                .overlay
                .library()
                .find(&reference.parse()?)?
                .id()
                .to_string();
            self.database.execute(
                "INSERT INTO result VALUES (?1, ?2, ?3)",
                params![judgement, target, level],
            )?;
        }
        Ok(())
    }

    /// All judgements, in the order in which they were recorded.
    fn log(&self) -> Result<EvidenceLog, Box<dyn Error>> {
        let mut ids = self
            .database
            .prepare("SELECT id FROM judgement ORDER BY rowid")?;
        let ids = ids
            .query_map([], |row| row.get::<_, String>(0))?
            .collect::<Result<Vec<_>, _>>()?;
        let judgements = ids
            .iter()
            .map(|id| self.judgement(id))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(judgements.into_iter().collect::<Result<EvidenceLog, _>>()?)
    }

    /// One judgement from its rows: every text becomes a typed identifier, or an error.
    fn judgement(&self, id: &str) -> Result<Judgement, Box<dyn Error>> {
        let mut results = self
            .database
            .prepare("SELECT target, level FROM result WHERE judgement = ?1")?;
        let results = results
            .query_map([id], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
            })?
            .map(|row| {
                let (target, level) = row?;
                Ok(Judged::target(target.parse()?, LevelId::new(level)?))
            })
            .collect::<Result<Vec<_>, Box<dyn Error>>>()?;
        let (work, assessor, recorded, corrects, learner, task, attempt, performed) =
            self.database.query_row(
                "SELECT work.id, assessor, recorded, corrects, learner, task, attempt, performed
             FROM judgement JOIN work ON work.id = judgement.work WHERE judgement.id = ?1",
                [id],
                |row| {
                    let text = |column| row.get::<_, String>(column);
                    let corrects: Option<String> = row.get(3)?;
                    let attempt: u32 = row.get(6)?;
                    Ok((
                        text(0)?,
                        text(1)?,
                        text(2)?,
                        corrects,
                        text(4)?,
                        text(5)?,
                        attempt,
                        text(7)?,
                    ))
                },
            )?;
        let work = Work::new(
            work.parse()?,
            learner.parse::<LearnerId>()?,
            task.parse()?,
            performed.parse()?,
        )
        .with_attempt(attempt);
        let judgement = Judgement::new(id.parse()?, work, results)?
            .with_assessor(assessor.parse()?)
            .recorded_at(recorded.parse()?);
        Ok(match corrects {
            Some(corrected) => judgement.correcting(corrected.parse()?),
            None => judgement,
        })
    }

    /// Stores what a person determines of a proposed decision.
    fn determine(&self, standing: &Standing, target: &ItemId) -> Result<(), Box<dyn Error>> {
        let decision = standing
            .decision(target)
            .ok_or("the policy decides the target")?;
        if decision.outcome() != Outcome::Demonstrated {
            return Err("there is nothing to confirm yet".into());
        }
        let grounds = standing
            .grounds(target)
            .ok_or("the target is of the library")?;
        let mut determination = Determination::new(
            "d1".parse()?,
            standing.learner().clone(),
            target.clone(),
            decision.outcome(),
            "t-lee".parse()?,
            "teacher".parse()?,
            "2026-06-12".parse()?,
        )
        .on_basis(Basis::Demonstrated)
        .upon(grounds);
        if let Some(level) = decision.level() {
            determination = determination.at_level(level.id().clone());
        }
        self.database.execute(
            "INSERT INTO determination VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                determination.id.as_str(),
                determination.learner.as_str(),
                determination.competency.to_string(),
                determination.by.as_str(),
                determination.at.to_string(),
                serde_json::to_string(&determination)?,
            ],
        )?;
        Ok(())
    }

    fn determinations(&self, learner: &LearnerId) -> Result<Vec<Determination>, Box<dyn Error>> {
        let mut records = self
            .database
            .prepare("SELECT record FROM determination WHERE learner = ?1")?;
        let records = records.query_map([learner.as_str()], |row| row.get::<_, String>(0))?;
        records
            .map(|record| Ok(serde_json::from_str(&record?)?))
            .collect()
    }
}
