//! The addresses of the site, and the headers that every answer carries.

use anyhow::Context as _;
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post, put},
};
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::{app::Shared, documents, inbox, page};

/// All routes.
pub(crate) fn router(app: &Shared) -> anyhow::Result<Router> {
    let pages = Router::new()
        .route("/", get(page::home))
        .route("/office.html", get(page::office))
        .route("/follow.html", get(page::office))
        .route("/enter", post(page::enter))
        .route("/inbox", post(inbox::token))
        .route("/leave", post(page::leave))
        .route("/host.css", get(page::style));
    let documents = Router::new()
        .route("/documents/{sha256}", put(documents::put).get(documents::get))
        .route("/signed/{envelope}/{document}", put(documents::put_signed).get(documents::get_signed))
        .layer(DefaultBodyLimit::disable());
    let router = pages.merge(documents).merge(files(app)).with_state(app.clone());
    headers(app).into_iter().try_fold(router, |router, (name, value)| {
        let value = HeaderValue::try_from(value).with_context(|| name.to_string())?;
        Ok(router.layer(SetResponseHeaderLayer::if_not_present(name, value)))
    })
}

/// The elements and the pages: read-only, checked again by the browser at each use.
fn files(app: &Shared) -> Router<Shared> {
    let pkg = &app.settings.pkg;
    Router::new()
        .nest_service("/pkg/src", ServeDir::new(pkg.join("src")))
        // A release has `name.br` beside its large files.
        .nest_service("/pkg/dist", ServeDir::new(pkg.join("dist")).precompressed_br())
        .nest_service("/pkg/fonts", ServeDir::new(pkg.join("fonts")))
        .fallback_service(ServeDir::new(&app.settings.www))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn(visible))
        .layer(SetResponseHeaderLayer::if_not_present(
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-cache"),
        ))
}

/// Files whose names begin with a dot are nobody's; and `.mjs` is JavaScript on every system.
async fn visible(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path.contains("/.") || path.to_ascii_lowercase().contains("%2e") {
        return StatusCode::NOT_FOUND.into_response();
    }
    let is_module = path.ends_with(".mjs");
    let mut response = next.run(request).await;
    if is_module && response.status().is_success() {
        let kind = HeaderValue::from_static("text/javascript");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
    response
}

fn headers(app: &Shared) -> [(HeaderName, String); 5] {
    [
        (header::CONTENT_SECURITY_POLICY, policy(&app.settings.backend)),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".into()),
        (header::REFERRER_POLICY, "same-origin".into()),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin".into()),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin".into()),
    ]
}

/// The policy that the elements live under: no inline script or style, no other site.
fn policy(backend: &str) -> String {
    [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        &format!("connect-src 'self' {backend}"),
        "img-src 'self' blob: data:",
        "font-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
    .join("; ")
}
