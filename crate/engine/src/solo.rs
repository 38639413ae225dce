//! One person signs one file with a key of their own: what the command line does.

use document::{
    mark::Mark,
    open::{OpenError, Pdf},
    place::Placement,
    prepare::{self as pdf, EmbedError, PrepareError, SigningRequest},
};
use signature::{
    cms::{SignError, ToBeSigned},
    issue::KeyPair,
};

use crate::{CMS_ROOM, Midstate};

/// Where the signature goes.
#[derive(Clone, Debug)]
pub enum Where {
    /// Into a signature field that is there and empty.
    Field(String),
    /// Into a new field of this name: visible at a place, or not at all.
    NewField(String, Option<Placement>),
}

/// Why a file could not be signed.
#[derive(Debug, thiserror::Error)]
pub enum SoloError {
    /// It cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The signature cannot be prepared.
    #[error(transparent)]
    Prepare(#[from] PrepareError),
    /// The signature cannot be made.
    #[error(transparent)]
    Sign(#[from] SignError),
    /// The CMS does not fit.
    #[error(transparent)]
    Embed(#[from] EmbedError),
}

/// The signed file (PAdES B-B): the file as it was, and one revision more.
///
/// # Errors
/// [`SoloError`]; the file given is not touched.
pub fn sign(
    file: Pdf,
    place: &Where,
    mark: Option<&Mark>,
    signer: &KeyPair,
    signed_at: i64,
) -> Result<Vec<u8>, SoloError> {
    let name = signer.certificate.subject_name();
    let (Where::Field(field) | Where::NewField(field, _)) = place;
    let request = SigningRequest {
        field: field.clone(),
        mark,
        fields: vec![],
        signer_name: &name,
        signed_at,
        contents_len: CMS_ROOM,
    };
    let prepared = match place {
        Where::Field(_) => pdf::prepare(&file, &request)?,
        Where::NewField(_, placement) => pdf::prepare_new_field(&file, &request, placement.as_ref())?,
    };
    let parts = file.parts().into_iter().chain(prepared.signed_parts());
    let digest = parts.fold(Midstate::default(), Midstate::then);
    let to_be_signed = ToBeSigned::new(&signer.certificate, &digest.digest().0, None)?;
    let value = signer.key.sign(to_be_signed.signed_attributes_der());
    let cms = to_be_signed.complete(&value, &[])?.without_time_stamp();
    let update = prepared.embed(cms.der())?;
    let signed = file.extended(&update)?;
    drop(file);
    Ok(signed.into_bytes())
}
