//! Members and elements taken out and put in, with the commas right.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::layout::Layout;
use super::span::Span;
use super::splice::Splice;

/// A member or element of the source.
#[derive(Debug, Clone, Copy)]
pub(super) struct Child {
    pub(super) span: Span,
    pub(super) removed: bool,
}

/// The texts to put in, by the place they stand before.
pub(super) type Inserted = BTreeMap<u32, Vec<String>>;

/// The splices that make an object or array hold its kept and inserted children.
///
/// A child taken out goes with the comma and space before it, or if it is the first, after it.
pub(super) fn splices<'t>(
    container: Span,
    children: &[Child],
    inserted: &'t Inserted,
    layout: &'t Layout,
) -> Vec<Splice<'t>> {
    if children.iter().all(|child| child.removed) {
        return all_new(container, children, inserted, layout);
    }
    let mut splices = Vec::new();
    let mut kept: Option<Span> = None;
    let mut leading = Vec::new();
    let mut cut = Cut::default();
    for (place, child) in (0..).zip(children) {
        for text in inserted.get(&place).into_iter().flatten() {
            match kept {
                Some(kept) => splices.push(after(kept, text, layout)),
                None => leading.push(text),
            }
        }
        if child.removed {
            cut.add(child.span);
            continue;
        }
        match kept {
            Some(kept) => splices.extend(cut.take().map(|cut| gone(kept.end, cut.end))),
            None => splices.extend(cut.take().map(|cut| gone(cut.start, child.span.start))),
        }
        splices.extend(
            leading
                .drain(..)
                .map(|text| before(child.span, text, layout)),
        );
        kept = Some(child.span);
    }
    let Some(kept) = kept else { return splices };
    splices.extend(cut.take().map(|cut| gone(kept.end, cut.end)));
    let end = u32::try_from(children.len()).unwrap_or(u32::MAX);
    let last = inserted.range(end..).flat_map(|(_, texts)| texts);
    splices.extend(last.map(|text| after(kept, text, layout)));
    splices
}

/// Removed children in a row, from the first's beginning to the last's end.
#[derive(Default)]
struct Cut(Option<Span>);

impl Cut {
    fn add(&mut self, span: Span) {
        let start = self.0.map_or(span.start, |cut| cut.start);
        self.0 = Some(Span::new(start, span.end));
    }

    fn take(&mut self) -> Option<Span> {
        self.0.take()
    }
}

fn gone<'t>(start: u32, end: u32) -> Splice<'t> {
    Splice {
        span: Span::new(start, end),
        text: Cow::Borrowed(""),
    }
}

fn after<'t>(child: Span, text: &str, layout: &Layout) -> Splice<'t> {
    Splice {
        span: Span::at(child.end),
        text: Cow::Owned(format!("{}{text}", layout.between)),
    }
}

fn before<'t>(child: Span, text: &str, layout: &Layout) -> Splice<'t> {
    Splice {
        span: Span::at(child.start),
        text: Cow::Owned(format!("{text}{}", layout.between)),
    }
}

/// Where no child of the source is left.
fn all_new<'t>(
    container: Span,
    children: &[Child],
    inserted: &Inserted,
    layout: &Layout,
) -> Vec<Splice<'t>> {
    let texts: Vec<&str> = inserted.values().flatten().map(String::as_str).collect();
    let inside = Span::new(container.start + 1, container.end.saturating_sub(1));
    let joined = texts.join(&layout.between);
    let (span, text) = match (children.first(), children.last()) {
        (None, _) if texts.is_empty() => return Vec::new(),
        (None, _) => (inside, format!("{}{joined}{}", layout.lead, layout.tail)),
        _ if texts.is_empty() => (inside, String::new()),
        (Some(first), last) => {
            let end = last.map_or(first.span.end, |last| last.span.end);
            (Span::new(first.span.start, end), joined)
        }
    };
    vec![Splice {
        span,
        text: Cow::Owned(text),
    }]
}
