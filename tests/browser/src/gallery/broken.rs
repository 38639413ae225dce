//! What cannot go on: dead links, a revision that does not rebuild, and whose turn it is after that; a
//! phone's canvas whose computer is gone.

use anyhow::Context as _;

use super::{
    aside::{details, sign},
    paper,
    prepare::{INES, TOM},
    room::Room,
};
use crate::story;

const TITLE: &str = "Bon de commande";

pub(super) async fn walk(room: &Room) -> anyhow::Result<()> {
    links(room).await.context("links")?;
    pad(room).await.context("a phone's canvas")?;
    revision(room).await.context("a bad revision")
}

async fn links(room: &Room) -> anyhow::Result<()> {
    let page = room.browser.go(&format!("{}/sign.html", room.stack.host)).await?;
    room.take(&page, "sign-link-missing").await?;
    let dead = format!("{}/sign.html?dead#AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", room.stack.host);
    let page = room.browser.go(&dead).await?;
    room.take(&page, "sign-link-unknown").await
}

async fn pad(room: &Room) -> anyhow::Result<()> {
    let gone = "pad.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let page = room.browser.go(&format!("{}/sign.html?pad#{gone}", room.stack.host)).await?;
    page.see_element(".pad canvas").await?;
    page.draw(".pad canvas", &story::scribble()).await?;
    room.take(&page, "sign-pad").await?;
    page.press("sign-pad-give").await?;
    room.take(&page, "sign-pad-over").await
}

/// What the first posted does not rebuild for the second; the sender takes it back.
async fn revision(room: &Room) -> anyhow::Result<()> {
    let file = paper::pdf(room.stack.folder(), "Bon de commande.pdf", 1)?;
    let both = [room.signer(INES, "Inès Lefèvre"), room.signer(TOM, "Tom Łukasz")];
    room.send(&file, TITLE, &both, false).await?;
    sign(room, INES, "Inès Lefèvre", TITLE).await?;
    room.stack.recorder.spoil("/session/revisions/0/1");
    let page = room.follow(TOM, TITLE).await?;
    room.take(&page, "sign-bad-revision").await?;
    room.calm_down();
    let page = room.office().await?;
    details(&page, 1).await?;
    room.take_whole(&page, "follow-void").await?;
    page.press("follow-void").await?;
    page.see("who-turn").await?;
    let page = room.follow(TOM, TITLE).await?;
    room.take_whole(&page, "sign-not-yet").await
}
