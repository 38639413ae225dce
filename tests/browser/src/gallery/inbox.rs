//! The inbox: nothing, several, many signed and declined at once.

use std::fs;

use anyhow::Context as _;

use super::{paper, room::Room};
use crate::{Page, story};

const DIANE: &str = "diane@lilas.example";
const NAME: &str = "Diane Morel";

pub(super) async fn walk(room: &Room) -> anyhow::Result<()> {
    enter(room).await?;
    let page = home(room).await?;
    room.take(&page, "inbox-empty").await?;
    let titles = [
        room.pick("Bail de l’appartement 4", "Lease of flat 4"),
        room.pick("Avenant", "Amendment"),
        room.pick(
            "Convention de stage de Madame Élodie d’Hérouville, du 1er mars au 31 août",
            "Internship agreement of Ms Élodie d’Hérouville, from 1 March to 31 August",
        ),
        room.pick("Devis", "Quotation"),
    ];
    for (index, title) in titles.iter().enumerate() {
        let file = paper::pdf(room.stack.folder(), &format!("inbox-{index}.pdf"), index + 1)?;
        room.send(&file, title, &[room.signer(DIANE, NAME)], false).await?;
    }
    enter(room).await?;
    sign(room).await.context("signing")?;
    decline(room).await.context("declining")
}

/// Diane comes to the document store in place of Camille.
pub(super) async fn enter(room: &Room) -> anyhow::Result<()> {
    let page = home(room).await?;
    if page.count("form[action='/leave'] button").await? > 0 {
        page.click("form[action='/leave'] button").await?;
    }
    page.click("button[value=diane]").await?;
    page.see_element("h2").await
}

pub(super) async fn home(room: &Room) -> anyhow::Result<Page> {
    room.browser.go(&format!("{}/", room.stack.host)).await
}

async fn sign(room: &Room) -> anyhow::Result<()> {
    let page = home(room).await?;
    page.see_element(".lines > li:nth-child(4)").await?;
    page.click(".all input").await?;
    room.take_whole(&page, "inbox-waiting").await?;
    page.click(".bar > :last-child").await?;
    room.take_whole(&page, "inbox-recap").await?;
    page.fill("input[name=name]", NAME).await?;
    page.press("inbox-mark").await?;
    page.draw("dialog canvas", &story::scribble()).await?;
    page.press("sign-mark-set").await?;
    page.see_element(".preview svg").await?;
    for index in 1..=2 {
        page.click(&format!("label.check:nth-of-type({index}) input")).await?;
    }
    page.press("sign-code-ask").await?;
    let code = room.stack.code(DIANE, None).await?;
    page.fill("#list-code", &code).await?;
    page.show("#list-code").await?;
    room.take(&page, "inbox-ready").await?;
    lose(room)?;
    room.stack.recorder.hold("/session/time-stamps");
    page.click(".bar > :last-child").await?;
    room.take(&page, "inbox-working").await?;
    room.browser.kill_tab().await?;
    room.calm_down();
    let page = home(room).await?;
    room.take(&page, "inbox-resumed").await?;
    page.press("sign-code-ask").await?;
    page.fill("#list-code", &room.stack.code(DIANE, Some(&code)).await?).await?;
    page.click(".bar > :last-child").await?;
    page.see("inbox-not").await?;
    page.see("inbox-back").await?;
    room.take_whole(&page, "inbox-some").await?;
    page.choose_file(&room.stack.folder().join("inbox-1.pdf")).await?;
    page.choose_file(&paper::pdf(room.stack.folder(), room.pick("vacances.pdf", "holidays.pdf"), 1)?).await?;
    page.see_element(".notice.warn").await?;
    page.show(".drop").await?;
    room.take(&page, "inbox-files").await?;
    page.click(".bar > :last-child").await?;
    page.see("inbox-unread").await?;
    page.click(".bar > :last-child").await?;
    page.see("inbox-back").await?;
    room.take(&page, "inbox-signed").await?;
    page.press("inbox-back").await
}

/// The document store has lost the second document.
fn lose(room: &Room) -> anyhow::Result<()> {
    let lost = fs::read(room.stack.folder().join("inbox-1.pdf"))?;
    for folder in fs::read_dir(room.stack.folder().join("host/documents"))? {
        let content = folder?.path().join("content");
        if fs::read(&content)? == lost {
            fs::write(content, "lost")?;
        }
    }
    Ok(())
}

async fn decline(room: &Room) -> anyhow::Result<()> {
    let titles = [room.pick("Règlement", "Rules"), room.pick("Charte", "Charter"), room.pick("Note", "Note")];
    for title in titles {
        let file = paper::pdf(room.stack.folder(), &format!("{title}.pdf"), 1)?;
        room.send(&file, title, &[room.signer(DIANE, NAME)], false).await?;
    }
    others(room, titles[0]).await?;
    enter(room).await?;
    let page = home(room).await?;
    page.see_element(".lines > li:nth-child(2)").await?;
    page.click(".all input").await?;
    page.click(".bar > :first-child").await?;
    page.fill("textarea", room.pick("Ce n’est plus d’actualité.", "This is no longer needed.")).await?;
    room.take_whole(&page, "inbox-decline").await?;
    page.click(".bar > :last-child").await?;
    page.see("inbox-back").await?;
    room.take(&page, "inbox-declined").await
}

/// Signed by itself, from the link: what else waits is offered at the end.
async fn others(room: &Room, title: &str) -> anyhow::Result<()> {
    let page = room.follow(DIANE, title).await?;
    let diane = room.signer(DIANE, NAME);
    let page = story::read_from(page, &diane, None).await?;
    story::confirm(&room.stack, &page, &diane, None).await?;
    page.see_element("h2").await?;
    page.see_text(title).await?;
    room.take_whole(&page, "sign-others").await
}
