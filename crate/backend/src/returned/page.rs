//! The page to which the provider leads back. It needs no script.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use evidence::sha256;
use words::{Language, letter::escape, say};

const STYLE: &str = "body{font:18px/1.55 system-ui,sans-serif;max-width:34em;margin:6vh auto;padding:0 1.2em;\
color:#1b2333;background:#f6f5f1}main{background:#fff;border:1px solid #d9d6cc;border-radius:12px;padding:1.6em}\
h1{font-size:1.35em;line-height:1.25;margin:0 0 .6em;overflow-wrap:anywhere}p{margin:.6em 0 0;overflow-wrap:anywhere}\
section+section{margin-top:2em}form{display:flex;flex-wrap:wrap;gap:.7em;margin-top:1.4em}\
button{font:inherit;font-weight:600;min-height:48px;padding:.4em 1.2em;border-radius:10px;border:1px solid #24459c;\
background:#24459c;color:#fff;cursor:pointer}button+button{background:none;color:inherit;border-color:#8a8f9c}\
button:focus-visible{outline:3px solid #7a97e8;outline-offset:2px}\
@media(prefers-color-scheme:dark){body{color:#e8e6df;background:#15181f}main{background:#1e222b;border-color:#3a404d}}";

/// What it says.
pub(super) enum Page {
    /// Whether it is they: the secret comes back with the answer.
    Asks { language: Language, name: String, title: String, sender: String, secret: String },
    /// It is.
    Known { language: Language, name: String, title: String },
    /// It is not.
    Refused { language: Language },
    /// They went back, or the provider refused.
    Cancelled { language: Language, provider: String },
    /// What the provider said could not be used.
    Failed { language: Language, provider: String },
    /// Nobody knows who comes here, so both languages are spoken.
    Unknown,
}

/// Its own style, and its own form; nothing else.
pub(super) fn policy() -> String {
    let hash = BASE64_STANDARD.encode(sha256("", STYLE.as_bytes()).0);
    format!(
        "default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
}

impl Page {
    pub(super) fn html(&self) -> String {
        match self {
            Self::Asks { language, name, title, sender, secret } => {
                let values = [("name", name.as_str()), ("title", title), ("sender", sender)];
                let asks = section(*language, "asks", &values);
                whole(*language, &format!("{asks}{}", buttons(*language, secret)))
            }
            Self::Known { language, name, title } => {
                whole(*language, &section(*language, "known", &[("name", name), ("title", title)]))
            }
            Self::Refused { language } => whole(*language, &section(*language, "refused", &[])),
            Self::Cancelled { language, provider } => {
                whole(*language, &section(*language, "cancelled", &[("provider", provider)]))
            }
            Self::Failed { language, provider } => {
                whole(*language, &section(*language, "failed", &[("provider", provider)]))
            }
            Self::Unknown => {
                let both = Language::ALL.map(|language| section(language, "unknown", &[]));
                whole(Language::Fr, &both.concat())
            }
        }
    }
}

fn section(language: Language, key: &str, values: &[(&str, &str)]) -> String {
    let sentence = |part: &str| escape(&say(language, &format!("returned-{key}-{part}"), values));
    let (tag, title) = (language.tag(), sentence("title"));
    format!("<section lang=\"{tag}\"><h1>{title}</h1><p>{}</p></section>", sentence("what"))
}

fn buttons(language: Language, secret: &str) -> String {
    let word = |key: &str| escape(&say(language, key, &[]));
    format!(
        "<form method=\"post\" action=\"answer\"><input type=\"hidden\" name=\"secret\" value=\"{}\">\
         <button name=\"answer\" value=\"yes\">{}</button><button name=\"answer\" value=\"no\">{}</button></form>",
        escape(secret),
        word("returned-yes"),
        word("returned-no"),
    )
}

fn whole(language: Language, inside: &str) -> String {
    format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>{}</title><style>{STYLE}</style></head>\
         <body><main>{inside}</main></body></html>",
        language.tag(),
        escape(&say(language, "returned-page", &[])),
    )
}
