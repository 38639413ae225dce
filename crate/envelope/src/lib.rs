//! Who signs, in what order, and what happened: the rules of an envelope, pure.
//!
//! Two functions hold everything, and browser, backend and verifier run the same ones:
//! [`Envelope::decide`] turns a [`Command`] into the [`Event`]s it causes or says why it is
//! [`NotAllowed`]; [`Envelope::apply`] folds one event into the state. There is no I/O, no clock
//! and no randomness here: time comes as an argument, identifiers come with the command.
//!
//! Nothing personal is stored in the state: a name or an address appears in an event only as a
//! salted [`Commitment`], whose opening is kept elsewhere (crate `evidence`).

mod agree;
mod agreement;
mod apply;
mod attest;
mod channel;
mod command;
mod decide;
mod digest;
mod event;
mod field;
mod finalise;
mod id;
mod identity;
mod invalid;
mod not_allowed;
mod progress;
mod reassign;
mod remind;
mod rules;
mod seal;
mod sent;
mod state;
mod time;

pub use agreement::{Act, Approved, Authorised, Consent, Revision, Signed, SlotRevision, Version};
pub use channel::Channel;
pub use command::{Approve, Authorise, CodeUsed, Command, Reassign, Report, Sign};
pub use digest::{Commitment, Digest, Salt};
pub use event::{Event, Outcome, Source};
pub use field::{Caption, Field, FieldKind};
pub use id::{DocumentId, EnvelopeId, InvalidId};
pub use identity::{Attested, Identity, IdentityDocument};
pub use invalid::Invalid;
pub use not_allowed::NotAllowed;
pub use progress::{Progress, Standing};
pub use rules::{MOST, MOST_DAYS, MOST_FIELDS, MOST_FINDINGS, MOST_REMINDERS, RulesVersion, Suite};
pub use seal::{SEAL_FIELD, SealAct};
pub use sent::{Document, Level, Placement, Recipient, Reminders, Role, Sent, Slot};
pub use state::{Envelope, Head, Phase};
pub use time::Timestamp;

/// How long after a matched code a signer may authorise again without a new one (10 minutes):
/// the time a rebase may take when two people sign at once.
pub const CODE_STAYS_GOOD: u64 = 10 * 60 * 1000;

/// How long a code that was given for a list of envelopes is good for them (30 minutes): the time
/// that opening, checking and signing forty documents may take.
pub const LIST_STAYS_GOOD: u64 = 30 * 60 * 1000;
