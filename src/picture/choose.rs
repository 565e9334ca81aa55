//! Which competencies of a progression a picture shows.

use std::collections::BTreeSet;

use crate::ItemId;
use crate::framework::{Item, Library};
use crate::progression::Progression;

use super::options::{Focus, PictureError};

/// The competencies in focus, in the order of the progression.
pub(super) fn chosen(
    progression: &Progression,
    library: &Library,
    focus: &Focus,
) -> Result<Vec<ItemId>, PictureError> {
    let in_band = |id: &ItemId, named: &str| {
        let band = library.item(id).and_then(Item::band);
        band.is_some_and(|band| band.title() == named || band.code() == named)
    };
    let in_strand = |id: &ItemId, named: &str| {
        let strand = library.item(id).and_then(Item::strand);
        strand.is_some_and(|strand| strand.title() == named)
    };
    let all = || progression.competencies().cloned();
    let (found, name): (Vec<ItemId>, String) = match focus {
        Focus::Everything => return Ok(all().collect()),
        Focus::Around { item, steps } => {
            require(progression, item)?;
            let near = around(progression, item, *steps);
            return Ok(all().filter(|id| near.contains(id)).collect());
        }
        Focus::Only(ids) => {
            for id in ids {
                require(progression, id)?;
            }
            let ids: BTreeSet<&ItemId> = ids.iter().collect();
            return Ok(all().filter(|id| ids.contains(id)).collect());
        }
        Focus::Framework(name) => (
            all()
                .filter(|id| {
                    library
                        .name_of(id)
                        .is_some_and(|known| known.as_str() == name)
                })
                .collect(),
            name.clone(),
        ),
        Focus::Band(band) => (all().filter(|id| in_band(id, band)).collect(), band.clone()),
        Focus::Strand(strand) => (
            all().filter(|id| in_strand(id, strand)).collect(),
            strand.clone(),
        ),
        Focus::Cell { band, strand } => (
            all()
                .filter(|id| in_band(id, band) && in_strand(id, strand))
                .collect(),
            format!("{band}, {strand}"),
        ),
    };
    if found.is_empty() {
        return Err(PictureError::Nothing(name));
    }
    Ok(found)
}

fn require(progression: &Progression, id: &ItemId) -> Result<(), PictureError> {
    if progression.contains(id) {
        Ok(())
    } else {
        Err(PictureError::NotThere(id.clone()))
    }
}

/// What lies at most so many steps before, and so many after.
fn around(progression: &Progression, item: &ItemId, steps: u32) -> BTreeSet<ItemId> {
    let mut near = BTreeSet::from([item.clone()]);
    for ahead in [false, true] {
        let mut seen = BTreeSet::from([item]);
        let mut last = vec![item];
        for _ in 0..steps {
            let mut next = Vec::new();
            for id in last {
                let ids = if ahead {
                    progression.direct_after(id)
                } else {
                    progression.direct_before(id)
                };
                next.extend(ids.filter(|id| seen.insert(*id)));
            }
            if next.is_empty() {
                break;
            }
            last = next;
        }
        near.extend(seen.into_iter().cloned());
    }
    near
}
