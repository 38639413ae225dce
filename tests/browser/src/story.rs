//! Who does what: the sender's and the signers' ways through the pages.

use std::path::Path;

use anyhow::Context as _;

use crate::{
    browser::{Browser, Device},
    page::Page,
    pen::Point,
    stack::{DOMAIN, Stack},
};

/// Somebody who is asked to sign.
#[derive(Clone, Copy, Debug)]
pub struct Signer {
    /// Their address.
    pub email: &'static str,
    /// Their name.
    pub name: &'static str,
    /// What they sit at.
    pub device: Device,
    /// What they read.
    pub language: words::Language,
    /// How they make their mark.
    pub way: Way,
}

/// How a mark is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By hand.
    Draw,
    /// On the keyboard, in the name given.
    Type,
}

/// What is sent.
#[derive(Clone, Copy, Debug)]
pub struct Envelope<'a> {
    /// The file.
    pub file: &'a Path,
    /// What it is called.
    pub title: &'a str,
    /// Who signs, in order.
    pub signers: &'a [Signer],
    /// Whether all sign at the same time.
    pub at_once: bool,
    /// A prefix for screenshots; none, none are taken.
    pub pictures: Option<&'a str>,
}

/// The sender's address.
#[must_use]
pub fn sender() -> String {
    format!("camille@{DOMAIN}")
}

/// The sender enters the document store, signs in by code, and sends.
///
/// # Errors
/// Something does not go as it should; with what the page showed.
pub async fn send(stack: &Stack, browser: &Browser, envelope: &Envelope<'_>) -> anyhow::Result<()> {
    let page = begin(stack, browser).await?;
    compose(&page, envelope).await
}

/// From the empty list of documents to the envelope that is sent.
///
/// # Errors
/// Something does not go as it should.
pub async fn compose(page: &Page, envelope: &Envelope<'_>) -> anyhow::Result<()> {
    documents(page, envelope).await.context("documents")?;
    people(page, envelope).await.context("people")?;
    places(page, envelope).await.context("places")?;
    recap(page, envelope).await.context("sending")
}

/// The sender enters, signs in where that is still to be done, and begins a new envelope.
///
/// # Errors
/// Something does not go as it should.
pub async fn begin(stack: &Stack, browser: &Browser) -> anyhow::Result<Page> {
    let page = browser.go(&format!("{}/", stack.host)).await?;
    if page.count("button[name=user]").await? > 0 {
        page.click("button[name=user]").await?;
        page.see_element("a[href='/office.html']").await?;
    }
    let page = browser.go(&format!("{}/office.html", stack.host)).await?;
    page.see_element("input[type=email], h1").await?;
    if page.count("input[type=email]").await? > 0 {
        sign_in(stack, &page).await.context("signing in")?;
    }
    page.see("prepare-home-title").await?;
    page.state(None, "home").await?;
    page.press("prepare-home-new").await?;
    page.see("prepare-documents-title").await?;
    Ok(page)
}

/// The sender signs in by a code.
///
/// # Errors
/// Something does not go as it should.
pub async fn sign_in(stack: &Stack, page: &Page) -> anyhow::Result<()> {
    page.see_element("paraph-prepare, h1").await?;
    page.fill("input[type=email]", &sender()).await?;
    page.state(None, "sign in").await?;
    let before = stack.mails(&sender()).await?.iter().find_map(crate::Mail::code);
    page.press("office-signin-ask").await?;
    let code = stack.code(&sender(), before.as_deref()).await?;
    page.fill("#office-code", &code).await?;
    page.state(None, "code to sign in").await?;
    page.press("office-signin-open").await
}

/// The sender's list of what was sent, after signing in in a browser that is not known yet.
///
/// # Errors
/// Something does not go as it should.
pub async fn follow(stack: &Stack, browser: &Browser) -> anyhow::Result<Page> {
    let page = browser.go(&format!("{}/", stack.host)).await?;
    page.click("button[name=user]").await?;
    page.see_element("a[href='/office.html']").await?;
    let page = browser.go(&format!("{}/follow.html", stack.host)).await?;
    page.see_element("input[type=email]").await?;
    page.fill("input[type=email]", &sender()).await?;
    let before = stack.mails(&sender()).await?.iter().find_map(crate::Mail::code);
    page.press("office-signin-ask").await?;
    page.fill("#office-code", &stack.code(&sender(), before.as_deref()).await?).await?;
    page.press("office-signin-open").await?;
    page.see_element(".follow tbody tr").await?;
    Ok(page)
}

async fn documents(page: &Page, envelope: &Envelope<'_>) -> anyhow::Result<()> {
    page.see("prepare-documents-title").await?;
    page.choose_file(envelope.file).await?;
    page.see_element(".file").await?;
    page.state(envelope.pictures, "1-documents").await?;
    page.press("part-next").await
}

async fn people(page: &Page, envelope: &Envelope<'_>) -> anyhow::Result<()> {
    page.see("prepare-people-title").await?;
    if envelope.at_once {
        page.press("prepare-people-at-once").await?;
    }
    for (index, signer) in envelope.signers.iter().enumerate() {
        if index > 0 {
            page.press("prepare-people-add").await?;
        }
        let line = format!(".people > :nth-child({})", index + 1);
        page.fill(&format!("{line} input[type=email]"), signer.email).await?;
        page.fill(&format!("{line} input[type=text]"), signer.name).await?;
    }
    page.click("input[name=may-reassign]").await?;
    page.state(envelope.pictures, "2-people").await?;
    page.press("part-next").await
}

