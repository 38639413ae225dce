//! The settings of the SMS gateway: any provider that takes one HTTP request a message.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{ConfigError, identity::is_private, resolve};

/// How SMS leave. In `url`, in header values and in `body`, `${NAME}` stands for an environment
/// variable: secrets need not be in the file. In `url` and `body`, `{to}` stands for the number
/// (`+33612345678`), `{digits}` for the same without the plus, and `{text}` for the message, each
/// written as the place needs it: percent-encoded in the address and in a form, escaped in JSON.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sms {
    /// Where the request goes; `https` unless it stays on this machine.
    pub url: String,
    /// The request's method.
    #[serde(default)]
    pub method: Method,
    /// Its headers.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// Its body; none for a GET.
    #[serde(default)]
    pub body: Option<String>,
    /// How the body is written.
    #[serde(default)]
    pub encoding: Encoding,
    /// What the answer must contain beside its status 2xx: some gateways answer 200 to everything.
    #[serde(default)]
    pub expect: Option<String>,
}

/// The request's method.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Method {
    /// Everything is in the address.
    #[serde(rename = "GET")]
    Get,
    /// With a body.
    #[default]
    #[serde(rename = "POST")]
    Post,
}

/// How a body is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Encoding {
    /// JSON (RFC 8259): placeholders stand inside quotes.
    #[default]
    Json,
    /// `application/x-www-form-urlencoded` (WHATWG URL, 5).
    Form,
}

// Addresses, headers and bodies may hold secrets.
impl std::fmt::Debug for Sms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sms").field("method", &self.method).finish_non_exhaustive()
    }
}

impl Sms {
    /// With the variables in their places.
    pub(super) fn resolved(mut self, variables: &[(String, String)]) -> Result<Self, ConfigError> {
        let body = self.body.iter_mut();
        for text in [&mut self.url].into_iter().chain(self.headers.values_mut()).chain(body) {
            *text = resolve("sms", text, variables)?;
        }
        self.checked()
    }

    fn checked(self) -> Result<Self, ConfigError> {
        let wrong = |what: &str| Err(ConfigError::Wrong(format!("sms: {what}")));
        if !is_private(&self.url) {
            return wrong("url must begin with https:// (numbers and codes would be read on the way)");
        }
        if self.method == Method::Get && self.body.is_some() {
            return wrong("a GET has no body");
        }
        let whole = format!("{} {}", self.url, self.body.as_deref().unwrap_or_default());
        if !whole.contains("{text}") || !(whole.contains("{to}") || whole.contains("{digits}")) {
            return wrong("url or body must have {text}, and {to} or {digits}");
        }
        if self.encoding == Encoding::Json && self.body.as_deref().is_some_and(|body| !is_json(body)) {
            return wrong("body must be JSON, with the placeholders inside quotes");
        }
        Ok(self)
    }
}

fn is_json(body: &str) -> bool {
    serde_json::from_str::<serde_json::Value>(body).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Sms, ConfigError> {
        let sms: Sms = toml::from_str(text)?;
        sms.resolved(&[("TOKEN".into(), "s3cret ${OTHER} {to}".into())])
    }

    const BODY: &str = "body = '{\"to\": \"{to}\", \"text\": \"{text}\"}'";

    #[test]
    fn secrets_come_from_the_environment_and_are_not_shown() {
        let text = format!("url = 'https://a.example'\n{BODY}\nheaders = {{ x-key = 'Bearer ${{TOKEN}}' }}");
        let sms = read(&text).unwrap();
        assert_eq!(sms.headers["x-key"], "Bearer s3cret ${OTHER} {to}");
        assert!(!format!("{sms:?}").contains("s3cret"));
        assert!(read(&text.replace("TOKEN", "NONE")).is_err(), "a variable that is not set");
    }

    #[test]
    fn what_cannot_work_is_refused() {
        for good in [
            format!("url = 'https://a.example'\n{BODY}"),
            format!("url = 'http://127.0.0.1:99/x'\n{BODY}"),
            "url = 'https://a.example/?to=00{digits}&text={text}'\nmethod = 'GET'".to_owned(),
            "url = 'https://a.example'\nencoding = 'form'\nbody = 'To={to}&Body={text}'".to_owned(),
        ] {
            read(&good).unwrap();
        }
        for wrong in [
            format!("url = 'http://a.example'\n{BODY}"),
            format!("url = 'http://127.0.0.1.evil.example'\n{BODY}"),
            format!("url = 'https://a.example'\nmethod = 'GET'\n{BODY}"),
            format!("url = 'https://a.example'\nmethod = 'PUT'\n{BODY}"),
            "url = 'https://a.example'".to_owned(),
            "url = 'https://a.example'\nbody = '{\"to\": {to}, \"text\": \"{text}\"}'".to_owned(),
            "url = 'https://a.example'\nbody = '{\"to\": \"{to}\"}'".to_owned(),
            format!("url = 'https://a.example/${{TOKEN'\n{BODY}"),
            format!("url = 'https://a.example'\n{BODY}\nspeed = 3"),
        ] {
            assert!(read(&wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_examples_for_providers_are_good() {
        let docs = include_str!("../../../../docs/operate.md");
        let mut found = 0;
        for example in docs.split("    [sms]\n").skip(1) {
            let lines: Vec<&str> = example.lines().map_while(|line| line.strip_prefix("    ")).collect();
            let sms: Sms = toml::from_str(&lines.join("\n")).unwrap();
            let names = ["SMS_LOGIN", "SMS_PASSWORD", "SMS_SID", "SMS_BASIC", "SMS_KEY"];
            sms.resolved(&names.map(|name| (name.to_owned(), "x".to_owned()))).unwrap();
            found += 1;
        }
        assert_eq!(found, 3);
    }
}
