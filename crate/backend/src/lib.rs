//! The backend: runs the workflow of envelopes and sees digests and evidence, never a document.
//!
//! A request comes in through [`router`](self), is read and bounded at the `door`, and becomes a
//! command. `append` decides it by the rules of crate `envelope`, and stores the events that
//! follow, with everything that belongs to them, in one transaction; mails wait in the outbox
//! until they are sent. `problem` is the only file that turns a refusal into HTTP.

mod app;
mod append;
mod approve;
mod attest;
mod authorise;
mod client;
pub mod clock;
mod codes;
mod config;
mod deliveries;
mod door;
mod envelopes;
mod follow;
mod identity;
mod inbox;
mod index;
pub mod keys;
mod links;
mod lists;
mod mails;
mod notices;
mod office;
mod oidc;
mod organisation;
mod outbox;
mod pads;
mod places;
mod postman;
mod problem;
mod random;
mod reassign;
mod returned;
mod router;
mod seal;
mod sending;
mod serve;
mod session;
mod sign;
mod sms;
mod store;
mod text;
mod tick;
mod ticket;
mod time_stamps;
mod trust;
mod view;
mod watch;

pub use client::Network;
pub use config::{
    Config, ConfigError, Encoding, Identity, Inbox, Limits, Mail, Method, Office, Organisation, Provider, Sms,
};
pub use random::NoRandomness;
pub use serve::{Backend, StartError, bind, serve};
pub use store::OpenError;
