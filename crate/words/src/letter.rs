//! A mail's words, written once and shown twice: as plain text and as simple HTML.

use crate::{Language, say, sms};

/// On whose behalf mails are sent, as it stands above and below each.
#[derive(Clone, Copy, Debug, Default)]
pub struct Letterhead<'a> {
    /// The organisation's name.
    pub name: Option<&'a str>,
    /// Where its logo comes from: a part of the mail itself (`cid:…`, RFC 2392), never the network, or
    /// somebody would learn who read it and when.
    pub logo: Option<&'a str>,
}

/// A mail before it is addressed.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The line that says what it is about.
    pub subject: String,
    language: Language,
    parts: Vec<Part>,
}

/// A piece of a mail.
#[derive(Clone, Debug)]
pub enum Part {
    /// A paragraph of ours.
    Words(String),
    /// What somebody else wrote.
    Quote(String),
    /// A one-time code.
    Code(String),
    /// A link.
    Button {
        /// What it says.
        label: String,
        /// Where it leads.
        address: String,
    },
}

impl Letter {
    /// An empty mail.
    #[must_use]
    pub fn new(language: Language, subject: String) -> Self {
        Self { subject, language, parts: vec![] }
    }

    /// A paragraph in the words called `key`.
    #[must_use]
    pub fn say(self, key: &str, values: &[(&str, &str)]) -> Self {
        let words = say(self.language, key, values);
        self.with(Part::Words(words))
    }

    /// What somebody else wrote.
    #[must_use]
    pub fn quote(self, text: &str) -> Self {
        self.with(Part::Quote(text.to_owned()))
    }

    /// A one-time code.
    #[must_use]
    pub fn code(self, digits: &str) -> Self {
        self.with(Part::Code(digits.to_owned()))
    }

    /// A link with the label called `key`.
    #[must_use]
    pub fn button(self, key: &str, address: &str) -> Self {
        let label = say(self.language, key, &[]);
        self.with(Part::Button { label, address: address.to_owned() })
    }

    /// Its pieces, for whoever shows it in another way.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// What stands under it.
    #[must_use]
    pub fn footer(&self) -> String {
        say(self.language, "mail-footer", &[])
    }

    /// The same, on an organisation's behalf.
    fn footer_of(&self, head: &Letterhead<'_>) -> String {
        let for_it = |name| say(self.language, "mail-footer-of", &[("organisation", name)]);
        head.name.map_or_else(|| self.footer(), for_it)
    }

    /// What an SMS says of it: on whose behalf, the subject, and the link if there is one.
    #[must_use]
    pub fn short(&self, head: &Letterhead<'_>) -> String {
        let link = self.parts.iter().find_map(|part| match part {
            Part::Button { address, .. } => Some(address.as_str()),
            _ => None,
        });
        sms::text(self.language, head.name, &self.subject, link)
    }

    fn with(mut self, part: Part) -> Self {
        self.parts.push(part);
        self
    }

    /// The text version.
    #[must_use]
    pub fn plain(&self, head: &Letterhead<'_>) -> String {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Words(words) | Part::Code(words) => text.push_str(words),
                Part::Quote(quoted) => {
                    let lines: Vec<String> = quoted.lines().map(|line| format!("> {line}")).collect();
                    text.push_str(&lines.join("\n"));
                }
                Part::Button { label, address } => text.push_str(&format!("{label}:\n{address}")),
            }
            text.push_str("\n\n");
        }
        text + "-- \n" + &self.footer_of(head) + "\n"
    }

    /// The HTML version: no styles or images from elsewhere, nothing that tells who read it.
    #[must_use]
    pub fn html(&self, head: &Letterhead<'_>) -> String {
        let body: String = self.parts.iter().map(part_html).collect();
        let (above, footer) = (head_html(head), escape(&self.footer_of(head)));
        format!(
            "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title></head>\
             <body style=\"font-family:sans-serif;font-size:16px;line-height:1.5;max-width:36em\">{above}{body}\
             <p style=\"color:#595959;font-size:14px\">{footer}</p></body></html>",
            self.language.tag(),
            escape(&self.subject),
        )
    }
}

fn head_html(head: &Letterhead<'_>) -> String {
    let name = escape(head.name.unwrap_or_default());
    match head.logo {
        Some(logo) => format!(
            "<p><img src=\"{}\" alt=\"{name}\" style=\"max-height:56px;max-width:220px\"></p>",
            escape(logo)
        ),
        None if name.is_empty() => String::new(),
        None => format!("<p style=\"font-size:18px\"><strong>{name}</strong></p>"),
    }
}

fn part_html(part: &Part) -> String {
    match part {
        Part::Words(words) => format!("<p>{}</p>", escape(words)),
        Part::Quote(quoted) => format!(
            "<blockquote style=\"margin:0;padding-left:1em;border-left:3px solid #767676\">{}</blockquote>",
            escape(quoted).replace('\n', "<br>")
        ),
        Part::Code(digits) => {
            format!("<p style=\"font-size:32px;letter-spacing:4px\"><strong>{}</strong></p>", escape(digits))
        }
        Part::Button { label, address } => format!(
            "<p><a href=\"{0}\" style=\"display:inline-block;padding:12px 20px;background:#1d4ed8;\
             color:#ffffff;border-radius:6px\">{1}</a></p><p style=\"font-size:14px\">{0}</p>",
            escape(address),
            escape(label),
        ),
    }
}

/// Text as it may stand in HTML, between tags and in double quotes.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_wrote_stays_text() {
        let hostile = "<img src=x onerror=\"alert('1')\">\n& more";
        let letter = Letter::new(Language::En, hostile.replace('\n', " "))
            .quote(hostile)
            .button("mail-invitation-button", "https://example.org/#a\"b");
        let html = letter.html(&Letterhead::default());
        assert!(!html.contains("<img"), "{html}");
        assert!(html.contains("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;<br>&amp; more"));
        assert!(html.contains("href=\"https://example.org/#a&quot;b\""));
        assert!(letter.plain(&Letterhead::default()).contains("> <img"), "plain text needs no escaping");
    }

    #[test]
    fn the_head_names_the_organisation_and_loads_nothing() {
        let letter = Letter::new(Language::En, "Subject".into());
        let head = Letterhead { name: Some("Lilas & <Co>"), logo: Some("cid:logo") };
        let html = letter.html(&head);
        assert!(html.contains("<img src=\"cid:logo\" alt=\"Lilas &amp; &lt;Co&gt;\""), "{html}");
        assert!(!html.contains("http"), "{html}");
        assert!(letter.plain(&head).contains("for Lilas & <Co>"));
        let name_only = Letterhead { logo: None, ..head };
        assert!(letter.html(&name_only).contains("<strong>Lilas &amp; &lt;Co&gt;</strong>"));
    }

    #[test]
    fn an_sms_names_the_organisation_and_has_the_link() {
        let head = Letterhead { name: Some("Lilas"), logo: None };
        let letter = Letter::new(Language::En, "Read “x”".into())
            .say("mail-reason", &[])
            .button("mail-invitation-button", "https://example.org/sign#secret");
        assert_eq!(letter.short(&head), "Lilas: Read \"x\"\nhttps://example.org/sign#secret");
        assert_eq!(Letter::new(Language::En, "123456".into()).short(&Letterhead::default()), "123456");
    }
}
