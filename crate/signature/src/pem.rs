//! Several PEM blocks in one text (RFC 7468).

use thiserror::Error;

/// The text is not PEM.
#[derive(Debug, Error)]
pub enum PemError {
    /// A block that begins and does not end.
    #[error("a PEM block {0} has no end")]
    Unfinished(String),
    /// Base64 or label is wrong.
    #[error("a PEM block cannot be decoded: {0}")]
    Decode(der::pem::Error),
}

/// DER of every block with this label, in order; other blocks and text between blocks are passed over.
pub fn decode_all(text: &str, label: &str) -> Result<Vec<Vec<u8>>, PemError> {
    let (begin, end) = (format!("-----BEGIN {label}-----"), format!("-----END {label}-----"));
    let mut blocks = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(&begin) {
        let length =
            rest[start..].find(&end).ok_or_else(|| PemError::Unfinished(label.to_owned()))? + end.len();
        let block = &rest[start..start + length];
        let (_, der) = der::pem::decode_vec(block.as_bytes()).map_err(PemError::Decode)?;
        blocks.push(der);
        rest = &rest[start + length..];
    }
    Ok(blocks)
}

/// One block, lines ending in LF.
pub fn encode(der: &[u8], label: &'static str) -> String {
    // Fails only on labels that RFC 7468 forbids or lengths beyond memory; neither can be given here.
    der::pem::encode_string(label, der::pem::LineEnding::LF, der).unwrap_or_default()
}
