//! The settings: one TOML file, and environment variables over it.

use std::{net::SocketAddr, path::PathBuf};

use envelope::Digest;
use serde::Deserialize;
use toml::{Table, Value};

mod identity;
mod sms;

pub(crate) use identity::is_private;
pub use identity::{Identity, Provider};
pub use sms::{Encoding, Method, Sms};

use crate::client::Network;

/// Everything that can be set. A variable `PARAPH_OFFICE_DOMAINS=a.org,b.org` stands for
/// `domains` in the table `[office]`; see [`Config::read`] for all names.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where to listen.
    #[serde(default = "defaults::listen")]
    pub listen: SocketAddr,
    /// The backend's own address as browsers reach it, without a slash at the end: the tickets'
    /// issuer.
    pub public_url: String,
    /// `sqlite:///path/of/file`; made if it is not there.
    pub database: String,
    /// The directory that `paraph keys init` filled.
    pub keys: PathBuf,
    /// The page with the signing element: mails link to it, with the secret in the fragment.
    pub signing_page: String,
    /// The sender's page, for mails to senders.
    #[serde(default)]
    pub office_page: Option<String>,
    /// Show mails on `/outbox` to anyone: never outside a demonstration.
    #[serde(default)]
    pub demo: bool,
    /// The origins of pages that may call, such as `https://sign.example.org`.
    #[serde(default)]
    pub origins: Vec<String>,
    /// Proxies whose `X-Forwarded-For` is believed: addresses or networks such as `10.0.0.0/8`.
    #[serde(default)]
    pub trusted_proxies: Vec<Network>,
    /// Who may send.
    #[serde(default)]
    pub office: Office,
    /// How much.
    #[serde(default)]
    pub limits: Limits,
    /// How mails leave.
    #[serde(default)]
    pub mail: Mail,
    /// How SMS leave. Without it nobody can be written to by SMS, but in a demonstration.
    #[serde(default)]
    pub sms: Option<Sms>,
    /// Who can show who somebody is.
    #[serde(default)]
    pub identity: Identity,
    /// On whose behalf notices are sent.
    #[serde(default)]
    pub organisation: Organisation,
    /// The host pages whose servers may ask what waits for a person.
    #[serde(default)]
    pub inbox: Inbox,
}

/// On whose behalf notices are sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Its name, in every mail.
    #[serde(default)]
    pub name: Option<String>,
    /// A PNG or JPEG file of at most 100 KiB; it travels inside each mail, so that opening one
    /// tells nobody.
    #[serde(default)]
    pub logo: Option<PathBuf>,
}

/// The host pages whose servers may ask what waits for a person.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Inbox {
    /// SHA-256, in hexadecimal, of each such server's key: a random text of 32 characters or more that
    /// only that server knows. Whoever has it can open anybody's links, though not get their codes.
    #[serde(default)]
    pub keys: Vec<Digest>,
}

/// Who may send.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// The part behind the @ of those who may; nobody else may, or this is an open mail relay.
    #[serde(default)]
    pub domains: Vec<String>,
    /// Who of them may have the organisation's seal put on what they send: addresses, or `@example.org` for all of a
    /// domain. Nobody else may.
    #[serde(default)]
    pub sealers: Vec<String>,
}

impl Office {
    /// Whether this sender may have the organisation's seal.
    pub(crate) fn may_seal(&self, email: &str) -> bool {
        let domain = email.rfind('@').map_or("", |at| &email[at..]);
        self.sealers.iter().any(|sealer| sealer == email || sealer == domain)
    }

    fn checked(mut self) -> Result<Self, ConfigError> {
        for domain in &mut self.domains {
            domain.make_ascii_lowercase();
        }
        for sealer in &mut self.sealers {
            *sealer = sealer.trim().to_lowercase();
            let address = if sealer.starts_with('@') { format!("x{sealer}") } else { sealer.clone() };
            let domain = address.parse::<lettre::Address>().map(|address| address.domain().to_owned());
            let wrong = |what: &str| Err(ConfigError::Wrong(format!("office.sealers {what}")));
            match domain {
                Err(_) => return wrong("must be mail addresses, or domains such as @example.org"),
                Ok(domain) if !self.domains.contains(&domain) => {
                    return wrong("must be in office.domains: nobody else signs in");
                }
                Ok(_) => {}
            }
        }
        Ok(self)
    }
}

/// How much is accepted.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Bytes of all originals of an envelope together.
    pub originals: u64,
    /// Bytes of one encrypted revision.
    pub ciphertext: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { originals: 15_000_000, ciphertext: 8 << 20 }
    }
}

/// How mails leave.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// `smtps://user:password@host:465`, or `smtp://host:587?tls=required`. Without it mails stay
    /// in the outbox, which only a demonstration may want.
    #[serde(default)]
    pub smtp: Option<String>,
    /// Who they are from, such as `Paraph <paraph@example.org>`.
    #[serde(default)]
    pub from: Option<String>,
}

