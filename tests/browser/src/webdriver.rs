//! The few commands of WebDriver (W3C) that are used here.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    time::Duration,
};

use anyhow::{Context as _, bail};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use reqwest::{Client, Method};
use serde_json::{Value, json};

/// The key under which WebDriver writes an element's reference.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A session with a browser.
#[derive(Clone)]
pub struct Driver {
    client: Client,
    session: String,
}

/// An element on the page.
#[derive(Clone, Debug)]
pub(crate) struct Element(String);

impl Element {
    /// The element that a script gave.
    pub(crate) fn of(value: &Value) -> Option<Self> {
        value.get(ELEMENT)?.as_str().map(|id| Self(id.to_owned()))
    }

    /// As an argument of a script, or the origin of a pointer.
    pub(crate) fn value(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }
}

impl Driver {
    /// A new session with these capabilities.
    ///
    /// # Errors
    /// The browser does not start.
    pub async fn begin(server: &str, capabilities: &Value) -> anyhow::Result<Self> {
        let client = Client::builder().no_proxy().timeout(Duration::from_secs(120)).build()?;
        let body = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let answer = call(&client, Method::POST, &format!("{server}/session"), Some(&body)).await?;
        let id = answer["sessionId"].as_str().context("no session")?;
        Ok(Self { session: format!("{server}/session/{id}"), client })
    }

    /// Ends the browser.
    pub(crate) async fn end(&self) -> anyhow::Result<()> {
        call(&self.client, Method::DELETE, &self.session, None).await.map(drop)
    }

    /// Ends the browser where nothing can be awaited; without a word if it has ended already.
    pub fn end_now(&self) {
        let ask = || -> std::io::Result<()> {
            let address = self.session.trim_start_matches("http://");
            let (host, path) = address.split_once('/').unwrap_or((address, ""));
            let mut stream = TcpStream::connect(host)?;
            stream.set_read_timeout(Some(Duration::from_secs(10)))?;
            write!(stream, "DELETE /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")?;
            stream.read(&mut [0; 64]).map(drop)
        };
        let _ = ask();
    }

    /// Makes the page's part of the window this large.
    pub(crate) async fn resize(&self, (width, height): (u32, u32)) -> anyhow::Result<()> {
        self.post("window/rect", &json!({ "x": 0, "y": 0, "width": width, "height": height })).await?;
        // What the window keeps for itself shows only once it stands.
        let own = self.run("return [outerWidth - innerWidth, outerHeight - innerHeight]", json!([])).await?;
        let extra = |at: usize| own[at].as_u64().and_then(|extra| u32::try_from(extra).ok()).unwrap_or(0);
        let whole = json!({ "width": width + extra(0), "height": height + extra(1) });
        self.post("window/rect", &whole).await?;
        let now = self.run("return [innerWidth, innerHeight]", json!([])).await?;
        if now != json!([width, height]) {
            bail!("a window of {width} × {height} became {now}");
        }
        Ok(())
    }

    /// Goes to an address and waits for the page.
    ///
    /// # Errors
    /// The page does not load.
    pub async fn go(&self, address: &str) -> anyhow::Result<()> {
        self.post("url", &json!({ "url": address })).await.map(drop)
    }

    /// Closes the tab and goes on in a new one.
    pub(crate) async fn other_tab(&self) -> anyhow::Result<()> {
        let new = self.post("window/new", &json!({ "type": "tab" })).await?;
        call(&self.client, Method::DELETE, &format!("{}/window", self.session), None).await?;
        self.post("window", &json!({ "handle": new["handle"] })).await.map(drop)
    }

    /// Opens a tab beside this one and goes to it; gives the one that was left.
    pub(crate) async fn beside(&self) -> anyhow::Result<Value> {
        let left = call(&self.client, Method::GET, &format!("{}/window", self.session), None).await?;
        let new = self.post("window/new", &json!({ "type": "tab" })).await?;
        self.to_tab(&new["handle"]).await?;
        Ok(left)
    }

