//! The backend's calls, one function each, typed by `protocol::http`.

use js_sys::{Promise, Uint8Array};
use protocol::http::{
    Approve, AskIdentity, AskInk, AskListCode, AskOfficeCode, AskSeal, AskTicket, AskTimeStamps,
    AttestIdentity, Authorisation, Authorise, Bulk, BulkDone, CloseOffice, CodeSent, Comment, Decline,
    EnvelopePage, EnvelopeView, GiveInk, GivenInk, IdentityAttested, IdentityState, InboxLink, InboxSession,
    InboxView, LinkRenewed, ListCodeSent, ListEnvelopes, ListSessions, Listed, OfficeClosed, OfficeCodeSent,
    OfficeSession, OpenLink, OpenList, OpenOffice, OpenOwnInbox, Pad, PadInk, PostSeal, Problem, Reassign,
    Reassigned, Remind, RenewLink, Replace, Report, SealValues, Send, Sign, SignerSession, SignerView,
    Ticket, TimeStamps, Unseen, Void, VoidSeal,
};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, RequestInit, Response};

use crate::{
    device::pause,
    here::Here,
    trouble::{Trouble, describe, trouble},
};

/// How long an answer may take: a slow line must not look like a dead one.
const PATIENCE_MS: u32 = 60_000;
/// How often a post whose answer was lost is repeated: the same post is one act.
const MOST_POSTS: u32 = 4;

/// The backend, as somebody or as nobody yet.
#[derive(Clone)]
pub(crate) struct Api {
    base: String,
    token: Option<String>,
}

impl Api {
    /// The backend, without a session.
    pub(crate) fn of(here: Here) -> Self {
        Self { base: format!("{}/api/v1", here.backend()), token: None }
    }

    /// The backend, with a session.
    pub(crate) fn with_token(here: Here, token: &str) -> Self {
        Self { token: Some(token.to_owned()), ..Self::of(here) }
    }

