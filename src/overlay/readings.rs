//! How an overlay has the frameworks of a library read.

use std::collections::{BTreeMap, BTreeSet};

use super::Overlay;
use super::select::Statement;
use crate::FrameworkName;
use crate::finding::Findings;
use crate::framework::{BandSource, Item, Library, Reading, RoleBasis};

impl Overlay {
    /// Roles first, for what is selected by strand or band may depend on nothing but the tree.
    pub(super) fn read_into(
        &self,
        library: &Library,
        mut readings: BTreeMap<FrameworkName, Reading>,
        used: &mut BTreeSet<FrameworkName>,
        findings: &mut Findings,
    ) -> Library {
        let body = &self.body;
        // What is said of the overlay's own items stands in them, and is not read yet.
        let published = |item: Item<'_>| {
            let name = library.name_of(item.id());
            self.own().iter().all(|own| Some(&own.name) != name)
        };
        let bands = body
            .bands
            .as_ref()
            .map(|bands| self.bands(bands, library, findings));
        let mut change = |item: Item<'_>, say: &dyn Fn(Reading) -> Reading| {
            if let Some(name) = library.name_of(item.id()) {
                used.insert(name.clone());
                let reading = readings.entry(name.clone()).or_default();
                *reading = say(std::mem::take(reading));
            }
        };
        let roles: Vec<Statement<'_, _>> = body
            .roles
            .iter()
            .map(|e| Statement {
                select: &e.select,
                what: e.role,
                origin: e.origin,
            })
            .collect();
        let said = self.settle(
            library,
            &roles,
            |item, without, role| {
                // To say a role that was only guessed is to say something.
                let known = item.role_basis() == RoleBasis::Kind && published(item);
                without.or(known.then(|| item.role())) != Some(role)
            },
            findings,
        );
        for (item, role) in said {
            change(item, &|reading| reading.role(item.id().clone(), role));
        }
        let dimensions: Vec<Statement<'_, _>> = body
            .dimensions
            .iter()
            .map(|e| Statement {
                select: &e.select,
                what: e.dimension,
                origin: e.origin,
            })
            .collect();
        let said = self.settle(
            library,
            &dimensions,
            |item, without, dimension| {
                let known = published(item).then(|| item.dimension());
                without.or(known) != Some(dimension)
            },
            findings,
        );
        for (item, dimension) in said {
            change(item, &|reading| {
                reading.dimension(item.id().clone(), dimension)
            });
        }
        let demand: Vec<Statement<'_, _>> = body
            .demand
            .iter()
            .map(|e| Statement {
                select: &e.select,
                what: e.demand,
                origin: e.origin,
            })
            .collect();
        let said = self.settle(
            library,
            &demand,
            |item, without, demand| without.or(item.demand()) != Some(demand),
            findings,
        );
        for (item, demand) in said {
            change(item, &|reading| reading.demand(item.id().clone(), demand));
        }
        let statements = self.statements(library, findings);
        for (item, (_, text)) in &statements {
            if let Some(item) = library.item(item) {
                change(item, &|reading| {
                    reading.learner_statement(item.id().clone(), *text)
                });
            }
        }
        let read = read_as(library, &readings, bands.as_ref());
        self.judge_statements(&read, &statements, findings);
        if !self.read_ladders(&read, &mut readings, used, findings) {
            return read;
        }
        read_as(library, &readings, bands.as_ref())
    }

    /// Whether there is a ladder. The roles of items must be known.
    fn read_ladders(
        &self,
        library: &Library,
        readings: &mut BTreeMap<FrameworkName, Reading>,
        used: &mut BTreeSet<FrameworkName>,
        findings: &mut Findings,
    ) -> bool {
        let ladders = self.ladders(library, findings);
        let there = !ladders.is_empty();
        for (target, ladder) in ladders {
            if let Some(name) = library.name_of(&target) {
                used.insert(name.clone());
                let reading = readings.entry(name.clone()).or_default();
                *reading = std::mem::take(reading).ladder(ladder);
            }
        }
        there
    }
}

/// The library as the readings say.
fn read_as(
    library: &Library,
    readings: &BTreeMap<FrameworkName, Reading>,
    bands: Option<&BandSource>,
) -> Library {
    library.read_as(|name, _| {
        let reading = readings.get(name).cloned().unwrap_or_default();
        match bands {
            Some(bands) => reading.bands(bands.clone()),
            None => reading,
        }
    })
}