async fn places(page: &Page, envelope: &Envelope<'_>) -> anyhow::Result<()> {
    page.see_drawn(".page canvas").await.context("the page is drawn")?;
    let pages = usize::try_from(page.count(".page .layer").await?)?;
    for index in 0..envelope.signers.len() {
        page.click(&format!(".whos > :nth-child({})", index + 1)).await?;
        let across = 0.3 + 0.4 * f64::from(u8::try_from(index % 2)?);
        let down = 0.8 - 0.12 * f64::from(u8::try_from(index / 2)?);
        page.touch_at(".page .layer", pages - 1, (across, down)).await?;
        page.see_element(&format!(".whos > :nth-child({}) .chip.good", index + 1)).await?;
    }
    page.state(envelope.pictures, "3-places").await?;
    page.press("part-next").await
}

async fn recap(page: &Page, envelope: &Envelope<'_>) -> anyhow::Result<()> {
    page.see("prepare-recap-title").await?;
    page.fill("input[type=text]", envelope.title).await?;
    page.state(envelope.pictures, "4-recap").await?;
    page.press("prepare-send").await?;
    page.see("prepare-sent-title").await?;
    page.state(envelope.pictures, "5-sent").await
}

/// On a phone, shows what else can be done with a signer's place.
///
/// # Errors
/// The browser is gone.
pub async fn unfold(page: &Page) -> anyhow::Result<()> {
    if page.count(".unfold[aria-expanded=false]").await? > 0 {
        page.click(".unfold").await?;
    }
    Ok(())
}

/// The link that somebody was invited by.
///
/// # Errors
/// No invitation comes.
pub async fn invitation(stack: &Stack, signer: &Signer) -> anyhow::Result<String> {
    stack.wait_for_mail(signer.email, crate::Mail::link).await
}

/// A signer opens the link from the mail, reads, signs.
///
/// # Errors
/// Something does not go as it should; with what the page showed.
pub async fn sign(
    stack: &Stack,
    browser: &Browser,
    signer: &Signer,
    pictures: Option<&str>,
) -> anyhow::Result<Page> {
    let page = read(stack, browser, signer, pictures).await?;
    confirm(stack, &page, signer, pictures).await?;
    Ok(page)
}

/// As far as the mark.
///
/// # Errors
/// Something does not go as it should.
pub async fn read(
    stack: &Stack,
    browser: &Browser,
    signer: &Signer,
    pictures: Option<&str>,
) -> anyhow::Result<Page> {
    let page = browser.go(&invitation(stack, signer).await?).await?;
    read_from(page, signer, pictures).await
}

/// From the open link as far as the mark.
///
/// # Errors
/// Something does not go as it should.
pub async fn read_from(page: Page, signer: &Signer, pictures: Option<&str>) -> anyhow::Result<Page> {
    page.see_drawn(".reading .page canvas").await.context("the document is shown")?;
    page.state(pictures, "1-read").await?;
    // A page that fits the window is read to its end at once.
    page.press_until("sign-go-end", "sign-set-mark").await?;
    mark(&page, signer, pictures).await.context("the mark")?;
    page.see("sign-name-title").await?;
    Ok(page)
}

async fn mark(page: &Page, signer: &Signer, pictures: Option<&str>) -> anyhow::Result<()> {
    match signer.way {
        Way::Draw => {
            page.see_element("dialog canvas").await?;
            page.draw("dialog canvas", &scribble()).await?;
            page.see_drawn("dialog canvas").await?;
        }
        Way::Type => {
            page.press("sign-mark-type").await?;
            page.fill("dialog input[type=text]", signer.name).await?;
            page.see_element("dialog svg path").await?;
        }
    }
    page.state(pictures, "2-mark").await?;
    page.press("sign-mark-set").await?;
    page.press("sign-go-on").await
}

/// Name, consent, and a code asked for; gives the code before that, if there was one.
///
/// # Errors
/// Something does not go as it should.
pub async fn agree(stack: &Stack, page: &Page, signer: &Signer) -> anyhow::Result<Option<String>> {
    page.fill("input[name=name]", signer.name).await?;
    for index in 1..=2 {
        page.click(&format!("label.check:nth-of-type({index}) input")).await?;
    }
    let before = stack.mails(signer.email).await?.iter().find_map(crate::Mail::code);
    page.press("sign-code-ask").await?;
    Ok(before)
}

/// Name, consent, code, signature.
///
/// # Errors
/// Something does not go as it should.
pub async fn confirm(
    stack: &Stack,
    page: &Page,
    signer: &Signer,
    pictures: Option<&str>,
) -> anyhow::Result<()> {
    let before = agree(stack, page, signer).await?;
    let code = stack.code(signer.email, before.as_deref()).await?;
    page.fill("#code", &code).await?;
    page.state(pictures, "3-confirm").await?;
    let delivered = stack.recorder.answered("/signed/");
    page.press("sign-now").await?;
    page.see("sign-done-title").await?;
    page.state(pictures, "4-done").await?;
    stack.delivered(delivered).await
}

/// Saves the evidence file from the last page.
///
/// # Errors
/// None is saved.
pub async fn save_evidence(stack: &Stack, page: &Page) -> anyhow::Result<std::path::PathBuf> {
    page.press("sign-evidence-save").await?;
    stack.saved(".json").await
}

/// Something like a signature: two strokes with bends.
#[must_use]
pub fn scribble() -> Vec<Vec<Point>> {
    let wave = |start: f64, length: f64, height: f64| {
        (0..40u32)
            .map(|step| {
                let part = f64::from(step) / 39.0;
                (start + length * part, 0.5 + height * (part * 14.0).sin() * (1.0 - 0.4 * part))
            })
            .collect::<Vec<_>>()
    };
    vec![wave(0.15, 0.45, 0.28), wave(0.62, 0.25, 0.16)]
}
