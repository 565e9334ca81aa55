//! Small numbers in the place of names.

use std::collections::HashMap;
use std::hash::Hash;

/// Stands for "no name".
pub(crate) const NONE: u32 = u32::MAX;

/// Numbers the names of one kind in the order of their coming.
#[derive(Debug, Clone)]
pub(crate) struct Interner<T> {
    keys: HashMap<T, u32>,
}

impl<T> Default for Interner<T> {
    fn default() -> Self {
        Self {
            keys: HashMap::new(),
        }
    }
}

impl<T: Clone + Eq + Hash> Interner<T> {
    /// The number of a name, new or not.
    pub(crate) fn intern(&mut self, name: &T) -> u32 {
        if let Some(key) = self.keys.get(name) {
            return *key;
        }
        // The log refuses more records than a `u32` holds long before this saturates.
        let key = u32::try_from(self.keys.len()).unwrap_or(NONE - 1);
        self.keys.insert(name.clone(), key);
        key
    }

    /// The number of a name, or [`NONE`].
    pub(crate) fn intern_option(&mut self, name: Option<&T>) -> u32 {
        name.map_or(NONE, |name| self.intern(name))
    }

    /// The number of a name that has come.
    pub(crate) fn get(&self, name: &T) -> Option<u32> {
        self.keys.get(name).copied()
    }
}
