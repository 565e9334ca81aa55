//! Policies as files hold them: whole, or building on others.

use semver::Version;
use serde::{Deserialize, Serialize};

use super::{
    Binding, DeclaredComponents, LadderBinding, Origin, PolicyDefinition, PolicyError,
    PolicyExtension, Selection, finding,
};
use crate::finding::{Findings, Note, Site, did_you_mean};
use crate::id::PolicyId;

/// A policy as a file holds it: a whole one, or one that builds on another.
///
/// ```
/// use continua::advancement::WrittenPolicy;
///
/// let text = r#"{"identifier": "school", "version": "1.0.0",
///     "extends": {"identifier": "district", "version": "^2"}, "rules": []}"#;
/// let written: WrittenPolicy = serde_json::from_str(text)?;
/// let error = written.put_together(&[]).unwrap_err();
/// assert_eq!(
///     error.report().iter().next().unwrap().message(),
///     "the policy `school` builds on `district`, which is not given"
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum WrittenPolicy {
    /// One that builds on another.
    Extending(PolicyExtension),
    /// A whole one.
    Whole(PolicyDefinition),
}

impl From<PolicyDefinition> for WrittenPolicy {
    fn from(policy: PolicyDefinition) -> Self {
        Self::Whole(policy)
    }
}

impl From<PolicyExtension> for WrittenPolicy {
    fn from(policy: PolicyExtension) -> Self {
        Self::Extending(policy)
    }
}

impl WrittenPolicy {
    /// Names the policy.
    pub fn id(&self) -> &PolicyId {
        match self {
            Self::Extending(policy) => &policy.id,
            Self::Whole(policy) => &policy.id,
        }
    }

    /// Its version.
    pub fn version(&self) -> &Version {
        match self {
            Self::Extending(policy) => &policy.version,
            Self::Whole(policy) => &policy.version,
        }
    }

    /// The rules that it says itself.
    pub fn bindings(&self) -> &[Binding] {
        match self {
            Self::Extending(policy) => &policy.bindings,
            Self::Whole(policy) => &policy.bindings,
        }
    }

    /// The rules for ladders that it says itself.
    pub fn ladders(&self) -> &[LadderBinding] {
        match self {
            Self::Extending(policy) => &policy.ladders,
            Self::Whole(policy) => &policy.ladders,
        }
    }

    /// Where it stands in its document.
    pub fn origin(&self) -> Origin {
        match self {
            Self::Extending(policy) => policy.origin,
            Self::Whole(policy) => policy.origin,
        }
    }

    /// The same with the components of more competencies.
    #[must_use]
    pub fn declaring(mut self, more: impl IntoIterator<Item = DeclaredComponents>) -> Self {
        match &mut self {
            Self::Extending(policy) => policy.components.extend(more),
            Self::Whole(policy) => policy.components.extend(more),
        }
        self
    }

    /// The whole policy: itself over what it builds on, which is sought among these, in turn over
    /// what that builds on. Of several versions that fit the newest is taken, of two that are
    /// equal the first. O(depth × (rules² + policies)).
    ///
    /// # Errors
    /// [`PolicyError`] with all that is wrong: a policy that is not given, or in no version that
    /// fits; policies that build on each other in a circle; a rule that is dropped and not there.
    pub fn put_together(&self, among: &[Self]) -> Result<PolicyDefinition, PolicyError> {
        let mut findings = Findings::new();
        let (over, whole) = self.line(among, &mut findings);
        let made = whole.map(|whole| {
            over.iter().rev().fold(whole.clone(), |beneath, extension| {
                drops(extension, &beneath, &mut findings);
                extension.over(&beneath)
            })
        });
        match made {
            Some(made) if !findings.is_blocked() => Ok(made),
            _ => Err(PolicyError::new(findings.into_report(None))),
        }
    }

    /// The policies that build on each other from this one down, and the whole one beneath them.
    fn line<'a>(
        &'a self,
        among: &'a [Self],
        findings: &mut Findings,
    ) -> (Vec<&'a PolicyExtension>, Option<&'a PolicyDefinition>) {
        let mut over: Vec<&PolicyExtension> = Vec::new();
        let mut top = self;
        loop {
            let extension = match top {
                Self::Whole(policy) => return (over, Some(policy)),
                Self::Extending(extension) => extension,
            };
            let again = |known: &&PolicyExtension| {
                (&known.id, &known.version) == (&extension.id, &extension.version)
            };
            if over.iter().any(again) {
                circle(extension, &over, findings);
                return (over, None);
            }
            over.push(extension);
            match beneath(extension, among, findings) {
                Some(next) => top = next,
                None => return (over, None),
            }
        }
    }

    /// Where the policy stands that says a part of what comes of this one: the nearest that does.
    pub(super) fn says(
        &self,
        among: &[Self],
        part: impl Fn(&PolicyExtension) -> bool,
    ) -> Option<Origin> {
        let (over, whole) = self.line(among, &mut Findings::new());
        let said = over.into_iter().find(|extension| part(extension));
        said.map(|extension| extension.origin)
            .or(whole.map(|whole| whole.origin))
    }

    /// The same as a part of an overlay beneath, counted from 1.
    pub(crate) fn of_overlay(mut self, beneath: u32) -> Self {
        let (policy, components, bindings, ladders) = match &mut self {
            Self::Extending(it) => (
                &mut it.origin,
                &mut it.components,
                &mut it.bindings,
                &mut it.ladders,
            ),
            Self::Whole(it) => (
                &mut it.origin,
                &mut it.components,
                &mut it.bindings,
                &mut it.ladders,
            ),
        };
        let components = components.iter_mut().map(|it| &mut it.origin);
        let bindings = bindings.iter_mut().map(|it| &mut it.origin);
        let ladders = ladders.iter_mut().map(|it| &mut it.origin);
        for origin in components.chain(bindings).chain(ladders).chain([policy]) {
            *origin = origin.of_overlay(beneath);
        }
        self
    }
}

