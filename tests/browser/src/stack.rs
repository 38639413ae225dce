//! The demo's servers on free ports, with keys and data of their own.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context as _, bail};
use reqwest::{Client, header};
use tempfile::TempDir;

use crate::{
    mailbox::{Letter, Mailbox},
    outbox::{self, Mail},
    process::Running,
    provider::Provider,
    recorder::Recorder,
    servers::{prepare, serve, start_host},
    tools::pair,
};

/// Whose addresses may send.
pub(crate) const DOMAIN: &str = "lilas.example";

/// How people show who they are in a house.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// At a provider.
    Provider,
    /// By a document, to the sender, who is an officer.
    Officer,
    /// Either way.
    Both,
}

/// What is unusual about a house.
#[derive(Default)]
struct House {
    mailbox: Option<Mailbox>,
    hours_ago: Option<u32>,
    shows: Option<Shows>,
}

/// A running house.
pub struct Stack {
    /// The backend's origin, on the site `localhost`.
    pub backend: String,
    /// The document store's origin, on the site `127.0.0.1`.
    pub host: String,
    /// Everything that any browser sent.
    pub recorder: Recorder,
    folder: TempDir,
    client: Client,
    mailbox: Option<Mailbox>,
    provider: Option<Provider>,
    /// The backend, then the document store; they end with this.
    running: Vec<Running>,
}

impl Stack {
    /// Starts everything and waits until it answers. Mails stay in the demonstration's outbox.
    ///
    /// # Errors
    /// A program is missing or does not start.
    pub async fn start() -> anyhow::Result<Self> {
        Self::start_in(tempfile::tempdir()?, House::default()).await
    }

    /// Starts everything, with a backend that lives so many hours ago until [`Self::catch_up`].
    ///
    /// # Errors
    /// A program is missing or does not start.
    pub async fn start_hours_ago(hours: u32) -> anyhow::Result<Self> {
        let house = House { hours_ago: Some(hours), ..House::default() };
        Self::start_in(tempfile::tempdir()?, house).await
    }

    /// The backend ends, and begins again in the present: time has passed.
    ///
    /// # Errors
    /// It does not start.
    pub async fn catch_up(&mut self) -> anyhow::Result<()> {
        self.running.remove(0);
        let port = self.backend.rsplit_once(':').context("a port")?.1.parse()?;
        let mut backend = serve(self.folder.path(), port, None)?;
        backend.wait(&format!("http://127.0.0.1:{port}/api/v1/trust")).await?;
        self.running.insert(0, backend);
        Ok(())
    }

