//! What a learner can be seen or heard to do.
//!
//! Collected with the levels of the revised taxonomy of Bloom in mind, from *remember* (`list`,
//! `recall`) to *create* (`compose`, `design`).

/// Verbs whose doing can be observed, in order.
#[rustfmt::skip]
const OBSERVABLE: &[&str] = &[
    "act", "adapt", "add", "adjust", "analyse", "analyze", "annotate", "answer", "apply",
    "appraise", "approximate", "argue", "arrange", "articulate", "assemble", "assess",
    "balance", "build", "calculate", "categorise", "categorize", "change", "choose", "cite",
    "clap", "classify", "collaborate", "collect", "combine", "communicate", "compare",
    "compose", "compute", "conduct", "connect", "construct", "contrast", "convert", "copy",
    "correct", "count", "create", "critique", "dance", "debate", "decide", "decode",
    "decompose", "deduce", "defend", "define", "deliver", "demonstrate", "derive", "describe",
    "design", "determine", "develop", "devise", "diagram", "differentiate", "direct", "discuss",
    "display", "distinguish", "divide", "draft", "dramatise", "dramatize", "draw", "edit",
    "employ", "enact", "enumerate", "establish", "estimate", "evaluate", "examine", "execute",
    "experiment", "explain", "explore", "express", "extend", "extract", "factor", "find",
    "fold", "follow", "form", "formulate", "gather", "generalise", "generalize", "generate",
    "give", "graph", "group", "guess", "hypothesise", "hypothesize", "identify", "illustrate",
    "implement", "improvise", "indicate", "infer", "inspect", "install", "integrate",
    "interpret", "interview", "investigate", "join", "judge", "justify", "label", "lead",
    "list", "locate", "maintain", "make", "manipulate", "map", "match", "measure", "memorise",
    "memorize", "model", "modify", "monitor", "multiply", "name", "narrate", "navigate",
    "negotiate", "observe", "operate", "order", "organise", "organize", "outline", "paint",
    "paraphrase", "participate", "partition", "perform", "place", "plan", "play", "plot",
    "point", "practice", "practise", "predict", "prepare", "present", "produce", "pronounce",
    "propose", "prove", "quote", "rank", "rate", "read", "rearrange", "recall", "recite",
    "recognise", "recognize", "record", "reflect", "relate", "repair", "repeat", "rephrase",
    "report", "represent", "reproduce", "research", "resolve", "respond", "retell", "revise",
    "rewrite", "rotate", "round", "sculpt", "select", "separate", "sequence", "share", "show",
    "sign", "simplify", "simulate", "sing", "sketch", "skip", "solve", "sort", "speak",
    "specify", "spell", "state", "subtract", "suggest", "summarise", "summarize", "support",
    "survey", "synthesise", "synthesize", "take", "tell", "test", "throw", "trace", "track",
    "transcribe", "transform", "translate", "type", "use", "verify", "weigh", "write",
];

/// Those of them that are nouns as often, in order.
#[rustfmt::skip]
const NOUNS: &[&str] = &[
    "act", "answer", "balance", "build", "change", "contrast", "copy", "count", "dance",
    "debate", "design", "diagram", "display", "draft", "estimate", "experiment", "factor",
    "find", "fold", "form", "graph", "group", "guess", "interview", "judge", "label", "lead",
    "list", "map", "match", "measure", "model", "name", "order", "outline", "paint",
    "partition", "place", "plan", "play", "plot", "point", "practice", "present", "produce",
    "quote", "rank", "rate", "record", "repair", "report", "research", "round", "sequence",
    "share", "show", "sign", "sketch", "skip", "sort", "spell", "state", "support", "survey",
    "test", "throw", "trace", "track", "type", "use",
];

/// How a verb stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// As in `count`.
    Base,
    /// As in `counts`.
    Third,
    /// As in `counting`.
    Ing,
}

/// The observable verb that a word in lower case is, and its form.
pub(super) fn observable(word: &str) -> Option<(&'static str, Form)> {
    let known = |stem: &str| find(OBSERVABLE, stem);
    if let Some(verb) = known(word) {
        return Some((verb, Form::Base));
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return Some((known(&format!("{stem}y"))?, Form::Third));
    }
    if let Some(stem) = word.strip_suffix('s') {
        let verb = known(stem).or_else(|| known(stem.strip_suffix('e')?))?;
        return Some((verb, Form::Third));
    }
    let stem = word.strip_suffix("ing")?;
    let verb = known(stem)
        .or_else(|| known(&format!("{stem}e")))
        .or_else(|| known(undoubled(stem)?))?;
    Some((verb, Form::Ing))
}

/// Whether the verb is a noun as often.
pub(super) fn is_noun_too(verb: &str) -> bool {
    find(NOUNS, verb).is_some()
}

fn find(words: &'static [&'static str], word: &str) -> Option<&'static str> {
    let at = words.binary_search(&word).ok()?;
    words.get(at).copied()
}

/// As `plan` of `plann`.
fn undoubled(stem: &str) -> Option<&str> {
    let mut ends = stem.bytes().rev();
    if ends.next()? != ends.next()? {
        return None;
    }
    stem.get(..stem.len().checked_sub(1)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order() {
        assert!(OBSERVABLE.is_sorted_by(|a, b| a < b));
        assert!(NOUNS.is_sorted_by(|a, b| a < b));
        assert!(NOUNS.iter().all(|noun| OBSERVABLE.contains(noun)));
    }

    #[test]
    fn forms() {
        for (word, expected) in [
            ("count", Some(("count", Form::Base))),
            ("matches", Some(("match", Form::Third))),
            ("uses", Some(("use", Form::Third))),
            ("identifies", Some(("identify", Form::Third))),
            ("planning", Some(("plan", Form::Ing))),
            ("solving", Some(("solve", Form::Ing))),
            ("understand", None),
            ("is", None),
            ("ing", None),
            ("s", None),
        ] {
            assert_eq!(observable(word), expected, "{word}");
        }
    }
}
