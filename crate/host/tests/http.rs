//! The document store over a bound port, with a backend that gives its key and tokens for inboxes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{net::SocketAddr, path::Path};

use axum::{
    Json, Router,
    http::{HeaderMap, StatusCode},
    routing::{get, post},
};
use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use p256::{
    ecdsa::{Signature, SigningKey, signature::Signer as _},
    pkcs8::{EncodePublicKey as _, LineEnding},
};
use paraph_host::{Settings, serve};
use reqwest::{Client, Method, RequestBuilder, Response, header, redirect::Policy};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::net::TcpListener;

const ENVELOPE: &str = "01234567890123456789ABCDEF";
const OTHER_ENVELOPE: &str = "0123456789012345678900000F";
const ORIGINAL: &[u8] = b"%PDF-1.7 the original";
const KEY: &str = "the key of this site with the backend";
const LIMIT: usize = 1000;

struct Stack {
    host: String,
    backend: String,
    key: SigningKey,
    client: Client,
    folder: tempfile::TempDir,
}

fn hash(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

fn now() -> u64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs()
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_slice(&[seed; 32]).unwrap()
}

async fn bind() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    (listener, address)
}

async fn backend(key: &SigningKey) -> String {
    let (listener, address) = bind().await;
    let pem = key.verifying_key().to_public_key_pem(LineEnding::LF).unwrap();
    let trust = get(move || async move { Json(json!({"ticket_key": pem, "root": "", "fingerprint": ""})) });
    let inbox = post(async |headers: HeaderMap, Json(body): Json<Value>| {
        let known = headers.get(header::AUTHORIZATION).is_some_and(|key| key == &format!("Bearer {KEY}"));
        let token = format!("for {} in {}", body["email"], body["language"]).replace('"', "");
        if known { Ok(Json(json!({"token": token, "waiting": 2}))) } else { Err(StatusCode::UNAUTHORIZED) }
    });
    let router = Router::new().route("/api/v1/trust", trust).route("/api/v1/inbox/sessions", inbox);
    tokio::spawn(async { axum::serve(listener, router).await });
    format!("http://{address}")
}

fn write(folder: &Path, name: &str, text: &str) {
    let place = folder.join(name);
    std::fs::create_dir_all(place.parent().unwrap()).unwrap();
    std::fs::write(place, text).unwrap();
}

impl Stack {
    async fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        write(root, "www/sign.html", "<!doctype html>sign");
        write(root, "www/office.html", "<!doctype html>office");
        write(root, "www/.secret", "x");
        write(root, "pkg/src/worker.js", "//");
        write(root, "pkg/dist/pdfjs/build/pdf.mjs", "//");
        write(root, "pkg/dist/engine_bg.wasm", "\0asm");
        write(root, "pkg/dist/engine_bg.wasm.br", "squeezed");
        write(root, "pkg/package.json", "{}");
        let key = key(7);
        let backend = backend(&key).await;
        let (listener, address) = bind().await;
        let settings = Settings {
            backend: backend.clone(),
            key: Some(KEY.into()),
            www: root.join("www"),
            pkg: root.join("pkg"),
            data: root.join("data"),
            limit: LIMIT,
        };
        tokio::spawn(serve(listener, settings, std::future::pending()));
        let client = Client::builder().no_proxy().redirect(Policy::none()).build().unwrap();
        Self { host: format!("http://{address}"), backend, key, client, folder }
    }

    fn ask(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.host))
    }

    async fn get(&self, path: &str) -> Response {
        self.ask(Method::GET, path).send().await.unwrap()
    }

    /// The user's cookie.
    async fn enter(&self) -> String {
        let form = self.ask(Method::POST, "/enter").header(header::ORIGIN, &self.host).body("user=camille");
        let answer = form.send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
        let cookie = answer.headers()[header::SET_COOKIE].to_str().unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
        cookie.split(';').next().unwrap().to_owned()
    }

    /// With the original stored by its user.
    async fn with_original() -> Self {
        let stack = Self::start().await;
        let cookie = stack.enter().await;
        assert_eq!(stack.put_original(&cookie, &hash(ORIGINAL), ORIGINAL).await, StatusCode::CREATED);
        stack
    }

    async fn put_original(&self, cookie: &str, hash: &str, bytes: &[u8]) -> StatusCode {
        let put = self.ask(Method::PUT, &format!("/documents/{hash}")).header(header::COOKIE, cookie);
        put.header("x-name", "Bail%20d%27%C3%A9t%C3%A9.pdf")
            .body(bytes.to_vec())
            .send()
            .await
            .unwrap()
            .status()
    }

    async fn get_by(&self, ticket: &str, hash: &str) -> Response {
        let get = self.ask(Method::GET, &format!("/documents/{hash}"));
        get.header(header::AUTHORIZATION, format!("Ticket {ticket}")).send().await.unwrap()
    }

    async fn put_signed(&self, ticket: &str, place: &str, bytes: &[u8]) -> StatusCode {
        let put = self.ask(Method::PUT, &format!("/signed/{place}"));
        let put = put.header(header::AUTHORIZATION, format!("Ticket {ticket}"));
        put.body(bytes.to_vec()).send().await.unwrap().status()
    }

    fn claims(&self) -> Value {
        json!({
            "iss": self.backend, "exp": now() + 60, "envelope": ENVELOPE, "document": 0,
            "sha256": hash(ORIGINAL), "recipient": 1,
        })
    }

    fn ticket(&self) -> String {
        token(&json!({"alg": "ES256", "typ": "JWT"}), &self.claims(), &self.key)
    }

    fn ticket_with(&self, name: &str, value: Value) -> String {
        let mut claims = self.claims();
        claims[name] = value;
        token(&json!({"alg": "ES256", "typ": "JWT"}), &claims, &self.key)
    }
}

