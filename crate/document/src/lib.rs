//! PDF bytes in, bytes out: open, inspect, place, stamp, prepare, embed, revisions, differences.
//!
//! Pure: no keys, no network, no clock, no randomness. The same inputs give the same bytes everywhere.

mod crypt;
mod footer;
mod form;
mod date;
pub mod differences;
pub mod dss;
pub mod inspect;
pub mod layout;
pub mod open;
pub mod mark;
mod pages;
pub mod place;
pub mod prepare;
pub mod revisions;
pub mod signatures;
mod stamp;
mod syntax;
pub mod update;
mod write;
mod xref;
