//! What happens beside the story: handing over, declining, cancelling, coming back.

use anyhow::Context as _;

use super::{
    paper,
    prepare::{COPY, INES, TITLE, TOM},
    room::Room,
};
use crate::{Mail, Page, story};

const OVER: &str = "Attestation";
const DECLINED: &str = "Avenant";
const CANCELLED: &str = "Devis";

pub(super) async fn walk(room: &Room) -> anyhow::Result<()> {
    come_back(room).await.context("coming back")?;
    hand_over(room).await.context("handing over")?;
    declined(room).await.context("declined by somebody else")?;
    cancelled(room).await.context("cancelled")
}

async fn come_back(room: &Room) -> anyhow::Result<()> {
    let page = room.follow(INES, TITLE).await?;
    room.take_whole(&page, "sign-finalised").await?;
    let page = room.follow(COPY, TITLE).await?;
    room.take_whole(&page, "sign-copy").await
}

async fn hand_over(room: &Room) -> anyhow::Result<()> {
    let page = room.office().await?;
    page.press("prepare-home-new").await?;
    page.choose_file(&paper::pdf(room.stack.folder(), "Attestation.pdf", 1)?).await?;
    page.see_text("Attestation.pdf").await?;
    page.press("part-next").await?;
    page.fill(".people input[type=email]", INES).await?;
    page.click("input[name=may-reassign]").await?;
    page.press("part-next").await?;
    page.press("prepare-place-last").await?;
    page.press("part-next").await?;
    page.fill("input[type=text]", OVER).await?;
    page.press("prepare-send").await?;
    page.see("prepare-sent-title").await?;
    let page = room.follow(INES, OVER).await?;
    page.see_drawn(".page canvas").await?;
    page.press("sign-over-open").await?;
    page.fill("input[type=email]", "aline@example.org").await?;
    page.fill("input[type=text]", "Aline Petit").await?;
    room.take(&page, "sign-over").await?;
    let before = room.stack.mails(INES).await?.iter().find_map(Mail::code);
    page.press("sign-code-ask").await?;
    page.fill("#code", &room.stack.code(INES, before.as_deref()).await?).await?;
    page.press("sign-over-send").await?;
    room.take(&page, "sign-over-done").await
}

async fn declined(room: &Room) -> anyhow::Result<()> {
    let file = paper::pdf(room.stack.folder(), "Avenant.pdf", 1)?;
    let both = [room.signer(INES, "Inès Lefèvre"), room.signer(TOM, "Tom Łukasz")];
    room.send(&file, DECLINED, &both, true).await?;
    let page = room.follow(TOM, DECLINED).await?;
    page.press("sign-decline-open").await?;
    page.fill("textarea", room.pick("Le montant n’est pas le bon.", "The amount is not right.")).await?;
    page.press("sign-decline-yes").await?;
    page.see("status-you-declined-title").await?;
    let page = room.follow(INES, DECLINED).await?;
    room.take_whole(&page, "sign-declined").await
}

async fn cancelled(room: &Room) -> anyhow::Result<()> {
    let file = paper::pdf(room.stack.folder(), "Devis.pdf", 1)?;
    room.send(&file, CANCELLED, &[room.signer(INES, "Inès Lefèvre")], false).await?;
    let page = room.office().await?;
    details(&page, 1).await?;
    page.press("follow-cancel").await?;
    page.fill("input[name=reason]", room.pick("Une erreur dans le prix.", "A mistake in the price.")).await?;
    room.take(&page, "follow-cancel").await?;
    page.press("follow-cancel-yes").await?;
    page.see("phase-cancelled").await?;
    let page = room.follow(INES, CANCELLED).await?;
    room.take_whole(&page, "sign-cancelled").await
}

/// Opens the details of the envelope at a place of the list, the newest first.
pub(super) async fn details(page: &Page, place: usize) -> anyhow::Result<()> {
    page.see_element(".envelope").await?;
    page.click(&format!(".envelope:nth-of-type({place}) a")).await?;
    page.see("follow-timeline").await
}

/// Signs by hand, without pictures.
pub(super) async fn sign(
    room: &Room,
    email: &'static str,
    name: &'static str,
    title: &str,
) -> anyhow::Result<()> {
    let signer = room.signer(email, name);
    let page = room.follow(email, title).await?;
    let page = story::read_from(page, &signer, None).await?;
    story::confirm(&room.stack, &page, &signer, None).await
}
