//! The sender: from the address to what is sent, and what may come in between.

use anyhow::Context as _;

use super::{follow, paper, room::Room};
use crate::{Mail, Page, story};

pub(super) const TITLE: &str = "Bail Lille";
/// What is sent by hand, with no store behind it.
pub(super) const BY_HAND: &str = "Mandat";
pub(super) const INES: &str = "ines@example.org";
pub(super) const TOM: &str = "tom@example.org";
pub(super) const COPY: &str = "notaire@example.org";

pub(super) async fn walk(room: &Room) -> anyhow::Result<()> {
    let page = sign_in(room).await.context("signing in")?;
    documents(room, &page).await.context("documents")?;
    people(room, &page).await.context("people")?;
    places(room, &page).await.context("places")?;
    recap(room, &page).await.context("recap")?;
    by_hand(room).await.context("by hand")
}

async fn sign_in(room: &Room) -> anyhow::Result<Page> {
    let page = room.enter().await?;
    room.take(&page, "prepare-sign-in").await?;
    page.fill("input[type=email]", &story::sender()).await?;
    page.press("office-signin-ask").await?;
    let code = room.stack.code(&story::sender(), None).await?;
    room.take(&page, "prepare-code").await?;
    page.fill("#office-code", if code == "000000" { "000001" } else { "000000" }).await?;
    page.press("office-signin-open").await?;
    room.take(&page, "prepare-code-wrong").await?;
    room.type_code(&page, "#office-code", &code).await?;
    page.press("office-signin-open").await?;
    room.take(&page, "prepare-home-empty").await?;
    follow::empty(room).await?;
    let page = room.office().await?;
    page.press("prepare-home-new").await?;
    Ok(page)
}

async fn documents(room: &Room, page: &Page) -> anyhow::Result<()> {
    room.take(page, "prepare-documents-empty").await?;
    let folder = room.stack.folder();
    page.choose_file(&paper::pdf(folder, "Bail d’habitation, 12 rue des Lilas.pdf", 2)?).await?;
    page.see_text("Bail d’habitation").await?;
    page.choose_file(&paper::scripted(folder, "Annexe.pdf")?).await?;
    room.take_whole(page, "prepare-documents-several").await?;
    page.choose_file(&paper::letter(folder, "Lettre.pdf")?).await?;
    room.take_whole(page, "prepare-documents-refused").await?;
    page.choose_file(&paper::large(folder, "Plans.pdf")?).await?;
    room.take(page, "prepare-documents-too-large").await?;
    page.choose_file(&paper::locked(folder, "Secret.pdf")?).await?;
    room.take_whole(page, "prepare-documents-password").await?;
    page.fill("input[type=password]", "sesame").await?;
    page.press("part-password-open").await?;
    room.take(page, "prepare-documents-password-wrong").await?;
    page.fill("input[type=password]", paper::PASSWORD).await?;
    page.press("part-password-open").await?;
    page.press("part-next").await
}

async fn people(room: &Room, page: &Page) -> anyhow::Result<()> {
    room.take_whole(page, "prepare-people-one").await?;
    let (first, second) = (".people > :nth-child(1)", ".people > :nth-child(2)");
    page.fill(&format!("{first} input[type=email]"), "ines@").await?;
    page.click(&format!("{first} input[type=text]")).await?;
    room.take(page, "prepare-people-address-wrong").await?;
    page.fill(&format!("{first} input[type=email]"), INES).await?;
    page.fill(&format!("{first} input[type=text]"), "Inès Lefèvre").await?;
    page.press("prepare-people-me").await?;
    page.see_element(second).await?;
    page.fill(&format!("{second} input[type=email]"), INES).await?;
    page.see("prepare-person-twice").await?;
    page.show(second).await?;
    room.take(page, "prepare-people-twice").await?;
    page.fill(&format!("{second} input[type=email]"), "").await?;
    page.paste(&format!("{second} input[type=email]"), "Tom Łukasz <tom@example.org>").await?;
    page.show(second).await?;
    room.take(page, "prepare-people-pasted").await?;
    page.click(&format!("{second} .terms .check input")).await?;
    page.show(second).await?;
    room.take(page, "prepare-people-optional").await?;
    page.click(&format!("{second} .terms .check input")).await?;
    page.click("input[name=may-reassign]").await?;
    page.press_saying(&format!("+ {}", page.words("prepare-copy-add"))).await?;
    page.fill(".copy input", COPY).await?;
    room.take(page, "prepare-people-copies").await?;
    page.press("prepare-people-at-once").await?;
    page.scroll(0.0).await?;
    room.take(page, "prepare-people-at-once").await?;
    page.press("part-next").await
}

