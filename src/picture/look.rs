//! Colours and marks. Hues are those of M. Okabe and K. Ito, *Color Universal Design* (2008), told
//! apart with every usual kind of colour vision: light tints of them fill boxes, dark shades draw
//! borders and marks, so that contrast meets WCAG 2.2 AA, 4.5 to 1 for text and 3 to 1 for the
//! rest. No status is told by colour alone: each has a mark and a kind of border of its own.

use super::status::Status;

/// The colour of texts.
pub(super) const INK: &str = "#1b1f24";
/// The colour of texts that matter less.
pub(super) const SOFT: &str = "#4b5563";
pub(super) const PAPER: &str = "#ffffff";
/// The grounds of lanes, by turns.
pub(super) const LANES: [&str; 2] = ["#f1f4f8", "#f8fafc"];
pub(super) const HEADS: [&str; 2] = ["#dbe3ec", "#e6ecf3"];
pub(super) const RULE: &str = "#b6c2cf";
/// What is required, and what is recommended, before something.
pub(super) const REQUIRED: &str = "#33424f";
pub(super) const RECOMMENDED: &str = "#5f7385";
/// Circles that keep things from being learned.
pub(super) const STUCK: &str = "#b34700";
/// A box without a status.
pub(super) const PLAIN: Look = Look {
    fill: "#ffffff",
    line: "#51606e",
    thickness: 1,
    dashes: "",
    mark: Mark::None,
};

/// Stripes that tell strands apart.
pub(super) const STRIPES: [&str; 7] = [
    "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442",
];

/// A shape in the corner of a box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    None,
    Check,
    Hourglass,
    Half,
    Arrow,
    HollowArrow,
    Question,
    Dots,
    Bar,
}

/// How a box looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) fill: &'static str,
    pub(super) line: &'static str,
    pub(super) thickness: i32,
    pub(super) dashes: &'static str,
    pub(super) mark: Mark,
}

/// The look of each status.
pub(super) fn of(status: Option<Status>) -> Look {
    let look = |fill, line, thickness, dashes, mark| Look {
        fill,
        line,
        thickness,
        dashes,
        mark,
    };
    match status {
        None => PLAIN,
        Some(Status::Held) => look("#c9ebdf", "#00664a", 2, "", Mark::Check),
        Some(Status::Awaiting) => look("#dcf0fb", "#1f6a96", 2, "7 3", Mark::Hourglass),
        Some(Status::Started) => look("#fce8bf", "#875a00", 2, "", Mark::Half),
        Some(Status::Ready) => look("#d3e6f5", "#005a8f", 3, "", Mark::Arrow),
        Some(Status::Open) => look("#ffffff", "#005a8f", 2, "2 3", Mark::HollowArrow),
        Some(Status::CheckFirst) => look("#f6e1ec", "#8c3668", 2, "7 3", Mark::Question),
        Some(Status::Later) => look("#ffffff", "#66727f", 1, "", Mark::Dots),
        Some(Status::NotAsked) => look("#eceff2", "#66727f", 1, "2 3", Mark::Bar),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance and contrast, WCAG 2.2.
    fn luminance(colour: &str) -> f64 {
        let part = |at: usize| {
            let value = u8::from_str_radix(&colour[at..at + 2], 16).unwrap();
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn texts_and_marks_stand_out() {
        let looks = Status::ALL.map(Some).map(of);
        for look in looks.into_iter().chain([PLAIN]) {
            assert!(contrast(INK, look.fill) >= 7.0, "{look:?}");
            assert!(contrast(SOFT, look.fill) >= 4.5, "{look:?}");
            assert!(contrast(look.line, look.fill) >= 3.0, "{look:?}");
            for ground in LANES.into_iter().chain([PAPER]) {
                assert!(contrast(look.line, ground) >= 3.0, "{look:?}");
            }
        }
        for ground in LANES.into_iter().chain(HEADS).chain([PAPER]) {
            assert!(contrast(INK, ground) >= 7.0 && contrast(SOFT, ground) >= 4.5);
            for line in [REQUIRED, RECOMMENDED, STUCK] {
                assert!(contrast(line, ground) >= 3.0, "{line} on {ground}");
            }
        }
        assert!(contrast(PAPER, REQUIRED) >= 4.5 && contrast(PAPER, RECOMMENDED) >= 4.5);
    }

    #[test]
    fn no_status_is_told_by_colour_alone() {
        let marks: Vec<Mark> = Status::ALL.iter().map(|s| of(Some(*s)).mark).collect();
        for (at, mark) in marks.iter().enumerate() {
            assert!(*mark != Mark::None && !marks[..at].contains(mark));
        }
    }
}
