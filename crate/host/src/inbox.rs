//! A token for the inbox of who is signed in: asked for with this site's own key, which no browser sees.

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, header},
    response::IntoResponse,
};

use crate::{
    app::{Shared, now},
    page::{own_site, words},
    problem::Problem,
};

/// `POST /inbox`.
pub(crate) async fn token(
    State(app): State<Shared>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Problem> {
    own_site(&headers)?;
    let user = app.sessions.user(&headers, now()).ok_or(Problem::NobodyKnown)?;
    let key = app.settings.key.as_deref().ok_or(Problem::Unknown)?;
    let inbox = app.backend.inbox(key, user.email, words(&headers).language).await?;
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(inbox)))
}
