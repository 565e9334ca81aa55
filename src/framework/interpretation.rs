//! What is read into a framework: roles, bands, strands, dimensions, demand, ladders.

use std::collections::BTreeMap;

use super::band::{self, BandData};
use super::strand::{self, StrandData};
use super::{CognitiveDemand, Core, Dimension, Ladder, Reading, Role, RoleBasis};
use crate::ItemId;

/// No band or strand.
pub(super) const NONE: u32 = u32::MAX;

/// One answer for each item, by dense index.
#[derive(Debug)]
pub(super) struct Interpretation {
    roles: Vec<(Role, RoleBasis)>,
    dimensions: BTreeMap<u32, Dimension>,
    demands: BTreeMap<u32, CognitiveDemand>,
    statements: BTreeMap<u32, Box<str>>,
    ladders: BTreeMap<u32, Ladder>,
    pub(super) bands: Vec<BandData>,
    band_of: Vec<u32>,
    pub(super) strands: Vec<StrandData>,
    strand_of: Vec<u32>,
}

impl Interpretation {
    pub(super) fn new(core: &Core, reading: &Reading) -> Self {
        let walk: Vec<u32> = core.tree.walk().into_iter().map(|(item, _)| item).collect();
        let (bands, band_of) = band::derive(core, &walk, &reading.bands);
        let (strands, strand_of) = strand::derive(core, &walk);
        Self {
            roles: roles(core, reading),
            dimensions: by_index(core, &reading.dimensions, |dimension| *dimension),
            demands: by_index(core, &reading.demands, |demand| *demand),
            statements: by_index(core, &reading.statements, |text| text.as_str().into()),
            ladders: by_index(core, &reading.ladders, Ladder::clone),
            bands,
            band_of,
            strands,
            strand_of,
        }
    }

    pub(super) fn role(&self, item: u32) -> Role {
        self.roles
            .get(item as usize)
            .map_or(Role::Text, |(role, _)| *role)
    }

    pub(super) fn role_basis(&self, item: u32) -> RoleBasis {
        self.roles
            .get(item as usize)
            .map_or(RoleBasis::Position, |(_, basis)| *basis)
    }

    pub(super) fn dimension(&self, item: u32) -> Dimension {
        self.dimensions.get(&item).copied().unwrap_or_default()
    }

    pub(super) fn demand(&self, item: u32) -> Option<CognitiveDemand> {
        self.demands.get(&item).copied()
    }

    pub(super) fn learner_statement(&self, item: u32) -> Option<&str> {
        self.statements.get(&item).map(AsRef::as_ref)
    }

    pub(super) fn ladder(&self, item: u32) -> Option<&Ladder> {
        self.ladders.get(&item)
    }

    /// In the order of the items.
    pub(super) fn ladders(&self) -> impl Iterator<Item = (u32, &Ladder)> {
        self.ladders.iter().map(|(item, ladder)| (*item, ladder))
    }

    pub(super) fn band(&self, item: u32) -> Option<u32> {
        self.band_of
            .get(item as usize)
            .copied()
            .filter(|band| *band != NONE)
    }

    pub(super) fn strand(&self, item: u32) -> Option<u32> {
        self.strand_of
            .get(item as usize)
            .copied()
            .filter(|strand| *strand != NONE)
    }
}

fn by_index<V, W>(
    core: &Core,
    said: &BTreeMap<ItemId, V>,
    value: impl Fn(&V) -> W,
) -> BTreeMap<u32, W> {
    said.iter()
        .filter_map(|(id, v)| Some((*core.by_id.get(id)?, value(v))))
        .collect()
}

/// Given, else by a plain item type, else by position.
fn roles(core: &Core, reading: &Reading) -> Vec<(Role, RoleBasis)> {
    // A file has a handful of item types: look each up once.
    let mut known: Vec<(&str, Option<Role>)> = Vec::new();
    let mut role_of_kind = |item: &super::ItemData| {
        let kind = core.pool.get(item.kind?);
        if let Some((_, role)) = known.iter().find(|(name, _)| *name == kind) {
            return *role;
        }
        let role = Role::of_kind(kind);
        known.push((kind, role));
        role
    };
    let mut roles: Vec<(Role, RoleBasis)> = (0..)
        .zip(&core.items)
        .map(|(index, item)| {
            if let Some(role) = role_of_kind(item) {
                return (role, RoleBasis::Kind);
            }
            let leaf = core.tree.children(index).is_empty();
            (
                if leaf { Role::Target } else { Role::Group },
                RoleBasis::Position,
            )
        })
        .collect();
    for (id, role) in &reading.roles {
        if let Some(index) = core.by_id.get(id)
            && let Some(slot) = roles.get_mut(*index as usize)
        {
            *slot = (*role, RoleBasis::Given);
        }
    }
    roles
}