async fn places(room: &Room, page: &Page) -> anyhow::Result<()> {
    page.see_drawn(".page canvas").await?;
    room.take(page, "prepare-place-empty").await?;
    page.touch_at(".page .layer", 1, (0.3, 0.8)).await?;
    page.see_element(".whos > :nth-child(1) .chip.good").await?;
    room.take(page, "prepare-place-chosen").await?;
    page.click(".whos > :nth-child(2)").await?;
    page.touch_at(".page .layer", 1, (0.55, 0.81)).await?;
    page.see_element(".whos > :nth-child(2) .chip.good").await?;
    room.take(page, "prepare-place-overlap").await?;
    page.press("prepare-place-bin").await?;
    page.touch_at(".page .layer", 1, (0.5, 0.98)).await?;
    page.see_element(".whos > :nth-child(2) .chip.good").await?;
    room.take(page, "prepare-place-footer").await?;
    page.press("prepare-place-bin").await?;
    page.touch_at(".page .layer", 1, (0.7, 0.8)).await?;
    page.see_element(".whos > :nth-child(2) .chip.good").await?;
    more(page, "prepare-place-everywhere").await?;
    page.click(".whos > :nth-child(1)").await?;
    more(page, "prepare-initials-every").await?;
    more(page, "prepare-place-everywhere").await?;
    page.show(".page .layer").await?;
    room.take(page, "prepare-place-initials").await?;
    more(page, "prepare-initials-one").await?;
    room.take(page, "prepare-place-initials-one").await?;
    more(page, "prepare-initials-done").await?;
    left_out(room, page).await?;
    page.press("part-next").await
}

/// What unfolds on a phone.
async fn more(page: &Page, key: &str) -> anyhow::Result<()> {
    story::unfold(page).await?;
    page.press(key).await
}

async fn left_out(room: &Room, page: &Page) -> anyhow::Result<()> {
    page.click("nav .pick:nth-of-type(2)").await?;
    page.see_drawn(".page canvas").await?;
    room.take(page, "prepare-place-ready").await?;
    page.click(".whos > :nth-child(2)").await?;
    page.press("prepare-place-bin").await?;
    page.press("prepare-leave-out").await?;
    room.take(page, "prepare-place-left-out").await
}

async fn recap(room: &Room, page: &Page) -> anyhow::Result<()> {
    page.see("prepare-recap-title").await?;
    page.fill("input[type=text]", " ").await?;
    room.take(page, "prepare-recap-missing").await?;
    page.fill("input[type=text]", TITLE).await?;
    let message = room.pick(
        "Bonjour,\nvoici le bail pour le 12 rue des Lilas. Merci de le signer avant la remise des clés.",
        "Hello,\nhere is the lease for 12 rue des Lilas. Please sign it before you get the keys.",
    );
    page.fill("textarea", message).await?;
    room.take_whole(page, "prepare-recap").await?;
    page.click(".lines button").await?;
    page.show(".mail-sheet").await?;
    room.take(page, "prepare-recap-mail").await?;
    page.click(".lines button").await?;
    room.stack.recorder.hold("/api/v1/envelopes");
    page.press("prepare-send").await?;
    page.see("prepare-sending").await?;
    page.scroll(1.0).await?;
    room.take(page, "prepare-sending").await?;
    room.calm_down();
    room.take_whole(page, "prepare-sent").await
}

/// Begun, left, come back to, and sent without a store.
async fn by_hand(room: &Room) -> anyhow::Result<()> {
    let page = room.office().await?;
    page.press("prepare-home-new").await?;
    page.choose_file(&paper::pdf(room.stack.folder(), "Mandat.pdf", 2)?).await?;
    page.see_text("Mandat.pdf").await?;
    page.press("part-next").await?;
    page.fill(".people input[type=email]", INES).await?;
    page.fill(".people input[type=text]", "Inès Lefèvre").await?;
    room.browser.kill_tab().await?;
    let page = room.office().await?;
    room.take(&page, "prepare-resumed").await?;
    page.press("prepare-erase").await?;
    room.take(&page, "prepare-erase").await?;
    page.press("prepare-erase-no").await?;
    page.press("part-back").await?;
    page.press("part-back").await?;
    room.take(&page, "prepare-home-draft").await?;
    page.press("prepare-draft-go-on").await?;
    page.press("part-next").await?;
    page.press("part-next").await?;
    page.press("prepare-place-last").await?;
    page.press("part-next").await?;
    page.without("paraph-prepare", "storeDocument").await?;
    page.fill("input[type=text]", BY_HAND).await?;
    room.stack.recorder.lose("/api/v1/envelopes");
    page.press("prepare-send").await?;
    room.take(&page, "prepare-offline").await?;
    room.calm_down();
    page.press("prepare-send").await?;
    room.take_whole(&page, "prepare-hand-over").await?;
    page.press("prepare-sent-back").await?;
    room.stack.wait_for_mail(INES, Mail::link).await.map(drop)
}
