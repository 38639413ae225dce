//! Every route, and what holds for all of them: limits, headers, origins, time, and the log.

use std::time::{Duration, Instant};

use axum::{
    Router,
    extract::{DefaultBodyLimit, MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, Method, header},
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use tower_http::cors::{AllowOrigin, CorsLayer};

use crate::{
    app::Shared,
    approve, attest, authorise, envelopes, follow, identity, inbox, links, lists, office, outbox, pads,
    problem::{Logged, Refusal},
    random, reassign, returned, seal, sending, session, sign, time_stamps, trust, watch,
};

/// The largest body where nothing encrypted comes along.
const SMALL: usize = 256 * 1024;
/// No answer takes longer, its request's body included.
const PATIENCE: Duration = Duration::from_secs(30);
/// A telephone at the edge of its network sends a few megabytes.
const LONG_PATIENCE: Duration = Duration::from_secs(5 * 60);

/// The whole interface.
pub(crate) fn router(app: &Shared) -> Router {
    let mut router = Router::new().nest("/api/v1", api(app));
    if app.config.demo {
        router = router.route("/outbox", get(outbox::show));
    }
    if app.provider.is_some() {
        let page = get(returned::show).layer(from_fn(|request, next| in_time(LONG_PATIENCE, request, next)));
        let answer = post(returned::answer)
            .layer(DefaultBodyLimit::max(SMALL))
            .layer(from_fn(|request, next| in_time(PATIENCE, request, next)));
        router = router.route(returned::PATH, page).route(returned::ANSWER, answer);
    }
    router
        .fallback(async || Refusal::NotFound)
        .method_not_allowed_fallback(async || Refusal::NotFound)
        .layer(cors(app))
        .layer(from_fn_with_state(app.clone(), headers))
        .layer(from_fn(log))
        .with_state(app.clone())
}

fn api(app: &Shared) -> Router<Shared> {
    let large = DefaultBodyLimit::max(large(app));
    let with_revisions = Router::new()
        .route("/envelopes", post(sending::send).get(envelopes::list))
        .route("/session/sign", post(sign::sign))
        .route("/envelopes/{id}/seal", post(seal::seal))
        .layer(large)
        .layer(from_fn(|request, next| in_time(LONG_PATIENCE, request, next)));
    Router::new()
        .route("/office/codes", post(office::ask_code))
        .route("/office/sessions", post(office::open))
        .route("/office/sessions/close", post(office::close))
        .route("/envelopes/{id}", get(envelopes::show))
        .route("/envelopes/{id}/cancel", post(envelopes::cancel))
        .route("/envelopes/{id}/void", post(envelopes::void))
        .route("/envelopes/{id}/remind", post(envelopes::remind))
        .route("/envelopes/{id}/finalise", post(envelopes::finalise))
        .route("/envelopes/{id}/seal/authorise", post(seal::authorise))
        .route("/envelopes/{id}/seal/void", post(seal::void))
        .route("/envelopes/{id}/reassign", post(reassign::by_sender))
        .route("/envelopes/{id}/attest", post(attest::attest))
        .route("/envelopes/{id}/evidence", get(envelopes::evidence))
        .route("/envelopes/{id}/revisions/{document}/{number}", get(envelopes::revision))
        .route("/office/unseen", get(attest::unseen))
        .route("/office/list", post(follow::list))
        .route("/office/bulk", post(follow::bulk))
        .route("/office/events", get(watch::watch))
        .route("/links/open", post(links::open))
        .route("/links/renew", post(links::renew))
        .route("/inbox", get(inbox::show))
        .route("/inbox/sessions", post(inbox::open))
        .route("/inbox/links", post(inbox::link))
        .route("/inbox/codes", post(lists::code))
        .route("/inbox/lists", post(lists::open))
        .route("/session/inbox", post(inbox::open_own))
        .route("/session", get(session::show))
        .route("/session/revisions/{document}/{number}", get(session::revision))
        .route("/session/tickets", post(session::ticket))
        .route("/session/codes", post(session::code))
        .route("/session/identity", post(identity::ask).get(identity::look))
        .route("/session/authorise", post(authorise::authorise))
        .route("/session/time-stamps", post(time_stamps::time_stamps))
        .route("/session/reports", post(session::report))
        .route("/session/decline", post(session::decline))
        .route("/session/approve", post(approve::approve))
        .route("/session/reassign", post(reassign::by_recipient))
        .route("/session/comments", post(session::comment))
        .route("/session/pads", post(pads::open))
        .route("/session/pads/ink", post(pads::look))
        .route("/pads/ink", post(pads::give))
        .route("/session/evidence", get(session::evidence))
        .route("/trust", get(trust::show))
        .layer(DefaultBodyLimit::max(SMALL))
        .layer(from_fn(|request, next| in_time(PATIENCE, request, next)))
        .merge(with_revisions)
}

/// Two revisions at their limit in base 64, and room for the rest: far below a document's size.
fn large(app: &Shared) -> usize {
    let ciphertext = usize::try_from(app.config.limits.ciphertext).unwrap_or(usize::MAX / 4);
    ciphertext.saturating_mul(8) / 3 + (1 << 20)
}

fn cors(app: &Shared) -> CorsLayer {
    let origins = app.config.origins.iter().filter_map(|origin| HeaderValue::from_str(origin).ok());
    CorsLayer::new()
        .allow_origin(AllowOrigin::list(origins))
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE])
        .max_age(Duration::from_secs(600))
}

async fn in_time(patience: Duration, request: Request, next: Next) -> Response {
    match tokio::time::timeout(patience, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Refusal::Busy.into_response(),
    }
}

async fn headers(State(app): State<Shared>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if app.config.public_url.starts_with("https://") {
        let a_year = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, a_year);
    }
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"));
    response
}

/// One line a request: the route's pattern, never what stands in its place, no body, no header.
async fn log(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let (method, start) = (request.method().clone(), Instant::now());
    let id = random::name().unwrap_or_default();
    let mut response = next.run(request).await;
    let status = response.status().as_u16();
    let logged = response.extensions().get::<Logged>().copied();
    let code = logged.map_or("", |logged| logged.code);
    let route = route.as_deref().unwrap_or("-");
    let ms = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    if let Some(cause) = logged.map(|logged| logged.cause).filter(|cause| !cause.is_empty()) {
        tracing::error!(%id, %method, route, status, ms, cause, "request failed");
    } else {
        tracing::info!(%id, %method, route, status, code, ms, "request");
    }
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), id);
    }
    response
}
