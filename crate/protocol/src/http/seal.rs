//! The organisation's seal, added by a browser of the sender's once the envelope is finalised.

use envelope::SealAct;
use serde::{Deserialize, Serialize};

use super::{SignedRevision, TimeStamps};
use crate::Base64;

messages! {
    /// A sender's browser asks for the seal on exactly these bytes; it alone has the documents.
    struct AskSeal {
        /// One for each document that takes signatures, in the documents' order.
        pub acts: Vec<SealAct>,
    }

    /// It is recorded, and the organisation's key has signed: all that the browser needs to embed it.
    struct SealValues {
        /// The exact bytes of the record of `seal_authorised`; its hash goes into each CMS.
        pub record: String,
        /// The certificate and its chain, DER, the organisation's first.
        pub certificates: Vec<Base64>,
        /// A signature value for each act, raw `r ‖ s`.
        pub values: Vec<Base64>,
        /// A time-stamp for each value, and what proves later that the certificates were good.
        pub time_stamps: TimeStamps,
    }

    /// A sender's browser posts the sealed revisions, encrypted.
    struct PostSeal {
        /// One for each act, in the acts' order.
        pub revisions: Vec<SignedRevision>,
    }

    /// A sender takes back the seal, which a recipient's browser found bad; it can be added anew.
    struct VoidSeal {}
}