    /// Goes to the tab that the page has just opened, once it is there; gives the one that was left.
    pub(crate) async fn opened(&self) -> anyhow::Result<Value> {
        let left = call(&self.client, Method::GET, &format!("{}/window", self.session), None).await?;
        for _ in 0..100 {
            let all =
                call(&self.client, Method::GET, &format!("{}/window/handles", self.session), None).await?;
            let other = all.as_array().and_then(|all| all.iter().find(|one| **one != left).cloned());
            if let Some(other) = other {
                self.to_tab(&other).await?;
                return Ok(left);
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        bail!("no tab was opened")
    }

    /// Closes this tab and goes on in another.
    pub(crate) async fn close_to(&self, handle: &Value) -> anyhow::Result<()> {
        call(&self.client, Method::DELETE, &format!("{}/window", self.session), None).await?;
        self.to_tab(handle).await
    }

    /// Goes to a tab.
    pub(crate) async fn to_tab(&self, handle: &Value) -> anyhow::Result<()> {
        self.post("window", &json!({ "handle": handle })).await.map(drop)
    }

    /// Loads the page anew.
    pub(crate) async fn reload(&self) -> anyhow::Result<()> {
        self.post("refresh", &json!({})).await.map(drop)
    }

    /// Runs a function's body on the page; promises are waited for.
    ///
    /// # Errors
    /// The script throws, or does not end in time.
    pub async fn run(&self, body: &str, arguments: Value) -> anyhow::Result<Value> {
        self.post("execute/sync", &json!({ "script": body, "args": arguments })).await
    }

    /// Runs a function's body in Firefox's own window instead of the page.
    pub(crate) async fn run_inside(&self, body: &str) -> anyhow::Result<Value> {
        self.post("moz/context", &json!({ "context": "chrome" })).await?;
        let answer = self.run(body, json!([])).await;
        self.post("moz/context", &json!({ "context": "content" })).await?;
        answer
    }

    /// Tells Chromium something in its own protocol, CDP.
    ///
    /// # Errors
    /// Chromium refuses.
    pub async fn tell(&self, command: &str, values: Value) -> anyhow::Result<()> {
        self.post("goog/cdp/execute", &json!({ "cmd": command, "params": values })).await.map(drop)
    }

    /// Clicks as a person does: it must be visible, and nothing may lie over it.
    pub(crate) async fn click(&self, element: &Element) -> anyhow::Result<()> {
        // WebDriver scrolls to what is outside the window, not to what is under a bar at its edge.
        let middle = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.run(middle, json!([element.value()])).await?;
        self.post(&format!("element/{}/click", element.0), &json!({})).await.map(drop)
    }

    /// Empties a text field.
    pub(crate) async fn clear(&self, element: &Element) -> anyhow::Result<()> {
        self.post(&format!("element/{}/clear", element.0), &json!({})).await.map(drop)
    }

    /// Types, or gives a file field its path.
    pub(crate) async fn type_into(&self, element: &Element, text: &str) -> anyhow::Result<()> {
        self.post(&format!("element/{}/value", element.0), &json!({ "text": text })).await.map(drop)
    }

    /// Performs the actions of one pointer (`mouse`, `pen` or `touch`).
    pub(crate) async fn point(&self, kind: &str, actions: Vec<Value>) -> anyhow::Result<()> {
        let pointer = json!({
            "type": "pointer", "id": kind, "parameters": { "pointerType": kind }, "actions": actions,
        });
        self.post("actions", &json!({ "actions": [pointer] })).await.map(drop)
    }

    /// Presses keys one after the other; those in `held` stay down meanwhile.
    pub(crate) async fn press(&self, held: &[char], keys: &str) -> anyhow::Result<()> {
        let act = |kind: &str, key: char| json!({ "type": kind, "value": key.to_string() });
        let down = held.iter().map(|key| act("keyDown", *key));
        let each = keys.chars().flat_map(|key| [act("keyDown", key), act("keyUp", key)]);
        let up = held.iter().map(|key| act("keyUp", *key));
        let actions: Vec<Value> = down.chain(each).chain(up).collect();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": actions });
        self.post("actions", &json!({ "actions": [keyboard] })).await.map(drop)
    }

    /// What the window shows, as PNG.
    pub(crate) async fn screenshot(&self) -> anyhow::Result<Vec<u8>> {
        let answer = call(&self.client, Method::GET, &format!("{}/screenshot", self.session), None).await?;
        Ok(BASE64_STANDARD.decode(answer.as_str().context("no picture")?)?)
    }

    /// The page as it would be printed.
    pub(crate) async fn print(&self, options: &Value) -> anyhow::Result<Value> {
        self.post("print", options).await
    }

    /// What the page wrote to its console, errors of the policy included.
    pub(crate) async fn console(&self) -> anyhow::Result<Vec<String>> {
        let entries = self.post("se/log", &json!({ "type": "browser" })).await?;
        let entries = entries.as_array().cloned().unwrap_or_default();
        Ok(entries.iter().map(|entry| format!("{} {}", entry["level"], entry["message"])).collect())
    }

    /// Takes the network away (chromedriver's own command).
    pub(crate) async fn cut_off(&self) -> anyhow::Result<()> {
        let none = json!({ "offline": true, "latency": 0, "download_throughput": 0, "upload_throughput": 0 });
        self.post("chromium/network_conditions", &json!({ "network_conditions": none })).await.map(drop)
    }

    /// Gives it back.
    pub(crate) async fn plug_in(&self) -> anyhow::Result<()> {
        let address = format!("{}/chromium/network_conditions", self.session);
        call(&self.client, Method::DELETE, &address, None).await.map(drop)
    }

    async fn post(&self, path: &str, body: &Value) -> anyhow::Result<Value> {
        call(&self.client, Method::POST, &format!("{}/{path}", self.session), Some(body)).await
    }
}

async fn call(client: &Client, method: Method, address: &str, body: Option<&Value>) -> anyhow::Result<Value> {
    let mut request = client.request(method, address);
    if let Some(body) = body {
        request = request.json(body);
    }
    let answer: Value = request.send().await?.json().await?;
    let value = &answer["value"];
    if let Some(error) = value.get("error").and_then(Value::as_str) {
        let message = value["message"].as_str().unwrap_or_default().lines().next().unwrap_or_default();
        bail!("{error}: {message}");
    }
    Ok(value.clone())
}
