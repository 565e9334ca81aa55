//! The overlay itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use semver::{Version, VersionReq};
use serde::{Deserialize, Serialize};

use super::unit::{Unit, Visit, origin};
use super::{
    Bands, DemandEntry, DimensionEntry, Extra, FORMAT, LadderEntry, OwnFramework,
    ProgressionSource, RoleEntry, ScopeEntry,
};
use crate::advancement::{
    ComponentList, Components, DeclaredComponents, Enough, Origin, WrittenPolicy,
};
use crate::finding::Report;
use crate::framework::{Reference, Scale};
use crate::source::{Json, Value};
use crate::{DocumentId, FrameworkName, OverlayId};

/// What a product or a district lays over published frameworks.
///
/// Owned, `Send + Sync`; a clone is O(1). Two overlays are equal if they say the same, wherever
/// they were written.
///
/// ```
/// use continua::advancement::{Binding, PolicyDefinition, Rule, Selection};
/// use continua::framework::{Level, Scale};
/// use continua::overlay::Overlay;
///
/// let scale = Scale::new("shown", "Shown or not", [
///     Level::new("no", "Not yet", 0)?, Level::new("yes", "Shown", 1)?,
/// ])?;
/// let policy = PolicyDefinition::new("p".parse()?, "1.0.0".parse()?, "shown".parse()?)
///     .bind(Binding::new(Selection::all(), Rule::works(2, "yes".parse()?)));
/// let overlay = Overlay::new("sample".parse()?, "1.0.0".parse()?)
///     .with_title("Sample")
///     .with_scale(scale)
///     .with_policy(policy);
///
/// let again = Overlay::from_slice(overlay.write().as_bytes())?;
/// assert_eq!(again, overlay);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Overlay {
    pub(super) body: Arc<Body>,
    pub(super) json: Option<Json>,
    pub(super) report: Option<Report>,
}

/// What an overlay says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Body {
    pub(super) continua: Version,
    pub(super) identifier: OverlayId,
    pub(super) version: Version,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) notes: Option<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) frameworks: BTreeMap<FrameworkName, Expected>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) own: Vec<OwnFramework>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) scope: Vec<ScopeEntry>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) statements: BTreeMap<Reference, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) roles: Vec<RoleEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) dimensions: Vec<DimensionEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) demand: Vec<DemandEntry>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) bands: Option<Bands>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) ladders: Vec<LadderEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) components: Vec<ComponentsEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) progressions: Vec<ProgressionSource>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) scales: Vec<Scale>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) bases: Vec<WrittenPolicy>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) policy: Option<WrittenPolicy>,
    /// Kept for the version that reads them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) alignments: Vec<serde_json::Value>,
    #[serde(flatten)]
    pub(super) extra: Extra,
}

/// A framework that an overlay expects in the library.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Expected {
    /// The identifier of its document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identifier: Option<DocumentId>,
    /// The versions that fit, where the framework's is a semantic version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<VersionReq>,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
    /// Where it stands in the file.
    #[serde(skip)]
    pub origin: Origin,
}

/// What a competency is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ComponentsEntry {
    /// The competency.
    #[serde(rename = "of")]
    pub whole: Reference,
    /// How much of it is enough.
    pub need: Enough,
    /// Whether its components are its children.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub children: bool,
    /// Its components, where they are not its children.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Reference>,
    /// Members that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
    /// Where it stands in the file.
    #[serde(skip)]
    pub origin: Origin,
}

impl ComponentsEntry {
    /// The competency is made of its children.
    pub fn of_children(whole: Reference, need: Enough) -> Self {
        Self {
            whole,
            need,
            children: true,
            items: Vec::new(),
            extra: Extra::new(),
            origin: Origin::default(),
        }
    }

    /// The competency is made of these items, which may lie in other frameworks.
    pub fn of_items(whole: Reference, need: Enough, items: Vec<Reference>) -> Self {
        Self {
            children: false,
            items,
            ..Self::of_children(whole, need)
        }
    }

