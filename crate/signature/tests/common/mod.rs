//! A little world of keys: authority, signer, time-stamping, at a fixed time.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use paraph_signature::attributes::CommitmentType;
use paraph_signature::certificate::Certificate;
use paraph_signature::check::Expected;
use paraph_signature::cms::{ToBeSigned, Unstamped};
use paraph_signature::hash::HashAlgorithm;
use paraph_signature::issue::{
    Authority, Init, KeyPair, Material, RevocationRequest, Revoked, Serial, SignerRequest, TimeStampAuthority,
};
use paraph_signature::key::SigningKey;
use paraph_signature::revocation::RevocationList;
use paraph_signature::timestamp::{TimeStampRequest, TimeStampToken};
use paraph_signature::validate::{TrustAnchors, ValidationData};

/// 2026-11-22 10:56:40 UTC.
pub const NOW: i64 = 1_795_345_000;
pub const DAY: i64 = 86_400;
pub const CONTENT: &[u8] = b"the bytes of a ByteRange";
pub const AUTHORISATION: CommitmentType = CommitmentType::Approval([7; 32]);

pub struct World {
    pub material: Material,
    pub authority: Authority,
    pub signer: KeyPair,
    pub anchors: TrustAnchors,
    pub chain: Vec<Certificate>,
}

pub fn material(seed: u8) -> Material {
    let keys = [[seed; 32], [seed + 1; 32], [seed + 2; 32], [seed + 3; 32]];
    let serials = [[seed; 16], [seed + 1; 16], [seed + 2; 16], [seed + 3; 16]];
    Material::init(&Init { operator: "Essai", now: NOW - 30 * DAY, keys, serials }).unwrap()
}

pub fn world() -> World {
    let material = material(11);
    let authority =
        Authority::new(material.issuing.key.clone(), material.issuing.certificate.clone()).unwrap();
    let signer = signer(&authority, "Zoé Ångström", 42, (NOW - 60, NOW + 600));
    let anchors = TrustAnchors::new(vec![material.root.certificate.clone()]);
    let chain = vec![material.issuing.certificate.clone()];
    World { material, authority, signer, anchors, chain }
}

pub fn signer(authority: &Authority, name: &str, seed: u8, (not_before, not_after): (i64, i64)) -> KeyPair {
    let key = SigningKey::from_random(&[seed; 32]).unwrap();
    let serial = Serial::from_random([seed; 16]);
    let request =
        SignerRequest { name, key: key.public_key(), not_before, not_after, serial, crl_address: None };
    let certificate = authority.issue_signer(&request).unwrap();
    KeyPair { key, certificate }
}

pub fn digest(content: &[u8]) -> [u8; 32] {
    paraph_signature::hash::sha256(content)
}

pub fn by_content(content: &[u8]) -> impl Fn(HashAlgorithm) -> Option<Vec<u8>> {
    move |hash| hash.digest(&[content])
}

impl World {
    pub fn unstamped(&self, pair: &KeyPair, content: &[u8]) -> Unstamped {
        let to_be_signed = ToBeSigned::new(&pair.certificate, &digest(content), Some(AUTHORISATION)).unwrap();
        let signature = pair.key.sign(to_be_signed.signed_attributes_der());
        to_be_signed.complete(&signature, &self.chain).unwrap()
    }

    pub fn time_stamping(&self) -> TimeStampAuthority {
        TimeStampAuthority::new(self.material.time_stamp.clone(), Vec::new()).unwrap()
    }

    pub fn token(&self, imprint: &[u8; 32], at: i64) -> TimeStampToken {
        let request = TimeStampRequest::new(imprint, &[5; 8]);
        let response = self.time_stamping().respond(&request.to_der(), at, Serial::from_random([77; 16]));
        response.token_for(&request).unwrap()
    }

    pub fn stamped(&self, at: i64) -> Vec<u8> {
        let unstamped = self.unstamped(&self.signer, CONTENT);
        let token = self.token(&unstamped.time_stamp_imprint(), at);
        unstamped.with_time_stamp(&token).unwrap().into_der()
    }

    pub fn crl(&self, at: i64, revoked: &[Revoked<'_>]) -> RevocationList {
        let request = RevocationRequest { number: 3, this_update: at, next_update: at + DAY, revoked };
        self.authority.issue_crl(&request).unwrap()
    }

    pub fn data(&self, at: i64) -> ValidationData {
        let revocation_lists = vec![self.crl(at, &[]), self.material.root_crl.clone()];
        ValidationData { certificates: Vec::new(), revocation_lists, proven_at: None }
    }

    /// The seal's key, with a certificate for one seal.
    pub fn one_seal(&self) -> KeyPair {
        let key = self.material.seal.key.clone();
        let certificate = self.authority.issue_seal(&SignerRequest {
            name: "Essai seal",
            key: key.public_key(),
            not_before: NOW - 60,
            not_after: NOW + 600,
            serial: Serial::from_random([44; 16]),
            crl_address: None,
        });
        KeyPair { key, certificate: certificate.unwrap() }
    }

    pub fn expected<'a>(&'a self, digest: &'a [u8; 32]) -> Expected<'a> {
        Expected {
            digest,
            certificate: &self.signer.certificate,
            chain: &self.chain,
            authorisation: AUTHORISATION,
            time_stamp_anchors: &self.anchors,
            revocation_lists: &[],
        }
    }
}
