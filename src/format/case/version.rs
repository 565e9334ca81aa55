//! The versions of the format.

use std::fmt;

/// A version of CASE.
///
/// ```
/// use continua::format::case::Version;
///
/// assert!(Version::V1_0 < Version::V1_1);
/// assert_eq!(Version::V1_1.to_string(), "1.1");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Version {
    /// 1.0 of 2017. Documents of this version do not say so.
    V1_0,
    /// 1.1 of 2022. Its documents may say so in `caseVersion`.
    V1_1,
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::V1_0 => "1.0",
            Self::V1_1 => "1.1",
        })
    }
}
