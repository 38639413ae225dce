//! A file goes the way of the product in the very module that ships, in Node.

use std::fs;

use anyhow::{Context as _, bail};
use envelope::Salt;
use paraph_conformance::module::{Answered, Module, Trouble};
use protocol::{
    Base64,
    worker::{Answer, Ask, Layout},
};

use crate::{
    outcome::Outcome,
    scene::{NOW, SALT, drawn, name},
    sent::{SIGNER, Sent, ids, slot},
};

/// A gibibyte.
const KIBIBYTES: u64 = 1 << 20;

/// The signed file, or why there is none.
///
/// # Errors
/// Node or the module is missing, or says what is no answer.
pub(crate) fn sign(file: &[u8], password: Option<&str>) -> anyhow::Result<Result<Vec<u8>, Outcome>> {
    let mut node = Node::start()?;
    let made = node.sign(file, password.map(str::to_owned));
    if node.peak().is_some_and(|peak| peak > KIBIBYTES) {
        return Ok(Err(Outcome::Memory));
    }
    match made {
        Ok(made) => Ok(Ok(made)),
        Err(why) => why.downcast::<Said>().map(|said| Err(said.0)),
    }
}

/// What the module said instead of an answer.
#[derive(Debug)]
struct Said(Outcome);

impl std::fmt::Display for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl std::error::Error for Said {}

struct Node(Module);

impl Node {
    fn start() -> anyhow::Result<Self> {
        Module::start().map(Self)
    }

    /// The most memory that it ever held at once; none once it has ended.
    fn peak(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0.process())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().strip_suffix("kB")?.trim().parse().ok()
    }

    fn ask(&mut self, ask: &Ask, bytes: &[&[u8]]) -> anyhow::Result<Answered> {
        match self.0.ask(ask, bytes)? {
            Ok(answered) => Ok(answered),
            Err(Trouble::Said(code, detail)) => bail!(Said(Outcome::refused(&code, &detail))),
            Err(Trouble::Thrown(what)) => bail!(Said(Outcome::Panic(what))),
        }
    }

    fn sign(&mut self, file: &[u8], password: Option<String>) -> anyhow::Result<Vec<u8>> {
        let (mut sent, ciphertext) = self.send(file, password.clone())?;
        let envelope = Ask::Envelope {
            envelope: sent.transcript.envelope().clone(),
            recipient: SIGNER,
            records: sent.transcript.records().iter().map(|record| record.as_str().to_owned()).collect(),
            challenge: Salt([1; 32]),
        };
        self.ask(&envelope, &[])?;
        let (_, mut shown) = self.ask(&Ask::Open { document: 0, password }, &[file, &ciphertext])?;
        let appended = self.finish(&mut sent)?;
        let mut whole = shown.pop().context("what is shown")?;
        // The buffer has room behind the file; the newest version is what revision 0 made of it.
        whole.truncate(newest_len(&sent, &ciphertext, file)?);
        whole.extend(appended);
        Ok(whole)
    }

    /// The sender's side.
    fn send(&mut self, file: &[u8], password: Option<String>) -> anyhow::Result<(Sent, Vec<u8>)> {
        let (Answer::Inspected { sha256, size, pages, .. }, _) =
            self.ask(&Ask::Inspect { password }, &[file])?
        else {
            bail!("not what inspect answers")
        };
        let last = pages.last().context("no page")?;
        let slot = slot(pages.len() as u32 - 1, (last.width, last.height));
        let (envelope, id) = ids();
        let layouts = vec![Layout { id, slots: vec![(SIGNER, slot.clone())], seal: false }];
        let (answer, mut bytes) = self.ask(&Ask::LayOut { envelope, salt: SALT, layouts }, &[])?;
        let Answer::LaidOut { mut revisions } = answer else { bail!("not what laying out answers") };
        let revision = revisions.pop().context("revision 0")?;
        Ok((Sent::new(sha256, size, revision, slot)?, bytes.pop().context("its bytes")?))
    }

    /// What the signature appends.
    fn finish(&mut self, sent: &mut Sent) -> anyhow::Result<Vec<u8>> {
        let ask = Ask::Prepare {
            mark: drawn(),
            initials: None,
            entries: vec![],
            name: name(SIGNER).into(),
            signed_at: NOW,
        };
        let (Answer::Prepared { mut acts, key, .. }, _) = self.ask(&ask, &[])? else {
            bail!("not what preparing answers")
        };
        let (record, certificates) = sent.authorise(acts.pop().context("an act")?, &key.0)?;
        let certificates = certificates.iter().map(|one| Base64(one.der().to_vec())).collect();
        let ask = Ask::Sign { record: record.as_str().to_owned(), certificates };
        let (Answer::SignatureValues { imprints }, _) = self.ask(&ask, &[])? else {
            bail!("not what signing answers")
        };
        let tokens = imprints.into_iter().map(|imprint| Base64(sent.operator.stamp(imprint))).collect();
        let data = sent.operator.validation();
        let plain = |list: Vec<Vec<u8>>| list.into_iter().map(Base64).collect();
        let ask = Ask::Embed { tokens, certificates: plain(data.certificates), crls: plain(data.crls) };
        let (_, mut bytes) = self.ask(&ask, &[])?;
        bytes.pop().context("what is appended")
    }
}

/// How long the file is with revision 0.
fn newest_len(sent: &Sent, ciphertext: &[u8], file: &[u8]) -> anyhow::Result<usize> {
    let document = &sent.transcript.state().sent().context("sent")?.documents[0];
    let (envelope, _) = ids();
    let place = paraph_engine::Place { envelope: &envelope, document: 0, number: 0, base: document.sha256 };
    let key = paraph_engine::OriginalKey::derive(&SALT, file);
    Ok(file.len() + paraph_engine::decrypt(&key, &place, ciphertext)?.len())
}
