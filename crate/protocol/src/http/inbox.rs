//! What waits for one person: on a host's page, and acting on many at once with one code.

use envelope::{Digest, EnvelopeId, Role, Timestamp};
use serde::{Deserialize, Serialize};

use super::{CodeSent, Problem, SignerSession};
use crate::Code;

messages! {
    /// A host's server asks for a person's inbox, with its own key as bearer.
    struct OpenInbox {
        /// The address of who is signed in at the host; the host answers for that.
        pub email: String,
        /// The language of mails: `fr` or `en`.
        pub language: String,
    }

    /// A recipient's page asks for the inbox of the same person, having proven to be that person.
    struct OpenOwnInbox {
        /// The code; may be left out within ten minutes of one that matched.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub code: Option<Code>,
    }

    /// A person's inbox, for the element on the page.
    struct InboxSession {
        /// The bearer token, good for a short while; it shows what waits, and opens links.
        pub token: String,
        /// Until when it is good.
        pub expires_at: Timestamp,
        /// How much waits.
        pub waiting: u32,
    }

    /// What waits for a person, the most urgent first.
    struct InboxView {
        /// How much waits in all.
        pub waiting: u32,
        /// At most 200 of it.
        pub lines: Vec<InboxLine>,
        /// The backend's clock.
        pub now: Timestamp,
        /// Whose inbox it is, for what the page keeps on the device: it does not say who that is.
        pub person: Digest,
    }

    /// A document, as its sender named it and as its holder recognises it.
    struct InboxDocument {
        /// Its name.
        pub name: String,
        /// The original's length in bytes.
        pub size: u64,
        /// SHA-256 of the original.
        pub sha256: Digest,
    }

    /// Something that waits.
    struct InboxLine {
        /// The envelope.
        pub envelope: EnvelopeId,
        /// As whom: the same person may be asked twice.
        pub recipient: u16,
        /// Its title.
        pub title: String,
        /// Who asks.
        pub sender: String,
        /// What is asked.
        pub role: Role,
        /// Whether it can be signed with many others: only a mark is asked for.
        #[serde(default)]
        pub with_others: bool,
        /// Its documents.
        pub documents: Vec<InboxDocument>,
        /// Until when.
        pub deadline: Timestamp,
    }

    /// One envelope, as one of its recipients.
    struct Listed {
        /// The envelope.
        pub envelope: EnvelopeId,
        /// As whom.
        pub recipient: u16,
    }

    /// A fresh link to one envelope, to leave the host's page with.
    struct InboxLink {
        /// The signing page's address, with the link's secret in its fragment.
        pub url: String,
    }

    /// One code for many envelopes of one person.
    struct AskListCode {
        /// Which, at most 100.
        pub envelopes: Vec<Listed>,
    }

    /// The code is on its way: bound to exactly this list.
    struct ListCodeSent {
        /// Which of those asked for: all that wait for this person, and whose codes go where most go.
        pub envelopes: Vec<Listed>,
        /// The others, and why each is not among them.
        pub left_out: Vec<ListSession>,
        /// Until when it is good.
        pub sent: CodeSent,
    }

    /// The code for the list.
    struct OpenList {
        /// The very same list; its order does not matter.
        pub envelopes: Vec<Listed>,
        /// The code.
        pub code: Code,
    }

    /// Sessions in which no other code is needed for half an hour. Each envelope is then acted on by
    /// itself as usual: a key, a certificate and an agreement of its own, which names the list.
    struct ListSessions {
        /// The list's digest, as the records will name it (`evidence::list_digest`).
        pub list: Digest,
        /// Until when the code stands.
        pub good_until: Timestamp,
        /// One for each envelope, in the list's order.
        pub sessions: Vec<ListSession>,
    }

    /// The session for one envelope.
    struct ListSession {
        /// The envelope.
        pub envelope: EnvelopeId,
        /// As whom.
        pub recipient: u16,
        /// The session, once opened; none if it is not this person's turn.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub session: Option<SignerSession>,
        /// Why there is none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub problem: Option<Problem>,
    }

    /// A recipient asks for a fresh link in place of one that is over.
    struct RenewLink {
        /// The old link's secret.
        pub link: String,
    }

    /// A fresh link is on its way to the same address.
    struct LinkRenewed {}
}
