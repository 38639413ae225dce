//! What a signer's fresh key signs to prove that this browser holds it, for these acts only.

use envelope::{Act, EnvelopeId};

/// 32 random bytes of the backend, fresh for each session.
pub type Challenge = envelope::Salt;

/// The message whose ECDSA P-256 / SHA-256 signature (raw `r ‖ s`, 64 bytes) proves possession:
/// `paraph/v1 possession\n`, the envelope's identifier, the recipient (2 bytes, most significant
/// first), the challenge, then slot (2 bytes), base and ByteRange digest of every act.
#[must_use]
pub fn possession_message(
    envelope: &EnvelopeId,
    recipient: u16,
    challenge: &Challenge,
    acts: &[Act],
) -> Vec<u8> {
    let mut message = b"paraph/v1 possession\n".to_vec();
    message.extend(envelope.as_str().as_bytes());
    message.extend(recipient.to_be_bytes());
    message.extend(challenge.0);
    for act in acts {
        message.extend(act.slot.to_be_bytes());
        message.extend(act.base.0);
        message.extend(act.byte_range.0);
    }
    message
}
