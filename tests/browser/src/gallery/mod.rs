//! The gallery: every state of every element, reached as people reach it and photographed on a phone and
//! on a laptop, in both languages, by day and by night; hung side by side on one page.

mod approve;
mod aside;
mod broken;
mod fields;
mod follow;
mod identity;
mod inbox;
mod mark;
mod paper;
mod phases;
mod prepare;
mod room;
mod seal;
mod sheet;
mod sign;
mod states;
mod stories;
mod verify;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use words::Language;

use crate::Device;
use room::Room;

/// Everything that is walked through, in the order in which it can be had.
const WALKS: [&str; 13] = [
    "prepare", "sign", "fields", "inbox", "aside", "broken", "phases", "approve", "follow", "stories",
    "seal", "identity", "verify",
];

/// Takes all pictures, or those of the one walk called `only`, and gives the page that shows them.
///
/// # Errors
/// A state is not reached; the page shows the others all the same.
pub async fn hang(only: Option<&str>) -> anyhow::Result<PathBuf> {
    let folder = paraph_conformance::programs::target()?.join("gallery");
    if only.is_none() && folder.is_dir() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let mut missed = BTreeSet::new();
    for language in [Language::Fr, Language::En] {
        // Two at a time: as many as a small machine has processors.
        let (phone, laptop) = tokio::join!(
            visit(&folder, Device::Phone, language, only),
            visit(&folder, Device::Laptop, language, only)
        );
        missed.extend(phone.into_iter().chain(laptop));
    }
    let page = folder.join("index.html");
    fs::write(&page, sheet::page(&folder))?;
    if !missed.is_empty() {
        let missed: Vec<_> = missed.into_iter().collect();
        bail!("{} shows what could be reached, without:\n{}", page.display(), missed.join("\n"));
    }
    Ok(page)
}

/// All walks at one size and in one language; gives what went wrong.
async fn visit(folder: &Path, device: Device, language: Language, only: Option<&str>) -> Vec<String> {
    let place = format!("{device:?}, {}", language.tag());
    let room = match Room::open(folder, device, language).await {
        Ok(room) => room,
        Err(why) => return vec![format!("{place}: {why:#}")],
    };
    let mut missed = vec![];
    for walk in WALKS.into_iter().filter(|walk| only.is_none_or(|only| only == *walk)) {
        if let Err(why) = take(&room, walk).await.with_context(|| walk.to_owned()) {
            room.calm_down();
            eprintln!("{place}: {why:#}");
            missed.push(format!("{place}: {why:#}"));
        }
    }
    room.close().await;
    missed
}

async fn take(room: &Room, walk: &str) -> anyhow::Result<()> {
    match walk {
        "prepare" => prepare::walk(room).await,
        "follow" => follow::walk(room).await,
        "sign" => sign::walk(room).await,
        "fields" => fields::walk(room).await,
        "inbox" => inbox::walk(room).await,
        "aside" => aside::walk(room).await,
        "broken" => broken::walk(room).await,
        "phases" => phases::walk(room).await,
        "approve" => approve::walk(room).await,
        "stories" => stories::walk(room).await,
        "seal" => seal::walk(room).await,
        "identity" => identity::walk(room).await,
        _ => verify::walk(room).await,
    }
}
