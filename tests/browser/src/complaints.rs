//! What pages complain of, as far as each engine tells it.

use serde_json::{Value, json};

use crate::{engine::Engine, webdriver::Driver};

/// Firefox's own console, which every page's errors reach.
const FIREFOX: &str = r#"
const told = Services.console.getMessageArray().filter((one) => one instanceof Ci.nsIScriptError);
Services.console.reset();
const wrong = (one) => !(one.flags & Ci.nsIScriptError.warningFlag) && /^https?:/.test(one.sourceName);
return told.filter(wrong).map((one) => `${one.errorMessage} (${one.sourceName}:${one.lineNumber})`);
"#;

/// WebKitGTK shows nobody the console of an automated page: the page itself is listened to, once it has
/// loaded. What was heard stays with the tab until it is asked for.
const LISTEN: &str = r#"
const hear = (what) => {
  const heard = JSON.parse(sessionStorage.complaints ?? "[]");
  sessionStorage.complaints = JSON.stringify([...heard, what]);
};
addEventListener("error", (event) => hear(`${event.message} (${event.filename}:${event.lineno})`));
addEventListener("unhandledrejection", (event) => hear(`unhandled: ${event.reason}`));
addEventListener("securitypolicyviolation", (event) => hear(`${event.violatedDirective}: ${event.blockedURI}`));
const error = console.error;
console.error = (...words) => { hear(words.join(" ")); error(...words); };
"#;
const HEARD: &str = r#"
const heard = JSON.parse(sessionStorage.complaints ?? "[]");
delete sessionStorage.complaints;
return heard;
"#;

/// Hears what a page that has just loaded will complain of.
pub(crate) async fn listen(driver: &Driver, engine: Engine) -> anyhow::Result<()> {
    match engine {
        Engine::WebKit => driver.run(LISTEN, json!([])).await.map(drop),
        Engine::Chromium | Engine::Firefox => Ok(()),
    }
}

/// What was complained of since the last look.
pub(crate) async fn of(driver: &Driver, engine: Engine) -> anyhow::Result<Vec<String>> {
    let told = match engine {
        Engine::Chromium => return severe(driver).await,
        Engine::Firefox => driver.run_inside(FIREFOX).await?,
        Engine::WebKit => driver.run(HEARD, json!([])).await?,
    };
    let told = told.as_array().cloned().unwrap_or_default();
    Ok(told.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

async fn severe(driver: &Driver) -> anyhow::Result<Vec<String>> {
    let lines = driver.console().await?;
    Ok(lines.into_iter().filter(|line| line.contains("SEVERE")).collect())
}
