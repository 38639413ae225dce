//! One person's browser: an engine with a fresh profile, all of whose traffic is recorded.

use std::sync::Arc;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    Stack, complaints,
    engine::{Engine, Place, Started},
    eye::Eye,
    page::Page,
    webdriver::Driver,
};

/// What the person sits at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device {
    /// 1280 × 800, with a mouse.
    Laptop,
    /// 360 × 640, touched.
    Phone,
}

impl Device {
    /// Width and height of a page, in CSS pixels.
    pub(crate) fn size(self) -> (u32, u32) {
        match self {
            Self::Laptop => (1280, 800),
            Self::Phone => (360, 640),
        }
    }
}

/// What the person sees the page with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seat {
    pub(crate) engine: Engine,
    pub(crate) device: Device,
    pub(crate) language: words::Language,
}

/// A browser. End it with [`Browser::end`], or it ends when dropped.
pub struct Browser {
    driver: Driver,
    seat: Seat,
    eye: Option<Arc<Eye>>,
    _started: Started,
    _home: TempDir,
}

impl Browser {
    /// Starts a browser that speaks a language.
    ///
    /// # Errors
    /// The engine does not start.
    pub async fn start(
        stack: &Stack,
        engine: Engine,
        device: Device,
        language: words::Language,
    ) -> anyhow::Result<Self> {
        let seat = Seat { engine, device, language };
        let home = tempfile::tempdir_in(stack.folder())?;
        let downloads = stack.downloads();
        std::fs::create_dir_all(&downloads)?;
        let proxy = stack.recorder.address().to_string();
        let place = Place { proxy, downloads: &downloads, home: home.path() };
        let started = engine.start(&place, seat).await?;
        let driver = Driver::begin(&started.address, &engine.capabilities(&place, seat)).await?;
        let browser = Self { driver, seat, eye: None, _started: started, _home: home };
        browser.fit().await?;
        Ok(browser)
    }

    /// The window becomes as large as the device; Chromium was started so.
    async fn fit(&self) -> anyhow::Result<()> {
        match self.seat.engine {
            Engine::Chromium => return Ok(()),
            Engine::Firefox => self.driver.run_inside(include_str!("narrow.js")).await.map(drop)?,
            Engine::WebKit => {}
        }
        self.driver.resize(self.seat.device.size()).await
    }

    /// From now on every state of the story is looked at closely; see [`Browser::faults`].
    /// Only Chromium can show itself as another device in between.
    #[must_use]
    pub fn with_a_careful_eye(mut self) -> Self {
        self.eye = Some(Arc::default());
        self
    }

    /// What a careful eye has found so far.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        self.eye.as_ref().map(|eye| eye.faults()).unwrap_or_default()
    }

    /// Goes to an address.
    ///
    /// # Errors
    /// The page does not load.
    pub async fn go(&self, address: &str) -> anyhow::Result<Page> {
        self.driver.go(&self.spoken(address)).await?;
        complaints::listen(&self.driver, self.seat.engine).await?;
        Ok(Page::new(self.driver.clone(), self.seat, self.eye.clone()))
    }

    /// WebKitGTK takes its languages from what the system has installed: there the address says it.
    fn spoken(&self, address: &str) -> String {
        if self.seat.engine != Engine::WebKit {
            return address.to_owned();
        }
        let (page, secret) = address.split_once('#').map_or((address, None), |(page, it)| (page, Some(it)));
        let spoken = format!("{page}?lang={}", self.seat.language.tag());
        secret.map_or(spoken.clone(), |secret| format!("{spoken}#{secret}"))
    }

    /// Loads the page anew in the same tab.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn reload(&self) -> anyhow::Result<Page> {
        self.driver.reload().await?;
        complaints::listen(&self.driver, self.seat.engine).await?;
        Ok(Page::new(self.driver.clone(), self.seat, self.eye.clone()))
    }

    /// Kills the tab and opens another in the same profile: what the tab alone kept is gone.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn kill_tab(&self) -> anyhow::Result<()> {
        self.driver.other_tab().await
    }

    /// What pages complained of since the last look: errors, and whatever the policy refused.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn complaints(&self) -> anyhow::Result<Vec<String>> {
        complaints::of(&self.driver, self.seat.engine).await
    }

    /// Takes the network away from the page that is open.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn cut_off(&self) -> anyhow::Result<()> {
        self.driver.cut_off().await
    }

    /// Gives the network back.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn plug_in(&self) -> anyhow::Result<()> {
        self.driver.plug_in().await
    }

    /// Turns the phone: its screen is wide now, or tall again.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn turn(&self, wide: bool) -> anyhow::Result<()> {
        let (width, height) = if wide { (640, 360) } else { (360, 640) };
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 2, "mobile": true });
        self.driver.tell("Emulation.setDeviceMetricsOverride", screen).await
    }

    /// Opens a tab beside this one, in which the browser goes on; gives the one that was left.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn beside(&self) -> anyhow::Result<Value> {
        self.driver.beside().await
    }

    /// Goes on in the tab that the page has just opened; gives the one that was left, and what the new one shows.
    ///
    /// # Errors
    /// None was opened.
    pub async fn opened(&self) -> anyhow::Result<(Value, Page)> {
        let left = self.driver.opened().await?;
        Ok((left, Page::new(self.driver.clone(), self.seat, self.eye.clone())))
    }

    /// Closes the tab and goes on in one that was left.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn close_to(&self, tab: &Value) -> anyhow::Result<()> {
        self.driver.close_to(tab).await
    }

    /// Goes on in a tab that was left.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn to_tab(&self, tab: &Value) -> anyhow::Result<()> {
        self.driver.to_tab(tab).await
    }

    /// Ends the browser and forgets its profile.
    ///
    /// # Errors
    /// It is gone already.
    pub async fn end(self) -> anyhow::Result<()> {
        self.driver.end().await
    }
}

impl Drop for Browser {
    /// Also where a test has failed: a driver that is killed leaves its browser behind.
    fn drop(&mut self) {
        self.driver.end_now();
    }
}
