//! The way through `<paraph-inbox>` on a host's page.

use crate::{Browser, Page, Stack, story::Signer};

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
