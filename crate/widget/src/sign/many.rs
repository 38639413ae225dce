//! One envelope of many: brought, checked and signed with what was given once, without a question.

use envelope::Standing;
use leptos::prelude::*;
use protocol::worker::Ask;
use web_sys::File;

use super::{
    act::{self, Doing},
    bring,
    case::{Case, Session},
    confirm::LIST_TERMS,
    mark,
};
use crate::{
    api::Api,
    part::matching,
    trouble::{Trouble, trouble},
};

/// Signs it. The documents are taken from `files`, or from the host.
pub(crate) async fn sign(case: Case, token: &str, files: &[File]) -> Result<(), Trouble> {
    let view = Api::with_token(case.here, token).session().await?;
    let session = case.adopt(token, view)?;
    must_be_plain(&session)?;
    case.papers.set(vec![]);
    // The envelope before leaves nothing behind; the mark is given anew.
    case.here.ask(&Ask::Reset, vec![]).await?;
    case.tell_engine(&session).await?;
    for document in session.documents() {
        if let Err(why) = bring(case, &session, document, files).await {
            return Err(bring::blame(case, why).await);
        }
    }
    mark::put(case).await?;
    act::sign(case, Doing::agreeing_to(LIST_TERMS)).await?;
    act::tell_host(case).await;
    Ok(())
}

/// Whether nothing but a mark is asked for: what wants words, a tick or a stamp is done by itself.
fn must_be_plain(session: &Session) -> Result<(), Trouble> {
    match session.standing() {
        Standing::Turn => {}
        Standing::NotYet => return Err(trouble("not_your_turn", "somebody signs before")),
        Standing::Signed | Standing::Approved | Standing::Declined => {
            return Err(trouble("already_acted", "nothing is left to sign"));
        }
        Standing::Copy | Standing::Over => return Err(trouble("ended", "it is over")),
    }
    if session.reading.state().asks_only_a_mark(session.recipient) {
        Ok(())
    } else {
        Err(trouble("one_by_one", "more than a mark is asked for"))
    }
}

async fn bring(case: Case, session: &Session, document: u16, files: &[File]) -> Result<(), Trouble> {
    let facts = session.reading.sent().and_then(|sent| sent.documents.get(usize::from(document)));
    let facts = facts.ok_or_else(|| trouble("transcript", "no such document"))?;
    let bytes = match matching(files, facts.sha256, facts.size).await {
        Some(bytes) => bytes,
        None => match bring::from_host(case, session, document).await {
            Some(bytes) => bytes?,
            None => return Err(trouble("document_missing", &session.reading.document_name(document))),
        },
    };
    let paper = bring::rebuild(case, document, bytes, None).await?;
    case.papers.update(|papers| papers.push(paper));
    Ok(())
}
