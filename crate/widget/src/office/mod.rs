//! What a sender's elements share: signing in, how a state is told, and what is sent again.

use leptos::prelude::*;
use protocol::http::OfficeSession;

use crate::{api::Api, here::Here, moment::device_now, tab, trouble::Trouble};

pub(crate) mod again;
pub(crate) mod phase;
pub(crate) mod signin;
pub(crate) mod stood;

/// The way in: what an element does with whoever has signed in.
#[derive(Clone, Copy)]
pub(crate) struct Door {
    pub(crate) here: Here,
    pub(crate) trouble: RwSignal<Option<Trouble>>,
    pub(crate) show: Callback<Trouble>,
    pub(crate) entered: Callback<OfficeSession>,
}

/// The session that this tab keeps, as long as it is good. Both elements go on in it.
pub(crate) fn session() -> Option<OfficeSession> {
    tab::recall::<OfficeSession>("office").filter(|kept| kept.expires_at > device_now())
}

/// Ends it, here and at the backend; without a line its token ends by itself.
pub(crate) fn sign_out(here: Here) {
    if let Some(session) = session() {
        here.spawn(async move {
            let _ = Api::with_token(here, &session.token).close_office().await;
        });
    }
    tab::forget("office");
}
