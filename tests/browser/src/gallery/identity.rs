//! The level that asks who somebody is: chosen, at the provider, and by an officer's word.

use anyhow::Context as _;

use super::{
    paper,
    prepare::{INES, TOM},
    room::Room,
};
use crate::{Mail, Page, story};

const TITLE: &str = "Bail, identité vérifiée";

pub(super) async fn walk(room: &Room) -> anyhow::Result<()> {
    send(room).await.context("asking who they are")?;
    at_provider(room).await.context("the provider")?;
    by_officer(room).await.context("the officer")
}

async fn send(room: &Room) -> anyhow::Result<()> {
    let page = room.office().await?;
    page.press("prepare-home-new").await?;
    page.choose_file(&paper::pdf(room.stack.folder(), "Bail.pdf", 1)?).await?;
    page.see_text("Bail.pdf").await?;
    page.press("part-next").await?;
    page.press("prepare-people-at-once").await?;
    for (number, (email, name)) in [(INES, "Inès Lefèvre"), (TOM, "Tom Łukasz")].into_iter().enumerate() {
        if number > 0 {
            page.press_saying(&format!("+ {}", page.words("prepare-people-add"))).await?;
        }
        let line = format!(".people > :nth-child({})", number + 1);
        page.fill(&format!("{line} input[type=email]"), email).await?;
        page.fill(&format!("{line} input[type=text]"), name).await?;
    }
    page.press("prepare-level-verified").await?;
    page.show("#level").await?;
    room.take(&page, "prepare-level-verified").await?;
    page.press("part-next").await?;
    page.see_drawn(".page canvas").await?;
    for number in 1..=2 {
        page.click(&format!(".whos > :nth-child({number})")).await?;
        page.see_element(&format!(".whos > :nth-child({number})[aria-pressed=true]")).await?;
        page.press("prepare-place-last").await?;
        page.see_element(&format!(".whos > :nth-child({number}) .chip.good")).await?;
    }
    page.press("part-next").await?;
    page.fill("input[type=text]", TITLE).await?;
    page.press("prepare-send").await?;
    page.see("prepare-sent-title").await
}

/// As far as name and consent.
async fn confirming(room: &Room, email: &str) -> anyhow::Result<Page> {
    let page = room.follow(email, TITLE).await?;
    page.see_drawn(".reading .page canvas").await?;
    page.press_until("sign-go-end", "sign-set-mark").await?;
    page.press("sign-mark-type").await?;
    page.fill("dialog input[type=text]", "Inès Lefèvre").await?;
    page.see_element("dialog svg path").await?;
    page.press("sign-mark-set").await?;
    page.press("sign-go-on").await?;
    page.see("sign-name-title").await?;
    Ok(page)
}

async fn at_provider(room: &Room) -> anyhow::Result<()> {
    let page = confirming(room, INES).await?;
    room.take_whole(&page, "sign-identity").await?;
    for index in 1..=2 {
        page.click(&format!("label.check:nth-of-type({index}) input")).await?;
    }
    page.press("sign-identity-ask").await?;
    page.see_element("a.provider").await?;
    page.show(".identity").await?;
    room.take(&page, "sign-identity-waiting").await?;
    log_in(room, &page, None).await?;
    page.see("sign-identity-ask").await?;
    page.show(".identity").await?;
    room.take(&page, "sign-identity-cancelled").await?;
    page.press("sign-identity-ask").await?;
    log_in(room, &page, Some("Inès Lefèvre-Roux")).await?;
    page.see_text("eidas2").await?;
    page.show(".identity").await?;
    room.take(&page, "sign-identity-known").await?;
    evidence(room, &page).await
}

/// Signs, and reads the evidence where no server is needed.
async fn evidence(room: &Room, page: &Page) -> anyhow::Result<()> {
    let before = room.stack.mails(INES).await?.iter().find_map(Mail::code);
    page.press("sign-code-ask").await?;
    page.fill("#code", &room.stack.code(INES, before.as_deref()).await?).await?;
    page.press("sign-now").await?;
    page.see("sign-done-title").await?;
    let file = story::save_evidence(&room.stack, page).await?;
    let page = room.browser.go(&format!("{}/verify.html", room.stack.host)).await?;
    page.see("verify-offline").await?;
    page.choose_file(&file).await?;
    room.take_whole(&page, "verify-evidence").await
}

/// Logs in under a name, or goes back.
async fn log_in(room: &Room, page: &Page, name: Option<&str>) -> anyhow::Result<()> {
    page.click("a.provider").await?;
    let (left, there) = room.browser.opened().await?;
    match name {
        Some(name) => {
            there.fill("input[name=login]", name).await?;
            there.press_saying("Sign in").await?;
            there.see_text(name).await?;
            room.take(&there, "returned-asks").await?;
            there.press("returned-yes").await?;
            there.see_element("main:not(:has(form)) h1").await?;
            room.take(&there, "returned-known").await?;
        }
        None => {
            there.press_saying("Cancel").await?;
            room.take(&there, "returned-cancelled").await?;
        }
    }
    room.browser.close_to(&left).await
}

async fn by_officer(room: &Room) -> anyhow::Result<()> {
    let page = room.browser.go(&format!("{}/follow.html", room.stack.host)).await?;
    page.see_element(".to-see summary").await?;
    page.click(".to-see summary").await?;
    room.take(&page, "follow-to-see").await?;
    page.press_saying(TITLE).await?;
    page.see("follow-identity-missing").await?;
    page.press_saying(&format!("{} Tom Łukasz", page.words("follow-attest"))).await?;
    let picture = room.stack.folder().join("passeport.jpg");
    std::fs::write(&picture, b"\xff\xd8\xff a passport")?;
    page.choose_file(&picture).await?;
    page.see_text("passeport.jpg").await?;
    room.take(&page, "follow-attest").await?;
    page.click("dialog label.check input").await?;
    page.fill("input[name=attested]", "Tom ŁUKASZ").await?;
    page.press("follow-attest-yes").await?;
    page.see_text("Tom ŁUKASZ").await?;
    room.take_whole(&page, "follow-attested").await?;
    let page = confirming(room, TOM).await?;
    page.see_text("Tom ŁUKASZ").await.ok();
    page.show(".identity").await?;
    room.take(&page, "sign-identity-attested").await
}
