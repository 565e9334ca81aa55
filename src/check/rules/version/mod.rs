//! What went wrong between two versions of one package.
//!
//! Their examples hold two packages in a list, the previous one first.

pub(in crate::check) mod earlier_date;
pub(in crate::check) mod earlier_version;
pub(in crate::check) mod lost_identifier;
pub(in crate::check) mod moved_code;
pub(in crate::check) mod other_document;
pub(in crate::check) mod reused_identifier;
pub(in crate::check) mod same_version;
pub(in crate::check) mod undated_change;
pub(in crate::check) mod undated_move;
pub(in crate::check) mod vanished_item;

pub use self::earlier_date::EARLIER_DATE;
pub use self::earlier_version::EARLIER_VERSION;
pub use self::lost_identifier::LOST_IDENTIFIER;
pub use self::moved_code::MOVED_CODE;
pub use self::other_document::OTHER_DOCUMENT;
pub use self::reused_identifier::REUSED_IDENTIFIER;
pub use self::same_version::SAME_VERSION;
pub use self::undated_change::UNDATED_CHANGE;
pub use self::undated_move::UNDATED_MOVE;
pub use self::vanished_item::VANISHED_ITEM;

use crate::check::against::Versions;
use crate::finding::{Findings, Rule, short};
use crate::framework::Item;

/// The rules, by code.
pub static RULES: &[&Rule] = &[
    &OTHER_DOCUMENT,
    &LOST_IDENTIFIER,
    &REUSED_IDENTIFIER,
    &VANISHED_ITEM,
    &MOVED_CODE,
    &UNDATED_CHANGE,
    &EARLIER_DATE,
    &SAME_VERSION,
    &EARLIER_VERSION,
    &UNDATED_MOVE,
];

/// Compares two versions of one document.
pub(in crate::check) fn check(versions: &Versions<'_>, findings: &mut Findings) {
    lost_identifier::check(versions, findings);
    reused_identifier::check(versions, findings);
    vanished_item::check(versions, findings);
    moved_code::check(versions, findings);
    undated_change::check(versions, findings);
    earlier_date::check(versions, findings);
    same_version::check(versions, findings);
    earlier_version::check(versions, findings);
    undated_move::check(versions, findings);
}

/// The code of an item, without white space around it.
pub(in crate::check) fn code_of(item: Item<'_>) -> Option<&str> {
    item.code().map(str::trim).filter(|code| !code.is_empty())
}

/// What to call an item.
fn name_of(item: Item<'_>) -> String {
    format!("`{}`", short(&item.label()))
}
