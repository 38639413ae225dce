//! One person's browser: a fresh profile of Chromium, all of whose traffic is recorded.

use serde_json::{Value, json};

use crate::{page::Page, stack::Stack, webdriver::Driver};

/// What the person sits at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device {
    /// 1280 × 800, with a mouse.
    Laptop,
    /// 360 × 640, touched.
    Phone,
}

/// A browser. End it with [`Browser::end`], or it ends with the stack.
pub struct Browser {
    driver: Driver,
    device: Device,
    language: words::Language,
}

impl Browser {
    /// Starts a browser that speaks a language.
    ///
    /// # Errors
    /// Chromium does not start.
    pub async fn start(stack: &Stack, device: Device, language: words::Language) -> anyhow::Result<Self> {
        let capabilities = capabilities(stack, device, language);
        let driver = Driver::begin(&stack.chromedriver, &capabilities).await?;
        Ok(Self { driver, device, language })
    }

    /// Goes to an address.
    ///
    /// # Errors
    /// The page does not load.
    pub async fn go(&self, address: &str) -> anyhow::Result<Page> {
        self.driver.go(address).await?;
        Ok(Page::new(self.driver.clone(), self.language, self.device))
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
        let lines = self.driver.console().await?;
        Ok(lines.into_iter().filter(|line| line.contains("SEVERE")).collect())
    }

    /// Takes the network away from the page that is open.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn cut_off(&self) -> anyhow::Result<()> {
        self.driver.cut_off().await
    }

    /// Ends the browser and forgets its profile.
    ///
    /// # Errors
    /// It is gone already.
    pub async fn end(self) -> anyhow::Result<()> {
        self.driver.end().await
    }
}

fn capabilities(stack: &Stack, device: Device, language: words::Language) -> Value {
    let tag = language.tag();
    let mut arguments: Vec<String> = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--no-pings",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-domain-reliability",
        "--disable-sync",
        "--disable-features=OptimizationHints,MediaRouter,CertificateTransparencyComponentUpdater,AutofillServerCommunication,NetworkTimeServiceQuerying",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
        // Everything goes through the recorder, this machine's own addresses included.
        "--proxy-bypass-list=<-loopback>",
    ]
    .map(str::to_owned)
    .to_vec();
    arguments.push(format!("--proxy-server=http://{}", stack.recorder.address()));
    arguments.push(format!("--lang={tag}"));
    arguments.push("--window-size=1280,800".into());
    let mut options = json!({
        "args": arguments,
        "prefs": { "intl.accept_languages": tag, "credentials_enable_service": false, "download.default_directory": stack.downloads() },
    });
    if device == Device::Phone {
        options["mobileEmulation"] =
            json!({ "deviceMetrics": { "width": 360, "height": 640, "pixelRatio": 2.0, "touch": true } });
    }
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL" },
    })
}
