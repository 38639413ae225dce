//! Marks and initials as they cross the border, and as the document engine stamps them.

use document::mark::{
    Image, ImageError, Ink, InkError, Mark, Path, Point, Setting, Stroke, WritingError, image, ink,
};
use protocol::worker;

/// At most this many letters are initials.
const MOST_INITIALS: usize = 32;

/// Why a mark cannot be stamped.
#[derive(Debug, thiserror::Error)]
pub enum MarkError {
    /// The drawing is no signature.
    #[error(transparent)]
    Ink(#[from] InkError),
    /// The font lacks some of these letters.
    #[error("{0}")]
    MissingGlyphs(String),
    /// The text cannot be set.
    #[error("{0}")]
    Typed(String),
    /// The text does not fit its place, however small it is set.
    #[error("the text does not fit its place")]
    NoRoom,
    /// What was set is no text.
    #[error(transparent)]
    Writing(#[from] WritingError),
    /// The picture cannot be used.
    #[error(transparent)]
    Image(#[from] ImageError),
    /// No font of that name was given.
    #[error("there is no font called “{0}”")]
    NoFont(String),
    /// No picture was given.
    #[error("there is no picture")]
    NoPicture,
    /// Words for a place that the slot does not have.
    #[error("the slot has no such field")]
    NoField,
    /// What initials cannot say.
    #[error("initials are 1 to 32 characters")]
    InitialsText,
}

/// A text and the box that it is set into, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextBox<'a> {
    /// What to set; a line feed begins a new line.
    pub text: &'a str,
    /// The box's width.
    pub width: f64,
    /// The box's height.
    pub height: f64,
    /// The largest size of the font.
    pub largest: f64,
}

/// What goes into every initials field of a signer.
#[derive(Clone, Debug, PartialEq)]
pub struct Initials {
    pub(crate) mark: Mark,
    pub(crate) text: String,
}

/// The mark to stamp. `letters` gives the outlines of a text in a font, by its name.
///
/// # Errors
/// [`MarkError`] for what is no mark.
pub fn mark(
    mark: &worker::Mark,
    letters: impl Fn(&str, &str) -> Result<Path, MarkError>,
    picture: Option<&Image>,
) -> Result<Mark, MarkError> {
    Ok(match mark {
        worker::Mark::Ink { strokes } => {
            ink(&Ink { strokes: strokes.iter().map(|points| stroke(points)).collect() })?
        }
        worker::Mark::Typed { text, font } => {
            let outlined = Mark::outlined(letters(text, font)?);
            outlined.ok_or_else(|| MarkError::Typed("the text is empty".to_owned()))?
        }
        worker::Mark::Picture {} => image(picture.cloned().ok_or(MarkError::NoPicture)?)?,
    })
}

/// Set texts as marks, one each, all with one font: `setting` is the JSON that `letters` writes of them, `font`
/// the file that it gives with it.
///
/// # Errors
/// [`MarkError`] for what is no set text.
pub fn written(setting: &str, font: Vec<u8>) -> Result<Vec<Mark>, MarkError> {
    let setting: Setting = serde_json::from_str(setting).map_err(|_| WritingError::BadSetting)?;
    Ok(document::mark::written(setting, font)?)
}

/// A picture of four bytes a pixel. One without transparency keeps no alpha.
#[must_use]
pub fn picture(width: u32, height: u32, rgba: &[u8]) -> Image {
    let pixels = rgba.chunks_exact(4);
    let rgb = pixels.clone().flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let alpha: Vec<u8> = pixels.map(|pixel| pixel[3]).collect();
    let opaque = alpha.iter().all(|value| *value == u8::MAX);
    Image { width, height, rgb, alpha: (!opaque).then_some(alpha) }
}

/// Letters for whoever has no fonts.
///
/// # Errors
/// Always.
pub fn no_letters(_text: &str, font: &str) -> Result<Path, MarkError> {
    Err(MarkError::NoFont(font.to_owned()))
}

/// The initials to stamp; `letters` and `picture` as for [`mark`].
///
/// # Errors
/// [`MarkError`] for what are no initials.
pub fn initials(
    initials: &worker::Initials,
    letters: impl Fn(&str, &str) -> Result<Path, MarkError>,
    picture: Option<&Image>,
) -> Result<Initials, MarkError> {
    let text = initials.text.trim();
    if !(1..=MOST_INITIALS).contains(&text.chars().count()) || text.chars().any(char::is_control) {
        return Err(MarkError::InitialsText);
    }
    Ok(Initials { mark: mark(&initials.mark, letters, picture)?, text: text.to_owned() })
}

fn stroke(points: &[worker::InkPoint]) -> Stroke {
    let point =
        |point: &worker::InkPoint| Point { x: point.x, y: point.y, pressure: point.pressure, t: point.t };
    Stroke { points: points.iter().map(point).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn set_text_is_a_mark_for_its_box() {
        const FONT: &[u8] = include_bytes!("../../../pkg/fonts/NotoSans.ttf");
        let item = letters::Item { text: "Élodie", width: 90.0, height: 20.0, largest: 11.0 };
        let setting = letters::set(&[item, item], FONT).unwrap();
        let marks = written(&setting.to_json(), setting.font).unwrap();
        assert_eq!(marks.len(), 2);
        assert_eq!((marks[0].width(), marks[0].height()), (90.0, 20.0));
        assert!(matches!(written("{}", vec![]), Err(MarkError::Writing(WritingError::BadSetting))));
    }

    #[test]
    fn a_picture_keeps_its_alpha_only_where_it_has_any() {
        let solid = picture(2, 1, &[1, 2, 3, 255, 4, 5, 6, 255]);
        assert_eq!((solid.rgb, solid.alpha), (vec![1, 2, 3, 4, 5, 6], None));
        let glass = picture(2, 1, &[1, 2, 3, 0, 4, 5, 6, 255]);
        assert_eq!(glass.alpha, Some(vec![0, 255]));
        let brought = worker::Mark::Picture {};
        assert!(matches!(mark(&brought, no_letters, None), Err(MarkError::NoPicture)));
        // Fewer bytes than the size asks for is no picture.
        let short = picture(2, 2, &[0; 4]);
        assert!(matches!(mark(&brought, no_letters, Some(&short)), Err(MarkError::Image(_))));
    }
}
