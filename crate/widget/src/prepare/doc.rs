//! A document in the making: its bytes, and what the engine said of them.

use envelope::Digest;
use js_sys::Uint8Array;
use leptos::prelude::*;
use protocol::worker::{Answer, Ask, Page};

use super::photograph::is_office;
use crate::{
    device::copy,
    here::Here,
    part::Shown,
    trouble::{Trouble, trouble, unexpected},
};

/// A document in the making.
#[derive(Clone)]
pub(crate) struct Doc {
    pub(crate) key: u32,
    pub(crate) name: String,
    /// Its media type.
    pub(crate) media: String,
    pub(crate) bytes: Uint8Array,
    pub(crate) password: Option<String>,
    pub(crate) state: State,
    pub(crate) shown: RwSignal<Option<Shown>, LocalStorage>,
}

/// Whether the engine could look at it.
#[derive(Clone)]
pub(crate) enum State {
    /// It did.
    Read(Facts),
    /// It needs its password, which is never kept.
    Locked {
        /// How many were tried.
        tries: u32,
    },
    /// It could before, and cannot now.
    Failed(Trouble),
}

/// What the engine said.
#[derive(Clone)]
pub(crate) struct Facts {
    pub(crate) sha256: Digest,
    pub(crate) pages: Vec<Page>,
    pub(crate) findings: Vec<String>,
    pub(crate) signed: bool,
}

impl Doc {
    /// The document as the engine sees it now; what is only to be approved is hashed, and not opened.
    pub(crate) async fn look(
        here: Here,
        key: u32,
        (name, media): (String, String),
        bytes: Uint8Array,
        password: Option<String>,
        approval: bool,
    ) -> Self {
        let facts = async {
            match approval {
                true => hashed(here, &bytes).await,
                false if is_office(&bytes) => Err(trouble("office_file", &name)),
                false => facts(here, &bytes, password.clone()).await,
            }
        };
        let state = match facts.await {
            Ok(facts) => State::Read(facts),
            Err(why) if crate::trouble::password(&why).is_some() => State::Locked { tries: 0 },
            Err(why) => State::Failed(why),
        };
        Self { key, name, media, bytes, password, state, shown: RwSignal::new_local(None) }
    }

    pub(crate) fn size(&self) -> u64 {
        u64::from(self.bytes.length())
    }

    pub(crate) fn facts(&self) -> Option<&Facts> {
        match &self.state {
            State::Read(facts) => Some(facts),
            _ => None,
        }
    }

    /// Its pages as shown; none until it can be read.
    pub(crate) fn pages(&self) -> &[Page] {
        self.facts().map_or(&[], |facts| &facts.pages)
    }
}

async fn hashed(here: Here, bytes: &Uint8Array) -> Result<Facts, Trouble> {
    match here.ask(&Ask::Hash, vec![copy(bytes)]).await?.0 {
        Answer::Hashed { sha256 } => Ok(Facts { sha256, pages: vec![], findings: vec![], signed: false }),
        _ => Err(unexpected()),
    }
}

async fn facts(here: Here, bytes: &Uint8Array, password: Option<String>) -> Result<Facts, Trouble> {
    let (answer, _) = here.ask(&Ask::Inspect { password }, vec![copy(bytes)]).await?;
    match answer {
        Answer::Inspected { sha256, pages, findings, signed, .. } => {
            Ok(Facts { sha256, pages, findings, signed })
        }
        _ => Err(unexpected()),
    }
}
