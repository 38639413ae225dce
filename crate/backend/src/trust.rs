//! What anyone may know of the backend's keys.

use axum::{Json, extract::State};
use protocol::http::Trust;

use crate::app::Shared;

pub(crate) async fn show(State(app): State<Shared>) -> Json<Trust> {
    Json(Trust {
        root: app.keys.root.to_pem(),
        fingerprint: app.fingerprint(),
        ticket_key: app.keys.ticket_pem(),
    })
}