    pub(crate) async fn ask_office_code(&self, body: &AskOfficeCode) -> Result<OfficeCodeSent, Trouble> {
        self.post("/office/codes", body).await
    }
    pub(crate) async fn open_office(&self, body: &OpenOffice) -> Result<OfficeSession, Trouble> {
        self.post("/office/sessions", body).await
    }
    pub(crate) async fn close_office(&self) -> Result<OfficeClosed, Trouble> {
        self.post("/office/sessions/close", &CloseOffice {}).await
    }
    pub(crate) async fn list(&self, body: &ListEnvelopes) -> Result<EnvelopePage, Trouble> {
        self.post("/office/list", body).await
    }
    pub(crate) async fn bulk(&self, body: &Bulk) -> Result<BulkDone, Trouble> {
        self.post("/office/bulk", body).await
    }
    /// What changes in the list, as it happens; until `until` is told to end it, it stays open.
    pub(crate) async fn events(&self, until: &AbortSignal) -> Result<Response, Trouble> {
        self.fetch_until("GET", "/office/events", None, until).await
    }
    pub(crate) async fn envelope(&self, id: &str) -> Result<EnvelopeView, Trouble> {
        self.get(&format!("/envelopes/{id}")).await
    }
    pub(crate) async fn send(&self, body: &Send) -> Result<EnvelopeView, Trouble> {
        self.post("/envelopes", body).await
    }
    pub(crate) async fn remind(&self, id: &str, body: &Remind) -> Result<EnvelopeView, Trouble> {
        self.post(&format!("/envelopes/{id}/remind"), body).await
    }
    pub(crate) async fn replace(&self, id: &str, body: &Replace) -> Result<EnvelopeView, Trouble> {
        self.post(&format!("/envelopes/{id}/reassign"), body).await
    }
    pub(crate) async fn attest(&self, id: &str, body: &AttestIdentity) -> Result<IdentityAttested, Trouble> {
        self.post(&format!("/envelopes/{id}/attest"), body).await
    }
    /// Whom an officer can attest.
    pub(crate) async fn unseen(&self) -> Result<Unseen, Trouble> {
        self.get("/office/unseen").await
    }
    /// Asks for the organisation's seal on what is finalised.
    pub(crate) async fn authorise_seal(&self, id: &str, body: &AskSeal) -> Result<SealValues, Trouble> {
        self.post(&format!("/envelopes/{id}/seal/authorise"), body).await
    }
    pub(crate) async fn seal(&self, id: &str, body: &PostSeal) -> Result<EnvelopeView, Trouble> {
        self.post(&format!("/envelopes/{id}/seal"), body).await
    }
    /// Takes back a seal that was found bad.
    pub(crate) async fn void_seal(&self, id: &str) -> Result<EnvelopeView, Trouble> {
        self.post(&format!("/envelopes/{id}/seal/void"), &VoidSeal {}).await
    }
    pub(crate) async fn void(&self, id: &str, body: &Void) -> Result<EnvelopeView, Trouble> {
        self.post(&format!("/envelopes/{id}/void"), body).await
    }
    /// A revision of what was sent, encrypted.
    pub(crate) async fn sent_revision(
        &self,
        id: &str,
        document: u16,
        number: usize,
    ) -> Result<Uint8Array, Trouble> {
        self.bytes(&format!("/envelopes/{id}/revisions/{document}/{number}")).await
    }
    /// The evidence of what was sent.
    pub(crate) async fn sent_evidence(&self, id: &str) -> Result<Uint8Array, Trouble> {
        self.bytes(&format!("/envelopes/{id}/evidence")).await
    }
    pub(crate) async fn open_link(&self, here: Here, body: &OpenLink) -> Result<SignerSession, Trouble> {
        match here.early(&body.link).await {
            Some(begun) => read(&good(begun).await?).await,
            None => self.post("/links/open", body).await,
        }
    }
    pub(crate) async fn session(&self) -> Result<SignerView, Trouble> {
        self.get("/session").await
    }
    pub(crate) async fn ask_identity(&self, body: &AskIdentity) -> Result<IdentityState, Trouble> {
        self.post("/session/identity", body).await
    }
    pub(crate) async fn identity(&self) -> Result<IdentityState, Trouble> {
        self.get("/session/identity").await
    }
    pub(crate) async fn revision(&self, document: u16, number: usize) -> Result<Uint8Array, Trouble> {
        self.bytes(&format!("/session/revisions/{document}/{number}")).await
    }
    /// What, with the original, is enough to rebuild and check everything offline.
    pub(crate) async fn evidence(&self) -> Result<Uint8Array, Trouble> {
        self.bytes("/session/evidence").await
    }
    pub(crate) async fn ticket(&self, document: u16) -> Result<Ticket, Trouble> {
        self.post("/session/tickets", &AskTicket { document }).await
    }
    pub(crate) async fn ask_code(&self) -> Result<CodeSent, Trouble> {
        let answer = self.fetch("POST", "/session/codes", None).await?;
        read(&answer).await
    }
    pub(crate) async fn authorise(&self, body: &Authorise) -> Result<Authorisation, Trouble> {
        self.post("/session/authorise", body).await
    }
    pub(crate) async fn time_stamps(&self, body: &AskTimeStamps) -> Result<TimeStamps, Trouble> {
        self.post("/session/time-stamps", body).await
    }
    pub(crate) async fn sign(&self, body: &Sign) -> Result<SignerView, Trouble> {
        self.post("/session/sign", body).await
    }
    pub(crate) async fn approve(&self, body: &Approve) -> Result<SignerView, Trouble> {
        self.post("/session/approve", body).await
    }
    pub(crate) async fn renew_link(&self, body: &RenewLink) -> Result<LinkRenewed, Trouble> {
        self.post("/links/renew", body).await
    }
    pub(crate) async fn report(&self, body: &Report) -> Result<SignerView, Trouble> {
        self.post("/session/reports", body).await
    }
    pub(crate) async fn decline(&self, body: &Decline) -> Result<SignerView, Trouble> {
        self.post("/session/decline", body).await
    }
    pub(crate) async fn comment(&self, body: &Comment) -> Result<SignerView, Trouble> {
        self.post("/session/comments", body).await
    }
    pub(crate) async fn reassign(&self, body: &Reassign) -> Result<Reassigned, Trouble> {
        self.post("/session/reassign", body).await
    }
    /// A phone's screen to draw on.
    pub(crate) async fn open_pad(&self) -> Result<Pad, Trouble> {
        read(&self.fetch("POST", "/session/pads", None).await?).await
    }
    pub(crate) async fn look_at_pad(&self, body: &AskInk) -> Result<PadInk, Trouble> {
        self.post("/session/pads/ink", body).await
    }
    pub(crate) async fn give_ink(&self, body: &GiveInk) -> Result<GivenInk, Trouble> {
        self.post("/pads/ink", body).await
    }

