//! Where something stands in the document that said it.

/// The place of a part of a policy in the document it was read from; nothing for what was built in
/// code.
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
pub struct Origin(Option<u32>);

impl Origin {
    /// The node of this index in its document.
    pub const fn at(index: u32) -> Self {
        Self(Some(index))
    }

    /// The index of the node.
    pub const fn index(self) -> Option<u32> {
        self.0
    }
}

impl PartialEq for Origin {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Origin {}
