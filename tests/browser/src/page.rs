//! A page as a person uses it: finds by words and looks, waits, clicks, types, draws.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context as _, bail};
use serde_json::{Value, json};

use crate::{
    browser::Seat,
    complaints,
    eye::Eye,
    screenshots,
    webdriver::{Driver, Element},
};

const SCRIPT: &str = include_str!("page.js");
const PATIENCE: Duration = Duration::from_secs(45);
/// How long a page may take to scroll to its end.
const GLIDE: Duration = Duration::from_secs(3);

/// What the browser shows.
#[derive(Clone)]
pub struct Page {
    pub(crate) driver: Driver,
    pub(crate) seat: Seat,
    eye: Option<Arc<Eye>>,
}

impl Page {
    pub(crate) fn new(driver: Driver, seat: Seat, eye: Option<Arc<Eye>>) -> Self {
        Self { driver, seat, eye }
    }

    /// The sentence called `key`, as this person reads it.
    #[must_use]
    pub fn words(&self, key: &str) -> String {
        let said = words::say(self.seat.language, key, &[]);
        let marks = |c: char| ('\u{2066}'..='\u{2069}').contains(&c);
        said.chars()
            .filter(|c| !marks(*c))
            .collect::<String>()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// Presses the button with the words called `key`, once it is there and enabled.
    ///
    /// # Errors
    /// It does not come.
    pub async fn press(&self, key: &str) -> anyhow::Result<()> {
        self.press_saying(&self.words(key)).await
    }

    /// Presses the button that says `text`.
    ///
    /// # Errors
    /// It does not come.
    pub async fn press_saying(&self, text: &str) -> anyhow::Result<()> {
        self.click_on(&format!("a button “{text}”"), "button", text).await
    }

    /// Presses whichever of two buttons is there, until the second is pressed. What the first began is
    /// given time: a page that glides is not pressed in the middle of it.
    ///
    /// # Errors
    /// The second does not come.
    pub async fn press_until(&self, first: &str, second: &str) -> anyhow::Result<()> {
        let until = Instant::now() + PATIENCE;
        while !self.press_now(second).await? {
            if Instant::now() > until {
                return self.give_up(&format!("the button “{}”", self.words(second))).await;
            }
            self.press_now(first).await?;
            let patience = Instant::now() + GLIDE;
            while self.ask("button", json!([self.words(second)])).await?.is_null()
                && Instant::now() < patience
            {
                pause().await;
            }
        }
        Ok(())
    }

    /// Presses a button if it is there and stays there.
    async fn press_now(&self, key: &str) -> anyhow::Result<bool> {
        let found = self.ask("button", json!([self.words(key)])).await?;
        let Some(button) = Element::of(&found) else { return Ok(false) };
        Ok(self.driver.click(&button).await.is_ok())
    }

    /// Waits until the words called `key` are to be seen.
    ///
    /// # Errors
    /// They do not come.
    pub async fn see(&self, key: &str) -> anyhow::Result<()> {
        self.see_text(&self.words(key)).await
    }

    /// Waits until a text is to be seen.
    ///
    /// # Errors
    /// It does not come.
    pub async fn see_text(&self, text: &str) -> anyhow::Result<()> {
        let until = Instant::now() + PATIENCE;
        while !self.text().await?.contains(text) {
            if Instant::now() > until {
                return self.give_up(&format!("the words “{text}”")).await;
            }
            pause().await;
        }
        Ok(())
    }

    /// Everything that is to be read now.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn text(&self) -> anyhow::Result<String> {
        Ok(self.ask("text", json!([])).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Waits for a visible element.
    ///
    /// # Errors
    /// It does not come.
    pub async fn see_element(&self, selector: &str) -> anyhow::Result<()> {
        self.wait(selector, "find", json!([selector])).await.map(drop)
    }

    /// How many visible elements there are.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn count(&self, selector: &str) -> anyhow::Result<u64> {
        Ok(self.ask("count", json!([selector])).await?.as_u64().unwrap_or(0))
    }

    /// Clicks a visible element.
    ///
    /// # Errors
    /// It does not come, or something lies over it.
    pub async fn click(&self, selector: &str) -> anyhow::Result<()> {
        self.click_on(selector, "find", selector).await
    }

    /// The page may draw itself anew between looking and clicking: then it is looked for again.
    async fn click_on(&self, what: &str, task: &str, argument: &str) -> anyhow::Result<()> {
        let until = Instant::now() + PATIENCE;
        loop {
            let found = self.wait(what, task, json!([argument])).await?;
            match self.driver.click(&Element::of(&found).context("an element")?).await {
                Err(why) if why.to_string().contains("stale element") && Instant::now() < until => {
                    pause().await
                }
                clicked => return clicked,
            }
        }
    }

    /// Types into a visible field, replacing what stands there.
    ///
    /// # Errors
    /// It does not come, or does not keep what was typed.
    pub async fn fill(&self, selector: &str, text: &str) -> anyhow::Result<()> {
        let found = self.wait(selector, "find", json!([selector])).await?;
        let field = Element::of(&found).context("an element")?;
        self.driver.clear(&field).await?;
        self.driver.type_into(&field, text).await?;
        let kept = self.ask("value", json!([selector])).await?;
        if kept.as_str() != Some(text) {
            bail!("{selector} was given “{text}” and holds {kept}");
        }
        Ok(())
    }

    /// What a visible field holds.
    ///
    /// # Errors
    /// It does not come.
    pub async fn value(&self, selector: &str) -> anyhow::Result<String> {
        self.wait(selector, "find", json!([selector])).await?;
        Ok(self.ask("value", json!([selector])).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Lets the host page take back a property that it set on an element.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn without(&self, selector: &str, property: &str) -> anyhow::Result<()> {
        self.ask("without", json!([selector, property])).await.map(drop)
    }

    /// Pastes a text into a visible field.
    ///
    /// # Errors
    /// It does not come.
    pub async fn paste(&self, selector: &str, text: &str) -> anyhow::Result<()> {
        self.wait(selector, "paste", json!([selector, text])).await.map(drop)
    }

    /// Presses keys on a visible element, as WebDriver writes them, all but the last held down.
    ///
    /// # Errors
    /// It does not come.
    pub async fn keys_at(&self, selector: &str, keys: &str) -> anyhow::Result<()> {
        let found = self.wait(selector, "find", json!([selector])).await?;
        self.driver.type_into(&Element::of(&found).context("an element")?, keys).await
    }

    /// Chooses from a list, by what its option is called in the page, or a day, as date fields write it.
    ///
    /// # Errors
    /// It does not come.
    pub async fn choose(&self, selector: &str, value: &str) -> anyhow::Result<()> {
        self.wait(selector, "choose", json!([selector, value])).await.map(drop)
    }

    /// An attribute of every visible element, in their order.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn attributes(&self, selector: &str, name: &str) -> anyhow::Result<Vec<String>> {
        let found = self.ask("attributes", json!([selector, name])).await?;
        let texts = found.as_array().into_iter().flatten().filter_map(Value::as_str);
        Ok(texts.map(str::to_owned).collect())
    }

    /// Gives a file to the page's file field, as its button does after the device's file chooser.
    ///
    /// # Errors
    /// There is none.
    pub async fn choose_file(&self, file: &Path) -> anyhow::Result<()> {
        let found = self.wait("a file field", "any", json!(["input[type=file]"])).await?;
        let field = Element::of(&found).context("an element")?;
        self.driver.type_into(&field, &file.to_string_lossy()).await
    }

    /// Gives several files to a field that takes several.
    ///
    /// # Errors
    /// There is none.
    pub async fn choose_files(&self, selector: &str, files: &[&Path]) -> anyhow::Result<()> {
        let found = self.wait("a field for files", "any", json!([selector])).await?;
        let field = Element::of(&found).context("an element")?;
        let names: Vec<_> = files.iter().map(|file| file.to_string_lossy()).collect();
        self.driver.type_into(&field, &names.join("\n")).await
    }

    /// Waits until a canvas shows something.
    ///
    /// # Errors
    /// It stays blank.
    pub async fn see_drawn(&self, selector: &str) -> anyhow::Result<()> {
        self.wait(&format!("something drawn on {selector}"), "drawn", json!([selector])).await.map(drop)
    }

    /// Checks that nothing makes the page wider than its window.
    ///
    /// # Errors
    /// Something does.
    pub async fn must_fit(&self) -> anyhow::Result<()> {
        let over = self.ask("overflow", json!([])).await?.as_i64().unwrap_or(0);
        if over > 0 {
            return self.give_up(&format!("a page that fits its window ({over} px too wide)")).await;
        }
        Ok(())
    }

    /// The page tries to load a picture from somewhere, and waits until that has failed or not.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn reach_for(&self, address: &str) -> anyhow::Result<()> {
        self.ask("reach", json!([address])).await.map(drop)
    }

    /// Scrolls to a part of the page, 0 its beginning and 1 its end; gives whether there is more than the
    /// window shows.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn scroll(&self, part: f64) -> anyhow::Result<bool> {
        Ok(self.ask("scroll", json!([part])).await?.as_bool().unwrap_or(false))
    }

