//! A first overlay for a framework, to be edited.

use semver::VersionReq;

use super::{Expected, Overlay, ProgressionSource};
use crate::advancement::{Binding, PolicyDefinition, Rule, Selection};
use crate::framework::{Framework, Level, Library, Scale};
use crate::{IdError, OverlayId};

impl Overlay {
    /// A starter overlay for the frameworks of a library: it expects them as they are, takes
    /// `precedes` associations as recommended, has a scale of four levels, and decides every
    /// target by two works at level 3 or above on different tasks.
    ///
    /// It runs at once, and is meant to be edited. O(number of frameworks).
    ///
    /// # Errors
    /// [`IdError`] if the identifier is refused.
    pub fn starter(identifier: impl AsRef<str>, library: &Library) -> Result<Self, IdError> {
        let version = semver::Version::new(0, 1, 0);
        let mut overlay = Self::new(OverlayId::new(identifier)?, version.clone())
            .with_title("Starter overlay")
            .with_notes("Edit the scale, the progressions and the rules until they are yours.");
        for (name, framework) in library.frameworks() {
            overlay = overlay.expect(name.clone(), expected(framework));
        }
        overlay = overlay.with_progression(ProgressionSource::precedes());
        if let Ok(scale) = four_levels() {
            overlay = overlay.with_scale(scale);
        }
        let rule = Rule::Works(
            crate::advancement::WorksRule::new(2, "3".parse()?)
                .distinct_by(crate::advancement::Distinct::Task),
        );
        let policy = PolicyDefinition::new("starter".parse()?, version, "four".parse()?)
            .with_title("Two works at level 3 or above, on different tasks")
            .bind(Binding::new(Selection::all(), rule));
        Ok(overlay.with_policy(policy))
    }
}

fn expected(framework: &Framework) -> Expected {
    let document = framework.document();
    let expected = Expected::document(document.id().clone());
    let compatible = document
        .semver()
        .and_then(|version| VersionReq::parse(&format!("^{version}")).ok());
    match compatible {
        Some(version) => expected.in_versions(version),
        None => expected,
    }
}

fn four_levels() -> Result<Scale, crate::framework::ScaleError> {
    Scale::new(
        "four",
        "Four levels",
        [
            Level::new("1", "Beginning", 1)?,
            Level::new("2", "Developing", 2)?,
            Level::new("3", "Proficient", 3)?,
            Level::new("4", "Extending", 4)?,
        ],
    )?
    .with_cut("2", crate::Score::from_millionths(500_000))?
    .with_cut("3", crate::Score::from_millionths(700_000))?
    .with_cut("4", crate::Score::from_millionths(900_000))
}
