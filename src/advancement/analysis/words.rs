//! What was found of rules, in plain English.

use std::fmt;

use super::{Comparison, Contradiction, Principle, RuleAnalysis, Steady, Verdict, Witness};

impl fmt::Display for Comparison {
    /// In plain English: what is claimed, and the evidence for it, a record a line. *The first* is
    /// the policy that was compared, *the second* the one that it was compared with.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Equal => writeln!(f, "equal: whatever meets one meets the other"),
            Self::Stricter { only_second } => {
                writeln!(f, "stricter: whatever meets the first meets the second")?;
                shown(f, "only the second accepts", Some(only_second))
            }
            Self::Weaker { only_first } => {
                writeln!(f, "weaker: whatever meets the second meets the first")?;
                shown(f, "only the first accepts", Some(only_first))
            }
            Self::Incomparable {
                only_first,
                only_second,
            } => {
                writeln!(f, "incomparable: each accepts what the other does not")?;
                shown(f, "only the first accepts", Some(only_first))?;
                shown(f, "only the second accepts", Some(only_second))
            }
            Self::Undecided {
                why,
                only_first,
                only_second,
            } => {
                writeln!(f, "undecided: {why}")?;
                shown(f, "only the first accepts", only_first.as_deref())?;
                shown(f, "only the second accepts", only_second.as_deref())
            }
        }
    }
}

impl fmt::Display for RuleAnalysis {
    /// In plain English: what is claimed, and the evidence for it, a record a line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.verdict(), self.reason()) {
            (Verdict::Never, Some(reason)) => writeln!(f, "nobody can meet it: {reason}")?,
            (Verdict::Never, None) => writeln!(f, "nobody can meet it")?,
            (Verdict::Always, _) => writeln!(f, "it is met without anything being shown")?,
            (Verdict::Depends, _) => shown(f, "it is met, for instance, by", self.example())?,
        }
        steady(f, "one more work", self.more_works())?;
        steady(f, "a higher level", self.better_levels())?;
        let mut all = self.contradictions().iter();
        all.try_for_each(|contradiction| write!(f, "{contradiction}"))
    }
}

impl fmt::Display for Principle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::EarlyAttempts => "early attempts count against the learner for good",
            Self::SeveralWorks => "one work alone can decide",
            Self::Practice => "practice counts",
            Self::DueDates => "a due date can decide",
            Self::Prerequisites => "what was shown waits for what comes before",
            Self::Habits => "what was shown waits for a habit",
        })
    }
}

impl fmt::Display for Contradiction {
    /// In plain English: what is contradicted, and the evidence for it, a record a line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let principle = self.principle();
        writeln!(f, "{principle} ({})", principle.finding().code)?;
        shown(f, "this meets it", self.met())?;
        shown(f, "this does not", self.unmet())
    }
}

fn steady(f: &mut fmt::Formatter<'_>, change: &str, steady: &Steady) -> fmt::Result {
    match steady {
        Steady::NeverHurts => writeln!(f, "{change} never hurts"),
        Steady::CanHurt { before, after } => {
            writeln!(f, "{change} can hurt")?;
            shown(f, "this meets it", Some(before))?;
            shown(f, "this does not", Some(after))
        }
        Steady::Undecided { why } => writeln!(f, "whether {change} can hurt is undecided: {why}"),
    }
}

/// A witness beneath what it shows, where there is one.
fn shown(f: &mut fmt::Formatter<'_>, what: &str, witness: Option<&Witness>) -> fmt::Result {
    let Some(witness) = witness else {
        return Ok(());
    };
    writeln!(f, "  {what}:")?;
    let text = witness.to_string();
    text.lines().try_for_each(|line| writeln!(f, "    {line}"))
}
