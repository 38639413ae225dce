//! A file goes the way of the product, in the engine as this machine runs it.

use anyhow::Context as _;
use document::place::PageGeometry;
use evidence::Transcript;
use paraph_engine::{
    Checked, DocumentFacts, Draft, Given, Original, OriginalKey, mark, no_letters, trouble::EngineError,
};
use protocol::worker::Layout;
use signature::key::SigningKey;

use crate::{
    outcome::Outcome,
    scene::{NOW, SALT, drawn, name},
    sent::{SIGNER, Sent, ids, slot},
};

/// Why it came to no signed file.
pub(crate) enum Stopped {
    /// The engine refuses, as it would to a page.
    Refused(EngineError),
    /// What is around the engine does not work.
    Failed(anyhow::Error),
}

impl<E: Into<EngineError>> From<E> for Stopped {
    fn from(why: E) -> Self {
        Self::Refused(why.into())
    }
}

impl Stopped {
    pub(crate) fn outcome(self) -> Outcome {
        match self {
            Self::Refused(why) => {
                let trouble = why.into_trouble();
                Outcome::refused(&trouble.code, &trouble.detail)
            }
            Self::Failed(why) => Outcome::Panic(format!("{why:#}")),
        }
    }
}

/// The signed file.
///
/// # Errors
/// [`Stopped`].
pub(crate) fn sign(file: &[u8], password: Option<&str>) -> Result<Vec<u8>, Stopped> {
    let draft = Draft::open(file.to_vec(), password)?;
    draft.try_slot()?;
    let last = draft.pdf().page_count() - 1;
    let size = PageGeometry::of(draft.pdf(), last).map_or((612.0, 792.0), |page| page.shown_size());
    let (slot, (id, document)) = (slot(last, size), ids());
    let layout = Layout { id: document, slots: vec![(SIGNER, slot.clone())], seal: false };
    let laid_out = draft.lay_out(&id, &draft.key(&SALT), 0, &layout, [3; 32])?;
    let mut sent =
        Sent::new(draft.sha256(), file.len() as u64, laid_out.revision, slot).map_err(Stopped::Failed)?;
    let checked = open(&sent.transcript, file, &[laid_out.ciphertext], password)?;
    finish(&mut sent, checked)
}

/// A signer opens what was sent.
fn open(
    transcript: &Transcript,
    file: &[u8],
    ciphertexts: &[Vec<u8>],
    password: Option<&str>,
) -> Result<Checked, Stopped> {
    let facts = DocumentFacts::of(transcript.state(), 0).context("no document").map_err(Stopped::Failed)?;
    let original = Original::check(file.to_vec(), facts.size, facts.sha256)?;
    let key = OriginalKey::derive(&SALT, original.bytes());
    let rebuilt = original.rebuild(key, &facts, ciphertexts).map_err(|bad| EngineError::Revision(0, bad))?;
    Ok(rebuilt.check(&facts, password).map_err(|why| (0, why))?)
}

/// The mark, the agreement, the signature with its time-stamp and validation data; sealed and rebuilt.
fn finish(sent: &mut Sent, checked: Checked) -> Result<Vec<u8>, Stopped> {
    let key = SigningKey::from_random(&[20; 32]).context("a key").map_err(Stopped::Failed)?;
    let spki = key.public_key().to_spki_der().to_vec();
    let stamp = mark(&drawn(), no_letters, None)?;
    let (index, slot) =
        sent.transcript.state().slots_of(SIGNER).next().context("a slot").map_err(Stopped::Failed)?;
    let prepared = checked.prepare((index, slot), &Given::mark(stamp), name(SIGNER), NOW)?;
    let (record, certificates) = sent.authorise(prepared.act(), &spki).map_err(Stopped::Failed)?;
    let authorised = prepared.authorise(&record, &spki, &certificates)?;
    let value = key.sign(authorised.to_sign());
    let valued = authorised.sign(&value)?;
    let token = sent.operator.stamp(valued.imprint());
    let signed = valued.finish(&token, &sent.operator.validation())?;
    signed.encrypt(sent.transcript.envelope(), [40; 32])?;
    Ok(signed.pdf().bytes().into_owned())
}
