//! Signing: every signature is verified against what was authorised before anything is recorded.

use axum::{Json, extract::State};
use envelope::{Command, Digest, NotAllowed, Revision, SlotRevision};
use evidence::{Transcript, sha256};
use protocol::http::{Sign, SignedRevision, SignerView};
use signature::{
    attributes::CommitmentType,
    certificate::Certificate,
    check::{Expected, check_signer_post},
};

use crate::{
    app::{App, Shared},
    append::{Wish, append, load},
    authorise::latest,
    door::Body,
    problem::Refusal,
    sending::ciphertext_fits,
    store::sessions::SignerSession,
    time_stamps::live_act,
    view,
};

pub(crate) async fn sign(
    State(app): State<Shared>,
    session: SignerSession,
    Body(post): Body<Sign>,
) -> Result<Json<SignerView>, Refusal> {
    for revision in &post.revisions {
        ciphertext_fits(&app, &revision.ciphertext.0)?;
    }
    let command = Command::Sign(envelope::Sign {
        recipient: session.recipient,
        revisions: post.revisions.iter().map(recorded).collect(),
    });
    // One state for all checks: a repeated post may be accepted meanwhile, and is then one act.
    let before = load(&app, &session.envelope).await?;
    if before.state().decide(&command, app.now())?.is_empty() {
        return Ok(Json(view::for_signer(&app, &session, &before, app.now()).await?));
    }
    let (sequence, _, issued) = live_act(&app, &session, &before).await?;
    let certificate = Certificate::from_der(&issued.certificate)
        .map_err(|_| Refusal::Internal("a stored certificate cannot be read"))?;
    check_all(&app, &session, &before, sequence, &certificate, &post)?;
    let ciphertexts: Vec<Vec<u8>> =
        post.revisions.into_iter().map(|revision| revision.ciphertext.0).collect();
    let transcript = append(&app, &session.envelope, |transcript, _| {
        // Somebody with this link authorised anew: what was verified belongs to the older one.
        let current = latest(transcript, session.recipient).map(|(record, _)| record.sequence());
        if current != Some(sequence) {
            return Err(NotAllowed::NotAuthorised.into());
        }
        Ok(Wish { ciphertexts: ciphertexts.clone(), ..Wish::from(command.clone()) })
    })
    .await?;
    Ok(Json(view::for_signer(&app, &session, &transcript, app.now()).await?))
}

/// What is recorded of it.
pub(crate) fn recorded(posted: &SignedRevision) -> SlotRevision {
    let SignedRevision { document, base, head, ciphertext, cms } = posted;
    let (ciphertext, cms) = (sha256("", &ciphertext.0), Some(sha256("", &cms.0)));
    SlotRevision { document: *document, revision: Revision { base: *base, head: *head, ciphertext, cms } }
}

fn check_all(
    app: &App,
    session: &SignerSession,
    transcript: &Transcript,
    sequence: u32,
    certificate: &Certificate,
    post: &Sign,
) -> Result<(), Refusal> {
    let (record, authorised) = latest(transcript, session.recipient)
        .filter(|(record, _)| record.sequence() == sequence)
        .ok_or(NotAllowed::NotAuthorised)?;
    let authorisation = CommitmentType::Approval(record.hash().0);
    authorised.acts.iter().zip(&post.revisions).try_for_each(|(act, revision)| {
        check_cms(app, (&act.byte_range, &revision.cms.0), certificate, authorisation)
    })
}

/// Whether a CMS is a signature over this ByteRange, by this certificate's key, time-stamped by us, and nothing more.
pub(crate) fn check_cms(
    app: &App,
    (byte_range, cms): (&Digest, &[u8]),
    certificate: &Certificate,
    authorisation: CommitmentType,
) -> Result<(), Refusal> {
    let chain = [app.keys.issuing.certificate().clone()];
    let expected = Expected {
        digest: &byte_range.0,
        certificate,
        chain: &chain,
        authorisation,
        time_stamp_anchors: &app.keys.anchors,
        revocation_lists: &[],
    };
    check_signer_post(cms, &expected, app.now().seconds())
        .map(|_| ())
        .map_err(|why| Refusal::Signature(why.to_string()))
}
