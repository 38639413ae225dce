//! Who looks at a file that somebody gave them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{paper, room::Room};
use crate::Page;

pub(super) async fn walk(room: &Room) -> anyhow::Result<()> {
    let folder = room.stack.folder().join("verify");
    fs::create_dir_all(&folder)?;
    let once = paper::signed(&paper::pdf(&folder, "Bail.pdf", 2)?, "Inès Lefèvre", "72,600,180,60")?;
    let twice = paper::signed(&once, "Tom Durand", "320,600,180,60")?;
    let page = room.browser.go(&format!("{}/verify.html", room.stack.host)).await?;
    page.see("verify-offline").await?;
    room.take_whole(&page, "verify-empty").await?;
    shown(room, &page, &twice, "verify-unrecognised-title", "verify-not-recognised").await?;
    page.press("verify-version-see").await?;
    room.take(&page, "verify-version").await?;
    page.press("verify-version-back").await?;
    page.choose_file(&once).await?;
    page.see("verify-unrecognised-title").await?;
    page.choose_file(&paper::certificate(&once)?).await?;
    shown(room, &page, &once, "verify-good-title", "verify-good").await?;
    shown(room, &page, &paper::forged(&twice, "Bail modifié.pdf")?, "verify-changed", "verify-changed")
        .await?;
    page.choose_file(&paper::letter(&folder, "Lettre.pdf")?).await?;
    room.take(&page, "verify-not-pdf").await?;
    page.choose_file(&paper::half(&folder, "Moitié.pdf")?).await?;
    room.take(&page, "verify-damaged").await?;
    page.choose_file(&paper::locked(&folder, "Secret.pdf")?).await?;
    room.take(&page, "verify-password").await?;
    if let Some(final_one) = saved(room) {
        shown(room, &page, &final_one, "verify-if-final-title", "verify-takes-effect").await?;
    }
    shown(
        room,
        &page,
        &paper::pdf(&folder, "Sans signature.pdf", 1)?,
        "verify-nobody-title",
        "verify-not-signed",
    )
    .await?;
    room.take(&page, "verify-several").await
}

async fn shown(room: &Room, page: &Page, file: &Path, words: &str, state: &str) -> anyhow::Result<()> {
    page.choose_file(file).await?;
    page.see(words).await?;
    // Pages are drawn when they are near.
    page.show(".page").await?;
    page.see_drawn(".page canvas").await?;
    room.take_whole(page, state).await
}

/// What a signer saved on the last page.
fn saved(room: &Room) -> Option<PathBuf> {
    let mut files = fs::read_dir(room.stack.downloads()).ok()?.flatten().map(|file| file.path());
    files.find(|path| path.extension().is_some_and(|end| end == "pdf"))
}
