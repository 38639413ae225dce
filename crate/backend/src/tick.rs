//! What time does by itself: reminders, deadlines; sessions and codes are forgotten.

use std::time::Duration;

use envelope::{Command, Timestamp};

use crate::{
    app::{App, Shared},
    append::append,
    codes::DAY,
    problem::Refusal,
    store::{codes, envelopes, identities, pads, sessions},
};

/// Looks at once, for what happened while nobody ran, and then every minute, until the process is told to end.
pub(crate) async fn run(app: Shared) {
    let mut ending = app.ending.subscribe();
    while !*ending.borrow_and_update() {
        if let Err(why) = once(&app).await {
            tracing::error!(%why, "deadlines could not be looked at");
        }
        // Sooner only because of the end.
        let _ = tokio::time::timeout(Duration::from_secs(60), ending.changed()).await;
    }
}

/// Reminds, warns, finalises or expires wherever it is time to. One that fails does not keep
/// the others waiting.
pub(crate) async fn once(app: &App) -> Result<(), Refusal> {
    let now = app.now();
    for envelope in envelopes::due(&mut *app.store.read().await?, now).await? {
        if let Err(why) = append(app, &envelope, |_, _| Ok(Command::Tick.into())).await {
            tracing::error!(%envelope, %why, "a deadline has no effect");
        }
    }
    let mut connection = app.store.read().await?;
    sessions::sweep(&mut connection, now).await?;
    pads::sweep(&mut connection, now).await?;
    identities::sweep(&mut connection, now).await?;
    // Codes count for a day: that is how long they are remembered.
    Ok(codes::sweep(&mut connection, Timestamp(now.0.saturating_sub(2 * DAY))).await?)
}
