//! A backend on a port of its own with a real database, and people who use it over HTTP.
#![allow(dead_code, missing_docs, unreachable_pub)]

pub mod browser;
pub mod gateway;
pub mod provider;
pub mod sender;

use std::sync::Arc;

use envelope::Timestamp;
use paraph_backend::{
    Config,
    clock::MovedClock,
    keys::{self, Randomness},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use tempfile::TempDir;
use tokio::{sync::oneshot, task::JoinHandle};

pub const START: Timestamp = Timestamp(1_795_000_000_000);
pub const MINUTE: u64 = 60_000;

pub struct House {
    pub url: String,
    pub clock: Arc<MovedClock>,
    pub config: Config,
    pub client: reqwest::Client,
    stop: Option<oneshot::Sender<()>>,
    task: Option<JoinHandle<()>>,
    _dir: TempDir,
}

/// A refused request: its status and its code.
#[derive(Debug, PartialEq, Eq)]
pub struct Refused(pub u16, pub String);

pub fn refused(status: u16, code: &str) -> Refused {
    Refused(status, code.to_owned())
}

/// A mail as the outbox page shows it.
#[derive(Clone, Debug)]
pub struct Mail {
    pub to: String,
    pub subject: String,
    pub text: String,
}

impl House {
    pub async fn start() -> Self {
        Self::with("").await
    }

    /// A house with more settings.
    pub async fn with(settings: &str) -> Self {
        Self::changed(settings, |_| {}).await
    }

    /// A house with more and with other settings.
    pub async fn changed(settings: &str, change: impl FnOnce(&mut Config)) -> Self {
        Self::at(START, settings, change).await
    }

    /// A house that lives by the machine's time, for what comes from others that do.
    pub async fn today(settings: &str) -> Self {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
        Self::at(Timestamp(since.as_millis() as u64), settings, |_| {}).await
    }

    async fn at(start: Timestamp, settings: &str, change: impl FnOnce(&mut Config)) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let keys = dir.path().join("keys");
        keys::init(&keys, "Example", start, &Randomness::draw().unwrap()).unwrap();
        let text = format!(
            "listen = '127.0.0.1:0'\npublic_url = 'http://localhost:8080'\ndatabase = 'sqlite://{}'\nkeys = '{}'\n\
             signing_page = 'http://127.0.0.1:8081/sign.html'\noffice_page = 'http://127.0.0.1:8081/office.html'\n\
             demo = true\norigins = ['http://127.0.0.1:8081']\ntrusted_proxies = ['127.0.0.1']\n{settings}\n\
             [office]\ndomains = ['example.org']\n",
            dir.path().join("paraph.db").display(),
            keys.display(),
        );
        let mut config = Config::read(&text, []).unwrap();
        change(&mut config);
        let clock = Arc::new(MovedClock::new(start));
        let mut house = Self {
            url: String::new(),
            clock,
            config,
            client: reqwest::Client::new(),
            stop: None,
            task: None,
            _dir: dir,
        };
        house.open().await;
        house
    }

    async fn open(&mut self) {
        let backend = paraph_backend::bind(self.config.clone(), self.clock.clone()).await.unwrap();
        self.url = format!("http://{}", backend.address());
        let (stop, told) = oneshot::channel::<()>();
        self.stop = Some(stop);
        self.task = Some(tokio::spawn(async move {
            backend
                .run(async {
                    let _ = told.await;
                })
                .await
                .unwrap();
        }));
    }

    /// Ends the backend and starts it again upon the same files.
    pub async fn restart(&mut self) {
        self.stop.take().unwrap().send(()).unwrap();
        // Connections that are kept open would keep the old one waiting.
        self.client = reqwest::Client::new();
        self.task.take().unwrap().await.unwrap();
        self.open().await;
    }

    /// A second process upon the same database: its address.
    pub async fn second_process(&self) -> String {
        let backend = paraph_backend::bind(self.config.clone(), self.clock.clone()).await.unwrap();
        let url = format!("http://{}", backend.address());
        tokio::spawn(backend.run(std::future::pending()));
        url
    }

    /// Lets deadlines pass now.
    pub async fn tick(&self) {
        let backend = paraph_backend::bind(self.config.clone(), self.clock.clone()).await.unwrap();
        backend.tick().await.unwrap();
    }

    pub async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        token: &str,
        body: &impl Serialize,
    ) -> Result<T, Refused> {
        let request = self.client.post(format!("{}/api/v1{path}", self.url)).bearer_auth(token).json(body);
        answer(request.send().await.unwrap()).await
    }

    /// As from another client, behind the proxy.
    pub async fn post_from<T: DeserializeOwned>(
        &self,
        client: &str,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, Refused> {
        let request = self.client.post(format!("{}/api/v1{path}", self.url)).json(body);
        answer(request.header("x-forwarded-for", client).send().await.unwrap()).await
    }

    pub async fn get<T: DeserializeOwned>(&self, path: &str, token: &str) -> Result<T, Refused> {
        let request = self.client.get(format!("{}/api/v1{path}", self.url)).bearer_auth(token);
        answer(request.send().await.unwrap()).await
    }

    /// Newest first.
    pub async fn mails(&self) -> Vec<Mail> {
        let page = self.client.get(format!("{}/outbox", self.url)).send().await.unwrap();
        let page = page.text().await.unwrap();
        page.split("<article data-to=\"").skip(1).map(read_mail).collect()
    }

    pub async fn newest_mail_to(&self, address: &str) -> Mail {
        self.mails().await.into_iter().find(|mail| mail.to == address).unwrap()
    }

    /// The code in the newest mail to somebody.
    pub async fn code_for(&self, address: &str) -> String {
        let subject = self.newest_mail_to(address).await.subject;
        let code: String = subject.chars().take(6).collect();
        assert!(code.bytes().all(|byte| byte.is_ascii_digit()), "{subject}");
        code
    }

    /// The secret of the link in the newest invitation to somebody; none if there is none.
    pub async fn link_for(&self, address: &str) -> Option<String> {
        let mails = self.mails().await;
        let mail = mails.iter().find(|mail| mail.to == address && mail.text.contains("sign.html#"))?;
        let (_, rest) = mail.text.split_once("sign.html#")?;
        Some(rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect())
    }
}