    pub(super) fn declared(&self) -> DeclaredComponents {
        let of = if self.children {
            ComponentList::Children
        } else {
            ComponentList::Items(self.items.clone())
        };
        let components = Components::Of {
            need: self.need.clone(),
            of,
        };
        let mut declared = DeclaredComponents::new(self.whole.clone(), components);
        declared.origin = self.origin;
        declared
    }
}

impl Unit for ComponentsEntry {
    fn place(&mut self, value: Value<'_>) {
        self.origin = origin(value);
    }

    fn visit<'v>(&self, value: Value<'v>, visit: Visit<'v, '_>) {
        visit(value, &self.extra, &["of", "need", "children", "items"]);
    }

    fn fault(&self) -> Option<&'static str> {
        let said = usize::from(self.children) + usize::from(!self.items.is_empty());
        (said != 1).then_some("components are either the `children` or the `items` listed")
    }
}

impl Expected {
    /// Any framework under that name.
    pub fn any() -> Self {
        Self::default()
    }

    /// The framework of this document.
    pub fn document(identifier: DocumentId) -> Self {
        Self {
            identifier: Some(identifier),
            ..Self::default()
        }
    }

    /// The same, in these versions.
    #[must_use]
    pub fn in_versions(mut self, version: VersionReq) -> Self {
        self.version = Some(version);
        self
    }
}

impl Unit for Expected {
    fn place(&mut self, value: Value<'_>) {
        self.origin = origin(value);
    }

    fn visit<'v>(&self, value: Value<'v>, visit: Visit<'v, '_>) {
        visit(value, &self.extra, &["identifier", "version"]);
    }
}

impl PartialEq for Overlay {
    fn eq(&self, other: &Self) -> bool {
        self.body == other.body
    }
}

impl Eq for Overlay {}

impl Overlay {
    /// An overlay of this identifier and version that says nothing yet.
    pub fn new(identifier: OverlayId, version: Version) -> Self {
        let body = Body {
            continua: FORMAT,
            identifier,
            version,
            title: None,
            notes: None,
            frameworks: BTreeMap::new(),
            own: Vec::new(),
            scope: Vec::new(),
            statements: BTreeMap::new(),
            roles: Vec::new(),
            dimensions: Vec::new(),
            demand: Vec::new(),
            bands: None,
            ladders: Vec::new(),
            components: Vec::new(),
            progressions: Vec::new(),
            scales: Vec::new(),
            bases: Vec::new(),
            policy: None,
            alignments: Vec::new(),
            extra: Extra::new(),
        };
        Self {
            body: Arc::new(body),
            json: None,
            report: None,
        }
    }

    /// What it says, to be changed: it is then no longer what was read.
    fn change(&mut self) -> &mut Body {
        self.json = None;
        self.report = None;
        Arc::make_mut(&mut self.body)
    }

    /// The same overlay with a title.
    #[must_use]
    pub fn with_title(mut self, title: impl Into<String>) -> Self {
        self.change().title = Some(title.into());
        self
    }

    /// The same overlay with notes.
    #[must_use]
    pub fn with_notes(mut self, notes: impl Into<String>) -> Self {
        self.change().notes = Some(notes.into());
        self
    }

    /// Expects a framework in the library.
    #[must_use]
    pub fn expect(mut self, name: FrameworkName, expected: Expected) -> Self {
        self.change().frameworks.insert(name, expected);
        self
    }

    /// Brings a framework along.
    #[must_use]
    pub fn with_own(mut self, framework: OwnFramework) -> Self {
        self.change().own.push(framework);
        self
    }

    /// Says how far items are in scope.
    #[must_use]
    pub fn with_scope(mut self, entry: ScopeEntry) -> Self {
        self.change().scope.push(entry);
        self
    }

    /// Says what a learner reads in place of a statement.
    #[must_use]
    pub fn with_statement(mut self, item: Reference, statement: impl Into<String>) -> Self {
        self.change().statements.insert(item, statement.into());
        self
    }

