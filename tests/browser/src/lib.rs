//! The whole house in real browsers: servers on free ports, a browser profile for each person, and a
//! record of every byte that leaves a browser.
//!
//! [`Stack`] starts the backend and the document store in a folder of their own, a [`Recorder`]
//! through which all browsers' traffic goes. [`Browser`] is one person's profile in one [`Engine`];
//! [`Page`] finds things in it as a person does: by their words. [`story`] tells who does what,
//! [`by_keys`] the same without a pointer, [`native`] the same without a browser, [`beside`] what else may happen. [`gallery`] takes pictures of
//! every state on the way.

mod browser;
mod complaints;
mod desk;
mod display;
mod engine;
mod eye;
mod keyboard;
mod mailbox;
mod outbox;
mod page;
mod pen;
mod process;
mod provider;
mod servers;
mod stack;
mod tools;
mod webdriver;

pub mod beside;
pub mod by_keys;
pub mod canary;
pub mod gallery;
pub mod inbox;
pub mod native;
pub mod recorder;
pub mod story;

pub use browser::{Browser, Device};
pub use engine::Engine;
pub use mailbox::Letter;
pub use outbox::Mail;
pub use page::Page;
pub use process::Running;
pub use stack::{Shows, Stack};
pub use tools::{free, pair};
pub use webdriver::Driver;

/// Where screenshots go.
///
/// # Errors
/// The test is not run by cargo.
pub fn screenshots() -> anyhow::Result<std::path::PathBuf> {
    let folder = paraph_conformance::programs::target()?.join("screenshots");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}
