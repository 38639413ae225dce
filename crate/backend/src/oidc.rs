//! The OpenID Connect provider: found by its address, asked with a code, believed by its signature.
//! Neither codes, tokens nor names are ever logged, nor what the provider answers, which may repeat them.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use identity::{Claims, Expected, Jws, Keys, Person};
use reqwest::{Client, RequestBuilder, Url, redirect::Policy};
use serde::{Deserialize, de::DeserializeOwned};
use sha2::{Digest as _, Sha256};

use crate::{
    config::{self, ConfigError, is_private},
    store::identities::Told,
};

/// No provider takes longer.
const PATIENCE: Duration = Duration::from_secs(15);
/// How much of an answer is read, bytes.
const READ: usize = 256 * 1024;
/// How long what the provider says of itself is good.
const KNOWN: Duration = Duration::from_secs(60 * 60);
/// A key that is not known is looked for again after this long, not sooner: tokens may name any.
const PAUSE: Duration = Duration::from_secs(30);

/// A provider, ready to be asked.
pub(crate) struct Provider {
    client: Client,
    settings: config::Provider,
    redirect: String,
    known: Mutex<Option<Known>>,
}

#[derive(Clone)]
struct Known {
    since: Instant,
    metadata: Arc<Metadata>,
    keys: Arc<Keys>,
}

/// What a provider says of itself (OpenID Connect Discovery 1.0, 3).
#[derive(Deserialize)]
struct Metadata {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    userinfo_endpoint: Option<String>,
    token_endpoint_auth_methods_supported: Option<Vec<String>>,
}

/// The answer to a code (OpenID Connect Core 1.0, 3.1.3.3).
#[derive(Deserialize)]
struct Tokens {
    id_token: String,
    access_token: Option<String>,
}

/// What the provider says beside the token (Core, 5.3.2).
#[derive(Deserialize)]
struct UserInfo {
    sub: String,
    #[serde(flatten)]
    person: Person,
}

/// Why nobody is known now, in the words of `protocol::http::IdentityStage`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The provider does not answer, or not as it should.
    Unreachable,
    /// Its token is not believed: another key, another client, another time, another content.
    Unbelieved,
    /// It gives no name.
    Nameless,
    /// The person went back, or the provider refused them.
    Cancelled,
}

impl Failure {
    /// As it is stored.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Unbelieved => "unbelieved",
            Self::Nameless => "nameless",
            Self::Cancelled => "cancelled",
        }
    }
}

impl Provider {
    pub(crate) fn new(settings: &config::Provider, public_url: &str) -> Result<Self, ConfigError> {
        let client = Client::builder()
            .timeout(PATIENCE)
            // Requests hold a secret: they go nowhere else.
            .redirect(Policy::none())
            .no_proxy()
            .build()
            .map_err(|_| ConfigError::Wrong("identity: no HTTP client can be made".into()))?;
        let redirect = format!("{public_url}/identity/callback");
        Ok(Self { client, settings: settings.clone(), redirect, known: Mutex::new(None) })
    }

    /// What people call it.
    pub(crate) fn name(&self) -> &str {
        &self.settings.name
    }

    /// As its tokens name it.
    pub(crate) fn issuer(&self) -> &str {
        &self.settings.issuer
    }

    /// As it names us.
    pub(crate) fn client_id(&self) -> &str {
        &self.settings.client_id
    }

