//! The looks: tokens first, then the shapes that repeat, then what one element adds.

use js_sys::{Array, Reflect};
use web_sys::{CssStyleSheet, ShadowRoot};

const TOKENS: &str = include_str!("tokens.css");
const BASE: &str = include_str!("base.css");
/// What following adds.
pub(crate) const FOLLOW: &str = include_str!("follow.css");
/// What preparing adds.
pub(crate) const PREPARE: &str = include_str!("prepare.css");
/// What signing adds.
pub(crate) const SIGN: &str = include_str!("sign.css");

/// What an inbox adds to what signing does.
pub(crate) const INBOX: &str = concat!(include_str!("sign.css"), include_str!("inbox.css"));
/// What verifying adds.
pub(crate) const VERIFY: &str = include_str!("verify.css");

/// Dresses a shadow root. Constructed sheets pass a strict Content-Security-Policy.
pub(crate) fn dress(root: &ShadowRoot, own: &str) {
    let sheets: Array = [TOKENS, BASE, own].into_iter().filter_map(sheet).collect();
    let _ = Reflect::set(root, &"adoptedStyleSheets".into(), &sheets);
}

fn sheet(text: &str) -> Option<CssStyleSheet> {
    let sheet = CssStyleSheet::new().ok()?;
    sheet.replace_sync(text).ok()?;
    Some(sheet)
}
