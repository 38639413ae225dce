//! What was sent: as a list, as a board, one envelope, and what is done to many.

use super::{
    paper,
    prepare::{INES, TOM},
    room::Room,
};
use crate::Page;

const TITLES: [&str; 4] = [
    "Convention de stage, Master 2 Droit",
    "Contrat de maintenance",
    "Avenant au bail du 12 rue des Lilas",
    "Devis de peinture",
];

pub(super) async fn walk(room: &Room) -> anyhow::Result<()> {
    let page = room.office().await?;
    page.see("prepare-home-title").await?;
    for title in TITLES {
        let file = paper::pdf(room.stack.folder(), &format!("{title}.pdf"), 1)?;
        let both = [room.signer(INES, "Inès Lefèvre"), room.signer(TOM, "Tom Łukasz")];
        room.send(&file, title, &both, title.starts_with('C')).await?;
    }
    decline(room, TITLES[2]).await?;
    let page = list(room).await?;
    page.see_text(TITLES[0]).await?;
    room.take_whole(&page, "follow-list").await?;
    several(room, &page).await?;
    page.press("follow-view-board").await?;
    page.see_element(".column").await?;
    room.take_whole(&page, "follow-board").await?;
    page.press("follow-view-list").await?;
    page.press_saying(TITLES[0]).await?;
    one(room, &page).await?;
    page.press_saying(TITLES[2]).await?;
    page.see("follow-timeline").await?;
    room.take_whole(&page, "follow-envelope-ended").await
}

/// Before anything was sent.
pub(super) async fn empty(room: &Room) -> anyhow::Result<()> {
    let page = list(room).await?;
    room.take(&page, "follow-empty").await
}

async fn list(room: &Room) -> anyhow::Result<Page> {
    let page = room.browser.go(&format!("{}/follow.html", room.stack.host)).await?;
    page.see("follow-title").await?;
    page.see_element(".follow tbody tr, .centre").await?;
    Ok(page)
}

async fn decline(room: &Room, title: &str) -> anyhow::Result<()> {
    let page = room.follow(INES, title).await?;
    page.press("sign-decline-open").await?;
    page.fill("textarea", room.pick("Le montant n’est pas le bon.", "The amount is not right.")).await?;
    page.press("sign-decline-yes").await?;
    page.see("status-you-declined-title").await
}

/// Searched, picked, reminded too early: each with its reason.
async fn several(room: &Room, page: &Page) -> anyhow::Result<()> {
    page.fill("input[type=search]", "xylophone").await?;
    room.take(page, "follow-none-found").await?;
    page.fill("input[type=search]", "").await?;
    page.keys_at("input[type=search]", "a\u{e003}").await?;
    page.see_text(TITLES[3]).await?;
    page.click("input[name=all]").await?;
    room.take(page, "follow-picked").await?;
    page.press("follow-remind").await?;
    room.take(page, "follow-remind").await?;
    page.press("follow-remind-yes").await?;
    room.take(page, "follow-result").await?;
    page.press("follow-close").await?;
    page.press("follow-pick-none").await
}

async fn one(room: &Room, page: &Page) -> anyhow::Result<()> {
    page.see("follow-timeline").await?;
    room.take_whole(page, "follow-envelope").await?;
    page.press("follow-look").await?;
    room.take(page, "follow-look").await?;
    page.press("follow-look").await?;
    page.see_drawn("dialog .page canvas").await?;
    room.take(page, "follow-looked").await?;
    page.press("follow-close").await?;
    page.click(".does .btn:last-child").await?;
    room.take(page, "follow-replace").await?;
    page.press("follow-no").await?;
    page.press("follow-again").await?;
    room.take(page, "follow-again").await?;
    page.press("follow-no").await?;
    page.press("follow-back").await
}
