//! The sheet for the mark: drawn, typed, brought; refused; and the mark in its place.

use super::{paper, room::Room};
use crate::{Device, Page, story};

/// From the document to the mark in place.
pub(super) async fn walk(room: &Room, page: &Page) -> anyhow::Result<()> {
    page.press("sign-go-end").await?;
    room.take(page, "sign-end").await?;
    page.press("sign-set-mark").await?;
    typed(room, page).await?;
    brought(room, page).await?;
    drawn(room, page).await?;
    page.press("sign-mark-set").await?;
    room.take(page, "sign-mark-in-place").await
}

async fn drawn(room: &Room, page: &Page) -> anyhow::Result<()> {
    page.press("sign-mark-draw").await?;
    page.see_element("dialog canvas").await?;
    room.take(page, "sign-draw-empty").await?;
    page.press("sign-mark-set").await?;
    room.take(page, "sign-draw-missing").await?;
    page.draw("dialog canvas", &[vec![(0.5, 0.5), (0.505, 0.5)]]).await?;
    page.press("sign-mark-set").await?;
    room.take(page, "sign-draw-refused").await?;
    page.press("sign-draw-erase").await?;
    if room.device == Device::Laptop {
        page.press("sign-phone").await?;
        room.take(page, "sign-phone-code").await?;
        page.press("sign-phone-no").await?;
    }
    page.draw("dialog canvas", &story::scribble()).await?;
    page.see_drawn("dialog canvas").await?;
    room.take(page, "sign-draw").await
}

async fn typed(room: &Room, page: &Page) -> anyhow::Result<()> {
    page.press("sign-mark-type").await?;
    page.fill("dialog input[type=text]", "李小龍").await?;
    room.take(page, "sign-type-refused").await?;
    page.fill("dialog input[type=text]", "Inès Lefèvre").await?;
    page.see_element(".hand:nth-child(4) svg path").await?;
    room.take(page, "sign-type").await
}

async fn brought(room: &Room, page: &Page) -> anyhow::Result<()> {
    page.press("sign-mark-import").await?;
    room.take(page, "sign-import-empty").await?;
    let letter = paper::letter(room.stack.folder(), "signature-fausse.png")?;
    page.choose_file(&letter).await?;
    room.take(page, "sign-import-unreadable").await?;
    page.choose_file(&paper::photograph(room.stack.folder(), "signature.png")?).await?;
    page.see_element("dialog canvas.brought").await?;
    room.take(page, "sign-import").await
}
