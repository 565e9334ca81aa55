//! Selectors: which items something is said of.

use std::cmp::Ordering;

use crate::framework::Reference;
use crate::id::{FrameworkName, ItemId};

/// Which items something is said of, by one property.
///
/// What a policy or an overlay says by the more specific selector stands over what it says by a
/// less specific one, in this order: identifier, code, code prefix (whole segments; the longer
/// stands over the shorter), subtree (the deeper over the less deep), kind, strand, band,
/// framework, all.
///
/// ```
/// use continua::advancement::Selector;
///
/// assert!(Selector::kind("Expectation").rank() > Selector::All.rank());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Selector {
    /// Everything.
    All,
    /// All of one framework of the library.
    Framework(FrameworkName),
    /// What lies in a band of the continuum.
    Band(Box<str>),
    /// What belongs to a strand.
    Strand(Box<str>),
    /// What has an item type, as published.
    Kind(Box<str>),
    /// An item and all that lies under it.
    Subtree(Reference),
    /// What has a code that begins with these segments.
    CodePrefix(CodePrefix),
    /// What has this code.
    Code(Reference),
    /// One item.
    Identifier(ItemId),
}

/// The first segments of a code, in one framework of the library or in all.
///
/// `3.OA` begins `3.OA` and `3.OA.7` but not `3.OAB`: after it the code ends, or one of the two
/// sides of the seam is neither a letter nor a digit.
///
/// As text it is `math:3.OA` or `3.OA`.
///
/// ```
/// use continua::advancement::CodePrefix;
///
/// let prefix = CodePrefix::new("3.OA").unwrap();
/// assert!(prefix.begins("3.OA.7") && prefix.begins("3.OA"));
/// assert!(!prefix.begins("3.OAB"));
/// assert!(CodePrefix::new("").is_none());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CodePrefix {
    framework: Option<FrameworkName>,
    prefix: Box<str>,
}

impl CodePrefix {
    /// Reads `framework:prefix` or `prefix`; nothing for an empty one.
    pub fn new(text: &str) -> Option<Self> {
        let (framework, prefix) = match text.split_once(':') {
            Some((name, prefix)) => (Some(FrameworkName::new(name).ok()?), prefix),
            None => (None, text),
        };
        (!prefix.is_empty()).then(|| Self {
            framework,
            prefix: prefix.into(),
        })
    }

    /// The framework in which it is sought; nothing for all.
    pub fn framework(&self) -> Option<&FrameworkName> {
        self.framework.as_ref()
    }

    /// The prefix itself.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Whether a code begins with it, in whole segments.
    pub fn begins(&self, code: &str) -> bool {
        let Some(rest) = code.strip_prefix(&*self.prefix) else {
            return false;
        };
        let open = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        open(rest.chars().next()) || open(self.prefix.chars().next_back())
    }
}

impl std::fmt::Display for CodePrefix {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(framework) = &self.framework {
            write!(f, "{framework}:")?;
        }
        f.write_str(&self.prefix)
    }
}

impl Selector {
    /// What has this item type, as published.
    pub fn kind(kind: &str) -> Self {
        Self::Kind(kind.into())
    }

    /// What belongs to the strand of this title.
    pub fn strand(strand: &str) -> Self {
        Self::Strand(strand.into())
    }

    /// What lies in the band of this title.
    pub fn band(band: &str) -> Self {
        Self::Band(band.into())
    }

    /// How specific it is, without regard to length and depth: from 0 for all to 8 for an
    /// identifier.
    pub fn rank(&self) -> u8 {
        match self {
            Self::All => 0,
            Self::Framework(_) => 1,
            Self::Band(_) => 2,
            Self::Strand(_) => 3,
            Self::Kind(_) => 4,
            Self::Subtree(_) => 5,
            Self::CodePrefix(_) => 6,
            Self::Code(_) => 7,
            Self::Identifier(_) => 8,
        }
    }

    /// The member of a stored selection that says it.
    pub fn member(&self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Framework(_) => "framework",
            Self::Band(_) => "band",
            Self::Strand(_) => "strand",
            Self::Kind(_) => "kind",
            Self::Subtree(_) => "subtree",
            Self::CodePrefix(_) => "codePrefix",
            Self::Code(_) => "code",
            Self::Identifier(_) => "identifier",
        }
    }
}

/// How specific a selector is for a given library: its rank, then its length or depth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Specificity {
    rank: u8,
    within: u32,
}

impl Specificity {
    /// A rank and what decides within it.
    pub(super) const fn new(rank: u8, within: u32) -> Self {
        Self { rank, within }
    }
}

/// Compares two conjunctions by their lists, the most specific selector first; of two lists of
/// which one begins the other, the longer is the more specific.
pub(super) fn compare(a: &[Specificity], b: &[Specificity]) -> Ordering {
    a.cmp(b)
}