/// A sender's session put into the database, where no code can be read from a page.
pub async fn office_token(house: &House, email: &str) -> String {
    let pool = sqlx::AnyPool::connect(&house.config.database).await.unwrap();
    let token = "A".repeat(43);
    let hash = evidence::sha256("paraph/v1 secret\n", token.as_bytes());
    sqlx::query("INSERT INTO office_sessions (hash, email, language, expires_at) VALUES ($1, $2, 'fr', $3)")
        .bind(hash.0.to_vec())
        .bind(email)
        .bind(i64::MAX)
        .execute(&pool)
        .await
        .unwrap();
    token
}

async fn answer<T: DeserializeOwned>(response: reqwest::Response) -> Result<T, Refused> {
    let status = response.status();
    assert_eq!(response.headers()["cache-control"], "no-store");
    let text = response.text().await.unwrap();
    if status.is_success() {
        return Ok(serde_json::from_str(&text).unwrap());
    }
    let problem: Value = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{status}: {text}"));
    Err(Refused(status.as_u16(), problem["code"].as_str().unwrap().to_owned()))
}

fn read_mail(article: &str) -> Mail {
    let between = |from: &str, to: &str| {
        let (_, rest) = article.split_once(from).unwrap();
        unescape(rest.split_once(to).unwrap().0)
    };
    let to = unescape(article.split_once('"').unwrap().0);
    Mail { to, subject: between("<h2>", "</h2>"), text: between("<pre>", "</pre>") }
}

fn unescape(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    text.replace("&amp;", "&")
}
