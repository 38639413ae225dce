//! What reads a stranger's bytes, each as a function of bytes.
//!
//! `cargo +nightly fuzz run --fuzz-dir tests/fuzz/fuzz NAME` looks for bytes on which one of them panics, hangs
//! or takes too much; `cargo xtask test --long` does so for a while. What was found lies in `found/NAME/` and is
//! replayed by the ordinary tests.

#![allow(clippy::expect_used)] // A panic is what is looked for.

mod allow_list;
mod cms;
mod open;
mod sign;
mod token;
mod transcript;
mod verify;

pub use allow_list::allow_list;
pub use cms::cms;
pub use open::open;
pub use sign::sign;
pub use token::token;
pub use transcript::transcript;
pub use verify::verify;

/// A reader of bytes.
pub type Target = fn(&[u8]);

/// Every target and its name.
pub const TARGETS: [(&str, Target); 7] = [
    ("open", open),
    ("sign", sign),
    ("verify", verify),
    ("cms", cms),
    ("transcript", transcript),
    ("token", token),
    ("allow_list", allow_list),
];
