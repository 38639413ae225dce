//! What happens beside the story: looking at what was sent, declining, coming back, other files, dead links.

use std::path::Path;

use crate::{
    Browser, Page, Stack,
    story::{Signer, invitation},
};

/// The sender looks at what was sent.
///
/// # Errors
/// Something does not go as it should.
pub async fn follow(stack: &Stack, browser: &Browser) -> anyhow::Result<()> {
    let page = browser.go(&format!("{}/office.html", stack.host)).await?;
    page.see_element(".envelope").await?;
    page.state(None, "what was sent last").await?;
    page.click(".envelope a").await?;
    page.see("follow-timeline").await?;
    page.state(None, "an envelope").await?;
    page.press("follow-cancel").await?;
    page.see("follow-cancel-why").await?;
    page.state(None, "before cancelling").await?;
    page.press("follow-no").await?;
    page.press("follow-back").await?;
    page.see_element(".follow tbody tr").await?;
    page.state(None, "what was sent").await?;
    page.click(".follow tbody input[type=checkbox]").await?;
    page.see("follow-remind").await?;
    page.state(None, "something picked").await?;
    page.press("follow-remind").await?;
    page.press("follow-remind-yes").await?;
    page.see("trouble-reminded-lately").await?;
    page.state(None, "what became of it").await?;
    page.press("follow-close").await?;
    page.press("follow-view-board").await?;
    page.see_element(".column").await?;
    page.state(None, "the board").await
}

/// A signer opens the link and declines.
///
/// # Errors
/// Something does not go as it should.
pub async fn decline(stack: &Stack, browser: &Browser, signer: &Signer) -> anyhow::Result<()> {
    let page = afresh(stack, browser, signer).await?;
    page.press("sign-decline-open").await?;
    page.see("sign-decline-title").await?;
    page.fill("textarea", "Too expensive").await?;
    page.state(None, "declining").await?;
    page.press("sign-decline-yes").await?;
    page.see("status-you-declined-title").await?;
    page.state(None, "declined").await
}

/// The document store hands over something else; so does the person.
///
/// # Errors
/// Something does not go as it should.
pub async fn be_given_another_file(
    stack: &Stack,
    browser: &Browser,
    signer: &Signer,
    other: &Path,
) -> anyhow::Result<()> {
    stack.recorder.spoil("/documents/");
    let page = browser.go(&invitation(stack, signer).await?).await?;
    page.see("trouble-other-file").await?;
    page.choose_file(other).await?;
    page.see("trouble-other-file").await?;
    stack.recorder.spoil("");
    page.state(None, "another file").await
}

/// A signer who has signed opens the link once more.
///
/// # Errors
/// Something does not go as it should.
pub async fn come_back(stack: &Stack, browser: &Browser, signer: &Signer) -> anyhow::Result<()> {
    let page = afresh(stack, browser, signer).await?;
    page.see("status-refresh").await?;
    page.state(None, "come back").await
}

/// A link whose secret nobody knows.
///
/// # Errors
/// Something does not go as it should.
pub async fn open_a_dead_link(stack: &Stack, browser: &Browser) -> anyhow::Result<()> {
    let page = browser.go(&format!("{}/sign.html?dead#AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", stack.host)).await?;
    page.see("sign-broken-title").await?;
    page.state(None, "a dead link").await
}

/// The link once more: from the same page it would be no new one.
async fn afresh(stack: &Stack, browser: &Browser, signer: &Signer) -> anyhow::Result<Page> {
    browser.go(&format!("{}/", stack.host)).await?;
    browser.go(&invitation(stack, signer).await?).await
}
