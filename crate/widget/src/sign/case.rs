//! What signing knows: the session, the documents, and what the person has given so far.

use std::rc::Rc;

use envelope::{Channel, Digest, Role};
use js_sys::Uint8Array;
use leptos::prelude::*;
use protocol::{
    http::SignerView,
    worker::{Ask, Mark, Page},
};
use serde::{Deserialize, Serialize};
use words::Language;

pub(crate) use super::session::Session;
use super::{
    entries::Entries,
    identity::{Asked, Stage},
    ink::Ink,
    keep::Resumes,
    look::Look,
    picture::Picture,
    said::Said,
};
use crate::{
    api::Api,
    here::Here,
    moment,
    part::{Shown, Ticking, ticking},
    phone,
    reading::Reading,
    trouble::{Trouble, tell},
};

/// Where on the path the person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Step {
    /// The link is being opened.
    Loading,
    /// The documents come from the host's store, or the person chooses them.
    Bring,
    /// The documents are read.
    Read,
    /// Name, consent, code.
    Confirm,
    /// The device signs.
    Acting,
    /// Signed, just now or before, with the documents at hand.
    Done,
    /// Why not?
    Decline,
    /// Something to say to everybody.
    Comment,
    /// Somebody else signs.
    HandOver,
    /// Where it stands, before one has acted.
    Whereabouts,
    /// Nothing to do here (any more, or yet).
    Status,
    /// It cannot go on.
    Broken,
}

impl Step {
    /// What one does instead of signing.
    pub(crate) fn is_instead(self) -> bool {
        matches!(self, Self::Decline | Self::Comment | Self::HandOver)
    }

    /// Whether the person gives something here that must not be lost.
    pub(crate) fn gives(self) -> bool {
        self.is_instead() || matches!(self, Self::Read | Self::Whereabouts | Self::Confirm | Self::Acting)
    }
}

/// What the documents are brought for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Goal {
    /// To be signed.
    Sign,
    /// For the copy of who has signed before.
    Copy,
}

/// How a mark is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Way {
    Draw,
    Type,
    Import,
}

/// A document that was checked and rebuilt.
#[derive(Clone)]
pub(crate) struct Paper {
    pub(crate) document: u16,
    pub(crate) password: Option<String>,
    /// The version that was rebuilt.
    pub(crate) head: Option<Digest>,
    pub(crate) pages: Vec<Page>,
    pub(crate) findings: Vec<String>,
    /// What kind of file it is.
    pub(crate) media: String,
    /// Whether nothing is ever added to it: it is only approved.
    pub(crate) plain: bool,
    /// Whether the organisation's seal is left out: it cannot be read.
    pub(crate) bad_seal: bool,
    /// The newest version, but for a seal that cannot be read.
    pub(crate) bytes: Uint8Array,
    pub(crate) shown: RwSignal<Option<Shown>, LocalStorage>,
}

/// Everything of one signing, in signals: cheap to copy into every handler.
#[derive(Clone, Copy)]
pub(crate) struct Case {
    pub(crate) here: Here,
    pub(crate) step: RwSignal<Step>,
    pub(crate) goal: RwSignal<Goal>,
    pub(crate) session: RwSignal<Option<Rc<Session>>, LocalStorage>,
    pub(crate) papers: RwSignal<Vec<Paper>, LocalStorage>,
    pub(crate) trouble: RwSignal<Option<Trouble>>,
    pub(crate) read: RwSignal<bool>,
    pub(crate) way: RwSignal<Way>,
    pub(crate) ink: RwSignal<Ink>,
    pub(crate) typed: RwSignal<String>,
    /// The handwriting that was chosen, as an index into [`super::typed::FONTS`].
    pub(crate) font: RwSignal<usize>,
    pub(crate) picture: RwSignal<Option<Picture>, LocalStorage>,
    pub(crate) mark: RwSignal<Option<(Mark, Look)>, LocalStorage>,
    /// How the initials look, where some are wanted.
    pub(crate) initials: RwSignal<Option<Look>, LocalStorage>,
    /// What goes into the further fields.
    pub(crate) entries: RwSignal<Entries>,
    /// The picture of the company's stamp.
    pub(crate) stamp: RwSignal<Option<Picture>, LocalStorage>,
    /// The name as this device's own letters write it.
    pub(crate) own_hand: RwSignal<Option<Picture>, LocalStorage>,
    pub(crate) name: RwSignal<String>,
    pub(crate) signature_terms: RwSignal<bool>,
    pub(crate) certificate_terms: RwSignal<bool>,
    pub(crate) approval_terms: RwSignal<bool>,
    /// The language of the texts that were agreed to.
    pub(crate) agreed_in: RwSignal<Language>,
    pub(crate) code: RwSignal<String>,
    pub(crate) ticking: Ticking,
    /// Whether a code matched in this session: signing again within ten minutes needs no other.
    pub(crate) identified: RwSignal<bool>,
    /// How far showing who one is has come, and for what.
    pub(crate) identity: RwSignal<Stage>,
    pub(crate) asked: RwSignal<Option<Asked>>,
    /// Which look at the provider's answer is the newest.
    pub(crate) looking: StoredValue<u32>,
    /// What is being written instead of signing.
    pub(crate) said: RwSignal<Said>,
    /// Where a killed page goes on, once the documents are there.
    pub(crate) resumes: StoredValue<Resumes>,
    /// Whether what is given is being kept.
    pub(crate) followed: StoredValue<bool>,
}

