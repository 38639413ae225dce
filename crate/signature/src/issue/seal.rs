//! An organisation's seal: a signature by the operator's key over a digest it was asked to seal.

use super::material::KeyPair;
use crate::attributes::AuthorisationHash;
use crate::certificate::Certificate;
use crate::cms::{SignError, ToBeSigned, Unstamped};

/// Signs. Whoever calls has checked that the request is authorised and bound to an envelope: no digest is sealed for
/// whoever asks.
pub fn seal(
    pair: &KeyPair,
    chain: &[Certificate],
    digest: &[u8; 32],
    authorisation: Option<AuthorisationHash>,
) -> Result<Unstamped, SignError> {
    let to_be_signed = ToBeSigned::new(&pair.certificate, digest, authorisation)?;
    let signature = pair.key.sign(to_be_signed.signed_attributes_der());
    to_be_signed.complete(&signature, chain)
}
