//! An image as a mark: decoded pixels, with or without transparency.

use super::{Drawing, Mark};

const MAX_PIXELS: u64 = 4_000_000;

/// Decoded pixels, rows from the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Three bytes a pixel.
    pub rgb: Vec<u8>,
    /// One byte a pixel, 0 transparent.
    pub alpha: Option<Vec<u8>>,
}

/// Why an image is no mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ImageError {
    /// More than four million pixels.
    #[error("the image is too large")]
    TooLarge,
    /// No pixels, or another number of bytes than its size asks for.
    #[error("the image's size and its data do not agree")]
    BadSize,
    /// Every pixel is transparent.
    #[error("the image is empty")]
    Invisible,
}

/// An image as a mark.
pub fn image(image: Image) -> Result<Mark, ImageError> {
    let pixels = u64::from(image.width) * u64::from(image.height);
    if pixels > MAX_PIXELS {
        return Err(ImageError::TooLarge);
    }
    let alpha_fits = image.alpha.as_ref().is_none_or(|alpha| alpha.len() as u64 == pixels);
    if pixels == 0 || image.rgb.len() as u64 != pixels * 3 || !alpha_fits {
        return Err(ImageError::BadSize);
    }
    if image.alpha.as_ref().is_some_and(|alpha| alpha.iter().all(|&value| value == 0)) {
        return Err(ImageError::Invisible);
    }
    Ok(Mark {
        width: f64::from(image.width),
        height: f64::from(image.height),
        drawing: Drawing::Image(image),
    })
}