impl Case {
    pub(crate) fn new(here: Here) -> Self {
        Self {
            here,
            step: RwSignal::new(Step::Loading),
            goal: RwSignal::new(Goal::Sign),
            session: RwSignal::new_local(None),
            papers: RwSignal::new_local(vec![]),
            trouble: RwSignal::new(None),
            read: RwSignal::new(false),
            way: RwSignal::new(Way::Draw),
            ink: RwSignal::new(Ink::default()),
            typed: RwSignal::new(String::new()),
            font: RwSignal::new(0),
            picture: RwSignal::new_local(None),
            mark: RwSignal::new_local(None),
            initials: RwSignal::new_local(None),
            entries: RwSignal::new(Entries::default()),
            stamp: RwSignal::new_local(None),
            own_hand: RwSignal::new_local(None),
            name: RwSignal::new(String::new()),
            signature_terms: RwSignal::new(false),
            certificate_terms: RwSignal::new(false),
            approval_terms: RwSignal::new(false),
            agreed_in: RwSignal::new(here.language.get_untracked()),
            code: RwSignal::new(String::new()),
            ticking: ticking(),
            identified: RwSignal::new(false),
            identity: RwSignal::new(Stage::Open),
            asked: RwSignal::new(None),
            looking: StoredValue::new(0),
            said: RwSignal::new(Said::default()),
            resumes: StoredValue::new(Resumes::default()),
            followed: StoredValue::new(false),
        }
    }

    /// Takes what the backend says now.
    pub(crate) fn adopt(self, token: &str, view: SignerView) -> Result<Rc<Session>, Trouble> {
        let identified = view.identified;
        let reading = Reading::new(&view.envelope, &view.records, &view.openings)?;
        let session = Rc::new(Session {
            api: Api::with_token(self.here, token),
            token: token.to_owned(),
            recipient: view.recipient,
            challenge: view.challenge,
            now: view.now,
            records: view.records,
            reading,
            provider: view.provider,
            officers: view.officers,
        });
        self.identified.set(identified);
        self.session.set(Some(session.clone()));
        Ok(session)
    }

    /// Reads a value out of the session, and follows it.
    pub(crate) fn of<T: Default>(self, read: impl FnOnce(&Session) -> T) -> T {
        self.session.with(|session| session.as_deref().map(read)).unwrap_or_default()
    }

    /// Whether the reader is asked to approve, and not to sign.
    pub(crate) fn approves(self) -> bool {
        self.of(|session| session.role() == Role::Approver)
    }

    /// The one of two sentences that is meant for the reader: who signs, or who approves.
    pub(crate) fn pick(self, sign: &'static str, approve: &'static str) -> String {
        self.here.t(if self.approves() { approve } else { sign })
    }

    /// Whether the reader's codes come by SMS.
    pub(crate) fn code_by_sms(self) -> bool {
        self.of(|session| {
            let sent = session.reading.sent();
            let facts =
                sent.and_then(|sent| Some((sent, sent.recipients.get(usize::from(session.recipient))?)));
            facts.is_some_and(|(sent, facts)| facts.code_channel(sent.level) == Channel::Sms)
        })
    }

    /// Where the reader's codes go, so that only the reader recognises it.
    pub(crate) fn code_goes_to(self) -> String {
        let sms = self.code_by_sms();
        self.of(|session| match sms {
            true => phone::masked(session.reading.phone(session.recipient).unwrap_or_default()),
            false => moment::masked(&session.address()),
        })
    }

    /// The session now, without following it.
    pub(crate) fn now(self) -> Result<Rc<Session>, Trouble> {
        self.session.get_untracked().ok_or_else(|| crate::trouble::trouble("unauthorised", "no session"))
    }

    /// Tells the engine what is recorded and who reads.
    pub(crate) async fn tell_engine(self, session: &Session) -> Result<(), Trouble> {
        let ask = Ask::Envelope {
            envelope: session.reading.envelope().clone(),
            recipient: session.recipient,
            records: session.records.clone(),
            challenge: session.challenge,
        };
        self.here.ask(&ask, vec![]).await.map(drop)
    }

    /// Goes to a step with a clean slate.
    pub(crate) fn go(self, step: Step) {
        self.trouble.set(None);
        self.step.set(step);
    }

    /// Shows a trouble where the person is, and tells the host page.
    pub(crate) fn show(self, trouble: Trouble) {
        tell(self.here, &trouble);
        self.trouble.set(Some(trouble));
    }
}
