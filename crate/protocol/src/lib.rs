//! What crosses borders: the HTTP interface between browsers and the backend ([`http`]), and the
//! messages between a page and its worker ([`worker`]), and the report on a file's signatures
//! ([`report`]). Types only; no party's logic.

mod bytes;
mod code;
pub mod http;
mod possession;
pub mod report;
pub mod worker;

pub use bytes::Base64;
pub use code::Code;
pub use possession::{Challenge, possession_message};
