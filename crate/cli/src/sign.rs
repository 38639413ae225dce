//! `paraph sign`: one person, one file, a certificate that vouches for itself.

use anyhow::Context;
use document::{
    layout::LayoutError,
    mark::{Mark, typed},
    open::Pdf,
    place::Placement,
    prepare::PrepareError,
};
use engine::solo::{self, SoloError, Where};
use signature::{
    issue::{KeyPair, Serial, self_issued},
    key::SigningKey,
};

use crate::{arguments::Sign, file, now};

const FONT: &[u8] = include_bytes!("../../../pkg/fonts/Caveat.ttf");
const NEW_FIELD: &str = "Signature";
const YEAR: i64 = 31_557_600;

pub(crate) fn sign(arguments: &Sign) -> anyhow::Result<()> {
    let pdf = open(arguments)?;
    let mark = typed(&arguments.text, FONT).context("the name cannot be written")?;
    let signer = signer(&arguments.text)?;
    let signed = sign_somewhere(&pdf, arguments, &mark, &signer)
        .with_context(|| format!("{} cannot be signed", arguments.input.display()))?;
    file::write(&arguments.out, &signed, &arguments.input)
}

fn open(arguments: &Sign) -> anyhow::Result<Pdf> {
    let bytes = file::read(&arguments.input)?;
    Pdf::open(bytes, arguments.password.as_deref())
        .with_context(|| format!("{} cannot be signed", arguments.input.display()))
}

/// A named field that is there is filled; otherwise a new one is made.
fn sign_somewhere(pdf: &Pdf, arguments: &Sign, mark: &Mark, signer: &KeyPair) -> Result<Vec<u8>, SoloError> {
    let signed_at = now();
    if let (Some(name), None) = (&arguments.field, &arguments.rect) {
        match solo::sign(pdf.clone(), &Where::Field(name.clone()), Some(mark), signer, signed_at) {
            Err(SoloError::Prepare(PrepareError::NoField(_))) => {}
            done => return done,
        }
    }
    let placement = arguments.rect.map(|rect| {
        let [x, y, width, height] = rect.0;
        Placement { page: arguments.page - 1, x, y, width, height }
    });
    let visible = placement.is_some().then_some(mark);
    match &arguments.field {
        Some(name) => {
            solo::sign(pdf.clone(), &Where::NewField(name.clone(), placement), visible, signer, signed_at)
        }
        None => in_first_free_field(pdf, placement, visible, signer, signed_at),
    }
}

/// “Signature”, or “Signature 2” and so on where that name is taken.
fn in_first_free_field(
    pdf: &Pdf,
    placement: Option<Placement>,
    mark: Option<&Mark>,
    signer: &KeyPair,
    signed_at: i64,
) -> Result<Vec<u8>, SoloError> {
    let mut taken = None;
    for number in 1..=100 {
        let name = if number == 1 { NEW_FIELD.to_owned() } else { format!("{NEW_FIELD} {number}") };
        match solo::sign(pdf.clone(), &Where::NewField(name, placement), mark, signer, signed_at) {
            Err(SoloError::Prepare(PrepareError::NewField(LayoutError::FieldExists(name)))) => {
                taken = Some(name)
            }
            done => return done,
        }
    }
    let taken = taken.unwrap_or_default();
    Err(SoloError::Prepare(PrepareError::NewField(LayoutError::FieldExists(taken))))
}

fn signer(name: &str) -> anyhow::Result<KeyPair> {
    let (mut key, mut serial) = ([0; 32], [0; 16]);
    getrandom::fill(&mut key)?;
    getrandom::fill(&mut serial)?;
    let now = now();
    let validity = (now - 300, now + YEAR);
    self_issued(SigningKey::from_random(&key)?, name, validity, Serial::from_random(serial))
        .context("no certificate can carry this name")
}
