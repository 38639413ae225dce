//! The sender's and a signer's way by the keyboard alone: nothing here clicks.

use std::path::Path;

use anyhow::Context as _;
use serde_json::json;

use crate::{
    Browser, Engine, Page, Stack,
    keyboard::{ENTER, LEFT, RIGHT, SPACE, To, UP},
    story::{Envelope, Signer, invitation, sender},
};

/// The sender enters the document store, signs in by code, and sends.
///
/// # Errors
/// A control cannot be reached, the focus is lost or does not show; or the story goes wrong.
pub async fn send(stack: &Stack, browser: &Browser, envelope: &Envelope<'_>) -> anyhow::Result<()> {
    let page = browser.go(&format!("{}/", stack.host)).await?;
    page.key_on(To::Element("button[name=user]"), ENTER).await?;
    page.see_element("a[href='/office.html']").await?;
    page.key_on(To::Element("a[href='/office.html']"), ENTER).await?;
    sign_in(stack, &page).await.context("signing in")?;
    documents(&page, envelope.file).await.context("documents")?;
    people(&page, envelope.signers).await.context("people")?;
    places(&page, envelope.signers.len()).await.context("places")?;
    page.type_at("input[type=text]", envelope.title).await.context("the title")?;
    page.key_on(To::Words("prepare-send"), ENTER).await?;
    page.see_and_hold("prepare-sent-title").await?;
    page.key_on(To::Words("prepare-sent-back"), ENTER).await?;
    page.see_and_hold("prepare-home-title").await
}

async fn sign_in(stack: &Stack, page: &Page) -> anyhow::Result<()> {
    page.see_element("input[type=email]").await?;
    page.must_hold_focus("opening the office").await?;
    let language = format!("a[data-speak={}]", page.seat.language.tag());
    page.tab_back_to(To::Element(&language)).await?;
    page.keys(ENTER).await?;
    page.type_at("input[type=email]", &sender()).await?;
    page.key_on(To::Words("office-signin-ask"), ENTER).await?;
    page.see_element("#office-code").await?;
    page.must_hold_focus("asking for a code").await?;
    // The field for the code has the focus: it is typed without going anywhere.
    page.keys(&stack.code(&sender(), None).await?).await?;
    page.key_on(To::Words("office-signin-open"), ENTER).await?;
    page.see_and_hold("prepare-home-title").await?;
    page.key_on(To::Words("prepare-home-new"), ENTER).await?;
    page.see_and_hold("prepare-documents-title").await
}

async fn documents(page: &Page, file: &Path) -> anyhow::Result<()> {
    page.tab_to(To::Words("prepare-documents-choose")).await?;
    page.ask("chooser", json!([])).await?;
    page.keys(SPACE).await?;
    page.wait("the device's file chooser", "chosen", json!([])).await?;
    page.choose_file(file).await?;
    page.see_element(".file").await?;
    page.must_hold_focus("choosing a file").await?;
    page.key_on(To::Words("part-next"), ENTER).await?;
    page.see_and_hold("prepare-people-title").await
}

async fn people(page: &Page, signers: &[Signer]) -> anyhow::Result<()> {
    for (index, signer) in signers.iter().enumerate() {
        let line = format!(".people > :nth-child({})", index + 1);
        if index > 0 {
            page.key_on(To::Words("prepare-people-add"), SPACE).await?;
            page.see_element(&line).await?;
            // The focus follows once the line stands; what is typed before that is nobody's.
            page.must_be_on(To::Element(&format!("{line} input[type=email]"))).await?;
            page.keys(signer.email).await?;
        } else {
            page.type_at(&format!("{line} input[type=email]"), signer.email).await?;
        }
        page.type_at(&format!("{line} input[type=text]"), signer.name).await?;
    }
    page.key_on(To::Words("part-next"), ENTER).await?;
    page.see_element(".whos").await?;
    page.must_hold_focus("the places").await
}

/// A slot is put on the last page by a button, then moved by arrows.
async fn places(page: &Page, count: usize) -> anyhow::Result<()> {
    page.see_drawn(".page canvas").await?;
    for index in 1..=count {
        let who = format!(".whos > :nth-child({index})");
        page.key_on(To::Element(&who), SPACE).await?;
        page.key_on(To::Words("prepare-place-last"), SPACE).await?;
        let slot = format!(".slot.who-{index}");
        page.see_element(&slot).await?;
        page.must_hold_focus("placing").await?;
        let before = page.ask("frame", json!([slot, 0, 0.5])).await?;
        page.keys(&[LEFT, UP, UP].concat()).await?;
        let after = page.ask("frame", json!([slot, 0, 0.5])).await?;
        anyhow::ensure!(before["left"].as_f64() > after["left"].as_f64(), "{before} and {after}");
    }
    // The focus is on the last one's slot; all others can be come back to.
    for index in (1..count).rev() {
        page.tab_back_to(To::Element(&format!(".slot.who-{index}"))).await?;
    }
    page.key_on(To::Words("part-next"), ENTER).await?;
    page.see_and_hold("prepare-recap-title").await
}

/// A signer opens the link, reads, types a name as the mark, agrees, signs and saves.
///
/// # Errors
/// A control cannot be reached, the focus is lost or does not show; or the story goes wrong.
pub async fn sign(stack: &Stack, browser: &Browser, signer: &Signer) -> anyhow::Result<Page> {
    let page = browser.go(&invitation(stack, signer).await?).await?;
    open(&page).await.context("the document is shown")?;
    read(&page, "sign-set-mark").await.context("reading")?;
    mark(&page, signer.name).await.context("the mark")?;
    confirm(stack, &page, signer).await.context("confirming")?;
    page.tab_to(To::Words("sign-save")).await?;
    page.tab_back_to(To::Words("sign-evidence-save")).await?;
    page.keys(SPACE).await?;
    stack.saved(".json").await?;
    Ok(page)
}

