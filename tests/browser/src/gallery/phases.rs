//! What was sent, in every phase that came to be, and what is told of each.

use super::{aside::details, room::Room};

pub(super) async fn walk(room: &Room) -> anyhow::Result<()> {
    let page = room.office().await?;
    page.see_element(".envelope").await?;
    room.take_whole(&page, "prepare-home").await?;
    details(&page, 1).await?;
    room.take_whole(&page, "follow-envelope").await
}