/// Why settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("the settings file cannot be read: {0}")]
    File(#[from] std::io::Error),
    /// A setting is missing, unknown or of the wrong kind.
    #[error("settings: {0}")]
    Toml(#[from] toml::de::Error),
    /// A setting that cannot be.
    #[error("settings: {0}")]
    Wrong(String),
}

#[derive(Clone, Copy)]
enum Kind {
    Text,
    List,
    /// A number or `true` / `false`.
    Plain,
}

const VARIABLES: [(&str, &[&str], Kind); 18] = [
    ("PARAPH_LISTEN", &["listen"], Kind::Text),
    ("PARAPH_PUBLIC_URL", &["public_url"], Kind::Text),
    ("PARAPH_DATABASE", &["database"], Kind::Text),
    ("PARAPH_KEYS", &["keys"], Kind::Text),
    ("PARAPH_SIGNING_PAGE", &["signing_page"], Kind::Text),
    ("PARAPH_OFFICE_PAGE", &["office_page"], Kind::Text),
    ("PARAPH_DEMO", &["demo"], Kind::Plain),
    ("PARAPH_ORIGINS", &["origins"], Kind::List),
    ("PARAPH_TRUSTED_PROXIES", &["trusted_proxies"], Kind::List),
    ("PARAPH_OFFICE_DOMAINS", &["office", "domains"], Kind::List),
    ("PARAPH_OFFICE_SEALERS", &["office", "sealers"], Kind::List),
    ("PARAPH_LIMITS_ORIGINALS", &["limits", "originals"], Kind::Plain),
    ("PARAPH_LIMITS_CIPHERTEXT", &["limits", "ciphertext"], Kind::Plain),
    ("PARAPH_MAIL_SMTP", &["mail", "smtp"], Kind::Text),
    ("PARAPH_MAIL_FROM", &["mail", "from"], Kind::Text),
    ("PARAPH_ORGANISATION_NAME", &["organisation", "name"], Kind::Text),
    ("PARAPH_ORGANISATION_LOGO", &["organisation", "logo"], Kind::Text),
    ("PARAPH_INBOX_KEYS", &["inbox", "keys"], Kind::List),
];

impl Config {
    /// Whether anything can be sent by SMS: in a demonstration it is shown like the mails.
    pub(crate) fn has_sms(&self) -> bool {
        self.demo || self.sms.is_some()
    }

    /// Reads settings from a TOML text (empty without a file), then from the variables
    /// `PARAPH_LISTEN`, `_PUBLIC_URL`, `_DATABASE`, `_KEYS`, `_SIGNING_PAGE`, `_OFFICE_PAGE`,
    /// `_DEMO`, `_ORIGINS`, `_TRUSTED_PROXIES`, `_OFFICE_DOMAINS`, `_OFFICE_SEALERS`, `_LIMITS_ORIGINALS`,
    /// `_LIMITS_CIPHERTEXT`, `_MAIL_SMTP`, `_MAIL_FROM`, `_ORGANISATION_NAME`, `_ORGANISATION_LOGO`,
    /// `_INBOX_KEYS`; lists are separated by commas. Any variable may be named in
    /// the tables `[sms]` and `[identity.provider]`.
    ///
    /// # Errors
    /// [`ConfigError`] with the setting in question.
    pub fn read(
        text: &str,
        variables: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, ConfigError> {
        let mut table: Table = text.parse()?;
        let variables: Vec<(String, String)> = variables.into_iter().collect();
        for (name, value) in &variables {
            if let Some((_, path, kind)) = VARIABLES.iter().find(|(known, ..)| known == name) {
                put(&mut table, path, plain_value(name, value, *kind)?)?;
            }
        }
        let mut config = table.try_into::<Self>()?;
        config.identity = config.identity.resolved(&variables)?;
        config.sms = config.sms.map(|sms| sms.resolved(&variables)).transpose()?;
        config.checked()
    }

    /// Reads a settings file, if there is one, and this process's environment.
    ///
    /// # Errors
    /// [`ConfigError`].
    pub fn load(file: Option<&std::path::Path>) -> Result<Self, ConfigError> {
        let text = file.map(std::fs::read_to_string).transpose()?.unwrap_or_default();
        Self::read(&text, std::env::vars())
    }

    fn checked(mut self) -> Result<Self, ConfigError> {
        let wrong = |what: &str| Err(ConfigError::Wrong(what.into()));
        for page in [Some(&self.public_url), Some(&self.signing_page), self.office_page.as_ref()] {
            if page.is_some_and(|url| !is_web_address(url)) {
                return wrong("public_url, signing_page and office_page must begin with http:// or https://");
            }
        }
        if self.signing_page.contains('#') {
            return wrong("signing_page must not have a fragment: the link's secret goes there");
        }
        if !self.demo && self.mail.smtp.is_none() {
            return wrong("mail.smtp is missing: codes and invitations would never arrive");
        }
        if self.organisation.name.as_ref().is_some_and(|name| name.chars().any(char::is_control)) {
            return wrong("organisation.name has characters that do not belong there");
        }
        if self.mail.smtp.is_some() && self.mail.from.is_none() {
            return wrong("mail.from is missing");
        }
        self.public_url.truncate(self.public_url.trim_end_matches('/').len());
        self.office = self.office.checked()?;
        Ok(self)
    }
}

/// `${NAME}` becomes the variable's value, which is not looked into again.
fn resolve(table: &str, text: &str, variables: &[(String, String)]) -> Result<String, ConfigError> {
    let mut parts = text.split("${");
    let mut resolved = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let wrong = |what: String| ConfigError::Wrong(format!("{table}: {what}"));
        let (name, rest) = part.split_once('}').ok_or_else(|| wrong("${ without }".to_owned()))?;
        let found = variables.iter().rev().find(|(known, _)| known == name);
        let (_, value) = found.ok_or_else(|| wrong(format!("the variable {name} is not set")))?;
        resolved.push_str(value);
        resolved.push_str(rest);
    }
    Ok(resolved)
}

fn is_web_address(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

fn plain_value(name: &str, text: &str, kind: Kind) -> Result<Value, ConfigError> {
    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
    Ok(match kind {
        Kind::Text => Value::String(text.to_owned()),
        Kind::List => Value::Array(parts.map(|part| Value::String(part.to_owned())).collect()),
        Kind::Plain => text
            .parse::<bool>()
            .map(Value::Boolean)
            .or_else(|_| text.parse::<i64>().map(Value::Integer))
            .map_err(|_| ConfigError::Wrong(format!("{name}: a number, true or false expected")))?,
    })
}

fn put(table: &mut Table, path: &[&str], value: Value) -> Result<(), ConfigError> {
    let Some((key, rest)) = path.split_first() else { return Ok(()) };
    if rest.is_empty() {
        table.insert((*key).to_owned(), value);
        return Ok(());
    }
    match table.entry(*key).or_insert_with(|| Value::Table(Table::new())) {
        Value::Table(inner) => put(inner, rest, value),
        _ => Err(ConfigError::Wrong(format!("{key} must be a table"))),
    }
}

mod defaults {
    use std::net::{Ipv4Addr, SocketAddr};

    pub(super) fn listen() -> SocketAddr {
        SocketAddr::from((Ipv4Addr::LOCALHOST, 8080))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"
        public_url = "https://api.example.org/"
        database = "sqlite:///tmp/x.db"
        keys = "/keys"
        signing_page = "https://example.org/sign.html"
        [office]
        domains = ["Example.org"]
        [mail]
        smtp = "smtps://mail.example.org"
        from = "Paraph <paraph@example.org>"
    "#;

    fn with(variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
        Config::read(FILE, variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    #[test]
    fn the_environment_stands_over_the_file() {
        let config = with(&[]).unwrap();
        assert_eq!((config.public_url.as_str(), config.demo), ("https://api.example.org", false));
        assert_eq!(config.office.domains, ["example.org"]);
        let config = with(&[
            ("PARAPH_OFFICE_DOMAINS", "a.org, b.org"),
            ("PARAPH_LIMITS_CIPHERTEXT", "1000"),
            ("PARAPH_DEMO", "true"),
            ("PATH", "/bin"),
        ])
        .unwrap();
        assert_eq!(config.office.domains, ["a.org", "b.org"]);
        assert_eq!((config.limits.ciphertext, config.limits.originals), (1000, 15_000_000));
        assert!(config.demo);
    }

    #[test]
    fn who_may_seal_is_named_one_by_one_or_by_domain() {
        let config = with(&[]).unwrap();
        assert!(!config.office.may_seal("anne@example.org"), "nobody, unless it is said");
        let domains = ("PARAPH_OFFICE_DOMAINS", "example.org,school.example");
        let config =
            with(&[domains, ("PARAPH_OFFICE_SEALERS", "Anne@example.org, @school.example")]).unwrap();
        for (email, may) in [
            ("anne@example.org", true),
            ("bob@example.org", false),
            ("bob@school.example", true),
            ("bob@old.school.example", false),
            ("bob@school.example.org", false),
            ("school.example", false),
        ] {
            assert_eq!(config.office.may_seal(email), may, "{email}");
        }
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (name, value) in [
            ("PARAPH_DEMO", "perhaps"),
            ("PARAPH_LISTEN", "here"),
            ("PARAPH_SIGNING_PAGE", "javascript:alert(1)"),
            ("PARAPH_SIGNING_PAGE", "https://example.org/#x"),
            ("PARAPH_TRUSTED_PROXIES", "10.0.0.0/33"),
            ("PARAPH_OFFICE_SEALERS", "anne"),
            ("PARAPH_OFFICE_SEALERS", "@"),
            ("PARAPH_OFFICE_SEALERS", "@elsewhere.example"),
        ] {
            assert!(with(&[(name, value)]).is_err(), "{name}={value}");
        }
        assert!(Config::read("", []).is_err(), "settings without a default are missing");
        assert!(Config::read(&FILE.replace("smtp =", "smpt ="), []).is_err(), "a misspelt setting");
        assert!(Config::read(&FILE.replace("smtp =", "#"), []).is_err(), "mails would go nowhere");
    }
}
