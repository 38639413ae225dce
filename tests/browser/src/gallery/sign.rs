//! The signer: from the link to the signed document, and every step in between.

use anyhow::Context as _;

use super::{
    mark, paper,
    prepare::{BY_HAND, INES, TITLE, TOM},
    room::Room,
};
use crate::{Browser, Engine, Mail, Page, story};

const NAME: &str = "Inès Lefèvre";

pub(super) async fn walk(room: &Room) -> anyhow::Result<()> {
    let page = bring(room).await.context("bringing")?;
    mark::walk(room, &page).await.context("the mark")?;
    confirm(room, &page).await.context("confirming")?;
    several(room).await.context("several documents")?;
    long(room).await.context("a long document")
}

/// No store holds it: the person chooses the file.
async fn bring(room: &Room) -> anyhow::Result<Page> {
    room.stack.recorder.hold("/links/open");
    let page = room.follow(INES, BY_HAND).await?;
    room.take(&page, "sign-loading").await?;
    room.stack.recorder.hold("/session/tickets");
    room.stack.recorder.let_go();
    room.take(&page, "sign-bringing").await?;
    room.calm_down();
    room.take_whole(&page, "sign-choose").await?;
    page.choose_file(&paper::pdf(room.stack.folder(), "Autre.pdf", 1)?).await?;
    room.take(&page, "sign-wrong-file").await?;
    room.stack.recorder.hold("/session/revisions");
    page.choose_file(&room.stack.folder().join("Mandat.pdf")).await?;
    page.see_drawn(".page canvas").await?;
    room.take(&page, "sign-glimpse").await?;
    room.calm_down();
    page.see("sign-go-end").await?;
    page.see_drawn(".reading .page canvas").await?;
    room.take(&page, "sign-read").await?;
    Ok(page)
}

async fn confirm(room: &Room, page: &Page) -> anyhow::Result<()> {
    page.press("sign-go-on").await?;
    page.fill("input[name=name]", " ").await?;
    page.scroll(0.0).await?;
    room.take_whole(page, "sign-confirm-empty").await?;
    page.fill("input[name=name]", NAME).await?;
    for index in 1..=2 {
        page.click(&format!("label.check:nth-of-type({index}) input")).await?;
    }
    room.take(page, "sign-confirm").await?;
    page.press("sign-code-ask").await?;
    let code = room.stack.code(INES, None).await?;
    room.take(page, "sign-code-sent").await?;
    page.fill("#code", if code == "000000" { "000001" } else { "000000" }).await?;
    page.press("sign-now").await?;
    room.take(page, "sign-code-wrong").await?;
    room.type_code(page, "#code", &code).await?;
    room.stack.recorder.hold("/session/time-stamps");
    page.press("sign-now").await?;
    page.see_element(".doing li:nth-child(3).now").await?;
    room.take(page, "sign-acting").await?;
    room.calm_down();
    room.take_whole(page, "sign-done").await?;
    // Kept for whoever verifies it.
    page.press("sign-save").await
}

/// Three documents, one locked, one with a program in it; a comment; and somebody who is faster.
async fn several(room: &Room) -> anyhow::Result<()> {
    let page = room.follow(INES, TITLE).await?;
    room.take(&page, "sign-password").await?;
    unlock(&page).await?;
    page.see_drawn(".reading .page canvas").await?;
    page.show("h2.file-name").await?;
    room.take(&page, "sign-read-several").await?;
    comment(room, &page).await?;
    page.press_until("sign-go-end", "sign-set-mark").await?;
    page.draw("dialog canvas", &story::scribble()).await?;
    page.press("sign-mark-set").await?;
    page.press("sign-go-on").await?;
    overtaken(room, &page).await
}

async fn unlock(page: &Page) -> anyhow::Result<()> {
    page.see("part-password-title").await?;
    page.fill("input[type=password]", paper::PASSWORD).await?;
    page.press("part-password-open").await
}

async fn comment(room: &Room, page: &Page) -> anyhow::Result<()> {
    page.press("sign-comment-open").await?;
    let words = room.pick(
        "L’article 7 parle de deux mois de préavis, nous avions dit un mois.",
        "Article 7 speaks of two months’ notice, we had said one.",
    );
    page.fill("textarea", words).await?;
    room.take(page, "sign-comment").await?;
    page.press("sign-comment-send").await?;
    page.see("sign-comments").await?;
    page.see_drawn(".page canvas").await?;
    room.take(page, "sign-commented").await?;
    page.press("sign-where-open").await?;
    room.take(page, "sign-where").await?;
    page.press("sign-decline-no").await?;
    page.see_drawn(".page canvas").await
}

/// The agreement is recorded; before the signature is posted somebody else signs.
async fn overtaken(room: &Room, page: &Page) -> anyhow::Result<()> {
    let signer = room.signer(INES, NAME);
    let before = story::agree(&room.stack, page, &signer).await?;
    let code = room.stack.code(INES, before.as_deref()).await?;
    page.fill("#code", &code).await?;
    let recorder = &room.stack.recorder;
    recorder.hold("/session/time-stamps");
    page.press("sign-now").await?;
    page.see_element(".doing li:nth-child(3).now").await?;
    recorder.hold("");
    somebody_else(room).await.context("somebody else")?;
    recorder.hold("/session/authorise");
    recorder.let_go();
    room.take(page, "sign-acting-again").await?;
    room.calm_down();
    room.take_whole(page, "sign-done").await
}

async fn somebody_else(room: &Room) -> anyhow::Result<()> {
    let browser = Browser::start(&room.stack, Engine::Chromium, room.device, room.language).await?;
    let tom = room.signer(TOM, "Tom Łukasz");
    let link = room.stack.wait_for_mail(TOM, Mail::link).await?;
    let page = browser.go(&link).await?;
    unlock(&page).await?;
    let page = story::read_from(page, &tom, None).await?;
    let before = story::agree(&room.stack, &page, &tom).await?;
    let code = room.stack.code(TOM, before.as_deref()).await?;
    page.fill("#code", &code).await?;
    page.press("sign-now").await?;
    room.take_whole(&page, "sign-done-waiting").await?;
    browser.go(&format!("{}/index.html", room.stack.host)).await?;
    let page = browser.go(&link).await?;
    room.take(&page, "sign-signed").await?;
    browser.end().await
}

/// Eighty pages: all of them beside the document, or in a sheet on a phone.
async fn long(room: &Room) -> anyhow::Result<()> {
    let file = paper::pdf(room.stack.folder(), "Cahier des charges.pdf", 80)?;
    room.send(&file, "Cahier des charges", &[room.signer(INES, NAME)], false).await?;
    let page = room.follow(INES, "Cahier des charges").await?;
    page.see_drawn(".reading .page canvas").await?;
    room.take(&page, "sign-read-long").await?;
    if page.count(".page-now").await? > 0 {
        page.click(".page-now").await?;
        room.take(&page, "sign-pages").await?;
        page.press("part-back").await?;
    }
    page.press("sign-decline-open").await?;
    page.fill("textarea", room.pick("Trop cher.", "Too expensive.")).await?;
    room.take(&page, "sign-decline").await?;
    page.press("sign-decline-yes").await?;
    room.take(&page, "sign-you-declined").await
}
