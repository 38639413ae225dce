//! A page used by the keyboard alone: where the focus goes, that it shows, that it is never lost.

use std::time::{Duration, Instant};

use anyhow::bail;
use serde_json::{Value, json};

use crate::page::{Page, pause};

const TAB: &str = "\u{e004}";
const SHIFT: char = '\u{e008}';
const CONTROL: char = '\u{e009}';
/// As WebDriver writes the key (WebDriver, 17.4.2).
pub(crate) const ENTER: &str = "\u{e007}";
pub(crate) const SPACE: &str = " ";
pub(crate) const LEFT: &str = "\u{e012}";
pub(crate) const UP: &str = "\u{e013}";
pub(crate) const RIGHT: &str = "\u{e014}";
/// More controls than any step has.
const MOST: usize = 60;
/// How long a step may take to give the focus a place.
const PATIENCE: Duration = Duration::from_secs(5);

/// A control that the focus is to come to.
#[derive(Clone, Copy)]
pub(crate) enum To<'a> {
    /// The one with the words called so.
    Words(&'a str),
    /// The first visible one of these.
    Element(&'a str),
}

impl Page {
    /// Presses keys.
    pub(crate) async fn keys(&self, keys: &str) -> anyhow::Result<()> {
        self.driver.press(&[], keys).await
    }

    /// Goes forward until a control has the focus; on the way every focus must show.
    pub(crate) async fn tab_to(&self, to: To<'_>) -> anyhow::Result<()> {
        self.walk(to, &[]).await
    }

    /// The same backward.
    pub(crate) async fn tab_back_to(&self, to: To<'_>) -> anyhow::Result<()> {
        self.walk(to, &[SHIFT]).await
    }

    async fn walk(&self, to: To<'_>, held: &[char]) -> anyhow::Result<()> {
        let mut way = vec![];
        let mut past_the_edge = false;
        for _ in 0..MOST {
            self.driver.press(held, TAB).await?;
            let focus = self.focus(to).await?;
            let Some(name) = focus["name"].as_str() else {
                // Past the page's edge lies the browser itself; the second time it was everywhere.
                if std::mem::replace(&mut past_the_edge, true) {
                    break;
                }
                continue;
            };
            if let Some(fault) = focus["fault"].as_str() {
                self.screenshot("focus").await?;
                bail!("the focus on {name} {fault}");
            }
            way.push(name.to_owned());
            if focus["wanted"] == true {
                return Ok(());
            }
        }
        bail!("{} cannot be reached; the focus went {way:#?}", self.called(to))
    }

    /// Goes forward to a control and presses a key on it.
    pub(crate) async fn key_on(&self, to: To<'_>, key: &str) -> anyhow::Result<()> {
        self.tab_to(to).await?;
        self.keys(key).await
    }

    /// Goes forward to a field and types into it instead of what stands there.
    pub(crate) async fn type_at(&self, field: &str, text: &str) -> anyhow::Result<()> {
        self.tab_to(To::Element(field)).await?;
        self.driver.press(&[CONTROL], "a").await?;
        self.keys(text).await?;
        let kept = self.ask("value", json!([field])).await?;
        if kept != json!(text) {
            bail!("{field} was given “{text}” and holds {kept}");
        }
        Ok(())
    }

    /// Waits for words, and that something has the focus then.
    pub(crate) async fn see_and_hold(&self, words: &str) -> anyhow::Result<()> {
        self.see(words).await?;
        self.must_hold_focus(words).await
    }

    /// Whatever the page did, the focus has a place.
    pub(crate) async fn must_hold_focus(&self, after: &str) -> anyhow::Result<()> {
        let until = Instant::now() + PATIENCE;
        while self.focus(To::Element("*")).await?.is_null() {
            if Instant::now() > until {
                bail!("after {after} the focus is lost");
            }
            pause().await;
        }
        Ok(())
    }

    /// The focus is where the person left it.
    pub(crate) async fn must_be_on(&self, to: To<'_>) -> anyhow::Result<()> {
        let focus = self.focus(to).await?;
        anyhow::ensure!(focus["wanted"] == true, "the focus is not on {} but {focus}", self.called(to));
        Ok(())
    }

    async fn focus(&self, to: To<'_>) -> anyhow::Result<Value> {
        let (selector, words) = match to {
            To::Words(key) => (None, Some(self.words(key))),
            To::Element(selector) => (Some(selector), None),
        };
        self.ask("focus", json!([selector, words])).await
    }

    fn called(&self, to: To<'_>) -> String {
        match to {
            To::Words(key) => format!("“{}”", self.words(key)),
            To::Element(selector) => selector.to_owned(),
        }
    }
}
