//! One size and one language: a house of its own, a browser, and the camera.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use words::Language;

use super::states;
use crate::{
    Browser, Device, Engine, Mail, Page, Shows, Stack, eye,
    story::{self, Envelope, Signer, Way},
};

/// Everything is walked through in one browser: whoever opens a link has the same device.
pub(super) struct Room {
    pub(super) stack: Stack,
    pub(super) browser: Browser,
    pub(super) device: Device,
    pub(super) language: Language,
    folder: PathBuf,
}

impl Room {
    pub(super) async fn open(folder: &Path, device: Device, language: Language) -> anyhow::Result<Self> {
        let stack = Stack::start_with_identity(Shows::Both).await?;
        let browser = Browser::start(&stack, Engine::Chromium, device, language).await?;
        Ok(Self { stack, browser, device, language, folder: folder.to_owned() })
    }

    pub(super) async fn close(self) {
        let _ = self.browser.end().await;
    }

    /// What one walk changed on the line is over for the next.
    pub(super) fn calm_down(&self) {
        self.stack.recorder.spoil("");
        self.stack.recorder.lose("");
        self.stack.recorder.hold("");
        self.stack.recorder.let_go();
    }

    /// A state has come: its sentence is awaited, then it is taken by day and by night.
    pub(super) async fn take(&self, page: &Page, state: &str) -> anyhow::Result<()> {
        let words = states::words_of(state).with_context(|| format!("{state} is not on the list"))?;
        if !page.words(words).contains('{') {
            page.see(words).await.with_context(|| format!("state {state}"))?;
        }
        for night in [false, true] {
            eye::colours(&page.driver, night).await?;
            fs::write(self.folder.join(self.name(state, night)), page.driver.screenshot().await?)?;
        }
        eye::colours(&page.driver, false).await
    }

    /// The same at the page's end, where there is more than the window shows.
    pub(super) async fn take_whole(&self, page: &Page, state: &str) -> anyhow::Result<()> {
        page.scroll(0.0).await?;
        self.take(page, state).await?;
        if page.scroll(1.0).await? {
            for night in [false, true] {
                eye::colours(&page.driver, night).await?;
                let name = self.name(&format!("{state}.end"), night);
                fs::write(self.folder.join(name), page.driver.screenshot().await?)?;
            }
            eye::colours(&page.driver, false).await?;
            page.scroll(0.0).await?;
        }
        Ok(())
    }

    fn name(&self, state: &str, night: bool) -> String {
        let device = if self.device == Device::Phone { "phone" } else { "laptop" };
        let colours = if night { "dark" } else { "light" };
        format!("{state}.{device}.{}.{colours}.png", self.language.tag())
    }

    /// The sender's page, entered and signed in if that is still to be done.
    pub(super) async fn office(&self) -> anyhow::Result<Page> {
        let page = self.enter().await?;
        page.see_element("input[type=email], h1").await?;
        if page.count("input[type=email]").await? > 0 {
            story::sign_in(&self.stack, &page).await?;
        }
        Ok(page)
    }

    /// The sender's page as it opens.
    pub(super) async fn enter(&self) -> anyhow::Result<Page> {
        let page = self.browser.go(&format!("{}/", self.stack.host)).await?;
        if page.count("button[name=user]").await? > 0 {
            page.click("button[name=user]").await?;
            page.see_element("a[href='/office.html']").await?;
        }
        self.browser.go(&format!("{}/office.html", self.stack.host)).await
    }

    /// Sends something, without pictures.
    pub(super) async fn send(
        &self,
        file: &Path,
        title: &str,
        signers: &[Signer],
        at_once: bool,
    ) -> anyhow::Result<()> {
        let page = self.office().await?;
        page.press("prepare-home-new").await?;
        let envelope = Envelope { file, title, signers, at_once, pictures: None };
        story::compose(&page, &envelope).await.with_context(|| format!("sending {title}"))
    }

    /// The link in somebody's newest mail about `title`, opened afresh.
    pub(super) async fn link(&self, email: &str, title: &str) -> anyhow::Result<String> {
        let wanted = |mail: &Mail| mail.subject.contains(title).then(|| mail.link()).flatten();
        self.stack.wait_for_mail(email, wanted).await.with_context(|| format!("{title} for {email}"))
    }

    /// Opens such a link.
    pub(super) async fn follow(&self, email: &str, title: &str) -> anyhow::Result<Page> {
        let link = self.link(email, title).await?;
        // From the same page it would be no new one.
        self.browser.go(&format!("{}/index.html", self.stack.host)).await?;
        self.browser.go(&link).await
    }

    /// Types a code over a wrong one: a field that is just being drawn anew does not keep it.
    pub(super) async fn type_code(&self, page: &Page, field: &str, code: &str) -> anyhow::Result<()> {
        for _ in 0..3 {
            if page.fill(field, code).await.is_ok() {
                return Ok(());
            }
        }
        page.fill(field, code).await
    }

    /// Somebody who signs here, by hand.
    pub(super) fn signer(&self, email: &'static str, name: &'static str) -> Signer {
        Signer { email, name, device: self.device, language: self.language, way: Way::Draw }
    }

    /// One of two texts, as this room's people read it.
    pub(super) fn pick(&self, french: &'static str, english: &'static str) -> &'static str {
        if self.language == Language::Fr { french } else { english }
    }
}
