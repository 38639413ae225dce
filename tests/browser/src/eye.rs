//! A careful eye on every state of the story: as a phone and as a laptop, by day and by night, at the
//! narrowest. What it finds is kept, so that one walk tells everything.

use std::{
    collections::BTreeSet,
    sync::{Mutex, PoisonError},
};

use serde_json::{Value, json};

use crate::{browser::Device, page::Page, tools, webdriver::Driver};

/// The narrowest window that must do (WCAG 1.4.10).
const NARROW: (u32, u32) = (320, 640);
const AXE: &str = include_str!("axe.js");

/// What was found so far.
#[derive(Default)]
pub(crate) struct Eye(Mutex<BTreeSet<String>>);

impl Eye {
    pub(crate) fn faults(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    /// Looks at a state of the page from all sides, and leaves it as it was.
    pub(crate) async fn look(&self, page: &Page, state: &str) -> anyhow::Result<()> {
        let driver = &page.driver;
        bring_axe(driver).await?;
        for device in [Device::Phone, Device::Laptop] {
            show_as(driver, device.size(), device).await?;
            for night in [false, true] {
                colours(driver, night).await?;
                let light = if night { "dark" } else { "light" };
                self.note(&format!("{state}, {device:?}, {light}"), &driver.run(AXE, json!([])).await?);
            }
            colours(driver, false).await?;
            self.note(&format!("{state}, {device:?}"), &too_wide(page).await?);
            if device == Device::Phone {
                self.note(&format!("{state}, too small"), &page.ask("small", json!([])).await?);
            }
        }
        show_as(driver, NARROW, Device::Phone).await?;
        self.note(&format!("{state}, at 320 px"), &too_wide(page).await?);
        show_as(driver, page.seat.device.size(), page.seat.device).await
    }

    fn note(&self, place: &str, found: &Value) {
        let found = found.as_array().cloned().unwrap_or_default();
        let mut faults = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        faults.extend(found.iter().filter_map(Value::as_str).map(|fault| format!("{place}: {fault}")));
    }
}

async fn too_wide(page: &Page) -> anyhow::Result<Value> {
    let over = page.ask("overflow", json!([])).await?.as_i64().unwrap_or(0);
    let whole = (over > 0).then(|| format!("the page is {over} px too wide"));
    let inside = page.ask("sideways", json!([])).await?.as_array().cloned().unwrap_or_default();
    let inside = inside.iter().map(|one| format!("{} scrolls sideways", one.as_str().unwrap_or_default()));
    Ok(json!(whole.into_iter().chain(inside).collect::<Vec<_>>()))
}

/// A page that was left took its axe along.
async fn bring_axe(driver: &Driver) -> anyhow::Result<()> {
    if driver.run("return typeof axe === 'object'", json!([])).await? == json!(false) {
        driver.run(&std::fs::read_to_string(tools::axe()?)?, json!([])).await?;
    }
    Ok(())
}

/// Chromium shows the page as on another device.
async fn show_as(driver: &Driver, (width, height): (u32, u32), device: Device) -> anyhow::Result<()> {
    let phone = device == Device::Phone;
    let dots = if phone { 2 } else { 1 };
    let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": dots, "mobile": phone });
    driver.tell("Emulation.setDeviceMetricsOverride", metrics).await?;
    driver.tell("Emulation.setTouchEmulationEnabled", json!({ "enabled": phone })).await?;
    settle(driver).await
}

/// Chromium shows the page by day or by night, and nothing moves: what fades is neither measured nor pictured.
pub(crate) async fn colours(driver: &Driver, night: bool) -> anyhow::Result<()> {
    let scheme = if night { "dark" } else { "light" };
    let features = json!([
        { "name": "prefers-color-scheme", "value": scheme },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ]);
    driver.tell("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
    settle(driver).await
}

/// Two frames later the page has followed.
async fn settle(driver: &Driver) -> anyhow::Result<()> {
    let frames =
        "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(1))))";
    driver.run(frames, json!([])).await.map(drop)
}