    /// Brings an element to the middle of the window.
    ///
    /// # Errors
    /// It does not come.
    pub async fn show(&self, selector: &str) -> anyhow::Result<()> {
        self.wait(selector, "frame", json!([selector, 0, 0.5])).await.map(drop)
    }

    /// Brings the part of one of the elements that lies `down` (0 to 1) to the middle of the window, and tells where it
    /// is then: left, top, width and height.
    ///
    /// # Errors
    /// It does not come.
    pub async fn frame(&self, selector: &str, index: usize, down: f64) -> anyhow::Result<[f64; 4]> {
        let found = self.wait(selector, "frame", json!([selector, index, down])).await?;
        Ok(["left", "top", "width", "height"].map(|name| found[name].as_f64().unwrap_or_default()))
    }

    /// What the window shows, as PNG.
    ///
    /// # Errors
    /// The browser is gone.
    pub async fn picture(&self) -> anyhow::Result<Vec<u8>> {
        self.driver.screenshot().await
    }

    /// Keeps what the window shows as `target/screenshots/{name}.png`.
    ///
    /// # Errors
    /// It cannot be written.
    pub async fn screenshot(&self, name: &str) -> anyhow::Result<()> {
        Ok(std::fs::write(screenshots()?.join(format!("{name}.png")), self.driver.screenshot().await?)?)
    }

