//! The backend: runs the workflow of envelopes and sees digests and evidence, never a document.
//!
//! A request comes in through [`router`](self), is read and bounded at the `door`, and becomes a
//! command. `append` decides it by the rules of crate `envelope`, and stores the events that
//! follow, with everything that belongs to them, in one transaction; mails wait in the outbox
//! until they are sent. `problem` is the only file that turns a refusal into HTTP.

mod app;
mod append;
mod authorise;
mod client;
pub mod clock;
mod codes;
mod config;
mod door;
mod envelopes;
pub mod keys;
mod links;
mod mails;
mod notices;
mod office;
mod outbox;
mod pads;
mod problem;
mod random;
mod router;
mod sending;
mod serve;
mod session;
mod sign;
mod store;
mod text;
mod tick;
mod ticket;
mod time_stamps;
mod trust;
mod view;

pub use client::Network;
pub use config::{Config, ConfigError, Limits, Mail, Office};
pub use random::NoRandomness;
pub use serve::{Backend, StartError, bind, serve};
pub use store::OpenError;
