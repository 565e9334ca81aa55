//! One line: a node or a relationship.

use std::borrow::Cow;

use super::lines::shifted;
use crate::ItemId;
use crate::finding::{Note, describe, did_you_mean, short};
use crate::format::case::lenient;
use crate::format::edges::{Draft, NodeDraft, Spot, rule};
use crate::source::{Json, Kind, Value};

/// What is read as an edge, and as a related pair.
const BEFORE: &str = "buildsTowards";
const RELATED: &str = "relatesTo";

/// What says nothing of an order.
const OTHERS: [&str; 7] = [
    "hasChild",
    "hasPart",
    "hasStandardAlignment",
    "hasEducationalAlignment",
    "hasReference",
    "hasDependency",
    "supports",
];

/// A line on its way into the draft.
pub(super) struct Row<'d> {
    pub(super) draft: &'d mut Draft,
    pub(super) input: u32,
    /// Where the line begins.
    pub(super) start: u32,
}

impl Row<'_> {
    /// Reads an object; false if it is nothing of a graph.
    pub(super) fn read(&mut self, row: Value<'_>) -> bool {
        let Some(kind) = self.required(row, "type") else {
            return false;
        };
        match &*kind {
            "node" => self.node(row),
            "relationship" => self.relationship(row),
            other => {
                let spot = self.spot(row.get("type").unwrap_or(row));
                self.draft.add(&rule::WRONG_TYPE, "type", spot, || {
                    let other = short(other);
                    Note::new(format!(
                        "`type` is `{other}`, expected `node` or `relationship`"
                    ))
                });
                return false;
            }
        }
        true
    }

    fn node(&mut self, row: Value<'_>) {
        let properties = row.get("properties");
        let property = |name: &str| properties?.get(name).and_then(lenient::text);
        let spot = self.spot(row);
        let id = row.get("identifier").and_then(lenient::identifier);
        let own = id.as_deref().and_then(|id| ItemId::new(id).ok());
        let (Some(id), Some(own)) = (id, own) else {
            self.draft.add(&rule::NO_IDENTIFIER, "node", spot, || {
                Note::new("the node has no identifier, or one that cannot be used")
            });
            return;
        };
        let case = properties.and_then(|all| all.get("caseIdentifierUUID"));
        let case = case.and_then(lenient::identifier);
        let item = case.and_then(|id| ItemId::new(id).ok()).unwrap_or(own);
        let draft = NodeDraft {
            item,
            code: property("statementCode").map(Into::into),
            statement: property("description").map(Into::into),
            kind: property("statementType").map(Into::into),
            levels: property("gradeLevel").map_or_else(Box::default, |text| levels(&text)),
        };
        self.draft.node(&id, draft, spot);
    }

    fn relationship(&mut self, row: Value<'_>) {
        let Some(label) = self.required(row, "label") else {
            return;
        };
        let is_order = label == BEFORE;
        if !is_order && label != RELATED {
            self.other(row, &label);
            return;
        }
        let from = self.required(row, "source_identifier");
        let to = self.required(row, "target_identifier");
        let (Some(from), Some(to)) = (from, to) else {
            return;
        };
        let spot = self.spot(row);
        if is_order {
            self.draft.edge(&from, &to, spot);
        } else {
            self.draft.related(&from, &to, spot);
        }
    }

    /// A relationship of another type.
    fn other(&mut self, row: Value<'_>, label: &str) {
        if OTHERS.contains(&label) {
            return;
        }
        let spot = self.spot(row.get("label").unwrap_or(row));
        self.draft.add(&rule::UNKNOWN_RELATION, label, spot, || {
            let note = Note::new(format!(
                "`{}` is no type of relationship that is known here",
                short(label)
            ));
            match did_you_mean(label, [BEFORE, RELATED]) {
                Some(near) => note.help(format!("did you mean `{near}`?")),
                None => note.help(format!("an order is told by `{BEFORE}`")),
            }
        });
    }

    /// A text that must be there.
    fn required<'v>(&mut self, row: Value<'v>, name: &'static str) -> Option<Cow<'v, str>> {
        let value = row.get(name).filter(|value| !value.is_null());
        let Some(value) = value else {
            let spot = self.spot(row);
            self.draft.add(&rule::MISSING_MEMBER, name, spot, || {
                Note::new(format!("the member `{name}` is missing"))
            });
            return None;
        };
        let text = match value.kind() {
            Kind::String | Kind::Number => lenient::identifier(value),
            _ => None,
        };
        if text.is_none() {
            let spot = self.spot(value);
            self.draft.add(&rule::WRONG_TYPE, name, spot, || {
                Note::new(format!("`{name}` is {}, expected text", describe(value)))
            });
        }
        text
    }

    fn spot(&self, value: Value<'_>) -> Spot {
        shifted(self.input, value.span(), self.start)
    }
}

/// The grades of a list that is written in a text, as in `["9","10"]`; else the text itself.
fn levels(text: &str) -> Box<[Box<str>]> {
    let list = Json::parse(text.as_bytes()).ok();
    let list = list.as_ref().map(Json::root);
    match list.filter(|list| list.kind() == Kind::Array) {
        Some(list) => list
            .elements()
            .filter_map(lenient::text)
            .map(Into::into)
            .collect(),
        None => Box::new([text.into()]),
    }
}
