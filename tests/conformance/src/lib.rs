//! Foreign validators, test documents and the engine's module in Node: what the suites share.

pub mod documents;
pub mod foreign;
pub mod module;
pub mod programs;
