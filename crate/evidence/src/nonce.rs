//! The nonce that binds a sign-in at a provider to exactly what somebody agrees to.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use envelope::{Act, Approved, Authorised, Commitment, Consent, Digest, EnvelopeId, Event, Salt, Version};
use sha2::{Digest as _, Sha256};

/// What is about to be agreed to, as far as the nonce binds it: all of it but code and time.
#[derive(Clone, Copy, Debug)]
pub struct Agreement<'a> {
    /// Who.
    pub recipient: u16,
    /// The texts agreed to.
    pub consents: &'a [Consent],
    /// To what.
    pub to: AgreedTo<'a>,
}

/// To sign, or to approve.
#[derive(Clone, Copy, Debug)]
pub enum AgreedTo<'a> {
    /// To sign these bytes.
    Sign {
        /// The name to sign with.
        name: Commitment,
        /// SHA-256 of the SubjectPublicKeyInfo.
        key: Digest,
        /// The acts, in the slots' order.
        acts: &'a [Act],
    },
    /// To approve these bytes.
    Approve {
        /// Every document, in the documents' order.
        versions: &'a [Version],
        /// What is said with it.
        comment: Option<Commitment>,
    },
}

impl<'a> Agreement<'a> {
    /// What an event records, and the salt of the sign-in that came with it; none for other events, and
    /// where no sign-in came along.
    #[must_use]
    pub fn of(event: &'a Event) -> Option<(Self, &'a envelope::Identity)> {
        match event {
            Event::Authorised(Authorised { recipient, name, consents, key, acts, identity, .. }) => {
                let to = AgreedTo::Sign { name: *name, key: *key, acts };
                Some((Self { recipient: *recipient, consents, to }, identity.as_ref()?))
            }
            Event::Approved(Approved { recipient, consents, versions, comment, identity, .. }) => {
                let to = AgreedTo::Approve { versions, comment: *comment };
                Some((Self { recipient: *recipient, consents, to }, identity.as_ref()?))
            }
            _ => None,
        }
    }

    /// The nonce (OpenID Connect Core 1.0, 3.1.2.1): URL-safe base 64 of the SHA-256 over
    /// [`Self::message`].
    #[must_use]
    pub fn nonce(&self, envelope: &EnvelopeId, salt: &Salt) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(self.message(envelope, salt)))
    }

    /// `paraph/v1 identity\n`, the envelope's identifier, the recipient, the salt, then `s` or `a` with
    /// what is signed or approved, then the texts. Counts, indexes and lengths have 2 bytes, most
    /// significant first; what may be missing is preceded by 0 or 1.
    #[must_use]
    pub fn message(&self, envelope: &EnvelopeId, salt: &Salt) -> Vec<u8> {
        let mut message = Message(b"paraph/v1 identity\n".to_vec());
        message.0.extend(envelope.as_str().as_bytes());
        message.number(usize::from(self.recipient));
        message.0.extend(salt.0);
        match self.to {
            AgreedTo::Sign { name, key, acts } => message.sign(name, key, acts),
            AgreedTo::Approve { versions, comment } => message.approve(versions, comment),
        }
        message.number(self.consents.len());
        for consent in self.consents {
            message.text(&consent.text);
            message.text(&consent.language);
            message.0.extend(consent.sha256.0);
        }
        message.0
    }
}

struct Message(Vec<u8>);

impl Message {
    fn sign(&mut self, name: Commitment, key: Digest, acts: &[Act]) {
        self.0.push(b's');
        self.0.extend(name.0);
        self.0.extend(key.0);
        self.number(acts.len());
        for act in acts {
            self.number(usize::from(act.slot));
            self.0.extend(act.base.0);
            self.0.extend(act.byte_range.0);
            self.number(act.findings.len());
            for word in &act.findings {
                self.text(word);
            }
        }
    }

    fn approve(&mut self, versions: &[Version], comment: Option<Commitment>) {
        self.0.push(b'a');
        self.number(versions.len());
        for version in versions {
            self.number(usize::from(version.document));
            self.0.extend(version.sha256.0);
        }
        self.0.push(u8::from(comment.is_some()));
        self.0.extend(comment.into_iter().flat_map(|comment| comment.0));
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend(text.as_bytes());
    }

    /// Nothing here is longer: a request has 256 KiB, an envelope 200 slots. What were longer is counted
    /// as the longest, and then matches no vector.
    fn number(&mut self, number: usize) {
        self.0.extend(u16::try_from(number).unwrap_or(u16::MAX).to_be_bytes());
    }
}
