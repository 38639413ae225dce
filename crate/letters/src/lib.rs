//! A typed name as outlines, shaped with a handwriting font.
//!
//! What shapes every script and reads every font is nearly as large as the rest of the engine: in a page
//! it is a module of its own, which only who types a mark downloads. So outlines leave it as numbers.

mod pen;
mod typed;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use typed::{TypedError, outline};
