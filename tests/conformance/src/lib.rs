//! Foreign validators and test documents: what conformance and browser tests share.

pub mod documents;
pub mod foreign;
pub mod programs;
