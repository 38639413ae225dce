//! Mails: written into the outbox with the event they tell, sent from there by a worker.

use std::time::Duration;

use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
};

use crate::{
    app::{App, Shared},
    config::{Config, ConfigError},
    notices::Notice,
    problem::Refusal,
    random,
    store::{
        Connection, StoreError, outbox,
        outbox::{Due, Mail},
    },
};
use envelope::Timestamp;

type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// A mail is given up after this many attempts: about two days.
const ATTEMPTS: i64 = 16;
/// The first pause after a failure, milliseconds; each later one is twice as long.
const FIRST_PAUSE: u64 = 15_000;
/// The longest pause, milliseconds.
const LONGEST_PAUSE: u64 = 6 * 60 * 60 * 1000;
/// While a process sends a mail, others leave it alone for this long, milliseconds.
const CLAIM: u64 = 2 * 60 * 1000;

const AUTO_SUBMITTED: HeaderName = HeaderName::new_from_ascii_str("Auto-Submitted");

/// Puts a mail into the outbox.
pub(crate) async fn write(
    connection: &mut Connection,
    notice: &Notice,
    now: Timestamp,
) -> Result<(), Refusal> {
    let mail = Mail {
        id: random::name()?,
        created_at: now,
        address: notice.address.clone(),
        subject: notice.letter.subject.clone(),
        plain: notice.letter.plain(),
        html: notice.letter.html(),
    };
    Ok(outbox::add(connection, &mail).await?)
}

/// Sends what the outbox holds.
pub(crate) struct Postman {
    app: Shared,
    transport: Transport,
    from: Mailbox,
}

/// What became of one attempt.
enum Attempt {
    Sent,
    Later,
    Never,
}

impl Postman {
    /// A postman for the configured server; none if mails stay in the demonstration's outbox.
    pub(crate) fn new(app: Shared) -> Result<Option<Self>, ConfigError> {
        let Config { mail, .. } = &app.config;
        let (Some(server), Some(from)) = (&mail.smtp, &mail.from) else { return Ok(None) };
        let from = from.parse().map_err(|_| ConfigError::Wrong("mail.from is not a mail address".into()))?;
        // The setting may hold a password: the library's own words about it are not repeated.
        let transport = Transport::from_url(server)
            .map_err(|_| ConfigError::Wrong("mail.smtp is not an SMTP address".into()))?
            .timeout(Some(Duration::from_secs(30)))
            .build();
        Ok(Some(Self { app, transport, from }))
    }

    /// Sends for ever.
    pub(crate) async fn run(self) {
        loop {
            if let Err(fault) = self.send_due().await {
                tracing::error!(%fault, "the outbox cannot be read");
            }
            let _ = tokio::time::timeout(Duration::from_secs(5), self.app.mail.notified()).await;
        }
    }

    async fn send_due(&self) -> Result<(), StoreError> {
        let now = self.app.now();
        let due = outbox::due(&mut *self.app.store.read().await?, now).await?;
        for one in due {
            let claimed = outbox::claim(&mut *self.app.store.read().await?, &one, now.plus(CLAIM)).await?;
            if claimed {
                let attempt = self.attempt(&one.mail).await;
                note(&self.app, &one, attempt).await?;
            }
        }
        Ok(())
    }

    async fn attempt(&self, mail: &Mail) -> Attempt {
        let Some(message) = message(mail, &self.from) else { return Attempt::Never };
        match self.transport.send(message).await {
            Ok(_) => Attempt::Sent,
            // What the server says may name the address: only the kind is logged.
            Err(fault) if fault.is_permanent() => Attempt::Never,
            Err(_) => Attempt::Later,
        }
    }
}

async fn note(app: &App, due: &Due, attempt: Attempt) -> Result<(), StoreError> {
    let mut connection = app.store.read().await?;
    let (id, attempts) = (&due.mail.id, due.attempts + 1);
    match attempt {
        Attempt::Sent => outbox::sent(&mut connection, id).await,
        Attempt::Later if attempts < ATTEMPTS => {
            tracing::warn!(mail = %id, attempts, "a mail could not be sent; it is tried again");
            outbox::again(&mut connection, id, app.now().plus(pause(due.attempts))).await
        }
        Attempt::Later | Attempt::Never => {
            tracing::error!(mail = %id, attempts, "a mail could not be sent and is given up");
            outbox::fail(&mut connection, id).await
        }
    }
}

fn pause(attempts: i64) -> u64 {
    let doublings = u32::try_from(attempts).unwrap_or(0).min(20);
    (FIRST_PAUSE << doublings).min(LONGEST_PAUSE)
}

fn message(mail: &Mail, from: &Mailbox) -> Option<Message> {
    let to: Address = mail.address.parse().ok()?;
    Message::builder()
        // The same at every attempt: a mail that comes twice is seen to be one (RFC 5322, 3.6.4).
        .message_id(Some(format!("<{}@{}>", mail.id, from.email.domain())))
        .from(from.clone())
        .to(Mailbox::new(None, to))
        .subject(mail.subject.as_str())
        // No out-of-office answers, please (RFC 3834, 5).
        .raw_header(HeaderValue::new(AUTO_SUBMITTED, "auto-generated".to_owned()))
        .multipart(MultiPart::alternative_plain_html(mail.plain.clone(), mail.html.clone()))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_has_two_versions_and_clean_headers() {
        let mail = Mail {
            id: "x".into(),
            created_at: Timestamp(0),
            address: "zoé@example.org".into(),
            subject: "407123 est votre code — « Bail »".into(),
            plain: "texte".into(),
            html: "<p>texte</p>".into(),
        };
        let from: Mailbox = "Paraph <paraph@example.org>".parse().unwrap();
        assert!(
            message(&Mail { address: "a@example.org\r\nBcc: b@example.org".into(), ..mail.clone() }, &from)
                .is_none()
        );
        let text = String::from_utf8(message(&mail, &from).unwrap().formatted()).unwrap();
        assert!(text.contains("Message-ID: <x@example.org>\r\n"), "{text}");
        assert!(text.contains("Auto-Submitted: auto-generated\r\n"), "{text}");
        assert!(text.contains("multipart/alternative"));
        assert!(text.contains("text/plain") && text.contains("text/html"));
    }

    #[test]
    fn pauses_grow_and_end() {
        assert_eq!((pause(0), pause(1)), (15_000, 30_000));
        assert_eq!(pause(60), LONGEST_PAUSE);
    }
}
