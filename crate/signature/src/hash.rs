//! Hash algorithms: their identifiers and what they give.

use crate::{oid, tlv};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A hash algorithm that signatures use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HashAlgorithm {
    /// No longer collision resistant: recognised, never trusted.
    Sha1,
    /// What Paraph uses.
    Sha256,
    /// Strangers'.
    Sha384,
    /// Strangers'.
    Sha512,
}

impl HashAlgorithm {
    /// By the contents octets of its object identifier.
    pub fn from_oid(contents: &[u8]) -> Option<Self> {
        match contents {
            oid::SHA_1 => Some(Self::Sha1),
            oid::SHA_256 => Some(Self::Sha256),
            oid::SHA_384 => Some(Self::Sha384),
            oid::SHA_512 => Some(Self::Sha512),
            _ => None,
        }
    }

    /// Digest length in octets.
    pub fn length(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }

    /// Not to be trusted any more (ETSI TS 119 312).
    pub fn is_weak(self) -> bool {
        self == Self::Sha1
    }

    /// Digest of these parts, one after another; `None` without the feature `foreign`, except for SHA-256.
    pub fn digest(self, parts: &[&[u8]]) -> Option<Vec<u8>> {
        match self {
            Self::Sha256 => Some(over::<Sha256>(parts)),
            #[cfg(feature = "foreign")]
            Self::Sha1 => Some(over::<sha1::Sha1>(parts)),
            #[cfg(feature = "foreign")]
            Self::Sha384 => Some(over::<sha2::Sha384>(parts)),
            #[cfg(feature = "foreign")]
            Self::Sha512 => Some(over::<sha2::Sha512>(parts)),
            #[cfg(not(feature = "foreign"))]
            _ => None,
        }
    }
}

/// SHA-256.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// AlgorithmIdentifier of SHA-256, parameters absent (RFC 5754 2).
pub(crate) fn sha256_identifier() -> Vec<u8> {
    tlv::sequence(&[&tlv::oid(oid::SHA_256)])
}

// 64 KiB a call: in WebAssembly one large update would stay in the engine's slow tier.
fn over<D: Digest>(parts: &[&[u8]]) -> Vec<u8> {
    let mut hasher = D::new();
    for part in parts {
        part.chunks(64 * 1024).for_each(|chunk| hasher.update(chunk));
    }
    hasher.finalize().to_vec()
}
