//! How findings look as text.

use super::Severity;

/// How findings are written as text: plain, unless colours are asked for.
///
/// ```
/// use continua::finding::Style;
/// use continua::format::case::File;
///
/// let report = File::from_slice(b"[").unwrap_err().report();
/// assert!(!report.render("a.json").contains('\u{1b}'));
/// let coloured = report.render_with("a.json", &Style::coloured());
/// assert!(coloured.starts_with("\u{1b}[1;31merror[JSON-001]\u{1b}[0m"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Style {
    coloured: bool,
}

/// What a stretch of the text is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Paint {
    Of(Severity),
    Strong,
    Frame,
}

impl Style {
    /// Without colours.
    pub const fn plain() -> Self {
        Self { coloured: false }
    }

    /// With the colours of a terminal, as ANSI escapes.
    pub const fn coloured() -> Self {
        Self { coloured: true }
    }

    /// The text in its colour. An empty text stays empty.
    pub(super) fn paint(self, paint: Paint, text: &str) -> String {
        if !self.coloured || text.is_empty() {
            return text.to_owned();
        }
        let code = match paint {
            Paint::Of(Severity::Error) => "1;31",
            Paint::Of(Severity::Warning) => "1;33",
            Paint::Of(Severity::Advice) => "1;36",
            Paint::Strong => "1",
            Paint::Frame => "1;34",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}
