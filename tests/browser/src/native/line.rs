//! The line to the backend: JSON with a bearer token.

use anyhow::bail;
use reqwest::{Client, RequestBuilder};
use serde::{Serialize, de::DeserializeOwned};

use crate::Stack;

/// Who speaks.
#[derive(Clone)]
pub(crate) struct Line {
    client: Client,
    base: String,
    token: String,
}

impl Line {
    /// Nobody yet.
    pub(crate) fn to(stack: &Stack) -> anyhow::Result<Self> {
        let client = Client::builder().no_proxy().build()?;
        Ok(Self { client, base: format!("{}/api/v1", stack.backend), token: String::new() })
    }

    /// The same, with a session.
    pub(crate) fn with(self, token: String) -> Self {
        Self { token, ..self }
    }

    /// Posts, and reads the answer.
    pub(crate) async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
    ) -> anyhow::Result<T> {
        let answer = self.call(self.client.post(format!("{}{path}", self.base)).json(body), path).await?;
        Ok(serde_json::from_slice(&answer)?)
    }

    /// Reads bytes.
    pub(crate) async fn get(&self, path: &str) -> anyhow::Result<Vec<u8>> {
        self.call(self.client.get(format!("{}{path}", self.base)), path).await
    }

    async fn call(&self, request: RequestBuilder, path: &str) -> anyhow::Result<Vec<u8>> {
        let answer = request.bearer_auth(&self.token).send().await?;
        let (status, bytes) = (answer.status(), answer.bytes().await?);
        if !status.is_success() {
            bail!("{path} answers {status}: {}", String::from_utf8_lossy(&bytes));
        }
        Ok(bytes.to_vec())
    }
}
