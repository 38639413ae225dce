//! The organisation's seal: still to be added, asked about, and there; and what the signer reads of it.

use std::time::{SystemTime, UNIX_EPOCH};

use envelope::{Role, Timestamp};

use super::{paper, room::Room};
use crate::native::{Parcel, Person, Sender, Signing};

const SIGNER: (&str, &str) = ("jeanne@etu.example", "Jeanne Faure");
const DAY: u64 = 24 * 60 * 60 * 1000;

pub(super) async fn walk(room: &Room) -> anyhow::Result<()> {
    let title = room.pick("Attestation de stage", "Internship certificate");
    send(room, title).await?;
    room.office().await?.see("prepare-home-title").await?;
    let page = room.browser.go(&format!("{}/follow.html", room.stack.host)).await?;
    page.press_saying(title).await?;
    page.see("follow-seal-missing").await?;
    room.take_whole(&page, "follow-to-seal").await?;
    page.press("follow-seal").await?;
    room.take(&page, "follow-seal").await?;
    page.press("follow-seal-yes").await?;
    page.see("event-sealed").await?;
    room.take_whole(&page, "follow-sealed").await?;
    page.press("follow-versions-save").await?;
    page.press("follow-versions-yes").await?;
    let sealed = room.stack.saved(&format!("{title}-{}.pdf", room.pick("signé", "signed"))).await?;
    let page = room.follow(SIGNER.0, title).await?;
    room.take_whole(&page, "sign-sealed").await?;
    let page = room.browser.go(&format!("{}/verify.html", room.stack.host)).await?;
    page.see("verify-offline").await?;
    page.choose_file(&sealed).await?;
    room.take_whole(&page, "verify-sealed").await
}

/// Signed already, by the only one who has to.
async fn send(room: &Room, title: &str) -> anyhow::Result<()> {
    let now = u64::try_from(SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis())?;
    let people = [Person { email: SIGNER.0, name: SIGNER.1, role: Role::Signer, required: true }];
    let file = paper::pdf(room.stack.folder(), &format!("{title}.pdf"), 1)?;
    let parcel = Parcel { file: &file, title, people: &people, deadline: Timestamp(now + 30 * DAY) };
    Sender::sign_in(&room.stack).await?.sealing().send(&room.stack, &parcel).await?;
    Signing::open(&room.stack, SIGNER, title).await?.sign(&file).await
}
