//! A document that was sent to one signer, and an operator made for this run that answers like a backend.

use anyhow::{Context as _, bail};
use envelope::{Authorised, Commitment, Digest, Event, Salt, Timestamp};
use protocol::{
    Base64,
    worker::{Answer, Ask},
};
use serde_json::{Value, json};
use signature::key::PublicKey;

use crate::scene::{NOW, Scene, drawn, name};

/// The only signer.
const SIGNER: u16 = 0;

/// An envelope of one document and one signer.
pub(crate) struct Sent {
    scene: Scene,
}

impl Sent {
    /// Sends a file: revision 0 has the footer and one signature field.
    pub(crate) fn new(file: Vec<u8>) -> Self {
        Self { scene: Scene::sent(file, 1) }
    }

    /// The original.
    pub(crate) fn original(&self) -> &[u8] {
        &self.scene.original
    }

    /// Revision 0, encrypted.
    pub(crate) fn revision(&self) -> &[u8] {
        &self.scene.ciphertexts[0]
    }

    /// What a signer's page knows when it has opened the link, and what its signer draws.
    pub(crate) fn facts(&self) -> Value {
        let transcript = &self.scene.transcript;
        let envelope = Ask::Envelope {
            envelope: transcript.envelope().clone(),
            recipient: SIGNER,
            records: transcript.records().iter().map(|record| record.as_str().to_owned()).collect(),
            challenge: Salt([7; 32]),
        };
        json!({ "envelope": envelope, "mark": drawn(), "name": name(SIGNER), "now": NOW })
    }

    /// Records the agreement and issues a certificate: the fields of `Ask::Sign`.
    pub(crate) fn authorise(&self, prepared: Answer) -> anyhow::Result<Value> {
        let Answer::Prepared { acts, key, .. } = prepared else { bail!("not what prepare answers") };
        let key = PublicKey::from_spki_der(&key.0).context("the key")?;
        let event = Authorised {
            recipient: SIGNER,
            name: Commitment([8; 32]),
            consents: vec![],
            key: Digest(key.fingerprint()),
            acts,
            code_matched_at: at(1),
            list: None,
            identity: None,
        };
        let mut transcript = self.scene.transcript.clone();
        let record = transcript.append(Event::Authorised(event), at(1))?.as_str().to_owned();
        let certificates = self.scene.operator.certify(name(SIGNER), &key);
        let certificates: Vec<_> = certificates.iter().map(|one| Base64(one.der().to_vec())).collect();
        Ok(json!({ "record": record, "certificates": certificates }))
    }

    /// Time-stamps and what proves that nothing was revoked: the fields of `Ask::Embed`.
    pub(crate) fn stamp(&self, valued: Answer) -> anyhow::Result<Value> {
        let Answer::SignatureValues { imprints } = valued else { bail!("not what signing answers") };
        let tokens: Vec<_> =
            imprints.into_iter().map(|imprint| Base64(self.scene.operator.stamp(imprint))).collect();
        let validation = self.scene.operator.validation();
        let plain = |list: Vec<Vec<u8>>| list.into_iter().map(Base64).collect::<Vec<_>>();
        let (certificates, crls) = (plain(validation.certificates), plain(validation.crls));
        Ok(json!({ "tokens": tokens, "certificates": certificates, "crls": crls }))
    }
}

fn at(minutes: u64) -> Timestamp {
    Timestamp(u64::try_from(NOW).unwrap_or_default() * 1000 + minutes * 60_000)
}
