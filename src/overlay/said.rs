//! What an overlay says of items that it selects.

use serde::{Deserialize, Serialize};

use super::Extra;
use super::unit::{Unit, Visit, origin};
use crate::advancement::{Origin, Selection};
use crate::framework::{CognitiveDemand, Dimension, Role};
use crate::source::Value;

/// How far an item is in the scope of a product. What is not said is in scope.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Scope {
    /// Taught and assessed.
    #[default]
    InScope,
    /// Taught and assessed first of all.
    Priority,
    /// Taught with others, and assessed where there is time.
    Supporting,
    /// Not assessed here: no decision is made of it.
    NotAssessed,
}

macro_rules! said {
    ($($(#[$doc:meta])* $name:ident, $field:ident as $member:literal: $type:ty;)*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
            #[serde(rename_all = "camelCase")]
            #[non_exhaustive]
            pub struct $name {
                /// Of which items.
                pub select: Selection,
                /// What is said.
                #[serde(rename = $member)]
                pub $field: $type,
                /// Members that this version does not know.
                #[serde(flatten)]
                pub extra: Extra,
                /// Where it stands in the file.
                #[serde(skip)]
                pub origin: Origin,
            }

            impl $name {
                /// Says this of these items.
                pub fn new(select: impl Into<Selection>, $field: $type) -> Self {
                    Self {
                        select: select.into(),
                        $field,
                        extra: Extra::new(),
                        origin: Origin::default(),
                    }
                }
            }

            impl Unit for $name {
                fn place(&mut self, value: Value<'_>) {
                    self.origin = origin(value);
                }

                fn visit<'v>(&self, value: Value<'v>, visit: Visit<'v, '_>) {
                    visit(value, &self.extra, &["select", $member]);
                }
            }
        )*
    };
}

said! {
    /// How far items are in scope.
    ScopeEntry, scope as "as": Scope;
    /// What items are for.
    RoleEntry, role as "role": Role;
    /// To which dimension of learning items belong.
    DimensionEntry, dimension as "dimension": Dimension;
    /// How demanding items are.
    DemandEntry, demand as "demand": CognitiveDemand;
}