    /// What waits for a person.
    pub(crate) async fn own_inbox(&self, body: &OpenOwnInbox) -> Result<InboxSession, Trouble> {
        self.post("/session/inbox", body).await
    }
    pub(crate) async fn inbox(&self) -> Result<InboxView, Trouble> {
        self.get("/inbox").await
    }
    pub(crate) async fn inbox_link(&self, body: &Listed) -> Result<InboxLink, Trouble> {
        self.post("/inbox/links", body).await
    }
    pub(crate) async fn ask_list_code(&self, body: &AskListCode) -> Result<ListCodeSent, Trouble> {
        self.post("/inbox/codes", body).await
    }
    pub(crate) async fn open_list(&self, body: &OpenList) -> Result<ListSessions, Trouble> {
        self.post("/inbox/lists", body).await
    }

    async fn bytes(&self, path: &str) -> Result<Uint8Array, Trouble> {
        let answer = self.fetch("GET", path, None).await?;
        let buffer = JsFuture::from(answer.array_buffer().map_err(offline)?).await.map_err(offline)?;
        Ok(Uint8Array::new(&buffer))
    }

    async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, Trouble> {
        read(&self.fetch("GET", path, None).await?).await
    }

    async fn post<T: DeserializeOwned>(&self, path: &str, body: &impl Serialize) -> Result<T, Trouble> {
        let body = serde_json::to_string(body).map_err(|why| trouble("unreadable", &why.to_string()))?;
        read(&self.fetch("POST", path, Some(body)).await?).await
    }

    /// The answer, if it is a good one; otherwise the problem it names.
    async fn fetch(&self, method: &str, path: &str, body: Option<String>) -> Result<Response, Trouble> {
        self.fetch_until(method, path, body, &AbortSignal::timeout_with_u32(PATIENCE_MS)).await
    }

    async fn fetch_until(
        &self,
        method: &str,
        path: &str,
        body: Option<String>,
        until: &AbortSignal,
    ) -> Result<Response, Trouble> {
        let request = RequestInit::new();
        request.set_method(method);
        request.set_signal(Some(until));
        let headers = self.headers(body.is_some())?;
        request.set_headers(&headers);
        if let Some(body) = body {
            request.set_body(&body.into());
        }
        let window = web_sys::window().ok_or_else(|| trouble("offline", "no window"))?;
        let url = format!("{}{path}", self.base);
        good(window.fetch_with_str_and_init(&url, &request)).await
    }

    fn headers(&self, json: bool) -> Result<Headers, Trouble> {
        let headers = Headers::new().map_err(offline)?;
        if json {
            headers.set("Content-Type", "application/json").map_err(offline)?;
        }
        if let Some(token) = &self.token {
            headers.set("Authorization", &format!("Bearer {token}")).map_err(offline)?;
        }
        Ok(headers)
    }
}

async fn good(begun: Promise) -> Result<Response, Trouble> {
    let answer: Response = JsFuture::from(begun).await.map_err(offline)?.unchecked_into();
    if answer.ok() { Ok(answer) } else { Err(problem(&answer).await) }
}

async fn problem(answer: &Response) -> Trouble {
    let problem: Result<Problem, Trouble> = read(answer).await;
    match problem {
        Ok(problem) => trouble(&problem.code, &problem.detail),
        Err(_) => trouble("backend", &format!("HTTP {}", answer.status())),
    }
}

async fn read<T: DeserializeOwned>(answer: &Response) -> Result<T, Trouble> {
    let text = JsFuture::from(answer.text().map_err(offline)?).await.map_err(offline)?;
    serde_json::from_str(&text.as_string().unwrap_or_default())
        .map_err(|why| trouble("unreadable", &why.to_string()))
}

fn offline(why: JsValue) -> Trouble {
    trouble("offline", &describe(&why))
}

/// Repeats a post whose answer was lost.
pub(crate) async fn insist<T>(post: impl AsyncFn() -> Result<T, Trouble>) -> Result<T, Trouble> {
    let mut wait = 500;
    for _ in 1..MOST_POSTS {
        match post().await {
            Err(why) if matches!(why.code.as_str(), "offline" | "busy" | "backend") => {
                pause(wait).await;
                wait *= 3;
            }
            other => return other,
        }
    }
    post().await
}
