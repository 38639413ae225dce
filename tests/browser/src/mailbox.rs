//! A real mail server, `aiosmtpd`, and what it received.

use std::{
    net::TcpStream,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context as _, bail};
use paraph_conformance::programs::python;
use serde_json::Value;
use tokio::process::Command;

use crate::{Mail, process::Running, tools::free};

const SERVER: &str = include_str!("mailbox.py");

/// A running mail server.
pub(crate) struct Mailbox {
    folder: PathBuf,
    port: u16,
    _server: Running,
}

/// A mail as it arrived.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The addresses that the server was told to deliver to.
    pub to: Vec<String>,
    /// Every header, with its name in lower case.
    pub headers: Vec<(String, String)>,
    /// What the whole is: `multipart/alternative`.
    pub kind: String,
    /// What each part is, and what stands in it.
    pub parts: Vec<(String, String)>,
}

impl Mailbox {
    pub(crate) async fn start(folder: &Path) -> anyhow::Result<Self> {
        let (port, folder) = (free()?, folder.join("mailbox"));
        std::fs::create_dir_all(&folder)?;
        let script = folder.join("mailbox.py");
        std::fs::write(&script, SERVER)?;
        let mut command = Command::new(python()?);
        command.arg(script).arg(port.to_string()).arg(&folder);
        let server = Running::start("mailbox", &folder, command)?;
        for _ in 0..200 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(Self { folder, port, _server: server });
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        bail!("the mail server does not answer: {}", server.said())
    }

    /// What the backend's settings say of it.
    pub(crate) fn settings(&self) -> String {
        format!(
            "[mail]\nsmtp = \"smtp://127.0.0.1:{}\"\nfrom = \"Paraph <paraph@lilas.example>\"\n",
            self.port
        )
    }

    /// Newest first.
    pub(crate) fn letters(&self) -> anyhow::Result<Vec<Letter>> {
        let files = std::fs::read_dir(&self.folder)?.flatten().map(|file| file.path());
        let mut files: Vec<_> =
            files.filter(|file| file.extension().is_some_and(|end| end == "json")).collect();
        files.sort();
        files.iter().rev().map(|file| Letter::read(file)).collect()
    }
}

impl Letter {
    fn read(file: &Path) -> anyhow::Result<Self> {
        let letter: Value = serde_json::from_slice(&std::fs::read(file)?)?;
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let list = |name: &str| letter[name].as_array().cloned().with_context(|| name.to_owned());
        let pairs = |name: &str| -> anyhow::Result<Vec<_>> {
            Ok(list(name)?.iter().map(|pair| (text(&pair[0]), text(&pair[1]))).collect())
        };
        let to = list("to")?.iter().map(text).collect();
        Ok(Self { to, headers: pairs("headers")?, kind: text(&letter["kind"]), parts: pairs("parts")? })
    }

    /// A header's value.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// The part of this kind, such as `text/plain`.
    #[must_use]
    pub fn part(&self, kind: &str) -> &str {
        self.parts.iter().find(|(found, _)| found == kind).map_or("", |(_, text)| text)
    }

    /// The web addresses in the text: each is a line.
    #[must_use]
    pub fn links(&self) -> Vec<String> {
        let lines = self.part("text/plain").lines().filter(|line| line.starts_with("http"));
        lines.map(str::to_owned).collect()
    }

    /// As the outbox would have shown it.
    pub(crate) fn mail(&self) -> Mail {
        let subject = self.header("subject").unwrap_or_default().to_owned();
        Mail { to: self.to.join(" "), subject, links: self.links() }
    }
}
