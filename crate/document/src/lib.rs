//! PDF bytes in, bytes out: open, inspect, place, stamp, prepare, embed, revisions, differences.
//!
//! Pure: no keys, no network, no clock, no randomness. The same inputs give the same bytes everywhere.

mod bounds;
mod checkbox;
mod continued;
mod crypt;
mod date;
pub mod differences;
pub mod dss;
mod fields;
mod file;
mod footer;
mod form;
mod headers;
mod inflated;
pub mod inspect;
pub mod layout;
mod lock;
pub mod mark;
mod objects;
pub mod open;
mod packed;
mod pages;
pub mod photograph;
pub mod place;
pub mod prepare;
pub mod revisions;
mod same;
pub mod shown;
pub mod signatures;
mod slots;
mod stamp;
mod syntax;
mod tagged;
mod typeface;
mod unlocked;
pub mod update;
mod write;
mod xref;
