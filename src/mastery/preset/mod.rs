//! What other systems compute, under their names.
//!
//! Each peer has a room of its own. *Exact* ones reproduce what a peer's code does, with its order,
//! rounding and validation, and are held to vectors from the peer's own tests. *Documented methods*
//! do what a vendor's help pages say, and no more is known. No code of a peer is in here.
//!
//! | peer | kind | what | numbers |
//! |---|---|---|---|
//! | [`canvas`] | exact | calculation methods, scaling, quizzes, mastery paths, class tables | doubles, in the peer's order |
//! | [`moodle`] | exact | rules over children, ratings by evidence | whole numbers |
//! | [`kolibri`] | exact | m of n, progress | exact fractions |
//! | [`open_edx`] | exact | rules on grades, groups, statuses | exact decimals |
//! | [`khan`] | documented method | mastery levels | exact fractions |
//! | [`mastery_connect`], [`otus`], [`educate`], [`teacher_ease`], [`jump_rope`], [`marzano`] | documented methods | averages, modes, medians, the power law | those of the estimators |
//!
//! # Faults of the peers that are not repeated
//!
//! | peer | fault | here |
//! |---|---|---|
//! | Canvas | the meaning of a stored method changes with a feature flag | a method has one meaning |
//! | Canvas | a score scaled by nothing possible is `NaN` | it is no score |
//! | Canvas | an exact half may be rounded down, for a double misses it | in the preset, which is to agree; its estimator rounds exactly |
//! | Moodle | evidence of completion claims a grade that is not given | a row claims no grade |
//! | Kolibri | titles of tests say that nothing right gives a progress of 0 | 0.001, as the code does |
//! | Kolibri | the server believes the progress that a browser reports | progress is computed from attempts |
//! | Open edX | a broken rule is skipped, so that *all* is met by fewer | a broken rule is an error |
//! | Otus | what is shown is rounded down | rounding down is for showing alone |
//! | power laws | no cap, and a made-up value for 0 | capped, and undefined |
//! | `JumpRope` | missing work is 0 | missing work is an absence |
//!
//! To decide by a peer's method, take the estimator that its room gives and put it into a rule:
//!
//! ```
//! use continua::advancement::Rule;
//! use continua::mastery::preset::mastery_connect;
//!
//! let rule = Rule::estimate(mastery_connect::decaying_average(65)?, "3".parse()?);
//! assert!(serde_json::to_string(&rule)?.contains("decaying"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod canvas;
pub mod educate;
pub mod jump_rope;
pub mod khan;
pub mod kolibri;
pub mod marzano;
pub mod mastery_connect;
pub mod moodle;
pub mod open_edx;
pub mod otus;
pub mod teacher_ease;
