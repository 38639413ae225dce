//! What a recipient's page asks for and does: opening, agreeing, signing, approving, declining.

use envelope::{Act, Consent, Digest, EnvelopeId, Outcome, Timestamp, Version};
use evidence::Opening;
use serde::{Deserialize, Serialize};

use crate::{Base64, Challenge, Code};

messages! {
    /// A recipient's page opens its link.
    struct OpenLink {
        /// The secret from the link's fragment.
        pub link: String,
    }

    /// A recipient's page may act.
    struct SignerSession {
        /// The bearer token.
        pub token: String,
        /// What there is.
        pub view: SignerView,
    }

    /// An envelope as a recipient sees it.
    struct SignerView {
        /// The envelope.
        pub envelope: EnvelopeId,
        /// The reader's index among the recipients.
        pub recipient: u16,
        /// The exact bytes of each record, oldest first.
        pub records: Vec<String>,
        /// What the reader may see: the record's place, and the opening.
        pub openings: Vec<(u32, Opening)>,
        /// What the proof of possession must contain.
        pub challenge: Challenge,
        /// Whether a code matched in this session a short while ago: signing needs no other now.
        pub identified: bool,
        /// The provider at which one can show who one is, where that is asked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub provider: Option<String>,
        /// Whether officers can attest it instead.
        #[serde(default)]
        pub officers: bool,
        /// The backend's clock: /M of the signature comes from here.
        pub now: Timestamp,
    }

    /// A signer hands the signature over to somebody else.
    struct Reassign {
        /// The code; may be left out within ten minutes of one that matched. Who only has the link
        /// cannot give the role away.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub code: Option<Code>,
        /// The address of who takes it over.
        pub email: String,
        /// The name, if it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub name: Option<String>,
        /// The telephone number; needed where links or codes go by SMS.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub phone: Option<String>,
    }

    /// It is somebody else's now: who had it is not known here any more.
    struct Reassigned {}

    /// A recipient says something to everybody.
    struct Comment {
        /// What. The page makes the salt: the same post once more is the same comment.
        pub text: Opening,
    }

    /// A telephone's screen, to draw the mark of a page on a laptop.
    struct Pad {
        /// The secret that the telephone shows; the key beside it never comes here.
        pub pad: String,
        /// Until when it waits.
        pub expires_at: Timestamp,
        /// The backend's clock.
        pub now: Timestamp,
    }

    /// A page asks whether something has been drawn.
    struct AskInk {
        /// The pad's secret.
        pub pad: String,
    }

    /// What has been drawn.
    struct PadInk {
        /// Encrypted by the telephone for the page; none yet.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ink: Option<Base64>,
    }

    /// A telephone gives what was drawn; again, in place of what it gave before.
    struct GiveInk {
        /// The pad's secret.
        pub pad: String,
        /// Encrypted, at most 180 KiB.
        pub ink: Base64,
    }

    /// It is there.
    struct GivenInk {}

    /// A page asks for a ticket with which the host's document store hands over an original.
    struct AskTicket {
        /// Index of the document.
        pub document: u16,
    }

    /// A short-lived ES256 JWT: claims `iss`, `exp`, `envelope`, `document`, `sha256`, `recipient`.
    struct Ticket {
        /// The token in compact form.
        pub ticket: String,
    }

    /// An approver approves exactly these bytes.
    struct Approve {
        /// The code; may be left out where one for a list of envelopes covers this one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub code: Option<Code>,
        /// The text agreed to: `consent-approval-terms`.
        pub consents: Vec<Consent>,
        /// Every document as it is now, in the documents' order: `Envelope::head` of each.
        pub versions: Vec<Version>,
        /// What is said with it, to everybody; the page makes the salt (field `comment`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub comment: Option<Opening>,
    }

    /// A signer agrees to sign exactly these bytes.
    struct Authorise {
        /// The code; may be left out within ten minutes of one that matched.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub code: Option<Code>,
        /// The name to sign with: becomes the certificate's subject.
        pub name: Opening,
        /// The texts agreed to.
        pub consents: Vec<Consent>,
        /// The fresh key, as DER SubjectPublicKeyInfo.
        pub key: Base64,
        /// One act for each of the signer's slots, in the slots' order.
        pub acts: Vec<Act>,
        /// The signature of `possession_message` by that key.
        pub possession: Base64,
    }

    /// The agreement is recorded and the certificate issued.
    struct Authorisation {
        /// The exact bytes of the record of `authorised`; its hash goes into the CMS.
        pub record: String,
        /// The certificate and its chain, DER, the signer's first.
        pub certificates: Vec<Base64>,
    }

    /// A signer asks for time-stamps on signature values just made.
    struct AskTimeStamps {
        /// SHA-256 of each signature value, in the acts' order.
        pub imprints: Vec<Digest>,
    }

    /// Time-stamps, and what proves later that the certificates were good.
    struct TimeStamps {
        /// An RFC 3161 TimeStampToken each, DER.
        pub tokens: Vec<Base64>,
        /// Certificates for the DSS, DER.
        pub certificates: Vec<Base64>,
        /// Fresh CRLs for the DSS, DER.
        pub crls: Vec<Base64>,
    }

    /// A signer posts the signatures, encrypted.
    struct Sign {
        /// One for each act, in the acts' order.
        pub revisions: Vec<SignedRevision>,
    }

    /// One signed document.
    struct SignedRevision {
        /// Index of the document.
        pub document: u16,
        /// SHA-256 of the whole file before.
        pub base: Digest,
        /// SHA-256 of the whole file after.
        pub head: Digest,
        /// The revision, encrypted.
        pub ciphertext: Base64,
        /// The CMS that stands in it, DER.
        pub cms: Base64,
    }

    /// A page says how rebuilding a revision went.
    struct Report {
        /// Index of the document.
        pub document: u16,
        /// Number of the revision.
        pub number: u16,
        /// What came out.
        pub outcome: Outcome,
    }

    /// A recipient declines.
    struct Decline {
        /// Why, to be read by the sender.
        pub reason: Option<String>,
    }
}
