//! Reads the short form, from a JSON object or a row of a CSV file.

use std::borrow::Cow;
use std::fmt::Display;
use std::str::FromStr;

use super::column::Column;
use super::gather::Gather;
use super::rule;
use super::targets::Targets;
use crate::evidence::judgement::ObservedForm;
use crate::evidence::{Evidence, Observed, Support, SupportKind};
use crate::finding::{Note, short};
use crate::id::JudgementId;
use crate::source::Span;

/// The values of one row, by column, each with its place.
#[derive(Debug, Default)]
pub(super) struct Cells<'t> {
    cells: [Option<Cell<'t>>; Column::ALL.len()],
}

#[derive(Debug, Clone)]
pub(super) struct Cell<'t> {
    pub(super) value: Value<'t>,
    pub(super) span: Span,
}

#[derive(Debug, Clone)]
pub(super) enum Value<'t> {
    One(Cow<'t, str>),
    Several(Vec<Cow<'t, str>>),
    /// Something that is neither text nor a list of texts; a finding has been made of it.
    Bad,
}

impl<'t> Cells<'t> {
    /// Sets a cell, unless it is set already.
    pub(super) fn set(&mut self, column: Column, cell: Cell<'t>) {
        if let Some(place) = self.cells.get_mut(column as usize) {
            place.get_or_insert(cell);
        }
    }

    fn get(&self, column: Column) -> Option<&Cell<'t>> {
        self.cells.get(column as usize)?.as_ref()
    }
}

/// Reads one row.
pub(super) struct Row<'r, 'b, 't, 'l> {
    pub(super) cells: &'r Cells<'t>,
    /// The place of the row.
    pub(super) whole: Span,
    pub(super) gather: &'r mut Gather<'b>,
    pub(super) targets: &'r mut Targets<'l>,
    /// Whether all was well so far.
    pub(super) good: bool,
}

