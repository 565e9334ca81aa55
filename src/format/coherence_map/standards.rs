//! The codes of the standards, put together from where they lie.

use std::borrow::Cow;
use std::collections::HashMap;

use super::plain::plain;
use crate::ItemId;
use crate::format::case::lenient;
use crate::format::edges::NodeDraft;
use crate::source::Value;

/// The clusters and domains of a map, by their numbers.
pub(super) struct Standards<'v> {
    clusters: HashMap<Cow<'v, str>, Value<'v>>,
    domains: HashMap<Cow<'v, str>, Value<'v>>,
}

impl<'v> Standards<'v> {
    pub(super) fn of(root: Value<'v>) -> Self {
        Self {
            clusters: by_number(root.get("clusters")),
            domains: by_number(root.get("domains")),
        }
    }

    /// What is known of a standard; nothing if no code can be made for it.
    pub(super) fn node(&self, standard: Value<'v>) -> Option<NodeDraft> {
        let cluster = self.clusters.get(&text(standard, "ccmathcluster_id")?)?;
        let domain = self.domains.get(&text(*cluster, "ccmathdomain_id")?)?;
        let grade = text(*domain, "grade")?;
        let point = if grade == "HS" { "" } else { "." };
        let code = format!(
            "{grade}{point}{}.{}.{}",
            text(*domain, "ordinal")?,
            text(*cluster, "ordinal")?,
            text(standard, "ordinal")?
        );
        Some(NodeDraft {
            item: ItemId::new(&code).ok()?,
            code: Some(code.into()),
            statement: text(standard, "desc").map(|html| plain(&html).into()),
            kind: None,
            levels: Box::new([grade.into()]),
        })
    }
}

/// The members of an object; of a name that stands again the first.
fn by_number(value: Option<Value<'_>>) -> HashMap<Cow<'_, str>, Value<'_>> {
    let mut all = HashMap::new();
    for member in value.into_iter().flat_map(Value::members) {
        all.entry(member.name).or_insert(member.value);
    }
    all
}

fn text<'v>(object: Value<'v>, name: &str) -> Option<Cow<'v, str>> {
    lenient::text(object.get(name)?)
}
