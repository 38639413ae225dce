//! On whose behalf notices are sent: a name, and a logo that travels inside each mail.

use std::path::Path;

use crate::config::ConfigError;

/// The largest logo: it goes with every mail.
const LARGEST: u64 = 100 * 1024;

/// A picture as mail programs show it.
pub(crate) struct Logo {
    pub(crate) media_type: &'static str,
    pub(crate) bytes: Vec<u8>,
}

impl Logo {
    /// Reads a PNG or JPEG file of at most 100 KiB.
    pub(crate) fn read(path: &Path) -> Result<Self, ConfigError> {
        let wrong = |what: &str| ConfigError::Wrong(format!("organisation.logo: {what}"));
        if std::fs::metadata(path)?.len() > LARGEST {
            return Err(wrong("at most 100 KiB, as it goes with every mail"));
        }
        let bytes = std::fs::read(path)?;
        let media_type = media_type(&bytes).ok_or_else(|| wrong("a PNG or JPEG file expected"))?;
        Ok(Self { media_type, bytes })
    }
}

/// What a file's first bytes say. No SVG: it may hold scripts and load from elsewhere.
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_of_a_sensible_size() {
        let dir = tempfile::tempdir().unwrap();
        let file = |name: &str, bytes: &[u8]| {
            let path = dir.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            Logo::read(&path).map(|logo| logo.media_type)
        };
        assert_eq!(file("a.png", b"\x89PNG\r\n\x1a\nrest").unwrap(), "image/png");
        assert_eq!(file("a.jpg", b"\xff\xd8\xff\xe0rest").unwrap(), "image/jpeg");
        assert!(file("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>").is_err());
        assert!(file("large.png", &[b"\x89PNG\r\n\x1a\n".as_slice(), &[0; 200_000]].concat()).is_err());
        assert!(Logo::read(&dir.path().join("none")).is_err());
    }
}
