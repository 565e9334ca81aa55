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
//! | Canvas | a quiz of which nothing is possible stops the roll-up of a learner | it has no score |
//! | Canvas | a new result is written over the one before | a log keeps both |
//! | Canvas | the order is that of submitting or assessing, whatever was due when | a policy says the order |
//! | Canvas | an exact half may be rounded down, for a double misses it | in the preset, which is to agree; its estimator rounds exactly |
//! | Moodle | evidence of completion claims a grade that is not given | a row claims no grade |
//! | Kolibri | titles of tests say that nothing right gives a progress of 0 | 0.001, as the code does |
//! | Kolibri | coach and learner see what was computed apart | one function computes it |
//! | Kolibri | the criterion of the file is not the one applied | the one that is given is applied |
//! | Kolibri | the server believes the progress that a browser reports | progress is computed from attempts |
//! | Open edX | a broken rule is skipped, so that *all* is met by fewer | a broken rule is an error |
//! | Otus | what is shown is rounded down | rounding down is for showing alone |
//! | power laws | no cap, and a made-up value for 0 | capped, and undefined |
//! | `JumpRope` | missing work is 0 | missing work is an absence |
//!
//! Of peers that have no room here, because they infer, plan or schedule and do not estimate:
//!
//! | peer | fault | here |
//! |---|---|---|
//! | `CaSS` | `implies` is followed backwards, and a failure is passed on against it | nothing inferred is evidence; what is inferred is a basis of its own |
//! | `CaSS` | more than the required number of signatures is asked for | *at least* n is n |
//! | `CaSS` | decay, confidence, levels and roll-up rules are stored and never run | a rule that cannot be run is refused |
//! | `CaSS` | a success and a failure on one competency are left standing | the estimator of the rule decides |
//! | Artemis | without lecture units 0/0 becomes a progress of 0 | nothing of nothing is undefined |
//! | Artemis | a difference of scores is cut off so near that nearly any fills it | what an estimate rests on is said as a count |
//! | trane | a clock that is read and randomness without a seed | both are passed in, or there is none |
//! | trane | a prerequisite that is missing counts as met | it is not held |
//! | trane | the weights in its documentation are not those of its code | the examples of the documentation are run |
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
