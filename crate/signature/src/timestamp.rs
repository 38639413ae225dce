//! RFC 3161 time-stamps: request, response, token.

mod request;
mod response;
mod token;

#[cfg(feature = "issue")]
pub(crate) use request::imprint_der;
pub use request::{RequestError, TimeStampRequest};
pub use response::{Failure, ResponseError, TimeStampResponse};
pub use token::{TimeStamp, TimeStampToken, TokenError};
