//! Where something stands in the document that said it.

/// The place of a part of a policy in the document it was read from; nothing for what was built in
/// code.
///
/// A policy that builds on others is put together of several documents. Those of the overlays
/// beneath are numbered from 1, in the order in which they were given.
///
/// All origins are equal to each other, so that a policy that was read equals the same one built
/// in code.
///
/// ```
/// use continua::advancement::Origin;
///
/// assert_eq!(Origin::at(7), Origin::default());
/// assert_eq!(Origin::at(7).index(), Some(7));
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct Origin {
    index: Option<u32>,
    beneath: u32,
}

impl Origin {
    /// The node of this index in its document.
    pub const fn at(index: u32) -> Self {
        Self {
            index: Some(index),
            beneath: 0,
        }
    }

    /// The index of the node.
    pub const fn index(self) -> Option<u32> {
        self.index
    }

    /// Which of the overlays beneath says it, from 1; 0 for the overlay itself.
    pub(crate) const fn beneath(self) -> u32 {
        self.beneath
    }

    /// The same in the document of an overlay beneath.
    pub(crate) const fn of_overlay(self, beneath: u32) -> Self {
        Self { beneath, ..self }
    }
}

impl PartialEq for Origin {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Origin {}
