//! The SMS gateway: one HTTP request a message, as the settings describe it. Neither the number nor
//! the text is ever logged, nor what the gateway answers, which may repeat them.

use std::time::Duration;

use reqwest::{
    Client, StatusCode,
    header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue},
    redirect::Policy,
};

use crate::{
    config::{ConfigError, Encoding, Method, Sms},
    postman::Attempt,
};

/// No gateway takes longer.
const PATIENCE: Duration = Duration::from_secs(15);
/// How much of an answer is looked at.
const READ: usize = 64 * 1024;

/// A gateway, ready to be asked.
pub(crate) struct Gateway {
    client: Client,
    settings: Sms,
    headers: HeaderMap,
}

impl Gateway {
    pub(crate) fn new(settings: &Sms) -> Result<Self, ConfigError> {
        let client = Client::builder()
            .timeout(PATIENCE)
            // The headers hold a secret: they go nowhere else.
            .redirect(Policy::none())
            .no_proxy()
            .build()
            .map_err(|_| ConfigError::Wrong("sms: no HTTP client can be made".into()))?;
        Ok(Self { client, headers: headers(settings)?, settings: settings.clone() })
    }

    /// One attempt.
    pub(crate) async fn attempt(&self, to: &str, text: &str) -> Attempt {
        // One line: not every gateway keeps where another begins.
        let text = text.replace('\n', " ");
        let values = Values { to, text: &text };
        let url = fill(&self.settings.url, &values, percent);
        let request = match self.settings.method {
            Method::Get => self.client.get(url),
            Method::Post => self.client.post(url),
        };
        let request = request.headers(self.headers.clone());
        let request = match &self.settings.body {
            None => request,
            Some(body) if self.settings.encoding == Encoding::Json => request.body(fill(body, &values, json)),
            Some(body) => request.body(fill(body, &values, percent)),
        };
        match request.send().await {
            Ok(response) => self.judge(response).await,
            // Its words hold the address, and with it perhaps the number.
            Err(_) => Attempt::Later,
        }
    }

    async fn judge(&self, mut response: reqwest::Response) -> Attempt {
        match (response.status(), &self.settings.expect) {
            (status, None) if status.is_success() => Attempt::Sent,
            (status, Some(expected)) if status.is_success() => {
                if contains(&mut response, expected).await {
                    Attempt::Sent
                } else {
                    Attempt::Later
                }
            }
            // The number itself is refused; anything else may be mended by the operator.
            (StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY, _) => Attempt::Never,
            _ => Attempt::Later,
        }
    }
}

async fn contains(response: &mut reqwest::Response, expected: &str) -> bool {
    let mut answer = vec![];
    while let Ok(Some(chunk)) = response.chunk().await {
        answer.extend_from_slice(&chunk);
        if answer.len() > READ {
            break;
        }
    }
    String::from_utf8_lossy(&answer).contains(expected)
}

fn headers(settings: &Sms) -> Result<HeaderMap, ConfigError> {
    let wrong = |name: &str| ConfigError::Wrong(format!("sms.headers: {name} cannot be a header"));
    let mut headers = HeaderMap::new();
    let body = match settings.encoding {
        Encoding::Json => "application/json",
        Encoding::Form => "application/x-www-form-urlencoded",
    };
    if settings.body.is_some() {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(body));
    }
    for (name, value) in &settings.headers {
        let header = HeaderName::from_bytes(name.as_bytes()).map_err(|_| wrong(name))?;
        let mut value = HeaderValue::from_str(value).map_err(|_| wrong(name))?;
        value.set_sensitive(true);
        headers.insert(header, value);
    }
    Ok(headers)
}

struct Values<'a> {
    to: &'a str,
    text: &'a str,
}

/// Puts the values into a template, each once: what stands in a value is no placeholder.
fn fill(template: &str, values: &Values<'_>, write: fn(&str) -> String) -> String {
    let digits = values.to.trim_start_matches('+');
    let places = [("{to}", values.to), ("{digits}", digits), ("{text}", values.text)];
    let (mut filled, mut rest) = (String::new(), template);
    while let Some(at) = rest.find('{') {
        filled.push_str(&rest[..at]);
        rest = &rest[at..];
        match places.iter().find(|(place, _)| rest.starts_with(place)) {
            Some((place, value)) => {
                filled.push_str(&write(value));
                rest = &rest[place.len()..];
            }
            None => {
                filled.push('{');
                rest = &rest[1..];
            }
        }
    }
    filled + rest
}

/// Everything but unreserved characters (RFC 3986, 2.3) as `%XX` of its UTF-8: good in an address and
/// in a form.
fn percent(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                encoded.push(char::from(byte));
            }
            other => encoded.push_str(&format!("%{other:02X}")),
        }
    }
    encoded
}

/// As it stands between the quotes of a JSON string (RFC 8259, 7).
fn json(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_their_place_needs_it() {
        let values = Values { to: "+33612345678", text: "“Bail” {to} & \"co\"\n\\{digits}" };
        let body = fill("{\"to\":\"{to}\",\"n\":{\"t\":\"{text}\"}}", &values, json);
        let read: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!((&read["to"], &read["n"]["t"]), (&values.to.into(), &values.text.into()));
        assert_eq!(
            fill("To={to}&B={text}", &Values { text: "é +&", ..values }, percent),
            "To=%2B33612345678&B=%C3%A9%20%2B%26"
        );
        assert_eq!(fill("/00{digits}/{", &values, percent), "/0033612345678/{");
    }

    #[test]
    fn a_quote_at_the_edge_stays() {
        for text in ["\"", "\"\"", "a\"", "\"a", "\\", ""] {
            let whole = format!("\"{}\"", json(text));
            assert_eq!(serde_json::from_str::<String>(&whole).unwrap(), text);
        }
    }
}
