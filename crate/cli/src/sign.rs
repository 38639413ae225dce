//! `paraph sign`: one person, one file, a certificate that vouches for itself.

use anyhow::Context;
use document::{
    layout::LayoutError,
    mark::{Mark, Path},
    open::Pdf,
    place::{PageGeometry, PlaceError, Placement},
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
/// Of a signature that was given no box, in points: enough for a name.
const USUAL_SIZE: [f64; 2] = [180.0, 60.0];
/// From the edge of the page, in points.
const MARGIN: f64 = 36.0;
const YEAR: i64 = 31_557_600;

pub(crate) fn sign(arguments: &Sign) -> anyhow::Result<()> {
    let pdf = open(arguments)?;
    let mark = written(&arguments.text).context("the name cannot be written")?;
    let signer = signer(&arguments.text)?;
    let signed = sign_somewhere(&pdf, arguments, &mark, &signer)
        .with_context(|| format!("{} cannot be signed", arguments.input.display()))?;
    file::write(&arguments.out, &signed, &arguments.input)
}

fn written(text: &str) -> anyhow::Result<Mark> {
    let path = Path::of_numbers(&letters::outline(text, FONT)?).context("half an outline")?;
    Mark::outlined(path).context("there is nothing to see")
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
    let placement = placement(pdf, arguments).map_err(|why| PrepareError::NewField(why.into()))?;
    match &arguments.field {
        Some(name) => solo::sign(
            pdf.clone(),
            &Where::NewField(name.clone(), Some(placement)),
            Some(mark),
            signer,
            signed_at,
        ),
        None => in_first_free_field(pdf, placement, mark, signer, signed_at),
    }
}

/// Where it was asked for, moved onto the page if it hangs over its edge; else at the bottom right.
fn placement(pdf: &Pdf, arguments: &Sign) -> Result<Placement, PlaceError> {
    let page = arguments.page - 1;
    let geometry = PageGeometry::of(pdf, page)?;
    let (across, down) = geometry.shown_size();
    let [width, height] = USUAL_SIZE;
    let corner = [(across - width - MARGIN).max(0.0), (down - height - MARGIN).max(0.0), width, height];
    let [x, y, width, height] = arguments.rect.map_or(corner, |rect| rect.0);
    let asked = Placement { page, x, y, width, height };
    let placement = geometry.fit(&asked);
    if arguments.rect.is_some() && placement != asked {
        eprintln!("note: the box hung over the edge of page {}; it was moved onto it", page + 1);
    }
    Ok(placement)
}

/// “Signature”, or “Signature 2” and so on where that name is taken.
fn in_first_free_field(
    pdf: &Pdf,
    placement: Placement,
    mark: &Mark,
    signer: &KeyPair,
    signed_at: i64,
) -> Result<Vec<u8>, SoloError> {
    let mut taken = None;
    for number in 1..=100 {
        let name = if number == 1 { NEW_FIELD.to_owned() } else { format!("{NEW_FIELD} {number}") };
        match solo::sign(pdf.clone(), &Where::NewField(name, Some(placement)), Some(mark), signer, signed_at)
        {
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
