//! An organisation's seal: a signature by the operator's key over a digest it was asked to seal.

use super::material::KeyPair;
use crate::attributes::CommitmentType;
use crate::cms::{SignError, ToBeSigned};

/// The seal on one document, as whoever has the document embeds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seal {
    /// The signature value, raw `r || s`, over the attributes of [`ToBeSigned::new`] for the same input.
    pub value: [u8; 64],
    /// What its time-stamp is asked for.
    pub imprint: [u8; 32],
}

/// Signs. Whoever calls has checked that the request is authorised and bound to an envelope: no digest is sealed for
/// whoever asks. `event` is the SHA-256 of the `seal_authorised` event.
pub fn seal(pair: &KeyPair, digest: &[u8; 32], event: [u8; 32]) -> Result<Seal, SignError> {
    let to_be_signed = ToBeSigned::new(&pair.certificate, digest, Some(CommitmentType::Seal(event)))?;
    let value = pair.key.sign(to_be_signed.signed_attributes_der());
    let imprint = to_be_signed.complete(&value, &[])?.time_stamp_imprint();
    Ok(Seal { value, imprint })
}