    /// Where a person signs in for this state and nonce (Core, 3.1.2.1; RFC 7636, 4.3).
    pub(crate) async fn address(&self, state: &str, nonce: &str, verifier: &str) -> Result<String, Failure> {
        let known = self.known(KNOWN).await?;
        let mut url = Url::parse(&known.metadata.authorization_endpoint).map_err(|_| Failure::Unreachable)?;
        let challenge = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
        url.query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.settings.client_id)
            .append_pair("redirect_uri", &self.redirect)
            .append_pair("scope", &self.settings.scopes.join(" "))
            .append_pair("state", state)
            .append_pair("nonce", nonce)
            .append_pair("code_challenge", &challenge)
            .append_pair("code_challenge_method", "S256");
        if !self.settings.acr_values.is_empty() {
            url.query_pairs_mut().append_pair("acr_values", &self.settings.acr_values.join(" "));
        }
        if !self.settings.prompt.is_empty() {
            url.query_pairs_mut().append_pair("prompt", &self.settings.prompt);
        }
        Ok(url.into())
    }

    /// Who came back with this code, if it was for this nonce. `now` in seconds since 1970.
    pub(crate) async fn told(
        &self,
        code: &str,
        verifier: &str,
        nonce: &str,
        now: i64,
    ) -> Result<Told, Failure> {
        let tokens = self.tokens(code, verifier).await?;
        let (claims, key) = self.believed(&tokens.id_token, nonce, now).await?;
        let signed = claims.name();
        let name = match &signed {
            Some(name) => name.clone(),
            None => self.name_beside(&tokens, &claims).await?,
        };
        let name_signed = signed.is_some();
        Ok(Told { token: tokens.id_token, name, name_signed, acr: claims.acr, key })
    }

    async fn tokens(&self, code: &str, verifier: &str) -> Result<Tokens, Failure> {
        let metadata = self.known(KNOWN).await?.metadata;
        let (id, secret) = (self.settings.client_id.as_str(), self.settings.client_secret.as_str());
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", self.redirect.as_str()),
            ("code_verifier", verifier),
        ];
        let request = self.client.post(&metadata.token_endpoint);
        let request = if metadata.wants_secret_in_body() {
            form.extend([("client_id", id), ("client_secret", secret)]);
            request
        } else {
            // Each is form-encoded before it becomes a header (RFC 6749, 2.3.1).
            request.basic_auth(encoded(id), Some(encoded(secret)))
        };
        ask(request.form(&form)).await
    }

    /// The token's claims and the key that signed it.
    async fn believed(&self, token: &str, nonce: &str, now: i64) -> Result<(Claims, String), Failure> {
        let jws = Jws::parse(token).map_err(|_| Failure::Unbelieved)?;
        let known = self.known(KNOWN).await?;
        let found = verified(&jws, &known.keys);
        let (payload, key) = match found {
            Some(found) => found,
            // It may have a new key since.
            None => verified(&jws, &self.known(PAUSE).await?.keys).ok_or(Failure::Unbelieved)?,
        };
        let claims = Claims::parse(&payload).map_err(|_| Failure::Unbelieved)?;
        let (issuer, client) = (self.settings.issuer.as_str(), self.settings.client_id.as_str());
        let expected = Expected { issuer, client, nonce, now };
        claims.check(&expected).map_err(|why| {
            tracing::warn!(%why, "a provider's token is not believed");
            Failure::Unbelieved
        })?;
        Ok((claims, key))
    }

    /// The name from the provider's answer beside the token: of the same person (Core, 5.3.2).
    async fn name_beside(&self, tokens: &Tokens, claims: &Claims) -> Result<String, Failure> {
        let metadata = self.known(KNOWN).await?.metadata;
        let (Some(endpoint), Some(access)) = (&metadata.userinfo_endpoint, &tokens.access_token) else {
            return Err(Failure::Nameless);
        };
        let bytes = body(self.client.get(endpoint).bearer_auth(access)).await?;
        let info: UserInfo = match serde_json::from_slice(&bytes) {
            Ok(info) => info,
            Err(_) => self.signed_info(&bytes).await?,
        };
        if info.sub != claims.sub {
            return Err(Failure::Unbelieved);
        }
        info.person.full_name().ok_or(Failure::Nameless)
    }

    /// Some providers sign that answer too.
    async fn signed_info(&self, bytes: &[u8]) -> Result<UserInfo, Failure> {
        let token = std::str::from_utf8(bytes).map_err(|_| Failure::Unreachable)?;
        let jws = Jws::parse(token.trim()).map_err(|_| Failure::Unreachable)?;
        let known = self.known(KNOWN).await?;
        let (payload, _) = verified(&jws, &known.keys).ok_or(Failure::Unbelieved)?;
        serde_json::from_slice(&payload).map_err(|_| Failure::Unbelieved)
    }

    /// What the provider says of itself, no older than `age`.
    async fn known(&self, age: Duration) -> Result<Known, Failure> {
        let held = self.known.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(held) = held.filter(|held| held.since.elapsed() < age) {
            return Ok(held);
        }
        let address =
            format!("{}/.well-known/openid-configuration", self.settings.issuer.trim_end_matches('/'));
        let metadata: Metadata = ask(self.client.get(address)).await?;
        if metadata.issuer != self.settings.issuer || !metadata.is_private() {
            tracing::error!("the identity provider names itself otherwise, or has addresses without https");
            return Err(Failure::Unreachable);
        }
        let keys = body(self.client.get(&metadata.jwks_uri)).await?;
        let keys = Arc::new(Keys::parse(&keys).map_err(|_| Failure::Unreachable)?);
        let fresh = Known { since: Instant::now(), metadata: Arc::new(metadata), keys };
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(fresh.clone());
        Ok(fresh)
    }
}

impl Metadata {
    /// A provider that says nothing takes the header (Discovery, 3).
    fn wants_secret_in_body(&self) -> bool {
        let takes = |method: &str| {
            let all = self.token_endpoint_auth_methods_supported.as_ref();
            all.is_some_and(|all| all.iter().any(|one| one == method))
        };
        takes("client_secret_post") && !takes("client_secret_basic")
    }

    fn is_private(&self) -> bool {
        let all = [&self.authorization_endpoint, &self.token_endpoint, &self.jwks_uri];
        all.into_iter().chain(&self.userinfo_endpoint).all(|address| is_private(address))
    }
}

/// What a token says and the key that signed it, in its kept form.
fn verified(jws: &Jws<'_>, keys: &Keys) -> Option<(Vec<u8>, String)> {
    keys.named(jws.key_id()).find_map(|key| Some((jws.verify(key).ok()?.to_vec(), key.canonical())))
}

async fn ask<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, Failure> {
    serde_json::from_slice(&body(request).await?).map_err(|_| Failure::Unreachable)
}

async fn body(request: RequestBuilder) -> Result<Vec<u8>, Failure> {
    // Its words may hold the address, and with it a secret.
    let mut response = request.send().await.map_err(|_| Failure::Unreachable)?;
    if !response.status().is_success() {
        tracing::warn!(status = response.status().as_u16(), "the identity provider refuses");
        return Err(Failure::Unreachable);
    }
    let mut bytes = vec![];
    while let Some(chunk) = response.chunk().await.map_err(|_| Failure::Unreachable)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > READ {
            return Err(Failure::Unreachable);
        }
    }
    Ok(bytes)
}

/// As in a form (WHATWG URL, 5.2).
fn encoded(text: &str) -> String {
    let mut url = Url::parse("a:b").ok();
    let query = url.as_mut().map(|url| {
        url.query_pairs_mut().append_key_only(text);
        url.query().unwrap_or_default().to_owned()
    });
    query.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_in_headers_are_encoded_as_in_a_form() {
        assert_eq!(encoded("a b:c+é%"), "a+b%3Ac%2B%C3%A9%25");
    }
}
