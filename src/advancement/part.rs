//! Parts of a policy by the names that findings give them, and where they were read from.

use semver::Version;

use super::ladder_binding::LADDERS;
use super::{Origin, PolicyDefinition, PolicyExtension, WrittenPolicy};
use crate::id::PolicyId;

/// The scale of the policy.
pub(super) const SCALE: &str = "scale";
/// The days on which it is in effect.
pub(super) const EFFECTIVE: &str = "effective";

const RULE: &str = "rule";
const LADDER_RULE: &str = "ladder rule";
const COMPONENTS: &str = "components";

/// A binding: `rule 3`, or `ladder rule 1`.
pub(super) fn binding_name(at: u32) -> String {
    match at.checked_sub(LADDERS) {
        Some(ladder) => format!("{LADDER_RULE} {}", ladder.saturating_add(1)),
        None => format!("{RULE} {}", at.saturating_add(1)),
    }
}

/// A list of components, by its index in the policy: `components 2`.
pub(super) fn components_name(at: usize) -> String {
    format!("{COMPONENTS} {}", at.saturating_add(1))
}

impl PolicyDefinition {
    /// What a text calls a binding: `rule 3`, or where it was taken over, its selection and the
    /// policy that it is from, for that one counts its rules otherwise.
    pub(super) fn told(&self, at: u32) -> String {
        let ladder = self.ladder_at(at).map_or("", |_| "ladder ");
        match self.bound(at).zip(self.inherited(at)) {
            Some(((select, _), from)) => {
                format!("the {ladder}rule of `{select}` from `{}`", from.policy)
            }
            None => binding_name(at),
        }
    }

    /// Where a binding or a list of components of this name was read from; nothing for another
    /// name.
    pub(super) fn origin_of(&self, name: &str) -> Option<Origin> {
        let (what, number) = name.rsplit_once(' ')?;
        let at = number.parse::<usize>().ok()?.checked_sub(1)?;
        match what {
            RULE => Some(self.bindings.get(at)?.origin),
            LADDER_RULE => Some(self.ladders.get(at)?.origin),
            COMPONENTS => Some(self.components.get(at)?.origin),
            _ => None,
        }
    }
}

impl PolicyExtension {
    /// As [`WrittenPolicy::name`].
    pub(super) fn name(&self) -> String {
        name_of(&self.id, &self.version)
    }
}

fn name_of(id: &PolicyId, version: &Version) -> String {
    format!("{id} {version}")
}

impl WrittenPolicy {
    /// The name of a whole policy among others: `district 2.0.0`.
    fn name(&self) -> String {
        name_of(self.id(), self.version())
    }

    /// Where the part of this name was read from, of what comes of this policy over those that it
    /// builds on, among these; of what is not named the place of this policy.
    pub(crate) fn origin_of(
        &self,
        name: Option<&str>,
        among: &[Self],
        made: Option<&PolicyDefinition>,
    ) -> Origin {
        let found = match name {
            None => None,
            Some(SCALE) => self.says(among, |extension| extension.scale.is_some()),
            Some(EFFECTIVE) => self.says(among, |extension| extension.effective.is_some()),
            Some(name) => made.and_then(|made| made.origin_of(name)).or_else(|| {
                let mut all = [self].into_iter().chain(among);
                all.find(|policy| policy.name() == name).map(Self::origin)
            }),
        };
        found.unwrap_or_else(|| self.origin())
    }
}
