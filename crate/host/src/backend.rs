//! What is asked of the backend: the key of its tickets, and tokens for inboxes.

use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;

use crate::{
    problem::Problem,
    ticket::{Claims, Refused, TicketKey},
};

/// A forged ticket must not make us ask the backend each time.
const SELDOM: Duration = Duration::from_secs(10);

/// The backend, and its key once it was asked.
pub(crate) struct Backend {
    client: reqwest::Client,
    address: String,
    known: Mutex<Option<(TicketKey, Instant)>>,
}

/// What a page needs to show an inbox.
#[derive(Deserialize, Serialize)]
pub(crate) struct Inbox {
    token: String,
}

#[derive(Deserialize)]
struct Trust {
    ticket_key: String,
}

impl Backend {
    /// The backend at an origin; nothing is asked yet.
    pub(crate) fn new(address: &str) -> anyhow::Result<Self> {
        let client = reqwest::Client::builder().timeout(Duration::from_secs(5)).no_proxy().build()?;
        Ok(Self { client, address: address.to_owned(), known: Mutex::new(None) })
    }

    /// Checks a ticket; asks for the key first, and again if the key may have changed.
    pub(crate) async fn check(&self, ticket: &str, now: u64) -> Result<Claims, Problem> {
        let mut known = self.known.lock().await;
        if let Some((key, asked)) = known.as_ref() {
            let answer = key.check(ticket, &self.address, now);
            if !matches!(answer, Err(Refused::Forged)) || asked.elapsed() < SELDOM {
                return Ok(answer?);
            }
        }
        let key = self.ask().await?;
        let answer = key.check(ticket, &self.address, now);
        *known = Some((key, Instant::now()));
        Ok(answer?)
    }

    /// A token for somebody's inbox, as the backend gives it; `key` is this site's own.
    pub(crate) async fn inbox(&self, key: &str, email: &str, language: &str) -> Result<Inbox, Problem> {
        let body = serde_json::json!({ "email": email, "language": language });
        let request = self.client.post(format!("{}/api/v1/inbox/sessions", self.address));
        let answer = request.bearer_auth(key).json(&body).send().await;
        let answer = answer.and_then(reqwest::Response::error_for_status).map_err(failed)?;
        answer.json().await.map_err(failed)
    }

    async fn ask(&self) -> Result<TicketKey, Problem> {
        let request = self.client.get(format!("{}/api/v1/trust", self.address));
        let answer = request.send().await.and_then(reqwest::Response::error_for_status).map_err(failed)?;
        let trust: Trust = answer.json().await.map_err(failed)?;
        TicketKey::from_pem(&trust.ticket_key).ok_or_else(|| Problem::Backend("not a P-256 key".into()))
    }
}

fn failed(why: reqwest::Error) -> Problem {
    Problem::Backend(why.without_url().to_string())
}
