//! Fingerprints: whether two things are the same, without keeping both.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::framework::{Competency, Ladder, Library};

/// A fingerprint of a policy or a library: equal things have equal fingerprints, and different
/// ones almost never.
///
/// It tells change from no change; it is no protection against somebody who wants to deceive.
/// 64-bit FNV-1a over a fixed written form, printed as 16 hexadecimal digits; the same on every
/// platform. Source: G. Fowler, L. C. Noll, K.-P. Vo, *The FNV Non-Cryptographic Hash Algorithm*.
///
/// ```
/// use continua::advancement::Fingerprint;
///
/// let text = Fingerprint::of_bytes(b"a").to_string();
/// assert_eq!(text, "af63dc4c8601ec8c");
/// assert_eq!(text.parse(), Ok(Fingerprint::of_bytes(b"a")));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint(u64);

/// A text is no fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a fingerprint of 16 hexadecimal digits")]
#[non_exhaustive]
pub struct FingerprintError;

impl Fingerprint {
    const START: Self = Self(0xcbf2_9ce4_8422_2325);

    /// The fingerprint of some bytes. O(length).
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self::START.and(bytes)
    }

    /// The fingerprint of all that a library says of its items. O(length of the texts).
    pub fn of_library(library: &Library) -> Self {
        let mut print = Self::START;
        for (name, framework) in library.frameworks() {
            print = print.text(name.as_str());
            print = print.text(&framework.document().id().to_string());
            for item in framework.items() {
                print = print.text(&item.id().to_string()).text(item.statement());
                print = print.text(item.code().unwrap_or_default());
                print = print.text(item.role().name()).text(item.dimension().name());
                let ladder = item.competency().and_then(Competency::ladder);
                for rung in ladder.into_iter().flat_map(Ladder::rungs) {
                    print = print.text(rung.id().as_str());
                    print = print.text(rung.title()).text(rung.statement());
                }
                for parent in item.parents() {
                    print = print.and(&parent.index().to_le_bytes());
                }
            }
        }
        print
    }

    fn text(self, text: &str) -> Self {
        // The length first, so that the seams between texts count.
        self.and(&(text.len() as u64).to_le_bytes())
            .and(text.as_bytes())
    }

    fn and(self, bytes: &[u8]) -> Self {
        let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
        Self(bytes.iter().fold(self.0, step))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for Fingerprint {
    type Err = FingerprintError;

    fn from_str(text: &str) -> Result<Self, FingerprintError> {
        let digits = text.len() == 16 && text.bytes().all(|b| b.is_ascii_hexdigit());
        let value = digits.then(|| u64::from_str_radix(text, 16).ok()).flatten();
        value.map(Self).ok_or(FingerprintError)
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
