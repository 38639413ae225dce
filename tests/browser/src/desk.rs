//! What a desk has beside the screen: files and folders to drop, and a printer.

use std::path::Path;

use anyhow::Context as _;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::json;

use crate::page::Page;

impl Page {
    /// Drops a file or a whole folder on an element, as out of the device's file manager. Chromium only.
    ///
    /// # Errors
    /// It does not come.
    pub async fn drop_on(&self, selector: &str, path: &Path) -> anyhow::Result<()> {
        let [left, top, width, height] = self.frame(selector, 0, 0.5).await?;
        let data = json!({ "items": [], "files": [path], "dragOperationsMask": 1 });
        for kind in ["dragEnter", "dragOver", "drop"] {
            let (x, y) = (left + width / 2.0, top + height / 2.0);
            let event = json!({ "type": kind, "x": x, "y": y, "data": data });
            self.driver.tell("Input.dispatchDragEvent", event).await?;
        }
        Ok(())
    }

    /// Prints the page as a PDF, backgrounds too, on A4.
    ///
    /// # Errors
    /// The browser does not print, or the file cannot be written.
    pub async fn print(&self, file: &Path) -> anyhow::Result<()> {
        let paper = json!({ "width": 21.0, "height": 29.7 });
        let printed = self.driver.print(&json!({ "background": true, "page": paper })).await?;
        Ok(std::fs::write(file, BASE64_STANDARD.decode(printed.as_str().context("no PDF")?)?)?)
    }
}
