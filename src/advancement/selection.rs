//! Selections: conjunctions of selectors.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Selector;
use super::selector::CodePrefix;
use crate::framework::Reference;
use crate::id::{FrameworkName, ItemId};

/// Which items something is said of: those that every selector of it selects.
///
/// Two selections are compared by their sorted lists, the most specific selector first; the longer
/// of two lists that begin alike is the more specific. Serialised it is an object with a member for
/// each selector, as in `{"kind": "Expectation", "band": "3"}`; `{"all": true}` selects everything.
///
/// ```
/// use continua::advancement::{Selection, Selector};
///
/// let selection: Selection = serde_json::from_str(r#"{"band": "3", "kind": "Expectation"}"#)?;
/// assert_eq!(selection, Selection::of([Selector::kind("Expectation"), Selector::band("3")]));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
pub struct Selection(Vec<Selector>);

impl Selection {
    /// What all of these select; without any, everything.
    pub fn of(selectors: impl IntoIterator<Item = Selector>) -> Self {
        let mut list: Vec<Selector> = selectors.into_iter().collect();
        list.sort_by(|a, b| b.cmp(a));
        list.dedup();
        if list.len() > 1 {
            list.retain(|selector| *selector != Selector::All);
        }
        if list.is_empty() {
            list.push(Selector::All);
        }
        Self(list)
    }

    /// Everything.
    pub fn all() -> Self {
        Self::of([])
    }

    /// Its selectors, the most specific kind first; never empty.
    pub fn selectors(&self) -> &[Selector] {
        &self.0
    }
}

impl From<Selector> for Selection {
    fn from(selector: Selector) -> Self {
        Self::of([selector])
    }
}

impl fmt::Display for Selection {
    /// As it is stored.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    Flag(bool),
    One(String),
    Many(Vec<String>),
}

type Form = BTreeMap<String, OneOrMany>;

impl From<Selection> for Form {
    fn from(selection: Selection) -> Self {
        let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for selector in &selection.0 {
            let list = texts.entry(selector.member().to_owned()).or_default();
            list.extend(text(selector));
        }
        let form = texts.into_iter().map(|(member, mut list)| {
            let value = match (list.pop(), list.is_empty()) {
                (None, _) => OneOrMany::Flag(true),
                (Some(one), true) => OneOrMany::One(one),
                (Some(last), false) => {
                    list.push(last);
                    OneOrMany::Many(list)
                }
            };
            (member, value)
        });
        form.collect()
    }
}

fn text(selector: &Selector) -> Option<String> {
    match selector {
        Selector::All => None,
        Selector::Framework(name) => Some(name.to_string()),
        Selector::Band(text) | Selector::Strand(text) | Selector::Kind(text) => {
            Some(text.to_string())
        }
        Selector::Subtree(reference) | Selector::Code(reference) => Some(reference.to_string()),
        Selector::CodePrefix(prefix) => Some(prefix.to_string()),
        Selector::Identifier(id) => Some(id.to_string()),
    }
}

impl TryFrom<Form> for Selection {
    type Error = String;

    fn try_from(form: Form) -> Result<Self, String> {
        let mut selectors = Vec::new();
        for (member, value) in form {
            match (member.as_str(), value) {
                ("all", OneOrMany::Flag(true)) => selectors.push(Selector::All),
                (_, OneOrMany::Flag(_)) => {
                    return Err(format!("the selector `{member}` has no such value"));
                }
                (_, OneOrMany::One(text)) => selectors.push(read(&member, &text)?),
                (_, OneOrMany::Many(texts)) => {
                    for text in texts {
                        selectors.push(read(&member, &text)?);
                    }
                }
            }
        }
        if selectors.is_empty() {
            return Err("a selection without a selector, expected `all` or another".to_owned());
        }
        Ok(Self::of(selectors))
    }
}

/// Reads one selector from its member and text.
fn read(member: &str, text: &str) -> Result<Selector, String> {
    let reference = || text.parse::<Reference>().map_err(|error| error.to_string());
    match member {
        "identifier" => ItemId::new(text)
            .map(Selector::Identifier)
            .map_err(|error| error.to_string()),
        "code" => reference().map(Selector::Code),
        "codePrefix" => CodePrefix::new(text)
            .map(Selector::CodePrefix)
            .ok_or_else(|| format!("`{text}` is no prefix of a code")),
        "subtree" => reference().map(Selector::Subtree),
        "kind" => Ok(Selector::kind(text)),
        "strand" => Ok(Selector::strand(text)),
        "band" => Ok(Selector::band(text)),
        "framework" => FrameworkName::new(text)
            .map(Selector::Framework)
            .map_err(|error| error.to_string()),
        _ => Err(format!("the selector `{member}` is not known")),
    }
}