fn token(header: &Value, claims: &Value, key: &SigningKey) -> String {
    let part = |value: &Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
    let unsigned = format!("{}.{}", part(header), part(claims));
    let signature: Signature = key.sign(unsigned.as_bytes());
    format!("{unsigned}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature.to_bytes()))
}

#[tokio::test]
async fn a_user_stores_an_original_and_gets_it_back() {
    let stack = Stack::start().await;
    let cookie = stack.enter().await;
    let hash = hash(ORIGINAL);
    assert_eq!(stack.put_original("", &hash, ORIGINAL).await, StatusCode::UNAUTHORIZED);
    assert_eq!(stack.put_original(&cookie, &hash, b"other").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(stack.put_original(&cookie, &hash, ORIGINAL).await, StatusCode::CREATED);
    assert_eq!(stack.put_original(&cookie, &hash, ORIGINAL).await, StatusCode::OK, "the same act");
    let path = format!("/documents/{hash}");
    assert_eq!(stack.get(&path).await.status(), StatusCode::UNAUTHORIZED);
    let answer = stack.ask(Method::GET, &path).header(header::COOKIE, &cookie).send().await.unwrap();
    assert_eq!(answer.headers()[header::CACHE_CONTROL], "no-store");
    assert_eq!(
        answer.headers()[header::CONTENT_DISPOSITION],
        "attachment; filename*=UTF-8''Bail%20d%27%C3%A9t%C3%A9.pdf"
    );
    assert_eq!(answer.bytes().await.unwrap(), ORIGINAL);
    let page = stack.ask(Method::GET, "/").header(header::COOKIE, &cookie).send().await.unwrap();
    assert!(page.text().await.unwrap().contains(&hash));
    assert!(!stack.get("/").await.text().await.unwrap().contains(&hash), "not for others");
}

#[tokio::test]
async fn what_is_too_large_is_not_kept() {
    let stack = Stack::start().await;
    let cookie = stack.enter().await;
    let large = vec![b'x'; LIMIT + 1];
    assert_eq!(stack.put_original(&cookie, &hash(&large), &large).await, StatusCode::PAYLOAD_TOO_LARGE);
    let exact = vec![b'x'; LIMIT];
    assert_eq!(stack.put_original(&cookie, &hash(&exact), &exact).await, StatusCode::CREATED);
    let kept: Vec<_> = std::fs::read_dir(stack.folder.path().join("data/documents")).unwrap().collect();
    assert_eq!(kept.len(), 1);
    assert_eq!(std::fs::read_dir(stack.folder.path().join("data/incoming")).unwrap().count(), 0);
}

#[tokio::test]
async fn a_ticket_opens_its_document_only() {
    let stack = Stack::with_original().await;
    let hash = hash(ORIGINAL);
    let answer = stack.get_by(&stack.ticket(), &hash).await;
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(answer.bytes().await.unwrap(), ORIGINAL);
    let other = stack.ticket_with("sha256", json!("0".repeat(64)));
    assert_eq!(stack.get_by(&other, &hash).await.status(), StatusCode::FORBIDDEN, "another document's");
    let good = stack.ticket_with("sha256", json!("0".repeat(64)));
    assert_eq!(stack.get_by(&good, &"0".repeat(64)).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn false_tickets_are_refused() {
    let stack = Stack::with_original().await;
    let es256 = json!({"alg": "ES256"});
    let mut changed = stack.ticket();
    let signature = changed.rfind('.').unwrap();
    changed.replace_range(signature - 4..signature - 3, "~");
    let good = stack.ticket();
    let (unsigned, _) = good.rsplit_once('.').unwrap();
    for (what, ticket) in [
        ("expired", stack.ticket_with("exp", json!(now() - 1))),
        ("without an end", stack.ticket_with("exp", Value::Null)),
        ("of another backend", stack.ticket_with("iss", json!("https://evil.example"))),
        ("by another key", token(&es256, &stack.claims(), &key(8))),
        ("unsigned", token(&json!({"alg": "none"}), &stack.claims(), &stack.key)),
        ("without signature", format!("{unsigned}.")),
        ("symmetric", token(&json!({"alg": "HS256"}), &stack.claims(), &stack.key)),
        ("changed", changed),
        ("empty", String::new()),
        ("long", "a.".repeat(100_000)),
    ] {
        let mut get = stack.ask(Method::GET, &format!("/documents/{}", hash(ORIGINAL)));
        get = get.header(header::AUTHORIZATION, format!("Ticket {ticket}"));
        let status = get.send().await.unwrap().status();
        let refused = [StatusCode::UNAUTHORIZED, StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE];
        assert!(refused.contains(&status), "{what}: {status}");
        assert!(
            !stack
                .put_signed(&ticket[..ticket.len().min(4000)], &format!("{ENVELOPE}/0"), b"x")
                .await
                .is_success()
        );
    }
}

#[tokio::test]
async fn signed_versions_are_kept_and_the_newest_is_given() {
    let stack = Stack::with_original().await;
    let cookie = stack.enter().await;
    let place = format!("{ENVELOPE}/0");
    let (first, second) = ([ORIGINAL, b" one"].concat(), [ORIGINAL, b" one two"].concat());
    assert_eq!(stack.put_signed(&stack.ticket(), &place, &first).await, StatusCode::CREATED);
    assert_eq!(stack.put_signed(&stack.ticket(), &place, &second).await, StatusCode::CREATED);
    assert_eq!(stack.put_signed(&stack.ticket(), &place, &first).await, StatusCode::OK, "late and old");
    let path = format!("/signed/{place}");
    assert_eq!(stack.get(&path).await.status(), StatusCode::UNAUTHORIZED);
    let answer = stack.ask(Method::GET, &path).header(header::COOKIE, &cookie).send().await.unwrap();
    assert_eq!(answer.bytes().await.unwrap(), second);
    let kept = stack.folder.path().join("data/signed").join(&place);
    assert_eq!(std::fs::read(kept.join("1.pdf")).unwrap(), first, "earlier ones are kept");
    let page = stack.ask(Method::GET, "/").header(header::COOKIE, &cookie).send().await.unwrap();
    assert!(page.text().await.unwrap().contains(&path));
}

#[tokio::test]
async fn a_signed_version_must_be_of_the_tickets_document() {
    let stack = Stack::with_original().await;
    let signed = [ORIGINAL, b" one"].concat();
    for (place, status) in [
        (format!("{OTHER_ENVELOPE}/0"), StatusCode::FORBIDDEN),
        (format!("{ENVELOPE}/1"), StatusCode::FORBIDDEN),
        (format!("{ENVELOPE}/00"), StatusCode::NOT_FOUND),
        (format!("{ENVELOPE}/-1"), StatusCode::NOT_FOUND),
        ("..%2f..%2fx/0".to_owned(), StatusCode::NOT_FOUND),
    ] {
        assert_eq!(stack.put_signed(&stack.ticket(), &place, &signed).await, status, "{place}");
    }
    let place = format!("{ENVELOPE}/0");
    for bytes in [b"something else".as_slice(), ORIGINAL, b""] {
        let status = stack.put_signed(&stack.ticket(), &place, bytes).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn pages_and_modules_have_their_types_and_the_policy() {
    let stack = Stack::start().await;
    for (path, kind) in [
        ("/sign.html", "text/html"),
        ("/pkg/src/worker.js", "text/javascript"),
        ("/pkg/dist/pdfjs/build/pdf.mjs", "text/javascript"),
        ("/pkg/dist/engine_bg.wasm", "application/wasm"),
    ] {
        let answer = stack.get(path).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        let headers = answer.headers();
        assert_eq!(headers[header::CONTENT_TYPE].to_str().unwrap().split(';').next(), Some(kind), "{path}");
        assert_eq!(headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(headers[header::CACHE_CONTROL], "no-cache");
        let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval';"), "{policy}");
        assert!(policy.contains(&format!("connect-src 'self' {};", stack.backend)), "{policy}");
        assert!(!policy.contains("unsafe-inline"));
        let modified = headers[header::LAST_MODIFIED].clone();
        let again = stack.ask(Method::GET, path).header(header::IF_MODIFIED_SINCE, modified).send().await;
        assert_eq!(again.unwrap().status(), StatusCode::NOT_MODIFIED, "{path}");
    }
}

#[tokio::test]
async fn large_files_are_sent_as_the_release_squeezed_them() {
    let stack = Stack::start().await;
    let ask = |encoding| {
        let request = stack.client.get(format!("{}/pkg/dist/engine_bg.wasm", stack.host));
        request.header(header::ACCEPT_ENCODING, encoding).send()
    };
    let squeezed = ask("gzip, br").await.unwrap();
    assert_eq!(squeezed.headers()[header::CONTENT_ENCODING], "br");
    assert_eq!(squeezed.headers()[header::CONTENT_TYPE], "application/wasm");
    assert_eq!(squeezed.headers()[header::CACHE_CONTROL], "no-cache");
    assert_eq!(squeezed.text().await.unwrap(), "squeezed");
    assert_eq!(ask("identity").await.unwrap().text().await.unwrap(), "\0asm");
}

#[tokio::test]
async fn nothing_else_is_given_away() {
    let stack = Stack::start().await;
    for path in [
        "/.secret",
        "/%2esecret",
        "/pkg/package.json",
        "/pkg/dist/..%2f..%2fdata/sessions",
        "/data/sessions",
        "/documents/..%2f..%2fx",
        "/nothing.html",
    ] {
        let status = stack.get(path).await.status();
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
    }
    let answer = stack.get("/office.html").await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER, "enter first");
    let cookie = stack.enter().await;
    let answer = stack.ask(Method::GET, "/office.html").header(header::COOKIE, cookie).send().await.unwrap();
    assert_eq!(answer.text().await.unwrap(), "<!doctype html>office");
}

#[tokio::test]
async fn another_sites_form_does_not_enter() {
    let stack = Stack::start().await;
    for origin in ["https://evil.example", "null", "http://127.0.0.1:1"] {
        let form = stack.ask(Method::POST, "/enter").header(header::ORIGIN, origin).body("user=camille");
        assert_eq!(form.send().await.unwrap().status(), StatusCode::FORBIDDEN, "{origin}");
    }
    let form = stack.ask(Method::POST, "/enter").header(header::ORIGIN, &stack.host).body("user=root");
    assert_eq!(form.send().await.unwrap().status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_backend_that_is_away_is_said() {
    let mut stack = Stack::with_original().await;
    let (listener, address) = bind().await;
    let (host, at) = bind().await;
    drop(listener);
    let root = stack.folder.path();
    let settings = Settings {
        backend: format!("http://{address}"),
        key: None,
        www: root.join("www"),
        pkg: root.join("pkg"),
        data: root.join("data"),
        limit: LIMIT,
    };
    tokio::spawn(serve(host, settings, std::future::pending()));
    stack.host = format!("http://{at}");
    assert_eq!(stack.get_by(&stack.ticket(), &hash(ORIGINAL)).await.status(), StatusCode::BAD_GATEWAY);
}

#[tokio::test]
async fn the_inbox_is_asked_for_with_the_sites_own_key() {
    let stack = Stack::start().await;
    let ask = |cookie: &str, origin: &str| {
        let request = stack.ask(Method::POST, "/inbox").header(header::COOKIE, cookie);
        request.header(header::ORIGIN, origin).header(header::ACCEPT_LANGUAGE, "fr").send()
    };
    let cookie = stack.enter().await;
    let answer = ask(&cookie, &stack.host).await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    let answer: Value = answer.json().await.unwrap();
    assert_eq!(answer, json!({"token": "for camille@lilas.example in fr"}));
    assert_eq!(ask("", &stack.host).await.unwrap().status(), StatusCode::UNAUTHORIZED);
    assert_eq!(ask(&cookie, "http://other.example").await.unwrap().status(), StatusCode::FORBIDDEN);
    let home = stack.ask(Method::GET, "/").header(header::COOKIE, &cookie).send().await.unwrap();
    let home = home.text().await.unwrap();
    assert!(home.contains("<paraph-inbox backend=") && !home.contains(KEY), "{home}");
}