/// As [`sign`], with a mention to type, then a box to tick.
///
/// # Errors
/// A control cannot be reached, the focus is lost or does not show; or the story goes wrong.
pub async fn fill_and_sign(
    stack: &Stack,
    browser: &Browser,
    signer: &Signer,
    mention: &str,
) -> anyhow::Result<()> {
    let page = browser.go(&invitation(stack, signer).await?).await?;
    open(&page).await.context("the document is shown")?;
    read(&page, "sign-fill").await.context("reading")?;
    fill(&page, mention).await.context("the fields")?;
    mark(&page, signer.name).await.context("the mark")?;
    confirm(stack, &page, signer).await.context("confirming")
}

/// The bar leads from field to field and gets the focus back after each.
async fn fill(page: &Page, mention: &str) -> anyhow::Result<()> {
    page.must_be_on(To::Words("sign-fill")).await?;
    page.keys(ENTER).await?;
    page.see_and_hold("sign-field-required").await?;
    page.must_be_on(To::Element("dialog input[type=text]")).await?;
    page.keys(&format!("{mention}{ENTER}")).await?;
    page.must_be_on(To::Words("sign-fill")).await?;
    page.keys(ENTER).await?;
    page.must_be_on(To::Element(".fill[role=checkbox]")).await?;
    page.keys(SPACE).await?;
    page.tab_to(To::Words("sign-set-mark")).await
}

/// On the store's page: ticks all that wait, gives mark, name and consents once, and signs with one code.
///
/// # Errors
/// A control cannot be reached, the focus is lost or does not show; or the story goes wrong.
pub async fn sign_many(stack: &Stack, browser: &Browser, signer: &Signer) -> anyhow::Result<Page> {
    let page = browser.go(&format!("{}/", stack.host)).await?;
    page.key_on(To::Element("button[value=diane]"), ENTER).await?;
    page.see_element(".all input").await?;
    page.key_on(To::Element(".all input"), SPACE).await?;
    page.key_on(To::Element(".bar > :last-child"), ENTER).await?;
    page.see_element("input[name=name]").await?;
    page.must_hold_focus("taking what is ticked").await?;
    page.type_at("input[name=name]", signer.name).await?;
    page.key_on(To::Words("inbox-mark"), ENTER).await?;
    page.must_be_on(To::Words("sign-mark-draw")).await?;
    page.keys(RIGHT).await?;
    page.see_element("dialog .hand svg path").await?;
    page.key_on(To::Words("sign-mark-set"), ENTER).await?;
    page.see("inbox-mark-change").await?;
    page.must_hold_focus("setting the mark").await?;
    for index in 1..=2 {
        page.key_on(To::Element(&format!("label.check:nth-of-type({index}) input")), SPACE).await?;
    }
    page.key_on(To::Words("sign-code-ask"), ENTER).await?;
    page.must_be_on(To::Element("#list-code")).await?;
    page.keys(&stack.code(signer.email, None).await?).await?;
    page.key_on(To::Element(".bar > :last-child"), ENTER).await?;
    page.see_and_hold("inbox-back").await?;
    Ok(page)
}

/// The document itself is drawn: before it only a first look at it is, which has no controls.
async fn open(page: &Page) -> anyhow::Result<()> {
    page.see_drawn(".reading .page canvas").await
}

/// Backward from the top one comes to the bar at the bottom, whose one button leads to the end; there is `next`.
async fn read(page: &Page, next: &str) -> anyhow::Result<()> {
    if page.seat.engine == Engine::Firefox {
        // Its toolbar does not give the focus back to WebDriver: there one goes forward, past the end.
        return page.tab_to(To::Words(next)).await;
    }
    page.tab_back_to(To::Words("sign-go-end")).await?;
    page.keys(ENTER).await?;
    page.see(next).await?;
    page.must_hold_focus("reading to the end").await
}

async fn mark(page: &Page, name: &str) -> anyhow::Result<()> {
    page.must_be_on(To::Words("sign-set-mark")).await?;
    page.keys(ENTER).await?;
    page.see("sign-mark-title").await?;
    page.must_hold_focus("opening the sheet").await?;
    // One stop for the three ways, where the sheet opens; arrows go from one to the next.
    page.must_be_on(To::Words("sign-mark-draw")).await?;
    page.keys(RIGHT).await?;
    page.must_be_on(To::Words("sign-mark-type")).await?;
    page.type_at("dialog input[type=text]", name).await?;
    page.see_element("dialog svg path").await?;
    page.key_on(To::Words("sign-mark-set"), ENTER).await?;
    page.see("sign-go-on").await?;
    page.must_hold_focus("setting the mark").await?;
    page.key_on(To::Words("sign-go-on"), ENTER).await?;
    page.see_and_hold("sign-name-title").await
}

async fn confirm(stack: &Stack, page: &Page, signer: &Signer) -> anyhow::Result<()> {
    page.type_at("input[name=name]", signer.name).await?;
    for index in 1..=2 {
        page.key_on(To::Element(&format!("label.check:nth-of-type({index}) input")), SPACE).await?;
    }
    page.key_on(To::Words("sign-code-ask"), ENTER).await?;
    page.see_element("#code").await?;
    page.must_hold_focus("asking for a code").await?;
    page.keys(&stack.code(signer.email, None).await?).await?;
    let delivered = stack.recorder.answered("/signed/");
    page.key_on(To::Words("sign-now"), ENTER).await?;
    page.see_and_hold("sign-done-title").await?;
    stack.delivered(delivered).await
}
