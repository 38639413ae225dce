//! All that `keys init` makes: an offline root, an issuing CA, a time-stamp key, a seal.

use super::authority::Authority;
use super::certificate::{Draft, IssueError, Profile, Serial, common_name, issue};
use super::revocation::RevocationRequest;
use crate::certificate::Certificate;
use crate::key::SigningKey;
use crate::revocation::RevocationList;

const YEAR: i64 = 31_557_600;

/// A private key with its certificate.
#[derive(Debug, Clone)]
pub struct KeyPair {
    /// Private.
    pub key: SigningKey,
    /// Public.
    pub certificate: Certificate,
}

/// What goes in.
#[derive(Debug, Clone)]
pub struct Init<'a> {
    /// The operator's name, up to 40 characters; what each certificate is for is put behind it.
    pub operator: &'a str,
    /// Start of all validities, unix seconds.
    pub now: i64,
    /// Random octets for root, issuing, time-stamp and seal key.
    pub keys: [[u8; 32]; 4],
    /// Random octets for their serial numbers.
    pub serials: [[u8; 16]; 4],
}

/// What comes out.
#[derive(Debug, Clone)]
pub struct Material {
    /// Self-signed, 20 years; its key is to be kept offline.
    pub root: KeyPair,
    /// By the root, 10 years, may issue end certificates only.
    pub issuing: KeyPair,
    /// By the root, 10 years, time-stamping only.
    pub time_stamp: KeyPair,
    /// By the issuing CA, 5 years: it names the seal, and makes none. Each seal's certificate is issued for it alone
    /// ([`super::Authority::issue_seal`]), so that this key without the issuing CA's seals nothing.
    pub seal: KeyPair,
    /// The root's first CRL: nothing revoked, next due when the certificates below the root end. Every signature carries
    /// it beside the issuing CA's, and a validator takes it as current only until then (pyHanko looks at the time-stamp's
    /// certificate as of today): a shorter one would end the life of every B-LT signature. The offline root makes another
    /// when it revokes something.
    pub root_crl: RevocationList,
}

impl Material {
    /// Makes everything; the same input gives the same output.
    pub fn init(init: &Init<'_>) -> Result<Self, IssueError> {
        let [root, issuing, time_stamp, seal] = [
            SigningKey::from_random(&init.keys[0])?,
            SigningKey::from_random(&init.keys[1])?,
            SigningKey::from_random(&init.keys[2])?,
            SigningKey::from_random(&init.keys[3])?,
        ];
        let root = make_root(init, root)?;
        let authority = Authority::new(root.key.clone(), root.certificate.clone())?;
        let issuing = certify(init, &authority, issuing, Profile::IssuingAuthority, 1)?;
        let time_stamp = certify(init, &authority, time_stamp, Profile::TimeStamp, 2)?;
        let below = Authority::new(issuing.key.clone(), issuing.certificate.clone())?;
        let seal = certify(init, &below, seal, Profile::Signer(None), 3)?;
        let root_crl = authority.issue_crl(&RevocationRequest {
            number: 1,
            this_update: init.now,
            next_update: validity(init, 1).1,
            revoked: &[],
        })?;
        Ok(Self { root, issuing, time_stamp, seal, root_crl })
    }
}

/// Behind the operator's name, and years of validity, in the order of [`Init::keys`].
const ROLES: [(&str, i64); 4] = [("root CA", 20), ("issuing CA", 10), ("time-stamping", 10), ("seal", 5)];

fn make_root(init: &Init<'_>, key: SigningKey) -> Result<KeyPair, IssueError> {
    let subject = subject(init, 0)?;
    let draft = Draft {
        profile: Profile::Root,
        subject: &subject,
        key: key.public_key(),
        validity: validity(init, 0),
        serial: Serial::from_random(init.serials[0]),
    };
    let certificate = issue(&draft, &subject, &key)?;
    Ok(KeyPair { key, certificate })
}

fn certify(
    init: &Init<'_>,
    authority: &Authority,
    key: SigningKey,
    profile: Profile<'_>,
    role: usize,
) -> Result<KeyPair, IssueError> {
    let certificate = authority.issue(&Draft {
        profile,
        subject: &subject(init, role)?,
        key: key.public_key(),
        validity: validity(init, role),
        serial: Serial::from_random(init.serials[role]),
    })?;
    Ok(KeyPair { key, certificate })
}

fn subject(init: &Init<'_>, role: usize) -> Result<Vec<u8>, IssueError> {
    common_name(&format!("{} {}", init.operator.trim(), ROLES[role].0))
}

fn validity(init: &Init<'_>, role: usize) -> (i64, i64) {
    (init.now, init.now.saturating_add(ROLES[role].1 * YEAR))
}
