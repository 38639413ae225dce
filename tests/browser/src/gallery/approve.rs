//! Approvals: what the sender asks for, what an approver meets, and a contract with roles and SMS.

use std::path::PathBuf;

use anyhow::Context as _;

use super::{
    paper,
    prepare::{COPY, INES, TOM},
    room::Room,
};
use crate::{Mail, Page};

const BUDGET: &str = "Budget 2027";
const CONTRACT: &str = "Contrat de service";

pub(super) async fn walk(room: &Room) -> anyhow::Result<()> {
    ask(room).await.context("asking")?;
    answer(room).await.context("approving")?;
    routes(room).await.context("roles and channels")
}

fn files(room: &Room) -> anyhow::Result<Vec<PathBuf>> {
    let names = ["Ventes 2027.xlsx", "Achats.ods", "Paie.csv"];
    let put = |name: &&str| {
        let path = room.stack.folder().join(name);
        std::fs::write(&path, format!("{name};{}", "0;".repeat(9000)))?;
        Ok(path)
    };
    names.iter().map(put).collect()
}

async fn ask(room: &Room) -> anyhow::Result<()> {
    let page = room.office().await?;
    page.press("prepare-home-new").await?;
    page.press("prepare-ask-approve").await?;
    page.see("prepare-files-choose").await?;
    for file in files(room)? {
        page.choose_file(&file).await?;
        page.see_text(&file.file_name().unwrap_or_default().to_string_lossy()).await?;
    }
    room.take_whole(&page, "prepare-files").await?;
    page.press("part-next").await?;
    page.press("prepare-people-at-once").await?;
    person(&page, 1, INES, "Inès Lefèvre").await?;
    add(&page).await?;
    person(&page, 2, TOM, "Tom Łukasz").await?;
    page.click("input[name=may-reassign]").await?;
    page.press_saying(&format!("+ {}", page.words("prepare-copy-add"))).await?;
    page.fill(".copy input", COPY).await?;
    room.take_whole(&page, "prepare-approvers").await?;
    page.press("part-next").await?;
    page.fill("input[type=text]", BUDGET).await?;
    page.click(".switch").await?;
    page.see("prepare-remind-days").await?;
    room.take_whole(&page, "prepare-recap-approval").await?;
    page.press("prepare-send").await?;
    page.see("prepare-sent-title").await
}

async fn answer(room: &Room) -> anyhow::Result<()> {
    let page = room.follow(INES, BUDGET).await?;
    page.see("sign-file-save").await?;
    room.take_whole(&page, "sign-files").await?;
    page.press("sign-over-open").await?;
    room.take(&page, "sign-over-approve").await?;
    page.press("sign-decline-no").await?;
    page.press_until("sign-go-end", "sign-decline-approve").await?;
    room.take(&page, "sign-decline-approve").await?;
    page.press("sign-decline-no").await?;
    approve(room, &page, INES, true).await?;
    let page = room.follow(INES, BUDGET).await?;
    room.take_whole(&page, "sign-status-approved").await?;
    let page = room.follow(TOM, BUDGET).await?;
    page.see("sign-file-save").await?;
    approve(room, &page, TOM, false).await?;
    let page = room.follow(TOM, BUDGET).await?;
    room.take_whole(&page, "sign-agreed").await?;
    let page = room.follow(COPY, BUDGET).await?;
    room.take_whole(&page, "sign-copy-agreed").await?;
    page.press("status-my-files").await?;
    room.take_whole(&page, "sign-copy-files").await
}

async fn approve(room: &Room, page: &Page, email: &str, pictures: bool) -> anyhow::Result<()> {
    page.press_until("sign-go-end", "sign-approve").await?;
    page.see("sign-approve-title").await?;
    page.fill("textarea", room.pick("Vérifié ligne à ligne.", "Checked line by line.")).await?;
    page.click("label.check input").await?;
    let before = room.stack.mails(email).await?.iter().find_map(Mail::code);
    page.press("sign-code-ask").await?;
    page.fill("#code", &room.stack.code(email, before.as_deref()).await?).await?;
    if pictures {
        room.take_whole(page, "sign-approve").await?;
    }
    page.press("sign-approve").await?;
    page.see("sign-approved-title").await?;
    if pictures {
        room.take_whole(page, "sign-approved").await?;
    }
    Ok(())
}

/// A contract: one approves, two sign together, the institution closes; one of them by SMS.
async fn routes(room: &Room) -> anyhow::Result<()> {
    let page = room.office().await?;
    page.press("prepare-home-new").await?;
    page.choose_file(&paper::pdf(room.stack.folder(), "Contrat.pdf", 1)?).await?;
    page.see_text("Contrat.pdf").await?;
    page.press("part-next").await?;
    let people = [
        ("legal@example.org", "Léa Droit"),
        (INES, "Inès Lefèvre"),
        (TOM, "Tom Łukasz"),
        ("direction@example.org", "Aline Petit"),
    ];
    for (at, (email, name)) in people.into_iter().enumerate() {
        if at > 0 {
            add(&page).await?;
        }
        person(&page, at + 1, email, name).await?;
    }
    page.choose(".people > :nth-child(1) .role select", "approver").await?;
    page.choose(".people > :nth-child(4) .role select", "finaliser").await?;
    page.click(".people > :nth-child(3) .together input").await?;
    page.click(".people > :nth-child(2) .by-sms").await?;
    page.choose(".people > :nth-child(2) .channels label:nth-child(2) select", "sms").await?;
    page.fill("input[type=tel]", "06 12 34 56 78").await?;
    page.show(".people > :nth-child(2)").await?;
    room.take(&page, "prepare-people-sms").await?;
    page.show(".people > :nth-child(4)").await?;
    room.take(&page, "prepare-people-roles").await?;
    page.show("#level").await?;
    room.take(&page, "prepare-level").await?;
    page.choose(".people > :nth-child(1) .role select", "signer").await?;
    page.press("part-next").await?;
    page.see_drawn(".page canvas").await?;
    for number in 1..=4 {
        page.click(&format!(".whos > :nth-child({number})")).await?;
        page.see_element(&format!(".whos > :nth-child({number})[aria-pressed=true]")).await?;
        page.press("prepare-place-last").await?;
        page.see_element(&format!(".whos > :nth-child({number}) .chip.good")).await?;
        page.see_element(".slot.chosen").await?;
    }
    page.press("part-next").await?;
    page.fill("input[type=text]", CONTRACT).await?;
    room.take_whole(&page, "prepare-recap-roles").await?;
    // Nothing is left for whoever walks here next: a draft would come back.
    let page = room.office().await?;
    page.see("prepare-resumed").await?;
    page.press("prepare-erase").await?;
    page.press("prepare-erase-yes").await?;
    page.see("prepare-home-new").await
}

async fn add(page: &Page) -> anyhow::Result<()> {
    page.press_saying(&format!("+ {}", page.words("prepare-people-add"))).await
}

async fn person(page: &Page, number: usize, email: &str, name: &str) -> anyhow::Result<()> {
    let line = format!(".people > :nth-child({number})");
    page.fill(&format!("{line} input[type=email]"), email).await?;
    page.fill(&format!("{line} input[type=text]"), name).await
}
