//! Finds the files that are meant.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

/// What files of waivers end with.
pub const WAIVERS: &str = ".waivers.json";

/// A file to look at.
pub struct Found {
    pub path: PathBuf,
    /// Whether it was named, or else found in a folder.
    pub named: bool,
}

/// The `.json` files of a folder and of those in it, by name; without hidden ones and waivers.
///
/// Goes without recursion, and into each folder once, whatever links lead to it. Folders that
/// cannot be read are told by `unread`.
pub fn files(root: &Path, mut unread: impl FnMut(&Path, &io::Error)) -> Vec<Found> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    // The last one comes first.
    let mut open = vec![root.to_path_buf()];
    while let Some(path) = open.pop() {
        if !path.is_dir() {
            found.push(Found { path, named: false });
            continue;
        }
        let entries = path.canonicalize().and_then(|canonical| {
            let new = seen.insert(canonical);
            if new { entries(&path) } else { Ok(Vec::new()) }
        });
        match entries {
            Ok(entries) => open.extend(entries.into_iter().rev()),
            Err(error) => unread(&path, &error),
        }
    }
    found
}

/// The folders and the `.json` files right in a folder, by name.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let all = std::fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let mut names: Vec<_> = all.into_iter().map(|entry| entry.file_name()).collect();
    names.sort();
    let meant = names.into_iter().filter_map(|name| {
        let path = folder.join(&name);
        let is_json = path
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
        let name = name.to_string_lossy().to_lowercase();
        let json = is_json && !name.ends_with(WAIVERS);
        (!name.starts_with('.') && (json || path.is_dir())).then_some(path)
    });
    Ok(meant.collect())
}
