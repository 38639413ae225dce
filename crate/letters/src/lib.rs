//! A typed name as outlines, and text set in a box with a font of its own: shaped, right in every script.
//!
//! What shapes every script and reads every font is nearly as large as the rest of the engine: in a page
//! it is a module of its own, which only who types downloads. So what it makes leaves it as numbers and bytes.

mod codes;
mod face;
mod fit;
mod line;
mod pen;
mod setting;
mod typed;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use setting::{Face, Glyph, Item, Line, Placed, Setting, Written, set};
pub use typed::{TypedError, outline};
