//! Stand-in.
use super::*;
use crate::framework::{Item, Library, ReferenceError};
#[derive(Debug)]
pub(crate) struct Matcher;
impl Matcher { pub(crate) fn matches(&self, _: Item<'_>) -> bool { true } pub(crate) fn specificity(&self) -> &[u8] { &[] } }
impl Selection { pub(crate) fn matcher(&self, _: &Library) -> Result<Matcher, ReferenceError> { Ok(Matcher) } }
/// p
#[derive(Debug)]
pub struct Policy;
