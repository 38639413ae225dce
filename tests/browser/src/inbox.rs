//! The way through `<paraph-inbox>` on a host's page.

use std::path::PathBuf;

use envelope::{EnvelopeId, Role, Timestamp};
use paraph_conformance::documents::{Content, Structure, write};

use crate::{
    Browser, Device, Page, Stack,
    native::{Parcel, Person, Sender},
    story::{Signer, Way},
};

/// Who uses the document store, and is asked to sign.
pub const DIANE: Signer = Signer {
    email: "diane@lilas.example",
    name: "Diane Morel",
    device: Device::Phone,
    language: words::Language::En,
    way: Way::Type,
};
/// Far from now: 2100.
const LATE: Timestamp = Timestamp(4_102_444_800_000);

/// Sends one page for each title to Diane: by whom, and the envelopes.
///
/// # Errors
/// The backend or the document store refuses.
pub async fn send(stack: &Stack, titles: &[&str]) -> anyhow::Result<(Sender, Vec<EnvelopeId>)> {
    let mut sent = vec![];
    let sender = Sender::sign_in(stack).await?;
    let people = [Person { email: DIANE.email, name: DIANE.name, role: Role::Signer, required: true }];
    for title in titles {
        let file = pdf(stack, title)?;
        sent.push(sender.send(stack, &Parcel { file: &file, title, people: &people, deadline: LATE }).await?);
    }
    Ok((sender, sent))
}

/// A page that says its title.
///
/// # Errors
/// It cannot be written.
pub fn pdf(stack: &Stack, title: &str) -> anyhow::Result<PathBuf> {
    let file = stack.folder().join(format!("{title}.pdf"));
    let content = Content { text: title.into(), pages: 1, ..Content::default() };
    write(&file, &content, Structure::Classic)?;
    Ok(file)
}

/// The newest version of everything signed that the document store keeps.
///
/// # Errors
/// It keeps nothing.
pub fn signed(stack: &Stack) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = vec![];
    for envelope in std::fs::read_dir(stack.folder().join("host/signed"))? {
        let folder = envelope?.path().join("0");
        let versions = (1..).map(|number| folder.join(format!("{number}.pdf")));
        files.extend(versions.take_while(|file| file.is_file()).last());
    }
    Ok(files)
}

/// How many codes Diane was sent.
///
/// # Errors
/// The outbox does not answer.
pub async fn codes(stack: &Stack) -> anyhow::Result<usize> {
    Ok(stack.mails(DIANE.email).await?.iter().filter_map(crate::Mail::code).count())
}

/// Diane enters the document store, whose page shows what waits for her.
///
/// # Errors
/// Something else waits.
pub async fn enter(stack: &Stack, browser: &Browser, waiting: usize) -> anyhow::Result<Page> {
    let page = browser.go(&format!("{}/", stack.host)).await?;
    if page.count("button[value=diane]").await? > 0 {
        page.click("button[value=diane]").await?;
    }
    says(&page, "inbox-title", &[("count", waiting)]).await?;
    Ok(page)
}

/// A sentence with its numbers, as this person reads it.
#[must_use]
pub fn said(page: &Page, key: &str, values: &[(&str, usize)]) -> String {
    let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.to_string())).collect();
    let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let said = words::say(page.seat.language, key, &values);
    said.chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect()
}

/// Waits for such a sentence.
///
/// # Errors
/// It does not come.
pub async fn says(page: &Page, key: &str, values: &[(&str, usize)]) -> anyhow::Result<()> {
    page.see_text(&said(page, key, values)).await
}

/// Presses the button with such a sentence.
///
/// # Errors
/// It does not come.
pub async fn press(page: &Page, key: &str, count: usize) -> anyhow::Result<()> {
    page.press_saying(&said(page, key, &[("count", count)])).await
}

/// Name, mark, consents, and the one code, typed but not sent.
///
/// # Errors
/// Something does not go as it should.
pub async fn give(stack: &Stack, page: &Page, who: &Signer) -> anyhow::Result<()> {
    say_who(page, who).await?;
    agree(page).await?;
    code(stack, page, who).await
}

/// Name and mark.
///
/// # Errors
/// Something does not go as it should.
pub async fn say_who(page: &Page, who: &Signer) -> anyhow::Result<()> {
    page.fill("input[name=name]", who.name).await?;
    page.press("inbox-mark").await?;
    page.press("sign-mark-type").await?;
    page.see_element("dialog .hand svg path").await?;
    page.press("sign-mark-set").await?;
    page.see("inbox-mark-change").await
}

/// Both consents.
///
/// # Errors
/// They are not there.
pub async fn agree(page: &Page) -> anyhow::Result<()> {
    for index in 1..=2 {
        page.click(&format!("label.check:nth-of-type({index}) input")).await?;
    }
    Ok(())
}

/// Asks for the code and types it.
///
/// # Errors
/// None comes.
pub async fn code(stack: &Stack, page: &Page, who: &Signer) -> anyhow::Result<()> {
    let before = stack.mails(who.email).await?.iter().find_map(crate::Mail::code);
    page.press("sign-code-ask").await?;
    page.fill("#list-code", &stack.code(who.email, before.as_deref()).await?).await
}
