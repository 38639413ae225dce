//! What the engine made of signatures or seals, as it is posted.

use js_sys::Uint8Array;
use protocol::{Base64, http::SignedRevision, worker::NewRevision};

use crate::trouble::{Trouble, unexpected};

/// What a file grows by: the document, and the bytes.
pub(crate) type Appended = (u16, Uint8Array);

/// What is posted, and what the files grow by: the engine gives ciphertext, CMS and that for each act.
pub(crate) fn posted(
    revisions: Vec<NewRevision>,
    bytes: Vec<Uint8Array>,
) -> Result<(Vec<SignedRevision>, Vec<Appended>), Trouble> {
    if bytes.len() != revisions.len() * 3 {
        return Err(unexpected());
    }
    let mut appended = vec![];
    let revisions = revisions
        .into_iter()
        .zip(bytes.chunks_exact(3))
        .map(|(NewRevision { document, base, head }, parts)| {
            appended.push((document, parts[2].clone()));
            let (ciphertext, cms) = (Base64(parts[0].to_vec()), Base64(parts[1].to_vec()));
            SignedRevision { document, base, head, ciphertext, cms }
        })
        .collect();
    Ok((revisions, appended))
}
