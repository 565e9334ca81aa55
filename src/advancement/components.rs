//! Components: what a competency is made of, and how much of it is enough.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::framework::Reference;
use crate::score::Score;

/// The condition that enough components of a competency are held.
///
/// Serialised it is `"declared"`, or `{"need": …, "children": true}`, or
/// `{"need": …, "items": […]}`.
///
/// ```
/// use continua::advancement::{ComponentList, Components, Enough};
///
/// let all: Components = serde_json::from_str(r#"{"need": "all", "children": true}"#)?;
/// assert_eq!(all, Components::Of { need: Enough::All, of: ComponentList::Children });
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
#[non_exhaustive]
pub enum Components {
    /// What the policy's own list of components says of the competency
    /// ([`PolicyDefinition::components`](super::PolicyDefinition::components)).
    Declared,
    /// Enough of a list.
    Of {
        /// How much is enough.
        need: Enough,
        /// Which components.
        of: ComponentList,
    },
}

/// Which components a competency has.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ComponentList {
    /// The nearest targets beneath it in the tree of its framework.
    Children,
    /// These, of whatever framework.
    Items(Vec<Reference>),
}

/// How much is enough.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", try_from = "EnoughForm", into = "EnoughForm")]
#[non_exhaustive]
pub enum Enough {
    /// All of them.
    All,
    /// At least so many, these among them.
    AtLeast {
        /// How many.
        k: u32,
        /// Which must be among them.
        including: Vec<Reference>,
    },
    /// So many points together, these among them. What has no points of its own has none.
    ///
    /// Points are added up, so all components must be of one dimension.
    Points {
        /// How many points.
        points: Score,
        /// The points of each component.
        each: BTreeMap<Reference, Score>,
        /// Which must be among them.
        including: Vec<Reference>,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Form {
    Word(DeclaredWord),
    Of(OfForm),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum DeclaredWord {
    Declared,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct OfForm {
    need: Enough,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    children: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    items: Option<Vec<Reference>>,
}

impl TryFrom<Form> for Components {
    type Error = &'static str;

    fn try_from(form: Form) -> Result<Self, Self::Error> {
        let of = match form {
            Form::Word(DeclaredWord::Declared) => return Ok(Self::Declared),
            Form::Of(of) => of,
        };
        let list = match (of.children, of.items) {
            (Some(true), None) => ComponentList::Children,
            (None | Some(false), Some(items)) => ComponentList::Items(items),
            _ => return Err("expected either `children` or `items`"),
        };
        Ok(Self::Of {
            need: of.need,
            of: list,
        })
    }
}

impl From<Components> for Form {
    fn from(components: Components) -> Self {
        match components {
            Components::Declared => Self::Word(DeclaredWord::Declared),
            Components::Of { need, of } => {
                let (children, items) = match of {
                    ComponentList::Children => (Some(true), None),
                    ComponentList::Items(items) => (None, Some(items)),
                };
                Self::Of(OfForm {
                    need,
                    children,
                    items,
                })
            }
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum EnoughForm {
    Word(AllWord),
    Some(SomeForm),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum AllWord {
    All,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct SomeForm {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at_least: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    points: Option<Score>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    each: BTreeMap<Reference, Score>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    including: Vec<Reference>,
}

impl TryFrom<EnoughForm> for Enough {
    type Error = &'static str;

    fn try_from(form: EnoughForm) -> Result<Self, Self::Error> {
        let form = match form {
            EnoughForm::Word(AllWord::All) => return Ok(Self::All),
            EnoughForm::Some(form) => form,
        };
        let including = form.including;
        match (form.at_least, form.points) {
            (Some(k), None) if form.each.is_empty() => Ok(Self::AtLeast { k, including }),
            (None, Some(points)) => Ok(Self::Points {
                points,
                each: form.each,
                including,
            }),
            _ => Err("expected `all`, `atLeast`, or `points` with `each`"),
        }
    }
}

impl From<Enough> for EnoughForm {
    fn from(enough: Enough) -> Self {
        let some = |at_least, points, each, including| {
            Self::Some(SomeForm {
                at_least,
                points,
                each,
                including,
            })
        };
        match enough {
            Enough::All => Self::Word(AllWord::All),
            Enough::AtLeast { k, including } => some(Some(k), None, BTreeMap::new(), including),
            Enough::Points {
                points,
                each,
                including,
            } => some(None, Some(points), each, including),
        }
    }
}
