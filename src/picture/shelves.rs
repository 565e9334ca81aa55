//! Lanes and rows: the bands and strands of several frameworks put in one order.

use std::collections::HashMap;

use crate::ItemId;
use crate::framework::{Band, Item, Library, Strand};

use super::node::Division;
use super::text::clean;

/// The place of each of some items in a division of the picture.
pub(super) struct Shelved {
    pub(super) division: Division,
    pub(super) place: Vec<usize>,
}

/// Into lanes by bands, in the order of the continuum. What has no band comes last.
pub(super) fn by_band(ids: &[ItemId], library: &Library) -> Shelved {
    let orders = library.frameworks().map(|(_, framework)| {
        let bands = framework.continuum().bands();
        bands.map(Band::title).collect::<Vec<_>>()
    });
    let title = |id: &ItemId| library.item(id)?.band().map(Band::title);
    shelve(ids, &merged(orders), title, "Without a band")
}

/// Puts lanes that span several grades, as for habits of work, behind the others where nothing in
/// them comes before or after anything else.
pub(super) fn spans_last(
    lanes: &mut Division,
    place: &mut [usize],
    is_joined: &[bool],
    ids: &[ItemId],
    library: &Library,
) {
    let mut last = vec![true; lanes.titles.len()];
    for ((id, lane), joined) in ids.iter().zip(place.iter()).zip(is_joined) {
        let band = library.item(id).and_then(Item::band);
        let spans = band.is_some_and(|band| band.code().contains(['-', '+']));
        if let Some(last) = last.get_mut(*lane) {
            *last &= spans && !joined;
        }
    }
    let mut order: Vec<usize> = (0..last.len()).collect();
    order.sort_by_key(|lane| last.get(*lane).copied().unwrap_or_default());
    let mut titles = Vec::new();
    let mut moved = vec![0; order.len()];
    for (to, from) in order.iter().enumerate() {
        titles.extend(lanes.titles.get(*from).cloned());
        if let Some(moved) = moved.get_mut(*from) {
            *moved = to;
        }
    }
    lanes.titles = titles;
    for lane in place {
        *lane = moved.get(*lane).copied().unwrap_or(*lane);
    }
}

/// Into rows by strands, in the order of the trees. What has no strand comes last.
pub(super) fn by_strand(ids: &[ItemId], library: &Library) -> Shelved {
    let orders = library.frameworks().map(|(_, framework)| {
        let strands = framework.continuum().strands();
        strands.map(Strand::title).collect::<Vec<_>>()
    });
    let title = |id: &ItemId| library.item(id)?.strand().map(Strand::title);
    shelve(ids, &merged(orders), title, "Other")
}

/// One order of several: titles that an earlier one lacks stand after what they followed.
fn merged<'l>(orders: impl Iterator<Item = Vec<&'l str>>) -> Vec<&'l str> {
    let mut all: Vec<&str> = Vec::new();
    for order in orders {
        let mut after = all.len();
        for title in order {
            if let Some(known) = all.iter().position(|one| *one == title) {
                after = known + 1;
            } else {
                all.insert(after, title);
                after += 1;
            }
        }
    }
    all
}

fn shelve<'l>(
    ids: &[ItemId],
    order: &[&'l str],
    title: impl Fn(&ItemId) -> Option<&'l str>,
    rest: &str,
) -> Shelved {
    let known: HashMap<&str, usize> = order.iter().copied().zip(0..).collect();
    let titled = ids.iter().map(title);
    let found: Vec<usize> = titled
        .map(|title| {
            title
                .and_then(|title| known.get(title).copied())
                .unwrap_or(order.len())
        })
        .collect();
    let mut used = found.clone();
    used.sort_unstable();
    used.dedup();
    let none = used.as_slice() == [order.len()];
    let titles = used.iter().map(|place| {
        let title = order.get(*place).map_or_else(String::new, |t| clean(t));
        if title.is_empty() {
            rest.to_owned()
        } else {
            title
        }
    });
    let place = found
        .iter()
        .map(|place| used.binary_search(place).unwrap_or(0));
    Shelved {
        place: place.collect(),
        division: Division {
            titles: if none { Vec::new() } else { titles.collect() },
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_are_merged() {
        let orders = vec![vec!["K", "1", "3"], vec!["1", "2", "3", "4"], vec!["z"]];
        assert_eq!(merged(orders.into_iter()), ["K", "1", "2", "3", "4", "z"]);
    }
}
