//! Fingerprints: whether two things are the same, told by sixteen bytes.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::framework::{End, Framework};

/// A fingerprint of a framework or a policy: 128 bits of FNV-1a over what it says.
///
/// It tells an honest change from no change; it is no protection against forgery.
///
/// Source: G. Fowler, L. C. Noll, K.-P. Vo, D. Eastlake, *The FNV Non-Cryptographic Hash
/// Algorithm*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Fingerprint(u128);

/// Collects what a fingerprint is taken of.
pub(super) struct Hasher(u128);

impl Hasher {
    pub(super) fn new() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    /// Adds a text, with its length so that two texts never run into one.
    pub(super) fn text(&mut self, text: &str) {
        let length = u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes();
        for byte in length.iter().chain(text.as_bytes()) {
            self.0 = (self.0 ^ u128::from(*byte))
                .wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }

    pub(super) fn finish(self) -> Fingerprint {
        Fingerprint(self.0)
    }
}

impl Fingerprint {
    /// The fingerprint of a framework: its document, items and associations, not where they
    /// stand in a file. O(n).
    pub fn of_framework(framework: &Framework) -> Self {
        let mut hasher = Hasher::new();
        let document = framework.document();
        hasher.text(&document.id().to_string());
        hasher.text(document.title());
        hasher.text(document.version().unwrap_or_default());
        for item in framework.items() {
            hasher.text(&item.id().to_string());
            hasher.text(item.code().unwrap_or_default());
            hasher.text(item.statement());
            hasher.text(item.role().name());
            hasher.text(item.dimension().name());
            hasher.text(item.band().map_or("", |band| band.code()));
        }
        for association in framework.associations() {
            hasher.text(association.kind().name());
            for end in [association.origin_end(), association.destination_end()] {
                match end {
                    End::Item(item) => hasher.text(&item.id().to_string()),
                    End::Outside(outside) => hasher.text(outside.identifier),
                    End::Document => hasher.text("document"),
                }
            }
        }
        hasher.finish()
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl From<Fingerprint> for String {
    fn from(fingerprint: Fingerprint) -> Self {
        fingerprint.to_string()
    }
}

impl TryFrom<String> for Fingerprint {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, &'static str> {
        let digits = text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit());
        let value = digits
            .then(|| u128::from_str_radix(&text, 16).ok())
            .flatten();
        value
            .map(Self)
            .ok_or("not a fingerprint of 32 hexadecimal digits")
    }
}
