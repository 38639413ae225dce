//! A real identity provider (npm: oidc-provider, `tests/provider/provider.mjs`), and a person who signs in there.

use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

use reqwest::{Response, header};

use super::House;

pub struct Provider {
    pub issuer: String,
    process: Child,
}

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Where npm's packages are: `cargo xtask test` says it, and has fetched them.
fn modules() -> PathBuf {
    let told = std::env::var_os("PARAPH_TEST_MODULES").map(PathBuf::from);
    let usual = || {
        let npm = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/xtask/npm");
        let folders = ["dev", "release"].map(|mode| npm.join(mode).join("node_modules"));
        folders.into_iter().find(|folder| folder.join("oidc-provider").exists())
    };
    told.or_else(usual).expect("oidc-provider is missing: cargo xtask build fetches it")
}

impl Provider {
    pub fn start(options: &[&str]) -> Self {
        let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/provider/provider.mjs");
        let mut node = Command::new("node");
        node.arg(script).arg(modules()).arg("http://localhost:8080/identity/callback").args(options);
        let mut process = node.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("Node.js");
        let mut issuer = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut issuer).unwrap();
        assert!(issuer.starts_with("http://127.0.0.1:"), "the provider did not start: {issuer}");
        Self { issuer: issuer.trim().to_owned(), process }
    }

    /// The settings that know it.
    pub fn settings(&self) -> String {
        format!(
            "[identity.provider]\nname = 'Lilas <Connect>'\nissuer = '{}'\nclient_id = 'paraph'\n\
             client_secret = 's3cret:+%&'\nacr_values = ['eidas2']\n",
            self.issuer
        )
    }
}

/// A browser that signs in: it keeps cookies and follows the provider's redirections.
#[derive(Default)]
pub struct Person {
    cookies: BTreeMap<String, String>,
}

impl Person {
    /// Signs in at this address under a name; the address that the provider leads back to.
    pub async fn sign_in(address: &str, name: &str) -> String {
        Self::default().answer(address, &[("login", name)]).await
    }

    /// Goes back instead.
    pub async fn cancel(address: &str) -> String {
        Self::default().answer(address, &[("cancel", "1")]).await
    }

    async fn answer(mut self, address: &str, form: &[(&str, &str)]) -> String {
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        let base = reqwest::Url::parse(address).unwrap();
        let mut request = client.get(base.clone());
        loop {
            let cookies: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            let response = request.header(header::COOKIE, cookies.join("; ")).send().await.unwrap();
            self.keep(&response);
            let Some(next) = response.headers().get(header::LOCATION) else {
                let at = response.url().clone();
                let text = response.text().await.unwrap();
                assert!(text.contains("name=\"login\""), "{at}: {text}");
                request = client.post(at).form(form);
                continue;
            };
            let next = base.join(next.to_str().unwrap()).unwrap();
            if next.path() == "/identity/callback" {
                return next.to_string();
            }
            request = client.get(next);
        }
    }

    fn keep(&mut self, response: &Response) {
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

/// Comes back, and says that it is they who sign if the page asks: the last page's text.
pub async fn say_so(house: &House, address: &str) -> String {
    let (_, page) = come_back(house, address).await;
    if page.contains("<form") { answer(house, &page, "yes").await } else { page }
}

/// Presses one of the page's buttons.
pub async fn answer(house: &House, page: &str, word: &str) -> String {
    let secret = page.split_once("name=\"secret\" value=\"").unwrap().1.split('"').next().unwrap();
    let form = [("secret", secret), ("answer", word)];
    let response = house.client.post(format!("{}/identity/answer", house.url)).form(&form).send().await;
    response.unwrap().text().await.unwrap()
}

/// Opens the address that the provider leads back to: the page's status and text.
pub async fn come_back(house: &House, address: &str) -> (u16, String) {
    let address = address.replacen("http://localhost:8080", &house.url, 1);
    let response = house.client.get(address).send().await.unwrap();
    let policy = response.headers()["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
    assert_eq!(response.headers()["referrer-policy"], "no-referrer");
    (response.status().as_u16(), response.text().await.unwrap())
}