    /// Says what items are for.
    #[must_use]
    pub fn with_role(mut self, entry: RoleEntry) -> Self {
        self.change().roles.push(entry);
        self
    }

    /// Says to which dimension of learning items belong.
    #[must_use]
    pub fn with_dimension(mut self, entry: DimensionEntry) -> Self {
        self.change().dimensions.push(entry);
        self
    }

    /// Says how demanding items are.
    #[must_use]
    pub fn with_demand(mut self, entry: DemandEntry) -> Self {
        self.change().demand.push(entry);
        self
    }

    /// Says from where the bands of the continuum come.
    #[must_use]
    pub fn with_bands(mut self, bands: Bands) -> Self {
        self.change().bands = Some(bands);
        self
    }

    /// Says what a competency means at each performance level.
    #[must_use]
    pub fn with_ladder(mut self, ladder: LadderEntry) -> Self {
        self.change().ladders.push(ladder);
        self
    }

    /// Says what a competency is made of.
    #[must_use]
    pub fn with_components(mut self, components: ComponentsEntry) -> Self {
        self.change().components.push(components);
        self
    }

    /// Adds a source of requirements.
    #[must_use]
    pub fn with_progression(mut self, source: ProgressionSource) -> Self {
        self.change().progressions.push(source);
        self
    }

    /// Adds a scale.
    #[must_use]
    pub fn with_scale(mut self, scale: Scale) -> Self {
        self.change().scales.push(scale);
        self
    }

    /// Says which rule decides which competency: by a whole policy, or one that builds on another.
    #[must_use]
    pub fn with_policy(mut self, policy: impl Into<WrittenPolicy>) -> Self {
        self.change().policy = Some(policy.into());
        self
    }

    /// Brings along a policy on which that of the overlay may build.
    #[must_use]
    pub fn with_base(mut self, policy: impl Into<WrittenPolicy>) -> Self {
        self.change().bases.push(policy.into());
        self
    }

    /// The identifier.
    pub fn id(&self) -> &OverlayId {
        &self.body.identifier
    }

    /// The version of the overlay.
    pub fn version(&self) -> &Version {
        &self.body.version
    }

    /// The version of the format in which it is written.
    pub fn format(&self) -> &Version {
        &self.body.continua
    }

    /// The title.
    pub fn title(&self) -> Option<&str> {
        self.body.title.as_deref()
    }

    /// Notes.
    pub fn notes(&self) -> Option<&str> {
        self.body.notes.as_deref()
    }

    /// The frameworks that it expects, by name.
    pub fn expected(&self) -> impl ExactSizeIterator<Item = (&FrameworkName, &Expected)> {
        self.body.frameworks.iter()
    }

    /// The frameworks that it brings along.
    pub fn own(&self) -> &[OwnFramework] {
        &self.body.own
    }

    /// Its scales.
    pub fn scales(&self) -> &[Scale] {
        &self.body.scales
    }

    /// Its policy as written down.
    pub fn policy(&self) -> Option<&WrittenPolicy> {
        self.body.policy.as_ref()
    }

    /// The policies that it brings along for its own to build on.
    pub fn bases(&self) -> &[WrittenPolicy] {
        &self.body.bases
    }

    /// Its policy with the components that the overlay says.
    pub(super) fn whole_policy(&self) -> Option<WrittenPolicy> {
        let components = self.body.components.iter().map(ComponentsEntry::declared);
        Some(self.policy()?.clone().declaring(components))
    }

    /// What was found while it was read; nothing for one built in code.
    pub fn report(&self) -> Option<&Report> {
        self.report.as_ref()
    }

    /// The overlay as a file: the text that was read, if it was read and not changed since, else
    /// JSON with an indent of two spaces.
    pub fn write(&self) -> String {
        match &self.json {
            Some(json) => json.source().text().to_owned(),
            // Every part of the body is text, number or list, so that nothing can fail.
            None => serde_json::to_string_pretty(&*self.body).unwrap_or_default() + "\n",
        }
    }
}
