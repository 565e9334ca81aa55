//! The rules under which a policy is judged before it runs.

use crate::finding::{Rule, Severity};

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $word:literal, $severity:ident, $blocking:literal,
        finds $finds:literal, why $why:literal, repair $repair:literal;)*) => {
        $(
            $(#[$doc])*
            pub static $name: Rule = Rule {
                code: $code,
                name: $word,
                severity: Severity::$severity,
                blocking: $blocking,
                finds: $finds,
                why: $why,
                repair: $repair,
                bad: "",
                good: "",
            };
        )*

        /// All rules of policies, by code.
        pub static RULES: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    /// A scale that is not there.
    UNKNOWN_SCALE = "POL-001", "unknown-scale", Error, true,
        finds "a policy or a rule on a scale that is not among the scales given",
        why "no level could be compared",
        repair "none";
    /// A level that the scale does not have.
    UNKNOWN_LEVEL = "POL-002", "unknown-level", Error, true,
        finds "a rule that asks for a level that its scale does not have",
        why "nobody could reach it",
        repair "none";
    /// A reference in a rule that names no item, or several.
    UNKNOWN_REFERENCE = "POL-003", "unknown-reference", Error, true,
        finds "a reference in a rule or selection that names no item, or several",
        why "the rule would ask for something else than was meant, or for nothing",
        repair "none";
    /// Two rules that are equally specific for one competency.
    TIE = "POL-004", "tie", Error, true,
        finds "two rules of the policy whose selections are equally specific for one competency",
        why "it is not clear which of the two decides",
        repair "none";
    /// A selection that selects no target.
    BINDS_NOTHING = "POL-005", "binds-nothing", Warning, false,
        finds "a rule of the policy that decides no target, since its selection selects none",
        why "the rule is not used, which is mostly a slip in the selection",
        repair "the rule is passed over";
    /// Components of several dimensions in one count.
    MIXED_DIMENSIONS = "POL-006", "mixed-dimensions", Error, true,
        finds "points, or a number of components, counted over several dimensions of learning",
        why "habits are reported beside academic mastery and never averaged into it",
        repair "none";
    /// A count that cannot be reached or asks for nothing.
    IMPOSSIBLE_COUNT = "POL-007", "impossible-count", Error, true,
        finds "a rule that asks for more parts than there are, for none at all, or for its own competency",
        why "nobody could meet it, or everybody would",
        repair "none";
    /// Components that are not declared.
    NO_COMPONENTS = "POL-008", "no-components", Error, true,
        finds "a rule over the declared components of a competency that declares none",
        why "the rule has nothing to count",
        repair "none";
    /// Prerequisites without a progression.
    NO_PROGRESSION = "POL-009", "no-progression", Error, true,
        finds "a rule over prerequisites where no progression was given",
        why "it is not known what they are",
        repair "none";
    /// Recognition that waits for a prerequisite.
    WITHHELD = "POL-010", "withheld-for-prerequisites", Advice, false,
        finds "a rule under which what was shown is not recognised before its prerequisites are held",
        why "a prerequisite decides what is offered; mastery that was shown stands by itself",
        repair "the rule is applied as it is written";
}
