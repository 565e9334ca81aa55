//! Findings that are accepted, and why.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Finding, Rule, Scope, Site};
use crate::source::{Kind, Value};

/// A finding that is accepted: which, and why.
///
/// Made by [`Waiver::new`](Self::new) or read from a file by
/// [`Waivers::from_slice`](crate::check::Waivers::from_slice). Without more it is for every hit of
/// its rule, or of its group of rules; [`at`](Self::at) and [`within`](Self::within) narrow it.
/// What blocks cannot be waived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    pub(crate) scope: Scope,
    pub(crate) reason: String,
    pub(crate) pointer: Option<String>,
    pub(crate) identifier: Option<String>,
    /// Which value of its file it was read from.
    pub(crate) origin: Option<u32>,
}

impl Waiver {
    /// The same waiver, for what stands at this JSON pointer or below it.
    #[must_use]
    pub fn at(mut self, pointer: impl Into<String>) -> Self {
        self.pointer = Some(pointer.into());
        self
    }

    /// The same waiver, for what stands within an object of this `identifier`: an item, say, with
    /// all its members and links. Letter case is disregarded.
    #[must_use]
    pub fn within(mut self, identifier: impl Into<String>) -> Self {
        self.identifier = Some(identifier.into());
        self
    }

    /// The code of the rule or the group of rules.
    pub fn code(&self) -> &'static str {
        match self.scope {
            Scope::Rule(code) | Scope::Group(code) => code,
        }
    }

    /// Why what it is for is accepted.
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// The JSON pointer at or below which it is for hits.
    pub fn pointer(&self) -> Option<&str> {
        self.pointer.as_deref()
    }

    /// The identifier of the object within which it is for hits.
    pub fn identifier(&self) -> Option<&str> {
        self.identifier.as_deref()
    }

    fn is_for(&self, rule: &Rule, site: Site<'_>) -> bool {
        self.scope.has(rule)
            && self.pointer.as_ref().is_none_or(|at| is_at(site, at))
            && (self.identifier.as_ref()).is_none_or(|identifier| is_within(site, identifier))
    }
}

/// Whether a site is at a pointer or below it.
fn is_at(site: Site<'_>, pointer: &str) -> bool {
    let Site::Value(value) = site else {
        return pointer.is_empty();
    };
    let own = value.pointer();
    let rest = own.strip_prefix(pointer);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether a site is within an object of this identifier.
fn is_within(site: Site<'_>, identifier: &str) -> bool {
    match site {
        Site::Value(value) => {
            let around = std::iter::successors(Some(value), |value| value.parent());
            let mut objects = around.filter(|value| value.kind() == Kind::Object);
            objects.any(|object| {
                let own = object.get("identifier").and_then(Value::as_str);
                own.is_some_and(|own| own.eq_ignore_ascii_case(identifier))
            })
        }
        Site::Built(ids) => ids.iter().any(|id| id.eq_ignore_ascii_case(identifier)),
        Site::Text(..) | Site::Known(..) => false,
    }
}

/// What waivers have caught of the findings of one input.
#[derive(Debug, Clone)]
pub(super) struct Waiving {
    waivers: Arc<[Arc<Waiver>]>,
    pub(super) findings: Vec<Finding>,
    /// By waiver, rule, package and habit.
    habits: HashMap<(usize, &'static str, Option<u32>, String), usize>,
}

impl Waiving {
    pub(super) fn of(waivers: Arc<[Arc<Waiver>]>) -> Self {
        Self {
            waivers,
            findings: Vec::new(),
            habits: HashMap::new(),
        }
    }

    /// The first waiver that is for a hit, with its number. O(waivers).
    pub(super) fn find(&self, rule: &Rule, site: Site<'_>) -> Option<(usize, Arc<Waiver>)> {
        if rule.blocking {
            return None;
        }
        let mut all = self.waivers.iter().enumerate();
        all.find(|(_, waiver)| waiver.is_for(rule, site))
            .map(|(number, waiver)| (number, Arc::clone(waiver)))
    }

    /// The finding into which a hit folds.
    pub(super) fn folded(
        &mut self,
        number: usize,
        rule: &Rule,
        package: Option<u32>,
        habit: &str,
    ) -> Option<&mut Finding> {
        let key = (number, rule.code, package, habit.to_owned());
        if let Some(at) = self.habits.get(&key) {
            return self.findings.get_mut(*at);
        }
        self.habits.insert(key, self.findings.len());
        None
    }
}
