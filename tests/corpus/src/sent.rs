//! An envelope of one file and one signer, and what a backend answers in it.

use anyhow::Context as _;
use envelope::{
    Act, Authorised, Commitment, Digest, DocumentId, EnvelopeId, Event, Placement, Revision, Slot, Timestamp,
};
use evidence::{Record, Transcript};
use signature::{certificate::Certificate, key::PublicKey};

use crate::scene::{NOW, Operator, envelope_of, name};

/// The only signer, and the only slot.
pub(crate) const SIGNER: u16 = 0;

/// What is known before revision 0 is made.
pub(crate) fn ids() -> (EnvelopeId, DocumentId) {
    (EnvelopeId::from_random([1; 16]), DocumentId::from_random([2; 8]))
}

/// A slot on a page of this size as it is shown, well inside it.
pub(crate) fn slot(page: u32, (width, height): (f64, f64)) -> Slot {
    // Pages of a corpus may be a point wide, or kilometres: a cast to integers saturates.
    let of = |length: f64, part: f64| (length * part * 1000.0) as u32;
    let placement = Placement {
        page,
        x: of(width, 0.1),
        y: of(height, 0.6),
        width: of(width, 0.4),
        height: of(height, 0.1),
    };
    Slot::new(0, SIGNER, placement)
}

/// The envelope under way.
pub(crate) struct Sent {
    pub(crate) operator: Operator,
    pub(crate) transcript: Transcript,
}

impl Sent {
    /// It is sent.
    ///
    /// # Errors
    /// The rules do not take it.
    pub(crate) fn new(sha256: Digest, size: u64, revision: Revision, slot: Slot) -> anyhow::Result<Self> {
        let (id, document) = ids();
        let sent = envelope_of(&id, (sha256, size), document, revision, &[(SIGNER, slot)]);
        let mut transcript = Transcript::new(id);
        transcript.append(Event::Sent(Box::new(sent)), at(0))?;
        Ok(Self { operator: Operator::new(), transcript })
    }

    /// The agreement is recorded and the certificate issued.
    ///
    /// # Errors
    /// It is none, or the key is none.
    pub(crate) fn authorise(&mut self, act: Act, spki: &[u8]) -> anyhow::Result<(Record, Vec<Certificate>)> {
        let key = PublicKey::from_spki_der(spki).context("the key")?;
        let event = Authorised {
            recipient: SIGNER,
            name: Commitment([8; 32]),
            consents: vec![],
            key: Digest(key.fingerprint()),
            acts: vec![act],
            code_matched_at: at(1),
            list: None,
            identity: None,
        };
        let record = self.transcript.append(Event::Authorised(event), at(1))?.clone();
        Ok((record, self.operator.certify(name(SIGNER), &key)))
    }
}

fn at(minutes: u64) -> Timestamp {
    Timestamp(u64::try_from(NOW).unwrap_or_default() * 1000 + minutes * 60_000)
}
