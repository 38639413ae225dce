//! Who can show who somebody is: an OpenID Connect provider, officers of the organisation, or both.

use serde::Deserialize;

use super::{ConfigError, resolve};

/// The level “verified” is offered where there is a provider, an officer, or both.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// Where people sign in.
    #[serde(default)]
    pub provider: Option<Provider>,
    /// The addresses of those who may attest that they saw an identity document. They sign in as
    /// senders do, and attest for what they sent themselves.
    #[serde(default)]
    pub officers: Vec<String>,
}

/// A provider, and how it knows us (OpenID Connect Discovery 1.0; RFC 6749, 2.3.1).
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// What people call it: “Sign in with …”.
    pub name: String,
    /// Its address, exactly as it names itself; `https` unless it is on this machine.
    pub issuer: String,
    /// What it calls us.
    pub client_id: String,
    /// The secret that it gave us; `${NAME}` stands for an environment variable.
    pub client_secret: String,
    /// What is asked for; `openid` is among it.
    #[serde(default = "scopes")]
    pub scopes: Vec<String>,
    /// How sure it shall be, in its own words, the best first; none: as it likes.
    #[serde(default)]
    pub acr_values: Vec<String>,
    /// `login` makes people sign in for this very act, even if they are signed in already; empty:
    /// not asked for, for providers that do not know it.
    #[serde(default = "prompt")]
    pub prompt: String,
}

fn scopes() -> Vec<String> {
    ["openid", "profile"].map(str::to_owned).to_vec()
}

fn prompt() -> String {
    "login".to_owned()
}

// The secret is not shown.
impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Provider").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

impl Identity {
    /// Whether anybody can show who they are.
    pub(crate) fn is_offered(&self) -> bool {
        self.provider.is_some() || !self.officers.is_empty()
    }

    /// Whether this address is an officer's.
    pub(crate) fn is_officer(&self, email: &str) -> bool {
        self.officers.iter().any(|officer| officer == email)
    }

    pub(super) fn resolved(mut self, variables: &[(String, String)]) -> Result<Self, ConfigError> {
        for officer in &mut self.officers {
            *officer = officer.trim().to_lowercase();
            officer.parse::<lettre::Address>().map_err(|_| wrong("officers must be mail addresses"))?;
        }
        self.provider = self.provider.map(|provider| provider.resolved(variables)).transpose()?;
        Ok(self)
    }
}

fn wrong(what: &str) -> ConfigError {
    ConfigError::Wrong(format!("identity: {what}"))
}

impl Provider {
    fn resolved(mut self, variables: &[(String, String)]) -> Result<Self, ConfigError> {
        self.client_secret = resolve("identity", &self.client_secret, variables)?;
        if !is_private(&self.issuer) || self.issuer.contains(['?', '#']) {
            return Err(wrong(
                "issuer must begin with https:// and have no query (who signs in would be read on the way)",
            ));
        }
        if self.client_id.is_empty() || self.client_secret.is_empty() {
            return Err(wrong("client_id and client_secret must not be empty"));
        }
        if !self.scopes.iter().any(|scope| scope == "openid") {
            return Err(wrong("scopes must have openid"));
        }
        let words = self.scopes.iter().chain(&self.acr_values).chain([&self.prompt]);
        if words.into_iter().any(|word| word.contains(|c: char| c.is_whitespace() || c.is_control())) {
            return Err(wrong("scopes, acr_values and prompt are single words"));
        }
        let named = (1..=60).contains(&self.name.trim().chars().count());
        if !named || self.name.chars().any(char::is_control) {
            return Err(wrong("name must have 1 to 60 characters"));
        }
        Ok(self)
    }
}

/// Whether nobody on the way can read what goes there: `https`, or this machine itself.
pub(crate) fn is_private(url: &str) -> bool {
    let local = ["http://127.0.0.1", "http://[::1]", "http://localhost"];
    let near = local.iter().any(|start| {
        let rest = url.strip_prefix(start);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']))
    });
    url.starts_with("https://") || near
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Identity, ConfigError> {
        let identity: Identity = toml::from_str(text)?;
        identity.resolved(&[("SECRET".into(), "s3cret ${OTHER}".into())])
    }

    const PROVIDER: &str =
        "name = 'P'\nissuer = 'https://id.example'\nclient_id = 'c'\nclient_secret = '${SECRET}'";

    #[test]
    fn the_secret_comes_from_the_environment_and_is_not_shown() {
        let identity = read(&format!("officers = [' Anne@Example.org ']\n[provider]\n{PROVIDER}")).unwrap();
        assert!(identity.is_officer("anne@example.org") && !identity.is_officer("bob@example.org"));
        assert!(!format!("{identity:?}").contains("s3cret"));
        let provider = identity.provider.unwrap();
        assert_eq!(provider.client_secret, "s3cret ${OTHER}");
        assert_eq!((provider.scopes.join(" "), provider.prompt.as_str()), ("openid profile".into(), "login"));
    }

    #[test]
    fn what_cannot_work_is_refused() {
        assert!(read(&format!("[provider]\n{PROVIDER}")).is_ok());
        for (from, to) in [
            ("https://id.example", "http://id.example"),
            ("https://id.example", "https://id.example?x=1"),
            ("'c'", "''"),
            ("${SECRET}", "${NONE}"),
            ("${SECRET}", "${SECRET"),
            ("'P'", "''"),
            ("'P'", "\"a\\nb\""),
            ("name", "nom"),
        ] {
            assert!(read(&format!("[provider]\n{}", PROVIDER.replacen(from, to, 1))).is_err(), "{to}");
        }
        for more in ["scopes = ['profile']", "scopes = ['openid', 'a b']", "acr_values = ['a b']"] {
            assert!(read(&format!("[provider]\n{PROVIDER}\n{more}")).is_err(), "{more}");
        }
        assert!(read("officers = ['anne']").is_err());
    }

    #[test]
    fn the_examples_for_providers_are_good() {
        let docs = include_str!("../../../../docs/operate.md");
        let mut found = 0;
        for example in docs.split("    [identity.provider]\n").skip(1) {
            let lines: Vec<&str> = example.lines().map_while(|line| line.strip_prefix("    ")).collect();
            let identity = format!("[provider]\n{}", lines.join("\n"));
            let identity: Identity = toml::from_str(&identity).unwrap();
            identity.resolved(&[("OIDC_SECRET".to_owned(), "x".to_owned())]).unwrap();
            found += 1;
        }
        assert_eq!(found, 2);
    }
}
