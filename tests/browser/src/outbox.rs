//! The demo's outbox as its page shows it.

/// A mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    /// The address it went to.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// The web addresses in it.
    pub links: Vec<String>,
}

impl Mail {
    /// The one-time code, which stands in the subject.
    #[must_use]
    pub fn code(&self) -> Option<String> {
        let mut words = self.subject.split(|c: char| !c.is_ascii_digit());
        words.find(|word| word.len() == 6).map(str::to_owned)
    }

    /// The link of an invitation.
    #[must_use]
    pub fn link(&self) -> Option<String> {
        self.links.iter().find(|link| link.contains("/sign.html#")).cloned()
    }
}

/// Reads the page, newest first.
pub(crate) fn read(page: &str) -> Vec<Mail> {
    page.split("<article data-to=\"").skip(1).filter_map(mail).collect()
}

fn mail(article: &str) -> Option<Mail> {
    let (to, rest) = article.split_once('"')?;
    let (_, rest) = rest.split_once("<h2>")?;
    let (subject, body) = rest.split_once("</h2>")?;
    let link = |part: &str| part.split_once('"').map(|(link, _)| plain(link));
    let links = body.split("<a href=\"").skip(1).filter_map(link).collect();
    Some(Mail { to: plain(to), subject: plain(subject), links })
}

fn plain(html: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    named.iter().fold(html.to_owned(), |text, (name, sign)| text.replace(name, sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read() {
        let page = "<main><article data-to=\"a@b.c\"><h2>407123 is your code to sign &ldquo;x&amp;y&quot;</h2>\
                    <pre>Read:\n<a href=\"http://h/sign.html#S\">…</a></pre></article><article data-to=\"d\"><h2>e</h2></article>";
        let mails = read(page);
        assert_eq!(mails.len(), 2);
        assert_eq!(mails[0].code().as_deref(), Some("407123"));
        assert_eq!(mails[0].link().as_deref(), Some("http://h/sign.html#S"));
        assert_eq!((mails[1].to.as_str(), mails[1].code()), ("d", None));
    }
}
