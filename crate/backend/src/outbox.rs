//! The demonstration's outbox: mails and SMS as a page, newest first. Anyone may read it, so it exists only there.

use axum::{
    extract::State,
    http::{HeaderName, header},
    response::{Html, IntoResponse},
};
use envelope::Channel;
use words::letter::escape;

use crate::{
    app::Shared,
    problem::Refusal,
    store::outbox::{self, Post},
};

const SHOWN: i64 = 200;

const PAGE: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
<meta name=\"viewport\" content=\"width=device-width\"><title>Outbox of the demonstration</title><style>\
body{font:16px/1.5 sans-serif;max-width:44em;margin:1em auto;padding:0 1em;color:#1a1a1a;background:#fff}\
article{border:1px solid #767676;border-radius:6px;padding:0 1em;margin:1em 0}\
h2{font-size:1.1em;margin:.6em 0}p.to{margin:0;color:#4a4a4a}\
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}a{color:#1d4ed8}</style></head>\
<body><main><h1>Outbox</h1><p>What would have been sent by mail or SMS, newest first. \
<a href=\"/outbox\">Look again</a></p>";

/// Styles stand in the page itself; nothing else may load, and nothing may run.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

const CONTENT_SECURITY_POLICY: HeaderName = header::CONTENT_SECURITY_POLICY;

pub(crate) async fn show(State(app): State<Shared>) -> Result<impl IntoResponse, Refusal> {
    let mails = outbox::newest(&mut *app.store.read().await?, SHOWN).await?;
    let articles: String = mails.iter().map(article).collect();
    let nothing = if mails.is_empty() { "<p>Nothing yet.</p>" } else { "" };
    let page = format!("{PAGE}{nothing}{articles}</main></body></html>");
    Ok(([(CONTENT_SECURITY_POLICY, POLICY)], Html(page)))
}

fn article(mail: &Post) -> String {
    let at = i64::try_from(mail.created_at.0).ok().and_then(|at| jiff::Timestamp::from_millisecond(at).ok());
    let at = at.map(|at| at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()).unwrap_or_default();
    let title =
        if mail.channel == Channel::Sms { mail.plain.lines().next() } else { Some(mail.subject.as_str()) };
    let title = title.unwrap_or_default();
    format!(
        "<article data-to=\"{0}\"><h2>{1}</h2><p class=\"to\">{3} to {0} · <time>{at}</time></p><pre>{2}</pre></article>",
        escape(&mail.address),
        escape(title),
        with_links(&mail.plain),
        if mail.channel == Channel::Sms { "SMS" } else { "Mail" },
    )
}

/// Escaped, with the lines that are web addresses as links.
fn with_links(text: &str) -> String {
    let line = |line: &str| {
        let escaped = escape(line);
        let is_address = line.starts_with("http://") || line.starts_with("https://");
        if is_address && !line.contains(char::is_whitespace) {
            format!("<a href=\"{escaped}\">{escaped}</a>\n")
        } else {
            escaped + "\n"
        }
    };
    text.lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_become_links() {
        let text = with_links("Hello <b>\nhttps://example.org/sign#a\"><script>\n> https://evil.example\n");
        assert_eq!(text.matches("<a ").count(), 1);
        assert!(text.contains("href=\"https://example.org/sign#a&quot;&gt;&lt;script&gt;\""), "{text}");
        assert!(!text.contains("<b>") && !text.contains("<script>"));
    }
}