    /// The story has come to a state: the page fits, and its picture is taken if wanted. A careful eye
    /// looks closer, and tells at the end.
    ///
    /// # Errors
    /// It does not fit.
    pub async fn state(&self, pictures: Option<&str>, name: &str) -> anyhow::Result<()> {
        if self.eye.is_none() {
            self.must_fit().await?;
        }
        if let Some(prefix) = pictures {
            self.screenshot(&format!("{prefix}-{name}")).await?;
        }
        match &self.eye {
            Some(eye) => eye.look(self, name).await.with_context(|| format!("looking at {name}")),
            None => Ok(()),
        }
    }

    pub(crate) async fn ask(&self, task: &str, arguments: Value) -> anyhow::Result<Value> {
        self.driver.run(SCRIPT, json!([task, arguments])).await
    }

    /// Asks until the answer is something.
    pub(crate) async fn wait(&self, what: &str, task: &str, arguments: Value) -> anyhow::Result<Value> {
        let until = Instant::now() + PATIENCE;
        loop {
            let answer = self.ask(task, arguments.clone()).await?;
            if !matches!(answer, Value::Null | Value::Bool(false)) {
                return Ok(answer);
            }
            if Instant::now() > until {
                return self.give_up(what).await;
            }
            pause().await;
        }
    }

    pub(crate) async fn give_up<T>(&self, what: &str) -> anyhow::Result<T> {
        let kept = self.screenshot("gave-up").await.is_ok();
        let complaints = complaints::of(&self.driver, self.seat.engine).await.unwrap_or_default();
        bail!(
            "waited in vain for {what}; the page says: {}\nconsole: {complaints:#?}\nscreenshot kept: {kept}",
            self.text().await.unwrap_or_default()
        )
    }
}

pub(crate) async fn pause() {
    tokio::time::sleep(Duration::from_millis(100)).await;
}
