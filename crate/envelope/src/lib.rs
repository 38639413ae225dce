//! Who signs, in what order, and what happened: the rules of an envelope, pure.
//!
//! Two functions hold everything, and browser, backend and verifier run the same ones:
//! [`Envelope::decide`] turns a [`Command`] into the [`Event`]s it causes or says why it is
//! [`NotAllowed`]; [`Envelope::apply`] folds one event into the state. There is no I/O, no clock
//! and no randomness here: time comes as an argument, identifiers come with the command.
//!
//! Nothing personal is stored in the state: a name or an address appears in an event only as a
//! salted [`Commitment`], whose opening is kept elsewhere (crate `evidence`).

mod apply;
mod command;
mod decide;
mod digest;
mod event;
mod field;
mod id;
mod progress;
mod rules;
mod sent;
mod state;
mod time;

pub use command::{Approve, Authorise, Command, Report, Sign};
pub use decide::NotAllowed;
pub use digest::{Commitment, Digest, Salt};
pub use event::{Act, Authorised, Channel, Consent, Event, Outcome, Revision, Signed, SlotRevision, Source};
pub use field::{Caption, Field, FieldKind};
pub use id::{DocumentId, EnvelopeId, InvalidId};
pub use progress::{Progress, Standing};
pub use rules::{Invalid, MOST, MOST_FIELDS, MOST_FINDINGS, RulesVersion, Suite};
pub use sent::{Document, Level, Placement, Recipient, Role, Sent, Slot};
pub use state::{Envelope, Head, Phase};
pub use time::Timestamp;

/// How long after a matched code a signer may authorise again without a new one (10 minutes):
/// the time a rebase may take when two people sign at once.
pub const CODE_STAYS_GOOD: u64 = 10 * 60 * 1000;