    /// Starts everything, no demonstration, with mails that leave for a mail server.
    ///
    /// # Errors
    /// A program is missing or does not start.
    pub async fn start_with_mail_server() -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let mailbox = Some(Mailbox::start(folder.path()).await?);
        Self::start_in(folder, House { mailbox, ..House::default() }).await
    }

    /// As [`Self::start`], where the pages in the folder's `www` stand beside the demo's own, or in their place.
    ///
    /// # Errors
    /// A program is missing or does not start.
    pub async fn start_with_pages(folder: TempDir) -> anyhow::Result<Self> {
        let pages = folder.path().join("www");
        for entry in std::fs::read_dir(paraph_conformance::programs::root().join("www"))? {
            let (file, place) = (entry?.path(), pages.clone());
            let place = place.join(file.file_name().context("a file")?);
            if !place.exists() {
                std::fs::copy(file, place)?;
            }
        }
        Self::start_in(folder, House::default()).await
    }

    /// Starts everything, in a house that can be asked who people are.
    ///
    /// # Errors
    /// A program is missing or does not start.
    pub async fn start_with_identity(shows: Shows) -> anyhow::Result<Self> {
        let house = House { shows: Some(shows), ..House::default() };
        Self::start_in(tempfile::tempdir()?, house).await
    }

    /// Where the identity provider is.
    ///
    /// # Errors
    /// There is none.
    pub fn issuer(&self) -> anyhow::Result<&str> {
        Ok(&self.provider.as_ref().context("no identity provider")?.issuer)
    }

    async fn start_in(folder: TempDir, house: House) -> anyhow::Result<Self> {
        let House { mailbox, hours_ago, shows } = house;
        let port = pair()?;
        let (backend, host) = (format!("http://localhost:{port}"), format!("http://127.0.0.1:{}", port + 1));
        let provider = match shows {
            Some(Shows::Provider | Shows::Both) => Some(Provider::start(folder.path(), &backend).await?),
            _ => None,
        };
        let mut more = mailbox.as_ref().map(Mailbox::settings).unwrap_or_default();
        more += &provider.as_ref().map(Provider::settings).unwrap_or_default();
        if matches!(shows, Some(Shows::Officer | Shows::Both)) {
            // The table may have been begun by the provider's.
            more.insert_str(
                0,
                &format!("[identity]\nofficers = [\"camille@{DOMAIN}\", \"guichet@{DOMAIN}\"]\n"),
            );
        }
        prepare(folder.path(), mailbox.is_none(), &more, hours_ago)?;
        let mut running = vec![serve(folder.path(), port, hours_ago)?, start_host(folder.path(), port)?];
        running[0].wait(&format!("http://127.0.0.1:{port}/api/v1/trust")).await?;
        running[1].wait(&format!("{host}/")).await?;
        let issuer = provider.as_ref().map(|provider| provider.issuer.as_str());
        let origins: Vec<&str> = [backend.as_str(), host.as_str()].into_iter().chain(issuer).collect();
        let recorder = Recorder::start(&origins).await?;
        let client = Client::builder().no_proxy().timeout(Duration::from_secs(30)).build()?;
        Ok(Self { backend, host, recorder, folder, client, mailbox, provider, running })
    }

    /// A folder for files of the test.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Where browsers put what is saved.
    #[must_use]
    pub fn downloads(&self) -> PathBuf {
        self.folder().join("downloads")
    }

    /// Waits for a saved file with this end, and reads it.
    ///
    /// # Errors
    /// None comes within half a minute.
    pub async fn saved(&self, end: &str) -> anyhow::Result<PathBuf> {
        for _ in 0..150 {
            let files = std::fs::read_dir(self.downloads()).into_iter().flatten().flatten();
            if let Some(file) =
                files.map(|file| file.path()).find(|path| path.to_string_lossy().ends_with(end))
            {
                return Ok(file);
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        bail!("nothing was saved that ends with {end}")
    }

    /// The backend's whole database, as files.
    ///
    /// # Errors
    /// They cannot be read.
    pub fn database(&self) -> anyhow::Result<Vec<u8>> {
        let mut bytes = vec![];
        for name in ["paraph.db", "paraph.db-wal"] {
            bytes.extend(std::fs::read(self.folder().join(name)).unwrap_or_default());
        }
        if bytes.is_empty() {
            bail!("the backend's database is not where it should be")
        }
        Ok(bytes)
    }

    /// The mails to somebody, newest first.
    ///
    /// # Errors
    /// The outbox does not answer.
    pub async fn mails(&self, to: &str) -> anyhow::Result<Vec<Mail>> {
        let mails = match &self.mailbox {
            Some(mailbox) => mailbox.letters()?.iter().map(Letter::mail).collect(),
            None => self.outbox().await?,
        };
        Ok(mails.into_iter().filter(|mail| mail.to == to).collect())
    }

    async fn outbox(&self) -> anyhow::Result<Vec<Mail>> {
        let page = self.client.get(format!("{}/outbox", self.backend)).send().await?.error_for_status()?;
        Ok(outbox::read(&page.text().await?))
    }

    /// Everything that the mail server received, newest first.
    ///
    /// # Errors
    /// There is no mail server.
    pub fn letters(&self) -> anyhow::Result<Vec<Letter>> {
        self.mailbox.as_ref().context("mails stay in the outbox")?.letters()
    }

    /// Waits for somebody's mail that `wanted` picks something out of.
    ///
    /// # Errors
    /// None comes within half a minute.
    pub async fn wait_for_mail<T>(&self, to: &str, wanted: impl Fn(&Mail) -> Option<T>) -> anyhow::Result<T> {
        for _ in 0..150 {
            if let Some(found) = self.mails(to).await?.iter().find_map(&wanted) {
                return Ok(found);
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        bail!("no such mail to {to}; there are {:?}", self.mails(to).await?)
    }

    /// The newest code sent to somebody that is not `old`.
    ///
    /// # Errors
    /// None comes.
    pub async fn code(&self, to: &str, old: Option<&str>) -> anyhow::Result<String> {
        for _ in 0..150 {
            // The newest, and not any that differs: there may be older ones still.
            let newest = self.mails(to).await?.iter().find_map(Mail::code);
            if let Some(code) = newest.filter(|code| Some(code.as_str()) != old) {
                return Ok(code);
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        bail!("no new code to {to}")
    }

    /// The trust anchor as a file.
    ///
    /// # Errors
    /// The backend does not answer.
    pub async fn trust_root(&self) -> anyhow::Result<PathBuf> {
        let answer = self.client.get(format!("{}/api/v1/trust", self.backend)).send().await?;
        let trust: serde_json::Value = answer.error_for_status()?.json().await?;
        let path = self.folder().join("root.pem");
        std::fs::write(&path, trust["root"].as_str().context("no root")?)?;
        Ok(path)
    }

    /// Waits until the document store has answered one more signed version than `before`: whoever closes
    /// the page at once would keep it from arriving.
    ///
    /// # Errors
    /// It does not arrive.
    pub async fn delivered(&self, before: usize) -> anyhow::Result<()> {
        for _ in 0..200 {
            if self.recorder.answered("/signed/") > before {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("no signed version arrives at the document store")
    }

    /// The version with so many signatures that the document store keeps of the only envelope's first
    /// document, once the signer's page has handed it over.
    ///
    /// # Errors
    /// It does not arrive.
    pub async fn signed_version(&self, signatures: usize) -> anyhow::Result<Vec<u8>> {
        let made = |bytes: &[u8]| bytes.windows(10).filter(|part| part == b"/ByteRange").count();
        for _ in 0..100 {
            match self.newest_version().await {
                Ok(bytes) if made(&bytes) == signatures => return Ok(bytes),
                _ => tokio::time::sleep(Duration::from_millis(200)).await,
            }
        }
        bail!("no version with {signatures} signatures arrives at the document store")
    }

    /// What the store's user gets.
    async fn newest_version(&self) -> anyhow::Result<Vec<u8>> {
        let cookie = self.cookie().await?;
        let page = self.client.get(&self.host).header(header::COOKIE, &cookie).send().await?.text().await?;
        let (_, link) = page.split_once("href=\"/signed/").context("nothing signed is listed")?;
        let (place, _) = link.split_once('"').context("a link ends")?;
        let file = self.client.get(format!("{}/signed/{place}", self.host)).header(header::COOKIE, cookie);
        Ok(file.send().await?.error_for_status()?.bytes().await?.to_vec())
    }

    /// The store's user puts an original there.
    ///
    /// # Errors
    /// The store refuses.
    pub async fn keep_original(&self, file: &Path) -> anyhow::Result<()> {
        let bytes = std::fs::read(file)?;
        let address = format!("{}/documents/{}", self.host, evidence::sha256("", &bytes));
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let put = self.client.put(address).header(header::COOKIE, self.cookie().await?);
        let put = put.header("x-name", name.replace(|c: char| !c.is_ascii(), "_")).body(bytes);
        put.send().await?.error_for_status()?;
        Ok(())
    }

    async fn cookie(&self) -> anyhow::Result<String> {
        let client = Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).build()?;
        let enter = client.post(format!("{}/enter", self.host)).header(header::ORIGIN, &self.host);
        let answer = enter.body("user=camille").send().await?;
        let cookie = answer.headers().get(header::SET_COOKIE).context("no cookie")?.to_str()?;
        Ok(cookie.split(';').next().unwrap_or_default().to_owned())
    }
}
