//! The postman: takes what waits in the outbox and hands it to the mail server or the SMS gateway,
//! again after growing pauses, until it has left or is given up.
//!
//! A notice is written in the transaction of what it tells, so a crash loses none. A process claims
//! one for four minutes before it sends it; if it dies between the server's answer and the note of it,
//! the notice is sent once more: a mail with the same Message-ID, which mail programs show once.

use std::time::Duration;

use envelope::Channel;
use protocol::http::NoticeKind;

use crate::{
    app::{App, Shared},
    codes,
    config::ConfigError,
    mails::Mailer,
    sms::Gateway,
    store::{StoreError, envelopes, outbox, outbox::Due},
};

/// A notice is given up after this many attempts: about two days.
const ATTEMPTS: i64 = 16;
/// The first pause after a failure, milliseconds; each later one is twice as long.
const FIRST_PAUSE: u64 = 15_000;
/// The longest pause, milliseconds.
const LONGEST_PAUSE: u64 = 6 * 60 * 60 * 1000;
/// While a process sends a notice, others leave it alone for this long, milliseconds.
const CLAIM: u64 = 4 * 60 * 1000;
/// The longest attempt: it is over, and noted, well before others may try.
const LONGEST: Duration = Duration::from_secs(80);
/// How often a note is tried again that the database does not take.
const NOTES: u32 = 5;

/// What became of one attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attempt {
    Sent,
    Later,
    Never,
}

/// Sends what the outbox holds.
pub(crate) struct Postman {
    app: Shared,
    mailer: Option<Mailer>,
    gateway: Option<Gateway>,
}

impl Postman {
    /// A postman for the configured ways; none if all stays in the demonstration's outbox.
    pub(crate) fn new(app: Shared) -> Result<Option<Self>, ConfigError> {
        let mailer = Mailer::new(&app.config)?;
        let gateway = app.config.sms.as_ref().map(Gateway::new).transpose()?;
        let any = mailer.is_some() || gateway.is_some();
        Ok(any.then_some(Self { app, mailer, gateway }))
    }

    /// Sends until the process is told to end.
    pub(crate) async fn run(self) {
        // Neither way waits for the other: a gateway that hangs holds up no mail.
        tokio::join!(self.run_one(Channel::Email), self.run_one(Channel::Sms));
    }

    async fn run_one(&self, channel: Channel) {
        let mut ending = self.app.ending.subscribe();
        while !*ending.borrow_and_update() {
            if let Err(fault) = self.send_due(channel).await {
                tracing::error!(%fault, "the outbox cannot be read");
            }
            tokio::select! {
                // Only one of the two hears of a new notice at once.
                () = self.app.mail.notified() => {}
                () = tokio::time::sleep(Duration::from_secs(1)) => {}
                _ = ending.changed() => {}
            }
        }
    }

    async fn send_due(&self, channel: Channel) -> Result<(), StoreError> {
        let can = if channel == Channel::Email { self.mailer.is_some() } else { self.gateway.is_some() };
        if !can {
            return Ok(());
        }
        let now = self.app.now();
        let due = outbox::due(&mut *self.app.store.read().await?, channel, now).await?;
        for one in due {
            if *self.app.ending.borrow() {
                break;
            }
            let claimed =
                outbox::claim(&mut *self.app.store.read().await?, &one, self.app.now().plus(CLAIM)).await?;
            if claimed {
                let attempt = tokio::time::timeout(LONGEST, self.attempt(&one)).await;
                note_surely(&self.app, &one, attempt.unwrap_or(Attempt::Later)).await?;
            }
        }
        Ok(())
    }

    async fn attempt(&self, due: &Due) -> Attempt {
        match (due.post.channel, &self.mailer, &self.gateway) {
            // Processes that die while they send it count too.
            _ if due.attempts >= ATTEMPTS || self.is_useless(due) => Attempt::Never,
            (Channel::Email, Some(mailer), _) => mailer.attempt(&due.post, self.app.logo.as_ref()).await,
            (Channel::Sms, _, Some(gateway)) => gateway.attempt(&due.post.address, &due.post.plain).await,
            _ => Attempt::Later,
        }
    }
}

impl Postman {
    /// A code that is no longer good only confuses.
    fn is_useless(&self, due: &Due) -> bool {
        let is_code = matches!(due.post.kind, NoticeKind::Code | NoticeKind::SignIn);
        is_code && self.app.now() > due.post.created_at.plus(codes::LIFETIME)
    }
}

/// A notice that has left and is not noted would leave again.
async fn note_surely(app: &App, due: &Due, attempt: Attempt) -> Result<(), StoreError> {
    for tried in 1..NOTES {
        match note(app, due, attempt).await {
            Ok(()) => return Ok(()),
            Err(fault) => {
                tracing::error!(notice = %due.post.id, %fault, "a notice's fate could not be noted")
            }
        }
        tokio::time::sleep(Duration::from_secs(tried.into())).await;
    }
    note(app, due, attempt).await
}

async fn note(app: &App, due: &Due, attempt: Attempt) -> Result<(), StoreError> {
    let mut transaction = app.store.write().await?;
    let (id, attempts) = (&due.post.id, due.attempts + 1);
    match attempt {
        Attempt::Sent => outbox::sent(&mut transaction, id).await?,
        Attempt::Later if attempts < ATTEMPTS => {
            tracing::warn!(notice = %id, attempts, "a notice could not be sent; it is tried again");
            outbox::again(&mut transaction, id, app.now().plus(pause(due.attempts))).await?;
        }
        Attempt::Later | Attempt::Never => {
            tracing::error!(notice = %id, attempts, "a notice could not be sent and is given up");
            outbox::fail(&mut transaction, id).await?;
        }
    }
    let mut owner = None;
    if let Some(envelope) = &due.post.envelope {
        envelopes::touch(&mut transaction, envelope, app.now()).await?;
        owner = envelopes::sender(&mut transaction, envelope).await?;
    }
    transaction.commit().await?;
    if let Some((sender, _)) = owner {
        app.has_changed(&sender);
    }
    Ok(())
}

fn pause(attempts: i64) -> u64 {
    let doublings = u32::try_from(attempts).unwrap_or(0).min(20);
    (FIRST_PAUSE << doublings).min(LONGEST_PAUSE)
}

/// When a notice written now is given up at the latest: for the tests that wait for it.
#[cfg(test)]
fn given_up_after() -> u64 {
    (0..ATTEMPTS).map(pause).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end() {
        assert_eq!((pause(0), pause(1)), (15_000, 30_000));
        assert_eq!(pause(60), LONGEST_PAUSE);
        let days = given_up_after() / (24 * 60 * 60 * 1000);
        assert!((1..=3).contains(&days), "{days} days");
    }
}