impl<'r> Row<'r, '_, '_, '_> {
    /// The evidence of a row; nothing, and findings, if something is missing or wrong. `id` is
    /// taken if the row has none.
    pub(super) fn read(mut self, id: Option<JudgementId>) -> Option<Evidence> {
        let id = match id {
            Some(id) => Some(id),
            None => self.required(Column::Id),
        };
        let learner = self.required(Column::Learner);
        let target = self.required_target();
        let observed = self.observed();
        let task = self.required(Column::Task);
        let performed = self.required(Column::Performed);
        let options = self.options();
        if !self.good {
            return None;
        }
        let row = Evidence::new(id?, learner?, target?, observed?, task?, performed?);
        Some(options(row))
    }

    /// Reads all that need not be there, and says how to lay it on the evidence.
    fn options(&mut self) -> impl FnOnce(Evidence) -> Evidence + use<> {
        let criterion = self.parse(Column::Criterion);
        let alternate = self.target(Column::Alternate);
        let rung = self.parse(Column::Rung);
        let work = self.parse(Column::Work);
        let attempt = self.parse(Column::Attempt);
        let due = self.parse(Column::Due);
        let modality = self.parse(Column::Modality);
        let demand = self.parse(Column::Demand);
        let support = self.support();
        let context = self.parse(Column::Context);
        let link = self.text(Column::Link).map(str::to_owned);
        let assessor = self.parse(Column::Assessor);
        let role = self.parse(Column::Role);
        let recorded = self.parse(Column::Recorded);
        let purpose = self.parse(Column::Purpose);
        let corrects = self.parse(Column::Supersedes);
        let moderates: Vec<JudgementId> = self.list(Column::Moderates);
        let note = self.text(Column::Note).map(str::to_owned);
        if corrects.is_some() && !moderates.is_empty() {
            self.bad_row("both `supersedes` and `moderates`, expected one of them");
        }
        move |row| {
            let row = set(row, criterion, Evidence::on_criterion);
            let row = set(row, alternate, Evidence::with_alternate);
            let row = set(row, rung, Evidence::on_rung);
            let row = set(row, work, Evidence::of_work);
            let row = set(row, attempt, Evidence::with_attempt);
            let row = set(row, due, Evidence::with_due);
            let row = set(row, modality, Evidence::with_modality);
            let row = set(row, demand, Evidence::with_demand);
            let row = row.with_support(support);
            let row = set(row, context, Evidence::with_context);
            let row = set(row, link.as_deref(), Evidence::with_link);
            let row = set(row, assessor, Evidence::with_assessor);
            let row = set(row, role, Evidence::with_role);
            let row = set(row, recorded, Evidence::recorded_at);
            let row = set(row, purpose, Evidence::with_purpose);
            let row = set(row, corrects, Evidence::correcting);
            let row = set(row, note.as_deref(), Evidence::with_note);
            if moderates.is_empty() {
                row
            } else {
                row.moderating(moderates)
            }
        }
    }

    fn observed(&mut self) -> Option<Observed> {
        let form = ObservedForm {
            level: self.parse(Column::Level),
            earned: self.parse(Column::Earned),
            possible: self.parse(Column::Possible),
            absence: self.parse(Column::Absence),
            not_judged: self.parse(Column::NotJudged).unwrap_or(false),
        };
        if !self.good {
            return None;
        }
        match Observed::try_from(form) {
            Ok(observed) => Some(observed),
            Err(error) => {
                self.bad_row(&error.to_string());
                None
            }
        }
    }

    fn support(&mut self) -> Support {
        let kind = self.parse::<SupportKind>(Column::Support);
        let names = self.list(Column::Accommodations);
        // Accommodations without a kind leave no doubt about it.
        let kind = match kind {
            None if !names.is_empty() => SupportKind::Accommodated,
            kind => kind.unwrap_or_default(),
        };
        Support::of_parts(kind, names).unwrap_or_else(|error| {
            self.bad_row(&error.to_string());
            Support::INDEPENDENT
        })
    }

    fn required_target(&mut self) -> Option<crate::ItemId> {
        if self.text(Column::Target).is_none() {
            self.missing(Column::Target);
            return None;
        }
        self.target(Column::Target)
    }

    fn target(&mut self, column: Column) -> Option<crate::ItemId> {
        let span = self.cells.get(column)?.span;
        let text = self.text(column)?;
        let found = self.targets.find(text, span, self.gather);
        self.good &= found.is_some();
        found
    }

    fn text(&mut self, column: Column) -> Option<&'r str> {
        let cells = self.cells;
        let cell = cells.get(column)?;
        match &cell.value {
            Value::One(text) => Some(text),
            Value::Several(_) | Value::Bad => {
                self.good = false;
                None
            }
        }
    }

    fn parse<T: FromStr<Err: Display>>(&mut self, column: Column) -> Option<T> {
        let cell = self.cells.get(column)?;
        let Value::One(text) = &cell.value else {
            self.good = false;
            return None;
        };
        self.parsed(column, text, cell.span)
    }

    fn list<T: FromStr<Err: Display>>(&mut self, column: Column) -> Vec<T> {
        let Some(cell) = self.cells.get(column) else {
            return Vec::new();
        };
        let texts = match &cell.value {
            Value::One(text) => std::slice::from_ref(text),
            Value::Several(texts) => texts,
            Value::Bad => {
                self.good = false;
                &[]
            }
        };
        texts
            .iter()
            .filter_map(|text| self.parsed(column, text, cell.span))
            .collect()
    }

    fn parsed<T: FromStr<Err: Display>>(
        &mut self,
        column: Column,
        text: &str,
        span: Span,
    ) -> Option<T> {
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.good = false;
                let name = column.name();
                self.gather.add(&rule::BAD_VALUE, name, span, || {
                    Note::new(if column.may_be_quoted() {
                        format!("`{name}` is `{}`: {error}", short(text))
                    } else {
                        format!("`{name}` is of no use: {error}")
                    })
                });
                None
            }
        }
    }

    fn required<T: FromStr<Err: Display>>(&mut self, column: Column) -> Option<T> {
        if self.cells.get(column).is_none() {
            self.missing(column);
            return None;
        }
        self.parse(column)
    }

    fn missing(&mut self, column: Column) {
        self.good = false;
        let name = column.name();
        self.gather.add(&rule::MISSING, name, self.whole, || {
            Note::new(format!("there is no `{name}`"))
        });
    }

    fn bad_row(&mut self, message: &str) {
        self.good = false;
        self.gather
            .add(&rule::BAD_VALUE, message, self.whole, || Note::new(message));
    }
}

fn set<T>(row: Evidence, value: Option<T>, lay: impl FnOnce(Evidence, T) -> Evidence) -> Evidence {
    match value {
        Some(value) => lay(row, value),
        None => row,
    }
}