/// The newest policy that an extension can build on.
fn beneath<'a>(
    extension: &PolicyExtension,
    among: &'a [WrittenPolicy],
    findings: &mut Findings,
) -> Option<&'a WrittenPolicy> {
    let wanted = &extension.extends;
    let named = || {
        among
            .iter()
            .filter(|policy| *policy.id() == wanted.identifier)
    };
    let fitting = named().filter(|policy| wanted.version.matches(policy.version()));
    // Of equal ones the last is taken by `max_by`, and the first is meant.
    let newest = fitting.rev().max_by(|a, b| a.version().cmp(b.version()));
    if newest.is_some() {
        return newest;
    }
    let (id, base) = (&extension.id, &wanted.identifier);
    let name = extension.name();
    let site = Site::Built(&["policy", &name]);
    if named().next().is_none() {
        findings.add(&finding::UNKNOWN_BASE, &name, site, || {
            let note = Note::new(format!(
                "the policy `{id}` builds on `{base}`, which is not given"
            ));
            let known = among.iter().map(|policy| policy.id().as_str());
            match did_you_mean(base.as_str(), known) {
                Some(near) => note.help(format!("did you mean `{near}`?")),
                None => note.help("give it with the policy, in `bases` or as an overlay beneath"),
            }
        });
        return None;
    }
    findings.add(&finding::OTHER_BASE_VERSION, &name, site, || {
        let versions: Vec<String> = named()
            .map(|policy| format!("`{}`", policy.version()))
            .collect();
        Note::new(format!(
            "the policy `{id}` builds on `{base}` in version `{}`, and what is given is {}",
            wanted.version,
            versions.join(", ")
        ))
        .help("look through what changed, then widen the version that is expected")
    });
    None
}

fn circle(again: &PolicyExtension, over: &[&PolicyExtension], findings: &mut Findings) {
    let names = over.iter().map(|policy| &policy.id).chain([&again.id]);
    let names: Vec<String> = names.map(|id| format!("`{id}`")).collect();
    let site = Site::Built(&["policy"]);
    findings.add(&finding::CIRCLE_OF_POLICIES, "circle", site, || {
        Note::new(format!(
            "policies build on each other in a circle: {}",
            names.join(", ")
        ))
        .help("let one of them be a whole policy")
    });
}

/// Tells of what is dropped and not there, of the rules of targets and of those for ladders.
fn drops(extension: &PolicyExtension, beneath: &PolicyDefinition, findings: &mut Findings) {
    let rules: Vec<&Selection> = beneath.bindings.iter().map(|b| &b.select).collect();
    let ladders: Vec<&Selection> = beneath.ladders.iter().map(|b| &b.select).collect();
    let all = [
        ("rule", &extension.drops, &rules, ("dropsLadders", &ladders)),
        (
            "rule for ladders",
            &extension.drops_ladders,
            &ladders,
            ("drops", &rules),
        ),
    ];
    for (what, dropped, there, (member, elsewhere)) in all {
        for select in dropped.iter().filter(|select| !there.contains(select)) {
            let text = select.to_string();
            let name = extension.name();
            let site = Site::Built(&["policy", &name]);
            let habit = format!("{name} {what} {text}");
            findings.add(&finding::DROPS_NOTHING, &habit, site, || {
                let note = Note::new(format!(
                    "the policy `{}` drops the {what} of `{text}`, which `{}` does not have",
                    extension.id, beneath.id
                ));
                if elsewhere.contains(&select) {
                    return note.help(format!("did you mean to name it in `{member}`?"));
                }
                let near: Vec<String> = there.iter().map(ToString::to_string).collect();
                match did_you_mean(&text, near.iter().map(String::as_str)) {
                    Some(near) => note.help(format!("did you mean `{near}`?")),
                    None => note.help("leave it out, or name the selection as it stands there"),
                }
            });
        }
    }
}
