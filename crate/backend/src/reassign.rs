//! Handing a role over: by who was asked, with a code; or by the sender, who mends an address.

use axum::{Json, extract::State};
use envelope::{Command, EnvelopeId};
use evidence::Opening;
use protocol::http::{EnvelopeView, Reassign, Reassigned, Replace};

use crate::{
    app::Shared,
    append::{Extra, Wish, append, load},
    codes::{self, Purpose},
    door::{Body, Path},
    envelopes::own,
    problem::Refusal,
    store::sessions::{OfficeSession, SignerSession},
    text, view,
};

/// Who takes over, committed to once: what is tried again is the same.
struct Taker {
    openings: Vec<Opening>,
    wish: envelope::Reassign,
}

/// What was written of who takes over.
struct Written<'a> {
    email: &'a str,
    name: Option<&'a str>,
    phone: Option<&'a str>,
}

impl Taker {
    fn new(
        envelope: &EnvelopeId,
        recipient: u16,
        by_sender: bool,
        written: &Written<'_>,
    ) -> Result<Self, Refusal> {
        let (opening, email) = text::fresh("email", &text::address("email", written.email)?, envelope)?;
        let mut openings = vec![opening];
        let mut commit = |field: &str, value: Option<String>| {
            let Some(value) = value else { return Ok(None) };
            let (opening, commitment) = text::fresh(field, &value, envelope)?;
            openings.push(opening);
            Ok::<_, Refusal>(Some(commitment))
        };
        let name =
            filled(written.name).map(|name| text::line("name", name, text::NAME).map(|()| name.into()));
        let name = commit("name", name.transpose()?)?;
        let phone = filled(written.phone).map(|phone| text::phone("phone", phone));
        let phone = commit("phone", phone.transpose()?)?;
        Ok(Self { openings, wish: envelope::Reassign { recipient, by_sender, email, name, phone } })
    }

    fn wish(&self) -> Wish {
        Wish { openings: self.openings.clone(), ..Wish::from(Command::Reassign(self.wish)) }
    }
}

fn filled(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}

/// The link and every session of who had it end with this answer.
pub(crate) async fn by_recipient(
    State(app): State<Shared>,
    session: SignerSession,
    Body(Reassign { code, email, name, phone }): Body<Reassign>,
) -> Result<Json<Reassigned>, Refusal> {
    let written = Written { email: &email, name: name.as_deref(), phone: phone.as_deref() };
    let taker = Taker::new(&session.envelope, session.recipient, false, &written)?;
    // Everything but the code first: a slip in the address must not cost a try.
    let transcript = load(&app, &session.envelope).await?;
    transcript.state().decide(&Command::Reassign(taker.wish), app.now())?;
    let purpose = Purpose::Sign(&session.envelope, session.recipient);
    let code = match &code {
        Some(typed) => Some(codes::check(&app, &purpose, typed, app.now()).await?),
        None if view::is_identified(&session, &transcript, app.now()) => None,
        None => return Err(envelope::NotAllowed::CodeNeeded.into()),
    };
    append(&app, &session.envelope, |_, _| {
        let extra = code.clone().map_or(Extra::Nothing, Extra::UsedCode);
        Ok(Wish { extra, ..taker.wish() })
    })
    .await?;
    Ok(Json(Reassigned {}))
}

pub(crate) async fn by_sender(
    State(app): State<Shared>,
    office: OfficeSession,
    Path(id): Path<String>,
    Body(Replace { recipient, email, name, phone }): Body<Replace>,
) -> Result<Json<EnvelopeView>, Refusal> {
    let id = own(&app, &office, id).await?;
    let written = Written { email: &email, name: name.as_deref(), phone: phone.as_deref() };
    let taker = Taker::new(&id, recipient, true, &written)?;
    let transcript = append(&app, &id, |_, _| Ok(taker.wish())).await?;
    Ok(Json(view::for_sender(&app, &office, &transcript, app.now()).await?))
}
