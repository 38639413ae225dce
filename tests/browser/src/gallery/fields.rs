//! Fields: placed by the tags of a form, looked at by its sender, filled by its signer.

use super::{paper, prepare::INES, room::Room};
use crate::{Page, story};

const TITLE: &str = "Attestation";
const NAME: &str = "Inès Lefèvre";

pub(super) async fn walk(room: &Room) -> anyhow::Result<()> {
    send(room).await?;
    fill(room).await
}

async fn send(room: &Room) -> anyhow::Result<()> {
    let page = room.office().await?;
    page.press("prepare-home-new").await?;
    page.choose_file(&paper::form(room.stack.folder(), &format!("{TITLE}.pdf"))?).await?;
    page.press("part-next").await?;
    page.fill(".people input[type=email]", INES).await?;
    page.fill(".people input[type=text]", NAME).await?;
    page.press("part-next").await?;
    page.see_drawn(".page canvas").await?;
    page.see_element(".slot.asked").await?;
    page.see("prepare-tags-undo").await?;
    room.take(&page, "prepare-place-tags").await?;
    page.click(".resumed .close").await?;
    page.click(".slot.asked:nth-of-type(4)").await?;
    page.see_element(".inspector").await?;
    room.take(&page, "prepare-place-field").await?;
    page.click(".whos > :nth-child(1)").await?;
    story::unfold(&page).await?;
    page.show(".caption").await?;
    page.click(".caption .switch:nth-of-type(1)").await?;
    page.fill(".caption input", room.pick("Bon pour accord", "Agreed")).await?;
    room.take(&page, "prepare-place-caption").await?;
    page.press("part-next").await?;
    page.press("prepare-send").await?;
    page.see("prepare-sent-title").await
}

async fn fill(room: &Room) -> anyhow::Result<()> {
    let page = room.follow(INES, TITLE).await?;
    page.see_drawn(".reading .page canvas").await?;
    page.press_until("sign-go-end", "sign-fill").await?;
    room.take(&page, "sign-field-text").await?;
    page.fill("dialog input[type=text]", room.pick("Lu et approuvé", "Read and agreed")).await?;
    page.press("sign-field-done").await?;
    room.take(&page, "sign-fields").await?;
    tick(&page).await?;
    page.press("sign-fill").await?;
    room.take(&page, "sign-field-stamp").await?;
    page.choose_file(&paper::photograph(room.stack.folder(), "cachet.png")?).await?;
    page.see_drawn("dialog canvas.brought").await?;
    page.press("sign-field-done").await?;
    page.see("sign-set-mark").await?;
    page.show(".slot.asked:nth-of-type(4)").await?;
    room.take(&page, "sign-fields-filled").await
}

async fn tick(page: &Page) -> anyhow::Result<()> {
    page.press("sign-fill").await?;
    page.keys_at(".fill[role=checkbox]:focus", " ").await
}
