//! A notice as a mail: two versions of its words, clean headers, the organisation's logo inside.

use std::time::Duration;

use envelope::{Channel, EnvelopeId};
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        header::{ContentType, HeaderName, HeaderValue},
    },
};
use words::letter::Letterhead;

use crate::{
    app::App,
    config::{Config, ConfigError},
    notices::Notice,
    organisation::Logo,
    postman::Attempt,
    problem::Refusal,
    random,
    store::{
        Connection,
        outbox::{self, Post},
    },
};

type Transport = AsyncSmtpTransport<Tokio1Executor>;

const AUTO_SUBMITTED: HeaderName = HeaderName::new_from_ascii_str("Auto-Submitted");
/// What the logo is called inside a mail (RFC 2392).
const LOGO: &str = "logo@paraph";

/// Puts a notice into the outbox, in the transaction of what it tells: its identifier.
pub(crate) async fn write(
    app: &App,
    connection: &mut Connection,
    envelope: Option<&EnvelopeId>,
    notice: &Notice,
) -> Result<String, Refusal> {
    let logo = app.logo.as_ref().map(|_| format!("cid:{LOGO}"));
    let head = Letterhead { name: app.config.organisation.name.as_deref(), logo: logo.as_deref() };
    let letter = &notice.letter;
    let (subject, plain, html) = match notice.channel {
        Channel::Email => (letter.subject.clone(), letter.plain(&head), letter.html(&head)),
        Channel::Sms => (String::new(), letter.short(&head), String::new()),
    };
    let post = Post {
        id: random::name()?,
        created_at: app.now(),
        channel: notice.channel,
        envelope: envelope.cloned(),
        recipient: notice.to,
        kind: notice.kind,
        address: notice.address.clone(),
        subject,
        plain,
        html,
    };
    outbox::add(connection, &post).await?;
    Ok(post.id)
}

/// Hands mails to the configured server.
pub(crate) struct Mailer {
    transport: Transport,
    from: Mailbox,
}

impl Mailer {
    /// None if mails stay in the demonstration's outbox.
    pub(crate) fn new(config: &Config) -> Result<Option<Self>, ConfigError> {
        let (Some(server), Some(from)) = (&config.mail.smtp, &config.mail.from) else { return Ok(None) };
        let from = from.parse().map_err(|_| ConfigError::Wrong("mail.from is not a mail address".into()))?;
        // The setting may hold a password: the library's own words about it are not repeated.
        let transport = Transport::from_url(server)
            .map_err(|_| ConfigError::Wrong("mail.smtp is not an SMTP address".into()))?
            .timeout(Some(Duration::from_secs(30)))
            .build();
        Ok(Some(Self { transport, from }))
    }

    /// One attempt.
    pub(crate) async fn attempt(&self, post: &Post, logo: Option<&Logo>) -> Attempt {
        let Some(message) = message(post, &self.from, logo) else { return Attempt::Never };
        match self.transport.send(message).await {
            Ok(_) => Attempt::Sent,
            // What the server says may name the address: only the kind is logged.
            Err(fault) if fault.is_permanent() => Attempt::Never,
            Err(_) => Attempt::Later,
        }
    }
}

fn message(post: &Post, from: &Mailbox, logo: Option<&Logo>) -> Option<Message> {
    let to: Address = post.address.parse().ok()?;
    Message::builder()
        // The same at every attempt: a mail that comes twice is seen to be one (RFC 5322, 3.6.4).
        .message_id(Some(format!("<{}@{}>", post.id, from.email.domain())))
        .from(from.clone())
        .to(Mailbox::new(None, to))
        .subject(post.subject.as_str())
        // No out-of-office answers, please (RFC 3834, 5).
        .raw_header(HeaderValue::new(AUTO_SUBMITTED, "auto-generated".to_owned()))
        .multipart(body(post, logo))
        .ok()
}

/// Text, or HTML with what it shows (RFC 2387).
fn body(post: &Post, logo: Option<&Logo>) -> MultiPart {
    let plain = SinglePart::plain(post.plain.clone());
    let html = SinglePart::html(post.html.clone());
    let logo = logo.and_then(|logo| Some((logo, ContentType::parse(logo.media_type).ok()?)));
    let Some((logo, media_type)) = logo else {
        return MultiPart::alternative().singlepart(plain).singlepart(html);
    };
    let picture = Attachment::new_inline(LOGO.to_owned()).body(logo.bytes.clone(), media_type);
    let related = MultiPart::related().singlepart(html).singlepart(picture);
    MultiPart::alternative().singlepart(plain).multipart(related)
}

#[cfg(test)]
mod tests {
    use envelope::Timestamp;
    use protocol::http::NoticeKind;

    use super::*;

    fn post() -> Post {
        Post {
            id: "x".into(),
            created_at: Timestamp(0),
            channel: Channel::Email,
            envelope: None,
            recipient: None,
            kind: NoticeKind::Code,
            address: "zoé@example.org".into(),
            subject: "407123 est votre code — « Bail »".into(),
            plain: "texte".into(),
            html: "<p>texte</p>".into(),
        }
    }

    fn written(logo: Option<&Logo>) -> String {
        let from: Mailbox = "Paraph <paraph@example.org>".parse().unwrap();
        String::from_utf8(message(&post(), &from, logo).unwrap().formatted()).unwrap()
    }

    #[test]
    fn a_mail_has_two_versions_and_clean_headers() {
        let from: Mailbox = "Paraph <paraph@example.org>".parse().unwrap();
        let injected = Post { address: "a@example.org\r\nBcc: b@example.org".into(), ..post() };
        assert!(message(&injected, &from, None).is_none());
        let text = written(None);
        assert!(text.contains("Message-ID: <x@example.org>\r\n"), "{text}");
        assert!(text.contains("Auto-Submitted: auto-generated\r\n"), "{text}");
        assert!(text.contains("multipart/alternative") && !text.contains("multipart/related"));
        assert!(text.contains("text/plain") && text.contains("text/html"));
    }

    #[test]
    fn the_logo_travels_inside() {
        let logo = Logo { media_type: "image/png", bytes: b"\x89PNG\r\n\x1a\n...".to_vec() };
        let text = written(Some(&logo));
        assert!(text.contains("multipart/related") && text.contains("image/png"), "{text}");
        assert!(text.contains("Content-ID: <logo@paraph>"), "{text}");
    }
}
